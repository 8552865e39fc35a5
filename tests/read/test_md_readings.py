"""Markdown lists of readings: files beside the page, names below titles, columns of others."""

import pytest

from tests.read.pages import values

SHEEP, GOATS = "Counting Sheep at Night", "A Ladder for Goats and Cows"


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize(
    "item",
    [
        "1. Ann Lee, Bob Day. [{}](papers/sheep.pdf). WOOL 1995.",
        "- [{}](../files/sheep_1995.pdf), Ann Lee, Bob Day. WOOL 1995",
        "* [{}](./sheep.ps.gz) - Ann Lee, Bob Day (1995)",
        "- **{}**, Ann Lee and Bob Day, WOOL 1995 [[pdf](sheep.pdf)]",
    ],
)
def test_links_may_lead_to_files_beside_the_page(item, number):
    page = "# Wool 101\n\nSee the [home page](../index.html).\n\n- Lecture 1 ([slides](1.pdf))\n"
    page += "\n".join(["", "**Required**", *map(item.format, (SHEEP, GOATS)[:number]), ""])
    assert values(page, "title", "authors", "published") == [
        (title, ["Ann Lee", "Bob Day"], "1995") for title in (SHEEP, GOATS)[:number]
    ]


@pytest.mark.parametrize("end", ["(Wool Summit 2021)", "(WOOL SRW 2021)", "- WOOL 2021", "· 2021"])
def test_names_with_a_venue_stand_below_a_linked_title(end):
    page = "# Group\n\n" + "".join(
        f"### 2{n} October\n[{title}](https://aclanthology.org/2021.wool-1.{n}.pdf)\n"
        f"Ann Lee, Bob Day {end}\nPresenter: Cy\n\n"
        for n, title in enumerate((SHEEP, GOATS))
    )
    assert values(page, "title", "authors", "published") == [
        (title, ["Ann Lee", "Bob Day"], "2021") for title in (SHEEP, GOATS)
    ]


@pytest.mark.parametrize("head", ["Affiliation", "Presented by", "Org.", "Model"])
def test_the_head_of_a_column_says_who_is_no_author(head):
    page = f"| Date | Paper | {head} |\n|:---|:---|:---|\n" + "".join(
        f"| 2023.0{n} | [{title}](https://arxiv.org/abs/2302.0000{n}) | {who} |\n"
        for n, (title, who) in enumerate([(SHEEP, "UC Wool"), (GOATS, "Deep Goat et al.")], 1)
    )
    assert values(page, "title", "authors") == [(SHEEP, []), (GOATS, [])]
    with_names = page.replace(head, "Authors")
    assert values(with_names, "authors") == [(["UC Wool"],), (["Deep Goat"],)]
