"""Words broken at line ends: which are joined, and where they stand on the page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.model.tables import Source
from kgraph.read.joined import joined
from kgraph.read.page import page
from tests.read.pages import read, values

REFERENCES = """References
[1] J. Ainslie, J. Lee-Thorp, Y. Zemlyan-
skiy, and S. Sanghai. GQA: Training gen-
eralized multi-query transformer models from
multi-head checkpoints. In EMNLP, 2023. 2, 5
[2] I. Beltagy, M. E. Peters, and A. Cohan. Long-
former: The long-document transformer. arXiv
preprint arXiv:2004.05150, 2020. 3
[3] T. Dao. FlashAttention-2: Faster attention with bet-
ter parallelism and work partitioning. In ICLR, 2024. 1
"""


def _page(text):
    return page(Source("0" * 16, "page", "page.txt", None, "2026-01-01T00:00:00Z", 0), text)


def test_references_copied_from_a_pdf():
    assert values(REFERENCES, "title", "authors", "published", "arxiv_id") == [
        (
            "GQA: Training generalized multi-query transformer models from multi-head checkpoints",
            ["J. Ainslie", "J. Lee-Thorp", "Y. Zemlyanskiy", "S. Sanghai"],
            "2023",
            None,
        ),
        (
            "Longformer: The long-document transformer",
            ["I. Beltagy", "M. E. Peters", "A. Cohan"],
            "2020",
            "2004.05150",
        ),
        (
            "FlashAttention-2: Faster attention with better parallelism and work partitioning",
            ["T. Dao"],
            "2024",
            None,
        ),
    ]


def test_places_are_those_of_the_page():
    spans = [span for record in read(REFERENCES).records for span in record.spans]
    printed = {REFERENCES[span.start : span.end] for span in spans}
    assert {"Y. Zemlyan-\nskiy", "2004.05150", "S. Sanghai", "T. Dao"} <= printed
    assert next(s.line for s in spans if REFERENCES[s.start : s.end] == "T. Dao") == 9


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("gen-\neralized models", "generalized models"),
        ("with multi-\nquery attention", "with multi-query attention"),
        ("a state-\nof-the-art model", "a state-of-the-art model"),
        ("transformer-\r\n  based models", "transformer-based models"),
        ("an un-\nsupervised model", "an unsupervised model"),
        ("the long-\n   document transformer", "the long-document transformer"),
        ("J. Lee-\nThorp", "J. Lee-Thorp"),
        ("FlashAttention-\n2", "FlashAttention-2"),
        ("Look-ahead, and look-\nahead", "Look-ahead, and look-ahead"),
        ("sheep, She-\nep", "sheep, Sheep"),
        ("https://example.org/a-\nb", "https://example.org/a-\nb"),
        ("a list -\nof sheep", "a list -\nof sheep"),
        ("an end-\n\nand a beginning", "an end-\n\nand a beginning"),
    ],
)
def test_a_hyphen_stays_if_it_is_of_the_word(broken, whole):
    assert joined(_page(broken)).page.text == whole


@given(st.lists(st.sampled_from(["sheep", "-", "\n", " ", "Goat", "a/b", "2", "\r\n"])))
def test_every_place_of_the_whole_text_leads_to_its_letter(pieces):
    text = "".join(pieces)
    whole = joined(_page(text))
    places = [whole.origin(n) for n in range(len(whole.page.text))]
    assert [text[place] for place in places] == list(whole.page.text)
    assert places == sorted(set(places))
