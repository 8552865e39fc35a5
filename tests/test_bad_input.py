"""What users give by mistake: a clear error or a row in `problems`, and the old graph untouched."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time

import pytest

import kgraph
from kgraph import store
from kgraph.errors import FormatVersionError, InputError, LockedError, StoreError

PAGE = "Abstract:We describe a method for counting sheep at night, and measure it on 40 farms.\n"


def page(n):
    words = [f"{word}{n}" for word in ("alpha", "beta", "gamma", "delta", "epsilon", "zeta")]
    return f"Abstract:We compare {' with '.join(words)} in a study of {n} years, and find much.\n"


def cli(*arguments, **settings):
    return subprocess.run(
        [sys.executable, "-m", "kgraph", *map(str, arguments)],
        capture_output=True,
        text=True,
        env={**os.environ, **settings},
        check=False,
    )


UNUSABLE = {
    "empty": (b"", "empty"),
    "white space": (b" \n\t\n", "empty"),
    "binary": (bytes(range(256)) * 40, "binary"),
    "NUL bytes": (b"\x00" * 5000, "binary"),
    "one long line": (b"words " * 200_000, "line-too-long"),
    "no layout": (b"Just a shopping list\nmilk\nbread\n", "unknown-layout"),
}


@pytest.fixture(scope="module")
def unusable(tmp_path_factory):
    """A graph of such pages, each in a file of its name."""
    place = tmp_path_factory.mktemp("unusable")
    (place / "pages").mkdir()
    for name, (content, _) in UNUSABLE.items():
        (place / "pages" / f"{name}.txt").write_bytes(content)
    return kgraph.build(place / "pages", place / "graph", enrich=())


@pytest.mark.parametrize("name", UNUSABLE)
def test_a_page_that_cannot_be_used_is_a_problem(unusable, name):
    found = [row["code"] for row in unusable.problems() if row["location"] == f"{name}.txt"]
    assert found == [UNUSABLE[name][1]]
    assert unusable.papers() == []


def test_fifty_megabytes_of_one_line_are_a_problem(tmp_path):
    (tmp_path / "page.txt").write_bytes(b"abcde fghi, " * 4_400_000)
    graph = kgraph.build(tmp_path / "page.txt", tmp_path / "graph", enrich=())
    assert [row["code"] for row in graph.problems()] == ["line-too-long"]


def test_latin_1_and_a_nul_among_words_are_read_and_said(tmp_path):
    (tmp_path / "pages").mkdir()
    latin, nul = (tmp_path / "pages" / name for name in ("latin.txt", "nul.txt"))
    latin.write_bytes(page(1).replace("alpha1", "bêtes").encode("latin-1"))
    nul.write_bytes(PAGE.replace(" at night", "\0at night").encode())
    graph = kgraph.build(tmp_path / "pages", tmp_path / "graph", enrich=())
    texts = " ".join(paper.abstract or "" for paper in graph.papers())
    assert "bêtes" in texts
    assert "sheep at night" in texts
    assert {row["location"]: row["code"] for row in graph.problems()} == {
        "latin.txt": "not-utf8",
        "nul.txt": "control-characters",
    }


def test_what_is_not_there_is_an_error_and_makes_nothing(tmp_path):
    (tmp_path / "folder").mkdir()
    for missing in (tmp_path / "no such page", tmp_path / "folder"):
        with pytest.raises(InputError):
            kgraph.build(missing, tmp_path / "graph", enrich=())
    assert not (tmp_path / "graph").exists()


def test_a_target_that_cannot_be_a_folder_is_one_line(tmp_path):
    (tmp_path / "page.txt").write_text(PAGE)
    (tmp_path / "file").write_text("mine")
    with pytest.raises(StoreError, match=r"^cannot write"):
        kgraph.build(tmp_path / "page.txt", tmp_path / "file", enrich=())
    ended = cli("build", tmp_path / "page.txt", "-o", tmp_path / "file/graph", "--enrich", "none")
    assert ended.returncode == 1
    assert ended.stderr.startswith("kgraph: cannot write")
    assert "Traceback" not in ended.stderr
    assert (tmp_path / "file").read_text() == "mine"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A page and its graph, which each test has a copy of."""
    place = tmp_path_factory.mktemp("made")
    (place / "page.txt").write_text(PAGE)
    kgraph.build(place / "page.txt", place / "graph", enrich=())
    return place


@pytest.fixture
def graph(made, tmp_path):
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return kgraph.open(tmp_path / "graph")


def test_a_newer_format_is_refused_and_left_alone(graph, tmp_path):
    path = graph.folder / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "format": 99}))
    before = path.read_bytes()
    with pytest.raises(FormatVersionError, match="format 99"):
        kgraph.open(graph.folder)
    with pytest.raises(FormatVersionError):
        kgraph.build(tmp_path / "page.txt", graph.folder, enrich=())
    assert path.read_bytes() == before


def test_a_damaged_manifest_is_said(graph):
    (graph.folder / "manifest.json").write_text("{")
    with pytest.raises(StoreError, match="damaged"):
        kgraph.open(graph.folder)


def test_a_second_writer_is_refused_at_once(graph, tmp_path):
    with store.writing(graph.folder):
        ended = cli("build", tmp_path / "page.txt", "-o", graph.folder, "--enrich", "none")
    assert ended.returncode == 1
    assert "another process is writing" in ended.stderr
    with store.writing(graph.folder), pytest.raises(LockedError), store.writing(graph.folder):
        pass


def test_pages_read_before_are_skipped(graph, tmp_path):
    again = kgraph.build(tmp_path / "page.txt", graph.folder, enrich=())
    assert again.table("sources").num_rows == again.table("records").num_rows == 1


def test_killed_at_any_moment_the_graph_holds_a_complete_state(graph, tmp_path):
    for n in range(10):
        (tmp_path / "more").mkdir(exist_ok=True)
        (tmp_path / "more" / f"{n}.txt").write_text(page(n))
        arguments = ["build", str(tmp_path / "more"), "-o", str(graph.folder), "--enrich", "none"]
        code = "from kgraph.cli import main; main()"
        process = subprocess.Popen(
            [sys.executable, "-c", code, *arguments], stderr=subprocess.DEVNULL
        )
        time.sleep(0.15 + 0.17 * n)
        process.send_signal(signal.SIGKILL)
        process.wait()
        opened = kgraph.open(graph.folder)
        sources = {row["source_id"] for row in opened.table("sources").to_pylist()}
        read = {row["source_id"] for row in opened.table("records").to_pylist()}
        assert read == sources
        assert len(opened.papers()) >= 1
    kgraph.build(tmp_path / "more", graph.folder, enrich=())
    assert len(kgraph.open(graph.folder).papers()) == 11


def test_errors_survive_pickling():
    import pickle

    error = pickle.loads(pickle.dumps(InputError("what", "do this")))
    assert (str(error), error.hint) == ("what", "do this")
