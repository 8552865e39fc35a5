"""Cards whose line of codes and date stands behind the abstract."""

from textwrap import fill

import pytest

from tests.read.pages import OTHER, PROSE, THIRD, read, values

TITLES = (
    "Counting Sheep in Wide Fields",
    "Ladders for Goats: A Study",
    "Cows Seen from the Air",
    "Resting Places of Old Horses",
)
NAMES = (["Ann Lee", "Bob S. Day"], ["Cy Fox", "Dan Roe", "E. Poe"], ["Flo Elk", "Gil Ash"])
TEXTS = (PROSE, OTHER, THIRD, f"{OTHER} {PROSE}")
CARDS = ("CVCLMar 31, 2021", "LGDec 2, 2022", "CLFeb 7, 2025Code", "CVMay 19, 2024")
DATES = ("2021-03-31", "2022-12-02", "2025-02-07", "2024-05-19")
LISTS = (*NAMES, ["Hal Ibis", "Ida Jay"])


def entries(
    *, glue="", tail=" et al. · wool, farm", blank="", width=2000, cards=CARDS, without=None
) -> str:
    page = []
    for n, (title, names, text, card) in enumerate(zip(TITLES, LISTS, TEXTS, cards, strict=True)):
        card_line = "" if n == without else f"{card}\n{blank}"
        page.append(
            f"{title}{glue}{', '.join(names)}{tail}\n{blank}{fill(text, width)}\n{blank}{card_line}"
        )
    return "".join(page)


def expected(dates=DATES) -> list[tuple[object, ...]]:
    return list(zip(TITLES, LISTS, dates, TEXTS, strict=True))


def found(page: str) -> list[tuple[object, ...]]:
    assert read(page).sources[0].reader == "dated_cards"
    return values(page, "title", "authors", "published", "abstract")


@pytest.mark.parametrize("glue", ["", "\n"])
@pytest.mark.parametrize("tail", ["", " et al.", " et al. · wool, farm"])
@pytest.mark.parametrize("blank", ["", "\n"])
@pytest.mark.parametrize("width", [79, 2000])
def test_each_card_is_of_the_entry_above_it(glue, tail, blank, width):
    assert found(entries(glue=glue, tail=tail, blank=blank, width=width)) == expected()


@pytest.mark.parametrize(
    "cards",
    [
        ("cs.CV Mar 31, 2021", "cs.LG Dec 2, 2022", "cs.CL Feb 7, 2025", "cs.CV May 19, 2024"),
        ("CV\nMar 31, 2021", "LG\nDec 2, 2022", "CL\nFeb 7, 2025", "CV\nMay 19, 2024"),
        ("CV 31 March 2021", "LG 2 Dec 2022", "CL 7 Feb 2025", "CV 19 May 2024"),
        ("CV2021-03-31", "LG2022-12-02", "CL2025-02-07", "CV2024-05-19"),
    ],
)
def test_other_forms_of_codes_and_dates(cards):
    assert found(entries(cards=cards)) == expected()


@pytest.mark.parametrize("heading", ["", "Papers\n", "Home\nTrending papers\nSort by date\n\n"])
@pytest.mark.parametrize("closing", ["", "Load more\n", "\n\nAbout\nContact us\n"])
def test_navigation_above_and_below(heading, closing):
    assert found(heading + entries() + closing) == expected()


@pytest.mark.parametrize("n", [0, 1, 2])
def test_an_entry_without_a_card_has_no_date(n):
    dates = [None if i == n else date for i, date in enumerate(DATES)]
    assert found(entries(without=n)) == expected(dates)


def test_cards_that_open_entries_are_of_those_below():
    page = "".join(
        f"{card}\n{title}{', '.join(names)} et al.\n{text}\n"
        for title, names, text, card in zip(TITLES, LISTS, TEXTS, CARDS, strict=True)
    )
    assert found(page) == expected()
    # The first card is left out: the last entry, which has one above it, tells.
    for heading in ("", "Papers\n", "Home\nTrending papers\n\n"):
        assert found(heading + page.partition("\n")[2]) == expected((None, *DATES[1:]))


@pytest.mark.parametrize("n", [0, 1, 2])
def test_an_entry_without_a_card_on_a_wrapped_page(n):
    dates = [None if i == n else date for i, date in enumerate(DATES)]
    assert found(entries(without=n, width=40)) == expected(dates)


def test_the_first_abstract_may_be_cut_short():
    page = entries().replace(f"{PROSE}\nCVCL", f"{PROSE[:-20]}\nCVCL")
    assert [row[2] for row in found(page)] == list(DATES)
