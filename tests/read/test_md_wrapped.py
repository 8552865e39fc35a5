"""Markdown wrapped inside of links and bold words, family names alone, titles of two words."""

import pytest

from tests.read.pages import read, values

PAPERS = (
    ("Counting Sheep at Night", ["Ann Lee", "Bob Day"], "2019", "1901.00001"),
    ("Goat Ladders", ["Cy Fox", "Dee Roe", "Eve Moss"], "2020", "2002.00002"),
    ("A Survey of Cows seen from the Air", ["Gil Hart", "Ivy Orr"], "2021", "2103.00003"),
    ("Bees: A Study of Rain", ["Jo Park", "Kim Rose"], "2022", "2204.00004"),
)
HEAD = "# Reading group\n\nWe meet Wednesdays, 4pm.\n\n"


def _page(form, *, between="\n  "):
    """Print all papers; ``{broken}`` is a title with a line end behind its first word."""
    return HEAD + "".join(
        form.format(
            title=title,
            broken=title.replace(" ", between, 1),
            names=" and ".join(names) if len(names) == 2 else ", ".join(names),
            family=names[0].split()[-1],
            year=year,
            url=f"https://arxiv.org/abs/{number}",
            n=n,
        )
        for n, (title, names, year, number) in enumerate(PAPERS, 1)
    )


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "form",
    [
        "- [{broken}]({url}) by {names} ({year})\n",
        "- {names} ({year}), [{broken}]({url}). *Farm Letters* 3.\n",
        "- {names} ({year}),\n  [{broken}]({url}).\n  *Farm Letters* 3.\n",
        "- {names} ({year}), [{title}](\n  {url}).\n",
        "- **{broken}** {names}, {year}.\n  [[pdf]]({url})\n",
    ],
)
def test_lines_that_end_inside_of_links_and_bold_words_go_on(form, end):
    text = _page(form).replace("\n", end)
    assert values(text, "title", "authors", "published", "arxiv_id") == [
        tuple(paper) for paper in PAPERS
    ]
    for record in read(text).records:
        for span in record.spans:
            if span.field == "arxiv_id":
                assert text[span.start : span.end] == record.arxiv_id
            if span.field == "title":
                assert " ".join(text[span.start : span.end].split()) == record.title


@pytest.mark.parametrize(
    "form",
    [
        "## Week {n}\n\n{family} ({year}), [{title}]({url}). *QJE* 84(3).\n\n> Presenter: Tom\n\n",
        "- {family} ({year}), [{title}]({url})\n",
        "* {family}, {year}: [{title}]({url})\n",
        "- [{title}]({url}) ({family}, {year})\n",
    ],
)
def test_a_family_name_with_its_year_is_an_author(form):
    assert values(_page(form), "title", "authors", "published") == [
        (title, [names[0].split()[-1]], year) for title, names, year, _ in PAPERS
    ]


def test_a_family_name_in_a_cell_before_the_title():
    rows = _page("| Oct {n} | {family} ({year}), [{title}]({url}) | Tom |\n")[len(HEAD) :]
    page = HEAD + "| Date | Paper | Presenter |\n|---|---|---|\n" + rows
    assert values(page, "title", "authors", "published") == [
        (title, [names[0].split()[-1]], year) for title, names, year, _ in PAPERS
    ]


def test_a_label_in_bold_stands_before_names():
    page = _page("- **Week {n}**: {family} et al. ({year}). [{title}]({url}).\n")
    assert values(page, "title", "authors", "published") == [
        (title, [names[0].split()[-1]], year) for title, names, year, _ in PAPERS
    ]


@pytest.mark.parametrize("venue", ["Cell ({year})", "ICML ({year})", "Nature, {year}"])
def test_a_word_behind_a_title_or_a_venue_is_no_name(venue):
    page = _page("- [{title}]({url}) " + venue + "\n")
    assert values(page, "title", "authors") == [(title, []) for title, *_ in PAPERS]


def test_two_words_are_no_title_where_titles_stand_elsewhere():
    page = _page("- **{title}** by {names} ({year}), [arXiv page]({url})\n")
    assert [row[0] for row in values(page, "title")] == [title for title, *_ in PAPERS]
