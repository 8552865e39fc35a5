"""PubMed: results of a search, the page of a paper, and results saved as text."""

from tests.read.copied_pages import check_spans
from tests.read.pages import OTHER, PROSE, read, values

COLUMNS = ("title", "authors", "published", "journal_ref", "doi", "abstract")
FOUND = [
    (
        "Counting sheep in wide fields",
        ["Lee AB", "van der Day B"],
        "2007-04-02",
        "J Sheep Sci",
        "10.1000/sheep.1",
    ),
    ("Do goats climb?", ["Fox C"], "2010-05", "Nature", None),
]
RESULTS = """NIH NLM Logo
Advanced Create alert Create RSS
Save Email Send to Display options
2 results
1
Cite
Share
Counting sheep in wide fields.
Lee AB, van der Day B.
J Sheep Sci. 2007 Apr 2;98(3):1-9. doi: 10.1000/sheep.1. Epub 2006 Mar 1.
PMID: 17300000 Free PMC article.
We develop a count of sheep, and it shows that ...
2
Cite
Share
Do goats climb?
Fox C.
Nature. 2010 May;3(2):10-11.
PMID: 17300001  Review.
Page 1 of 1
FOLLOW NCBI
"""
SAVED = f"""1. J Sheep Sci. 2007 Apr 2;98(3):1-9. doi: 10.1000/sheep.1. Epub 2006
Mar 1.

Counting sheep in wide
fields.

Lee AB(1), van der
Day B(1)(2).

Author information:
(1)Department of Sheep, University of Wool, Farm Road 3.
(2)Hill Institute.

{PROSE}

DOI: 10.1000/sheep.1
PMCID: PMC123
PMID: 17300000 [Indexed for MEDLINE]


2. Nature. 2010 May;3(2):10-11.

Do goats climb?

Fox C.

{OTHER}

PMID: 17300001
"""
PAPER = f"""An official website of the United States government
PubMed
J Sheep Sci. 2007 Apr 2;98(3):1-9. doi: 10.1000/sheep.1.
Counting sheep in wide fields
Ann B Lee 1 2, Bob van der Day 2
Affiliations Expand
PMID: 17300000 PMCID: PMC123 DOI: 10.1000/sheep.1
Abstract
{PROSE}
Keywords: sheep; wool.
Similar articles
Do goats climb?
Fox C.
Nature. 2010 May;3(2):10-11.
PMID: 17300001
"""


def test_a_result_is_closed_by_its_journal_and_pmid():
    assert values(RESULTS, *COLUMNS) == [(*row, None) for row in FOUND]
    (first, second) = read(RESULTS).records
    assert first.labels[-1].startswith("We develop a count")
    assert "PMID: 17300001" in second.labels
    assert read(RESULTS).sources[0].reader == "pubmed"
    check_spans(RESULTS)


def test_a_saved_list_has_its_journal_first_and_paragraphs():
    abstracts = [PROSE, OTHER]
    expected = [(*row, text) for row, text in zip(FOUND, abstracts, strict=True)]
    assert values(SAVED, *COLUMNS) == expected
    check_spans(SAVED)


def test_the_page_of_a_paper_is_that_paper_and_none_it_recommends():
    names = ["Ann B Lee", "Bob van der Day"]
    assert values(PAPER, *COLUMNS) == [(FOUND[0][0], names, *FOUND[0][2:], PROSE)]
    check_spans(PAPER)


def test_a_list_of_references_with_pmids_is_none():
    text = "\n".join(
        f"{n}. Lee A, Day B. Counting {what} in wide fields. J Sheep. 2007;3:1-9. PMID: 1730000{n}"
        for n, what in enumerate(("sheep", "goats", "cows"), start=1)
    )
    assert read(text).sources[0].reader == "references"


def test_buttons_may_stand_between_a_title_and_its_authors():
    entry = (
        "Select search result to email or save {n}\n{title}\nCite\nLee AB, Day B.\n"
        "Nature. 2010 May;3(2):10-11. doi: 10.1000/{n}.\nPMID: 1730000{n}\nShare\n"
    )
    titles = ("Counting sheep.", "Do goats climb?")
    page = "Search PubMed\nPage\n1\nof 422\n" + "".join(
        entry.format(n=n, title=title) for n, title in enumerate(titles, 1)
    )
    assert values(page, "title", "authors", "doi") == [
        ("Counting sheep", ["Lee AB", "Day B"], "10.1000/1"),
        ("Do goats climb?", ["Lee AB", "Day B"], "10.1000/2"),
    ]
