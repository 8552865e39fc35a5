"""Web pages of which somebody kept one paper, or that never had more."""

import pytest

from tests.read.pages import read, values

PAGE = """<!DOCTYPE html><html><head><title>Publications</title></head><body>
<header><a href="/">Home</a> <a href="/about">About</a></header>
<h1>Publications</h1><p>Journals and conferences only.</p>
{}
<footer>Contact | Imprint</footer></body></html>"""
TITLE, NAMES = "Counting Sheep in Wide Fields", ["Ann Lee", "Bob Day", "Cy Fox"]


@pytest.mark.parametrize(
    "item",
    [
        '<div class="pub"><span class="a">Ann Lee, Bob Day, Cy Fox.</span> <a class="t"'
        f' href="https://wool.example/1">{TITLE}</a>. <em>Proceedings of Farms, 2019</em></div>',
        f'<table><tr><td><input type="checkbox"></td><td><h3 class="title-results">{TITLE}</h3>'
        '<span class="authors-results"><a href="#">Ann Lee</a>, <a href="#">Bob Day</a>,'
        ' <a href="#">Cy Fox</a></span><div class="citation">5th Conference on Wool, 2019</div>'
        "</td></tr></table>",
        f'<div class="item"><div class="article-title"><a href="/p/1">{TITLE}</a></div>'
        "<div><div><span>Ann Lee</span>, <span>Bob Day</span>, <span>Cy Fox</span></div>"
        '<span class="article-date">2019</span> <em>In WOOL</em></div></div>',
        f"<ul><li>Ann Lee, Bob Day, Cy Fox,\n<b>{TITLE}</b>, 2019.</li></ul>",
        f"<p><b>{TITLE}</b><br>Ann Lee, Bob Day, Cy Fox<br><i>Wool Review</i> 14 (2019)</p>",
        '<h3>Session 1</h3><ul><li><a href="p.pdf"><span class="CEURTITLE">'
        f'{TITLE}</span></a> <span class="CEURPAGES">1-9</span><br><span class="CEURAUTHOR">Ann Lee'
        '</span>,\n<span class="CEURAUTHOR">Bob Day</span>,\n<span class="CEURAUTHOR">Cy Fox</span>'
        '</li></ul><span class="CEURPUBDATE">2019</span>',
        '<cite><span><a href="/pid/1"><span>Ann Lee</span></a></span>, <span><a href="/pid/2">'
        "<span>Bob Day</span></a></span>, <span><span>Cy Fox</span></span>:<br>"
        f' <span class="title">{TITLE}.</span> 2019</cite>',
    ],
    ids=["class", "title-results", "article-title", "behind names", "lines", "CEUR", "cite"],
)
def test_a_page_with_one_paper(item):
    page = PAGE.format(item)
    found = values(page, "title", "authors", "published")
    assert [row[:2] for row in found] == [(TITLE, NAMES)]
    assert found[0][2] in ("2019", None)


@pytest.mark.parametrize(
    "item",
    [
        f'<div class="post"><h2 class="post-title">{TITLE}</h2><p>Some words.</p></div>',
        "<ul><li>Ann Lee, <b>Professor of Wool and Sheep</b></li></ul>",
        "<p><b>Sheep of the week</b><br>Ann Lee</p>",
    ],
)
def test_a_title_with_nothing_of_a_paper_is_none(item):
    assert values(PAGE.format(item), "title") == []


def test_headings_of_parts_are_no_titles():
    one = f"<h3>Some recent papers</h3><p>Ann Lee and Bob Day, <i>{TITLE}</i>, Wool 12 (2019)</p>"
    page = PAGE.format(one + "<h3>Invited talks</h3><p>Sheep, in Leeds, 2019</p>")
    assert [title for (title,) in values(page, "title")] == [TITLE]
    editors = "<b>Edited by</b><p>Ann Lee, Bob Day</p><h2>Table of Contents</h2><ul>" + "".join(
        f"<li><b>{title}</b><br>Cy Fox, Di Hay</li>" for title in (TITLE, "Counting Goats at Noon")
    )
    found = [title for (title,) in values(PAGE.format(editors + "</ul>"), "title")]
    assert found == [TITLE, "Counting Goats at Noon"]


def test_each_author_may_have_an_element():
    card = (
        '<div class="paper"><h3 class="title">{}</h3><span class="author">Ann Lee</span>,'
        ' <span class="author">Bob Day</span> and <span class="author">Cy Fox</span>'
        '<div class="year">2019</div></div>'
    )
    page = PAGE.format(card.format(TITLE) + card.format("Counting Goats at Noon"))
    assert values(page, "authors") == [(NAMES,), (NAMES,)]


@pytest.mark.parametrize("tag", ["header", "nav", "tr", "dd", "img", "form", "strong"])
def test_a_part_of_a_page_begins_with_any_element(tag):
    page = f"<{tag}>Wool</{tag}>\n<ul><li>Ann Lee, Bob Day, <b>{TITLE}</b>, 2019.</li></ul>"
    assert read(page).sources[0].reader == "html"
    assert values(page, "title") == [(TITLE,)]


def test_a_year_inside_a_doi_is_no_date():
    item = (
        "<div><h3 class='title'>{}</h3><span class='authors'>Ann Lee, Bob Day</span>"
        "<div>Journal of Wool, 2007, 57, pp.925-941. ⟨10.1016/j.wool.2006.07.00{}⟩</div></div>"
    )
    page = PAGE.format(item.format(TITLE, 3) + item.format("Counting Goats at Noon", 4))
    assert values(page, "published", "doi") == [
        ("2007", "10.1016/j.wool.2006.07.003"),
        ("2007", "10.1016/j.wool.2006.07.004"),
    ]
