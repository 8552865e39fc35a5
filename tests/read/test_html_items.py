"""Web pages made by hand: items with line breaks, years over papers, boxes of many elements."""

# ruff: noqa: E501 - lines of real pages are long

import pytest

from kgraph.model.text import collapse
from tests.read.pages import read, values

SHEEP, GOATS, COWS = (
    "Counting sheep in wide open fields",
    "Why goats climb steep walls",
    "Cows at night and their stars",
)
HTML = "<html><head><title>Ann Lee</title></head><body><h1>Papers</h1>{}</body></html>"
NAV = '<p><a href="cv.ps">CV</a> | <a href="t.html">Teaching</a><br>Room 12, University of Wool</p>'


def list_of(form: str) -> str:
    """Print three papers, each in one item."""
    rows = (
        (SHEEP, "B. Day", "2019", "1901.00001"),
        (GOATS, "C. Fox and D. Poe", "2017", "1701.00002"),
        (COWS, "E. Roy", "2018", "1801.00003"),
    )
    return HTML.format(
        NAV + "".join(form.format(title=t, names=n, year=y, id=arxiv) for t, n, y, arxiv in rows)
    )


@pytest.mark.parametrize(
    "form",
    [
        '<li>{title}<br>(with {names})<br><i>Wool Review</i> <b>3</b> ({year}), <a href="http://arxiv.org/abs/{id}">PDF</a>',
        '<li><b>{title}</b><br>\n{names}<br>\n<i>Wool Review</i> 14 ({year}), no. 4, 988&#8211;1002. <a href="http://arxiv.org/abs/{id}">arXiv:{id}</a> [<a href="p.pdf">pdf</a>]\n\n',
        '<li>{names}:<br><a href="https://arxiv.org/abs/{id}">{title}</a><br>Wool Letters 76, 0944 ({year})',
        '<li><a href="p.ps">{title}</a>, with {names}, Wool Review 12 ({year}), 1-9, <a href="http://arxiv.org/abs/{id}">arXiv</a>.',
        '<p>1. <a href="p.pdf">{title}</a> (with {names}), preprint, {year}. arXiv:{id}',
        '<dt>{title}<dd>with {names}, <i>Wool Review</i> <b>12</b> ({year}), 1-9. <a href="http://arxiv.org/abs/{id}">arXiv</a>',
    ],
    ids=["with", "lines", "names first", "one line", "paragraphs", "terms"],
)
def test_items_with_breaks(form):
    page = list_of(form)
    assert values(page, "title", "authors", "published", "arxiv_id") == [
        (SHEEP, ["B. Day"], "2019", "1901.00001"),
        (GOATS, ["C. Fox", "D. Poe"], "2017", "1701.00002"),
        (COWS, ["E. Roy"], "2018", "1801.00003"),
    ]
    spans_hold(page)


def spans_hold(html):
    for record in read(html).records:
        for span in record.spans:
            printed = collapse(html[span.start : span.end])
            if span.field == "title":
                assert printed == record.title
        names = [collapse(html[s.start : s.end]) for s in record.spans if s.field == "authors"]
        assert names == [author.name for author in record.authors]


def test_cells_of_a_row_are_of_the_paper_in_it():
    rows = "".join(
        f'<tr><td>{year}</td><td><a href="https://arxiv.org/abs/{arxiv}">{title}</a><br/><span>{names}</span></td>'
        '<td>WOOL, Munich</td><td><a href="p.pdf">PDF</a></td></tr>'
        for title, names, year, arxiv in (
            (SHEEP, "Ann Lee, Bob Day", "2006", "0704.0001"),
            (GOATS, "Cy Fox", "2004", "0704.0002"),
        )
    )
    page = f"<table><tr><th>Year</th><th>Paper</th><th>Where</th><th>&nbsp;</th></tr>{rows}</table>"
    assert values(HTML.format(page), "title", "authors", "published", "arxiv_id") == [
        (SHEEP, ["Ann Lee", "Bob Day"], "2006", "0704.0001"),
        (GOATS, ["Cy Fox"], "2004", "0704.0002"),
    ]


@pytest.mark.parametrize(
    "year", ["<h2>2021</h2>", "<h2><b>2021</b></h2>", "<h2><b>2021</b></h2><h3>Papers</h3>"]
)
def test_a_year_dates_what_is_below_it_up_to_the_next_heading(year):
    page = HTML.format(
        f"{year}<p>Ann Lee and <b>Bob Day</b>. <a href='https://wool.org/1'>{SHEEP}</a>. In <em>Proceedings of WOOL</em>.</p>"
        f"<p>Cy Fox and <b>Bob Day</b>. <a href='https://wool.org/2'>{GOATS}</a>. <em>Goat Letters</em>, 44(2):237-284.</p>"
        f"<h2>Thesis</h2><p><b>Bob Day</b>. <a href='https://wool.org/3'>{COWS}</a>. University of Wool.</p>"
    )
    assert values(page, "title", "published") == [(SHEEP, "2021"), (GOATS, "2021"), (COWS, None)]
    spans_hold(page)


CARD = (
    '<div class="card"><div class="kicker"><div class="pill">{venue}</div><div class="pill">{date}</div></div>'
    '<div class="card-title"><div>{title}</div></div><div class="people">{people}</div>'
    '<div class="btn"><a href="https://doi.org/10.1000/{n}">DOI</a></div></div>'
)


@pytest.mark.parametrize("sign", ["", ",", " and"])
def test_cards_with_an_element_for_each_name_and_the_date_over_the_title(sign):
    names = ["Ann Lee", "Bob Day", "Cy Fox"]
    people = "".join(
        f'<div class="person"><img src="i.jpg">{name}{sign if n < 2 else ""}</div>'
        for n, name in enumerate(names)
    )
    cards = "".join(
        CARD.format(venue=venue, date=date, title=title, people=people, n=n)
        for n, (venue, date, title) in enumerate(
            (("ACL 2020", "July 2020", SHEEP), ("Farm Workshop", "May 2019", GOATS))
        )
    )
    assert values(HTML.format(cards), "title", "authors", "published", "doi") == [
        (SHEEP, names, "2020-07", "10.1000/0"),
        (GOATS, names, "2019-05", "10.1000/1"),
    ]


def test_a_venue_with_a_short_year_over_each_title():
    rows = "".join(
        f'<div class="pub"><div class="pub-venue">{venue}</div><div class="pub-name">{title}</div>'
        f'<div><span>Ann Lee</span><span>, </span><span>{name}</span></div><a href="https://arxiv.org/abs/{arxiv}">PDF</a></div>'
        for venue, title, name, arxiv in (
            ("WOOL '23", SHEEP, "Bob Day", "2303.00001"),
            ("FARM ’98", GOATS, "Cy Fox", "2203.00002"),
        )
    )
    assert values(HTML.format(rows), "title", "authors", "published", "arxiv_id") == [
        (SHEEP, ["Ann Lee", "Bob Day"], "2023", "2303.00001"),
        (GOATS, ["Ann Lee", "Cy Fox"], "1998", "2203.00002"),
    ]


def test_columns_called_by_other_names():
    page = HTML.format(
        "<table><tr><th>Title</th><th>Co-authors</th><th>Appeared in</th><th>Year</th></tr>"
        f"<tr><td>{SHEEP}</td><td>B. Day</td><td>Wool Review</td><td>2019</td></tr>"
        f"<tr><td>{GOATS}</td><td></td><td>Farm</td><td>2015</td></tr></table>"
    )
    assert values(page, "title", "authors", "journal_ref", "published") == [
        (SHEEP, ["B. Day"], "Wool Review", "2019"),
        (GOATS, [], "Farm", "2015"),
    ]


def test_boxes_that_say_as_much_as_lines_know_better_where_a_title_ends():
    text = (
        "<html><body><h1>Our Papers</h1>"
        '<div class="card"><h3><a href="https://arxiv.org/abs/2001.00001">Counting Sheep and '
        "Differential Wool</a></h3><div>Ann Lee.</div></div>"
        '<div class="card"><h3><a href="https://arxiv.org/abs/2001.00002">On hay</a></h3>'
        "<div>Ann Lee and Bob Day.</div></div>"
        '<div class="card"><h3><a href="https://arxiv.org/abs/2001.00003">On wool</a></h3>'
        "<div>Carl Poe Jr. and Bob Day</div></div></body></html>"
    )
    assert [(r.title, tuple(a.name for a in r.authors)) for r in read(text).records] == [
        ("Counting Sheep and Differential Wool", ("Ann Lee",)),
        ("On hay", ("Ann Lee", "Bob Day")),
        ("On wool", ("Carl Poe Jr.", "Bob Day")),
    ]


def test_quotation_marks_of_names_and_inside_of_titles():
    rows = (
        ("‘Abd al-Rahman Lee, B. Day", "Sheep at Night"),
        ("C. Fox, D. Poe", "“Goats” by Day"),
        ("E. Roy", "“The Wool Theorem”"),
    )
    page = HTML.format(
        "<table>"
        + "".join(
            f"<tr><td>{names}:<br>{title},<br>J. Wool <b>3</b>, {n} (2007)."
            f' <a href="https://doi.org/10.1000/w{n}">doi:10.1000/w{n}</a></td></tr>'
            for n, (names, title) in enumerate(rows)
        )
        + "</table>"
    )
    assert [(r.title, ", ".join(a.name for a in r.authors)) for r in read(page).records] == [
        (title.strip("“”") if n == 2 else title, names) for n, (names, title) in enumerate(rows)
    ]


def test_an_id_behind_a_venue_is_none_of_it():
    page = HTML.format(
        "<ul>"
        + "".join(
            f"<li>Ann Lee, Bob Day. <b>{title}</b>. <i>Wool Review</i> 3 (2007) 12-19, "
            f"arXiv:0704.000{n}</li>"
            for n, title in enumerate((SHEEP, GOATS, COWS), 1)
        )
        + "</ul>"
    )
    assert [(r.journal_ref, r.arxiv_id) for r in read(page).records] == [
        ("Wool Review 3 (2007) 12-19", f"0704.000{n}") for n in (1, 2, 3)
    ]


def test_the_year_of_a_meeting_in_a_heading_dates_the_papers_below():
    page = (
        "<html><body><h1>WOOL Conference 2001</h1><p>Wooltown, selected papers</p><h2>Fields</h2>"
        '<dl><dt><a href="p1.pdf">Counting Sheep in Wide Fields</a></dt><dd>Ann Lee, Bob Day</dd></dl>'
        '<h2>Hills</h2><dl><dt><a href="p2.pdf">Goats and their Ladders</a></dt><dd>Cy Fox, Di Roe</dd>'
        "</dl><h2>Other years</h2><p>2000 1998</p><h1>GOAT 1999</h1><p>Goatville</p>"
        '<dl><dt><a href="p3.pdf">The Value of Cows in Fog</a></dt>'
        "<dd>Al Ram, Ed Hen</dd></dl></body></html>"
    )
    assert values(page, "title", "published") == [
        ("Counting Sheep in Wide Fields", "2001"),
        ("Goats and their Ladders", "2001"),
        ("The Value of Cows in Fog", "1999"),
    ]
    assert values(page.replace("GOAT 1999", "Papers that I read by 1999"), "published")[2] == (
        None,
    )
