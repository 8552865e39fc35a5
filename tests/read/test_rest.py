"""What no reader took is a problem with its place."""

from tests.read.pages import OTHER, PROSE, at_problems, codes

PAGE = f"Title: Counting Sheep\nAuthors: Ann Lee\nAbstract: {PROSE}\n"


def test_a_sentence_that_is_of_no_entry_is_reported():
    page = f"My list\n\nThese are the papers that I read in May.\n\n{PAGE}"
    assert at_problems(page, "not-understood") == ["These are the papers that I read in May."]


def test_headings_and_buttons_are_not_reported():
    assert codes(f"My reading list\n\n{PAGE}\nShow more\n") == []


def test_lines_in_a_row_are_one_problem():
    page = f"CLDec 8, 2021\nCounting Sheep\nAnn Lee, Bob Day\n{PROSE}\n"
    before = f"{OTHER}\nAnd one thing more is to be said here.\n\n"
    assert at_problems(before + page, "not-understood") == [before.strip()]
