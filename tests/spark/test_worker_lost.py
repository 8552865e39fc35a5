"""A worker that is lost in the middle costs time, not rows. Last of all: one worker is left."""

import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from kgraph.engines import connect
from kgraph.errors import StoreError
from tests.spark.cluster import kill

TASKS = [str(number).encode() for number in range(12)]
HELD_UP_S = 60


def held_up(task, *, marks):
    """Answer twice, but never where the worker is that will be lost; leave a mark of the begin.

    The other worker waits for that one to begin: a fast one would leave it nothing to lose.
    """
    lost = "worker-0" in Path.cwd().parts
    (Path(marks) / f"{'lost' if lost else 'kept'}-{task.decode()}-{time.time_ns()}").touch()
    end = time.monotonic() + HELD_UP_S
    while (lost or not list(Path(marks).glob("lost-*"))) and time.monotonic() < end:
        time.sleep(0.05)
    yield b"first of " + task
    yield b"last of " + task


def both(task):
    yield b"first of " + task
    yield b"last of " + task


def test_an_answer_that_is_lost_is_an_error_and_not_less(cluster, tmp_path):
    with connect(cluster.url, tmp_path) as engine:
        answers = engine.spread(both, TASKS)
        assert next(answers) == b"first of 0"
        sorted(tmp_path.rglob("part-*.parquet"))[-1].unlink()
        with pytest.raises(StoreError, match="not all it wrote is in"):
            list(answers)


def test_a_worker_killed_in_the_middle_costs_time_not_rows(cluster, tmp_path):
    marks = tmp_path / "marks"
    marks.mkdir()
    with connect(cluster.url, tmp_path) as engine, ThreadPoolExecutor(1) as pool:
        engine.materialise("numbers", "select unnest(range(1000)) as n")
        answers = pool.submit(
            lambda: list(engine.spread(partial(held_up, marks=str(marks)), TASKS)),
        )
        while not (list(marks.glob("lost-*")) or answers.done()):
            time.sleep(0.05)
        kill(cluster.workers[0])
        assert answers.result(timeout=180) == [
            text + task for task in TASKS for text in (b"first of ", b"last of ")
        ]
        # A task was begun on both workers, or nothing was lost; what was computed before is there.
        begun = [
            {name.name.split("-")[1] for name in marks.glob(f"{w}-*")} for w in ("lost", "kept")
        ]
        assert begun[0]
        assert begun[1] == {task.decode() for task in TASKS}
        assert engine.rows("select sum(n) as s from numbers").to_pylist() == [{"s": 499_500}]
