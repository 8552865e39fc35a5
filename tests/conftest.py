"""Where the shared test data is, and settings that keep tests away from the user's own files."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings

# The default run stays quick; `--hypothesis-profile=thorough` looks longer.
settings.register_profile("quick", max_examples=40, deadline=None)
settings.register_profile("thorough", max_examples=1000, deadline=None)
settings.load_profile("quick")


def pytest_configure(config):
    """Compile once for all processes, also where no bytecode may be written beside the sources.

    A run starts hundreds of processes; one that compiles all of kgraph takes twice the time.
    """
    if sys.dont_write_bytecode and hasattr(config, "cache"):
        folder = str(config.cache.mkdir("bytecode"))
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix = folder
        sys.dont_write_bytecode = False


@pytest.fixture(scope="session", autouse=True)
def _no_cache_of_the_user(tmp_path_factory):
    """Keep what lives longer than a test away from the answers that the user's cache holds."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KGRAPH_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(autouse=True)
def _own_settings(tmp_path, monkeypatch):
    """Give every test its own cache, and no address of a real service."""
    for name in [name for name in os.environ if name.startswith("KGRAPH_")]:
        if name != "KGRAPH_TEST_DATA":
            monkeypatch.delenv(name)
    monkeypatch.setenv("KGRAPH_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("KGRAPH_PAUSE", "0")
    monkeypatch.setenv("KGRAPH_ARXIV_URL", "http://127.0.0.1:9/api/query")
    for name in ("EPRINT", "OAI", "OPENALEX", "SEMANTICSCHOLAR", "INSPIRE", "OPENCITATIONS"):
        monkeypatch.setenv(f"KGRAPH_{name}_URL", "http://127.0.0.1:9")


@pytest.fixture(scope="session")
def data() -> Path:
    """Give the folder of real data for tests."""
    place = os.environ.get("KGRAPH_TEST_DATA")
    if not place:
        pytest.skip("KGRAPH_TEST_DATA is not set: the real pages are not here")
    return Path(place)
