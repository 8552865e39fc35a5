"""Cards: codes and date on a line, above or below title and authors."""

from textwrap import fill

import pytest

from tests.read.pages import OTHER, PROSE, THIRD, at_problems, codes, read, values


def test_any_space_may_stand_between_codes_and_date():
    page = f"""CLDec 8, 2021
Counting Sheep
Ann Lee, Bob Day
{PROSE}
CL\u00a0Oct\u00a011, 2018
Counting Goats
Cy Fox, Dee Gray
{OTHER}
"""
    assert values(page, "title", "published", "categories", "abstract") == [
        ("Counting Sheep", "2021-12-08", ("cs.CL",), PROSE),
        ("Counting Goats", "2018-10-11", ("cs.CL",), OTHER),
    ]


@pytest.mark.parametrize("space", ["  ", "\t", "\u00a0\u00a0"])
def test_a_wide_space_parts_title_and_authors(space):
    page = f"CLDec 8, 2021\nCounting Sheep at Night{space}Ann Lee, Bob Day et al.\n{PROSE}\n"
    assert values(page, "title", "authors") == [("Counting Sheep at Night", ["Ann Lee", "Bob Day"])]


def test_an_impossible_date_opens_a_card_and_is_reported():
    page = f"CVFeb 30, 2020\nCounting Sheep\nAnn Lee, Bob Day\n{PROSE}\n"
    assert values(page, "title", "published", "categories") == [
        ("Counting Sheep", None, ("cs.CV",))
    ]
    assert at_problems(page, "bad-date") == ["Feb 30, 2020"]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_cards_may_stand_below_titles_and_authors(between):
    page = f"""Papers

Counting Sheep
Ann Lee, Bob Day
cs.CL Dec 8, 2021
{PROSE}{between}Counting Goats
Cy Fox, Dee Gray
cs.AI Dec 9, 2021
{OTHER}{between}Counting Cows
Eve Hill, Flo Ivy
cs.LG Dec 10, 2021
{THIRD}
"""
    assert values(page, "title", "authors", "published", "abstract") == [
        ("Counting Sheep", ["Ann Lee", "Bob Day"], "2021-12-08", PROSE),
        ("Counting Goats", ["Cy Fox", "Dee Gray"], "2021-12-09", OTHER),
        ("Counting Cows", ["Eve Hill", "Flo Ivy"], "2021-12-10", THIRD),
    ]
    assert read(page).page_facts == ()
    assert codes(page) == []


def test_what_stands_before_the_first_card_is_reported_if_it_says_something():
    page = f"Papers\n{OTHER}\n\nCLDec 8, 2021\nCounting Sheep\nAnn Lee, Bob Day\n{PROSE}\n"
    assert at_problems(page, "not-understood") == [OTHER]


def test_a_date_with_topics_is_a_card_and_authors_may_close_it():
    page = (
        f"02 Apr 2007 #sheep #counting\nSheep in Fields\n{PROSE}\nView blog\n1,204 views\n"
        f"Ann Lee | Bob Day\n\n06 Apr 2007\nLadders for Goats\n{OTHER}\n98 views\nCy Fox\n"
    )
    assert values(page, "title", "authors", "published", "labels", "abstract") == [
        ("Sheep in Fields", ["Ann Lee", "Bob Day"], "2007-04-02", ("sheep", "counting"), PROSE),
        ("Ladders for Goats", ["Cy Fox"], "2007-04-06", (), OTHER),
    ]


def test_codes_may_stand_behind_the_date():
    page = (
        f"Nov 11, 2021 · CV\n\nSheep in FieldsAnn Lee, Bob Day\n\n{PROSE}\n\n\n"
        f"Nov 13, 2019 · CV · LG\n\nLadders for GoatsCy Fox, Dan Roe\n\n{OTHER}\n"
    )
    assert values(page, "title", "authors", "published", "categories") == [
        ("Sheep in Fields", ["Ann Lee", "Bob Day"], "2021-11-11", ("cs.CV",)),
        ("Ladders for Goats", ["Cy Fox", "Dan Roe"], "2019-11-13", ("cs.CV", "cs.LG")),
    ]


def test_a_card_may_print_codes_and_no_date():
    page = f"""CLDec 8, 2021
Counting Sheep
Ann Lee, Bob Day
{PROSE}
QA
Counting Goats
Cy Fox, Dee Gray
{OTHER}
"""
    assert values(page, "title", "published", "categories", "abstract") == [
        ("Counting Sheep", "2021-12-08", ("cs.CL",), PROSE),
        ("Counting Goats", None, ("math.QA",), OTHER),
    ]
    assert codes(page) == []


def test_words_that_close_the_page_are_no_part_of_the_last_abstract():
    page = f"""CLDec 8, 2021

Counting Sheep

{PROSE}


AIDec 9, 2021

Counting Goats

{OTHER}


No more papers this week.
Write to us!
"""
    assert values(page, "title", "abstract") == [
        ("Counting Sheep", PROSE),
        ("Counting Goats", OTHER),
    ]


@pytest.mark.parametrize("names", ["Eve Hill, Flo Ivy et al.", "\nEve Hill, Flo Ivy, Gus Roe"])
def test_an_entry_without_codes_and_date_opens_with_its_title(names):
    page = f"""CLDec 8, 2021
Counting Sheep at NightAnn Lee, Bob Day et al.
{PROSE}
Counting Cows from the Air{names}
{THIRD}
AIDec 9, 2021
Counting Goats by DayCy Fox, Dee Gray et al.
{OTHER}
"""
    assert values(page, "title", "authors", "published", "abstract") == [
        ("Counting Sheep at Night", ["Ann Lee", "Bob Day"], "2021-12-08", PROSE),
        ("Counting Cows from the Air", values(page, "authors")[1][0], None, THIRD),
        ("Counting Goats by Day", ["Cy Fox", "Dee Gray"], "2021-12-09", OTHER),
    ]
    assert values(page, "authors")[1][0][:2] == ["Eve Hill", "Flo Ivy"]


def test_a_button_over_the_text_is_none_of_it():
    card = "LGFeb 1, 2019\nCounting {}\nAnn Lee, Bob Day\n\nBookmark\n\n{}\n\n"
    text = card.format("Sheep", PROSE) + card.format("Goats", OTHER)
    assert values(text, "authors", "abstract") == [
        (["Ann Lee", "Bob Day"], PROSE),
        (["Ann Lee", "Bob Day"], OTHER),
    ]


@pytest.mark.parametrize(
    "below", ["Cows from the AirDee Gray, Eve Hill", "Cows from the Air\nDee Gray, Eve Hill"]
)
def test_a_date_alone_follows_an_entry_without_abstract(below):
    page = "\n".join(
        (
            *("CLAIJun 17, 2021Code", "Counting Sheep at NightAnn Lee, Bob Day et al.", PROSE),
            *("CLJan 16, 2013", below),
            *("Dec 22, 2022", "Did You See That? Laws of GoatsJo Fox, Kim Elm et al.", OTHER),
            *("MLLGJul 21, 2016", "Hens in HillsLi Oh, Mo Park", THIRD),
        )
    )
    assert values(page, "title", "authors", "published", "abstract") == [
        ("Counting Sheep at Night", ["Ann Lee", "Bob Day"], "2021-06-17", PROSE),
        ("Cows from the Air", ["Dee Gray", "Eve Hill"], "2013-01-16", None),
        ("Did You See That? Laws of Goats", ["Jo Fox", "Kim Elm"], "2022-12-22", OTHER),
        ("Hens in Hills", ["Li Oh", "Mo Park"], "2016-07-21", THIRD),
    ]


@pytest.mark.parametrize("name", ["SheepSeek-AI", "Woolly-Lab", "OpenWool", "WOOLIA"])
def test_an_organisation_that_signs_is_told_from_the_title_it_is_glued_to(name):
    head = f"Counting Sheep by Learning{name}, Ann Lee, Bob Day et al."
    page = f"CLAILGJan 22, 2025Code\n{head}\n{PROSE}\n"
    assert values(page, "title", "authors") == [
        ("Counting Sheep by Learning", [name, "Ann Lee", "Bob Day"])
    ]


def test_an_entry_without_codes_may_follow_one_without_abstract():
    page = f"""LGDec 1, 2023
Counting GoatsCy Fox, Dee Gray · cmu
{OTHER}

CLJun 6, 2024
Do sheep need glasses?Ann Lee, Bob Day et al. · deepmind, university of oxford

What if Cows Really Exist?Eve M. Hill
{THIRD}
"""
    assert values(page, "title", "authors", "published", "abstract") == [
        ("Counting Goats", ["Cy Fox", "Dee Gray"], "2023-12-01", OTHER),
        ("Do sheep need glasses?", ["Ann Lee", "Bob Day"], "2024-06-06", None),
        ("What if Cows Really Exist?", ["Eve M. Hill"], None, THIRD),
    ]


def test_cards_may_print_codes_alone_and_the_date_below():
    page = f"""Trending
Newest

PR

Counting Sheep

Ann Lee, Bob Day

{PROSE}

Created: 2022-12-22

Save

Share

QZ

Counting Goats

Cy Fox, Dee Gray et al.

Created: 2022-12-21

Save

Share

LG

Counting Cows

Eve Hill, Flo Ivy

{THIRD}

Created: 2022-12-20

Save

Share
"""
    assert values(page, "title", "authors", "published", "abstract") == [
        ("Counting Sheep", ["Ann Lee", "Bob Day"], "2022-12-22", PROSE),
        ("Counting Goats", ["Cy Fox", "Dee Gray"], "2022-12-21", None),
        ("Counting Cows", ["Eve Hill", "Flo Ivy"], "2022-12-20", THIRD),
    ]


def test_counts_and_buttons_below_abstracts_are_no_text():
    page = f"""SEDec 30, 2018
Counting SheepAnn Lee
{PROSE}
Code available
58 citations
APApr 7, 2020
Counting GoatsBob Day
{OTHER}
22 citations
Load more
© 2025 About Privacy Terms
"""
    assert values(page, "title", "abstract") == [
        ("Counting Sheep", PROSE),
        ("Counting Goats", OTHER),
    ]


def test_organisations_may_stand_below_the_authors():
    page = f"""IR CL · Dec 6, 2024

Counting Sheep

Ann Lee, Bob Day

· university of wool

{PROSE}

math.CO Dec 5, 2024

Counting Goats

Cy Fox, Dee Gray

{OTHER}
"""
    assert values(page, "title", "authors", "organisations", "abstract") == [
        ("Counting Sheep", ["Ann Lee", "Bob Day"], ("university of wool",), PROSE),
        ("Counting Goats", ["Cy Fox", "Dee Gray"], (), OTHER),
    ]


@pytest.mark.parametrize("run", ["MAPH", "QQ", "XYCODE "])
@pytest.mark.parametrize("flag", ["", "Code", "CodeDemo"])
@pytest.mark.parametrize("gap", ["", "\n"])
def test_codes_that_are_none_among_cards(run, flag, gap):
    rows = (("CL", "Sheep at night", PROSE), (run, "Goats by day", OTHER), ("AI", "Cows", THIRD))
    page = "".join(
        f"{codes}Oct {n}, 2018{flag}\n{gap}{title}\n{gap}Ann Lee, Bob Day\n{gap}{text}\n{gap}"
        for n, (codes, title, text) in enumerate(rows, 1)
    )
    assert values(page, "title", "authors", "published", "abstract") == [
        (title, ["Ann Lee", "Bob Day"], f"2018-10-0{n}", text)
        for n, (_, title, text) in enumerate(rows, 1)
    ]


def test_a_venue_with_its_day_below_names_is_no_card():
    page = "".join(
        f"{code}Oct {n}, 2018\n{title}\nAnn Lee, Bob Day\n{venue}{text}\n"
        for n, (code, title, venue, text) in enumerate(
            (
                ("CL", "Sheep at night", "", PROSE),
                ("LG", "Goats by day", "EMNLP Nov 7, 2018\n", OTHER),
                ("AI", "Cows", "", THIRD),
            ),
            1,
        )
    )
    assert values(page, "title", "published") == [
        ("Sheep at night", "2018-10-01"),
        ("Goats by day", "2018-10-02"),
        ("Cows", "2018-10-03"),
    ]


@pytest.mark.parametrize(
    "own", ["pdf", "Cite this", "Code available\nRelated papers", "58 citations"]
)
@pytest.mark.parametrize("gap", ["", "\n"])
def test_buttons_below_an_abstract_are_no_words_of_it(own, gap):
    rows = (("Sheep at night", PROSE), ("Goats by day", OTHER), ("Cows", THIRD))
    page = "".join(
        f"CLOct {n}, 2018\n{title}\nAnn Lee, Bob Day\n{text}\n{gap}{own}\n"
        for n, (title, text) in enumerate(rows, 1)
    )
    assert values(page, "title", "abstract") == list(rows)


def test_the_last_word_of_a_wrapped_abstract_is_no_button():
    text = f"{PROSE} We show all of it, and give the"
    rows = (("Sheep at night", "code"), ("Goats by day", "data"), ("Cows", "video"))
    page = "".join(
        f"CLOct {n}, 2018\n{title}\nAnn Lee, Bob Day\n{text}\n{last}\n"
        for n, (title, last) in enumerate(rows, 1)
    )
    assert values(page, "abstract") == [(f"{text} {last}",) for _, last in rows]


@pytest.mark.parametrize("flag", ["", "Code"])
@pytest.mark.parametrize("gap", ["", "\n"])
def test_a_year_alone_behind_the_codes(gap, flag):
    rows = (
        ("CLOct 1, 2018", "Sheep at night", PROSE),
        (f"CL2011{flag}", "Qui compte les moutons ? (Who counts sheep?)", ""),
        (f"CLAI 2012{flag}", "Goats by day", OTHER),
    )
    page = "".join(
        f"{card}\n{gap}{title}Ann Lee, Bob Day\n{gap}" + (f"{text}\n{gap}" if text else "")
        for card, title, text in rows
    )
    assert values(page, "title", "published", "categories", "abstract") == [
        ("Sheep at night", "2018-10-01", ("cs.CL",), PROSE),
        ("Qui compte les moutons ? (Who counts sheep?)", "2011", ("cs.CL",), None),
        ("Goats by day", "2012", ("cs.CL", "cs.AI"), OTHER),
    ]
    years = "".join(
        f"CL20{n}\n{title}Ann Lee, Bob Day\n" for n, (_, title, _) in enumerate(rows, 10)
    )
    assert values(years, "title", "published") == [
        (title, f"20{n}") for n, (_, title, _) in enumerate(rows, 10)
    ]


@pytest.mark.parametrize("space", ["", " "])
@pytest.mark.parametrize("flag", ["", "Code"])
@pytest.mark.parametrize("codes", ["CLAI", "cs.CLcs.AI"])
def test_codes_glued_to_the_date_before_them(codes, flag, space):
    page = "".join(
        f"{n} Apr 2007{space}{codes}{flag}\n{title}\nAnn Lee, Bob Day +2\n{text}\n"
        for n, (title, text) in enumerate((("Sheep at night", PROSE), ("Goats by day", OTHER)), 1)
    )
    assert values(page, "title", "published", "categories", "labels", "abstract") == [
        (title, f"2007-04-0{n}", ("cs.CL", "cs.AI"), (flag,) if flag else (), text)
        for n, (title, text) in enumerate((("Sheep at night", PROSE), ("Goats by day", OTHER)), 1)
    ]


def test_codes_of_one_word_among_others():
    page = f"""SOFTMTRL-SCIApr 2, 2007
Sheep at nightAnn Lee
STR-ELOTHERApr 2, 2007
GoatsBob Day
{OTHER}
"""
    assert values(page, "title", "categories") == [
        ("Sheep at night", ("cond-mat.soft", "cond-mat.mtrl-sci")),
        ("Goats", ("cond-mat.str-el", "cond-mat.other")),
    ]


@pytest.mark.parametrize(
    "more", ["... Show more", "… See more", "… [more]", "… Expand", "...(more)"]
)
def test_the_button_behind_a_cut_abstract_is_no_part_of_it(more):
    cut, own = "We count sheep at night and show that they", "41 citations  Save  Cite  PDF"
    page = "".join(
        f"CLOct {n}, 2018\n{title}\nAnn Lee, Bob Day\n{cut} {title}{more}\n{own}\n"
        for n, title in enumerate(("Sheep at night", "Goats by day"), 1)
    )
    dots = "…" if more[0] == "…" else "..."
    assert values(page, "title", "abstract", "abstract_truncated") == [
        (title, f"{cut} {title}{dots}", True) for title in ("Sheep at night", "Goats by day")
    ]


@pytest.mark.parametrize("broken", ["Cy F. J.\nvan Gray", "Cy F.\nGray", "Cy van\nGray"])
@pytest.mark.parametrize("before", ["", "Ann Lee, Bob Day, "])
def test_a_line_ends_inside_of_a_name_glued_to_a_title(before, broken):
    page = f"CLOct 1, 2018\nHow sheep are counted\nat night{before}{broken}\n{PROSE}\n"
    names = f"{before}{broken}".replace("\n", " ").split(", ")
    assert values(page, "title", "authors", "abstract") == [
        ("How sheep are counted at night", names, PROSE)
    ]


@pytest.mark.parametrize("seam", ["", "\n"])
def test_a_list_of_names_over_many_lines(seam):
    names = [f"{a}. {b}" for a in "ABCDE" for b in ("Lee", "Day", "Fox", "Gray", "Hill", "Ivy")]
    wrapped = ",\n".join(", ".join(names[n : n + 4]) for n in range(0, len(names), 4))
    wrapped = wrapped.replace(". Day", ".\nDay")
    page = f"CLOct 1, 2018\nSheep at night{seam}{wrapped}\n{PROSE}\n"
    assert values(page, "title", "authors", "abstract") == [("Sheep at night", names, PROSE)]


def test_a_page_of_glued_names_is_wrapped_as_a_whole():
    rows = (
        ("How sheep are counted at night by the SheepGAN", "Ann Lee, Bob Day, Cy Fox et al.", ""),
        ("On the number of sheep in a field with large", "Dee Gray, Ann Lee", ""),
        (
            "Goats by day and night, and how many there are in the air",
            "Ann Lee, Bob Day, Cy Fox Ray, Dee Van Gray",
            OTHER,
        ),
        ("Cows on the hills of Norfolk", "Eve Hill, Flo Ivy, Gus Joy et al.", PROSE),
        ("Sheep, goats and a cow", "Ann Lee, Bob Day, Cy Fox, Dee Gray et al.", THIRD),
        ("The regions of wool with rather long and Degraded Message Sets", "", THIRD),
    )
    page = "".join(
        f"{fill(line, 50)}\n"
        for n, (title, names, text) in enumerate(rows, 1)
        for line in (f"CLOct {n}, 2018", f"{title}{names}", text)
        if line
    )
    assert "Degraded\nMessage Sets" in page
    assert values(page, "title", "authors", "abstract") == [
        (title, [n for n in names.removesuffix(" et al.").split(", ") if n], text or None)
        for title, names, text in rows
    ]


def test_organisations_go_on_in_the_next_line():
    page = f"""CLOct 1, 2018
Sheep at nightAnn Lee, Bob Day et al. · farm of
norfolk, wool labs
{PROSE}
"""
    assert values(page, "authors", "organisations", "abstract") == [
        (["Ann Lee", "Bob Day"], ("farm of norfolk", "wool labs"), PROSE)
    ]


def test_names_stand_apart_once_on_a_wrapped_page_that_glues_them():
    title = "A Small Algorithm and Architecture for Counting Sheep in Fields over Two Years"
    glued = "".join(
        f"ITApr {n}, 2007\nCounting Sheep {word}Ann Lee, Bob S. Day\n{fill(PROSE, 90)}\n"
        for n, word in ((1, "Anew"), (2, "at Night"), (3, "by Day"))
    )
    page = f"{glued}ITApr 4, 2007\n{title}\nChristopher Fox, Dan Roe\n{fill(OTHER, 90)}\n"
    names = ["Christopher Fox", "Dan Roe"]
    assert values(page, "title", "authors", "abstract")[-1] == (title, names, OTHER)


@pytest.mark.parametrize("glued", ["MEsoc-ph", "soc-phSI", "LGmes-hallED-PH"])
def test_codes_with_a_hyphen_are_glued_in_their_own_letters(glued):
    text = (
        f"CLDec 8, 2021\nCounting Sheep at NightAnn Lee, Bob Day\n{PROSE}\n"
        f"{glued}Apr 5, 2007\nQuantifying Goats on LaddersCy Fox, Dee Elm\n{OTHER}\n"
    )
    assert values(text, "title", "authors", "published") == [
        ("Counting Sheep at Night", ["Ann Lee", "Bob Day"], "2021-12-08"),
        ("Quantifying Goats on Ladders", ["Cy Fox", "Dee Elm"], "2007-04-05"),
    ]
