"""A network as two tables: CSV or Parquet, and CSV with the headers of Neo4j's import.

Nodes and edges are what the other formats hold, one column an attribute. In CSV a
text stands in quotes and what is missing is empty, so an author called "null" is one.

    neo4j-admin database import full --nodes=nodes.csv --relationships=edges.csv \\
        --array-delimiter='|' --multiline-fields=true

Source: https://neo4j.com/docs/operations-manual/current/import/.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kgraph import networks
from kgraph.export import markup
from kgraph.export.folders import replace_folder

if TYPE_CHECKING:
    import pyarrow as pa

_LISTS = ("categories", "provider", "evidence", "papers_by_year")  # joined by |
_OWN = {"id": "id:ID", "source": ":START_ID", "target": ":END_ID"}


def write_csv(network: networks.Network, target: Path) -> None:
    """Write ``nodes.csv`` and ``edges.csv`` into a folder. Errors are those of `replace_folder`."""
    _write(network, target, ".csv", _csv)


def write_parquet(network: networks.Network, target: Path) -> None:
    """Write ``nodes.parquet`` and ``edges.parquet`` into a folder."""
    from kgraph.store import write_table

    _write(network, target, ".parquet", write_table)


def write_neo4j(network: networks.Network, target: Path) -> None:
    """Write ``nodes.csv`` and ``edges.csv`` as `neo4j-admin database import` takes them.

    A node's kind is its label (``Paper``), an edge's kind its type (``CITES``).
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    nodes, edges = network.nodes, network.edges
    labels = pc.utf8_capitalize(nodes["kind"])
    types = pc.utf8_upper(edges["kind"])
    headed = networks.Network(
        network.name,
        _headed(nodes).append_column(":LABEL", labels),
        _headed(edges.drop_columns(["id"])).append_column(":TYPE", types.cast(pa.string())),
    )
    _write(headed, target, ".csv", _csv)


def _write(
    network: networks.Network, target: Path, suffix: str, save: "Callable[[Path, pa.Table], None]"
) -> None:
    tables = {f"nodes{suffix}": network.nodes, f"edges{suffix}": network.edges}

    def write(folder: Path) -> None:
        for name, table in tables.items():
            save(folder / name, table)

    replace_folder(target, tables, write)


def _csv(path: Path, table: "pa.Table") -> None:
    import pyarrow.csv as pa_csv

    pa_csv.write_csv(table, path)


def _headed(table: "pa.Table") -> "pa.Table":
    """Give a table the columns and names that Neo4j takes: no kind, names with types."""
    kept = table.drop_columns(["kind"])
    return kept.rename_columns([_header(field) for field in kept.schema])


def _header(field: "pa.Field[Any]") -> str:
    if field.name in _OWN:
        return _OWN[field.name]
    kind = "string[]" if field.name in _LISTS else markup.kind_of(field)
    return f"{field.name}:{kind}"
