"""Saved answers of services in JSON: the same two works, as each service says them."""

import json
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.read.pages import codes, read, values

TITLE = "Counting Sheep in Wide Fields"
TEXT = "We count sheep at night."
DOI = "10.1000/sheep.1"
LEE, DAY = "Ann Lee", "Bob Day"
CROSSREF = {
    "DOI": DOI, "title": [TITLE], "container-title": ["Journal of Wool"],
    "author": [{"given": "Ann", "family": "Lee"}, {"given": "Bob", "family": "Day"}],
    "issued": {"date-parts": [[2019, 5, 2]]}, "abstract": f"<jats:p>{TEXT}</jats:p>",
    "reference": [
        {"key": "1", "DOI": "10.1000/goats.1", "article-title": "Goats on Ladders", "year": "2001"},
        {"key": "2", "unstructured": "Fox C. Cows. arXiv:0704.0001, 2007."},
    ],
}  # fmt: skip
ANSWERS = {
    "crossref": {"status": "ok", "message": {"facets": {}, "items": [CROSSREF]}},
    "crossref, one": {"status": "ok", "message-type": "work", "message": CROSSREF},
    "openalex": {
        "meta": {"count": 1},
        "results": [
            {
                "id": "https://openalex.org/W1", "doi": f"https://doi.org/{DOI}",
                "display_name": TITLE, "publication_date": "2019-05-02",
                "authorships": [
                    {"author": {"display_name": LEE, "orcid": None}, "institutions": []},
                    {"author": {"display_name": DAY}},
                ],
                "primary_location": {"source": {"display_name": "Journal of Wool"}},
                "abstract_inverted_index": {
                    "We": [0], "sheep": [2], "count": [1], "night.": [4], "at": [3]
                },
            }
        ],
    },
    "semantic scholar": {
        "total": 1,
        "data": [
            {
                "paperId": "a", "externalIds": {"DOI": DOI}, "title": TITLE, "abstract": TEXT,
                "publicationDate": "2019-05-02", "venue": "Journal of Wool",
                "authors": [{"authorId": "1", "name": LEE}, {"authorId": "2", "name": DAY}],
            }
        ],
    },
    "dblp": {
        "result": {
            "query": "sheep",
            "hits": {
                "@total": "1",
                "hit": [
                    {
                        "@score": "1",
                        "info": {
                            "authors": {"author": [{"text": LEE}, {"text": f"{DAY} 0001"}]},
                            "title": f"{TITLE}.", "venue": "Journal of Wool", "year": "2019",
                            "doi": DOI,
                        },
                    }
                ],
            },
        }
    },
    "europe pmc": {
        "hitCount": 1,
        "resultList": {
            "result": [
                {
                    "id": "31234567", "doi": DOI, "title": f"{TITLE}.",
                    "authorString": f"{LEE}, {DAY}.", "journalTitle": "Journal of Wool",
                    "firstPublicationDate": "2019-05-02", "abstractText": TEXT,
                }
            ]
        },
    },
    "biorxiv": {
        "messages": [{"status": "ok"}],
        "collection": [
            {"doi": DOI, "title": TITLE, "authors": f"{LEE}; {DAY}", "date": "2019-05-02"}
        ],
    },
    "inspire": {
        "hits": {
            "hits": [
                {
                    "id": "1",
                    "metadata": {
                        "titles": [{"title": TITLE, "source": "arXiv"}, {"title": "Moutons"}],
                        "authors": [{"full_name": LEE}, {"full_name": DAY}],
                        "dois": [{"value": DOI}], "abstracts": [{"value": TEXT}],
                        "arxiv_eprints": [{"value": "1905.00001"}], "earliest_date": "2019-05-02",
                    },
                }
            ]
        }
    },
    "nasa ads": {
        "response": {
            "docs": [
                {
                    "bibcode": "2019JWool..12....1L", "title": [TITLE], "author": [LEE, DAY],
                    "pubdate": "2019-05-00", "doi": [DOI], "identifier": ["arXiv:1905.00001"],
                    "pub": "Journal of Wool", "abstract": TEXT,
                }
            ]
        }
    },
    "openreview": {
        "notes": [
            {
                "id": "x",
                "content": {"title": {"value": TITLE}, "authors": {"value": [LEE, DAY]}},
            }
        ]
    },
    "hugging face": [
        {
            "paper": {
                "id": "1905.00001", "title": TITLE, "summary": TEXT,
                "authors": [{"name": LEE}, {"name": DAY}], "publishedAt": "2019-05-02T00:00:00Z",
            },
            "title": TITLE,
        }
    ],
}  # fmt: skip


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize("service", ANSWERS)
def test_each_service_says_a_work_in_its_own_way(service, indent):
    text = json.dumps(ANSWERS[service], indent=indent)
    assert values(text, "title", "authors") == [(TITLE, [LEE, DAY])]
    record = read(text).records[0]
    assert record.published in {"2019-05-02", "2019-05", "2019", None}
    assert (record.doi or record.arxiv_id) in {DOI, "1905.00001", None}
    assert record.abstract in {TEXT, None}
    assert record.journal_ref in {"Journal of Wool", None}
    assert codes(text) == []


@pytest.mark.parametrize(
    ("service", "column", "value"),
    [
        ("crossref", "abstract", TEXT),
        ("openalex", "abstract", TEXT),
        ("openalex", "journal_ref", "Journal of Wool"),
        ("openalex", "doi", DOI),
        ("dblp", "published", "2019"),
        ("europe pmc", "abstract", TEXT),
        ("inspire", "arxiv_id", "1905.00001"),
        ("nasa ads", "arxiv_id", "1905.00001"),
        ("nasa ads", "published", "2019-05"),
        ("hugging face", "arxiv_id", "1905.00001"),
        ("hugging face", "abstract", TEXT),
    ],
)
def test_what_a_service_says_under_a_name_of_its_own(service, column, value):
    assert values(json.dumps(ANSWERS[service]), column) == [(value,)]


def test_the_works_that_a_work_cites_are_references():
    first, second = read(json.dumps(ANSWERS["crossref"])).references
    assert (first.doi, first.title, first.year) == ("10.1000/goats.1", "Goats on Ladders", 2001)
    assert (second.raw, second.arxiv_id) == ("Fox C. Cows. arXiv:0704.0001, 2007.", "0704.0001")
    asked = {
        "title": TITLE,
        "references": [{"title": "Goats on Ladders", "externalIds": {"ArXiv": "0704.0001"}}],
    }
    (only,) = read(json.dumps(asked)).references
    assert (only.position, only.title, only.arxiv_id) == (1, "Goats on Ladders", "0704.0001")


def test_works_of_openalex_that_cite_each_other():
    name = "https://openalex.org/W"
    works = [
        {
            "id": f"{name}1",
            "title": TITLE,
            "referenced_works": [f"{name}2", f"{name}3", f"{name}9"],
        },
        {"id": f"{name}2", "title": "Goats", "doi": "https://doi.org/10.1000/goats.1"},
        {
            "id": f"{name}3",
            "display_name": "Cows in the Fog",
            "publication_year": 1999,
        },
    ]
    found = read(json.dumps({"results": works}))
    assert [(one.raw, one.doi, one.title, one.year) for one in found.references] == [
        (f"{name}2", "10.1000/goats.1", "Goats", None),
        (f"{name}3", None, "Cows in the Fog", 1999),
        (f"{name}9", None, None, None),
    ]


def test_answers_one_a_line():
    lines = [json.dumps(ANSWERS[name]) for name in ("crossref, one", "dblp", "openalex")]
    assert values("\n".join(lines), "title") == [(TITLE,)] * 3


WORK = {"title": "Counting Sheep", "authors": [{"name": LEE}]}
OTHER = {"title": "Counting Goats", "authors": [{"name": DAY}]}


@pytest.mark.parametrize(
    "answer",
    [
        {"meta": {"results": 2}, "results": [WORK, OTHER]},
        {"note": '"results": [1]', "results": [WORK, OTHER]},
        {"2019": [WORK], "2020": [OTHER]},
        {"items": [WORK], "total": 2, "more": [OTHER]},
        {"a": WORK, "b": OTHER},
        {"title": "A feed", "items": [WORK, OTHER], "topics": [{"display_name": "Sheep"}]},
        {"bücher": [WORK, OTHER], "facets": [{"display_name": "Sheep"}]},
    ],
)
def test_works_are_found_wherever_they_stand(answer):
    assert values(json.dumps(answer), "title") == [("Counting Sheep",), ("Counting Goats",)]


def test_groups_of_works_may_be_many():
    groups = {str(year): [WORK] for year in range(1900, 2026)}
    assert len(values(json.dumps(groups), "title")) == len(groups)


def test_what_is_no_work_among_works_is_told():
    page = json.dumps({"books": [WORK, "Cows", 7]})
    assert codes(page) == ["bad-entry", "bad-entry"]


def test_the_works_that_a_work_cites_are_no_entries():
    page = json.dumps({"title": "Counting Cows", "authors": [], "references": [WORK]})
    assert values(page, "title") == [("Counting Cows",)]


def test_links_have_places_if_all_stand_in_the_page():
    work = {**WORK, "URL": ["https://a.org/1", "https://a.org/2"]}
    page = json.dumps(work).replace("a.org/2", "a.org\\/2")
    (record,) = read(page).records
    assert record.urls == ("https://a.org/1", "https://a.org/2")
    assert not [span for span in record.spans if span.field == "urls"]


def test_many_keywords_take_linear_time():
    """Those known were copied for each: a minute for so many."""
    begin = process_time()
    page = json.dumps({**WORK, "keyword": ", ".join(f"sheep{n}" for n in range(50_000))})
    assert len(values(page, "labels")[0][0]) == 50_000
    assert process_time() - begin < 5


KEYS = st.sampled_from(
    (
        *("title", "titles", "authors", "author", "authorships", "message", "items", "results"),
        *("info", "content", "value", "name", "doi", "dois", "abstract_inverted_index", "id"),
        *("reference", "references", "year", "published", "externalIds", "display_name"),
    )
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3000) | st.text(max_size=5) | st.just("Sheep"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@given(JSON)
def test_any_json_is_read_or_told(value):
    found = read(json.dumps(value))
    assert found.records or found.problems
