"""Reading lists: marks in front of titles."""

from textwrap import fill

import pytest

from tests.read.pages import OTHER, PROSE, THIRD, read, values


@pytest.mark.parametrize("marks", [("1. ", "2. "), ("[1] ", "[2] "), ("- ", "- "), ("* ", "* ")])
def test_list_marks_are_no_part_of_titles(marks):
    first, second = marks
    page = f"{first}Counting Sheep at Night\n{PROSE}\n\n{second}Counting Goats by Day\n{OTHER}\n"
    assert values(page, "title", "abstract") == [
        ("Counting Sheep at Night", PROSE),
        ("Counting Goats by Day", OTHER),
    ]


def test_a_date_may_stand_between_a_title_and_its_authors():
    page = (
        f"Counting Sheep\n\nCreated: 2023-05-29\n\nAnn Lee, Bob Day\n\n{PROSE}\n\nRead more\n\n\n"
        f"Counting Goats\n\nCreated: 2022-10-06\n\n{OTHER}\n\nRead more\n\n\n"
        f"Counting Cows\n\nCreated: 2021-01-02\n\nCy Fox, Dan Roe\n\n{THIRD}\n\nRead more\n"
    )
    assert values(page, "title", "authors", "published", "abstract") == [
        ("Counting Sheep", ["Ann Lee", "Bob Day"], "2023-05-29", PROSE),
        ("Counting Goats", [], "2022-10-06", OTHER),
        ("Counting Cows", ["Cy Fox", "Dan Roe"], "2021-01-02", THIRD),
    ]


def test_authors_may_stand_below_abstracts():
    page = (
        f"Counting Sheep in Fields\n{PROSE}\nAnn Lee, Bob Day\n\n"
        f"Ladders for Goats\n{OTHER}\nCy Fox\n\nCows from the Air\n{THIRD}\nDan Roe, Eve Poe\n"
    )
    assert values(page, "title", "authors", "abstract") == [
        ("Counting Sheep in Fields", ["Ann Lee", "Bob Day"], PROSE),
        ("Ladders for Goats", ["Cy Fox"], OTHER),
        ("Cows from the Air", ["Dan Roe", "Eve Poe"], THIRD),
    ]


@pytest.mark.parametrize(
    "heading", ["Notes and links on sheep", "Papers\nNotes and links on sheep"]
)
def test_headings_of_a_page_stand_over_its_first_title(heading):
    page = f"{heading}\n" + "".join(
        f"{title}\n{fill(text, 79)}\nCreated: 2007-04-0{n}\n"
        for n, (title, text) in enumerate(
            (
                ("Sheep obeying a square root equation", THIRD),
                ("Test of goat level inputs", PROSE),
                ("Strong cows at Nonzero", OTHER),
            ),
            1,
        )
    )
    assert values(page, "title", "abstract", "published") == [
        ("Sheep obeying a square root equation", THIRD, "2007-04-01"),
        ("Test of goat level inputs", PROSE, "2007-04-02"),
        ("Strong cows at Nonzero", OTHER, "2007-04-03"),
    ]


def test_a_remark_in_brackets_may_begin_an_abstract():
    page = "".join(
        f"{title}\n{fill(text, 72)}\n"
        for title, text in (
            ("Counting sheep at night and in small fields", PROSE),
            ("Timing of goats to search for hills beyond the main sequence", f"(abridged) {OTHER}"),
            ("Counting cows from the air", THIRD),
        )
    )
    assert values(page, "title", "abstract")[1] == (
        "Timing of goats to search for hills beyond the main sequence",
        f"(abridged) {OTHER}",
    )


def test_a_title_without_text_stands_between_white_space():
    text = f"{PROSE} {OTHER} {THIRD}"
    page = "\n\n".join(
        (
            f"Counting Sheep at Night\n{fill(text, 72)}",
            "Direct goats and di-goats via fields of many colours",
            f"Laws of cows in the air\n{fill(text, 72)}",
            "Barns",
            f"Strong decays of charmed hens\n{fill(text, 72)}",
        )
    )
    assert values(page, "title", "abstract") == [
        ("Counting Sheep at Night", text),
        ("Direct goats and di-goats via fields of many colours", None),
        ("Laws of cows in the air", text),
        ("Strong decays of charmed hens", text),
    ]


@pytest.mark.parametrize(
    "names",
    [
        "Ann Lee, Bob Day, Cy Fox, Dee Gray, Eve Hill, Christopher D.\nManning, Flo Ivy",
        "Ann Lee, Bob Day, Cy Fox, Dee Gray, Eve Hill, Christopher\nManning, Flo Ivy",
        "Ann Lee, Bob Day, Cy Fox, Dee Gray, Eve Hill,\nChristopher D. Manning,\nFlo Ivy",
    ],
)
def test_an_author_list_may_be_wrapped_inside_of_a_name(names):
    page = "\n".join(
        [
            *("Counting Goats", fill(f"{OTHER} {PROSE}", 79), "Counting Sheep at Night", names),
            *(fill(PROSE, 79), "Counting Cows from the Air", fill(f"{THIRD} {PROSE}", 79)),
        ]
    )
    assert values(page, "title", "authors", "abstract") == [
        ("Counting Goats", [], f"{OTHER} {PROSE}"),
        ("Counting Sheep at Night", " ".join(names.split()).split(", "), PROSE),
        ("Counting Cows from the Air", [], f"{THIRD} {PROSE}"),
    ]


def test_the_heading_of_a_week_may_stand_below_a_link():
    page = f"""Week 1

Counting Goats by Day
{fill(f"{OTHER} {PROSE}", 79)}
https://arxiv.org/abs/1908.03707

Week 2

Counting Sheep at Night
{fill(f"{PROSE} {OTHER}", 79)}
https://arxiv.org/abs/1908.03708
"""
    assert values(page, "title", "abstract", "arxiv_id") == [
        ("Counting Goats by Day", f"{OTHER} {PROSE}", "1908.03707"),
        ("Counting Sheep at Night", f"{PROSE} {OTHER}", "1908.03708"),
    ]


@pytest.mark.parametrize(
    "title",
    [
        "Can the Unsupervised Transfer from Social Discussions Help the\nCounting of Sheep?",
        "Structure-Based Ordering of Ladders and Goats for Statistical Counting\n"
        "Machines for Wool from Scientific Farms",
    ],
)
def test_the_second_line_of_a_title_may_ask_or_have_many_capitals(title):
    page = "\n".join(
        [
            *("Counting Goats by Day", fill(f"{OTHER} {PROSE}", 72), title),
            *(fill(f"{PROSE} {OTHER}", 72), "Counting Cows", fill(f"{THIRD} {PROSE}", 72)),
        ]
    )
    assert values(page, "title", "abstract") == [
        ("Counting Goats by Day", f"{OTHER} {PROSE}"),
        (" ".join(title.split()), f"{PROSE} {OTHER}"),
        ("Counting Cows", f"{THIRD} {PROSE}"),
    ]


@pytest.mark.parametrize("width", [60, 79, 5000])
@pytest.mark.parametrize("marked", [(1,), (0, 2), (2,)])
@pytest.mark.parametrize("gap", ["", "\n"])
def test_an_id_below_some_entries(width, marked, gap):
    rows = (
        ("Counting Sheep at Night", PROSE),
        ("Ladders for Goats", OTHER),
        ("Cows from the Air", THIRD),
    )
    ids = [f"1901.0000{n + 1}" if n in marked else None for n in range(3)]
    page = "".join(
        f"{title}\n{fill(text, width)}\n" + (f"arXiv:{arxiv}\n" if arxiv else "") + gap
        for (title, text), arxiv in zip(rows, ids, strict=True)
    )
    assert values(page, "title", "abstract", "arxiv_id") == [
        (title, text, arxiv) for (title, text), arxiv in zip(rows, ids, strict=True)
    ]


@pytest.mark.parametrize("heading", ["", "Research Papers\n", "To read\n\n", "2024\n"])
@pytest.mark.parametrize("alone", [0, 1, 2])
def test_one_name_below_a_title(heading, alone):
    names = [["Ann Lee", "Bob Day"], ["Cy Fox", "Dan Roe"], ["Eve Poe", "Fay Orr", "Guy Ash"]]
    names[alone] = ["Frank J. Miller"]
    rows = (
        ("Counting sheep in clear nights", PROSE),
        ("Ladders and the goats on them", OTHER),
        ("Cows from the Air", THIRD),
    )
    page = heading + "".join(
        f"{title}\n{', '.join(who)}\n{fill(text, 72)}\n"
        for (title, text), who in zip(rows, names, strict=True)
    )
    assert values(page, "title", "authors", "abstract") == [
        (title, who, text) for (title, text), who in zip(rows, names, strict=True)
    ]


@pytest.mark.parametrize("title", ["Unique Factorization in Z[x]", "On the Primes of K[X]"])
def test_a_ring_of_polynomials_is_no_tick(title):
    rows = (("Counting Sheep [x]", PROSE), (title, OTHER), ("Cows from the Air [ ]", THIRD))
    page = "".join(f"{title}\nAnn Lee, Bob Day\n{text}\n\n" for title, text in rows)
    assert [row[0] for row in values(page, "title")] == [
        "Counting Sheep",
        title,
        "Cows from the Air",
    ]


@pytest.mark.parametrize("heading", ["You may also follow:", "More like this", "Earlier papers"])
def test_a_heading_may_stand_below_the_facts_of_an_entry(heading):
    facts = "Authors: {}\nFirst posted: 2007/04/0{}\nLink: https://arxiv.org/abs/0704.000{}\n"
    page = (
        f"Counting Sheep in Fields\n\n{PROSE}\n\n{facts.format('Ann Lee', 1, 1)}\n"
        f"Ladders for Goats\n\n{OTHER}\n\n{facts.format('Ann Lee; Bob Day', 2, 2)}\n"
        f"{heading}\n\nCows from the Air\n\n{THIRD}\n\n{facts.format('Cy Fox', 3, 3)}\n"
    )
    assert values(page, "title", "authors", "published", "arxiv_id", "abstract") == [
        ("Counting Sheep in Fields", ["Ann Lee"], "2007-04-01", "0704.0001", PROSE),
        ("Ladders for Goats", ["Ann Lee", "Bob Day"], "2007-04-02", "0704.0002", OTHER),
        ("Cows from the Air", ["Cy Fox"], "2007-04-03", "0704.0003", THIRD),
    ]


@pytest.mark.parametrize(
    ("hour", "date"), [(" 6:40 PM", None), (" 11:05 am", None), ("", "2024-03-05")]
)
def test_the_hour_a_note_was_made_is_no_date_of_its_paper(hour, date):
    titles = ("Counting Sheep in Wide Fields", "Ladders for Goats and Kids", "Cows from the Air")
    page = "\n".join(
        f"{title}\n\nCreated: March 5, 2024{hour}\n\n{text}\n"
        for title, text in zip(titles, (PROSE, OTHER, THIRD), strict=True)
    )
    assert values(page, "title", "published") == [(title, date) for title in titles]


@pytest.mark.parametrize("head", ["", "Papers\n", "Papers\nSheep & goats\n"])
@pytest.mark.parametrize("heading", ["", "Others\n", "Goats and Cows\n"])
@pytest.mark.parametrize("id_line", ["", "arXiv:0704.0001\n"])
def test_one_name_below_a_title_below_a_heading(head, heading, id_line):
    page = (
        f"{head}A note on counting sheep\nAnn Lee\n{fill(PROSE, 92)}\n{id_line}"
        f"Existence of characteristic goats at the ends of ladders\nF. Roe, H. Elk\n{OTHER}\n"
        f"{heading}An observation concerning wide fields of cows\nCy Henry Fox\n{fill(THIRD, 92)}\n"
        f"On the Structure of Herds\nBob Day, Gil Ash\n{fill(PROSE, 92)}\narXiv:0704.0002\n"
    )
    assert values(page, "title", "authors") == [
        ("A note on counting sheep", ["Ann Lee"]),
        ("Existence of characteristic goats at the ends of ladders", ["F. Roe", "H. Elk"]),
        ("An observation concerning wide fields of cows", ["Cy Henry Fox"]),
        ("On the Structure of Herds", ["Bob Day", "Gil Ash"]),
    ]


@pytest.mark.parametrize("name", ["", "A. Lee\n"])
@pytest.mark.parametrize("mark", ["", "6. "])
def test_one_entry_below_the_facts_of_a_note_is_read_as_well_as_ten(name, mark):
    head = "Sheep & wool — reading list\nCreated: January 14, 2009 9:41 AM\nTags: farm, to-read\n"
    title = "On the special values of certain counts of sheep and goats"
    gap = "\n" if name else ""
    page = (
        f"{head}Status: In progress\n\n{mark}{title}\n{name}{gap}{fill(f'{PROSE} {OTHER}', 70)}\n"
    )
    assert values(page, "title", "authors", "published", "abstract") == [
        (title, [name.strip()] if name else [], None, f"{PROSE} {OTHER}")
    ]


def test_a_link_below_the_facts_of_one_titled_entry_parts_nothing():
    page = (
        "sheep-watcher\nHome  Authors  Log out\n\nCounting Sheep at Night\n\n"
        f"{fill(f'{PROSE} {OTHER}', 70)}\n\nAuthors: Ann Lee; Bob Day\nFirst posted: 2007/04/02\n"
        "Link: https://arxiv.org/abs/0704.0158\n"
    )
    assert values(page, "title", "authors", "arxiv_id", "abstract") == [
        ("Counting Sheep at Night", ["Ann Lee", "Bob Day"], "0704.0158", f"{PROSE} {OTHER}")
    ]


def test_items_of_a_list_are_no_texts_of_the_headings_over_them():
    item = "• Counting of sheep on the fields that farms have with applications to wool\n"
    item += "  samen met Bob Day. Meadow Letters of the wide Farms, 15(1) (2009), 146-177.\n\n"
    page = (
        f"Ann Lee\n\nOude en nieuwe artikelen\n\n{item * 4}Gereedschap\n• De kaarten van Bob Day\n"
    )
    found = read(page)
    assert found.sources[0].reader != "reading_list"


def test_a_short_first_entry_with_names_is_no_head_of_the_page():
    titles = ("Counting Wide Sheep", "Counting Goats by Day", "Cows from the Air", "Dogs that Herd")
    texts = ("We count sheep that are wide, and find all of them at night.",)
    texts += (f"{OTHER} {PROSE}", f"{THIRD} {OTHER}", f"{PROSE} {THIRD}")
    page = "".join(
        f"{title}\nAnn Lee, Bob Day\n{text}\n\n" for title, text in zip(titles, texts, strict=True)
    )
    assert values(page, "title") == [(title,) for title in titles]


def test_buttons_below_a_text_are_no_title_and_end_it():
    texts = (f"{PROSE} {OTHER}", f"{OTHER} {THIRD}", f"{THIRD} {PROSE}")
    titles = ("Counting Sheep with Attention", "Goats on Long Ladders", "Cows from the Air")
    first, second, third = (
        f"{title}\n{fill(text, 79)}\n" for title, text in zip(titles, texts, strict=True)
    )
    page = f"{first}PDF  Code\n{second}{third}"
    assert values(page, "title", "abstract") == list(zip(titles, texts, strict=True))


def test_what_its_authors_do_is_no_title():
    page = (
        "Counting Sheep at Night\nSheep are counted more often than goats.\n"
        "This costs much time on all of the farms that we know of, and on some others.\n"
        "To make it cheaper in this field, we introduce the Tasks Assessing Sheep\n"
        "Counters (TASC), a set of five relevant tasks from many domains of farming.\n"
        "A Ladder for Goats and Cows\n"
        "Goats climb ladders better than cows do. In this work we describe a ladder for\n"
        "both of them and show with three herds that nobody falls from it at night.\n"
    )
    assert [row[0] for row in values(page, "title")] == [
        "Counting Sheep at Night",
        "A Ladder for Goats and Cows",
    ]


WORKS = """3. Lee, F. B. (2005). Response of Sheep (Ovis aries) to Poultry Manure and Spacing.
Moor Journal of Agricultural Research 6 (2): 120-126. (Woolland) (Contribution: 100%)

4. *Lee, F. B., Fox, I. and Tijani-Day, H. O. (2013). Goats in Sorghum as Affected
by Trap Cropping and Nitrogen. Hill Crop Science Journal 21 (4): 355-363. (Goatland) (70%)

5. *Eze, C., Lee, F. B., Schmidt-Adeleke, G., and Fox, I. (2018). Wool and Cattle Dung Effects
on a Degraded Alfisol. Nutrient Cycling in Farms 112: 221-235. (Netherlands) (Contribution: 35%)

6. Lee, F. B. and Day, A. A. (2020). Farmers' Perception of Goats in Wool State. Woolland
Journal of Ecology 18 (1): 9-21. (Woolland) (Contribution: 80%)

(e) Books, Chapters in Books and Articles already accepted for Publication:

7. *Lee, F. B., Eze, C. and Kim, M. (2022). Nitrogen Use Efficiency of Drought-tolerant Sheep
Hybrids. Journal of Crop Improvement. (USA) (Contribution: 60%)

* Published after the last promotion

XIII. Major Conferences Attended with Papers Read in the last 5 years
(i) 53rd Annual Conference of the Wool Society of Woolland, held at Farmham, 21-25 October, 2019.
Paper Read: Sheep and the Smallholder.

Signature: ........................              Date: 14th February, 2022
"""


def test_lists_of_works_under_headings_are_no_abstracts():
    found = read(WORKS)
    assert found.sources[0].reader != "reading_list"
    assert all(record.abstract is None for record in found.records)
