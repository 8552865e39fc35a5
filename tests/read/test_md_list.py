"""Markdown lists of papers."""

import pytest

from tests.read.copied_pages import check_spans
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
        ("- [Counting Sheep]({}), Lee et al., ICLR 2020 (Oral). Best Paper", ["Lee"], "2020"),
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


@pytest.mark.parametrize(
    "line",
    [
        "- **{}** - {} - ICML {} [[paper]]({})",
        "- [{}]({link}). *{}*. {}",
        "1. “{}” [[pdf]]({link}), {}, {}",
        "| [{}]({link}) | {} | {} |",
        "- [2024-01] **{}**, {} ({}) [[paper]]({link})",
    ],
)
def test_one_author_stands_where_others_do(line):
    papers = [
        ("Counting Sheep in Fields", "Ann Lee, Bob Day"),
        ("Counting Goats on Hills", "Cy Fox"),
        ("Counting Cows from the Air", "Laurens van der Berg"),
        ("Counting Hens at Night", "Cy Fox and Ann Lee"),
    ]
    rows = []
    for n, (title, names) in enumerate(papers, start=1):
        link = f"https://arxiv.org/abs/2401.0000{n}"
        if "{link}" in line:
            rows.append(line.format(title, names, 2024, link=link))
        else:
            rows.append(line.format(title, names, 2024, link))
    text = "\n".join(rows)
    assert values(text, "title", "authors") == [
        ("Counting Sheep in Fields", ["Ann Lee", "Bob Day"]),
        ("Counting Goats on Hills", ["Cy Fox"]),
        ("Counting Cows from the Air", ["Laurens van der Berg"]),
        ("Counting Hens at Night", ["Cy Fox", "Ann Lee"]),
    ]
    assert all(str(date).startswith("2024") for (date,) in values(text, "published"))


def test_what_has_the_shape_of_a_name_is_none_where_no_authors_stand():
    text = "\n".join(
        f"- [Counting {name} in Fields](https://arxiv.org/abs/2401.0000{n}) - Google Brain"
        for n, name in enumerate(["Sheep", "Goats", "Cows"], start=1)
    )
    assert values(text, "authors", "labels") == [([], ("Google Brain",))] * 3


def test_several_papers_of_one_line_are_several():
    text = """For background see [Counting Sheep in Fields](https://arxiv.org/abs/2401.00001)
and [Counting Goats on Hills](https://arxiv.org/abs/2401.00002), or [here](https://arxiv.org/abs/2401.00003).
We like [this](https://arxiv.org/abs/2401.00004) and [that](https://arxiv.org/abs/2401.00005v1).
"""
    assert values(text, "title", "arxiv_id", "labels") == [
        ("Counting Sheep in Fields", "2401.00001", ()),
        ("Counting Goats on Hills", "2401.00002", ()),
        (None, "2401.00003", ()),
        (None, "2401.00004", ()),
        (None, "2401.00005", ()),
    ]
    one = "- [Counting Sheep in Fields](https://arxiv.org/abs/2401.00001) [[new](https://arxiv.org/abs/2401.00009)]"
    assert values(one, "arxiv_id") == [("2401.00001",)]


def test_what_a_sentence_calls_a_paper_is_no_title():
    text = (
        "We built on [the counting sheep paper](https://arxiv.org/abs/2401.00001) here.\n"
        "It is like [A Ladder for Goats](https://arxiv.org/abs/2401.00002) in that.\n"
    )
    assert values(text, "title", "arxiv_id") == [
        (None, "2401.00001"),
        ("A Ladder for Goats", "2401.00002"),
    ]


@pytest.mark.parametrize("venue", ["SOSP", "NeurIPS", "ICML", "arXiv"])
@pytest.mark.parametrize(
    "names", ["Ann Lee, Bob Day", "Ann Lee", "*Ann Lee, Bob Day*", "Ann Lee et al."]
)
def test_names_a_venue_and_a_year_behind_a_link(names, venue):
    row = "- [{}](https://arxiv.org/abs/2401.0000{}), {}, {} 2019\n"
    titles = ("Counting Sheep at Night", "A Ladder for Goats", "Cows from the Air")
    first = row.format("Do Fish Sleep Well", 9, "Cy Fox, Dee Elm", venue)
    text = "# List\n\n" + first * 2
    text += "".join(row.format(title, n, names, venue) for n, title in enumerate(titles))
    known = ["Ann Lee", "Bob Day"] if "Bob" in names else ["Ann Lee"]
    assert values(text, "title", "authors", "published")[-3:] == [
        (title, known, "2019") for title in titles
    ]


@pytest.mark.parametrize("mark", ["(2019) ", "[2019] ", "(2019): "])
def test_a_year_before_a_title(mark):
    row = "* {}{} [[arXiv]](https://arxiv.org/abs/2401.0000{})\n"
    titles = ("PoSE: Counting Sheep at Night", "A Ladder for Goats", "Cows from the Air")
    text = "# List\n\n" + "".join(row.format(mark, title, n) for n, title in enumerate(titles))
    assert values(text, "title", "published") == [(title, "2019") for title in titles]


def test_lines_that_hang_under_a_title_are_of_its_item():
    item = "- **[{0}](https://arxiv.org/abs/2401.0000{1})**  \n  {2}  \n  *ICML 2024*. [[PDF]](https://arxiv.org/pdf/2401.0000{1})\n\n"
    page = '<div align="center">\n\n# Sheep [![Nice](https://x.example/b.svg)](https://x.example)\n\n</div>\n\n'
    page += item.format("Counting Sheep at Night", 1, "Ann Lee, Bob Day *et al.*")
    page += item.format("Goats", 2, "Cy Fox, Dan Roe")
    assert values(page, "title", "authors", "published", "arxiv_id") == [
        ("Counting Sheep at Night", ["Ann Lee", "Bob Day"], "2024", "2401.00001"),
        ("Goats", ["Cy Fox", "Dan Roe"], "2024", "2401.00002"),
    ]


def test_a_remark_under_authors_is_no_abstract():
    item = (
        "[{0}](https://arxiv.org/abs/2401.0000{1})\nAnn Lee, Bob Day\nNinety pages, no sheep.\n\n"
    )
    page = item.format("Counting Sheep at Night", 1) + item.format("Counting Goats by Day", 2)
    page += item.format("Counting Cows from the Air", 3)
    assert (
        values(page, "authors", "abstract", "labels")
        == [(["Ann Lee", "Bob Day"], None, ("Ninety pages, no sheep.",))] * 3
    )


def test_the_day_of_a_task_is_not_that_of_the_paper():
    page = "".join(
        f"- [x] 2023-09-0{n} — [{title}](https://arxiv.org/abs/2302.0000{n})\n"
        for n, title in enumerate(("Counting Sheep at Night", "Counting Goats by Day"), 1)
    )
    assert values(page, "published", "labels") == [(None, ("2023-09-01",)), (None, ("2023-09-02",))]


def test_a_bibliography_of_which_some_journals_are_linked_is_read_as_one():
    text = """### Week 1

1. Ashish Vaswani, Noam Shazeer. "Attention is all you need". arXiv:1706.03762 (2017).
2. David Silver, Aja Huang. "Mastering the game of Go". [Nature 529, 484-489, 2016](https://doi.org/10.1038/nature16961).
3. Albert Gu, Tri Dao. "Mamba: linear-time sequence modeling". arXiv:2312.00752 (2023).

### Week 2

4. Yann LeCun, Yoshua Bengio. "Deep learning". [Nature 521:436-444, 2015](https://doi.org/10.1038/nature14539).
5. Tero Karras. "A style-based generator". [Proc. CVPR (2019) 4401-4410](https://doi.org/10.1109/CVPR.2019.00453).
6. Jacob Devlin. "Pre-training of deep transformers". arXiv:1810.04805 (2018).
"""
    assert [title for (title,) in values(text, "title")] == [
        "Attention is all you need",
        "Mastering the game of Go",
        "Mamba: linear-time sequence modeling",
        "Deep learning",
        "A style-based generator",
        "Pre-training of deep transformers",
    ]
    assert values(text, "authors", "published", "arxiv_id", "doi")[:2] == [
        (["Ashish Vaswani", "Noam Shazeer"], "2017", "1706.03762", None),
        (["David Silver", "Aja Huang"], "2016", None, "10.1038/nature16961"),
    ]
    dates = [("2017",), ("2016",), ("2023",), ("2015",), ("2019",), ("2018",)]
    assert values(text, "published") == dates


def test_a_remark_behind_a_year_leaves_the_year():
    row = "- [{}](https://arxiv.org/abs/2401.0000{}) - {}, 2024{}\n"
    text = row.format("Counting Sheep at Night", 1, "An Yang et al.", "")
    text += row.format(
        "A Ladder for Goats", 2, "Ann Lee et al.", "  - Karin says read the appendix"
    )
    text += row.format("Cows from the Air", 3, "Can Xu, Bob Day", " (it is long, but worth it all)")
    assert values(text, "authors", "published") == [
        (["An Yang"], "2024"),
        (["Ann Lee"], "2024"),
        (["Can Xu", "Bob Day"], "2024"),
    ]


def test_a_year_in_brackets_between_title_and_names():
    row = "- **{}** (2017) — {}. [arXiv](https://arxiv.org/abs/1706.0000{})\n"
    text = row.format("Counting Sheep at Night", "Ann Lee, Bob Day", 1)
    text += row.format("A Ladder for Goats", "Cy Fox", 2) + row.format(
        "Cows", "Dee Elm, Eve Fry", 3
    )
    assert values(text, "title", "authors", "published") == [
        ("Counting Sheep at Night", ["Ann Lee", "Bob Day"], "2017"),
        ("A Ladder for Goats", ["Cy Fox"], "2017"),
        ("Cows", ["Dee Elm", "Eve Fry"], "2017"),
    ]


def test_items_without_link_are_of_the_list():
    text = """- [Counting Sheep at Night](https://arxiv.org/abs/2401.00001), Ann Lee, Bob Day, 2024
- A ladder for climbing goats, Cy Fox, Dee Elm, arXiv:0704.0232, 2007
- [Cows from the Air](https://arxiv.org/abs/2401.00003), Eve Fry, Flo Gray, 2023
- [Do Fish Sleep](https://arxiv.org/abs/2401.00004), Gus Hill, Ida Ives, 2023
- ask Karin about the barn, and buy hay

See also my notes on sheep.
"""
    assert values(text, "title", "authors", "arxiv_id", "published")[1:3] == [
        ("A ladder for climbing goats", ["Cy Fox", "Dee Elm"], "0704.0232", "2007"),
        ("Cows from the Air", ["Eve Fry", "Flo Gray"], "2401.00003", "2023"),
    ]
    assert len(values(text, "title")) == 4


def test_fields_may_stand_below_an_item():
    item = "* [{}](https://arxiv.org/abs/2401.0000{})\n  * Authors: {}\n  * **Year:** 2023\n"
    item += "  * nice!\n"
    text = item.format("(Re)counting Sheep at Night", 1, "Ann Lee, Bob Day")
    text += item.format("“Baa”: A Ladder for Goats", 2, "Cy Fox")
    assert values(text, "title", "authors", "published") == [
        ("(Re)counting Sheep at Night", ["Ann Lee", "Bob Day"], "2023"),
        ("“Baa”: A Ladder for Goats", ["Cy Fox"], "2023"),
    ]


def test_a_link_named_by_an_id_or_a_picture_is_no_title():
    text = """1. **Longformer: The Long-Document Transformer**<br>
   Iz Beltagy, Matthew E. Peters, Arman Cohan. [arXiv:2004.05150v2](https://arxiv.org/abs/2004.05150v2)
2. **GQA: Training Generalized Multi-Query Transformer Models**
   *Joshua Ainslie, James Lee-Thorp* (2023.05.22) [10.18653/v1/x.298](https://doi.org/10.18653/v1/x.298)
"""
    assert values(text, "title", "arxiv_id", "doi", "published") == [
        ("Longformer: The Long-Document Transformer", "2004.05150", None, None),
        (
            "GQA: Training Generalized Multi-Query Transformer Models",
            None,
            "10.18653/v1/x.298",
            "2023-05-22",
        ),
    ]


def test_names_below_a_title_in_its_cell():
    row = "| {0} | **{1}**<br>{2} | 2024.05 | [![arXiv](https://img.example/b.svg)]({3}) |\n"
    text = "| Name | Paper | Year | Link |\n|---|---|---|---|\n"
    for name, title, number in (("A", "Counting Sheep", 1), ("B", "Counting Goats", 2)):
        link = f"https://arxiv.org/abs/2405.0000{number}"
        text += row.format(name, f"{title} in Wide Fields", "Ann Lee, Bob Day", link)
    assert values(text, "title", "authors", "published", "arxiv_id") == [
        ("Counting Sheep in Wide Fields", ["Ann Lee", "Bob Day"], "2024-05", "2405.00001"),
        ("Counting Goats in Wide Fields", ["Ann Lee", "Bob Day"], "2024-05", "2405.00002"),
    ]
    assert "https://arxiv.org/abs/2405.00001" in read(text).records[0].urls


@pytest.mark.parametrize("mark", ["*", "_", "**"])
def test_authors_in_italics_below_an_item(mark):
    page = "# Graphs\n\n" + "".join(
        f"1. **{title}.** {venue}. [paper](https://arxiv.org/abs/{number})\n\n"
        f"    {mark}{names}.{mark}\n\n"
        for title, venue, number, names in (
            ("Counting Sheep with Graphs", "ICLR 2017", "1609.02907", "Ann Lee, Bob T. Day"),
            ("How Strong Are Goats?", "ICML 2018", "1710.10903", "Dee Gray, Petar Veličković"),
            ("Cows from the Air", "NeurIPS 2019", "1810.00826", "Jo Fox, Li Elm, Kim Oh"),
        )
    )
    assert values(page, "title", "authors", "abstract", "published") == [
        ("Counting Sheep with Graphs", ["Ann Lee", "Bob T. Day"], None, "2017"),
        ("How Strong Are Goats?", ["Dee Gray", "Petar Veličković"], None, "2018"),
        ("Cows from the Air", ["Jo Fox", "Li Elm", "Kim Oh"], None, "2019"),
    ]


@pytest.mark.parametrize("date", ["(Sep 2023)", "(2023-09)"])
def test_a_date_in_brackets_between_a_title_and_its_names(date):
    text = "\n".join(
        f"- **{title}** {date}, *Ann Lee, Bob Day, Cy Fox* [![arXiv](https://img.org/a)]"
        f"(https://arxiv.org/abs/2309.0000{n})"
        for n, title in enumerate(("Counting Sheep in Fields", "A Ladder for Goats"), 1)
    )
    assert values(text, "title", "authors", "published") == [
        ("Counting Sheep in Fields", ["Ann Lee", "Bob Day", "Cy Fox"], "2023-09"),
        ("A Ladder for Goats", ["Ann Lee", "Bob Day", "Cy Fox"], "2023-09"),
    ]


@pytest.mark.parametrize("year", [", {}", " ({})", ". {}."])
@pytest.mark.parametrize("house", ["https://arxiv.org/abs/2401.00009", "https://wool.org/lens"])
def test_a_word_that_names_and_a_year_stand_behind_is_a_title(year, house):
    rows = (
        ("SheepLens", house, "Nanda & Bloom", ["Nanda", "Bloom"], "2022"),
        (
            "Counting Sheep at Night",
            "https://arxiv.org/abs/2401.00001",
            *("Lee et al.", ["Lee"]),
            "2021",
        ),
        (
            "A Ladder for Goats",
            "https://arxiv.org/abs/2401.00002",
            "Lee and Day",
            ["Lee", "Day"],
            "2019",
        ),
        ("Cows from the Air", "https://arxiv.org/abs/2401.00003", "Ann Lee", ["Ann Lee"], "2020"),
    )
    page = "# Tools\n\n" + "".join(
        f"- [{title}]({link}), {names}{year.format(when)}\n" for title, link, names, _, when in rows
    )
    page += "- [wooltools](https://wool.org/tools), what everybody uses since 2019\n"
    assert values(page, "title", "authors", "published") == [
        (title, known, when) for title, _, _, known, when in rows
    ]
    check_spans(page)


def test_a_title_with_many_commas_costs_no_more_than_its_length():
    """Anything slower than linear would need minutes here."""
    text = "- " + "a sheep, " * 40_000 + "[[pdf]](https://arxiv.org/abs/2401.00009)\n"
    rows = "".join(
        f"- [{title}](https://arxiv.org/abs/2401.0000{n}), Ann Lee, 2020\n"
        for n, title in enumerate(("Counting Sheep at Night", "A Ladder for Goats", "Cows at Noon"))
    )
    assert len(values(rows + text, "title")) == 4


def test_a_schedule_of_a_reading_group():
    page = (
        "# Reading group\n\nWe meet **Thursdays** in the barn.\n\n"
        "* **Feb 10** (Kate): Ann Lee, Bob Day and Cy Fox. *Counting Sheep in Fields*. ACL 2020.\n"
        "* **Feb 17** (Omri): Ann Lee and Bob Day. *Do Goats Sleep? A Study of Ladders*. ACL 2019. "
        "Slides: [here](slides/omri.pdf)\n"
        "* **Feb 24**: no meeting\n"
        "* **Mar 3** (Mia (guest!)): [Wool in the Cold Winter](https://doi.org/10.1000/N18-1126) "
        "(Ann Lee and Cy Fox, NAACL 2018)\n"
        "* **Mar 10**: [Fences in Spring](https://doi.org/10.1000/N18-1127) "
        "(Cy Fox et al., ACL 2017)\n"
        "* **Mar 17**: [Cows in the Air](https://doi.org/10.1000/N18-1128) *(MLSys 2016)*\n"
    )
    assert values(page, "title", "authors", "published") == [
        ("Counting Sheep in Fields", ["Ann Lee", "Bob Day", "Cy Fox"], "2020"),
        ("Do Goats Sleep? A Study of Ladders", ["Ann Lee", "Bob Day"], "2019"),
        ("Wool in the Cold Winter", ["Ann Lee", "Cy Fox"], "2018"),
        ("Fences in Spring", ["Cy Fox"], "2017"),
        ("Cows in the Air", [], "2016"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "- [x] Thu 17 Feb — [{}]({}) — {} ({})",
        "- [{}]({}) · {}, ACL {}",
        "1. **[{}]({})** by {} (ACL {})",
        "* [{}]({}) - {}, {}",
    ],
    ids=["tasks", "dots", "a venue in brackets", "commas"],
)
def test_two_names_may_have_a_sign_between_them(line):
    page = "## Spring\n\n"
    for n, (title, names) in enumerate(
        [("Counting Sheep", "Ann Lee & Bob Day"), ("Goats at Night", "Cy Fox & Dan Elk")]
    ):
        url = f"https://arxiv.org/abs/2001.0000{n}"
        page += line.format(f"{title} in Wide Fields", url, names, 2005 + n) + "\n"
    assert values(page, "title", "authors", "published") == [
        ("Counting Sheep in Wide Fields", ["Ann Lee", "Bob Day"], "2005"),
        ("Goats at Night in Wide Fields", ["Cy Fox", "Dan Elk"], "2006"),
    ]


LINKED = ("Counting Sheep at Night", "Counting Goats by Day", "Counting Cows at Noon")


@pytest.mark.parametrize(
    ("item", "title", "names"),
    [
        ("*Counting Old Hens*, Cy Fox", "Counting Old Hens", ["Cy Fox"]),
        ("*Counting Old Hens*, Cy Fox, D. Roe", "Counting Old Hens", ["Cy Fox", "D. Roe"]),
        ("_Counting Old Hens_ — Cy Fox", "Counting Old Hens", ["Cy Fox"]),
        ("**Counting Old Hens**: Cy Fox and D. Roe", "Counting Old Hens", ["Cy Fox", "D. Roe"]),
        # A talk, a task, a remark.
        *(("**Counting Old Hens**: Cy Fox", None, []), ("*Read* Cy Fox, D. Roe", None, [])),
        *(("*Counting Old Hens*", None, []), ("*Ask about old hens*, please", None, [])),
    ],
)
@pytest.mark.parametrize("mark", ["-", "- [ ]", "1."])
@pytest.mark.parametrize("note", ["", "  - skim; proof only\n"])
def test_marked_titles_with_names_need_no_link(item, title, names, mark, note):
    linked = "https://arxiv.org/abs/2401.0000"
    page = (
        f"# Papers\n\n{mark} [Counting Sheep at Night]({linked}1), Ann Lee, 2024\n"
        f"{mark} {item}\n{note}{mark} [Counting Goats by Day]({linked}2), Bob Day, 2024\n"
        f"{mark} [Counting Cows at Noon]({linked}3)\n"
    )
    found = values(page, "title", "authors")
    assert [row for row in found if row[0] not in LINKED] == ([(title, names)] if title else [])


def test_items_with_blank_lines_between_their_indented_lines():
    page = """## Surveys

1. **[2401] Counting sheep in wide fields** ![](https://img.shields.io/badge/arXiv-2402.01680-red)

   *Ann Lee, Bob Day, Cy Fox*

   [Paper](https://arxiv.org/abs/2402.01680)

2. **[2010] Goats on high hills: a study** ![](https://img.shields.io/badge/arXiv-2010.03578-red)

   *Dee Hen, Ann Lee*

   [Paper](https://arxiv.org/abs/2010.03578) | [Project](https://github.com/)

3. **(2010) Cows in the sun and in rain**

   *Eva Cow, Ann Lee*

   [Paper](https://arxiv.org/abs/1405.07105)
"""
    assert values(page, "title", "authors", "published", "labels") == [
        ("Counting sheep in wide fields", ["Ann Lee", "Bob Day", "Cy Fox"], "2024-01", ()),
        ("Goats on high hills: a study", ["Dee Hen", "Ann Lee"], "2020-10", ()),
        ("Cows in the sun and in rain", ["Eva Cow", "Ann Lee"], "2010", ()),
    ]


@pytest.mark.parametrize(
    ("row", "month", "label"),
    [
        ("- [{}](https://arxiv.org/abs/{}) 1203\n", None, ("1203",)),
        ("- [{}](https://arxiv.org/abs/{}) [2403]\n", "2024-03", ()),
        ("- [{}](https://arxiv.org/abs/{}) 2401\n", "2024-01", ()),
    ],
    ids=["stars", "in brackets", "of the id"],
)
def test_a_number_is_a_month_in_brackets_or_if_the_id_says_so(row, month, label):
    titles = ("Counting Sheep in Wide Fields", "A Ladder for Goats", "Cows from the Air")
    page = "# Papers\n\n" + "".join(
        row.format(title, f"2401.0000{n}") for n, title in enumerate(titles, 1)
    )
    assert values(page, "title", "published", "labels") == [(t, month, label) for t in titles]


@pytest.mark.parametrize(
    ("called", "label"),
    [("(CoW)", "CoW"), ("(COW-3)", "COW-3"), ("`CowGPT`", "CowGPT"), ("(`Cow 2`)", "Cow 2"),
     ("(Stable Cows)", "Stable Cows")],
)  # fmt: skip
@pytest.mark.parametrize("sign", [",", " -", "."])
def test_what_a_paper_is_called_is_no_part_of_its_authors(called, label, sign):
    link = "[[paper]](https://arxiv.org/abs/2401.0000"
    page = (
        f"- **Counting Cows in Fog** {called}{sign} Lee et al., NeurIPS 2020 {link}1)\n"
        f"- **Counting Hens at Noon**, Ann Lee, Bob Day, ICML 2021 {link}2)\n"
    )
    assert values(page, "title", "authors", "published", "labels") == [
        ("Counting Cows in Fog", ["Lee"], "2020", ("NeurIPS 2020", label)),
        ("Counting Hens at Noon", ["Ann Lee", "Bob Day"], "2021", ("ICML 2021",)),
    ]


def test_code_beside_a_title_and_a_bare_link_behind_one():
    page = """- [Counting Sheep at Night](https://arxiv.org/abs/2401.00001) - Lee et al., 2017.
- [Counting cows with human feedback](https://arxiv.org/abs/2401.00002) `CowGPT`
- [Counting Bees in Rain](https://arxiv.org/abs/2401.00006)
- Direct Goats: Your Goat is Secretly a Ladder — https://arxiv.org/abs/2401.00003
- https://doi.org/10.1000/hens.4 Counting Hens at Noon
- we used https://arxiv.org/abs/2401.00005 a lot for this
"""
    assert values(page, "title", "authors", "arxiv_id", "doi", "labels") == [
        ("Counting Sheep at Night", ["Lee"], "2401.00001", None, ()),
        ("Counting cows with human feedback", [], "2401.00002", None, ("CowGPT",)),
        ("Counting Bees in Rain", [], "2401.00006", None, ()),
        ("Direct Goats: Your Goat is Secretly a Ladder", [], "2401.00003", None, ()),
        ("Counting Hens at Noon", [], None, "10.1000/hens.4", ()),
    ]
    assert [p.line for p in read(page).problems] == [6]


@pytest.mark.parametrize("form", ["(**{}**)", "**({})**", "[{}]", "**{}**:"])
def test_a_venue_with_its_year_may_stand_before_a_title_and_names_behind_it(form):
    venues = ("NAACL 2021", "ACL 2014 Demo", "WMT 2019")
    rest = (
        "Counting Sheep by Learning Target Codes. Ann Lee et al.",
        "A Few Goats are Enough for Ladders. Bob Day & Cy Fox",
        "Improving Cows with Independent Constraints. Ann Lee et al.",
    )
    page = "# Papers\n\n" + "".join(
        f"1. {form.format(venue)} {text} [[paper]](https://www.aclweb.org/anthology/W19-520{n})\n"
        for n, (venue, text) in enumerate(zip(venues, rest, strict=True))
    )
    assert values(page, "title", "authors", "published") == [
        ("Counting Sheep by Learning Target Codes", ["Ann Lee"], "2021"),
        ("A Few Goats are Enough for Ladders", ["Bob Day", "Cy Fox"], "2014"),
        ("Improving Cows with Independent Constraints", ["Ann Lee"], "2019"),
    ]
    assert values(page, "labels") == [((venue,),) for venue in venues]


def test_family_names_before_a_venue_with_its_year_are_a_list():
    page = (
        "- *Counting Sheep by Jointly Learning* — Lee, Day, Fox (ICLR 2015) "
        "[pdf](https://arxiv.org/pdf/1409.0473)\n"
        "- *Goats Are All You Need* — Roe et al. (NeurIPS 2017) "
        "[pdf](https://arxiv.org/pdf/1706.03762)\n"
        "- *Cows for Many Tasks* — Wool, Milk, Hay [pdf](https://arxiv.org/pdf/2106.09685)\n"
    )
    assert values(page, "title", "authors", "published", "labels") == [
        ("Counting Sheep by Jointly Learning", ["Lee", "Day", "Fox"], "2015", ("ICLR 2015",)),
        ("Goats Are All You Need", ["Roe"], "2017", ("NeurIPS 2017",)),
        ("Cows for Many Tasks", [], None, ("Wool, Milk, Hay",)),
    ]


def test_an_item_with_a_bare_link_among_linked_ones_is_read():
    page = (
        "- *Counting Sheep at Night* — Lee et al. [pdf](https://arxiv.org/pdf/1706.03762)\n"
        "- *Goats on Long Ladders* — Day et al. [pdf](https://arxiv.org/pdf/2106.09685)\n\n"
        "1. Training Cows on Large Meadows. Fox et al. https://arxiv.org/abs/2203.15556\n"
    )
    assert values(page, "title", "authors", "arxiv_id")[-1] == (
        "Training Cows on Large Meadows", ["Fox"], "2203.15556"
    )  # fmt: skip


def test_an_item_that_is_an_id_with_a_few_words_is_a_paper():
    page = (
        "# Papers\n\n- [Counting Sheep in Fields](https://doi.org/10.1000/sheep.1)\n"
        "- [Goats on Ladders](https://doi.org/10.1000/goats.1)\n- https://arxiv.org/abs/1505.06454\n"
        "- Lee et al. on novelty: https://www.science.org/doi/10.1126/science.1240474\n"
        "- https://arxiv.org/pdf/1505.06455v2.pdf  sleeping sheep!\n"
    )
    assert values(page, "title", "arxiv_id", "doi") == [
        ("Counting Sheep in Fields", None, "10.1000/sheep.1"),
        ("Goats on Ladders", None, "10.1000/goats.1"),
        (None, "1505.06454", None),
        (None, None, "10.1126/science.1240474"),
        (None, "1505.06455", None),
    ]
