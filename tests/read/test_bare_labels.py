"""Pages of source labels where some entries have no text, no label, or neither."""

import pytest

from tests.read.pages import OTHER, PROSE, THIRD, values

ARXIV = "arXiv.org Artificial Intelligence"
HEAD = "Goto\n\nCollaborating Authors\n\n Lee, Ann\n\n\n"
SHEEP, GOATS = "Counting Sheep at Night", "Goats and Ladders: A Study of Forty Farms"
COWS, HENS = "Cows from the Air", "Why Do Hens Walk in Circles"


def page(rows, inside, between, head=HEAD):
    return head + between.join(inside.join(filter(None, row)) for row in rows) + "\n"


@pytest.mark.parametrize(("inside", "between"), [("\n\n", "\n\n\n"), ("\n", "\n\n"), ("\n\n",) * 2])
@pytest.mark.parametrize("label", ["Classics", "AAAI Conferences", "TechReports", ARXIV])
@pytest.mark.parametrize("other", [ARXIV, "Journal of Wool Research"])
def test_an_entry_without_text_is_one(inside, between, label, other):
    rows = ((SHEEP, ARXIV, PROSE), (GOATS, label), (COWS, other, THIRD), (HENS, ARXIV, OTHER))
    assert values(page(rows, inside, between), "title", "labels", "abstract") == [
        (SHEEP, (ARXIV,), PROSE),
        (GOATS, (label,), None),
        (COWS, (other,), THIRD),
        (HENS, (ARXIV,), OTHER),
    ]


@pytest.mark.parametrize(("inside", "between"), [("\n\n", "\n\n\n"), ("\n", "\n\n")])
def test_entries_without_text_may_follow_each_other(inside, between):
    rows = (
        (SHEEP, ARXIV, PROSE),
        (GOATS, "Oxford Handbooks"),
        (HENS, "Classics"),
        ("Strips for Shearing Young Sheep",),
        (COWS, ARXIV, THIRD),
    )
    assert values(page(rows, inside, between), "title", "labels", "abstract") == [
        (SHEEP, (ARXIV,), PROSE),
        (GOATS, ("Oxford Handbooks",), None),
        (HENS, ("Classics",), None),
        ("Strips for Shearing Young Sheep", (), None),
        (COWS, (ARXIV,), THIRD),
    ]


@pytest.mark.parametrize("inside", ["\n\n", "\n"])
def test_the_last_entry_may_have_no_text(inside):
    rows = ((SHEEP, "AAAI Conferences", PROSE), (COWS, ARXIV, THIRD), (GOATS, "AAAI Conferences"))
    assert [title for (title,) in values(page(rows, inside, "\n\n"), "title")] == [
        SHEEP,
        COWS,
        GOATS,
    ]


def test_texts_in_paragraphs_are_no_entries():
    text = f"{PROSE}\n\nIn brief\n\n{OTHER}\n\nThe rest of it\n\n{THIRD}"
    rows = ((SHEEP, ARXIV, text), (GOATS, ARXIV, PROSE), (COWS, ARXIV, OTHER))
    found = values(page(rows, "\n\n", "\n\n\n"), "title")
    assert [title for (title,) in found] == [SHEEP, GOATS, COWS]
