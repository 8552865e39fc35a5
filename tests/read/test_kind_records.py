"""Records of repositories, publishers and catalogues, whose lines say the kind of each work."""

import pytest

from kgraph.read.layouts import kind_records
from kgraph.read.parts.kind_lines import find_kind
from tests.read.pages import OTHER, at_problems, codes, read, values

FOUND = ("title", "authors", "published")
ZENODO = """Zenodo
Search records...
Communities My dashboard
Wool of the World
University of Wool
7 results found
Sort by Newest
November 20, 2023 (v2) Preprint Open
Beach sheep and closed seasons
Lee, Ann; D'Ay, Bob
We count sheep before and after the closed season of 2019.
Part of sheep-counting
Uploaded on November 21, 2023
312  198
February 2023 (0.3.1) Software Open
woolfit: a package for wool
Day, Bob
Uploaded on February 9, 2023
2019 (v1) Report Restricted
Working paper 4: Goats and their neighbours
Fox, Cy; van der Elk, Dee
Uploaded on June 30, 2020
12  0
1
Next
About Blog Help Developers Contribute Funded by CERN Data Centre
"""


def test_the_kind_and_the_day_stand_over_the_title():
    assert read(ZENODO).sources[0].reader == kind_records.NAME
    assert values(ZENODO, *FOUND, "abstract", "labels") == [
        (
            *("Beach sheep and closed seasons", ["Lee, Ann", "D'Ay, Bob"], "2023-11-20"),
            "We count sheep before and after the closed season of 2019.",
            ("Preprint",),
        ),
        (
            *("Working paper 4: Goats and their neighbours", ["Fox, Cy", "van der Elk, Dee"]),
            *("2019", None, ("Report",)),
        ),
    ]


def test_a_program_without_an_id_is_a_problem():
    (said,) = at_problems(ZENODO, "nameless-entry")
    assert said.startswith("February 2023 (0.3.1) Software Open\nwoolfit")
    slides = ZENODO.replace("Software Open", "Presentation Open")
    assert len(read(slides).records) == 2
    named = ZENODO.replace("woolfit: a package for wool", "woolfit: a package for wool").replace(
        "Uploaded on February 9, 2023", "https://doi.org/10.1000/wool.7"
    )
    assert values(named, "doi")[1] == ("10.1000/wool.7",)


HAL = """Accueil HAL > Recherche
148 Résultats
Trier par : pertinence
Image document
Counting Sheep in Wide Fields
Ann Lee, Bob Day
Wool Letters, 2007, 32 (15), pp.2206-2208. ⟨10.1000/wool.32.2206⟩
Article dans une revue hal-00140055v2
Contribution à l'étude des moutons du littoral
Cy Fox
Géographie. Université de la Laine, 2013. Français. ⟨NNT : 2013PA010541⟩
Thèse tel-00934412v1
Image document
Can we hear a sheep?
Bob Day, Cy Fox
2021
Pré-publication, Document de travail hal-00008699v1
1 2 3 4 5 … 15
Contact Ressources
"""


def test_the_kind_may_close_a_record():
    assert values(HAL, *FOUND, "doi") == [
        ("Counting Sheep in Wide Fields", ["Ann Lee", "Bob Day"], "2007", "10.1000/wool.32.2206"),
        ("Contribution à l'étude des moutons du littoral", ["Cy Fox"], "2013", None),
        ("Can we hear a sheep?", ["Bob Day", "Cy Fox"], "2021", None),
    ]


PURE = """Research output
Filter
Article
Thesis
Search results
Waves over sheep
Lee, A. K., Ó Day, B. & Fox, C., 14 Mar 2022, In: Coastal Wool. 172, 15 p., 104075.
Research output: Contribution to journal › Article › Research › peer-review
Open Access
File
12 Citations (Scopus)
Scour around goats in tidal flow
Fox, C. & Lee, A. K., 2020, Proceedings of the 37th Conference on Wool. Wool Society, p. 1-12 12 p.
Research output: Chapter in Book/Report/Conference proceeding › Article in proceedings › Research
Wool over porous beds
Fox, C., Jul 2017, University of Wool. 180 p.
Research output: Book/Report › Ph.D. thesis
"""


def test_names_day_and_venue_stand_on_one_line():
    assert values(PURE, *FOUND, "journal_ref") == [
        (
            *("Waves over sheep", ["Lee, A. K.", "Ó Day, B.", "Fox, C."], "2022-03-14"),
            "Coastal Wool. 172, 15 p., 104075",
        ),
        (
            *("Scour around goats in tidal flow", ["Fox, C.", "Lee, A. K."], "2020"),
            "Proceedings of the 37th Conference on Wool. Wool Society, p. 1-12 12 p",
        ),
        ("Wool over porous beds", ["Fox, C."], "2017-07", "University of Wool. 180 p"),
    ]


SSRN = """SSRN
Login or Register
Ann Lee
University of Wool - Department of Finance
SCHOLARLY PAPERS
3
Scholarly Papers (3)
Sort by:
Date Posted, descending

1.
Mobile Wool Taxes and Household Liquidity
CEPR Discussion Paper No. DP18814
Number of pages: 58 Posted: 12 Feb 2024
Ann Lee and Bob Day
University of Wool - Department of Finance and European Central Bank (ECB)
Downloads 121 (441,908)
Abstract:
Loading...
wool money, taxation, liquidity

2.
Do Sheep Insure Each Other? Evidence from Benin
Number of pages: 44 Posted: 07 Sep 2021 Last Revised: 19 Jan 2023
Ann Lee, Cy Fox and Dee van der Elk
University of Wool - Department of Finance, University of Goats and University of Elks
Downloads 402 (139,204)
View Abstract
Abstract: We exploit the roll-out of corridors for sheep between two farms of the north.
risk sharing, Benin

Other Papers (1)
1.
Discussion of “Savings Groups at Scale”
NBER Chapter, Posted: 02 Nov 2017
Ann Lee
University of Wool - Department of Finance
"""


def test_numbers_on_lines_of_their_own_begin_records_that_name_their_days():
    told = "We exploit the roll-out of corridors for sheep between two farms of the north."
    assert values(SSRN, *FOUND, "abstract") == [
        ("Mobile Wool Taxes and Household Liquidity", ["Ann Lee", "Bob Day"], "2024-02-12", None),
        (
            "Do Sheep Insure Each Other? Evidence from Benin",
            *(["Ann Lee", "Cy Fox", "Dee van der Elk"], "2021-09-07", told),
        ),
        ("Discussion of “Savings Groups at Scale”", ["Ann Lee"], "2017-11-02", None),
    ]


def test_numbers_begin_records_with_a_line_of_names_year_and_journal():
    page = (
        "Works by Ann Lee\n3 found\nOrder:\n"
        "1.\n \nTestimony Without Trust.\nAnn Lee - 2021 - Episteme 18 (3):401-420.\n"
        "I argue that sheep can know what they do not trust.\nBookmark   5 citations  \n"
        "2.\n \nGroup Lies.\nAnn Lee & Bob Day - 2018 - Wool Studies 175 (9):2201-2219.\nBookmark\n"
        "3.\n \nEpistemic Debt of Goats.\nAnn Lee - forthcoming - Mind.\nBookmark\n"
    )
    assert values(page, *FOUND, "journal_ref") == [
        ("Testimony Without Trust", ["Ann Lee"], "2021", "Episteme 18 (3):401-420"),
        ("Group Lies", ["Ann Lee", "Bob Day"], "2018", "Wool Studies 175 (9):2201-2219"),
        ("Epistemic Debt of Goats", ["Ann Lee"], None, "Mind"),
    ]


def test_records_of_a_library_catalogue():
    page = (
        "Search results: 1 - 3 of 57\n"
        "1\nThe geology of wool : a handbook\nby Lee, Ann F. ; Day, Bob\nBook | 1989\n"
        "Available at Main Library Stacks (QE348 .G46)\nPlace hold\nAdd to list\n"
        "2\nGlacial sheep of the Central Plateau / Cy Fox.\nby Fox, Cy\nThesis | 1990\n"
        "Not available: checked out\nPlace hold\nAdd to list\n"
    )
    assert values(page, *FOUND) == [
        ("The geology of wool : a handbook", ["Lee, Ann F.", "Day, Bob"], "1989"),
        ("Glacial sheep of the Central Plateau", ["Fox, Cy"], "1990"),
    ]


RESULTS = {
    "journal over names, some left out": (
        "{kind} ● Open access\n{title}\n{venue}, 15 March 2023\n{first}, ... {last}\n"
        "View PDF\nAbstract\nGraphical abstract\nExport\n\n"
    ),
    "text before names": (
        "{kind}\nOpen access\n{title}\n"
        + OTHER
        + "\n{first}… {last}\nin {venue}\n15 March 2023\n\n"
    ),
    "journal in front": (
        "{kind}\n{title}\n{first}, ... {last}\n{venue} | Volume 4, Issue 9\n"
        "First Published: 15 March 2023\nAbstract\nFull text\nReferences\nRequest permissions\n"
    ),
    "named fields": (
        "{kind}\n{title}\nProvider: WoolRxiv\nContributors: {first}, ... {last}\n"
        "Date created: March 15, 2023 | Date modified: March 19, 2024\n"
    ),
}


@pytest.mark.parametrize("form", RESULTS.values(), ids=RESULTS)
@pytest.mark.parametrize("kind", ["Research article", "PREPRINT", "Buchkapitel", "Working Paper"])
def test_results_of_publishers(form, kind):
    papers = [
        ("Thermal Sheep in Wide Fields", "Wool Letters"),
        ("A lumped model of goats", "Journal of Goats"),
        ("Sodium for cows: a review", "Reviews of Cows"),
    ]
    page = "ScienceWool\n112 results\nSet search alert\n" + "".join(
        form.format(kind=kind, title=title, venue=venue, first="Ann Lee, Bob Day", last="Cy Fox")
        for title, venue in papers
    )
    assert values(page, *FOUND, "authors_truncated") == [
        (title, ["Ann Lee", "Bob Day", "Cy Fox"], "2023-03-15", True) for title, _ in papers
    ]
    if "{venue}" in form:
        assert all(
            venue in (ref or "")
            for (ref,), (_, venue) in zip(values(page, "journal_ref"), papers, strict=True)
        )


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("2 March 2022 (1.0) Journal article Open", "Journal article"),
        ("Communication dans un congrès hal-00139606v1", "Communication dans un congrès"),
        ("Theses tel-03101234v2", "Theses"),
        ("学位論文", "学位論文"),
        ("Tesis doctoral", "Tesis doctoral"),
        ("Book | 1989", "Book"),
    ],
)
def test_lines_that_say_the_kind_of_a_work(line, kind):
    found = find_kind(line)
    assert found is not None
    assert line[found.start : found.end] == kind


@pytest.mark.parametrize(
    "line",
    [
        *("Scholarly Papers (5)", "Articles", "paper | bibtex", "Open access", "Image document"),
        *("Article Metrics", "A review of sheep", "Report on the sheep of 2019", "Thesis advisor"),
    ],
)
def test_lines_that_say_no_kind(line):
    assert find_kind(line) is None


def test_other_works_between_records_leave_the_page_to_others():
    # A list of somebody's works, of which some are called a review.
    page = "".join(
        f"Counting Sheep {n}: A Study of Wool\nAnn Lee, Bob Day\nWool Letters, 200{n}\n{kind}"
        for n, kind in enumerate(["Review\n", "", "", "Review\n", ""])
    )
    assert len(read(page).records) == 5
    assert codes(page) == []


@pytest.mark.parametrize(
    "sign",
    [
        "Journal contribution\nposted on 2021-11-02\nauthored by {}\n",
        "Preprint\nposted on 2021-11-02\nauthored by {}\n",
        "32 Pages\nPosted: 2 Nov 2021\nLast revised: 9 Sep 2023\n{}\nUniversity of Wool\n",
        "51 Pages\nPosted: 2 Nov 2021\n{}\naffiliation not provided to SSRN and Wool University\n",
    ],
)
def test_kinds_and_days_stand_between_titles_and_names(sign):
    works = [
        ("Bats over sheep: acoustic monitoring along the river", "Ann Lee, Bob Day"),
        ("Roosting under Bridges", "Cy Fox"),
        ("Who Reads the Fine Print of Wool?", "Dee van der Elk and Ann Lee"),
    ]
    page = "WoolShare\nBrowse\nSearch on WoolShare...\n214 results found\n" + "".join(
        f"{title}\n{sign.format(names)}" for title, names in works
    )
    assert values(page, *FOUND, "journal_ref") == [
        (title, names.replace(" and ", ", ").split(", "), "2021-11-02", None)
        for title, names in works
    ]


@pytest.mark.parametrize(
    "series",
    [
        "Bocconi Working Paper No. 167",
        "Wool School Discussion Paper 12",
        "Cahiers de Laine No. 12",
        "Farm Review Series 2012-034",
        "Sheep Journal 12",
        "Max Schaf Beiträge Nr. 7",
        "Quaderni Lana 33",
    ],
)
def test_the_series_of_a_paper_is_no_name(series):
    page = "".join(
        f"{n}.\n{title}\n{series}\nNumber of pages: 58 Posted: 02 Mar 2021\n{names}\n"
        f"University of Wool - Department of Sheep\nDownloads 903 (48,112)\n\n"
        for n, (title, names) in enumerate(
            [
                ("Who Pays for Sheep?", "Kim Ito and Lars E. van den Bosch"),
                ("The Price of Patience", "Ann Lee, Kim Ito, Ian Ó Briain and Bob Day"),
                ("Deposit Runs of Goats", "Kim Ito"),
            ],
            1,
        )
    )
    assert values(page, "authors", "published") == [
        (["Kim Ito", "Lars E. van den Bosch"], "2021-03-02"),
        (["Ann Lee", "Kim Ito", "Ian Ó Briain", "Bob Day"], "2021-03-02"),
        (["Kim Ito"], "2021-03-02"),
    ]
