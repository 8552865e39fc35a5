"""Ways in which people write the items of a Markdown list: venues first, marks, names below."""

import pytest

from tests.read.pages import read, values

SHEEP = ("Counting Sheep at Night", "https://arxiv.org/abs/2401.00001")
GOATS = ("A Ladder for Goats and Cows", "https://arxiv.org/abs/2401.00002")
BOTH = ["Ann Lee", "Bob Day"]
HEAD = "# Papers\n\nWhat our group reads this term.\n\n"


def page_of(item: str, number: int) -> str:
    rows = [item.format(title=title, link=link) for title, link in (SHEEP, GOATS)[:number]]
    return HEAD + "\n".join(rows) + "\n"


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize(
    ("item", "authors", "date"),
    [
        ('1. **(R)** Ann Lee and Bob Day. "{title}." ICML 2024. [arXiv]({link})', BOTH, "2024"),
        ("* **ICML 2024** - {title}, Ann Lee, Bob Day, 2024. [[pdf]]({link})", BOTH, "2024"),
        ("- [ICML'24] {title} [[paper]({link})]\n  - Ann Lee, Bob Day", BOTH, "2024"),
        ("- [x] Lee et al. (2024) [{title}]({link}) ⭐\n    - two goats", ["Lee"], "2024"),
        ("- [{title}]({link}) (Lee et al, 2024) -> read it with the goats", ["Lee"], "2024"),
        ("[{title}]({link})\n:   Ann Lee, Bob Day\n:   ICML, 2024\n", BOTH, "2024"),
        ("**[{title}]({link})**  \n*Ann Lee, Bob Day*  \nICML 2024\n", BOTH, "2024"),
        ("- [{title}]({link})\n\n  Paper • Published Mar 1, 2024 • 10\n", [], "2024-03-01"),
        ("- [[@lee2024]] {title} — Ann Lee, Bob Day (2024) #read {link}", BOTH, "2024"),
    ],
)
def test_an_item_with_a_link(item, authors, date, number):
    assert values(page_of(item, number), "title", "authors", "published", "arxiv_id") == [
        (title, authors, date, link[-10:]) for title, link in (SHEEP, GOATS)[:number]
    ]


@pytest.mark.parametrize("number", [1, 2])
def test_an_item_without_a_link_has_names_on_items_below(number):
    page = page_of("- **{title}** (WoolNet)\n  - *Ann Lee, Bob Day*\n  - ICML 2024", number)
    assert values(page, "title", "authors", "published") == [
        (title, BOTH, "2024") for title, _ in (SHEEP, GOATS)[:number]
    ]


def test_names_below_items_are_read_beside_linked_ones():
    linked = "- **{}** [[Paper]]({})\n  - *Ann Lee, Bob Day*\n  - ICML 2024\n".format(*SHEEP)
    page = HEAD + linked + linked.replace(" [[Paper]](" + SHEEP[1] + ")", "").replace(*"SG")
    titles = [title for (title,) in values(page, "title")]
    assert titles == ["Counting Sheep at Night", "Counting Gheep at Night"]


def test_an_outline_with_names_in_few_of_its_items_is_no_list_of_papers():
    page = HEAD + "- Who milks\n  - Ann Lee, Bob Day\n- Feed\n  - hay\n- Wool\n- Doors\n- Fences\n"
    assert read(page).records == ()
