"""Saved pages whose lines are spans that a style sheet lays out as blocks."""

import pytest

from tests.read.pages import values

TITLES = ("Counting Sheep in Wide Fields", "Ladders for Goats: A Study", "Cows Seen from the Air")
NAMES = (["Ann Lee", "Bob S. Day"], ["Cy Fox"], ["Flo van Elk", "Gil Ash", "Hal Ibis"])
HEAD = (
    "<!doctype html><html><head><title>Proceedings of the Meeting on Wool</title></head><body>"
    "<h2 id=title>Proceedings of the Meeting on Wool</h2><p class=lead>Ida Jay, Ken Roe (Editors)"
    "</p><hr><dl><dt>Anthology ID:</dt><dd>2020.wool-main</dd><dt>Month:</dt><dd>July</dd></dl>"
)


def buttons(n: int, between: str) -> str:
    links = (("badge", "pdf", ".pdf"), ("badge", "bib", ".bib"), ("badge", "abs", "#abstract"))
    return between.join(
        f'<a class="{name}" href="/2020.wool-main.{n}{end}">{word}</a>' for name, word, end in links
    )


def entry(n: int, title: str, names: list[str], block: str, between: str) -> str:
    people = " | ".join(f"<a href=/people/{n}>{name}</a>" for name in names)
    return (
        f"<p><span {block}>{buttons(n, between)}</span><span {block}><strong>"
        f"<a href=/2020.wool-main.{n}/>{title}</a></strong><br>{people}</span></p>\n"
    )


@pytest.mark.parametrize("block", ["class=d-block", 'class="mr-2 block"', 'style="display: block"'])
@pytest.mark.parametrize("between", ["", " ", "\n"])
@pytest.mark.parametrize("front", [False, True])
def test_buttons_are_no_part_of_titles(block, between, front):
    volume = entry(0, "Proceedings of the Meeting on Wool", ["Ida Jay", "Ken Roe"], block, between)
    page = HEAD + (volume if front else "")
    page += "".join(
        entry(n, title, names, block, between)
        for n, (title, names) in enumerate(zip(TITLES, NAMES, strict=True), 1)
    )
    assert values(f"{page}</body></html>", "title", "authors") == list(
        zip(TITLES, NAMES, strict=True)
    )


def test_one_card_whose_heading_leads_to_the_paper_and_whose_authors_are_links():
    page = (
        "<html><body><h1>Our Papers</h1><div class='card'>"
        "<h3><a href='https://arxiv.org/abs/0704.0096'>Counting Black Sheep</a></h3>"
        "<div><a href='/people'>A. B. Lee</a>, <a href='/people'>P. G. L. Day</a></div>"
        "<div><time datetime='2007-04-01'>Apr 1, 2007</time></div></div></body></html>"
    )
    assert values(page, "title", "authors", "published", "arxiv_id") == [
        ("Counting Black Sheep", ["A. B. Lee", "P. G. L. Day"], "2007-04-01", "0704.0096")
    ]
