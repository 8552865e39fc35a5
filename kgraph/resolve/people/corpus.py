"""What is known about papers and about who stands beside whom, indexed to compare people.

Columns of numbers, so that millions of mentions fit and processes can share them: `save`
writes them as files, and who opens those reads only what is asked for.
"""

import json
from collections.abc import Iterable, Sequence, Set
from math import fsum, log
from pathlib import Path

import numpy as np
from scipy.sparse import csr_array

from kgraph.resolve.people.columns import Numbers, Rows, by_alphabet, rows_of, spans
from kgraph.resolve.people.evidence import NO_VENUE, Mentions, Works
from kgraph.resolve.people.short_forms import short_forms
from kgraph.resolve.people.spelling import spelling

SMALL = 1_000  # papers: a smaller set is taken as a part of so many
LARGE = 50  # names: a longer list says little about who knows whom
BESIDE = 2  # of such a list, so many neighbours on each side count: collaborations keep an order
# Where a person's papers stand (venues, categories): a collection is taken as so many papers
# more, of which this share stands in whatever it is; what is rarer than one in so many says
# no more.
TAKEN, USUAL, RAREST = 100, 0.1, 50.0
CROWD = 100  # of such a list, so many names (by the alphabet) are compared with other such lists
HOPS = 100  # papers of a name that are looked at for those who stand beside it
NO_ORCID = -1

# Columns with a row for each mention, paper, key, short form of a name; rows of unequal length.
_COLUMNS = (
    *("paper", "at", "orcid", "year", "venue", "rarity"),
    *("weights", "place_weights", "venue_rarities", "code_rarities", "archive"),
)
_ROWS = ("of_key", "names", "beside", "words", "codes", "places")
_TEXTS = ("keys", "word_texts", "code_texts", "place_texts", "venue_texts", "archive_texts")


class Corpus:
    """Works and mentions, with the counts that tell what is rare.

    ``paper``, ``at`` (place in its list) and ``orcid`` (its number) of each mention; ``of_key``
    has the mentions of each of ``keys``, ``names`` the short forms of each paper's names,
    ``beside`` those that stand beside a name, itself among them, but for large lists.
    """

    def __init__(
        self, columns: dict[str, Numbers], rows: dict[str, Rows], texts: dict[str, list[str]]
    ) -> None:
        self._columns, self._rows, self._texts = columns, rows, texts
        self.paper, self.at, self.orcid = (columns[name] for name in _COLUMNS[:3])
        self.of_key, self.names, self.words = rows["of_key"], rows["names"], rows["words"]
        self.codes, self.places, self.beside = rows["codes"], rows["places"], rows["beside"]
        self.keys, self.word_texts = texts["keys"], texts["word_texts"]
        self.place_texts, self.archive_texts = texts["place_texts"], texts["archive_texts"]
        self.venue_texts, self.venue = texts["venue_texts"], columns["venue"]
        self.venue_of, self.venue_rarities = self.venue.data, columns["venue_rarities"].data
        self.code_texts, self.code_rarities = texts["code_texts"], columns["code_rarities"].data
        self.rarities = columns["rarity"]
        self.paper_of, self.year = self.paper.data, columns["year"].data
        self.place_of = self.at.data
        self.rarity = self.rarities.data
        self.weights: list[float] = columns["weights"].tolist()
        self.place_weights: list[float] = columns["place_weights"].tolist()
        self.archive: list[int] = columns["archive"].tolist()
        self._crowds: dict[int, frozenset[int]] = {}

    def save(self, folder: Path) -> None:
        """Write it as files for other processes."""
        for name in _COLUMNS:
            np.save(folder / f"{name}.npy", self._columns[name])
        for name in _ROWS:
            np.save(folder / f"{name}.starts.npy", self._rows[name].starts)
            np.save(folder / f"{name}.items.npy", self._rows[name].items)
        # Names are not needed to compare people.
        texts = {name: self._texts[name] for name in _TEXTS if name != "keys"}
        (folder / "texts.json").write_text(json.dumps(texts), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> "Corpus":
        """Open what `save` wrote; the names themselves (``keys``) are not among it."""

        def opened(name: str) -> Numbers:
            found: Numbers = np.load(folder / f"{name}.npy", mmap_mode="r")
            return found

        texts = json.loads((folder / "texts.json").read_text(encoding="utf-8"))
        rows = {name: Rows(opened(f"{name}.starts"), opened(f"{name}.items")) for name in _ROWS}
        return cls({name: opened(name) for name in _COLUMNS}, rows, {**texts, "keys": []})

    def company(self, mention: int) -> set[int]:
        """Give the co-authors of a mention, in short form; of a large list its neighbours."""
        names = self.names[self.paper_of[mention]]
        at = self.place_of[mention]
        near = names if len(names) <= LARGE else names[max(0, at - BESIDE) : at + BESIDE + 1]
        found = set(near)
        found.discard(names[at])
        return found

    def companies(self, mentions: Numbers) -> tuple[Numbers, Numbers]:
        """Give the co-authors of mentions as `company` does: index of the mention, name.

        A co-author whose name a list prints twice is there twice.
        """
        starts = self.names.starts[self.paper[mentions]]
        sizes = self.names.starts[self.paper[mentions] + 1] - starts
        at = self.at[mentions].astype(np.int64)
        first = np.where(sizes > LARGE, np.maximum(0, at - BESIDE), 0)
        end = np.where(sizes > LARGE, np.minimum(sizes, at + BESIDE + 1), sizes)
        places, of = spans(starts + first, end - first)
        found, own = self.names.items[places], self.names.items[starts + at]
        others = found != own[of]
        return of[others], found[others]

    def crowd(self, mention: int) -> frozenset[int]:
        """Give names of the large list that a mention stands in; of a small list none."""
        paper = self.paper_of[mention]
        if paper not in self._crowds:
            names = self.names[paper]
            if len(names) <= LARGE:
                return frozenset()
            self._crowds[paper] = frozenset(sorted(set(names))[:CROWD])
        return self._crowds[paper]

    def like_places(self, one: Set[int], other: Set[int]) -> float:
        """Give how much the words of affiliations agree, from 0 to 1, the rare ones heavier."""
        weight = self.place_weights.__getitem__
        shared = fsum(map(weight, one & other))
        least = min(fsum(map(weight, words)) for words in (one, other))
        return shared / least if least else 0.0

    def archives(self, mentions: Iterable[int]) -> set[int]:
        """Give the archives that mentions stand in: cs, math, astro-ph."""
        return {self.archive[c] for n in mentions for c in self.codes[self.paper_of[n]]}


def corpus_of(mentions: Mentions, works: Works) -> Corpus:
    """Index mentions; spellings that differ in spaces only count as the most frequent one."""
    papers = len(mentions.papers)
    keys, key = _usual(mentions)
    order = np.argsort(mentions.paper, kind="stable")
    lists = Rows(np.searchsorted(mentions.paper[order], np.arange(papers + 1)), order)
    at = np.empty(len(mentions), dtype=np.int32)
    at[order] = np.arange(len(order)) - np.repeat(lists.starts[:-1], lists.sizes())
    form = short_forms(keys)
    forms, of_key = by_alphabet([form[name] for name in keys])
    names = Rows(lists.starts, of_key[key[order]].astype(np.int32))
    pairs = np.unique(names.items * np.int64(papers or 1) + names.of_items())
    of_name = rows_of(pairs // (papers or 1), pairs % (papers or 1), len(forms))
    archives, archive = by_alphabet([code.partition(".")[0] for code in works.code_texts])
    known_places = max(int(np.count_nonzero(works.places.sizes())), SMALL)
    columns = {
        "paper": mentions.paper.astype(np.int32),
        "at": at,
        "orcid": _orcids(mentions),
        "year": works.year,
        "venue": works.venue,
        "rarity": np.array([log(max(papers, SMALL) / n) for n in of_name.sizes().tolist()]),
        "weights": _weights(works.words, works.word_texts, papers),
        "place_weights": _weights(works.places, works.place_texts, known_places),
        "venue_rarities": _rarities(works.venue[works.venue != NO_VENUE], works.venue_texts),
        "code_rarities": _rarities(works.codes.items, works.code_texts),
        "archive": archive,
    }
    rows = {
        "of_key": rows_of(key, np.arange(len(key)), len(keys)),
        "names": names,
        "beside": _beside(names, of_name),
        "words": works.words,
        "codes": works.codes,
        "places": works.places,
    }
    texts = {
        "keys": keys,
        "word_texts": works.word_texts,
        "code_texts": works.code_texts,
        "place_texts": works.place_texts,
        "venue_texts": works.venue_texts,
        "archive_texts": archives,
    }
    return Corpus(columns, rows, texts)


def _usual(mentions: Mentions) -> tuple[list[str], Numbers]:
    counts = np.bincount(mentions.key, minlength=len(mentions.keys))
    plain = [spelling(key).plain for key in mentions.keys]
    usual: dict[tuple[str, str, str], str] = {}
    # The most frequent ones first; of equals the first by the alphabet, as keys are ordered.
    for n in np.argsort(-counts, kind="stable").tolist():
        usual.setdefault(plain[n], mentions.keys[n])
    keys, number = by_alphabet([usual[name] for name in plain])
    return keys, number[mentions.key]


def _orcids(mentions: Mentions) -> Numbers:
    found = np.full(len(mentions), NO_ORCID, dtype=np.int32)
    _, number = by_alphabet(list(mentions.orcids.values()))
    found[np.fromiter(mentions.orcids, np.int64, len(mentions.orcids))] = number
    return found


def _weights(rows: Rows, texts: Sequence[str], total: int) -> Numbers:
    """Weigh texts, those that stand in few of so many rows heavier."""
    counts = np.bincount(rows.items, minlength=len(texts)).tolist()
    return np.array([log((total + 1) / n) if n else 0.0 for n in counts], dtype=np.float64)


def _rarities(items: Numbers, texts: Sequence[str]) -> Numbers:
    """Say of how many items one is this, for each."""
    counts = np.bincount(items, minlength=len(texts))
    return np.minimum((len(items) + TAKEN) / (counts + TAKEN * USUAL), RAREST)


def _beside(names: Rows, of_name: Rows) -> Rows:
    rank = np.arange(len(of_name.items)) - np.repeat(of_name.starts[:-1], of_name.sizes())
    seen = (rank < HOPS) & (names.sizes()[of_name.items] <= LARGE)
    shape = len(of_name), len(names)
    ones = np.ones(len(names.items), dtype=bool)
    lists = csr_array((ones, names.items, names.starts), shape=shape[::-1])
    asked = (of_name.of_items()[seen], of_name.items[seen])
    beside = csr_array((np.ones(len(asked[0]), dtype=bool), asked), shape=shape) @ lists
    return Rows(beside.indptr.astype(np.int64), beside.indices.astype(np.int32))
