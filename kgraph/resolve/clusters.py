"""Groups from links: the strongest links first, and never two things that must stay apart."""

from collections.abc import Iterable, Mapping, Sequence


def clusters(
    members: Iterable[str],
    links: Sequence[tuple[str, str]],
    apart: Mapping[str, str],
) -> tuple[dict[str, str], list[int]]:
    """Join members along links, in the order of the links.

    Args:
        members: All that is to be grouped.
        links: Pairs to join, the strongest first.
        apart: A mark for some members; two members of different marks are never in
            one group, whatever chain of links leads from one to the other.

    Returns:
        member -> representative (the smallest of its group), and the indexes of the
        links that were refused because of marks.

    Cost:
        Near linear in members and links; two entries of memory a member.

    Examples:
        >>> clusters("abc", [("a", "b"), ("b", "c")], {"a": "1", "c": "2"})
        ({'a': 'a', 'b': 'a', 'c': 'c'}, [1])
    """
    parent = {member: member for member in members}
    mark = dict(apart)

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
        mark_a, mark_b = mark.get(a), mark.get(b)
        if mark_a is not None and mark_b is not None and mark_a != mark_b:
            refused.append(index)
            continue
        parent[b] = a
        if mark_b is not None:
            mark[a] = mark_b
    return {member: find(member) for member in parent}, refused
