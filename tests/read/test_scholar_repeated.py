"""Results of Google Scholar with buttons in languages that nobody listed."""

import pytest

from tests.read.pages import codes, values

BUTTONS = {
    "Simpan Kutip Dirujuk {} kali Artikel terkait 3 versi": "[BUKU]",
    "Uložit Citovat Počet citací tohoto článku: {} Související články": "[KNIHA]",
    "Αποθήκευση Παράθεση Γίνεται αναφορά σε {} Σχετικά άρθρα": "[ΒΙΒΛΙΟ]",
    "שמור צטט צוטט על ידי {} מאמרים קשורים כל 3 הגרסאות": "[ספר]",
    "บันทึก อ้างอิง อ้างโดย {} บทความที่เกี่ยวข้อง ทั้งหมด 3 ฉบับ": "[หนังสือ]",
    "Išsaugoti\nCituoti\nCituoja {}\nSusiję straipsniai\nVisos 3 versijos": "[KNYGA]",
}
PAGE = """Counting Sheep at Night
A Lee, BD Day - Wool Letters, 1995 - wool.example
… we look at forty farms and find that sheep are counted while nobody sleeps …
{0}
{1} Goats: a Survey
L van Day - 2011 - Wool Press
{2}
[PDF] Cows Stand Still
C Fox, P Li - arXiv preprint, 2020 - arxiv.org
Cows are fitted to the grass of three meadows …
{3}
"""


@pytest.mark.parametrize("buttons", BUTTONS)
@pytest.mark.parametrize("mark", ["{}", "{}[B]"])
def test_rows_that_all_results_have_are_buttons(buttons, mark):
    rows = [buttons.format(n) for n in ("441", "12", "1.204")]
    page = PAGE.format(rows[0], mark.format(BUTTONS[buttons]), *rows[1:])
    assert values(page, "title", "authors", "published", "abstract") == [
        (
            "Counting Sheep at Night",
            ["A Lee", "BD Day"],
            "1995",
            "we look at forty farms and find that sheep are counted while nobody sleeps …",
        ),
        ("Goats: a Survey", ["L van Day"], "2011", None),
        (
            "Cows Stand Still",
            ["C Fox", "P Li"],
            "2020",
            "Cows are fitted to the grass of three meadows …",
        ),
    ]
    assert codes(page) == []


def test_texts_that_begin_alike_are_no_buttons():
    page = "".join(
        f"{title}\nA Lee, B Day - Wool, 2013 - wool.example\nIn this paper we count {what} and "
        "say how it is done …\n"
        for title, what in (("Sheep", "sheep"), ("Goats on Hills", "goats"), ("Cows", "cows"))
    )
    assert values(page, "abstract") == [
        (f"In this paper we count {what} and say how it is done …",)
        for what in ("sheep", "goats", "cows")
    ]


@pytest.mark.parametrize(
    ("buttons", "mark"),
    [("Desa Cita Citat per {} Articles relacionats", "[CITAT]"), *BUTTONS.items()],
)
def test_a_result_without_a_year_stands_between_rows_of_buttons(buttons, mark):
    rows = [buttons.format(n) for n in ("441", "12", "1.204", "8")]
    undated = (
        f"{mark} Sheep of the Delta\nE Fabregat - Wool: Museum of Sheep\n{rows[3]}\n[PDF] Cows"
    )
    page = PAGE.format(rows[0], mark, *rows[1:]).replace("[PDF] Cows", undated)
    assert values(page, "title", "authors") == [
        ("Counting Sheep at Night", ["A Lee", "BD Day"]),
        ("Goats: a Survey", ["L van Day"]),
        ("Sheep of the Delta", ["E Fabregat"]),
        ("Cows Stand Still", ["C Fox", "P Li"]),
    ]
