"""VOSviewer JSON: a network as a map of items with links and clusters.

VOSviewer knows one link between two items and none from an item to itself: links of
both directions and several kinds are added up, loops are left out. Clusters are the
communities, of which it takes a thousand.

Source: https://app.vosviewer.com/docs/file-types/json-file-type/.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from kgraph import networks
from kgraph.export import markup
from kgraph.export.markup import Sql

if TYPE_CHECKING:
    import pyarrow as pa

_WEIGHTS = {
    "degree": "Links",
    "strength": "Total link strength",
    "papers": "Documents",
    "citations": "Citations",
    "h_index": "h-index",
    "pagerank": "PageRank",
}
_SCORES = {"year": "Year", "first_year": "First year", "betweenness": "Betweenness", "core": "Core"}
_LINKS = """
    select least(source, target) as one, greatest(source, target) as other, sum(weight) as strength
    from given where source <> target and isfinite(weight) group by 1, 2 order by 1, 2
"""
# What stands on paper ids of these forms is a web page.
_URL = """
    case when n.id like 'arxiv:%' then 'https://arxiv.org/abs/' || substr(n.id, 7)
         when n.id like 'doi:%' then 'https://doi.org/' || substr(n.id, 5) end
"""


def write_network(network: networks.Network, target: Path) -> None:
    """Write a network for VOSviewer and VOSviewer Online.

    Raises:
        StoreError: If the file cannot be written; an old file stays as it was.
    """
    import pyarrow as pa

    from kgraph.engines import DuckDB

    with DuckDB() as engine:
        engine.lend("given", network.edges)
        links = engine.rows(_LINKS)
        engine.lend("links", links)
        engine.lend("nodes", network.nodes)
        items = engine.rows(
            f"""
            select n.*, {_URL} as url, coalesce(s.strength, 0) as strength
            from nodes n left join (
                select id, sum(strength) as strength from (
                    select one as id, strength from links
                    union all select other as id, strength from links
                ) ends group by id
            ) s on s.id = n.id order by n.id
            """
        )
    items = items.set_column(
        items.schema.get_field_index("strength"), "strength", items["strength"].cast(pa.float64())
    )
    links = links.set_column(2, "strength", links["strength"].cast(pa.float64()))
    ends = (Sql(markup.json(links, name)) for name in ("one", "other", "strength"))
    with markup.writing(target) as out:
        out(['{"network": {"items": [\n'])
        markup.listed(out, items, _item(items))
        out(['\n], "links": [\n'])
        one, other, strength = ends
        link = ('{"source_id": ', one, ', "target_id": ', other, ', "strength": ', strength, "}")
        markup.listed(out, links, list(link))
        out(["\n]}}\n"])


def _item(table: "pa.Table") -> list[str | Sql]:
    pieces: list[str | Sql] = ['{"id": ', Sql(markup.json(table, "id"))]
    for name in ("label", "url", "x", "y"):
        pieces += markup.given(table, name, f', "{name}": ', markup.json(table, name), "")
    if "community" in table.schema.names:
        pieces.append(Sql("""case when community <= 1000 then ', "cluster": ' || community end"""))
    return [
        *pieces,
        *(', "weights": {"Size": ', Sql(markup.json(table, "size"))),
        *_numbers(table, _WEIGHTS),
        *('}, "scores": {"Size": ', Sql(markup.json(table, "size"))),
        *_numbers(table, _SCORES),
        "}}",
    ]


def _numbers(table: "pa.Table", names: dict[str, str]) -> list[str | Sql]:
    return [
        piece
        for name, shown in names.items()
        if name in table.schema.names
        for piece in markup.given(table, name, f', "{shown}": ', markup.json(table, name), "")
    ]
