"""The shortest way from one author to another over papers that authors wrote together."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

TABLES = ("authors", "authorships", "papers")
_WROTE = """
    select distinct author_id, paper_id from authorships
    where author_id is not null and paper_id is not null order by author_id, paper_id
"""


@dataclass(frozen=True, slots=True)
class Step:
    """An author on the way, and a paper written with the one before (none for the first)."""

    author: str
    name: str
    paper: str | None
    title: str | None


def coauthor_path(folder: Path, start: str, end: str) -> list[Step]:
    """Find the shortest way between two authors, of any length.

    Of several ways of the fewest steps it is the one whose author ids, compared one after
    the other from the start, are smallest; of several papers the one of the smallest id.

    Args:
        folder: A graph folder.
        start: An author's id.
        end: Another's, or the same.

    Returns:
        The authors from start to end, both with them; nothing if no way leads there.

    Raises:
        InputError: If there is no graph in the folder.

    Cost:
        Linear in the places of all author lists; three seconds for half a million.
    """
    from kgraph.engines import DuckDB
    from kgraph.store import read_manifest

    with DuckDB() as engine:
        engine.open_graph(folder, read_manifest(folder), TABLES)
        rows = engine.rows(_WROTE).to_pydict()
        papers: dict[str, list[str]] = {}
        authors: dict[str, list[str]] = {}
        for author, paper in zip(rows["author_id"], rows["paper_id"], strict=True):
            papers.setdefault(author, []).append(paper)
            authors.setdefault(paper, []).append(author)
        way = _way(papers, authors, start, end)
        named = "select name from authors where author_id = $id"
        titled = "select title from papers where paper_id = $id"
        steps = []
        for author, by in way:
            name = engine.rows(named, {"id": author})["name"][0].as_py()
            title = engine.rows(titled, {"id": by})["title"][0].as_py() if by else None
            steps.append(Step(author, name, by, title))
    return steps


def _way(
    papers: Mapping[str, list[str]], authors: Mapping[str, list[str]], start: str, end: str
) -> list[tuple[str, str | None]]:
    """Walk from the start, always to the smallest id that is nearer to the end."""
    left = _distances(papers, authors, start, end)
    if start not in left:
        return []
    way: list[tuple[str, str | None]] = [(start, None)]
    while (here := way[-1][0]) != end:
        nearer = left[here] - 1
        way.append(
            min(
                (author, paper)
                for paper in papers[here]
                for author in authors[paper]
                if left.get(author) == nearer
            )
        )
    return way


def _distances(
    papers: Mapping[str, list[str]], authors: Mapping[str, list[str]], start: str, end: str
) -> dict[str, int]:
    """Give the steps to the end, of authors no farther from it than the start: breadth first."""
    found, read = {end: 0}, set[str]()
    front = [end]
    while front and start not in found:
        after = []
        for author in front:
            for paper in papers.get(author, ()):
                if paper in read:
                    continue  # all who wrote it have their distance
                read.add(paper)
                for other in authors[paper]:
                    if other not in found:
                        found[other] = found[author] + 1
                        after.append(other)
        front = after
    return found
