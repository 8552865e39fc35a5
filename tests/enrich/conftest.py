"""A local arXiv and settings that point at it; nothing here reaches a network."""

import os
from pathlib import Path

import pytest

from tests.servers.arxiv_server import ArxivServer


@pytest.fixture
def arxiv(monkeypatch, tmp_path):
    """A running server, asked without pauses, with an empty cache."""
    for name in [name for name in os.environ if name.startswith("KGRAPH_")]:
        if name != "KGRAPH_TEST_DATA":
            monkeypatch.delenv(name)
    with ArxivServer() as server:
        monkeypatch.setenv("KGRAPH_ARXIV_URL", server.url)
        monkeypatch.setenv("KGRAPH_CACHE_DIR", str(tmp_path / "cache"))
        monkeypatch.setenv("KGRAPH_PAUSE", "0")
        yield server


@pytest.fixture(scope="session")
def data():
    """The folder of real test data, or a skip that says so."""
    folder = os.environ.get("KGRAPH_TEST_DATA")
    if not folder or not Path(folder).is_dir():
        pytest.skip("KGRAPH_TEST_DATA does not name the folder of real test data")
    return Path(folder)
