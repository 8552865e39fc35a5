"""One cluster and one graph for all tests of this folder; skipped without Java or Spark."""

import json
import shutil

import pytest

import kgraph
from kgraph import store
from kgraph.read.inputs import spread
from tests.read.test_arxiv_snapshot import LINE
from tests.spark import cluster as made
from tests.spark.evidence import evidence

SPLIT = 6_000  # bytes: small, so that a small snapshot is read in several


@pytest.fixture(scope="session")
def cluster(tmp_path_factory):
    """Give a running cluster with two workers."""
    if reason := made.lacking():
        pytest.skip(reason)
    with made.cluster(tmp_path_factory.mktemp("cluster")) as running:
        yield running


@pytest.fixture(scope="session")
def pages(tmp_path_factory):
    """Give a folder of pages: a snapshot in several splits, one content twice, nothing."""
    folder = tmp_path_factory.mktemp("pages")
    lines = [
        json.dumps({**LINE, "id": f"2401.{n:05}", "title": f"Counting Goats {n}", "doi": None})
        for n in range(11, 40)
    ]
    lines.insert(20, "no line")
    (folder / "snapshot.json").write_text("\ufeff" + "\n".join(lines), encoding="utf-8")
    for name in ("one.txt", "same.txt"):
        (folder / name).write_text("arXiv:2401.00013\nCounting Goats 13\n", encoding="utf-8")
    (folder / "empty.txt").write_text("")
    return folder


@pytest.fixture(scope="session")
def both(cluster, pages, tmp_path_factory):
    """Give one graph twice: read and resolved here, and on the cluster."""
    # All signs that mean something in paths or patterns.
    folder = tmp_path_factory.mktemp("it's [a] folder {of} graphs")
    here, there = folder / "here", folder / "there"
    with store.writing(here):
        store.append(here, evidence())
    shutil.copytree(here, there)
    kgraph.build(pages, here, enrich=())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spread, "SPLIT", SPLIT)
        kgraph.build(pages, there, enrich=(), engine=cluster.url)
    return here, there
