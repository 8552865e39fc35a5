"""Lists of references copied from a PDF: lines over and under its pages, entries not yet out."""

import pytest

from tests.read.copied_pages import check_spans
from tests.read.pages import PROSE, at_problems, read, values

ENTRIES = (
    "[1] A. Lee and B. Day, “Counting sheep in wide fields at night,”\n"
    "IEEE Trans. Wool, vol. 55, no. 3, pp. 1218–1234,\nMar. 2009.\n",
    "[2] C. Fox and D. Hen, “Goats on high hills: A study of climb-\n",
    "ing at day,” IEEE Trans. Hill, vol. 56, no. 7, Jul. 2008.\n",
    "[3] E. Cow and A. Lee, “Optimal routes for cows,” in Proc.\n"
    "IEEE SECON, San Diego, CA, Jun. 2007, pp. 334–343.\n",
)
READ = [
    ("Counting sheep in wide fields at night", "2009-03"),
    ("Goats on high hills: A study of climbing at day", "2008-07"),
    ("Optimal routes for cows", "2007-06"),
]


@pytest.mark.parametrize("blank", ["", "\n", "\n\n"])
@pytest.mark.parametrize("place", [1, 2, 4])
@pytest.mark.parametrize(
    "edge",
    [
        "Published as a conference paper at ICLR 2025",
        "Under review as a conference paper at ICLR 2025",
        "978-1-4244-2575-4/08/$20.00 © 2006 IEEE",
        "1536-1276/09$25.00 © 2005 IEEE",
        "© 2006 IEEE",
        "Authorized licensed use limited to: A Library. Downloaded on March 3, 2012 at 10:11.",
        "Electronic copy available at: https://ssrn.com/abstract=3456789",
        "Preprint. Under review.",
    ],
)
def test_lines_over_and_under_a_page_are_of_no_entry(edge, place, blank):
    page = "References\n" + "".join((*ENTRIES[:place], blank, edge, "\n", blank, *ENTRIES[place:]))
    assert values(page, "title", "published") == READ


def test_a_number_stands_between_other_lines_of_a_page():
    edges = "\n12\nPublished as a conference paper at ICLR 2025\n"
    page = "References\n" + "".join((*ENTRIES[:2], edges, *ENTRIES[2:])) + "\n" * 4 + ENTRIES[0] * 4
    assert values(page, "title", "published")[:3] == READ


def test_a_venue_like_the_line_over_a_page_ends_with_a_full_stop():
    page = (
        "[1] A. Lee and B. Day. Sheep: A method for counting.\n"
        "Published as a conference paper at ICLR 2015.\n"
        "[2] C. Fox. Goats: A method for climbing. In ICLR, 2016.\n"
    )
    assert values(page, "published") == [("2015",), ("2016",)]


def test_an_issue_may_be_several():
    page = (
        "[1] A. Lee, B. Day, Nonstandard sheep in square fields, Physica A 387 (2–3) (2008) 385.\n"
        "[2] C. Fox, D. Hen, Goats on hills at night, Physica A 379 (2007) 714–726.\n"
    )
    assert values(page, "title", "published") == [
        ("Nonstandard sheep in square fields", "2008"),
        ("Goats on hills at night", "2007"),
    ]


@pytest.mark.parametrize(
    "entry",
    [
        "A. Lee, B. Day, and C. Fox, “Many-to-one counting\nof sheep,” submitted for publication.",
        "A. Lee, B. Day, and C. Fox, “Many-to-one counting of sheep,” in preparation.",
        "A. Lee, B. Day and C. Fox, “Many-to-one counting of sheep.” Unpublished manuscript.",
    ],
)
def test_an_entry_that_is_not_out_yet_is_told_by_its_number(entry):
    page = "".join(ENTRIES).replace("[3]", "[4]") + f"[5] {entry}\n"
    page = page.replace("[4]", f"[3] {entry}\n[4]") + "[6] A. Lee, private communication.\n"
    found = values(page, "title", "authors", "published")
    assert found[2] == found[4]
    assert found[2] == ("Many-to-one counting of sheep", ["A. Lee", "B. Day", "C. Fox"], None)
    assert len(found) == 5
    assert "private communication" in "".join(at_problems(page, "not-understood"))


def test_initials_behind_names_keep_their_full_stops_before_others():
    page = (
        "[1] Lee A., Day B., Fox C. et al. (2017). Counting Sheep in Fields. WoolConf, pp. 1–9.\n"
        "[2] Lee A., Day B., Hen D. Goats on High Hills. WoolConf, 2016.\n"
        "[3] Lee A, Day B, Hen D. Cows in the Rain. WoolConf, 2015.\n"
    )
    assert values(page, "title", "authors") == [
        ("Counting Sheep in Fields", ["Lee A.", "Day B.", "Fox C."]),
        ("Goats on High Hills", ["Lee A.", "Day B.", "Hen D."]),
        ("Cows in the Rain", ["Lee A", "Day B", "Hen D"]),
    ]


def test_a_rule_may_stand_right_below_the_last_entry():
    page = (
        "7. Ann Lee and Bob Day (2017). Counting Sheep by Night. *Wool*.\n"
        "8. Cy Fox, Dee Hen, and Ann Lee (2016). Dealing with goats on high hills. *LaTeCH*.\n"
        "---\nLast updated: 2024-01-16.\n"
    )
    assert values(page, "published") == [("2017",), ("2016",)]


CONCLUSION = f"6. Conclusion\n{PROSE}\n{PROSE}\n{PROSE}\n"


def test_words_are_whole_where_references_are_a_small_part_of_a_page():
    page = CONCLUSION + "References\n" + "".join(ENTRIES)
    found = read(page)
    assert found.sources[0].reader == "fallback"
    assert [(r.title, r.published) for r in found.records] == READ
    check_spans(CONCLUSION + "References\n" + ENTRIES[0] + ENTRIES[2])
    broken = CONCLUSION + "See https://doi.\norg/10.1000/sheep for the rest.\n"
    assert values(broken, "doi") == [("10.1000/sheep",)]


@pytest.mark.parametrize("count", [1, 2])
def test_a_journal_with_volume_and_pages_tells_an_entry_among_other_text(count):
    entries = (
        "Finite groups of sheep in the plane. Zoë Lee. Geom.\nDyn. 3 (2009), no. 2, 215-266.",
        "Symmetric goats, pairing. Robin de Jong. Trans. Amer. Wool Soc. 363 (2011),\n4263-4283.",
    )
    page = f"Research\n\n{PROSE}\n\n" + "\n\n".join(entries[:count]) + "\n\nBooks I like\n\nMany.\n"
    assert (
        values(page, "title", "authors", "published")
        == [
            ("Finite groups of sheep in the plane", ["Zoë Lee"], "2009"),
            ("Symmetric goats, pairing", ["Robin de Jong"], "2011"),
        ][:count]
    )


@pytest.mark.parametrize(
    "heading", ["Preprints", "Published papers", "Journal Papers", "Selected publications"]
)
def test_a_part_of_a_page_is_named_right_over_its_first_entry(heading):
    entries = [
        "Groups of nilpotent sheep in categories. Ann Lee and Bob Day. arXiv:0704.0195",
        "A formula for goats. Cy Fox and Dee Hen. arXiv:2212.11797",
        "Dimers on the backs of cows. Eva Cow and Cy Fox. Comm. Math. Wool 281 (2008), 445-468.",
    ]
    page = f"{heading}\n{entries[0]}\n{entries[1]}\n{heading}\n{entries[2]}\n"
    assert values(page, "title") == [
        ("Groups of nilpotent sheep in categories",),
        ("A formula for goats",),
        ("Dimers on the backs of cows",),
    ]


def test_a_few_references_of_a_cv_are_not_taken_for_lines_of_papers():
    page = (
        "CURRICULUM VITAE\n\nAnn Lee\nSheep, fields, and goats of all kinds\n\nEDUCATION\n"
        "2014–2018  PhD in Computer Science, University of Wool and University of Hills\n"
        "2009–2013  BSc in Computer Science, University of Wool, with a minor in fields\n\n"
        "PUBLICATIONS\n\n"
        "[2] Lee A., Day B. & Fox C. (2019). Without dogs, sheep will never be found: A\n"
        "    position statement. Joint Workshop on Sheep and Dogs, Leeds, pp. 79–91.\n\n"
        "[3] Day B., Lee A., Fox C., Hen D., Cow E., Elk F. et al.\n"
        "    (2017). The Shared Task on Counting of Sheep in Wide Fields at\n"
        "    Night. 13th Workshop on Sheep (MWE 2017), Leeds, pp. 31–47.\n\n"
        "[4] Lee A., Fox C., Hen D. & Day B. (2016). Predicting the Places of Sheep.\n"
        "    Proc. of ACL 2016, Berlin, pp. 1986–1997.\n\n"
        "INVITED TALKS\n\n• Sheep in compounds, Université d'Orléans, 14 March 2018\n"
        "• Sheep in 45 minutes, training school of the shepherds, La Rochelle, 2016\n\n"
        "Professional Service\n  PC Member, VLDB 2004; SIGMOD 2003\n"
    )
    assert values(page, "title", "published") == [
        ("Without dogs, sheep will never be found: A position statement", "2019"),
        ("The Shared Task on Counting of Sheep in Wide Fields at Night", "2017"),
        ("Predicting the Places of Sheep", "2016"),
    ]


def test_lines_of_the_next_part_are_not_of_the_last_entry():
    page = "".join(ENTRIES) + "\nReviewing\n  PC Member, VLDB 2004; SIGMOD 2003\n"
    assert values(page, "title", "published") == READ


APA = (
    "Lee, A. B., Day, R., & Fox, C. (2008). Counting sheep in wide fields.\n"
    "Physica A, 387(2), 385–406. https://doi.org/10.1016/j.wool.2008.09.01\n",
    "Hen, D. & Cow, E. (2011). Goats on high hills: A study of suprathreshold\n"
    "climbing. Journal of Wool, 12(2), 1–19.\nhttps://doi.org/10.1016/j.wool.2011.09.02\n",
    "Garcia-Lopez, M. & Day, R. (2020). Optimal routing of horses in networks.\n"
    "Machine Learning, 109(2), 5–33. https://doi.org/10.1016/j.wool.2020.09.06\n",
)


@pytest.mark.parametrize("above", ["", "References\n", f"{CONCLUSION}References\n"])
def test_a_venue_in_a_line_of_its_own_is_of_the_entry_above(above):
    assert values(above + "".join(APA), "title", "journal_ref", "doi") == [
        (
            "Counting sheep in wide fields",
            "Physica A, 387(2), 385–406",
            "10.1016/j.wool.2008.09.01",
        ),
        (
            "Goats on high hills: A study of suprathreshold climbing",
            "Journal of Wool, 12(2), 1–19",
            "10.1016/j.wool.2011.09.02",
        ),
        (
            "Optimal routing of horses in networks",
            "Machine Learning, 109(2), 5–33",
            "10.1016/j.wool.2020.09.06",
        ),
    ]


def test_entries_without_a_venue_end_where_the_next_one_begins():
    page = (
        "Lee, A. B., & Fox, C. (2008). Counting sheep in wide fields.\n"
        "Hen, D. & Cow, E. (2011). Goats on high hills: A study of\nclimbing.\n"
        "Garcia-Lopez, M. & Day, R. (2020). Optimal routing of horses.\n"
    )
    assert values(page, "title", "published") == [
        ("Counting sheep in wide fields", "2008"),
        ("Goats on high hills: A study of climbing", "2011"),
        ("Optimal routing of horses", "2020"),
    ]


@pytest.mark.parametrize("above", ["", f"{CONCLUSION}References\n"])
def test_a_journal_may_be_parted_from_its_volume_by_a_comma(above):
    page = (
        "[1] A. B. Lee, R. Day, and C. Fox, Counting sheep in wide fields, SIAM\n"
        "J. Wool, 29 (2019), pp. 2057–2081.\n"
        "[2] D. HEN AND E. COW, Goats on high hills, Machine Learning, 12 (2011), pp. 1–19.\n"
    )
    assert values(above + page, "title", "authors", "published") == [
        ("Counting sheep in wide fields", ["A. B. Lee", "R. Day", "C. Fox"], "2019"),
        ("Goats on high hills", ["D. HEN", "E. COW"], "2011"),
    ]


@pytest.mark.parametrize("mark", ["", "• ", "[4] "])
def test_one_reference_is_no_abstract_of_the_heading_over_it(mark):
    page = (
        "Zoë LEE\nDirectrice de recherche\n\nPublications récentes\n\n"
        "Conférences internationales avec comité de lecture\n\n"
        f"{mark}J. M. Day, A. Fox et Z. Lee. Local adaptation of sheep through triangulation:\n"
        "goats helping sheep. Dans COLING, 2010.\n\nEnseignement\n\nM2 TAL, Moutons (24 h)\n"
        "L3 informatique, Chèvres et probabilités (36 h)\n"
    )
    title = "Local adaptation of sheep through triangulation: goats helping sheep"
    names = ["J. M. Day", "A. Fox", "Z. Lee"]
    assert values(page, "title", "authors", "published") == [(title, names, "2010")]
