"""RePEc (IDEAS): a work a line, names parted by "&", a title that a comma closes."""

from kgraph.read.sites import repec
from tests.read.pages import at_problems, read, values

PAGE = """My bibliography Save this author's items
Personal Details
First Name: Ann
Last Name: Lee
Research output
Jump to: Working papers Articles Software
Working papers
Ann Lee & Bob Day & Cy van der Elk, 2022. "Wool Closures: Evidence from Goatland," \
IWO Discussion Papers 15177, Institute of Wool (IWO).
Lee, Ann & Day, Bob, 2009. "Is Wool Destructive?," Discussion Papers 451, Wool Institute, \
revised 03 Feb 2011.
Articles
Bob Day & Ann Lee, 2018. ""Losing heart"? Sheep and health," Wool Economics, Wool & Sons, \
Ltd., vol. 27(4), pages 712-724, April.
Lee, A., 2007. "The effect of "goats" on wages," The Review of Wool, Press, \
vol. 89(3), pages 497-509, August.
Ann Lee, 2015. "A Title Without a Month," Wool, vol. 4(2), pages 1-9.
Software components
Ann Lee & Bob Day, 2021. "WOOLEN: module to build panels," \
Statistical Software Components S458912, University of Wool.
Corrections
"""
EXPECTED = [
    (
        "Wool Closures: Evidence from Goatland",
        *(["Ann Lee", "Bob Day", "Cy van der Elk"], "2022"),
        "IWO Discussion Papers 15177, Institute of Wool (IWO)",
    ),
    (
        *("Is Wool Destructive?", ["Lee, Ann", "Day, Bob"], "2009"),
        "Discussion Papers 451, Wool Institute",
    ),
    (
        *('"Losing heart"? Sheep and health', ["Bob Day", "Ann Lee"], "2018-04"),
        "Wool Economics, Wool & Sons, Ltd., vol. 27(4), pages 712-724",
    ),
    (
        *('The effect of "goats" on wages', ["Lee, A."], "2007-08"),
        "The Review of Wool, Press, vol. 89(3), pages 497-509",
    ),
    ("A Title Without a Month", ["Ann Lee"], "2015", "Wool, vol. 4(2), pages 1-9"),
]


def test_a_work_a_line():
    assert read(PAGE).sources[0].reader == repec.NAME
    assert values(PAGE, "title", "authors", "published", "journal_ref") == EXPECTED
    assert values(PAGE, "updated")[1] == ("2011-02-03",)


def test_programs_are_no_papers():
    (said,) = at_problems(PAGE, "nameless-entry")
    assert said.startswith("Ann Lee & Bob Day, 2021.")


def test_citations_of_a_work_are_listed_with_numbers():
    lines = [line for line in PAGE.splitlines() if '," ' in line][:4]
    page = "Citations\n" + "".join(f"{n}. {line}\n" for n, line in enumerate(lines, 1))
    assert values(page, "title") == [(title,) for title, *_ in EXPECTED[:4]]


def test_titles_between_other_quotation_marks():
    page = PAGE.replace(' "', " “").replace(',"', ",”").replace('""', '“"').replace('. "', ". “")
    assert values(page, "title")[0] == (EXPECTED[0][0],)
