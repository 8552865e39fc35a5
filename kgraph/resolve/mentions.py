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
from collections.abc import Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cache

from kgraph.model.tables import Mention
from kgraph.model.text import fold

_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_TOKEN = re.compile(r"[A-Za-z]+|\d+(?:\.\d+)*[A-Za-z]?(?![A-Za-z])|\d+")
_WORD = r"\w{0,40}(?:\.\w{1,40}){0,4}"  # "GPT-3.5", but not the next sentence
# At most so many words, so that a text of names alone is still walked once.
_NAME = rf"[A-Z]{_WORD}(?:[- ][A-Z0-9]{_WORD}){{0,6}}"
_INTRODUCED = (
    re.compile(rf"\b(?:called|named|dubbed|termed)\s+(?P<name>{_NAME})"),
    re.compile(
        r"\b[Ww]e\s+(?:\w+\s+and\s+)?(?:introduce|present|propose|release|develop|describe)\s+"
        rf"(?:and\s+\w+\s+)?(?P<name>{_NAME})(?=\s*[,.(:;]|\s+(?:v\d|an?|the|which|that|with)\b)"
    ),
    re.compile(rf"\b(?:model|framework|system|benchmark|method|network)s?\s*\((?P<name>{_NAME})\)"),
)
# "Chatbot Arena, a crowdsourced …": only for names of several words that the title has too.
_EXPLAINED = re.compile(r"\b(?P<name>[A-Z]\w{1,40}(?:[ -][A-Z0-9]\w{0,40}){1,6}), an? [a-z]")
_REPORT = re.compile(r"\s+(?:Technical Report|(?:Model|System) Card)\s*$", re.IGNORECASE)
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


@dataclass(frozen=True, slots=True)
class Described:
    """What mentions are found in: a paper with its texts."""

    paper_id: str
    title: str | None
    abstract: str | None
    published: str | None


def mentions(
    papers: Iterable[Described], cited: Collection[tuple[str, str]] = frozenset()
) -> list[Mention]:
    """Find the mentions among papers.

    Args:
        papers: The papers, each with its texts.
        cited: Pairs of papers of which the first cites the second. A mention that is
            cited is surer, one that a paper with a known list does not cite is less sure.

    Cost: linear in the length of the abstracts, for any number of names.
    """
    known = sorted(papers, key=lambda paper: paper.paper_id)
    owners, own = _gazetteer(known)
    longest = max(map(len, owners), default=0)
    firsts = {key[0] for keys in (owners, *own.values()) for key in keys}
    starts = firsts | {f"{first}s" for first in firsts}
    years = {paper.paper_id: _year(paper) for paper in known}
    lists = {citing for citing, _ in cited}
    found: list[Mention] = []
    for paper in known:
        year = years[paper.paper_id]
        unsaid = _UNLISTED if paper.paper_id in lists else _SURE
        for one in _in_abstract(paper, owners, own[paper.paper_id], starts, longest):
            later = years[one.mentioned]
            if not (year and later and later > year):
                sure = _KNOWN if (paper.paper_id, one.mentioned) in cited else unsaid
                found.append(replace(one, confidence=sure))
    return found


def _year(paper: Described) -> str | None:
    """Give the year a paper was first there: its arXiv id tells, before any journal."""
    number = paper.paper_id.removeprefix("arxiv:").rpartition("/")[2][:2]
    if paper.paper_id.startswith("arxiv:") and number.isdigit():
        return f"{'19' if int(number) > 90 else '20'}{number}"
    return paper.published[:4] if paper.published else None


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
    for pattern in _INTRODUCED:
        for match in pattern.finditer(paper.abstract or ""):
            yield match["name"].rstrip(".")
    for match in _EXPLAINED.finditer(paper.abstract or ""):
        if match["name"] in title:
            yield match["name"]


def _is_name(text: str) -> bool:
    """Say whether a text looks like the name of a work: a digit, or capitals inside a word."""
    return any(re.search(r"\d|[a-z][A-Z]|[A-Z]{2}", word) is not None for word in text.split())


def _tokens(text: str) -> list[tuple[str, int, int]]:
    return [(m[0], m.start(), m.end()) for m in _TOKEN.finditer(fold_keeping_places(text))]


def fold_keeping_places(text: str) -> str:
    """Fold letters one by one, so that places in the result are places in the text."""
    if text.isascii():
        return text
    return _NOT_ASCII.sub(lambda match: _folded(match[0]), text)


@cache
def _folded(letter: str) -> str:
    """Fold one letter to one; of those that texts use there are a few thousand."""
    return fold(letter)[:1] or " "


def _key(text: str) -> tuple[str, ...]:
    tokens = [token for token, _, _ in _tokens(text)]
    while len(tokens) > 1 and _SIZE.match(tokens[-1]) and not re.match(r"^\d+B$", tokens[-1]):
        tokens.pop()
    return tuple(token.lower() for token in tokens)


def _gazetteer(
    papers: Sequence[Described],
) -> tuple[dict[tuple[str, ...], tuple[str, str]], dict[str, set[tuple[str, ...]]]]:
    """Map each name's key to its one owner and its spelling; a name of two papers is nobody's."""
    claims: dict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
    own: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for paper in papers:
        for name in introduced_names(paper):
            key = _key(name)
            if key and len("".join(key)) >= 3 and not set(key) <= _COMMON:
                claims[key].setdefault(paper.paper_id, name)
                own[paper.paper_id].add(key)
    owners = {key: next(iter(by.items())) for key, by in claims.items() if len(by) == 1}
    return owners, own


def _in_abstract(
    paper: Described,
    owners: dict[tuple[str, ...], tuple[str, str]],
    own: set[tuple[str, ...]],
    starts: AbstractSet[str],
    longest: int,
) -> Iterator[Mention]:
    text = paper.abstract or ""
    # Few abstracts have a word that begins a name; the others need no places.
    if starts.isdisjoint(_TOKEN.findall(fold_keeping_places(text).lower())):
        return
    tokens = _tokens(text)
    i = 0
    while i < len(tokens):
        taken = 1
        if tokens[i][0].lower() not in starts:
            i += 1
            continue
        for length in range(min(longest + 1, len(tokens) - i), 0, -1):
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
    key: tuple[str, ...], owners: dict[tuple[str, ...], tuple[str, str]], own: set[tuple[str, ...]]
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
