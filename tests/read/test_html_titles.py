"""Titles of web pages that the markup knows better than the line."""

import pytest

from tests.read.pages import values

PAPERS = (
    ("Counting Sheep by Night", "Ann Lee; Bob Day", "1–16"),
    ("A Theory of Goats", "Cy Fox; Di Hay; Ed Ink", "17–35"),
    ("Cows in Rain and Snow", "Flo Jar; Gus Kit", "36–50"),
)
READ = [(title, names.split("; ")) for title, names, _ in PAPERS]


@pytest.mark.parametrize("before", ["{pages}", "pp. {pages}", "Research article", "12"])
@pytest.mark.parametrize(
    "form",
    [
        "<li><i>{before}</i> <a href='/1'>{title}</a><div>{names}</div><a href='#'>PDF</a></li>",
        "<li>{before} <a href='/1'>{title}</a><br>{names}</li>",
        "<tr><td>{before} <a href='/1'>{title}</a><br>{names}</td><td>x</td></tr>",
    ],
    ids=["boxes", "lines", "table"],
)
def test_a_title_begins_where_its_link_does(before, form):
    items = [
        form.format(before=before.format(pages=pages), title=title, names=names)
        for title, names, pages in PAPERS
    ]
    holder = "table" if "<tr>" in form else "ol"
    page = f"<html><body><h1>Volume 5</h1><{holder}>{''.join(items)}</{holder}></body></html>"
    assert values(page, "title", "authors") == READ


def test_a_link_on_the_last_word_of_one_title_begins_none():
    items = [f"<li>{title}<br>{names}</li>" for title, names, _ in PAPERS]
    items[0] = items[0].replace("by Night", "by <a href='/n'>Night</a>")
    page = f"<html><body><h1>Volume 5</h1><ol>{''.join(items)}</ol></body></html>"
    assert values(page, "title", "authors") == READ
