"""Pages whose fields carry their names: which field is whose, and where each ends."""

from textwrap import fill

import pytest

from tests.read.pages import OTHER, PROSE, THIRD, at_problems, codes, read, values


def fields(*lines: str) -> str:
    return "\n".join(lines) + "\n"


def test_ids_above_titles_open_entries():
    page = fields(
        *("arXiv: 2401.00001", "Title: Counting Sheep", f"Abstract: {PROSE}"),
        *("arXiv: 2401.00002", "Title: Counting Goats", f"Abstract: {OTHER}"),
        *("arXiv: 2401.00003", "Title: Counting Cows", f"Abstract: {THIRD}"),
    )
    assert values(page, "arxiv_id", "title", "abstract") == [
        ("2401.00001", "Counting Sheep", PROSE),
        ("2401.00002", "Counting Goats", OTHER),
        ("2401.00003", "Counting Cows", THIRD),
    ]


def test_ids_below_abstracts_close_entries():
    page = fields(
        *("Title: Counting Sheep", f"Abstract: {PROSE}", "arXiv: 2401.00001"),
        *("Title: Counting Goats", f"Abstract: {OTHER}", "arXiv: 2401.00002"),
    )
    assert values(page, "arxiv_id", "title") == [
        ("2401.00001", "Counting Sheep"),
        ("2401.00002", "Counting Goats"),
    ]


def test_ids_at_both_ends_of_a_page_join_no_text_and_are_reported():
    page = fields(
        *("arXiv: 2401.00001", "Title: Counting Sheep", "arXiv: 2401.00002"),
        *("Title: Counting Goats", "arXiv: 2401.00003"),
    )
    assert values(page, "arxiv_id", "title") == [
        ("2401.00001", None),
        (None, "Counting Sheep"),
        ("2401.00002", None),
        (None, "Counting Goats"),
        ("2401.00003", None),
    ]
    assert codes(page) == ["undecided-ids"]


def test_a_second_id_is_reported():
    page = fields("Title: Counting Sheep", "arXiv: 2401.00001", "arXiv: 2401.00002")
    assert values(page, "arxiv_id", "title") == [("2401.00001", "Counting Sheep")]
    assert at_problems(page, "second-id") == ["2401.00002"]


def test_dates_of_arxiv_stand_over_abstracts_without_titles():
    page = fields(
        *(
            "[Submitted on 22 Dec 2022]",
            f"Abstract: {PROSE}",
            "Cite as: arXiv:2212.00001 [math.PR]",
        ),
        *(
            "[Submitted on 23 Dec 2022]",
            f"Abstract: {OTHER}",
            "Cite as: arXiv:2212.00002 [math.PR]",
        ),
    )
    assert values(page, "published", "title", "arxiv_id", "abstract") == [
        ("2022-12-22", None, "2212.00001", PROSE),
        ("2022-12-23", None, "2212.00002", OTHER),
    ]


def test_dates_above_titles_open_entries_too():
    page = fields(
        *("Date: 2021-05-01", "Title: Counting Sheep", f"Abstract: {PROSE}"),
        *("Date: 2022-06-02", "Title: Counting Goats", f"Abstract: {OTHER}"),
    )
    assert values(page, "published", "title") == [
        ("2021-05-01", "Counting Sheep"),
        ("2022-06-02", "Counting Goats"),
    ]


def test_every_name_ends_the_field_before_it():
    page = fields(
        *("Title: Counting Sheep", "Authors: Ann Lee, Bob Ray", "Year: 2015"),
        *("Comments: 10 pages", "Journal-ref: J. Sheep 3 (2015) 1-10", "Report-no: FARM-7"),
        *("Keywords: sheep, night", "Subjects: Digital Libraries (cs.DL); math.ST"),
        *("DOI: 10.1000/sheep.7", f"Abstract: {PROSE}"),
    )
    (record,) = read(page).records
    assert [author.name for author in record.authors] == ["Ann Lee", "Bob Ray"]
    assert (record.published, record.comments) == ("2015", "10 pages")
    assert record.journal_ref == "J. Sheep 3 (2015) 1-10"
    assert record.categories == ("cs.DL", "math.ST")
    assert record.doi == "10.1000/sheep.7"
    assert record.labels == ("Report-no: FARM-7", "sheep", "night")
    assert codes(page) == []


def test_an_unknown_name_that_recurs_is_a_field():
    page = fields(
        *("Title: Counting Sheep", "Authors: Ann Lee", "Shelf mark: 12", f"Abstract: {PROSE}"),
        *("Title: Counting Goats", "Authors: Bob Ray", "Shelf mark: 14", f"Abstract: {OTHER}"),
    )
    assert values(page, "authors", "labels") == [
        (["Ann Lee"], ("Shelf mark: 12",)),
        (["Bob Ray"], ("Shelf mark: 14",)),
    ]


def test_headings_inside_abstracts_are_no_fields():
    page = fields(
        *("Title: Counting Sheep", "Abstract: Background: Sheep are many.", "Methods: We count."),
        *("Title: Counting Goats", "Abstract: Background: Goats climb.", "Methods: We climb too."),
    )
    assert values(page, "abstract") == [
        ("Background: Sheep are many. Methods: We count.",),
        ("Background: Goats climb. Methods: We climb too.",),
    ]


@pytest.mark.parametrize("heading", ["Abstract:", "Abstract", "**Abstract:**"])
def test_an_abstract_may_stand_below_its_name_in_paragraphs(heading):
    page = fields(
        *("Title: Counting Sheep", heading, "", PROSE, "", "A second part has one sentence."),
        *("", "Title: Counting Goats", heading, "", OTHER),
    )
    assert values(page, "title", "abstract") == [
        ("Counting Sheep", f"{PROSE} A second part has one sentence."),
        ("Counting Goats", OTHER),
    ]


def test_titles_without_a_name_stand_over_fields():
    page = fields(
        *("Counting Sheep", "Ann Lee, Bob Ray", f"Abstract: {PROSE}", ""),
        *("Counting Goats", "Cy Day, Dee Fox", f"Abstract: {OTHER}"),
    )
    assert values(page, "title", "authors", "abstract") == [
        ("Counting Sheep", ["Ann Lee", "Bob Ray"], PROSE),
        ("Counting Goats", ["Cy Day", "Dee Fox"], OTHER),
    ]


def test_only_a_title_or_an_abstract_that_is_there_opens_an_entry():
    page = fields(
        *("Title: Counting Sheep", "Primary Category: cs.DL", "Categories: cs.DL, math.ST"),
        *("Submitted: 2021-05-01", "Published: 2022-01-01", f"Abstract: {PROSE}"),
    )
    assert values(page, "title", "primary_category", "categories", "published") == [
        ("Counting Sheep", "cs.DL", ("cs.DL", "math.ST"), "2021-05-01")
    ]
    assert at_problems(page, "repeated-field") == ["2022-01-01"]


@pytest.mark.parametrize(
    ("printed", "names", "affiliations"),
    [
        ("Alice Lee1, Bob Day2,3, Jörg Ön, 王伟", ["Alice Lee", "Bob Day", "Jörg Ön", "王伟"], []),
        ("Data Li, Xi Chen", ["Data Li", "Xi Chen"], []),
        ("Alice Smith (MIT, CSAIL), Bob Day", ["Alice Smith", "Bob Day"], ["MIT, CSAIL", None]),
        (
            "A. Lee (1), B. Day (1 and 2) ((1) MIT, (2) ETH)",
            ["A. Lee", "B. Day"],
            ["MIT", "MIT; ETH"],
        ),
        ("Smith, J.; Doe, Jane; and Plato", ["Smith, J.", "Doe, Jane", "Plato"], []),
        ("The Farm Collaboration: A. Lee", ["The Farm Collaboration", "A. Lee"], []),
        ("Li, Zhuohan, Sheng, Ying", ["Li, Zhuohan", "Sheng, Ying"], []),
    ],
)
def test_a_list_called_authors_is_one(printed, names, affiliations):
    page = fields("Title: Counting Sheep", f"Authors: {printed}", f"Abstract: {PROSE}")
    (record,) = read(page).records
    assert [author.name for author in record.authors] == names
    assert [author.affiliation for author in record.authors] == (
        affiliations or [None] * len(names)
    )
    places = [span for span in record.spans if span.field == "authors"]
    assert [page[span.start : span.end] for span in places] == names
    assert codes(page) == []


@pytest.mark.parametrize("line", ["Cite as: arXiv:1713.03762", "arXiv id: 1713.03762"])
def test_a_bad_id_is_reported(line):
    page = fields("Title: Counting Sheep", f"Abstract: {PROSE}", line)
    assert values(page, "title", "arxiv_id") == [("Counting Sheep", None)]
    assert codes(page) == ["bad-id"]


@pytest.mark.parametrize("line", ["Cite as: arXiv:1706.03762v5 [cs.CL]", "arXiv id: 1706.03762v5"])
def test_an_id_may_be_called_one_in_many_ways(line):
    page = fields("Title: Counting Sheep", f"Abstract: {PROSE}", line)
    assert values(page, "arxiv_id", "version") == [("1706.03762", 5)]


def test_lines_drawn_between_entries_are_of_none():
    page = fields(
        *("Paper: Counting Sheep", "Year: 2021", f"Abstract: {PROSE}", "---"),
        *("Paper: Counting Goats", "Year: 2022", f"Abstract: {OTHER}", "-----"),
    )
    assert values(page, "title", "published", "abstract") == [
        ("Counting Sheep", "2021", PROSE),
        ("Counting Goats", "2022", OTHER),
    ]


def test_a_paper_beside_a_title_or_a_link_is_no_title():
    page = fields(
        *("Title: Counting Sheep", "Paper: poster", f"Abstract: {PROSE}"),
        *("Title: Counting Goats", "Paper: https://a.org/b.pdf", f"Abstract: {OTHER}"),
    )
    assert values(page, "title", "urls") == [
        ("Counting Sheep", ()),
        ("Counting Goats", ("https://a.org/b.pdf",)),
    ]


@pytest.mark.parametrize("comment", ["", "Comments: 9 pages"])
@pytest.mark.parametrize("button", ["View PDF", "Add to my flock"])
def test_navigation_and_buttons_between_abstracts_are_of_no_entry(comment, button):
    page = fields("Skip to main content", "Search", "Log in") + "".join(
        "\n".join(filter(None, (f"Abstract:{text}", comment, button))) + "\n"
        for text in (PROSE, OTHER, THIRD)
    )
    page += fields("Load more", "Privacy Policy")
    assert values(page, "title", "abstract") == [(None, PROSE), (None, OTHER), (None, THIRD)]


def test_an_entry_without_abstract_has_title_date_and_names():
    card = "{}\n\nApr {}, 2007\n\n{}\n\n{}Via\n\nAccess Paper or Ask Questions\n\n"
    page = card.format("Counting Sheep at Night", 1, "Ann Lee, Bob Day", f"Abstract:{PROSE}\n\n")
    page += card.format("Search for Goats on a Flapping Flag", 2, "J. O. Fox, P. R. Elm", "")
    page += card.format("Cows from the Air", 3, "Dee Gray", f"Abstract:{OTHER}\n\n")
    assert values(page, "title", "published", "authors", "abstract") == [
        ("Counting Sheep at Night", "2007-04-01", ["Ann Lee", "Bob Day"], PROSE),
        ("Search for Goats on a Flapping Flag", "2007-04-02", ["J. O. Fox", "P. R. Elm"], None),
        ("Cows from the Air", "2007-04-03", ["Dee Gray"], OTHER),
    ]


def test_comments_stand_between_an_abstract_and_the_next_title():
    page = fields(
        *("Counting Sheep at Night", f"Abstract:{PROSE}", "9 pages, 9 figures, minor changes"),
        *("Theory of goats in small fields", f"Abstract:{OTHER}"),
        *("Cows from the Air", f"Abstract:{THIRD}"),
    )
    assert values(page, "title", "abstract", "comments") == [
        ("Counting Sheep at Night", PROSE, "9 pages, 9 figures, minor changes"),
        ("Theory of goats in small fields", OTHER, None),
        ("Cows from the Air", THIRD, None),
    ]


def profile(*cards):
    """A page of one person: a picture, and buttons between the parts of every card."""
    page = "Sign up\nSee code for papers anywhere online!\n\nAlert button\nPicture for Ann Lee\n"
    page += "Ann Lee\n\n"
    for title, date, names, *below in cards:
        page += f"{title}\n\nAdd code\nAlert button\n{date}\n{names}\n\n"
        page += "\n".join(below) + "\n\nVia\n\nAccess Paper or Ask Questions\n\n"
    return page


def test_buttons_under_the_titles_of_a_profile_are_no_labels():
    page = profile(
        ("Counting Sheep", "Feb 26, 2021", "Ann Lee, Bob Day", f"Abstract:{PROSE}"),
        (
            *("Training sheep to follow a dog", "Mar 4, 2022", "Dee Gray, Ann Lee, et al."),
            *(f"Abstract:{OTHER}", "* 19 pages, 15 figures"),
        ),
        ("We count the cows of the sky", "Jan 23, 2020", "Ann Lee", f"Abstract:{THIRD}"),
    )
    assert values(page, "title", "published", "authors", "abstract", "comments") == [
        ("Counting Sheep", "2021-02-26", ["Ann Lee", "Bob Day"], PROSE, None),
        (
            *("Training sheep to follow a dog", "2022-03-04", ["Dee Gray", "Ann Lee"]),
            *(OTHER, "19 pages, 15 figures"),
        ),
        ("We count the cows of the sky", "2020-01-23", ["Ann Lee"], THIRD, None),
    ]


@pytest.mark.parametrize("menu", ["Explore\nAuthors", "Papers (3)\nSort by: Newest", "Papers"])
def test_a_menu_over_the_first_of_bare_abstracts_is_no_title(menu):
    page = f"{menu}\n" + fields(*(f"Abstract: {text}" for text in (PROSE, OTHER, THIRD)))
    assert values(page, "title", "abstract") == [(None, PROSE), (None, OTHER), (None, THIRD)]


def test_the_last_lines_of_an_abstract_are_no_title_of_the_next():
    page = f"""Counting Sheep
Abstract:{PROSE}
The method is new and it needs a dog.
Unlike the counting of goats it needs no ladder, as two
ladders. We show that one dog is enough and that more of them
do no harm to the animals at all.
Abstract:{OTHER}
Counting Cows
Abstract:{THIRD}
"""
    assert values(page, "title") == [("Counting Sheep",), (None,), ("Counting Cows",)]


def test_a_wrapped_title_over_an_abstract_is_whole():
    title = (
        "Counting Sheep at Night with Long Ladders and Many Dogs: A Study of "
        "Forty Farms over Two Years"
    )
    page = "\n".join(
        fill(text, 69)
        for text in (title, f"Abstract: {PROSE}", "Goats", f"Abstract: {OTHER}", "Cows by Air")
    )
    page += "\n" + fill(f"Abstract: {THIRD}", 69) + "\n"
    assert values(page, "title", "abstract") == [
        (title, PROSE),
        ("Goats", OTHER),
        ("Cows by Air", THIRD),
    ]


def test_numbers_in_front_of_titles_are_no_part_of_them_and_a_stop_may_close_the_label():
    page = f"""1. Counting Sheep
Submitted 2 Apr 2007
Abstract. {PROSE}
2. Do Goats Sleep? A Study of Ladders
Submitted 3 Apr 2007
Abstract. {OTHER}
3. Counting Cows
Submitted 4 Apr 2007
Abstract. {THIRD}
"""
    assert values(page, "title", "published", "abstract") == [
        ("Counting Sheep", "2007-04-02", PROSE),
        ("Do Goats Sleep? A Study of Ladders", "2007-04-03", OTHER),
        ("Counting Cows", "2007-04-04", THIRD),
    ]


def test_a_link_may_end_an_abstract():
    page = fields(
        *("Counting Sheep", f"Abstract: {PROSE} See https://example.org/sheep/atlas.html"),
        *("Counting Goats", f"Abstract: {OTHER}"),
    )
    assert values(page, "title") == [("Counting Sheep",), ("Counting Goats",)]


def test_the_ids_of_papers_that_abstracts_name_speak_against_nothing():
    page = "".join(
        f"Abstract: {text} In the recent paper arXiv:0906.172{n} it was guessed so.\n"
        for n, text in enumerate((PROSE, OTHER, THIRD))
    )
    assert [record.arxiv_id for record in read(page).records] == [None] * 3


@pytest.mark.parametrize(
    ("by", "when", "where"),
    [
        ("By", "When", "Where: arxiv.org/abs/{}"),
        ("Written by", "Appeared", "Read it: https://arxiv.org/abs/{}"),
        ("Authors", "Date", "Preprint: arXiv:{}"),
        ("Author list", "Date of publication", "Full text: http://arxiv.org/pdf/{}"),
    ],
)
def test_a_field_with_an_id_is_its_id_whatever_it_is_called(by, when, where):
    page = "Dear all,\nbelow are the papers for Friday!\n\n" + "\n".join(
        fields(
            *(f"Title: {title}", f"{by}: Ann Lee; Bob Day", f"{when}: 2 April 2021"),
            *(where.format(f"2104.0000{n}"), *["Why: short and readable"][: n % 2]),
        )
        for n, title in enumerate(
            ("Counting Sheep in Fields", "Ladders for Goats on Hills", "Cows from the Air"), 1
        )
    )
    assert values(page + "\nCheers,\nIda\n", "title", "published", "arxiv_id", "authors") == [
        ("Counting Sheep in Fields", "2021-04-02", "2104.00001", ["Ann Lee", "Bob Day"]),
        ("Ladders for Goats on Hills", "2021-04-02", "2104.00002", ["Ann Lee", "Bob Day"]),
        ("Cows from the Air", "2021-04-02", "2104.00003", ["Ann Lee", "Bob Day"]),
    ]


def test_an_id_of_a_related_paper_and_the_hour_of_a_meeting_are_not_taken():
    page = "\n".join(
        fields(
            *(f"Title: {title}", "By: Ann Lee; Bob Day", f"Where: arxiv.org/abs/2104.0000{n}"),
            *("Related: arXiv:2001.00001", "When: Thursday 4 April 2024, 14:00"),
        )
        for n, title in enumerate(("Counting Sheep in Fields", "Ladders for Goats on Hills"), 1)
    )
    assert values(page, "arxiv_id", "published") == [("2104.00001", None), ("2104.00002", None)]


@pytest.mark.parametrize("name", ["Related", "Baseline", "Talk on", "See also"])
def test_an_id_that_few_entries_have_is_of_another_paper(name):
    titles = ("Counting Sheep in Fields", "Ladders for Goats on Hills", "Cows from the Air")
    page = "\n".join(
        fields(
            *(f"Title: {title}", "By: Ann Lee; Bob Day", f"Abstract: {PROSE}"),
            *[f"{name}: arXiv:2001.00001"][:n],
        )
        for title, n in zip(titles, (0, 1, 0), strict=True)
    )
    assert values(page, "title", "arxiv_id", "abstract") == [(t, None, PROSE) for t in titles]


def test_a_name_of_related_papers_is_no_name_of_an_id():
    page = "\n".join(
        fields(f"Title: {title}", "By: Ann Lee; Bob Day", f"Related: arXiv:2001.0000{n}")
        for n, title in enumerate(("Counting Sheep in Fields", "Ladders for Goats on Hills"))
    )
    assert values(page, "arxiv_id") == [(None,), (None,)]


def test_an_id_that_all_entries_name_is_of_another_paper():
    page = "\n".join(
        fields(f"Title: {title}", "By: Ann Lee; Bob Day", "Baseline: arXiv:2001.00001")
        for title in ("Counting Sheep in Fields", "Ladders for Goats on Hills")
    )
    assert values(page, "arxiv_id") == [(None,), (None,)]


def test_what_a_field_says_tells_what_it_is():
    page = "\n".join(
        fields(
            *(f"> {n}) TITLE: {title}", "> WHO: Ann Lee, Bob Day", f"> ID: arXiv:2104.0000{n}"),
            *(f"> WHAT: {text}", ">"),
        )
        for n, (title, text) in enumerate(
            zip(
                ("Counting Sheep in Fields", "Ladders for Goats", "Cows from the Air"),
                (PROSE, OTHER, THIRD),
                strict=True,
            ),
            1,
        )
    )
    assert values(f"> Hello,\n{page}> See you!\n", "title", "authors", "abstract", "arxiv_id") == [
        ("Counting Sheep in Fields", ["Ann Lee", "Bob Day"], PROSE, "2104.00001"),
        ("Ladders for Goats", ["Ann Lee", "Bob Day"], OTHER, "2104.00002"),
        ("Cows from the Air", ["Ann Lee", "Bob Day"], THIRD, "2104.00003"),
    ]


def test_papers_with_presenters_are_no_titles_over_names():
    page = "\n".join(
        fields(
            *(f"Paper: {title}", "Authors: Ann Lee, Bob Day", "Presenter: Karin"),
            *(f"Link: https://arxiv.org/abs/2104.0000{n}", f"Date: {n} April 2021"),
        )
        for n, title in enumerate(("Counting Sheep in Fields", "Ladders for the Goats"), 1)
    )
    assert values(page, "title", "published") == [
        ("Counting Sheep in Fields", "2021-04-01"),
        ("Ladders for the Goats", "2021-04-02"),
    ]


@pytest.mark.parametrize(
    "head", ["", "Papers on this topic (4)\nSort by: Newest\n", "Home\nPapers\n"]
)
@pytest.mark.parametrize("label", ["Created: ", "Published on ", ""])
def test_dates_over_some_of_the_abstracts_below_a_menu(head, label):
    rows = (
        ("2007-04-07", PROSE),
        (None, OTHER),
        ("2007-04-02", THIRD),
        ("2007-04-06", PROSE + OTHER),
    )
    page = head + "".join(
        (f"{label}{date}\n" if date else "") + f"Abstract:{text}\nOrganisations: ETH\n"
        for date, text in rows
    )
    assert values(page, "title", "published", "abstract") == [
        (None, date, text) for date, text in rows
    ]


@pytest.mark.parametrize("name", ["Description", "What", "About"])
@pytest.mark.parametrize("over", [True, False])
def test_a_description_beside_an_abstract_is_a_label(name, over):
    told = f"{name}: {THIRD}\n"
    page = "".join(
        f"Title: {title}\nAuthors: Ann Lee, Bob Day\n{told if over else ''}Abstract: {text}\n"
        f"{'' if over else told}\n"
        for title, text in (("Counting Sheep", PROSE), ("Goats", OTHER))
    )
    assert values(page, "abstract", "labels") == [
        (text, (told.strip(),)) for text in (PROSE, OTHER)
    ]
    assert codes(page) == []


def test_where_an_id_is_called_one_no_other_name_tells_it():
    page = "".join(
        f"Title: {title}\nAbstract: {text}\narXiv: 2301.0000{n}\nCompetitor: arXiv:2104.0000{n}\n\n"
        for n, (title, text) in enumerate((("Counting Sheep", PROSE), ("Goats", OTHER)), 1)
    )
    assert values(page, "arxiv_id", "labels") == [
        (f"2301.0000{n}", (f"Competitor: arXiv:2104.0000{n}",)) for n in (1, 2)
    ]


def test_names_of_fields_in_other_languages():
    page = "\n".join(
        (
            *("Titel:        Counting Sheep", "Verfasser/in: Lee, Ann;", "              Day, Bob"),
            *("Datum:        24.11.2008", "Standort:     Magazin 3", ""),
            *("Título: Ladders for Goats", "Autor(es): Ann Lee, Bob Day y Cy Fox"),
            *("Fecha: 19 de abril de 2020", "Identificador: arXiv:2004.08990", ""),
            *("Titre : Cows from the Air", "Auteurs : Ann Lee et Bob Day"),
            *("Date de publication : mai 2013", "Identifiant : arXiv:1305.0001"),
        )
    )
    assert values(page, "title", "authors", "published", "arxiv_id") == [
        ("Counting Sheep", ["Lee, Ann", "Day, Bob"], "2008-11-24", None),
        ("Ladders for Goats", ["Ann Lee", "Bob Day", "Cy Fox"], "2020-04-19", "2004.08990"),
        ("Cows from the Air", ["Ann Lee", "Bob Day"], "2013-05", "1305.0001"),
    ]


def test_everybody_fills_a_form_in_another_way():
    page = "\n".join(
        (
            *("Papers for the seminar on farms, please add yours", "=" * 40, ""),
            *(
                "Suggested by: Karin",
                "Title: Counting Sheep",
                "Link: https://arxiv.org/abs/2104.00001",
            ),
            *("Why: a classic", "", "---", "Suggested by: Otto", "TITLE     :  Ladders for Goats"),
            *("AUTHOR(S) :  Ann Lee; Bob Day", "", "---", "Suggested by: Otto"),
            *("title= Cows from the Air", "author= Cy Fox, and others", "year= 1999", "", "---"),
            *("Suggested by: Karin", "Paper title:", "    The Fence", "By:", "    Ann Lee"),
            *("    Cy Fox", "Posted:", "    June 2000", "", "---", "Suggested by: Karin"),
            *("Title - Wool in Winter", "Authors - Bob Day & Cy Fox", f"Abstract - {PROSE}", ""),
            *("=" * 40, "Voting closes on Friday. Seminar room: F-316."),
        )
    )
    assert values(page, "title", "authors", "published", "abstract") == [
        ("Counting Sheep", [], None, None),
        ("Ladders for Goats", ["Ann Lee", "Bob Day"], None, None),
        ("Cows from the Air", ["Cy Fox"], "1999", None),
        ("The Fence", ["Ann Lee", "Cy Fox"], "2000-06", None),
        ("Wool in Winter", ["Bob Day", "Cy Fox"], None, PROSE),
    ]


def test_a_figure_that_a_wrapped_abstract_speaks_of_is_no_caption():
    texts = [f"{text} How it is done can be seen in" for text in (PROSE, OTHER, THIRD)]
    last = "Figure {}. It says how many sleep."
    page = "".join(
        f"Title: Counting {n} Sheep\nAbstract: {text}\n{last.format(n)}\n\n"
        for n, text in enumerate(texts, 1)
    )
    assert values(page, "abstract") == [
        (f"{text} {last.format(n)}",) for n, text in enumerate(texts, 1)
    ]


def test_a_form_below_the_entries_is_none():
    entries = "".join(
        f"{title}\n\nAdd code\nDec 0{n}, 2023\nAnn Lee, Bob Day\n\nAbstract:{prose}\n\n"
        for n, (title, prose) in enumerate(
            (("Counting Sheep at Night", PROSE), ("Goats on Long Ladders", OTHER)), 1
        )
    )
    foot = "Access Paper or Ask Questions\n\nTitle:\nPaper and Code\nSubscribe to our Letter\n"
    found = [("Counting Sheep at Night", PROSE), ("Goats on Long Ladders", OTHER)]
    assert values(entries + foot, "title", "abstract") == found
    assert "not-understood" in codes(entries + foot)


@pytest.mark.parametrize("glue", ["", " ", "2017", "* Accepted at a workshop in 2017"])
def test_an_abstract_may_be_glued_to_what_ends_the_one_above(glue):
    first = f"{PROSE}\n{glue}" if "*" in glue else f"{PROSE}{glue}".rstrip()
    sign = " " if glue == " " else ""
    page = f"Abstract:{first}{sign}Abstract:{OTHER}\nAbstract:{THIRD}\n"
    assert [row[0] for row in values(page, "abstract")][1:] == [OTHER, THIRD]


@pytest.mark.parametrize("facts", ["{date}\n{names}", "{names}\n{date}"])
def test_an_entry_without_abstract_needs_no_space_above_it(facts):
    def head(title, month, name):
        named = facts.format(date=f"{month} 04, 2021", names=f"{name}, Bob Day")
        return f"{title}\n{named}\n"

    page = head("Counting Sheep at Night", "Jan", "Ann Lee") + f"Abstract:{PROSE}\n"
    page += head("Goats on Long Ladders", "Feb", "Jo Fox") + head(
        "Cows from the Air", "Mar", "Al Roe"
    )
    page += f"Abstract:{THIRD}\nPrevious\n1\n2\n…\n14\nNext\n"
    assert values(page, "title", "authors", "published", "abstract") == [
        ("Counting Sheep at Night", ["Ann Lee", "Bob Day"], "2021-01-04", PROSE),
        ("Goats on Long Ladders", ["Jo Fox", "Bob Day"], "2021-02-04", None),
        ("Cows from the Air", ["Al Roe", "Bob Day"], "2021-03-04", THIRD),
    ]


@pytest.mark.parametrize("name", ["BookTitle", "ShortTitle", "journalTitle"])
def test_a_name_that_ends_like_that_of_a_title_is_not_glued_to_one(name):
    page = "".join(
        f"Title: {title}\nAuthors: Ann Lee, Bob Day\n{name}: Proceedings of Wool\n"
        f"Abstract: {text}\n\n"
        for title, text in (("Counting Sheep", PROSE), ("Goats on Ladders", OTHER))
    )
    assert values(page, "title", "authors", "abstract") == [
        ("Counting Sheep", ["Ann Lee", "Bob Day"], PROSE),
        ("Goats on Ladders", ["Ann Lee", "Bob Day"], OTHER),
    ]


@pytest.mark.parametrize("fact", ["venue: FARM 2020", "journal: Wool Letters\nyear: 2020"])
@pytest.mark.parametrize("told", [True, False])
def test_names_of_fields_may_have_small_letters(fact, told):
    page = "".join(
        f"title: {title}\nauthors: Ann Lee, Bob Day\n{fact}\n" + f"abstract: {text}\n\n" * told
        for title, text in (("Counting Sheep", PROSE), ("Goats on Ladders", OTHER))
    )
    assert values(page, "title", "authors", "published") == [
        ("Counting Sheep", ["Ann Lee", "Bob Day"], "2020"),
        ("Goats on Ladders", ["Ann Lee", "Bob Day"], "2020"),
    ]


def test_comments_over_a_line_that_recurs_are_no_titles():
    # "Via" is what a site prints there, and no journal.
    rows = [(PROSE, "8 pages"), (OTHER, "9 pages, 3 figures"), (THIRD, None)]
    page = "".join(
        fill(f"Abstract:{text}", 76) + (f"\n* {comment}" if comment else "") + "\nVia\n\n"
        for text, comment in rows
    )
    assert read(page).sources[0].reader == "labelled_fields"
    assert values(page, "abstract", "comments") == rows


@pytest.mark.parametrize(
    "names",
    [
        "authors: [Ann Lee, Bob Day]",
        "authors: [\"Ann Lee\", 'Bob Day']",
        "authors:\n    - Ann Lee\n    - Bob Day",
        'authors:\n  - Ann Lee\n  - "Bob Day"',
    ],
)
@pytest.mark.parametrize("sign", ["", '"', "'"])
def test_values_may_be_written_as_in_yaml(names, sign):
    page = "".join(
        f"- title: {sign}{title}{sign}\n  {names}\n  year: {sign}2020{sign}\n"
        for title in ("Counting Sheep", "Goats on Ladders")
    )
    assert values(page, "title", "authors", "published") == [
        ("Counting Sheep", ["Ann Lee", "Bob Day"], "2020"),
        ("Goats on Ladders", ["Ann Lee", "Bob Day"], "2020"),
    ]


@pytest.mark.parametrize("sign", ["|", ">-"])
def test_the_sign_before_the_lines_of_a_text_in_yaml_is_none_of_it(sign):
    page = "".join(
        f"- title: {title}\n  author: Ann Lee\n  abstract: {sign}\n    {text}\n"
        for title, text in (("Counting Sheep", PROSE), ("Goats on Ladders", OTHER))
    )
    assert values(page, "title", "abstract") == [
        ("Counting Sheep", PROSE),
        ("Goats on Ladders", OTHER),
    ]


def test_a_title_with_words_in_quotation_marks_at_both_ends_keeps_them():
    page = "".join(
        f"Title: {title}\nAuthors: [1] Ann Lee, Bob Day [2]\nAbstract: {text}\n\n"
        for title, text in (('"Sheep" and "Goats"', PROSE), ("Goats on Ladders", OTHER))
    )
    assert values(page, "title", "authors")[0] == ('"Sheep" and "Goats"', ["Ann Lee", "Bob Day"])


def test_the_marks_of_headings_are_no_part_of_titles():
    page = f"## Counting Sheep\nAbstract: {PROSE}\n\n## Goats on Ladders\nAbstract: {OTHER}\n"
    assert values(page, "title") == [("Counting Sheep",), ("Goats on Ladders",)]


def test_items_of_a_list_in_yaml_are_entries_also_without_a_title():
    page = (
        "papers:\n- title: Counting Sheep in Wide Fields\n  authors: [Ann Lee, Bob Day]\n"
        "- doi: 10.1000/goats.1\n  note: read the second half\n- title: Cows from the Air\n"
        "  authors:\n    - Cy Fox\n- url: https://arxiv.org/abs/2001.00002\n  tags: [goats]\n"
    )
    assert values(page, "title", "authors", "doi", "arxiv_id") == [
        ("Counting Sheep in Wide Fields", ["Ann Lee", "Bob Day"], None, None),
        (None, [], "10.1000/goats.1", None),
        ("Cows from the Air", ["Cy Fox"], None, None),
        (None, [], None, "2001.00002"),
    ]


def test_a_heading_over_some_entries_is_no_title_where_all_are_called_so():
    entry = (
        "Autores: Lee, A.; Day, B.\nTítulo: {0} de lana\nRevista: Lana, {1}, 3-4\nAño: 201{1}\n\n"
    )
    first = entry.format("Ovejas", 1) + entry.format("Cabras", 2)
    page = (
        f"Publicaciones\n\nArtículos en revistas\n\n{first}Congresos\n\n{entry.format('Vacas', 3)}"
    )
    assert values(page, "title", "authors", "published") == [
        (f"{what} de lana", ["Lee, A.", "Day, B."], f"201{n}")
        for n, what in enumerate(("Ovejas", "Cabras", "Vacas"), 1)
    ]


VOLUME = """Wool Letters - Volume 57, issue 1-2

Purchase individual online access for 1 year to this journal.

Price: EUR 420.00

ISSN 0921-7134 (P)

Published: 2008

Counting Sheep in Wide Fields

Authors: Lee, Ann | Day, Bob

Article Type: Research Article

Abstract: We count sheep in wide fields, at night and by day. {}

DOI: 10.1000/wool-0863

Citation: {}

Price: EUR 27.50

Counting Goats on High Hills

Authors: Fox, Cy

Article Type: Research Article

Citation: {}
"""


@pytest.mark.parametrize(
    "citation",
    [
        "Wool Letters, vol. 57, no. 1-2, pp. 1950-1977, 2008",
        "Wool Letters, Volume 57, Issue 1, 2008",
        "Annals of Wool 57 (2008)",
        "Wool Letters (2008), 57, 1-27",
        "Zeitschrift für Wolle Bd. 57, S. 1-27, 2008.",
        "Revue de la laine, tome 57, 2008",
    ],
)
def test_a_citation_is_where_a_paper_appeared(citation):
    page = VOLUME.format("Show more", citation, citation)
    text = "We count sheep in wide fields, at night and by day."
    assert values(page, "title", "authors", "published", "journal_ref", "abstract") == [
        ("Counting Sheep in Wide Fields", ["Lee, Ann", "Day, Bob"], "2008", citation, text),
        ("Counting Goats on High Hills", ["Fox, Cy"], "2008", citation, None),
    ]
    assert any("Purchase" in told for told in at_problems(page, "not-understood"))


@pytest.mark.parametrize("citation", ["12", "Lee, A., Day, B. Counting Sheep. 2008", "see above"])
def test_a_citation_of_another_kind_is_no_journal(citation):
    page = VOLUME.format("", citation, citation)
    assert values(page, "journal_ref", "published") == [(None, None), (None, None)]


@pytest.mark.parametrize(
    "more", ["Show more", "[Read more]", "View full abstract", "Expand", "Show less", "(more)"]
)
def test_the_button_behind_a_text_is_none_of_it(more):
    page = VOLUME.format(more.replace("(more)", "Read more »"), "12", "13")
    assert values(page, "abstract")[0] == ("We count sheep in wide fields, at night and by day.",)


def test_a_saved_volume_is_read_by_the_names_of_its_fields():
    citation = "Wool Letters, vol. 57, no. 1-2, pp. 1-27, 2008"
    articles = "".join(
        f'<div class="article"><h2><a>{title}</a></h2><p><b>Authors:</b> <a>{names}</a></p>'
        f"<p><b>Article Type:</b> Research Article</p><p><b>Citation:</b> {citation}</p></div>"
        for title, names in (
            ("Counting Sheep in Wide Fields", "Lee, Ann</a> | <a>Day, B. J."),
            ("Counting Goats on High Hills", "Fox, Cy"),
            ("Counting Cows by Ear", "Ito, Kim"),
        )
    )
    said = f"<p><b>Abstract:</b> {PROSE}</p><p><b>Citation:"
    articles = articles.replace("<p><b>Citation:", said, 1)
    page = (
        "<!DOCTYPE html><html><body><h1>Wool Letters - Volume 57</h1><p>Published: 2008</p>"
        f'{articles}<div class="article"><h2>Call for papers: sheep in memory of a founder</h2>'
        "<p>Submissions close 30 September 2008.</p></div></body></html>"
    )
    assert values(page, "title", "authors", "published") == [
        ("Counting Sheep in Wide Fields", ["Lee, Ann", "Day, B. J."], "2008"),
        ("Counting Goats on High Hills", ["Fox, Cy"], "2008"),
        ("Counting Cows by Ear", ["Ito, Kim"], "2008"),
    ]
