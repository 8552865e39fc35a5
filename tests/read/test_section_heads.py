"""Headings of sections right over the first title of each, in a reading list."""

from textwrap import fill

import pytest

from tests.read.pages import OTHER, PROSE, THIRD, read, values

MORE = (
    "It is known that dogs help to count sheep. Here we ask whether cats do so too, and find in a "
    "study with nine cats that they do not, and that they sleep instead."
)
TITLES = (
    "Counting Sheep in Wide Fields",
    "Using Ladders to Count Goats",
    "Cows from the Air: how to count what stands still for a day",
    "Cats do not help to count sheep",
)
TEXTS = (PROSE, OTHER, THIRD, MORE)
NAMES = ("Ann Lee, Bob Day", "Cy Fox, Dan Roe", "Eve Ram, Flo Elk", "Gus Hay, Hal Ink")
HEADINGS = [
    ("Fields", "Cattle"),
    ("Fields:", "Cattle:"),
    ("— Fields —", "— Cattle —"),
    ("1. Fields", "2. Cattle"),
    ("FIELDS", "CATTLE & CATS"),
    ("Week 1: Fields", "Week 2: Cattle"),
    ("Physics of fields", "Large animals"),
]


@pytest.mark.parametrize("heads", HEADINGS)
@pytest.mark.parametrize("where", [(0, 2), (1, 2), (2,)])
@pytest.mark.parametrize("names", [False, True])
@pytest.mark.parametrize("width", [75, 1000])
def test_a_heading_over_the_first_title_of_a_section_is_none(heads, where, names, width):
    over = dict(zip(where, heads, strict=False))
    page = "".join(
        (f"{over[n]}\n" if n in over else "")
        + f"{title}\n"
        + (f"{NAMES[n]}\n" if names else "")
        + f"{fill(text, width)}\n\n"
        for n, (title, text) in enumerate(zip(TITLES, TEXTS, strict=True))
    )
    assert read(page).sources[0].reader == "reading_list"
    assert values(page, "title", "abstract") == list(zip(TITLES, TEXTS, strict=True))


def test_a_second_line_under_most_titles_is_no_title():
    page = "".join(
        f"{title}\nOf the Institute of Wool and Milk\n{text}\n\n"
        for title, text in zip(TITLES, TEXTS, strict=True)
    )
    assert values(page, "title") == [(title,) for title in TITLES]


@pytest.mark.parametrize("alone", ["Counting Goats on Tall Ladders", "Why do Sheep not Fly?"])
def test_a_title_without_a_text_over_the_next_title_is_no_heading(alone):
    page = "".join(
        (f"{alone}\n\n" if n == 2 else "") + f"{title}\n{text}\n\n"
        for n, (title, text) in enumerate(zip(TITLES, TEXTS, strict=True))
    )
    titles = [*TITLES[:2], alone, *TITLES[2:]]
    assert values(page, "title") == [(title,) for title in titles]
