"""Measures of a network as steps that are run again and again, for networks past one machine.

They take tables of an engine and leave tables in it: ``nodes`` with ``id``, ``edges``
with ``source``, ``target`` and ``weight``. Between rounds the engine keeps what it has,
so that no round computes an earlier one anew. One machine has `kgraph.networks.measures`.

Sources: Brin and Page, 1998 (PageRank); Shiloach and Vishkin, "An O(log n) parallel
connectivity algorithm", 1982 (parts that join and jump); Reif, "Optimal parallel
algorithms for graph connectivity", 1985 (the order of chance).
"""

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kgraph.engines import Engine

TOGETHER = 8  # rounds of PageRank in one statement

_SHARES = """
    select e.source, e.target, sum(e.weight / l.leaving) as share
    from {edges} e join (
        select source, sum(weight) as leaving from {edges} where weight > 0 group by source
    ) l on l.source = e.source
    where e.weight > 0 group by e.source, e.target
"""
_FLOW = """
    select n.id, 1e0 + {damping:e} * coalesce(f.flow, 0e0) as rank
    from {nodes} n left join (
        select s.target as id, sum(s.share * r.rank) as flow
        from shares_ s join {before} r on r.id = s.source group by s.target
    ) f on f.id = n.id
"""
_CHANGE = """
    select sum(abs(n.rank - o.rank)) / sum(n.rank) as change
    from {new} n join {old} o on o.id = n.id
"""
_RANKS = """
    select r.id, round(r.rank / t.total, 12) as pagerank
    from {last} r cross join (select sum(rank) as total from {last}) t
"""


def pagerank(
    engine: "Engine",
    nodes: str,
    edges: str,
    name: str = "pagerank",
    *,
    damping: float = 0.85,
    tolerance: float = 1e-12,
) -> None:
    """Make a table of each node's PageRank: ``id`` and ``pagerank``, whose sum is 1.

    The same as `kgraph.networks.measures.pagerank` to ten places behind the point. An
    undirected edge is to be given both ways.

    Args:
        engine: Has the tables.
        nodes: The table of nodes.
        edges: The table of edges; weights are not negative.
        name: The table to make.
        damping: The share of a rank that goes along edges.
        tolerance: The change in a round, of all ranks, at which rounds end.

    Cost:
        A join of edges and ranks a round; of citations there are as many rounds as the
        longest way has steps, at most 192.
    """
    # What ends nowhere would be shared by all, which needs a sum of all in every round. To
    # share it is to add the same to every node, and so only scales what comes out.
    engine.materialise("shares_", _SHARES.format(edges=edges))
    engine.materialise("ranks_0", f"select id, 1e0 as rank from {nodes}")
    last = "ranks_0"
    for number in range(1, math.ceil(math.log(tolerance) / math.log(damping) / TOGETHER) + 3):
        new = f"ranks_{number % 2 + 1}"
        engine.materialise(new, _rounds(nodes, last, damping))
        change = engine.rows(_CHANGE.format(new=new, old=last)).column(0)[0].as_py()
        last = new
        if change is None or change < tolerance:
            break
    engine.materialise(name, _RANKS.format(last=last))


def _rounds(nodes: str, before: str, damping: float) -> str:
    parts = []
    for number in range(TOGETHER):
        parts.append(
            f"round_{number} as ({_FLOW.format(nodes=nodes, before=before, damping=damping)})"
        )
        before = f"round_{number}"
    return f"with {', '.join(parts)} select id, rank from {before}"


# Parts begin as single nodes in an order of chance, so that no way leads down many steps.
_SINGLE = "select id, md5(id) || id as label from {nodes}"
_LINKS = """
    with ends as (
        select a.label as a, b.label as b
        from {edges} e join labels_0 a on a.id = e.source join labels_0 b on b.id = e.target
        where e.source <> e.target
    )
    select a, b from ends union select b as a, a as b from ends
"""
# Every part joins the first of its neighbours, and those the first of theirs.
_PARENTS = "select a as label, least(a, min(b)) as parent from {links} group by a"
_JUMPED = "select p.label, q.parent from {parents} p join {parents} q on q.label = p.parent"
_LABELS = """
    select l.id, coalesce(p.parent, l.label) as label
    from {before} l left join parents_2 p on p.label = l.label
"""
_LEFT = """
    select distinct a.parent as a, b.parent as b
    from {links} k join parents_2 a on a.label = k.a join parents_2 b on b.label = k.b
    where a.parent <> b.parent
"""
_NUMBERED = """
    select l.id, c.component
    from {last} l join (
        select label, row_number() over (order by count(*) desc, min(id)) as component
        from {last} group by label
    ) c on c.label = l.label
"""


def components(engine: "Engine", nodes: str, edges: str, name: str = "components") -> None:
    """Make a table of connected parts: ``id`` and ``component``, 1 for the largest part.

    Of equally large parts the one with the smallest id comes first. Directions do not count.

    Args:
        engine: Has the tables.
        nodes: The table of nodes.
        edges: The table of edges, whose ends are nodes.
        name: The table to make.

    Cost:
        A few joins a round; parts and links between them get fewer by half and more every
        round, whatever the graph.
    """
    engine.materialise("labels_0", _SINGLE.format(nodes=nodes))
    engine.materialise("links_0", _LINKS.format(edges=edges))
    number = 0
    labels, links = "labels_0", "links_0"
    while engine.rows(f"select a from {links} limit 1").num_rows:
        number = number % 2 + 1
        engine.materialise("parents_0", _PARENTS.format(links=links))
        engine.materialise("parents_1", _JUMPED.format(parents="parents_0"))
        engine.materialise("parents_2", _JUMPED.format(parents="parents_1"))
        engine.materialise(f"labels_{number}", _LABELS.format(before=labels))
        engine.materialise(f"links_{number}", _LEFT.format(links=links))
        labels, links = f"labels_{number}", f"links_{number}"
    engine.materialise(name, _NUMBERED.format(last=labels))
