"""Lists of Semantic Scholar as copies and older states of the site print them."""

import pytest

from tests.read.pages import PROSE, values

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
