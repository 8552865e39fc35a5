"""Pages with every line end doubled: read as the pages themselves, in their own places."""

from textwrap import fill

import pytest

from kgraph.model.tables import Source
from kgraph.read.layouts.doubled_lines import single
from kgraph.read.page import page as make_page
from tests.read.copied_pages import check_spans
from tests.read.pages import OTHER, PROSE, THIRD, values

SOURCE = Source("0" * 16, "page", "page.txt", None, "2026-01-01T00:00:00Z", 0)
BLOCKS = "".join(
    f"{fill(title, 50)}\n{names}\n\n{fill(text, 50)}\n\narXiv:{number}\n\n"
    for number, title, names, text in [
        ("2101.00001", "Counting Sheep", "Ann Lee, Bob Day", PROSE),
        ("2101.00002", "Ladders for Goats that Climb and the Herds that Follow", "Cy Fox", OTHER),
        ("2101.00003", "Cows from the Air", "Dee Hill and Eve Gray", THIRD),
    ]
)
HOMEPAGE = """Ann Lee
Department of Sheep

Papers

Counting Sheep at Night
Ann Lee, Bob Day
Wool Review, 2021
[pdf]

Ladders for Goats
Cy Fox, Ann Lee
Goat Letters, 2020
[pdf]
"""
COLUMNS = ("arxiv_id", "title", "authors", "abstract", "published")


@pytest.mark.parametrize("newline", ["\n", "\r\n", " \n"], ids=["unix", "windows", "blank"])
@pytest.mark.parametrize("text", [BLOCKS, HOMEPAGE], ids=["blocks", "homepage"])
def test_a_page_with_doubled_line_ends_is_read_as_the_page_itself(text, newline):
    doubled = text.replace("\n", 2 * newline)
    assert values(doubled, *COLUMNS) == values(text, *COLUMNS)
    check_spans(doubled)


def test_lines_that_go_on_tell_where_the_page_had_no_white_space():
    lines = "\n".join([fill(PROSE, 50), fill(OTHER, 50)])
    bare = single(make_page(SOURCE, lines.replace("\n", "\n\n")))
    assert bare is not None
    assert bare.page.text == lines


@pytest.mark.parametrize(
    "text",
    [
        BLOCKS,
        BLOCKS.replace("\n", "\n\n").replace("\n\n", "\n", 1),
        "\n\n".join(["Counting Sheep", PROSE, "Counting Goats", OTHER, "Counting Cows", THIRD]),
        "Counting Sheep\n\n\n\nCounting Goats",
    ],
    ids=["single", "all but one", "paragraphs", "few"],
)
def test_other_pages_are_left_as_they_are(text):
    assert single(make_page(SOURCE, text)) is None
