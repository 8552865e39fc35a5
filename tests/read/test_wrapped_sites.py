"""Pages of sites that mail has wrapped, with few long lines: titles, names, rows of buttons."""

from textwrap import fill

import pytest

from tests.read.pages import values

TITLES = (
    "Counting Sheep at Night with Ladders, Dogs and Pretrained Large Language Models",
    "A Study of the Goats of Forty Farms and of All Their Neighbours over Two Years",
    "How Cows Look from the Air when They Stand Still: a Method without Any Labels",
)
NAMES = (
    [
        "Ann Lee",
        "Bob Day",
        "Cy Fox",
        "Dan Roe",
        "Eve Ram",
        "Flo Elk",
        "Gus Hay",
        "Hal Ink",
        "J. Oh",
    ],
    ["Ida Jet", "Ken Low", "Lea Moor", "Max Noon", "Ned Oak", "Oda Pine", "Pia Quill", "Quin Rye"],
    ["Rob Salt", "Sue Teal", "Tom Urn", "Una Vane", "Vic Wool", "Wim Yew", "Xaver Zinn", "Yo Abel"],
)
WIDTHS = [60, 66, 72, 76]


def _wrapped(page: str, width: int) -> str:
    return "\n".join(fill(x, width, break_on_hyphens=False) for x in page.split("\n"))


@pytest.mark.parametrize("width", WIDTHS)
def test_names_go_on_with_capitals_and_short_lines_are_headings(width):
    page = "OpenReview.net\nExpertise\nsheep and wool\nPresent\ngoats\n2018 – 2020\n\n" + "".join(
        f"{title}\n{', '.join(names)}\nPublished: 0{n} May 2023, Last Modified: 05 May 2024\n"
        "Meadow 2023\nReaders: Everyone\n\n"
        for n, (title, names) in enumerate(zip(TITLES, NAMES, strict=True), 1)
    )
    assert values(_wrapped(page, width), "title", "authors", "published") == [
        (title, names, f"2023-05-0{n}")
        for n, (title, names) in enumerate(zip(TITLES, NAMES, strict=True), 1)
    ]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("names", [["Barbara Plain"], ["A. Lee", "B. Day"], ["J. P. Hague"]])
def test_one_author_stands_under_a_title_that_has_no_room_and_a_field_under_names(width, names):
    page = "4 results for “wool”\n" + "".join(
        f"{title[: width - n]}\n{', '.join(names)}\nComputer Science\nMeadow\n12 June 2017\n"
        "Sheep are counted with great care, and so are all goats of the farms that were told of "
        "in the beginning of the last year and later.\n12 Citations\nPDF\nSave\nAlert\n"
        for n, title in enumerate(TITLES)
    )
    assert values(_wrapped(page, width), "title", "authors", "published") == [
        (title[: width - n].strip(), names, "2017-06-12") for n, title in enumerate(TITLES)
    ]


@pytest.mark.parametrize("width", WIDTHS)
def test_no_title_goes_on_behind_a_row_of_buttons(width):
    buttons = "Save Cite Cited by 441 Related articles All 22 versions View as HTML"
    page = "".join(
        f"[BOOK][B] {title}\nA Lee, B Day - Wool Letters, 2013 - wool.example\nSheep are counted "
        f"with great care, and the goats that climb on ladders are counted as well as these …\n"
        f"{buttons}\n"
        for title in TITLES
    )
    assert values(_wrapped(page, width), "title", "authors") == [
        (title, ["A Lee", "B Day"]) for title in TITLES
    ]


@pytest.mark.parametrize("width", [66, 72, 76])
@pytest.mark.parametrize("head", ["Ann Lee\nWool University\nTitle\nCited by\nYear\n", ""])
@pytest.mark.parametrize("numbers", ["12\n2013\n", "2013 · Cited by 12\n"])
def test_titles_of_a_profile_go_on(width, head, numbers):
    page = head + "".join(
        f"{title}\nA Lee, B Day, C Fox\nWool Letters 12 (3), 1-9, 2013\n{numbers}"
        for title in TITLES
    )
    assert values(_wrapped(page, width), "title", "authors", "published") == [
        (title, ["A Lee", "B Day", "C Fox"], "2013") for title in TITLES
    ]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("group", ["", "Stanford University\n"])
def test_titles_of_cards_go_on(width, group):
    page = "Hugging Face\nModels\nDaily Papers\nby AK and the research community\n" + "".join(
        f"Submitted by\nakhaliq\n{title}\n{group}·\n{n} authors\n·\n10\n"
        for n, title in enumerate(TITLES, 3)
    )
    assert values(_wrapped(page, width), "title") == [(title,) for title in TITLES]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_titles_over_rows_of_a_collection_go_on(gap):
    page = "".join(
        f"{title}{gap}Paper • 2307.0869{n} • Published Jul 17, 2023 • 9\n\n"
        for n, title in enumerate(TITLES)
    )
    assert values(_wrapped(page, 72), "title", "arxiv_id") == [
        (title, f"2307.0869{n}") for n, title in enumerate(TITLES)
    ]


def test_the_widest_title_stands_over_the_name_of_a_group():
    titles = ("Counting Sheep with Ladders", TITLES[1], "Goats on Hills")
    page = "Daily Papers\nby AK and the research community\n" + "".join(
        f"Submitted by\nakhaliq\n{title}\nStanford University\n·\n4 authors\n·\n10\n"
        for title in titles
    )
    assert values(page, "title") == [(title,) for title in titles]
