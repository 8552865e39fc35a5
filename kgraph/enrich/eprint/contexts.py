"""What each work is cited for: the sentences that cite it, and their sections."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kgraph.enrich.eprint.body import Body, Cite
from kgraph.enrich.eprint.limits import MAX_CONTEXTS, MAX_SENTENCE
from kgraph.enrich.eprint.sentences import MARK
from kgraph.model.tables import Context
from kgraph.model.text import collapse

_LOOSE = re.compile(r"(?<=[(\[“]) (?=\S)| (?=[,.;:)\]”?!])")


@dataclass(frozen=True, slots=True)
class Cites:
    """What a text cites: the places by key, all keys in order, and whether it was cut."""

    contexts: dict[str, tuple[Context, ...]]
    keys: tuple[str, ...]
    cut: bool


def citing(text: str) -> Cites:
    """Find the sentences of a paper that cite.

    Args:
        text: TeX without comments, inputs and the author's own commands in place.
    """
    body = Body(text)
    body.walk(0, len(text))
    contexts: dict[str, dict[Context, None]] = {}
    cut, left = body.cut, MAX_CONTEXTS
    for found in body.found:
        for key, sentence in _marked(found.sentence, body.cites):
            left -= 1
            if left < 0:
                cut = True
                break
            contexts.setdefault(key, {})[Context(sentence, found.section)] = None
    keys = dict.fromkeys((*(k for c in body.cites for k in c.keys), *body.nocite))
    return Cites({key: tuple(rows) for key, rows in contexts.items()}, tuple(keys), cut)


def _marked(sentence: str, cites: list[Cite]) -> Iterator[tuple[str, str]]:
    """Write a sentence for each work it cites: ``[CITE]`` where, ``[cite]`` for the others.

    Of a sentence that goes on and on the part around the citation is enough.
    """
    places: dict[str, int] = {}
    for match in MARK.finditer(sentence):
        for key in cites[int(match[1])].keys:
            places.setdefault(key, match.start())
    written: dict[tuple[int, ...], str] = {}
    for key, place in places.items():
        begin, end = _window(sentence, place)
        part = sentence[begin:end]
        numbers = [int(number) for number in MARK.findall(part)]
        own = tuple(number for number in numbers if key in cites[number].keys)
        if own not in written:
            shown = MARK.sub(lambda m: " [CITE] " if int(m[1]) in own else " [cite] ", part)  # noqa: B023
            shown = _LOOSE.sub("", collapse(shown))
            last = " …" if end < len(sentence) else ""
            written[own] = ("… " if begin else "") + shown + last
        yield key, written[own]


def _window(sentence: str, place: int) -> tuple[int, int]:
    """Give the part of a sentence around a place, cut at blanks."""
    if len(sentence) <= MAX_SENTENCE:
        return 0, len(sentence)
    begin = max(0, min(place - MAX_SENTENCE // 2, len(sentence) - MAX_SENTENCE))
    end = min(begin + MAX_SENTENCE, len(sentence))
    begin = sentence.find(" ", begin, place) + 1 if begin else 0
    last = sentence.rfind(" ", place, end) if end < len(sentence) else end
    return begin or (place if place > MAX_SENTENCE else 0), last if last > 0 else end
