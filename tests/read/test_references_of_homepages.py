"""Lists of somebody's own works, as home pages and CVs print them in the style of references."""

import pytest

from tests.read.pages import read, values

TWO = ["Lee A. B.", "Day C."]


def test_a_year_over_entries_dates_those_that_print_none():
    page = (
        "Publications\n\n2007\n\n"
        "    Lee A. B., Day C.: Counting Sheep: A Survey, ApJ 664, 738 [ADS] [astro-ph]\n"
        "    Fox D., Lee A. B.: Goats on a Hill, A&A 467, L23 [ADS] [arXiv:0704.0001]\n\n"
        "1992\n\n    Lee A. B., Day C.: Cows in Rain, Wool 395, L83 [ADS]\n"
    )
    assert values(page, "title", "authors", "published", "journal_ref") == [
        ("Counting Sheep: A Survey", TWO, "2007", "ApJ 664, 738"),
        ("Goats on a Hill", ["Fox D.", "Lee A. B."], "2007", "A&A 467, L23"),
        ("Cows in Rain", TWO, "1992", "Wool 395, L83"),
    ]


def test_entries_may_hang_under_a_year():
    page = (
        "Publications\n\n2020\n  Ann Lee, Bob Day. Counting Sheep\n     in Fields. WOOL 2020.\n"
        "  Cy Fox, Ann Lee. Goats on\n     Hills. HAY 2020. Best paper award.\n\n"
        "2013\n  Ann Lee, Bob Day, et al.\n     Cows in the Rain. WOOL 2013.\n"
    )
    assert values(page, "title", "published") == [
        ("Counting Sheep in Fields", "2020"),
        ("Goats on Hills", "2020"),
        ("Cows in the Rain", "2013"),
    ]


@pytest.mark.parametrize("note", ["", ". Best Paper Award"], ids=["plain", "with a prize"])
def test_an_entry_ends_where_one_begins_on_the_next_line(note):
    page = (
        f"Counting Sheep in Wide Fields. Ann Lee and Bob Day. In Proceedings of WOOL, 2001{note}\n"
        "Goats on High Ladders. Cy Fox, Ann Lee, and Bob Day. In Proceedings of HAY, 2000.\n"
        "Cows in the Cold Rain. Ann Lee and Bob Day. In Proceedings of WOOL, 1999.\n"
    )
    assert [year for (year,) in values(page, "published")] == ["2001", "2000", "1999"]


@pytest.mark.parametrize("quotes", ["“”", '""', "«»", "„“"])
def test_a_quoted_title_may_stand_before_names(quotes):
    entry = (
        "{}. {}{}{}, A.B. Lee and\n   C. d’Day, J. Wool. Phys. 140, 77 ({}). arXiv: 0704.000{}\n\n"
    )
    rows = (("Counting sheep in fields", 2005), ("Goats on a hill", 2006), ("Cows, again", 2007))
    page = "Preprints and papers\n\n" + "".join(
        entry.format(n, quotes[0], title, quotes[1], year, n)
        for n, (title, year) in enumerate(rows, 1)
    )
    assert values(page, "title", "authors", "published", "journal_ref") == [
        (title, ["A.B. Lee", "C. d’Day"], str(year), "J. Wool. Phys. 140, 77")
        for title, year in rows
    ]


def test_talks_with_quoted_titles_are_no_entries():
    page = (
        "Papers\n2008  A. Lee and B. Day, “Counting sheep,” Wool Letters 3, 2008.\n"
        "2007  A. Lee and B. Day, “Counting goats,” Wool Letters 2, 2007.\n"
        "Talks\n2006  “Open fields”, Spring Meeting, Freiburg\n2005  “Wool”, Hill College, Bern\n"
    )
    assert len(values(page, "title")) == 2


@pytest.mark.parametrize("name", ["Abstract: ", "Abstract\n   ", "Résumé : ", "Zusammenfassung. "])
def test_an_abstract_under_its_name_belongs_to_the_entry_above(name):
    text = "We count sheep in wide fields, by day and\n   by night, and find that there are many."
    page = (
        '1. "Counting sheep", A. Lee and B. Day, Wool 140, 77 (2005).\n\n'
        f'2. "Counting goats", A. Lee and B. Day, Wool 141, 78 (2006).\n   {name}{text}\n\n'
        '3. "Counting cows", A. Lee and B. Day, Wool 142, 79 (2007).\n'
    )
    assert values(page, "title", "abstract") == [
        ("Counting sheep", None),
        ("Counting goats", " ".join(text.split())),
        ("Counting cows", None),
    ]


def test_names_title_and_venue_may_stand_on_lines_of_their_own():
    page = (
        "Refereed journals\n[3] A. B. Lee\nCounting sheep in wide fields\n"
        "Wool Lett. A 369, 380 (2007)\ndoi:10.1000/wool.3\n"
        "[2] C. Day, A. B. Lee\nGoats on hills and\nwhere they are\nHay Rev. C 75, 047303 (2006)\n"
        "[1] C. Day, A. B. Lee, D. Fox\nA proof of cows\narXiv:0704.0575 (2005)\n"
    )
    assert values(page, "title", "authors", "published") == [
        ("Counting sheep in wide fields", ["A. B. Lee"], "2007"),
        ("Goats on hills and where they are", ["C. Day", "A. B. Lee"], "2006"),
        ("A proof of cows", ["C. Day", "A. B. Lee", "D. Fox"], "2005"),
    ]


@pytest.mark.parametrize("row", ["PDF", "[pdf] [code]", "PDF | BibTeX"])
def test_buttons_below_an_entry_are_no_names(row):
    page = "Publications\n" + "".join(
        f"Lee, A., & Day, B. (200{n}). Counting {what}. In WOOL 200{n}.\n{row}\n"
        for n, what in enumerate(("Sheep", "Goats", "Cows"))
    )
    assert [names for (names,) in values(page, "authors")] == [["Lee, A.", "Day, B."]] * 3


@pytest.mark.parametrize("kind", ["preprint", "unpublished", "working paper", "Technical report 3"])
def test_what_kind_of_paper_it_is_is_no_title(kind):
    page = "References\n" + "".join(
        f"[{n}] A. Lee and B. Day, {title}, {kind}, arXiv:0704.000{n}, 2007.\n"
        for n, title in enumerate(("Counting sheep", "Goats on hills", "Cows, again"), 1)
    )
    titles = [title for (title,) in values(page, "title")]
    assert titles == ["Counting sheep", "Goats on hills", "Cows, again"]


@pytest.mark.parametrize(
    "also", ["(See also Hay Bulletin 24(4), December 2003.)", "(Preliminary version in HAY 1999.)"]
)
def test_where_else_a_paper_appeared_is_not_its_date(also):
    page = f"[1] A. Lee and B. Day. Counting sheep in fields. In WOOL, 2001. {also}\n"
    (record,) = read(page).records
    assert record.published == "2001"


@pytest.mark.parametrize("lead", ["[{}'{}]", "[{} 20{}]"])
def test_where_and_when_may_stand_before_names(lead):
    rows = (
        ("WOOL", "21", "Ann Lee, Bob Day, Cy Fox. Counting Sheep Without Regret."),
        ("HAY", "20", "Bob Day, Ann Lee. Goats on Persistent Hills. (Best paper)"),
        ("WOOL", "19", "Ann Lee, Cy Fox. Cows over Uncertain Streams."),
    )
    page = "Publications\n\n" + "".join(f"{lead.format(a, b)} {text}\n" for a, b, text in rows)
    assert values(page, "title", "published", "journal_ref") == [
        ("Counting Sheep Without Regret", "2021", "WOOL"),
        ("Goats on Persistent Hills", "2020", "HAY"),
        ("Cows over Uncertain Streams", "2019", "WOOL"),
    ]


def test_a_year_in_the_margin_dates_all_entries_beside_it():
    page = (
        "PUBLICATIONS\n\n2022    Lee, A., Day, B. & Fox, C. Counting sheep under\n"
        "        seismic load. Wool 823, 229201.\n"
        "        Day, B. & Lee, A. Goats of the eastern hills.\n        J. Hay Res. 421, 107440.\n"
        "2020    Lee, A. & Fox, C. Cows in the rain.\n        Bull. Wool 82, 14.\n"
    )
    assert values(page, "title", "published") == [
        ("Counting sheep under seismic load", "2022"),
        ("Goats of the eastern hills", "2022"),
        ("Cows in the rain", "2020"),
    ]


def test_names_may_be_parted_as_germans_do_and_be_those_of_editors():
    page = (
        "2013\nLee, A./Day, B.: „Vom Zählen der Schafe“, in: Wollblätter 297 (2013), S. 33-68.\n"
        "Lee, A./Fox, C. (Hg.): „Ziegen im Regen“, in: Heublätter 131 (2013), S. 1-29.\n"
    )
    assert values(page, "title", "authors") == [
        ("Vom Zählen der Schafe", ["Lee, A.", "Day, B."]),
        ("Ziegen im Regen", ["Lee, A.", "Fox, C."]),
    ]


def test_a_year_beside_some_names_is_that_of_their_entry():
    page = (
        "Publications\n\nEk, J.-F., Lee, R.E., and van den Berg, L. Goats simplify webs of hay on "
        "hills. Wool 103: e3655. doi:10.1002/ecy.3655 [PDF]\n\n2020\n\n"
        "Lee, R.E., Fox, N., Ek, J.-F., et al. A survey of wool in cold barns. Hay 65: 220–236.\n\n"
        "Ellery, P.*, Lee, R.E. Are ponds hotspots of wool? A case from 41 sites in the hills. Hay "
        "Science 39: 115–128. doi:10.1086/707819 [PDF]\n\n"
        "Lee, R.E., Day, B., and Ram, S. 2015. Goats on a hill. Hay 60: 14–26. [PDF]\n"
    )
    assert [date for (date,) in values(page, "published")][-3:] == ["2020", "2020", "2015"]


@pytest.mark.parametrize("mark", ["", "- ", "{n}. "], ids=["plain", "bullets", "numbers"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["tight", "blocks"])
@pytest.mark.parametrize(
    ("place", "buttons"),
    [
        ("{year}, A&A, 488, 959", "ADS | doi:10.1051/0004-6361:20080{n} | 154 citations"),
        ("{year}, ApJ, 664, L38", "[ADS] [PDF]"),
        ("MNRAS, 380, 1520 ({year})", "ADS / arXiv"),
        ("Phys. Rev. D 76, 13009 ({year})", "Cited by 12"),
    ],
)
def test_names_over_a_journal_are_of_the_title_over_them(place, buttons, gap, mark):
    entries = [
        ("Counting sheep in the fields", "Lee, A. B., Day, C., & van der Fox, D. E.", "2008"),
        ("Wool on the northern slopes", "Lee, A. B., & Day, C.", "2007"),
        ("The goats of Meadow Hill", "Day, C., Lee, A. B., & Hay, G.", "2005"),
    ]
    text = "Ann B. Lee\nhome\npublications\n\n" + gap.join(
        f"{mark}{title}\n{names}\n{place}\n{buttons}".format(n=n, year=year)
        for n, (title, names, year) in enumerate(entries, 1)
    )
    text += "\n\nPhD thesis\n\nSheep in the Laboratory\nNovember 2003, Meadow University\n"
    read_ones = values(text, "title", "authors", "published", "labels")
    assert [one[:3] for one in read_ones[:3]] == [
        (entries[0][0], ["Lee, A. B.", "Day, C.", "van der Fox, D. E."], "2008"),
        (entries[1][0], ["Lee, A. B.", "Day, C."], "2007"),
        (entries[2][0], ["Day, C.", "Lee, A. B.", "Hay, G."], "2005"),
    ]
    assert not any("thesis" in label for _, _, _, labels in read_ones for label in labels)
