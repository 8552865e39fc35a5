"""Which part of a network is wanted: papers by year and category, edges, surroundings, the top.

Years and category choose papers, and with them everything that hangs on papers: a
network of authors of 2020 is that of the papers of 2020. The rest is chosen in the
network itself, in this order: edges by weight, the surroundings of one node, the
largest component, the top by a measure.
"""

import re
from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING, Any, TypedDict

from kgraph.errors import InputError, UnknownIdError
from kgraph.model import taxonomy

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa
    from numpy.typing import NDArray

    from kgraph.engines import DuckDB

    Ints = NDArray[np.int64]
    Flags = NDArray[np.bool_]


class Wanted(TypedDict, total=False):
    """The fields of `View`, as keyword arguments."""

    from_year: int | None
    to_year: int | None
    category: str | None
    min_weight: float | None
    ego: str | None
    depth: int
    largest_component: bool
    top: int | None
    by: str
    colour_by: str | None
    size_by: str | None
    layout: bool


@dataclass(frozen=True, slots=True)
class View:
    """What part of a network to take and how to draw it; by default all of it.

    ``from_year`` and ``to_year`` are inclusive; a paper without a known year is then
    left out. ``category`` is an arXiv category (all its names count) or an archive.
    ``ego`` is the id of a node and ``depth`` how many edges away from it others may
    be, whatever the direction. ``top`` keeps so many nodes, the greatest by the
    column ``by``; measures count what was there before the rest was left out.
    ``colour_by`` is a column of the nodes and ``size_by`` one of numbers; by default
    the network's own. Without ``layout`` nodes have no coordinates and no betweenness, which
    are most of the work of a large network.
    """

    from_year: int | None = None
    to_year: int | None = None
    category: str | None = None
    min_weight: float | None = None
    ego: str | None = None
    depth: int = 1
    largest_component: bool = False
    drop_isolated: bool = False
    top: int | None = None
    by: str = "pagerank"
    colour_by: str | None = None
    size_by: str | None = None
    layout: bool = True

    @property
    def chooses_papers(self) -> bool:
        """Whether some papers are left out."""
        return (self.from_year, self.to_year, self.category) != (None, None, None)

    def check(self) -> None:
        """Refuse what cannot be meant.

        Raises:
            InputError: If a number is out of range, years are the wrong way round,
                arXiv has no such category, or a choice has nothing to choose from.
        """
        for year in (self.from_year, self.to_year):
            if year is not None and not 1 <= year <= 9999:
                raise InputError(f"not a year: {year}", "give four digits")
        if self.min_weight is not None and not isfinite(self.min_weight):
            raise InputError(f"not a weight: {self.min_weight}", "give a number")
        if self.ego is None and self.depth != 1:
            raise InputError("depth is of what is around a node", "name the node too: ego")
        if self.top is None and self.by != "pagerank":
            raise InputError(f"by {self.by} says which nodes are the top", "say how many too: top")
        if self.from_year and self.to_year and self.from_year > self.to_year:
            raise InputError(
                f"no year is from {self.from_year} on and up to {self.to_year}", "turn them round"
            )
        if self.depth < 0:
            raise InputError(f"depth is a number of edges, not {self.depth}", "give 0 or more")
        if self.top is not None and self.top < 1:
            raise InputError(f"top is a number of nodes, not {self.top}", "give 1 or more")
        if self.category is not None:
            _codes(self.category)


EVERYTHING = View()


def _codes(category: str) -> list[str]:
    """Give the codes that a category or archive stands for, other names included."""
    known = taxonomy.categories().values()
    named = {each.code for each in known if category in (each.code, each.archive)}
    named |= {each.alias_of for each in known if each.code in named and each.alias_of}
    codes = {each.code for each in known if each.code in named or each.alias_of in named}
    if not codes and not re.fullmatch(r"[a-z-]+(\.[A-Za-z-]+)?", category):
        raise InputError(f"not a category: '{category}'", "give one like cs.CL, or an archive: cs")
    if not codes:
        raise InputError(f"arXiv has no category '{category}'", "give one like cs.CL, or cs")
    return sorted(codes)


# What is left of each table when some papers are chosen; the others stay whole.
_PART_OF = {
    "papers": "paper_id in (select paper_id from chosen)",
    "authorships": "paper_id in (select paper_id from chosen)",
    "paper_categories": "paper_id in (select paper_id from chosen)",
    "paper_organisations": "paper_id in (select paper_id from chosen)",
    "citations": "citing in (select paper_id from chosen) and cited in "
    "(select paper_id from chosen)",
    "mentions": "paper_id in (select paper_id from chosen) and mentioned in "
    "(select paper_id from chosen)",
    "authors": "author_id in (select author_id from authorships "
    "where paper_id in (select paper_id from chosen))",
    "organisations": "organisation_id in (select organisation_id from paper_organisations "
    "where paper_id in (select paper_id from chosen))",
}

_CHOSEN = """
    select p.paper_id from papers p
    where ($first is null or substr(p.published, 1, 4) >= $first)
      and ($last is null or substr(p.published, 1, 4) <= $last)
      and ($category is null or p.paper_id in (
        select c.paper_id from paper_categories c join wanted w on w.code = c.code
      ))
"""


def tables(engine: "DuckDB", names: tuple[str, ...], wanted: View) -> "dict[str, pa.Table]":
    """Give the tables that change when papers are chosen, cut to those papers.

    Args:
        engine: Sees the tables ``names``, and `TABLES` besides.
        names: The tables of a network.
        wanted: Years and category are looked at.
    """
    import pyarrow as pa

    codes = _codes(wanted.category) if wanted.category else []
    engine.table("wanted", pa.table({"code": pa.array(codes, pa.string())}))
    values: dict[str, Any] = {
        "first": None if wanted.from_year is None else f"{wanted.from_year:04}",
        "last": None if wanted.to_year is None else f"{wanted.to_year:04}",
        "category": wanted.category,
    }
    engine.table("chosen", engine.rows(_CHOSEN, values))
    return {
        name: engine.rows(f'select * from "{name}" where {_PART_OF[name]}')
        for name in names
        if name in _PART_OF
    }


TABLES = ("papers", "paper_categories", "authorships", "paper_organisations")


def nodes_kept(
    names: list[str], source: "Ints", target: "Ints", wanted: View, drop_isolated: bool
) -> "Flags":
    """Say of each node whether the surroundings, component and edges asked for keep it.

    Raises:
        UnknownIdError: If the ego is no node of the network.
    """
    import numpy as np

    kept = np.ones(len(names), dtype=bool)
    if wanted.ego is not None:
        kept &= _around(_row(names, wanted.ego), len(names), source, target, wanted.depth)
    if wanted.largest_component:
        kept &= _largest(kept, source, target)
    if drop_isolated:
        linked = np.zeros(len(names), dtype=bool)
        inside = kept[source] & kept[target]
        linked[source[inside]] = linked[target[inside]] = True
        kept &= linked
    return kept


def _row(names: list[str], ego: str) -> int:
    for name in (ego, f"category:{ego}", f"archive:{ego}"):
        if name in names:
            return names.index(name)
    raise UnknownIdError(
        f"'{ego}' is no node of this network",
        "give an id, a whole title or a name; a network of authors has no papers, and what "
        "other filters leave out is not there",
    )


def _around(row: int, count: int, source: "Ints", target: "Ints", depth: int) -> "Flags":
    import numpy as np

    near = np.zeros(count, dtype=bool)
    near[row] = True
    for _ in range(depth):
        before = int(near.sum())
        reached = near.copy()
        reached[target[near[source]]] = True
        reached[source[near[target]]] = True
        near = reached
        if int(near.sum()) == before:
            break
    return near


def _largest(kept: "Flags", source: "Ints", target: "Ints") -> "Flags":
    """Flag the component with most of the kept nodes; of equal ones that of the first node."""
    import numpy as np
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    if not kept.any():
        return kept
    inside = kept[source] & kept[target]
    ends = (source[inside], target[inside])
    links = csr_array((np.ones(len(ends[0])), ends), shape=(len(kept), len(kept)))
    _, member = connected_components(links, directed=False)
    sizes = np.bincount(member[kept], minlength=1)
    largest: Flags = kept & (member == int(np.argmax(sizes)))
    return largest


def numbers(nodes: "pa.Table", column: str) -> "NDArray[np.float64]":
    """Give a column of numbers; a missing one is less than any other.

    Raises:
        InputError: If the nodes have no such column.
    """
    import numpy as np
    import pyarrow as pa

    known = [
        field.name
        for field in nodes.schema
        if pa.types.is_integer(field.type) or pa.types.is_floating(field.type)
    ]
    if column not in known:
        raise InputError(
            f"the nodes of this network have no number '{column}'", f"there are: {', '.join(known)}"
        )
    values = np.array(nodes[column].to_numpy(), dtype=float)
    return np.where(np.isnan(values), -np.inf, values)


def top(nodes: "pa.Table", count: int, by: str) -> "Flags":
    """Flag the nodes with the greatest values of a column; of equal ones the first by id.

    Raises:
        InputError: If the nodes have no such number.
    """
    import numpy as np

    values = numbers(nodes, by)
    flags = np.zeros(len(values), dtype=bool)
    flags[np.lexsort((np.arange(len(values)), -values))[:count]] = True
    return flags
