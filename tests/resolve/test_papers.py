"""Which records are one paper: cases a reader can decide."""

import random

import pytest

from kgraph import store
from kgraph.model.tables import Coverage
from kgraph.resolve.author_lists import shared_authors
from kgraph.resolve.clusters import clusters
from kgraph.resolve.like_titles import likeness
from kgraph.resolve.venues import same_venue, venue_name
from tests.resolve.graphs import count, graph, joined, number_of_papers, page, papers

TITLE = "Graph Neural Networks: A Survey"
LONG = " ".join(f"alpha{n}" for n in range(60))
OTHER = " ".join(f"omega{n}" for n in range(60))
WEI = {"title": TITLE, "authors": ("Wei Wang", "Li Chen"), "published": "2020", "abstract": LONG}
YU = {"title": TITLE, "authors": ("Yu Wang", "Tom Miller"), "published": "2022", "abstract": OTHER}
SMITH = {"title": "Editorial", "authors": ("Ann Smith",)}
BOOK = {"title": "Deep Wool", "authors": ("I Good", "Y Ben", "A Cour"), "published": "2016"}
ARTICLE = {"title": "Deep wool", "authors": ("Y Cun", "Y Ben", "G Hint"), "published": "2015"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (WEI, YU),
        (BOOK, ARTICLE),
        ({**WEI, "abstract": None}, {**YU, "abstract": None}),
        ({**SMITH, "journal_ref": "J. 1 (2019)"}, {**SMITH, "journal_ref": "J. 3 (2021)"}),
        ({"title": "Letter to the Editor"}, {"title": "Letter to the Editor"}),
        ({"title": "Obituary", "journal_ref": "A"}, {"title": "Obituary", "journal_ref": "B"}),
        ({"title": "Finite Sets", "doi": "10.1/b"}, {"title": "Why Maps", "doi": "10.1/b"}),
        ({"title": "Mind", "arxiv_id": "2001.00001"}, {"title": "Mind", "arxiv_id": "2001.00002"}),
        ({"title": "Report 2019", "abstract": LONG}, {"title": "Report 2020", "abstract": LONG}),
    ],
)  # fmt: skip
def test_two_papers_stay_two(one, other):
    assert number_of_papers(page(1, one), page(2, other)) == 2
    assert number_of_papers(page(1, other), page(2, one)) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (WEI, {**WEI, "authors": ("W. Wang",), "abstract": None}),
        (WEI, {"title": "Graph neural networks - a survey"}),
        (WEI, {"abstract": LONG[:300] + "..."}),
        ({**WEI, "authors": ()}, {**WEI, "published": "2021", "authors": ("Wang, Wei",)}),
        ({"title": "Sets", "doi": "10.1/b"}, {"title": "Sets.", "doi": "10.1/b"}),
        ({"arxiv_id": "2001.00001"}, {"doi": "10.48550/arxiv.2001.00001"}),
        ({"arxiv_id": "2001.00001", "doi": "10.1/a"}, {"arxiv_id": "2001.00001", "doi": "10.1/b"}),
    ],
)  # fmt: skip
def test_one_paper_is_one(one, other):
    assert number_of_papers(page(1, one), page(2, other)) == 1


def test_a_record_without_doi_is_no_bridge_between_two_dois(tmp_path):
    pages = [page(n, {"title": "On Sets and Maps", "doi": f"10.1/e{n}"}) for n in (1, 2)]
    folder = graph(tmp_path / "g", *pages, page(3, {"title": "On Sets and Maps"}))
    known = store.read(folder, "papers").to_pylist()
    assert {row["doi"] for row in known} >= {"10.1/e1", "10.1/e2"}


def test_a_record_without_title_is_no_bridge_between_chapters(tmp_path):
    titles = ("Finite Sets", "Why Maps")
    pages = [page(n, {"title": title, "doi": "10.1/b"}) for n, title in enumerate(titles, 1)]
    named = papers(graph(tmp_path / "g", *pages, page(3, {"doi": "10.1/b"})))
    assert named[f"{1:016x}#1"] != named[f"{2:016x}#1"]


@pytest.mark.parametrize("number", [2, 41, 130])
def test_any_number_of_pages_with_one_paper_is_one_paper(number):
    entry = {"title": "On Sets and Maps", "abstract": LONG}
    pages = [page(n, entry) for n in range(number)]
    rows = joined(*pages)["record_papers"]
    assert len({row["paper_id"] for row in rows}) == 1
    assert {row["rule"] for row in rows} == {"title"}


def test_the_answer_of_a_search_is_the_paper_that_was_asked_for(tmp_path):
    asked = page(1, {"title": "Modelling of Sets", "published": "2010", "doi": "10.1/ssrn"})
    hit = {"title": "Modeling of Sets", "published": "2016-01-01", "arxiv_id": "1601.00001"}
    answer = page(2, {**hit, "doi": "10.1/journal"}, kind="api")
    link = Coverage("doi:10.1/ssrn", "arxiv", "ok", "2026", f"{1:016x}#1", f"{2:016x}#1")
    assert count(graph(tmp_path / "g", asked, answer)) == 2
    folder = graph(tmp_path / "h", asked, answer, answers=(link,))
    assert set(papers(folder).values()) == {"arxiv:1601.00001"}
    assert "search" in {row["rule"] for row in store.read(folder, "record_papers").to_pylist()}


def test_a_third_paper_of_one_title_takes_no_name_away(tmp_path):
    def editorial(number, name):
        return page(number, {"title": "Editorial", "authors": (name,)})

    folder = graph(tmp_path / "g", editorial(9, "Ann Smith"), editorial(5, "Tom Miller"))
    before = papers(folder)
    after = papers(graph(folder, editorial(1, "Eve Third")))
    assert {record: after[record] for record in before} == before


def test_the_order_of_pages_makes_no_difference(tmp_path):
    pages = [page(1, WEI, SMITH), page(2, YU), page(3, {"title": TITLE})]
    pages.append(page(4, {"abstract": LONG}))
    seen = set()
    for turn in range(4):
        random.Random(turn).shuffle(pages)
        seen.add(tuple(sorted(papers(graph(tmp_path / str(turn), *pages)).items())))
    assert len(seen) == 1


def test_links_join_only_what_may_be_joined():
    arxiv, doi = {"a": "1", "c": "2"}, {"a": "x", "b": "y"}
    assert clusters("abc", [("a", "b"), ("b", "c")], [arxiv])[1] == [1]
    assert clusters("ab", [("a", "b")], [arxiv, doi])[1] == [0]
    groups, refused = clusters("abc", [("a", "b"), ("b", "c")], [arxiv, doi], despite={0: (1,)})
    assert (groups["b"], refused) == ("a", [1])


SPEECH = {"title": "Spoken Words of Many Trees", "authors": ("Ann Smith", "Tom Miller")}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Qwen2 Technical Report", "The Qwen3 Technical Report"),
        ("Evaluation at IWSLT 2005", "Evaluation at IWSLT 2007"),
        ("Parsing of Large Trees: Part I", "Parsing of Large Trees: Part II"),
        ("Parsing of Large Trees", "Erratum: Parsing of Large Trees"),
        ("Parsing of Large Trees", "Comments on Parsing of Large Trees"),
        ("Supervised Parsing of Large Trees", "Unsupervised Parsing of Large Trees"),
        ("A Parser of English for the Task", "A Parser of Chinese for the Task"),
        ("Overview of the Third Task on Trees", "Overview of the Fourth Task on Trees"),
    ],
)
def test_titles_of_two_works_stay_two(one, other):
    known = {"authors": ("Ann Smith", "Tom Miller"), "published": "2019"}
    pages = [page(1, {**known, "title": one}), page(2, {**known, "title": other})]
    assert number_of_papers(*pages) == 2


@pytest.mark.parametrize(
    "title",
    [
        "Spoken Wrods of Many Trees",
        "The Spoken Words of Many Trees (Extended Abstract)",
        "Spoken words of many trees: how they grow",
        "Tutorial: Spoken Words of Many Trees",
    ],
)
def test_a_title_printed_otherwise_by_another_page_is_the_same_paper(title):
    entry = {**SPEECH, "published": "2001"}
    found = joined(page(1, entry), page(2, {**entry, "title": title}))["record_papers"]
    assert len({row["paper_id"] for row in found}) == 1
    assert {row["rule"] for row in found} == {"near_title"}
    assert number_of_papers(page(1, entry, {**entry, "title": f"{title} Again and Again"})) == 2


def test_one_list_that_prints_a_title_with_two_years_has_two_versions():
    first, second = ({**SPEECH, "published": year} for year in ("2001", "2003"))
    assert number_of_papers(page(1, first, second)) == 2
    (link,) = joined(page(1, first, second))["paper_links"]
    assert (link["kind"], link["rule"], link["score"]) == ("version_of", "title", 0.8)
    assert link["reasons"] == "same title; 2 authors in common; 2 years apart"


def test_preprint_and_article_are_linked_and_not_merged(tmp_path):
    preprint = {**SPEECH, "arxiv_id": "2001.00001", "published": "2020-01-02"}
    article = {**SPEECH, "doi": "10.1000/xyz", "published": "2021"}
    listed = {**SPEECH, "published": "2020"}
    folder = graph(tmp_path / "g", page(1, preprint), page(2, article), page(3, listed))
    assert set(papers(folder).values()) == {"arxiv:2001.00001", "doi:10.1000/xyz"}
    assert papers(folder)[f"{3:016x}#1"] == "arxiv:2001.00001"
    (link,) = store.read(folder, "paper_links").to_pylist()
    assert (link["paper_a"], link["paper_b"]) == ("arxiv:2001.00001", "doi:10.1000/xyz")
    assert (link["kind"], link["score"]) == ("published_as", 0.9)


def test_preprint_and_article_that_one_source_calls_one_are_one_paper(tmp_path):
    both = {"arxiv_id": "2001.00001", "doi": "10.1000/xyz", "title": SPEECH["title"]}
    article = {**SPEECH, "doi": "10.1000/xyz"}
    folder = graph(
        tmp_path / "g", page(1, both), page(2, article), page(3, {"arxiv_id": "2001.00001"})
    )
    (known,) = store.read(folder, "papers").to_pylist()
    assert (known["paper_id"], known["published_doi"]) == ("arxiv:2001.00001", "10.1000/xyz")
    assert store.read(folder, "paper_links").num_rows == 0


def test_two_dois_of_one_title_and_people_are_versions():
    pages = [page(n, {**SPEECH, "doi": f"10.1000/{n}", "published": f"200{n}"}) for n in (2, 1)]
    (link,) = joined(*pages)["paper_links"]
    assert (link["paper_a"], link["kind"]) == ("doi:10.1000/1", "version_of")
    assert "DOIs 10.1000/1 and 10.1000/2" in link["reasons"]


def test_a_column_of_a_journal_is_no_paper_whoever_writes_it():
    years = [{**SPEECH, "title": "Trees I Have Met", "published": str(2000 + n)} for n in range(5)]
    assert number_of_papers(page(1, *years), page(2, *years)) == 10


def test_entries_of_one_list_are_never_joined_through_another(tmp_path):
    near = "Spoken Words of Many Trees: How They Grow"
    first = page(1, {**SPEECH, "published": "2001"}, {**SPEECH, "title": near, "published": "2001"})
    other = {"title": SPEECH["title"], "authors": ("A. Smith", "T. Miller"), "published": "2001"}
    found = papers(graph(tmp_path / "g", first, page(2, other)))
    assert found[f"{1:016x}#1"] == found[f"{2:016x}#1"] != found[f"{1:016x}#2"]


def test_names_that_lost_letters_are_still_the_same_people():
    assert (
        shared_authors(("barbar|daniel", "g ting|ralf"), ("barbara|daniel", "guting|ralf")) == 1.0
    )
    assert shared_authors(("wang|wei",), ("wang|yu",)) == 0.0
    assert shared_authors(("hong|su",), ("su|hong",)) == 1.0
    assert shared_authors(("wang 0001|wei",), ("wang|wei",)) == 1.0
    assert shared_authors((), ("wang|wei",)) is None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("The Qwen2 Technical Report", "The Qwen3 Technical Report", 0.0),
        ("Overview of the Third Task on Trees", "Overview of the Fourth Task on Trees", 0.0),
        ("Trees at Work: Part I", "Trees at Work: Part II", 0.0),
        ("Linear Parsing of Large Trees", "Nonlinear Parsing of Large Trees", 0.0),
        ("Parsing of Large Trees 2019", "Parsing of Large Trees", 0.0),
        ("Parsing of Large Trees", "Parsing Large Treess (Demo)", 0.95),
        ("The 3rd Workshop on Large Trees", "Third workshop on large trees", 0.95),
        ("Parsing of Large Trees", "Parsing of large trees: a study of oaks", 0.85),
        ("GROW: Parsing of Large Trees", "Parsing of Large Trees", 0.85),
        ("Parsing of Large Green Trees", "Parsing of Large Trees Trees", 0.75),
    ],
)
def test_what_differs_between_titles_counts_and_not_how_much(one, other, expected):
    assert likeness(one, other) == expected
    assert likeness(other, one) == expected


def test_long_lists_and_titles_cost_no_square():
    names = [f"family{n}|given{n}" for n in range(3000)]
    turned = [f"given{n}|family{n}" for n in range(3000)]
    assert shared_authors(names, turned) == 1.0
    words = [f"word{n}x" for n in range(20_000)]
    assert likeness(" ".join(words), " ".join(words[1:])) == 0.0
    assert same_venue(" ".join(words), " ".join(reversed(words))) is None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("VLDB", "Very Large Data Bases", True),
        ("ACM Trans. Database Syst.", "ACM Transactions on Database Systems", True),
        ("SIGMOD Conference", "ACM SIGMOD Record", False),
        ("SIGMOD Conference", "International Conference on Management of Data", None),
        ("ICML", "International Conference on Machine Learning", None),
        ("VLDB", None, None),
    ],
)
def test_venues_agree_differ_or_do_not_tell(one, other, expected):
    assert same_venue(one, other) is expected
    assert same_venue(other, one) is expected


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Proceedings of the 57th Annual Meeting of the ACL", "acl"),
        ("Trans. of the Association for Linguistics, Volume 5", "trans association linguistics"),
        ("Phys.Rev. D75 (2007) 023005", "phys rev"),
        ("JCAP0810:040,2008", "jcap"),
        ("NeurIPS 2019", "neurips"),
        ("arXiv preprint arXiv:1706.03762", ""),
        ("CoRR abs/1706.03762", ""),
        ("2019, pp. 1-12", ""),
        (None, ""),
    ],
)
def test_a_venue_is_named_without_years_volumes_and_what_all_are_called(printed, name):
    assert (venue_name(printed) or "") == name
