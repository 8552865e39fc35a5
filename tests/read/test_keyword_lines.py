"""Lists of keywords and of classes under abstracts, as journals print them."""

import textwrap

import pytest

from kgraph.read.parts.keyword_lines import find_name
from tests.read.pages import OTHER, PROSE, THIRD, read, values

TITLES = ("Counting Sheep in Wide Fields", "Using Ladders to Count Goats", "Cows from the Air")
TEXTS = (PROSE, OTHER, THIRD)
KEYWORDS = ("sheep", "wide fields", "goats")
LISTS = [
    ("Keywords: sheep, wide fields, goats", KEYWORDS),
    ("Keywords: sheep, wide\nfields, goats", KEYWORDS),
    ("Keywords:\nsheep; wide fields; goats", KEYWORDS),
    ("Keywords\nsheep, wide fields, goats", KEYWORDS),
    ("Keywords sheep · wide fields\n· goats", KEYWORDS),
    ("KEYWORDS sheep, wide fields, goats", KEYWORDS),
    ("Index Terms—sheep, wide fields,\ngoats.", KEYWORDS),
    ("Key words and phrases. sheep, wide fields, goats.", KEYWORDS),
    ("PACS: 75.70.Ak, 75.30.Gw", ("PACS: 75.70.Ak, 75.30.Gw",)),
    ("PACS numbers: 03.67.Lx,\n03.65.Ud", ("PACS numbers: 03.67.Lx, 03.65.Ud",)),
    ("PACS 75.70.Ak – Wool", ("PACS 75.70.Ak – Wool",)),
    ("MSC 2020: 05C10, 57M15", ("MSC 2020: 05C10, 57M15",)),
    ("2000 Mathematics Subject Classification. 05C10.",) * 2,
    ("JEL codes: C12; G10", ("JEL codes: C12; G10",)),
    ("CCS Concepts: • Sheep → Counting; •\nGoats → Counting",) * 2,
    ("Categories and Subject Descriptors: H.2.8 [Wool]",) * 2,
]


def _page(listed: str, form: str) -> str:
    return "".join(
        form.format(title=title, text=text, listed=listed if n != 2 else "", n=n)
        for n, (title, text) in enumerate(zip(TITLES, TEXTS, strict=True), 1)
    ).replace("\n\n\n", "\n\n")


@pytest.mark.parametrize(("listed", "labels"), LISTS)
@pytest.mark.parametrize(
    ("form", "reader"),
    [
        ("Abstract: {text}\n{listed}\n\n", "labelled_fields"),
        ("{text}\n{listed}\narXiv:2401.0000{n}\n\n", "id_blocks"),
        ("{title}\n{text}\n{listed}\n\n", "reading_list"),
    ],
)
def test_a_list_under_an_abstract_is_neither_of_it_nor_a_title(listed, labels, form, reader):
    page = _page(listed, form)
    assert read(page).sources[0].reader == reader
    kept = (labels.replace("\n", " "),) if isinstance(labels, str) else labels
    titled = "{title}" in form
    assert values(page, "title", "abstract", "labels") == [
        (title if titled else None, text, kept if n != 2 else ())
        for n, (title, text) in enumerate(zip(TITLES, TEXTS, strict=True), 1)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "MSC: A Set of Games to Learn From",
        "JEL: Sheep in Economics",
        "Keywords in Titles of Papers on Sheep",
        "Keywords, queries, and how people search",
        "Classification: A Survey",
        "keywords: of a text that goes on here",
        "",
    ],
)
def test_other_lines_begin_with_such_words_too(text):
    assert find_name(text) is None


@pytest.mark.parametrize(
    "listed",
    [
        "Sheep; Goats on Ladders; Statistics of\nWool and Hay; Night",
        "Bayes, Gamma, Hypothesis Testing, Objective Sheep,\np-value, Open Fields, Simulation",
        "Sheep, Goats, Counting",
    ],
)
def test_keywords_without_a_name_below_an_abstract_are_no_part_of_it(listed):
    texts = (PROSE, OTHER, THIRD)
    page = "".join(
        f"{textwrap.fill(text, 72)}\n{listed}\narXiv:2001.0000{n}\n\n"
        for n, text in enumerate(texts, 1)
    )
    assert values(page, "abstract") == [(text,) for text in texts]
