"""Every step of resolving on Spark: the tables are those of DuckDB, byte for byte."""

import shutil

import pytest

import kgraph
from kgraph import store
from kgraph.engines import connect
from kgraph.errors import StoreError
from kgraph.model import schema
from kgraph.model.tables import GRAPH
from kgraph.resolve import resolve
from tests.spark.evidence import evidence

TABLES = [row.TABLE for row in GRAPH]


@pytest.fixture(scope="module")
def both(cluster, tmp_path_factory):
    """Give one graph twice: resolved here, and resolved on the cluster."""
    folder = tmp_path_factory.mktemp("it's [a] folder {of} graphs")
    here, there = folder / "here", folder / "there"
    with store.writing(here):
        store.append(here, evidence())
    shutil.copytree(here, there)
    with store.writing(here):
        resolve(here)
    with store.writing(there), connect(cluster.url, there) as engine:
        resolve(there, engine=engine)
    return here, there


@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_equal_to_that_of_duckdb(both, table):
    here, there = both
    assert store.read(here, table).equals(store.read(there, table))
    files = [store.files(folder, table)[0].read_bytes() for folder in both]
    assert files[0] == files[1]


def test_the_evidence_took_every_step(both):
    here, _ = both
    rows = {table: store.read(here, table).num_rows for table in TABLES}
    assert all(rows[table] for table in rows if table != "aliases")
    rules = set(store.read(here, "record_papers")["rule"].to_pylist())
    assert rules == {"arxiv_id", "doi", "search", "title", "near_title", "abstract", "only"}


def test_nothing_under_way_is_left(both):
    assert sorted(path.name for path in both[1].iterdir()) == sorted(
        path.name for path in both[0].iterdir()
    )


def test_a_graph_of_a_cluster_is_opened_here(both):
    assert kgraph.open(both[1]).stats() == kgraph.open(both[0]).stats()


def test_texts_and_values_come_as_they_were(cluster, tmp_path):
    text = 'a\'b\\c "d"\n${x} :base $base \U0001d49c'
    with connect(cluster.url, tmp_path) as engine:
        engine.table("given", schema.to_arrow("sources", []))
        assert engine.rows("select $said as said", {"said": text}).to_pylist() == [{"said": text}]
        assert engine.rows("select * from given").num_rows == 0


def test_what_a_cluster_refuses_is_an_error_of_the_store(cluster, tmp_path):
    with connect(cluster.url, tmp_path) as engine, pytest.raises(StoreError, match="nowhere"):
        engine.rows("select * from nowhere")
