"""Journals told by their numbers, behind titles and behind names."""

import pytest

from kgraph.read.parts.journal_numbers import find_journals, find_numbers
from tests.read.pages import values


@pytest.mark.parametrize(
    ("text", "before", "venue", "year"),
    [
        ("A. Lee, B. Day, J. Wool Res. 15, 5779 (1999)", "A. Lee, B. Day", "15, 5779", "1999"),
        ("Lee A, Day B. N Engl J Wool 2019;381(2):1995-2008.", "Lee A, Day B", "2008", "2019"),
        (
            "Ann Lee, Bob Day, Wool Letters 7(2): 1911-1919, 2004.",
            "Ann Lee, Bob Day",
            "1919",
            "2004",
        ),
        ("Lee A, et al. Wool 2019 Apr 13;381:5-8", "Lee A, et al", "381:5-8", "2019"),
        (
            "Ann Lee, Cy Fox. Revue des prés, t. 12, n° 2, 2012, p. 1-9.",
            "Ann Lee, Cy Fox",
            "9",
            "2012",
        ),
    ],
)
def test_a_journal_with_its_year_behind_names(text, before, venue, year):
    (end, place, at), *_ = find_journals(text, 0, len(text))
    assert text[:end] == before
    assert text[slice(*place)].rstrip(".").endswith(venue)
    assert text[slice(*at)] == year


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee, Bob Day, Wool Conference 2019",
        "Ann Lee, Bob Day, J. Wool 3, 5 (1999), and more",
        "Ann Lee, Bob Day",
    ],
)
def test_without_numbers_or_at_no_end_there_is_none(text):
    assert not list(find_journals(text, 0, len(text)))


def test_numbers_that_have_no_year_count_where_it_stands_elsewhere():
    text = "Counting sheep. Wool Review 67(2): 410–426"
    assert find_numbers(text, 0, len(text)) is None
    assert find_numbers(text, 0, len(text), dated=True) == text.index(" 67")


def test_journals_and_volumes_may_be_marked_in_markdown():
    page = (
        "# Publications\n\n"
        "* **Counting Sheep.** A. Lee and B. Day. *Wool Review* **3**, 1–9 (2012). [pdf](x.pdf)\n"
        "* **Goats on Hay.** A. Lee. *Annals of Hay and Wool* **4** (2), 11 (2013). [pdf](y.pdf)\n"
    )
    assert values(page, "title", "published") == [
        ("Counting Sheep", "2012"),
        ("Goats on Hay", "2013"),
    ]
