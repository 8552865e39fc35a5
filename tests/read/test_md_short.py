"""Markdown of which somebody kept one paper or two: lists, tables, notes."""

import pytest

from tests.read.pages import PROSE, read, values

AROUND = """---
title: Reading list
---
# Papers on sheep [![Badge](https://badge.example/b.svg)](https://sheep.example)

What our group reads this term. Meetings: Thursdays, room 2.14.

## Contents
- [Papers](#papers)
- [Tools](#tools)

## News
- 2024.01: we added a section on goats.

## Papers

{}

## Tools
- [hen-tools](https://git.example/hens) - Tools for hens.

## License
CC0
"""
SHEEP = "https://arxiv.org/abs/2401.00001"
GOATS = "https://arxiv.org/abs/2401.00002"


@pytest.mark.parametrize(
    "item",
    [
        "- [{title}]({link}), Ann Lee, Bob Day, 2024",
        "* [2024] **[{title}]({link})** *Ann Lee, Bob Day. arXiv.* [[code](https://git.example)]",
        "1. **{title}** [[Paper]({link})] [[Code](https://git.example)]  \n"
        "   *Ann Lee, Bob Day* (ICML 2024)",
        "- [ ] ~~**{title}**~~ ✅ \\\n  Ann Lee, Bob Day. *ICML 2024*. [[pdf]({link})]\n  - read",
    ],
)
@pytest.mark.parametrize("number", [1, 2])
def test_a_list_of_one_paper_or_two(item, number):
    rows = [("Counting Sheep at Night", SHEEP), ("A Ladder for Goats and Cows", GOATS)][:number]
    page = AROUND.format("\n".join(item.format(title=title, link=link) for title, link in rows))
    assert read(page).sources[0].reader == "md_list"
    assert values(page, "title", "authors", "published", "arxiv_id") == [
        (title, ["Ann Lee", "Bob Day"], "2024", link[-10:]) for title, link in rows
    ]


@pytest.mark.parametrize("house", [SHEEP, "https://aclanthology.org/2024.acl-long.1/"])
def test_a_table_of_one_paper(house):
    table = "| Date | Authors | Paper | Code |\n|:---:|---|---|---|\n"
    table += f"| 2024-01 | Ann Lee, Bob Day | [Counting Sheep at Night]({house}) | - |"
    page = AROUND.format(table)
    row = ("Counting Sheep at Night", ["Ann Lee", "Bob Day"], "2024-01")
    assert values(page, "title", "authors", "published") == [row]


@pytest.mark.parametrize(
    "other",
    [
        "We liked arXiv:2401.00007 too.",
        "- Ann Lee, Bob Day. Counting hens at noon with a very long ladder. Farm Letters 12, 2019.",
    ],
)
def test_a_list_with_other_papers_beside_one_link_is_none(other):
    page = AROUND.format(f"- [Counting Sheep at Night]({SHEEP})\n\n{other}")
    assert read(page).sources[0].reader != "md_list"


FIELDS = f"**Authors:** Ann Lee, Bob Day\n**Date:** 2024-01-02\n**Link:** {SHEEP}\n"


@pytest.mark.parametrize(
    "section",
    [
        f"## 3. [Counting Sheep at Night]({SHEEP})\n\n**Authors:** Ann Lee, Bob Day\n"
        f"**Published**: 2024-01-02 · **Category**: `cs.DL`\n\n> {PROSE}\n",
        f"## Counting Sheep at Night\n\n{FIELDS}\n{PROSE}\n",
        f"## Counting Sheep at Night\n- authors:: [[Ann Lee]], [[Bob Day]]\n- link:: {SHEEP}\n"
        f"- published:: 2024-01-02\n\n> [!abstract]-\n> {PROSE}\n",
        f"## Counting Sheep at Night\n\nAnn Lee, Bob Day\n\n2024-01-02 · [arXiv]({SHEEP})\n\n"
        f"### Abstract\n\n{PROSE}\n",
        "## Counting Sheep at Night\n\nAnn Lee & Bob Day — 2024-01-02, `arXiv:2401.00001v1`\n"
        f"#sheep\n\n> {PROSE}\n",
    ],
)
def test_notes_on_one_paper(section):
    page = f"# Notes\n\nWhat we read this week.\n\n{section}\n## Other things\n- buy hay\n"
    assert read(page).sources[0].reader == "md_sections"
    assert values(page, "title", "authors", "published", "arxiv_id", "abstract") == [
        ("Counting Sheep at Night", ["Ann Lee", "Bob Day"], "2024-01-02", "2401.00001", PROSE)
    ]


def test_a_heading_over_one_paper_with_a_title_of_its_own_is_no_title():
    page = f"# Papers for the reading group\n\nTitle: Counting Sheep at Night\n{FIELDS}\n{PROSE}\n"
    assert values(page, "title") == [("Counting Sheep at Night",)]


@pytest.mark.parametrize(
    "names",
    [
        "[[Ann Lee]], [[Bob Day]]",
        "[[people/lee|Ann Lee]] and [[Bob Day]]",
        "[Ann Lee](https://lee.example), [Bob Day](https://day.example/bob)",
        "[[Ann Lee]], Bob Day",
    ],
)
def test_names_may_be_links(names):
    note = f"## Counting Sheep at Night\n**Authors:** {names}\n**Link:** {SHEEP}\n"
    assert values(note, "authors") == [(["Ann Lee", "Bob Day"],)]


def test_every_address_of_a_paper_gives_its_id():
    page = (
        "1. **Counting Sheep at Night** [[paper](https://aclanthology.org/W15-3046/)]"
        " [[doi](https://doi.org/10.18653/v1/W15-3046)]\n"
        f"2. **A Ladder for Goats** [[pdf]({GOATS})] [[doi](https://doi.org/10.1000/goats)]\n"
    )
    assert values(page, "doi", "arxiv_id") == [
        ("10.18653/v1/w15-3046", None),
        ("10.1000/goats", "2401.00002"),
    ]


def test_an_item_of_lines_without_link():
    page = (
        f"1. **Counting Sheep at Night** \\\n   Ann Lee, Bob Day. *ACL 2019*. [[pdf]({SHEEP})]\n"
        f"2. **A Ladder for Goats** \\\n   Bob Day. *ACL 2020*. [[pdf]({GOATS})]\n"
        "3. **Cows from the Air** \\\n   A. Lee, C. España-Fox. *Farm-8, 2014*.\n"
    )
    assert values(page, "title", "authors", "published")[2] == (
        "Cows from the Air",
        ["A. Lee", "C. España-Fox"],
        "2014",
    )


def test_names_that_few_items_have():
    page = (
        f"- [Counting Sheep at Night]({SHEEP}) — Ann Lee, 2019\n"
        f"- [A Ladder for Goats]({GOATS}) — Bob Day, 2020\n"
        "- [Cows from the Air](https://arxiv.org/abs/2401.00003) — Carla Fox and Dan Hill, 2021\n"
        "- [Bees in the Rain](https://arxiv.org/abs/2401.00004)\n\n  *Carla Fox, Ann Lee*\n"
    )
    assert [names for (names,) in values(page, "authors")] == [
        ["Ann Lee"],
        ["Bob Day"],
        ["Carla Fox", "Dan Hill"],
        ["Carla Fox", "Ann Lee"],
    ]


@pytest.mark.parametrize("mark", ["*", "_", "**", '"'])
@pytest.mark.parametrize("number", [1, 3])
def test_names_may_stand_before_a_marked_title(mark, number):
    rows = [
        ("Ann Lee, Bob Day and Carla Fox", "Counting Sheep at Night", SHEEP),
        ("Bob Day", "A Ladder for Goats", GOATS),
        ("Dan Hill and Ann Lee", "Cows from the Air", "https://arxiv.org/abs/2401.00003"),
    ][:number]
    page = "# Papers\n\n" + "".join(
        f"- {names}. {mark}{title}{mark}. Farm Letters, 2019. [[pdf]({link})]\n"
        for names, title, link in rows
    )
    assert values(page, "title", "authors", "published") == [
        (title, names.replace(" and", ",").split(", "), "2019") for names, title, _ in rows
    ]


@pytest.mark.parametrize("end", ["", "  ", "<br>"])
@pytest.mark.parametrize("number", [1, 3])
def test_a_paragraph_may_begin_with_a_title_in_bold(end, number):
    rows = [
        ("Counting Sheep at Night", SHEEP),
        ("A Ladder for Goats and Cows", GOATS),
        ("Bees in the Rain", "https://arxiv.org/abs/2401.00003"),
    ][:number]
    page = "# Papers\n\nWhat we read.\n\n" + "".join(
        f"**{title}**{end}\nAnn Lee, Bob Day{end}\n*Farm Letters* 2019 [[pdf]]({link})\n\n"
        for title, link in rows
    )
    assert values(page, "title", "authors", "published", "arxiv_id") == [
        (title, ["Ann Lee", "Bob Day"], "2019", link[-10:]) for title, link in rows
    ]


def test_names_and_venues_may_be_items_below_an_item():
    page = "# Papers\n\n" + "".join(
        f"- [{title}]({link})\n  - Ann Lee, Bob Day\n  - Farm Letters, 2019\n  - read it twice\n"
        for title, link in (("Counting Sheep at Night", SHEEP), ("A Ladder for Goats", GOATS))
    )
    assert (
        values(page, "authors", "published", "journal_ref")
        == [(["Ann Lee", "Bob Day"], "2019", "Farm Letters")] * 2
    )
