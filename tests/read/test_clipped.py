"""Pages of sites that a program has turned into Markdown."""

import pytest

from tests.read.pages import PROSE, read, values

YAML = '---\ntitle: "Sheep"\nsource: "https://a.example"\npublished: 2024-03-02\n---\n'
TITLES = ("Counting Sheep at Night", "A Ladder for Goats and Cows")


def linked(names: str, address: str) -> str:
    """Give names with commas between as links to pages of people, the last one as text."""
    *first, last = names.split(", ")
    return ", ".join([*(f"[{name}](https://{address}{n})" for n, name in enumerate(first)), last])


def scholar() -> str:
    address = "scholar.google.com/citations?user="
    return "About 1,230,000 results (**0.05** sec)\n\n" + "".join(
        f"### [{title}](https://arxiv.org/abs/2401.0000{n})\n\n"
        f"{linked(names, address)} - Advances in wool …, 2017 - arxiv.org\n\n"
        "Sheep that are counted at night are more than those of the day …\n\n"
        "Save Cite [Cited by 12](https://scholar.google.com/scholar?cites=2960) "
        "[Related articles](https://scholar.google.com/scholar?q=related) [All 46 versions](https://"
        "scholar.google.com/scholar?cluster=29)\n\n"
        for n, (title, names) in enumerate(
            zip(TITLES, ("A Lee, B Day, C Fox", "D Roe, A Lee"), strict=True), 1
        )
    )


def semantic_scholar() -> str:
    address = "www.semanticscholar.org/author/"
    return "About 1,230 results for “sheep”\n\n" + "".join(
        f"### [{title}](https://www.semanticscholar.org/paper/x/204e{n})\n\n"
        f"{linked(names, address)}\n\nComputer Science\n\nWool Review\n\n12 June 2017\n\n"
        "[139](https://www.semanticscholar.org/paper/x#citing-papers)\n\n"
        "[PDF](https://www.semanticscholar.org/reader/x)\n\nSave\n\nAlert\n\n"
        for n, (title, names) in enumerate(
            zip(TITLES, ("Ann Lee, Bob Day, Cy Fox", "Dee Roe, Ann Lee"), strict=True)
        )
    )


def openreview() -> str:
    address = "openreview.net/profile?id=~"
    return "## WOOL 2017 poster\n\n" + "".join(
        f"- #### [{title}](https://openreview.net/forum?id=K{n}) [](https://openreview.net/pdf)\n"
        f"    \n    {linked(names, address)}\n    \n"
        "    Published: 12 Jun 2017, Last Modified: 15 Aug 2017 WOOL 2017 poster Readers: All\n"
        for n, (title, names) in enumerate(
            zip(TITLES, ("Ann Lee, Bob Day, Cy Fox", "Dee Roe, Ann Lee"), strict=True)
        )
    )


def dblp() -> str:
    address = "dblp.org/pid/"
    return "# Ann Lee\n\n### 2017\n\n" + "".join(
        "- [![](https://dblp.org/img/n.png)](https://dblp.org/rec/conf/wool/LeeZ17)\n    \n"
        f"    {linked(names, address)}:  \n    **{title}.** [WOOL 2017](https://dblp.org/db/x.html):"
        " 611-626\n    \n"
        for title, names in zip(
            TITLES, ("Ann Lee, Bob Day, Cy Fox", "Dee Roe, Ann Lee"), strict=True
        )
    )


@pytest.mark.parametrize("head", ["", YAML])
@pytest.mark.parametrize("site", [scholar, semantic_scholar, openreview, dblp])
def test_a_clipped_page_is_read_as_its_site(site, head):
    text = head + site()
    assert read(text).sources[0].reader == site.__name__
    found = values(text, "title", "authors", "published")
    assert [(title, len(names), str(date)[:4]) for title, names, date in found] == [
        (TITLES[0], 3, "2017"),
        (TITLES[1], 2, "2017"),
    ]


def test_the_link_of_a_title_holds_the_id_and_every_value_its_place():
    text = YAML + scholar()
    found = read(text)
    assert [record.arxiv_id for record in found.records] == ["2401.00001", "2401.00002"]
    for record in found.records:
        places = {span.field: text[span.start : span.end] for span in record.spans}
        assert places["title"] == record.title
        assert places["arxiv_id"] == record.arxiv_id


def test_the_page_of_a_paper_has_all_of_its_authors():
    address = "arxiv.org/search/cs?searchtype=author&query="
    text = f"""---
title: "{TITLES[0]}"
source: "https://arxiv.org/abs/2401.00001"
author:
  - "[[Ann Lee]]"
---
## Computer Science > Machine Learning

**arXiv:2401.00001** (cs)

\\[Submitted on 8 Jan 2024\\]

## Title:{TITLES[0]}

Authors:{linked("Ann Lee, Bob Day, Cy Fox", address)}

[View PDF](https://arxiv.org/pdf/2401.00001) [HTML (experimental)](https://arxiv.org/html/x)

> Abstract:{PROSE}

| Comments: | 9 pages |
| --- | --- |
| Subjects: | Machine Learning (cs.LG); Computation and Language (cs.CL) |
| Cite as: | [arXiv:2401.00001](https://arxiv.org/abs/2401.00001) \\[cs.LG\\] |

## Submission history

From: Ann Lee \\[[view email](https://arxiv.org/show-email/x/2401.00001)\\]
**\\[v1\\]** Mon, 8 Jan 2024 18:47:34 UTC (2,811 KB)
"""
    assert values(text, "title", "authors", "published", "abstract") == [
        (TITLES[0], ["Ann Lee", "Bob Day", "Cy Fox"], "2024-01-08", PROSE)
    ]


def test_the_rows_of_a_profile_have_breaks_in_their_cells():
    address = "https://scholar.google.com/citations?user=x"
    text = (
        f"# Bob Day\n\nUniversity of Wool\n\n| [Title]({address}) | [Cited by]({address}) | "
        f"[Year]({address}) |\n| --- | --- | --- |\n"
        f"| [{TITLES[0]}]({address}&p=1)<br>A Lee, B Day, ...<br>Wool Review 29, 611-626, 2023 | "
        f"[1500]({address}) | 2023 |\n"
        f"| [{TITLES[1]}]({address}&p=2)<br/>C Fox, B Day<br/>Advances in Wool 36, 2022 | "
        f"[300]({address}) | 2022 |\n"
    )
    assert values(text, "title", "authors", "published") == [
        (TITLES[0], ["A Lee", "B Day"], "2023"),
        (TITLES[1], ["C Fox", "B Day"], "2022"),
    ]


def test_a_picture_below_the_title_is_no_title():
    address = "openreview.net/profile?id=~"
    text = (
        f"## {TITLES[0]}\n\n[![Download PDF](https://openreview.net/images/pdf.svg)]"
        '(https://openreview.net/pdf?id=K "Download PDF")\n\n'
        f"### {linked('Ann Lee, Bob Day, Cy Fox', address)}\n\n"
        "Published: 16 Jan 2024, Last Modified: 15 Mar 2024WOOL 2024 oral"
        "[Everyone](https://openreview.net/forum?id=K)[Revisions](https://openreview.net/revisions)\n\n"
        f"**Keywords:** sheep, wool\n\n**Abstract:** {PROSE}\n"
    )
    assert values(text, "title", "authors", "abstract") == [
        (TITLES[0], ["Ann Lee", "Bob Day", "Cy Fox"], PROSE)
    ]


def test_a_list_with_links_to_people_stays_a_list():
    text = "".join(
        f"- [{title}](https://arxiv.org/abs/2401.0000{n}), [Ann Lee](https://dblp.org/pid/1), "
        "Bob Day\n"
        for n, title in enumerate(TITLES)
    )
    assert read(text).sources[0].reader == "md_list"


@pytest.mark.parametrize("site", ["https://huggingface.co", ""])
def test_cards_of_hugging_face_have_their_ids_in_the_links_of_their_titles(site):
    text = (
        "[![logo](https://huggingface.co/front/assets/logo.svg) Hugging Face]"
        "(https://huggingface.co/)\n\n- [Models](https://huggingface.co/models)\n"
        "- [Datasets](https://huggingface.co/datasets)\n\n# Daily Papers\n\n"
        "by [AK](https://huggingface.co/akhaliq) and the research community\n\n"
    )
    for n, title in enumerate(TITLES[:2]):
        text += (
            f"### [{title}]({site}/papers/2405.0710{n})\n\n{PROSE}\n\n- 9 authors\n\n·\n"
            f"May 1{n}, 2024 [2]({site}/papers/2405.0710{n}#community)\n\n"
        )
    assert values(text, "title", "arxiv_id", "published", "abstract") == [
        (title, f"2405.0710{n}", f"2024-05-1{n}", PROSE) for n, title in enumerate(TITLES[:2])
    ]


@pytest.mark.parametrize("gap", [" ", "  "])
def test_the_cells_of_a_profile_may_have_no_breaks(gap):
    address = "https://scholar.google.com/citations?"
    rows = (
        (TITLES[0], "A Lee, BJ van Day, L Ram Neto, ...", "Wool Review 29, 611-626, 2023", "1,500"),
        (TITLES[1], "C De Fox", "arXiv preprint arXiv:2104.01234, 2022", ""),
    )
    text = f"# Bob Day\n\n| [Title]({address}a) | [Cited by]({address}b) | [Year]({address}c) |\n"
    text += "| --- | --- | --- |\n" + "".join(
        f"| [{title}]({address}view_op=view_citation&user=x&citation_for_view=x:{n}){gap}{names}"
        f"{gap}{venue} | [{cited}](https://scholar.google.com/scholar?cites={n}) | {venue[-4:]} |\n"
        for n, (title, names, venue, cited) in enumerate(rows)
    )
    assert values(text, "title", "authors", "published", "arxiv_id") == [
        (TITLES[0], ["A Lee", "BJ van Day", "L Ram Neto"], "2023", None),
        (TITLES[1], ["C De Fox"], "2022", "2104.01234"),
    ]


@pytest.mark.parametrize("mark", ["- ", "*   "])
def test_a_list_with_a_mark_before_most_lines_keeps_its_links(mark):
    address = "openreview.net/profile?id=~"
    text = "".join(
        f"{mark}[{title}](https://openreview.net/forum?id=K)\n\n"
        f"    {mark}{linked('Ann Lee, Bob Day', address)}\n"
        f"    {mark}Published: 16 Jan 2024, Last Modified: 15 Mar 2024\n"
        f"    {mark}WOOL 2024 poster\n    {mark}Everyone\n\n"
        for title in TITLES
    )
    assert values(text, "title", "authors", "published") == [
        (title, ["Ann Lee", "Bob Day"], "2024-01-16") for title in TITLES
    ]
