"""Groups from links: the strongest links first, and never two things that must stay apart."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

Entries = dict[str, set[str]]  # the entries of a group, by the list they stand in


def clusters(
    members: Iterable[str],
    links: Sequence[tuple[str, str]],
    apart: Sequence[Mapping[str, str]],
    *,
    despite: Mapping[int, Collection[int]] | None = None,
    entries: Mapping[str, tuple[str, str]] | None = None,
    two: Callable[[str, str], bool] | None = None,
) -> tuple[dict[str, str], list[int]]:
    """Join members along links, in the order of the links.

    Args:
        members: All that is to be grouped.
        links: Pairs to join, the strongest first.
        apart: Kinds of marks (arXiv ids, DOIs), each a mark for some members. Two
            groups that both have marks of a kind, and none in common, are not joined,
            whatever chain of links leads from one to the other.
        despite: For the index of a link, the kinds of marks that do not hold it back;
            nothing holds it back because of entries then.
        entries: For some members the list they are entries of, and which entry.
        two: Says of two entries of one list that they are two things. Groups with such
            entries are not joined.

    Returns:
        member -> representative (the smallest of its group), and the indexes of the
        links that were refused because of marks or entries.

    Cost:
        Near linear in members and links (the smaller group's marks go to the larger);
        two entries of memory a member.

    Examples:
        >>> clusters("abc", [("a", "b"), ("b", "c")], [{"a": "1", "c": "2"}])
        ({'a': 'a', 'b': 'a', 'c': 'c'}, [1])
    """
    parent = {member: member for member in members}
    marks = [{member: {mark} for member, mark in kind.items()} for kind in apart]
    listed = {member: {name: {entry}} for member, (name, entry) in (entries or {}).items()}

    def find(member: str) -> str:
        root = member
        while parent[root] != root:
            root = parent[root]
        while parent[member] != root:
            parent[member], member = root, parent[member]
        return root

    refused = []
    for index, (first, second) in enumerate(links):
        a, b = sorted((find(first), find(second)))
        if a == b:
            continue
        ignored = (despite or {}).get(index)
        if _apart(a, b, marks, ignored or ()) or (
            ignored is None and two and _two(listed.get(a, {}), listed.get(b, {}), two)
        ):
            refused.append(index)
            continue
        parent[b] = a
        for kind in marks:
            if b in kind:
                kind[a] = _joined(kind.get(a, set()), kind.pop(b))
        if b in listed:
            listed[a] = _all_entries(listed.get(a, {}), listed.pop(b))
    return {member: find(member) for member in parent}, refused


def _apart(
    a: str, b: str, marks: Sequence[Mapping[str, set[str]]], ignored: Collection[int]
) -> bool:
    return any(
        a in kind and b in kind and kind[a].isdisjoint(kind[b])
        for number, kind in enumerate(marks)
        if number not in ignored
    )


def _two(a: Entries, b: Entries, two: Callable[[str, str], bool]) -> bool:
    short, long = sorted((a, b), key=len)
    return any(
        one != other and two(one, other)
        for name in short
        if name in long
        for one in short[name]
        for other in long[name]
    )


def _joined(a: set[str], b: set[str]) -> set[str]:
    small, large = sorted((a, b), key=len)
    large |= small
    return large


def _all_entries(a: Entries, b: Entries) -> Entries:
    small, large = sorted((a, b), key=len)
    for name, known in small.items():
        large[name] = _joined(large.get(name, set()), known)
    return large
