"""What stands between and behind entries and is of none: headings, a page's last words."""

import pytest

from tests.read.pages import OTHER, PROSE, THIRD, values

TEXTS = (PROSE, OTHER, THIRD)


def test_the_last_words_of_a_page_are_of_no_abstract():
    titles = ("Counting Sheep", "Ladders for Goats", "Cows from the Air")
    page = "".join(
        f"{title}\nAnn Lee, Bob Day\n{text}\n\n" for title, text in zip(titles, TEXTS, strict=True)
    )
    page += "Tell me what you read in the comments.\n"
    assert values(page, "title", "abstract") == list(zip(titles, TEXTS, strict=True))


def test_a_heading_between_abstracts_is_of_none():
    part = "".join(f"Counting Sheep {n} Times\nAnn Lee, Bob Day\n{PROSE}\n" for n in (2, 3))
    page = f"Oral Session\n{part}Poster Session\n{part}"
    assert [row[0] for row in values(page, "abstract")] == [PROSE] * 4


@pytest.mark.parametrize("session", ["Session {}: Fields", "Poster Session {}", "Day {}"])
def test_a_session_is_a_heading(session):
    page = "".join(
        f"{session.format(n)}\n\nSheep in Field {n}\nAnn Lee, Bob Day\n\n"
        f"Using Ladders to Count Goats\nCy Fox, Dan Roe\n\n"
        for n in (1, 2, 3)
    )
    assert values(page, "title", "labels") == [
        (title, ())
        for n in (1, 2, 3)
        for title in (f"Sheep in Field {n}", "Using Ladders to Count Goats")
    ]
