"""Zotero's report of items, copied from the browser."""

import pytest

from kgraph.read.page import page
from kgraph.read.sites import zotero_report
from tests.read.copied_pages import check_spans, pages_of_others
from tests.read.pages import OTHER, PROSE, at_problems, codes, read, values

REPORT = f"""Zotero Report

Counting Sheep
Item Type\tPreprint
Author\tAnn Lee
Author\tJörg Ön
Abstract\t{PROSE}
{OTHER}
Date\t2022-12-22
Language\ten
Library Catalog\tarXiv.org
URL\thttp://arxiv.org/abs/2212.11884
Accessed\t1/9/2023, 10:22:41 AM
Extra\tarXiv:2212.11884 [math.PR]
Date Added\t1/9/2023, 10:22:41 AM
Modified\t1/9/2023, 10:25:00 AM
Tags:
Mathematics - Probability
Notes:
Comment: 15 pages
I liked it.
Attachments
arXiv Fulltext PDF

On Goats
Item Type\tJournal Article
Author\tThe Goat Collaboration
Editor\tBob Day
Date\t04/2007
Publication\tNature
Volume\t446
DOI\t10.1038/nature05670
Date Added\t1/9/2023, 10:22:41 AM
"""
COLUMNS = ("title", "authors", "published", "arxiv_id", "doi", "journal_ref")
FOUND = [
    ("Counting Sheep", ["Ann Lee", "Jörg Ön"], "2022-12-22", "2212.11884", None, None),
    ("On Goats", ["The Goat Collaboration"], "2007-04", None, "10.1038/nature05670", "Nature"),
]


def test_an_item_has_a_row_for_each_field():
    assert read(REPORT).sources[0].reader == "zotero_report"
    assert values(REPORT, *COLUMNS) == FOUND
    assert values(REPORT, "abstract", "categories", "comments", "urls") == [
        (f"{PROSE} {OTHER}", ("math.PR",), "15 pages", ("http://arxiv.org/abs/2212.11884",)),
        (None, (), None, ()),
    ]
    assert at_problems(REPORT, "not-understood") == ["I liked it."]


@pytest.mark.parametrize("sign", ["\n", ": ", ":\t", " "], ids=["lines", "colon", "both", "space"])
def test_signs_behind_the_names_of_fields(sign):
    text = REPORT.replace("\t", sign)
    assert values(text, *COLUMNS) == FOUND
    check_spans(text.replace("04/2007", "2007"))


def test_a_saved_report():
    rows = "".join(
        f"<tr><th>{name}</th><td>{value}</td></tr>"
        for name, value in (line.split("\t") for line in REPORT.split("\n") if "\t" in line)
    ).split("<tr><th>Item Type")
    items = [
        f"<h2>{found[0]}</h2><table><tr><th>Item Type{row}</table>"
        for found, row in zip(FOUND, rows[1:], strict=True)
    ]
    page_of = (
        f"<!DOCTYPE html><html><title>Zotero Report</title><body>{''.join(items)}</body></html>"
    )
    assert values(page_of, *COLUMNS) == FOUND


def test_what_is_no_date_is_said():
    assert codes(REPORT.replace("04/2007", "soon")) == ["bad-date", "not-understood"]


@pytest.mark.parametrize("text", pages_of_others())
def test_other_pages_are_left_to_their_readers(text):
    assert not zotero_report.recognises(page(read(text).sources[0], text))
