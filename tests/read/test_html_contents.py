"""Tables of contents as web pages: names with pages behind them, the year below the volume."""

import pytest

from tests.read.pages import values

HEAD = "<!DOCTYPE html><html><body><h1>Proceedings of the 5th Nordic Meeting on Wool</h1>"
PAPERS = [
    ("Counting Sheep in Wide Fields", "Ann Lee, Bob Day and Cy Fox", "1–10"),
    ("Goats on Ladders and in Trees", "Dan Hay and Eve Ivy", "11–19"),
    ("A Survey of Wool: the Case of the Far North", "Fay Jay, Gil Kay", "20–31"),
]
ROWS = [(title, names.replace(" and ", ", ").split(", ")) for title, names, _ in PAPERS]


@pytest.mark.parametrize(
    "row",
    [
        '<dt>{}</dt><dd>{} <span class="pp">{}</span> <a href="1.pdf">pdf</a></dd>',
        '<p>{}<br>{} {} <a href="1.pdf">PDF</a> <a href="1.bib">bib</a></p>',
        "<p>{}<br>{}, pp. {}</p>",
        "<div>{}</div><div>{} ({})</div>",
        "<li><b>{}</b><br>{} <small>pp. {}</small></li>",
    ],
)
def test_pages_behind_names_are_no_part_of_them(row):
    page = HEAD + "".join(row.format(*paper) for paper in PAPERS)
    assert values(page, "title", "authors") == ROWS


@pytest.mark.parametrize(
    "line",
    [
        "Reykjavik, Iceland (Online), 2021. Edited by Hal Law and Ida May.",
        "Oslo, 5–7 June 2021",
        "May 31 – June 2, 2021 | Reykjavik",
    ],
)
def test_the_year_of_a_volume_may_stand_below_its_name(line):
    row = "<dt>{}</dt><dd>{} <span>{}</span></dd>"
    page = f"{HEAD}<p>{line}</p>" + "".join(row.format(*paper) for paper in PAPERS)
    assert values(page, "published") == [("2021",)] * 3


@pytest.mark.parametrize(
    "line", ["Last updated 3 May 2021", "Held in 2020 and 2021", "© 2021 Wool"]
)
def test_other_years_below_the_name_of_a_volume_are_not_its_own(line):
    row = "<dt>{}</dt><dd>{} <span>{}</span></dd>"
    page = f"{HEAD}<p>{line}</p>" + "".join(row.format(*paper) for paper in PAPERS)
    assert values(page, "published") == [(None,)] * 3


@pytest.mark.parametrize("lead", ["mit", "with", "joint with", "avec", "con", "gemeinsam mit"])
def test_co_authors_before_a_title_that_is_set_apart(lead):
    page = (
        "<html><body><h2>Papers</h2><ol><li>A. Lee, <em>Counting sheep in fields</em>, J. Wool 9"
        f" (2017), 33–41.<li>{lead} B. Day: <em>Heat kernels of wool trees</em>, J. Wool 3 (2013),"
        f" 1–24.<li>A. Lee, C. Fox, <em>Goats on ladders</em>, J. Wool 2 (2011), 7–9.</ol>"
    )
    assert values(page, "title", "authors", "published")[1:2] == [
        ("Heat kernels of wool trees", ["B. Day"], "2013")
    ]


def test_what_stands_below_a_list_is_no_abstract_of_its_last_paper():
    link = '<a href="https://arxiv.org/abs/2001.0000{0}">{1}</a>'
    row = f"<p><b>{{0}}. {link}</b> by {{2}} (2020). {{3}}</p>"
    remark = "I am late to it. Read the part on goats first; all becomes clear once you know them."
    papers = [*PAPERS, ("Heat Kernels of Wool Trees", "Hal Law", "")]
    rows = "".join(row.format(n, *paper[:2], remark) for n, paper in enumerate(papers, 1))
    told = (
        "I also finally watched the lectures on wool, and played with the new toolbox of a friend."
    )
    page = f"<html><body><h1>What I read</h1>{rows}<p>{told} Recommended!</p></body></html>"
    assert values(page, "published", "abstract") == [("2020", None)] * 4


def test_a_button_named_electronic_edition_is_no_part_of_an_entry():
    page = (
        "<html><body><h1>WOOL 1997: Oslo</h1><h2>Session 1: Storage</h2><ul><li>Ann Lee, Bob Day:"
        ' Counting Sheep in Wide Fields. 36-45 <a href="l.ps">Electronic Edition</a></li></ul>'
        "<h2>Session 2: Goats</h2><ul><li>Dan Hay, Eve Ivy: Goats on Ladders and in Trees. 66-75"
        "</li><li>Fay Jay, Gil Kay: A Survey of Wool in the Far North. 76-80</li></ul></body>"
    )
    assert [title for (title,) in values(page, "title")][:1] == ["Counting Sheep in Wide Fields"]
