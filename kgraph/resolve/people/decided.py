"""The user's decisions applied to groups of mentions, after every rule of ours."""

from collections.abc import Callable, Iterable, Sequence

from kgraph.resolve.people.decisions import Decisions

Find = Callable[[str], int | None]


def decided(
    groups: Iterable[Iterable[int]],
    decisions: Decisions,
    find: Find,
    together: Callable[[Sequence[int]], list[list[int]]],
) -> list[list[int]]:
    """Part what the user calls different persons, then join what the user calls one.

    Args:
        groups: Mentions by person, as the rules have it.
        decisions: What the user decided.
        find: Gives the mention that a text of the decisions names, if there is one.
        together: Groups mentions that share a co-author: who goes with whom when
            a person is parted and the user named only some of the mentions.

    Returns:
        The groups as they are now, ordered.
    """
    of: dict[int, set[int]] = {}
    for group in groups:
        members = set(group)
        of.update(dict.fromkeys(members, members))
    apart: list[list[set[int]]] = []
    for named in decisions.different:
        found = [{n for n in map(find, texts) if n is not None} for texts in named]
        apart.append([seeds for seeds in found if seeds])
        _part(of, apart[-1], together)
    for same in decisions.same:
        mentions = sorted({n for n in map(find, same.mentions) if n is not None})
        for mention in mentions[1:]:
            _join(of, mentions[0], mention, apart)
    return sorted(
        sorted(members) for members in {id(group): group for group in of.values()}.values()
    )


def _part(
    of: dict[int, set[int]],
    named: Sequence[set[int]],
    together: Callable[[Sequence[int]], list[list[int]]],
) -> None:
    """Give each named group a person of its own, with those who share its co-authors."""
    for seeds in named[1:]:
        for old in {id(of[seed]): of[seed] for seed in sorted(seeds)}.values():
            others = set().union(*(group for group in named if group is not seeds))
            if old.isdisjoint(others):
                continue
            leaving = old & seeds
            for tied in together(sorted(old - others)):
                if not seeds.isdisjoint(tied):
                    leaving |= set(tied)
            old -= leaving
            of.update(dict.fromkeys(leaving, leaving))
        first = min(seeds)
        for seed in sorted(seeds - {first}):
            _join(of, first, seed, [])


def _join(of: dict[int, set[int]], a: int, b: int, apart: Sequence[Sequence[set[int]]]) -> None:
    """Make the persons of two mentions one; of a person kept apart only the mention comes."""
    one, other = of[a], of[b]
    if one is other:
        return
    for groups in apart:
        marks = [
            {n for n, seeds in enumerate(groups) if seeds & members} for members in (one, other)
        ]
        if marks[0] and marks[1] and marks[0] != marks[1]:
            other.discard(b)
            other = {b}
            break
    one |= other
    of.update(dict.fromkeys(other, one))
