"""Saved web pages: embedded data, arXiv's own pages, text and lists of links."""

# ruff: noqa: E501 - lines of real pages are long

import time

import pytest

from kgraph.model.text import collapse
from tests.read.pages import OTHER, PROSE, THIRD, codes, read, values

ABS = f"""<!DOCTYPE html>
<html lang="en"><head><title>[2401.00001] Counting Sheep</title>
<link rel="canonical" href="https://arxiv.org/abs/2401.00001"/>
<meta property="og:type" content="website" /><meta property="og:title" content="Counting Sheep in.." />
<meta name="citation_title" content="Counting Sheep in Wide Fields" />
<meta name="citation_author" content="Lee, Ann" /><meta name="citation_author" content="Ön, Jörg" />
<meta name="citation_date" content="2024/01/01" /><meta name="citation_online_date" content="2024/02/06" />
<meta name="citation_pdf_url" content="http://arxiv.org/pdf/2401.00001" />
<meta name="citation_arxiv_id" content="2401.00001" />
<meta name="citation_abstract" content="{PROSE}" /></head>
<body><header><nav><a href="/abs/1706.03762">Skip to main content</a></nav></header>
<div id="content"><div id="content-inner"><div id="abs">
<div class="dateline">
  [Submitted on 1 Jan 2024 (<a href="https://arxiv.org/abs/2401.00001v1">v1</a>), last revised 6 Feb 2024 (this version, v2)]</div>
<h1 class="title mathjax"><span class="descriptor">Title:</span>Counting Sheep in Wide Fields</h1>
<div class="authors"><span class="descriptor">Authors:</span><a href="https://arxiv.org/search/cs?searchtype=author&amp;query=Lee,+A" rel="nofollow">Ann Lee</a>, <a href="https://arxiv.org/search/cs?searchtype=author&amp;query=On,+J">Jörg Ön</a></div>
<blockquote class="abstract mathjax"><span class="descriptor">Abstract:</span>{PROSE}</blockquote>
<div class="metatable"><table summary="Additional metadata">
<tr><td class="tablecell label">Comments:</td><td class="tablecell comments mathjax">18 pages, see <a href="https://arxiv.org/abs/2312.00009">arXiv:2312.00009</a></td></tr>
<tr><td class="tablecell label">Subjects:</td><td class="tablecell subjects"><span class="primary-subject">Digital Libraries (cs.DL)</span>; Statistics Theory (math.ST)</td></tr>
<tr><td class="tablecell label">Cite as:</td><td class="tablecell arxivid"><span class="arxivid"><a href="https://arxiv.org/abs/2401.00001">arXiv:2401.00001</a> [cs.DL]</span></td></tr>
<tr><td class="tablecell label">Journal&nbsp;reference:</td><td class="tablecell jref">J. Sheep 3 (2024) 1</td></tr>
<tr><td class="tablecell label">Related DOI:</td><td class="tablecell doi"><a href="https://doi.org/10.1000/Sheep.3">https://doi.org/10.1000/Sheep.3</a></td></tr>
</table></div></div></div></div></body></html>
"""


def test_an_abs_page_is_one_paper():
    without = ABS.replace("citation_", "other_")
    for html in (ABS, without):
        found = read(html)
        assert len(found.records) == 1
        record = found.records[0]
        assert record.arxiv_id == "2401.00001"
        assert record.title == "Counting Sheep in Wide Fields"
        assert record.author_keys == ("lee|ann", "on|jorg")
        assert record.abstract == PROSE
        assert (record.published, record.updated) == ("2024-01-01", "2024-02-06")
        assert record.categories == ("cs.DL", "math.ST")
        assert record.primary_category == "cs.DL"
        assert record.comments == "18 pages, see arXiv:2312.00009"
        assert record.journal_ref == "J. Sheep 3 (2024) 1"
        assert record.doi == "10.1000/sheep.3"
        assert found.sources[0].reader == "html"
        assert {s.field for s in record.spans} >= {"title", "abstract", "authors", "arxiv_id"}
    spans_hold(ABS)
    spans_hold(without)


def spans_hold(html):
    """Every span of a text is the text, tags and entities nowhere inside of it."""
    for record in read(html).records:
        for span in record.spans:
            printed = collapse(html[span.start : span.end])
            assert "<" not in printed
            if span.field in ("title", "abstract", "comments", "journal_ref"):
                assert printed == getattr(record, span.field)
        printed = [collapse(html[s.start : s.end]) for s in record.spans if s.field == "authors"]
        assert printed in ([], [author.name for author in record.authors])


LISTING = f"""<html><head><title>Digital Libraries</title></head><body>
<h1>Digital Libraries</h1><h3>Mon, 1 Jan 2024 (showing 2 of 2 entries )</h3>
<dl id='articles'>
<dt>
  <a name='item1'>[1]</a>
  <a href ="/abs/2401.00001" title="Abstract" id="2401.00001"> arXiv:2401.00001 </a>
  [<a href="/pdf/2401.00001" title="Download PDF">pdf</a>, <a href="/format/2401.00001">other</a>]
</dt>
<dd>
  <div class='meta'>
    <div class='list-title mathjax'><span class='descriptor'>Title:</span>
      Counting Sheep &amp; Goats in Wide Fields
    </div>
    <div class='list-authors'><a href="https://arxiv.org/a/lee_a_1">Ann Lee</a>, <a href="#">Jörg Ön</a></div>
    <div class='list-comments mathjax'><span class='descriptor'>Comments:</span>
      18 pages. Supersedes <a href="/abs/1706.03762">arXiv:1706.03762</a>
    </div>
    <div class='list-subjects'><span class='descriptor'>Subjects:</span>
      <span class="primary-subject">Digital Libraries (cs.DL)</span>; Statistics Theory (math.ST)
    </div>
    <p class='mathjax'>
      {PROSE}
    </p>
  </div>
</dd>
<dt><a name='item2'>[2]</a> <a href ="/abs/hep-th/9901001v2">arXiv:hep-th/9901001v2</a> (replaced)</dt>
<dd><div class='meta'><div class='list-title mathjax'><span class='descriptor'>Title:</span>
 Note: Counting Goats</div>
<div class='list-authors'><span class='descriptor'>Authors:</span> <a href="#">Bob Day</a></div>
<div class='list-journal-ref'><span class='descriptor'>Journal-ref:</span> J. Goats 1</div>
</div></dd>
</dl></body></html>
"""


def test_a_listing_is_a_paper_for_each_pair():
    assert values(LISTING, "arxiv_id", "version", "title", "authors", "categories") == [
        (
            *("2401.00001", None, "Counting Sheep & Goats in Wide Fields"),
            *(["Ann Lee", "Jörg Ön"], ("cs.DL", "math.ST")),
        ),
        ("hep-th/9901001", 2, "Note: Counting Goats", ["Bob Day"], ()),
    ]
    first, second = read(LISTING).records
    assert first.abstract == PROSE
    assert first.comments == "18 pages. Supersedes arXiv:1706.03762"
    assert second.journal_ref == "J. Goats 1"
    assert "title" not in {span.field for span in first.spans}, "an entity stands in it"
    spans_hold(LISTING)


SEARCH = f"""<!DOCTYPE html><html><body><ol class="breathe-horizontal" start="1">
<li class="arxiv-result">
  <div class="is-marginless">
    <p class="list-title is-inline-block"><a href="https://arxiv.org/abs/2401.00001">arXiv:2401.00001</a>
      <span>&nbsp;[<a href="https://arxiv.org/pdf/2401.00001">pdf</a>]&nbsp;</span></p>
    <div class="tags is-inline-block">
      <span class="tag is-small is-link tooltip" data-tooltip="Digital Libraries">cs.DL</span>
      <span class="tag is-small is-grey tooltip" data-tooltip="Statistics Theory">math.ST</span></div>
    <div class="is-inline-block" style="margin-left: 0.5rem"><div class="tags has-addons">
      <span class="tag is-dark is-size-7">doi</span>
      <span class="tag is-light is-size-7"><a href="https://doi.org/10.1000/Sheep.3">10.1000/Sheep.3</a></span></div></div>
  </div>
  <p class="title is-5 mathjax">Counting <span class="search-hit mathjax">Sheep</span> in Wide Fields</p>
  <p class="authors"><span class="search-hit">Authors:</span>
    <a href="/search/?searchtype=author&amp;query=Lee%2C+A">Ann Lee</a>, <a href="#">Jörg Ön</a></p>
  <p class="abstract mathjax"><span class="has-text-black-bis has-text-weight-semibold">Abstract</span>:
    <span class="abstract-short has-text-grey-dark mathjax" id="2401.00001v1-abstract-short" style="display: inline;">
      {PROSE[:60]}&hellip; <a class="is-size-7" style="white-space: nowrap;">&#9661; More</a></span>
    <span class="abstract-full has-text-grey-dark mathjax" id="2401.00001v1-abstract-full" style="display: none;">
      {PROSE}
      <a class="is-size-7" style="white-space: nowrap;">&#9651; Less</a></span></p>
  <p class="is-size-7"><span class="has-text-black-bis has-text-weight-semibold">Submitted</span> 6 February, 2024;
    <span class="has-text-black-bis has-text-weight-semibold">v1</span> submitted 1 January, 2024;
    <span class="has-text-black-bis has-text-weight-semibold">originally announced</span> January 2024.</p>
  <p class="comments is-size-7"><span class="has-text-black-bis has-text-weight-semibold">Report number:</span> SH-1</p>
  <p class="comments is-size-7"><span class="has-text-black-bis has-text-weight-semibold">Comments:</span>
    <span class="has-text-grey-dark mathjax">18 pages</span></p>
  <p class="comments is-size-7"><span class="has-text-black-bis has-text-weight-semibold">Journal ref:</span> J. Sheep 3</p>
</li></ol></body></html>
"""


def test_a_search_is_a_paper_for_each_result():
    assert values(SEARCH, "arxiv_id", "doi", "title", "authors", "abstract") == [
        (
            "2401.00001",
            "10.1000/sheep.3",
            "Counting Sheep in Wide Fields",
            ["Ann Lee", "Jörg Ön"],
            PROSE,
        )
    ]
    (record,) = read(SEARCH).records
    assert record.categories == ("cs.DL", "math.ST")
    assert (record.published, record.updated) == ("2024-01-01", "2024-02-06")
    assert (record.comments, record.journal_ref) == ("18 pages", "J. Sheep 3")
    assert not record.abstract_truncated


def test_a_publishers_page_is_its_paper_and_not_those_it_recommends():
    html = f"""<html><head><meta name="citation_title" content="Counting Sheep">
    <meta name="citation_author" content="Ann Lee">
    <meta name="citation_author_institution" content="Farm University">
    <meta name="citation_author" content="Bob Day">
    <meta name="citation_author_orcid" content="https://orcid.org/0000-0002-1825-0097">
    <meta name="citation_publication_date" content="2024/03"><meta name="citation_doi" content="doi:10.1000/Sheep.3">
    <meta name="citation_journal_title" content="Journal of Sheep">
    <meta name="dc.description" content="{PROSE}"></head>
    <body><p>Recommended: <a href="https://doi.org/10.1000/other">Other Work</a></p></body></html>"""
    (record,) = read(html).records
    assert [(a.name, a.affiliation, a.orcid) for a in record.authors] == [
        ("Ann Lee", "Farm University", None),
        ("Bob Day", None, "0000-0002-1825-0097"),
    ]
    assert (record.doi, record.published) == ("10.1000/sheep.3", "2024-03")
    assert (record.journal_ref, record.abstract) == ("Journal of Sheep", PROSE)


JSON_LD = """<html><head><script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "A site"},
 {"@type": "ItemList", "itemListElement": [
  {"@type": "ListItem", "item": {"@type": ["ScholarlyArticle"], "headline": "Counting Sheep",
   "author": [{"@type": "Person", "givenName": "Ann", "familyName": "Lee"}, "Bob Day"],
   "datePublished": "2024-01-01T00:00:00Z", "sameAs": "https://arxiv.org/abs/2401.00001v2",
   "isPartOf": {"@type": "Periodical", "name": "Journal of Sheep"}}},
  {"@type": "ListItem", "item": {"@type": "ScholarlyArticle", "name": "Counting \\u0047oats",
   "identifier": {"@type": "PropertyValue", "propertyID": "DOI", "value": "10.1000/Goats.1"},
   "citation": [{"@type": "ScholarlyArticle", "name": "A cited work"}]}}]}]}
</script></head><body></body></html>"""


def test_works_are_read_from_json_ld():
    assert values(JSON_LD, "title", "arxiv_id", "version", "doi", "published", "authors") == [
        ("Counting Sheep", "2401.00001", 2, None, "2024-01-01", ["Ann Lee", "Bob Day"]),
        ("Counting Goats", None, None, "10.1000/goats.1", None, []),
    ]
    spans_hold(JSON_LD)


def test_a_page_that_lists_works_is_none_itself_and_shows_them_once():
    listed = JSON_LD.replace(
        "<body>",
        """<body><h1>Herds</h1><ul><li><a href="/1">Counting Sheep</a><br>Ann Lee; Bob Day</li>
        <li><a href="/2">Counting Goats</a><br>Cy Day; Di Fox</li></ul>""",
    )
    listed = listed.replace("<head>", '<head><meta name="DC.title" content="Herds">', 1)
    assert listed.count("Herds") == 2
    assert values(listed, "title", "arxiv_id") == [
        ("Counting Sheep", "2401.00001"),
        ("Counting Goats", None),
    ]


def test_an_article_beside_papers_is_one_if_it_has_the_id_of_one():
    html = """<html><script type="application/ld+json">{"@type":"ItemList","itemListElement":[
    {"@type":"ListItem","item":{"@type":"ScholarlyArticle","headline":"Counting Sheep"}},
    {"@type":"ListItem","item":{"@type":"Article","headline":"Counting Goats",
     "sameAs":"https://doi.org/10.1000/goats"}},
    {"@type":"ListItem","item":{"@type":"Article","headline":"News of the Farm",
     "url":"https://example.org/news"}}]}</script></html>"""
    assert values(html, "title", "doi") == [
        ("Counting Sheep", None),
        ("Counting Goats", "10.1000/goats"),
    ]


def test_dublin_core_may_print_only_when_the_work_was_made():
    html = """<html><meta name="DC.Title" content="Counting Sheep">
    <meta name="DC.Creator" content="Ann Lee"><meta name="DC.Date.created" content="2007-04-01">
    <meta name="DC.Date.modified" content="2013-05-29"></html>"""
    assert values(html, "title", "published") == [("Counting Sheep", "2007-04-01")]


def test_json_ld_that_cannot_be_read_is_a_problem():
    html = JSON_LD.replace('"@graph": [', '"@graph": [[[')
    assert codes(html) == ["bad-json-ld"]


def test_dublin_core_and_open_graph():
    core = """<html><head><meta name="DC.title" content="Counting Sheep">
    <meta name="DC.creator" content="Lee, Ann"><meta name="DC.creator" content="Day, Bob">
    <meta name="DCTERMS.issued" content="2024-01-01"><meta name="DC.identifier" content="doi:10.1000/Sheep.3">
    </head><body>x</body></html>"""
    assert values(core, "title", "authors", "published", "doi") == [
        ("Counting Sheep", ["Lee, Ann", "Day, Bob"], "2024-01-01", "10.1000/sheep.3")
    ]
    graph = """<html><head><meta property="og:title" content="Counting Sheep"><meta property="og:url"
    content="https://arxiv.org/abs/2401.00001"></head><body>x</body></html>"""
    assert values(graph, "title", "arxiv_id") == [("Counting Sheep", "2401.00001")]
    shop = '<html><head><meta property="og:title" content="Buy Sheep"></head><body>x</body></html>'
    assert values(shop, "title") == []


def test_a_page_of_text_is_read_by_the_readers_of_text_and_links_give_ids():
    html = f"""<html><body><nav><ul><li>Home</li></ul></nav><script>var a = "<p>no</p>";</script>
    <div class=card><h3><a href="https://arxiv.org/abs/2401.00001">Counting Sheep in Wide Fields of Grass</a></h3>
    <p>{PROSE}</p></div>
    <div class=card><h3>Counting Goats on High and Higher Hills</h3>
    <p>{OTHER}</p><a href="https://doi.org/10.1000%2FGoats.1">paper</a></div></body></html>"""
    assert values(html, "title", "abstract", "arxiv_id", "doi") == [
        ("Counting Sheep in Wide Fields of Grass", PROSE, "2401.00001", None),
        ("Counting Goats on High and Higher Hills", OTHER, None, "10.1000/goats.1"),
    ]
    spans_hold(html)


@pytest.mark.parametrize("row", ["<li>{}</li>", "<tr><td>{}</td><td>2024</td></tr>", "<p>{}</p>"])
def test_a_list_of_links_is_a_list_of_papers(row):
    links = [
        f'<a href="https://arxiv.org/abs/2401.0000{n}">Counting Many {name} in the Fields</a>'
        for n, name in enumerate(["Sheep", "Goats", "Cows"], start=1)
    ]
    html = (
        "<html><body><h1>Papers</h1>" + "\n".join(row.format(x) for x in links) + "</body></html>"
    )
    assert values(html, "title", "arxiv_id") == [
        ("Counting Many Sheep in the Fields", "2401.00001"),
        ("Counting Many Goats in the Fields", "2401.00002"),
        ("Counting Many Cows in the Fields", "2401.00003"),
    ]
    spans_hold(html)


BOXES = {
    "classes": "<div class=paper><h3 class=paper-title><a href='{link}'>{title}</a></h3>"
    "<div class='paper-authors'>{authors}</div><p class=abstract>Abstract: {prose}</p></div>",
    "looks": "<div class=card><h2><a href='/p/1'>{title}</a></h2><div>{authors}</div><p>{prose}</p>"
    "<a href='{link}'>arXiv</a></div>",
    "terms": "<dt><a href='{link}'>{title}</a></dt><dd>{authors}<br>{prose}</dd>",
    "spans": "<p><strong><a href='{link}'>{title}</a></strong><br>{authors}<br>{prose}</p>",
}


@pytest.mark.parametrize("name", BOXES)
def test_boxes_with_marked_titles_are_papers(name):
    papers = [
        ("Counting Sheep in Wide Fields of Grass", ["Ann Lee", "Bob Day"], PROSE, "2401.00001"),
        ("Counting Goats on High and Higher Hills", ["Cy Fox"], OTHER, "2401.00002"),
        ("Counting Cows from the Air", ["Ann Lee", "Cy Fox"], THIRD, "2401.00003"),
    ]
    boxes = [
        BOXES[name].format(
            title=title,
            authors=", ".join(f"<a href='/a'>{author}</a>" for author in authors),
            prose=prose,
            link=f"https://arxiv.org/abs/{number}",
        )
        for title, authors, prose, number in papers
    ]
    html = (
        f"<html><body><h1>Our Papers</h1>{' '.join(boxes)}<footer>About us</footer></body></html>"
    )
    assert values(html, "title", "authors", "abstract", "arxiv_id") == papers
    spans_hold(html)


def test_of_a_page_of_other_things_the_links_to_papers_are_kept():
    html = """<html><body><p>We liked <a href="https://arxiv.org/abs/2401.00001v2">a paper</a> and
    <a href="https://example.org/x">more</a>, <a href="https://arxiv.org/pdf/2401.00001">again</a>."""
    assert values(html, "arxiv_id", "version", "title") == [("2401.00001", 2, None)]
    assert codes(html) == ["unknown-layout"]


BROKEN = {
    "nested": "<div>" * 100_000 + "x",
    "unclosed": "<p><b><a href='https://arxiv.org/abs/2401.00001'>" * 20_000,
    "comment": "<html><!--" * 20_000,
    "tags cut": "<html>" + "<a b='" * 50_000,
    "entities": "<html>" + "&amp;&lt;p&gt; " * 50_000,
    "doctype": "<!doctype html" + " [" * 50_000,
    "metas": "<html>" + '<meta name="citation_author" content="A, B">' * 10_000,
    "json": '<html><script type="application/ld+json">' + '{"@graph":[' * 100_000,
    "cells": "<table>" + "<tr><td>x" * 10_000,
    "nul": "<html>\0<p>\0Counting\0",
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_markup_is_no_crash_and_no_hang(name):
    began = time.monotonic()
    found = read(BROKEN[name])
    assert time.monotonic() - began < 20
    assert found.records or found.problems


def test_the_reference_list_of_a_publishers_page_is_kept():
    html = """<html><head><meta name="citation_title" content="Counting Sheep">
    <meta name="citation_reference" content="citation_title=Deep Wool; citation_author=Y. Day;
    citation_author=Y. Fox; citation_publication_date=2015; citation_doi=10.1038/Nature14539; citation_id=CR1">
    <meta name="citation_reference" content="Lee, A., Fox, C. &amp; Day, B. Deep goats in wide fields. Preprint at https://arxiv.org/abs/1706.03762v2 (2017).">
    <meta name="citation_reference" content="He, K. &amp; Sun, J. Deep cows from the air. In Proc. IEEE CVPR 770–778 (IEEE, 2016).">
    <meta name="citation_reference" content=" "><meta name="citation_reference" content="Private talk.">
    </head><body>x</body></html>"""
    found = read(html).references
    assert {(r.record_id, r.provider) for r in found} == {(f"{'0' * 16}#1", "page")}
    assert [(r.position, r.title, r.year, r.doi, r.arxiv_id) for r in found] == [
        (1, "Deep Wool", 2015, "10.1038/nature14539", None),
        (2, "Deep goats in wide fields", 2017, None, "1706.03762"),
        (3, "Deep cows from the air", 2016, None, None),
        (4, None, None, None, None),
    ]
    assert found[3].raw == "Private talk."


ITEMS = {
    "lines": '<li><b>{title}</b><br>{names}<br>J. Mach. Learn. Res., {year} [<a href="{link}">arXiv</a>]</li>',
    "line": '<li><em>{title}</em>. {names}. J. Mach. Learn. Res., {year} [<a href="{link}">arXiv</a>]</li>',
    "links": '<li><a href="{link}">{title}</a><br/>{names}<br/>ACL, {year} [<a href="https://g.example">code</a>]</li>',
}


@pytest.mark.parametrize("name", ITEMS)
def test_items_with_names_and_venue(name):
    papers = [
        ("Counting Sheep in Wide Fields of Grass", ["Ann Lee", "Bob Day"], "2021", "2401.00001"),
        ("Counting Goats on High and Higher Hills", ["Cy Fox", "Ann Lee"], "2022", "2401.00002"),
        ("Counting Cows from the Air", ["Laurens van der Berg"], "2023", "2401.00003"),
    ]
    items = "".join(
        ITEMS[name].format(
            title=title, names=", ".join(names), year=year, link=f"https://arxiv.org/abs/{number}"
        )
        for title, names, year, number in papers
    )
    html = f"<html><body><h1>Publications</h1><ul>{items}</ul></body></html>"
    assert values(html, "title", "authors", "published", "arxiv_id") == papers
    spans_hold(html)


def test_a_link_belongs_to_the_entry_whose_element_it_is_in():
    titles = ["Counting Sheep.", "Counting Goats.", "Counting Cows."]
    items = "".join(
        f"""<li class="entry"><nav><a href="https://doi.org/10.1000/farm.{n}">DOI</a></nav><cite>
        <a href="/pid/1">Ann Lee</a>, <a href="/pid/2">Bob Day</a>:<br><span>{title}</span>
        <a href="/db/farm">FARM</a> 20{10 + n}: 1-9</cite></li>"""
        for n, title in enumerate(titles, start=1)
    )
    html = (
        f"<html><body><h1>Ann Lee</h1><ul>{items}</ul><a href='https://doi.org/10.1000/site'>x</a>"
    )
    assert values(html, "title", "doi", "published") == [
        (title.rstrip("."), f"10.1000/farm.{n}", str(2010 + n))
        for n, title in enumerate(titles, start=1)
    ]


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Counting Sheep</h1><ul><li>Ann Lee</li></ul><p>{}</p><h2>References</h2><p>{}</p>",
        "<p>{1}</p><div class='article-abstract'><h2>Abstract</h2><p>{0}</p></div>",
        "<h1>Counting Sheep</h1><h2>Abstract</h2><p>{}</p><h2>Related</h2><p>{}</p>",
    ],
    ids=["under the title", "by its class", "under its heading"],
)
def test_an_abstract_that_no_meta_element_has_is_found_on_the_page(body):
    head = '<meta name="citation_title" content="Counting Sheep">'
    html = f"<html><head>{head}</head><body>{body.format(PROSE, OTHER)}</body></html>"
    assert values(html, "title", "abstract") == [("Counting Sheep", PROSE)]
    address = "Department of Sheep, University of Wool, Farm Road 3, Hillside 1234. " * 4
    other = html.replace(PROSE, address)
    assert values(other, "abstract") == [(address.strip(),)] if "class" in body else [(None,)]


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        *(("04/21/2007", "2007-04-21"), ("21/04/2007", "2007-04-21"), ("4/5/2007", "2007-04-05")),
        *(("21.4.2007", "2007-04-21"), ("04-05-2007", "2007"), ("2007/04/21", "2007-04-21")),
        ("13/13/2007", "2007"),
    ],
)
def test_a_day_in_numbers_is_month_first_with_slashes_and_day_first_with_points(printed, day):
    html = f"""<html><head><meta name="citation_title" content="Counting Sheep">
    <meta name="citation_date" content="{printed}"></head><body>x</body></html>"""
    assert values(html, "published") == [(day,)]


def test_buttons_that_are_names_are_authors_and_no_others():
    html = f"""<html><body><main><div>arxiv:2401.00001</div><h1>Counting Sheep</h1>
    <div>Published on Jan 1, 2024</div><button>Sign Up</button><div>Upvote <div>3</div></div>
    <div>Authors: <span class="author"><button>Ann Lee</button></span>,
    <span class="author"><button>Bob Day</button></span></div>
    <h2>Abstract</h2><p>{PROSE}</p></main></body></html>"""
    assert values(html, "title", "authors", "abstract") == [
        ("Counting Sheep", ["Ann Lee", "Bob Day"], PROSE)
    ]


@pytest.mark.parametrize(
    "row",
    [
        "<li><a href='https://arxiv.org/abs/2401.0000{n}'>{title}</a><br>{names}<br>ICML, 2019 "
        "[<a href='https://example.org/code'>code</a>]</li>",
        "<div class='card'><h3 class='paper-title'>{title}</h3><div class='authors'>{names}</div>"
        "<div class='date'>Jan {n}, 2019</div><a href='https://arxiv.org/abs/2401.0000{n}'>a</a></div>",
    ],
    ids=["venue below", "date below"],
)
def test_a_date_is_no_title_and_a_venue_no_abstract(row):
    titles = ["Counting Sheep in Wide Fields", "Counting Goats on Hills", "Do Cows Stand Still?"]
    rows = [
        row.format(n=n, title=title, names="Ann Lee, Bob Day")
        for n, title in enumerate(titles, start=1)
    ]
    html = f"<html><body><h1>Papers</h1><ul>{''.join(rows)}</ul></body></html>"
    found = values(html, "title", "authors", "arxiv_id", "abstract")
    assert found == [
        (title, ["Ann Lee", "Bob Day"], f"2401.0000{n}", None)
        for n, title in enumerate(titles, start=1)
    ]


@pytest.mark.parametrize("tag", ["i", "em", "b", "cite"])
def test_what_is_marked_behind_names_is_the_title(tag):
    item = (
        "<li>{names},<br>\n<{tag}>{title}</{tag}>,<br>\nComm. Sheep. Math. 84 (2009), No. 2, pp. 2--9,"
        ' <a href="http://arxiv.org/abs/0704.000{n}">0704.000{n}</a>\n'
    )
    titles = (
        "Fields with finitely many sheep and their goats",
        "Cows in the air and on the ground",
    )
    page = "<html><body><h3>2009</h3><ul>" + "".join(
        item.format(names=names, tag=tag, title=title, n=n)
        for n, (names, title) in enumerate(
            zip(("A. Lee", "B. Day, C. Fox"), titles, strict=True), 1
        )
    )
    assert values(f"{page}</ul></body></html>", "title", "authors", "published", "arxiv_id") == [
        (titles[0], ["A. Lee"], "2009", "0704.0001"),
        (titles[1], ["B. Day", "C. Fox"], "2009", "0704.0002"),
    ]


def test_headings_with_names_and_years_over_remarks():
    page = "<html><body><article><h1>Papers I like</h1>" + "".join(
        f"<h3>{n}. {title} ({names}, 201{n})</h3><p>It is a fine paper. I think of it at night.</p>"
        for n, (title, names) in enumerate(
            (("Counting Sheep in Fields", "Lee, Day &amp; Fox"), ("Do goats climb", "Roe et al.")),
            1,
        )
    )
    assert values(
        f"{page}</article></body></html>", "title", "authors", "published", "abstract"
    ) == [
        ("Counting Sheep in Fields", ["Lee", "Day", "Fox"], "2011", None),
        ("Do goats climb", ["Roe"], "2012", None),
    ]


def test_items_whose_names_have_no_shape_of_names_are_of_the_list():
    page = """<html><body><h2>Papers</h2><ol>
<li>Ann Lee, Hai-Liang li,
 <i>Global sheep for the Gross equation with a rotational term</i>,
 Math. Meth. Appl. Sci., 31(6), 1999-2008, 2009. [<a href="https://doi.org/10.1000/sheep.1">journal</a>]
<li>Ann Lee, Bob Day,
 <i>Goats of the fourth order in many dimensions</i>,
 J. Phys. A 40 (2007) 7557-7572. [<a href="https://arxiv.org/abs/0704.0937">arXiv</a>]
</ol><h3>Others</h3><ol start="3">
<li>Cy Fox,
 <i>Skew cows of orders 188 and 388 exist</i>,
 Cow Forum 3 (2008), no. 22, 1063-1068. [<a href="https://arxiv.org/abs/0704.0640">arXiv</a>]
</ol></body></html>"""
    assert values(page, "authors", "published", "arxiv_id", "doi", "journal_ref") == [
        (["Ann Lee", "Hai-Liang li"], "2009", None, "10.1000/sheep.1",
         "Math. Meth. Appl. Sci., 31(6), 1999-2008"),
        (["Ann Lee", "Bob Day"], "2007", "0704.0937", None, "J. Phys. A 40 (2007) 7557-7572"),
        (["Cy Fox"], "2008", "0704.0640", None, "Cow Forum 3 (2008), no. 22, 1063-1068"),
    ]  # fmt: skip
    assert codes(page) == []


def test_titles_in_quotation_marks_with_co_authors_and_a_journal():
    item = "<li>&ldquo;{},&rdquo; with {}, <i>{}</i> <b>12</b> ({}), 1&ndash;9. "
    item += "<a href='https://arxiv.org/abs/0704.000{}'>arXiv:0704.000{}</a></li>"
    page = "<html><body><h1>Ann Lee</h1><h2>Papers</h2><ol reversed>" + "".join(
        item.format(*row, n, n)
        for n, row in enumerate(
            (
                ("Reciprocal sheep and classical goats", "Bob Day", "Annals of Math.", 2007),
                ("Biased random walks of cows", "Cy M Fox, Dee F Elm", "J. Phys. A", 2008),
                ("Phases of a barn", "P. Roe, L. Fry", "Phys. Rev. D", 2009),
            ),
            1,
        )
    )
    assert values(f"{page}</ol></body></html>", "title", "authors", "published") == [
        ("Reciprocal sheep and classical goats", ["Bob Day"], "2007"),
        ("Biased random walks of cows", ["Cy M Fox", "Dee F Elm"], "2008"),
        ("Phases of a barn", ["P. Roe", "L. Fry"], "2009"),
    ]


def test_of_two_ways_to_read_boxes_the_one_with_dates_is_taken():
    box = (
        "<div class='pub'><div class='pub-title'><a href='https://arxiv.org/abs/0704.000{}'>{}</a>"
        "</div><div class='pub-authors'>{}</div><div class='pub-venue'>Phys. Rev. D, 2007</div>"
        "<details><summary>Abstract</summary><p>{}</p></details></div>"
    )
    page = "<html><body><h2>Papers</h2>" + "".join(
        box.format(n, *row)
        for n, row in enumerate(
            (
                ("Counting Sheep at Night", "Ann Lee, Bob Day", PROSE),
                ("A Ladder for Goats", "Cy Fox", OTHER),
                ("Cows from the Air", "Dee Elm, Eve Fry", THIRD),
            ),
            1,
        )
    )
    assert values(f"{page}</body></html>", "published", "abstract") == [
        ("2007", PROSE),
        ("2007", OTHER),
        ("2007", THIRD),
    ]


def test_the_day_a_paper_was_online_is_the_day_of_its_month():
    page = (
        "<html><head>"
        '<meta name="citation_title" content="Counting Sheep at Night">'
        '<meta name="citation_author" content="Ann Lee">'
        '<meta name="citation_publication_date" content="2021/09">'
        '<meta name="dc.date" content="2021-09-30">'
        '<meta name="citation_online_date" content="{}">'
        "</head><body></body></html>"
    )
    assert values(page.format("2021/09/29"), "published") == [("2021-09-29",)]
    assert values(page.format("2020/12/01"), "published") == [("2021-09",)]


def test_an_owner_who_is_set_apart_is_not_all_of_a_list():
    themed = (
        "<ol><li><div class='title'>Counting Sheep on Large Meadows</div><div class='author'>"
        "Ann Lee, Bob Day, <em>Cyd Fox</em>, and <a href='#'>Dan Orr</a></div></li>"
        "<li><div class='title'>Counting Goats on Small Meadows</div><div class='author'>"
        "<a href='#'>Ann Lee</a>, <a href='#'>Bob Day</a> and <em>Cyd Fox</em></div></li></ol>"
    )
    assert values(f"<html><body>{themed}</body></html>", "title", "authors") == [
        ("Counting Sheep on Large Meadows", ["Ann Lee", "Bob Day", "Cyd Fox", "Dan Orr"]),
        ("Counting Goats on Small Meadows", ["Ann Lee", "Bob Day", "Cyd Fox"]),
    ]


def test_a_colon_between_names_and_a_title_is_of_neither():
    listed = (
        "<ol><li>Ann Lee, Bob Day and Cyd Fox:<br> <b>Counting Sheep on Large Meadows</b>,<br>"
        " Proc. of SIGMOD, San Diego, CA.<li>Ann Lee and Bob Day:<br> <b>Counting Goats on Small"
        " Meadows</b>,<br> Proc. of SIGMOD, Madison, WI.</ol>"
    )
    assert values(f"<html><body>{listed}</body></html>", "title", "authors") == [
        ("Counting Sheep on Large Meadows", ["Ann Lee", "Bob Day", "Cyd Fox"]),
        ("Counting Goats on Small Meadows", ["Ann Lee", "Bob Day"]),
    ]


def test_items_with_quoted_and_linked_titles_names_and_a_full_stop():
    item = '<li>{}\n <span class="a">{}</span>.\n In <cite>Proceedings of Wool</cite>, {}.</li>\n'
    linked = '<a href="p.pdf"><strong>{}</strong></a>.'
    rows = (
        (
            "<b>&ldquo;Counting Sheep: Fields and Hills&rdquo;</b>",
            "Ann Lee and Bob G. Dayton",
            2002,
        ),
        (
            linked.format("Computing Geographical Scopes of Wool"),
            "Ann Lee, Cy Fox, and Bo Ek",
            2000,
        ),
        (
            "<b>&ldquo;Ladders: How Goats Climb&rdquo;</b>",
            "Cy Fox, Bob G. Dayton, and Ann Lee",
            2001,
        ),
        (linked.format("Evaluating Top-k Sheep Queries"), "Ann Lee and Cy Fox", 1999),
    )
    page = "<html><body><h1>Ann Lee</h1><h2>Papers</h2><ul>{}</ul></body></html>"
    assert values(page.format("".join(item.format(*row) for row in rows)), "title", "authors") == [
        ("Counting Sheep: Fields and Hills", ["Ann Lee", "Bob G. Dayton"]),
        ("Computing Geographical Scopes of Wool", ["Ann Lee", "Cy Fox", "Bo Ek"]),
        ("Ladders: How Goats Climb", ["Cy Fox", "Bob G. Dayton", "Ann Lee"]),
        ("Evaluating Top-k Sheep Queries", ["Ann Lee", "Cy Fox"]),
    ]


def test_a_style_that_slants_a_title_marks_it_and_the_full_stop_is_of_the_entry():
    item = (
        "<p><span class='C9'>Ann Lee, Bob Day, </span><span class='C9'>Cyd Fox. </span>"
        "<span class='C9' style='font-style:italic;'>{}</span>"
        "<span class='C9'> Proceedings of the Meeting on Wool, {}. </span></p>"
    )
    titles = ("Counting Sheep on Large Meadows.", "Counting Goats on Small Meadows.")
    cut = "</span><span class='C9' style='font-style:italic;'>"  # where somebody once wrote
    made = "".join(
        item.format(title.replace("on L", f"on L{cut}").replace(" Small", f"{cut} Small"), 2020 + n)
        for n, title in enumerate(titles)
    )
    assert values(f"<html><body>{made}</body></html>", "title", "authors") == [
        (title.rstrip("."), ["Ann Lee", "Bob Day", "Cyd Fox"]) for title in titles
    ]


def test_the_full_stop_behind_a_question_is_no_part_of_a_title():
    item = "<LI>Ann Lee, Bob Day:<BR>\n<B>{}</B> {}-{}\n<A HREF='p.pdf'>Full text (PDF)</A>\n"
    titles = ("Is Sheep Management a Database Problem?.", "Counting Goats at Night.")
    body = "".join(item.format(title, 9 * n + 1, 9 * n + 8) for n, title in enumerate(titles))
    found = values(f"<HTML><BODY><UL>{body}</UL></BODY></HTML>", "title")
    assert found == [("Is Sheep Management a Database Problem?",), ("Counting Goats at Night",)]


def test_the_text_of_a_page_is_no_abstract_of_its_paper():
    page = (
        '<html><head><meta name="citation_title" content="Counting Sheep in Wide Fields">'
        '<meta name="citation_author" content="Ann Lee"><meta name="citation_doi" content='
        '"10.1000/1"><meta name="citation_publication_date" content="2007/04"></head><body>'
        "<div>This site uses cookies. By continuing to use this site you agree to our use of"
        " cookies.</div><div>Journals Books Publishing Support</div><h1>Counting Sheep in Wide"
        " Fields</h1><p>Ann Lee and Bob Day</p><p>Published 2007 April. All rights reserved.</p>"
        '<p><a href="https://doi.org/10.1000/1">DOI 10.1000/1</a></p></body></html>'
    )
    assert values(page, "title", "abstract") == [("Counting Sheep in Wide Fields", None)]


@pytest.mark.parametrize("tag", ["i", "em", "b"])
def test_a_title_goes_to_the_end_of_its_italics(tag):
    item = "<li>{} (2016). <{}>{}</{}>. COLING, Osaka. [<a href='a.pdf'>pdf</a>]</li>"
    titles = ("Count With Me! The Usefulness of Sheep", "Goats meet Short Sheep", "Is It? On Cows")
    body = "".join(item.format("Ann Lee and Bob Day", tag, title, tag) for title in titles)
    page = f"<html><body><h1>Ann Lee</h1><ul>{body}</ul></body></html>"
    assert values(page, "title", "journal_ref") == [(title, "COLING, Osaka") for title in titles]


def test_a_venue_in_the_italics_of_a_title_is_no_part_of_it():
    item = "<li>{} ({}). <i>{}. {}</i>.</li>"
    rows = [
        ("Ann Lee, Bob Day", 2016, "Counting Sheep in Wide Fields", "Journal of Wool, 12(3)"),
        ("Cy Fox", 2017, "A Ladder for Goats in Hills", "Proceedings of the Goat Conference"),
        ("Dee Hen", 2018, "Cows from the Air at Night", "Nature"),
    ]
    body = "".join(item.format(*row) for row in rows)
    page = f"<html><body><ul>{body}</ul></body></html>"
    assert values(page, "title", "journal_ref") == [row[2:] for row in rows]
