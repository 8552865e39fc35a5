"""Author lists of arXiv's pages: organisations in brackets, wrapped names, who speaks for whom."""

import pytest

from tests.read.pages import PROSE, values

OLD = """arXiv.org > math > arXiv:0811.4485v2
Search or Article-id
(Help | Advanced search)
     All papers   Titles   Authors   Abstracts   Full text   Help pages

Download:

    PDF
    PostScript
    Other formats

Current browse context:
math.PR
< prev | next >

Mathematics > Probability
Second order counts of sheep
{names}
(Submitted on 27 Nov 2008 (v1), last revised 12 Feb 2010 (this version, v2))

    {text}

Subjects: 	Probability (math.PR)
Cite as: 	arXiv:0811.4485v2 [math.PR]
"""
LYNX = """   #[1]arXiv.org

   Computer Science > Computers and Society

   (Submitted on 17 Apr 1999)

Title:Beyond Concern: Counting Sheep

   Authors:{names}
   [12]View PDF

     Abstract:{text}

   Subjects: Computers and Society (cs.CY)
   Cite as:  arXiv:cs/9904010 [cs.CY]
"""


@pytest.mark.parametrize("place", ["PMA", "LPMA, Paris 6"])
def test_organisations_stand_in_brackets_behind_names(place):
    names = f"Ann Lee ({place}), Bob Day (MODAL'X), Cy Fox"
    page = OLD.format(names=names, text=PROSE)
    assert values(page, "title", "authors", "abstract") == [
        ("Second order counts of sheep", ["Ann Lee", "Bob Day", "Cy Fox"], PROSE)
    ]


@pytest.mark.parametrize(
    "names",
    [
        "Ann Faith Lee, Bob Day, Mark S.\n   Ackerman",
        "Ann Faith Lee, Bob Day, Mark\n   S. Ackerman",
    ],
)
def test_a_name_goes_on_in_the_line_below(names):
    page = LYNX.format(names=names, text=PROSE)
    assert values(page, "authors", "abstract") == [
        (["Ann Faith Lee", "Bob Day", "Mark S. Ackerman"], PROSE)
    ]


@pytest.mark.parametrize("said", ["for the IceCube Collaboration", "on behalf of the Wool Team"])
def test_for_whom_authors_speak_is_no_author(said):
    page = (
        "Authors and titles for recent submissions\n\n[1]  arXiv:0811.4494 [pdf, ps, other]\n"
        f"    Title: Counting Sheep\n    Authors: A. B. Lee, {said}\n"
        "    Subjects: Astrophysics (astro-ph)\n\n[2]  arXiv:0811.4495 [pdf, ps, other]\n"
        "    Title: Counting Goats\n    Authors: Bob Day, The Wool Collaboration\n"
        "    Subjects: Astrophysics (astro-ph)\n"
    )
    assert [row[0] for row in values(page, "authors")] == [
        ["A. B. Lee"],
        ["Bob Day", "The Wool Collaboration"],
    ]
