"""Signs that nobody sees, as copies have them around names and in addresses."""

import pytest

from tests.read.pages import read, values

PROFILE = (
    "\u202aAnn Lee\u202c\nTitle\nCited by\nYear\n\u202aCounting Sheep\u202c\n"
    "\u202aA Lee, B Day\u202c\n\u202aWool Letters 3, 2019\u202c\n\u202a12\u202c\t\u202a2019\u202c\n"
    "Goats\nB Day, \u200eA Lee\nWool 4\n\u2066" + "7\u2069\t2020\n"
)


def test_marks_of_direction_are_no_part_of_values():
    assert values(PROFILE, "title", "authors", "published", "journal_ref") == [
        ("Counting Sheep", ["A Lee", "B Day"], "2019", "Wool Letters 3, 2019"),
        ("Goats", ["B Day", "A Lee"], "2020", "Wool 4"),
    ]
    assert [fact.value for fact in read(PROFILE).page_facts] == ["Ann Lee"]


def test_values_keep_their_places():
    for record in read(PROFILE).records:
        span = next(span for span in record.spans if span.field == "title")
        assert PROFILE[span.start : span.end].strip("\u202a\u202c") == record.title


@pytest.mark.parametrize("sign", ["\u200b", "\u200e", "\u2060"])
def test_signs_inside_of_ids_are_left_out(sign):
    text = f"Counting Sheep at Night\nAnn Lee, Bob Day\narXiv:2401.{sign}00001\n"
    assert values(text, "arxiv_id") == [("2401.00001",)]
