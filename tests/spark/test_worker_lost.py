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


def slow(task, *, marks):
    """Answer twice, after a while; leave a mark that this task was begun."""
    (Path(marks) / f"{task.decode()}-{time.time_ns()}").touch()
    time.sleep(0.5)
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
            lambda: list(engine.spread(partial(slow, marks=str(marks)), TASKS)),
        )
        while len(list(marks.iterdir())) < 4:
            time.sleep(0.05)
        kill(cluster.workers[0])
        assert answers.result(timeout=180) == [
            text + task for task in TASKS for text in (b"first of ", b"last of ")
        ]
        # Some task was begun twice, or nothing was lost; what was computed before is there.
        assert len(list(marks.iterdir())) > len(TASKS)
        assert engine.rows("select sum(n) as s from numbers").to_pylist() == [{"s": 499_500}]
