"""Mail that quotes: its text is read without the marks, its places are those of the mail."""

from textwrap import fill, indent

import pytest

from kgraph.model.tables import Source
from kgraph.model.text import collapse
from kgraph.read.layouts.quoted_mail import unquoted
from kgraph.read.page import page as make_page
from tests.read.pages import OTHER, PROSE, read, values

LISTING = f"""\\\\
Paper: arXiv:0811.4504
Date: Thu, 27 Nov 2008 10:38:52 GMT   (11kb)

Title: Counting Sheep in Fields
  at Night
Authors: Ann Lee (Farm U.), Bob Day,
  Cy Fox and Dee Gray (Wool Inst.)
\\\\
  {fill(PROSE, 70)}
\\\\ ( http://arXiv.org/abs/0811.4504 ,  11kb)
------------------------------------------------------------------------------
\\\\
Paper: arXiv:0811.4505
Date: Wed, 26 Nov 2008 22:37:16 GMT   (27kb)

Title: Counting Goats
Authors: Eve Hill
\\\\
  {fill(OTHER, 70)}
\\\\ ( http://arXiv.org/abs/0811.4505 ,  27kb)
"""
COLUMNS = ("arxiv_id", "title", "authors", "abstract")
HEADS = {
    "forwarded": "see below\n\n---------- Forwarded message ----------\nFrom: <a@example.org>\n\n",
    "answered": "On Fri, Nov 28, 2008 at 1:03 AM Ann Lee <a@example.org> wrote:\n",
}


def quoted(text: str, mark: str) -> str:
    return indent(text, mark, lambda line: True)


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
@pytest.mark.parametrize("mark", ["> ", ">> ", "> > "])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_quoted_listing_is_read_as_the_listing_itself(head, mark, newline):
    page = (head + quoted(LISTING, mark)).replace("\n", newline)
    assert values(page, *COLUMNS) == values(LISTING, *COLUMNS)
    assert values(page, "title")[0] == ("Counting Sheep in Fields at Night",)


def test_places_are_those_of_the_mail():
    page = HEADS["forwarded"] + quoted(LISTING, "> ")
    record = read(page).records[0]
    for span in record.spans:
        if span.field in ("title", "abstract"):
            place = page[span.start : span.end].replace("\n> ", "\n")
            assert collapse(place) == getattr(record, span.field)
            assert page.count("\n", 0, span.start) + 1 == span.line


def test_a_page_of_notes_that_quotes_is_no_mail():
    page = f"# Sheep\n\n## Counting Sheep\n\n{quoted(fill(PROSE, 30), '> ')}\n"
    bare = page.replace("> ", "")
    on = Source("0" * 16, "page", "page.txt", None, "2026-01-01T00:00:00Z", 0)
    assert unquoted(make_page(on, page)) is None
    assert unquoted(make_page(on, f"On Friday Ann Lee wrote:\n{bare}")) is None
    assert unquoted(make_page(on, f"On Friday Ann Lee wrote:\n{page}")) is not None
