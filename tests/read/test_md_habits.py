"""Habits of people who keep Markdown lists: where the title stands, what is in marks beside it."""

import pytest

from tests.read.pages import read, values

SHEEP, GOATS = "Counting Sheep at Night", "A Ladder for Goats and Cows"
BOTH = ["Ann Lee", "Bob Day"]


def page_of(item: str, number: int) -> str:
    links = [f"https://arxiv.org/abs/2401.0000{n}" for n in (1, 2)]
    items = [
        item.format(title=title, link=link)
        for title, link in list(zip((SHEEP, GOATS), links, strict=True))[:number]
    ]
    return "# Sheep\n\n" + "\n".join(items) + "\n"


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize(
    ("item", "names"),
    [
        # The title leads to the page of a project.
        ("- [{title}](https://sheep.github.io), Lee et al., WOOL 2024 | [arxiv]({link})", ["Lee"]),
        ("- [{title}](https://lee.org/a), Ann Lee, Bob Day, WOOL 2024 [[paper]]({link})", BOTH),
        # What it is called stands before it.
        ('* **WoolNet** "{title}", WOOL 2024 [[paper]({link})]', []),
        ("[WoolNet] {title}. WOOL 2024. [[Paper]]({link}) [[Code]](https://git.org/x)\n", []),
        ("- {title}. WOOL 2024. [[Paper]]({link})", []),
        ("- {title} (WOOL'24) [[Paper]]({link})", []),
        # Names in bold, the title in italics.
        ("1. ⭐ **Lee, A.** (2024). *{title}*. Wool 3(1), 2-9. [arXiv]({link})", ["Lee, A."]),
        (
            "1. **Lee, A. G., Day, B.** (2024). *{title}*. Wool 3, 2. [arXiv]({link})",
            ["Lee, A. G.", "Day, B."],
        ),
        # A date in front and a venue behind, with dashes.
        ("- 2024.05 - {title} - WOOLS - [paper]({link}), [code](https://git.org/x)", []),
        ("- 2024-05: {title} [paper]({link})", []),
        ("- {title} (Lee, Day; WOOL 2024) {link}", ["Lee", "Day"]),
        # Names in italics behind a full stop, or set small.
        ("- **[WOOL 2024]** {title}. *Ann Lee, Bob Day.* [[pdf]]({link})", BOTH),
        ("- [{title}]({link}), 2024, `Wool`, #sheep\n  - <sub>Ann Lee, Bob Day</sub>", BOTH),
        # Lines of their own.
        ("- [{title}]({link})<br>Ann Lee, Bob Day<br>**WOOL 2024**", BOTH),
        ("##### 3. {title}\n> Ann Lee, Bob Day · WOOL 2024 · [arXiv]({link})\n\nGood.\n", BOTH),
        (
            "* A. Lee and B. Day, *{title}*, Wool and Its Farms 76 (2024), [arXiv]({link}).",
            ["A. Lee", "B. Day"],
        ),
        ("* J. Lee (2024). [{title}]({link}). *WOOL*.", ["J. Lee"]),
        ("- [{title}]({link}) - *Ann Lee (University of Wool) et al.*, 2024", ["Ann Lee"]),
    ],
)
def test_an_item(item, names, number):
    if number == 1 and item.startswith("[WoolNet]"):
        pytest.skip("one line may be any")
    found = values(page_of(item, number), "title", "authors", "published", "arxiv_id")
    date = "2024-05" if "2024-05" in item or "2024.05" in item else "2024"
    assert found == [
        (title, names, date, f"2401.0000{n}") for n, title in enumerate((SHEEP, GOATS)[:number], 1)
    ]


def test_items_with_a_year_in_front_and_names_below_need_no_link():
    page = (
        f"- **2014** — *{SHEEP}* [doi:10.1000/sheep]\n  - Van Lee DC, Day K, Fox E, et al.\n"
        f"- **2013** — *{GOATS}* [doi:10.1000/goats]\n  - Fox E, Day K\n"
    )
    assert values(page, "title", "authors", "published", "doi") == [
        (SHEEP, ["Van Lee DC", "Day K", "Fox E"], "2014", "10.1000/sheep"),
        (GOATS, ["Fox E", "Day K"], "2013", "10.1000/goats"),
    ]


def test_titles_in_single_quotation_marks_in_references():
    page = (
        f"- Lee, Ann, and Bob Day. ‘{SHEEP}’. *Wool* 9, no. 8 (2019): 17–80. "
        "<https://doi.org/10.1000/1>.\n"
        f"- Fox, Cy, Eve G. Roy, and Dan Poe. ‘{GOATS}’. *Wool* 3, no. 6 (2018): 53–56. "
        "<https://doi.org/10.1000/2>.\n"
    )
    assert values(page, "title", "published") == [(SHEEP, "2019"), (GOATS, "2018")]


def test_links_to_notes_with_names_and_a_year_are_a_list():
    page = f"# Notes\n\nClick a title.\n\n* [{SHEEP}](notes/sheep.md) - Lee et al., 2012\n"
    page += f"* [{GOATS}](notes/goats.md) - Day and Fox, 2014\n"
    assert values(page, "title", "authors", "published") == [
        (SHEEP, ["Lee"], "2012"),
        (GOATS, ["Day", "Fox"], "2014"),
    ]


def test_talks_on_linked_papers_need_no_marks_of_a_list():
    form = "**March {}, 2020** -- *Speaker:* Dana -- *Paper:* [{}]({}) by A. Lee, B. Day\n\n"
    page = "# Theory lunch\n\n### Past talks\n\n"
    page += form.format(3, SHEEP, "https://arxiv.org/abs/1607.00001")
    page += form.format(10, GOATS, "https://arxiv.org/abs/1811.00002")
    page += "**March 17, 2020** -- cancelled\n"
    assert values(page, "title", "authors", "published") == [
        (SHEEP, ["A. Lee", "B. Day"], None),
        (GOATS, ["A. Lee", "B. Day"], None),
    ]


@pytest.mark.parametrize("cut", ["et al.", "*et al.*"])
@pytest.mark.parametrize(
    "head", [":date: Date | :page: Title | :people:", "📅 Date | 📄 Title | 👥"]
)
def test_pictures_in_the_head_of_a_table(cut, head):
    badge = "[![](https://x.org/a.svg)](https://arxiv.org/abs/2301.0000{})"
    page = f"| {head} Authors | :link: |\n|---|---|---|---|\n" + "".join(
        f"| Jan 2023 | {title} | Lee {cut} | {badge.format(n)} |\n"
        for n, title in enumerate((SHEEP, GOATS), 1)
    )
    assert values(page, "title", "authors", "published") == [
        (SHEEP, ["Lee"], "2023-01"),
        (GOATS, ["Lee"], "2023-01"),
    ]


def test_a_cell_may_be_a_reference():
    page = "| Year | Paper | PDF |\n|---|---|---|\n" + "".join(
        f"| 2004 | A. Lee, B. Day. *{title}*. WOOL. | [link](https://doi.org/10.1000/{n}) |\n"
        for n, title in enumerate((SHEEP, GOATS), 1)
    )
    assert values(page, "title", "authors", "published") == [
        (title, ["A. Lee", "B. Day"], "2004") for title in (SHEEP, GOATS)
    ]


def test_tasks_and_keys_stand_before_references():
    page = (
        f"- [ ] [[lee2016]] {SHEEP}. Lee, T.; Day, C. KDD 2016. https://arxiv.org/abs/1603.00001\n"
        f"- [x] [[@fox2017]] {GOATS}. Fox, G.; Roy, Q.; Poe, T. NIPS 2017.\n"
        "- [ ] [[roy2018]] Do Cows Stand Still. Roy, Q.; Lee, T.; Day, C. NIPS 2018.\n"
    )
    assert values(page, "title", "authors") == [
        (SHEEP, ["Lee, T.", "Day, C."]),
        (GOATS, ["Fox, G.", "Roy, Q.", "Poe, T."]),
        ("Do Cows Stand Still", ["Roy, Q.", "Lee, T.", "Day, C."]),
    ]


@pytest.mark.parametrize(
    "names", ["**A. Lee**, B. Day", "B. Day, **A. Lee**, C. Fox", "B. Day and **Ann Lee**"]
)
def test_the_name_of_who_keeps_a_list_is_in_bold(names):
    page = "# Publications\n\n" + "".join(
        f"* {names}. {title}. *WOOL*, 202{n}. [PDF](https://aclanthology.org/2021.x-1.{n}.pdf)\n"
        for n, title in enumerate((SHEEP, GOATS))
    )
    bare = names.replace("*", "").replace(" and", ",").split(", ")
    assert values(page, "title", "authors", "published") == [
        (SHEEP, bare, "2020"),
        (GOATS, bare, "2021"),
    ]
    for record in read(page).records:
        for span in record.spans:
            if span.field == "title":
                assert page[span.start : span.end] == record.title


def test_a_bold_title_before_names_stays_one():
    page = "".join(
        f"* **{title}**, A. Lee, B. Day, WOOL 2020. [PDF](https://arxiv.org/abs/2001.0000{n})\n"
        for n, title in enumerate((SHEEP, GOATS), 1)
    )
    assert values(page, "title") == [(SHEEP,), (GOATS,)]


@pytest.mark.parametrize(("end", "date"), [("WOOL'22", "2022"), ("Preprint’23", "2023")])
def test_names_in_italics_with_a_short_year_below_a_title(end, date):
    page = "# Sheep\n\n" + "".join(
        f"{n}. [**{title}.**](https://arxiv.org/abs/2201.0000{n})\n\n"
        f"   *Ann Lee, Bob Day, Cy Fox.* {end}\n\n"
        for n, title in enumerate((SHEEP, GOATS), 1)
    )
    assert values(page, "title", "authors", "published") == [
        (title, ["Ann Lee", "Bob Day", "Cy Fox"], date) for title in (SHEEP, GOATS)
    ]


def test_a_number_with_bracket_and_point_is_no_part_of_a_title():
    page = "".join(
        f"**{n}). {title}** - we count sheep. ([paper](https://arxiv.org/abs/2201.0000{n}))\n\n"
        for n, title in enumerate((SHEEP, GOATS), 1)
    )
    assert values(page, "title") == [(SHEEP,), (GOATS,)]
