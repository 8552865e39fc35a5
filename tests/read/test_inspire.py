"""INSPIRE and NASA ADS: results as copied, and what is left to other readers."""

import pytest

from kgraph.read.page import page
from kgraph.read.sites import inspire
from tests.read.copied_pages import check_spans, pages_of_others
from tests.read.pages import codes, read, values

INSPIRE = """2 results
cite all
Counting sheep in wide fields
#1
Ann Lee(Wool U.), Bob Day(Goat Inst.) (Apr 2, 2007)
Published in: Phys.Rev.D 76 (2007) 013009 • e-Print: 0704.0001 [hep-th]
pdf
links
DOI
cite
claim
reference search
1,302 citations
A search for goats
#2
The HERD Collaboration • Cy Fox et al. (2005)
e-Print: hep-ex/0501001 [hep-ex]
pdf
cite
12 citations
"""
ADS = """Your search returned 2 results
1
2007PhRvD..76a3009L
2007/04
cited: 12
Counting sheep in wide fields
Lee, A.; Day, B.
2
2005Wool....1L...3F
2005/12
A search for goats
Fox, C.; Roe, D.; and 3 more
"""


def test_results_of_inspire():
    assert values(INSPIRE, "title", "published", "arxiv_id", "journal_ref", "categories") == [
        (
            *("Counting sheep in wide fields", "2007-04-02", "0704.0001"),
            *("Phys.Rev.D 76 (2007) 013009", ("hep-th",)),
        ),
        ("A search for goats", "2005", "hep-ex/0501001", None, ("hep-ex",)),
    ]
    first, second = read(INSPIRE).records
    assert [(a.name, a.affiliation) for a in first.authors] == [
        ("Ann Lee", "Wool U."),
        ("Bob Day", "Goat Inst."),
    ]
    assert (second.authors[-1].name, second.authors_truncated) == ("Cy Fox", True)
    assert codes(INSPIRE) == []
    check_spans(INSPIRE)


def test_results_of_ads():
    assert values(ADS, "title", "authors", "published", "authors_truncated") == [
        ("Counting sheep in wide fields", ["Lee, A.", "Day, B."], "2007-04", False),
        ("A search for goats", ["Fox, C.", "Roe, D."], "2005-12", True),
    ]
    check_spans(ADS)


@pytest.mark.parametrize("text", pages_of_others())
def test_pages_of_others_are_left_to_them(text):
    assert not inspire.recognises(page(read(text).sources[0], text))


def test_a_bibcode_may_be_the_arxiv_id_and_share_its_line():
    text = (
        "1\t2007arXiv0704.0917N\t2007/04\tcited: 33\nFileTypes Citations References\n"
        "Counting sheep in wide fields\nLee, Ann; Day, Bob; and 8 more\n\n"
        "2\t2007arXiv0704.0230D\t2007/05\tcited: 2\nFileTypes Citations References\n"
        "A search for goats\nFox, C.\n"
    )
    assert values(text, "title", "arxiv_id", "published", "authors") == [
        ("Counting sheep in wide fields", "0704.0917", "2007-04", ["Lee, Ann", "Day, Bob"]),
        ("A search for goats", "0704.0230", "2007-05", ["Fox, C."]),
    ]
