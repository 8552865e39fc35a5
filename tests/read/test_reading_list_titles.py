"""Titles of reading lists that are wrapped, and headings that are no titles."""

from tests.read.pages import OTHER, PROSE, codes, values

TITLE = "BERT: Pre-training of Deep Bidirectional Transformers for Language"


def test_a_wrapped_title_is_whole():
    text = f"{TITLE}\nUnderstanding\n{PROSE}\nDeep Residual Learning for Images\n{OTHER}\n"
    assert values(text, "title", "abstract") == [
        (f"{TITLE} Understanding", PROSE),
        ("Deep Residual Learning for Images", OTHER),
    ]


def test_a_heading_above_a_title_is_none_of_it():
    text = f"Research Papers\nDeep Residual Learning\n{PROSE}\nCounting Goats\n{OTHER}\n"
    assert values(text, "title") == [("Deep Residual Learning",), ("Counting Goats",)]


def test_a_recipe_is_no_reading_list():
    text = f"Serves 4\n\nIngredients\n\n{PROSE}\n\nMethod\n\n{OTHER}\n"
    assert values(text, "title") == []
    assert codes(text) == ["unknown-layout"]
