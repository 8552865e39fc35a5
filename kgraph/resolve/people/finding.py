"""Which mention a text such as ``arxiv:1706.03762#N. Shazeer`` names."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kgraph.model.names import name_key
from kgraph.resolve.people.spelling import compatible, spelling


class Finder:
    """Finds mentions by paper and name, by index in the order given."""

    def __init__(self, mentions: Iterable[tuple[str, str]], moved: Mapping[str, str]) -> None:
        """Index mentions.

        Args:
            mentions: Paper and name key of each.
            moved: Earlier paper ids, and what they are now.
        """
        self._moved = moved
        self._of_paper: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for number, (paper, key) in enumerate(mentions):
            self._of_paper[paper].append((number, key))

    def __call__(self, text: str) -> int | None:
        """Find a mention: of the same name, else the only one that it can be short for."""
        paper, _, name = text.partition("#")
        listed = self._of_paper.get(paper) or self._of_paper.get(self._moved.get(paper, ""), [])
        wanted = spelling(name_key(name))
        same = [n for n, key in listed if spelling(key).plain == wanted.plain]
        if same:
            return same[0]
        near = {key: n for n, key in reversed(listed) if compatible(spelling(key), wanted)}
        return next(iter(near.values())) if len(near) == 1 else None
