"""Titles of reading lists that are wrapped, and headings that are no titles."""

from textwrap import fill

import pytest

from tests.read.pages import OTHER, PROSE, THIRD, codes, values

TITLE = "BERT: Pre-training of Deep Bidirectional Transformers for Language"


def test_a_wrapped_title_is_whole():
    text = f"{TITLE}\nUnderstanding\n{PROSE}\nDeep Residual Learning for Images\n{OTHER}\n"
    assert values(text, "title", "abstract") == [
        (f"{TITLE} Understanding", PROSE),
        ("Deep Residual Learning for Images", OTHER),
    ]


def test_a_heading_above_a_title_is_none_of_it():
    text = f"Research Papers\nDeep Residual Learning\n{PROSE}\nCounting Goats\n{OTHER}\n"
    assert values(text, "title") == [("Deep Residual Learning",), ("Counting Goats",)]


def test_a_recipe_is_no_reading_list():
    text = f"Serves 4\n\nIngredients\n\n{PROSE}\n\nMethod\n\n{OTHER}\n"
    assert values(text, "title") == []
    assert codes(text) == ["unknown-layout"]


@pytest.mark.parametrize("second", ["Cy Fox", "Cy Fox, Dan Roe"])
def test_one_name_between_a_title_and_a_date_is_its_author(second):
    text = (
        f"Deep Residual Sheep\nAnn Lee\nCreated: 2007-04-01\n{PROSE}\n\n"
        f"Counting Goats by Day\n{second}\nCreated: 2007-04-02\n{OTHER}\n"
    )
    assert values(text, "title", "authors", "abstract") == [
        ("Deep Residual Sheep", ["Ann Lee"], PROSE),
        ("Counting Goats by Day", second.split(", "), OTHER),
    ]


def test_an_abstract_that_is_cut_ends_with_its_dots():
    titles = [
        "Birth and survival of sheep as they are counted by night in fields",
        "Counting Sheep",
    ]
    texts = [fill(f"{text} It is counted at that time. Our main...", 66) for text in (THIRD, OTHER)]
    page = "\n".join(f"{title}\n{text}" for title, text in zip(titles, texts, strict=True)) + "\n"
    assert values(page * 2, "title") == [(title,) for title in titles * 2]


def test_a_title_wider_than_the_text_is_one_without_the_date_that_others_have():
    text = """Counting Sheep
Created: 2024-01-02
We study how sheep are counted at night
and measure it on forty farms over two
years. The method finds every sheep there.
The code is open, and each of the herds is
named in an appendix with one table for it.
Counting Goats
Created: 2024-01-03
Counting goats is harder than counting
sheep, because goats climb. We describe a
ladder that helps to count the goats.
The code is open, and each of the herds is
named in an appendix with one table for it.
Robust Counting of Cows that Stand in Wide Fields
Synthesising views of fields is hard, but
cows stand still for most of the day. We
count them from the air without errors.
The code is open, and each of the herds is
named in an appendix with one table for it.
Counting Hens
Created: 2024-01-04
Hens are counted by the eggs that they lay
in a year. We count the eggs of four farms
and report how many of the hens are there.
The code is open, and each of the herds is
named in an appendix with one table for it.
"""
    assert [title for (title,) in values(text, "title")] == [
        "Counting Sheep",
        "Counting Goats",
        "Robust Counting of Cows that Stand in Wide Fields",
        "Counting Hens",
    ]


def test_a_title_whose_lines_go_on_in_small_letters_is_one_whatever_its_width():
    page = f"""Sheep & goats — reading list
Created: January 14, 2009 9:41 AM
Tags: papers, sheep, to-read
Status: In progress

On the counting of certain
sheep and applications to the ladders of
goats
A. Lee

{fill(PROSE, 68)}

Counting Cows that Stand in Fields and Do Not Move at Night

{OTHER}

Hens in winter and the eggs that they lay
Bob Day and Cy Fox

{fill(THIRD, 68)}
"""
    assert values(page, "title", "authors", "published", "abstract") == [
        (
            "On the counting of certain sheep and applications to the ladders of goats",
            ["A. Lee"],
            None,
            PROSE,
        ),
        ("Counting Cows that Stand in Fields and Do Not Move at Night", [], None, OTHER),
        ("Hens in winter and the eggs that they lay", ["Bob Day", "Cy Fox"], None, THIRD),
    ]


@pytest.mark.parametrize("name", ["Ann B. Lee", "Annabella Leeward"])
def test_one_name_below_some_titles_is_no_end_of_them(name):
    page = (
        f"On the counting of sheep in fields that are very wide\n{fill(PROSE, 79)}\n"
        f"Generalized discontinuous solutions of the goat equations\n{name}\n{fill(OTHER, 79)}\n"
        f"Monoid generalizations of cows seen from the air\n{fill(THIRD, 79)}\n"
    )
    assert values(page, "title", "authors") == [
        ("On the counting of sheep in fields that are very wide", []),
        ("Generalized discontinuous solutions of the goat equations", [name]),
        ("Monoid generalizations of cows seen from the air", []),
    ]


def test_a_title_of_the_shape_of_a_name_over_one_name():
    page = (
        f"Papers\nOn the counting of sheep in fields that are wide\n{fill(PROSE, 79)}\n"
        f"Visualizing Ladders\nBob M. Day\n{fill(OTHER, 79)}\n"
        f"Monoid generalizations of cows seen from the air\n{fill(THIRD, 79)}\n"
    )
    assert values(page, "title", "authors")[1] == ("Visualizing Ladders", ["Bob M. Day"])


def wide(*texts: str) -> str:
    return fill(" ".join(texts), 60)


def test_the_day_a_page_was_made_is_not_that_of_its_first_paper():
    page = (
        "Papers to read\nCreated: March 3, 2024\n\n"
        f"Counting Sheep in Wide Fields\n{wide(PROSE, OTHER)}\n"
        f"Ladders for Goats and Their Herds\n{wide(OTHER, THIRD)}\n"
        f"Cows Seen from the Air\n{wide(THIRD, PROSE)}\n"
    )
    assert values(page, "published") == [(None,)] * 3


def test_a_text_with_capitals_is_no_second_line_of_its_title():
    text = (
        "Sheep-Counters (SCs) Derived by Fox-Elm Process (FEP) from\nWool Numbers are used on "
        "forty farms over two years, and\nwe show that all of them count every sheep that sleeps.\n"
    ) + wide(OTHER)
    page = (
        f"Sheep Substructures II: Meta-Ladders, Made of Box-Kites, Fill Infinite Fields\n{text}\n"
        f"Ladders for Goats and Their Herds\n{wide(OTHER, THIRD)}\n"
        f"Cows Seen from the Air\n{wide(THIRD, PROSE)}\n"
    )
    assert values(page, "title", "abstract")[0] == (
        "Sheep Substructures II: Meta-Ladders, Made of Box-Kites, Fill Infinite Fields",
        " ".join(text.split()),
    )


def test_comments_between_an_abstract_and_the_next_title():
    titles = ("On the counting of sheep in wide fields", "Ladders for goats", "Cows from the air")
    page = "\n".join(
        f"{title}\n{wide(PROSE, OTHER)}\n{n} pages, 4 figures\n"
        for n, title in enumerate(titles, 7)
    )
    assert values(page, "title", "comments") == [
        (title, f"{n} pages, 4 figures") for n, title in enumerate(titles, 7)
    ]


@pytest.mark.parametrize("form", ["arXiv:{}", "arXiv:{} [math.CO]", "https://arxiv.org/abs/{}"])
def test_an_id_below_a_title_tells_it(form):
    first, second = form.format("0704.0001"), form.format("0704.0002")
    page = (
        f"Reading\nCounting Sheep at Night\n{first}\n{wide(PROSE, OTHER)}\n"
        f"Ladders for Goats\n{wide(OTHER, THIRD)}\nCreated: 2007-04-03\n"
        f"Cows Seen from the Air\n{second}\n{wide(THIRD, PROSE)}\n"
        f"Wolves in the Fog\n{wide(PROSE, THIRD)}\n"
    )
    assert values(page, "title", "arxiv_id", "published") == [
        ("Counting Sheep at Night", "0704.0001", None),
        ("Ladders for Goats", None, "2007-04-03"),
        ("Cows Seen from the Air", "0704.0002", None),
        ("Wolves in the Fog", None, None),
    ]


def test_a_title_that_is_wider_than_the_text_is_not_wrapped():
    alone = (
        "Wolf Watching: Counting Those That Come in the Night and Hide in the Long Grass of Hills"
    )
    page = (
        f"Counting Sheep at Night\n{fill(f'{PROSE} {OTHER}', 74)}\n"
        f"{alone}\nGoats: Low Ladders of Large Lengths\n{fill(f'{OTHER} {THIRD}', 74)}\n"
        f"Cows Seen from the Air\n{fill(f'{THIRD} {PROSE}', 74)}\n"
    )
    assert values(page, "title")[1:3] == [(alone,), ("Goats: Low Ladders of Large Lengths",)]


def test_a_page_may_tell_of_itself_and_titles_may_have_a_word_in_brackets_alone():
    head = "Sheep notes 📚\n\nWhat I have read this year. The summaries are the authors' own.\n\n"
    texts = [f"{text} {text}" for text in (PROSE, OTHER, THIRD)]
    page = head + "\n\n".join(
        (
            *("Counting Sheep at Night", texts[0]),
            *("Goats and Ladders: A Study of Nine Herds", "(to read)"),
            *("Ladders for Goats on Steep Hills", texts[1]),
            *("Cows from the Air", texts[2]),
        )
    )
    found = [
        ("Counting Sheep at Night", texts[0], ()),
        ("Goats and Ladders: A Study of Nine Herds", None, ("to read",)),
        ("Ladders for Goats on Steep Hills", texts[1], ()),
        ("Cows from the Air", texts[2], ()),
    ]
    assert values(page, "title", "abstract", "labels") == found
    assert values(page.replace("\n\n", "\n"), "title", "abstract", "labels") == found


def test_titles_as_wide_as_the_page_stand_among_wrapped_ones():
    titles = (
        "Counting Sheep at Night on Forty Farms of the Hills",
        "Ladder-Augmented Counting for Knowledge-Intensive NLP Barns",
        "Cows from the Air and Counting Large Herds at Gates",
    )
    page = "".join(
        f"{fill(title, 52)}\n{fill(f'{text} {text}', 52)}\n"
        for title, text in zip(titles, (PROSE, OTHER, THIRD), strict=True)
    )
    assert [title for (title,) in values(page, "title")] == list(titles)


@pytest.mark.parametrize("entries", [1, 2])
def test_who_tells_what_follows_stands_over_one_entry_too(entries):
    told = "What I have read for the wool project (newest at the bottom). Summaries are their own."
    titles = ["Counting Sheep in Wide Fields at Night", "Ladders for Goats and Kids"][:entries]
    page = f"Barn notes\n\n{told}\n\n" + "\n\n".join(
        f"{title}\n\n{PROSE} {OTHER} {text}"
        for title, text in zip(titles, (THIRD, PROSE), strict=False)
    )
    assert [title for (title,) in values(page, "title")] == titles


def test_a_title_stands_right_below_what_the_page_says_of_itself():
    titles = ["Training sheep to follow instructions of a farmer", "Ladders for Goats and Kids"]
    head = (
        "Papers – wool group\nCreated: March 3, 2024 10:12 AM\nOwner: Lena K.\nTags: wool, barn\n"
    )
    page = head + "\n".join(
        f"{title}\nhttps://arxiv.org/abs/2001.0000{n}\n{fill(f'{PROSE} {OTHER}', 66)}"
        for n, title in enumerate(titles, 1)
    )
    assert values(page, "title", "arxiv_id") == [
        (titles[0], "2001.00001"),
        (titles[1], "2001.00002"),
    ]


def test_the_second_line_of_a_title_is_no_name_where_it_begins_with_a_preposition():
    first = "Deciphering the Motion of the Left Ear of a Sheep in the Night"
    text = " ".join((PROSE, OTHER, THIRD))
    page = "\n".join(
        (
            f"Counting Sheep at Night\n{fill(text, 78)}",
            f"{first}\nThrough Integrated Woollen Means\n{text}",
            f"Ladders for Goats and Kids\n{fill(text, 78)}",
        )
    )
    assert values(page, "title", "authors")[1] == (f"{first} Through Integrated Woollen Means", [])


@pytest.mark.parametrize("noted", [(0,), (0, 1), (0, 1, 2)])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_words_in_brackets_may_stand_between_a_title_and_its_text(noted, gap):
    titles = ("Counting Sheep at Night", "Ladders for Goats on Hills", "Cows from the Air")
    texts = [f"{text} {text}" for text in (PROSE, OTHER, THIRD)]
    said = ["(to read)" if n in noted else "" for n in range(3)]
    page = gap.join(
        f"{title}\n{aside}\n{text}" if aside else f"{title}\n{text}"
        for title, aside, text in zip(titles, said, texts, strict=True)
    )
    assert values(page, "title", "abstract", "labels") == [
        (title, text, ("to read",) if aside else ())
        for title, text, aside in zip(titles, texts, said, strict=True)
    ]
