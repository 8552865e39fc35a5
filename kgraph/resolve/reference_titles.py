"""Which known paper does a printed reference name, by title?

The known titles are one sorted list, words run together. At each word of an entry
the titles that begin there are found by halving; a title counts where it stands
as one (`title_place`), is long enough or stands beside its first author, and is
not of a later year. A spelling slip is let pass where nearly all letters and
all numbers agree. Two papers of one title are told apart by author and year, or not at all; of a
preprint and its article the one is named that is said to be on arXiv, else the article.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz

from kgraph.model.names import parse_name
from kgraph.model.text import plain
from kgraph.resolve.title_index import ANCHOR, anchors, heads, prefixes
from kgraph.resolve.title_place import Printed, place, printed

MIN_WORDS = 4  # a shorter title needs its author beside it
MIN_LETTERS = 5
MAX_TITLE = 400  # letters that are compared
LIKE = 96.0  # of a hundred: below, other works begin (Qwen and Qwen2)
LIKE_WORDS, LIKE_LETTERS = 5, 24  # a title that may hold a slip
LIKE_REST = 70.0  # what is left when the words that agree are taken away
SLIP = 3  # letters too many or too few before what agrees
YEARS_EARLY = 1  # a list may name what appears next year
YEARS_APART = 5  # between preprint and print, of a work whose author is not named
_NUMBER = re.compile(r"\d+")
_PART = re.compile(r"i{1,3}|iv|vi{0,3}|ix|x")
# Titles of four words and more that name a kind of text and no work.
_GENERIC = frozenset(("lettertotheeditor", "letterstotheeditor", "aboutthisissue"))
_LITTLE = frozenset(("a", "an", "and", "at", "for", "from", "in", "of", "on", "the", "to"))
_WIDE = 0x2E80  # from here on scripts without spaces


@dataclass(frozen=True, slots=True)
class Known:
    """A title of a known paper; ``author`` is its first author as printed.

    ``article``: the paper that it was published as, of a preprint.
    """

    paper_id: str
    title: str
    author: str | None = None
    year: int | None = None
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A printed reference and the year of the paper that prints it."""

    raw: str | None
    title: str | None = None
    year: int | None = None
    citing_year: int | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """The paper an entry names (``rule`` is title), or the reason why none is known."""

    paper_id: str | None
    rule: str
    score: float = 0.0


# Its id, the words of its author, its year, the article it became.
_Paper = tuple[str, frozenset[str], int | None, str | None]


@dataclass(frozen=True, slots=True)
class _Title:
    """What is compared of one known title."""

    key: str
    words: int
    parts: tuple[str, ...]
    digits: str
    papers: tuple[_Paper, ...]


# What a title lost by comes before what no title was found for.
_REASONS = ("ambiguous_title", "later", "numbers_differ", "short_title", "unknown_work")


class Titles:
    """The known titles, ready for look-ups.

    Cost: a hundred thousand titles take about five seconds and 300 MB; an entry takes
    about 0.1 ms.
    """

    def __init__(self, known: Iterable[Known]) -> None:
        self._titles = _by_key(known)
        self._keys = sorted(self._titles)
        self._shorter = prefixes(self._keys)
        self._heads = heads(self._keys, MIN_LETTERS)
        self._anchors = anchors(
            {
                key: title.parts
                for key, title in self._titles.items()
                if title.words >= LIKE_WORDS and len(key) >= LIKE_LETTERS
            }
        )

    def match(self, entry: Entry) -> Match:
        """Find the paper that an entry names.

        Returns:
            rule ``title`` and the paper, or nothing and the reason: no_title, short_title,
            ambiguous_title, numbers_differ, later or unknown_work.
        """
        texts = [printed(text) for text in (entry.title, entry.raw) if text]
        whole = [text for text in texts if len(text.key) >= MIN_LETTERS]
        if not whole:
            return Match(None, "no_title")
        about = _About(entry, whole)
        reasons = {"unknown_work"}
        for find in (self._contained, self._alike):
            for text in whole:
                found = []
                for title, how, score in find(text):
                    decided = _decide(title, how, score, about)
                    if decided.paper_id:
                        found.append((title, decided))
                    else:
                        reasons.add(decided.rule)
                if found:
                    return max(found, key=lambda pair: (pair[1].score, len(pair[0].key)))[1]
        return Match(None, next(reason for reason in _REASONS if reason in reasons))

    def _contained(self, text: Printed) -> Iterator[tuple[_Title, str, float]]:
        """Give the known titles that stand in a text, and how."""
        key, starts = text.key, text.starts
        for first, offset in enumerate(starts[:-1]):
            ends = self._heads.get(key[offset : offset + MIN_LETTERS])
            if ends is None:
                continue
            low, high = ends
            at = bisect_right(self._keys, key[offset : offset + MAX_TITLE], low, high) - 1
            while at >= low:
                candidate = self._keys[at]
                if key.startswith(candidate, offset):
                    end = text.word_at(offset + len(candidate))
                    if end is not None:
                        title = self._titles[candidate]
                        how = place(text, first, end)
                        same = _digits(text.words[first:end]) == title.digits
                        yield title, how if same else "number", 1.0
                at = self._shorter[at]

    def _alike(self, text: Printed) -> Iterator[tuple[_Title, str, float]]:
        """Give the known titles that stand in a text but for a slip of spelling."""
        seen: set[str] = set()
        for offset in text.starts[:-1]:
            for candidate, before in self._anchors.get(text.key[offset : offset + ANCHOR], ()):
                if candidate in seen:
                    continue
                seen.add(candidate)
                yield from self._like(text, self._titles[candidate], offset - before)

    def _like(
        self, text: Printed, title: _Title, begin: int
    ) -> Iterator[tuple[_Title, str, float]]:
        starts, behind = text.starts, begin + len(title.key)
        best = (0.0, 0, 0)
        for first in text.words_near(begin, SLIP):
            for end in text.words_near(behind, 2 * SLIP):
                run = text.key[starts[first] : starts[end]]
                ratio = fuzz.ratio(run, title.key, score_cutoff=LIKE)
                best = max(best, (ratio, -first, -end))
        if best[0] >= LIKE:
            first, end = -best[1], -best[2]
            how = place(text, first, end)
            words = text.words[first:end]
            if _digits(words) != title.digits:
                how = "number"
            elif not _slip(words, title.parts):
                how = "no"
            yield title, how, best[0] / 100


class _About:
    """What an entry says beside a title: its words, its years."""

    def __init__(self, entry: Entry, texts: Sequence[Printed]) -> None:
        self._year = entry.year
        self._texts = texts
        self.citing_year = entry.citing_year

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset().union(*(text.words for text in self._texts))

    @cached_property
    def years(self) -> frozenset[int]:
        own = (self._year,) if self._year else ()
        return frozenset(own).union(*(text.years for text in self._texts))


def _decide(title: _Title, how: str, score: float, about: _About) -> Match:
    """Say whether a title that stands in an entry is what the entry names."""
    if how in ("number", "no"):
        return Match(None, "numbers_differ" if how == "number" else "unknown_work")
    named = [paper for paper in title.papers if paper[1] and paper[1] <= about.words]
    alone = how == "whole" and title.words >= MIN_WORDS and title.key not in _GENERIC
    if not named and not alone:
        return Match(None, "short_title" if how == "whole" else "unknown_work")
    left = [paper for paper in named or title.papers if not _later(paper[2], about)]
    if not left:
        return Match(None, "later")
    if len(left) > 1:
        left = _of_one_work([paper for paper in left if paper[2] in about.years], about)
    if len(left) != 1:
        return Match(None, "ambiguous_title")
    paper_id, _, year, _ = left[0]
    if not named and year and about.years and min(abs(y - year) for y in about.years) > YEARS_APART:
        return Match(None, "ambiguous_title")
    return Match(paper_id, "title", round((0.99 if named else 0.97) * score, 4))


def _of_one_work(papers: Sequence[_Paper], about: _About) -> list[_Paper]:
    """Of a preprint and the article it became give the one that an entry prints the place of."""
    articles = {paper[0] for paper in papers}
    preprints = [paper for paper in papers if paper[3] in articles]
    if "arxiv" in about.words and preprints:
        return preprints
    return [paper for paper in papers if paper[3] not in articles]


def _later(year: int | None, about: _About) -> bool:
    return bool(year and about.citing_year and year > about.citing_year + YEARS_EARLY)


def _digits(words: Sequence[str]) -> str:
    """Give the numbers of a title, in order; two titles of one work have the same."""
    return " ".join(_NUMBER.findall(" ".join(words)))


def _slip(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether two titles that are nearly alike differ by spelling, and not by a word."""
    left = [word for word in one if word not in other]
    right = [word for word in other if word not in one]
    if any(map(_PART.fullmatch, (*left, *right))):
        return False  # part I and part II
    if not left or not right:
        return set(left or right) <= _LITTLE
    longer, shorter = sorted(("".join(left), "".join(right)), key=len, reverse=True)
    opposite = longer.endswith(shorter) and len(longer) - len(shorter) > 1
    return not opposite and fuzz.ratio(longer, shorter) >= LIKE_REST


def _by_key(known: Iterable[Known]) -> dict[str, _Title]:
    """Gather the papers of each title, words run together."""
    papers: dict[str, dict[str, _Paper]] = defaultdict(dict)
    shown_as: dict[str, Printed] = {}
    for one in known:
        shown = printed(one.title)
        if MIN_LETTERS <= len(shown.key) <= MAX_TITLE and not shown.key.isdigit():
            shown_as.setdefault(shown.key, shown)
            family = frozenset(_author_words(one.author)) if one.author else frozenset()
            papers[shown.key][one.paper_id] = (one.paper_id, family, one.year, one.article)
    found = {}
    for key, by in papers.items():
        shown = shown_as[key]
        owners = tuple(by[name] for name in sorted(by))
        count, digits = _count(shown.words), _digits(shown.words)
        found[key] = _Title(key, count, tuple(shown.words), digits, owners)
    return found


def _author_words(author: str) -> list[str]:
    return printed(parse_name(plain(author)).family or author).words


def _count(words: Sequence[str]) -> int:
    """Count words; in a script without spaces each sign is one."""
    if all(map(str.isascii, words)):
        return len(words)
    return sum(sum(ord(c) >= _WIDE for c in word) or 1 for word in words)
