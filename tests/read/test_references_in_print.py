"""Works of one author told by where they were printed: books, articles and theses of languages
that write the family name in capitals, and books of the humanities.
"""

import pytest

from tests.read.pages import values

COLUMNS = ("title", "authors", "published")
BRAZIL = """REFERÊNCIAS

ANDRADE, Lia M. Contar ovelhas. 5. ed. Petrópolis: Hay, 2013.
BRAGA, Rui. Análise da lã. Lisboa: Edições 70, 1977.
CUNHA, Ana. O campo no Brasil. In: LOPES, Eva
Maria; FARIA FILHO, Luís (org.). 500 anos
de lã: uma história. Belo Horizonte: Pasto, 2000. p. 151-204.
DIAS, Bia; LIMA, José de. Cabras no morro. 2. ed. rev. e ampl. Rio de Janeiro: Paz, 2009. v. 1.
FREITAS, Luiz de. Pastores da serra: da
lã ao leite. Revista do Campo, Campinas, v. 33, n. 119, p. 379-404, abr./jun. 2012.
GOMES, Rita. Rebanhos. [S. l.]: Vozes, 1998.
MELO, Júlia Prates. Ovelhas em rede. 2016. 214 f. Dissertação (Mestrado em Zootecnia) –
Universidade do Pasto, Salvador, 2016.
NEVES, Ugo. O leite da cabra. Lã & Leite, v. 21, n. 73, p. 209-244, dez. 2000. Disponível
em: http://www.pasto.example/4214.pdf. Acesso em: 12 mar. 2019.
"""
BOOKS = [
    "ÁLVAREZ, Ana. Contar ovejas. 2ª ed. Madrid: Pasto, 2011.",
    "DÍAZ RUIZ, María. Los rebaños. En: HARO, Inés (coord.). Campos. Sevilla: Pasto, 2001, p. 1-9.",
    "FABRE, Luc. Les chèvres du nord : une histoire. 2e éd. Paris : Presses du Pré, 2005, 240 p.",
    "GARNIER, Eva et HUET, Paul. La laine et le marché. Lyon : Pré Éditions, 2012.",
    "ROSSI, Anna. Contare le pecore. Roma-Bari: Il Prato, 1998.",
    "MÜLLER, Uta. Die Wolle. 3. Aufl. Frankfurt am Main: Wiese, 2011. ISBN 978-3-16-148410-0.",
    "NOVÁK, Jan. Počítání ovcí. 2. vyd. Praha: Louka, 2010.",
    "Lee, Ann B. Counting Sheep. Rev. ed. London; New York: Hay Press, 2012. Print.",
    "Roe, Dana. Shepherds. Trans. Al Ink. Oxford: Oxford UP, 1997.",
]


def test_a_brazilian_thesis_cites_books_articles_and_theses():
    assert values(BRAZIL, *COLUMNS) == [
        ("Contar ovelhas", ["ANDRADE, Lia M."], "2013"),
        ("Análise da lã", ["BRAGA, Rui"], "1977"),
        ("O campo no Brasil", ["CUNHA, Ana"], "2000"),
        ("Cabras no morro", ["DIAS, Bia", "LIMA, José de"], "2009"),
        ("Pastores da serra: da lã ao leite", ["FREITAS, Luiz de"], "2012"),
        ("Rebanhos", ["GOMES, Rita"], "1998"),
        ("Ovelhas em rede", ["MELO, Júlia Prates"], "2016"),
        ("O leite da cabra", ["NEVES, Ugo"], "2000-12"),
    ]


def test_a_city_and_a_press_tell_a_book_of_one_author():
    assert values("Bibliography\n\n" + "\n".join(BOOKS), *COLUMNS) == [
        ("Contar ovejas", ["ÁLVAREZ, Ana"], "2011"),
        ("Los rebaños", ["DÍAZ RUIZ, María"], "2001"),
        ("Les chèvres du nord : une histoire", ["FABRE, Luc"], "2005"),
        ("La laine et le marché", ["GARNIER, Eva", "HUET, Paul"], "2012"),
        ("Contare le pecore", ["ROSSI, Anna"], "1998"),
        ("Die Wolle", ["MÜLLER, Uta"], "2011"),
        ("Počítání ovcí", ["NOVÁK, Jan"], "2010"),
        ("Counting Sheep", ["Lee, Ann B."], "2012"),
        ("Shepherds", ["Roe, Dana"], "1997"),
    ]


@pytest.mark.parametrize("book", BOOKS[:3])
def test_one_such_book_among_text_is_a_reference(book):
    text = f"We counted them by night and by day.\n\n{book}\n\nThen the goats came. It was cold.\n"
    assert len(values(text, *COLUMNS)) == 1


def test_events_and_sentences_with_a_colon_are_no_books():
    page = (
        "Notes on a journey\n\n"
        "San Francisco, California. Big cities. We went there by train: it was late, 2017.\n"
        "Berlin, Germany. Some more days. The result: nothing at all. Then home, 2018.\n"
    )
    assert not any(names or date for _, names, date in values(page, *COLUMNS))


def test_names_between_which_a_word_of_another_language_stands():
    page = (
        "Referencias\n\nLÓPEZ, José y DAY, Bob. Contar ovejas en la noche. Madrid: Pasto, 2011.\n"
        "GARCÍA, Ana y FOX, Cy. Cabras en las escaleras. Madrid: Pasto, 2012.\n"
        "PÉREZ, Renée et LEE, Ann. Laine et prés du nord. Lyon : Pré Éditions, 2013.\n"
    )
    assert values(page, *COLUMNS) == [
        ("Contar ovejas en la noche", ["LÓPEZ, José", "DAY, Bob"], "2011"),
        ("Cabras en las escaleras", ["GARCÍA, Ana", "FOX, Cy"], "2012"),
        ("Laine et prés du nord", ["PÉREZ, Renée", "LEE, Ann"], "2013"),
    ]


@pytest.mark.parametrize("title", ["Irish Sheep", "Srinagar Sheep", "Jrue Sheep"])
def test_a_title_behind_an_initial_may_begin_as_what_follows_a_name(title):
    page = (
        f"References\n\nLee, Ann B. {title}. Meadow: Hay Press, 2011.\n"
        "Day, Bob C., Jr. Counting Goats on Ladders. Meadow: Hay Press, 2012.\n"
        "Fox, Cy D. Sheep at Night and by Day. London: Barn, 2014. 130 p.\n"
    )
    assert values(page, *COLUMNS)[0] == (title, ["Lee, Ann B."], "2011")


@pytest.mark.parametrize("name", ["May", "Marzec", "Ekim", "Maj", "March"])
def test_a_family_name_before_a_year_is_no_month(name):
    page = (
        f"References\n\nAnn Lee and Bob {name}. 2015. Counting Sheep at Night. In Proceedings of\n"
        "the Wool Conference, pages 1–9.\n"
        "Bob Day and Cy Fox. 2016. Goats on Ladders. In Proceedings of the Hay Workshop.\n"
    )
    assert values(page, *COLUMNS)[0] == (
        "Counting Sheep at Night",
        ["Ann Lee", f"Bob {name}"],
        "2015",
    )


def test_what_leads_to_an_address_is_no_heading():
    page = """References

Adel, H. and Day, B. (2014) ‘Using Mined Sheep Chains as a Resource for a Semantic Task’,
in Proceedings of the Conference on Sheep in Natural Farming, pp. 84–93.
Gupta, P., Day, B. and Andrassy, B. (2016) ‘Table Filling with Sheep and Recurrent Goats
for Joint Farm and Field Extraction’, in GOATS, pp. 110–119. Available at:
https://example.org/C16-1239 (Accessed: 4 March 2023).
Jochim, C. and Day, B. (2014) ‘Improving Sheep Polarity Classification with Reviews’,
in Proceedings of the Annual Meeting of the Goats, pp. 83–92. doi: 10.3115/v1/P14-2008.
"""
    assert [title for (title,) in values(page, "title")] == [
        "Using Mined Sheep Chains as a Resource for a Semantic Task",
        "Table Filling with Sheep and Recurrent Goats for Joint Farm and Field Extraction",
        "Improving Sheep Polarity Classification with Reviews",
    ]
