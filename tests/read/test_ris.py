"""RIS files."""

from kgraph.model.text import collapse
from tests.read.pages import at_problems, codes, read, values

RIS = """TY  - JOUR
AU  - Lee, Ann
AU  - Ön, Jörg
TI  - Counting Sheep
      in Wide Fields
AB  - We count sheep at night.
T2  - Journal of Sheep
PY  - 2024
DA  - 2024/01/02/
DO  - https://doi.org/10.1000/Sheep.3
UR  - https://arxiv.org/abs/2401.00001v2
N1  - 18 pages
KW  - cs.DL
KW  - sheep
AD  - Farm University
ER  -

TY  - BOOK
A1  - Day, Bob
A1  - et al.
T1  - Goats
Y1  - 2023/05//
JO  - arXiv preprint arXiv:2305.00007
ER  -
"""


def test_every_field_that_has_a_column_is_read():
    first, second = read(RIS).records
    assert [a.name for a in first.authors] == ["Lee, Ann", "Ön, Jörg"]
    assert first.title == "Counting Sheep in Wide Fields"
    assert first.abstract == "We count sheep at night."
    assert (first.published, first.doi) == ("2024-01-02", "10.1000/sheep.3")
    assert (first.arxiv_id, first.version) == ("2401.00001", 2)
    assert (first.journal_ref, first.comments) == ("Journal of Sheep", "18 pages")
    assert (first.categories, first.labels) == (("cs.DL",), ("sheep",))
    assert first.urls == ("https://arxiv.org/abs/2401.00001v2",)
    assert first.organisations == ("Farm University",)
    assert (second.title, second.published, second.arxiv_id) == ("Goats", "2023-05", "2305.00007")
    assert ([a.name for a in second.authors], second.authors_truncated) == (["Day, Bob"], True)
    assert codes(RIS) == []
    for record in (first, second):
        for span in record.spans:
            if span.field in ("title", "abstract", "journal_ref", "comments"):
                assert collapse(RIS[span.start : span.end]) == getattr(record, span.field)


def test_windows_line_ends_and_loose_tags():
    text = RIS.replace("\n", "\r\n").replace("  - ", " - ")
    assert values(text, "title", "published") == values(RIS, "title", "published")


def test_broken_entries_are_problems_and_cost_no_other():
    text = """some words
TY  - JOUR
TI  - Never Closed
TY  - JOUR
DO  - none
PY  - soon
ER  -
TI  - Without a Type
ER  -
TY  - JOUR
VL  - 3
ER  -
ER  -
"""
    assert values(text, "title") == [("Never Closed",), ("Without a Type",)]
    assert sorted(codes(text)) == [
        *("bad-date", "bad-entry", "bad-id", "nameless-entry", "nameless-entry"),
        *("not-understood", "not-understood"),
    ]
    assert at_problems(text, "bad-id") == ["none"]
