"""Works without the name of who lists them, as lawyers, historians and philologists print them."""

import pytest

from tests.read.pages import values

LAWYER = """Priv.-Doz. Dr. iur. Ann Lee, LL.M.

Schriftenverzeichnis
(Stand: 1. Oktober 2022)

I. Monographien

1. Der Schutz der Schafe im Recht der Weiden, Tübingen: Heu Verlag,
   2013, XXIV, 318 S. (zugl. Diss. iur. Bonn 2012)

II. Aufsätze

1. Ziegen und ihre Geheimnisse, in: HuW 2011, S. 704–716
2. Das Ende der Wolle? Zur Beweislast im Heuskandal, NJW 2018,
   S. 1923–1928 ({0} Bob Day)
3. Mutual Trust of Goats: A Public Perspective, European Wool
   Review 14 (2018), S. 489–512
4. Von der Aufsicht zur Wolle, EuZW 2022, S. 541–549 ({0} C.
   Fox, Eva Ram und Dee Hen)

V. Vorträge (Auswahl)

– „Trust but Shear“, Universiteit Leiden, 14. November 2019
"""


@pytest.mark.parametrize("said", ["gemeinsam mit", "zusammen mit", "mit", "with", "together with"])
def test_lawyers(said):
    assert values(LAWYER.format(said), "title", "authors", "published") == [
        ("Der Schutz der Schafe im Recht der Weiden", [], "2013"),
        ("Ziegen und ihre Geheimnisse", [], "2011"),
        ("Das Ende der Wolle? Zur Beweislast im Heuskandal", ["Bob Day"], "2018"),
        ("Mutual Trust of Goats: A Public Perspective", [], "2018"),
        ("Von der Aufsicht zur Wolle", ["C. Fox", "Eva Ram", "Dee Hen"], "2022"),
    ]


HISTORIAN = """Curriculum vitae – Ann Lee, maître de conférences
Université des Prés

Ouvrages

Laine, bergers et seigneurs. Les prés de la baie (XIIIe-XVe siècle),
Rennes, Presses des Prés, coll. « Histoire », 2014, 412 p.

(avec Bob Day) Les moutons à la fin du Moyen Âge, Rennes, PUP,
2019.

Articles

{1}« Compter les moutons : les registres de Nantes (1355-1402) », Annales de
Bretagne et des Prés, 118-2, 2011, p. 47-69.

{1}« Une frontière de laine ? Conflits sur le littoral », Brebis, n° 71,
automne 2016, p. 133-152.

{1}« The Hay and the Hanse: A Reassessment », {0} Cy Fox
et Dee Hen, Journal of Wool, 44/3, 2018, p. 301-322.

{1}« La laine volée. Fraude dans la châtellenie », in A. Ram et
J. Le Toro (dir.), La fraude, Limoges, PULIM, 2017, p. 89-104.

COMMUNICATIONS
– « Archives des prés », séminaire, Paris, 11 janvier 2020
"""


@pytest.mark.parametrize("said", ["en collaboration\navec", "avec", "en commun avec"])
@pytest.mark.parametrize("mark", ["", "– "])
def test_historians(said, mark):
    assert values(HISTORIAN.format(said, mark), "title", "authors", "published") == [
        ("Laine, bergers et seigneurs. Les prés de la baie (XIIIe-XVe siècle)", [], "2014"),
        ("Les moutons à la fin du Moyen Âge", ["Bob Day"], "2019"),
        ("Compter les moutons : les registres de Nantes (1355-1402)", [], "2011"),
        ("Une frontière de laine ? Conflits sur le littoral", [], "2016"),
        ("The Hay and the Hanse: A Reassessment", ["Cy Fox", "Dee Hen"], "2018"),
        ("La laine volée. Fraude dans la châtellenie", [], "2017"),
    ]


PHILOLOGIST = """dr hab. Anna Lee, prof. UW
Wydział Owiec

WYKAZ PUBLIKACJI

Monografie autorskie
1. Listy do nikogo. Fikcja w prozie o owcach, Kraków:
Universitas 2009.
2. Owce i granice satyry, Warszawa: Wydawnictwo Wełna 2018, ss. 346.

Artykuły w czasopismach
3. {0}Wełna{1} wobec plotki. Kilka uwag o etyce druku, {0}Pamiętnik Owczy{1} 2012, z. 3,
s. 21–44.
4. (współautor: Bob Day) Czytelnicy {0}Zabaw Pożytecznych{1} w świetle
list, {0}Wiek Owiec{1} 2015, t. 31,
s. 117–139.
5. Who Laughs on Hills? Comic Periodicals, 1765–1795,
“Wool and Hay Review” 2020, vol. 98, no. 2, pp. 244–270.

Rozdziały w tomach zbiorowych
6. Satyra jako gatunek owczy, [w:] Dwór i wełna. Studia, red. M. Ram, Lublin 2016, s. 88–103.

Recenzje
7. Owce z bliska [rec. J. Fox, Prowincja owcza], {0}Teksty Owcze{1} 2014, nr 2,
s. 190–197.

Granty
2013–2016  NCN OPUS 5, {0}Polskie czasopisma o owcach{1}, kierownik
"""


@pytest.mark.parametrize("quotes", ["„”", "«»", "“”"])
def test_philologists(quotes):
    left, right = quotes
    assert values(PHILOLOGIST.format(left, right), "title", "authors", "published") == [
        ("Listy do nikogo. Fikcja w prozie o owcach", [], "2009"),
        ("Owce i granice satyry", [], "2018"),
        (f"{left}Wełna{right} wobec plotki. Kilka uwag o etyce druku", [], "2012"),
        (f"Czytelnicy {left}Zabaw Pożytecznych{right} w świetle list", ["Bob Day"], "2015"),
        ("Who Laughs on Hills? Comic Periodicals, 1765–1795", [], "2020"),
        ("Satyra jako gatunek owczy", [], "2016"),
        ("Owce z bliska", [], "2014"),
    ]


def test_works_of_a_czech_historian():
    page = """Studie v časopisech
1. Ovce na horách: k dějinám pastevectví, Český časopis vlny 115, 2017, č. 2,
s. 345–378.
2. (s P. Dvořákem) Seno a vlna v pramenech, Dějiny a vlna 40, 2018, s. 12–19.
3. Shepherds and the State in Moravia, Hay History Yearbook 51 (2020), pp. 101–122.
"""
    assert values(page, "title", "authors", "published") == [
        ("Ovce na horách: k dějinám pastevectví", [], "2017"),
        ("Seno a vlna v pramenech", ["P. Dvořákem"], "2018"),
        ("Shepherds and the State in Moravia", [], "2020"),
    ]
