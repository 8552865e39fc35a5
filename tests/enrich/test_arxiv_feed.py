"""Every answer of arXiv is either read whole or said to be unusable."""

import pickle

import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st

from kgraph.enrich.arxiv_feed import Entry, RefusedError, check, entry_of, record_of
from kgraph.errors import ServiceError
from kgraph.model.tables import Author
from kgraph.model.withdrawn import is_withdrawn
from tests.servers.arxiv_feeds import Paper, feed
from tests.servers.arxiv_server import FEED_TYPE, Answer, recording

FEED = feed([Paper("1706.03762", "Attention Is All You Need")], {"id_list": "1706.03762"}, 1)


def _entry(**known):
    empty = {
        "arxiv_id": "2001.00001",
        "version": 1,
        "title": "A title",
        "abstract": "An abstract.",
        "authors": (Author("Ada Lovelace"),),
        "published": "2020-01-01",
        "updated": "2020-01-01",
        "categories": ("cs.DL",),
        "primary_category": "cs.DL",
        "comments": None,
        "journal_ref": None,
        "dois": (),
        "urls": (),
    }
    return Entry(**{**empty, **known})


def _judge(server, answer):
    server.next(answer)
    return check(requests.get(server.url, timeout=10))


def _read(answer):
    from arxiv import _feed

    return [entry_of(result) for result in _feed.parse(answer.body).results]


def _recordings(data):
    return sorted(path for path in (data / "arxiv_atom").rglob("*.xml") if "HTTP4" not in path.name)


def test_every_recording_is_accepted_and_read_whole(arxiv, data):
    recordings = _recordings(data)
    assert len(recordings) > 20
    for path in recordings:
        answer = recording(path)
        assert _judge(arxiv, answer) is None, path.name
        entries = _read(answer)
        assert len(entries) == answer.body.count(b"<entry>"), path.name
        for entry in entries:
            assert entry.title
            assert entry.authors
            assert entry.categories[0] == entry.primary_category
            assert Entry.from_json(entry.to_json()) == entry
            assert record_of(entry).title_key


def test_a_recorded_entry_is_read_field_by_field(data):
    path = data / "arxiv_atom/current_2026/oldstyle_affiliations_astro-ph_0601001.xml"
    record = record_of(_read(recording(path))[0])
    assert (record.arxiv_id, record.version) == ("astro-ph/0601001", 1)
    assert record.title.startswith("Frequency of Hot Jupiters")
    assert record.abstract.startswith("We derive the frequencies")
    assert record.authors[2] == Author("B. Scott Gaudi", "CfA")
    assert record.author_keys[0] == "gould|andrew"
    assert (record.published, record.updated) == ("2006-01-02", "2006-01-02")
    assert record.date_precision == "day"
    assert record.categories == ("astro-ph",)
    assert record.journal_ref == "ActaAstron.56:1-50,2006"
    assert record.comments.startswith("62 pages")
    assert record.urls[0] == "https://arxiv.org/abs/astro-ph/0601001v1"
    assert not record.withdrawn
    assert record.record_id == f"{record.source_id}#1"


def test_thousands_of_authors_are_all_there(data):
    for name, count in (("1411.4413", 2833), ("2103.11058", None)):
        answer = recording(data / f"arxiv_atom/synthetic/big_author_list_{name}.xml")
        authors = _read(answer)[0].authors
        assert len(authors) == (count or answer.body.count(b"<author>"))


def test_of_several_dois_the_first_valid_one_is_the_record_s(data):
    first, second = _read(recording(data / "arxiv_atom/synthetic/multiple_dois.xml"))
    assert first.dois == ("10.1002/andp.201000099", "10.1002/andp.201200739")
    assert record_of(second).doi == "10.1007/jhep12(2010)070"


def test_collaborations_are_authors_and_tex_is_kept(data):
    folder = data / "arxiv_atom/synthetic"
    collaborations = _read(recording(folder / "collaboration_only_authors_20.xml"))
    assert all(len(entry.authors) == 1 for entry in collaborations)
    titles = [entry.title for entry in _read(recording(folder / "tex_in_title_20.xml"))]
    assert any("$" in title and "\\" in title for title in titles)


def test_arxiv_s_own_doi_and_words_are_no_doi():
    class Link:
        title = "doi"

        def __init__(self, doi):
            self.href = f"https://doi.org/{doi}"

    from datetime import UTC, datetime

    import arxiv

    day = datetime(2020, 1, 1, tzinfo=UTC)
    result = arxiv.Result("http://arxiv.org/abs/2001.00001v2", day, day, "T", doi="to appear")
    result.links = [Link("10.48550/arXiv.2001.00001"), Link("10.1000/XYZ")]
    assert entry_of(result).dois == ("10.1000/xyz",)


def test_seven_papers_are_withdrawn(data):
    entries = _read(recording(data / "arxiv_atom/synthetic/withdrawn_7.xml"))
    assert [record_of(entry).withdrawn for entry in entries] == [True] * 7


def test_hardly_a_recorded_paper_is_called_withdrawn_that_is_not(data):
    for path in _recordings(data):
        if "withdrawn" not in path.name:
            wrong = [
                e.comments for e in _read(recording(path)) if is_withdrawn(e.comments, e.abstract)
            ]
            assert wrong == [], path.name


@pytest.mark.parametrize(
    "comment",
    [
        "Withdrawn",
        "withdrawn by the authors",
        "Paper withdrawn due to an error in Lemma 2",
        "This paper has been withdrawn",
        "5 pages, 1 figure. This paper has been withdrawn by the author",
        "THE SUBMISSION HAS BEEN WITHDRAWN BY ARXIV ADMINISTRATORS",
        "This article was temporarily withdrawn",
    ],
)
def test_a_comment_that_says_so_marks_a_withdrawn_paper(comment):
    assert is_withdrawn(comment, None)


@pytest.mark.parametrize(
    "comment",
    [
        "10 pages, 3 figures",
        "Replaces the withdrawn paper arXiv:0901.0001",
        "Withdrawn from ICML and resubmitted",
        "Theorem 3 of the earlier version has been withdrawn",
        "A study of withdrawn drugs",
        "The conjecture was withdrawn in version 2",
    ],
)
def test_a_comment_that_says_it_of_something_else_does_not(comment):
    assert not is_withdrawn(comment, None)


def test_an_abstract_in_whose_place_it_stands_marks_one_too():
    assert is_withdrawn(None, "This paper has been withdrawn by the author.")
    assert not is_withdrawn(None, "Withdrawn patents are studied.")


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ("rate-exceeded", "Rate exceeded"),
        ("rate-exceeded-as-feed", "Rate exceeded"),
        ("html", "text/html"),
        ("html-as-feed", "damaged|not a feed"),
        ("truncated", "cut off"),
        ("empty-body", "cut off"),
        ("empty-page", "empty page, though 57"),
        ("other-xml", "not a feed but <error>"),
        ("404", "404"),
    ],
)
def test_what_is_no_feed_is_asked_for_again(arxiv, fault, reason):
    arxiv.papers = [Paper("1706.03762", "Attention Is All You Need")]
    arxiv.next(fault)
    answered = requests.get(arxiv.url, {"id_list": "1706.03762"}, timeout=10)
    found = check(answered)
    assert found is not None
    assert any(part in found for part in reason.split("|")), found


@given(cut=st.integers(0, len(FEED.rstrip()) - 1))
def test_no_part_of_a_feed_passes_for_the_whole(cut):
    response = requests.Response()
    response.status_code = 200
    response.headers["Content-Type"] = FEED_TYPE
    response._content = FEED[:cut]
    assert check(response) is not None
    response._content = FEED
    assert check(response) is None


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (b"<published>2020-01-02T17:59:46Z</published>", b"", "published"),
        (b"<published>2020-01", b"<published>2020-31", "published"),
        (b"abs/1706.03762v1</id>", b"abs/1706.03762</id>", "without version"),
        (b"http://arxiv.org/abs/1706.03762v1</id>", b"x</id>", "without arXiv id"),
        (b"<opensearch:totalResults>1</", b"<opensearch:totalResults>many</", "how many"),
    ],
)
def test_an_entry_that_would_be_left_out_makes_the_answer_unusable(arxiv, old, new, reason):
    assert old in FEED
    found = _judge(arxiv, Answer(200, FEED.replace(old, new)))
    assert found is not None
    assert reason in found


def test_a_refusal_names_the_id(arxiv, data):
    path = data / "arxiv_atom/current_2026/malformed_id_abc_HTTP400.xml"
    with pytest.raises(RefusedError, match="incorrect id format for abc") as caught:
        _judge(arxiv, recording(path))
    assert caught.value.wrong_id == "abc"
    assert pickle.loads(pickle.dumps(caught.value)).wrong_id == "abc"
    # The old service answered the same with 200.
    with pytest.raises(RefusedError):
        _judge(arxiv, Answer(200, path.read_bytes()))


def test_denied_access_ends_it(arxiv):
    with pytest.raises(ServiceError, match="403"):
        _judge(arxiv, "403")


def test_the_source_is_its_content_not_its_feed():
    assert _entry().source_id == _entry().source_id
    assert _entry().source_id != _entry(version=2).source_id
    assert Entry.from_json(_entry().to_json()).source_id == _entry().source_id


@pytest.mark.parametrize(
    "damage",
    [
        lambda value: value.pop("title"),
        lambda value: value.update(more=1),
        lambda value: value.update(authors=["Ada"]),
        lambda value: value.update(arxiv_id="x"),
        lambda value: value.update(published="2020"),
        lambda value: value.update(dois=None),
    ],
)
def test_what_is_no_entry_is_not_read_as_one(damage):
    value = _entry().to_json()
    damage(value)
    with pytest.raises(ValueError, match=r"no entry of arXiv|isoformat"):
        Entry.from_json(value)
