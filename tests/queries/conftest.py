"""What tests of questions share: graphs that none of them changes, and a server that listens."""

import shutil
import socket
import threading

import pytest

from tests import small_graph
from tests.queries.example import Kept, Plain, indexed, make


@pytest.fixture(scope="session")
def small(tmp_path_factory):
    """The small graph; a test that changes it makes its own."""
    return small_graph.make(tmp_path_factory.mktemp("small") / "g")


@pytest.fixture(scope="session")
def kept(tmp_path_factory):
    """The graph in which every question finds something, its tables kept sorted."""
    return indexed(make(tmp_path_factory.mktemp("graph") / "g"))


@pytest.fixture(scope="session")
def _sorted(tmp_path_factory):
    session = indexed(small_graph.make(tmp_path_factory.mktemp("sorted") / "g"))
    session.close()
    return session.folder


@pytest.fixture
def sorted_tables(_sorted, tmp_path):
    """A copy of the small graph, its tables kept sorted, for a test that changes it."""
    session = Kept(shutil.copytree(_sorted, tmp_path / "g"))
    assert session.asked()
    return session


@pytest.fixture(scope="session")
def plain(kept):
    """The same graph, its tables read as they are."""
    return Plain(kept.folder)


@pytest.fixture
def listener():
    """Give the address of a server on loopback, and who called it."""
    calls = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def count():
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                calls.append(connection)
                connection.close()

        threading.Thread(target=count, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/", calls
