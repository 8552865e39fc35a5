"""What stands under a title where the page names its fields at times: facts, text, facts.

Ann Lee, Bob Day
NeurIPS 2023
We study how sheep are counted ...
Keywords: sheep, goats
"""

import re
from collections.abc import Sequence

from kgraph.read.layouts.venue_lines import put_venue_line
from kgraph.read.page import Draft, Line, ends_sentence
from kgraph.read.parts import entry, keyword_lines
from kgraph.read.parts.fields import find_label, put_field
from kgraph.read.parts.prose import looks_like_prose, title_case_share
from kgraph.read.parts.title_names import is_dated

MAX_FIELD = 300  # code points of a line that names its field
MAX_VENUE = 200  # code points
MAX_HEADING = 60  # code points
# What stands beside abstracts with its name; other words before a colon are of the text.
_FIELDS = frozenset(
    (
        *("authors", "published", "updated", "journal_ref", "urls", "id", "keywords"),
        *("organisations", "categories", "primary_category"),
    )
)
_TOLD = re.compile(r"TL;?DR\s*[:—–]\s*\S", re.IGNORECASE)
_SHORT = re.compile(r"(?:TL;?DR|Summary|Abstract)\s*[:—–]\s*(?=\S)", re.IGNORECASE)


def put_text(
    draft: Draft, lines: Sequence[Line], *, comments: bool = False, names_below: bool = False
) -> None:
    """Take what follows a title: facts with and without names, the abstract, facts after it."""
    rest = list(lines)
    while rest and (
        (len(rest) > 1 and _put_told(draft, rest[0], rest[1]))
        or put_labelled(draft, rest[0])
        or entry.put_fact(draft, rest[0])
        or (len(rest) > 1 and entry.put_date_over_text(draft, rest[0]))
        or (len(rest) > 1 and _put_venue(draft, rest[0], rest[1]))
    ):
        rest.pop(0)
    # "You may also like:" behind the facts is over what follows.
    heads = len(rest) > 2 and rest[-1].blank and len(rest[-1].text) <= MAX_HEADING
    if heads and not _is_fact(rest[-1].text) and _is_fact(rest[-2].text):
        rest.pop()
    after = len(rest)
    while after > 1 and _is_fact(rest[after - 1].text):
        after -= 1
    if not (after < len(rest) and ends_sentence(rest[after - 1].text)):
        after = len(rest)
    behind, rest = rest[after:], rest[:after]
    if rest and (named := _SHORT.match(rest[0].text)):
        first = rest[0]
        start = first.start + named.end()
        rest[0] = Line(start, first.end, first.text[named.end() :], first.blank)
    entry.put_body(draft, rest, comments=comments, names_below=names_below)
    for line in behind:
        if not (put_labelled(draft, line) or entry.put_id_line(draft, line)):
            entry.put_date_line(draft, line)
        draft.add_urls(line.start, line.end)


def _put_told(draft: Draft, line: Line, following: Line) -> bool:
    """Take a short account of the paper ("TL;DR: …") above its authors or another abstract."""
    short = _TOLD.match(line.text)
    told = short is not None and (
        entry.is_named_authors(following.text) or looks_like_prose(following.text)
    )
    if told:
        draft.add("labels", line.start, line.end)
    return told


def is_labelled(text: str) -> bool:
    """Say whether a line is short and names its field: "Venue: ICML"."""
    if len(text) >= MAX_FIELD:
        return False
    if keyword_lines.find_name(text):
        return True
    label = find_label(text) if ":" in text[:40] else None
    return (
        label is not None
        and label.capital
        and label.column in _FIELDS
        and not looks_like_prose(text[label.width :])
    )


def _is_fact(text: str) -> bool:
    return is_labelled(text) or any(
        known(text) for known in (entry.is_link_line, entry.is_id, entry.is_date_line)
    )


def put_labelled(draft: Draft, line: Line) -> bool:
    """Take a short line that names its field; say whether it is one."""
    if not is_labelled(line.text):
        return False
    if entry.put_id_line(draft, line) or entry.put_date_line(draft, line):
        draft.add_urls(line.start, line.end)
        return True
    label = find_label(line.text)
    assert label is not None, "the line has one"
    put_field(draft, label, line.start, line.start + label.width, line.end)
    return True


def _put_venue(draft: Draft, line: Line, following: Line) -> bool:
    """Take a venue with its year that stands under authors, on a line of its own."""
    text = line.text
    venue = (
        draft.has("authors")
        and not draft.has("journal_ref")
        and len(text) <= MAX_VENUE
        and is_dated(text)
        and title_case_share(text) >= 0.6
        and not ends_sentence(text)
        and not following.text[0].islower()
    )
    if venue:
        put_venue_line(draft, line)
    return venue
