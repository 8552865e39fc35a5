"""Settings act, are checked, and are named when they are wrong."""

from pathlib import Path

import pytest

from kgraph import settings
from kgraph.errors import InputError


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch):
    for name in ("CACHE_DIR", "CONTACT", "PAUSE", "ARXIV_URL", "EPRINT_URL", "OPENALEX_KEY"):
        monkeypatch.delenv(f"KGRAPH_{name}", raising=False)


def test_defaults_are_the_public_services():
    assert settings.base_url("arxiv") == "https://export.arxiv.org/api/query"
    assert settings.pause_s(3.0) == 3.0
    assert settings.contact() is None
    assert settings.key("openalex") is None
    assert settings.cache_dir().name == "kgraph"


def test_variables_come_before_defaults(monkeypatch, tmp_path):
    monkeypatch.setenv("KGRAPH_CACHE_DIR", str(tmp_path))
    monkeypatch.setenv("KGRAPH_CONTACT", "ada@example.org")
    monkeypatch.setenv("KGRAPH_PAUSE", "0.5")
    monkeypatch.setenv("KGRAPH_ARXIV_URL", "http://127.0.0.1:8000/api/query?")
    monkeypatch.setenv("KGRAPH_EPRINT_URL", "http://127.0.0.1:8000/src/")
    monkeypatch.setenv("KGRAPH_OPENALEX_KEY", "abc")
    assert settings.cache_dir() == tmp_path
    assert settings.contact() == "ada@example.org"
    assert settings.pause_s(3.0) == 0.5
    assert settings.base_url("arxiv") == "http://127.0.0.1:8000/api/query"
    assert settings.base_url("eprint") == "http://127.0.0.1:8000/src"
    assert settings.key("openalex") == "abc"


def test_a_variable_set_to_nothing_is_not_set(monkeypatch):
    monkeypatch.setenv("KGRAPH_PAUSE", " ")
    monkeypatch.setenv("KGRAPH_CACHE_DIR", "")
    assert settings.pause_s(1.0) == 1.0
    assert settings.cache_dir() != Path()


@pytest.mark.parametrize("value", ["soon", "-1", "nan", "inf", "3s", "1e999"])
def test_a_pause_is_a_number_of_seconds(monkeypatch, value):
    monkeypatch.setenv("KGRAPH_PAUSE", value)
    with pytest.raises(InputError, match="KGRAPH_PAUSE"):
        settings.pause_s(3.0)


@pytest.mark.parametrize(
    "value",
    [
        "export.arxiv.org/api",
        "file:///etc/hosts",
        "http://",
        "http://[::1",
        "http://h:99999/q",
        "http://h/q?raw=1",
        "ftp://h/q",
    ],
)
def test_an_address_is_an_address(monkeypatch, value):
    monkeypatch.setenv("KGRAPH_ARXIV_URL", value)
    with pytest.raises(InputError, match="KGRAPH_ARXIV_URL"):
        settings.base_url("arxiv")


@pytest.mark.parametrize("value", ["a\nX-Injected: 1", "Zoë", "a\x00b"])
def test_a_contact_that_cannot_stand_in_a_header_is_refused(monkeypatch, value):
    monkeypatch.setattr("os.environ", {"KGRAPH_CONTACT": value})
    with pytest.raises(InputError, match="KGRAPH_CONTACT"):
        settings.contact()


def test_a_bad_key_is_not_repeated_in_the_message(monkeypatch):
    monkeypatch.setenv("KGRAPH_OPENALEX_KEY", "geheim\tß")
    with pytest.raises(InputError) as caught:
        settings.key("openalex")
    assert "geheim" not in str(caught.value)
