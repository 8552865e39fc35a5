"""Titles of a reading list that have no text of their own."""

from textwrap import fill

import pytest

from tests.read.pages import OTHER, PROSE, THIRD, values

ENTRIES = [
    ("Counting Sheep at Night", f"{PROSE} {THIRD}"),
    ("Ladders for Goats", f"{OTHER} {PROSE}"),
    ("Counting Cows and Calves from the Air by Day", f"{THIRD} {OTHER}"),
]
ALONE = "Groups of sheep with finitely many lambs and their barns"


def page(alone, gap="\n", width=76):
    """Print a list with an entry that has no text in the middle of it."""
    texts = [f"{title}\n{fill(text, width)}" for title, text in ENTRIES]
    return gap.join((*texts[:2], alone, texts[2]))


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("fact", ["", "\narXiv:0704.0446", "\nAnn Lee and Bob Day"])
def test_a_title_alone_has_its_facts_below(fact, gap):
    found = values(page(ALONE + fact, gap), "title", "arxiv_id", "authors", "abstract")
    titles = [*ENTRIES[:2], (ALONE, None), ENTRIES[2]]
    assert [(title, text) for title, _, _, text in found] == titles
    assert found[2][1] == ("0704.0446" if "arXiv" in fact else None)
    assert found[2][2] == (["Ann Lee", "Bob Day"] if "Ann" in fact else [])


@pytest.mark.parametrize("names", ["", "\nAnn Lee and Bob Day"])
def test_two_titles_alone_stand_one_over_the_other(names):
    text = page(f"{ALONE}{names}\n{ALONE} again (arXiv:0704.0446)")
    assert [title for (title,) in values(text, "title")][2:4] == [ALONE, f"{ALONE} again"]


def test_a_title_with_its_id_stands_below_a_title_alone():
    text = page(f"{ALONE}\nWool in spring has a price (arXiv:0704.0446)\n{fill(OTHER, 76)}")
    assert values(text, "title", "arxiv_id")[2:4] == [
        (ALONE, None),
        ("Wool in spring has a price", "0704.0446"),
    ]


def test_a_heading_and_the_last_line_of_a_text_are_no_titles_alone():
    headed = page("GOATS AND COWS", "\n\n")
    assert [title for (title,) in values(headed, "title")] == [title for title, _ in ENTRIES]
    cut = page(
        "Wool in Spring\nThe price of wool follows the weather. It is said that wool\n"
        "Prices are high where no hay is sold in the spring"
    )
    assert "Prices are high where no hay is sold in the spring" not in dict(
        values(cut, "title", "doi")
    )


def test_a_short_title_alone_below_another_is_no_second_line_of_it():
    short = "Machine Based Weighing of Digital Wool"
    over = "Strip Planarity Testing of Embedded Planar Sheep"
    text = page(f"{over}\n{short}\nWool in Spring on the Farms of the North\n{fill(OTHER, 76)}")
    assert values(text, "title")[2:5] == [
        (over,),
        (short,),
        ("Wool in Spring on the Farms of the North",),
    ]


def test_titles_alone_in_a_row_with_their_ids_at_any_place():
    row = (
        "Iterated counts and the loop of sheep (arXiv:0704.0014)\n"
        "Approximation for the extinction of woolly goats\narXiv:0704.0019\n\n"
        "[0704.0086] Clustering in a random model of hens\n"
        "Duality and Tameness (arXiv:0704.0102)"
    )
    assert values(page(row), "title", "arxiv_id")[2:6] == [
        ("Iterated counts and the loop of sheep", "0704.0014"),
        ("Approximation for the extinction of woolly goats", "0704.0019"),
        ("Clustering in a random model of hens", "0704.0086"),
        ("Duality and Tameness", "0704.0102"),
    ]


def test_a_title_alone_between_white_space_stands_for_itself():
    assert values(page("Few Goats\n\n" + ALONE, "\n\n"), "title")[2:-1] == [(ALONE,)]


def test_a_title_alone_may_be_the_first_of_a_page():
    first = "Wool and Weather on the Farms of the North"
    head = "Papers\nCreated: 2024-02-11\n\n"
    assert values(f"{head}{first}\n\n{page(ALONE)}", "title")[:2] == [
        (first,),
        ("Counting Sheep at Night",),
    ]
    note = "Papers for the reading group on Thursday"
    assert values(f"{note}\n\n{page(ALONE)}", "title")[0] == ("Counting Sheep at Night",)


@pytest.mark.parametrize(
    ("last", "facts"),
    [
        ("Woven Machines: Weighing Digital Wool in Wide Fields", ""),
        ("Groups of sheep with finitely many lambs and their barns", "\nCreated: Dec 22, 2022"),
    ],
)
def test_a_title_alone_ends_the_page(last, facts):
    texts = [f"{title}{facts}\n{fill(text, 76)}" for title, text in ENTRIES]
    found = values("\n".join((*texts, last + facts)), "title", "published", "abstract")
    assert found[-1] == (last, "2022-12-22" if facts else None, None)
    assert [title for title, _, _ in found[:-1]] == [title for title, _ in ENTRIES]


def test_words_that_end_the_page_are_no_title_alone():
    text = "\n".join(f"{title}\n{fill(text, 76)}" for title, text in ENTRIES)
    found = values(f"{text}\nthe others are on the pile in the barn", "title")
    assert [title for (title,) in found] == [title for title, _ in ENTRIES]


def test_a_title_alone_is_wrapped():
    wrapped = "Woven Benches: A Heterogeneous Measure of Sheep in\nRetrieval of Digital Wool"
    texts = [f"{title}\n\n{fill(text, 60)}" for title, text in ENTRIES]
    page = "\n\n".join((*texts[:2], f"{wrapped}\n\n(to read)", texts[2]))
    titles = [ENTRIES[0][0], ENTRIES[1][0], wrapped.replace("\n", " "), ENTRIES[2][0]]
    assert [title for (title,) in values(page, "title")] == titles


def test_a_title_with_a_name_of_its_own_stands_below_a_title_alone():
    alone = "Self-Consistency Improves the Counting of Sheep in Fields at Night"
    named = "BarnBench: Can Digital Goats Count What They See in Fields?"
    texts = [f"{title}\n{fill(text, 72)}" for title, text in ENTRIES]
    page = "\n".join((*texts, alone, f"{named}\n{fill(OTHER, 72)}"))
    assert values(page, "title", "abstract")[-2:] == [(alone, None), (named, OTHER)]
