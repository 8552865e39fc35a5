"""The rows that questions read, in the orders they are asked in: a file of DuckDB.

    store/<stamp>.duckdb    one file a state of the graph, beside the Oxigraph store
    store/<stamp>.asked     a question was asked of the tables of this state

Derived from the tables like the store, and stamped like it. Parquet is read whole for
one paper; here its few rows stand together under each of its ids. The file is made
when a second question is asked of the tables: who asks twice will ask again, who asks
once would wait longer. Everything here may be deleted; a file that cannot be read is.
"""

import json
import os
from collections.abc import Mapping
from pathlib import Path

import duckdb
from filelock import FileLock

from kgraph.engines import DuckDB
from kgraph.errors import StoreError
from kgraph.model.ids import digest
from kgraph.rdf import sql
from kgraph.sparql.sql.forms import IDS
from kgraph.sparql.sql.kept import SCHEMA, Kept, layout
from kgraph.sparql.state import of_tables
from kgraph.store import Manifest

# Rows that are read or passed over together; a paper has far fewer.
_ROWS = 4096
# Numbers are in the order of IRIs. What a paper or a person is called stands beside.
_ID_COLUMNS = "n integer, id varchar using compression uncompressed, path varchar, key varchar, name varchar"  # fmt: skip  # noqa: E501
_IDS = f"""select row_number() over (order by {sql.path("id")}), id, {sql.path("id")},
    {sql.key("id")}, coalesce(title, name) from ids
    left join papers on papers.paper_id = id left join authors on authors.author_id = id
    order by 1"""


class DamagedError(StoreError):
    """The file cannot be read; the tables say the same."""


def place(folder: Path, manifest: Manifest) -> Path:
    """Give the file of a graph's state, whether it is there or not."""
    listed = [
        [source, kept.table, *kept.columns.items(), kept.order, *kept.ways.items(), *numbers]
        for source, kept in layout("").items()
        for numbers in [sorted(kept.numbers)]
    ]
    how = [listed, _ID_COLUMNS, _IDS, _ROWS, duckdb.__version__]
    stamp = of_tables(folder, manifest) | {"how": how}
    return folder / "store" / f"{digest(json.dumps(stamp))}.duckdb"


def asked_before(file: Path) -> bool:
    """Tell whether a question was asked of the tables of this state, and remember this one."""
    mark = file.with_suffix(".asked")
    if mark.exists():
        return True
    mark.parent.mkdir(exist_ok=True)
    mark.touch()
    return False


def build(engine: DuckDB, manifest: Manifest, file: Path) -> None:
    """Write the file, unless another process has done so by now.

    Args:
        engine: Has the tables of the graph open, and what the rules need beside them.
        manifest: The state of the graph.
        file: What `place` gave.

    Raises:
        OSError: If the folder cannot be written to, or another process is at work in it.
        StoreError: If the tables cannot be written.
        ResourceError: If memory or room on the disk ran out.
    """
    with FileLock(file.parent.parent / ".store.lock", timeout=0):
        if file.exists():
            return
        left_over = [*file.parent.glob("*.duckdb*"), *file.parent.glob("*.asked")]
        for old in left_over:
            if old.stem != file.stem:
                old.unlink()
        part = file.with_name(f".part-{os.getpid()}.duckdb")
        part.unlink(missing_ok=True)
        try:
            engine.attach(SCHEMA, part, rows=_ROWS)
            kept = layout(manifest.base_iri)
            _number(engine, kept)
            for source, table in kept.items():
                _fill(engine, source, table, manifest.base_iri)
            engine.detach(SCHEMA)
            part.rename(file)
        finally:
            try:
                engine.let_go(SCHEMA)
            finally:
                for rest in file.parent.glob(f"{part.name}*"):
                    rest.unlink()


def _number(engine: DuckDB, kept: Mapping[str, Kept]) -> None:
    """Give every id that stands in a table its number."""
    every = [
        f"select {slot} as id from {source}"
        for source, table in kept.items()
        for slot, column in table.columns.items()
        if column in table.numbers
    ]
    ids = f"select distinct id from ({' union all '.join(every)}) as u where id is not null"
    engine.fill(IDS, _ID_COLUMNS, f"with ids as ({ids}) {_IDS}")


def _fill(engine: DuckDB, source: str, kept: Kept, base: str) -> None:
    listed, joins = [], []
    for column in kept.columns.values():
        numbered = column in kept.numbers
        listed.append(f"i_{column}.n as {column}" if numbered else f"s.{column}")
        if numbered:
            joins.append(f" left join {IDS} as i_{column} on i_{column}.id = s.{column}")
    taken = ", ".join(f"{slot} as {column}" for slot, column in kept.columns.items())
    # The base IRI is bound once whether the rest of the statement names it or not.
    rows = f"""with given as (select $base as base) select {", ".join(listed)}
        from (select {taken} from {source}) as s{"".join(joins)}"""
    values = {"base": base}
    # Ids are compared in every question: packed, each would be unpacked first.
    columns = ", ".join(
        f"{c['column_name']} {c['column_type']}"
        + (" using compression uncompressed" if c["column_name"] in kept.order else "")
        for c in engine.rows(f"describe {rows}", values).to_pylist()
    )
    order = f" order by {', '.join(kept.order)}" if kept.order else ""
    engine.fill(kept.table, columns, rows + order, values)
    for column, table in kept.ways.items():
        rest = [other for other in kept.order if other != column]
        again = f"select * from {kept.table} order by {', '.join([column, *rest])}"
        engine.fill(table, columns, again)
