"""The arXiv ids and DOIs that an entry of a list of references prints, in every spelling.

`kgraph.model.ids` reads one spelling after another; this module knows the
surroundings of entries: old ids stand bare (``hep-th/9711200``), new ones in
brackets or behind "arXiv" and "CoRR, abs/"; DOIs hide in publishers' addresses.
"""

import re
from dataclasses import dataclass

from kgraph.errors import InputError
from kgraph.model import ids
from kgraph.model.taxonomy import ARCHIVES

_ARCHIVE = "|".join(sorted(map(re.escape, ARCHIVES), key=len, reverse=True))
# An old id says what it is by its archive.
_OLD = re.compile(
    rf"(?<![\w-])(?:arxiv\s?:\s?)?(?P<archive>{_ARCHIVE})(?:\.[A-Za-z]{{2}})?\s?[/:]\s?"
    r"(?P<number>\d{7})(?!\d)",
    re.IGNORECASE,
)
_SEVEN_DIGITS = re.compile(r"\d{7}")
_NEW = re.compile(r"(?<!\d)(?<!\d\.)(?P<id>\d{4}\.\s?\d{4,5})(?!\d)(?!\.\d)(?:v\d{1,2}\b)?")
# What makes a number of that form an arXiv id, right before it.
_SAYS_SO = re.compile(
    r"(?:arxiv(?:\.org)?(?:\s?e-?prints?|\s?preprints?|\s?id)?[\s:/.,;(\[]{0,4}(?:no\.?|p\.|id|eprint)?"
    r"(?:\s?arxiv)?[\s:/.({\[-]{0,4}(?:abs/|pdf/|html/)?|abs/|pdf/|corr[\s,:/]{0,3}(?:abs[/\s])?"
    r"|eprint[s]?[\s:=]{0,3}|e-print[s]?[\s:]{0,3}|preprint[\s:,]{0,3}|\[\s?|ar5iv\S{0,12}/"
    r"|arxiv\s?\[[a-z-]{2,9}(?:\.[a-z-]{2,9})?\]\s?:?\s?)$",
    re.IGNORECASE,
)
_TAGGED = re.compile(r"\s?\[[a-z-]{2,9}(?:\.[A-Za-z-]{2,9})?\]")
_DOI = re.compile(
    r"(?<![\w.])10\.\d{4,9}(?:\.\d+)*/(?:[^\s\"<>{}|\\^`]|<[^\s<>]{1,40}>(?=\d\.\d\.))+"
)
_LANDING = re.compile(
    r"(?:/(?:abstract|full|fulltext|pdf|epdf|meta|html|summary|references|citations|pdfdirect)"
    r"(?:/.*)?|\.pdf|\.full(?:\.pdf)?|\.html?|v\d+\.(?:full|abstract).*)$",
    re.IGNORECASE,
)
_PREPRINT_VERSION = re.compile(r"(?<=\d)v\d+$")
_DOI_HOST = re.compile(r"(?:doi\.org/|doi\s?[:=]?\s?|^)$", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"https?://\S*$|www\.\S*$")


@dataclass(frozen=True, slots=True)
class Printed:
    """An id and where it stands; ``kind`` is arxiv or doi."""

    kind: str
    value: str
    start: int


def printed_ids(text: str, links: tuple[str, ...] = ()) -> list[Printed]:
    """List the ids of an entry, each once, in order of place; those of its links come last."""
    found: dict[tuple[str, str], Printed] = {}
    shift = 0
    for part in (text, *links):
        for one in sorted((*_arxiv(part), *_dois(part)), key=lambda one: one.start):
            placed = Printed(one.kind, one.value, one.start + shift)
            found.setdefault((one.kind, one.value), placed)
        shift += len(part) + 1
    return list(found.values())


def bare_arxiv(text: str, archive: str = "") -> str | None:
    """Read a field that is meant to be an arXiv id; ``archive`` helps a bare old number."""
    printed = "".join(text.split())
    for candidate in (printed, f"{archive}/{printed}" if archive else ""):
        try:
            return ids.parse_arxiv(candidate).bare
        except InputError:
            continue
    return None


def _arxiv(text: str) -> list[Printed]:
    found = []
    # Most entries hold no such number; looking for it is far cheaper than for archives.
    for match in _OLD.finditer(text) if _SEVEN_DIGITS.search(text) else ():
        value = bare_arxiv(f"{match['archive']}/{match['number']}")
        if value:
            found.append(Printed("arxiv", value, match.start()))
    for match in _NEW.finditer(text):
        before = text[max(0, match.start() - 60) : match.start()]
        if not (_SAYS_SO.search(before) or _TAGGED.match(text, match.end())):
            continue
        value = bare_arxiv(match["id"])
        if value and int(value[:2]) < 60:
            found.append(Printed("arxiv", value, match.start()))
    return found


def _dois(text: str) -> list[Printed]:
    found = []
    for match in _DOI.finditer(text):
        printed = match[0]
        before = text[max(0, match.start() - 200) : match.start()]
        if _IN_ADDRESS.search(before) and not _DOI_HOST.search(before):
            printed = re.split(r"[?#&]", printed, maxsplit=1)[0]
            printed = _LANDING.sub("", printed)
        if printed.startswith("10.1101/"):
            printed = _PREPRINT_VERSION.sub("", _LANDING.sub("", printed))
        value = _end(printed).lower()
        if value.startswith("10.48550/arxiv."):
            bare = bare_arxiv(value.removeprefix("10.48550/arxiv."))
            if bare:
                found.append(Printed("arxiv", bare, match.start()))
        elif len(value.partition("/")[2]) > 1:
            found.append(Printed("doi", value, match.start()))
    return found


def _end(printed: str) -> str:
    """Drop what closes the sentence or a bracket around the DOI."""
    while printed:
        last = printed[-1]
        opening = {")": "(", "]": "[", ">": "<"}.get(last)
        if last in ".,;:!?'*”’“‘" or (opening and printed.count(last) > printed.count(opening)):
            printed = printed[:-1]
        else:
            break
    return printed
