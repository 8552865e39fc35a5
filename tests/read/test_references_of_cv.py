"""Lists of one's own works: whole names, a comma, the title, "in" and where it appeared."""

import textwrap
from collections.abc import Callable

import pytest

from tests.read.pages import values

WORKS = [
    (
        ["Ann Lee", "Bob Day", "Cy van den Berg", "Dana Roe"],
        "Counting Sheep at Night: A New Dataset and Baselines",
        "Proceedings of the Conference on Farm Methods in Sheep Processing",
    ),
    (
        ["Verónica Pérez-Rosas", "Eve Ram"],
        "What Makes a Good Shepherd? Learning to Distinguish between High-quality and Other Wool",
        "Proceedings of the Annual Meeting of the FARM",
    ),
    (["Dana Roe"], "A Ladder for Goats in the High Mountains", "Wool Letters"),
    (["Bob Day", "Ann B. Lee"], "ICON: Interactive Memory Networks for Hens", "IJCAI"),
]
FOUND = [
    (title, names, f"{year}")
    for year, (names, title, _) in zip(range(2019, 0, -1), WORKS, strict=False)
]


def cv(
    mark: str,
    parted: str,
    width: int = 78,
    last: str = ", and ",
    venue: Callable[[str, int], str] = lambda name, _: f"in {name}",
) -> str:
    entries = []
    for n, (names, title, where) in enumerate(WORKS):
        by = last.join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
        line = f"{mark.format(len(WORKS) - n)} {by}, {title}, {venue(where, n)}, {2019 - n}."
        entries.append(textwrap.fill(line, width, subsequent_indent="  ", break_on_hyphens=False))
    return (
        "CURRICULUM VITAE\n\nAnn Lee\nProfessor of Sheep\n\nREFEREED PUBLICATIONS\n\n"
        + parted.join(entries)
        + "\n\nGRANTS\n\nNSF #1344257, Computational approaches to sheep, $350,000\n"
    )


@pytest.mark.parametrize("mark", ["C10{}.", "[J{}]", "J3{}:", "{}.", "•", ""])
@pytest.mark.parametrize("parted", ["\n", "\n\n"])
def test_items_with_any_mark(mark, parted):
    if mark or parted == "\n\n":
        assert values(cv(mark, parted), "title", "authors", "published") == FOUND


@pytest.mark.parametrize("width", [60, 300])
@pytest.mark.parametrize("last", [" and ", " & ", " und ", ", "])
def test_names_in_other_languages_and_lines_of_other_widths(last, width):
    assert values(cv("[J{}]", "\n", width, last), "title", "authors", "published") == FOUND


@pytest.mark.parametrize(
    "volume",
    ["Journal of Wool {}(2):10-19", "Wool Letters, {}(2), pp. 10-19", "J. Wool {}, 104, May"],
)
def test_journals_need_no_in(volume):
    page = cv("[J{}]", "\n", venue=lambda _, n: volume.format(n + 3))
    assert values(page, "title", "authors") == [(title, names) for title, names, _ in FOUND]
    assert all(str(year).startswith("20") for (year,) in values(page, "published"))


def test_journals_of_physics_that_are_wrapped_and_indented():
    page = """[1] A. Lee, B. Day, and C. A. Fox, Polymer Sheep
\tMechanics and its Continuum Limit, Phys. Rev. D 76, 044016
\t(2007), arXiv:0704.0007.
[2] C. Fox, Fermionic wool loop amplitudes in the pure
    spinor formalism, J. High Energy Phys. 05 (2007) 034,
    arXiv:0704.0015 [hep-th].
[3] D. Roe, R. H. J. Day, and E. M. Ram, Evolution of
    solitary cows and undular hens in shallow-water flows over a
    gradual slope, J. Fluid Mech. 585, 213
    (2007).
"""
    assert values(page, "title", "published", "arxiv_id") == [
        ("Polymer Sheep Mechanics and its Continuum Limit", "2007", "0704.0007"),
        ("Fermionic wool loop amplitudes in the pure spinor formalism", "2007", "0704.0015"),
        (
            "Evolution of solitary cows and undular hens in shallow-water flows over a gradual"
            " slope",
            "2007",
            None,
        ),
    ]


@pytest.mark.parametrize(
    "page",
    [
        '[J2] Ann Lee, Cy Fox, and Bob Day. "Goats on Ladders." Farm Letters, vol. 3, 2019.\n'
        '[C2] Ann Lee, "Ducks in Rows and Other Orders," in Proc. DUCK, 2018.\n',
        "[RI2] Ann Lee, Cy Fox et Bob Day, Goats on Ladders, Revue des fermes, 3(2), 1-9, 2019.\n"
        "[CI2] Ann Lee, Ducks in Rows and Other Orders, dans Actes de la conférence DUCK, 2018.\n"
        "[CI1] Ann Lee et Cy Fox, Cows on the Alp, In: COW 2017, pp. 1-9, Paris, 2017.\n",
        "P3. Ann Lee, Cy Fox, and Bob Day (2019), Goats on Ladders, Wool Letters, 3:45-67.\n"
        "P2. Ann Lee (2018), Ducks in Rows and Other Orders, DUCK, 3-9.\n"
        "P1. Bob Day and Ann Lee (2017), Cows Seen from the Air, COW.\n",
    ],
    ids=["quoted", "French", "years before titles"],
)
def test_other_ways_to_close_names_and_titles(page):
    found = values("PUBLICATIONS\n\n" + page, "title", "authors", "published")
    assert found[:2] == [
        ("Goats on Ladders", ["Ann Lee", "Cy Fox", "Bob Day"], "2019"),
        ("Ducks in Rows and Other Orders", ["Ann Lee"], "2018"),
    ]
    assert len(found) == page.count("\n")


def test_a_line_that_begins_with_a_volume_is_no_item():
    page = "References\n\n" + "\n".join(
        f"[{n}] A. Lee and B. Day, {title}, Nucl. Phys.\nB37. 12 (2019).\n"
        for n, title in enumerate(
            ("Counting Sheep at Night", "Goats on Ladders", "Wool in Winter"), 1
        )
    )
    assert values(page, "title", "journal_ref") == [
        (title, "Nucl. Phys. B37. 12")
        for title in ("Counting Sheep at Night", "Goats on Ladders", "Wool in Winter")
    ]


def test_years_over_entries_end_the_entry_above_them():
    page = """2017

• Lee, A.; Day, B.; Fox, C. – Counting sheep in wide
  fields at night. [arXiv:1705.00001]

2016

• Hen, D.; Lee, A. – Goats on high hills: a study.
  DOI 10.1051/0004-6361/201629745
2014
• Lee, A.; Day, B. — Horses in the rain. [arXiv:1407.0003]
• Fox, C.; Lee, A. — Cows in the sun. [arXiv:1403.0004]
2013

• Lee, A.; Cow, E. — Pigs in mud. [arXiv:1301.0005]
"""
    assert values(page, "title", "published") == [
        ("Counting sheep in wide fields at night", "2017"),
        ("Goats on high hills: a study", "2016"),
        ("Horses in the rain", "2014"),
        ("Cows in the sun", "2014"),
        ("Pigs in mud", "2013"),
    ]


@pytest.mark.parametrize("city", ["Marseille", "Maryland", "Augsburg", "Junee"])
def test_a_city_behind_a_year_is_no_month(city):
    page = f"""[1] A. Lee. “Counting sheep at night”. In: Proc. of Wool 2014, {city}.
[2] A. Lee and B. Day. “Goats on hills”. In: Proc. of Wool 2015, Paris.
"""
    assert values(page, "published") == [("2014",), ("2015",)]


MARGIN = """CURRICULUM VITAE
Ann Lee

EDUCATION
2011-2015    PhD, Wool Science, University of Hills

PUBLICATIONS

{year}   Lee, A. & Day, B. "Machine Counting of Sheep in the Wide Fields of the
       North". Proceedings of the Workshop on Farm Methods, Sofia, August 2013.
2012   Lee, A. & Day, B. "A goat is a Ziege: Building ladders for animals of
       the mountains". FARM 2012, Istanbul.

Journal articles

2008   Fox, C., Roe, D., Day, B. & Lee, A. "Methods for the Counting of
       Hens". (under review)

INVITED TALKS
2015   "Counting sheep on a farm", Cusco, July 2015
"""


@pytest.mark.parametrize("year", ["2013", "2013b"])
def test_a_year_in_the_margin_is_that_of_the_entry_that_hangs_beside_it(year):
    page = MARGIN.format(year=year)
    assert values(page, "title", "authors", "published") == [
        (
            "Machine Counting of Sheep in the Wide Fields of the North",
            ["Lee, A.", "Day, B."],
            "2013-08",
        ),
        (
            "A goat is a Ziege: Building ladders for animals of the mountains",
            ["Lee, A.", "Day, B."],
            "2012",
        ),
        (
            "Methods for the Counting of Hens",
            ["Fox, C.", "Roe, D.", "Day, B.", "Lee, A."],
            "2008",
        ),
    ]


@pytest.mark.parametrize("venue", ["", " EMNLP,\n     Brussels.", " Wool Letters."])
def test_a_venue_may_stand_between_a_title_with_a_question_and_its_id(venue):
    text = (
        "[2]  Lee, A., Day, B., & Fox, C. (2018). Have Sheep Been Counted?\n"
        f"     A Case for Whole Fields.{venue} doi:10.18653/v1/D18-1512.\n\n"
        "[1]  Lee, A., & Fox, C. (2013). Ladders for goats. In: Goats, Nice.\n"
    )
    assert values(text, "title")[0] == ("Have Sheep Been Counted? A Case for Whole Fields",)


def test_the_last_word_of_a_title_with_a_number_is_no_mark():
    text = """PUBLICATIONS

Lee, A. B., Day, C., & Fox, D. (2005). A survey of wool in the high mountains of the
     North. Wool Letters, 31, 1-9.

Day, C., & Roe Lamb, E. (2007). Counting the goats of the ladder
     CB54. Wool Letters, 33, 377-383.
     https://doi.org/10.1234/wl.518651

Fox, D. (2009). What can ladders tell us? Lectures of the Winter School of Farms.
"""
    found = values(text, "title", "doi")
    assert found[1] == ("Counting the goats of the ladder CB54", "10.1234/wl.518651")
    assert len(found) == 3


@pytest.mark.parametrize(
    ("over", "mark"), [("PEER-REVIEWED PUBLICATIONS\n\n", "[1]  "), ("References\n\n", "")]
)
def test_one_reference_of_a_longer_page_is_read(over, mark):
    text = f"""Curriculum Vitae                                        Ann Lee, p. 2/4

EDUCATION
2014-2020  PhD, Science of Farms, University of Wool
2012-2014  MSc Sheep, University of the North

{over}{mark}Lee, A., Fox, M., Day, M., & Hill, M. (2013, May). Combining the Counting of
     Sheep and of Goats with Domain Adaptation. FARMCONF, Oslo.

INVITED TALKS
Nov 2019   "Human sheep in machine wool", Wool Research, Cambridge
Mar 2018   "Ladders and beyond", Goats of the North

LANGUAGES
German (native), English (C2), French (B2)
"""
    assert values(text, "title", "published") == [
        ("Combining the Counting of Sheep and of Goats with Domain Adaptation", "2013-05")
    ]


@pytest.mark.parametrize("numbers", [(4, 3, 2, 1), (12, 11, 9, 8), (1, 2, 3, 4), (7, 8, 9, 11)])
@pytest.mark.parametrize(
    ("names", "stop"), [(["Lee A.B.", "Fox V.P.", "Day C."], ""), (["A. B. Lee", "C. Day"], ".")]
)
def test_names_end_at_the_last_initial_and_titles_at_a_comma_before_a_journal(numbers, names, stop):
    titles = [
        "Counting sheep: an overview and recent developments",
        "Counting goats much larger than the wavelength",
        "Goats in fields. II. An extrapolation technique to increase the accuracy",
        "Goats in fields. I. Theoretical analysis",
    ]
    text = "List of publications (peer-reviewed journals)\n\n" + "".join(
        f"{n}. {', '.join(names)}{stop} {title}, J. Quant. Wool. Transfer\n{n}6, 25-26 (2006).\n"
        for n, title in zip(numbers, titles, strict=True)
    )
    assert values(text, "title", "authors", "published", "journal_ref") == [
        (title, names, "2006", f"J. Quant. Wool. Transfer {n}6, 25-26")
        for n, title in zip(numbers, titles, strict=True)
    ]


def test_one_name_with_initials_behind_it_needs_no_sign_before_the_title():
    text = (
        "Publications\n\n"
        "2. Lee A.B., Fox V.P. Goats in fields, J. Opt. Wool. A 23, 2592-2601 (2006).\n"
        "1. Lee A.B. Sheep, Goats and Cows in wide fields, Nature 22, 92-101 (2005).\n"
    )
    assert values(text, "title", "authors") == [
        ("Goats in fields", ["Lee A.B.", "Fox V.P."]),
        ("Sheep, Goats and Cows in wide fields", ["Lee A.B."]),
    ]


def test_one_work_with_a_number_is_no_text_of_an_address():
    page = (
        "ANN LEE\n12 Hay Street, Farmville\nTel. 555-0147 | ann.lee@example.org\n\nPUBLICATIONS\n"
        "a.\tG. Roe, Connecting Embeddings of Sheep to those of Goats with Tools from Algebra. "
        "Transactions on Pattern Analysis of Wool and Milk 23, 2007, 5241–5261.\n\n"
        "Grants\nNational Wool Fund, 2018–2021, EUR 240,000 (PI)\n"
    )
    title = "Connecting Embeddings of Sheep to those of Goats with Tools from Algebra"
    assert values(page, "title", "published") == [(title, "2007")]
