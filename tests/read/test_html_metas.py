"""What web pages say of a paper for machines, in the ways that sites write it; and pages that say
nothing.
"""

import json

import pytest

from tests.read.pages import OTHER, PROSE, codes, values

TITLE, NAMES = "Counting Sheep in Wide Fields", ["Ann Lee", "Bob Day", "Cy Fox"]
WORK = {
    "@context": "https://schema.org",
    "@type": "ScholarlyArticle",
    "headline": TITLE,
    "author": [{"@type": "Person", "name": name} for name in NAMES],
    "datePublished": "2024-01-02",
    "sameAs": "https://doi.org/10.1000/sheep",
}
FULL = {"https://schema.org/" + k if k[0] != "@" else k: v for k, v in WORK.items()}


def page(head: str, body: str = "") -> str:
    shown = body or f"<h1>{TITLE}</h1>"
    return f"<!DOCTYPE html><html><head>{head}</head><body>{shown}</body></html>"


@pytest.mark.parametrize(
    "script",
    [
        json.dumps(WORK),
        f"<!--\n{json.dumps(WORK)}\n-->",
        f"//<![CDATA[\n{json.dumps(WORK)}\n//]]>",
        f"/*<![CDATA[*/{json.dumps(WORK)};/*]]>*/",
        json.dumps(WORK, indent=1).replace("\n}", ",\n}"),
        json.dumps(FULL | {"@type": "https://schema.org/ScholarlyArticle"}),
        json.dumps(WORK | {"author": {"@list": WORK["author"]}}),
        json.dumps(WORK | {"author": "Ann Lee, Bob Day and Cy Fox"}),
        json.dumps(WORK | {"author": ["Ann Lee, Bob Day", "Cy Fox"]}),
    ],
)
def test_json_ld_as_sites_write_it(script):
    text = page(f'<script type="application/ld+json">{script}</script>')
    row = (TITLE, NAMES, "2024-01-02", "10.1000/sheep")
    assert values(text, "title", "authors", "published", "doi") == [row]
    assert codes(text) == []


@pytest.mark.parametrize(
    ("content", "names"),
    [
        ("Ann Lee and Bob Day", ["Ann Lee", "Bob Day"]),
        ("Ann Lee, Bob Day and Cy Fox", NAMES),
        ("García Márquez, Gabriel José", ["García Márquez, Gabriel José"]),
        ("Smith and Sons Ltd.", ["Smith and Sons Ltd."]),
    ],
)
def test_names_in_one_element(content, names):
    metas = f'<meta name="citation_title" content="{TITLE}">'
    metas += f'<meta name="citation_author" content="{content}">'
    assert values(page(metas), "authors") == [(names,)]


def test_prism_stands_beside_dublin_core():
    metas = (
        f'<meta name="dc.title" content="{TITLE}"><meta name="dc.creator" content="Ann Lee">'
        '<meta name="prism.publicationDate" content="2024/1"><meta name="prism.doi"'
        ' content="doi:10.1000/sheep"><meta name="prism.publicationName" content="Wool">'
    )
    assert values(page(metas), "published", "doi", "journal_ref") == [
        ("2024-01", "10.1000/sheep", "Wool")
    ]


REFERENCES = (
    "<h2>References</h2><ol><li>D. Hay, Counting goats at noon, Wool Rev. B 76 (2007).</li>"
    "<li>E. Ivy, F. Jay, Ladders for goats, Wool Rev. B 77 (2008).</li></ol>"
)


@pytest.mark.parametrize(
    "names",
    [
        '<p class="authors">Ann Lee, Bob Day, Cy Fox</p>',
        '<ul class="author-list"><li>Ann Lee<sup>1</sup></li><li>Bob Day<sup>1,2</sup></li>'
        "<li>Cy Fox<sup>2</sup></li></ul>",
        "<p>Ann Lee, Bob Day and Cy Fox</p>",
    ],
)
def test_a_page_of_one_paper_that_says_nothing_for_machines(names):
    body = (
        f"<h1>{TITLE}</h1>{names}<p>Published: 2 January 2024</p>"
        f"<h2>Abstract</h2><p>{PROSE}</p>{REFERENCES}"
    )
    row = (TITLE, NAMES, "2024-01-02", PROSE)
    found = values(page("", body), "title", "authors", "published", "abstract")
    assert found[0] == row
    cited = ("Counting goats at noon", "Ladders for goats")  # works of their own
    assert tuple(title for title, *_ in found[1:]) == cited


def test_a_page_with_several_abstracts_is_of_several_papers():
    paper = "<h2>{}</h2><p>Ann Lee, Bob Day, Cy Fox</p><h3>Abstract</h3><p>{}</p>"
    body = "<h1>All papers on counting</h1>"
    body += paper.format(TITLE, PROSE) + paper.format("A Ladder for Goats", OTHER)
    found = values(page("", body), "title")
    assert found == [(TITLE,), ("A Ladder for Goats",)]


@pytest.mark.parametrize(
    "names",
    [
        '<ul class="authors"><li>Ann Lee</li><li>Bob Day</li><li>Cy Fox</li></ul>',
        '<div class="people"><div class="author">Ann Lee</div><div class="author">Bob Day</div>'
        '<div class="author">Cy Fox</div></div>',
        '<h6 class="card-subtitle">Ann Lee, Bob Day, Cy Fox</h6>',
    ],
)
def test_names_that_have_elements_of_their_own_are_one_list(names):
    card = (
        '<div class="card"><h4 class="card-title">{}</h4>'
        + names
        + (
            "<p>{}</p><small>2 January 2024</small> <a href='https://doi.org/10.1000/{}'>Read</a></div>"
        )
    )
    body = card.format(TITLE, PROSE, "a") + card.format("A Ladder for Goats", OTHER, "b")
    assert values(page("", body), "title", "authors", "published", "abstract", "doi") == [
        (TITLE, NAMES, "2024-01-02", PROSE, "10.1000/a"),
        ("A Ladder for Goats", NAMES, "2024-01-02", OTHER, "10.1000/b"),
    ]


CITED = "<p>[1] A. Cow, Goats on Hills, 2001. doi:10.1000/goats</p>"


@pytest.mark.parametrize(
    ("shown", "doi"),
    [
        ("<table><tr><td>DOI:</td><td>10.1000/Sheep.1</td></tr></table>", "10.1000/sheep.1"),
        ("<p>DOI: <a href='https://doi.org/10.1000/a'>10.1000/a</a></p>", "10.1000/a"),
        ("<dl><dt>Related DOI</dt><dd>https://doi.org/10.1000/a</dd></dl>", "10.1000/a"),
        (
            "<table><tr><td>dc.identifier.doi</td><td>10.1000/a</td><td>en_US</td></tr></table>",
            "10.1000/a",
        ),
        ("<p>DOI: 10.1000/a</p><p>DOI: 10.1000/b</p>", None),
        ("<p>See also Cows in Rain, doi:10.1000/cows</p>", None),
    ],
)
def test_the_one_doi_that_a_page_shows_with_a_label_is_of_its_paper(shown, doi):
    head = f'<meta name="DC.title" content="{TITLE}"><meta name="DC.creator" content="Lee, Ann">'
    text = page(head, f"<h1>{TITLE}</h1>{shown}{CITED}")
    assert values(text, "title", "doi") == [(TITLE, doi)]
    shown_last = page(head, f"<h1>{TITLE}</h1>{CITED}{shown}")
    assert values(shown_last, "title", "doi") == [(TITLE, doi)]


LISTED = [
    ("Counting Sheep by Night", ["Ann Lee", "Bob Day"], "1-16"),
    ("A Theory of Goats", ["Cy Fox", "Di Hay", "Ed Ink"], "17-35"),
    ("Lambs", ["Flo Jar"], "36-50"),
]
OF_LISTED = [
    {
        "@type": "ScholarlyArticle",
        "name": title,
        "author": [{"@type": "Person", "name": name} for name in names],
    }
    for title, names, _ in LISTED
]


@pytest.mark.parametrize(
    "data",
    [
        OF_LISTED[::-1],
        {"@graph": [{"@type": "WebPage", "name": "Volume 5"}, *OF_LISTED]},
        {"@type": "ItemList", "itemListElement": [{"item": work} for work in OF_LISTED]},
        {"@type": "CollectionPage", "name": "Volume 5", "hasPart": OF_LISTED},
    ],
    ids=["backwards", "graph", "items", "parts"],
)
@pytest.mark.parametrize(
    "item",
    [
        "<li><i>{pages}</i> <a href='/1'>{title}</a><div>{names}</div><a href='#'>PDF</a></li>",
        "<li><i>pp. {pages}</i> <a href='/1'>{title}</a><div>{names}</div></li>",
        "<li><i>Research article</i> <a href='/1'>{title}</a><div>{names}</div></li>",
        "<li><a href='/1'>{title}</a><div>{names}</div>{pages}</li>",
        "<li>{pages}<h3>{title:.12}…</h3><div>{names}</div></li>",
    ],
    ids=["pages first", "pp first", "kind first", "pages last", "cut"],
)
def test_a_list_that_is_shown_is_one_with_the_works_of_json_ld(data, item):
    items = [item.format(title=t, names="; ".join(names), pages=p) for t, names, p in LISTED]
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    html = page(script, f"<h1>Volume 5</h1><ol>{''.join(items)}</ol>")
    expected = [(title, names) for title, names, _ in LISTED]
    assert sorted(values(html, "title", "authors")) == sorted(expected)


def test_a_paper_about_a_work_of_json_ld_is_another():
    title, names, _ = LISTED[0]
    about = [
        (f"A Note on {title}", ["Gus Kit", "Hal Low"]),
        ("Pigs in Rain", ["Ida Moe", "Jo Nut"]),
    ]
    shown = [(title, names), *about]
    items = "".join(f"<li><a href='/1'>{t}</a><br>{'; '.join(some)}</li>" for t, some in shown)
    script = f'<script type="application/ld+json">{json.dumps(OF_LISTED[:2])}</script>'
    read = values(page(script, f"<ul>{items}</ul>"), "title", "authors")
    assert read == [row[:2] for row in LISTED[:2]] + about


def test_a_second_part_is_no_work_of_json_ld_that_is_shown_itself():
    names = LISTED[0][1]
    shown = ["Counting Sheep by Night II", "Counting Sheep by Night", "A Theory of Goats"]
    items = "".join(f"<li><a href='/1'>{t}</a><br>{'; '.join(names)}</li>" for t in shown)
    script = f'<script type="application/ld+json">{json.dumps(OF_LISTED[:2])}</script>'
    read = [title for (title,) in values(page(script, f"<ul>{items}</ul>"), "title")]
    assert sorted(read) == sorted(shown)


def test_the_parts_of_a_volume_are_papers_and_the_volume_is_none():
    parts = [FULL | {"@type": "ScholarlyArticle"}]
    kinds = ["CreativeWork", "PublicationVolume"]
    volume = {"@type": kinds, "name": "Wool Proceedings", "datePublished": "2015", "hasPart": parts}
    text = page(f'<script type="application/ld+json">{json.dumps(volume)}</script>')
    assert values(text, "title", "published") == [(TITLE, "2024-01-02")]
