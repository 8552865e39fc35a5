"""Posts that tell what to read: paragraphs with a linked title, names behind "by", and a remark."""

import pytest

from tests.read.pages import values

PAPERS = (
    ("How Many Sheep Are in Wide Fields?", ["Ann Lee", "Bob Day", "Cy Fox"], "QJW", "2004", "a.1"),
    ("Goats with variation in walls", ["Dee Good-Poe"], "Journal of Goats", "2021", "a.2"),
    ("Two-Way Wool with Many Shearers", ["Éva de Roy", "Ann D’Orr"], "AWR", "2020", "a.3"),
    ("Minimum Fences and Grazing", ["Bob Day", "Al B. Kay"], "American Wool Review", "1994", "a.4"),
)
REMARKS = ("Old but it is where we began.", "Read section 2 twice.", "", "My favourite for talks.")
PAGE = """<!DOCTYPE html><html><head><title>What to read</title></head><body>
<header><nav><a href="/a">About</a> <a href="/b">Archive</a></nav></header>
<article><h1>What to read on sheep</h1>
<p>Posted on <time datetime="2022-10-04">October 4</time> by <span class="author">Fiona</span></p>
<p>Every autumn somebody asks me where to begin. Here is my order.</p>
{}
<p>For the practical side, use <code>wool</code>; the package <a href="https://wool.example/">sheep</a>
has a superb vignette.</p></article><footer>Imprint</footer></body></html>"""
LINK = '<a href="https://doi.org/10.1000/{doi}">{title}</a>'


@pytest.mark.parametrize(
    "form",
    [
        f"<p><strong>{{n}}. {LINK}</strong> by {{names}} ({{venue}}, {{year}}). {{remark}}</p>",
        f"<p>{{n}}. {LINK}, by {{names}} ({{venue}}, {{year}}). {{remark}}</p>",
        f"<p>And then there is {LINK} by {{names}} ({{venue}}, {{year}}). {{remark}}</p>",
        f"<ul><li>{LINK} ({{names}}, {{venue}} {{year}}). {{remark}}</li></ul>",
        f"<p><em>{LINK}</em> – {{names}}, {{venue}} {{year}}</p><p>{{remark}}</p>",
        f"<p>• “{LINK}” by {{names}}, {{venue}} ({{year}}). {{remark}}</p>",
    ],
    ids=["numbers", "comma", "sentence", "brackets", "dash", "quoted"],
)
def test_linked_titles_with_names_behind_and_remarks(form):
    rows = [
        form.format(
            n=n,
            title=title,
            names=f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0],
            venue=venue,
            year=year,
            doi=doi,
            remark=remark,
        )
        for n, ((title, names, venue, year, doi), remark) in enumerate(
            zip(PAPERS, REMARKS, strict=True), 1
        )
    ]
    page = PAGE.format("\n".join(rows))
    assert values(page, "title", "authors", "published", "doi", "abstract") == [
        (title, names, year, f"10.1000/{doi}", None) for title, names, _, year, doi in PAPERS
    ]
