"""Ways in which people write the items of a Markdown list: venues first, marks, names below."""

import pytest

from tests.read.pages import read, values

SHEEP = ("Counting Sheep at Night", "https://arxiv.org/abs/2401.00001")
GOATS = ("A Ladder for Goats and Cows", "https://arxiv.org/abs/2401.00002")
BOTH = ["Ann Lee", "Bob Day"]
HEAD = "# Papers\n\nWhat our group reads this term.\n\n"


def page_of(item: str, number: int) -> str:
    rows = [item.format(title=title, link=link) for title, link in (SHEEP, GOATS)[:number]]
    return HEAD + "\n".join(rows) + "\n"


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize(
    ("item", "authors", "date"),
    [
        ('1. **(R)** Ann Lee and Bob Day. "{title}." ICML 2024. [arXiv]({link})', BOTH, "2024"),
        ("* **ICML 2024** - {title}, Ann Lee, Bob Day, 2024. [[pdf]]({link})", BOTH, "2024"),
        ("- [ICML'24] {title} [[paper]({link})]\n  - Ann Lee, Bob Day", BOTH, "2024"),
        ("- [x] Lee et al. (2024) [{title}]({link}) ⭐\n    - two goats", ["Lee"], "2024"),
        ("- [{title}]({link}) (Lee et al, 2024) -> read it with the goats", ["Lee"], "2024"),
        ("[{title}]({link})\n:   Ann Lee, Bob Day\n:   ICML, 2024\n", BOTH, "2024"),
        ("**[{title}]({link})**  \n*Ann Lee, Bob Day*  \nICML 2024\n", BOTH, "2024"),
        ("- [{title}]({link})\n\n  Paper • Published Mar 1, 2024 • 10\n", [], "2024-03-01"),
        ("- [[@lee2024]] {title} — Ann Lee, Bob Day (2024) #read {link}", BOTH, "2024"),
    ],
)
def test_an_item_with_a_link(item, authors, date, number):
    assert values(page_of(item, number), "title", "authors", "published", "arxiv_id") == [
        (title, authors, date, link[-10:]) for title, link in (SHEEP, GOATS)[:number]
    ]


@pytest.mark.parametrize("number", [1, 2])
def test_an_item_without_a_link_has_names_on_items_below(number):
    page = page_of("- **{title}** (WoolNet)\n  - *Ann Lee, Bob Day*\n  - ICML 2024", number)
    assert values(page, "title", "authors", "published") == [
        (title, BOTH, "2024") for title, _ in (SHEEP, GOATS)[:number]
    ]


def test_names_below_items_are_read_beside_linked_ones():
    linked = "- **{}** [[Paper]]({})\n  - *Ann Lee, Bob Day*\n  - ICML 2024\n".format(*SHEEP)
    page = HEAD + linked + linked.replace(" [[Paper]](" + SHEEP[1] + ")", "").replace(*"SG")
    titles = [title for (title,) in values(page, "title")]
    assert titles == ["Counting Sheep at Night", "Counting Gheep at Night"]


def test_an_outline_with_names_in_few_of_its_items_is_no_list_of_papers():
    page = HEAD + "- Who milks\n  - Ann Lee, Bob Day\n- Feed\n  - hay\n- Wool\n- Doors\n- Fences\n"
    assert read(page).records == ()


def test_footnotes_are_references():
    page = "# How sheep are counted\n\nBy looking,[^1] and again.[^2]\n\n"
    page += f"[^1]: Ann Lee, Bob Day (2024). {SHEEP[0]}. ICML. {SHEEP[1]}\n"
    page += f"[^2]: Cy Fox, Dan Roe (2023). {GOATS[0]}. ICLR. {GOATS[1]}\n"
    assert values(page, "title", "authors", "published") == [
        (SHEEP[0], BOTH, "2024"),
        (GOATS[0], ["Cy Fox", "Dan Roe"], "2023"),
    ]


def test_a_title_stands_between_badges_and_names_in_its_cell():
    page = HEAD + "|Title & Authors|Picture|Links|\n|:--|:--:|:--:|\n"
    badge = "[![Star](https://badge.example/b.svg)](https://git.example/b)"
    for title, link in (SHEEP, GOATS):
        page += f"|{badge}<br>**{title}** <br> Ann Lee, Bob Day |![a](b.png)|[Paper]({link})|\n"
    assert values(page, "title", "authors") == [(SHEEP[0], BOTH), (GOATS[0], BOTH)]


def test_the_year_of_a_venue_in_brackets_stands_before_a_remark():
    page = "# To read\n\n- [ ] {} (ICML 2024, spotlight)\n- [ ] {} (ICLR 2023, openreview)\n"
    page += "- [ ] Shearing Sheep with Dull Scissors (COLT 2022)\n"
    dates = values(page.format(SHEEP[0], GOATS[0]), "published")
    assert dates == [("2024",), ("2023",), ("2022",)]


def test_the_year_of_a_field_that_is_called_venue_is_the_date():
    item = "- **Title**: {}\n- **Authors**: Ann Lee, Bob Day\n- **Venue**: ICML 2024\n\n"
    page = HEAD + item.format(SHEEP[0]) + item.format(GOATS[0])
    assert values(page, "title", "published") == [(SHEEP[0], "2024"), (GOATS[0], "2024")]


def test_bibtex_in_a_quotation_is_no_abstract():
    page = HEAD + "- [{}]({})\n\n  > @article{{lee2024,\n".format(*SHEEP)
    page += "  >   title={Counting Sheep at Night},\n  >   author={Lee, Ann and Day, Bob},\n"
    page += "  >   journal={Journal of Sheep and Goats},\n  >   year={2024}\n  > }\n"
    assert values(page, "title", "abstract") == [(SHEEP[0], None)]


def test_the_link_of_a_title_among_notes_is_no_part_of_it():
    page = '# Week 3\n\n- [x] Lee & Day et al., "{}", Dec 2023, <{}> – 120 pages!!\n'.format(*SHEEP)
    page += "- [x] [{}]({}) (Fox et al, 2019) -> gates hold[^1]\n".format(*GOATS)
    page += "- [ ] A. Lee, B. Day et al. *Sheep in Unified Rows and Columns*. ICML 2022.\n"
    page += "- [ ] call the vet\n\n[^1]: see my slides\n"
    assert (GOATS[0],) in values(page, "title")


@pytest.mark.parametrize(
    ("item", "authors", "date"),
    [
        ("1) {title} (Lee et al., ICML 2024) [[arxiv]({link})]", ["Lee"], "2024"),
        ("- **[WoolNet]** {title}, Ann Lee, Bob Day, 2024 [[Paper]]({link})", BOTH, "2024"),
        ("- ⭐ Ann Lee, Bob Day. {title}. In ICML, 2024. [[paper]({link})]", BOTH, "2024"),
        ("- **2024-05-01**: {title} — Ann Lee, Bob Day ([arXiv]({link}))", BOTH, "2024-05-01"),
        ("- [{title}]({link}) (Ann Lee, Bob Day; ICML 2024)", BOTH, "2024"),
    ],
)
def test_an_item_that_cites_its_paper(item, authors, date):
    assert values(page_of(item, 2), "title", "authors", "published", "arxiv_id") == [
        (title, authors, date, link[-10:]) for title, link in (SHEEP, GOATS)
    ]


def test_what_ends_with_etc_is_no_list_of_names():
    page = page_of("- [{title}]({link}) (UC Wool, Goats, etc.)", 2)
    assert values(page, "title", "authors") == [(SHEEP[0], []), (GOATS[0], [])]


@pytest.mark.parametrize("edge", ["| ", ""])
def test_the_year_of_a_column_that_is_called_venue_is_the_date(edge):
    page = HEAD + f"{edge}Title | Authors | Venue | PDF\n{edge}--- | --- | --- | ---\n"
    for title, link in (SHEEP, GOATS):
        page += f"{edge}{title} | Ann Lee, Bob Day | ICML 2024 | [pdf]({link})\n"
    assert values(page, "title", "published") == [(SHEEP[0], "2024"), (GOATS[0], "2024")]


def test_people_in_groups_are_no_papers():
    page = "# Team\n\n- Engineering\n  - Ann Lee, Bob Day, Cy Fox\n"
    page += "- Product Design Team\n  - Dan Elk, Di Hay\n"
    page += "- Sheep and Goats Staff\n  - Hal Roe, Jo Fox\n"
    assert read(page).records == ()


@pytest.mark.parametrize(
    "form",
    ["- [{title}]({link})\n  - {said}", "**[{title}]({link})**  \n*Cy Fox, Di Hay*  \n{said}\n"],
)
def test_a_remark_with_a_year_below_an_item_is_no_venue(form):
    said = "Great overview of wool, used at farms in 2020"
    page = page_of(form.replace("{said}", said), 2)
    assert values(page, "title", "published", "journal_ref") == [
        (SHEEP[0], None, None),
        (GOATS[0], None, None),
    ]


@pytest.mark.parametrize(
    "said", ["Published in a book on the ways of sheep, 2020", "in wool, 2020"]
)
def test_a_venue_below_an_item_needs_no_capitals_where_it_is_said_to_be_one(said):
    page = page_of("- [{title}]({link})\n  - " + said, 2)
    assert values(page, "title", "published") == [(SHEEP[0], "2020"), (GOATS[0], "2020")]


def test_two_words_with_names_behind_them_are_a_title():
    text = (
        "* Required:\n"
        "    * [Counting Sheep](https://aclanthology.org/2021.cl-2.11/). Ann Lee, Bob Day."
        " CL 2021.\n"
        "    * [A Ladder for Goats and Cows](https://aclanthology.org/2021.cl-2.12/). Cy Fox,"
        " Ann Lee."
        " CL 2021.\n"
    )
    assert values(text, "title", "authors") == [
        ("Counting Sheep", BOTH),
        ("A Ladder for Goats and Cows", ["Cy Fox", "Ann Lee"]),
    ]


def test_one_name_before_an_emphasised_venue_is_an_author_where_others_are():
    rows = (
        ("Counting Sheep at Night", "Ann Lee, Bob Day, et al.", 1),
        ("A Ladder for Goats and Cows", "Cy Fox, Ann Lee, et al.", 2),
        ("Random Wool in the Mountains", "Bob Day", 3),
    )
    text = "".join(
        f"- **{title}** {names} *WOOL 2023* [[paper](https://arxiv.org/abs/2301.0000{n})]\n"
        for title, names, n in rows
    )
    assert values(text, "authors") == [(BOTH,), (["Cy Fox", "Ann Lee"],), (["Bob Day"],)]


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize(
    ("item", "date"),
    [
        ("- [**[SOSP '07]** {title}]({link})", "2007"),
        ("- [ ] [**SOSP '07** {title}]({link})", "2007"),
        ("1. [(NeurIPS 2020) {title}]({link})", "2020"),
        ("- [\\[ICML 2018\\] {title}]({link})", "2018"),
        ("- [`CVPR'20` {title}]({link})", "2020"),
        ("- [[2021.05] {title}]({link})", "2021-05"),
        ("- [NIPS'17: {title}]({link})", "2017"),
        ("- [{title} (ICML 2019)]({link})", "2019"),
        ("- [[Re] {title}]({link})", None),  # it is of the title
    ],
)
def test_a_venue_in_the_link_of_a_title(item, date, number):
    title = "[Re] {}" if "[Re]" in item else "{}"
    assert values(page_of(item, number), "title", "published") == [
        (title.format(title_), date) for title_, _ in (SHEEP, GOATS)[:number]
    ]


def test_family_names_where_others_have_et_al():
    titles = ("Counting Sheep at Night", "A Ladder for Goats", "Cows in the Fog", "Hens Can See")
    names = ("Lee et al.", "Day & Ousterhout", "Fox", "Roe et al.")
    text = "# Read\n\n" + "".join(
        f"- [{title}](https://arxiv.org/abs/2001.0000{n}), {name} -- read it twice\n"
        for n, (title, name) in enumerate(zip(titles, names, strict=True))
    )
    found = [["Lee"], ["Day", "Ousterhout"], ["Fox"], ["Roe"]]
    assert values(text, "authors") == [(names,) for names in found]


def test_a_month_on_arxiv_behind_names_is_no_journal():
    page = (
        "# Sheep\n\n"
        "- **Counting Sheep in Wide Fields.** *Ann Lee, Bob Day, Cy Fox.* arXiv 2021.04 "
        "[[paper](https://arxiv.org/abs/2104.09864)]\n"
        "- **Goats on Ladders.** *Bob Day, Ann Lee, Mike Lewis.* arXiv 2021.08 "
        "[[paper](https://arxiv.org/abs/2108.12409)]\n"
    )
    assert values(page, "title", "authors", "published") == [
        ("Counting Sheep in Wide Fields", ["Ann Lee", "Bob Day", "Cy Fox"], "2021-04"),
        ("Goats on Ladders", ["Bob Day", "Ann Lee", "Mike Lewis"], "2021-08"),
    ]
