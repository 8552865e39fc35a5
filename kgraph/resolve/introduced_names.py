"""Which names a paper introduces for its work, in its title or its abstract."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_WORD = r"\w{0,40}(?:\.\w{1,40}){0,4}"  # "GPT-3.5", but not the next sentence
# At most so many words, so that a text of names alone is still walked once.
_NAME = rf"[A-Z]{_WORD}(?:[- ][A-Z0-9]{_WORD}){{0,6}}"
GIVING = ("called", "named", "dubbed", "termed")
TELLING = ("introduce", "present", "propose", "release", "develop", "describe")
_GIVEN = re.compile(rf"\b(?:{'|'.join(GIVING)})\s+(?P<name>{_NAME})")
_TOLD = re.compile(
    rf"[Ww]e(?<!\w[Ww]e)\s+(?:\w+\s+and\s+)?(?:{'|'.join(TELLING)})\s+"
    rf"(?:and\s+\w+\s+)?(?P<name>{_NAME})(?=\s*[,.(:;]|\s+(?:v\d|an?|the|which|that|with)\b)"
)
_BRACKETED = re.compile(rf"\((?P<name>{_NAME})\)")
_BEFORE_BRACKET = re.compile(r"\b(?:model|framework|system|benchmark|method|network)s?\s*$")
# "Chatbot Arena, a crowdsourced …": only for names of several words that the title has too.
_EXPLAINED = re.compile(
    r"(?P<name>[A-Z](?<!\w[A-Z])\w{1,40}(?:[ -][A-Z0-9]\w{0,40}){1,6}), an? [a-z]"
)
_REPORT = re.compile(r"\s+(?:Technical Report|(?:Model|System) Card)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Described:
    """What mentions are found in: a paper with its texts."""

    paper_id: str
    title: str | None
    abstract: str | None
    published: str | None


def introduced_names(paper: Described) -> Iterator[str]:
    """Give the names a paper introduces, as printed."""
    title = paper.title or ""
    named = _REPORT.sub("", title)
    if named != title and len(named.split()) <= 3:
        yield named.strip()
    head, colon, _ = title.partition(":")
    if colon and len(head.split()) <= 4 and _is_name(head):
        yield head.strip()
    elif title == named and not colon and len(title.split()) <= 3 and _is_name(title):
        yield title.strip()
    yield from _names_given(paper.abstract or "", title)


def _names_given(text: str, title: str) -> Iterator[str]:
    """Give the names that an abstract says it gives.

    Most have no word that a pattern needs; to ask for that first takes a tenth of the time.
    """
    if any(word in text for word in GIVING):
        for match in _GIVEN.finditer(text):
            yield match["name"].rstrip(".")
    if any(word in text for word in TELLING):
        for match in _TOLD.finditer(text):
            yield match["name"].rstrip(".")
    for match in _BRACKETED.finditer(text):
        if _BEFORE_BRACKET.search(text, max(0, match.start() - 20), match.start()):
            yield match["name"].rstrip(".")
    if ", a" in text:
        for match in _EXPLAINED.finditer(text):
            if match["name"] in title:
                yield match["name"]


def _is_name(text: str) -> bool:
    """Say whether a text looks like the name of a work: a digit, or capitals inside a word."""
    return any(re.search(r"\d|[a-z][A-Z]|[A-Z]{2}", word) is not None for word in text.split())
