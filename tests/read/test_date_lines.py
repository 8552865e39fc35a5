"""Lines that are a date and nothing else."""

import pytest

from kgraph.model.tables import Source
from kgraph.read.page import new_draft, page
from kgraph.read.parts.date_lines import is_date_line, put_date_line
from tests.read.pages import OTHER, PROSE, THIRD, values


@pytest.mark.parametrize(
    ("line", "column", "value"),
    [
        ("Created: 2024-02-26", "published", "2024-02-26"),
        ("(Apr 2007)", "published", "2007-04"),
        ("Updated on April 3, 2007", "updated", "2007-04-03"),
        ("Créé le : 04/03/2007", "published", "2007-03-04"),
        ("Publié le 4 mars 2007", "published", "2007-03-04"),
        ("Mis à jour le 04/03/2007", "updated", "2007-03-04"),
        ("Veröffentlicht am 4.3.2007", "published", "2007-03-04"),
        ("Publicado el 04-03-2007", "published", "2007-03-04"),
        ("Published: 04/03/2007", "published", "2007-04-03"),
        ("Posted on 2/26/2024", "published", "2024-02-26"),
        ("Apr-3-2007, 06:17:07 GMT", "published", "2007-04-03"),
        ("Published: April 3, 2007 10:15 AM", "published", "2007-04-03"),
    ],
)
def test_a_date_with_what_happened_then(line, column, value):
    on = page(Source("0" * 16, "page", "page.txt", None, "2026-01-01T00:00:00Z", 0), f"x\n{line}")
    draft = new_draft(on)
    assert put_date_line(draft, on.lines[1])
    assert draft.value(column) == value
    assert on.text[draft.spans[0].start : draft.spans[0].end] in line


@pytest.mark.parametrize(
    "line",
    [
        "March 2020.",
        "Créé le : 31/02/2007",
        "Published: 04-03-2007",
        "04/03/2007",
        "Publié le soir",
        "Created: April 3, 2007 10:15 AM",
    ],
)
def test_what_is_no_day_or_may_be_two_is_no_date(line):
    assert not is_date_line(line)


def test_the_year_in_brackets_behind_a_label_is_the_date():
    page = "".join(
        f"{title}\n\narXiv.org Machine Learning{year}\n\n{PROSE}\n\n\n"
        for title, year in (("Counting Sheep", " (2007)"), ("Counting Goats", ""))
    )
    assert values(page, "title", "published", "labels") == [
        ("Counting Sheep", "2007", ("arXiv.org Machine Learning",)),
        ("Counting Goats", None, ("arXiv.org Machine Learning",)),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Added on March 3, 2023",
        "Saved on 2023-03-03",
        "Added: 2023-03-03 10:12",
        "Date added: 3 Mar 2023",
        "Added to library on March 3, 2023",
        "Last read: March 4, 2023",
        "Read on 3 March 2023, 10:15 AM",
        "Accessed 2023-03-03",
        "Imported on 3/3/2023",
        "Hinzugefügt am 3. März 2023",
    ],
)
@pytest.mark.parametrize("form", ["{0}\n{1}\n{2}\n{3}", "{0}\n{1}\n{3}\n{2}", "{0}\n{3}\n{2}"])
def test_when_a_reader_took_a_paper_into_a_list_is_no_date_of_it(line, form):
    texts = (PROSE, OTHER, THIRD)
    titles = ("Counting Sheep in Wide Fields", "Using Ladders to Count Goats", "Cows from the Air")
    page = "\n\n".join(
        form.format(title, "Ann Lee, Bob Day", line, text)
        for title, text in zip(titles, texts, strict=True)
    )
    assert values(page, "title", "published", "abstract") == [
        (title, None, text) for title, text in zip(titles, texts, strict=True)
    ]


def test_a_sentence_may_begin_so_too():
    assert not is_date_line("Read in May 2019 by everybody who counts")
    assert not is_date_line("Added value of sheep in 2019")
