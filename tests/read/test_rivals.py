"""Two readers that know a page: the one that leaves less of it is believed."""

import pytest

from tests.read.pages import OTHER, PROSE, THIRD, codes, read, values

LONG, LONGER = f"{PROSE} {OTHER}", f"{PROSE} {THIRD}"
# Two with a short remark, as home pages have them, among those with an abstract.
PORTAL = f"""Wool Portal
Search

counting sheep

4 results

Counting Sheep in Wide Fields

Lee, Ann, Day, Bob

arXiv.org Machine Learning Nov-26-2008

{LONG}


Goats on Ladders and Other Heights

Fox, Cy, Day, Bob

arXiv.org Artificial Intelligence Nov-27-2008

{LONGER}


Cows Seen from the Air

Lee, Ann, Fox, Cy

Neural Information Processing Systems Dec-31-1996

Cows stand still for most of the day, and we count them.


Horses at the River

Day, Bob, Lee, Ann

Neural Information Processing Systems Dec-31-1995

Horses drink twice a day, and we count them then.
"""
PROGRAMME = """Journal club

26 Jan (Kim)
Counting Sheep in Wide Fields
A. Lee, B. Day, C. Fox (2007)
doi: 10.1063/1.2757292

2 Feb (Jo)
Goats on Ladders: barely enough time to count them all
Ann Lee (2007)
arXiv:0704.0094

16 Feb (Kim)
Cows Seen from the Air
Ann Lee & B. Michael Day (2008)
doi: 10.1086/533485
"""
MESSAGES = """Ann Lee
Monday, 3 March 2025
Has anyone read https://arxiv.org/abs/2305.01234 ? It counts sheep.

Bob Day
Tuesday, 4 March 2025
this one also: https://arxiv.org/abs/2205.01239
"""


def test_a_portal_with_long_and_short_texts_is_read_whole():
    found = values(PORTAL, "title", "published")
    assert found == [
        ("Counting Sheep in Wide Fields", "2008-11-26"),
        ("Goats on Ladders and Other Heights", "2008-11-27"),
        ("Cows Seen from the Air", "1996-12-31"),
        ("Horses at the River", "1995-12-31"),
    ]
    assert read(PORTAL).records[0].abstract == LONG


def test_a_programme_with_dois_is_no_page_of_inspire():
    assert [title for (title,) in values(PROGRAMME, "title")] == [
        "Counting Sheep in Wide Fields",
        "Goats on Ladders: barely enough time to count them all",
        "Cows Seen from the Air",
    ]


@pytest.mark.parametrize("day", ["Monday, 3 March 2025", "2023-06", "March 2025", "3.4.2025"])
def test_a_day_is_no_title(day: str):
    page = MESSAGES.replace("Monday, 3 March 2025", day)
    assert values(page, "title", "arxiv_id") == [(None, "2305.01234"), (None, "2205.01239")]


def test_an_item_that_is_only_a_day_is_a_problem():
    page = (
        "# Ann Lee\n\n## Publications\n\n- **[2023-06]** Our survey [slides](https://x.org/s.pdf)\n"
        "- **Counting Sheep at Night**. Ann Lee, Bob Day. ICML 2023.\n"
        "- **Goats on Ladders**. Ann Lee, Cy Fox. NeurIPS 2022.\n"
    )
    assert [title for (title,) in values(page, "title")] == [
        "Counting Sheep at Night",
        "Goats on Ladders",
    ]
    assert codes(page) == ["nameless-entry"]


def test_lines_of_wrapped_references_are_no_papers_of_a_rival():
    page = (
        "- ‘New evidence for a strong modulation of the price of hay and wool in MeAdOw$_2$O$_6$’\n"
        "    (with R. Stern, M. Hill, C. Bell and T. Ink), ABCD Transactions on Pattern\n"
        "    Analysis and Farm Intelligence 13(8): 2491–2497 (2007).\n\n"
        "- ‘Sum and Product of Quantitative Sheep’ (with Radu Marsh, Dana Pond and Gordon\n"
        "Fox), Nature 45(3): 2290–2309 (2022).\n\n"
        "- ‘Macro Goats and Holistic Triggering for Efficient Barn Parsing’ (with Eve\n"
        "    Roe and Cy Lang), Nature 64(5): 201–215 (2016).\n\n"
        "- ‘Incorporating Hens and their Variability for Equitable Farm Identification’ (with\n"
        "    Yul Day and Dan Hay), Nature 50(8): 7076–7079 (2007).\n"
    )
    titles = [title for (title,) in values(page, "title")]
    assert "Sum and Product of Quantitative Sheep" in titles
    assert not any(str(title).startswith(("Fox)", "Analysis", "‘")) for title in titles)
