"""A saved page of one paper that prints lists of works below: cited, citing, alike."""

import pytest

from tests.read.pages import read, values
from tests.read.test_cited_rows import saved

GOATS = ("Goats on ladders", "2018")
NOON = ("Counting goats at noon", "2007")
APA = (
    "<p>Fox, C., &amp; Day, B. (2018). Goats on ladders. <i>Wool Review</i>, 12(3), 45–67.</p>"
    "<p>Hay, D. (2007). Counting goats at noon. <i>Wool Letters</i>, 5, 1–9.</p>"
)
LISTS = [
    f'<section><h2>References</h2><div class="value">{APA}</div></section>',
    f"<h4>Referências</h4>{APA}",
    f"<p><b>Referencias bibliográficas:</b></p>{APA}",
    f"<div class='t'>2 References</div>{APA}",
    f"<details><summary>References (2)</summary>{APA}</details>",
    # With the buttons of a publisher.
    "<h2>References</h2><ol><li><p>Fox C, Day B (2018) Goats on ladders. Wool Rev 634:561–568</p>"
    '<p><a href="#">Article</a> <a href="#">Google Scholar</a></p></li>'
    "<li><p>Hay D (2007) Counting goats at noon. Nature 5:1–9</p><p><a>CAS</a>"
    " <a>Google Scholar</a></p></li></ol><p><a>Download references</a></p>",
    '<div class="ref"><div class="title">参考文献</div>'
    "<p>[1] Fox C, Day B. Goats on ladders[J]. Wool Review, 2018, 12(3): 45-67.</p>"
    "<p>[2] Hay D. Counting goats at noon[J]. Wool Letters, 2007, 5: 1-9.</p></div>",
    "<h4>Literaturverzeichnis</h4><p>Fox, C.; Day, B. (2018): Goats on ladders. In: Wollrundschau"
    " 12 (3), S. 45–67.</p><p>Hay, D. (2007): Counting goats at noon. Berlin: Springer.</p>",
    "<h2>References</h2><ul><li>[Fox01] C. Fox and B. Day. Goats on ladders. In Proc. of WOOL,"
    " pages 1–9, 2018.</li><li>[Hay07] D. Hay. Counting goats at noon. Wool Letters, 5(2):1–9,"
    " 2007.</li></ul>",
    "<h2>Bibliographie</h2><h3>Sources</h3><p>Fox, C. (2018). Goats on ladders. <i>Wool Rev</i>, 6,"
    " 1–9.</p><h3>Études</h3><p>Hay, D. (2007). Counting goats at noon. <i>Wool Rev</i>, 6, 1.</p>",
]


@pytest.mark.parametrize("listed", LISTS)
def test_cited_works_are_records_and_citations(listed):
    page = saved(
        listed, "<h2>Acknowledgements</h2><p>We thank Fox, C. (2019). For wool, 6, 1–9.</p>"
    )
    assert values(page, "title", "published")[1:] == [GOATS, NOON]
    found = read(page)
    cited = [(r.record_id, r.position, r.title, r.year) for r in found.references]
    paper = found.records[0].record_id
    assert cited == [(paper, 1, GOATS[0], 2018), (paper, 2, NOON[0], 2007)]


def test_a_list_ends_with_the_element_it_fills():
    behind = "<p>Ivy, E. (2001). Dogs that count. <i>Wool Review</i>, 7, 1–9.</p>"
    page = saved(f"<section><h2>References</h2>{APA}</section><div>{behind}</div>")
    assert values(page, "title", "published")[1:] == [GOATS, NOON]


@pytest.mark.parametrize("name", ["Similar publications", "Related articles", "Artigos similares"])
def test_works_that_are_like_the_paper_are_not_cited(name):
    found = read(saved(f"<h3>{name}</h3>{APA}"))
    assert [record.title for record in found.records[1:]] == [GOATS[0], NOON[0]]
    assert found.references == ()


@pytest.mark.parametrize(
    "row",
    [
        '<li>{1}, <a href="#">{0}</a>, <a href="#">Wool Review: Vol. 12 No. 3 ({2})</a></li>',
        '<li><a href="#">{0}</a><br>{1}<br>Wool Review, {2}</li>',
        '<div class="card"><h4 class="card-title"><a href="#">{0}</a></h4>'
        '<div class="authors">{1}</div><div class="date">{2}</div></div>',
    ],
)
def test_a_site_shows_other_works_as_links(row):
    goats = row.format("Goats on ladders and in trees", "Cy Fox, Bob Day", "2018")
    noon = row.format("Counting goats at noon", "Dan Hay", "2007")
    found = read(saved(f"<h3>Most read articles by the same author(s)</h3>{goats}{noon}"))
    rows = [(r.title, [a.name for a in r.authors], r.published) for r in found.records[1:]]
    assert rows == [
        ("Goats on ladders and in trees", ["Cy Fox", "Bob Day"], "2018"),
        ("Counting goats at noon", ["Dan Hay"], "2007"),
    ]


def test_works_that_cite_the_paper_do_so():
    found = read(saved(f"<h2>Cited by (2)</h2>{APA}"))
    sheep = "Counting Sheep in Wide Fields"
    citing = [record.record_id for record in found.records[1:]]
    assert [(r.record_id, r.title) for r in found.references] == [(n, sheep) for n in citing]


def test_how_to_cite_the_paper_is_no_other_work():
    cite = "<p>Lee, A. (2021). Counting Sheep in Wide Fields. <i>Wool Rev</i>, 6, 1–9.</p>"
    assert len(read(saved(f"<h2>Cite this article</h2>{cite}")).records) == 1
    assert len(read(saved(f"<h2>References</h2>{APA}{cite}")).records) == 3


def test_a_cited_work_that_is_not_understood_is_a_problem():
    odd = (
        "Some statistics of the wool trade that nobody wrote down anywhere else, not even in 1999."
    )
    found = read(saved(f"<h2>References</h2>{APA}<p>{odd}</p>"))
    assert [problem.code for problem in found.problems] == ["not-understood"]
    assert odd[:40] in found.problems[0].message


def test_the_longer_list_of_two_says_what_is_cited():
    meta = '<meta name="citation_reference" content="Fox, C. Goats on ladders. Wool Rev 12 (2018)">'
    page = saved(f"<h2>References</h2>{APA}").replace("<meta", f"{meta}<meta", 1)
    assert len(read(page).references) == 2
    page = page.replace(meta, 3 * meta)
    assert len(read(page).references) == 3


def test_a_list_in_another_script():
    listed = (
        "<h3>Список литературы</h3><ol><li>Иванов И.И., Петров П.П. Овцы на полях // Шерсть. 2001."
        " Т. 5. С. 1–9.</li><li>Сидоров С.С. Козы на лестницах. М.: Наука, 2010. 120 с.</li>"
        "<li>Лисин А.А. Счёт овец ночью // Шерсть. 2012. Т. 7. С. 1–9.</li></ol>"
    )
    titles = [r.title for r in read(saved(listed)).references]
    assert titles == ["Овцы на полях", "Козы на лестницах", "Счёт овец ночью"]
