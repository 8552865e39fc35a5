"""Notes in several habits on one page: dashed lines with ids, starred items, remarks behind."""

# ruff: noqa: E501 - lines of real pages are long

import pytest

from tests.read.pages import read, values

DASHED = """- Wool Structure of Fields: A Structure for Sheep, A. B. Lee and C. Day, Nature 171 (1953), doi:10.1000/wool
- The Chemical Basis of Hay. D. M. Hen. 1952. https://doi.org/10.1000/hay
  -> still want to redo the example
- Goat Statistics. I. A Model of Two Barns, Eva Cow, Phys. Rev. 65 (1944), doi:10.1000/barn
- Collective dynamics of 'small' herds (Ann Lee, Bob M. Day, 1998) doi: 10.1000/herds
"""
STARRED = """* Emergence of Wool in Random Fields
  Ann Lee, Bob Day
  Science, October 1999
  https://doi.org/10.1000/random
* Sheep Algorithms for Counting at Night
  Peter W. Hen
  arXiv:quant-ph/9508027, 1995
"""
OF_DASHED = [
    ("Wool Structure of Fields: A Structure for Sheep", "1953", "10.1000/wool"),
    ("The Chemical Basis of Hay", "1952", "10.1000/hay"),
    ("Goat Statistics. I. A Model of Two Barns", "1944", "10.1000/barn"),
    ("Collective dynamics of 'small' herds", "1998", "10.1000/herds"),
]
OF_STARRED = [
    ("Emergence of Wool in Random Fields", "1999-10", "10.1000/random"),
    ("Sheep Algorithms for Counting at Night", "1995", None),
]


@pytest.mark.parametrize("dashed_first", [True, False])
def test_items_with_an_id_are_kept_beside_entries_of_several_lines(dashed_first):
    parts = [(DASHED, OF_DASHED), (STARRED, OF_STARRED)]
    (one, of_one), (other, of_other) = parts if dashed_first else parts[::-1]
    page = f"notes, wool and hay\n\n{one}\ntalk on Thursday, room 3.12\n\n{other}\nbuy paper\n"
    assert read(page).sources[0].reader == "homepage"
    assert values(page, "title", "published", "doi") == of_one + of_other


@pytest.mark.parametrize(
    "remark",
    [
        "   <= start here",
        " <- for week 3, with slides",
        " -- short!!",
        " - not really a paper",
        " (hard!)",
    ],
)
def test_a_remark_behind_the_year_is_no_part_of_an_entry(remark):
    titles = (
        "Why Most Counted Sheep Are False",
        "No Silver Goat",
        "Computing Cows and Intelligence",
    )
    page = "".join(f"{title} by John P. A. Lee (1984){remark}\n" for title in titles)
    assert values(page, "title", "authors", "published", "journal_ref") == [
        (title, ["John P. A. Lee"], "1984", None) for title in titles
    ]


def test_journals_cut_short_behind_titles_in_small_letters():
    page = (
        "Oct 3 (Maya): Lee AL, Day AF (1952) A quantitative description of sheep in fields. J Wool\n"
        "Oct 10 (who?): Hen RP, Cow DH (1999) Predictive counting of goats: some long effects. Nat Farms\n"
        "Oct 17: no meeting\n"
        "Oct 24 (Tom): Fox T, Roe M (2005) Structure of a map in the barn. Econometrica\n"
    )
    assert values(page, "title", "journal_ref") == [
        ("A quantitative description of sheep in fields", "J Wool"),
        ("Predictive counting of goats: some long effects", "Nat Farms"),
        ("Structure of a map in the barn", "Econometrica"),
    ]


def test_words_that_say_what_is_done_are_no_part_of_titles():
    page = (
        "* DONE Counting Sheep at Night, Ann Lee, Bob Day, Cy Fox, 2014\n"
        "* TODO Ladders for Goats on Hills, Ann Lee, Bob Day, Eva Cow, 2015\n"
    )
    assert [title for (title,) in values(page, "title")] == [
        "Counting Sheep at Night",
        "Ladders for Goats on Hills",
    ]
