"""Display forms and normal forms of titles and abstracts."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.model.fingerprints import abstract_key, abstract_keys
from kgraph.model.text import collapse, display, shingles, title_key, words


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("from $5 million to $10 thousand", "from $5 million to $10 thousand"),
        ("$2$ trillion, 4$\\times$ more", "2 trillion, 4× more"),
        ("50\\% and 20% of $\\alpha$", "50% and 20% of α"),
        ("{BERT}: Pre-training of Deep {T}ransformers", "BERT: Pre-training of Deep Transformers"),
        ("{{Deep} Learning}", "Deep Learning"),
        ("Matrices over {0,1}", "Matrices over {0,1}"),
        ('A {\\"o}bject, {\\L}ukasz', "A öbject, Łukasz"),
        ("$k$-means, $n \\le 5$", "k-means, n ≤ 5"),
        ("{Ade}, P.~A.~R.", "Ade, P. A. R."),
        ("a lone $ in prose", "a lone $ in prose"),
        ("The \\frac 1 2 law", "The 1/2 law"),
        ("about $\\sim 70%$ of $x$", "about ∼ 70% of x"),
        ("{\\em so it} is, \\emph so", "so it is, so"),
        ("Heat in <i>Ovis</i> and CO<sub>2</sub>", "Heat in Ovis and CO2"),
        ('<mml:math xmlns:mml="http://m"><mml:mi>p</mml:mi></mml:math> waves', "p waves"),
        ("The mean <B> of fields, 1 </ 2", "The mean <B> of fields, 1 </ 2"),
    ],
)
def test_tex_becomes_readable_and_prose_stays(printed, shown):
    assert display(printed) == shown


@pytest.mark.parametrize(
    "group",
    [
        ("$\\alpha$-Decay", "α decay", "Alpha-decay"),
        ("Λ-Terms", "$\\Lambda$-terms", "lambda terms"),
        ("{\\L}ukasz", "Łukasz", "LUKASZ"),
        ("Pre-training", "Pretraining", "{P}re-Training."),
        ("$\\epsilon$-nets", "ε-nets", "ϵ-nets"),
    ],
)
def test_spellings_of_one_title_have_one_key(group):
    assert len(set(map(title_key, group))) == 1


def test_what_is_shown_of_a_text_is_told_by_the_text_alone():
    display(r"\title{Goats}\author{Ann Lee}\date{1999}")
    assert display(r"Sheep \maketitle today, \today, sleep") == "Sheep today, , sleep"


@given(st.text(alphabet="ab $\\{}%^_α\n", max_size=40))
def test_any_text_has_a_display_form(text):
    assert isinstance(display(text), str)


@given(st.lists(st.sampled_from(["sheep", "$x^2$", "{A}", "\\'e", "$\\alpha$-decay"]), min_size=1))
def test_the_words_around_tex_change_nothing(parts):
    assert display(" ".join(parts)) == " ".join(map(display, parts))


@given(
    st.lists(st.one_of(st.none(), st.lists(st.sampled_from("abcde"), max_size=14).map(" ".join)))
)
def test_fingerprints_of_many_are_those_of_each(abstracts):
    found, counts = abstract_keys(abstracts)
    ends = counts.cumsum()
    given_each = [tuple(found[end - n : end].tolist()) for end, n in zip(ends, counts, strict=True)]
    assert given_each == [abstract_key(text) if text else () for text in abstracts]
    assert all(list(key) == sorted(set(key)) for key in given_each)


_TEXTS = st.text(
    st.one_of(
        st.sampled_from("aB1 _-.$\\{}\n\t\x00éΩß½²\u2003"), st.characters(exclude_categories=["Cs"])
    ),
    max_size=60,
)


@given(st.lists(_TEXTS, max_size=6))
def test_fingerprints_of_a_text_are_those_of_its_words(texts):
    found = [abstract_key(text) for text in texts]
    assert found == [abstract_key(" ".join(words(text))) for text in texts]
    assert [bool(key) for key in found] == [bool(shingles(words(text))) for text in texts]


@given(_TEXTS)
def test_collapsed_text_has_single_spaces_and_no_controls(text):
    found = collapse(text)
    assert found.split(" ") == found.split() or not found
    assert not any(unicodedata.category(c) == "Cc" for c in found)
    assert collapse(found) == found


def test_tags_that_set_words_are_no_part_of_a_key():
    assert title_key("Heat in <i>Ovis aries</i>") == title_key("Heat in Ovis aries")
    assert title_key("The mean <B> of fields") == "themeanboffields"
