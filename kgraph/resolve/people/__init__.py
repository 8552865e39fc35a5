"""Who is who: the mentions of names in author lists, grouped by person.

`spelling`, `given_names` and `commonness` know names; `corpus` knows papers; `homonyms`
splits one name, `variants` joins several; `decisions` are the user's own and come last.
"""

from array import array
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from kgraph import collector, failures, passing
from kgraph.resolve.people.columns import Numbers, Rows, starts_of
from kgraph.resolve.people.commonness import Commonness
from kgraph.resolve.people.company import as_lists, together
from kgraph.resolve.people.corpus import Corpus, corpus_of
from kgraph.resolve.people.decided import decided
from kgraph.resolve.people.decisions import Decisions, Same
from kgraph.resolve.people.evidence import Mentions, Printed, Work, Works, mentions_of, works_of
from kgraph.resolve.people.finding import Finder
from kgraph.resolve.people.homonyms import DOUBT, Link, split
from kgraph.resolve.people.sharing import splits
from kgraph.resolve.people.spelling import spelling
from kgraph.resolve.people.variants import join_variants
from kgraph.workers import cores

MANY = 200_000  # mentions: where there are fewer, to start processes takes as long as they save
PREFIX = "kgraph-people-"
PARTS = 4  # for each process, at least: some take longer than others
AT_ONCE = 10_000  # mentions of the names that are split in one go

# Rules that rest on the name alone.
BY_NAME = frozenset(("rare name", "only bearer"))


@dataclass(frozen=True, slots=True)
class Who:
    """Who each mention is: ``person`` has a number below ``count`` for each.

    ``tied``: whether more than a name holds a person's mentions, on two papers or more, together;
    ``chosen``: what the user decided about a group; ``links``: what joined or parted
    mentions; ``doubtful``: the pairs that were not joined and perhaps should be.
    """

    person: NDArray[np.int64]
    count: int
    tied: NDArray[np.bool_]
    chosen: dict[int, Same]
    links: list[Link]
    doubtful: list[Link]

    @property
    def groups(self) -> list[list[int]]:
        """Give the mentions of each person."""
        groups: list[list[int]] = [[] for _ in range(self.count)]
        for number, person in enumerate(self.person.tolist()):
            groups[person].append(number)
        return groups


def who_is_who(
    printed: Sequence[Printed],
    works: Mapping[str, Work],
    decisions: Decisions,
    moved: Mapping[str, str] = MappingProxyType({}),
    processes: int | None = None,
) -> Who:
    """Group mentions by person, as `group_mentions` does; for sets that are small.

    Args:
        printed: Paper, name key and ORCID iD of each, in list order within a paper.
        works: What else is known of each paper.
        decisions: What the user decided; it holds whatever the rules say.
        moved: Paper ids that decisions may still use, and what they are now.
        processes: As for `group_mentions`.
    """
    mentions = mentions_of(printed)
    return group_mentions(mentions, works_of(mentions, works), decisions, moved, processes)


@collector.resting()
def group_mentions(
    mentions: Mentions,
    works: Works,
    decisions: Decisions,
    moved: Mapping[str, str] = MappingProxyType({}),
    processes: int | None = None,
) -> Who:
    """Group mentions by person; neither their order nor the number of processes matters.

    Args:
        mentions: Whom to tell apart.
        works: What else is known of their papers.
        decisions: What the user decided; it holds whatever the rules say.
        moved: Paper ids that decisions may still use, and what they are now.
        processes: How many split names; None: one for each core where there are many mentions.

    Raises:
        KGraphError: If one of the processes ended.
    """
    order = np.argsort(mentions.paper, kind="stable")
    if np.any(mentions.paper[1:] < mentions.paper[:-1]):
        mentions, works = mentions.taken(order), works.taken(order)
    corpus = corpus_of(mentions, works)
    names = [spelling(key) for key in corpus.keys]
    others = list(map(Commonness(names).others, names))
    groups, joined, apart = _split(corpus, np.array(others), processes)
    persons, doubtful = join_variants(corpus, groups, names, others)
    find = _finder(mentions, decisions, moved)
    person = _by_first(_as_decided(persons.of_mentions(), decisions, find, _tied(corpus)))
    links = [*joined, *persons.links, *apart]
    tied = _on_papers(person, mentions) > 1
    tied[[int(person[link.first]) for link in links if link.rule in BY_NAME]] = False
    near = [link for link in apart if link.odds >= DOUBT]
    chosen = _chosen(person, decisions, find)
    given = np.empty_like(person)
    given[order] = person
    found = [link.renumbered(order) for link in links]
    doubts = [link.renumbered(order) for link in (*near, *doubtful)]
    return Who(given, len(tied), tied, chosen, found, doubts)


def _by_first(person: Numbers) -> Numbers:
    """Number persons in the order in which they first appear."""
    _, first, found = np.unique(person, return_index=True, return_inverse=True)
    numbers: Numbers = np.argsort(np.argsort(first))[found]
    return numbers


def _on_papers(person: Numbers, mentions: Mentions) -> Numbers:
    """Count the papers of each person."""
    papers = np.int64(max(len(mentions.papers), 1))
    return np.bincount(np.unique(person * papers + mentions.paper) // papers)


def _tied(corpus: Corpus) -> Callable[[Sequence[int]], list[list[int]]]:
    """Group mentions of whatever name that share a co-author."""

    def grouped(members: Sequence[int]) -> list[list[int]]:
        given = np.array(members, dtype=np.int64)
        return as_lists(given, together(corpus, given, np.zeros_like(given)))

    return grouped


def _split(
    corpus: Corpus, others: NDArray[np.float64], processes: int | None
) -> tuple[Rows, list[Link], list[Link]]:
    """Split all names into persons; give their mentions, what joined and what parted them."""
    names, total = len(corpus.of_key), len(corpus.paper)
    if processes is None:
        processes = 1 if total < MANY or failures.is_confined() else cores()
    at_once = max(1, min(AT_ONCE, total // (PARTS * processes)))
    ends = np.searchsorted(corpus.of_key.starts, np.arange(at_once, total, at_once))
    ranges = list(pairwise(sorted({0, names, *ends.tolist()})))
    sizes: array[int] = array("i")
    members: array[int] = array("i")
    joined: list[Link] = []
    apart: list[Link] = []
    with ExitStack() as stack:
        parts = (split(corpus, others, *asked) for asked in ranges)
        if processes > 1:
            folder = Path(stack.enter_context(_folder()))
            parts = stack.enter_context(closing(splits(corpus, others, ranges, folder, processes)))
        for found in parts:
            sizes.extend(map(len, found.groups))
            for group in found.groups:
                members.extend(group)
            joined += found.joined
            apart += found.apart
    groups = Rows(starts_of(np.array(sizes, dtype=np.int64)), np.array(members, dtype=np.int32))
    return groups, joined, apart


def _folder() -> "TemporaryDirectory[str]":
    """Make a folder for what processes share; take away what killed ones left there."""
    place = passing.folder()
    passing.clear(place, PREFIX)
    return TemporaryDirectory(prefix=f"{PREFIX}{passing.mark()}-", dir=place)


def by_name(
    mentions: Mentions,
    decisions: Decisions,
    moved: Mapping[str, str] = MappingProxyType({}),
) -> Who:
    """Group mentions by the normal form of their name, and by what the user decided.

    Args:
        mentions: Whom to group.
        decisions: What the user decided; where a name is parted, only those named go.
        moved: Paper ids that decisions may still use, and what they are now.
    """
    if not decisions.same and not decisions.different:
        persons, person = np.unique(mentions.key, return_inverse=True)
        return Who(person, len(persons), np.zeros(len(persons), dtype=bool), {}, [], [])
    find = _finder(mentions, decisions, moved)
    each = _as_decided(mentions.key, decisions, find, lambda members: [[n] for n in members])
    persons, person = np.unique(each, return_inverse=True)
    chosen = _chosen(person, decisions, find)
    return Who(person, len(persons), np.zeros(len(persons), dtype=bool), chosen, [], [])


def _as_decided(
    person: Numbers,
    decisions: Decisions,
    find: Finder,
    together: Callable[[Sequence[int]], list[list[int]]],
) -> Numbers:
    """Give the number of each mention's person as the user has it; `decided` says how."""
    texts = [text for same in decisions.same for text in same.mentions]
    texts += [text for groups in decisions.different for group in groups for text in group]
    named = sorted({int(person[n]) for n in map(find, texts) if n is not None})
    groups = [np.flatnonzero(person == one).tolist() for one in named]
    found = person.copy()
    free = int(person.max(initial=-1)) + 1
    for group in decided(groups, decisions, find, together):
        found[group] = free
        free += 1
    return found


def _finder(mentions: Mentions, decisions: Decisions, moved: Mapping[str, str]) -> Finder:
    """Index mentions if there are decisions to look them up for."""
    if not decisions.same and not decisions.different:
        return Finder((), moved)
    papers, keys = mentions.papers, mentions.keys
    places = zip(mentions.paper.tolist(), mentions.key.tolist(), strict=True)
    return Finder(((papers[paper], keys[key]) for paper, key in places), moved)


def _chosen(person: NDArray[np.int64], decisions: Decisions, find: Finder) -> dict[int, Same]:
    """Give what the user decided about persons."""
    named = [(find(text), same) for same in decisions.same for text in same.mentions]
    return {int(person[number]): same for number, same in named if number is not None}
