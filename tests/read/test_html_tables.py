"""Tables of web pages: cells that are empty, heads, years that stand over rows."""

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
