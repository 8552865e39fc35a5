"""One entry of a page, its lines given: title, author line, label, date, abstract, links.

What layouts have in common. A layout finds where entries begin and end; here the
lines between are told apart: short lines about the paper before the abstract,
the abstract, short lines after it.
"""

import re
from collections.abc import Sequence

from kgraph.read.page import Draft, Line, ends_sentence
from kgraph.read.parts import keyword_lines
from kgraph.read.parts.abstract_names import is_abstract_name
from kgraph.read.parts.affiliated import find_affiliated
from kgraph.read.parts.authors import NamedAuthors, find_authors
from kgraph.read.parts.date_lines import is_date_line as is_date_line
from kgraph.read.parts.date_lines import is_version_line as is_version_line
from kgraph.read.parts.date_lines import put_date_line as put_date_line
from kgraph.read.parts.date_lines import put_date_over_text as put_date_over_text
from kgraph.read.parts.dotted_facts import find_parts
from kgraph.read.parts.entry_ids import is_id as is_id
from kgraph.read.parts.entry_ids import is_id_line
from kgraph.read.parts.entry_ids import is_link_line as is_link_line
from kgraph.read.parts.entry_ids import put_id_line as put_id_line
from kgraph.read.parts.entry_ids import put_ids as put_ids
from kgraph.read.parts.entry_ids import put_printed_id as put_printed_id
from kgraph.read.parts.prose import page_width
from kgraph.read.parts.remarks import COMMENT_LABEL, find_cited_year, is_journal, is_number
from kgraph.read.parts.remarks import is_comment as is_comment
from kgraph.read.parts.seams import find_seam
from kgraph.read.parts.site_labels import is_site_label as is_site_label
from kgraph.read.parts.site_labels import put_label
from kgraph.read.parts.text_ends import MAX_HEADING, end_of_notes, end_of_text
from kgraph.read.rest import is_navigation

# "Ann Lee, Bob Day.", but not "Bob Day Jr." and "Ann Lee et al."
_FULL_STOP = re.compile(r"(?<!\bal)(?<![JS]r)(?<=[a-z]{2})\.$")
_BULLET = re.compile(r"[*•]\s+")
_BY = re.compile(r"(?:(?:Authors?|Written by|Author\(s\))\s*:|By:?)\s+(?=\S)", re.IGNORECASE)
_WIDE_SPACE = re.compile(r"(?<=\S)[ \t\u00a0\u2003]{2,}(?=[^\W\d_])|(?<=\S)\t(?=[^\W\d_])")
# "Maps. II. Symmetries": a part of a title, and no initial glued to one.
_NUMERAL = re.compile(r"(?=[IVX]{2})(?:X{0,3})(?:IX|IV|V?I{0,3})[.:](?=\s)")
_ORGANISATIONS = re.compile(r"(?<!\s)\s+[·•]\s+(?P<list>[^·•]+(?:\s+[·•]\s+[^·•]+)*)$")
_ORGANISATION_BORDER = re.compile(r"\s*(?:,|;|·|•|/|\|)\s*")


def put_authors(draft: Draft, start: int, end: int) -> bool:
    """Take an author line, with or without organisations after a dot (" · openai")."""
    by = _BY.match(draft.page.text, start, end)
    start = by.end() if by else start
    stop = put_organisations(draft, start, end, only_if_authors=True)
    if _FULL_STOP.search(draft.page.text, max(start, stop - 20), stop):
        stop -= 1
    bracketed = draft.page.text.find("(", start, stop) >= 0
    affiliated = find_affiliated(draft.page.text, start, stop) if bracketed else None
    found = affiliated or find_authors(draft.page.text, start, stop)
    if found is None:
        return False
    places = affiliated.affiliations if isinstance(affiliated, NamedAuthors) else ()
    draft.add_authors(found.places, truncated=found.truncated, affiliations=places)
    return True


def is_author_line(text: str, start: int, end: int) -> bool:
    """Say whether a line is an author list, organisations after a dot aside."""
    by = _BY.match(text, start, end)
    start = by.end() if by else start
    match = _ORGANISATIONS.search(text[start:end])
    return find_authors(text, start, start + match.start() if match else end) is not None


def has_glued_names(text: str, start: int, end: int) -> bool:
    """Say whether a line is a title with names glued to it, organisations after a dot aside."""
    match = _ORGANISATIONS.search(text[start:end])
    return find_seam(text, start, start + match.start() if match else end) is not None


def is_named_authors(text: str) -> bool:
    """Say whether a line is an author list and says so: "Authors: ...", "by ..."."""
    by = _BY.match(text)
    return by is not None and find_authors(text, by.end(), len(text)) is not None


def put_header(draft: Draft, start: int, end: int) -> bool:
    """Take a title with its author list glued to it; say whether there was one."""
    stop = put_organisations(draft, start, end, only_if_authors=True)
    text = draft.page.text
    # Boxes that stand side by side on a page are parted by white space in its copy.
    gaps = [match.end() for match in _WIDE_SPACE.finditer(text, start, stop)]
    seam = find_seam(text, start, stop)
    if seam and _NUMERAL.match(text, text.rfind(" ", start, seam) + 1, stop):
        seam = None
    for border in [*gaps, seam]:
        if border and not any(map(str.isalnum, text[start:border])):
            continue  # "**Ann Lee, Bob Day**": a mark before names
        found = find_authors(text, border, stop, glued=border == seam) if border else None
        if border and found:
            draft.put("title", start, border)
            draft.add_authors(found.places, truncated=found.truncated)
            return True
    return False


def put_organisations(draft: Draft, start: int, end: int, *, only_if_authors: bool) -> int:
    """Take the organisations after a dot at the end; give where they begin.

    With ``only_if_authors`` they are taken only if names stand before the dot: a
    title may hold a dot too.
    """
    text = draft.page.text
    match = _ORGANISATIONS.search(text[start:end])
    if match is None:
        return end
    stop = start + match.start()
    if only_if_authors:
        names = find_authors(text, start, stop)
        if names is None and find_seam(text, start, stop) is None:
            return end
    position = start + match.start("list")
    for part in _ORGANISATION_BORDER.split(match["list"]):
        begin = text.index(part, position) if part else position
        position = begin + len(part)
        draft.add("organisations", begin, position)
    return stop


MAX_ABOVE = 3  # lines above an abstract that has its name on a line


def put_comment(draft: Draft, line: Line) -> bool:
    """Take a comments line."""
    if not is_comment(line.text):
        return False
    label = COMMENT_LABEL.match(line.text) or _BULLET.match(line.text)
    if not draft.has("comments"):
        draft.put("comments", line.start + (label.end() if label else 0), line.end)
    return True


def put_journal(draft: Draft, line: Line) -> bool:
    """Take a line that is where an article appeared.

    Its year is the date of an entry with a title and no other date; beside abstracts without
    titles it is a field of arXiv's, where the preprint is older.
    """
    if not is_journal(line.text):
        return False
    if not draft.has("journal_ref"):
        draft.put("journal_ref", line.start, line.end)
    dated = draft.has("published") or not draft.has("title")
    if not dated and (year := find_cited_year(line.text)):
        start, end = line.start + year[0], line.start + year[1]
        draft.put_as("published", line.text[slice(*year)], start, end)
    return True


def put_body(
    draft: Draft, lines: Sequence[Line], *, comments: bool = False, names_below: bool = False
) -> None:
    """Take what follows a title: lines about the paper, the abstract, lines after it.

    Args:
        draft: The entry.
        lines: Its lines after the title, in order.
        comments: Comments lines after the abstract are expected in this layout.
        names_below: So are authors, one name alone too.
    """
    rest = list(lines)
    while rest and (put_fact(draft, rest[0]) or _is_button(rest)):
        rest.pop(0)
    if names_below and not draft.has("authors") and has_names_below(rest):
        put_authors(draft, rest[-1].start, rest[-1].end)
        rest.pop()
    # "A&A, 469, 213 / Abstract / We count sheep": what is called an abstract begins below.
    names = (n for n, line in enumerate(rest[:MAX_ABOVE]) if is_abstract_name(line.text))
    called = next(names, None)
    if called is not None and called + 1 < len(rest):
        for line in rest[:called]:
            draft.add("labels", line.start, line.end)
        rest = rest[called + 1 :]
    # A link that the sentence before it leads to ("available at") is part of the abstract.
    end = end_of_text(rest, lambda text: _is_after(text, comments))
    after, rest = rest[end:], rest[:end]
    rest = rest[: end_of_notes(rest, draft.page.once(page_width))]
    if rest:
        draft.put("abstract", rest[0].start, rest[-1].end)
        draft.add_urls(rest[0].start, rest[-1].end)
    for line in after:
        if not (put_id_line(draft, line) or put_date_line(draft, line)):
            if is_number(line.text):
                draft.add("labels", line.start, line.end)
            elif not (keyword_lines.put_list(draft, line) or put_journal(draft, line)):
                put_comment(draft, line)
        draft.add_urls(line.start, line.end)


def _is_button(lines: Sequence[Line]) -> bool:
    """Say whether the first line is a button or a count that stands over a text."""
    text = lines[0].text
    return len(lines) > 1 and len(text) <= MAX_HEADING and is_navigation(text) and not is_id(text)


def has_names_below(lines: Sequence[Line]) -> bool:
    """Say whether the last line of an entry is an author list, below its text."""
    if len(lines) < 2 or not is_author_line(lines[-1].text, 0, len(lines[-1].text)):
        return False
    above = lines[-2].text
    return ends_sentence(above) or is_navigation(above)


def _is_after(text: str, comments: bool) -> bool:
    """Say whether a line at the end of an entry is about the paper and not of its abstract."""
    return (
        is_link_line(text)
        or is_id(text)
        or is_id_line(text)
        or is_date_line(text)
        or keyword_lines.find_name(text) is not None
        or (comments and any(told(text) for told in (is_comment, is_journal, is_number)))
    )


def put_fact(draft: Draft, line: Line) -> bool:
    """Take a line over an abstract: a label, a date, an id, a link, authors; say if it is one."""
    if is_site_label(line.text):
        put_label(draft, line)
        return True
    if put_date_line(draft, line):
        return True
    if put_id_line(draft, line):
        draft.add_urls(line.start, line.end)
        return True
    if is_link_line(line.text):
        draft.add_urls(line.start, line.end)
        return True
    if not draft.has("authors") and put_authors(draft, line.start, line.end):
        return True
    return _put_parts(draft, line)


def _put_parts(draft: Draft, line: Line) -> bool:
    """Take a line of facts with dots between: a date, names, and what else there is."""
    found = find_parts(line.text)
    if found is None:
        return False
    text, (parts, n) = draft.page.text, found
    places = [(line.start + a, line.start + b) for a, b in parts]
    put_date_line(draft, Line(*places[n], text[slice(*places[n])]))
    behind = places[n + 1 :]
    named = bool(behind) and not draft.record.authors
    if named and put_authors(draft, behind[0][0], behind[-1][1]):
        behind = []
    for start, end in [*places[:n], *behind]:
        named = not draft.has("authors") and put_authors(draft, start, end)
        if not named and any(c.isalpha() for c in text[start:end]):
            draft.add("labels", start, end)
    return True
