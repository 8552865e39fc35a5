"""Lists of Semantic Scholar as copies and older states of the site print them."""

import pytest

from kgraph.read.parts.title_marks import without_stop
from tests.read.pages import PROSE, read, values

COLUMNS = ("title", "authors", "published", "journal_ref")
HEAD = "Follow Author...\nCo-Author\nCo-author search...\nA. Fox\nC.-P. Ram\nSort by Recency\n\n"
GRAIN = ("Grain and the Price of Bread", ["A. Lee", "G. Day"], "2023-08", "Wool and Change")
COUNTS = ("Accounts", ["A. Lee", "É. Fox", "P. Ram"], "2016-12", "Annals. Wool, Sciences")
TAXES = ("Measuring Wool with Taxes", ["A. Lee"], "2014", "Explorations in Wool")
LIST = f"""Grain and the Price of Bread
A. Lee,  G. Day
• History, Economics
• Wool and Change
• August 2023

Accounts
A. Lee,  É. Fox,  + 4 authors,  P. Ram
• History
• Annals. Wool, Sciences
• December 2016

Measuring Wool with Taxes
A. Lee
• Economics, History
• Explorations in Wool
• 2014
{PROSE[:-1]}… Expand
31 Citations
PDF
Save
"""


@pytest.mark.parametrize("head", ["", HEAD])
@pytest.mark.parametrize("mark", ["• ", "· ", "", "- "])
def test_marks_may_stand_before_the_facts_of_what_nobody_cites(head, mark):
    page = head + LIST.replace("• ", mark)
    assert values(page, *COLUMNS) == [GRAIN, COUNTS, TAXES]
    assert values(page, "abstract") == [(None,), (None,), (f"{PROSE[:-1]}…",)]


@pytest.mark.parametrize("date", ["1 March 2009", "2009"])
def test_a_date_may_be_glued_to_the_field_where_no_venue_is_known(date):
    page = f"Mills of the Meadow\nA. Lee,  F. DayHistory{date}\n\n18 CitationsSaveAlert\n"
    assert values(page, "title", "authors", "labels") == [
        ("Mills of the Meadow", ["A. Lee", "F. Day"], ("History",))
    ]


@pytest.mark.parametrize(
    "buttons",
    [
        "97 citations   arXiv:0906.3421   Save to Library   Create Alert",
        "97 citations   arXiv:hep-th/9306153v2   Save to Library   Create Alert",
        "97 citations   Save to Library   Create Alert   doi:10.1000/s.1",
        "97 citations\narXiv:0906.3421 PDF\nSave to Library\nCreate Alert",
        "97 citations   View on Springer   Save to Library   Create Alert",
    ],
)
def test_ids_stand_among_the_buttons(buttons):
    page = (
        "Counting Sheep.\nA. Lee, B. Day\nPhysics\n7 June 1993 · Wool Reports\n"
        f"{buttons}\n\nCounting Goats\nA. Lee\n1997\n3 citations   Save to Library   Create Alert\n"
    )
    assert values(page, *COLUMNS) == [
        ("Counting Sheep", ["A. Lee", "B. Day"], "1993-06-07", "Wool Reports"),
        ("Counting Goats", ["A. Lee"], "1997", None),
    ]
    first = read(page).records[0]
    assert bool(first.arxiv_id or first.doi) == ("10." in buttons or "arXiv" in buttons)


@pytest.mark.parametrize(
    "venue",
    [
        "Appl. Math. Comput.",
        "Phys. Rev. D.",
        "J. Wool Res.",
        "Proc. ACM Program. Lang.",
        "Electron. J. Comb.",
        "Commun. of the Flock Soc.",
    ],
)
def test_abbreviations_of_a_journal_are_no_sentence(venue):
    page = f"Counting Sheep\nA. Lee, B. Day\nMathematics\n{venue}\n2014\n46\nSave\nAlert\n"
    assert values(page, *COLUMNS, "abstract") == [
        ("Counting Sheep", ["A. Lee", "B. Day"], "2014", venue.removesuffix("."), None)
    ]


@pytest.mark.parametrize("title", ["Wool of the U.S.", "Sheep, Wool Inc.", "Sheep …", "Do goats?"])
def test_a_stop_of_an_abbreviation_is_of_the_title(title):
    assert without_stop(title, 0, len(title)) == len(title)
    for whole in ("Counting sheep", "Sheep in 3D", "Sheep (a survey)", "“Sheep”"):
        assert without_stop(f"{whole}.", 0, len(whole) + 1) == len(whole)
