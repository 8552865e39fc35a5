"""`kgraph build --engine sc://…`: the graph is that of DuckDB, byte for byte; errors are said."""

import socket
import subprocess
import sys

import pytest

import kgraph
from kgraph import store
from kgraph.engines import connect
from kgraph.errors import InputError, StoreError
from kgraph.model.tables import EVIDENCE, GRAPH
from tests.spark import cluster as made

TABLES = [row.TABLE for row in GRAPH]


@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_equal_to_that_of_duckdb(both, table):
    here, there = both
    assert store.read(here, table).equals(store.read(there, table))
    files = [store.files(folder, table)[0].read_bytes() for folder in both]
    assert files[0] == files[1]


@pytest.mark.parametrize("table", [row.TABLE for row in EVIDENCE])
def test_what_is_read_is_the_same(both, table):
    here, there = (store.read(folder, table) for folder in both)
    if table == "sources":
        here, there = (rows.drop_columns(["retrieved_at"]) for rows in (here, there))
    assert here.equals(there)


def test_the_evidence_took_every_step(both):
    here, _ = both
    rows = {table: store.read(here, table).num_rows for table in TABLES}
    assert all(rows[table] for table in rows if table != "aliases")
    rules = set(store.read(here, "record_papers")["rule"].to_pylist())
    assert rules == {"arxiv_id", "doi", "search", "title", "near_title", "abstract", "only"}


def test_nothing_under_way_is_left_and_the_exports_are_the_same(both):
    here, there = both
    assert sorted(path.name for path in here.iterdir()) == sorted(
        path.name for path in there.iterdir()
    )
    for name in ("graph.ttl", "graph.graphml"):
        assert (here / name).read_bytes() == (there / name).read_bytes()


def test_a_graph_of_a_cluster_is_opened_here(both):
    here, there = (kgraph.open(folder).stats() for folder in both)
    assert here == there


def test_texts_and_values_come_as_they_were(cluster, tmp_path):
    text = 'a\'b\\c "d"\n${x} :base $base \U0001d49c'
    with connect(cluster.url, tmp_path) as engine:
        assert engine.rows("select $said as said", {"said": text}).to_pylist() == [{"said": text}]


def test_what_a_cluster_refuses_is_an_error_of_the_store(cluster, tmp_path):
    with connect(cluster.url, tmp_path) as engine, pytest.raises(StoreError, match="nowhere"):
        engine.rows("select * from nowhere")


def test_a_cluster_that_is_not_there_is_one_line(tmp_path):
    if reason := made.lacking():
        pytest.skip(reason)
    page, graph = tmp_path / "page.txt", tmp_path / "g"
    page.write_text("arXiv:2401.00003\nCounting Sheep 3\n")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"sc://127.0.0.1:{free.getsockname()[1]}"
        command = [sys.executable, "-c", "from kgraph.cli import main; main()"]
        command += ["build", str(page), "-o", str(graph), "--engine", url]
        ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert f"kgraph: {url} cannot be reached" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert not (graph / "manifest.json").exists()


def test_an_engine_that_nobody_knows_is_refused(tmp_path):
    with pytest.raises(InputError, match="no engine 'postgres'"):
        kgraph.build(tmp_path, tmp_path / "g", engine="postgres")
