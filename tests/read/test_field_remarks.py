"""Pages of named fields: comments with a mark and no name, and authors over an abstract alone."""

from textwrap import fill

import pytest

from tests.read.pages import OTHER, PROSE, THIRD, values


@pytest.mark.parametrize("width", [None, 60, 88])
@pytest.mark.parametrize("indent", ["", "    "])
def test_a_comment_with_a_mark_is_of_no_abstract_and_no_title(width, indent):
    def wrapped(text):
        return fill(f"Abstract:{text}", width) if width else f"Abstract:{text}"

    long = (
        "Added a section on sheep; improved the section about goats; added references; new figures"
    )
    page = "\n".join(
        (
            *("Counting Sheep at Night", "Authors:Ann Lee", "Nov 25, 2008", wrapped(PROSE)),
            *(f"{indent}* 16th Farm Forum WOOL 2008", "Via", "Frozen Fences", "Authors:Bob Day"),
            *("Nov 27, 2008", wrapped(OTHER), f"{indent}* {long}", "Via", "Ladders for Goats"),
            "Authors:Ann Lee, Bob Day, Cy Fox, Dan Elm, Eve Goat-Herder, Fay Ash, Gus Oak",
            *("Nov 26, 2008", f"{indent}* Wool ONE 5(7): e115 (2010)", "Via", "Cows from the Air"),
            *("Authors:Cy Fox", "Abstract:" + THIRD, f"{indent}* ISWC 2018 Submission", "Via"),
        )
    )
    assert values(page, "title", "published", "abstract", "comments") == [
        ("Counting Sheep at Night", "2008-11-25", PROSE, "16th Farm Forum WOOL 2008"),
        ("Frozen Fences", "2008-11-27", OTHER, long),
        ("Ladders for Goats", "2008-11-26", None, "Wool ONE 5(7): e115 (2010)"),
        ("Cows from the Air", None, THIRD, "ISWC 2018 Submission"),
    ]


def test_comments_with_a_mark_between_abstracts_alone():
    page = (
        f"Abstract:{PROSE}\n    * 14 pages (2 column)\nAbstract:{OTHER}\n"
        f"    * Farm Forum 2008\nAbstract:{THIRD}\n"
    )
    assert values(page, "abstract", "comments") == [
        (PROSE, "14 pages (2 column)"),
        (OTHER, "Farm Forum 2008"),
        (THIRD, None),
    ]


def test_authors_between_two_abstracts_are_of_the_second_one():
    page = (
        f"Title:Counting Sheep\nAuthors:Ann Lee\nAbstract:{PROSE}\n"
        f"Title:Counting Goats\nAbstract:{OTHER}\nAuthors:Bob Day\nAbstract:{THIRD}\n"
    )
    assert values(page, "title", "authors", "abstract") == [
        ("Counting Sheep", ["Ann Lee"], PROSE),
        ("Counting Goats", [], OTHER),
        (None, ["Bob Day"], THIRD),
    ]


def test_a_title_below_a_long_list_of_names_is_none_of_them():
    page = (
        f"Counting Sheep at Night\nAuthors:Ann Lee, Bob Day\nNov 25, 2008\nAbstract:{PROSE}\nVia\n"
        "Ladders for Goats\nAuthors:Ann Lee, Bob Day, Cyrus Foxworth, Daniel Elmwood, E. Oak\nVia\n"
        "Cows Seen from the Air and their herds\nAuthors:Cy Fox, Dan Elm\nNov 27, 2008\n"
        f"Abstract:{OTHER}\nVia\n"
    )
    names = ["Ann Lee", "Bob Day", "Cyrus Foxworth", "Daniel Elmwood", "E. Oak"]
    expected = [
        ("Counting Sheep at Night", ["Ann Lee", "Bob Day"], PROSE),
        ("Ladders for Goats", names, None),
        ("Cows Seen from the Air and their herds", ["Cy Fox", "Dan Elm"], OTHER),
    ]
    assert values(page, "title", "authors", "abstract") == expected
    assert values(page.replace("Via\n", ""), "title", "authors", "abstract") == expected


@pytest.mark.parametrize("last", ["Flo Gum, Carl dela Ash", "Maria della Valle"])
@pytest.mark.parametrize("often", [True, False])
def test_wrapped_names_are_neither_titles_nor_buttons(last, often):
    first = "Ann Lee, Bob Day, Cyrus Foxworth, Daniel Elmwood, E. Oak"
    rest = (last, last if often else "Gil Asher")
    works = (("Counting Sheep at Night", PROSE), ("Ladders for Goats", OTHER))
    page = "".join(
        f"Title: {title}\nAuthors: {first},\n{names}\nAbstract: {text}\n\n"
        for names, (title, text) in zip(rest, works, strict=True)
    )
    assert values(page, "title", "authors", "abstract") == [
        (title, [*first.split(", "), *names.split(", ")], text)
        for names, (title, text) in zip(rest, works, strict=True)
    ]
