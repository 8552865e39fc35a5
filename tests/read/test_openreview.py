"""OpenReview: lists of venues old and new, and the page of a submission."""

import pytest

from kgraph.read.page import page
from kgraph.read.sites import openreview
from tests.read.copied_pages import check_spans, pages_of_others
from tests.read.pages import OTHER, PROSE, at_problems, codes, read, values

VENUE = f"""ICLR 2024 Conference
Accept (oral)
Counting Sheep with Selective State Spaces
Ann Lee, Bob Day
Published: 16 Jan 2024, Last Modified: 15 Mar 2024
ICLR 2024 oral
Readers: Everyone
Show details
Keywords: sheep, state spaces
TL;DR: Sheep are counted by a selection mechanism.
Abstract: {PROSE}
On Goats and Ladders
pdf
Cy Fox
Published: 16 Jan 2024, Last Modified: 05 Mar 2024ICLR 2024 posterEveryoneRevisionsBibTeX
Keywords: goats
Abstract: {OTHER}
"""

OLD = """Counting Cows from the Air
ICLR 2021 Conference Paper77 Authors
28 Sept 2020 (modified: 25 Jan 2021) ICLR 2021 Poster Readers: Everyone
Keywords: cows

A Submission About Hens
Dan Elk, Eve Ram

22 Sept 2023 (modified: 11 Feb 2024)

Submitted to ICLR 2024

Readers: Everyone
"""

FORUM = f"""Back to Author Console
Counting Sheep, Revisited
Download PDF
Ann Lee, Bob Day
Published: 20 Aug 2025, Last Modified: 17 Sept 2025EMNLP 2025 FindingsConference, AuthorsRevisionsBibTeXCC BY 4.0
Keywords: sheep
Abstract: {PROSE}

Add Public Comment
Official Review of Submission12 by Reviewer abcd
Official Review by Reviewer abcd
28 Oct 2023 (modified: 11 Feb 2024) Everyone
Summary: The authors count sheep, and they do so with great care for each of them.
"""  # noqa: E501


def test_a_venue():
    assert values(VENUE, "title", "authors", "published", "updated", "journal_ref") == [
        (
            "Counting Sheep with Selective State Spaces",
            ["Ann Lee", "Bob Day"],
            "2024-01-16",
            "2024-03-15",
            "ICLR 2024 oral",
        ),
        ("On Goats and Ladders", ["Cy Fox"], "2024-01-16", "2024-03-05", "ICLR 2024 poster"),
    ]
    assert values(VENUE, "abstract", "labels") == [
        (
            PROSE,
            ("sheep", "state spaces", "TL;DR: Sheep are counted by a selection mechanism."),
        ),
        (OTHER, ("goats",)),
    ]
    assert codes(VENUE) == []


def test_old_lists_and_anonymous_authors():
    assert values(OLD, "title", "authors", "published", "updated", "journal_ref", "labels") == [
        (
            "Counting Cows from the Air",
            [],
            "2020-09-28",
            "2021-01-25",
            "ICLR 2021 Poster",
            ("ICLR 2021 Conference Paper77 Authors", "cows"),
        ),
        (
            "A Submission About Hens",
            ["Dan Elk", "Eve Ram"],
            "2023-09-22",
            "2024-02-11",
            None,
            ("Submitted to ICLR 2024",),
        ),
    ]
    assert codes(OLD) == []


def test_the_page_of_a_submission_and_its_reviews():
    assert values(FORUM, "title", "authors", "published", "journal_ref", "abstract") == [
        (
            "Counting Sheep, Revisited",
            ["Ann Lee", "Bob Day"],
            "2025-08-20",
            "EMNLP 2025 Findings",
            PROSE,
        )
    ]
    assert "count sheep, and they do so with great care" in at_problems(FORUM, "not-understood")[-1]


def test_answers_that_are_signed_by_their_venue_are_no_papers():
    answer = "20 Dec 2019 (modified: 21 Dec 2019)ICLR 2020 Conference Paper411 {}Readers: Everyone"
    text = OLD + "".join(
        f"\n[–]{kind}\nICLR 2020 Conference {by}\n{answer.format(kind)}\nRating: 6\n"
        for kind, by in (("Decision", "Program Chairs"), ("Official Review", "AnonReviewer2"))
    )
    assert values(text, "title") == values(OLD, "title")


@pytest.mark.parametrize("text", [VENUE, OLD, FORUM])
def test_values_stand_where_their_spans_say(text):
    assert read(text).sources[0].reader == openreview.NAME
    check_spans(text)


@pytest.mark.parametrize("text", pages_of_others())
def test_other_pages_are_left_to_their_readers(text):
    assert read(text).sources[0].reader not in (None, openreview.NAME)
    assert not openreview.recognises(page(read(text).sources[0], text))


def test_a_name_in_small_letters_stands_among_others():
    text = VENUE.replace("Ann Lee, Bob Day", "Ann Lee, yelong shen, Bob Day")
    assert values(text, "title", "authors")[0] == (
        "Counting Sheep with Selective State Spaces",
        ["Ann Lee", "yelong shen", "Bob Day"],
    )


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Albert Gu, tri dao", ["Albert Gu", "tri dao"]),
        ("yelong shen", ["yelong shen"]),
        ("Laurens van der Maaten", ["Laurens van der Maaten"]),
        ("ludwig von der Tann, Anna de la Cruz", ["ludwig von der Tann", "Anna de la Cruz"]),
    ],
)
@pytest.mark.parametrize("title", ["Counting Goats", "Comment on the ``Invariance of Sheep''"])
def test_short_lists_of_names(line, names, title):
    dates = "28 Sept 2020 (modified: 25 Jan 2021)"
    text = f"{title}\n{line}\n{dates}\nCounting Sheep\nAnn Lee, Bob Day\n{dates}\n"
    assert values(text, "title", "authors") == [
        (title, names),
        ("Counting Sheep", ["Ann Lee", "Bob Day"]),
    ]


def test_a_list_with_sentences_named_tldr_is_of_this_site():
    entries = [
        f"Counting {what}\n\nAnn Lee, Bob Day\nPublished: 1{n} Jan 2024, Last Modified: 2 Mar 2024"
        "ICLR 2024 posterEveryoneRevisionsBibTeXCC BY 4.0\nKeywords: wool, fields\n"
        "TL;DR: We count them all.\nShow details\n"
        for n, what in enumerate(("Sheep", "Goats", "Cows", "Hens", "Ducks"))
    ]
    text = "ICLR 2024 Conference\n" + "".join(entries)
    assert values(text, "title", "published") == [
        (f"Counting {what}", f"2024-01-1{n}")
        for n, what in enumerate(("Sheep", "Goats", "Cows", "Hens", "Ducks"))
    ]
    assert read(text.replace("ICLR 2024 poster", "\nICLR 2024 poster\n")).sources[0].reader == (
        openreview.NAME
    )


def test_a_field_that_a_page_repeats_ends_the_abstract_above_it():
    page = "\n".join(
        f"""{title}
    {names}
    Published: 28 Jan 2022, Last Modified: 14 Mar 2022
    ICLR 2022 Poster
    Hide details
    Keywords: sheep
    Abstract: {text}
    Wool Statement (Camera Ready): There is some.
    Community Implementations: [1 code implementation](https://example.org/{n})
"""
        for n, (title, names, text) in enumerate(
            [("Counting Sheep", "Ann Lee, Bob Day", PROSE), ("Counting Goats", "Cy Fox", OTHER)]
        )
    )
    assert values(page, "title", "abstract") == [
        ("Counting Sheep", PROSE),
        ("Counting Goats", OTHER),
    ]


def test_the_old_page_of_a_submission_with_its_answers():
    text = f"""OpenReview.net
back arrowGo to ICLR 2021 Conference homepage
Counting Sheep, Revisited
download pdf
Ann Lee, Bob Day
Published: 12 Jan 2021, Last Modified: 23 Mar 2023
ICLR 2021 Oral
Readers: Everyone
Keywords: sheep
Abstract: {PROSE}
Code Of Ethics: I acknowledge that I and all co-authors of this work have read it
3 Replies

Final Decision
ICLR 2021 Conference Program Chairs
08 Jan 2021 (modified: 12 Jan 2021) ICLR 2021 Conference Paper77 Decision Readers: Everyone
Comment: It counts sheep.

Official Blind Review #3
ICLR 2021 Conference Paper77 AnonReviewer3
28 Oct 2020 Readers: Everyone
Rating: 7: Good paper, accept

The paper counts well
ICLR 2021 Conference Paper77 Area Chair1
20 Nov 2020 Readers: Everyone
Comment: I agree.
"""
    assert values(text, "title", "authors", "published", "journal_ref", "abstract") == [
        ("Counting Sheep, Revisited", ["Ann Lee", "Bob Day"], "2021-01-12", "ICLR 2021 Oral", PROSE)
    ]
    assert any("It counts sheep" in left for left in at_problems(text, "not-understood"))


def test_a_paper_on_chairs_is_no_answer_of_theirs():
    text = "".join(
        f"{title}\nAnn Lee, Bob Day\nPublished: 16 Jan 2024, Last Modified: 15 Mar 2024\n"
        "ICLR 2024 oral\nReaders: Everyone\n"
        for title in ("Lessons for Program Chairs", "Counting Sheep")
    )
    assert values(text, "title") == [("Lessons for Program Chairs",), ("Counting Sheep",)]


def test_what_a_profile_took_from_elsewhere_has_its_venue_among_the_dates():
    text = """Ann Lee
Sheep University
Joined July 2021
Recent Publications
Counting Sheep by Ear
Ann Lee, Bob Day, et al. (70 additional authors not shown)
Meadow 2022 (modified: 24 Apr 2023)
Readers: Everyone
Goats on Ladders
Ann Lee, Cy Fox
CoRR 2021
Readers: Everyone
Cows in 2020
Ann Lee
IEEE Trans. Wool 2019 (modified: 3 May 2022) Readers: Everyone
View all 9 publications
"""
    assert values(text, "title", "authors", "published", "updated", "journal_ref") == [
        (
            "Counting Sheep by Ear",
            ["Ann Lee", "Bob Day"],
            "2022",
            "2023-04-24",
            "Meadow 2022",
        ),
        ("Goats on Ladders", ["Ann Lee", "Cy Fox"], "2021", None, "CoRR 2021"),
        ("Cows in 2020", ["Ann Lee"], "2019", "2022-05-03", "IEEE Trans. Wool 2019"),
    ]
    assert [record.authors_truncated for record in read(text).records] == [True, False, False]


def test_a_paper_without_names_stands_below_what_looks_like_a_name():
    text = "".join(
        f"{over}\n{title}\nPublished: 13 Apr 2021, Last Modified: 05 May 2023\n"
        "Meadow 2021 Oral\nReaders: Everyone\n"
        for over, title in (
            ("Recent Activity", "A Library of Songs for Counting Sheep"),
            ("Show Revisions", "Named Goats of the Northern Meadows"),
        )
    )
    assert values(text, "title", "authors") == [
        ("A Library of Songs for Counting Sheep", []),
        ("Named Goats of the Northern Meadows", []),
    ]


@pytest.mark.parametrize(
    ("dates", "days"),
    [
        ("Published: 20 Oct 2022, 18:01, Last Modified: 09 May 2023, 5:20", "2022-10-20"),
        ("Published: 20 Oct 2022, 6:01 PM, Last Modified: 09 May 2023, 5:20 AM UTC", "2022-10-20"),
        ("2014 (modified: 03 Sept 2021)", "2014"),
    ],
)
def test_times_stand_behind_days_and_years_alone_are_dates(dates, days):
    text = "".join(
        f"{title}\nAnn Lee, Bob Day, Cy Fox\n{dates}\nMeadow (1) 2022\nReaders: Everyone\n"
        f"Show details\nAbstract: {PROSE}\n"
        for title in ("Don’t count, predict! A systematic comparison", "Goats on Ladders")
    )
    assert values(text, "title", "authors", "published", "journal_ref", "abstract") == [
        (title, ["Ann Lee", "Bob Day", "Cy Fox"], days, "Meadow (1) 2022", PROSE)
        for title in ("Don’t count, predict! A systematic comparison", "Goats on Ladders")
    ]


def test_icons_behind_a_title_are_none_of_it():
    text = "".join(
        f"{title} pdf icon{more}\n{names}\n25 Sept 2019 (modified: 11 Mar 2020)"
        "ICLR 2020 Conference Blind SubmissionReaders: Everyone11 Replies\n\n"
        for title, names, more in (
            ("Counting Sheep at Night", "Ann Lee, Bob Day", " hmtl icon"),
            ("On Goats and Ladders", "Cy Fox, Dan Elk", ""),
        )
    )
    assert values(text, "title") == [("Counting Sheep at Night",), ("On Goats and Ladders",)]


@pytest.mark.parametrize("end", ["?", "!", ".", ":", "…", '"', ")", ""])
def test_a_paper_never_changed_has_a_day_alone_over_its_venue(end):
    text = (
        f"Counting Sheep at Night{end}\nAnn Lee, Bob Day\n03 Mar 2022\nMeadow 2022 Oral\n"
        "Readers:  Everyone\n2 Replies\nShow details\n\n"
        "On Goats and Ladders\nCy Fox, Dan Elk\n20 Feb 2022 (modified: 20 May 2022)\n"
        "Meadow 2022 Poster\nReaders:  Everyone\nShow details\n"
    )
    title = "Counting Sheep at Night" + ("" if end == "." else end)
    assert values(text, "title", "authors", "published", "journal_ref") == [
        (title, ["Ann Lee", "Bob Day"], "2022-03-03", "Meadow 2022 Oral"),
        ("On Goats and Ladders", ["Cy Fox", "Dan Elk"], "2022-02-20", "Meadow 2022 Poster"),
    ]


def test_the_day_of_a_paper_never_changed_may_stand_over_who_reads_it():
    text = "".join(
        f"{title}\n{names}\nPublished: 03 Mar 2022\nMeadow 2022 poster\nEveryone\n"
        f"Revisions\nBibTeX\nAbstract: {PROSE}\n"
        for title, names in (
            ("Are Sheep Counted?", "Ann Lee, Bob Day"),
            ("Goats on Hills", "Cy Fox"),
        )
    )
    assert values(text, "title", "authors", "published", "abstract") == [
        ("Are Sheep Counted?", ["Ann Lee", "Bob Day"], "2022-03-03", PROSE),
        ("Goats on Hills", ["Cy Fox"], "2022-03-03", PROSE),
    ]


@pytest.mark.parametrize(
    "days",
    ["Published: 03 Mar 2022, Last Modified: 02 Nov 2023", "03 Mar 2022 (modified: 02 Nov 2023)"],
)
def test_the_day_of_a_change_is_not_that_of_a_saved_list(days):
    notes = "".join(
        f"<li><div class='note'><h4>{title}</h4><div class='note-authors'>"
        f"<a href='/p?id=x'>Ann Lee</a>, <a href='/p?id=y'>Bob Day</a></div><ul><li>{days}"
        "</li><li>Meadow 2022 poster</li><li>Readers: Everyone</li></ul><div class='note-content'>"
        f"<strong>Abstract:</strong> <span>{PROSE}</span></div></div></li>"
        for title in ("Are Sheep Counted?", "Goats on Hills", "Cows with Ladders")
    )
    page = f"<html><body><main><h1>Meadow 2022</h1><ul>{notes}</ul></main></body></html>"
    assert values(page, "title", "published", "updated", "journal_ref") == [
        (title, "2022-03-03", "2023-11-02", "Meadow 2022 poster")
        for title in ("Are Sheep Counted?", "Goats on Hills", "Cows with Ladders")
    ]


@pytest.mark.parametrize("wrapped", [True, False])
def test_a_field_of_the_venue_ends_an_abstract(wrapped):
    abstract = PROSE.replace(". ", ".\n").replace("years.\nThe", "years.\nNote: the")
    abstract = abstract if wrapped else " ".join(abstract.split())
    text = f"""Counting Sheep
Ann Lee, Bob Day
Published: 01 Feb 2023, Last Modified: 28 Feb 2023
Meadow 2023 poster
Everyone
Abstract: {abstract}
Anonymous Url: I certify that there is no place (e.g., a meadow) that tells who counts.
Please Choose The Closest Area That Your Submission Falls Into: Sheep
Second Wool Declaration: I agree.
"""
    assert values(text, "abstract") == [(" ".join(abstract.split()),)]


@pytest.mark.parametrize(
    ("printed", "name"),
    [("Bob Whitfield.", "Bob Whitfield"), ("Wei Day.", "Wei Day"), ("Bob Day Jr.", "Bob Day Jr.")],
)
def test_a_full_stop_may_close_the_names(printed, name):
    text = (
        f"On Sheep\nAnn Lee, {printed}\n15 Feb 2018 (modified: 23 Feb 2018)"
        "Meadow 2018 Conference Blind SubmissionReaders: EveryoneShow details\n"
    )
    assert values(text, "authors") == [(["Ann Lee", name],)]


def test_authors_may_be_revealed_to_those_who_wrote_it():
    told = "(privately revealed to you)"
    text = "".join(
        f"{title}\n{names}\n10 May 2024 (modified: 15 Jan 2025)Submitted to Meadow 2024"
        "Conference, AuthorsRevisionsBibTeXCC BY 4.0\n"
        for title, names in (
            ("Counting Sheep", f"Ann Lee, Bob Day {told}"),
            ("Goats on Ladders", f"Cy Fox {told}, Eve Ram"),
        )
    )
    assert values(text, "title", "authors") == [
        ("Counting Sheep", ["Ann Lee", "Bob Day"]),
        ("Goats on Ladders", ["Cy Fox", "Eve Ram"]),
    ]


def test_a_decision_below_an_abstract_is_none_of_it():
    text = (
        "Counting Sheep\nAnn Lee, Bob Day\n18 Apr 2019 (modified: 05 May 2023)Meadow 2019 Workshop "
        f"Blind SubmissionReaders: Everyone\nAbstract: {PROSE}\nDecision: Accept (Spotlight)\n"
    )
    assert values(text, "abstract") == [(PROSE,)]
    pages = text.replace("Decision: Accept (Spotlight)", "Previous 1 2 3 Next")
    assert values(pages, "abstract") == [(PROSE,)]


PROFILE = """Recent Publications

    Counting Sheep
    Ann Lee, Bob Day, AJ Fox et al. (+412 more)
    Published: 01 Jan 2024, Last Modified: 05 Feb 2025
    Meadow 2024
    Readers: Everyone

    Goats on Ladders
    Cy Fox, Ann Lee et al. (+17 more)
    Published: 03 Jan 2022, Last Modified: 03 Nov 2024
    Wool 2022
    Readers: Everyone
"""


def test_a_profile_says_how_many_names_it_left_out():
    assert values(PROFILE, "title", "authors", "published", "journal_ref") == [
        ("Counting Sheep", ["Ann Lee", "Bob Day", "AJ Fox"], "2024-01-01", "Meadow 2024"),
        ("Goats on Ladders", ["Cy Fox", "Ann Lee"], "2022-01-03", "Wool 2022"),
    ]


def test_a_line_of_dates_is_no_title():
    # What is no name is not read, but the venue below the dates opens no entry.
    page = PROFILE.replace("Ann Lee, Bob Day, AJ Fox et al. (+412 more)", "<412 names>")
    assert [title for (title,) in values(page, "title")][1:] == ["Goats on Ladders"]


@pytest.mark.parametrize("mark", ["• ", "- ", "* ", "  • ", "## "])
def test_marks_of_a_list_may_stand_before_the_facts(mark):
    head = "OpenReview.net\nMeadow 2024 Workshop\nNew Wool, USA Dec 02 2022\n\n"
    page = head + PROFILE.replace("    Pub", f"{mark}Pub").replace("    R", f"{mark}R")
    page = page.replace("    Meadow", f"{mark}Meadow").replace("    Wool", f"{mark}Wool")
    assert values(page, "title", "published", "journal_ref") == [
        ("Counting Sheep", "2024-01-01", "Meadow 2024"),
        ("Goats on Ladders", "2022-01-03", "Wool 2022"),
    ]


def test_where_a_workshop_meets_is_no_paper_of_its_saved_page():
    notes = "".join(
        f'<li><div class="note"><h4><a href="/forum?id={n}">{title}</a></h4><div><span>Ann Lee, '
        "Bob Day</span></div><ul><li>Published: 20 Oct 2022, Last Modified: 17 Sept 2023</li>"
        "<li>Meadow 2022 Poster</li><li>Readers: Everyone</li></ul></div></li>"
        for n, title in enumerate(("Counting Sheep", "Goats on Ladders", "Do Cows Dream?"))
    )
    head = "<h1>Meadow 2022 Workshop</h1>"
    place = "<h4><span>New Orleans, USA</span> <span>Dec 02 2022</span></h4>"
    page = f"<html><body><header>{head}{place}</header><ul>{notes}</ul></body></html>"
    assert values(page, "title", "published") == [
        (title, "2022-10-20") for title in ("Counting Sheep", "Goats on Ladders", "Do Cows Dream?")
    ]


@pytest.mark.parametrize("day", ["2020", "12 Mar 2020"])
@pytest.mark.parametrize("venue", ["TextGraphs@COLING 2020", "ICML 2020 poster", "CoRR 2020"])
def test_a_venue_is_glued_behind_the_dates(day, venue):
    page = (
        "Counting Sheep in Wide Fields.\nAnn Lee, Bob Day\n"
        f"{day} (modified: 08 Nov 2022){venue}Readers: Everyone\n"
    )
    ((title, published, updated, journal),) = values(
        page, "title", "published", "updated", "journal_ref"
    )
    assert (title, updated, journal) == ("Counting Sheep in Wide Fields", "2022-11-08", venue)
    assert published == ("2020" if day == "2020" else "2020-03-12")
