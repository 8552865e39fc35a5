"""What is known of papers and of the names in their lists, before anybody is told apart."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from kgraph.resolve.people.columns import Numbers, Rows, Texts, by_alphabet

NO_VENUE = -1

Printed = tuple[str, str, str | None]  # paper, name key and ORCID iD of a mention


@dataclass(frozen=True, slots=True)
class Work:
    """A paper as evidence: words of its title, year, categories, venue (as `venue_name` has it).

    ``affiliations``: the words of each name's affiliation, in list order; may end early.
    """

    words: frozenset[str] = frozenset()
    year: int | None = None
    categories: frozenset[str] = frozenset()
    affiliations: tuple[frozenset[str], ...] = ()
    venue: str | None = None


@dataclass(frozen=True)
class Mentions:
    """Names in author lists, those of a paper in list order, column by column.

    ``paper`` and ``key`` are the numbers of what stands in ``papers`` and ``keys``, which
    are ordered. ``orcids``: the iD of each mention that has one.
    """

    papers: Sequence[str]
    keys: Sequence[str]
    paper: Numbers
    key: Numbers
    orcids: Mapping[int, str]

    def __len__(self) -> int:
        return len(self.paper)

    def taken(self, order: Numbers) -> "Mentions":
        """Give them in another order."""
        place = np.argsort(order)
        orcids = {int(place[number]): orcid for number, orcid in self.orcids.items()}
        return Mentions(self.papers, self.keys, self.paper[order], self.key[order], orcids)


@dataclass(frozen=True)
class Works:
    """What papers say beside their names, column by column; the papers of `Mentions`.

    Each row of ``words`` and ``codes`` is a paper's, each of ``places`` a mention's (the
    words of its affiliation): numbers of the texts, which are ordered. ``year`` is 0 and
    ``venue`` `NO_VENUE` where nobody says.
    """

    year: Numbers
    words: Rows
    codes: Rows
    places: Rows
    venue: Numbers
    word_texts: list[str]
    code_texts: list[str]
    place_texts: list[str]
    venue_texts: list[str]

    def taken(self, order: Numbers) -> "Works":
        """Give them for mentions in another order."""
        return replace(self, places=self.places.taken(order))


def mentions_of(printed: Sequence[Printed]) -> Mentions:
    """Turn mentions into columns."""
    papers, paper = by_alphabet([paper for paper, _, _ in printed])
    keys, key = by_alphabet([key for _, key, _ in printed])
    orcids = {n: orcid for n, (_, _, orcid) in enumerate(printed) if orcid}
    return Mentions(papers, keys, paper, key, orcids)


def works_of(mentions: Mentions, works: Mapping[str, Work]) -> Works:
    """Turn works into columns; of a paper that is not among them nothing is known."""
    none = Work()
    known = [works.get(paper, none) for paper in mentions.papers]
    year = np.array([work.year or 0 for work in known], dtype=np.int16)
    places = Texts()
    seen = [0] * len(known)
    for paper in mentions.paper.tolist():
        said = known[paper].affiliations
        places.add(said[seen[paper]] if seen[paper] < len(said) else ())
        seen[paper] += 1
    word_texts, words = texts_of(work.words for work in known)
    code_texts, codes = texts_of(work.categories for work in known)
    place_texts, of_places = places.finished()
    venue_texts, venue = venues_of([work.venue for work in known])
    return Works(
        *(year, words, codes, of_places, venue),
        *(word_texts, code_texts, place_texts, venue_texts),
    )


def texts_of(rows: Iterable[Iterable[str]]) -> tuple[list[str], Rows]:
    """Number rows of texts."""
    texts = Texts()
    for row in rows:
        texts.add(row)
    return texts.finished()


def venues_of(said: Sequence[str | None]) -> tuple[list[str], Numbers]:
    """Number the venues of papers."""
    texts, number = by_alphabet([venue or "" for venue in said])
    if "" not in texts:
        return texts, number
    # Nothing comes first by the alphabet.
    return texts[1:], number - 1
