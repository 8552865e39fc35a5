"""Pages that several processes read are what one process reads, to the byte."""

import gzip
import os
import sys
import zipfile
from pathlib import Path

import pytest

from kgraph import store
from kgraph.errors import KGraphError
from kgraph.model.tables import Evidence, Part, Source
from kgraph.read.inputs import processes
from kgraph.read.inputs.files import find_files, read_pages
from kgraph.read.inputs.wire import Unread
from tests.bench.made_pages import make_page
from tests.read.test_arxiv_snapshot import LINE, write

NOW = "2026-01-01T00:00:00Z"


def read(pages, number=None):
    return read_pages(find_files([pages]), known=frozenset(), now=NOW, number=number)


def by_processes(given):
    return [isinstance(found, Part) for found in given]


def folder_of_all_kinds(folder: Path) -> Path:
    """Write pages that are read, and that are not, as users have them."""
    inner = folder / "a" / "deep folder"
    inner.mkdir(parents=True)
    for seed, layout in enumerate(("references", "bibtex", "html", "md_list", "id_list")):
        (inner / f"{seed}.txt").write_text(make_page(layout, 0.01, seed), encoding="utf-8")
    (folder / "again.txt").write_bytes((inner / "0.txt").read_bytes())
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 9)
    (folder / "empty.txt").write_text(" \n")
    (folder / "latin.txt").write_bytes(make_page("dblp", 0.01).encode() + b"\nJos\xe9 Mu\xf1oz\n")
    (folder / "nothing.txt").write_text("Nobody knows what this is. " * 40)
    Path(os.fsdecode(bytes(folder / "na") + b"\xff\xfeme.txt")).write_text("arXiv:2401.00001\n")
    with zipfile.ZipFile(folder / "pages.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for seed in range(3):
            archive.writestr(f"in/{seed} ü.txt", make_page("scholar", 0.01, seed))
        archive.writestr("again.txt", (inner / "1.txt").read_bytes())
        archive.writestr("inner.zip", b"PK\x03\x04 an archive in an archive")
    write(folder / "snapshot.json", *(LINE | {"id": f"2401.{n:05d}"} for n in range(1, 9)))
    (folder / "zipped.txt.gz").write_bytes(gzip.compress(make_page("dblp", 0.01, 9).encode()))
    return folder


def test_any_number_of_processes_gives_the_same_bytes(tmp_path, monkeypatch):
    monkeypatch.setattr(processes, "SHARED", 1)
    monkeypatch.setattr(processes, "UNDER_WAY", 40_000)  # some pages have to wait for others
    pages = folder_of_all_kinds(tmp_path / "pages")
    files = {}
    for number in (1, 2, 3):
        graph = tmp_path / str(number)
        with store.writing(graph):
            store.append(graph, read(pages, number))
        written = sorted((graph / "evidence").rglob("*.parquet"))
        files[number] = [(file.name, file.read_bytes()) for file in written]
    assert files[1] == files[2] == files[3]
    problems = store.read(tmp_path / "3", "problems")["code"].to_pylist()
    assert {"empty", "binary", "unknown-layout", "nested-archive"} <= set(problems)
    sources = store.read(tmp_path / "3", "sources")["location"].to_pylist()
    assert {"na\ufffd\ufffdme.txt", "pages.zip!in/2 ü.txt", "a/deep folder/4.txt"} <= set(sources)
    assert store.read(tmp_path / "3", "records").num_rows > 300


def test_processes_are_started_where_there_is_much_beside_the_largest_page(tmp_path, monkeypatch):
    monkeypatch.setattr(processes, "SHARED", 3_000)
    (tmp_path / "a.txt").write_text(make_page("dblp", 0.02))
    (tmp_path / "b.txt").write_text(make_page("dblp", 0.001, 1))
    assert by_processes(read(tmp_path, 2)) == [False, False]
    (tmp_path / "c.txt").write_text(make_page("dblp", 0.002, 2))
    assert by_processes(read(tmp_path, 2)) == [True, True, True]
    assert by_processes(read(tmp_path, 1)) == [False, False, False]


def test_pages_are_held_only_as_far_as_they_are_under_way(monkeypatch):
    monkeypatch.setattr(processes, "SHARED", 1)
    monkeypatch.setattr(processes, "UNDER_WAY", 100)
    asked = 0

    def given():
        nonlocal asked
        for number in range(20):
            asked += 1
            source = Source(f"{number:016}", "page", f"{number}.txt", None, NOW, 40)
            yield Unread(source, b"arXiv:2401.00001 Counting Sheep at Night")

    found = processes.read_in_order(given(), lambda page: Evidence((page.source,)), 2)
    ahead = [asked - done for done, _ in enumerate(found)]
    assert len(ahead) == 20
    assert max(ahead) <= 4


# One that never hears the question, and one that ends where it should answer.
@pytest.mark.parametrize("does", ["exit 1", "head -c 100 > /dev/null; exit 1"])
def test_a_page_whose_process_ends_is_named(does, tmp_path, monkeypatch):
    monkeypatch.setattr(processes, "SHARED", 1)
    python = tmp_path / "python"
    python.write_text(f"#!/bin/sh\n{does}\n")
    python.chmod(0o755)
    pages = tmp_path / "pages"
    pages.mkdir()
    for name in "abc":
        (pages / f"{name}.txt").write_text(f"arXiv:2401.0000{ord(name) - 96}\n")
    monkeypatch.setattr(sys, "executable", str(python))
    with pytest.raises(KGraphError, match=r"^a\.txt: a process that reads for this one ended"):
        list(read(pages, 2))
