"""Every stage is killed, has no room, no memory: a clear error, the last state whole, and a
second run that finishes with the bytes of one that nothing happened to.

Memory is limited by ``ulimit -v``, a disk by the size of its files (``ulimit -f``) and,
where this user may mount one, by a small file system that is really full.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from tests.failures.stages import (
    BUILD,
    SECONDS,
    STAGES,
    Ended,
    Stage,
    copied,
    finish,
    make_pages,
    names,
    run,
    start,
    state,
    taken,
)
from tests.servers.arxiv_server import ArxivServer

SHARES = (0.0, 0.3, 0.6, 0.9)  # of the room that a stage takes, or of the moments it has
FILE_SIZES = (0, 3_000, 20_000)
MEGABYTES = (40, 150, 225, 250, 350, 450, 550, 700, 900, 1_200, 1_600)  # of addresses
WRITERS = [stage for stage in STAGES if stage.name != "validate"]
STAGE = {stage.name: stage for stage in STAGES}
# What is done to files is counted, and the process ends at one of these moments; a count
# that ends nothing is written to a file.
KILL = """
import os, signal, sys
def _watch(event, arguments, seen=[0]):
    how = arguments[1] if event == "open" else None
    wrote = isinstance(how, str) and how[:1] in tuple("wax")
    if wrote or event in ("os.rename", "os.mkdir", "os.remove", "os.rmdir", "shutil.rmtree"):
        seen[0] += 1
        if seen[0] == {number}:
            os.kill(os.getpid(), signal.SIGKILL)
        if not {number}:
            os.write({told}, b".")
sys.addaudithook(_watch)
"""
LIMIT = "import resource\nresource.setrlimit(resource.RLIMIT_{name}, ({value}, {value}))\n"


@dataclass(frozen=True)
class Places:
    """The places that stages begin in, and where each has ended when nothing happened."""

    root: Path

    def template(self, name: str) -> Path:
        """Give what a place holds before a stage, made when it is first asked for."""
        place = self.root / name
        if place.exists():
            return place
        if name == "nothing":
            make_pages(place)
            return place
        before, command = {
            "graph": ("nothing", ("build", "pages", *BUILD)),
            "asked": ("graph", STAGE["index"].command),  # a second question sorts the tables
        }[name]
        return self.ended(Stage(name, command, before), place)

    def done(self, stage: Stage) -> Path:
        """Give the place of a stage that nothing happened to."""
        place = self.root / f"done-{STAGES.index(stage)}"
        return place if place.exists() else self.ended(stage, place)

    def ended(self, stage: Stage, place: Path) -> Path:
        """Run a stage to its end, and count its moments."""
        reader, writer = os.pipe()
        copied(self.template(stage.before), place)
        process = start(stage, place, KILL.format(number=0, told=writer), fds=(writer,))
        os.close(writer)
        ended = finish(process)
        with os.fdopen(reader, "rb") as told:
            self.moments[stage] = len(told.read())
        assert ended.code == 0, ended.err
        return place

    @cached_property
    def moments(self) -> dict[Stage, int]:
        """How often each stage does something to files."""
        return {}


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Places]:
    root = tmp_path_factory.mktemp("places")
    with pytest.MonkeyPatch.context() as patch, ArxivServer([]) as server:
        patch.setenv("KGRAPH_CACHE_DIR", str(root / "cache"))
        patch.setenv("KGRAPH_ARXIV_URL", server.url)
        patch.setenv("KGRAPH_PAUSE", "0")
        yield Places(root)


@pytest.fixture
def place(places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder for a place, and a folder of its own for passing files."""
    (tmp_path / "passing").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "passing"))
    return tmp_path / "place"


def check(stage: Stage, place: Path, places: Places, ended: Ended) -> None:
    """See that a failure was told, that nothing is half done, and that a second run finishes."""
    check_failed(stage, place, places, ended)
    check_again(stage, place, places)


def check_failed(stage: Stage, place: Path, places: Places, ended: Ended) -> None:
    before, done, now = (
        state(places.template(stage.before)),
        state(places.done(stage)),
        state(place),
    )
    if ended.code == 0:
        assert stage.may_do_without or now == done
    else:
        check_told(ended)
    for name, found in now.items():
        is_new = name in done and found == done[name]
        is_unresolved = name == "tables" and name not in before and not any(found.values())
        assert is_new or is_unresolved or found == before[name], name
    assert {name for name in before if not name.startswith("out/all.csv")} <= set(now)


def check_told(ended: Ended) -> None:
    assert ended.code == 1 or "ended without a word" in ended.err
    assert "Traceback" not in ended.err
    lines = [line for line in ended.err.splitlines() if line]
    assert lines[-2].startswith("kgraph: "), ended.err
    assert lines[-1].startswith("  hint: "), ended.err


def check_again(stage: Stage, place: Path, places: Places) -> None:
    again = run(stage, place)
    assert again.code == 0, again.err
    assert state(place) == state(places.done(stage))
    assert names(place) == names(places.done(stage))


def killed(stage: Stage, place: Path, places: Places, share: float) -> Ended:
    """Run a stage that is killed at one of its moments."""
    places.done(stage)
    number = 1 + int(share * places.moments[stage])
    return run(stage, place, KILL.format(number=number, told=2))


@contextmanager
def small_disk(at: Path, size: int) -> Iterator[None]:
    """Mount a file system of so many bytes, or skip."""
    at.mkdir()
    mounted = (
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(at)],
            capture_output=True,
            check=False,
        )
        if sys.platform == "linux"
        else None
    )
    if mounted is None or mounted.returncode:
        pytest.skip("this user may not mount a small disk")
    try:
        yield
    finally:
        subprocess.run(["umount", str(at)], check=True)


def on_a_full_disk(stage: Stage, place: Path, places: Places, share: float) -> None:
    before, done = places.template(stage.before), places.done(stage)
    room = taken(before) + int(share * (taken(done) - taken(before)))
    with small_disk(place.parent / "disk", max(room, 4096)):
        on_it = copied(before, place.parent / "disk" / "place")
        ended = run(stage, on_it)
        assert ended.code or stage.may_do_without
        copied(on_it, place)
    check(stage, place, places, ended)


def limited(stage: Stage, place: Path, places: Places, name: str, value: int) -> None:
    copied(places.template(stage.before), place)
    check(stage, place, places, run(stage, place, LIMIT.format(name=name, value=value)))


def child(of: int, named: str) -> int | None:
    """Find a child of a process by a word of its command line, as Linux lists them."""
    for entry in Path("/proc").iterdir():
        try:
            if entry.name.isdecimal() and named in (entry / "cmdline").read_text():
                status = (entry / "stat").read_text().rpartition(")")[2].split()
                if int(status[1]) == of:
                    return int(entry.name)
        except (OSError, UnicodeDecodeError):
            continue
    return None


def test_pages_are_added_however_often_it_fails(places, place):
    stage = STAGE["add"]
    copied(places.template("graph"), place)
    for prelude in (
        LIMIT.format(name="AS", value=500_000_000),
        LIMIT.format(name="FSIZE", value=3_000),
    ):
        ended = run(stage, place, prelude)
        assert ended.code
        check_failed(stage, place, places, ended)
    ended = killed(stage, place, places, 0.5)
    assert ended.code == -signal.SIGKILL
    assert "ended without a word" in ended.err
    check_failed(stage, place, places, ended)
    check_again(stage, place, places)


@pytest.mark.parametrize("megabytes", [30, 40, 100, 208, 226])
def test_a_command_that_cannot_be_loaded_says_so(megabytes, places, place):
    limit = LIMIT.format(name="AS", value=megabytes * 1_000_000)
    ended = run(STAGE["validate"], copied(places.template("graph"), place), limit)
    assert ended.code
    check_told(ended)


def test_a_library_that_would_wait_for_memory_is_not_loaded():
    code = LIMIT.format(name="AS", value=195_000_000) + (
        "from kgraph.cli.confined import prepare\n"
        "prepare()\n"
        "import numpy\n"
        "try:\n"
        "    import scipy.sparse.linalg\n"
        "except MemoryError:\n"
        "    print('told')\n"
    )
    command = [sys.executable, "-B", "-c", code]
    ended = subprocess.run(command, capture_output=True, text=True, check=True, timeout=SECONDS)
    assert ended.stdout == "told\n"


@pytest.mark.parametrize(
    ("limit", "told"),
    [("", "damaged-archive"), (LIMIT.format(name="AS", value=400_000_000), "memory ran out")],
)
def test_an_archive_is_not_damaged_because_memory_ran_out(limit, told):
    code = limit + (
        "from kgraph.errors import ResourceError\n"
        "from kgraph.read.inputs.packed import damage\n"
        "try:\n"
        "    print(damage(MemoryError())[0])\n"
        "except ResourceError as error:\n"
        "    print(error)\n"
    )
    command = [sys.executable, "-B", "-c", code]
    ended = subprocess.run(command, capture_output=True, text=True, check=True, timeout=SECONDS)
    assert ended.stdout.startswith(told)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are found in /proc")
@pytest.mark.parametrize(
    ("worker", "reason"),
    [
        pytest.param(
            "kgraph.read.inputs.worker",
            "a process that reads for this one ended",
            marks=pytest.mark.large,
            id="reading",
        ),
        pytest.param(
            "kgraph.resolve.people.worker",
            "a process that works for this one ended",
            id="who is who",
        ),
    ],
)
def test_a_process_of_ours_that_is_killed_is_told_of(worker, reason, places, place):
    stage = STAGE["snapshot"]
    process = start(stage, copied(places.template("nothing"), place))
    until = time.monotonic() + 60
    while (found := child(process.pid, worker)) is None:
        assert time.monotonic() < until, "no process was started"
        assert process.poll() is None
        time.sleep(0.01)
    os.kill(found, signal.SIGKILL)
    ended = finish(process)
    assert ended.code == 1
    assert reason in ended.err
    assert child(process.pid, worker) is None
    check_failed(stage, place, places, ended)
    check_again(stage, place, places)


@pytest.mark.large
@pytest.mark.parametrize("share", SHARES)
@pytest.mark.parametrize("stage", WRITERS, ids=str)
def test_every_stage_survives_a_kill(stage, share, places, place):
    copied(places.template(stage.before), place)
    check(stage, place, places, killed(stage, place, places, share))


@pytest.mark.large
@pytest.mark.parametrize("share", SHARES)
@pytest.mark.parametrize("stage", WRITERS, ids=str)
def test_every_stage_survives_a_full_disk(stage, share, places, place):
    on_a_full_disk(stage, place, places, share)


@pytest.mark.large
@pytest.mark.parametrize("size", FILE_SIZES)
@pytest.mark.parametrize("stage", STAGES, ids=str)
def test_every_stage_survives_that_no_file_may_grow(stage, size, places, place):
    limited(stage, place, places, "FSIZE", size)


@pytest.mark.large
@pytest.mark.parametrize("megabytes", MEGABYTES)
@pytest.mark.parametrize("stage", STAGES, ids=str)
def test_every_stage_survives_a_lack_of_memory(stage, megabytes, places, place):
    limited(stage, place, places, "AS", megabytes * 1_000_000)
