"""Entries of somebody's own works: what is of one, what begins the next, and what is none."""

from textwrap import fill

import pytest

from kgraph.model.tables import Source
from kgraph.read.layouts import own_works
from kgraph.read.layouts.own_entries import find_works
from kgraph.read.page import page as make_page
from kgraph.read.parts.own_lines import is_volume_line
from kgraph.read.parts.part_headings import is_over_others, is_over_works
from tests.read.pages import PROSE, read, values


def test_a_journal_that_is_cut_short_with_its_volume_is_a_place():
    page = (
        "Publications\n\n2008\nCounting sheep at night in hills (with Bob Day)\n"
        "J. Math. Phys., 49(07), 073503\nCounting goats by day (with Cy Fox)\n"
        "Inventiones Mathematicae, 12(3), 1-20 [pdf]\nCounting cows (with Cy Fox), 2009\n"
        "Wool Res. Lett. 12 (2009), no. 2, 3–12.\nCounting hens by ear and by eye\n\n"
        "Comm. Pure Appl. Anal., vol. 6, pp. 997–1021\n"
    )
    assert values(page, "title", "published", "journal_ref") == [
        ("Counting sheep at night in hills", "2008", "J. Math. Phys., 49(07), 073503"),
        ("Counting goats by day", "2008", "Inventiones Mathematicae, 12(3), 1-20"),
        ("Counting cows", "2009", "Wool Res. Lett. 12 (2009), no. 2, 3–12"),
        ("Counting hens by ear and by eye", "2008", "Comm. Pure Appl. Anal., vol. 6, pp. 997–1021"),
    ]
    item = (
        "<dd><b>{} sheep at night in hills</b> (with Bob Day)<br>\n J. Math. Phys., 49(07), 07</dd>"
    )
    items = item.format("Counting") + item.format("Seeing")
    page = f"<h3>Publications</h3><dl><dt>2008</dt>{items}</dl>"
    assert values(page, "title", "journal_ref") == [
        ("Counting sheep at night in hills", "J. Math. Phys., 49(07), 07"),
        ("Seeing sheep at night in hills", "J. Math. Phys., 49(07), 07"),
    ]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        *[("J. Math. Phys., 49(07), 073503, 14pp", True), ("Nonlinearity 21 (2008) 655–664", True)],
        *[("Ann. of Math., vol. 12, pp. 3-10", True), ("Physica D: Wool 237(3), 1-20", True)],
        *[("Counting Goats. Wool 12(3), 45-67", False), ("Do Goats Count? Wool 12(3), 4", False)],
        *[("Counting Sheep, Wool 12(3), 45-67", False), ("Counting Sheep, 2018, 12-20", False)],
        *[("Apollo 11, 12 and 13", False), ("Wool after 1945, 3-10", False)],
    ],
)
def test_a_line_of_a_volume_holds_no_title(text, is_one):
    assert is_volume_line(text) is is_one


def test_what_a_title_has_behind_with_are_no_names():
    page = (
        "Publications\n\nCounting Goats at Night (with Bob Day). Journal of Wool, 2016.\n"
        "Counting Sheep with Prices and Weather. Journal of Hay, 2018.\n"
        "Counting Cows by Day (with Cy Fox). Journal of Hay, 2019.\n"
        "Counting Hens with Ann Lee and Bob Day. Journal of Hay, 2019.\n"
    )
    assert values(page, "title", "authors") == [
        ("Counting Goats at Night", ["Bob Day"]),
        ("Counting Sheep with Prices and Weather", []),
        ("Counting Cows by Day", ["Cy Fox"]),
        ("Counting Hens", ["Ann Lee", "Bob Day"]),
    ]


def test_an_abstract_that_is_called_so_may_be_short_and_wrapped():
    page = (
        "Papers\n\nCounting Sheep at Night (with Bob Day)\nAbstract\n"
        "We count sheep at night and find more of them than by day.\n"
        "The effect is large in the hills and it is small in the\nmeadows of the south.\n\n"
        "Counting Goats at Night (with Cy Fox)\nAbstract\nWe count goats.\n[Paper]\n\n"
        "Counting Cows (with Cy Fox)\nAbstract\nPaper\n"
    )
    text = (
        "We count sheep at night and find more of them than by day. The effect is large in the"
        " hills and it is small in the meadows of the south."
    )
    assert values(page, "title", "abstract") == [
        ("Counting Sheep at Night", text),
        ("Counting Goats at Night", "We count goats."),
        ("Counting Cows", None),
    ]


def test_where_somebody_was_is_no_work():
    page = (
        "Papers\n\nCounting Goats (with Bob Day), Journal of Wool, 2016\n"
        "Counting Sheep (with Bob Day), Journal of Hay, 2018\n\nConferences\n"
        "Counting in Southern Meadows, June 2012 (organiser)\n"
        "Winter School on Sheep, May 2014 [invited speaker]\n"
    )
    assert values(page, "title") == [("Counting Goats",), ("Counting Sheep",)]
    assert is_over_others("Conferences organised")
    assert is_over_works("Conference and workshop papers")
    assert not is_over_others("Conferences")  # of those who list their papers by kind


class Counted(str):
    """A text that counts the code points of what is cut out of it."""

    cut = 0

    def __getitem__(self, place):
        found = super().__getitem__(place)
        self.cut += len(found)
        return found


def test_a_line_is_told_without_the_rest_of_the_page():
    entry = (
        f"Counting Goats (with Bob Day)\nRevise & Resubmit, Wool\nAbstract: {PROSE}\n[Paper]\n\n"
    )
    shares = []
    for times in (20, 80):
        text = Counted("Papers\n\n" + entry * times)
        assert len(find_works(make_page(Source("", "page", "", None, "", 0), text))) == times
        shares.append(text.cut / len(text))
    assert shares[1] < 1.1 * shares[0]


@pytest.mark.parametrize(
    "lines",
    [
        '"author": {"name": "Ann Lee"},\n"title": "Counting Sheep",\n"datePublished": "2007"\n',
        '"author" = "Ann Lee"\n"title" = "Counting Sheep"\n"year" = 2007\n',
        "'author' => 'Ann Lee',\n'title' => 'Counting Sheep',\n'year' => '2007',\n",
        '"Counting Sheep","Ann Lee","2007"\n"Counting Goats","Bob Day","2008"\n',
        '"Counting Sheep"\t"Ann Lee"\t"2007"\n"Counting Goats"\t"Bob Day"\t"2008"\n',
        '"A great book on sheep." - The Hay Times\n"Counts all!" -- Bob Day, Wool Weekly, 2019\n',
        '"sheep"\n"goats"\n"hens"\n',
        "“A great book on sheep.” — The Hay Times\n“Counts all!” – Bob Day, Wool Weekly, 2019\n",
    ],
)
def test_not_all_that_stands_in_quotation_marks_is_a_title(lines):
    assert read(f"Publications\n\n{lines}").sources[0].reader != own_works.NAME


def test_co_authors_may_stand_before_a_title():
    page = (
        "Publications\n\n(with B. Day and C. Fox) Counting Sheep on Nb (110) Films, Wool Lett. 85"
        " (2007), no. 7, 67–71.\n[joint with Cy Fox] Mediatic Goats, Wool Rev. D 18 (2008), 7–9.\n"
        "The Hens Conjecture, Nature 9 (2007), no. 2, 73–86.\n"
    )
    assert values(page, "title", "authors", "published", "journal_ref") == [
        (
            "Counting Sheep on Nb (110) Films",
            *(["B. Day", "C. Fox"], "2007", "Wool Lett. 85 (2007), no. 7, 67–71"),
        ),
        ("Mediatic Goats", ["Cy Fox"], "2008", "Wool Rev. D 18 (2008), 7–9"),
        ("The Hens Conjecture", [], "2007", "Nature 9 (2007), no. 2, 73–86"),
    ]


@pytest.mark.parametrize("marks", [("a. ", "b. "), ("i) ", "ii) "), ("3. ", "2. "), ("• ", "• ")])
def test_co_authors_before_a_title_may_stand_behind_any_mark(marks):
    works = (
        "(with B. Day) Counting Sheep, Wool 85 (2007), 6–7.",
        "Hay and Goats, Wool 9 (2008), 3–4.",
    )
    page = "".join(f"{mark}{work}\n" for mark, work in zip(marks, works, strict=True))
    assert values(f"Articles\n\n{page}", "title", "authors") == [
        *[("Counting Sheep", ["B. Day"]), ("Hay and Goats", [])],
    ]


def test_below_a_title_they_stand_before_a_place():
    places = (
        *("Journal of Wool, 2019", "Games and Sheep, 12(3), 1–20", "Revise & Resubmit, Wool, 2019"),
        *("Econometrica, 2018", "forthcoming, Wool Letters"),
    )
    page = "Papers\n\n" + "".join(
        f"Counting Sheep at Night {n}\n(with Bob Day) {place}\n" for n, place in enumerate(places)
    )
    assert values(page, "title", "authors") == [
        (f"Counting Sheep at Night {n}", ["Bob Day"]) for n in range(len(places))
    ]


def test_a_review_may_have_a_long_name_and_a_title_a_small_first_letter():
    review = "IEEE Transactions on Pattern Analysis and Machine Intelligence"
    page = (
        f"Articles\n\nCounting Sheep, 35 {review} 1654 (2018) (with Bob Day).\n"
        "p-adic Goats and k-means, 3 Wool L. Rev. 1 (2017) (with Cy Fox).\n"
        "n2o Model Cards, 3 Wool L. Rev. 20 (2017).\n"
    )
    assert values(page, "title", "published") == [
        *[("Counting Sheep", "2018"), ("p-adic Goats and k-means", "2017")],
        ("n2o Model Cards", "2017"),
    ]


WORKS = (
    "A Wool approach to distributional counting with application to sheep at night (with Bob Day"
    " and Cy Fox), Transactions of the Meadow Society, 35(10), 2007, pp. 3421–3435.",
    "Locating Requests among Open Meadows of all the Hills (with Eve Roe), Transactions on Wool"
    " and Meadow Intelligence, 82(6), 1999, pp. 7501–7510.",
    "Vertical dynamics of goats in the hills of the north (with Bob Day, Cy Fox and Eve Roe),"
    " Hay, 89(3), 2007, pp. 7701–7708.",
    "Exploiting Attention to Show Shortcomings of Hay (with Bob Day, Cy Fox, Eve Roe and Dan"
    " Hill), Journal of Hay Research, 50(6), 2013, pp. 3737–3745.",
)


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["close", "apart"])
@pytest.mark.parametrize("marks", ["••••", "abcd", ("i.", "ii.", "iii.", "iv.")])
def test_entries_may_be_wrapped_behind_any_mark(marks, gap):
    signs = [f"{mark}." if mark.isalpha() else mark for mark in marks]
    works = [fill(f"{sign} {work}", 78) for sign, work in zip(signs, WORKS, strict=True)]
    day, fox, roe, hill = "Bob Day", "Cy Fox", "Eve Roe", "Dan Hill"
    assert values(f"Articles\n\n{gap.join(works)}\n", "title", "authors", "published") == [
        (
            "A Wool approach to distributional counting with application to sheep at night",
            *([day, fox], "2007"),
        ),
        ("Locating Requests among Open Meadows of all the Hills", [roe], "1999"),
        ("Vertical dynamics of goats in the hills of the north", [day, fox, roe], "2007"),
        ("Exploiting Attention to Show Shortcomings of Hay", [day, fox, roe, hill], "2013"),
    ]


CLAIMED = """Articles

• A Woollyish approach to distributional woollens with application to
woollen compositionality (with Guillermo Meadowman and Francis Hays),
Transactions of the Association for Counting Meadows of Sheep, 35(10), 2007,
pp. 3421–3435.

• Locating Requests among Open Source Sheepery Communication Messages (with
Sophia Meadowski), WOOL Transactions on Pattern Analysis and Machine
Intelligence, 82(6), 1999, pp. 7501–7510.

• Vertical dynamics of wool clusters in HILL (with Pasquale Meadowell,
    Hongsheng Wool and Luca Goatti), Meadow, 89(3), 2007, pp. 7701–7708.

• Exploiting Attention to Reveal Shortcomings in Meadow Models (with Aida
Meadowyard, Erin Goats, Alison Sheepy and Tom Hayfields), Journal of Machine
Learning Research, 50(6), 2013, pp. 3737–3745.

• Wool1606-1935: An Unusually Wide Low-Mass Triple System? (with Lynne A.
Hillmeadows), Communications of the HAY, 3(12), 2007, pp. 3424–3447.
"""


def test_short_entries_of_a_wrapped_list_begin_with_its_bullet():
    short = "Counting {} at night and by day (with Bob Day), Hay, 69(10), 1994, pp. 1613–1623."
    works = [*WORKS, *map(short.format, ("hens", "cows", "geese and their goslings", "goats"))]
    page = "Articles\n\n" + "\n".join(fill(f"• {work}", 90) for work in works) + "\n"
    assert [len(names) for (names,) in values(page, "authors")] == [2, 1, 3, 4, 1, 1, 1, 1]


def test_a_wrapped_list_that_looks_like_labels_is_one_of_own_works():
    assert [len(names) for (names,) in values(CLAIMED, "authors")] == [2, 1, 3, 4, 1]


def test_names_with_commas_in_brackets_are_whole():
    page = (
        "Articles\n\n1. Counting sheep in the host of Clover (with E. Day, L. J. Fox, Eve Roe"
        " and M. Hill), Hay, 3(2), 2017, pp. 1–10.\n2. A repository of curves of goats (with A. P."
        " Day, K. L. Fox and J. P. Hill), Wool Letters, 4(2), 2018, pp. 11–20.\n"
        "3. Counting hens by ear and by eye, Hay, 5(2), 2019, pp. 1–10.\n"
    )
    assert values(page, "title", "authors") == [
        (
            "Counting sheep in the host of Clover",
            ["E. Day", "L. J. Fox", "Eve Roe", "M. Hill"],
        ),
        ("A repository of curves of goats", ["A. P. Day", "K. L. Fox", "J. P. Hill"]),
        ("Counting hens by ear and by eye", []),
    ]


def test_books_beside_articles_of_a_historian_are_no_references_of_others():
    page = """JONATHAN LEE
Department of History • University of Wool

PUBLICATIONS

Books
Salt, Wool, and the State: Wars on the Early Meadow. Chapel Hay:
University of Wool Press, 2018.
The Shepherd’s Republic: Land and Law in the Valley, 1780–1830. New
Haven: Wool University Press, 2011. Paperback edition, 2014.

Peer-Reviewed Articles
“‘A Most Unhealthy Field’: Drainage and Settlement in the Old Meadow,”
Farm History 26, no. 3 (July 2021): 455–481.
“Mapping Wool: Land Offices and Credit after the Panic of 1819,” Journal of the Early
Farm 36, no. 4 (Winter 2016): 671–703.
“The Measure of the Commons: Shepherds and Local Knowledge in the Hills,” Hay Farm
Quarterly 70, no. 2 (April 2013): 301–336.
“Saline Farms and the Limits of Power, 1795–1812,” Hills History 114 (2007):
22–41.
"""
    found = values(page, "title", "published")
    assert [title for title, _ in found][2:] == [
        "‘A Most Unhealthy Field’: Drainage and Settlement in the Old Meadow",
        "Mapping Wool: Land Offices and Credit after the Panic of 1819",
        "The Measure of the Commons: Shepherds and Local Knowledge in the Hills",
        "Saline Farms and the Limits of Power, 1795–1812",
    ]
    assert [date for _, date in found] == ["2018", "2011", "2021-07", "2016", "2013-04", "2007"]


def test_a_title_with_a_full_stop_may_stand_before_a_dash_and_its_journal():
    page = (
        "Publications\n\n“Snow and Roads at Night.” – Journal of Hay 3 (2012), 1–9 (with Bob Day)\n"
        "“Trust in Counting Sheep.” – Hay Letters 4(2), 2013\n"
        "“Insurance and Many Flocks.” – Wool Review 5: 21–29, 2014 (with Cy Fox)\n"
    )
    assert values(page, "title", "authors", "published") == [
        ("Snow and Roads at Night", ["Bob Day"], "2012"),
        ("Trust in Counting Sheep", [], "2013"),
        ("Insurance and Many Flocks", ["Cy Fox"], "2014"),
    ]
