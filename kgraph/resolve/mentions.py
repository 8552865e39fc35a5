"""Named works that abstracts mention: never a citation by itself.

A paper owns the names it introduces: the head of its title before a colon
("Llama 2: Open …"), a name its abstract says it gives ("called Gopher", "we
introduce Mixtral 8x7B", "model (DLRM)", "Chatbot Arena, a platform"). Another
abstract mentions the paper where such a name stands, longest match first, with the
same version number, if the paper was there by then. A reference list makes a mention
surer or less sure.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import fields, replace

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from kgraph.model.tables import Mention
from kgraph.model.text import fold_keeping_places
from kgraph.resolve.introduced_names import Described, introduced_names
from kgraph.resolve.mention_filters import may_give_names, may_hold_names

_TOKEN = re.compile(r"[A-Za-z]+|\d+(?:\.\d+)*[A-Za-z]?(?![A-Za-z])|\d+")
_FIGURES = re.compile(r"\d[\w.]*")
_NO_LETTERS = {n: " " for n in range(128) if not chr(n).isalpha()}
# Behind a name: another work of the family ("GPT-4 Turbo").
_VARIANTS = frozenset(("turbo", "coder", "math", "vision", "omni", "audio", "mini", "vl", "xl"))
# Before a name, with a capital: a work built on it ("Gated Transformer-XL").
_BUILT_ON = re.compile(r"\b[A-Z][a-z]+(?:ed|ing|ive|ic|al) $")
_SURE, _KNOWN, _UNLISTED = 0.8, 0.95, 0.5
_GLUED = re.compile(r"[-–][A-Z0-9]\w")
_SIZE = re.compile(r"^\d+(?:\.\d+)?(?:x\d+)?[BMKT]$")
# Words that open titles and sentences and name no work.
_COMMON = frozenset(
    (
        *("a", "an", "the", "we", "this", "our", "model", "models", "learning", "attention"),
        *("transformer", "transformers", "llm", "llms", "gan", "gans", "rl", "nlp", "ai", "ml"),
        *("survey", "report", "introduction", "scaling", "deep", "gpu", "gpus", "cpu", "api"),
        *("dataset", "benchmark", "system", "bert", "sota", "language", "code", "data"),
    )
)


Key = tuple[str, ...]  # a name's tokens in lower case


def mentions(
    papers: Iterable[pa.RecordBatch], cited: Collection[tuple[str, str]] = frozenset()
) -> list[Mention]:
    """Find the mentions among papers.

    Args:
        papers: Batches of papers with their texts, of the columns of `Described`; walked twice.
        cited: Pairs of papers of which the first cites the second. A mention that is
            cited is surer, one that a paper with a known list does not cite is less sure.

    Cost: linear in the length of the abstracts, for any number of names; memory for the names.
    """
    owners, own, years = _gazetteer(
        paper for batch in papers for paper in _rows(batch, may_give_names(batch))
    )
    starts: dict[str, int] = defaultdict(int)  # of the names that begin so, the longest
    for keys in (owners, *own.values()):
        for key in keys:
            starts[key[0]] = max(starts[key[0]], len(key))
    for first in list(starts):
        starts[f"{first}s"] = max(starts[f"{first}s"], 1)  # a plural ("DLRMs")
    lists = {citing for citing, _ in cited}
    found: list[Mention] = []
    for paper in (p for batch in papers for p in _rows(batch, may_hold_names(batch, starts))):
        year = _year(paper)
        unsaid = _UNLISTED if paper.paper_id in lists else _SURE
        for one in _in_abstract(paper, owners, own.get(paper.paper_id, frozenset()), starts):
            later = years[one.mentioned]
            if not (year and later and later > year):
                sure = _KNOWN if (paper.paper_id, one.mentioned) in cited else unsaid
                found.append(replace(one, confidence=sure))
    return found


def _rows(batch: pa.RecordBatch, kept: NDArray[np.bool_]) -> Iterator[Described]:
    """Give the papers of a batch that a filter let through."""
    columns = pa.Table.from_batches([batch]).filter(pa.array(kept)).to_pydict()
    yield from map(Described, *(columns[field.name] for field in fields(Described)))


def _year(paper: Described) -> str | None:
    """Give the year a paper was first there: its arXiv id tells, before any journal."""
    number = paper.paper_id.removeprefix("arxiv:").rpartition("/")[2][:2]
    if paper.paper_id.startswith("arxiv:") and number.isdigit():
        return f"{'19' if int(number) > 90 else '20'}{number}"
    return paper.published[:4] if paper.published else None


def _tokens(text: str) -> list[tuple[str, int, int]]:
    return [(m[0], m.start(), m.end()) for m in _TOKEN.finditer(fold_keeping_places(text))]


def _parts(text: str) -> list[str]:
    """Give at least the tokens of a text in lower case, without order."""
    folded = fold_keeping_places(text).lower()
    if not folded.isascii():
        return _TOKEN.findall(folded)  # other signs part words as well
    found = folded.translate(_NO_LETTERS).split()
    return found + _TOKEN.findall(" ".join(_FIGURES.findall(folded)))


def _key(text: str) -> tuple[str, ...]:
    tokens = [token for token, _, _ in _tokens(text)]
    while len(tokens) > 1 and _SIZE.match(tokens[-1]) and not re.match(r"^\d+B$", tokens[-1]):
        tokens.pop()
    return tuple(token.lower() for token in tokens)


def _gazetteer(
    papers: Iterable[Described],
) -> tuple[dict[Key, tuple[str, str]], dict[str, set[Key]], dict[str, str | None]]:
    """Map each name's key to its one owner and its spelling; a name of two papers is nobody's.

    Beside it the keys of each paper that gives names, and the year of it.
    """
    claims: dict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
    own: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    years: dict[str, str | None] = {}
    for paper in papers:
        for name in introduced_names(paper):
            key = _key(name)
            if key and len("".join(key)) >= 3 and not set(key) <= _COMMON:
                claims[key].setdefault(paper.paper_id, name)
                own[paper.paper_id].add(key)
                years[paper.paper_id] = _year(paper)
    owners = {key: next(iter(by.items())) for key, by in claims.items() if len(by) == 1}
    return owners, own, years


def _in_abstract(
    paper: Described,
    owners: dict[tuple[str, ...], tuple[str, str]],
    own: AbstractSet[Key],
    starts: Mapping[str, int],
) -> Iterator[Mention]:
    text = paper.abstract or ""
    # Few abstracts have a word that begins a name; the others need no places.
    if starts.keys().isdisjoint(_parts(text)):
        return
    tokens = _tokens(text)
    i = 0
    while i < len(tokens):
        taken = 1
        longest = starts.get(tokens[i][0].lower(), 0)
        for length in range(min(longest, len(tokens) - i), 0, -1):
            part = tokens[i : i + length]
            key = _matching(tuple(token.lower() for token, _, _ in part), owners, own)
            if key is None or not _stands_alone(text, tokens, i, length, key, owners):
                continue
            taken = length
            if key in owners and key not in own:
                owner = owners[key][0]
                if owner != paper.paper_id:
                    start, end = part[0][1], part[-1][2]
                    yield Mention(paper.paper_id, owner, text[start:end], start, end, _SURE)
            break
        i += taken


def _matching(
    key: tuple[str, ...], owners: dict[tuple[str, ...], tuple[str, str]], own: AbstractSet[Key]
) -> tuple[str, ...] | None:
    """Find the name that tokens are: as they are, or a plural ("DLRMs")."""
    for form in (key, (*key[:-1], key[-1].removesuffix("s"))):
        if form in owners or form in own:
            return form
    return None


def _stands_alone(
    text: str,
    tokens: Sequence[tuple[str, int, int]],
    i: int,
    length: int,
    key: tuple[str, ...],
    owners: dict[tuple[str, ...], tuple[str, str]],
) -> bool:
    """Say whether a match is the whole name: nothing glued on, no other version, right case."""
    start, end = tokens[i][1], tokens[i + length - 1][2]
    surface = text[start:end]
    if any(
        " " not in text[a[2] : b[1]] and text[a[2] : b[1]] not in ("", "-", " ")
        for a, b in zip(tokens[i : i + length - 1], tokens[i + 1 : i + length], strict=True)
    ):
        return False
    if start and (
        text[start - 1].isalnum()
        or (text[start - 1] in "-_" and start > 1 and text[start - 2].isalnum())
    ):
        return False
    after = text[end : end + 1]
    if after.isalnum() or (after in "-–" and _GLUED.match(text, end)):
        return False
    if _BUILT_ON.search(text[max(0, start - 40) : start]) and not _opens(text, start):
        return False
    following = tokens[i + length][0] if i + length < len(tokens) else ""
    gap = text[end : tokens[i + length][1]] if i + length < len(tokens) else ""
    # Another version number follows ("Llama 1", "GPT-3.5"): another work, unless it is a size.
    if gap in (" ", "-", "") and following[:1].isdigit() and not _SIZE.match(following):
        return False
    if gap in (" ", "-") and following.lower() in _VARIANTS:
        return False
    if len(key) == 1 and not re.search(
        r"\d|[a-z][A-Z]|[A-Z]{2}", owners.get(key, ("", surface))[1]
    ):
        # A dictionary word ("Gopher") is a name only with its capital, inside a sentence.
        spelled = owners.get(key, ("", surface))[1]
        opening = start == 0 or text[max(0, start - 9) : start].rstrip()[-1:] in ".!?:"
        return surface.removesuffix("s") == spelled.removesuffix("s") and not opening
    return True


def _opens(text: str, start: int) -> bool:
    """Say whether the word before a place opens a sentence, and has its capital from there."""
    before = text[max(0, start - 60) : start].rstrip()
    return before[: before.rfind(" ") + 1].rstrip()[-1:] in ("", ".", "!", "?", ":")
