"""Works as forms of universities and ministries have them filled in, a field a line or more."""

import pytest

from tests.read.pages import read, values

WORKS = [
    (["Ann Lee", "Bob Day"], "Counting Sheep at Night", "Wool Review", "2017"),
    (["Bob Day", "Cy Fox", "Eve Ram"], "A Ladder for Goats: New Data", "Annals of Wool", "2015"),
    (["Ann Lee"], "Hens and Their Memories", "Farm Studies", "2009"),
]
FORMS = {
    "spanish": "Autores (p.o. de firma): {names}\nTítulo: {title}\nRef. revista: {venue}\n"
    "Clave: A    Volumen: 3    Páginas, inicial: 43  final: 52    Fecha: {year}\n"
    "Lugar de publicación: Valencia\n",
    "spanish, spaces gone": "Autores/as (por orden de firma): {names}\n"
    "Título del artículo: {title}\nNombre de la revista: {venue}\n"
    "Volumen: 3 Páginas, inicial: 43 final: 52 Fecha de publicación: {year}\n",
    "english": "Author(s) (in order): {names}\nTitle of the paper: {title}\n"
    "Name of journal: {venue}\nVolume: 3, Pages: 43-52, Year of publication: {year}\n",
    "english, title first": "Title: {title}\nAuthors: {names}\nJournal: {venue}; Year: {year}\n",
    "portuguese": "Autor(es): {names}\nTítulo do artigo: {title}\nNome do periódico: {venue}\n"
    "Ano: {year} | Volume: 3 | Páginas: 43-52\n",
    "italian": "Titolo del lavoro: {title}\nAutori: {names}\nTitolo della rivista: {venue}\n"
    "Volume: 3\tPagine: 43-52\tAnno: {year}\n",
    "french": "Auteur(s) : {names}\nTitre de l’article : {title}\nNom de la revue : {venue}\n"
    "Tome : 3 Année : {year}\n",
    "german": "Autor/innen: {names}\nTitel des Beitrags: {title}\nZeitschrift: {venue}\n"
    "Band: 3   Seiten: 43-52   Jahr: {year}\n",
    "turkish": "Yazarlar: {names}\nBaşlık: {title}\nDergi: {venue}\nCilt: 3 Yıl: {year}\n",
    "polish": "Autorzy: {names}\nTytuł artykułu: {title}\nNazwa czasopisma: {venue}\nRok: {year}\n",
    "russian": "Авторы: {names}\nНазвание: {title}\nЖурнал: {venue}\nГод: {year}\n",
}


def form(fields: str, between: str = "; ", mark: str = "", parted: str = "\n") -> str:
    works = [
        mark.format(n)
        + fields.format(names=between.join(names), title=title, venue=venue, year=year)
        for n, (names, title, venue, year) in enumerate(WORKS, 1)
    ]
    return f"CURRICULUM VITAE\nName: Ann Lee\n\nPublications\n\n{parted.join(works)}"


@pytest.mark.parametrize("between", ["; ", ", "])
@pytest.mark.parametrize("mark", ["", "{}. "])
@pytest.mark.parametrize("fields", FORMS.values(), ids=FORMS)
def test_forms_in_many_languages(fields, mark, between):
    page = form(fields, between, mark)
    assert values(page, "title", "authors", "journal_ref", "published") == [
        (title, names, venue, year) for names, title, venue, year in WORKS
    ]


def test_titles_of_projects_and_wrapped_fields_are_told_apart():
    page = form(FORMS["spanish"]).replace("; Eve", ";\nEve").replace(" New Data", "\nNew Data")
    page += "\nProyectos\nTítulo del proyecto: Wool for all\nInvestigador responsable: Ann Lee\n"
    assert values(page, "authors") == [(names,) for names, *_ in WORKS]


def test_what_looks_as_a_field_within_a_title_or_an_abstract_is_none():
    page = "Title: Sheep Year: 2012 and After\nAuthors: Ann Lee\nAbstract: We ask. Year: 2010 is\n"
    page += "all.\n\nTitle: Goats\nAuthors: Bob Day\nAbstract: We ask again.\n"
    assert [record.title for record in read(page).records] == [
        "Sheep Year: 2012 and After",
        "Goats",
    ]
    assert [record.published for record in read(page).records] == [None, None]


def test_what_each_author_did_is_no_list_of_authors():
    page = (
        "Title: Counting Sheep\nAuthors' contribution: AL counted all of them\nAuthors: Ann Lee\n"
        "Journal: Wool Review\n\nTitle: Goats\nAuthors: Bob Day\nJournal: Hay\n"
        "Author contribution: BD wrote the paper\n"
    )
    assert values(page, "title", "authors") == [
        ("Counting Sheep", ["Ann Lee"]),
        ("Goats", ["Bob Day"]),
    ]
