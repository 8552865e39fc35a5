"""Notes with a line a paper, title first: some with a mark, some without a year."""

import textwrap

import pytest

from tests.read.pages import at_problems, values

NOTES = """stuff for the seminar

Counting Sheep in Wide Fields at Night. Ann Lee, Bob Day and Cy Fox. 2010
Goats on High Hills. D. Hen, E. Cow. 2000
- Cows in the Sun and in Rain. Eva Cow. 1999.
Pigs in Mud: A Study of What They Do There. Ann Lee, Dee Hen, SIGMOD Conference, 2001
Horses in Snow: Approach and Issue. Ann Lee, Eva M. Cow.
The Value of Mice and Rats in Barns. Goetz Day. VLDB
- Efficient Counting of Owls. Ann Lee; Bob M. Day; Cy Fox. 1996.
Owls at Night over Farms. Bob Day, Ann K. Lee (1997)
Owls at Day under Farms. Bob Day, Ann K. Lee, 1998

ask Peter about the room (3.14?) and the projector!! next date: 12 June, 16h
"""


def test_each_line_is_an_entry_with_its_own_year_or_none():
    assert values(NOTES, "title", "published") == [
        ("Counting Sheep in Wide Fields at Night", "2010"),
        ("Goats on High Hills", "2000"),
        ("Cows in the Sun and in Rain", "1999"),
        ("Pigs in Mud: A Study of What They Do There", "2001"),
        ("Horses in Snow: Approach and Issue", None),
        ("The Value of Mice and Rats in Barns", None),
        ("Efficient Counting of Owls", "1996"),
        ("Owls at Night over Farms", "1997"),
        ("Owls at Day under Farms", "1998"),
    ]


def test_names_end_before_a_year_or_before_a_venue():
    found = dict(values(NOTES, "title", "authors"))
    assert found["Owls at Night over Farms"] == ["Bob Day", "Ann K. Lee"]
    assert found["Owls at Day under Farms"] == ["Bob Day", "Ann K. Lee"]
    assert found["Pigs in Mud: A Study of What They Do There"] == ["Ann Lee", "Dee Hen"]
    assert found["Horses in Snow: Approach and Issue"] == ["Ann Lee", "Eva M. Cow"]
    venues = dict(values(NOTES, "title", "journal_ref"))
    assert venues["Pigs in Mud: A Study of What They Do There"] == "SIGMOD Conference"
    assert venues["The Value of Mice and Rats in Barns"] == "VLDB"


def test_a_line_with_one_name_and_no_venue_is_no_entry():
    page = NOTES.replace("Goetz Day. VLDB", "Goetz Day. Talk at the farm.")
    assert len(values(page, "title")) == 8
    line = "The Value of Mice and Rats in Barns. Goetz Day. Talk at the farm."
    assert line in "".join(at_problems(page, "not-understood"))


EXAM = """reading for the farm exam

Sheep
Ann Lee, Bob Day (1998): Counting Sheep Efficiently. VLDB
Eva M. Cow (2001): Goats on High Hills and in Valleys. Journal of Wool
Days and nights
Bob Day, Cy Fox, Dee Hen Jr. (2003): Owls at Night: Two Barns. SIGMOD Conference
Ann Lee (2002): Pigs in Mud and What They Do There. Wool Letters
"""
COURSE = """FARM 701 -- readings

Wool
The Market for "Sheep": Fields and Prices. Ann B. Lee. 1970.
Barn Market Signals. Bob Day. 1973. WQJ
Goats on High Hills: A Long Essay on the Value of Hay. Cy Fox and Eva Cow. 1976.
Cows, rain, markets:
The Use of Hay in Winter. F. A. Hen. 1945. (short!)
Owls over Farms and Villages. D. Hen, L. S. Roe. 1962. <- for owl week
The Problem of Barn Cats. R. H. Ram.
Barn Mouse Complexity and Species Counts. Eva M. Cow.
"""


def test_lines_without_full_stops_are_entries_where_each_is_one():
    assert values(EXAM, "title", "authors", "journal_ref") == [
        ("Counting Sheep Efficiently", ["Ann Lee", "Bob Day"], "VLDB"),
        ("Goats on High Hills and in Valleys", ["Eva M. Cow"], "Journal of Wool"),
        ("Owls at Night: Two Barns", ["Bob Day", "Cy Fox", "Dee Hen Jr."], "SIGMOD Conference"),
        ("Pigs in Mud and What They Do There", ["Ann Lee"], "Wool Letters"),
    ]


def test_headings_and_remarks_are_no_part_of_lines_that_are_entries():
    assert values(COURSE, "title", "published") == [
        ('The Market for "Sheep": Fields and Prices', "1970"),
        ("Barn Market Signals", "1973"),
        ("Goats on High Hills: A Long Essay on the Value of Hay", "1976"),
        ("The Use of Hay in Winter", "1945"),
        ("Owls over Farms and Villages", "1962"),
        ("The Problem of Barn Cats", None),
        ("Barn Mouse Complexity and Species Counts", None),
    ]


NARROW = [
    (["Ann Lee", "Bob Day"], "2017", "Counting Sheep at Night in the Language of Shepherds"),
    (
        ["Cy Fox", "Dan Elk", "Eve Roy", "Guy Ram", "Hal Cow", "Ida Hen", "Jan Hajič", "Lea Urban"],
        "2015",
        "SheepEval 2015 Task 18: Broad-Coverage Counting of Sheep and of Goats",
    ),
    (["Bob Day", "Cy Fox"], "2019", "Goats on High Hills: Where They Stand and Why"),
]
PRESS = "Association for Computational Linguistics"


@pytest.mark.parametrize("width", [34, 36, 40, 44, 48, 60, 90])
@pytest.mark.parametrize("press", [PRESS, "PMLR"])
def test_entries_in_a_narrow_column_have_many_lines(width, press):
    where = "Proceedings of the 9th International Workshop on Counting (SheepEval 2015), pages 9–12"
    text = "".join(
        textwrap.fill(
            f"{', '.join(names[:-1])}{',' * (len(names) > 2)} and {names[-1]}. {year}. {title}. "
            f"In {where}, Online. {press}.",
            width,
            break_on_hyphens=False,
        )
        + "\n"
        for names, year, title in NARROW
    )
    assert values("References\n" + text, "title", "authors", "published") == [
        (title, names, year) for names, year, title in NARROW
    ]


@pytest.mark.parametrize("mark", ["[{}] ", "{}. "])
@pytest.mark.parametrize("width", [50, 70])
def test_a_title_may_begin_with_a_letter_alone_behind_one_whole_name(mark, width):
    works = [
        (["Ann Lee"], "A Ladder for the computation of goats", "arXiv preprint arXiv:0704.0634"),
        (["Bob Day"], "A Direct Method for Counting Sheep", "CoRR, abs/0704.0991"),
        (["Cy Fox", "Dan Elk"], "A study of cows", "Wool Letters, 12:1–9"),
        (["Dan Elk", "Bob Day"], "Many hens in small barns", "Wool Letters, 13:21–29"),
        (["Cy Fox", "Ann Lee"], "Sheep fields in hens' theory", "Journal of Wool A, 31:201–218"),
    ]
    text = "".join(
        textwrap.fill(f"{mark.format(n)}{' and '.join(names)}. {title}. {venue}, 2007.", width)
        + "\n"
        for n, (names, title, venue) in enumerate(works, 1)
    )
    found = values(text, "title", "authors", "published")
    assert found == [(title, names, "2007") for names, title, _ in works]


def test_words_that_lead_to_the_next_entries_are_none_of_them():
    page = """Seminar on wool

Counting sheep in wide fields. Ann Lee, Bob Day. 1999
Ladders for goats on high hills. Cy Fox, Bob Day. 1999
Cows seen from the air. Ann Lee, Dan Roe. 1996

and later, because somebody will ask:
Deep Counting of Hens. Ann Lee, Cy Fox, Dan Roe. 2015
Sheep Is All You Need. Bob Day, Dan Roe. 2017
"""
    assert values(page, "title")[3:] == [("Deep Counting of Hens",), ("Sheep Is All You Need",)]


def test_an_entry_without_a_year_or_a_full_stop_stands_over_another():
    page = """things to read on the train

Counting sheep in wide fields. Ann Lee, Bob Day. 2007.
Ladders for Goats: Steps and Evolution. Cy Fox, Leo A. Elm, Dan Roe. 2006.
Complexities of Woolly Goat Sequences. Ann Lee, Bob Day, Cy Fox
Evolution of solitary cows over a gradual slope with much friction. G.A. Elm, R.H.J. Day. 2007.
A Brief History of Wool. Ann B. Lee, Cy D. Fox. 1999.
"""
    found = values(page, "title", "authors", "published")
    assert [title for title, _, _ in found] == [
        "Counting sheep in wide fields",
        "Ladders for Goats: Steps and Evolution",
        "Complexities of Woolly Goat Sequences",
        "Evolution of solitary cows over a gradual slope with much friction",
        "A Brief History of Wool",
    ]
    assert found[2][1:] == (["Ann Lee", "Bob Day", "Cy Fox"], None)


def test_an_arrow_below_an_entry_leads_to_its_paper():
    page = (
        "Counting sheep at night. Ann Lee, Bob Day. 2019\n   -> doi:10.1000/wool.1\n\n"
        "Goats on ladders: a study. Cy Fox, Dee Roe. 2016\n   -> no pdf yet, ask the library\n\n"
        "Cows seen from the air. Gil Hart, Ann Lee. 2021\n   → the one Bob meant, 10.1000/hay.2\n"
    )
    assert values(page, "title", "doi") == [
        ("Counting sheep at night", "10.1000/wool.1"),
        ("Goats on ladders: a study", None),
        ("Cows seen from the air", "10.1000/hay.2"),
    ]


def test_a_diary_has_days_and_what_was_done_between_its_papers():
    page = """== Mon 6 Nov ==
Meeting moved to Thursday. Finished annotating batch 7 (only 212 left...).

read:
Counting Sheep at Night on Forty Farms. Ann Lee, Bob Day, Cyd Fox. 2020. 10.1000/sheep.2020
  -> table 3 is exactly what I need for the related work section

to read next:
On the Use of Ladders for Goats in the Mountains. Dee Ell, Eve Gee, Hal Ivo. 2022.
Can Hens Count? A Study of Four Farms. Gil Ash, Ida Roe, Kim Elk, Lou Cow. 2022.

--- Tue 7 Nov ---
sick

== Wed 8 Nov ==
Server down again, wrote to IT. Used the time for reading:
Evidence-based Counting of Cows. Max Hay, Nan Oat. 2021. 10.1000/cows.2021

== Thu 9 Nov ==
Meeting notes: try 3 seeds not 1; drop the second; ask Lena about the quota
S. recommends: Regularized Shearing of Many Sheep. Pat Rye, Quin Bog, Ray Fen. 2022.
"""
    assert values(page, "title", "authors", "published") == [
        ("Counting Sheep at Night on Forty Farms", ["Ann Lee", "Bob Day", "Cyd Fox"], "2020"),
        (
            "On the Use of Ladders for Goats in the Mountains",
            ["Dee Ell", "Eve Gee", "Hal Ivo"],
            "2022",
        ),
        (
            "Can Hens Count? A Study of Four Farms",
            ["Gil Ash", "Ida Roe", "Kim Elk", "Lou Cow"],
            "2022",
        ),
        ("Evidence-based Counting of Cows", ["Max Hay", "Nan Oat"], "2021"),
        ("Regularized Shearing of Many Sheep", ["Pat Rye", "Quin Bog", "Ray Fen"], "2022"),
    ]


@pytest.mark.parametrize("day", ["26.11.2008", "26. 11. 2008"])
def test_a_day_may_close_an_entry(day):
    page = f"""Literatur zum Kolloquium (Stand 3.11.2009)

Counting Sheep at Night on Forty Farms. Ann Lee, Bob Day. {day}. arXiv:0811.4186
Vortrag: Köhler

Ladders for Goats in High Mountains. Cyd Fox, Dee Ell. {day}.

Authoritative Cows in a Field of Grass. Hal Ivo, Eve Gee. 1999. JACM 46(5)
"""
    assert values(page, "title", "published") == [
        ("Counting Sheep at Night on Forty Farms", "2008-11-26"),
        ("Ladders for Goats in High Mountains", "2008-11-26"),
        ("Authoritative Cows in a Field of Grass", "1999"),
    ]
