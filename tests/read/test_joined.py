"""Words broken at line ends: which are joined, and where they stand on the page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.model.tables import Source
from kgraph.read.page import page
from kgraph.read.parts.joined import joined
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
        ("a multiple-\nantenna channel", "a multiple-antenna channel"),
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


@given(
    st.lists(
        st.sampled_from(["sheep", "-", "\n", " ", "Goat", "a/b", "2", "\r\n", "\n© 2008 IEEE\n"])
    )
)
def test_every_place_of_the_whole_text_leads_to_its_letter(pieces):
    text = "".join(pieces)
    whole = joined(_page(text))
    places = [whole.origin(n) for n in range(len(whole.page.text))]
    assert [text[place] for place in places] == list(whole.page.text)
    assert places == sorted(set(places))


def test_capitals_before_a_hyphen_at_a_line_end_are_a_word():
    page = """[1] Ann Lee and Bob Day. 1997. The SR-
tree: An index for sheep. In SIGMOD. 71–82.
[2] Cy Fox and Dee Hen. 1998. Counting go-
ats on hills. In SIGMOD. 1–2.
"""
    assert values(page, "title") == [
        ("The SR-tree: An index for sheep",),
        ("Counting goats on hills",),
    ]


def test_numbers_of_pages_between_entries_and_within_one_are_no_words_of_theirs():
    page = """9742
References
Ann Lee, Bob Day, and Cy Fox. 2017. Counting
sheep in wide fields at night. In Proceedings of
ACL, pages 1–9.
9743
Dee Hen, Ann Lee, and Bob
Day. 2018. Goats on high hills: A study of
climbing. Transactions of Wool,

9744

3:29–41.
Cy Fox and Dee Hen. 2019. Horses in the rain
and in the sun. In Findings of Wool, pages
395–406.
Eva Cow, Ann Lee, and Bob Day. 2021. On the
benefit of grass for cows that stand still. In
Proceedings of EMNLP.
Ann Lee. 2022. Pigs
in mud and what they do there. In Proceedings of EMNLP,
pages 1–2.
Bob Day and Eva Cow. 2022. Mice in small
houses of large farms: A survey. In Proceedings of EMNLP,
pages 11–12.
Cy Fox and Eva Cow. 2023. Rats in large
houses of small farms: A survey. In Proceedings of EMNLP,
pages 13–14.
Dee Hen and Bob Day. 2023. Owls in
the barns of small farms: A survey. In Proceedings of EMNLP,
pages 15–16.
"""
    found = values(page, "title", "published", "journal_ref")
    assert found[:3] == [
        *(("Counting sheep in wide fields at night", "2017", "Proceedings of ACL, pages 1–9"),),
        *(("Goats on high hills: A study of climbing", "2018", "Transactions of Wool, 3:29–41"),),
        *(("Horses in the rain and in the sun", "2019", "Findings of Wool, pages 395–406"),),
    ]
    assert len(found) == 8
