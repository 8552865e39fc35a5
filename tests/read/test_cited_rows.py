"""A saved page of one paper with rows of others: what it cites, what cites it, what is related."""

from tests.read.pages import read, values
from tests.read.test_semantic_scholar_html import facts, row

METAS = (
    '<meta name="citation_title" content="Counting Sheep in Wide Fields">'
    '<meta name="citation_author" content="Ann Lee">'
    '<meta name="citation_publication_date" content="2021/04/02">'
    '<meta name="citation_doi" content="10.1000/sheep.1">'
)


def saved(*parts: str) -> str:
    return (
        f"<!DOCTYPE html><html><head>{METAS}</head><body><main>"
        f"<h1>Counting Sheep in Wide Fields</h1>{''.join(parts)}</main></body></html>"
    )


def paper(title: str, year: str) -> str:
    return row(title, ["Bob Day"], facts("Biology", "Wool Review", year)).replace(
        "https://arxiv.org/pdf/2401.00001", "#"
    )


PAGE = saved(
    "<h2>2 References</h2>",
    paper("Wool of the Far North", "2001"),
    paper("Goats on Ladders", "3 May 2011"),
    "<h2>1,131 Citations</h2>",
    paper("Counting Cows from the Air", "2023"),
    "<h2>Related Papers</h2>",
    paper("Dogs That Count", "2019"),
)


def test_the_rows_below_a_paper_are_papers_too():
    titles = [title for (title,) in values(PAGE, "title")]
    assert titles == [
        "Counting Sheep in Wide Fields",
        "Wool of the Far North",
        "Goats on Ladders",
        "Counting Cows from the Air",
        "Dogs That Count",
    ]
    assert values(PAGE, "published")[2] == ("2011-05-03",)


def test_headings_say_which_of_them_are_cited_and_which_cite():
    found = read(PAGE)
    names = {record.record_id: record.title for record in found.records}
    said = [(names[r.record_id], r.position, r.title, r.doi, r.year) for r in found.references]
    sheep = "Counting Sheep in Wide Fields"
    assert said == [
        (sheep, 1, "Wool of the Far North", None, 2001),
        (sheep, 2, "Goats on Ladders", None, 2011),
        ("Counting Cows from the Air", 1, sheep, "10.1000/sheep.1", 2021),
    ]


def test_rows_without_a_heading_are_no_citations():
    page = saved(paper("Wool of the Far North", "2001"))
    assert len(read(page).records) == 2
    assert read(page).references == ()
