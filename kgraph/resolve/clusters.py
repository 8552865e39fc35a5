"""Groups from links: the strongest links first, and never two things that must stay apart."""

from collections.abc import Collection, Iterable, Mapping, Sequence


def clusters(
    members: Iterable[str],
    links: Sequence[tuple[str, str]],
    apart: Sequence[Mapping[str, str]],
    *,
    despite: Mapping[int, Collection[int]] | None = None,
) -> tuple[dict[str, str], list[int]]:
    """Join members along links, in the order of the links.

    Args:
        members: All that is to be grouped.
        links: Pairs to join, the strongest first.
        apart: Kinds of marks (arXiv ids, DOIs), each a mark for some members. Two
            groups that both have marks of a kind, and none in common, are not joined,
            whatever chain of links leads from one to the other.
        despite: For the index of a link, the kinds of marks that do not hold it back.

    Returns:
        member -> representative (the smallest of its group), and the indexes of the
        links that were refused because of marks.

    Cost:
        Near linear in members and links; two entries of memory a member.

    Examples:
        >>> clusters("abc", [("a", "b"), ("b", "c")], [{"a": "1", "c": "2"}])
        ({'a': 'a', 'b': 'a', 'c': 'c'}, [1])
    """
    parent = {member: member for member in members}
    marks = [{member: {mark} for member, mark in kind.items()} for kind in apart]

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
        ignored = (despite or {}).get(index, ())
        if any(
            a in kind and b in kind and not kind[a] & kind[b]
            for number, kind in enumerate(marks)
            if number not in ignored
        ):
            refused.append(index)
            continue
        parent[b] = a
        for kind in marks:
            if b in kind:
                kind[a] = kind.get(a, set()) | kind.pop(b)
    return {member: find(member) for member in parent}, refused
