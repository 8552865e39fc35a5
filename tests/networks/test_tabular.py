import csv
import json

import duckdb
import pyarrow.parquet as pq
import pytest

from kgraph import store
from kgraph.errors import InputError, StoreError
from kgraph.export import folders, tabular
from kgraph.model import schema
from kgraph.model.tables import GRAPH
from tests import small_graph
from tests.networks import graphs
from tests.small_graph import ATTENTION, OLD, STUB, paper

NAMES = [row.TABLE for row in GRAPH]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return small_graph.make(tmp_path_factory.mktemp("graph"))


def records(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_csv_has_one_file_a_table_with_its_columns(folder, tmp_path):
    tabular.write(folder, tmp_path / "x.csv")
    assert sorted(path.name for path in (tmp_path / "x.csv").iterdir()) == sorted(
        f"{name}.csv" for name in NAMES
    )
    for name in NAMES:
        with (tmp_path / "x.csv" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            assert next(csv.reader(file)) == schema.schema(name).names


def test_csv_keeps_every_text_and_leaves_missing_values_empty(folder, tmp_path):
    tabular.write(folder, tmp_path / "x.csv")
    found = {row["paper_id"]: row for row in records(tmp_path / "x.csv" / "papers.csv")}
    assert found[OLD]["title"] == "Zażółć & Söhne: a study of strings"
    assert found[ATTENTION]["abstract"] == 'We call it "Transformer" & it is < others; see C:\\x.'
    assert found[STUB]["published"] == ""
    assert found[STUB]["described"] == "false"


def test_csv_gives_contexts_as_json(folder, tmp_path):
    tabular.write(folder, tmp_path / "x.csv")
    rows = records(tmp_path / "x.csv" / "citations.csv")
    assert [json.loads(row["contexts"]) for row in rows] == [
        [],
        [],
        [{"sentence": "As in [CITE].", "section": "Introduction", "intents": []}],
    ]


def test_csv_texts_with_line_ends_and_quotes_come_back_from_another_reader(tmp_path):
    title = 'a "b", c\nd;\r\n é \t|'
    graph = graphs.make(tmp_path / "g", {"papers": [paper("arxiv:1", title=title)]})
    tabular.write(graph, tmp_path / "x.csv")
    path = tmp_path / "x.csv" / "papers.csv"
    assert records(path)[0]["title"] == title
    found = duckdb.sql(f"select title from read_csv('{path}', header = true)").fetchall()
    assert found == [(title,)]


def test_parquet_holds_the_tables_as_they_are(folder, tmp_path):
    tabular.write(folder, tmp_path / "x.parquet")
    for name in NAMES:
        found = pq.read_table(tmp_path / "x.parquet" / f"{name}.parquet")
        assert found.equals(store.read(folder, name))


@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
def test_writing_again_replaces_the_export_with_the_same_bytes(folder, tmp_path, suffix):
    target = tmp_path / f"x{suffix}"
    tabular.write(folder, target)
    before = {path.name: path.read_bytes() for path in target.iterdir()}
    (target / f"papers{suffix}").write_text("damaged")
    tabular.write(folder, target)
    assert {path.name: path.read_bytes() for path in target.iterdir()} == before
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def test_a_folder_with_anything_else_in_it_is_not_replaced(folder, tmp_path):
    target = tmp_path / "x.csv"
    target.mkdir()
    (target / "thesis.doc").write_text("mine")
    with pytest.raises(InputError, match=r"holds thesis\.doc"):
        tabular.write(folder, target)
    assert (target / "thesis.doc").read_text() == "mine"


def test_a_file_in_the_place_of_the_folder_is_kept(folder, tmp_path):
    (tmp_path / "x.csv").write_text("mine")
    with pytest.raises(InputError, match="is a file"):
        tabular.write(folder, tmp_path / "x.csv")
    assert (tmp_path / "x.csv").read_text() == "mine"


def test_a_damaged_graph_leaves_the_old_export(folder, tmp_path):
    graph = small_graph.make(tmp_path / "g")
    tabular.write(graph, tmp_path / "x.csv")
    before = {path.name: path.read_bytes() for path in (tmp_path / "x.csv").iterdir()}
    [path] = store.files(graph, "mentions")
    path.unlink()
    with pytest.raises(StoreError, match="mentions"):
        tabular.write(graph, tmp_path / "x.csv")
    assert {path.name: path.read_bytes() for path in (tmp_path / "x.csv").iterdir()} == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["g", "x.csv"]


def test_a_swap_that_fails_half_way_puts_the_old_export_back(folder, tmp_path):
    target = tmp_path / "x.csv"
    tabular.write(folder, target)
    with pytest.raises(FileNotFoundError):
        folders._swap(tmp_path / "gone", target)
    assert [path.name for path in tmp_path.iterdir()] == ["x.csv"]
    assert (target / "papers.csv").is_file()


def test_another_format_is_refused(folder, tmp_path):
    with pytest.raises(InputError, match=r"x\.xlsx"):
        tabular.write(folder, tmp_path / "x.xlsx")
