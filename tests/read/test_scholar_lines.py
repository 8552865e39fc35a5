"""Google Scholar copied by programs: lines wrapped or glued, rows alone, links of Markdown."""

import textwrap

import pytest

from kgraph.read.sites import scholar
from tests.read.copied_pages import check_spans
from tests.read.pages import codes, read, values

COLUMNS = ("title", "authors", "published", "abstract")
SHEEP = (
    "Counting sheep and goats in wide fields at night when nobody else does",
    ["A Lee", "B Day", "C van der Fox"],
    "2013",
    "Sheep are counted at night, and we find that most of them sleep while they are counted …",
)
GOATS = ("A Ladder for Goats", ["D Gray", "E Hill"], "2014", "Goats climb …")
RESULTS = "".join(
    f"{title}\n{', '.join(names)}{dots} - {venue}, {year} - wool.example\n{snippet}\n"
    "Save Cite Cited by 12 Related articles All 3 versions\n\n"
    for (title, names, year, snippet), dots, venue in (
        (SHEEP, "…", "Proceedings of the 3rd meeting on wide fields"),
        (GOATS, "", "Wool"),
    )
)


@pytest.mark.parametrize("width", [48, 60, 72, 80])
def test_a_program_wraps_titles_and_lines_of_names(width):
    text = "\n".join(textwrap.fill(line, width) for line in RESULTS.split("\n"))
    assert values(text, *COLUMNS) == [SHEEP, GOATS]
    assert codes(text) == []
    check_spans(text)


def test_a_heading_over_a_title_is_no_part_of_it():
    text = f"Create alert\n{RESULTS}"
    assert values(text, "title") == [(SHEEP[0],), (GOATS[0],)]


@pytest.mark.parametrize("seam", ["", " "])
def test_names_may_be_glued_to_a_title(seam):
    text = RESULTS.replace("\nA Lee", f"{seam}A Lee").replace("\nD Gray", f"{seam}D Gray")
    assert values(text, *COLUMNS) == [SHEEP, GOATS]
    check_spans(text)


def test_a_team_before_names_is_no_title():
    text = RESULTS.replace("A Lee,", "The Big Sheep Team, A Lee,")
    assert values(text, "title", "authors")[0] == (SHEEP[0], ["The Big Sheep Team", *SHEEP[1]])


def test_a_phone_has_names_on_a_line_of_their_own():
    text = RESULTS.replace(" - Proc", "\nProc").replace("Hill - Wool", "Hill\nWool")
    assert values(text, *COLUMNS) == [SHEEP, GOATS]
    assert values(text, "journal_ref")[1] == ("Wool",)


ROWS = (
    f"{SHEEP[0]}\nA Lee, B Day, C van der Fox\nWool Letters 3, 11-19, 2013\n\n"
    "A Ladder for Goats\nD Gray, E Hill\narXiv preprint arXiv:1501.01234, 2014\n"
)


def test_rows_without_their_numbers_are_known_by_their_names():
    text = f"Ann Lee\nVerified email at wool.example\n\n{ROWS}"
    assert values(text, "title", "authors", "published", "arxiv_id") == [
        (*SHEEP[:3], None),
        (*GOATS[:3], "1501.01234"),
    ]
    one = ROWS[: ROWS.index("A Ladder")]
    assert values(f"Google Scholar Alerts\n{one}", *COLUMNS[:3]) == [SHEEP[:3]]
    assert read(f"Wool\n{one}").sources[0].reader != scholar.NAME


def test_rows_with_links_below_are_of_other_sites():
    other = ROWS.replace("2013\n", "2013\nhttps://wool.example/1\n")
    assert read(f"Wool\n{other}").sources[0].reader != scholar.NAME


def test_numbers_before_all_rows_of_a_profile_are_no_part_of_their_titles():
    rows = "1. On Sheep\nA Lee\nWool 3\t12\t2001\n2. On Goats\nA Lee, B Day\nWool 4\t9\t2002\n"
    assert values(rows, "title") == [("On Sheep",), ("On Goats",)]


@pytest.mark.parametrize("numbers", ["12\t2001", "12\n2001", "12 2001"])
def test_one_row_of_a_profile_without_a_head_has_names_and_venue(numbers):
    text = f"Ann Lee\nVerified email at wool.example\n\nOn Sheep\nA Lee, B Day\nWool 3\n{numbers}\n"
    assert values(text, *COLUMNS[:3]) == [("On Sheep", ["A Lee", "B Day"], "2001")]


def test_one_row_without_numbers_stands_under_its_person():
    text = f"Ann Lee\nVerified email at wool.example\n\n{ROWS[ROWS.index('A Ladder') :]}"
    assert values(text, *COLUMNS[:3]) == [GOATS[:3]]


def test_snippets_of_several_lines_need_no_dots():
    text = RESULTS.replace(
        "Goats climb …", "Goats climb higher than\nsheep do. They see more\nfrom there."
    )
    assert values(text, "abstract")[1] == (
        "Goats climb higher than sheep do. They see more from there.",
    )


def test_results_with_links_of_markdown_are_known_by_their_buttons():
    text = RESULTS
    for n, title in enumerate((SHEEP[0], GOATS[0])):
        text = text.replace(title, f"### [{title}](https://doi.org/10.1000/wool.{n})")
    assert values(text, *COLUMNS, "doi") == [(*SHEEP, "10.1000/wool.0"), (*GOATS, "10.1000/wool.1")]


MAIL = """From: Google Scholar Alerts <alerts@scholar.example>

[PDF] Counting Sheep
<https://scholar.google.com/scholar_url?url=https://arxiv.org/pdf/2001.00001&hl=en&d=1>
A Lee, B Day - arXiv preprint arXiv …, 2020
Sheep are counted at night …
[image: Save]
<https://scholar.google.com/citations?update_op=email_library_add&info=1>
[image: Twitter]
<https://scholar.google.com/scholar_share?hl=en&ss=tw>

Goats: a Survey <https://scholar.google.com/scholar_url?url=https://doi.org/10.1000/wool.1&d=2>
C Fox <https://scholar.google.com/citations?user=1> - Wool, 2021
Goats climb …
[image: Save]
<https://scholar.google.com/citations?update_op=email_library_add&info=2>
[image: Twitter]
<https://scholar.google.com/scholar_share?hl=en&ss=tw>
"""


def test_a_mail_as_text_has_addresses_behind_its_words():
    assert values(MAIL, *COLUMNS, "arxiv_id", "doi") == [
        (
            "Counting Sheep",
            ["A Lee", "B Day"],
            "2020",
            "Sheep are counted at night …",
            "2001.00001",
            None,
        ),
        ("Goats: a Survey", ["C Fox"], "2021", "Goats climb …", None, "10.1000/wool.1"),
    ]
    assert codes(MAIL) == []
    check_spans(MAIL)


@pytest.mark.parametrize(
    "names", [["ИВ Иванов", "ПС Петров"], ["Č Novák", "Ş Yılmaz"], ["ΓΚ Παπά"]]
)
def test_initials_are_of_any_letters(names):
    rows = f"Title\nCited by\nYear\nOn Sheep\n{', '.join(names)}\nWool 3\n12\t2001\n"
    assert values(rows, "title", "authors") == [("On Sheep", names)]


def test_buttons_tell_names_whose_paper_has_no_year():
    text = (
        "On Sheep\nA Lee, B Day - Wool Press\nSheep are …\nSave Cite Cited by 8 Related articles\n"
    )
    assert values(text, *COLUMNS) == [("On Sheep", ["A Lee", "B Day"], None, "Sheep are …")]


NOTED = (
    "A Lee, B Day - Counting Sheep, 2003\nread this first\nC Fox - Goats and Ladders, 2004\nlong\n"
)
HOME = (
    "Ann Lee\nCV  Google Scholar  GitHub\nI count sheep.\n"
    + "".join(f"Ann Lee and Bob Day. Goats {n}. In Wool {n}, 2003.\n" for n in range(30))
    + "Counting Sheep\nA Lee, B Day\nWool, 2003\n"
)


@pytest.mark.parametrize("text", [f"To read\n{NOTED}", HOME], ids=["noted", "home page"])
def test_lists_of_others_are_no_results_without_buttons(text):
    assert read(text).sources[0].reader != scholar.NAME
