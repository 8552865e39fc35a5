"""The rows that questions read, in the orders they are asked in: a file of DuckDB.

    store/<stamp>.duckdb    one file a state of the graph, beside the Oxigraph store
    store/<stamp>.asked     a question was asked of the tables of this state

Derived from the tables like the store, and stamped like it. Parquet is read whole for
one paper; here its few rows stand together under each of its ids. The file is made
when a second question is asked of the tables: who asks twice will ask again, who asks
once would wait longer. Everything here may be deleted.
"""

import json
import os
from pathlib import Path

import duckdb
from filelock import FileLock

from kgraph.engines import DuckDB
from kgraph.model import schema
from kgraph.model.ids import digest
from kgraph.model.tables import TABLES
from kgraph.sparql.sql.kept import SCHEMA, Kept, layout
from kgraph.sparql.state import of_tables
from kgraph.store import Manifest

# Rows that are read or passed over together; a paper has far fewer.
_ROWS = 4096
# What a paper or a person is called, for who gives an id.
_NAMES = """select paper_id, title from papers union all select author_id, name from authors
    order by 1"""


def place(folder: Path, manifest: Manifest) -> Path:
    """Give the file of a graph's state, whether it is there or not."""
    listed = [(source, kept.table, *kept.columns.items()) for source, kept in layout("").items()]
    stamp = of_tables(folder, manifest) | {"kept": listed, "duckdb": duckdb.__version__}
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
        OSError: If the folder cannot be written to.

    Cost: 100,000 papers with 1.2 million citations take 13 seconds of CPU and 400 MB.
    """
    with FileLock(file.parent.parent / ".store.lock"):
        if file.exists():
            return
        for old in file.parent.glob("*.duckdb*"):
            old.unlink()
        part = file.with_name(f".part-{os.getpid()}.duckdb")
        part.unlink(missing_ok=True)
        engine.attach(SCHEMA, part, rows=_ROWS)
        for source, kept in layout(manifest.base_iri).items():
            _fill(engine, source, kept, manifest.base_iri)
        engine.fill(
            f"{SCHEMA}.names", "id varchar using compression uncompressed, name varchar", _NAMES
        )
        engine.detach(SCHEMA)
        part.rename(file)


def _fill(engine: DuckDB, source: str, kept: Kept, base: str) -> None:
    listed = ", ".join(f"{sql} as {column}" for sql, column in kept.columns.items())
    # The base IRI is bound once whether the rest of the statement names it or not.
    rows, values = (
        f"with given as (select $base as base) select {listed} from {source}",
        {"base": base},
    )
    types = engine.rows(f"describe {rows}", values).to_pylist()
    # Ids are compared in every question: packed, each would be unpacked first.
    columns = ", ".join(
        f"{c['column_name']} {c['column_type']}"
        + (" using compression uncompressed" if c["column_name"] in kept.order else "")
        for c in types
    )
    sorted_ = source in TABLES and schema.key(source)[:1] == kept.order[:1]
    order = "" if sorted_ or not kept.order else f" order by {', '.join(kept.order)}"
    engine.fill(kept.table, columns, rows + order, values)
    for column, table in kept.ways.items():
        rest = [other for other in kept.order if other != column]
        again = f"select * from {kept.table} order by {', '.join([column, *rest])}"
        engine.fill(table, columns, again)
