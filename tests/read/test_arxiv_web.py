"""arXiv's own pages, as copied from the browser."""

import pytest

from tests.read.pages import OTHER, PROSE, at_problems, codes, read, values

ABSTRACT_PAGE = f"""Computer Science > Digital Libraries
arXiv:2401.00001 (cs)
[Submitted on 1 Jan 2024 (v1), last revised 2 Feb 2024 (this version, v2)]
Counting Sheep
Ann Lee, Jörg Ön
View PDF
HTML (experimental)
{PROSE}
Comments:\t10 pages, 3 figures
Subjects:\tDigital Libraries (cs.DL); Machine Learning (cs.LG)
Cite as:\tarXiv:2401.00001 [cs.DL]
 \t(or arXiv:2401.00001v2 [cs.DL] for this version)
 \thttps://doi.org/10.48550/arXiv.2401.00001
Focus to learn more
Submission history
From: Ann Lee [view email]
[v1] Mon, 1 Jan 2024 17:57:34 UTC (1,102 KB)
"""
LISTING = f"""Showing new listings for Monday, 1 January 2024
Total of 2 entries
[1] arXiv:2401.00001 [pdf, html, other]
Title: Counting Sheep
Ann Lee, Jörg Ön
Comments: 10 pages
Subjects: Digital Libraries (cs.DL); Machine Learning (cs.LG)
{PROSE}

[2] arXiv:2401.00002 (cross-list from math.ST) [pdf, other]
Title: Counting Goats
Bob Day
Subjects: Statistics Theory (math.ST)
{OTHER}
"""
SEARCH = f"""Showing 1–2 of 2 results
1. arXiv:2401.00001 [pdf, other] cs.DL cs.LG
Counting Sheep
Authors: Ann Lee, Jörg Ön
Abstract: {PROSE} △ Less
Submitted 1 January, 2024; originally announced January 2024.
Comments: 10 pages
2.
arXiv:2401.00002 [pdf, other]
math.ST
Counting Goats
Authors: Bob Day
Abstract: {OTHER} △ Less
Submitted 2 January, 2024; originally announced January 2024.
"""
SHEEP = ("2401.00001", "Counting Sheep", ["Ann Lee", "Jörg Ön"], ("cs.DL", "cs.LG"), PROSE)
GOATS = ("2401.00002", "Counting Goats", ["Bob Day"], ("math.ST",), OTHER)
COLUMNS = ("arxiv_id", "title", "authors", "categories", "abstract")


def test_an_abstract_page_is_one_paper():
    assert read(ABSTRACT_PAGE).sources[0].reader == "arxiv_abstract_page"
    assert values(ABSTRACT_PAGE, *COLUMNS) == [SHEEP]
    assert values(ABSTRACT_PAGE, "published", "updated", "comments") == [
        ("2024-01-01", "2024-02-02", "10 pages, 3 figures")
    ]


def test_a_listing_has_an_entry_for_each_number():
    assert read(LISTING).sources[0].reader == "arxiv_listing"
    assert values(LISTING, *COLUMNS) == [SHEEP, GOATS]
    assert values(LISTING, "primary_category") == [("cs.DL",), ("math.ST",)]


def test_search_results_are_entries():
    assert read(SEARCH).sources[0].reader == "arxiv_search"
    assert values(SEARCH, *COLUMNS) == [SHEEP, GOATS]
    assert values(SEARCH, "published") == [("2024-01-01",), ("2024-01-02",)]


def test_of_a_revised_search_result_the_first_version_is_published():
    dates = "Submitted 25 July, 2016; v1 submitted 16 March, 2016; originally announced March 2016."
    text = SEARCH.replace("Submitted 1 January, 2024; originally announced January 2024.", dates)
    assert values(text, "published", "updated") == [
        ("2016-03-16", "2016-07-25"),
        ("2024-01-02", None),
    ]


JOURNAL = "Phys. Rev. Lett. 116, 061102 (2016)"
FIELDS_BELOW_HINTS = f"""Focus to learn more
Journal reference:\t{JOURNAL}
Related DOI:\t
https://doi.org/10.1103/PhysRevLett.116.061102
Focus to learn more
Submission history
"""


def test_fields_under_the_links_of_an_abstract_page_are_read():
    text = ABSTRACT_PAGE.replace("Focus to learn more\nSubmission history\n", FIELDS_BELOW_HINTS)
    assert values(text, "journal_ref", "doi") == [(JOURNAL, "10.1103/physrevlett.116.061102")]
    assert values(text, *COLUMNS) == [SHEEP]


def test_the_last_field_of_an_abstract_page_is_not_the_next_ones():
    first = ABSTRACT_PAGE.split("Focus")[0] + "Related DOI: https://doi.org/10.1103/X.116.061102\n"
    heading, _, rest = ABSTRACT_PAGE.split("\n", 2)
    for second in (ABSTRACT_PAGE, f"{heading}\n{rest}", rest):
        assert values(first + second, "doi", "title") == [
            ("10.1103/x.116.061102", "Counting Sheep"),
            (None, "Counting Sheep"),
        ]


def test_the_first_field_ends_the_abstract_whichever_it_is():
    lines = ABSTRACT_PAGE.splitlines(keepends=True)
    text = "".join(x for x in lines if not x.startswith(("Comments:", "Subjects:")))
    assert values(text, "arxiv_id", "abstract", "categories") == [("2401.00001", PROSE, ())]


LONG_LIST = "Ann Lee, Jörg Ön, et al. (17 additional authors not shown)"


@pytest.mark.parametrize("text", [LISTING, SEARCH], ids=["listing", "search"])
def test_the_note_on_authors_left_out_is_no_author(text):
    text = text.replace("Ann Lee, Jörg Ön", LONG_LIST)
    assert values(text, *COLUMNS) == [SHEEP, GOATS]
    assert [record.authors_truncated for record in read(text).records] == [True, False]


def test_a_listing_may_lack_the_list_of_formats():
    text = LISTING.replace(" [pdf, html, other]", "").replace(" [pdf, other]", "")
    assert read(text).sources[0].reader == "arxiv_listing"
    assert values(text, *COLUMNS) == [SHEEP, GOATS]


@pytest.mark.parametrize("word", ["Cross-modal", "Replacement", "Showing", "Total of"])
def test_an_abstract_may_begin_like_a_heading_of_a_listing(word):
    abstract = f"{word} sheep are counted here. {PROSE}"
    assert values(LISTING.replace(PROSE, abstract), "abstract") == [(abstract,), (OTHER,)]


def test_headings_between_entries_of_a_listing_are_no_abstracts():
    heading = "Cross submissions (showing 1 of 1 entries)\n"
    assert values(LISTING.replace("[2]", f"{heading}[2]"), *COLUMNS) == [SHEEP, GOATS]


@pytest.mark.parametrize("doi", [" doi 10.1000/Sheep.3", "\ndoi\n10.1000/Sheep.3"])
def test_the_doi_of_a_search_result_is_no_title(doi):
    text = SEARCH.replace("cs.DL cs.LG", f"cs.DL cs.LG{doi}").replace("1. arXiv", "1.arXiv")
    assert values(text, *COLUMNS) == [SHEEP, GOATS]
    assert values(text, "doi") == [("10.1000/sheep.3",), (None,)]


def test_how_to_cite_says_the_primary_category():
    columns = ("categories", "primary_category", "version")
    assert values(ABSTRACT_PAGE, *columns) == [(("cs.DL", "cs.LG"), "cs.DL", 2)]
    other = ABSTRACT_PAGE.replace("[cs.DL]", "[gr-qc]").replace("Cite as:\t", "Cite as:\n")
    assert values(other, *columns) == [(("cs.DL", "cs.LG"), "gr-qc", 2)]
    left = at_problems(ABSTRACT_PAGE, "not-understood")
    assert [text[:5] for text in left] == ["From:"]


def test_an_abstract_folded_by_the_site_is_kept_without_button_and_dots():
    part = PROSE.removesuffix(".")
    page = SEARCH.replace(f"{PROSE} △ Less", f"{part}… ▽ More")
    assert values(page, "abstract", "abstract_truncated") == [(part, True), (OTHER, False)]


def test_a_doi_that_is_called_one_twice():
    text = SEARCH.replace("cs.DL cs.LG", "cs.DL cs.LG doi doi:10.1000/Sheep.3")
    assert values(text, "title", "doi") == [
        ("Counting Sheep", "10.1000/sheep.3"),
        ("Counting Goats", None),
    ]


def test_the_doi_of_a_search_result_may_stand_before_its_categories():
    text = SEARCH.replace("cs.DL cs.LG", " doi 10.1000/Sheep.3 cs.DL cs.LG")
    assert values(text, "doi", "categories")[0] == ("10.1000/sheep.3", ("cs.DL", "cs.LG"))


def _until_2019(title: str, authors: str, abstract: str, number: str) -> str:
    menu = "Full-text links:\nDownload:\n\n    PDF\n    Other formats\n\n< prev | next >\n"
    return (
        f"arXiv.org > cs > arXiv:{number}\n(Help | Advanced search)\n{menu}Digital Libraries\n"
        f"{title}\n{authors}\n(Submitted on 1 Jan 2014 (v1), last revised 2 Feb 2014 "
        f"(this version, v2))\n    {abstract}\nComments: \t10 pages\n"
        f"Subjects: \tDigital Libraries (cs.DL)\n"
        "DISTANCE\nSubmission history\nFrom: Ann Lee [view email]\n"
    )


@pytest.mark.parametrize("cite", [True, False], ids=["cited", "named on top"])
@pytest.mark.parametrize("mark", [": ", ":", None])
def test_until_2019_the_dates_stood_below_the_authors(mark, cite):
    title, authors, abstract = (
        f"{x}{mark}" if mark else "" for x in ("Title", "Authors", "Abstract")
    )
    wrapped = PROSE.replace(" and it ", "\n    and it ")
    papers = [("Counting Sheep", "Ann Lee, Jörg Ön", wrapped), ("Goats", "Bob Day", OTHER)]
    page = ""
    for n, (t, names, a) in enumerate(papers, 1):
        cited = f"Cite as: \tarXiv:1401.000{n} [cs.DL]" if cite else ""
        text = _until_2019(title + t, authors + names, abstract + a, f"1401.000{n}")
        page += text.replace("DISTANCE", cited)
    assert read(page).sources[0].reader == "arxiv_abstract_page"
    assert values(page, "arxiv_id", "title", "authors", "abstract", "published", "updated") == [
        ("1401.0001", "Counting Sheep", ["Ann Lee", "Jörg Ön"], PROSE, "2014-01-01", "2014-02-02"),
        ("1401.0002", "Goats", ["Bob Day"], OTHER, "2014-01-01", "2014-02-02"),
    ]


def test_an_abstract_goes_on_below_its_name_and_a_title_below_its_own():
    named = ABSTRACT_PAGE.replace(PROSE, "Abstract: " + PROSE.replace(" and it ", "\nand it "))
    assert values(named, *COLUMNS) == [SHEEP]
    names = "Authors: Ann Lee,\n  Bob Day"
    old = _until_2019("Title: Counting\n  Sheep", names, PROSE, "1401.0001")
    old = old.replace("DISTANCE", "Cite as: arXiv:1401.0001 [cs.DL]")
    assert values(old, "title", "authors", "abstract") == [
        ("Counting Sheep", ["Ann Lee", "Bob Day"], PROSE)
    ]


@pytest.mark.parametrize("dots", ["…", "... "])
def test_an_abstract_folded_at_both_ends(dots):
    part = PROSE.removesuffix(".")
    page = SEARCH.replace(f"{PROSE} △ Less", f"{dots}{part}… ▽ More")
    assert values(page, "abstract", "abstract_truncated") == [(part, True), (OTHER, False)]
    whole = SEARCH.replace(f"{PROSE} △ Less", f"{dots}{PROSE}\n\n△ Less")
    assert values(whole, "abstract", "abstract_truncated") == [(PROSE, True), (OTHER, False)]


FULL = (
    LISTING.replace("Title: ", "Title:")
    .replace("Ann Lee, Jörg", "Authors:Ann Lee, Jörg")
    .replace("Bob Day", "Authors:Bob Day")
)


@pytest.mark.parametrize("below", ["\n    ", "\n"])
def test_values_of_a_listing_go_on_below_their_names(below):
    for long in ("Title:Counting Sheep", "Authors:Ann Lee, Jörg Ön", "Comments:10 pages"):
        name, _, value = long.partition(":")
        for broken in (f"{name}:{below}{value}", f"{name}: {value.replace(' ', below, 1)}"):
            text = FULL.replace("Comments: ", "Comments:").replace(long, broken)
            assert values(text, *COLUMNS) == [SHEEP, GOATS]
            assert values(text, "comments") == [("10 pages",), (None,)]
    one_each = FULL.replace("Authors:Ann Lee, Jörg Ön", f"Authors:{below}Ann Lee,{below}Jörg Ön")
    assert values(one_each, *COLUMNS) == [SHEEP, GOATS]


@pytest.mark.parametrize("space", ["", " "])
@pytest.mark.parametrize("abstract", ["\n", ""], ids=["abstract below", "glued too"])
def test_entries_of_a_listing_on_a_line_each(space, abstract):
    text = FULL.replace(f"\n{PROSE}", f"ABSTRACT{PROSE}").replace(f"\n{OTHER}", f"ABSTRACT{OTHER}")
    for name in ("Title", "Authors", "Comments", "Subjects"):
        text = text.replace(f"\n{name}:", f"{space}{name}:")
    text = text.replace("ABSTRACT", abstract)
    assert values(text, *COLUMNS) == [SHEEP, GOATS]
    assert values(text, "comments") == [("10 pages",), (None,)]


@pytest.mark.parametrize("formats", [" [ps, pdf, other] :", " [abs, ps, pdf, other] :"])
def test_listings_until_2007_print_ids_without_their_prefix(formats):
    text = FULL.replace(" [pdf, html, other]", formats).replace(" [pdf, other]", formats)
    text = text.replace("arXiv:2401.00001", "math/0509001").replace(
        "Subjects: Dig", "Subj-class: Dig"
    )
    text = text.replace("arXiv:2401.00002", "math.ST/0509002")
    old = [("math/0509001", *SHEEP[1:]), ("math/0509002", *GOATS[1:])]
    assert values(text, *COLUMNS) == old
    bare = text.replace(" (cs.DL); Machine Learning (cs.LG)", "; Machine Learning")
    assert values(bare, "title", "authors", "labels")[0] == (
        "Counting Sheep",
        ["Ann Lee", "Jörg Ön"],
        ("Digital Libraries", "Machine Learning"),
    )


@pytest.mark.parametrize("doi", ["", " doi 10.1000/sheep.3"])
def test_search_results_that_are_wrapped(doi):
    page = SEARCH.replace("Counting Sheep", "Counting\nSheep").replace("Jörg Ön", "Jörg\nÖn")
    page = page.replace("Counting Goats", "Counting\nGoats").replace("cs.LG", f"cs.LG{doi}")
    assert values(page, *COLUMNS) == [SHEEP, GOATS]


@pytest.mark.parametrize(
    "footer",
    [
        "Links to: arXiv, form interface, find, math, recent, 2212, contact, help  (Access key"
        " information)",
        "About arXiv, its help, its contact, and all that it prints at the foot of its pages",
        "This page lists the articles on arXiv that are owned by or claimed by the author; see",
        "We gratefully acknowledge support from the Simons Foundation and member institutions",
    ],
)
def test_the_foot_of_a_listing_is_no_abstract(footer):
    text = f"""[1] arXiv:2401.00001 [pdf, other]
Title: Counting Sheep
Ann Lee, Bob Day
Subjects: Digital Libraries (cs.DL)
{PROSE}
[2] arXiv:2401.00002 [pdf, other]
Title: Goats on Ladders
Cy Fox
Subjects: Digital Libraries (cs.DL)
{footer}
"""
    assert values(text, "title", "abstract") == [
        ("Counting Sheep", PROSE),
        ("Goats on Ladders", None),
    ]


@pytest.mark.parametrize(
    "line",
    [
        f"View a PDF of the paper titled {'Counting Sheep in Fields ' * 5}, by Ann Lee and Bob Day",
        "Download a PDF of the paper titled Counting Sheep, by Ann Lee and 2 other authors",
        "View a PDF of the paper titled Counting Sheep, by Ann Lee\nView PDF\nHTML (experimental)",
    ],
    ids=["long", "download", "buttons below"],
)
def test_what_screen_readers_say_of_the_pdf_is_no_abstract(line):
    page = ABSTRACT_PAGE.replace("View PDF\nHTML (experimental)", line)
    assert values(page, *COLUMNS) == [SHEEP]


def test_the_path_at_the_top_of_one_page_does_not_begin_the_next():
    path = "arxiv logo > cs > arXiv:2401.00001\nHelp | Advanced Search\n"
    short = ABSTRACT_PAGE.replace("Comments:\t10 pages\n", "")
    page = path + short + short.replace("2401.00001", "2401.00002")
    assert [row[1:] for row in values(page, *COLUMNS)] == [SHEEP[1:], SHEEP[1:]]


def test_the_abstracts_of_a_listing_may_be_wrapped_short():
    text = (
        "[1] arXiv:2401.00001 [pdf, html, other]\nTitle: Counting Sheep\nAnn Lee, Bob Day\n"
        "Subjects: Digital Libraries (cs.DL)\n"
        "We study how many sheep are counted at night\nby hand and measure it on forty\nfarms.\n\n"
        "[2] arXiv:2401.00002 [pdf, html, other]\nTitle: On Goats\nCy Fox\n"
        "Subjects: Logic in Computer Science (cs.LO)\n"
        "\nAbout\nHelp\nContact\n"
    )
    assert values(text, "title", "abstract") == [
        (
            "Counting Sheep",
            "We study how many sheep are counted at night by hand and measure it on forty farms.",
        ),
        ("On Goats", None),
    ]


def test_an_article_and_its_erratum_have_a_doi_each_on_the_line_of_a_result():
    text = (
        "Showing 1–1 of 1 results for all: sheep\n"
        "arXiv:2401.00001 [pdf, other]  cs.DL cs.LG  doi  10.1000/sheep.3 10.1000/sheep.7\n"
        "Counting Sheep\nAuthors: Ann Lee, Bob Day\n"
        "Submitted 1 January, 2024; originally announced January 2024.\n"
    )
    assert values(text, "title", "arxiv_id", "doi", "categories") == [
        ("Counting Sheep", "2401.00001", "10.1000/sheep.3", ("cs.DL", "cs.LG"))
    ]
    assert codes(text) == ["second-id"]


def test_the_page_of_a_paper_may_have_lost_its_names():
    text = (
        "[Submitted on 31 Mar 2024]\nCounting Sheep\nView PDF\n"
        f"{PROSE}\nComments:\t16 pages\nSubjects:\tDigital Libraries (cs.DL)\n"
        "Cite as:\tarXiv:2401.00001 [cs.DL]\n"
    )
    assert values(text, "title", "authors", "abstract") == [("Counting Sheep", [], PROSE)]


@pytest.mark.parametrize("title", ["Title:\n", "Title: ", ""])
@pytest.mark.parametrize("authors", ["Authors:\n", "Authors: ", ""])
@pytest.mark.parametrize("abstract", ["Abstract:\n", ""])
def test_title_and_authors_of_the_page_of_a_paper_may_be_wrapped(title, authors, abstract):
    text = (
        f"[Submitted on 31 Mar 2024]\n{title}Counting Sheep and\nother small animals\n"
        f"{authors}Ann Lee,\nBob Day and\nJörg Ön\n{abstract}{PROSE}\n"
        "Subjects:\tDigital Libraries (cs.DL);\nGenomics (q-bio.GN)\n"
        "Cite as:\tarXiv:2401.00001 [cs.DL]\n"
    )
    assert values(text, "title", "authors", "abstract", "categories") == [
        (
            "Counting Sheep and other small animals",
            ["Ann Lee", "Bob Day", "Jörg Ön"],
            PROSE,
            ("cs.DL", "q-bio.GN"),
        )
    ]


@pytest.mark.parametrize("marks", ["(replaced) (cross-list from cs.CR)", "(cross-list) (replaced)"])
@pytest.mark.parametrize("formats", [" [pdf, html, other]", ""])
def test_an_entry_of_a_listing_may_have_several_marks(marks, formats):
    page = f"""[1] arXiv:2401.00001 [pdf, html, other]
Title: Counting Sheep
Ann Lee, Bob Day
Subjects: Digital Libraries (cs.DL)

{PROSE}

[2] arXiv:2401.00002 {marks}{formats}
Title: Goats on Ladders
Cy Fox
Subjects: Cryptography and Security (cs.CR); Digital Libraries (cs.DL)
"""
    assert values(page, "title", "arxiv_id", "abstract") == [
        ("Counting Sheep", "2401.00001", PROSE),
        ("Goats on Ladders", "2401.00002", None),
    ]


@pytest.mark.parametrize(
    "closing",
    [
        "The arXiv author identifier of this author is lee_a_1. Learn more about identifiers.",
        "Which authors of these papers are endorsers, and what else a page says below its list?",
    ],
)
def test_a_list_of_titles_has_no_abstract_below_its_last_entry(closing):
    page = "Ann Lee's articles on arXiv\n[1-3 of 3 articles]\n\n" + "".join(
        f"""[{n}] arXiv:0704.000{n} [pdf]
Title: {title}
Authors: Ann Lee, Bob Day
Subjects: Digital Libraries (cs.DL)

"""
        for n, title in enumerate(("Counting Sheep", "Goats on Ladders", "Cows from the Air"), 1)
    )
    found = read(f"{page}{closing}\n")
    assert [record.abstract for record in found.records] == [None, None, None]
    assert closing in at_problems(f"{page}{closing}\n", "not-understood")
    assert [(fact.kind, fact.value) for fact in found.page_facts] == [("person", "Ann Lee")]


def test_a_hit_inside_of_a_links_address_is_no_part_of_a_name():
    hit = '<span class="search-hit mathjax">Lee</span>'
    page = (
        '<!DOCTYPE html><html><body><ol><li class="arxiv-result">'
        '<p class="list-title"><a href="https://arxiv.org/abs/2401.00001">arXiv:2401.00001</a></p>'
        '<p class="title is-5 mathjax">Counting Sheep in Wide Fields</p>'
        f'<p class="authors"><a href="/search/?query=Ann+{hit}">Ann {hit}</a>, '
        f'<a href="/search/?query=Bob+Day">Bob Day</a></p></li></ol></body></html>'
    )
    assert values(page, "authors") == [(["Ann Lee", "Bob Day"],)]
