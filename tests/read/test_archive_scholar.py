"""Internet Archive Scholar: a line with the year over each text, ids of the catalog below."""

import pytest

from tests.read.pages import OTHER, PROSE, at_problems, codes, read, values

FATCAT = "fatcat:wq2oizlr5nfvzlq7n6tzpqu4xe"
RESULTS = f"""Internet Archive Scholar logo (a vaporwave internet archive logo)

8 Hits in 0.42 sec

Counting Sheep with Attention [article]
Ann Lee, Bob Day
2021 arXiv   pre-print
{PROSE}
11 pages, 3 figures
arXiv:2106.00001v2 {FATCAT}
doi:10.1000/sheep.7
Web
PDF

Goats and Ladders
Cy Fox
2008 Wool Review B
{OTHER}
doi:10.1000/goats.1 {FATCAT}
Web
PDF
"""
FOUND = [
    ("Counting Sheep with Attention", ["Ann Lee", "Bob Day"], "2021", PROSE, "11 pages, 3 figures"),
    ("Goats and Ladders", ["Cy Fox"], "2008", OTHER, None),
]
COLUMNS = ("title", "authors", "published", "abstract", "comments")


def test_the_results_of_a_search():
    assert read(RESULTS).sources[0].reader == "archive_scholar"
    assert values(RESULTS, *COLUMNS) == FOUND
    assert values(RESULTS, "arxiv_id", "doi", "journal_ref", "labels") == [
        ("2106.00001", "10.1000/sheep.7", None, ("arXiv", "pre-print")),
        (None, "10.1000/goats.1", "Wool Review B", ()),
    ]
    assert codes(RESULTS) == []


@pytest.mark.parametrize("sign", ["\n\n", "\n"])
def test_white_space_may_stand_anywhere(sign):
    head, _, rest = RESULTS.partition("\n\nCounting")
    page = "Counting" + rest.replace("\n", sign).replace("\n\n\n", "\n\n")
    assert values(page, *COLUMNS) == FOUND, head


def test_an_entry_without_names_and_one_without_text():
    page = RESULTS.replace("Ann Lee, Bob Day\n", "").replace(f"{OTHER}\n", "")
    assert values(page, "title", "authors", "abstract") == [
        ("Counting Sheep with Attention", [], PROSE),
        ("Goats and Ladders", ["Cy Fox"], None),
    ]


def test_the_last_line_of_a_text_may_look_like_a_comment():
    page = RESULTS.replace(f"{PROSE}\n11 pages, 3 figures", f"{PROSE}\n{OTHER}\n3 figures\n9 pages")
    (abstract, comments), _ = values(page, "abstract", "comments")
    assert (abstract, comments) == (f"{PROSE} {OTHER} 3 figures", "9 pages")


def test_ids_of_an_entry_without_a_year_are_said_to_be_left():
    page = RESULTS.replace("2008 Wool Review B\n", "")
    assert values(page, "title") == [("Counting Sheep with Attention",)]
    assert "not-understood" in codes(page)
    assert any("10.1000/goats.1" in said for said in at_problems(page, "not-understood"))
