"""arXiv's listing mails: entries between lines of two backslashes.

    \\\\
    arXiv:2303.00763
    Date: Wed, 1 Mar 2023 19:00:02 GMT   (3197kb,D)

    Title: Census of Gaseous Satellites around Local Spiral Galaxies
    Authors: Jingyao Zhu and Mary E Putman
    Categories: astro-ph.GA
    \\\\
      We present a search for gas-containing dwarf galaxies as satellite systems
    ...
    \\\\ ( https://arxiv.org/abs/2303.00763 ,  3197kb)

The first line after the backslashes names the paper, also with ``Paper:`` and an old
id. Monthly listings leave the abstract out. Source: arXiv's listings as mailed.
"""

import re
from collections.abc import Sequence

from kgraph.errors import InputError
from kgraph.model import ids
from kgraph.model.tables import Evidence
from kgraph.read.page import Draft, Line, Page, evidence, new_draft
from kgraph.read.parts import entry
from kgraph.read.parts.fields import Label, find_label, put_field

NAME = "arxiv_mail"
_BORDER = re.compile(r"\\\\(?:\s*\(.*)?$")
_RULE = re.compile(r"[-%=_*~ ]{10,}$")
_OF_THE_MAIL = ("from", "proxy")  # who sent it, not what the paper is
_NOT_SHOWN = re.compile(r"\(\d+ additional authors not shown\)$")
_OPENING = re.compile(r"(?:arXiv|Paper|Paper \(\S+\))\s*:\s*(?P<id>\S+)(?:\s+\(.*\))?$", re.I)
_HEADER = re.compile(r"(?:From|Date|Title|Authors?)\s*(?:\(revised[^)]*\)\s*)?:\s", re.IGNORECASE)
_REVISED = re.compile(r"Date\s*\(revised[^)]*\)\s*:\s*|replaced with revised version\s+", re.I)


def recognises(page: Page) -> bool:
    """Say whether a line of backslashes stands over a line that names a paper."""
    return any(_OPENING.match(page.lines[i].text) for i in _openings(page.lines))


def read(page: Page) -> Evidence:
    """Read the entries of a listing mail."""
    opened = _openings(page.lines)
    borders = [*opened[1:], len(page.lines)]
    drafts = [
        _read_entry(page, page.lines[i:border]) for i, border in zip(opened, borders, strict=True)
    ]
    return evidence(page, NAME, drafts)


def _openings(lines: Sequence[Line]) -> list[int]:
    """Find the lines that open entries; the id is not in all copies of a header."""
    return [
        i
        for i in range(1, len(lines))
        if _BORDER.match(lines[i - 1].text)
        and (_OPENING.match(lines[i].text) or _HEADER.match(lines[i].text))
    ]


def _read_entry(page: Page, lines: Sequence[Line]) -> Draft:
    draft = new_draft(page)
    named = _OPENING.match(lines[0].text) is not None
    if named:
        _put_opening(draft, lines[0])
    end = 1
    while end < len(lines) and not (_BORDER.match(lines[end].text) or _RULE.match(lines[end].text)):
        end += 1
    _put_fields(draft, lines[named:end])
    closing = next((n for n in range(end, len(lines)) if _RULE.match(lines[n].text)), len(lines))
    # Behind the last backslashes others may write: a mail is forwarded with remarks.
    borders = [n for n in range(end + 1, closing) if _BORDER.match(lines[n].text)]
    until = borders[-1] if borders else closing
    body = [line for line in lines[end:until] if not _BORDER.match(line.text)]
    # Who forwards a mail may leave a text out: "[...]".
    told = any(c.isalpha() for line in body[:2] for c in line.text)
    if told and not lines[end].text.startswith("\\\\ ("):
        draft.put("abstract", body[0].start, body[-1].end)
        draft.add_urls(body[0].start, body[-1].end)
    remarks = lines[until + 1 : closing]
    if remarks:
        place = remarks[0].start, remarks[-1].end
        draft.report(*place, "not-understood", "this stands behind an entry of a listing mail")
    for line in lines[end:closing]:
        if line.text.startswith("\\\\ ("):
            entry.put_ids(draft, line.start, line.end)
            draft.add_urls(line.start, line.end)
    draft.put_primary()
    return draft


def _put_opening(draft: Draft, line: Line) -> None:
    """Take the id that opens an entry; old mails print it without its prefix."""
    if entry.put_ids(draft, line.start, line.end):
        return
    match = _OPENING.match(line.text)
    assert match is not None, "the line was recognised by it"
    start, end = line.start + match.start("id"), line.start + match.end("id")
    try:
        value = ids.parse_arxiv(match["id"])
    except InputError as error:
        draft.report(start, end, "bad-id", f"{error}; {error.hint}")
    else:
        draft.put_id(ids.FoundId(value, start, end, line.start, line.end))


def _put_fields(draft: Draft, lines: Sequence[Line]) -> None:
    """Take the fields of a header; a value goes on in the lines that are set in.

    Programs that show mail indent the whole of it, or take all indents away.
    """
    text, i = draft.page.text, 0
    base = min((_indent(text, line) for line in lines), default=0)
    plain = all(_indent(text, line) == base for line in lines)
    while i < len(lines):
        line = lines[i]
        stop = i + 1
        while stop < len(lines) and not lines[stop].blank:
            if _indent(text, lines[stop]) <= base and not (plain and _goes_on(lines[stop])):
                break
            stop += 1
        end = lines[stop - 1].end
        i = stop
        revised = _REVISED.match(line.text)
        label = Label("date", "updated", revised.end(), True) if revised else find_label(line.text)
        if label and label.column == "updated":
            # Each revision has a line; the last one is of the version at hand.
            draft.clear("updated")
        if label is None:
            _put_unnamed(draft, line)
        elif label.name not in _OF_THE_MAIL:
            put_field(draft, label, line.start, line.start + label.width, end)


def _put_unnamed(draft: Draft, line: Line) -> None:
    more = _NOT_SHOWN.match(line.text)
    if more and draft.has("authors"):
        draft.put_as("authors_truncated", True, line.start, line.end)
    else:
        draft.report(line.start, line.end, "not-understood", "no field of a listing mail")


def _indent(text: str, line: Line) -> int:
    """Give how many blanks stand before a line."""
    width = 0
    while width < line.start and text[line.start - width - 1] in " \t":
        width += 1
    return width


def _goes_on(line: Line) -> bool:
    """Say whether a line names no field: where nothing is set in, it goes on with the last."""
    label = find_label(line.text)
    return not (
        (label and label.column) or _REVISED.match(line.text) or _NOT_SHOWN.match(line.text)
    )
