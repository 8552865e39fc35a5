"""The main job on the five real pages, offline: what is read, and which records are one paper."""

import json
import re
import subprocess
import sys
from collections import Counter

import networkx as nx
import pyoxigraph
import pytest
import rdflib

import kgraph
from kgraph.model.text import collapse


@pytest.fixture(scope="module")
def seeds(data, tmp_path_factory):
    return kgraph.build(data / "seeds", tmp_path_factory.mktemp("seeds") / "graph", offline=True)


def test_the_five_pages_hold_43_entries_of_36_papers(seeds):
    assert seeds.table("records").num_rows == 43
    assert len(seeds.papers()) == 36
    assert seeds.problems() == []


def test_every_value_stands_where_its_span_says(seeds, data):
    texts = {
        row["source_id"]: (data / "seeds" / row["location"]).read_text(encoding="utf-8")
        for row in seeds.table("sources").to_pylist()
    }
    for record in seeds.table("records").to_pylist():
        for field in ("title", "abstract", "comments", "arxiv_id"):
            places = [span for span in record["spans"] if span["field"] == field]
            assert len(places) == (record[field] is not None)
            for span in places:
                printed = texts[record["source_id"]][span["start"] : span["end"]]
                assert collapse(printed) == record[field]
                before = texts[record["source_id"]][: span["start"]]
                assert before.count("\n") + 1 == span["line"]
        names = [span for span in record["spans"] if span["field"] == "authors"]
        printed = [texts[record["source_id"]][span["start"] : span["end"]] for span in names]
        assert printed == [author["name"] for author in record["authors"]]


def test_titles_dates_ids_and_lists_are_those_printed(seeds, data):
    known = {
        re.sub(r"\W", "", paper["title"]).lower(): paper
        for paper in json.loads((data / "seed_papers.json").read_text(encoding="utf-8"))
    }
    records = seeds.table("records").to_pylist()
    printed = Counter()
    for record in records:
        if record["title"]:
            paper = known[re.sub(r"\W", "", record["title"]).lower()]
            names = [author["name"] for author in record["authors"]]
            assert names == paper["authors"][: len(names)]
            if record["published"]:
                assert record["published"] == paper["published"]
        for field in ("title", "authors", "published", "arxiv_id", "abstract"):
            printed[field] += bool(record[field])
        printed["cut"] += record["authors_truncated"]
    assert printed == {
        "title": 35, "authors": 15, "published": 15, "arxiv_id": 4, "abstract": 43, "cut": 14,
    }  # fmt: skip


def test_ids_that_trail_their_abstracts_name_the_right_papers(seeds):
    begins = {
        record["arxiv_id"]: record["abstract"][:30]
        for record in seeds.table("records").to_pylist()
        if record["arxiv_id"]
    }
    assert begins == {
        "2402.17152": "Large-scale recommendation sys",
        "2307.09288": "In this work, we develop and r",
        "2107.04140": "In this paper, we provide a de",
        "1906.00091": "With the advent of deep learni",
    }


def test_a_site_label_is_no_category_and_a_two_letter_label_is_one(seeds):
    records = seeds.table("records").to_pylist()
    labelled = [r for r in records if "arXiv.org Artificial Intelligence" in r["labels"]]
    assert len(labelled) == 9
    assert not any(record["categories"] for record in labelled)
    codes = Counter(code for record in records for code in record["categories"])
    assert codes == {"cs.CL": 6, "cs.LG": 4, "cs.AI": 2, "cs.CV": 2, "cs.SD": 1}


def test_papers_on_several_pages_are_one_paper_each(seeds):
    sizes = Counter(row["paper_id"] for row in seeds.table("record_papers").to_pylist())
    assert sorted(sizes.values(), reverse=True)[:5] == [3, 3, 3, 2, 1]
    assert sizes["arxiv:2402.17152"] == sizes["arxiv:2307.09288"] == 3
    assert sizes["arxiv:1906.00091"] == 2


def test_mentions_are_those_a_reader_finds(seeds):
    titles = {paper.paper_id: (paper.title or paper.paper_id)[:12] for paper in seeds.papers()}
    found = {
        (titles[row["paper_id"]], titles[row["mentioned"]])
        for row in seeds.table("mentions").to_pylist()
    }
    assert found >= {
        ("Actions Spea", "arxiv:1906.0"),
        ("Actions Spea", "FlashAttenti"),
        ("Actions Spea", "Llama 2: Ope"),
        ("Training Com", "Scaling Lang"),
        ("Mixtral of E", "Mistral 7B"),
        ("Mixtral of E", "Llama 2: Ope"),
        ("Mistral 7B", "Llama 2: Ope"),
    }
    assert len(found) <= 8


def test_the_page_author_is_an_author_without_position(seeds):
    rows = [r for r in seeds.table("authorships").to_pylist() if r["rule"] == "page_author"]
    assert len(rows) == 10
    assert {(r["position"], r["name_as_printed"]) for r in rows} == {(None, "Li, Zhuohan")}


def test_two_parsers_agree_on_the_turtle_and_there_is_no_blank_node(seeds):
    file = seeds.folder / "graph.ttl"
    strict = {
        (str(t.subject), str(t.predicate), str(t.object))
        for t in pyoxigraph.parse(file.read_bytes(), format=pyoxigraph.RdfFormat.TURTLE)
    }
    loose = rdflib.Graph().parse(file, format="turtle")
    assert len(loose) == len(strict) > 1000
    assert not any(isinstance(term, rdflib.BNode) for triple in loose for term in triple)
    assert {tuple(str(pyoxigraph_term(term)) for term in triple) for triple in loose} == strict


def pyoxigraph_term(term):
    if isinstance(term, rdflib.URIRef):
        return pyoxigraph.NamedNode(str(term))
    if term.language:
        return pyoxigraph.Literal(str(term), language=term.language)
    if term.datatype:
        return pyoxigraph.Literal(str(term), datatype=pyoxigraph.NamedNode(str(term.datatype)))
    return pyoxigraph.Literal(str(term))


def test_networkx_reads_back_every_node_and_edge(seeds):
    read = nx.read_graphml(seeds.folder / "graph.graphml", force_multigraph=True)
    made = seeds.to_networkx()
    assert set(read) == set(made)
    assert read.number_of_edges() == made.number_of_edges() > 0
    kinds = Counter(kind for _, kind in made.nodes(data="kind"))
    assert Counter(kind for _, kind in read.nodes(data="kind")) == kinds
    assert len({(attrs["x"], attrs["y"]) for _, attrs in read.nodes(data=True)}) == len(read)


def test_two_builds_give_the_same_bytes(seeds, data, tmp_path):
    pages = sorted((data / "seeds").iterdir(), reverse=True)
    code = "import sys, kgraph; kgraph.build(sys.argv[2:], sys.argv[1], offline=True)"
    other = tmp_path / "other"
    subprocess.run(
        [sys.executable, "-c", code, str(other), *map(str, pages)],
        check=True,
        env={"PYTHONHASHSEED": "7", "KGRAPH_CACHE_DIR": str(tmp_path)},
    )
    for name in ("graph.ttl", "graph.graphml", *(f"tables/{t}" for t in tables(seeds.folder))):
        assert (other / name).read_bytes() == (seeds.folder / name).read_bytes(), name


def tables(folder):
    run = max((folder / "tables").iterdir())
    return sorted(f"{run.name}/{path.name}" for path in run.iterdir())
