"""The person an author page is about."""

import pytest

from tests.read.pages import PROSE, read

CARD = f"CLDec 8, 2021\nCounting Sheep\nAnn Lee, Bob Day\n{PROSE}\n"
LABELLED = f"Counting Sheep\n\narXiv.org Machine Learning\n\n{PROSE}\n"


@pytest.mark.parametrize(
    ("page", "person"),
    [
        (f"Cambridge, Massachusetts\n\n{CARD}", []),
        (f"Ann Lee, Bob Day\n\n{CARD}", []),
        (f"Sort By Date\n\n{CARD}", []),
        (f"Lee, Ann\n\n{CARD}", ["Lee, Ann"]),
        (f"Ann Lee\n\n{CARD}", ["Ann Lee"]),
        (f"Gray, Cy\n12 papers\n\n{CARD}", ["Gray, Cy"]),
        (f"Author\nGray, Cy\n\n{CARD}", ["Gray, Cy"]),
        (f"Goto\n\nGray, Cy\n\n\n{LABELLED}", ["Gray, Cy"]),
        (f"Boston, Texas\n\nCollaborating Authors\n\nGray, Cy\n\n\n{LABELLED}", ["Gray, Cy"]),
    ],
)
def test_a_name_is_the_page_s_person_if_something_else_says_so(page, person):
    assert [fact.value for fact in read(page).page_facts if fact.kind == "person"] == person
