"""Google Scholar as it was and is elsewhere: old designs, libraries, mails, opened papers."""

import pytest

from kgraph.read.sites import scholar
from tests.read.copied_pages import check_spans
from tests.read.pages import codes, read, values

COLUMNS = ("title", "authors", "published")
SHEEP = ("Counting Sheep", ["A Lee", "B Day"], "2003")
GOATS = ("Goats: a Survey", ["C Fox"], "2004")


@pytest.mark.parametrize(
    "buttons",
    [
        "Cited by 21 - Related articles - BL Direct - All 8 versions - Cite  [PDF] from a.org",
        "Cited by 21 - Related Articles - Web Search - View as HTML",
        "Cited by 21 - Related articles - Cached - Get it @ Wool - All 4 versions",
        "Cited by 21 - Related articles - All 4 versions - Get it @ Wool",
        "Zitiert durch: 15 - Ähnliche Artikel - Websuche - Zitieren  [PDF] von wool.example",
        "Cité 12 fois - Autres articles - Recherche sur le Web - Les 6 versions",
        "被引用次数：35 - 相关文章 - 图书馆搜索",
        "Edit Label Delete Cite Cited by 12 Related articles All 3 versions",
    ],
)
def test_buttons_of_older_designs_and_links_behind_them_close_a_result(buttons):
    text = (
        f"Counting Sheep\nA Lee, B Day - Wool, 2003 - wool.example\n{buttons}\n\n"
        f"[CITATION] Goats: a Survey\nC Fox - 2004 - Wool Press\n{buttons}\n"
    )
    assert values(text, *COLUMNS) == [SHEEP, GOATS]
    assert codes(text) == []


@pytest.mark.parametrize("before", ["[PDF] ► ", "► ", "☐ ", "\uf0a7 ", "- "])
@pytest.mark.parametrize(
    "behind", ["", " - group of 49 »", " - all 23 versions »", "\tFind it @ Wool", "\t[PDF] a.org"]
)
def test_signs_before_a_title_and_links_behind_it_are_no_part_of_it(before, behind):
    text = f"{before}Counting Sheep{behind}\nA Lee, B Day - Wool, 2003 - wool.example\n"
    assert values(f"{text}Cited by 3 - Related Articles\n", *COLUMNS) == [SHEEP]


@pytest.mark.parametrize(
    "links", ["[PDF] from wool.example\nFull-Text @ Wool", "►wool.example [PDF]", "wool.example"]
)
def test_links_may_stand_between_a_title_and_its_authors(links):
    text = f"Counting Sheep\n{links}\nA Lee, B Day - Wool, 2003 - wool.example\nCited by 3\n"
    assert values(text, *COLUMNS) == [SHEEP]


LIBRARY = """My library
Labels
sheep (6)
2 articles

[PDF] wool.example
Counting Sheep
A Lee, B Day
arXiv preprint arXiv:2003.01234, 2003
Cite Cited by 402 Related articles All 9 versions Label Delete

[CITATION]
Goats: a Survey
C Fox
2004
Cite Cited by 32 Related articles All 4 versions Label Delete
"""


def test_a_library_has_venue_and_year_below_the_names():
    assert values(LIBRARY, *COLUMNS) == [SHEEP, GOATS]
    assert values(LIBRARY, "arxiv_id", "journal_ref") == [("2003.01234", None), (None, None)]
    nameless = LIBRARY.replace("C Fox\n2004", "Journal of Wool 3, 2004")
    assert values(nameless, *COLUMNS, "journal_ref")[1] == (
        "Goats: a Survey",
        [],
        "2004",
        "Journal of Wool 3",
    )


def test_what_has_names_alone_or_none_is_a_result_too():
    buttons = "Save Cite Cited by 8 Related articles\n"
    text = (
        f"[CITATION][C] Proceedings of the Sheep Days\nA Lee, B Day\n{buttons}"
        f"Editorial: On Goats\nNature Wool, 2004 - wool.example\nGoats are …\n{buttons}"
        f"[CITATION][C] On Cows\n2005 - Wool Press\n{buttons}"
    )
    assert values(text, *COLUMNS) == [
        ("Proceedings of the Sheep Days", ["A Lee", "B Day"], None),
        ("Editorial: On Goats", [], "2004"),
        ("On Cows", [], "2005"),
    ]


def test_the_card_of_a_person_over_the_results_is_none():
    text = (
        "User profiles for day\nBob Day\nAI Lab, Wool University\n"
        "Verified email at wool.example\nCited by 8912\n"
        "Counting Sheep\nA Lee, B Day - Wool, 2003 - wool.example\nSave Cite Cited by 3\n"
    )
    assert values(text, *COLUMNS) == [SHEEP]


BARE = (
    "[PDF] wool.example\nCounting Sheep\nA Lee, B Day… - arXiv preprint …, 2003 - wool.example\n"
    "Sheep are counted at night, and we\nfind that they sleep …\n\n"
    "Goats: a Survey\nC Fox - Journal of Wool, 2004 - Springer\nGoats climb …\n"
)


@pytest.mark.parametrize("where", [" - wool.example", ""])
def test_results_without_buttons_are_known_by_their_names(where):
    text = BARE.replace(" - wool.example", where)
    assert values(text, *COLUMNS) == [SHEEP, GOATS]
    assert values(text, "abstract", "authors_truncated") == [
        ("Sheep are counted at night, and we find that they sleep …", True),
        ("Goats climb …", False),
    ]
    assert read(text).sources[0].reader == scholar.NAME
    check_spans(text)


def test_one_result_without_buttons_is_known_by_the_site():
    one = BARE[BARE.index("Goats") :]
    assert read(one).sources[0].reader != scholar.NAME
    for mark in ("About 3,110 results (0.06 sec)", "Google Scholar", "[PDF] wool.example"):
        assert values(f"{mark}\n{one}", *COLUMNS) == [GOATS]


def test_lines_of_references_are_no_results_without_buttons():
    lines = "A Lee, B Day - Counting Sheep - Wool, 2003\nC Fox - Goats - Journal of Wool, 2004\n"
    assert read(f"Wool\n{lines}").sources[0].reader != scholar.NAME


def test_results_between_others_may_have_lost_their_buttons():
    text = BARE + "Save Cite Cited by 3\n" + BARE
    assert values(text, *COLUMNS) == [SHEEP, GOATS, SHEEP, GOATS]


def test_a_mail_says_below_a_result_why_it_is_in_it():
    text = (
        "Counting Sheep\nA Lee, B Day - Wool, 2003\nAbstract Sheep are counted …\n"
        "•\nCites: \u202aHow to Count\u202c\nSave\nTwitter\nLinkedIn\n"
        "Goats: a Survey\nC Fox - Wool, 2004\nGoats climb …\n•\tCites: On Goats\n"
        "Save Twitter LinkedIn Facebook\n"
    )
    assert values(text, *COLUMNS, "abstract") == [
        (*SHEEP, "Sheep are counted …"),
        (*GOATS, "Goats climb …"),
    ]


def test_how_long_a_result_is_known_is_no_part_of_its_snippet():
    text = BARE.replace("Goats climb", "3 days ago - Goats climb").replace(
        "Sheep are counted at night, and we\nfind that they sleep …", "4 days ago"
    )
    assert values(text, "abstract") == [(None,), ("Goats climb …",)]


def test_numbers_before_all_titles_are_no_part_of_them():
    text = (
        "1. Counting Sheep\nA Lee, B Day - Wool, 2003 - wool.example\nCited by 3\n"
        "2. Goats: a Survey\nC Fox - Wool, 2004 - wool.example\nCited by 4\n"
    )
    assert values(text, *COLUMNS) == [SHEEP, GOATS]
    other = text.replace("2. Goats", "Goats")
    assert values(other, "title")[0] == ("1. Counting Sheep",)


def test_wide_commas_part_names():
    text = (
        "数羊综述\n丁世， 齐丙， 谭红 - 羊毛学报, 2003 - cnki.example\n被引用次数：5 - 相关文章\n"
    )
    assert values(text, "authors") == [(["丁世", "齐丙", "谭红"],)]


OPENED = """Counting Sheep
[PDF] from wool.example
Authors{0}Ann Lee, Bob J Day
Publication date{0}2003/6/12
Journal{0}Wool Letters
Volume{0}30
Pages{0}11-19
Description{0}Sheep are counted at night. We find that they sleep.
Total citations{0}Cited by 123
200320042005
Scholar articles{0}Counting Sheep
A Lee, BJ Day - Wool Letters, 2003
Cited by 120 Related articles All 6 versions
Counting sheep, a draft
A Lee, BJ Day - arXiv preprint arXiv:2003.01234, 2003
Cited by 3 Related articles
"""


@pytest.mark.parametrize("gap", ["\t", "\n", "  "])
def test_an_opened_paper_is_one_entry_with_its_copies(gap):
    text = OPENED.format(gap)
    assert values(text, *COLUMNS, "journal_ref", "abstract") == [
        (
            "Counting Sheep",
            ["Ann Lee", "Bob J Day"],
            "2003-06-12",
            "Wool Letters",
            "Sheep are counted at night. We find that they sleep.",
        )
    ]
    assert codes(text) == []
    check_spans(text)


@pytest.mark.parametrize("other", [BARE, OPENED.format("\t"), LIBRARY])
def test_opened_papers_and_other_pages_stand_one_below_the_other(other):
    for text in (f"{OPENED.format(chr(10))}\nMy library\n{other}", f"{other}\n{OPENED}"):
        assert len(values(text.format("\t"), *COLUMNS)) == 1 + len(values(other, *COLUMNS))


def test_count_and_year_close_a_row_on_a_phone():
    row = "{}\n{}\nWool Letters 3, {}\n{} · {}\n"
    rows = row.format("Counting Sheep", "A Lee, B Day", 2003, "1005*", 2003)
    rows += row.format("Goats: a Survey", "C Fox", 2004, 2011, 2004)
    text = f"Get my own profile\nBob Day\nALL Since 2019\nSort by citations\n\n{rows}\nSHOW MORE\n"
    assert values(text, *COLUMNS) == [SHEEP, GOATS]


def test_the_numbers_of_a_row_may_be_glued_to_its_venue():
    text = (
        "Title\nCited by\nYear\nCounting Sheep\nA Lee, B Day\n"
        "arXiv preprint arXiv:2003.01234, 200310212003\nGoats: a Survey\nC Fox\nWool92004\n"
    )
    assert values(text, *COLUMNS, "arxiv_id", "journal_ref") == [
        (*SHEEP, "2003.01234", None),
        (*GOATS, None, "Wool"),
    ]
