"""References as journals of astronomy and of Elsevier print them: commas before a bare year."""

import pytest

from tests.read.pages import read, values

NAMES = ["Lee J.S.", "van Dokkum P.G.", "Fox C."]
SHEEP, GOATS, COWS = "Counting Sheep, Goats and Cows at z=0.39", "A Red Flock: I. Survey", "Wool"
COWS += " and Milk of the Far Fields"
COMMAS = f"""• Lee J.S., van Dokkum P.G., Fox C., et al., 2003, {SHEEP}, arXiv:astro-ph/0308034
• Lee J.S., van Dokkum P.G., Fox C., 2013a, {GOATS}, arXiv:1301.0321 [astro-ph.CO]
• van Dokkum P.G., 1996, {COWS}, arXiv:astro-ph/9603029
"""
JOURNALS = f"""References

Lee J.S., van Dokkum P.G., Fox C., et al., 2003, {SHEEP}, ApJ, 599, 957
Lee J.S., van Dokkum P.G., & Fox C., 2013, {GOATS}, ApJ, 763, L25, arXiv:1301.0321
van Dokkum P.G., 1996, {COWS}, in Wool and Dust, ed. B. Day, Cambridge
"""
WRAPPED = f"""Lee J.S., van Dokkum P.G., Fox C., et al., 2003,
    {SHEEP}, ApJ, 599, 957
Lee J.S., van Dokkum P.G. and Fox C., 2013, {GOATS},
    MNRAS, 281, 985, doi:10.1000/281.3
van Dokkum P.G., 1996, {COWS}, A&A, 3, 4
"""


@pytest.mark.parametrize("page", [COMMAS, JOURNALS, WRAPPED], ids=["ids", "journals", "wrapped"])
def test_initials_behind_family_names_and_a_year_between_commas(page):
    assert values(page, "title", "authors", "published", "authors_truncated") == [
        (SHEEP, NAMES, "2003", True),
        (GOATS, NAMES, "2013", False),
        (COWS, ["van Dokkum P.G."], "1996", False),
    ]
    assert read(page).sources[0].reader == "references"


def test_venues_and_ids_stand_behind_the_title():
    assert values(COMMAS, "arxiv_id") == [
        ("astro-ph/0308034",),
        ("1301.0321",),
        ("astro-ph/9603029",),
    ]
    assert values(JOURNALS, "journal_ref", "arxiv_id") == [
        ("ApJ, 599, 957", None),
        ("ApJ, 763, L25", "1301.0321"),
        ("Wool and Dust, ed. B. Day, Cambridge", None),
    ]


def test_journals_of_astronomy_print_no_titles():
    text = (
        "Lee J.S., van Dokkum P.G., Fox C., 2003, ApJ, 599, 957, arXiv:astro-ph/0308034\n"
        "Fox C., van Dokkum P.G., 2013, Wool Astronomy, 763, L25, arXiv:1301.0321\n"
    )
    assert values(text, "title", "journal_ref", "published", "arxiv_id") == [
        (None, "ApJ, 599, 957", "2003", "astro-ph/0308034"),
        (None, "Wool Astronomy, 763, L25", "2013", "1301.0321"),
    ]


def test_a_comma_before_the_year_and_a_full_stop_behind():
    text = f"""References

Lee, J.S., van Dokkum, P.G., Fox, C., et al., 2003. {SHEEP}. Wool J. 599, 957-963.
Lee, J.S., van Dokkum, P.G., Fox, C., 2013b. {GOATS}. Wool J. 763, 25.
van Dokkum, P.G., 1996. {COWS}. Mon. Not. R. Wool Soc. 281, 985-990.
"""
    names = ["Lee, J.S.", "van Dokkum, P.G.", "Fox, C."]
    assert values(text, "title", "authors", "published", "journal_ref") == [
        (SHEEP, names, "2003", "Wool J. 599, 957-963"),
        (GOATS, names, "2013", "Wool J. 763, 25"),
        (COWS, names[1:2], "1996", "Mon. Not. R. Wool Soc. 281, 985-990"),
    ]


def test_collaborations_of_physics_in_small_letters_and_alone():
    page = """[1] Belle collaboration, J. Dalseno et al., Counting sheep in fields, Phys. Rev. D 79
(2009) 072004 [0811.3665] [SPIRES].
[2] ATLAS and CMS collaborations, Goats at the LHC, JHEP 08 (2016) 045
[arXiv:1606.02266] [INSPIRE].
[3] T. Ghosh and S. SenGupta, Thermodynamics of cows, Phys. Rev. D 78 (2008) 124005
[0811.3679] [SPIRES].
[4] C. Cow and D. Hen, Astrophys. J.
    134, 149 (2007), arXiv:0704.0988 [astro-ph].
"""
    assert values(page, "title", "authors") == [
        ("Counting sheep in fields", ["Belle collaboration", "J. Dalseno"]),
        ("Goats at the LHC", ["ATLAS and CMS collaborations"]),
        ("Thermodynamics of cows", ["T. Ghosh", "S. SenGupta"]),
        (None, ["C. Cow", "D. Hen"]),
    ]


@pytest.mark.parametrize("wrap", [" ", "\n    "])
@pytest.mark.parametrize(
    ("place", "venue", "year"),
    [
        ("Phys. Rev. D 79, 054007{wrap}(2009) [", "Phys. Rev. D 79", "2009"),
        ("Nucl. Phys. B817{wrap}(2009) 252 [", "Nucl. Phys. B817", "2009"),
        ("Phys. Lett.{wrap}38B, 517 (1972); ", "Phys. Lett. 38B", "1972"),
        ("Nature (London) 415,{wrap}39 (2002), ", "Nature (London) 415", "2002"),
        ("J. Phys. A: Math. Gen. 12,{wrap}L45 (1979). ", "J. Phys. A: Math. Gen. 12", "1979"),
        ("{wrap}", None, None),
    ],
)
def test_an_entry_of_physics_has_journal_or_id_for_a_title(place, venue, year, wrap):
    close = "]" * place.endswith("[")
    text = (
        f"References\n[1] A. B. Lee, C. Day and D. Fox, {place.format(wrap=wrap)}"
        f"arXiv:0811.3662 [hep-ph]{close}.\n"
        "[2] E. Elm, “Counting sheep in the\n    fields,” JHEP 0905 (2009) 113, arXiv:0811.3984.\n"
        "[3] G. Hay and H. Ivy, Phys. Rev. D\n    75, 094017 (2007), hep-th/0501001.\n"
        "[4] J. Jay, hep-th/9901001.\n"
    )
    columns = ("title", "authors", "journal_ref", "published", "arxiv_id")
    names = ["A. B. Lee", "C. Day", "D. Fox"]
    first, *others = values(text, *columns)
    assert first == (None, names, venue, year, "0811.3662")
    assert [(t, a, i) for t, a, _, _, i in others] == [
        ("Counting sheep in the fields", ["E. Elm"], "0811.3984"),
        (None, ["G. Hay", "H. Ivy"], "hep-th/0501001"),
        (None, ["J. Jay"], "hep-th/9901001"),
    ]


def test_pages_behind_a_colon_and_a_year_behind_a_comma():
    page = """References

[1] A.-l. Lee and B. Day, Counting Sheep vs Goats, Phys. Rev. D75 (2007) 11 [arXiv:0704.0001].

[2] C. Fox, D. Hay and E. Ink, The Wool Sequence and
Lambs, AIP Conf. Proc. 921:160-162,2007 [arXiv:0704.0002].

[3] F. Gum and G. Hop, Shearing by Night, Phys.Lett.B651:54-57,2007.
"""
    assert values(page, "title", "authors", "published", "arxiv_id") == [
        ("Counting Sheep vs Goats", ["A.-l. Lee", "B. Day"], "2007", "0704.0001"),
        ("The Wool Sequence and Lambs", ["C. Fox", "D. Hay", "E. Ink"], "2007", "0704.0002"),
        ("Shearing by Night", ["F. Gum", "G. Hop"], "2007", None),
    ]
