"""Titles that a page wraps over two lines and more, alone and over their texts."""

from textwrap import fill

import pytest

from tests.read.copied_pages import check_spans
from tests.read.pages import OTHER, PROSE, THIRD, values

TITLES = [
    "Counting Sheep at Night: A Study of Forty Farms over Two Years",
    "Ladders for Goats that Climb and the Herds that Follow them",
    "Cows from the Air",
    "On the number of lambs that are born in a cold spring after a winter without hay or any grass",
]
TEXTS = [PROSE, OTHER, THIRD, f"{PROSE} {THIRD}"]
AUTHORS = [["Ann Lee"], ["Bob Day", "Cy Fox"], ["Dee Hill"], ["Ann Lee", "Dee Hill"]]
ENTRIES = list(zip(TITLES, TEXTS, strict=True))


@pytest.mark.parametrize("width", [80, 1000])
@pytest.mark.parametrize("narrow", [40, 56])
def test_a_title_over_its_label_may_be_wrapped_by_itself(narrow, width):
    page = "Goto\n\nCollaborating Authors\n\n Lee, Ann\n\n\n" + "\n\n\n".join(
        f"{fill(title, narrow)}\n\narXiv.org Machine Learning\n\n{fill(text, width)}"
        for title, text in ENTRIES
    )
    assert values(page, "title", "abstract") == ENTRIES
    check_spans(page)


def test_a_title_without_label_stands_below_an_entry_that_ends_with_its_label():
    label = "arXiv.org Machine Learning"
    page = (
        f"{TITLES[0]}\n\n{label}\n\n\n{TITLES[1]}\n\n{OTHER}\n\n\n{TITLES[2]}\n\n{label}\n\n{THIRD}"
    )
    assert values(page, "title", "labels", "abstract") == [
        (TITLES[0], (label,), None),
        (TITLES[1], (), OTHER),
        (TITLES[2], (label,), THIRD),
    ]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("width", [44, 50])
def test_a_title_is_wrapped_as_the_text_below(width, gap):
    page = gap.join(f"{fill(title, width)}\n{fill(text, width)}" for title, text in ENTRIES)
    assert values(page, "title", "abstract") == ENTRIES
    check_spans(page)


def test_a_wrapped_title_ends_above_the_names():
    entries = zip(TITLES, AUTHORS, TEXTS, strict=True)
    page = "\n\n".join(f"{fill(t, 44)}\n{', '.join(n)}\n{fill(text, 44)}" for t, n, text in entries)
    assert values(page, "title", "authors", "abstract") == list(
        zip(TITLES, AUTHORS, TEXTS, strict=True)
    )


def test_a_number_takes_room_in_the_first_line_of_a_title():
    page = "My list\n\n" + "\n\n".join(
        f"{fill(f'{n}. {title}', 44)}\n{fill(text, 44)}"
        for n, (title, text) in enumerate(ENTRIES, 1)
    )
    assert values(page, "title", "abstract") == ENTRIES


def test_a_wrapped_title_and_its_text_may_stand_apart():
    page = "\n\n".join(f"{fill(title, 44)}\n\n{fill(text, 44)}" for title, text in ENTRIES)
    assert values(page, "title", "abstract") == ENTRIES


def test_a_name_below_a_title_that_is_not_wrapped_is_none_of_it():
    page = "\n\n\n".join(
        f"{title}\n{', '.join(names)}\n\narXiv.org Machine Learning\n\n{text}"
        for title, names, text in zip(TITLES, AUTHORS, TEXTS, strict=True)
    )
    assert values(page, "title", "authors") == list(zip(TITLES, AUTHORS, strict=True))


IDS = ["2103.04512", "2104.11871", "2105.00213", "2106.00001"]
BLOCKS = list(zip(IDS, TITLES, AUTHORS, TEXTS, strict=True))


@pytest.mark.parametrize("width", [48, 62])
@pytest.mark.parametrize("below", ["\n", "\n\n"])
@pytest.mark.parametrize("form", ["closing", "opening", "without its name"])
def test_a_wrapped_title_over_names_stands_beside_an_id(form, below, width):
    page = ""
    for number, title, names, text in BLOCKS:
        block = f"{fill(title, width)}\n{', '.join(names)}{below}{fill(text, width)}"
        name = number if form == "without its name" else f"arXiv:{number}"
        page += f"{block}\n\n{name}\n\n" if form == "closing" else f"{name}\n{block}\n\n"
    assert values(page, "arxiv_id", "title", "authors", "abstract") == BLOCKS
    check_spans(page)


@pytest.mark.parametrize("width", [62, 1000])
def test_names_may_be_glued_to_a_title_beside_an_id(width):
    blocks = [block for block in BLOCKS if len(block[2]) > 1]
    page = "\n\n".join(
        f"{fill(title + ', '.join(names), width)}\n{fill(text, width)}\narXiv:{number}"
        for number, title, names, text in blocks
    )
    assert values(page, "arxiv_id", "title", "authors", "abstract") == blocks
    check_spans(page)


def test_a_heading_over_the_first_title_is_no_line_of_it():
    titles = ["Counting Sheep at Night", "Goats on Ladders in Spring", "Cows and Other Animals"]
    text = "Selected Publications of the Wool Group at Night\n" + "".join(
        f"{title}\nAnn Lee, Bob Day\nICML 2019\n" for title in titles
    )
    assert values(text, "title") == [(title,) for title in titles]
