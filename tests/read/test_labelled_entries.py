"""Entries with a source label: topics, dates behind labels, what stands under the last."""

from textwrap import fill

import pytest

from tests.read.copied_pages import check_spans
from tests.read.pages import OTHER, PROSE, THIRD, read, values

PAGE = f"""Collaborating Authors

 Lee, Ann


Counting Sheep at Night

machine learning, neural network, sheep, (15 more...)

arXiv.org Machine Learning Mar-9-2015

{PROSE}


Counting Goats by Day

artificial intelligence, machine learning, goats

arXiv.org Machine Learning

{OTHER}


Filters

Collaborating Authors

Title
"""


def test_topics_dates_and_buttons_are_told_from_titles_and_abstracts():
    assert read(PAGE).sources[0].reader == "labelled_entries"
    label = "arXiv.org Machine Learning"
    assert values(PAGE, "title", "published", "abstract") == [
        ("Counting Sheep at Night", "2015-03-09", PROSE),
        ("Counting Goats by Day", None, OTHER),
    ]
    assert [set(labels) for (labels,) in values(PAGE, "labels")] == [
        {label, "machine learning", "neural network", "sheep"},
        {label, "artificial intelligence", "machine learning", "goats"},
    ]


def test_topics_under_an_abstract_are_no_part_of_it():
    page = PAGE.replace("\n\n\nFilters", "\nsheep, goats, (2 more...)\n\n\nFilters")
    assert [abstract for (abstract,) in values(page, "abstract")] == [PROSE, OTHER]
    check_spans(page.replace("Mar-9-2015", ""))


TITLES = ["Counting Sheep at Night", "Field Theory of Goats. Part Two", "Is a Barn Enough?"]


def portal(labels, button="", gap="\n\n", authors=""):
    """Print a portal's page, in each entry the label that is given for it, or none."""
    entries = [
        gap.join(part for part in (title, authors, label, text, button) if part)
        for title, label, text in zip(TITLES, labels, (PROSE, OTHER, PROSE), strict=True)
    ]
    return f"Goto{gap}Collaborating Authors{gap} Lee, Ann{gap}" + (gap * 2).join(entries) + "\n"


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
@pytest.mark.parametrize(
    "label", ["Wool", "Nature", "Acts of the Royal Flock", "AAAI Conferences", "PLOS Wool"]
)
def test_a_line_that_recurs_between_titles_and_abstracts_is_a_label(label, gap):
    page = portal([label] * 3, gap=gap)
    expected = list(zip(TITLES, (PROSE, OTHER, PROSE), ({label},) * 3, strict=True))
    read_as = [(t, a, set(labels)) for t, a, labels in values(page, "title", "abstract", "labels")]
    assert read_as == expected
    check_spans(page)


@pytest.mark.parametrize("odd", ["Nature", "Communications of the Herd", "AI Magazine", ""])
def test_labels_may_differ_or_be_missing_once_the_page_has_shown_their_place(odd):
    page = portal(["arXiv.org Machine Learning", odd, "arXiv.org Machine Learning"], "Add a note")
    assert values(page, "title", "abstract") == list(
        zip(TITLES, (PROSE, OTHER, PROSE), strict=True)
    )
    assert set(values(page, "labels")[1][0]) == ({odd} if odd else set())


def test_labels_stand_below_authors_and_have_dates_behind_them():
    labels = [f"{name} Apr {day}, 2007" for name, day in (("Wool", 1), ("Wool", 2), ("Horn", 3))]
    page = portal(labels, authors="Ann Lee, Bob Stone")
    assert values(page, "title", "published", "abstract") == list(
        zip(TITLES, ("2007-04-01", "2007-04-02", "2007-04-03"), (PROSE, OTHER, PROSE), strict=True)
    )


def test_authors_that_recur_and_lines_with_a_name_are_no_labels():
    for line in ("Ann Lee", "Abstract", "cs.LG"):
        assert read(portal([line] * 3)).sources[0].reader != "labelled_entries"


def test_a_label_that_is_broken_over_two_lines_is_one():
    page = "".join(
        f"{title}\n\narXiv.org Artificial\nIntelligence\n\n{text}\n\n"
        for title, text in (("Counting Sheep", PROSE), ("Counting Goats", OTHER))
    )
    assert values(page, "title", "labels", "abstract") == [
        ("Counting Sheep", ("arXiv.org Artificial Intelligence",), PROSE),
        ("Counting Goats", ("arXiv.org Artificial Intelligence",), OTHER),
    ]


def test_topics_below_an_abstract_are_labels():
    entry = (
        "{0}\n\narXiv.org Machine Learning Apr-3-2007\n\n{1}\n\ncountry: Europe > Wool,\n"
        "genre: Research Report (0.64)\n\nTechnology: Counting > Sheep > Lamps (0.88)\n\n\n"
    )
    page = entry.format("Counting Sheep", PROSE) + entry.format("Counting Goats", OTHER)
    assert values(page, "title", "abstract") == [
        ("Counting Sheep", PROSE),
        ("Counting Goats", OTHER),
    ]
    assert values(page, "labels")[0] == (
        (
            *("arXiv.org Machine Learning", "country: Europe > Wool"),
            *("genre: Research Report (0.64)", "Technology: Counting > Sheep > Lamps (0.88)"),
        ),
    )


def test_a_label_below_nothing_but_topics_makes_no_entry():
    page = "sheep, goats, (3 more...)\narXiv.org Machine Learning\n"
    assert read(page).records == ()


def test_a_label_seen_once_stands_where_the_others_do():
    entry = "{}\n{}\n{}\n\n"
    page = "Lee, Ann\n\nWorks\n\n" + "".join(
        entry.format(title, label, text)
        for title, label, text in (
            ("Counting Sheep at Night", "Annals of Sheep\n", f"{PROSE} {OTHER}"),
            (
                "Extraction of goats from hills",
                "arXiv.org Machine Learning\nApril 1, 2007\n",
                OTHER,
            ),
            ("Modeling of cows from the air", "Cowcomputing\n", THIRD),
            ("Counting Goats by Day", "Goatcomputing\n", f"{OTHER} {THIRD}"),
            ("Laws of sheep", "Annals of Sheep\n", PROSE),
        )
    )
    assert values(page, "title", "labels") == [
        ("Counting Sheep at Night", ("Annals of Sheep",)),
        ("Extraction of goats from hills", ("arXiv.org Machine Learning",)),
        ("Modeling of cows from the air", ("Cowcomputing",)),
        ("Counting Goats by Day", ("Goatcomputing",)),
        ("Laws of sheep", ("Annals of Sheep",)),
    ]


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_few_entries_print_their_authors_last_name_first(gap):
    head = gap.join(("Goto", "Relevance | Date", "AI-Alerts")) + gap
    entries = (
        (
            "\nSheepformer: Language of Sheep at Night and by Day, for Everyone Who Counts",
            "\u00a0Lee, Ann, Day, Bob, Dwivedi-Fox, Carla Maria, O'Hill, Dan, Gray, Fay",
            *("arXiv.org Artificial Intelligence", "Feb-9-2023", PROSE),
        ),
        ("Goats", "arXiv.org Machine Learning", "Jun-10-2014"),
        ("Cows from the Air", "Gray, Dee", "arXiv.org Machine Learning", "Dec-22-2014", THIRD),
        ("A ladder for goats", "arXiv.org Artificial Intelligence", "Nov-13-2022", OTHER),
        ("Hens in hills", "Fox, J. O., Elm, P.", "arXiv.org Machine Learning", "Sep-9-2016"),
        ("Laws of sheep", "arXiv.org Machine Learning", "Sep-8-2016", f"{OTHER} {PROSE}"),
    )
    page = head + gap.join(gap.join(lines) for lines in entries) + "\n"
    found = values(page, "title", "authors", "published")
    assert [row[0] for row in found] == [lines[0].strip() for lines in entries]
    assert [row[1] for row in found] == [
        [
            "Lee, Ann",
            "Day, Bob",
            "Dwivedi-Fox, Carla Maria",
            "O'Hill, Dan",
            "Gray, Fay",
        ],
        *([], ["Gray, Dee"], [], ["Fox, J. O.", "Elm, P."], []),
    ]
    assert [row[2] for row in found] == [
        *("2023-02-09", "2014-06-10", "2014-12-22", "2022-11-13", "2016-09-09", "2016-09-08")
    ]
    assert values(page, "abstract") == [
        (PROSE,),
        (None,),
        (THIRD,),
        (OTHER,),
        (None,),
        (f"{OTHER} {PROSE}",),
    ]


def test_labels_are_found_on_a_wrapped_page_from_the_first_entry_on():
    page = f"""Goto
Collaborating Authors

 Lee, Ann
 Bob Day

Counting Sheep at Night

Journal of Sheep and Wool Sciences

{fill(PROSE, 88)}

Counting Goats by Day

arXiv.org Machine Learning

{fill(OTHER, 88)}
"""
    assert values(page, "title", "labels", "abstract") == [
        ("Counting Sheep at Night", ("Journal of Sheep and Wool Sciences",), PROSE),
        ("Counting Goats by Day", ("arXiv.org Machine Learning",), OTHER),
    ]


@pytest.mark.parametrize("sign", "!?")
def test_a_title_of_two_sentences_stands_over_a_label(sign):
    title = f"Sheep need glasses{sign} Wool over the eyes of large animals"
    page = f"""Counting Goats by Day
arXiv.org Machine Learning
{OTHER}
{title}
Neural Information Processing Systems
{PROSE[:120]}...
Counting Cows from the Air
arXiv.org Artificial Intelligence
{THIRD}
"""
    assert values(page, "title") == [
        ("Counting Goats by Day",),
        (title,),
        ("Counting Cows from the Air",),
    ]


def test_labels_may_be_other_journals_each_time():
    page = f"""Counting Sheep

machine learning, sheep, (15 more...)

Journal of Sheep Research

{fill(PROSE, 79)}

Add feedback

Counting Goats

Transactions on Goats and Ladders

{fill(OTHER[:99], 79)}...

Add feedback

Counting Cows

Bulletin of the Society of Cows

{fill(THIRD, 79)}

Add feedback
"""
    assert values(page, "title", "labels", "abstract") == [
        ("Counting Sheep", ("machine learning", "sheep", "Journal of Sheep Research"), PROSE),
        ("Counting Goats", ("Transactions on Goats and Ladders",), f"{OTHER[:99]}..."),
        ("Counting Cows", ("Bulletin of the Society of Cows",), THIRD),
    ]


def test_an_entry_without_label_may_stand_over_the_first_with_one():
    page = f"""Collaborating Authors

 Lee, Ann

Counting Sheep at Night
{PROSE}

Counting Goats by Day
arXiv.org Machine Learning
{OTHER}
"""
    assert values(page, "title", "abstract") == [
        ("Counting Sheep at Night", PROSE),
        ("Counting Goats by Day", OTHER),
    ]


@pytest.mark.parametrize("group", ["Country:", "Discipline:", "Kind of wool:"])
def test_what_a_portal_says_below_an_abstract_is_of_no_other_entry(group):
    text = f"{PROSE} {OTHER}"
    page = f"""Goto

Collaborating Authors

 Lee, Ann


Counting Sheep

Lee, Ann, Day, Bob

arXiv.org Machine Learning Dec-6-2024

{text}

\tlarge sheep, machine counting, (17 more...)
\tarXiv.org Machine Learning
\t2412.04001
{group}

    Africa > Nigeria (0.14)

Genre: Research Report (1.00)


Counting Goats

Fox, Cy, Lee, Ann

arXiv.org Machine Learning Dec-5-2024

{THIRD}

Genre: Research Report (0.64)


Filters

Collaborating Authors

Title

Loading…
"""
    assert values(page, "title", "authors", "published", "abstract") == [
        ("Counting Sheep", ["Lee, Ann", "Day, Bob"], "2024-12-06", text),
        ("Counting Goats", ["Fox, Cy", "Lee, Ann"], "2024-12-05", THIRD),
    ]


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n\n\n"])
@pytest.mark.parametrize("form", ["{}", "## {}", "{} papers", "Publications {}"])
@pytest.mark.parametrize("menu", ["", "2021\n2020\n2019\n\n"])
def test_years_over_entries(gap, form, menu):
    rows = (
        (2021, "Counting Sheep", PROSE),
        (2019, "Ladders for Goats", OTHER),
        (2019, "Cows", THIRD),
    )
    page, above = f"Home | About\n\nLee, Ann\n\n{menu}", None
    for year, title, text in rows:
        page += f"{form.format(year)}{gap}" if year != above else ""
        page += f"{title}\narXiv.org Machine Learning\n{text}{gap}"
        above = year
    found = read(page)
    assert [(r.title, r.published, r.abstract) for r in found.records] == [
        (title, str(year), text) for year, title, text in rows
    ]
    check_spans(page)


def test_a_menu_of_years_dates_nothing():
    rows = (("Counting Sheep", PROSE), ("Cows", OTHER))
    page = "2021\n2020\n2019\n\n"
    page += "\n".join(f"{title}\narXiv.org Statistics\n{text}\n" for title, text in rows)
    assert values(page, "title", "published") == [("Counting Sheep", None), ("Cows", None)]


@pytest.mark.parametrize("last", ["2019.", "(2019)."])
def test_a_year_that_ends_a_wrapped_text_is_no_heading(last):
    texts = (f"{PROSE} All of it was measured on farms in the north in", OTHER, THIRD)
    page = "".join(
        f"{title}\narXiv.org Machine Learning\n{text}\n" + (f"{last}\n" if title == "Sheep" else "")
        for title, text in zip(("Sheep", "Goats on Ladders", "Cows"), texts, strict=True)
    )
    assert values(page, "abstract", "published") == [
        (f"{texts[0]} {last}", None),
        (OTHER, None),
        (THIRD, None),
    ]


def test_the_buttons_and_counts_over_the_first_entry_are_no_entry():
    page = portal(["arXiv.org Machine Learning"] * 3, gap="\n\n")
    page = page.replace(" Lee, Ann", "Filters\n\nSearch\n\nClear\n\n Results 1 – 3 of 31")
    assert values(page, "title") == [(title,) for title in TITLES]


def test_a_page_of_topics_alone_is_no_entry():
    assert values("> Home > Conferences and Workshops > Sheep\n", "title") == []


def test_a_title_that_could_be_names_does_not_hide_the_label_over_it():
    titles = [
        ("Counting Sheep at Night",),
        ("On Hens",),
        ("List Decoding Products and Woven Goats",),
    ]
    labels = ["arXiv.org Machine Learning", "Annals of Farm Science", "arXiv.org Machine Learning"]
    text = "\n\n\n".join(
        f"{title}\n\n{label}\n\n{prose}"
        for (title,), label, prose in zip(titles, labels, (PROSE, OTHER, THIRD), strict=True)
    )
    assert values(text, "title") == titles


def test_topics_end_the_text_of_the_last_entry():
    text = "Wool Topics\n\nCollaborating Authors\n\n Lee, Ann\n\n\n" + "\n\n\n".join(
        f"{title}\n\n{names}\n\narXiv.org Artificial Intelligence Oct-31-2021\n\n{prose}\n\n"
        "Country: North America > United States > Wool County > Palo Alto (0.04)"
        for title, names, prose in (
            ("Counting Sheep at Night: A Method for Farms", "Lee, Ann, Day, Bob, Fox, Cy", PROSE),
            ("Ladders for Goats with Many Steps", "Lee, Ann, Elm, Dee, Fox, Cy", OTHER),
        )
    )
    foot = "Duplicate Docs Excel Report\n\nSource: arXiv.org, Wool Publications\n\n"
    text += f"\n\n\n{foot}By using this site you agree to its use of cookies.\n"
    assert values(text, "title", "abstract") == [
        ("Counting Sheep at Night: A Method for Farms", PROSE),
        ("Ladders for Goats with Many Steps", OTHER),
    ]


def test_topics_over_the_entries_are_none_and_a_source_of_one_word_stands_over_its_date():
    label = "arXiv.org Artificial Intelligence"
    page = "Wool Topics\nTeaching Materials\nLarge Language Model\n" + "".join(
        f"{title}\n{label}\n{text} {text}\n"
        for title, text in (
            ("Counting Sheep at Night: A Method for Farms", PROSE),
            ("Ladders for Goats with Many Steps", f"{OTHER}.."),
        )
    )
    page += (
        f"The best fences we have tested this year\nFARMWorld\nDec-20-2022, 11:30:00 GMT\n{THIRD}"
    )
    assert values(page, "title", "authors", "published", "labels") == [
        ("Counting Sheep at Night: A Method for Farms", [], None, (label,)),
        ("Ladders for Goats with Many Steps", [], None, (label,)),
        ("The best fences we have tested this year", [], "2022-12-20", ("FARMWorld",)),
    ]


def test_what_stands_over_the_person_of_a_page_is_no_title_where_entries_have_authors():
    names = (
        "Fox, Cyril, Lee, Ann, Day, Robert S., Roe, Albert, Fawn, Josephine, Elk, Diana, "
        "Crow, Lucinda, Hen, Monica, Ram, Edward, Boar, Philippa"
    )
    rows = (
        ("Counting Sheep with Attention", f"{names}\n\n", PROSE),
        ("Goats on Long Ladders", "Fox, Cyril, Day, Robert S., Lee, Ann\n\n", OTHER),
        ("Cows from the Air", "", THIRD),
    )
    entries = "\n\n\n".join(
        f"{title}\n\n{by}arXiv.org Artificial Intelligence Jan-27-2021\n\n{text}"
        for title, by, text in rows
    )
    page = f"Goto\n\nCollaborating Authors\n\n\u00a0Lee, Ann\n\n\n{entries}\n"
    assert [title for (title,) in values(page, "title")] == [title for title, _, _ in rows]


def test_a_label_may_have_the_words_of_buttons():
    page = "Goto\n\nCollaborating Authors\n\n Lee, Ann\n\n\n" + "".join(
        f"{title}\n\n{label}\n\n{text}\n\n\n"
        for title, label, text in (
            ("Counting Sheep at Night", "arXiv.org Artificial Intelligence", PROSE),
            ("SHEEP-SLAM: Visual Planar Maps for Flocks", "IEEE Access", OTHER),
            ("Cows from the Air", "arXiv.org Artificial Intelligence", THIRD),
        )
    )
    assert values(page, "title", "abstract") == [
        ("Counting Sheep at Night", PROSE),
        ("SHEEP-SLAM: Visual Planar Maps for Flocks", OTHER),
        ("Cows from the Air", THIRD),
    ]
