"""Tables that are written while others are computed: the same files, and no error is lost."""

import pytest

from kgraph import failures, store
from kgraph.engines import DuckDB
from kgraph.errors import StoreError
from kgraph.model import schema, taxonomy
from kgraph.model.tables import GRAPH
from kgraph.resolve.writing import writing
from tests import small_graph

NAMES = [row.TABLE for row in GRAPH]


def filled(engine):
    for name in NAMES:
        engine.table(name, schema.schema(name).empty_table())
    engine.table("categories", schema.to_arrow("categories", taxonomy.categories().values()))


@pytest.mark.parametrize("confined", [False, True])
def test_each_table_is_a_file_with_its_rows(confined, tmp_path, monkeypatch):
    monkeypatch.setattr(failures, "is_confined", lambda: confined)
    with DuckDB() as engine:
        filled(engine)
        with writing(engine, tmp_path) as tables:
            for name in NAMES:
                tables.add(name)
            rows = tables.rows(tmp_path)
    assert list(rows) == NAMES
    assert rows["categories"] == len(taxonomy.categories()) > 0
    assert sorted(path.stem for path in tmp_path.glob("*.parquet")) == sorted(NAMES)


def test_what_goes_wrong_while_a_table_is_written_leaves_the_graph_as_it_was(tmp_path):
    folder = small_graph.make(tmp_path / "g")
    before = store.read_manifest(folder)
    with DuckDB() as engine, store.writing(folder):
        filled(engine)
        run = store.next_tables(folder)
        (run / "papers.parquet").mkdir()  # no file can be written there
        with writing(engine, run) as tables:
            for name in NAMES:
                tables.add(name)
            with pytest.raises(StoreError, match="cannot write to"):
                store.replace_tables(folder, tables.rows, run=run)
    assert store.read_manifest(folder) == before
