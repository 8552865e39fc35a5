"""Texts of pictures that are copied with a page: logos above it, icons behind titles."""

import pytest

from kgraph.model.tables import Source
from kgraph.read.page import page
from tests.read.pages import PROSE, values

SHEEP, GOATS = "Counting Sheep with State Spaces", "On Goats and Ladders"


@pytest.mark.parametrize(
    "icon", [" pdf icon", " PDF icon html icon", "lock icon", " [pdf icon]", " Download PDF icon"]
)
def test_an_icon_behind_a_title_is_not_of_it(icon):
    text = f"""{SHEEP}{icon}
Ann Lee, Bob Day
Published: 16 Jan 2024, Last Modified: 15 Mar 2024
ICLR 2024 oral
Readers: Everyone
Show details
{GOATS}{icon}
Cy Fox
Published: 16 Jan 2024, Last Modified: 05 Mar 2024
ICLR 2024 poster
Readers: Everyone
"""
    assert values(text, "title") == [(SHEEP,), (GOATS,)]


@pytest.mark.parametrize(
    "menu",
    [
        "ACL Logo\nACL Anthology\nNews(current)\nFAQ(current)\nSubmissions(current)\n",
        "Association for Computational Linguistics logo\nACL Anthology\nFAQ\nGitHub\n",
        "menu icon\nsearch icon\nACL Anthology\n",
    ],
)
def test_logos_and_menus_over_the_page_of_a_paper(menu):
    text = f"""{menu}{SHEEP}
Ann Lee, Bob Day

Abstract
{PROSE}
Anthology ID:
2021.farm-main.12
Year:
2021
"""
    found = values(text, "title", "authors", "published", "abstract")
    assert found == [(SHEEP, ["Ann Lee", "Bob Day"], "2021", PROSE)]


def test_lines_that_are_icons_and_logos_at_the_borders_are_left_out():
    middle = [f"Sheep {n}" for n in range(30)]
    top = ["University of Wool Logo", "back arrow", "Programming in Logo"]
    text = "\n".join([*top, *middle[:15], "", "pdf icon", "Wool Logo", *middle[15:], "arXiv logo"])
    source = Source("x", "page", "p.txt", None, "2026-01-01T00:00:00Z", 0)
    lines = page(source, text).lines
    kept = ["Programming in Logo", *middle[:15], "Wool Logo", *middle[15:]]
    assert [line.text for line in lines] == kept
    assert [line.text for line in lines if line.blank] == ["Wool Logo"]


def test_a_title_that_speaks_of_logos_and_icons_keeps_them():
    titles = ["Teaching Children Logo", "The Design of the Share Symbol", "Reading a Narrow Symbol"]
    text = "\n".join(f"{title}\nAnn Lee, Bob Day\nICML 2019\n" for title in titles)
    assert values(text, "title") == [(title,) for title in titles]
