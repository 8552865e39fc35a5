"""Pages laid out like the known ones, but for one thing: a date, or what ends entries."""

from textwrap import fill

import pytest

from kgraph.model.tables import Source
from kgraph.read.page import new_draft, page
from kgraph.read.parts.date_lines import put_date_over_text
from tests.read.pages import OTHER, PROSE, THIRD, values

TITLES = ("Counting Sheep in Wide Fields", "Ladders for Goats", "Cows Seen from the Air")
NAMES = (["Ann Lee", "Bob S. Day"], ["C. Fox", "Dan Roe", "E. Poe"], ["Flo van Elk", "Gil Ash"])
TEXTS = tuple(
    f"{a} {b} {c}"
    for a, b, c in ((PROSE, OTHER, THIRD), (OTHER, THIRD, PROSE), (THIRD, PROSE, OTHER))
)


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        *(("Nov 2008", "2008-11"), ("Nov. 2008", "2008-11"), ("November, 2008", "2008-11")),
        ("2008", "2008"),
        *(("3 Nov 2008", "2008-11-03"), ("2008-11-03", "2008-11-03")),
    ],
)
@pytest.mark.parametrize("width", [72, 2000])
@pytest.mark.parametrize("blank", ["\n", "\n\n"])
def test_a_date_on_a_line_of_its_own_is_no_part_of_the_last_name(printed, value, width, blank):
    copied = "Publications\n\n" + "".join(
        f"{title}\n{', '.join(names)}\n{printed}\n{fill(text, width)}\n{blank}"
        for title, names, text in zip(TITLES, NAMES, TEXTS, strict=True)
    )
    assert values(copied, "title", "authors", "published", "abstract") == [
        (title, names, value, text) for title, names, text in zip(TITLES, NAMES, TEXTS, strict=True)
    ]


@pytest.mark.parametrize("printed", ["2008", "11/2008", "Nov 2008"])
def test_a_date_below_a_title_without_names_is_no_part_of_it(printed):
    copied = "Publications\n\n" + "".join(
        f"{title}\n{names}{printed}\n{fill(text, 72)}\n\n"
        for title, names, text in zip(
            (TITLES[0], "Clustering of goats on a ladder of one dimension", TITLES[2]),
            ("Ann Lee, Bob Day\n", "", "Cy Fox, Dan Roe\n"),
            TEXTS,
            strict=True,
        )
    )
    titles = [title for (title,) in values(copied, "title")]
    assert titles[1] == "Clustering of goats on a ladder of one dimension"


@pytest.mark.parametrize(
    ("printed", "value", "place"),
    [
        *(("(2008)", "2008", (1, 5)), ("11/2008", "2008-11", (0, 7))),
        ("Nov. 2008.", "2008-11", (0, 9)),
    ],
)
def test_what_is_a_date_only_over_a_text(printed, value, place):
    on = page(Source("0" * 16, "page", "p.txt", None, "2026-01-01T00:00:00Z", 0), printed)
    draft = new_draft(on)
    assert put_date_over_text(draft, on.lines[0])
    assert draft.value("published") == value
    assert [(s.start, s.end) for s in draft.spans] == [place]


@pytest.mark.parametrize("printed", ["2005-01", "Jan 2005"])
@pytest.mark.parametrize("single", [0, 1, 2])
def test_one_name_may_stand_below_a_date(printed, single):
    names = [listed[: 1 if n >= single else 3] for n, listed in enumerate(NAMES)]
    titles = ("Counting sheep in wide fields", "A study of ladders used by goats", TITLES[2])
    copied = "Publications\n\n" + "".join(
        f"{title}\n{printed}\n{', '.join(listed)}\n{fill(text, 72)}\n\n"
        for title, listed, text in zip(titles, names, TEXTS, strict=True)
    )
    assert values(copied, "title", "authors", "published", "abstract") == [
        (title, listed, "2005-01", text)
        for title, listed, text in zip(titles, names, TEXTS, strict=True)
    ]
