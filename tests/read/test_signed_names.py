"""Signs that forms of offices put beside names and numbers: no part of names."""

import pytest

from tests.read.copied_pages import check_spans
from tests.read.pages import values

LIST = """Publications

{}1. {}Lee, A., Day, B. and Fox, C. (2017). Counting Sheep at Night. Wool Review 7 (3): 1-9.
2. {}Lee, A. and Day, B. (2015). Goats and their Ladders. Goat Letters 5 (1): 11-19.
3. Day, B., {}Lee, A. (2012). Hay in Winter and Spring. Farm Studies 15: 21-29.
"""
READ = [
    ("Counting Sheep at Night", ["Lee, A.", "Day, B.", "Fox, C."], "2017"),
    ("Goats and their Ladders", ["Lee, A.", "Day, B."], "2015"),
    ("Hay in Winter and Spring", ["Day, B.", "Lee, A."], "2012"),
]


@pytest.mark.parametrize(
    "signs",
    [
        ("*", "", "", ""),
        ("* ", "", "", ""),
        ("", "*", "", ""),
        ("", "* ", "* ", "* "),
        ("", "†", "", "†"),
        ("", "+", "#", "*"),
        ("", "Artículo científico. ", "Artículo científico. ", ""),
        ("", "Journal article. ", "Book chapter. ", ""),
    ],
)
def test_signs_before_numbers_and_names_are_left_out(signs):
    text = LIST.format(*signs)
    assert values(text, "title", "authors", "published") == READ
    check_spans(text)


@pytest.mark.parametrize(
    ("name", "said"),
    [("Lee, A.", "Lee, A. (AC)"), ("Lee, A.", "Lee, A.PI"), ("Day, B.", "Day, B.PI")],
)
def test_what_stands_behind_names_is_left_out(name, said):
    text = LIST.format("", "", "", "").replace(name, said).replace("(AC) (", "(")
    assert values(text, "title", "authors", "published") == READ


def test_which_of_the_names_is_meant_is_left_out():
    text = """C.1. Publicaciones

1. Artículo. Lee, A. (AC); Day, B.; Fox, C. (1/3). 2017. Counting Sheep at Night. Wool 7, 1-9.
2. Artículo. Day, B.; Lee, A. (AC) (2/2). 2015. Goats and their Ladders. Goat Letters 5, 11-19.
3. Capítulo de libro. Day, B.; Lee, A. (2/2). 2012. Hay in Winter. Farm Studies 15, 21-29.
"""
    assert values(text, "authors", "published") == [
        (["Lee, A.", "Day, B.", "Fox, C."], "2017"),
        (["Day, B.", "Lee, A."], "2015"),
        (["Day, B.", "Lee, A."], "2012"),
    ]


def test_stars_of_markdown_stay():
    text = """# Papers

1. *Lee, A., Day, B.* (2017). **Counting Sheep at Night.** Wool Review.
2. *Lee, A., Fox, C.* (2015). **Goats and their Ladders.** Goat Letters.
"""
    assert values(text, "title") == [("Counting Sheep at Night",), ("Goats and their Ladders",)]


GOST = """Список научных трудов

1. Lee A. B., Day C. Counting Sheep at Night // Wool Review. 2017. Vol. 7, no. 3. P. 1–9.
2. Ли А. Б., Дей В. Козы и лестницы // Записки семинаров. 2015. Т. 5, № 1. С. 11–19.
3. Ли А. Б. Сено зимой: автореф. дис. ... канд. физ.-мат. наук. СПб., 2012. 134 с.
4. Ли А. Б., Дей В. Сено и шерсть: учеб. пособие. СПб.: Изд-во Луга, 2014. 112 с.

Заведующий кафедрой                                        А. М. Белов
Ученый секретарь                                           И. П. Крюкова
«14» октября 2022 г.
"""


def test_latin_names_kinds_of_works_and_signatures_of_an_office():
    assert values(GOST, "title", "authors", "published") == [
        ("Counting Sheep at Night", ["Lee A. B.", "Day C."], "2017"),
        ("Козы и лестницы", ["Ли А. Б.", "Дей В."], "2015"),
        ("Сено зимой", ["Ли А. Б."], "2012"),
        ("Сено и шерсть", ["Ли А. Б.", "Дей В."], "2014"),
    ]
