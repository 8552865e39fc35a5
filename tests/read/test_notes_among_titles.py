"""Reading lists with words of their writers among the papers: remarks, notices, things to do."""

import pytest

from tests.read.pages import OTHER, PROSE, THIRD, at_problems, read, values

SHEEP, GOATS = "Counting Sheep at Night on Forty Farms", "Ladders for Goats: A Study"
COWS, HENS = "Cows from the Air and from the Ground", "What if Hens Really Count?"
TEXTS = ((SHEEP, PROSE), (GOATS, OTHER), (COWS, THIRD), (HENS, PROSE))
WRAPPED = {
    SHEEP: "We study how sheep are counted at night and measure it on forty farms\n"
    "over two years. The method finds every sheep, and it is faster than all\n"
    "those we know of.",
    GOATS: "Counting goats is harder than counting sheep, because goats climb. This\n"
    "work describes a ladder and shows with three herds that nobody falls, and\n"
    "that all of them are counted twice.",
    COWS: "Cows stand still for most of the day. In this paper we use that to count\n"
    "them from the air, and report errors below one cow in a hundred, which is\n"
    "less than people do from the ground.",
    HENS: "Despite the obvious use of it, nobody has asked hens so far. We do, with\n"
    "corn and patience, and learn that they count to four or five, as others\n"
    "have guessed.",
}
NOTICES = (
    "Pizza is paid by the department again",
    "NB 4 Dec no club because of the colloquium: Prof. A. Lee, lecture hall B, 16:00",
    "Ask Chidi whether the code runs on our machines",
    "Next meeting moved to Tuesday 14:30, room B12",
    "Thanks to Ngozi who brought cake last week",
)


@pytest.mark.parametrize("notice", NOTICES)
def test_a_notice_between_wrapped_abstracts_is_neither_title_nor_text(notice):
    page = "Journal Club\nCreated: 2 December 2008\n" + f"{notice}\n".join(
        f"{title}\n{text}\n" for title, text in WRAPPED.items()
    )
    expected = [(title, " ".join(text.split())) for title, text in WRAPPED.items()]
    assert values(page, "title", "abstract") == expected
    assert at_problems(page, "not-understood").count(notice) == len(WRAPPED) - 1 or (
        notice in page  # a line that is printed again and again is let pass
    )


def test_notices_may_follow_each_other_and_end_the_page():
    head, *rest = (f"{title}\n{text}\n" for title, text in WRAPPED.items())
    lines = "\n".join(NOTICES)
    page = f"Journal Club\n{head}{lines}\n{''.join(rest)}{NOTICES[0]}\n"
    assert [title for (title,) in values(page, "title")] == list(WRAPPED)
    assert [record.abstract for record in read(page).records] == [
        " ".join(text.split()) for text in WRAPPED.values()
    ]


@pytest.mark.parametrize("mark", ["☐ ", "- [ ] ", "✅ ", "→ "])
def test_what_has_a_mark_among_titles_without_is_something_to_do(mark):
    to_do = f"{mark}Lecture 5 of a Course on Deep Sheep (video, 1h20), ask Ines for the slides"
    first, *others = (f"{title}\n\n{text}\n\n" for title, text in TEXTS)
    page = f"Reading wall\nCreated: March 9, 2023 10:12 AM\n\n{first}{to_do}\n\n{''.join(others)}"
    assert values(page, "title", "abstract") == [*TEXTS]


@pytest.mark.parametrize("link", ["https://arxiv.org/abs/1512.03385", "arXiv:1512.03385"])
def test_the_last_entry_may_be_a_title_and_its_id(link):
    page = "Reading wall\n\n" + "".join(f"{title}\n\n{text}\n\n" for title, text in TEXTS[:3])
    page += f"Geese and Their Use on Farms\n\n{link}\n"
    assert values(page, "title", "arxiv_id", "abstract") == [
        *((title, None, text) for title, text in TEXTS[:3]),
        ("Geese and Their Use on Farms", "1512.03385", None),
    ]


def test_an_abstract_may_end_without_a_full_stop():
    texts = (
        f"{PROSE}\nCode and data are available on GitHub",
        f"{OTHER}\nThis leads to a better method, as we show in the fields of\nthe North",
        f"{THIRD[:-1]}",
        PROSE,
    )
    rows = list(zip((title for title, _ in TEXTS), texts, strict=True))
    page = "".join(f"{title}\n{text}\n\n" for title, text in rows)
    found = values(page, "title", "abstract")
    assert found == [(title, " ".join(text.split())) for title, text in rows]


def test_a_remark_below_an_id_is_not_the_title_of_the_next_block():
    page = f"""Papers of the week

1. {SHEEP}
{PROSE}
arXiv:2401.04088

Very good, read it twice

2. {GOATS}
{OTHER}
arXiv:2401.10020

3. {COWS}
arXiv:2312.00752

4. {HENS}
{THIRD}

5. Geese and Their Use
https://arxiv.org/abs/1706.03762
"""
    assert values(page, "title", "arxiv_id", "abstract") == [
        (SHEEP, "2401.04088", PROSE),
        (GOATS, "2401.10020", OTHER),
        (COWS, "2312.00752", None),
        (HENS, None, THIRD),
        ("Geese and Their Use", "1706.03762", None),
    ]
    assert "Very good, read it twice" in at_problems(page, "not-understood")
