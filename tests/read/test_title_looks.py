"""The last look at titles: quotations inside of them are whole."""

import pytest

from kgraph.read.parts.title_looks import whole_quotes
from tests.read.pages import values


@pytest.mark.parametrize(
    ("text", "title", "whole"),
    [
        ("x “Go away”: Counting Sheep, 2019", "Go away”: Counting Sheep", 1),
        ("x Counting “Black Sheep”, 2019", "Counting “Black Sheep", 1),
        ("x «Va-t'en» : compter", "Va-t'en» : compter", 1),
        ("x “Counting Sheep”, 2019", "Counting Sheep", 0),
        ("x “Counting “Black” Sheep”, 2019", "Counting “Black” Sheep", 0),
        ("“Counting” and “Sheep”", "Counting” and “Sheep", 2),
    ],
)
def test_a_sign_beside_a_title_is_of_it_where_its_other_half_is_inside(text, title, whole):
    start = text.index(title)
    found = whole_quotes(text, start, start + len(title))
    assert found[1] - found[0] == len(title) + whole


def test_titles_that_begin_with_a_quotation():
    titles = ("“We won’t leave”: sheep and fences", "“Wool is us” and slogans of the moor")
    rows = "".join(
        f"<p>Lee, A. and Day, B. (202{n}) ‘{title}’, <em>Wool Review</em>, 12, pp. 1–9."
        f' <a href="https://doi.org/10.1000/{n}">https://doi.org/10.1000/{n}</a></p>'
        for n, title in enumerate(titles)
    )
    page = f"<html><body><h1>Ann Lee</h1><h2>Publications</h2>{rows}</body></html>"
    found = [title for (title,) in values(page, "title")]
    assert found == list(titles)
