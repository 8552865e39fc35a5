"""Buttons that pages of papers print over and under what they tell of one."""

import pytest

from kgraph.read.rest import is_of_site
from tests.read.pages import OTHER, PROSE, THIRD, values

TITLES = ("Counting Sheep in Wide Fields", "Using Ladders to Count Goats", "Cows from the Air")
NAMES = (["Ann Lee", "Bob Day"], ["Cy Fox", "Dan Roe"], ["Eve Ram", "Flo Elk"])
TEXTS = (PROSE, OTHER, THIRD)
OVER = [
    "View PDF\nHTML (experimental)",
    "HTML (experimental)",
    "View PDF HTML (experimental)",
    "View PDF\nTeX Source\nOther Formats\nview license",
    "View a PDF of the paper titled Sheep, by Ann Lee and 3 other authors\nView PDF",
    "PDF | HTML | TeX Source",
    "[pdf] [html]",
    "Read full text",
    "Download PDF (320 KB)",
    "View on arXiv",
    "Add to Library",
]
UNDER = [
    "Focus to learn more",
    "arXiv-issued DOI via DataCite",
    "Which authors of this paper are endorsers? | Disable MathJax (What is MathJax?)",
    "References & Citations\nNASA ADS\nGoogle Scholar\nSemantic Scholar",
    "Bibliographic Tools\nCode, Data, Media\nDemos\nRelated Papers\nAbout arXivLabs",
    "Comments (0)",
    "Submission history",
]


def _read(form: str, where: tuple[int, ...], buttons: str) -> list[tuple[object, ...]]:
    entries = zip(TITLES, NAMES, TEXTS, strict=True)
    page = "\n\n".join(
        form.format(title=title, names=", ".join(names), text=text)
        .replace("BUTTONS\n", f"{buttons}\n" if n in where else "")
        .strip()
        for n, (title, names, text) in enumerate(entries)
    )
    return values(page, "title", "authors", "abstract")


@pytest.mark.parametrize("where", [(0, 1, 2), (0, 2), (1,)])
@pytest.mark.parametrize(
    ("buttons", "over"), [*((text, True) for text in OVER), *((text, False) for text in UNDER)]
)
def test_buttons_around_abstracts_are_neither_titles_nor_text(buttons, over, where):
    text = "BUTTONS\nAbstract: {text}\n" if over else "Abstract: {text}\nBUTTONS\n"
    assert _read(text, where, buttons) == [(None, [], text) for text in TEXTS]
    whole = list(zip(TITLES, NAMES, TEXTS, strict=True))
    assert _read("{title}\n{names}\n" + text, where, buttons) == whole


@pytest.mark.parametrize("text", ["PDF of a Sum", "Semantic Scholar Counts Sheep", "Open Fields"])
def test_titles_have_other_words_too(text):
    assert not is_of_site(text)
