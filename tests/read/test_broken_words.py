"""Words broken at the ends of lines are whole in a value; compounds keep their hyphens."""

import pytest

from kgraph.model.text import collapse
from kgraph.read.parts.broken_words import cuts_of_page, without
from tests.read.copied_pages import check_spans
from tests.read.pages import values


def whole(text):
    return collapse(without(text, 0, len(text), cuts_of_page(text)))


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("a simula-\ntion of concate-\nnated codes", "a simulation of concatenated codes"),
        ("an algo-  \r\n  rithm; the algorithm", "an algorithm; the algorithm"),
        ("the stra-\ntegy of two strategies", "the strategy of two strategies"),
        # In doubt: other words of the page are broken, or none is.
        ("we eva-\nluate prac-\ntically", "we evaluate practically"),
        ("we decode-\nforward", "we decode-forward"),
        # Both parts are words of the page.
        ("simula-\ntions wool-\nlined, wool if lined", "simulations wool-lined, wool if lined"),
        # Words that are never written with one, though their beginnings stand before it in others.
        ("simula-\ntions: data-\nbases, high-\nways", "simulations: databases, highways"),
        # Of the word, whatever the page does.
        ("simula-\ntions of data-\nbased wool", "simulations of data-based wool"),
        ("simula-\ntions of two-\ndimensional sheep", "simulations of two-dimensional sheep"),
        ("simula-\ntions, rate-\nbased", "simulations, rate-based"),
        ("simula-\ntions of broad-\ncoverage wool", "simulations of broad-coverage wool"),
        ("simula-\ntions by Lee-\nThorp", "simulations by Lee-Thorp"),
        ("simula-\ntions, proof-of-\nconcept", "simulations, proof-of-concept"),
        ("simula-\ntions of x-\nrays", "simulations of x-rays"),
        ("simula-\ntions non-\ntrivial", "simulations non-trivial"),
        ("simula-\ntions wool-\nlined, wool-lined", "simulations wool-lined, wool-lined"),
        # No word, and no part of one.
        ("two-\nand three-dimensional simula-\ntions", "two- and three-dimensional simulations"),
        ("at https://a.org/b-\nc", "at https://a.org/b- c"),
        ("1990 -\n2000", "1990 - 2000"),
    ],
)
def test_a_word_is_told_from_a_compound_by_the_page(printed, read):
    assert whole(printed) == read


COLUMNS = """Abstract—We study how sheep are coun-
ted at night and measure the perfor-
mance of non-
cooperative sheep. Counting per-
forms well.
Index Terms—Sheep, coun-
ting.

Abstract—Counting goats is harder than
counting sheep, because goats climb. This
work describes the lad-
ders, and a ladder on which no-
body falls.
Index Terms—Goats.
"""


def test_abstracts_of_narrow_columns():
    assert values(COLUMNS, "abstract") == [
        (
            "We study how sheep are counted at night and measure the performance of "
            "non-cooperative sheep. Counting performs well.",
        ),
        (
            "Counting goats is harder than counting sheep, because goats climb. This work "
            "describes the ladders, and a ladder on which nobody falls.",
        ),
    ]
    check_spans(COLUMNS)


def test_a_page_that_wraps_at_hyphens_alone_keeps_them():
    page = COLUMNS.replace("coun-\nt", "count").replace("perfor-\nmance", "decode-\nforward")
    page = (
        page.replace("per-\nforms", "low-\nenergy")
        .replace("lad-\nd", "ladd")
        .replace("no-\n", "no")
    )
    (first, _) = values(page, "abstract")
    assert "the decode-forward of non-cooperative sheep. Counting low-energy well." in first[0]
