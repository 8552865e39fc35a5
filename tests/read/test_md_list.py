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
        ("Counting Hens: A Survey", None, "10.1000/hens.4", [], ("2024-03", "Hens", "Farm")),
    ]
    assert values(PAGE, "urls")[1] == (
        ("https://arxiv.org/pdf/2401.00002.pdf", "https://git.example/x"),
    )


@pytest.mark.parametrize("mark", ["", "## ", "1. "])
def test_an_abstract_may_stand_below_a_link(mark):
    page = f"{mark}[Counting Sheep](https://arxiv.org/abs/2401.00001)\n\n{PROSE}\n\n"
    page += f"{mark}[Counting Goats by Day](https://arxiv.org/abs/2401.00002)\n\n{OTHER}\n"
    assert [abstract for (abstract,) in values(page, "abstract")] == [PROSE, OTHER]
