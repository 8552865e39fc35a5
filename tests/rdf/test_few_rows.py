"""What small graphs save: plans that are not improved, rules that would say nothing."""

import pytest

from kgraph import store
from kgraph.engines import DuckDB
from kgraph.export import rdf
from kgraph.model import schema
from kgraph.model.tables import TABLES
from kgraph.rdf import quads
from kgraph.rdf.rule import SPARSE, Told, is_silent
from tests import small_graph


@pytest.mark.parametrize("name", ["g.ttl", "g.nq"])
def test_a_small_graph_says_what_it_would_say_as_a_large_one(tmp_path, monkeypatch, name):
    graph = small_graph.make(tmp_path / "g")
    rdf.write(graph, tmp_path / name)
    monkeypatch.setattr(quads, "FEW", 0)
    monkeypatch.setattr(quads, "is_silent", lambda *_: False)
    rdf.write(graph, tmp_path / f"as-a-large-{name}")
    assert (tmp_path / f"as-a-large-{name}").read_bytes() == (tmp_path / name).read_bytes()


def test_a_rule_is_left_out_only_where_it_has_no_rows(tmp_path):
    graph = small_graph.make(tmp_path / "g")
    manifest = store.read_manifest(graph)
    left_out = {table: set() for table in SPARSE}
    with DuckDB(few=True) as engine:
        quads.open_rows(engine, graph, manifest, manifest.base_iri)
        for table, found in left_out.items():
            files = store.files(graph, table, manifest)
            if files:
                store.write_table(tmp_path / table, schema.schema(table).empty_table())
                engine.view(table, [tmp_path / table])
            for rule in quads.rules("all", Told(versions=True)):
                if is_silent(rule, {table}) and rule.source not in found:
                    found.add(rule.source)
                    assert not len(engine.rows(f"select 1 from {rule.source} limit 1")), rule
            if files:
                engine.view(table, files)
    assert all(left_out.values())


def test_tables_that_are_never_empty_silence_no_rule():
    others = set(TABLES) - SPARSE
    assert not [rule for rule in quads.rules("all", Told()) if is_silent(rule, others)]
