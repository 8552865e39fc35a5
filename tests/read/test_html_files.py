"""Several saved web pages in one text: each is read by itself, in its own place."""

import pytest

from tests.read.copied_pages import check_spans
from tests.read.pages import codes, read, values

PAPER = """<!DOCTYPE html>
<html><head><title>{title}</title>
<meta name="citation_title" content="{title}">
<meta name="citation_author" content="{name}">
<meta name="citation_doi" content="10.1000/{n}">
<meta name="citation_reference" content="citation_title=Wool {n}; citation_author=Day, B.">
</head><body><h1>{title}</h1></body></html>
"""
LIST = """<html><body><h1>Ann Lee</h1><ul>
<li><b>Why goats climb walls</b><br>Ann Lee, Bob Day<br>Goat Letters, 2019</li>
<li><b>Cows and their stars</b><br>Bob Day, Cy Fox<br>Cow Letters, 2018</li>
</ul></body></html>
"""
SHEEP = PAPER.format(title="Counting sheep in fields", name="Ann Lee", n=1)
LAMBS = PAPER.format(title="Lambs in spring", name="Eve Roy", n=2)


@pytest.mark.parametrize("between", ["", "\n\n", "== lambs.html ==\n"])
def test_each_page_is_read(between):
    page = between.join([SHEEP, LIST, LAMBS])
    assert values(page, "title", "authors", "ordinal") == [
        ("Counting sheep in fields", ["Ann Lee"], 1),
        ("Why goats climb walls", ["Ann Lee", "Bob Day"], 2),
        ("Cows and their stars", ["Bob Day", "Cy Fox"], 3),
        ("Lambs in spring", ["Eve Roy"], 4),
    ]
    check_spans(page)
    found = read(page)
    cited = [(row.record_id.partition("#")[2], row.title) for row in found.references]
    assert cited == [("1", "Wool 1"), ("4", "Wool 2")]
    titles = [span for r in found.records for span in r.spans if span.field == "title"]
    assert [page.count("\n", 0, span.start) + 1 for span in titles] == [s.line for s in titles]


def test_a_page_without_papers_is_no_problem_beside_others():
    empty = "<html><body><p>Nothing here.</p></body></html>\n"
    assert codes(SHEEP + empty + LAMBS) == []
    assert codes(empty + empty) == ["unknown-layout", "unknown-layout"]


def test_a_page_in_a_script_is_no_page():
    script = '<script>var t = "<html></html>" + "<html>";</script>'
    page = LIST.replace("<ul>", f"{script}<ul>")
    assert values(page, "title") == values(LIST, "title")
