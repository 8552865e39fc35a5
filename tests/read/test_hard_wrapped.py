"""Pages of sites that a program has wrapped, as mail does."""

from textwrap import fill

import pytest

from kgraph.read.layouts import hard_wrapped
from kgraph.read.page import Page, find_lines
from tests.read.pages import OTHER, PROSE, THIRD, read, values

TITLES = (
    "Counting Sheep at Night: A Study of Forty Farms over Two Years with and without Dogs",
    "Using Ladders to Count Goats in the Mountains of the South, and what the Goats Think of It",
    "How Cows Look from the Air: Large Animals that Stand Still for Most of the Day are Counted",
)
NAMES = (
    ["Ann Lee", "Bob Day", "Cy Fox", "Dan Roe", "Eve Ram", "Flo Elk", "Gus Hay", "Hal Ink"],
    ["Ida Jet", "Ken Low", "Lea Moor", "Max Noon", "Ned Oak", "Oda Pine", "Pia Quill"],
    ["Rob Salt", "Sue Teal", "Tom Urn", "Una Vane", "Vic Wool", "Wim Yew", "Xaver Zinn"],
)
TEXTS = (PROSE, OTHER, THIRD)


def _wrapped(page: str, width: int, indent: str) -> str:
    lines = (fill(line, width, break_on_hyphens=False) for line in page.split("\n"))
    return "".join(f"{indent}{x}\n" if x else "\n" for x in "\n".join(lines).split("\n"))


def _entries() -> list[tuple[str, list[str], str]]:
    return list(zip(TITLES, NAMES, TEXTS, strict=True))


@pytest.mark.parametrize("indent", ["", "   "])
@pytest.mark.parametrize("width", [60, 72])
def test_a_listing_of_arxiv(width, indent):
    page = "Fri, 23 Dec 2022 (showing 3 of 3 entries)\n" + "".join(
        f"[{n}] arXiv:2212.0000{n} [pdf, html, other]\nTitle: {title}\n{', '.join(names)}\n"
        "Subjects: Digital Libraries (cs.DL); Genomics (q-bio.GN); Computation and Language "
        "(cs.CL)\n\n"
        for n, (title, names, _) in enumerate(_entries(), 1)
    )
    wrapped = _wrapped(page, width, indent)
    assert read(wrapped).sources[0].reader == "arxiv_listing"
    assert values(wrapped, "arxiv_id", "title", "authors") == [
        (f"2212.0000{n}", title, names) for n, (title, names, _) in enumerate(_entries(), 1)
    ]


@pytest.mark.parametrize("width", [60, 72])
def test_an_anthology_with_bars_between_names(width):
    page = "Proceedings of the Workshop on Wool\n\n" + "".join(
        f"pdf bib abs\n{title}\n{' | '.join(names)}\n{text}\n\n"
        for title, names, text in _entries()
    )
    wrapped = _wrapped(page, width, "")
    assert read(wrapped).sources[0].reader == "acl_anthology"
    assert values(wrapped, "title", "authors", "abstract") == _entries()


@pytest.mark.parametrize("width", [60, 72])
def test_what_is_found_is_where_the_page_prints_it(width):
    page = "pdf bib abs\n" + "pdf bib abs\n".join(
        f"{title}\n{' | '.join(names)}\n{text}\n\n" for title, names, text in _entries()
    )
    wrapped = _wrapped(page, width, "")
    for record in read(wrapped).records:
        for span in record.spans:
            if span.field == "title":
                assert " ".join(wrapped[span.start : span.end].split()) == record.title


@pytest.mark.parametrize("width", [60, 72])
def test_the_page_of_somebody_in_a_mail(width):
    page = "Publications\n\n" + "".join(
        f"{title}\n{', '.join(names)}\nProceedings of the Conference on Wool and Milk, 201{n}\n\n"
        for n, (title, names, _) in enumerate(_entries())
    )
    wrapped = _wrapped(page, width, "")
    assert values(wrapped, "title", "authors") == [row[:2] for row in _entries()]


def test_a_page_with_wide_lines_is_as_it_is():
    page = "".join(f"{title}\n{', '.join(names)}\n\n" for title, names, _ in _entries())
    narrow = _wrapped(page, 60, "")
    source = read(page).sources[0]
    assert hard_wrapped.unwrapped(Page(source, narrow, tuple(find_lines(narrow))))
    wide = f"{narrow}{' '.join(TEXTS)}\n"
    assert not hard_wrapped.unwrapped(Page(source, wide, tuple(find_lines(wide))))


def test_names_that_a_site_cuts_are_as_wide_as_each_other_by_themselves():
    page = "TITLE\nCITED BY\nYEAR\n" + "".join(
        f"{title.split(':')[0]}\n{', '.join(names)[:62]}, ...\nAnnals of Wool and Milk, 201{n}\n"
        for n, (title, names, _) in enumerate([*_entries(), *_entries()])
    )
    source = read(page).sources[0]
    assert not hard_wrapped.unwrapped(Page(source, page, tuple(find_lines(page))))


def test_lines_that_are_alike_are_not_broken():
    page = "".join(f"Ann Lee and Bob Day. Goats {n}. In Wool {n}, 2003.\n" for n in range(30))
    source = read(page).sources[0]
    assert not hard_wrapped.unwrapped(Page(source, page, tuple(find_lines(page))))


def test_pages_that_begin_a_line_are_no_item_of_a_list():
    page = "Ann Lee\n\nPublications\n\n" + "".join(
        f"{title} at Night in the Northern Meadows of Wool (with Bob Day). Annals of Wool {n}\n"
        f"p. {n}1-{n}9, 201{n}.\n\n"
        for n, title in enumerate(["Sheep", "Goats", "Cows", "Pigs", "Hens"], 1)
    )
    assert [year for (year,) in values(page, "published")] == [f"201{n}" for n in range(1, 6)]
