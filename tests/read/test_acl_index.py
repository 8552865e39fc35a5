"""The ACL Anthology's index of a volume, as it was until 2018."""

import pytest

from kgraph.read.page import page
from kgraph.read.sites import acl_index
from tests.read.copied_pages import check_spans, pages_of_others
from tests.read.pages import at_problems, codes, read, values

VOLUME = "Proceedings of the 40th Annual Meeting of the Association for Computational Linguistics"
INDEX = f"""ACL Anthology
A Digital Archive of Research Papers in Computational Linguistics
{VOLUME}
P02-1000 [bib]: Entire volume
P02-1001 [bib]: Ann Lee
Counting Sheep
[slides]
P02-1040 [bib] [poster]: Kishore Papineni; Salim Roukos; Todd Ward
Bleu: a Method for Automatic Evaluation of Machine Translation
Proceedings of the Workshop on Goats
W02-0101: Jörg Ön; Bob Day
Goats on Ladders
"""


@pytest.mark.parametrize("newline", ["\n", "\n\n"])
def test_an_id_stands_before_names_and_over_a_title(newline):
    text = INDEX.replace("\n", newline)
    assert read(text).sources[0].reader == "acl_index"
    assert values(text, "title", "authors", "journal_ref", "labels") == [
        ("Counting Sheep", ["Ann Lee"], VOLUME, ("P02-1001",)),
        (
            "Bleu: a Method for Automatic Evaluation of Machine Translation",
            ["Kishore Papineni", "Salim Roukos", "Todd Ward"],
            VOLUME,
            ("P02-1040",),
        ),
        (
            "Goats on Ladders",
            ["Jörg Ön", "Bob Day"],
            "Proceedings of the Workshop on Goats",
            ("W02-0101",),
        ),
    ]
    assert codes(text) == []
    check_spans(text)


def test_what_else_stands_there_is_said():
    text = INDEX.replace("[slides]", "This paper was corrected after the meeting of that year.")
    assert at_problems(text, "not-understood") == [
        "This paper was corrected after the meeting of that year."
    ]


@pytest.mark.parametrize(
    ("date", "published"),
    [
        (" (June 2009)", "2009-06"),
        (" (Aug. 2009)", "2009-08"),
        (" (2009)", "2009"),
        (" (July-August 2009)", "2009-08"),
        (", March 2009", "2009-03"),
    ],
)
@pytest.mark.parametrize("name", [VOLUME, "Human Tongues: Short Papers of the Meadow Chapter"])
def test_the_date_of_a_volume_is_that_of_its_papers(name, date, published):
    text = INDEX.replace(VOLUME, name + date)
    assert values(text, "title", "published", "journal_ref") == [
        ("Counting Sheep", published, name),
        ("Bleu: a Method for Automatic Evaluation of Machine Translation", published, name),
        ("Goats on Ladders", "2002", "Proceedings of the Workshop on Goats"),
    ]
    assert codes(text) == []


def test_a_name_with_a_year_in_brackets_is_no_date():
    text = INDEX.replace(VOLUME, f"{VOLUME} (Goats 2009)")
    assert values(text, "published", "journal_ref")[0] == ("2002", f"{VOLUME} (Goats 2009)")


@pytest.mark.parametrize(
    "heading",
    [
        "ACL 2002",
        "ACL-2002",
        "2002",
        "P02-10: Proceedings of the ACL 2002 Meeting on Meadows and Hills",
    ],
)
def test_the_year_of_a_heading_is_the_date_of_papers_whose_ids_say_it_too(heading):
    text = INDEX.replace(VOLUME, heading).replace("W02-0101", "W03-0101")
    assert values(text, "published") == [("2002",), ("2002",), ("2003",)]
    volume = "Proceedings of the ACL 2002 Meeting on Meadows and Hills"
    assert values(text, "journal_ref")[0] == (volume if "Meadows" in heading else None,)
    assert codes(text) == []
    check_spans(text)


PERSON = """ACL Anthology
Ann Lee
Author statistics: 2 papers in the Anthology.
Search the Anthology
2014
P14-1001 [bib]: Ann Lee; Bob Day
Counting Sheep
2011
J11-3008 [bib]: Cy Fox; Ann Lee
Goats on Ladders
Back to the ACL Anthology Home
"""


def test_years_part_the_list_of_an_author():
    assert values(PERSON, "title", "published") == [
        ("Counting Sheep", "2014"),
        ("Goats on Ladders", "2011"),
    ]
    assert [fact.value for fact in read(PERSON).page_facts] == ["Ann Lee"]
    assert codes(PERSON) == []


def test_one_entry_is_told_by_its_button():
    text = "2014\nP14-1001 [bib]: Ann Lee; Bob Day\nCounting Sheep\n"
    assert values(text, "title", "authors", "published") == [
        ("Counting Sheep", ["Ann Lee", "Bob Day"], "2014")
    ]


@pytest.mark.parametrize("text", pages_of_others())
def test_other_pages_are_left_to_their_readers(text):
    assert not acl_index.recognises(page(read(text).sources[0], text))


def test_the_list_of_an_author_below_a_volume_has_its_own_dates():
    text = INDEX.replace(VOLUME, f"{VOLUME} (July 2002)") + PERSON
    assert values(text, "published", "journal_ref")[-2:] == [("2014", None), ("2011", None)]
