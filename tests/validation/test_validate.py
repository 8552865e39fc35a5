# ruff: noqa: E501 - a table reads best with one row a line
"""`kgraph validate`: the seeds conform, damaged tables do not, reports and exit codes say so."""

import json
from dataclasses import replace
from pathlib import Path

import duckdb
import pyoxigraph as ox
import pytest
import rdflib
from typer.testing import CliRunner

import kgraph
from kgraph import store, validation
from kgraph.cli.verbs import app
from kgraph.errors import InputError
from kgraph.graph import open_graph
from kgraph.model.tables import (
    Alias,
    AuthorCandidate,
    Authorship,
    Citation,
    Mention,
    PaperLink,
    Person,
)
from kgraph.sparql.store import opened
from kgraph.validation import integrity, shapes
from kgraph.validation.findings import SH
from tests import small_graph
from tests.servers.arxiv_server import ArxivServer, seed_papers
from tests.small_graph import ATTENTION, OLD, STUB, paper

BASE = "https://kgraph.example/"
VASWANI = "author:ashish-vaswani-1a2b3c4d"


def refuse() -> ox.Store:
    raise AssertionError("the store on disk is for graphs with many triples")


def test_the_seeds_conform_and_so_they_do_enriched(data, monkeypatch, tmp_path):
    graph = kgraph.build(data / "seeds", tmp_path / "graph", enrich=())
    graph.export(tmp_path / "g.nt")
    bare = validation.file(tmp_path / "g.nt", many=1)
    assert bare.violations == ()
    assert {one.rule for one in bare.warnings} >= {"paper-has-title"}
    with ArxivServer(seed_papers(data / "seed_papers.json")) as server:
        monkeypatch.setenv("KGRAPH_ARXIV_URL", server.url)
        graph.enrich()
    found = graph.validate()
    assert found.violations == ()
    assert found.triples > 10_000
    graph.export(tmp_path / "g.nq.zst", versions=True)
    assert validation.file(tmp_path / "g.nq.zst", many=1).violations == ()


def test_a_large_graph_is_checked_by_its_store_and_finds_the_same(tmp_path):
    graph = small_graph.make(tmp_path / "g")
    usual = validation.graph(graph, refuse)
    large = validation.graph(graph, lambda: opened(graph), many=100)
    assert large.triples == usual.triples
    assert [(f.rule, f.focus) for f in large.findings] == [
        (f.rule, f.focus) for f in usual.findings
    ]


DAMAGES = {
    "papers-key": ("papers", paper(ATTENTION, title="Again", primary_category="cs.CL"), ATTENTION),
    "one-arxiv-id-one-paper": ("papers", paper("title:00aa", title="x", arxiv_id="1706.03762"), "1706.03762"),
    "one-doi-one-paper": ("papers", paper("title:00dd", title="x", doi="10.48550/arxiv.1706.03762"), "10.48550/arxiv.1706.03762"),
    "named-by-arxiv-id": ("papers", paper("title:00cc", title="x", arxiv_id="2001.00002"), "title:00cc"),
    "authorships-author-id-known": ("authorships", Authorship(OLD, 2, "author:unknown-00", "N", None, "author_list", 1.0), "author:unknown-00"),
    "places-of-authors": ("authorships", Authorship(ATTENTION, 7, VASWANI, "V", None, "author_list", 1.0), ATTENTION),
    "authorships-score": ("authorships", Authorship(OLD, 2, VASWANI, "V", None, "author_list", 1.5), "1.5"),
    "authorships-complete": ("authorships", Authorship(OLD, 3, VASWANI, "", None, "author_list", 1.0), f"{OLD} 3 {VASWANI}"),
    "author-of-something": ("authors", Person("author:nobody-00", "Nobody", None, "Nobody", None, "name_only"), "author:nobody-00"),
    "citations-cited-known": ("citations", Citation(ATTENTION, "arxiv:2001.00001", "Api", "x", 0.9, ()), "arxiv:2001.00001"),
    "no-citation-of-itself": ("citations", Citation(STUB, STUB, "Api", "x", 0.9, ()), STUB),
    "alias-is-gone": ("aliases", Alias(OLD, ATTENTION), OLD),
    "alias-leads-somewhere": ("aliases", Alias("title:00bb", "arxiv:2001.00001"), "title:00bb"),
    "one-primary-category": ("paper_categories", small_graph.PaperCategory(ATTENTION, "cs.AI", True), ATTENTION),
    "two-authors": ("author_candidates", AuthorCandidate(VASWANI, VASWANI, 0.5, "alike"), VASWANI),
    "two-papers": ("paper_links", PaperLink(OLD, OLD, "perhaps_same", "title", 0.5, "alike"), OLD),
    "mention-in-abstract": ("mentions", Mention(ATTENTION, OLD, "strings", 50, 57, 0.7), ATTENTION),
}  # fmt: skip


@pytest.fixture(scope="module")
def told_of(tmp_path_factory) -> set[tuple[str, str]]:
    """Give the rules and places of a graph with every damage; each is named by its own row."""
    with pytest.MonkeyPatch.context() as patch:
        for table, row, _ in DAMAGES.values():
            patch.setitem(small_graph.ROWS, table, [*small_graph.ROWS.get(table, []), row])
        graph = small_graph.make(tmp_path_factory.mktemp("damages") / "g")
    found = integrity.check(graph, store.read_manifest(graph))
    return {(one.rule, one.focus) for one in found}


@pytest.mark.parametrize("rule", DAMAGES)
def test_a_damaged_table_is_reported(rule, told_of):
    assert (rule, DAMAGES[rule][2]) in told_of


def test_a_mark_without_a_primary_category_is_reported(tmp_path, monkeypatch):
    rows = [replace(row, primary_category=None) for row in small_graph.ROWS["papers"]]
    monkeypatch.setitem(small_graph.ROWS, "papers", rows)
    graph = small_graph.make(tmp_path / "g")
    found = integrity.check(graph, store.read_manifest(graph))
    assert [(one.rule, one.focus) for one in found] == [
        ("one-primary-category", ATTENTION),
        ("one-primary-category", OLD),
    ]


@pytest.mark.parametrize(
    ("table", "change", "rule"),
    [
        ("authorships", "paper_id = null", "authorships-complete"),
        ("citations", "confidence = 'nan'", "citations-confidence"),
    ],
)
def test_tables_that_cannot_be_told_in_rdf_are_reported(tmp_path, table, change, rule):
    graph = small_graph.make(tmp_path / "g")
    path = str(store.files(graph, table, store.read_manifest(graph))[0])
    db = duckdb.connect()
    db.execute("create table t as select * from read_parquet(?)", [path])
    db.execute(f"update t set {change}")
    db.execute(f"copy t to '{path}' (format parquet)")
    found = validation.graph(graph, refuse)
    assert {rule, "tables-in-rdf"} <= {one.rule for one in found.violations}


def test_a_sound_table_is_not_reported(tmp_path):
    graph = small_graph.make(tmp_path / "g")
    assert integrity.check(graph, store.read_manifest(graph)) == []


# Reports and the command line.


@pytest.fixture(scope="module")
def damaged(tmp_path_factory) -> Path:
    place = tmp_path_factory.mktemp("damaged")
    graph = open_graph(small_graph.make(place / "g"))
    file = place / "g.ttl"
    graph.export(file)
    text = f'<{BASE}paper/arxiv/1706.03762> <http://purl.org/dc/terms/title> "A second one" .\n'
    with file.open("a", encoding="utf-8") as opened_file:
        opened_file.write(text)
    return file


def test_violations_end_with_1_and_warnings_with_0(damaged):
    sound = CliRunner().invoke(app, ["validate", str(damaged.parent / "g")])
    assert sound.exit_code == 0
    assert "warning  paper-has-title  1 place" in sound.stdout
    broken = CliRunner().invoke(app, ["validate", str(damaged)])
    assert broken.exit_code == 1
    assert "violation  paper-title  1 place" in broken.stdout
    assert "1 violation, 3 warnings" in broken.stderr


def test_a_report_in_json(damaged, tmp_path):
    target = tmp_path / "report.json"
    CliRunner().invoke(app, ["validate", str(damaged), "--report", str(target)])
    told = json.loads(target.read_text(encoding="utf-8"))
    assert told["conforms"] is False
    assert told["findings"][0]["rule"] == "paper-title"
    assert told["findings"][0]["focus"] == f"{BASE}paper/arxiv/1706.03762"


def test_a_report_in_turtle_is_one_of_shacl(damaged, tmp_path):
    validation.write(validation.file(damaged), tmp_path / "report.ttl")
    told = rdflib.Graph().parse(tmp_path / "report.ttl")
    sh = rdflib.SH
    results = set(told.objects(None, sh.result))
    assert len(results) == 4
    severe = [one for one in results if (one, sh.resultSeverity, sh.Violation) in told]
    assert [str(told.value(one, sh.sourceShape)) for one in severe] == [f"{BASE}shapes#paper-title"]
    assert list(ox.parse(path=str(tmp_path / "report.ttl"), format=ox.RdfFormat.TURTLE))


def test_a_report_elsewhere_is_refused(damaged, tmp_path):
    with pytest.raises(InputError, match="JSON or Turtle"):
        validation.write(validation.file(damaged), tmp_path / "report.html")


def test_more_places_than_are_kept_are_not_counted_as_all(tmp_path):
    # Each cites itself, by no node.
    bad = (f"<{BASE}p/{n}> <http://purl.org/spar/cito/cites> <{BASE}p/{n}> ." for n in range(1500))
    file, target = tmp_path / "g.nt", tmp_path / "report.json"
    file.write_text("\n".join(bad), encoding="utf-8")
    found = validation.file(file)
    assert not found.complete
    validation.write(found, target)
    assert json.loads(target.read_text(encoding="utf-8"))["complete"] is False
    told = CliRunner().invoke(app, ["validate", str(file)])
    assert "violation  no-self-citation  1,000 or more places: " in told.stdout
    assert "… and many more" in told.stdout
    assert "at least " in told.stderr


def test_a_bad_date_is_a_finding_and_no_traceback(damaged, tmp_path, caplog):
    file = tmp_path / "g.ttl"
    date = f'<{BASE}paper/arxiv/1706.03762> <http://purl.org/dc/terms/modified> "2017-99-12"^^<http://www.w3.org/2001/XMLSchema#date> .'
    file.write_text(damaged.read_text(encoding="utf-8") + date, encoding="utf-8")
    assert "paper-modified" in {one.rule for one in validation.file(file).violations}
    assert caplog.records == []


def test_an_empty_file_is_no_graph(tmp_path):
    (tmp_path / "g.nt").touch()
    told = CliRunner().invoke(app, ["validate", str(tmp_path / "g.nt")])
    assert told.exit_code == 1
    assert "violation  one-dataset  1 place" in told.stdout


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("g.ttl", "<a:a> <a:b> .", "damaged"),
        ("g.nt.gz", "no gzip", "g.nt.gz"),
        ("g.csv", "", "no RDF format"),
    ],
)
def test_a_file_that_is_no_rdf_is_refused(tmp_path, name, text, message):
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        validation.file(tmp_path / name)


def test_another_base_is_taken_from_the_file(tmp_path):
    graph = open_graph(small_graph.make(tmp_path / "g"))
    graph.export(tmp_path / "g.nt", base_iri="https://example.org/papers/")
    found = validation.file(tmp_path / "g.nt")
    assert found.base == "https://example.org/papers/"
    assert found.conforms
    assert found.findings


def test_the_shapes_are_sound_shacl():
    import pyshacl

    assert pyshacl.validate(
        rdflib.Graph(), shacl_graph=shapes.load("shapes", BASE), meta_shacl=True
    )[0]


def test_a_shape_that_cannot_be_asked_as_sparql_is_named():
    text = "[ sh:path <a:p> ; sh:maxLength 3 ] ."
    found = rdflib.Graph().parse(data=f"@prefix sh: <{SH}> . {text}")
    (shape,) = set(found.subjects())
    with pytest.raises(InputError, match="sh:maxLength 3 of shapes"):
        list(shapes._queries(found, shape, "?this a <a:C>"))
