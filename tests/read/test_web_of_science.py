"""Web of Science's tagged files: entries by type, a name a line, the list of cited works."""

from time import process_time

from kgraph.read.formats import web_of_science
from tests.read.copied_pages import check_spans
from tests.read.pages import PROSE, at_problems, codes, read, values

PAGE = f"""FN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Lee, A
   van der Berg, L
AF Lee, Ann
   van der Berg, Laurens
CA Sheep Study Grp
TI Counting sheep in wide fields: a study
   at night
SO JOURNAL OF WOOL
LA English
DT Article
DE counting; sheep, goats
AB {PROSE}
C1 [Lee, Ann] Univ Wool, Dept Sheep, Wooltown, England.
CR Fox C, 2001, J WOOL, V1, P2, DOI 10.1000/Wool.1
   [Anonymous], GOATS TODAY
   Roe D, 1999, GOATS TODAY, V7, P30, DOI [10.1000/g.7, 10.1000/g.8]
   Day B, 2018, ARXIV180101234
NR 4
PD JAN 5
PY 2007
VL 12
DI 10.1000/Sheep.1
UT WOS:000000000000001
ER

PT C
AU Day, B
TI Do goats climb?
PD MAR-APR
PY 2009
DI none
ER

EF
"""


def test_entries_of_a_file():
    assert values(PAGE, "title", "authors", "published", "journal_ref", "doi", "labels") == [
        (
            "Counting sheep in wide fields: a study at night",
            ["Lee, Ann", "van der Berg, Laurens", "Sheep Study Grp"],
            *("2007-01-05", "JOURNAL OF WOOL", "10.1000/sheep.1", ("counting", "sheep, goats")),
        ),
        ("Do goats climb?", ["Day, B"], "2009", None, None, ()),
    ]
    found = read(PAGE)
    assert found.sources[0].reader == web_of_science.NAME
    assert found.records[0].abstract == PROSE
    check_spans(PAGE)


def test_cited_works_are_references():
    first = read(PAGE).records[0].record_id
    assert [
        (one.record_id, one.position, one.year, one.doi, one.arxiv_id)
        for one in read(PAGE).references
    ] == [
        (first, 1, 2001, "10.1000/wool.1", None),
        (first, 2, None, None, None),
        (first, 3, 1999, "10.1000/g.7", None),
        (first, 4, 2018, None, "1801.01234"),
    ]
    assert read(PAGE).references[1].raw == "[Anonymous], GOATS TODAY"


def test_what_is_wrong_is_said():
    assert codes(PAGE) == ["bad-id"]
    assert at_problems(PAGE.replace("PY 2007", "PY soon"), "bad-date") == ["soon"]
    assert at_problems(PAGE.replace("VR 1.0", "My papers"), "not-understood") == ["My papers"]
    nameless = PAGE.replace("TI Do goats climb?\n", "")
    assert "nameless-entry" in codes(nameless)
    assert [one.position for one in read(nameless).references] == [1, 2, 3, 4]


def test_a_file_that_was_cut_is_read():
    cut = PAGE[: PAGE.index("NR 4")]
    assert values(cut, "title") == [("Counting sheep in wide fields: a study at night",)]
    assert values(cut.replace("\n", "\r\n"), "title") == values(cut, "title")


def test_many_lines_and_many_words_of_a_value_take_linear_time():
    """Those above were copied for each: minutes for so many."""
    words = "; ".join(f"sheep{n}" for n in range(50_000))
    begin = process_time()
    page = "PT J\nTI Counting Sheep\nC1 Fields\n" + "   Woods\n" * 100_000
    (labels,) = values(f"{page}DE {words}\nER\n", "labels")[0]
    assert len(labels) == 50_000
    assert process_time() - begin < 10
