"""Rows of Google Scholar that have nothing beside them: of a profile on a phone."""

import pytest

from tests.read.pages import at_problems, codes, read, values

COLUMNS = ("title", "authors", "published", "journal_ref", "arxiv_id")
SHEEP = (
    "Counting Sheep at Night",
    ["A Lee", "BJ van Day"],
    "2019",
    "Wool Letters 12 (3), 1-9",
    None,
)
GOATS = ("Goats: a Survey", ["A Lee"], "2021", None, "2104.01234")
COWS = ("A Note on Cows", ["C Fox", "A Lee", "L Ram"], "2016", None, None)
NOTES = ("Lecture notes on wool", ["A Lee"], None, "Meadow preprint", None)
ROWS = """Counting Sheep at Night
A Lee, BJ van Day
Wool Letters 12 (3), 1-9, 2019
{0}19
Goats: a Survey
A Lee
arXiv preprint arXiv:2104.01234, 2021
{0}1.204
A Note on Cows
C Fox, A Lee, L Ram, …
2016
Lecture notes on wool
A Lee
Meadow preprint
{0}3
"""
HEADS = {
    "Cited by ": "Verified email at wool.example\nCited by 1,402\nWool · Sheep\n\nSORT BY YEAR",
    "Citado por ": "Dirección de correo verificada de wool.example\nCitado por 1402\n",
    "Zitiert von: ": "Bestätigte E-Mail-Adresse bei wool.example\n",
    "Cité par ": "Adresse e-mail validée de wool.example\n",
    "被引用次数：": "在 wool.example 的电子邮件经过验证\n",
}


@pytest.mark.parametrize("cited", HEADS)
@pytest.mark.parametrize("more", ["", "\nShow more\n", "\nMostrar más\n"])
def test_how_often_a_paper_is_cited_closes_a_row_if_anybody_cites_it(cited, more):
    page = f"Ann Lee\nWool University\n{HEADS[cited]}\n{ROWS.format(cited)}{more}"
    assert values(page, *COLUMNS) == [SHEEP, GOATS, COWS, NOTES]
    assert values(page, "abstract") == 4 * [(None,)]
    assert [fact.value for fact in read(page).page_facts] == ["Ann Lee"]


def test_rows_alone_are_known_by_who_cites_them():
    assert values(ROWS.format("Cited by "), *COLUMNS) == [SHEEP, GOATS, COWS, NOTES]
    assert codes(ROWS.format("Cited by ")) == []


@pytest.mark.parametrize("gap", ["\n\n", "\n \n"])
def test_white_space_may_part_every_line_of_a_row(gap):
    page = f"Ann Lee\n{HEADS['Cited by ']}\n{ROWS.format('Cited by ')}".replace("\n", gap)
    assert values(page, *COLUMNS) == [SHEEP, GOATS, COWS, NOTES]


def test_under_a_person_stands_how_often_all_is_cited():
    page = "Ann Lee\nWool University\nVerified email at wool.example\nCited by 1,402\nWool\n"
    assert read(page).records == ()


@pytest.mark.parametrize("head", ["", "Judul  Dikutip oleh  Tahun\n", "כותרת  צוטט על ידי  שנה\n"])
@pytest.mark.parametrize("numbers", ["  12  {}", "  12 {}", " 12 {}"])
def test_numbers_behind_spaces_under_names_are_a_table_whatever_its_head(head, numbers):
    page = f"Ann Lee\nWool University\n{head}" + "".join(
        f"{title}\nA Lee, B Day\n{venue}{numbers.format(year)}\n"
        for title, venue, year in (
            ("Counting Sheep at Night", "Wool Letters 12 (3), 1-9, 2019", 2019),
            ("Goats: a Survey", "arXiv preprint arXiv:2104.01234, 2021", 2021),
        )
    )
    assert values(page, "title", "authors", "published", "arxiv_id") == [
        ("Counting Sheep at Night", ["A Lee", "B Day"], "2019", None),
        ("Goats: a Survey", ["A Lee", "B Day"], "2021", "2104.01234"),
    ]


@pytest.mark.parametrize("behind", [" · Cited by {}", " (Cited by {})", " | Zitiert von: {}"])
def test_how_often_a_paper_is_cited_may_stand_behind_its_year(behind):
    page = "Ann Lee\nWool University\n" + "".join(
        f"{title}\nA Lee, B Day\n{venue}{behind.format(count)}\n"
        for title, venue, count in (
            ("Counting Sheep at Night", "Wool Letters 12 (3), 1-9, 2019", "19"),
            ("Goats: a Survey", "arXiv preprint arXiv:2104.01234, 2021", "204"),
        )
    )
    assert values(page, "title", "published", "journal_ref", "arxiv_id") == [
        ("Counting Sheep at Night", "2019", "Wool Letters 12 (3), 1-9", None),
        ("Goats: a Survey", "2021", None, "2104.01234"),
    ]


@pytest.mark.parametrize(
    "patent",
    [
        *("US Patent 9,123,456", "US Patent App. 15/123,456", "EP Patent 2,123,456"),
        *("WO Patent WO2019123456A1", "CN Patent CN101234567"),
    ],
)
def test_patents_are_problems_and_no_papers(patent):
    table = (
        "Ann Lee\nUniversity of Wool\nVerified email at wool.edu\nTitle\tCited by\tYear\n"
        "Counting sheep at night\nA Lee, B Day\nWool Letters 66 (4), 042327, 2012\t518\t2012\n"
        f"Sheep counter and method\nA Lee, C Fox\n{patent}, 2015\t12\t2015\n"
        "Patent law for shepherds\nA Lee\nPatent Review 3, 2016\t2\t2016\n"
    )
    assert values(table, "title") == [("Counting sheep at night",), ("Patent law for shepherds",)]
    (said,) = at_problems(table, "nameless-entry")
    assert said.startswith("Sheep counter and method")
    results = "".join(
        f"{title}\nA Lee, C Fox - {venue}, 2015 - {host}\nWe count sheep and …\n"
        "Save Cite Cited by 12 Related articles All 2 versions\n\n"
        for title, venue, host in (
            ("Sheep counter and method", patent, "Google Patents"),
            ("Counting sheep at night", "Wool Letters", "wool.org"),
        )
    )
    assert values(results, "title") == [("Counting sheep at night",)]
