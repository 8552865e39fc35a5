"""Lists of works as people of other countries, times and courses print them."""

import pytest

from tests.read.pages import codes, values

JAPAN = """Ann Lee
Refereed Papers

- Bob Day and Ann Lee. Counting Sheep at Night. FARM 2021 (short). 2021.6. [pdf]
- Ann Lee. Goats on Hills in Winter. Wool Letters, Vol. 3. {}. [pdf] [slides]
- Cy Fox, Ann Lee, and Dee Hen. Cows in Light Rain. Hay 17(1). 2016.12.
"""


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("2020.5", "2020-05"),
        ("2020.05", "2020-05"),
        ("2020.5.14", "2020-05-14"),
        ("2020年5月", "2020-05"),
        ("2020년 5월", "2020-05"),
        ("2020年5月14日", "2020-05-14"),
    ],
)
def test_months_behind_years(printed, date):
    dates = [("2021-06",), (date,), ("2016-12",)]
    assert values(JAPAN.format(printed), "published") == dates


def test_numbers_behind_years_are_no_months():
    assert values(JAPAN.format("2020, 12.13"), "published")[1] == ("2020",)


@pytest.mark.parametrize("stop", [". ", "．", "。"])
@pytest.mark.parametrize("comma", [", ", "，", "、", "・"])
def test_names_and_titles_of_east_asia_up_to_full_stops(stop, comma):
    entry = f"村脇 有吾{comma}黒橋 禎夫{stop}形態論的制約を用いたオンライン未知語獲得{stop}"
    page = JAPAN.format("2020.5") + f"- {entry}自然言語処理 17(1), pp. 55–75. 2010.1.\n"
    title = "形態論的制約を用いたオンライン未知語獲得"
    assert values(page, "title", "authors", "published")[-1] == (
        title,
        ["村脇 有吾", "黒橋 禎夫"],
        "2010-01",
    )


FORM = """ÖZGEÇMİŞ

1. Adı Soyadı : Ann Lee
2. Unvanı : Doç. Dr.
7. Yayınlar

{0}.1. Uluslararası dergilerde makaleler

{0}.1.1{1} Lee, A., Day, B. & Fox, C. (2014). "Residual demands of old
sheep under heavy rain", Wool Engineering, 43(9), 1351-1370.

{0}.1.2{1} van der Hen, D., Lee, A. (2017). "Fragility of barns
in the hills", Bulletin of Hay, 15(6), 2573-2595.

{0}.2. Ulusal dergilerde makaleler

{0}.2.1{1} Lee, A. (2020). "How old are the oldest barns?", Hay, 211, 110446.

8. Projeler
TÜBİTAK 3501, "Ahırlar", Yürütücü, 2015-2018
"""


@pytest.mark.parametrize("part", [1, 7, 12])
@pytest.mark.parametrize("point", [".", ""])
def test_numbers_of_parts_of_a_form_are_marks(part, point):
    assert values(FORM.format(part, point), "title", "authors", "published") == [
        (
            "Residual demands of old sheep under heavy rain",
            ["Lee, A.", "Day, B.", "Fox, C."],
            "2014",
        ),
        ("Fragility of barns in the hills", ["van der Hen, D.", "Lee, A."], "2017"),
        ("How old are the oldest barns?", ["Lee, A."], "2020"),
    ]


NINETIES = """                 Ann Lee's Papers

[Home] [Papers]

Submitted / technical reports

{0}Lee, A. and Holm, P.-E. (1998). Perfect simulation of
   sheep with unbounded interactions. Wool Research
   Report 4/98. (ps.gz, 212k)
{0}Lee, A. (1999a). A note on goats. (ps.gz, 90k)

Published

{0}Tjelle, K., Lee, A. and van den Hen, O. (1997). Counting cows
   with template priors. Scand. J. Hay
   24, 311-330.

------------------------------------------------------
ann@example.org                Last changed 11 Feb 1999
"""


@pytest.mark.parametrize("mark", ["o  ", "o ", "* ", "+ "])
def test_bullets_of_the_nineties(mark):
    assert values(NINETIES.format(mark), "title", "published") == [
        ("Perfect simulation of sheep with unbounded interactions", "1998"),
        ("A note on goats", "1999"),
        ("Counting cows with template priors", "1997"),
    ]


@pytest.mark.parametrize(
    "printed",
    ["mayo de 2023", "mai 2023", "Mai 2023", "maggio 2023", "maio de 2023", "mayıs 2023"],
)
def test_months_of_other_languages_in_brackets(printed):
    page = f"""Documentos de trabajo

Lee, A. y Day, B. ({printed}). “Sheep of the Poor: Evidence from Farms”, Documento de
Trabajo N.º 312.

Fox, C., Lee, A. y Hen, D. (2020). “Wool over the Cycle”, World Hay 131, 104965.
"""
    assert values(page, "authors", "published") == [
        (["Lee, A.", "Day, B."], "2023-05"),
        (["Fox, C.", "Lee, A.", "Hen, D."], "2020"),
    ]


@pytest.mark.parametrize("head", ["Becas y premios", "Honors and awards", "ORIENTAÇÕES CONCLUÍDAS"])
def test_prizes_are_no_works(head):
    page = f"""Publications

Lee, A. & Day, B. (2020). “Wool over the Cycle”, World Hay 131, 104965.

Fox, C. & Lee, A. (2021). “Hay over the Cycle”, World Hay 132, 10497.

{head}
2021  Premio Anual de Lana “Dr. Eva Ram y Toro”, BCRA
Mestrado: Tatiane Vieira. Ovelhas no inverno crônico. 2020.
"""
    assert values(page, "title") == [("Wool over the Cycle",), ("Hay over the Cycle",)]
    assert "not-understood" in codes(page)


@pytest.mark.parametrize("left", ['"', "“"])
def test_a_title_may_quote(left):
    right = '"' if left == '"' else "”"
    page = f"""Lee, A. & Day, B. (2020). {left}Answering “yes” and “no” Questions of Sheep{right}, \
Hay 131, 104.

Fox, C. & Lee, A. (2021). {left}Hay over the Cycle{right}, World Hay 132, 10497.
"""
    assert values(page, "title")[0] == ("Answering “yes” and “no” Questions of Sheep",)


WEEKS = """Wool 7565: Sheep
Spring 2022 · Hellems 185

Reading list

Week 1 (Jan 11) — Introduction
No reading.

Week 2 (Jan 18) — Sheep
{0}de Lee, Day, Fox {2} Hen (2021). Universal Sheep. Wool Letters 47(2).
{1}Day et al. (2020). Sheep v2: An Evergrowing Collection. FARM.
HW1 out (Jan 27)

Week 3 (Jan 25) — Goats
{0}Fox {2} van den Hen (2004). Deterministic Goats of English Hills. HAY.
{1}Ram (2019). What Should/Do/Can Goats Learn? Wool 46(4).

Late policy: three free late days.
"""


@pytest.mark.parametrize("marks", [("(*) ", "Optional: "), ("", ""), ("- ", "+ ")])
@pytest.mark.parametrize("last", ["and", "&", "und", "y"])
def test_family_names_alone_in_the_readings_of_a_course(marks, last):
    assert values(WEEKS.format(*marks, last), "title", "authors", "published") == [
        ("Universal Sheep", ["de Lee", "Day", "Fox", "Hen"], "2021"),
        ("Sheep v2: An Evergrowing Collection", ["Day"], "2020"),
        ("Deterministic Goats of English Hills", ["Fox", "van den Hen"], "2004"),
        ("What Should/Do/Can Goats Learn?", ["Ram"], "2019"),
    ]


def test_words_with_years_are_no_family_names():
    page = """Our projects

Sheep (2019). Counting them from the air. Wool Foundation.
Goats (2020). Counting them on the hills. Hay Foundation.
Cows (2021). Counting them in the rain. Farm Foundation.
"""
    assert values(page, "title", "authors") == []


@pytest.mark.parametrize(
    "group",
    [
        "on behalf of the AMY-WOOL Investigators",
        "for the WOOL Study Group",
        "per conto del Gruppo Lana",
        "au nom du Groupe Laine",
    ],
)
def test_groups_behind_names_of_medicine(group):
    page = f"""Articles

• D'Alessandri G, Lo Presti A, {group}. Bone
scans in sheep: design of a study. J Wool Med (Hagerstown). 2020 Sep 1;21(9):671-7.
• Lee A, Day B. Goats in winter: friend or foe? Wool Arch. 2019 Apr 12;89(1):3-9.
"""
    assert values(page, "title", "authors", "published") == [
        ("Bone scans in sheep: design of a study", ["D'Alessandri G", "Lo Presti A"], "2020-09-01"),
        ("Goats in winter: friend or foe?", ["Lee A", "Day B"], "2019-04-12"),
    ]


BIBLIOGRAPHY = """Annotated Bibliography
WOOL 412 Methods

Lee, K., & Day, T. J. (2021). {}:
     Farmers and the limits of trust in small towns.
     Sheep & Medicine, 287, 114352.
     https://doi.org/10.1016/j.sheep.2021.114352

     The authors asked 38 farmers.

Fox, N. E., & {} (2015). Sheep
     hesitancy: Definition, scope and determinants. Wool, 33(34), 4161-4164.

     This short paper gives a model.
"""
GROUPS = ["the SAGE Working Group on Wool", "the Meadow Study Investigators", "the Hay Committee"]


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("quoted", ['"They come with hay, not with food"', "“Hay, not food”"])
def test_half_a_title_in_quotation_marks_and_groups_that_sign(quoted, group):
    assert values(BIBLIOGRAPHY.format(quoted, f"{group}."), "title", "authors") == [
        (
            f"{quoted}: Farmers and the limits of trust in small towns",
            ["Lee, K.", "Day, T. J."],
        ),
        ("Sheep hesitancy: Definition, scope and determinants", ["Fox, N. E.", group]),
    ]
