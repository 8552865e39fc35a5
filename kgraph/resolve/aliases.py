"""Ids given earlier and what they are now, so that no published id ever leads nowhere."""

from collections.abc import Iterable, Mapping

from kgraph.model.tables import Alias


def aliases(
    earlier: Mapping[str, str], moved: Iterable[tuple[str, str]], current: frozenset[str]
) -> list[Alias]:
    """Follow earlier aliases and the ids that changed to the ids of today.

    Args:
        earlier: old id -> new id, as the last tables had it.
        moved: (id before, id now) of everything that was in the last tables; a group
            that was split leads to its smallest id.
        current: Every id of today; a current id is no alias.

    Examples:
        >>> aliases({"a": "b"}, [("b", "c")], frozenset({"c"}))
        [Alias(old_id='a', new_id='c'), Alias(old_id='b', new_id='c')]
    """
    ways = dict(earlier)
    # The smallest new id is written last.
    ways.update(
        (old, new) for old, new in sorted(moved, reverse=True) if old != new and old not in current
    )
    found = []
    for old in sorted(ways):
        seen = {old}
        new = ways[old]
        while new in ways and new not in current and new not in seen:
            seen.add(new)
            new = ways[new]
        if old not in current and new in current:
            found.append(Alias(old, new))
    return found
