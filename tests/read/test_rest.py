"""What no reader took is a problem with its place."""

import pytest

from tests.read.pages import OTHER, PROSE, at_problems, codes, read

PAGE = f"Title: Counting Sheep\nAuthors: Ann Lee\nAbstract: {PROSE}\n"


def test_a_sentence_that_is_of_no_entry_is_reported():
    page = f"My list\n\nThese are the papers that I read in May.\n\n{PAGE}"
    assert at_problems(page, "not-understood") == ["These are the papers that I read in May."]


def test_a_problem_quotes_what_was_not_understood_and_cuts_what_is_long():
    (row,) = read(f"Here is one thing that I want to say.\n\n{PAGE}").problems
    assert row.message.endswith("; it is left out: Here is one thing that I want to say.")
    (row,) = read(f"{'Here is one thing that I want to say. ' * 9}\n\n{PAGE}").problems
    assert row.message.endswith(": Here is one thing that I want to say. Here is one thing that…")


def test_headings_and_buttons_are_not_reported():
    assert codes(f"My reading list\n\n{PAGE}\nShow more\n") == []


def test_lines_in_a_row_are_one_problem():
    page = f"CLDec 8, 2021\nCounting Sheep\nAnn Lee, Bob Day\n{PROSE}\n"
    before = f"{OTHER}\nAnd one thing more is to be said here.\n\n"
    assert at_problems(before + page, "not-understood") == [before.strip()]


@pytest.mark.parametrize(
    "line",
    [
        "Skip to main content",
        "Terms of Service | Privacy Policy | Contact us | Help",
        "Previous page 1 2 3 Next page",
        "© 2024 Sheep Archive. All rights reserved.",
        "Copyright 2024 by the shepherds of Wool",
        "About Help Contact Subscribe Copyright Privacy Policy Web Accessibility Assistance",
    ],
)
def test_plain_navigation_is_not_reported(line):
    assert codes(f"{line}\n{PAGE}") == []


@pytest.mark.parametrize(
    "line",
    [
        "Search for sheep about the house and see more of them",
        "Home of the sheep that nobody counted before, by Ann Lee",
        "Contact Ann Lee for a copy of the goats paper.",
        f"© 2024 {OTHER} {OTHER}",
    ],
)
def test_what_only_begins_as_navigation_is_reported(line):
    assert at_problems(f"{line}\n{PAGE}", "not-understood") == [line]
