"""Chats: the papers that messages link, with the titles that stand beside the links."""

import pytest

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
    "said", ["[06/06/2024, 09:14:05] Ann: ", "06.06.24, 09:14 - Ann: ", "Ann — Today at 9:14 AM\n"]
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


def test_several_papers_in_one_message_have_no_title():
    links = "https://arxiv.org/abs/2401.00001 https://arxiv.org/abs/2401.00002"
    page = f"Ann  9:14 AM\nCounting Sheep and Goats {links}\nBob  9:15 AM\nthanks\n"
    assert values(page, "arxiv_id", "title") == [("2401.00001", None), ("2401.00002", None)]
