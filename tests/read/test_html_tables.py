"""Tables of web pages: cells that are empty, heads, years that stand over rows."""

import pytest

from tests.read.pages import values


def table(*rows: tuple[str, ...]) -> str:
    printed = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<!DOCTYPE html><html><body><p>Our papers</p><table>{printed}</table></body></html>"


HEAD = ("Title", "Authors", "Venue", "Year")


def test_empty_cells_move_no_column():
    page = table(
        HEAD,
        ("Counting Sheep", "Ann Lee, Bob Day", "-", "2020"),
        ("Counting Goats by Day", "", "Farm Review", "2021"),
        ("Counting Cows from the Air", "Cy Fox", "&nbsp;", "2022"),
    )
    assert values(page, "title", "authors", "journal_ref", "published") == [
        ("Counting Sheep", ["Ann Lee", "Bob Day"], None, "2020"),
        ("Counting Goats by Day", [], "Farm Review", "2021"),
        ("Counting Cows from the Air", ["Cy Fox"], None, "2022"),
    ]


def test_a_row_that_is_a_year_dates_the_rows_below_it():
    page = table(
        ("Authors", "Title"),
        ("2021",),
        ("Ann Lee, Bob Day", "Counting Sheep"),
        ("2020",),
        ("Cy Fox, Dan Roe", "Counting Goats by Day"),
    )
    assert values(page, "title", "published") == [
        ("Counting Sheep", "2021"),
        ("Counting Goats by Day", "2020"),
    ]


def test_the_id_of_a_row_is_where_its_link_leads():
    rows = [
        (f'<a href="https://arxiv.org/abs/2401.0000{n}">{title}</a>', "Ann Lee, Bob Day", "")
        for n, title in enumerate(("Counting Sheep", "Counting Goats", "Counting Cows"), 1)
    ]
    page = table(("Title", "Authors", "Notes"), *rows)
    assert values(page, "title", "arxiv_id") == [
        ("Counting Sheep", "2401.00001"),
        ("Counting Goats", "2401.00002"),
        ("Counting Cows", "2401.00003"),
    ]


SHEEP, BARN, WOOL, GOATS = (
    "Counting Sheep in Wide Fields",
    "Shrinking the Barn Update Window",
    "Template-Based Wool Wrappers",
    "Goats and Ladders",
)
CELLS = [
    ("1999", f"<b>{SHEEP}</b>", "Ann Lee<br>Bob Day", "ACM Trans. Farm Syst."),
    ("1998", f"<b>{BARN}</b>", "Bob Day,<br>Cy Fox,<br>Dana Roe", "SIGMOD Conference"),
    ("1997", f"<b>{WOOL}</b>", "Eve Ram", "VLDB"),
    ("1997", f"<b>{GOATS}</b>", "Eve Ram and Ann Lee", "Farm Conference"),
]
READ = [
    (SHEEP, ["Ann Lee", "Bob Day"], "ACM Trans. Farm Syst.", "1999"),
    (BARN, ["Bob Day", "Cy Fox", "Dana Roe"], "SIGMOD Conference", "1998"),
    (WOOL, ["Eve Ram"], "VLDB", "1997"),
    (GOATS, ["Eve Ram", "Ann Lee"], "Farm Conference", "1997"),
]


def old_page(rows: list[tuple[str, ...]]) -> str:
    """Print a page whose menu and text are cells of a table around the table of papers."""
    links = '<a href="x.ps">ps</a> <a href="x.pdf">pdf</a>'
    inner = "".join(f"<tr><td>{'</td><td>'.join((*row, links))}</td></tr>" for row in rows)
    return (
        "<html><head><title>Farm Group</title></head><body><table width=780><tr><td width=140>"
        '<a href="i.html">Home</a><br><b>Papers</b></td><td><font size=+2>Papers</font>'
        f"<table border=1>{inner}</table>"
        "<p>Webmaster: web@farm.org</td></tr></table></body></html>"
    )


@pytest.mark.parametrize(
    ("order", "head"),
    [
        ((0, 1, 2, 3), ("Year", "Paper", "Authors", "Where")),
        ((1, 2, 3, 0), ("Title", "Co-authors", "Conference", "Year")),
        ((2, 1, 3, 0), ("Autoren", "Titel", "Erschienen in", "Jahr")),
        ((0, 1, 2, 3), ()),
        ((1, 2, 3, 0), ()),
    ],
)
def test_tables_inside_of_tables_with_one_author_a_line(order, head):
    rows = [tuple(row[n] for n in order) for row in CELLS]
    page = old_page([head, *rows] if head else rows)
    assert values(page, "title", "authors", "journal_ref", "published") == READ


def test_a_column_of_who_else_wrote_it():
    rows = [(t, f"with {a.replace(',', '').replace('<br>', ', ')}", v, y) for y, t, a, v in CELLS]
    assert values(old_page(rows), "title", "authors", "journal_ref", "published") == READ


DATED = [("Counting Sheep", "Ann Lee, Bob Day"), ("Goats by Day", "Cy Fox, Di Hay")]


@pytest.mark.parametrize(
    ("note", "head", "printed", "read"),
    [
        ("", "Date", ("04/05/2007", "03/04/2007"), ("2007", "2007")),
        ("Dates are dd/mm/yyyy.", "Date", ("04/05/2007", "3/4/2007"), ("2007-05-04", "2007-04-03")),
        ("", "Date (mm/dd/yyyy)", ("04/05/2007", "03/04/2007"), ("2007-04-05", "2007-03-04")),
        ("", "Date (DD-MM-YYYY)", ("04-05-2007", "03-04-2007"), ("2007-05-04", "2007-04-03")),
        ("", "Date", ("04/05/2007", "23/04/2007"), ("2007-05-04", "2007-04-23")),
        ("", "Date", ("04/05/2007", "04/23/2007"), ("2007-04-05", "2007-04-23")),
        ("", "Date", ("23/04/2007", "04/23/2007"), ("2007-04-23", "2007-04-23")),
        ("last update 31/05/2007", "Date", ("04/05/2007", ""), ("2007-05-04", None)),
        ("", "Date", ("4.5.2007", "6/6/2007"), ("2007-05-04", "2007-06-06")),
    ],
)
def test_days_in_numbers_where_the_page_says_which_is_the_month(note, head, printed, read):
    rows = [(*row, day) for row, day in zip(DATED, printed, strict=True)]
    page = table(("Title", "Authors", head), *rows).replace("Our papers", f"Our papers. {note}")
    assert values(page, "title", "published") == [
        (title, day) for (title, _), day in zip(DATED, read, strict=True)
    ]


def test_the_order_of_a_page_holds_for_fields_too():
    entries = [
        f"Title: {title}\nAuthors: {names}\nDate: {day}\n"
        for (title, names), day in zip(DATED, ("04/05/2007", "23/04/2007"), strict=True)
    ]
    assert values("\n".join(entries), "published") == [("2007-05-04",), ("2007-04-23",)]
