"""Facts from a file of arXiv's metadata, with no socket opened."""

import gzip
import json
import multiprocessing
import socket

import pytest

import kgraph
from kgraph.enrich.snapshot import index_folder
from kgraph.errors import InputError
from kgraph.indexing import index
from kgraph.read.inputs.files import find_files, read_pages

PAPERS = [
    ("2001.00001", "Counting Sheep", ["Shepherd", "Ann"], "2020-01-02", "We count sheep. " * 9),
    ("2001.00002", "Counting Sheep, explained", ["Dog", "Bob"], "2020-01-03", "We explain. " * 9),
    ("hep-th/9901001", "Strings", ["Cello", "Eve"], "1999-01-04", "Strings vibrate. " * 9),
]


def line(arxiv_id, title, name, day, abstract):
    return json.dumps(
        {
            "id": arxiv_id, "title": title, "categories": "math.CO cs.DM", "abstract": abstract,
            "authors": " ".join(reversed(name)), "authors_parsed": [[*name, ""]],
            "versions": [{"version": "v1", "created": day}], "update_date": day, "doi": None,
            "comments": None, "journal-ref": None,
        }
    )  # fmt: skip


@pytest.fixture
def snapshot(tmp_path, monkeypatch):
    """Give a packed snapshot, and let no socket be opened."""

    def refuse(*_, **__):
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    file = tmp_path / "arxiv.jsonl.gz"
    file.write_bytes(gzip.compress("\n".join(line(*paper) for paper in PAPERS).encode()))
    return file


def build(tmp_path, snapshot, page):
    (tmp_path / "page.txt").write_text(page, encoding="utf-8")
    return kgraph.build(tmp_path / "page.txt", tmp_path / "g", offline=True, snapshot=snapshot)


def test_ids_and_titles_get_their_facts(tmp_path, snapshot):
    graph = build(tmp_path, snapshot, "@misc{a, title={Counting sheep}}\n@misc{b, doi={10.1/x}, "
                  "eprint={hep-th/9901001}, title={Strings}}\n")  # fmt: skip
    found = {paper.arxiv_id: paper for paper in graph.papers()}
    assert set(found) == {"2001.00001", "hep-th/9901001"}
    assert found["2001.00001"].published == "2020-01-02"
    assert found["2001.00001"].primary_category == "math.CO"
    assert graph.stats().coverage["snapshot"] == {"ok": 2}


def test_only_the_papers_of_the_pages_come_and_a_near_title_is_refused(tmp_path, snapshot):
    graph = build(tmp_path, snapshot, "@misc{a, title={Counting sheep at night}, year={2020}}")
    assert [paper.arxiv_id for paper in graph.papers()] == [None]
    assert graph.stats().coverage["snapshot"] == {"not_found": 1}


def test_a_second_run_adds_nothing_and_the_index_is_used_again(tmp_path, snapshot):
    graph = build(tmp_path, snapshot, "arXiv:2001.00001\narXiv:2001.99999\n")
    before = (tmp_path / "g/graph.ttl").read_bytes(), graph.stats()
    graph.enrich(["arxiv"], offline=True, snapshot=snapshot)
    assert ((tmp_path / "g/graph.ttl").read_bytes(), graph.stats()) == before
    assert graph.stats().coverage["snapshot"] == {"not_found": 1, "ok": 1}


def test_a_file_asked_for_some_papers_can_be_read_whole_later(tmp_path, snapshot):
    graph = build(tmp_path, snapshot, "arXiv:2001.00001\n")
    kgraph.build(snapshot, tmp_path / "g", enrich=())
    assert len(graph.papers()) == 3


def test_all_seed_papers_are_found_in_a_snapshot_by_what_their_pages_print(
    tmp_path, snapshot, data
):
    known = json.loads((data / "seed_papers.json").read_text(encoding="utf-8"))
    read = read_pages(find_files([data / "seeds"]), known=frozenset(), now="2026-01-01T00:00:00Z")
    texts = {record.title: record.abstract for page in read for record in page.records}
    file = tmp_path / "seeds.jsonl"
    rows = []
    for paper in known:
        text = texts.get(paper["title"]) or "An abstract of other words."
        rows.append(json.loads(line(paper["arxiv_id"], paper["title"], ["", ""], "2020", text)))
        rows[-1]["versions"] = [{"version": "v1", "created": paper["published"]}]
        rows[-1]["authors_parsed"] = [
            [family, given, ""]
            for given, _, family in (n.rpartition(" ") for n in paper["authors"])
        ]
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    graph = kgraph.build(data / "seeds", tmp_path / "g", offline=True, snapshot=file)
    assert {p.arxiv_id for p in graph.papers()} == {paper["arxiv_id"] for paper in known}
    assert all(paper.authors_complete for paper in graph.papers())


def test_what_is_no_snapshot_is_said(tmp_path, snapshot):
    (tmp_path / "no.txt").write_text("x", encoding="utf-8")
    with pytest.raises(InputError, match="no papers in"):
        build(tmp_path, tmp_path / "no.txt", "arXiv:2001.00001\n")
    with pytest.raises(InputError, match="cannot read"):
        build(tmp_path, tmp_path / "missing.jsonl", "arXiv:2001.00001\n")
    with pytest.raises(InputError, match="no snapshot"):
        kgraph.build(tmp_path / "page.txt", tmp_path / "g", enrich=["snapshot"])


def test_a_snapshot_that_breaks_off_is_refused_and_not_kept(tmp_path, snapshot):
    rows = [line(f"2001.{n:05d}", f"Title {n}", ["A", "B"], "2020-01-02", "x") for n in range(9000)]
    whole = gzip.compress("\n".join(rows).encode())
    snapshot.write_bytes(whole[: len(whole) // 2])
    for _ in range(2):
        with pytest.raises(InputError, match="is damaged"):
            build(tmp_path, snapshot, "arXiv:2001.00001\n")


def test_lines_that_are_no_papers_are_told(tmp_path, snapshot):
    told = []
    text = gzip.decompress(snapshot.read_bytes()) + b'\n{"id": "2001.0'
    snapshot.write_bytes(gzip.compress(text))
    (tmp_path / "page.txt").write_text("arXiv:2001.00001\n", encoding="utf-8")
    kgraph.build(
        tmp_path / "page.txt",
        tmp_path / "g",
        offline=True,
        snapshot=snapshot,
        notify=told.append,
    )
    assert told[0].startswith("indexing ")
    assert told[1].startswith("1 places in ")


def test_another_version_of_kgraph_reads_the_file_anew(snapshot, monkeypatch):
    before = index_folder(snapshot)
    assert index_folder(snapshot) == before
    monkeypatch.setattr("kgraph.enrich.snapshot.__version__", "99")
    assert index_folder(snapshot) != before


def _indexed(file):
    return str(index(file, "2026-01-01T00:00:00Z", lambda message: None))


def test_two_processes_that_need_an_index_make_one(tmp_path, snapshot):
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        assert len(set(pool.map(_indexed, [snapshot] * 2))) == 1


@pytest.mark.parametrize(
    ("every", "known"),
    [(200, (200, 198)), pytest.param(None, (1211, 1144), marks=pytest.mark.large)],
)
def test_a_snapshot_of_real_records_is_a_page_and_answers_for_each_of_them(
    tmp_path, snapshot, data, every, known
):
    whole = gzip.decompress((data / "arxiv_snapshot/abs/arxiv_browse_abs.jsonl.gz").read_bytes())
    some = whole.splitlines(keepends=True)[:every]
    rows = [json.loads(text) for text in some]
    real = tmp_path / "some.jsonl.gz"
    real.write_bytes(gzip.compress(b"".join(some)))
    titles = {}
    for row in rows:
        titles.setdefault(row["id"], set()).add(" ".join((row["title"] or "").split()) or None)
    assert (len(rows), len(titles)) == known, "some papers in several versions"
    graph = kgraph.build(real, tmp_path / "all", offline=True)
    assert [paper.arxiv_id for paper in graph.papers()] == sorted(titles)
    assert graph.problems() == []
    graph = build(tmp_path, real, "".join(f"arXiv:{name}\n" for name in titles))
    assert graph.stats().coverage["snapshot"] == {"ok": len(titles)}
    records = [row for row in graph.table("records").to_pylist() if row["title_key"]]
    assert {row["arxiv_id"] for row in records} == {name for name in titles if any(titles[name])}
    assert all(row["title"] in titles[row["arxiv_id"]] for row in records)
