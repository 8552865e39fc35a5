"""CatalyzeX: title, date and authors over a named abstract, buttons and captions between."""

import pytest

from tests.read.pages import OTHER, PROSE, codes, read, values

HEAD = """Get our free extension to see links to code for papers anywhere online!

Chrome logo  Add to Chrome
Firefox logo Add to Firefox

CatalyzeX Code Finder
Title:
Content selection saved. Describe the issue below:

Ann Lee

Picture for Ann Lee
Alert button

"""
LIST = f"""{HEAD}Counting Sheep with Attention
Add code

Jun 17, 2021
Ann Lee, Bob Day

Figures and Tables:
Figure 1 for Counting Sheep with Attention
Figure 2 for Counting Sheep with Attention

Abstract:{PROSE}

* Accepted at the Sheep Workshop

Via arxiv icon

Access Paper or Ask Questions

Counting Goats
Add code

May 02, 2020
Ann Lee, Cy Fox

Abstract:{OTHER}

Via arxiv icon

Access Paper or Ask Questions
"""
ENTRIES = [
    (
        "Counting Sheep with Attention",
        ["Ann Lee", "Bob Day"],
        "2021-06-17",
        PROSE,
        "Accepted at the Sheep Workshop",
    ),
    ("Counting Goats", ["Ann Lee", "Cy Fox"], "2020-05-02", OTHER, None),
]
COLUMNS = ("title", "authors", "published", "abstract", "comments")


def test_the_papers_of_a_person():
    assert read(LIST).sources[0].reader == "catalyzex"
    assert values(LIST, *COLUMNS) == ENTRIES
    assert [(fact.kind, fact.value) for fact in read(LIST).page_facts] == [("person", "Ann Lee")]
    assert codes(LIST) == []


def test_no_blank_lines():
    bare = "\n".join(line for line in LIST.removeprefix(HEAD).splitlines() if line)
    assert values(bare, *COLUMNS) == ENTRIES


def test_an_entry_without_date_and_one_without_abstract():
    text = LIST.replace("Jun 17, 2021\n", "").replace(f"Abstract:{OTHER}\n\n", "")
    (first, second), (third, fourth) = ENTRIES[0][:2], ENTRIES[1][:2]
    assert values(text, "title", "authors") == [(first, second), (third, fourth)]
    assert values(text, "published", "abstract") == [(None, PROSE), ("2020-05-02", None)]


def test_what_is_no_list_of_names_is_said():
    text = LIST.replace("Ann Lee, Cy Fox", "by many of the people who herd goats at night")
    assert values(text, "authors") == [(["Ann Lee", "Bob Day"],), ([],)]
    assert codes(text) == ["not-understood"]


@pytest.mark.parametrize("named", ["Authors:Ann Lee", "Comments: 9 pages"])
def test_copies_that_name_their_fields_are_pages_of_named_fields(named):
    page = "Picture for All papers\nAlert button\n\n" + "".join(
        f"{title}\n{named}\nNov 25, 2008\nAbstract:{text}\nVia\nAccess Paper or Ask Questions\n"
        for title, text in (("Counting Sheep at Night", PROSE), ("Ladders for Goats", OTHER))
    )
    assert read(page).sources[0].reader == "labelled_fields"
    assert values(page, "title", "authors", "abstract") == [
        (title, ["Ann Lee"] if "Ann" in named else [], text)
        for title, text in (("Counting Sheep at Night", PROSE), ("Ladders for Goats", OTHER))
    ]


def test_the_words_of_a_button_may_be_glued():
    page = "".join(
        f"{title}\n\nAdd code\nDec 21, 2022\n\nAnn Lee, Bob Day\n\nAbstract:{text}\n\n"
        "Viaarxiv icon\n\nAccess Paper or Ask Questions\n\n"
        for title, text in (("Counting Sheep at Night", PROSE), ("Ladders for Goats", OTHER))
    )
    assert values(page, "abstract") == [(PROSE,), (OTHER,)]
