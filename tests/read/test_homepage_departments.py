"""Pages of departments: lines of an entry end with the same link, or with a year alone."""

import pytest

from tests.read.pages import values

ENTRIES = [
    (["Lee, A.", "Day, B.", "Fox, C. P."], "Rondo: A Platform for Generic Sheep", "2003-06"),
    (["Hen, D. H.", "Lee, A."], "COMA - A System for Combination of Goats", "2002"),
    (["Lee, A.", "Day, B."], "A survey of approaches to automatic wool", "2001-12"),
    (["Ram, E.", "Toro, G.", "Lee, A."], "Multi-Dimensional Allocation for Hay", "1999"),
]


def page(more: str, gap: str, head: str = "") -> str:
    entries = [
        f"{'; '.join(names)}\n{title}\nProc. Conf. on Farms (FARM), Rom\n{date}"
        + (more and f"\n{more}")
        for names, title, date in ENTRIES
    ]
    return (
        "Universität Heu\nInstitut für Wolle\n\nStartseite\nLehre\n\nPublikationen\n\n"
        + head
        + gap.join(entries)
        + "\n\n1 2 nächste Seite ›\nImpressum | Datenschutz | Kontakt\n"
    )


@pytest.mark.parametrize("more", ["weitere Informationen", "lire la suite", "Detalles", "Więcej"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_line_that_comes_again_closes_entries(more, gap):
    found = [(title, names, date) for names, title, date in ENTRIES]
    assert values(page(more, gap), "title", "authors", "published") == found


def test_a_year_that_ends_entries_is_theirs():
    found = [(title, date) for _, title, date in ENTRIES]
    assert values(page("", "\n\n"), "title", "published") == found


def test_a_year_over_the_first_entry_is_a_heading():
    lines = "{}\nCounting Sheep in Field {}\nAnn Lee, Bob Day\nWool Letters\n[pdf]\n"
    text = "Ann Lee\nPublications\n" + "".join(lines.format(2020 - n, n) for n in (1, 2, 3))
    assert values(text, "published") == [("2019",), ("2018",), ("2017",)]


@pytest.mark.parametrize(
    "where", ["Wool Lett. 82, 40005 (2008)", "Wool Rev. E 78, 060101(R) (2008)"]
)
def test_journals_cut_short_with_volume_and_page_date_entries(where):
    text = (
        "Ann B. Lee\nPublications\n\n2. How rare are sheep events?\nAnn B. Lee and Bob Day\n"
        f"{where}\n\n1. Fine structure of sheep\nAnn B. Lee\nWool Rev. E 71, 016220 (2005)\n"
    )
    assert values(text, "published") == [("2008",), ("2005",)]


def test_when_a_working_paper_was_updated_is_its_date():
    text = """Ann Lee

Job Market Paper

Who Pays for Hay? Meadows and the Incidence of Rents
(updated November 2023)
ABSTRACT

Publications

Sheep Closures and the Gender Gap
with Bob Day and Cy Fox
Journal of Wool Resources, 2023, 58(4): 1170–1204
Published version | WP version | Coverage: Hayberg, VoxWool
"""
    assert values(text, "title", "published") == [
        ("Who Pays for Hay? Meadows and the Incidence of Rents", "2023-11"),
        ("Sheep Closures and the Gender Gap", "2023"),
    ]
