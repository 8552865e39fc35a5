"""Which named works an abstract mentions, and which words are no name."""

from dataclasses import fields

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.resolve.introduced_names import Described, introduced_names
from kgraph.resolve.mention_filters import may_give_names, may_hold_names
from kgraph.resolve.mentions import _tokens
from kgraph.resolve.mentions import mentions as find_mentions

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


XL = Described("arxiv:1901.02860", "Transformer-XL: Attentive Language Models", None, "2019")
QWEN = Described("arxiv:2309.16609", "Qwen Technical Report", None, "2023")
QWEN2 = Described("arxiv:2407.10671", "Qwen2 Technical Report", None, "2024")
GPT3 = Described("arxiv:2005.14165", "Few-Shot Learners", "We introduce GPT-3, a model.", "2020")
GPT4 = Described("arxiv:2303.08774", "GPT-4 Technical Report", None, "2023")
FLASH = Described("arxiv:2205.14135", "FlashAttention: Fast and Exact", None, "2022")
FLASH2 = Described("arxiv:2307.08691", "FlashAttention-2: Faster", None, "2023")


def batch(papers):
    names = [field.name for field in fields(Described)]
    columns = [pa.array([getattr(p, name) for p in papers], pa.string()) for name in names]
    return pa.record_batch(columns, names)


def mentions(papers, cited=frozenset()):
    return find_mentions([batch(papers)], cited)


def said(abstract, *owners):
    reader = Described("arxiv:2401.00001", "Another paper", abstract, "2024")
    return [(m.mentioned, m.surface) for m in mentions([reader, *owners])]


@pytest.mark.parametrize(
    ("abstract", "owner", "surface"),
    [
        ("It beats Llama 2 13B on all tests.", LLAMA, "Llama 2"),
        ("It beats LLaMA-2 on all tests.", LLAMA, "LLaMA-2"),
        ("At half the cost (≈FlashAttention), in time.", FLASH, "FlashAttention"),
        ("Layers →FlashAttention→ layers.", FLASH, "FlashAttention"),
        ("Collected from our Chatbot Arena website.", ARENA, "Chatbot Arena"),
        ("It outperforms Gopher (280B).", GOPHER, "Gopher"),
        ("It is as fast as FlashAttention2 on one GPU.", FLASH2, "FlashAttention2"),
        ("Better than GPT-3 (175B).", GPT3, "GPT-3"),
        ("Better than GPT3 175B.", GPT3, "GPT3"),
        ("We compare with Qwen and others.", QWEN, "Qwen"),
        ("We compare with Qwen2 72B.", QWEN2, "Qwen2"),
        ("We build on OpenAI GPT-4 here.", GPT4, "GPT-4"),
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
        ("Trained as Llama 1 34B was.", LLAMA),
        ("Better than GPT-3.5 and GPT3.5.", GPT3),
        ("We compare with GPT-4 Turbo and GPT-4o and GPT-4V.", GPT4),
        ("We propose the Gated Transformer-XL here.", XL),
        ("A Pre-Transformer-XL world.", XL),
        ("We compare with Qwen2-VL and Qwen3.", QWEN2),
        ("We compare with Qwen2 and Qwen-VL.", QWEN),
        ("We compare with FlashAttention 3.", FLASH),
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


def test_the_longest_name_wins():
    text = "It beats FlashAttention-2 and FlashAttention."
    assert said(text, FLASH, FLASH2) == [
        (FLASH2.paper_id, "FlashAttention-2"), (FLASH.paper_id, "FlashAttention"),
    ]  # fmt: skip


def test_a_work_of_a_later_year_is_not_mentioned():
    early = Described("arxiv:2101.00001", "Another", "It beats Llama 2 13B.", "2024")
    assert mentions([early, LLAMA]) == []


def test_a_reference_list_makes_a_mention_surer_or_less_sure():
    reader = Described("arxiv:2401.00001", "Another", "It beats Llama 2 and GPT-4 here.", "2024")
    cited = {(reader.paper_id, LLAMA.paper_id)}
    told = {m.mentioned: m.confidence for m in mentions([reader, LLAMA, GPT4], cited)}
    assert told == {LLAMA.paper_id: 0.95, GPT4.paper_id: 0.5}
    assert {m.confidence for m in mentions([reader, LLAMA, GPT4])} == {0.8}


@pytest.mark.parametrize("text", ["Llama 2 " * 40_000, "GPT-" * 80_000, "Gated " * 50_000])
def test_a_long_abstract_is_walked_once(text):
    reader = Described("arxiv:2401.00001", "Another", text, "2024")
    assert len(mentions([reader, LLAMA, GPT4])) in (0, 40_000)


_WORDS = st.sampled_from(
    [
        *(
            "We",
            "introduce",
            "propose",
            "and",
            "called",
            "Llama",
            "GPT-4",
            "2",
            "7B",
            ",",
            "a",
            "an",
        ),
        *("(DLRM)", "model:", "système", "Été", "é3D", "Foo-Bar", "Technical", "Report", "card"),
        *("named", "x1.5b", "α", "the"),
    ]
)


@given(st.lists(_WORDS, max_size=8).map(" ".join), st.lists(_WORDS, max_size=14).map(" ".join))
def test_the_filters_let_through_whatever_a_close_look_finds(title, text):
    paper = Described("arxiv:2401.00001", title, text, "2024")
    if list(introduced_names(paper)):
        assert may_give_names(batch([paper])).tolist() == [True]
    for token in {token.lower() for token, _, _ in _tokens(text)}:
        assert may_hold_names(batch([LLAMA, paper]), [token])[1], token


def test_the_filters_keep_out_what_holds_no_name():
    plain = Described("arxiv:2401.00001", "On the sheep of the wide fields", "they eat it", "2024")
    assert not may_give_names(batch([plain]))[0]
    assert not may_hold_names(batch([plain]), ["llama"])[0]
