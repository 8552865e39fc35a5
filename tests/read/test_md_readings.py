"""Markdown lists of readings: files beside the page, names below titles, columns of others."""

import pytest

from tests.read.pages import read, values

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


def test_addresses_may_be_defined_at_the_end_of_the_page():
    page = (
        "# Sheep\n\nLinks are below, see [1].\n\n"
        f"* [{SHEEP}][lee], Ann Lee, Bob Day (WOOL 2019)\n"
        f"* [{GOATS}][], Cy Fox et al. (2020) [![code][badge]][repo]\n"
        "* [Do Cows Stand Still at Night?], Ann Lee and Cy Fox (2021)\n\n"
        '[lee]: https://arxiv.org/abs/1901.00001 "Farm Letters"\n'
        f"[{GOATS.lower()}]: <https://doi.org/10.1000/goats>\n"
        "[do cows stand still at night?]: https://dl.acm.org/doi/10.1145/1.2\n"
        "[badge]: https://img.shields.io/badge/code-x-blue\n[repo]: https://github.com/x/y\n"
    )
    assert values(page, "title", "authors", "published", "arxiv_id", "doi") == [
        (SHEEP, ["Ann Lee", "Bob Day"], "2019", "1901.00001", None),
        (GOATS, ["Cy Fox"], "2020", None, "10.1000/goats"),
        ("Do Cows Stand Still at Night?", ["Ann Lee", "Cy Fox"], "2021", None, "10.1145/1.2"),
    ]
    for record in read(page).records:
        for span in record.spans:
            if span.field in ("title", "doi", "arxiv_id"):
                assert page[span.start : span.end] == getattr(record, span.field)


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize(
    "item",
    [
        "- `WOOL'20` **{title}** :star:\n  - *Ann Lee, Bob Day*\n  - [[paper]({url})]",
        "- {title} (WOOL 2020)\n    - Ann Lee, Bob Day\n    - Paper: {url}\n    - I liked it",
        "* {title}\n    * Ann Lee, Bob Day\n    * 2020\n    * <{url}>",
        "- **{title}** {url}\n    - Authors: [[Ann Lee]], [[Bob Day]]\n    - Date: 2020",
    ],
)
def test_the_link_may_be_an_item_below_its_title(item, number):
    items = [
        item.format(title=title, url=f"https://arxiv.org/abs/2001.0000{n}")
        for n, title in enumerate((SHEEP, GOATS)[:number], 1)
    ]
    page = "# Papers\n\n" + "\n".join(items) + "\n"
    assert values(page, "title", "authors", "published", "arxiv_id") == [
        (title, ["Ann Lee", "Bob Day"], "2020", f"2001.0000{n}")
        for n, title in enumerate((SHEEP, GOATS)[:number], 1)
    ]


def test_a_title_in_a_table_may_be_the_link_to_a_note():
    page = "| Name | Author | Year | URL |\n| --- | --- | --- | --- |\n" + "".join(
        f"| [{title}]({title.replace(' ', '%20')}%20a1b2.md) | Ann Lee, Bob Day | 2020 |"
        f" https://arxiv.org/abs/2001.0000{n} |\n"
        for n, title in enumerate((SHEEP, GOATS), 1)
    )
    assert values(page, "title", "authors", "published") == [
        (title, ["Ann Lee", "Bob Day"], "2020") for title in (SHEEP, GOATS)
    ]


def test_a_short_tldr_is_no_abstract():
    page = (
        f"1. {SHEEP} — [arXiv:2001.00001](https://arxiv.org/abs/2001.00001)\n"
        "   Ann Lee, Bob Day (Jan 2020)\n   TL;DR: sharp left turns (maybe).\n"
    ) * 2
    assert values(page, "abstract") == [(None,)] * 2


def test_what_a_paper_is_called_in_bold_is_the_beginning_of_its_title():
    page = "# Sheep\n\n" + "".join(
        f"- **{name}**: {title}, *Ann Lee et al.*, WOOL 2021. "
        f"[[paper]](https://arxiv.org/abs/2104.0000{n})\n"
        for n, (name, title) in enumerate([("WoolNet", SHEEP), ("GOAT", GOATS)], 1)
    )
    assert values(page, "title", "authors", "published") == [
        (f"WoolNet: {SHEEP}", ["Ann Lee"], "2021"),
        (f"GOAT: {GOATS}", ["Ann Lee"], "2021"),
    ]


def test_rows_of_a_table_may_begin_without_its_sign():
    page = "Year | Title | First author | Links\n--- | --- | --- | ---\n" + "".join(
        f"2019 | {title} | {name} | [arXiv](https://arxiv.org/abs/1901.0000{n})\n"
        for n, (title, name) in enumerate([(SHEEP, "Lee"), (GOATS, "Fox")], 1)
    )
    assert values(page, "title", "authors", "published") == [
        (SHEEP, ["Lee"], "2019"),
        (GOATS, ["Fox"], "2019"),
    ]


@pytest.mark.parametrize(
    "link", ["https://eprint.iacr.org/2016/1", "https://hal.science/hal-1", "sheep.pdf"]
)
def test_archives_publish_papers(link):
    papers = [(SHEEP, "A. Lee"), (GOATS, "B. Day")]
    page = "".join(f"* {name} (2016). [{title}]({link}). *WOOL*.\n" for title, name in papers)
    assert values(page, "title", "authors", "published") == [
        (title, [name], "2016") for title, name in papers
    ]


def test_marks_inside_of_a_title_are_no_part_of_it():
    page = "".join(
        f"- [Sheep *in vivo* and **A\\* on Trees** {n}](https://arxiv.org/abs/1901.0000{n})\n"
        for n in (1, 2)
    ).replace("\\*", "")
    assert values(page, "title") == [(f"Sheep in vivo and A on Trees {n}",) for n in (1, 2)]
