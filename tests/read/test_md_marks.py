"""Marks of Markdown around and between titles and names, as different people set them."""

import pytest

from tests.read.copied_pages import check_spans
from tests.read.pages import values

PAPERS = (
    ("Do Sheep Sleep at Night?", ["Ann Lee", "Bob Day", "Cy Fox"], "2019", "1901.00001"),
    ("Counting goats by fine-tuning", ["Dee Poe"], "2021", "2101.00002"),
    ("Wool, please! A survey of shearing", ["Éva Roy", "Bob Day"], "2018", "1801.00003"),
)


def names(people):
    return ", ".join(people) if len(people) > 1 else f"{people[0]} et al."


def read_list(form, *columns, **given):
    rows = [
        form.format(
            title=title,
            names=names(people),
            semicolons="; ".join(people) if len(people) > 1 else names(people),
            families=" and ".join(name.split()[-1] for name in people[:2])
            if len(people) > 1
            else f"{people[0].split()[-1]} et al.",
            year=year,
            short=year[2:],
            id=arxiv,
            url=f"https://arxiv.org/abs/{arxiv}",
            **given,
        )
        for title, people, year, arxiv in PAPERS
    ]
    page = "# Reading\n\n" + "\n".join(rows) + "\n"
    check_spans(page)
    return values(page, *columns)


@pytest.mark.parametrize(
    "form",
    [
        "* [WOOL {year}] {title} - {names} ([pdf]({url}))",
        "- {year} | {title} | {names} [pdf]({url})",
        "* (WOOL'{short}) {title} | {semicolons} | [link]({url})",
        "- `WOOL` {title} -- {names} ({year}) [{id}]({url})",
        "- **[WOOL'{short}]** {title} — {names} [[Paper]({url})] [[Code](https://wool.example/c)]",
    ],
)
def test_names_behind_a_dash_or_a_bar(form):
    assert read_list(form, "title", "authors", "published", "arxiv_id") == list(PAPERS)


def test_by_behind_a_comma():
    form = "1. {title}, by {names} [[arXiv]({url})]"
    assert read_list(form, "title", "authors") == [paper[:2] for paper in PAPERS]


@pytest.mark.parametrize(
    "label", ["*optional:* ", "[Optional] ", "**Background:** ", "Further reading: ", "_Core_ - "]
)
def test_what_names_are_listed_as_is_no_name(label):
    found = read_list(label.join(("- ", "{families} ({year}). [{title}]({url})")), "authors")
    assert found == [(["Lee", "Day"],), (["Poe"],), (["Roy", "Day"],)]


OWN = """---
layout: archive
title: "Publications"
---
{{% include base_path %}}

# Articles

{}
# Preprints

{}
{{% for post in site.publications %}}
  {{% include archive-single.html %}}
{{% endfor %}}
"""


@pytest.mark.parametrize("name", ["**{}**", "*{}*", "<u>{}</u>", "<strong>{}</strong>", "_{}_"])
def test_own_names_in_any_marks(name):
    own = name.format("Ann Lee")
    item = (
        '1. <abbr class="badge">WOOL</abbr> **{}**\n   Bob Day, {}, and Cy Fox\n'
        "   *In Proceedings of the 28th Conference on Wool and Farms*, Dec {}\n"
        "   [[HTML](https://arxiv.org/abs/{})] [[PDF](#)]\n\n"
    )
    page = "# Papers\n\n" + "".join(item.format(p[0], own, p[2], p[3]) for p in PAPERS)
    assert values(page, "title", "authors", "published") == [
        (title, ["Bob Day", "Ann Lee", "Cy Fox"], f"{year}-12") for title, _, year, _ in PAPERS
    ]
    check_spans(page)


def test_journals_in_italics_are_no_names():
    rows = "".join(
        f"- {n}. *Wool Review*, Vol. 3, {year}. [{title}](https://arxiv.org/abs/{arxiv})\n"
        for title, (n, *_), year, arxiv in PAPERS
    )
    assert [row[0] for row in values(rows, "title")] == [paper[0] for paper in PAPERS]


def test_titles_in_bold_over_names_with_a_year():
    first = (
        "**Counting sheep $\\neq$ sleeping**\n**Lee-Day, A.**, Fox, C., & Roe, D. E. (2023). *Wool"
        " Review B*, 290(1998), 122. https://doi.org/10.1000/wool.1\n[Download paper here](/a.pdf)"
        "\n\n**Goats: how many?**\nFox, C., & **Lee-Day, A.** (2022). *Goat Letters*, 4, 1-9.\n"
    )
    second = "**Ull i natten**\n**Lee-Day, A.** (2024). *Ulletin*. Under review.\n"
    page = OWN.format(first, second)
    assert values(page, "title", "authors", "published", "doi", "abstract") == [
        (
            "Counting sheep $\\neq$ sleeping",
            ["Lee-Day, A.", "Fox, C.", "Roe, D. E."],
            "2023",
            "10.1000/wool.1",
            None,
        ),
        ("Goats: how many?", ["Fox, C.", "Lee-Day, A."], "2022", None, None),
        ("Ull i natten", ["Lee-Day, A."], "2024", None, None),
    ]
    check_spans(page)
