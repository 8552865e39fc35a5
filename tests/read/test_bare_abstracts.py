"""Abstracts without titles, as copied from arXiv: ids in brackets, histories of versions."""

from textwrap import fill

import pytest

from tests.read.pages import OTHER, PROSE, THIRD, codes, values

IDS = ("hep-th/9108002", "cs/9901011", "0704.0148")
TEXTS = (PROSE, OTHER, THIRD)


@pytest.mark.parametrize("form", ["[{}]", "({})", "[arXiv:{}]", "{}", "[{}v2]"])
@pytest.mark.parametrize("first", ["arXiv:{}", None])
@pytest.mark.parametrize("gap", ["", "\n"])
def test_ids_in_brackets_over_abstracts(form, first, gap):
    forms = [first or form, form, form]
    page = gap.join(
        f"{form.format(i)}\nAbstract: {text}\n"
        for form, i, text in zip(forms, IDS, TEXTS, strict=True)
    )
    assert values(page, "arxiv_id", "title", "abstract") == [
        (i, None, text) for i, text in zip(IDS, TEXTS, strict=True)
    ]
    assert codes(page) == []


@pytest.mark.parametrize("form", ["[{}]", "({})"])
def test_ids_in_brackets_below_abstracts(form):
    page = "\n".join(
        f"Abstract: {text}\n{form.format(i)}\n" for i, text in zip(IDS, TEXTS, strict=True)
    )
    assert values(page, "arxiv_id", "title", "abstract") == [
        (i, None, text) for i, text in zip(IDS, TEXTS, strict=True)
    ]


@pytest.mark.parametrize("sender", ["", "From: Ann Lee [view email]\n"])
def test_a_history_of_versions_gives_the_dates(sender):
    history = f"""
Submission history
{sender}[v1] Mon, 2 Apr 2007 09:15:20 UTC (258 KB)
[v2] Tue, 3 Apr 2007 10:00:00 UTC (1,260 KB)
[v3] Fri, 6 Apr 2007 10:00:00 UTC (1,261 KB)
"""
    page = "\n".join(
        f"Abstract:{text}\nSubjects:\tOther (cs.OH)\nCite as:\tarXiv:{i} [cs.OH]\n{below}"
        for i, text, below in zip(IDS, TEXTS, (history, "", history), strict=True)
    )
    assert values(page, "arxiv_id", "title", "published", "updated", "abstract") == [
        (IDS[0], None, "2007-04-02", "2007-04-06", PROSE),
        (IDS[1], None, None, None, OTHER),
        (IDS[2], None, "2007-04-02", "2007-04-06", THIRD),
    ]


@pytest.mark.parametrize("wide", [0, 1])
@pytest.mark.parametrize("comments", ["", "10 pages, 4 figures\n"])
def test_a_wrapped_abstract_and_one_in_one_line_are_two(wide, comments):
    texts = [f"{PROSE} {OTHER}", f"{OTHER} {THIRD}"]
    set_in = [text if n == wide else fill(text, 70) for n, text in enumerate(texts)]
    page = (
        f"{fill(THIRD, 70)}\narXiv:0704.0001\n{set_in[0]}\n{comments}{set_in[1]}\narXiv:0704.0002\n"
    )
    assert values(page, "arxiv_id", "abstract") == [
        ("0704.0001", THIRD),
        (None, texts[0]),
        ("0704.0002", texts[1]),
    ]


def test_paragraphs_in_one_line_each_are_one_abstract():
    text = f"{PROSE} {OTHER}\n{THIRD}\n{OTHER}"
    page = f"{THIRD}\narXiv:0704.0001\n{text}\narXiv:0704.0002\n"
    assert len(values(page, "abstract")) == 2
