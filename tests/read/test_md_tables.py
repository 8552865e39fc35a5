"""Markdown: tables with a head, items of lines, headings with fields, links or none beside them."""

# ruff: noqa: E501 - lines of real pages are long

import pytest

from tests.read.copied_pages import check_spans
from tests.read.pages import read, values

SHEEP, GOATS, COWS = (
    "Counting Sheep in Wide Fields",
    "A Ladder for Goats: How Nobody Falls",
    "(Re)counting Cows at Night",
)
FIRST, SECOND = "https://arxiv.org/abs/2001.00001", "https://doi.org/10.1000/goats.2"


def test_a_table_with_a_head_has_rows_without_links():
    text = f"""# Animals

| Year | Venue | Title | Authors | Code |
|:----:|:-----:|-------|---------|:----:|
| 2017 | WOOL | [{SHEEP}]({FIRST}) | A. Lee, B. Day | ✅ |
| 2018 | FARM | {GOATS} | Cy Fox et al. | [data](https://wool.org/data/) |
| 2020 | WOOL | [{COWS}]({SECOND}) |  | ❌ |

Title | Authors | Published in
--- | --- | ---
**Hens in the Dark: A Survey** ([pdf](https://arxiv.org/pdf/1802.00004.pdf)) | Dan Poe; Eve Roy | WOOL 2018
"""
    assert values(text, "title", "authors", "published", "arxiv_id", "doi") == [
        (SHEEP, ["A. Lee", "B. Day"], "2017", "2001.00001", None),
        (GOATS, ["Cy Fox"], "2018", None, None),
        (COWS, [], "2020", None, "10.1000/goats.2"),
        ("Hens in the Dark: A Survey", ["Dan Poe", "Eve Roy"], "2018", "1802.00004", None),
    ]
    check_spans(text)


def test_one_name_and_others_in_a_column_of_authors():
    rows = "".join(
        f"|**2022-12-2{n}**|**{title}**|{name} et.al.|[2212.0000{n}v1](http://arxiv.org/abs/2212.0000{n}v1)|null|\n"
        for n, (title, name) in enumerate(((SHEEP, "Ann Lee"), (GOATS, "Bob Day")), start=1)
    )
    text = f"## Updated on 2022.12.24\n\n|Publish Date|Title|Authors|PDF|Code|\n|---|---|---|---|---|\n{rows}"
    assert values(text, "title", "authors", "published", "arxiv_id") == [
        (SHEEP, ["Ann Lee"], "2022-12-21", "2212.00001"),
        (GOATS, ["Bob Day"], "2022-12-22", "2212.00002"),
    ]
    assert all(record.authors_truncated for record in read(text).records)


@pytest.mark.parametrize("mark", ["1. ", "- ", "* "])
@pytest.mark.parametrize("sign", ["\\|", "|", "·"])
def test_items_of_lines_with_and_without_links(mark, sign):
    indent = " " * len(mark)
    text = "".join(
        f"{mark}**{title}**  \n{indent}*{names}*  \n{indent}{venue}{links}\n"
        for title, names, venue, links in (
            (
                SHEEP,
                "Ann Lee, Bob Day",
                "WOOL 2018",
                f" {sign} [paper]({FIRST}) {sign} [guidelines](https://arxiv.org/abs/1704.00009)",
            ),
            (GOATS, "Cy Fox, Ann Lee", "FARM 2020", ""),
            (COWS, "Dan Poe, Eve Roy", "WOOL 2019", f" {sign} [paper]({SECOND})"),
            (
                "Hens: A Survey of Barns",
                "Bob Day",
                "FARM 2017",
                f" {sign} [paper](https://wool.org/4.pdf)",
            ),
        )
    )
    assert values(text, "title", "authors", "published", "arxiv_id", "doi") == [
        (SHEEP, ["Ann Lee", "Bob Day"], "2018", "2001.00001", None),
        (GOATS, ["Cy Fox", "Ann Lee"], "2020", None, None),
        (COWS, ["Dan Poe", "Eve Roy"], "2019", None, "10.1000/goats.2"),
        ("Hens: A Survey of Barns", ["Bob Day"], "2017", None, None),
    ]
    check_spans(text)


def test_headings_with_fields_need_no_link_to_the_paper():
    text = f"""# Bibliography

### {SHEEP} 🟢

- **Authors:** Ann Lee\\*, Bob Day\\*, et al.
- **Year:** 2021
- **Link:** <https://wool.org/sheep/index.html>
- **Summary:** fields as sums over sheep. Read sections 1-3.

### {GOATS}

- **Authors:** Cy Fox
- **Venue:** WOOL 2023 (spotlight)
- **Link:** [arXiv:2304.00002](https://arxiv.org/abs/2304.00002v4) / [code](https://github.com/fox/goats)

## Tools

- [sheepcount](https://github.com/wool/sheepcount) – the library everybody uses
"""
    assert values(text, "title", "authors", "published", "arxiv_id", "abstract") == [
        (SHEEP, ["Ann Lee", "Bob Day"], "2021", None, None),
        (GOATS, ["Cy Fox"], "2023", "2304.00002", None),
    ]
    check_spans(text)


def test_a_title_that_leads_to_no_house_of_papers_is_one_of_the_list():
    text = (
        f"1. [**{SHEEP}.**]({FIRST}) *Ann Lee, Bob Day.* WOOL 2020.\n"
        "2. [**Scaled hay allows sheep to have longer (8k+) nights.**](https://www.wool.org/r/1/) *sheep97.* Wool Forum 2023.\n"
        "3. [**Hens and barns we know.**](https://www.wool.org/r/2/) *Cy Fox, Dan Poe.* Blog 2022.\n"
        f"4. [**{GOATS}.**]({SECOND}) *Cy Fox, Eve Roy.* FARM 2024.\n"
        "5. [**Cows and what they see.**](https://arxiv.org/abs/2101.00005) *Gus Tin.* WOOL 2021.\n"
        "6. [**(Re)counting barns by night**](https://www.wool.org/r/3/) *Cy Fox, Dan Poe.* Blog 2024.\n"
        "7. [(Scaled hay allows sheep more)](https://www.wool.org/r/4/) *Cy Fox, Dan Poe.* Blog 2024.\n"
        "8. [wooltools](https://github.com/wool/tools) - what everybody uses, *since* 2019.\n"
    )
    assert values(text, "title", "authors", "published") == [
        (SHEEP, ["Ann Lee", "Bob Day"], "2020"),
        ("Scaled hay allows sheep to have longer (8k+) nights", ["sheep97"], "2023"),
        ("Hens and barns we know", ["Cy Fox", "Dan Poe"], "2022"),
        (GOATS, ["Cy Fox", "Eve Roy"], "2024"),
        ("Cows and what they see", ["Gus Tin"], "2021"),
        ("(Re)counting barns by night", ["Cy Fox", "Dan Poe"], "2024"),
        ("Scaled hay allows sheep more", ["Cy Fox", "Dan Poe"], "2024"),
    ]
    check_spans(text)


def test_a_short_title_behind_its_day():
    text = "".join(
        f"* `2023-1{n}-10` **{title}** — {names} et al. [[23{n}0.06825](https://arxiv.org/abs/231{n}.0682{n})]\n"
        for n, (title, names) in enumerate(
            (("Hay 7B", "Ann Lee"), ("The Wool Report", "Bob Day, Cy Fox"), ("Sheep 2", "Dan Poe"))
        )
    )
    assert values(text, "title", "authors", "published") == [
        ("Hay 7B", ["Ann Lee"], "2023-10-10"),
        ("The Wool Report", ["Bob Day", "Cy Fox"], "2023-11-10"),
        ("Sheep 2", ["Dan Poe"], "2023-12-10"),
    ]


def test_papers_inside_of_the_items_of_their_venues():
    def paper(title, names, link):
        return f"    - {title}\n        - {names}\n        - [[Paper]]({link}) [[Code]](https://github.com/x/y)\n"

    text = (
        "# Sheep detection\n\n- WOOL 2020\n"
        + paper(SHEEP, "Ann Lee, Bob Day", FIRST)
        + "- FARM 2021\n"
        + paper(GOATS, "Cy Fox, Dan Poe, Eve Roy", SECOND)
        + paper("Hens of the Night", "Gus Tin, Flo Sam", "https://arxiv.org/abs/2101.00004")
    )
    assert values(text, "title", "authors", "published", "arxiv_id", "doi") == [
        (SHEEP, ["Ann Lee", "Bob Day"], "2020", "2001.00001", None),
        (GOATS, ["Cy Fox", "Dan Poe", "Eve Roy"], "2021", None, "10.1000/goats.2"),
        ("Hens of the Night", ["Gus Tin", "Flo Sam"], "2021", "2101.00004", None),
    ]


def test_a_long_rule_that_goes_wrong_costs_no_more_than_its_length():
    """Anything slower than linear would need minutes here."""
    text = f"| Title | Authors |\n|{'-' * 200_000}x\n"
    rows = "".join(f"- [{title}]({FIRST}), Ann Lee, 2020\n" for title in (SHEEP, GOATS, COWS))
    assert [row[0] for row in values(text + rows, "title")] == [SHEEP, GOATS, COWS]


@pytest.mark.parametrize("sign", ["📄", "论文", "논문", ":scroll:", "⬇️ PDF", "Artikel", "📄 paper"])
def test_links_that_are_pictures_or_words_for_a_paper(sign):
    rows = "".join(
        f"| {date} | {name} | {title} | - | [{sign}]({link}) [💻](https://github.com/wool/{name}) |\n"
        for date, name, title, link in (
            ("2021.07", "WoolEval", SHEEP, FIRST),
            ("2022.10", "-", GOATS, SECOND),
        )
    )
    text = f"# Papers\n\n| Date | Name | Title | Venue | Links |\n|:--:|:--:|---|:--:|:--:|\n{rows}"
    assert values(text, "title", "published", "arxiv_id", "doi") == [
        (SHEEP, "2021-07", "2001.00001", None),
        (GOATS, "2022-10", None, "10.1000/goats.2"),
    ]
