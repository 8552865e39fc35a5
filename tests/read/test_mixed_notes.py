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


def test_three_parts_with_semicolons_between():
    page = (
        "The Wool System; Dennis M. Lee, Ken Day; FARM 1974\n"
        "Lightweight Remote Sheep; Brian N. Hen, Thomas E. Cow, Henry M. Roe; SOSP 1989\n"
        "Sheep Made Simple; Leslie Fox; 2001\n"
        "A. Lee, B. Day; Exact Sheep: A Barn; FARM 2003\n"
    )
    assert values(page, "title", "authors", "published") == [
        ("The Wool System", ["Dennis M. Lee", "Ken Day"], "1974"),
        ("Lightweight Remote Sheep", ["Brian N. Hen", "Thomas E. Cow", "Henry M. Roe"], "1989"),
        ("Sheep Made Simple", ["Leslie Fox"], "2001"),
        ("Exact Sheep: A Barn", ["A. Lee", "B. Day"], "2003"),
    ]


def test_one_name_with_initials_and_a_year_or_an_id_behind_titles():
    page = (
        "1) Wool theory, the principle of sheep and the universal barn, D. Lee, 1985\n"
        "2) Simulating sheep with goats, R. P. Day, 1982   <= start here\n"
        "3) Sheep help in searching for a needle in hay, L. K. Fox, quant-ph/9706033\n"
    )
    assert values(page, "title", "authors", "published", "arxiv_id") == [
        ("Wool theory, the principle of sheep and the universal barn", ["D. Lee"], "1985", None),
        ("Simulating sheep with goats", ["R. P. Day"], "1982", None),
        ("Sheep help in searching for a needle in hay", ["L. K. Fox"], None, "quant-ph/9706033"),
    ]


def test_arrows_are_marks_of_references_and_days_no_part_of_titles():
    arrows = (
        "Week 2\n -> A. H. Lee, Wool: A possible solution, Phys. Rev. D 23, 347 (1981)\n"
        " -> A. D. Day, A new sheep scenario, Phys. Lett. B 108, 389 (1982)  [optional]\n"
        "Week 3\n -> J. D. Hen, Barns and entropy, Phys. Rev. D 7, 2333 (1973) <- sec. II only\n"
    )
    assert [title for (title,) in values(arrows, "title")] == [
        "Wool: A possible solution",
        "A new sheep scenario",
        "Barns and entropy",
    ]
    days = (
        "03/02 New Directions in Sheep - W. Lee, M. Day - FARM 1976\n"
        "03/16 How to Share a Goat - Adi Fox - CACM 1979\n"
        "03/23 Probable Cows and Barns - S. Hen, S. Roe - JCSS 1984\n"
    )
    assert [title for (title,) in values(days, "title")] == [
        "New Directions in Sheep",
        "How to Share a Goat",
        "Probable Cows and Barns",
    ]


def test_words_of_titles_are_no_names_before_a_year():
    page = (
        '- "Random Sheep", Leo Lee, Machine Learning, 2001\n'
        '- "Wool-Vector Networks", Corinna Day et Vladimir Fox, Machine Learning, 1995\n'
        '- "Bagging Goats and Cows", Leo Lee, Machine Learning, 1996\n'
    )
    assert values(page, "authors", "journal_ref") == [
        (["Leo Lee"], "Machine Learning"),
        (["Corinna Day", "Vladimir Fox"], "Machine Learning"),
        (["Leo Lee"], "Machine Learning"),
    ]


@pytest.mark.parametrize(
    "end", ["", "- Generated Cows and Nets (Roe et al. 2014)\n\npick up parcel\n"]
)
def test_family_names_behind_titles_with_an_id(end):
    page = (
        "TODO read\n\n* Auto-Counting Variational Sheep - Lee, Day 2013 - arXiv:1312.6114\n"
        "+ DONE Wool: A Method for Stochastic Shearing, Fox & Roe, https://arxiv.org/abs/1412.6980\n"
        "* Goat Normalization: Faster Training by Reducing Internal Hay / Hen & Cow / arXiv:1502.03167\n"
        "  (ask Nadia whether still relevant)\n"
    ) + end
    assert values(page, "title", "authors", "arxiv_id")[:3] == [
        ("Auto-Counting Variational Sheep", ["Lee", "Day"], "1312.6114"),
        ("Wool: A Method for Stochastic Shearing", ["Fox", "Roe"], "1412.6980"),
        (
            "Goat Normalization: Faster Training by Reducing Internal Hay",
            ["Hen", "Cow"],
            "1502.03167",
        ),
    ]
