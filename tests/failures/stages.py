"""Every stage as a user runs it, in a folder of its own, and what a graph is afterwards.

A place is a folder with pages, perhaps a graph, and earlier exports; a stage is one
command of `kgraph` in it. What a stage leaves is told by `state`: the bytes of all that
counts, without the names of runs and the times of reading.
"""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from kgraph import store

ROOT = Path(__file__).parent.parent.parent
SECONDS = 120  # a hang, not a speed
RUN = "from kgraph.cli import main; main()"
# Large begins at once, so that a small file is read, and its few names split, by processes;
# set where the command loads these parts, which a process without memory cannot do.
BY_PROCESSES = """
import kgraph.building
def _build(*arguments, _build=kgraph.building.build, **named):
    from kgraph.read.formats import arxiv_snapshot
    from kgraph.read.inputs import processes
    from kgraph.resolve import people
    arxiv_snapshot.LARGE, arxiv_snapshot.CHUNK, people.MANY = 1, 8_000, 1
    processes.cores = people.cores = lambda: 2
    return _build(*arguments, **named)
kgraph.building.build = _build
"""
WORDS = ("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa")


@dataclass(frozen=True)
class Stage:
    """A command in a place; ``before`` is what the place holds, ``prelude`` runs first in it.

    ``may_do_without``: what it makes is a help, and the command succeeds if it fails.
    """

    name: str
    command: tuple[str, ...]
    before: str = "graph"
    prelude: str = ""
    may_do_without: bool = False

    def __str__(self) -> str:
        return self.name


def _export(name: str, *more: str) -> Stage:
    return Stage(f"export {name}", ("export", "graph", f"out/{name}", *more))


BUILD = ("-o", "graph", "--enrich", "none", "-q")
STAGES = (
    Stage("read", ("build", "pages", *BUILD), "nothing"),
    Stage("snapshot", ("build", "papers.jsonl", *BUILD), "nothing", BY_PROCESSES),
    Stage("add", ("build", "more", *BUILD)),
    Stage("enrich", ("enrich", "graph", "--from", "arxiv", "-q")),
    _export("all.nt.zst"),
    _export("all.ttl"),
    _export("all.graphml"),
    _export("coauthors.gexf", "--network", "coauthors"),
    _export("all.csv"),
    _export("map.svg", "--network", "citations"),
    Stage("report", ("report", "graph", "out/report.html")),
    Stage("store", ("query", "graph", "papers-per-year", "--engine", "oxigraph")),
    Stage("index", ("query", "graph", "papers-per-year"), "asked", may_do_without=True),
    Stage("identity", ("identity", "merge", "graph", "Ann Lee", "A. B. Lee-Day")),
    Stage("validate", ("validate", "graph")),
)
OUT = ("all.nt.zst", "all.ttl", "all.graphml", "coauthors.gexf", "map.svg", "report.html")
OLD = b"what stood here before"


def record(number: int, first: tuple[str, str] = ("Ann", "Lee")) -> str:
    """Invent a line of a snapshot; ``first`` is its first author."""
    title = " ".join(WORDS[number // place % 10] for place in (1, 10, 100))
    line = {
        "id": f"2401.{number:05d}",
        "title": f"On {title} {number}",
        "authors": f"{' '.join(first)} and Bo Day",
        "abstract": f"We count {title} in {number} fields and find that all of them are there.",
        "categories": "cs.CL",
        "versions": [{"version": "v1", "created": "Mon, 1 Jan 2024 00:00:00 GMT"}],
        "authors_parsed": [[first[1], first[0], ""], ["Day", "Bo", ""]],
        "update_date": "2024-01-02",
    }
    return json.dumps(line) + "\n"


def page(number: int) -> str:
    """Invent a page of one abstract."""
    words = " with ".join(f"{word}{number}" for word in WORDS[:6])
    return f"Abstract:We compare {words} in a study of {number} years, and find much.\n"


def make_pages(place: Path) -> None:
    """Write what commands read."""
    for folder, numbers in (("pages", range(5)), ("more", range(5, 8))):
        (place / folder).mkdir(parents=True)
        for number in numbers:
            (place / folder / f"{number}.txt").write_text(page(number))
    lines = [record(number) for number in range(1, 200)]
    lines[7] = record(8, ("A. B.", "Lee-Day"))
    (place / "papers.jsonl").write_text("".join(lines))
    (place / "pages" / "listed.jsonl").write_text("".join(lines[:40]))
    (place / "out").mkdir()
    for name in OUT:
        (place / "out" / name).write_bytes(OLD)


def start(
    stage: Stage, place: Path, prelude: str = "", fds: tuple[int, ...] = ()
) -> "subprocess.Popen[str]":
    """Start a stage in its place; ``prelude`` is Python that the process runs first."""
    code = "\n".join((prelude, stage.prelude, RUN))
    return subprocess.Popen(
        [sys.executable, "-B", "-c", code, *stage.command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=place,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        start_new_session=True,
        pass_fds=fds,
    )


@dataclass(frozen=True)
class Ended:
    """How a stage ended."""

    code: int
    out: str
    err: str


def finish(process: "subprocess.Popen[str]") -> Ended:
    """Wait for a stage; one that hangs is an error, with all it started ended."""
    try:
        out, err = process.communicate(timeout=SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        raise
    return Ended(process.returncode, out, err)


def run(stage: Stage, place: Path, prelude: str = "") -> Ended:
    """Run a stage in its place."""
    return finish(start(stage, place, prelude))


def state(place: Path) -> dict[str, object]:
    """Give what counts in a place: evidence, tables, and each file, by name."""
    found: dict[str, object] = {
        path.relative_to(place).as_posix(): path.read_bytes()
        for path in sorted((place / "out").rglob("[!.]*"))
        if path.is_file()
    }
    graph = place / "graph"
    if not store.exists(graph):
        return found
    manifest = store.read_manifest(graph)
    every = {**manifest.evidence, **manifest.tables}
    rows = {name: store.read(graph, name, manifest) for name in every}
    assert {name: table.num_rows for name, table in rows.items()} == {
        name: count for name, (_, count) in every.items()
    }
    found["evidence"] = {name: _timeless(rows[name]).to_pylist() for name in manifest.evidence}
    found["tables"] = {
        name: [path.read_bytes() for path in store.files(graph, name, manifest)]
        for name in manifest.tables
    }
    for name in ("graph.ttl", "graph.graphml", "identity.toml"):
        if (graph / name).exists():
            found[name] = (graph / name).read_bytes()
    return found


def _timeless(rows: pa.Table) -> pa.Table:
    return rows.drop_columns([n for n in ("retrieved_at", "asked_at") if n in rows.schema.names])


def names(place: Path) -> set[str]:
    """Give the files of a place, without the numbers of runs; of what is derived, left-overs."""
    every = (path.relative_to(place).as_posix() for path in place.rglob("*"))
    return {
        re.sub(r"run-\d+", "run", name)
        for name in every
        if "/store/" not in name or "/.part" in name
    }


def copied(template: Path, place: Path) -> Path:
    """Give a place of its own, like another; times of files, which stamps name, are kept."""
    shutil.copytree(template, place, dirs_exist_ok=True)
    return place


def taken(place: Path) -> int:
    """Give the bytes that the files of a place take on a disk of pages of 4 KB."""
    return sum(-(-p.stat().st_size // 4096) * 4096 for p in place.rglob("*") if p.is_file())
