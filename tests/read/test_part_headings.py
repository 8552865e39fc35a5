"""Headings of parts of pages: what names a part, and titles that look like one."""

import pytest

from kgraph.read.parts.part_headings import is_heading, is_over_others, is_part
from tests.read.pages import values

WORKS = [
    ("Public Opinion and the Media", "Bob Day", "Hay Letters, 2019"),
    ("Education and Employment", "Cy Fox", "Wool Review, 2018"),
    ("Counting Sheep at Night", "Dee Hill", "Farm Studies, 2017"),
    ("The Media in Public Education", "Eve Roe", "Annals of Wool, 2016"),
]
TOLD = [(title, venue[-4:]) for title, _, venue in WORKS]


@pytest.mark.parametrize("text", ["Teaching", "Awards and Honors", "Lehre", "Talks", "Drittmittel"])
def test_what_is_over_no_papers_is_a_part_of_the_page_too(text):
    assert is_over_others(text)
    assert is_part(text)
    assert is_heading(text)


def test_what_papers_are_about_is_no_heading_over_co_authors():
    page = "Ann Lee\n\nPublications\n\n" + "".join(
        f"{title}\nwith {name}\n{venue}\n\n" for title, name, venue in WORKS
    )
    page += "Teaching\n\nWool 101: Counting Sheep\nwith Bob Day\n"
    assert values(page, "title", "authors", "published") == [
        (title, [name], venue[-4:]) for title, name, venue in WORKS
    ]


@pytest.mark.parametrize("mark", ["", "### "])
def test_what_papers_are_about_is_no_heading_over_authors(mark):
    page = "Ann Lee\n\nPublications\n\n" + "".join(
        f"{mark}{title}\nAnn Lee, {name}\n{venue}\n\n" for title, name, venue in WORKS
    )
    assert values(page, "title", "published") == TOLD
