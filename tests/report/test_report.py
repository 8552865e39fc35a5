"""The report is read back with lxml: its facts, what it asks for, what it does with bad text."""

import os
import re
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from kgraph.errors import InputError
from kgraph.graph import Graph
from kgraph.model import taxonomy
from kgraph.model.tables import Authorship, Citation, PaperCategory, Person
from kgraph.report import charts
from kgraph.report.communities import telling
from kgraph.report.facts import gather
from kgraph.report.page import render
from tests.networks.graphs import make
from tests.small_graph import make as make_small
from tests.small_graph import paper


def read(graph, place):
    file = place / "report.html"
    Graph(graph).report(file)
    return html.fromstring(file.read_bytes())


def section(page, anchor):
    [found] = page.xpath(f"//section[@id='{anchor}']")
    return found


def rows(part, number=0):
    """Give the rows of a section's table as texts."""
    table = part.xpath(".//table")[number]
    return [
        [cell.text_content() for cell in row.xpath("./td")] for row in table.xpath(".//tbody/tr")
    ]


TOPICS = {"proteins": "Folding of long proteins", "galaxies": "Spectra of distant galaxies"}


def two_fields(count=30):
    """Give rows of two fields whose papers cite papers of their own field."""
    ids = [f"arxiv:{20 + n % 3}01.{n:05}" for n in range(count)]
    field = [list(TOPICS)[n % 2] for n in range(count)]
    return {
        "papers": [
            paper(name, title=f"{TOPICS[field[n]]}, part {n}", published=f"{2020 + n % 3}-01-05",
                  date_precision="day", arxiv_id=name[6:],
                  primary_category="q-bio.BM" if n % 2 else "astro-ph.GA")
            for n, name in enumerate(ids)
        ],
        "categories": list(taxonomy.categories().values()),
        "paper_categories": [PaperCategory(name, "q-bio.BM", True) for name in ids],
        "authors": [Person("author:a", "Ada Lovelace", "Ada", "Lovelace", None, "resolved")],
        "authorships": [Authorship(ids[0], 1, "author:a", "Ada Lovelace", None, "list", 1.0)],
        "citations": [
            Citation(ids[n], ids[m], "ReferenceList", "eprint", 1.0, ())
            for n in range(count) for m in range(n % 2, n, 2) if m < 2 or (n + m) % 3 == 0
        ],
    }  # fmt: skip


@pytest.fixture(scope="module")
def fields(tmp_path_factory):
    folder = tmp_path_factory.mktemp("fields")
    return make(folder / "graph", two_fields())


@pytest.fixture(scope="module")
def page(fields):
    return read(fields, fields.parent)


def test_numbers_charts_and_lists_are_those_of_the_graph(page):
    assert page.findtext(".//h1") == "Citation graph: 30 papers, 2020 to 2022"
    tiles = dict(zip(page.xpath("//dt/text()"), page.xpath("//dd/text()"), strict=True))
    assert tiles["papers"] == "30"
    assert tiles["authors"] == "1"
    assert tiles["citations"] == str(len(two_fields()["citations"]))
    assert rows(section(page, "years")) == [["2020", "10"], ["2021", "10"], ["2022", "10"]]
    bars = section(page, "years").xpath(".//rect")
    assert [bar.findtext("title") for bar in bars] == [
        f"{y}: 10 papers" for y in (2020, 2021, 2022)
    ]
    assert len({bar.get("height") for bar in bars}) == 1
    assert rows(section(page, "categories"))[0] == ["2020", "5", "5"]
    top = rows(section(page, "papers"))
    assert top[0] == ["Folding of long proteins, part 0", "Ada Lovelace", "2020", "14"]
    assert top[1] == ["Spectra of distant galaxies, part 1", "–", "2021", "14"]
    assert len(top) <= 20
    assert rows(section(page, "authors")) == [["Ada Lovelace", "2020", "1", "14"]]


def test_communities_have_the_words_of_their_field(page):
    cards = section(page, "communities").xpath(".//section")
    words = {word for card in cards for word in card.findtext("p").split(", ")}
    assert {"proteins", "galaxies"} <= words
    for card in cards:
        found = set(card.findtext("p").split(", "))
        assert len(found & set(TOPICS)) <= 1
        assert not found & {"part", "long of"}


def test_the_map_is_inside_with_tooltips(page):
    [picture] = section(page, "map").xpath(".//svg")
    told = picture.xpath(".//circle/title/text()")
    assert len(told) == 30
    assert "Folding of long proteins, part 0 (2020); citations in this graph: 14" in told


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style></svg><iframe src='//evil.example'>",
    "]]> & &amp; \x00\x0b\ufffe  \u202eabc",
    "z" * 10_000,
    "null",
]
BAD = ("src", "srcset", "style", "data", "action", "xlink:href", "background")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    ids = [f"title:{n:016}" for n in range(len(HOSTILE))]
    given_rows = {
        "papers": [
            paper(name, title=text, published="2020", date_precision="year", primary_category=text,
                  doi=f"10.1/{text[:50]}\"' onclick=x")
            for name, text in zip(ids, HOSTILE, strict=True)
        ],
        "authors": [
            Person(f"author:{n}", text, None, None, None, "name_only")
            for n, text in enumerate(HOSTILE)
        ],
        "authorships": [
            Authorship(name, 1, f"author:{n}", HOSTILE[n], None, "list", 1.0)
            for n, name in enumerate(ids)
        ],
        "citations": [Citation(name, ids[0], "Api", "x", 0.9, ()) for name in ids[1:]],
    }  # fmt: skip
    return make(tmp_path_factory.mktemp("hostile") / "graph", given_rows)


KNOWN_ELEMENTS = {
    *("html", "head", "meta", "title", "style", "body", "header", "main", "nav", "section"),
    *("h1", "h2", "h3", "p", "ul", "ol", "li", "a", "dl", "dt", "dd", "div", "figure", "code"),
    *("figcaption", "details", "summary", "table", "caption", "thead", "tbody", "tr", "th", "td"),
    *("bdi", "svg", "desc", "rect", "line", "text", "path", "circle", "polygon", "tspan"),
}


@pytest.fixture(scope="module")
def hostile_page(hostile):
    return read(hostile, hostile.parent)


@pytest.mark.parametrize("which", ["hostile_page", "page"])
def test_nothing_is_asked_from_outside_and_no_text_becomes_markup(which, request):
    page = request.getfixturevalue(which)
    assert {element.tag for element in page.iter()} <= KNOWN_ELEMENTS
    for element in page.iter():
        for name, value in element.items():
            assert name not in (
                "src",
                "srcset",
                "style",
                "data",
                "action",
                "xlink:href",
                "background",
            )
            assert not name.startswith("on")
            if name == "href":
                assert element.tag == "a"
                assert re.match(r"#\w+$|https://(arxiv|doi)\.org/[\w./%~-]+$", value), value
            assert "url(" not in value
    for style in page.iter("style"):
        assert not re.search(r"url\(|@import|@font-face|expression|https?:", style.text_content())
    [policy] = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")


def test_hostile_titles_are_read_as_they_are(hostile_page):
    top = rows(section(hostile_page, "papers"))
    assert top[0][:2] == [HOSTILE[0], HOSTILE[0]]


def test_same_graph_same_bytes_in_another_process(fields, page, tmp_path):
    code = "import sys, kgraph; kgraph.open(sys.argv[1]).report(sys.argv[2])"
    subprocess.run(
        [sys.executable, "-c", code, str(fields), str(tmp_path / "b.html")],
        env={**os.environ, "PYTHONHASHSEED": "5"},
        check=True,
    )
    assert (fields.parent / "report.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_of_an_empty_graph_it_says_how_to_begin(tmp_path):
    page = read(make(tmp_path / "graph", {}), tmp_path)
    assert page.findtext(".//h1") == "Citation graph: 0 papers"
    assert "kgraph build PAGES -o GRAPH" in page.xpath("//ul[@class='lacks']//code/text()")
    assert page.xpath("//nav//a/@href") == ["#sources"]


def test_of_a_graph_without_network_it_says_what_is_missing(tmp_path):
    papers = [
        paper("title:a", title="Rivers", published="2020", date_precision="year"),
        paper("title:b", title="Lakes"),
        paper("doi:10.1/c", title="Seas", described=False),
    ]
    facts = gather(make(tmp_path / "graph", {"papers": papers}))
    coverage = {"arxiv": {"deferred": 2}, "openalex": {"ok": 1, "error": 1}}
    page = html.fromstring(render(facts, [], coverage, [], "", ""))
    [lacks] = page.xpath("//ul[@class='lacks']")
    assert [" ".join(line.text_content().split()) for line in lacks] == [
        "No citations are known; references come from e-prints and services: "
        "kgraph enrich GRAPH --from eprint,openalex",
        "Not every service has answered; the same command again asks for what is left: "
        "kgraph enrich GRAPH --from arxiv,openalex",
        "1 paper without a date; arXiv knows dates: kgraph enrich GRAPH",
        "2 papers without a category; arXiv knows them: kgraph enrich GRAPH",
        "1 work cited and not described; to list them: kgraph export GRAPH refs.bib --cited-only",
    ]
    assert rows(section(page, "coverage")) == [
        ["arxiv", "deferred: 2 of 2", "0", "0", "2", "2"],
        ["openalex", "ok: 1 of 2error: 1 of 2", "1", "1", "0", "2"],
    ]
    assert not page.xpath("//section[@id='papers']")


def test_sources_are_named(tmp_path):
    page = html.fromstring(render(gather(make_small(tmp_path / "g")), [], {}, [], "", ""))
    part = section(page, "sources")
    assert rows(part) == [["api", "arxiv", "1", "3"], ["page", "wrapped_list", "1", "1"]]
    assert rows(part, 1) == [["pages/a list.txt", "wrapped_list", "1"]]
    assert "the newest of 2026-11-20." in page.findtext(".//header/p")


def test_a_century_is_shown_by_tens(tmp_path):
    years = ["1899", "1905", "1905-07", "2024-01-02"]
    papers = [
        paper(f"title:{n}", title="T", published=year, date_precision="year")
        for n, year in enumerate(years)
    ]
    facts = gather(make(tmp_path / "graph", {"papers": papers}))
    found = section(html.fromstring(render(facts, [], {}, [], "", "")), "years")
    assert rows(found) == [["1890s", "1"], ["1900s", "2"], ["2020s", "1"]]


def test_where_categories_are_many_archives_stand_for_them(tmp_path):
    codes = [code for code, known in taxonomy.categories().items() if known.archive == "cs"][:30]
    papers = [
        paper(f"title:{n}", title="T", published="2020", primary_category=code)
        for n, code in enumerate([*codes, "hep-th"])
    ]
    given_rows = {"papers": papers, "categories": list(taxonomy.categories().values())}
    facts = gather(make(tmp_path / "graph", given_rows))
    found = section(html.fromstring(render(facts, [], {}, [], "", "")), "categories")
    assert rows(found) == [["2020", "30", "1"]]
    assert [key.text_content() for key in found.xpath(".//li")] == [
        "cs Computer Science",
        "hep-th High Energy Physics - Theory",
    ]


def test_problems_are_counted_and_the_first_shown(tmp_path):
    facts = gather(make(tmp_path / "graph", {}))
    problems = [
        {"location": f"p{n}.txt", "line": n or None, "code": "bad-id", "message": "<no> id"}
        for n in range(60)
    ]
    part = section(html.fromstring(render(facts, [], {}, problems, "", "")), "problems")
    assert rows(part) == [["bad-id", "60"]]
    shown = rows(part, 1)
    assert shown[:2] == [["p0.txt", "bad-id", "<no> id"], ["p1.txt:1", "bad-id", "<no> id"]]
    assert len(shown) == 25
    assert part.findtext(".//summary") == "The first 25 of 60"


def test_long_lists_are_cut_and_the_map_says_what_it_leaves_out(tmp_path, monkeypatch):
    monkeypatch.setattr("kgraph.report.MOST_ON_MAP", 20)
    page = read(make(tmp_path / "graph", two_fields(60)), tmp_path)
    assert len(rows(section(page, "papers"))) == 20
    assert len(section(page, "map").xpath(".//circle[title]")) <= 20
    assert section(page, "map").findtext(".//figcaption") == (
        "No more than the 20 nodes with most links are drawn."
    )


def test_every_chart_has_its_table_and_a_name(page):
    figures = page.xpath("//figure[svg[contains(@class, 'chart')]]")
    assert len(figures) == 2
    for figure in figures:
        assert figure.xpath("./svg/@role") == ["img"]
        assert figure.xpath("./svg/@aria-label") == figure.xpath(".//table/caption/text()")
        assert figure.findtext("./svg/desc")


def test_a_report_is_html(fields, tmp_path):
    with pytest.raises(InputError, match="HTML"):
        Graph(fields).report(tmp_path / "report.pdf")


@settings(deadline=None, max_examples=15)
@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 50)), max_size=20))
def test_bars_stay_inside_and_are_as_high_as_their_values(values):
    series = {"a": [one for one, _ in values], "b": [other for _, other in values]}
    drawn = charts.bars("x", [str(n) for n in range(len(values))], series, "papers")
    for bar in drawn.iter("rect"):
        assert float(bar.get("y")) >= 11.9
        assert float(bar.get("y")) + float(bar.get("height")) <= 224.1
        assert float(bar.get("x")) + float(bar.get("width")) <= 760.1
    firsts = [float(bar.get("height")) for bar in drawn.iter("rect") if bar.get("class") == "c1"]
    shown = [one for one in series["a"] if one]
    assert sorted(firsts) == [high for _, high in sorted(zip(shown, firsts, strict=True))]


def test_words_are_telling_only_where_they_lead():
    everywhere = {"deep": 40, "learning": 40, "galaxies": 10, "spectra": 9, "once": 1}
    here = {"deep": 4, "learning": 4, "galaxies": 10, "spectra": 8, "once": 1}
    assert telling(here, everywhere) == ["galaxies", "spectra"]
    assert telling(everywhere, everywhere)[:2] == ["deep", "learning"]
    assert telling({}, everywhere) == []
