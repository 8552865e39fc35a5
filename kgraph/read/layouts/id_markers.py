"""Ids that stand apart from running text, and so may open or close blocks of it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from kgraph.errors import InputError
from kgraph.model import ids
from kgraph.read.page import Line, Page, ends_sentence
from kgraph.read.parts import entry
from kgraph.read.parts.entry_ids import find_bare_id
from kgraph.read.parts.id_beside import name_of
from kgraph.read.parts.told import find_ids

_BRACKETED = re.compile(r"(?:^|(?<=[\n\r]))[ \t]*[(\[]$")  # and nothing else on the line
_AFTER_BRACKETED = re.compile(r"[)\]][ \t]*(?=[\n\r]|$)")
# "arXiv:1901.00001, is useful, as it says", but not ", cs.LG" or ", accepted at ICML 2019".
_GOES_ON = re.compile(
    r"(?:[,;)]+[^\S\n]+(?!accepted|published|submitted|to\s|in\s)(?=[a-z]+\s)"
    r"|[^\S\n](?=(?:is|are|was|and|but|which|by|for|as)\s))(?:[^\s\d]+[^\S\n]+){3}"
)
_ALONE = re.compile(r"[^\S\n]*(?:\n|$)")
_BEFORE_MARKER = re.compile(r"(?:^|[\n\r.!?\")\]}])[ \t]*$")


def find_markers(page: Page) -> list[ids.FoundId | InputError]:
    """Find the ids that stand at the beginning of a line, or right behind a sentence."""
    found = [_with_brackets(page, m) for m in ids.find_arxiv(page.text)]
    markers = [
        m
        for m in found
        if isinstance(m, InputError)
        or (
            "/" not in page.text[m.whole_start : m.start]
            and _BEFORE_MARKER.search(page.text[max(0, m.whole_start - 40) : m.whole_start])
            and not _is_in_text(page.text, m)
        )
    ]
    if any(isinstance(m, ids.FoundId) for m in markers):
        # A link belongs to the entry it stands in; it parts no blocks.
        return markers
    # On pages without such ids, links and DOIs on lines of their own are the ids.
    known = [m for m in found if isinstance(m, ids.FoundId) and not _is_in_text(page.text, m)]
    known += ids.find_doi(page.text)
    if not known and len(bare := [m for line in page.lines if (m := find_bare_id(line))]) > 1:
        known = bare
    on_lines: dict[Line, list[ids.FoundId]] = {}
    for marker in sorted(known, key=lambda m: m.start):
        line = page.lines[bisect_right(page.lines, marker.start, key=lambda line: line.start) - 1]
        on_lines.setdefault(line, []).append(marker)
    alone = [
        replace(on_line[0], whole_start=line.start, whole_end=line.end)
        for line, on_line in on_lines.items()
        if len(on_line) == 1 and entry.is_id(line.text)
    ]
    return [*(m for m in found if isinstance(m, InputError)), *alone]


def are_few(page: Page, markers: Sequence[ids.FoundId]) -> bool:
    """Say whether more lines than stand apart name other papers: a list with notes between.

    A comment may name several: "Based on arXiv:..., arXiv:..., arXiv:...".
    """
    own = {name_of(marker) for marker in markers}
    others = [
        some.start
        for some in find_ids(page)
        if isinstance(some, ids.FoundId) and name_of(some) not in own
    ]
    lines = {bisect_right(page.lines, place, key=lambda line: line.start) for place in others}
    return len(lines) > len(own)


def _is_in_text(text: str, found: ids.FoundId) -> bool:
    """Say whether an id that begins a line is of the sentence that goes on there."""
    above = text[max(0, found.whole_start - 40) : found.whole_start].rstrip(" \t")
    if not above.endswith("\n"):
        return False  # behind a sentence
    above = above[:-1].rstrip(" \t\r")
    if not above or above.endswith("\n") or ends_sentence(above):
        return False
    if above.endswith(","):  # of a sentence, or of names over an id alone
        return _ALONE.match(text, found.whole_end) is None
    return _GOES_ON.match(text, found.whole_end) is not None


def _with_brackets(page: Page, found: ids.FoundId | InputError) -> ids.FoundId | InputError:
    """Give an id that stands in brackets on a line of its own with them: "(arXiv:1901.00001)"."""
    if isinstance(found, InputError):
        return found
    around = _BRACKETED.search(page.text[max(0, found.whole_start - 40) : found.whole_start])
    behind = _AFTER_BRACKETED.match(page.text, found.whole_end)
    if around is None or behind is None:
        return found
    return replace(found, whole_start=found.whole_start - 1, whole_end=found.whole_end + 1)
