"""What no reader took is a problem with its place."""

import pytest

from kgraph.model.tables import Source
from kgraph.read.page import evidence, new_draft, page
from kgraph.read.parts.copied import headings
from kgraph.read.rest import find_rest
from tests.read.pages import OTHER, PROSE, at_problems, codes, read

SOURCE = Source("0" * 16, "page", "x", None, "", 0)

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


@pytest.mark.parametrize(
    "paper",
    [
        "2203.00001\nSheep on a Train",
        "Sheep on a Train\nFred Bellamy, Helen Chu, Cy Fox",
        "Sheep on a Train\narXiv:2203.00001v2\nread twice",
        "hep-th/9901001\nto read",
        "Sheep on a Train\ndoi:10.1000/s.1",
        "Read this week\nSheep on a Train\nFred Bellamy, Helen Chu, +17 authors",
    ],
)
def test_short_lines_of_a_paper_over_the_entries_are_reported(paper):
    on = page(SOURCE, f"My reading list\n\n{paper}\n\n{PAGE}")
    entries = evidence(on, "any", [_drafted(on)], (), ())
    (row,) = find_rest(on, entries)
    assert on.text[row.start : row.end] == paper
    passed = [line.text for line in headings(on.lines[:-3])]
    assert passed == ["My reading list"]


@pytest.mark.parametrize(
    "head",
    [
        "Sheep Archive\nSearch Help\nAnn Lee, Bob Day",
        "Proceedings of a Workshop on Sheep\nAnn Lee, Bob Day (Editors)",
        "# Papers of the farm\n# Ann Lee, Bob Day",
    ],
)
def test_a_head_over_the_entries_is_none_of_a_paper(head):
    on = page(SOURCE, f"{head}\n\n{PAGE}")
    assert list(find_rest(on, evidence(on, "any", [_drafted(on)], (), ()))) == []


def _drafted(on):
    draft = new_draft(on)
    first = on.lines[-3]
    draft.put("title", first.start, first.end)
    draft.put("abstract", on.lines[-2].start, on.lines[-1].end)
    return draft
