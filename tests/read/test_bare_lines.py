"""What parts the entries of a reading list: rules, margins, dates behind titles."""

from textwrap import fill, indent

import pytest

from tests.read.copied_pages import check_spans
from tests.read.pages import OTHER, PROSE, THIRD, values

TITLES = ["Counting Sheep at Night", "Ladders for goats that climb", "Cows from the Air"]
TEXTS = [f"{PROSE} {OTHER}", f"{OTHER} {THIRD}", f"{THIRD} {PROSE}"]


@pytest.mark.parametrize("margin", ["", "    ", "\t"])
@pytest.mark.parametrize("rule", ["----------", "* * *", "_____", "=====\n"])
def test_a_rule_parts_entries_and_is_no_text(rule, margin):
    page = f"\n{rule}\n".join(
        f"{title}\n{indent(fill(text, 70), margin)}"
        for title, text in zip(TITLES, TEXTS, strict=True)
    )
    assert values(page, "title", "abstract") == list(zip(TITLES, TEXTS, strict=True))
    check_spans(page)


def test_the_margin_parts_entries_whose_texts_end_without_a_full_stop():
    texts = [text[:-1] for text in TEXTS]
    page = "My list\n\n" + "\n".join(
        f"{title}\n{indent(fill(text, 70), '  ')}"
        for title, text in zip(TITLES, texts, strict=True)
    )
    assert values(page, "title", "abstract") == list(zip(TITLES, texts, strict=True))


def test_dates_behind_and_below_titles():
    dates = [" (Apr 2007)", "\n4 April 2007", "\n(3 Apr 2007)"]
    page = "\n\n".join(
        f"{title}{date}\n    {text}" for title, date, text in zip(TITLES, dates, TEXTS, strict=True)
    )
    assert values(page, "title", "published", "abstract") == list(
        zip(TITLES, ["2007-04", "2007-04-04", "2007-04-03"], TEXTS, strict=True)
    )


def test_what_is_more_than_a_date_stays_in_the_title():
    page = f"Counting Sheep (the flock of 2007)\n{PROSE}\n\nCounting Goats (2007)\n{OTHER}\n"
    assert values(page, "title", "published") == [
        ("Counting Sheep (the flock of 2007)", None),
        ("Counting Goats", "2007"),
    ]
