"""Chats: the papers that messages link, with the titles that stand beside the links."""

import pytest

from kgraph.read.layouts import chats
from tests.read.pages import read, values

CHANNEL = """#wool
A channel on sheep | 12 members

Ann  9:14 AM
https://arxiv.org/abs/2401.00001 "Counting Sheep at Night" — at last!
Bob  9:20 AM
who counts with me on Monday?
:+1: 2
Cy Fox  11:02 AM
related: Counting Goats on Ladders (Lee et al.) https://arxiv.org/pdf/2401.00002
Bob  2:47 PM
and on cows https://arxiv.org/abs/2401.00003v1 A Model of Standing Cows by Ann Lee and Dee Gray
:eyes: 3
Ann  2:50 PM
I have not read https://arxiv.org/abs/2401.00004 yet
Ann  2:51 PM
again: https://arxiv.org/abs/2401.00001
"""


def test_messages_name_papers_beside_their_links():
    assert read(CHANNEL).sources[0].reader == "chats"
    assert values(CHANNEL, "arxiv_id", "title", "authors", "authors_truncated") == [
        ("2401.00001", "Counting Sheep at Night", [], False),
        ("2401.00002", "Counting Goats on Ladders", ["Lee"], True),
        ("2401.00003", "A Model of Standing Cows", ["Ann Lee", "Dee Gray"], False),
        ("2401.00004", None, [], False),
    ]


@pytest.mark.parametrize(
    "said",
    [
        *("[06/06/2024, 09:14:05] Ann: ", "06.06.24, 09:14 - Ann: ", "Ann — Today at 9:14 AM\n"),
        *("[09:14, 6/6/2024] Ann: ", "[9:14 AM, 2024-06-06] ~ Ann Lee: ", "Ann 9:14, 6/6/2024\n"),
    ],
)
def test_who_spoke_may_stand_before_the_words(said):
    page = (
        f"{said}Counting Sheep at Night: https://arxiv.org/abs/2401.00001\n"
        f"{said}Counting Sheep and Goats https://arxiv.org/abs/2401.00002\n"
    )
    assert values(page, "arxiv_id", "title") == [
        ("2401.00001", "Counting Sheep at Night"),
        ("2401.00002", "Counting Sheep and Goats"),
    ]


@pytest.mark.parametrize("when", ["[6/6/24, 09:14:05]", "[09:14, 6/6/2024]"])
def test_one_message_alone_is_a_chat(when):
    page = f"{when} Ann: Counting Sheep: Nights in Wool https://arxiv.org/abs/2401.00001\n"
    assert values(page, "arxiv_id", "title") == [("2401.00001", "Counting Sheep: Nights in Wool")]


def test_several_papers_in_one_message_have_no_title():
    links = "https://arxiv.org/abs/2401.00001 https://arxiv.org/abs/2401.00002"
    page = f"Ann  9:14 AM\nCounting Sheep and Goats {links}\nBob  9:15 AM\nthanks\n"
    assert values(page, "arxiv_id", "title") == [("2401.00001", None), ("2401.00002", None)]


SHOWN = """Ann Lee
  9:41 AM
has anyone read this? https://arxiv.org/abs/2401.00001
arXiv.org
Counting Sheep at Night
We count sheep at night and by day, and are asleep before the last of them is counted…
:eyes: 3
Bob
  9:44 AM
also "Counting Goats: Ladders & Walls" (2401.00002), see room (1234.99999)
Ann Lee
10:02 AM
https://arxiv.org/abs/2401.00003
"""


def test_what_programs_show_of_a_link_is_the_paper_it_leads_to():
    assert values(SHOWN, "arxiv_id", "title", "abstract_truncated") == [
        ("2401.00001", "Counting Sheep at Night", True),
        ("2401.00002", "Counting Goats: Ladders & Walls", False),
        ("2401.00003", None, False),
    ]


def test_a_title_may_stand_above_its_link_or_behind_its_id():
    page = (
        "ann — 03/11/2024 14:25\nCounting Sheep at Night\nhttps://arxiv.org/abs/2401.00001\n"
        "bob — 03/11/2024 14:31\nsomething older? [1905.00002] Are Two Dogs Really Better?\n"
        "https://arxiv.org/abs/1905.00002\n"
        "cy — 03/11/2024 14:32\nhttps://arxiv.org/abs/2401.00003 Goats and Ladders (Fox, Gray)\n"
        "bob — 03/11/2024 14:33\nWool: A Study of Things https://arxiv.org/abs/2401.00004\n"
    )
    assert values(page, "arxiv_id", "title", "authors") == [
        ("2401.00001", "Counting Sheep at Night", []),
        ("1905.00002", "Are Two Dogs Really Better?", []),
        ("2401.00003", "Goats and Ladders", ["Fox", "Gray"]),
        ("2401.00004", "Wool: A Study of Things", []),
    ]


@pytest.mark.parametrize("by", ["[12.10.23, 09:14:33] {}: {}", "{} — 03/11/2024 14:25\n{}"])
def test_titles_and_names_in_one_breath(by):
    said = [
        "anything to read?",
        "Counting Sheep with Drones, Ann Lee et al., arxiv 2401.00001",
        "Grazing Patterns of Alpine Sheep, Bob Day and Cy Fox, arXiv:2401.00002",
        "and Wool Markets in the Long Run (Dee Hill, 2021) https://arxiv.org/abs/2401.00003",
        'also "Hay and Straw", Eve Roy, arXiv:2401.00004, 3 May 2021',
        "Ladders for Goats that Climb, Lee & Day 2019, arXiv:2401.00005",
    ]
    who = ["Ann", "Bob", "Cy"] * 2
    page = "\n".join(by.format(one, text) for one, text in zip(who, said, strict=True))
    assert values(page, "arxiv_id", "title", "authors", "published") == [
        ("2401.00001", "Counting Sheep with Drones", ["Ann Lee"], None),
        ("2401.00002", "Grazing Patterns of Alpine Sheep", ["Bob Day", "Cy Fox"], None),
        ("2401.00003", "Wool Markets in the Long Run", ["Dee Hill"], "2021"),
        ("2401.00004", "Hay and Straw", ["Eve Roy"], "2021-05-03"),
        ("2401.00005", "Ladders for Goats that Climb", ["Lee", "Day"], "2019"),
    ]
    assert read(page).sources[0].reader == chats.NAME


@pytest.mark.parametrize("name", ["ann:", "<ann>", "Ann Lee:"])
def test_a_time_in_brackets_begins_a_message(name):
    text = (
        f"[09:14] {name} papers for thu 👇\n"
        f"[09:14] {name} Counting Sheep at Night -> https://doi.org/10.1000/sheep.1\n"
        f"[09:17] {name} nice. can we add https://arxiv.org/abs/2001.00002 ? (long!!)\n"
        f"[09:20] {name} and this one https://farm.example.org/W18-12/ Ladders for Goats on Hills, "
        "doi 10.1000/goats.2\n"
        f"[10:02] {name} Cows seen from the Air and Counted, 2001.00004, 2020\n"
    )
    assert values(text, "title", "published", "arxiv_id", "doi") == [
        ("Counting Sheep at Night", None, None, "10.1000/sheep.1"),
        (None, None, "2001.00002", None),
        ("Ladders for Goats on Hills", None, None, "10.1000/goats.2"),
        ("Cows seen from the Air and Counted", "2020", "2001.00004", None),
    ]


def test_a_year_behind_names_is_that_of_a_quoted_title():
    page = (
        "Ann  9:14 AM\nnext:\n"
        '1) "Counting Sheep in Wide Fields" (Lee & Day, 2018) https://doi.org/10.1000/sheep.1\n'
        'Bob  9:20 AM\n"Counting Goats on Ladders" (Fox et al., 2019) arXiv:1901.00001\n'
    )
    assert values(page, "title", "authors", "published") == [
        ("Counting Sheep in Wide Fields", ["Lee", "Day"], "2018"),
        ("Counting Goats on Ladders", ["Fox"], "2019"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "[14:02] Ann: can somebody file these? thx\n[14:02] Ann: math/0211159\n"
            "[14:03] Ann: hep-th/9711200, hep-th/9802109\n"
            "[14:05] Bob: did both. also https://arxiv.org/abs/0704.0317v1\n"
            "[14:11] Bob: room 3.14 at 15:00? meeting id 881 2207 5512\n",
            ["math/0211159", "hep-th/9711200", "hep-th/9802109", "0704.0317"],
        ),
        (
            "14:02 <ann> gr-qc/9310026, anyone?\n14:03 <bob> version 2301.55 of math.AG/0211159\n",
            ["gr-qc/9310026", "math/0211159"],
        ),
        (
            "(14:02:11) Ann: 2301.01234\n(14:03:00) Bob: 2301.01235 + 0704.0317\n"
            "(14:04:00) Bob: they paid 2301.01236 for it\n",
            ["2301.01234", "2301.01235", "0704.0317"],
        ),
        (
            "14:02:11\t From Ann Lee to Everyone : cond-mat/0211159v2\n"
            "14:03:02\t From Bob to Everyone : 2301.01234; 2301.01235.\n",
            ["cond-mat/0211159", "2301.01234", "2301.01235"],
        ),
        (
            "Ann  2:02 PM\n2301.01234\nBob  2:05 PM\nquant-ph/9508027 is the one by Shor\n",
            ["2301.01234", "quant-ph/9508027"],
        ),
    ],
)
def test_ids_without_the_name_of_arxiv(text, found):
    assert values(text, "arxiv_id") == [(name,) for name in found]
