"""Markdown lists of papers."""

import pytest

from tests.read.pages import OTHER, PROSE, read, values

PAGE = """# Papers

Papers I like.

- [Counting Sheep at Night](https://arxiv.org/abs/2401.00001) - Ann Lee, Bob Day
- **Counting Goats by Day** [[paper]](https://arxiv.org/pdf/2401.00002.pdf) [[code]](https://git.example/x)
- [Counting Cows (and Bulls) in Fields](https://openreview.net/pdf?id=yzkSU5zdwD), ICLR
| 2024-03 | Hens | Farm | [Counting Hens: A Survey](https://doi.org/10.1000/hens.4) | N/A |
- [hen-tools](https://git.example/hens) - Tools for hens.
"""


def test_a_link_to_a_paper_is_an_entry():
    assert read(PAGE).sources[0].reader == "md_list"
    assert values(PAGE, "title", "arxiv_id", "doi", "authors", "labels") == [
        ("Counting Sheep at Night", "2401.00001", None, ["Ann Lee", "Bob Day"], ()),
        ("Counting Goats by Day", "2401.00002", None, [], ()),
        ("Counting Cows (and Bulls) in Fields", None, None, [], ("ICLR",)),
        ("Counting Hens: A Survey", None, "10.1000/hens.4", [], ("Hens", "Farm")),
    ]
    assert [day for (day,) in values(PAGE, "published")] == [None, None, None, "2024-03"]
    assert values(PAGE, "urls")[1] == (
        ("https://arxiv.org/pdf/2401.00002.pdf", "https://git.example/x"),
    )


@pytest.mark.parametrize("mark", ["", "## ", "1. "])
def test_an_abstract_may_stand_below_a_link(mark):
    page = f"{mark}[Counting Sheep](https://arxiv.org/abs/2401.00001)\n\n{PROSE}\n\n"
    page += f"{mark}[Counting Goats by Day](https://arxiv.org/abs/2401.00002)\n\n{OTHER}\n"
    assert [abstract for (abstract,) in values(page, "abstract")] == [PROSE, OTHER]


@pytest.mark.parametrize(
    ("line", "authors", "published"),
    [
        ("- [Counting Sheep]({}), Rombach et al., CVPR 2022", ["Rombach"], "2022"),
        ("- [Counting Sheep]({}) (Karras et al., 2022) :star:", ["Karras"], "2022"),
        ("- [2021/05] [Counting Sheep]({})", [], "2021-05"),
        ("- [Counting Sheep]({}) - Ann Lee, Bob Day (2015)", ["Ann Lee", "Bob Day"], "2015"),
        ("- [Counting Sheep]({}), Ann Lee, Bob Day, NeurIPS", ["Ann Lee", "Bob Day"], None),
        ("- **Counting Sheep**, Vaswani et al., NeurIPS 2017, [paper]({})", ["Vaswani"], "2017"),
        ("- **Counting Sheep** \\\n  Ann Lee, Bob Day \\\n  ICLR 2021. [[Paper]({})]",
         ["Ann Lee", "Bob Day"], "2021"),
    ],
)  # fmt: skip
def test_authors_and_dates_beside_a_title_are_kept(line, authors, published):
    # A nickname as the text of a link is no title; these have more words.
    shown = line.format("https://arxiv.org/abs/2401.00001").replace("Sheep", "Sheep at Night")
    page = f"# Papers\n\n{shown}\n{shown.replace('00001', '00002')}\n"
    row = ("Counting Sheep at Night", authors, published)
    assert read(page).sources[0].reader == "md_list"
    assert values(page, "title", "authors", "published", "arxiv_id") == [
        (*row, "2401.00001"),
        (*row, "2401.00002"),
    ]


def test_a_title_may_be_parted_from_names_by_commas_alone():
    link = "[[arXiv](https://arxiv.org/abs/2401.0000{})]"
    page = f"- Cows, Bulls and Calves in Fields, Ann Lee, Bob Day, NeurIPS 2020 {link.format(1)}\n"
    page += f"- Counting Goats by Day, ICLR 2021 {link.format(2)}\n"
    assert values(page, "title", "authors", "published", "labels") == [
        ("Cows, Bulls and Calves in Fields", ["Ann Lee", "Bob Day"], "2020", ("NeurIPS 2020",)),
        ("Counting Goats by Day", [], "2021", ("ICLR 2021",)),
    ]


def test_a_title_cell_needs_no_link():
    page = """| Paper | Authors | Year | Link | Notes |
|:--|:--|--:|---|---|
| Hens: A Survey | Lee et al. | 2019 | [arXiv](https://arxiv.org/abs/2401.00001) | good |
| Cows, Bulls and Calves | Ann Lee, Bob Day | 2020 | https://arxiv.org/abs/2401.00002 | |
"""
    assert read(page).sources[0].reader == "md_list"
    assert values(page, "title", "authors", "published", "arxiv_id", "labels") == [
        ("Hens: A Survey", ["Lee"], "2019", "2401.00001", ("good",)),
        ("Cows, Bulls and Calves", ["Ann Lee", "Bob Day"], "2020", "2401.00002", ()),
    ]
