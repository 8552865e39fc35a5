"""Links of saved web pages: to which entry a title, its names and its ids belong."""

import pytest

from kgraph.read.web.html_markdown import as_markdown
from kgraph.read.web.html_text import flatten
from tests.read.pages import OTHER, PROSE, THIRD, values

TITLES = ("Counting Sheep in Wide Fields", "Goats that Climb Steep Walls", "How Cows Share Meadows")
NAMES = ("Ann Lee, Bob Day, Cy Fox", "Jörg Ön and Bob Day", "Dee Oak")


def listed(row):
    rows = "".join(row.format(n=n, t=TITLES[n], a=NAMES[n]) for n in range(3))
    return f"<html><body><h2>Proceedings</h2>{rows}</body></html>"


@pytest.mark.parametrize(
    "row",
    [
        '<li class="c"><a title="paper" href="/p/{n}-Abstract.html">{t}</a> <i>{a}</i></li>',
        "<li><a href='/p/{n}'>{t}</a>\n<em>{a}</em> [<a href='/p/{n}.pdf'>pdf</a>]</li>",
        "<p>\n<a href='https://x.example/{n}'>{t}</a> <i><span>{a}</span></i></p>",
    ],
)
def test_slanted_names_behind_the_link_of_an_item_are_no_part_of_its_title(row):
    assert values(listed(row), "title", "authors") == [
        (TITLES[0], ["Ann Lee", "Bob Day", "Cy Fox"]),
        (TITLES[1], ["Jörg Ön", "Bob Day"]),
        (TITLES[2], ["Dee Oak"]),
    ]


@pytest.mark.parametrize("site", ["https://huggingface.co", "https://www.hf.co", ""])
def test_a_page_named_by_an_arxiv_id_gives_the_id(site):
    row = f"<article><a href='{site}/papers/2401.000{{n}}7'><img></a><h3>"
    row += f"<a href='{site}/papers/2401.000{{n}}7'>{{t}}</a>"
    html = listed(
        row + f"</h3><a href='{site}/papers/2401.000{{n}}7#community'>{{n}}</a></article>"
    )
    assert values(html, "title", "arxiv_id") == [
        (title, f"2401.000{n}7") for n, title in enumerate(TITLES)
    ]


@pytest.mark.parametrize(
    "link",
    [
        "doi:<a href='https://doi.org/10.1000/s.{n}'>10.1000/s.{n}</a>",
        "DOI: <a href='https://doi.org/10.1000/s.{n}'>https://doi.org/10.1000/s.{n}</a>",
        "(<a href='http://dx.doi.org/10.1000/s.{n}'>doi:10.1000/s.{n}</a>)",
    ],
)
@pytest.mark.parametrize("quote", ["blockquote", "p"])
def test_a_doi_beside_a_title_is_of_the_same_entry(link, quote):
    texts = (PROSE, OTHER, THIRD)
    rows = "".join(
        f"<h3>{n + 1}. <a href='https://arxiv.org/abs/2401.000{n}7'>{TITLES[n]}</a></h3>"
        f"<p><em>{NAMES[n]}</em> — {link.format(n=n)}</p><{quote}>{texts[n]}</{quote}>"
        for n in range(2)
    )
    html = f"<html><body><h1>Papers of May</h1><p>What I read last month.</p>{rows}</body></html>"
    assert values(html, "title", "authors", "arxiv_id", "doi", "abstract") == [
        (TITLES[0], ["Ann Lee", "Bob Day", "Cy Fox"], "2401.00007", "10.1000/s.0", PROSE),
        (TITLES[1], ["Jörg Ön", "Bob Day"], "2401.00017", "10.1000/s.1", OTHER),
    ]


def test_a_link_ends_before_the_next_that_nothing_parts_from_it():
    flat = flatten("<p><a href='https://a.org/x'>Sheep</a><a href='https://a.org/y'>Goats</a></p>")
    assert as_markdown(flat).text.strip() == "[Sheep](https://a.org/x)[Goats](https://a.org/y)"
