"""Who is who: the mentions of names in author lists, grouped by person.

`spelling`, `given_names` and `commonness` know names; `corpus` knows papers; `homonyms`
splits one name, `variants` joins several; `decisions` are the user's own and come last.
"""

import gc
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from kgraph.resolve.people.commonness import Commonness
from kgraph.resolve.people.corpus import Corpus, Mention, Work
from kgraph.resolve.people.decided import decided
from kgraph.resolve.people.decisions import Decisions, Same
from kgraph.resolve.people.finding import Finder
from kgraph.resolve.people.homonyms import DOUBT, Link, split, together
from kgraph.resolve.people.spelling import spelling
from kgraph.resolve.people.variants import join_variants

# Rules that rest on the name alone.
BY_NAME = frozenset(("rare name", "only bearer"))


@dataclass(frozen=True, slots=True)
class Who:
    """Who each mention is: ``person`` has a number below ``count`` for each.

    ``tied``: the groups of two papers and more that more than a name holds together;
    ``chosen``: what the user decided about a group; ``links``: what joined or parted
    mentions; ``doubtful``: the pairs that were not joined and perhaps should be.
    """

    person: NDArray[np.int64]
    count: int
    tied: frozenset[int]
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


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keep the collector of cycles from walking millions of objects again and again.

    Nothing here refers back to what refers to it, so that there is nothing to collect.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@_no_collection()
def who_is_who(
    mentions: Sequence[tuple[str, str, str | None]],
    works: Mapping[str, Work],
    decisions: Decisions,
    moved: Mapping[str, str] = MappingProxyType({}),
) -> Who:
    """Group mentions by person.

    Args:
        mentions: Paper, name key and ORCID iD of each, in list order within a paper.
        works: What else is known of each paper; names are taken from the mentions.
        decisions: What the user decided; it holds whatever the rules say.
        moved: Paper ids that decisions may still use, and what they are now.

    Cost: 230,644 mentions of 73,970 papers take 25 s and 0.5 GB on one core.
    """
    corpus = _corpus(mentions, works)
    common = Commonness(corpus.of_key)
    groups: list[list[int]] = []
    joined: list[Link] = []
    apart: list[Link] = []
    for key in sorted(corpus.of_key):
        found = split(corpus, key, common)
        groups += found.groups
        joined += found.joined
        apart += found.apart
    persons, doubtful = join_variants(corpus, groups, common)
    papers = [paper for paper, _, _ in mentions]
    find = _finder(mentions, decisions, moved)
    final = decided(
        (group for group in persons.members if group),
        decisions,
        find,
        lambda members: together(corpus, members),
    )
    links = [*joined, *persons.links, *apart]
    of = {number: n for n, group in enumerate(final) for number in group}
    only_names = {of[link.first] for link in links if link.rule in BY_NAME}
    tied = {
        n
        for n, group in enumerate(final)
        if n not in only_names and len({papers[number] for number in group}) > 1
    }
    near = [link for link in apart if link.odds >= DOUBT]
    person = np.fromiter((of[n] for n in range(len(mentions))), np.int64, len(mentions))
    chosen = _chosen(person, decisions, find)
    return Who(person, len(final), frozenset(tied), chosen, links, [*near, *doubtful])


def by_name(
    keys: NDArray[np.int64],
    mentions: Callable[[], Sequence[tuple[str, str, str | None]]],
    decisions: Decisions,
    moved: Mapping[str, str] = MappingProxyType({}),
) -> Who:
    """Group mentions by the normal form of their name, and by what the user decided.

    Args:
        keys: A number for the name key of each mention.
        mentions: Gives the mentions, as for `who_is_who`, if a decision has to be looked up.
        decisions: What the user decided; where a name is parted, only those named go.
        moved: Paper ids that decisions may still use, and what they are now.
    """
    if not decisions.same and not decisions.different:
        persons, person = np.unique(keys, return_inverse=True)
        return Who(person, len(persons), frozenset(), {}, [], [])
    find = _finder(mentions(), decisions, moved)
    texts = [text for same in decisions.same for text in same.mentions]
    texts += [text for groups in decisions.different for group in groups for text in group]
    named = sorted({int(keys[n]) for n in map(find, texts) if n is not None})
    groups = [np.flatnonzero(keys == key).tolist() for key in named]
    decided_keys = keys.copy()
    free = int(keys.max(initial=-1)) + 1
    for group in decided(groups, decisions, find, lambda members: [[n] for n in members]):
        decided_keys[group] = free
        free += 1
    persons, person = np.unique(decided_keys, return_inverse=True)
    chosen = _chosen(person, decisions, find)
    return Who(person, len(persons), frozenset(), chosen, [], [])


def _finder(
    mentions: Sequence[tuple[str, str, str | None]], decisions: Decisions, moved: Mapping[str, str]
) -> Finder:
    """Index mentions if there are decisions to look them up for."""
    is_used = decisions.same or decisions.different
    return Finder(((p, key) for p, key, _ in mentions) if is_used else (), moved)


def _chosen(person: NDArray[np.int64], decisions: Decisions, find: Finder) -> dict[int, Same]:
    """Give what the user decided about persons."""
    named = [(find(text), same) for same in decisions.same for text in same.mentions]
    return {int(person[number]): same for number, same in named if number is not None}


def _corpus(mentions: Sequence[tuple[str, str, str | None]], works: Mapping[str, Work]) -> Corpus:
    """Index mentions; spellings that differ in spaces only count as the most frequent one."""
    counts = Counter(key for _, key, _ in mentions)
    usual: dict[tuple[str, str, str], str] = {}
    for key in sorted(counts, key=lambda key: (-counts[key], key)):
        usual.setdefault(spelling(key).plain, key)
    as_usual = {key: usual[spelling(key).plain] for key in counts}
    names: dict[str, list[str]] = defaultdict(list)
    for paper, key, _ in mentions:
        names[paper].append(as_usual[key])
    number = {paper: n for n, paper in enumerate(names)}
    return Corpus(
        [replace(works.get(p, Work(())), names=tuple(keys)) for p, keys in names.items()],
        [
            Mention(number[paper], as_usual[key], at, orcid)
            for (paper, key, orcid), at in zip(mentions, _places(mentions), strict=True)
        ],
    )


def _places(mentions: Iterable[tuple[str, str, str | None]]) -> Iterator[int]:
    """Give the place of each mention among those of its paper."""
    seen: Counter[str] = Counter()
    for paper, _, _ in mentions:
        yield seen[paper]
        seen[paper] += 1
