"""Works without the name of whom a page is about: years in a margin, names behind "with"."""

import textwrap

import pytest

from kgraph.read.references.reference_names import names_behind
from tests.read.pages import read, values

ABOVE = """MATEUSZ LEE
Department of Farm Science
110 North Hall, Meadow, WI 53706
mlee@example.edu | (608) 555-0147

ACADEMIC POSITIONS
2020–	Associate Professor of Farm Science
2014–20	Assistant Professor of Farm Science

EDUCATION
2014	Ph.D., Farm Science, Wool University

"""
BELOW = """
CONFERENCE PRESENTATIONS
2022	“Sheep in Rain” (with Bob Day), Annual Meeting of Farms, Montréal, September 15–18
2021	FARM Virtual Conference, June 24–25

TEACHING
FS 120: Farms around the World (undergraduate; fall 2015–2022)

SERVICE
Reviewer: Wool Review, Annals of Wool
"""
WORKS = [
    ("“Dividing the Wool: {}.” Farm Review 67(2): 410–426. (with Ann de Graaf and Bob Day)", 2023),
    ("“Do Sheep Count Shepherds? {}.” Farm Studies 82: 102591.", None),
    ("“Local Markets and {}.” Journal of Farms 83(4): 1322–1337. (with Cy S. Roe)", 2021),
    ("“When Do Goats Defer? {}.” World Farms 68(3): 493–531.", 2016),
]
TITLES = [
    ("Dividing the Wool: Evidence from Fields", ["Ann de Graaf", "Bob Day"], "2023"),
    ("Do Sheep Count Shepherds? Evidence from Fields", [], "2023"),
    ("Local Markets and Evidence from Fields", ["Cy S. Roe"], "2021"),
    ("When Do Goats Defer? Evidence from Fields", [], "2016"),
]


def entries(margin: str, below: str) -> str:
    return "\n".join(
        (margin.format(year) if year else below) + text.format("Evidence from Fields")
        for text, year in WORKS
    )


@pytest.mark.parametrize(
    ("margin", "below"), [("{}\t", "\t"), ("{}    ", "        "), ("{}:   ", "        ")]
)
def test_the_year_of_a_column_is_that_of_the_entries_below_it(margin, below):
    page = f"{ABOVE}ARTICLES IN REFEREED JOURNALS\n{entries(margin, below)}\n{BELOW}"
    assert values(page, "title", "authors", "published") == TITLES


def test_parts_of_other_works_and_of_none():
    chapters = """
BOOK CHAPTERS
2018	“Parties of Sheep.” In Flocks, eds. Dee Fagan and Eve Kop. London: Hay, pp. 92–104.

UNDER REVIEW
“Wool in Reverse: How Lambs Shape Flocks” (with Dee Fagan). Revise and resubmit, Farm Review.
"""
    entry = entries("{}\t", "\t")
    page = f"{ABOVE}ARTICLES IN REFEREED JOURNALS\n{entry}\n{chapters}{BELOW}"
    assert values(page, "title", "authors", "published") == [
        *TITLES,
        ("Parties of Sheep", [], "2018"),
        ("Wool in Reverse: How Lambs Shape Flocks", ["Dee Fagan"], None),
    ]
    assert "with" not in str([record.journal_ref for record in read(page).records])


def test_years_over_the_entries():
    over = {2023: "2023\n\n", None: "", 2021: "\n2021\n\n", 2016: "\n2016\n\n"}
    text = "\n".join(over[year] + entry.format("Evidence from Fields") for entry, year in WORKS)
    page = f"{ABOVE}JOURNAL ARTICLES\n\n{text}\n{BELOW}"
    assert values(page, "title", "authors", "published") == TITLES


def test_a_book_among_entries_with_names():
    page = """SCHRIFTENVERZEICHNIS

Monographien

Die Wolle von Meadow. Untersuchungen zu Herden
und Hirten. Forschungen zur Archäologie der Weide
14 (Wiesbaden 2011).

Aufsätze

A. Lee/C. Öz, Schafe aus spätantiken Ställen der Provinz Rae-
tia. Beobachtungen zu Haltung und Vertrieb. Germania 99, 2021, 145–188.
A. Lee, Glocke oder Horn? Zur Ansprache der Funde. In: P. Hen/B. Day (Hrsg.),
Der Stall im Wandel. Festschrift (Mainz 2015) 301–318.

Im Druck

A. Lee/E. Roe, Les cloches de Mayence : approche archéologique. Erscheint in:
Annales de la Laine.

Vorträge (Auswahl)

12.10.2022 „Schafe auf Reisen“, Kolloquium Archäologie, Universität zu Köln
05.05.2019 „Ställe lesen“, Museum Osterburken

Mitgliedschaften

Verband der Weiden; Gesellschaft der Ställe
"""
    assert values(page, "title", "authors", "published") == [
        ("Die Wolle von Meadow. Untersuchungen zu Herden und Hirten", [], "2011"),
        (
            "Schafe aus spätantiken Ställen der Provinz Raetia. Beobachtungen zu Haltung und"
            " Vertrieb",
            ["A. Lee", "C. Öz"],
            "2021",
        ),
        ("Glocke oder Horn? Zur Ansprache der Funde", ["A. Lee"], "2015"),
        ("Les cloches de Mayence : approche archéologique", ["A. Lee", "E. Roe"], None),
    ]


def test_lettered_items_of_a_biographical_sketch():
    ids = "PubMed PMID: 33305820; PubMed Central PMCID: PMC8244612."
    page = f"""BIOGRAPHICAL SKETCH
NAME: Lee, Ann
A. Personal Statement
I count sheep, and have done so for fifteen years. As the head of a flock I will oversee the count.
a.	Lee A, Day BC, Roe K. Counting sheep at night. Am J Farms. 2021 Apr 13;190(5):812-21. {ids}
b.	Day BC, Lee A. Wool and weather: the FIELD study. Wool. 2019 Aug;74(2):331-8.
B. Positions and Honors
2016-	Associate Professor, Department of Farms, University of Wool
C. Contributions to Science
1.	Wool in flocks. My early work described how weather shapes wool, and showed that rain alone
did not explain it.
a.	Lee A, van Roe C, et al. Weather and wool in the North. J Wool. 2014;43(3):905-15.
2.	Methods for missing sheep. With colleagues in the hills I evaluated counting by ear.
a.	Day BC, Lee A. When does counting help? A study of flocks. Farm Methods. 2018 Jan 5;18(1):4.
"""
    assert values(page, "title", "authors", "published") == [
        ("Counting sheep at night", ["Lee A", "Day BC", "Roe K"], "2021-04-13"),
        ("Wool and weather: the FIELD study", ["Day BC", "Lee A"], "2019-08"),
        ("Weather and wool in the North", ["Lee A", "van Roe C"], "2014"),
        ("When does counting help? A study of flocks", ["Day BC", "Lee A"], "2018-01-05"),
    ]


def test_a_letter_that_ends_a_title_is_no_initial():
    page = """34. Lee, A.*; Day, B. Total Synthesis of (−)-Wool B. Angew. Chem. Int. Ed.
2019, 58, 6711–6715; Angew. Chem. 2019, 131, 6783–6787.
33. Day, B.; Lee, A. A Reply to B. Wool. J. Chem. Sheep 2018, 5, 11–15.
"""
    assert values(page, "title", "published") == [
        ("Total Synthesis of (−)-Wool B", "2019"),
        ("A Reply to B. Wool", "2018"),
    ]


@pytest.mark.parametrize("mark", ["", "- ", "a. ", "[3] "])
@pytest.mark.parametrize("width", [60, 100, 1000])
def test_all_names_may_stand_between_a_title_and_its_journal(width, mark):
    entries = [
        ("Counting sheep, goats and cows at night", "A. Lee and B. Day", "Wool Rev. D 3, 1 (2017)"),
        ("Sheep, asleep", "C. Roe, A. B. Lee and D. Fox", "Mon. Not. R. Farm Soc. 12, 55 (2015)"),
        ("Open fields: a theory of hay", "D. Fox", "Nature 8, 234 (2012)"),
    ]
    text = "\n\n".join(
        textwrap.fill(f"{mark}{', '.join(entry)}, arXiv:1501.0000{n}.", width)
        for n, entry in enumerate(entries)
    )
    got = values(f"Articles\n\n{text}\n", "title", "authors", "published")
    assert got == [
        (title, names.replace(" and ", ", ").split(", "), journal[-5:-1])
        for title, names, journal in entries
    ]


WITH = ["Ann de Graaf", "Bob Day"]
OWN = [
    ("Flocks of the Weak: Counting in Small Fields", "Journal of Farms", 2023, WITH),
    ("Do Goats Punish Shepherds? A Field Experiment", "Wool Research", 2023, []),
    ("Local Markets and Mayors of Meadow", "Farm Quarterly", 2021, ["Cy S. Roe"]),
    ("Turnover of Shepherds after Rain", "World Farms", 2019, []),
]
FORMS = {
    "quoted": "“{title}.” {journal} 67(2): 410–426.{behind}",
    "quoted, names first": "“{title}”{behind}, {journal}, 67(2), 410–426.",
    "quoted, no brackets": "“{title},”{bare} {journal} 67: 410–426.",
    "plain": "{title}. {journal} 67(2): 410–426.{behind}",
    "plain, commas": "{title}, {journal}, vol. 67, no. 2, pp. 410–426{behind}.",
    "plain, names first": "{title}{behind}. {journal} 67 (2), 410–426.",
    "single": "‘{title}’, {journal}, 67:2, pp. 410–426{behind}.",
    "French": "« {title} », {journal}, n° 67, p. 410–426{avec}.",
    "German": "„{title}“, in: {journal} 67, H. 2, S. 410–426{mit}.",
}


def printed_in(form: str) -> list[str]:
    found = []
    for title, journal, _, names in OWN:
        said = f"with {' and '.join(names)}" if names else ""
        text = FORMS[form].format(
            title=title,
            journal=journal,
            behind=f" ({said})" if said else "",
            bare=f" {said}," if said else "",
            avec=f" (avec {' et '.join(names)})" if names else "",
            mit=f" (mit {' und '.join(names)})" if names else "",
        )
        found.append(text.replace("?.", "?"))
    return found


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("width", [500, 70])
def test_forms_of_works_beside_a_column_of_years(form, width):
    lines = ["2023    ", "        ", "2021    ", "2019    "]
    page = ABOVE.replace("\t", "    ") + "PEER-REVIEWED ARTICLES\n\n"
    for year, entry in zip(lines, printed_in(form), strict=True):
        hang = " " * len(year)
        page += textwrap.fill(entry, width, initial_indent=year, subsequent_indent=hang) + "\n"
    page += BELOW.replace("\t", "    ")
    assert values(page, "title", "authors", "published") == [
        (title, names, str(year)) for title, _, year, names in OWN
    ]


def test_a_comma_within_names_ends_no_title():
    text = "Cows stand still in fields\nFox, V., Day, S., Roe, D., Lee, V."
    assert names_behind(text, 0, len(text)) is None
    text = "Cows stand still, in fields, V. Fox, S. Day"
    found = names_behind(text, 0, len(text))
    assert found is not None
    assert text[: found[0]] == "Cows stand still, in fields"


TALKS = "2019   “Pigs in Space.” Wool Conference, Paris, 12 (2019), 3–5.\n"


@pytest.mark.parametrize(
    "part",
    [
        f"Invited talks\n-------------\n\n{TALKS}",
        f"INVITED TALKS\n\nInternational\n\n{TALKS}\nNational\n\n{TALKS}",
        f"INVITED TALKS\n\n2019\n\n{TALKS}\n2018\n\n{TALKS}",
        f"Invited talks\n\n{TALKS}[PDF] [Slides]\n{TALKS}",
    ],
    ids=["ruled", "in pieces", "by years", "buttons"],
)
def test_a_part_of_talks_lasts_until_another_part_begins(part):
    works = "".join(f"201{n}   “Sheep of {n} Farms.” Hay Studies 82: 102–{n}11.\n" for n in "321")
    chapter = "2010   “Cows on Farms.” In Wool (Hay, 2010).\n"
    page = f"PUBLICATIONS\n\n{works}\n{part}\nBOOK CHAPTERS\n\n{chapter}"
    titles = [f"Sheep of {n} Farms" for n in "321"]
    assert [title for (title,) in values(page, "title")] == [*titles, "Cows on Farms"]


def test_letters_behind_the_years_in_a_margin():
    years = ["2019a", "2019b", "2017a", "2017b"]
    page = "Publications\n\n" + "".join(
        f"{year}   “Sheep of {year} Farms.” Hay Studies 8{n}: 102–111.\n"
        for n, year in enumerate(years)
    )
    assert values(page, "title", "published") == [
        (f"Sheep of {year} Farms", year[:4]) for year in years
    ]
