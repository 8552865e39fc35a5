"""The ACL Anthology: a volume with and without abstracts, an author, a paper."""

import pytest

from kgraph.read.page import page
from kgraph.read.sites import acl_anthology
from tests.read.copied_pages import check_spans, pages_of_others
from tests.read.pages import OTHER, PROSE, at_problems, codes, read, values

NAACL = "Proceedings of the 2018 Conference of the North American Chapter of the ACL"
VOLUME = f"""{NAACL}
Marilyn Walker, Heng Ji, Amanda Stent (Editors)
pdf bib abs
Deep Contextualized Word Representations
Matthew E. Peters | Mark Neumann | Luke Zettlemoyer

{PROSE}

pdf bib
Counting Sheep?
Ann Lee
pdfbibabs
On Goats | and Ladders
Bob Day | Cy Fox

{OTHER}
"""

AUTHOR = f"""Ashish Vaswani
2018
pdf
bib
abs
Self-Attention with Relative Position Representations
Peter Shaw | Jakob Uszkoreit | Ashish Vaswani
{NAACL}

2013
pdf bib
Decoding with Large-Scale Neural Language Models Improves Translation
Ashish Vaswani | Yinggong Zhao | David Chiang
Proceedings of the 2013 Conference on Empirical Methods in NLP
Search
Co-authors
David Chiang 5
"""

PAPER = f"""BERT: Pre-training of Deep Bidirectional Transformers
Jacob Devlin, Ming-Wei Chang, Kenton Lee, Kristina Toutanova

Abstract
{PROSE}
Anthology ID:
N19-1423
Volume:
Proceedings of the 2019 Conference of the North American Chapter of the ACL
Month:
June
Year:
2019
Pages: 4171–4186
URL:
https://aclanthology.org/N19-1423/
DOI:
10.18653/v1/N19-1423
Bibkey:
devlin-etal-2019-bert
Cite (ACL):
Jacob Devlin and others. 2019. BERT. In Proceedings of the 2019 Conference.
"""


def test_a_volume_with_abstracts_unfolded():
    assert values(VOLUME, "title", "authors", "abstract", "journal_ref") == [
        (
            "Deep Contextualized Word Representations",
            ["Matthew E. Peters", "Mark Neumann", "Luke Zettlemoyer"],
            PROSE,
            NAACL,
        ),
        ("Counting Sheep?", ["Ann Lee"], None, NAACL),
        ("On Goats | and Ladders", ["Bob Day", "Cy Fox"], OTHER, NAACL),
    ]
    assert codes(VOLUME) == []


def test_the_list_of_an_author_has_years_and_volumes():
    assert values(AUTHOR, "title", "published", "journal_ref") == [
        ("Self-Attention with Relative Position Representations", "2018", NAACL),
        (
            "Decoding with Large-Scale Neural Language Models Improves Translation",
            "2013",
            "Proceedings of the 2013 Conference on Empirical Methods in NLP",
        ),
    ]
    assert [fact.value for fact in read(AUTHOR).page_facts] == ["Ashish Vaswani"]
    assert codes(AUTHOR) == []


def test_a_volume_itself_is_no_paper_but_names_what_follows():
    text = (
        f"pdf bib\n{NAACL}\nMarilyn Walker | Heng Ji | Amanda Stent\npdf bib\nOn Sheep\nAnn Lee\n"
    )
    assert values(text, "title", "journal_ref") == [("On Sheep", NAACL)]
    assert at_problems(text, "not-understood") == ["Marilyn Walker | Heng Ji | Amanda Stent"]


FIELDS = """Anthology ID:
    2018.naacl-main
Month:
    June
Year:
    2018
SIG:
Publisher:
    Association for Computational Linguistics
"""


def test_the_fields_of_a_volume_are_of_no_paper_but_date_its_papers():
    head, buttons, papers = VOLUME.partition("pdf bib abs\n")
    text = f"{head}\n{FIELDS}{buttons}{papers}"
    columns = ("title", "authors", "abstract", "journal_ref")
    assert values(text, *columns) == values(VOLUME, *columns)
    assert values(text, "published") == [("2018-06",)] * 3
    assert codes(text) == []
    check_spans(text)


def test_a_volume_without_its_papers_is_a_problem():
    text = f"{NAACL}\nMarilyn Walker, Heng Ji (Editors)\n\n{FIELDS}"
    assert values(text, "title") == []
    assert codes(text) == ["unknown-layout"]


def test_the_page_of_a_paper():
    assert values(PAPER, "title", "published", "doi", "abstract", "urls") == [
        (
            "BERT: Pre-training of Deep Bidirectional Transformers",
            "2019-06",
            "10.18653/v1/n19-1423",
            PROSE,
            ("https://aclanthology.org/N19-1423/",),
        )
    ]
    assert values(PAPER, "authors", "labels") == [
        (
            ["Jacob Devlin", "Ming-Wei Chang", "Kenton Lee", "Kristina Toutanova"],
            ("Anthology ID: N19-1423", "Pages: 4171–4186"),
        )
    ]
    assert codes(PAPER) == []


def test_one_name_under_a_title_may_look_like_none():
    text = VOLUME.replace("\nAnn Lee\n", "\nHong-Van Le\n")
    assert values(text, "title", "authors")[1] == ("Counting Sheep?", ["Hong-Van Le"])


@pytest.mark.parametrize("text", [VOLUME, AUTHOR, PAPER])
def test_values_stand_where_their_spans_say(text):
    assert read(text).sources[0].reader == acl_anthology.NAME
    check_spans(text)


@pytest.mark.parametrize("text", pages_of_others())
def test_other_pages_are_left_to_their_readers(text):
    assert read(text).sources[0].reader not in (None, acl_anthology.NAME)
    assert not acl_anthology.recognises(page(read(text).sources[0], text))


def test_the_heading_of_an_event_has_the_year():
    entry = "pdf\nbib\nabs\n{}\nAnn Lee | Bob Day | Carl Fox\n\n"
    text = "Empirical Methods in Natural Language Processing (2021)\n\n" + "".join(
        map(entry.format, ("Counting Sheep in Text", "Counting Goats in Speech"))
    )
    assert values(text, "title", "published") == [
        ("Counting Sheep in Text", "2021"),
        ("Counting Goats in Speech", "2021"),
    ]


def test_a_saved_volume_is_read_by_its_buttons():
    def entry(number: int, title: str, names: str, abstract: str) -> str:
        unfold = "<a class=badge href=#>abs</a>" if abstract else ""
        return (
            f"<div><div><a class=badge href=/x.{number}.pdf>pdf</a><a class=badge"
            f" href=/x.{number}.bib>bib</a>{unfold}</div><span><strong><a href=/x.{number}/>{title}"
            f"</a></strong><br>{names}</span></div>"
            + (f"<div class=card><div>{abstract}</div></div>" if abstract else "")
        )

    page = (
        f"<!doctype html><html><body><h2>{NAACL}</h2><p>Ann Lee, Bob Day (Editors)</p><div>"
        + entry(1, "Counting Sheep", "<a href=/p>Ann Lee</a> | <a href=/q>Bob Day</a>", PROSE)
        + entry(2, "Counting Goats", "<a href=/p>Cy ter Horst</a> | <a href=/q>Bob Day</a>", "")
        + entry(3, "Counting Cows", "<a href=/p>Eve Hill</a>", OTHER)
        + "</div></body></html>"
    )
    assert values(page, "title", "authors", "abstract") == [
        ("Counting Sheep", ["Ann Lee", "Bob Day"], PROSE),
        ("Counting Goats", ["Cy ter Horst", "Bob Day"], None),
        ("Counting Cows", ["Eve Hill"], OTHER),
    ]


@pytest.mark.parametrize(
    "last", ["", "PDF:\nhttps://aclanthology.org/N19-1423.pdf\nPDF Cite Search\n"]
)
@pytest.mark.parametrize("data", ["", "Code\n sheep/count\nData\nFarm 2014\n"])
@pytest.mark.parametrize("tabs", [False, True])
def test_pages_of_papers_below_each_other(last, data, tabs):
    other = PAPER.replace("N19-1423", "W04-1013").replace("/v1/", "/v2/").replace(PROSE, OTHER)
    other = other.replace("Jacob Devlin, Ming-Wei Chang, Kenton Lee, Kristina Toutanova", "Ann Lee")
    other = other.replace("BERT: Pre-training", "Counting")
    text = f"{PAPER}{last}{data}\n{other}{last}"
    text = text.replace(":\n", ":\t") if tabs else text
    assert values(text, "title", "doi", "abstract") == [
        ("BERT: Pre-training of Deep Bidirectional Transformers", "10.18653/v1/n19-1423", PROSE),
        ("Counting of Deep Bidirectional Transformers", "10.18653/v2/w04-1013", OTHER),
    ]
    assert values(text, "authors")[1] == (["Ann Lee"],)
    check_spans(text)


def test_old_pages_without_abstracts_below_each_other():
    head, _, fields = PAPER.partition("\nAbstract\n")
    bare = f"{head}\n{fields.partition(chr(10))[2]}"
    text = f"{bare}\n{bare.replace('BERT', 'Counting')}".replace(":\n", ":\t")
    assert values(text, "title", "published", "abstract") == [
        ("BERT: Pre-training of Deep Bidirectional Transformers", "2019-06", None),
        ("Counting: Pre-training of Deep Bidirectional Transformers", "2019-06", None),
    ]


def test_what_the_site_says_of_itself_is_no_abstract():
    below = (
        "ACL materials are Copyright © 1963–2026 ACL; other materials are copyrighted by their "
        "respective copyright holders. Materials prior to 2016 here are licensed under a licence.\n"
        "The ACL Anthology is managed and built by the ACL Anthology team of volunteers.\n"
        "Site last built on 03 October 2026 at 07:40 UTC with commit 3f1c2a9.\n"
    )
    text = "pdf bib abs\nCounting Sheep on Meadows\nAnn Lee | Bob Day\n" + below
    assert values(text, "title", "abstract") == [("Counting Sheep on Meadows", None)]
    assert codes(text) == []


@pytest.mark.parametrize(
    "names", ["Ann Lee, Bob Day,\nCy Fox, Dee Hill", "Ann Lee\nBob Day\nCy Fox\nDee Hill"]
)
def test_authors_on_several_lines(names):
    text = (
        f"Counting Sheep at Night\n{names}\n\nAbstract\n{PROSE}\n"
        "Anthology ID:\n2021.farm-main.12\nYear:\n2021\n"
    )
    assert values(text, "title", "authors", "abstract") == [
        ("Counting Sheep at Night", ["Ann Lee", "Bob Day", "Cy Fox", "Dee Hill"], PROSE)
    ]


@pytest.mark.parametrize("buttons", ["pdf bib abs ", "pdfbibabs", "pdf\tbib\tabs\t", "pdf  bib  "])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_title_stands_on_the_line_of_its_buttons(buttons, gap):
    entries = (
        ("Counting Sheep with Temporal Information", "Ann Lee | Bob Day"),
        ("Data, Code, Slides: 3D Sheep", "Cy Fox"),
        ("“Goats” at Night", "Bob Day | Cy Fox"),
    )
    head = (
        "Conference on Sheep (2020)\n\nbib (full) Proceedings of the 24th Conference on Sheep\n\n"
    )
    page = head + gap.join(f"{buttons}{title}\n{names}" for title, names in entries)
    found = values(page + "\n\nCo-authors\nFix data\n", "title", "authors", "journal_ref")
    volume = "Proceedings of the 24th Conference on Sheep"
    assert found == [(title, names.split(" | "), volume) for title, names in entries]
    check_spans(page)


@pytest.mark.parametrize("fold", ["Show all abstracts Hide all abstracts", "Hide all abstracts"])
@pytest.mark.parametrize("full", ["pdf (full)\nbib (full)\n", "pdf bib\n"])
def test_what_unfolds_all_abstracts_is_no_paper(fold, full):
    page = (
        f"{NAACL}\nAnn Lee (Editor)\n\n{full}{fold}\n\npdf\nbib\n{NAACL}\nAnn Lee\n\n"
        "pdf\nbib\nabs\nCounting Sheep\nAnn Lee | Bob Day\n\npdf\nbib\nOn Goats\nCy Fox\n"
    )
    assert values(page, "title") == [("Counting Sheep",), ("On Goats",)]


SECOND = """Proceedings of the 3rd Workshop on Goats
Ann Lee, Bob Day (Editors)

Anthology ID: 2020.goats-1
Month: November
Year: 2020
Venue: Goats

pdf bib
Counting Goats in the Night
Cy Fox
pdf bib
Goats on Ladders
Dan Elk | Ann Lee
"""
LISTS = {"volume": VOLUME, "author": AUTHOR, "second": SECOND, "paper": PAPER}


@pytest.mark.parametrize("below", LISTS)
@pytest.mark.parametrize("above", LISTS)
def test_lists_and_papers_are_copied_one_below_the_other(above, below):
    columns = ("title", "authors", "published", "abstract", "doi", "journal_ref")
    upper, lower = values(LISTS[above], *columns), values(LISTS[below], *columns)
    assert values(f"{LISTS[above]}\n{LISTS[below]}", *columns) == upper + lower
    check_spans(f"{LISTS[above]}\n{LISTS[below]}")


@pytest.mark.parametrize(
    "text",
    ["pdf bib abs\nAnthology ID:", "Anthology ID:\nAnthology ID:\npdf\nAnthology ID: N18-1202"],
    ids=["below buttons", "without title"],
)
def test_an_id_with_nothing_above_it_is_no_crash(text):
    assert codes(text)


def test_a_volume_of_an_event_has_its_year_in_brackets():
    volume = "pdf (full)\nbib (full)\nProceedings of the {n} Workshop on Goats ({year})\npdfbib\n"
    volume += "Proceedings of the {n} Workshop on Goats\nAnn Lee | Bob Day\npdfbib\nOn Goats {n}\n"
    volume += "Cy Fox\n\n"
    page = volume.format(n="2nd", year=2020) + volume.format(n="1st", year=2019)
    assert values(page, "title", "published") == [
        ("On Goats 2nd", "2020"),
        ("On Goats 1st", "2019"),
    ]


@pytest.mark.parametrize("button", ["Search...", "Search…", "Show all abstracts..."])
def test_a_button_with_dots_is_no_abstract(button):
    page = f"pdf bib\nOn Goats\nAnn Lee | Bob Day\n\n{button}\nCo-authors\n"
    assert values(page, "title", "abstract") == [("On Goats", None)]


def test_a_bar_without_spaces_parts_names():
    page = (
        "Proceedings of the 2nd Workshop on Goats (2020)\npdf bib\nOn Goats\n"
        "Ann Lee|Bob Day|Cy Fox\n"
        "pdf bib abs\nOn Cows\nDan Elk|Eve Ram\n" + PROSE + "\n"
    )
    assert values(page, "title", "authors", "abstract") == [
        ("On Goats", ["Ann Lee", "Bob Day", "Cy Fox"], None),
        ("On Cows", ["Dan Elk", "Eve Ram"], PROSE),
    ]


def test_a_volume_of_an_event_may_have_any_name_and_no_editors():
    page = """Sheep Summit (2009)
pdf (full)
bib (full)
Beyond Counting: New Ladders for Goats Workshop

pdf
bib
Counting Sheep
Ann Lee | Bob Day
pdf
bib
On Goats
Cy Fox
"""
    volume = "Beyond Counting: New Ladders for Goats Workshop"
    assert values(page, "title", "published", "journal_ref") == [
        ("Counting Sheep", "2009", volume),
        ("On Goats", "2009", volume),
    ]


@pytest.mark.parametrize(
    "name",
    [
        "Sheep Language Technologies: The 2018 Annual Conference of the Meadow Chapter of the ACL",
        "COLING 2002: The 19th International Conference on Sheep",
        "Third Workshop on Very Large Farms",
        "27th Annual Meeting of the Association for Computational Linguistics",
        "Traitement Automatique des Moutons, Volume 50",
    ],
)
@pytest.mark.parametrize("abstract", ["", f"\n{OTHER}\n"])
def test_the_name_of_a_meeting_under_an_entry_is_no_abstract(name, abstract):
    page = AUTHOR.replace(f"{NAACL}\n", f"{name}\n{abstract}")
    assert values(page, "title", "published", "journal_ref", "abstract")[0] == (
        *("Self-Attention with Relative Position Representations", "2018", name),
        abstract.strip() or None,
    )
    assert codes(page) == []


def test_a_line_of_an_abstract_that_tells_of_a_meeting_is_of_it():
    wrapped = (
        "We show what the Shared Task of the Conference on Counting Sheep has found about them"
        f"\n{OTHER}"
    )
    page = f"{NAACL}\npdf bib abs\nOn Goats\nBob Day | Cy Fox\n{wrapped}\n"
    assert values(page, "journal_ref", "abstract") == [(NAACL, wrapped.replace("\n", " "))]


@pytest.mark.parametrize("more", ["Video", "Software Dataset", "video", "Video\nCode"])
def test_buttons_may_begin_with_capitals(more):
    page = f"Ann Lee\n2017\npdf bib abs {more}\nCounting Sheep\nAnn Lee | Bob Day\n{NAACL}\n"
    assert values(page, "title", "authors", "journal_ref") == [
        ("Counting Sheep", ["Ann Lee", "Bob Day"], NAACL)
    ]
    assert codes(page) == []


def test_the_fields_of_a_volume_may_be_glued():
    fields = "Anthology ID:2024.wool-1Month:JuneYear:2024Address:Mexico City, MexicoVenue:Wool"
    fields += "URL:https://wool.example.org/2024.wool-1/DOI:10.18653/v1/2024.wool-1PDF:a.pdf"
    page = f"{NAACL}\nAnn Lee (Editors)\n{fields}\npdf bib\nCounting Sheep\nBob Day | Cy Fox\n"
    for text in (page, page.replace("Month:", " Month: ").replace("Year:", " Year: ")):
        assert values(text, "title", "published", "journal_ref") == [
            ("Counting Sheep", "2024-06", NAACL)
        ]


COLUMNS = ("title", "authors", "abstract", "published", "journal_ref")


@pytest.mark.parametrize("apart", [" ", "\n"])
def test_the_form_that_corrects_a_paper_is_none_of_it(apart):
    form = f"""Correct Metadata for N19-1423
×
Important: The Anthology treat PDFs as authoritative.
Title{apart}Adjust the title. Retain tags such as <fixed-case>.
Authors{apart}Adjust author names and order to match the PDF.
Add Author
Abstract{apart}Correct abstract if needed. Retain XML formatting tags such as <tex-math>.
ALL author names match the snapshot above.

Abstract
"""
    assert values(PAPER.replace("Abstract\n", form), *COLUMNS) == values(PAPER, *COLUMNS)


def test_an_event_below_an_entry_is_no_name_of_its_volume():
    page = (
        "2024\npdf bib\nCounting Sheep\nAnn Lee | Bob Day\n\n"
        "Annual Meeting of the Meadow (2017)\npdf bib\nOn Goats\nCy Fox | Ann Lee\n"
    )
    assert values(page, "published", "journal_ref") == [("2024", None), ("2017", None)]


def test_each_name_and_each_bar_may_have_a_line():
    page = VOLUME.replace(" | ", "\n|\n")
    assert values(page, *COLUMNS) == values(VOLUME, *COLUMNS)


@pytest.mark.parametrize(
    "buttons",
    ["pdf bib abs Best Paper", "pdf bib Video Outstanding Paper Award", "pdf bib\nBest Paper"],
)
def test_an_award_stands_among_the_buttons(buttons):
    page = f"Ann Lee\n2017\n{buttons}\nBest Practices for Sheep\nAnn Lee | Bob Day\n{NAACL}\n"
    assert values(page, "title", "authors") == [
        ("Best Practices for Sheep", ["Ann Lee", "Bob Day"])
    ]


def test_month_and_year_of_a_volume_whose_id_is_not_copied():
    page = (
        "Actes de la Conférence TALN. Volume 1 - Articles longs\nMonth:\nMay\nYear:\n2018\n"
        "Address:\nRennes, France\n\npdf\nbib\nabs\n"
        "Counting Sheep in Wide Fields\nAnn Lee | Bob Day\n\n"
        "pdf\nbib\nGoats on Ladders\nCy Fox\n"
    )
    assert values(page, "title", "published") == [
        ("Counting Sheep in Wide Fields", "2018-05"),
        ("Goats on Ladders", "2018-05"),
    ]


@pytest.mark.parametrize(
    "volume",
    [
        "Actes de la 12ème conférence sur le Comptage des Moutons. Articles longs",
        "Actas del Congreso de la Lana",
        "Atti della Quinta Conferenza sulla Lana",
        "Anais do Encontro de Ovelhas",
        "Tagungsband der Schafe 2012",
        "Journées d'étude sur la laine",
        "Beiträge zur Zählung der Schafe",
    ],
)
@pytest.mark.parametrize("abstract", ["", f"\n{PROSE}\n"])
def test_volumes_of_any_language_stand_apart_below_names(volume, abstract):
    page = (
        "Ann Lee\n\n2005\n\npdf bib abs\nCounting Sheep in Wide Fields\nAnn Lee | Bob Day\n"
        f"{volume}\n{abstract}\n2002\n\npdf bib\nCounting Goats\nAnn Lee | Cy Fox\n{volume}\n\n"
    )
    assert values(page, *COLUMNS) == [
        (
            *("Counting Sheep in Wide Fields", ["Ann Lee", "Bob Day"]),
            *(PROSE if abstract else None, "2005", volume),
        ),
        ("Counting Goats", ["Ann Lee", "Cy Fox"], None, "2002", volume),
    ]
