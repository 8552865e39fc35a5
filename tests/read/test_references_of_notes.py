"""Notes with a line a paper, title first: some with a mark, some without a year."""

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
