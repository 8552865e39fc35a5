"""Reading lists: marks in front of titles."""

import pytest

from tests.read.pages import OTHER, PROSE, values


@pytest.mark.parametrize("marks", [("1. ", "2. "), ("[1] ", "[2] "), ("- ", "- "), ("* ", "* ")])
def test_list_marks_are_no_part_of_titles(marks):
    first, second = marks
    page = f"{first}Counting Sheep at Night\n{PROSE}\n\n{second}Counting Goats by Day\n{OTHER}\n"
    assert values(page, "title", "abstract") == [
        ("Counting Sheep at Night", PROSE),
        ("Counting Goats by Day", OTHER),
    ]
