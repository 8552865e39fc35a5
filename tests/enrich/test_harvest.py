"""Harvesting over OAI-PMH: whole, in order, and going on after any stop."""

import pytest
from lxml import etree

import kgraph
from kgraph.errors import InputError, ServiceError, ServiceUnreachableError
from tests.servers.oai_server import OaiServer, record

RECORDS = [record(f"2001.{n:05d}", f"2020-01-{1 + n // 90:02d}") for n in range(1, 351)]
NAMES = [f"2001.{n:05d}" for n in range(1, 351)]


@pytest.fixture
def oai(monkeypatch):
    with OaiServer(RECORDS) as server:
        monkeypatch.setenv("KGRAPH_OAI_URL", server.url)
        yield server


def names(file):
    return [one.text for one in etree.parse(file).iter("{http://arxiv.org/OAI/arXivRaw/}id")]


def test_every_record_comes_once_and_in_order(oai, tmp_path):
    told = []
    done = kgraph.harvest(
        tmp_path / "all.xml", oai_set="math", progress=lambda *numbers: told.append(numbers)
    )
    assert done == 350
    assert names(tmp_path / "all.xml") == NAMES
    assert [number for number, _ in told] == [100, 200, 300, 350]
    assert all(total >= number for number, total in told)
    assert told[-1] == (350, 350)
    assert oai.requests[0] == {"verb": "ListRecords", "metadataPrefix": "arXivRaw", "set": "math"}
    assert oai.requests[1] == {"verb": "ListRecords", "resumptionToken": "|100"}
    assert [path.name for path in tmp_path.iterdir() if "all" in path.name] == ["all.xml"]


def test_a_harvest_that_failed_goes_on_where_it_was(oai, tmp_path):
    oai.fail = dict.fromkeys(range(2, 12), 503)
    with pytest.raises(ServiceError) as raised:
        kgraph.harvest(tmp_path / "all.xml")
    assert "go on" in raised.value.hint
    assert not (tmp_path / "all.xml").exists()
    oai.fail.clear()
    oai.requests.clear()
    assert kgraph.harvest(tmp_path / "all.xml") == 350
    assert oai.requests[0] == {"verb": "ListRecords", "resumptionToken": "|200"}
    assert names(tmp_path / "all.xml") == NAMES


@pytest.mark.parametrize("fault", [503, 500, "cut", "nothing"])
def test_a_bad_answer_is_asked_for_again(oai, tmp_path, fault):
    oai.fail = {1: fault, 3: fault}
    assert kgraph.harvest(tmp_path / "all.xml") == 350
    assert names(tmp_path / "all.xml") == NAMES


def test_the_days_that_have_come_say_how_many_records_there_may_be(oai, tmp_path):
    told = []
    kgraph.harvest(
        tmp_path / "all.xml",
        since="2020-01-01",
        until="2020-01-04",
        progress=lambda *numbers: told.append(numbers),
    )
    assert told == [(100, 200), (200, 266), (300, 300), (350, 350)]


def test_an_expired_token_costs_and_doubles_nothing(oai, tmp_path):
    oai.fail = {2: "badResumptionToken"}
    assert kgraph.harvest(tmp_path / "all.xml") == 350
    assert oai.requests[3]["from"] == "2020-01-03"
    assert names(tmp_path / "all.xml") == NAMES


def test_an_expired_token_over_days_in_disorder_costs_and_doubles_nothing(oai, tmp_path):
    oai.records = RECORDS[::-1]
    oai.fail = {2: "badResumptionToken"}
    assert kgraph.harvest(tmp_path / "all.xml") == 350
    assert sorted(names(tmp_path / "all.xml")) == NAMES


def test_tokens_that_are_never_taken_end_the_harvest(oai, tmp_path):
    oai.records = [record(f"2001.{n:05d}", "2020-01-01") for n in range(1, 351)]
    oai.fail = dict.fromkeys(range(1, 40, 2), "badResumptionToken")
    with pytest.raises(ServiceError, match="resumption tokens"):
        kgraph.harvest(tmp_path / "all.xml")
    assert len(oai.requests) < 9


def test_another_question_begins_anew(oai, tmp_path):
    oai.fail = dict.fromkeys(range(2, 12), 503)
    with pytest.raises(ServiceError):
        kgraph.harvest(tmp_path / "all.xml")
    oai.fail.clear()
    assert kgraph.harvest(tmp_path / "all.xml", since="2020-01-04") == 81
    assert names(tmp_path / "all.xml") == NAMES[269:]


def test_nothing_to_harvest_is_an_empty_file_and_a_refusal_is_an_error(oai, tmp_path):
    assert kgraph.harvest(tmp_path / "none.xml", since="2030-01-01") == 0
    assert names(tmp_path / "none.xml") == []
    oai.fail = {1: "badArgument"}
    with pytest.raises(InputError, match="badArgument"):
        kgraph.harvest(tmp_path / "all.xml", oai_set="nonsense")
    for day in ("yesterday", "2026-02-30", "2026-11"):
        with pytest.raises(InputError, match="not a day"):
            kgraph.harvest(tmp_path / "all.xml", since=day)


def test_a_service_that_is_not_there_is_said(tmp_path, monkeypatch):
    monkeypatch.setenv("KGRAPH_OAI_URL", "http://127.0.0.1:9/oai")
    with pytest.raises(ServiceUnreachableError, match="cannot reach oai"):
        kgraph.harvest(tmp_path / "all.xml")
