"""Web pages made by hand: papers in lists of terms and in rows, with the year over some of them."""

# ruff: noqa: E501 - lines of real pages are long

import pytest

from tests.read.pages import read, values

HTML = "<html><head><title>Ann Lee</title></head><body><h1>Ann Lee</h1>{}</body></html>"
SHEEP, GOATS, COWS, WOOL = (
    "Counting sheep in wide open fields",
    "Why goats climb steep walls",
    "A note on cows",
    "The price of wool in long winters",
)
COLUMNS = ("title", "authors", "published")


@pytest.mark.parametrize("end", ["", "</dd>"], ids=["open", "closed"])
@pytest.mark.parametrize("tag", ["i", "b", "a"])
def test_descriptions_under_years_that_name_the_other_authors(tag, end):
    page = HTML.format(
        '<p><a href="cv.ps">CV</a><br>Room 12, University of Wool, Goats, <br>ann (at) wool.example</p><dl>'
        f"<dt>2015<dd><{tag}>{SHEEP}</{tag}> (with Bob Day)<br>&nbsp;Wool Rev. 7, 12-40{end}\n"
        f"<dd><{tag}>{GOATS}</{tag}> (with Bob Day and Cyd fox)<br>J. Goats, 49(07), 073503, 14pp{end}\n"
        f"<dt>2013<dd><{tag}>{COWS}</{tag}><br>Cow Letters 1, 99-104{end}\n"
        f"<dd><{tag}>{WOOL}</{tag}> (with Eve Roy)<br>Wool and Waves 21, 300-322{end}</dl>"
    )
    assert values(page, *COLUMNS) == [
        (SHEEP, ["Bob Day"], "2015"),
        (GOATS, ["Bob Day", "Cyd fox"], "2015"),
        (COWS, [], "2013"),
        (WOOL, ["Eve Roy"], "2013"),
    ]


@pytest.mark.parametrize("stop", ["", "."])
def test_a_full_stop_behind_names_over_a_title_is_of_no_name(stop):
    rows = [
        (SHEEP, "Ann Lee and Bob Day"),
        (GOATS, "Ann Lee"),
        (WOOL, "Cy Fox, Ann Lee, and E. Roy"),
    ]
    page = HTML.format(
        "<dl>"
        + "".join(
            f"<dt>[{n}]</dt><dd>{names}{stop}<br><b>{title}.</b><br><em>Wool Rev.</em>, {n}:12-40, 201{n}.</dd>\n"
            for n, (title, names) in enumerate(rows)
        )
        + "</dl>"
    )
    assert values(page, *COLUMNS) == [
        (SHEEP, ["Ann Lee", "Bob Day"], "2010"),
        (GOATS, ["Ann Lee"], "2011"),
        (WOOL, ["Cy Fox", "Ann Lee", "E. Roy"], "2012"),
    ]


def test_names_with_a_venue_behind_them_describe_a_title():
    page = HTML.format(
        f"<dl><dt><a href=a.pdf>{SHEEP}</a></dt><dd>Ann Lee, Bob Day. Wool Review, 2019.</dd>\n"
        f"<dt><a href=b.pdf>{GOATS}</a></dt><dd>Cy Fox, Ann Lee. Journal of Goats, 2018.</dd></dl>"
    )
    assert values(page, *COLUMNS, "journal_ref") == [
        (SHEEP, ["Ann Lee", "Bob Day"], "2019", "Wool Review"),
        (GOATS, ["Cy Fox", "Ann Lee"], "2018", "Journal of Goats"),
    ]


def test_the_year_of_a_row_is_that_of_rows_below_with_none():
    rows = [
        ("2019", "A. Lee, B. Day", SHEEP),
        ("", "B. Day, C. Fox", GOATS),
        ("2018", "C. Fox", COWS),
        ("", "A. Lee, E. Roy", WOOL),
        ("to appear", "A. Lee, C. Fox", "Lambs in spring"),
    ]
    page = HTML.format(
        "<table>"
        + "".join(
            f"<tr><td>{year}</td><td>{names}. <b>{title}.</b> Wool Rev. 7, 12-40.</td></tr>\n"
            for year, names, title in rows
        )
        + "</table>"
    )
    assert values(page, *COLUMNS) == [
        (title, names.split(", "), year)
        for (_, names, title), year in zip(
            rows, ["2019", "2019", "2018", "2018", None], strict=True
        )
    ]
    assert read(page).records[0].journal_ref != "2019 A. Lee, B. Day"


def test_years_of_a_table_date_nothing_below_it():
    items = "".join(
        f"<li><b>{title}</b><br>Ann Lee, Bob Day<br>"
        f"<a href='https://arxiv.org/abs/1901.0000{n}'>arXiv</a></li>"
        for n, title in enumerate((SHEEP, GOATS, WOOL), 1)
    )
    table = "<table><tr><td>2019</td><td>45</td></tr><tr><td>2020</td><td>67</td></tr></table>"
    page = HTML.format(f"{table}<ul>{items}</ul>")
    names = ["Ann Lee", "Bob Day"]
    assert values(page, *COLUMNS) == [(title, names, None) for title in (SHEEP, GOATS, WOOL)]
