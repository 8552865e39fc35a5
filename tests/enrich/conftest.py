"""A local arXiv, and settings that point at it."""

import pytest

from tests.servers.arxiv_server import ArxivServer


@pytest.fixture
def arxiv(monkeypatch):
    """A running server that knows no paper yet."""
    with ArxivServer() as server:
        monkeypatch.setenv("KGRAPH_ARXIV_URL", server.url)
        yield server
