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


def test_signs_behind_names_are_of_affiliations_and_shares():
    names = "Lee AB(#)(1), van der\nDay B(†)(1)(2), Fox C(a), Ito K 1 2, Chu H¶."
    page = SAVED.replace("Lee AB(1), van der\nDay B(1)(2).", names)
    assert values(page, "authors")[0] == (["Lee AB", "van der Day B", "Fox C", "Ito K", "Chu H"],)


def test_the_language_of_a_paper_is_no_author():
    for language in (
        "[Article in Norwegian]",
        "[Article in Chinese; Abstract available in English]",
    ):
        page = SAVED.replace("Do goats climb?\n", f"[Do goats climb?].\n\n{language}\n")
        second = read(page).records[1]
        assert ([a.name for a in second.authors], second.abstract) == (["Fox C"], OTHER)
        assert language in second.labels
    nobody = SAVED.replace("Fox C.", "[No authors listed]")
    assert values(nobody, "authors", "abstract")[1] == ([], OTHER)


ROW = (
    '<article class="full-docsum"><span class="position-number">{n}</span>'
    '<a class="docsum-title" href="/{pmid}/">{title}</a>'
    '<span class="docsum-authors full-authors">{names}</span>'
    '<span class="docsum-authors short-authors">Lee AB, et al.</span>'
    '<span class="docsum-journal-citation full-journal-citation">{journal}</span>'
    '<span class="docsum-journal-citation short-journal-citation">J Sheep Sci. 2007.</span>'
    '<span>PMID: <span class="docsum-pmid">{pmid}</span></span>{snippet}</article>'
)
SNIPPET = (
    '<div class="docsum-snippet"><div class="full-view-snippet">{0}</div>'
    '<div class="short-view-snippet">{1} ...</div></div>'
)
ROWS = [
    ROW.format(
        n=1, pmid=17300000, title="Counting <b>sheep</b> in wide fields.",
        names="Lee AB, van der Day B; Flock Team.",
        journal="J Sheep Sci. 2007 Apr 2;98(3):1-9. doi: 10.1000/sheep.1. Epub 2006 Mar 1.",
        snippet=SNIPPET.format("AIMS: To count <b>sheep</b>.", "AIMS: To"),
    ),
    ROW.format(
        n=2, pmid=17300001, title="Do goats climb?", names="[No authors listed]",
        journal="Nature. 2010;3(2):10-11.",
        snippet=SNIPPET.format("... on <b>goats</b> ...", "..."),
    ),
]  # fmt: skip
SAVED_HTML = (
    "<!DOCTYPE html><html><head><title>sheep - PubMed</title></head><body>"
    f'<h3><span class="value">2</span> results</h3>{"".join(ROWS)}</body></html>'
)


def test_a_saved_page_is_read_by_its_classes():
    assert values(SAVED_HTML, *COLUMNS) == [
        (
            "Counting sheep in wide fields", ["Lee AB", "van der Day B", "Flock Team"],
            "2007-04-02", "J Sheep Sci", "10.1000/sheep.1", None,
        ),
        ("Do goats climb?", [], "2010", "Nature", None, None),
    ]  # fmt: skip
    first, second = read(SAVED_HTML).records
    assert first.labels == ("PMID: 17300000", "AIMS: To count sheep.")
    assert second.labels == ("PMID: 17300001", "... on goats ...")


def test_rows_of_other_designs_have_fewer_classes():
    short = SAVED_HTML.replace("docsum-authors full-authors", "docsum-authors")
    short = short.replace(
        "docsum-journal-citation full-journal-citation", "docsum-journal-citation"
    )
    assert values(short, *COLUMNS) == values(SAVED_HTML, *COLUMNS)
    alone = SAVED_HTML.replace(ROWS[1], "")
    assert values(alone, *COLUMNS) == values(SAVED_HTML, *COLUMNS)[:1]
