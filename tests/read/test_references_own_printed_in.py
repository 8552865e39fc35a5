"""Somebody's own works of a list with marks: a title, "in", a journal or a book and its pages."""

import pytest

from tests.read.pages import values

FOUND = [
    ("Il danno da lana. Profili di ovini", [], "2017"),
    ("Le pecore e l’imputazione del gregge: spunti", [], "2022"),
    ("La buona lana dopo la tosatura", ["Bob Day"], "2020"),
    ("Contratti di capre e di galline", [], "2011"),
    ("Ancora sulle capre di montagna", [], "2010-05"),
]
WAYS = {
    "italian": (
        "{m} Il danno da lana. Profili di ovini, Lana, Milano, 2017, pp. XII-344.",
        "{m} Le pecore e l’imputazione del gregge: spunti, in Rivista di lana, 2022, fasc. 3, pp.\n"
        "511-540.",
        "{m} La buona lana dopo la tosatura (con Bob Day), in Lana e impresa, 2020, fasc. 1,\n"
        "pp. 88-117.",
        "{m} Contratti di capre e di galline, in E. Ram (a cura di), Commentario delle capre,\n"
        "Lana, Torino, 2011, pp. 545-601.",
        "{m} Ancora sulle capre di montagna, in Capre italiane, maggio 2010, pp. 77-82.",
    ),
    "spanish, french and german": (
        "{m} Il danno da lana. Profili di ovini, Prensa de Lana, Madrid, 2017, p. 344.",
        "{m} Le pecore e l’imputazione del gregge: spunti, en Lana, nº 3, 2022, págs. 511.",
        "{m} La buona lana dopo la tosatura (avec Bob Day), dans Les prés, 2020, t. 1, p. 8.",
        "{m} Contratti di capre e di galline, in: E. Ram (Hg.), Ziegen, Wolle, Bern 2011, S. 545.",
        "{m} Ancora sulle capre di montagna, in: Ziegen heute, Mai 2010, S. 77-82.",
    ),
}


@pytest.mark.parametrize("mark", ["–", "-", "•", "*"])
@pytest.mark.parametrize("works", WAYS.values(), ids=WAYS)
def test_works_without_names_behind_marks(works, mark):
    first, *others = (work.format(m=mark) for work in works)
    page = (
        "CURRICULUM VITAE\nANN LEE\n\nProfessoressa di lana\nUniversità di Ferrara\n\nFORMAZIONE\n"
        "2003 Dottorato di ricerca, Università di Bologna\n\nPUBBLICAZIONI\n\nA) Libri\n"
        + first
        + "\n\nB) Articoli in riviste\n"
        + "\n".join(others)
        + f"\n\nRELAZIONI A CONVEGNI\n{mark} La lana algoritmica, Convegno, Napoli, 9 maggio 2019\n"
    )
    assert values(page, "title", "authors", "published") == FOUND
