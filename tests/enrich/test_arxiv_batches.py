"""Several titles in one request: as right as one by one, for a fraction of the requests."""

from urllib.parse import quote_plus
from urllib.request import urlopen

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.enrich import Wanted
from kgraph.enrich.arxiv_search import AT_ONCE, MAX_CHARACTERS, batches, joined, share_out
from tests.enrich.asking import PAPERS, asked, by_id, ids, status
from tests.enrich.test_arxiv_match import hit
from tests.servers.arxiv_feeds import Paper, error_feed, query
from tests.servers.arxiv_server import Answer


def by_title(papers):
    return [Wanted(f"title:{paper.arxiv_id}", title=paper.title) for paper in papers]


def test_thirty_titles_take_two_requests(arxiv):
    arxiv.papers = PAPERS
    found = asked(by_title(PAPERS[:30]))
    assert ids(found) == [paper.arxiv_id for paper in PAPERS[:30]]
    first, second = arxiv.requests
    assert first.query.startswith('ti:"On the number 1" OR ti:"On the number 2" OR ')
    assert [first.query.count("ti:"), second.query.count("ti:")] == [15, 15]
    assert first.params["max_results"] == "150"


def test_each_title_is_remembered_by_itself(arxiv):
    arxiv.papers = PAPERS
    asked(by_title(PAPERS[:30]))
    arxiv.requests.clear()
    found = asked(by_title([PAPERS[40], *PAPERS[5:20:7], Paper("x", "Of no paper here")]))
    assert sorted(status(found).values()) == ["not_found", "ok", "ok", "ok", "ok"]
    assert [one.query for one in arxiv.requests] == [
        'ti:"On the number 41" OR ti:"Of no paper here"'
    ]


def test_a_title_that_all_the_world_has_does_not_hide_the_others(arxiv):
    crowd = [Paper(f"2002.{n:05d}", f"Quantum gravity of the kind {n}") for n in range(1, 400)]
    arxiv.papers = [*crowd, *PAPERS]
    wanted = [*by_title(PAPERS[:9]), Wanted("title:x", title="Quantum gravity")]
    found = asked(wanted)
    assert ids(found) == [paper.arxiv_id for paper in PAPERS[:9]]
    assert status(found)["title:x"] == "not_found"
    assert len(arxiv.requests) <= 9


def test_a_title_of_one_rare_word_is_asked_for_alone(arxiv):
    arxiv.papers = PAPERS
    asked([*by_title(PAPERS[:3]), Wanted("title:x", title="The Numbers")])
    assert [one.query.count("ti:") for one in arxiv.requests] == [1, 3]


@pytest.mark.parametrize("times", [1, 2])
def test_a_refused_batch_costs_no_other_title(arxiv, times):
    arxiv.papers = PAPERS
    arxiv.next(*[Answer(400, error_feed("cannot parse the query"))] * times)
    found = asked(by_title(PAPERS[:8]))
    assert set(status(found).values()) == {"ok"}
    assert found.problems == ()


def test_a_title_that_is_refused_is_named_and_alone(arxiv):
    arxiv.papers = PAPERS
    refusal = Answer(400, error_feed("cannot parse the query"))
    arxiv.next(refusal, refusal, refusal)  # of four, of the first two, of the first
    found = asked(by_title(PAPERS[:4]))
    assert list(status(found).values()) == ["error", "ok", "ok", "ok"]
    (problem,) = found.problems
    assert problem.code == "refused-query"
    assert len(arxiv.requests) == 5


def test_a_batch_that_fails_is_asked_for_by_halves(arxiv):
    arxiv.papers = PAPERS
    arxiv.next(*["503"] * 10)
    found = asked(by_title(PAPERS[:8]))
    assert set(status(found).values()) == {"ok"}
    assert len(arxiv.requests) > 12


def test_an_empty_feed_for_many_questions_is_not_believed_at_once(arxiv):
    arxiv.papers = PAPERS
    arxiv.next("nothing", "", "nothing")
    found = asked([*by_id(PAPERS[:50]), *by_title(PAPERS[60:68])])
    assert set(status(found).values()) == {"ok"}
    assert len(arxiv.requests) == 4


def test_what_is_not_there_is_believed_the_second_time(arxiv):
    wanted = by_id(PAPERS[:5])
    assert set(status(asked(wanted)).values()) == {"not_found"}
    assert len(arxiv.requests) == 2


def test_phrases_of_abstracts_go_together_too(arxiv):
    animals = ["sheep", "goats", "ponies", "donkeys", "camels", "llamas"]
    text = "Whoever counts {0} at night finds more {0} than anybody counted during daylight."
    arxiv.papers = [
        Paper(f"2001.{n:05d}", f"Title {n}", (text.format(animal) + " ") * 3)
        for n, animal in enumerate(animals, 1)
    ]
    found = asked([Wanted(p.arxiv_id, abstract=p.abstract) for p in arxiv.papers])
    assert status(found) == {paper.arxiv_id: "ok" for paper in arxiv.papers}
    assert ids(found) == [paper.arxiv_id for paper in arxiv.papers]
    assert [one.query.count("abs:") for one in arxiv.requests] == [6]


titles = st.text(st.characters(exclude_characters='"\\', exclude_categories=("Cs",)), min_size=1)
several = st.lists(st.tuples(st.sampled_from(["ti", "abs", "doi"]), titles), max_size=60)


@given(several)
def test_every_question_is_in_one_request_of_bounded_size(questions):
    parted = list(batches(questions))
    assert sorted(q for batch in parted for q in batch) == sorted(set(questions))
    for batch in parted:
        assert 0 < len(batch) <= AT_ONCE
        assert len(batch) == 1 or len(quote_plus(joined(batch))) <= MAX_CHARACTERS


@given(several.filter(bool), st.lists(st.sampled_from(["On Ropes", "On Bridges", "0", "Ünder"])))
def test_every_hit_is_for_some_question_and_equal_titles_are_for_theirs(questions, found):
    hits = [hit(title, "Ada") for title in found]
    asked_ = [("ti", "On ropes"), *questions]
    shared = share_out(asked_, hits)
    assert list(shared) == list(dict.fromkeys(asked_))
    assert {id(one) for part in shared.values() for one in part} == {id(one) for one in hits}
    assert all(one in shared["ti", "On ropes"] for one in hits if one.title == "On Ropes")


def test_the_local_arxiv_has_no_precedence_and_nests_to_the_right():
    both = Paper("1", "Ropes and Bridges")
    assert query('ti:"ropes" AND ti:"bridges" OR ti:"tunnels"')(both)
    assert not query('ti:"tunnels" AND ti:"bridges" OR ti:"ropes"')(both)
    assert query('(ti:"tunnels" AND ti:"bridges") OR ti:"ropes"')(both)
    assert not query('ti:"ropes" ANDNOT ti:"tunnels" OR ti:"bridges"')(both)


def test_the_local_arxiv_gives_ten_in_an_order_of_its_own(arxiv):
    arxiv.papers = PAPERS
    with urlopen(f"{arxiv.url}?search_query=ti:%22On+the+number%22") as answer:
        text = answer.read().decode()
    assert text.count("<entry>") == 10
    given_ = [line for line in text.splitlines() if "<id>http://arxiv.org/abs/" in line]
    assert given_ != sorted(given_)
    assert "<opensearch:totalResults>250<" in text
