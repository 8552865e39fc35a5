"""Display forms and normal forms of titles and abstracts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.model.text import display, title_key


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


@given(st.text(alphabet="ab $\\{}%^_α\n", max_size=40))
def test_any_text_has_a_display_form(text):
    assert isinstance(display(text), str)
