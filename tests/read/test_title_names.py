"""Titles with names and nothing else, as pages of accepted papers print them."""

import pytest

from tests.read.copied_pages import check_spans
from tests.read.pages import PROSE, values

FOUND = [
    ("Counting Sheep in Wide Fields", ["Ann Lee", "Bob Day", "Cy Fox"]),
    ("Goats on the hills of BERT", ["Bob Day"]),
    ("A Ladder for Goats: How Nobody Falls", ["Cy Fox", "Ann Lee"]),
    ("Do Cows Stand Still?", ["Dee Elm", "Ann Lee"]),
]
FORMS = {
    "commas": "{title}\n{names}",
    "names first": "{names}\n{title}",
    "numbers": "[12] {title}\n{names}",
    "apart": "{title}\n\n{names}\n",
    "an item": "• {title}\n{names}",
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["no blank line", "blank lines"])
@pytest.mark.parametrize("sign", [", ", "; ", " · "])
def test_pairs_without_anything_else(form, between, sign):
    pairs = [form.format(title=title, names=sign.join(names)) for title, names in FOUND]
    text = between.join(pairs) + "\n"
    assert values(text, "title", "authors", "abstract") == [(*found, None) for found in FOUND]
    check_spans(text)


def test_pairs_among_headings_and_navigation():
    pairs = [f"{title}\n{', '.join(names)}" for title, names in FOUND]
    text = "SHEEP 2021\nHome\nProgram\nAccepted Papers\nLong Papers\n\n{}\n\n{}\n".format(
        "\n\n".join(pairs[:2]), "Short Papers\n\n" + "\n\n".join(pairs[2:])
    )
    assert values(text, "title", "authors") == FOUND


def test_two_pairs_are_a_list_if_they_are_the_page():
    text = "\n\n".join(f"{title}\n{', '.join(names)}" for title, names in FOUND[2:])
    assert values(text, "title", "authors") == FOUND[2:]


@pytest.mark.parametrize(
    "names",
    ["{0} (University of Wool), {1} (Goat Inc.)", "{0}, University of Wool; {1}, Goat Inc."],
)
def test_affiliations_between_the_names(names):
    text = "\n\n".join(f"{t}\n{names.format('Ann Lee', 'Bob Day')}" for t, _ in FOUND)
    assert values(text, "title", "authors") == [(t, ["Ann Lee", "Bob Day"]) for t, _ in FOUND]


@pytest.mark.parametrize(
    "names",
    [
        ["Ann Lee", "Joan Corpas Pastor", "Bob Day"],
        ["Ann LEE", "Joan FOX", "Bob DAY"],
    ],
)
@pytest.mark.parametrize("last", [", ", " and "])
def test_names_in_capitals_or_like_those_of_organisations_are_no_affiliations(names, last):
    shown = f"{names[0]}, {names[1]}{last}{names[2]}"
    text = "\n\n".join(f"{title}\n{shown}\nWool Letters, 2019" for title, _ in FOUND)
    assert values(text, "title", "authors") == [(title, names) for title, _ in FOUND]


def test_affiliations_stand_behind_names_in_capitals_too():
    text = "\n\n".join(f"{t}\nAnn LEE, WOOL; Bob DAY, University of Goats" for t, _ in FOUND)
    assert values(text, "title", "authors") == [(t, ["Ann LEE", "Bob DAY"]) for t, _ in FOUND]


def test_titles_with_abstracts_are_left_to_others():
    text = "\n\n".join(f"{t}\n{', '.join(names)}\n{PROSE}" for t, names in FOUND)
    assert values(text, "title", "authors", "abstract") == [(*found, PROSE) for found in FOUND]


def test_lines_that_have_the_shape_of_names_are_no_list():
    text = "Chocolate Cake\nBrown Sugar, Wheat Flour\nMix it well and bake it for an hour.\n" * 2
    assert values(text, "title") == []


FACTS = [
    (
        "Counting Sheep in Wide Fields",
        ["A. Lee", "Bob Day", "C. Fox"],
        "Sheep Letters",
        "2019-05-01",
    ),
    ("Goats on the hills of BERT", ["Bob Day", "C. Fox"], "WOOL@GOATS", "2014"),
    ("Do Cows Stand Still?", ["Dee Elm", "Gus Hay", "A. Lee"], "NAACL", "2016-06-20"),
]
PRINTED = {"2019-05-01": "1 May 2019", "2014": "2014", "2016-06-20": "20 June 2016"}
COLUMNS = ("title", "authors", "journal_ref", "published")


def parted(sign, between, facts=FACTS):
    lines = (
        f"{title}\n{between.join(names)} {sign} {venue} {sign} {PRINTED[day]}\n"
        for title, names, venue, day in facts
    )
    return "\n".join(lines)


@pytest.mark.parametrize("sign", ["•", "·", "|", "–"])
@pytest.mark.parametrize("between", [", ", "; "])
def test_a_sign_parts_names_from_venue_and_date(sign, between):
    assert values(parted(sign, between), *COLUMNS) == FACTS
    left_out = parted(sign, between).replace("Gus Hay", "+6 authors")
    last = ("Do Cows Stand Still?", ["Dee Elm", "A. Lee"], "NAACL", "2016-06-20")
    assert values(left_out, *COLUMNS) == [*FACTS[:2], last]
    assert values(left_out, "authors_truncated") == [(False,), (False,), (True,)]


@pytest.mark.parametrize("below", [" • NAACL • 2014", ", NAACL 2014", "\nNAACL 2014"])
def test_one_entry_may_be_all_of_a_page(below):
    text = f"Counting Sheep in Wide Fields\nAnn Lee, B. Day{below}\n"
    found = ("Counting Sheep in Wide Fields", ["Ann Lee", "B. Day"], "NAACL", "2014")
    assert values(text, *COLUMNS) == [found]
    assert values(f"Call for Talks\nWrite to us soon.\n\n{text}\nSee you there!\n", "title") == []


def test_an_initial_parts_no_venue_from_names():
    text = "".join(f"{t}\nAnn Lee, B. Day NAACL 2014\n" for t, *_ in FACTS)
    assert not any("Ann Lee, B" in names for (names,) in values(text, "authors"))
