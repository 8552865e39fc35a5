"""Which named works an abstract mentions, and which words are no name."""

import pytest

from kgraph.resolve.mentions import Described, mentions

LLAMA = Described("arxiv:2307.09288", "Llama 2: Open Foundation Models", "We release it.", "2023")
ARENA = Described(
    "arxiv:2306.05685",
    "Judging LLM-as-a-Judge with MT-Bench and Chatbot Arena",
    "We use MT-bench, a question set; and Chatbot Arena, a crowdsourced platform.",
    "2023",
)
GOPHER = Described(
    "arxiv:2112.11446", "Scaling Language Models", "A model of 280B called Gopher.", "2021"
)


def said(abstract, *owners):
    reader = Described("arxiv:2401.00001", "Another paper", abstract, "2024")
    return [(m.mentioned, m.surface) for m in mentions([reader, *owners])]


@pytest.mark.parametrize(
    ("abstract", "owner", "surface"),
    [
        ("It beats Llama 2 13B on all tests.", LLAMA, "Llama 2"),
        ("It beats LLaMA-2 on all tests.", LLAMA, "LLaMA-2"),
        ("Collected from our Chatbot Arena website.", ARENA, "Chatbot Arena"),
        ("It outperforms Gopher (280B).", GOPHER, "Gopher"),
    ],
)
def test_a_name_that_a_paper_introduces_is_its_mention(abstract, owner, surface):
    assert said(abstract, owner) == [(owner.paper_id, surface)]


@pytest.mark.parametrize(
    ("abstract", "owner"),
    [
        ("It beats Llama 1 on all tests.", LLAMA),
        ("A llama 20 metres high.", LLAMA),
        ("The gopher digs. Gopher holes are deep.", GOPHER),
        ("We compare with a chatbot and an arena.", ARENA),
        ("The Llama 2.5 series.", LLAMA),
    ],
)
def test_other_versions_and_plain_words_are_none(abstract, owner):
    assert said(abstract, owner) == []


def test_a_name_of_two_papers_is_nobodys():
    twin = Described("arxiv:2307.00001", "Llama 2: A Fork", None, "2023")
    assert said("It beats Llama 2 13B.", LLAMA, twin) == []


def test_the_place_is_where_the_words_stand():
    text = "Été: it beats Llama 2 13B."
    (found,) = mentions([Described("arxiv:2401.00001", None, text, None), LLAMA])
    assert text[found.start : found.end] == "Llama 2"
