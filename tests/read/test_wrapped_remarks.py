"""Comments below abstracts that a page wraps: where a paper appeared, how long it is."""

from textwrap import fill

import pytest

from kgraph.read.page import find_lines
from kgraph.read.parts.remarks import with_whole_remarks
from tests.read.pages import OTHER, PROSE, THIRD, values

TITLES = ("Counting Sheep in Wide Fields", "Using Ladders to Count Goats", "Cows from the Air")
TEXTS = (PROSE, OTHER, THIRD)
COMMENTS = [
    "Accepted and to be presented at the Fourth Annual Conference on Wool, Mesh, and Milk "
    "(WOOL 2007), San Diego, California, June 18-21 2007",
    "12 pages, 3 figures. To appear in the Proceedings of the Conference on the Counting of "
    "Sheep in Wide Fields, Bern 2007",
    "Extended version of a paper with the same title that appeared at the Conference on the "
    "Counting of Sheep",
    "Proceedings of the Conference on the Counting of Sheep and other Animals in Wide Fields of "
    "the North, Bern 2007",
]


@pytest.mark.parametrize("comment", COMMENTS)
@pytest.mark.parametrize("where", [(0, 1, 2), (0, 2), (1,)])
@pytest.mark.parametrize("width", [60, 78])
@pytest.mark.parametrize("form", ["{text}", "Abstract: {text}", "{title}\n{text}"])
def test_a_comment_is_no_text_and_no_title(comment, where, width, form):
    page = ""
    for n, (title, text) in enumerate(zip(TITLES, TEXTS, strict=True)):
        lines = form.format(title=title, text=text).split("\n") + [comment] * (n in where)
        page += "\n".join(fill(line, width) for line in lines)
        page += "\n\n" if form != "{text}" else f"\narXiv:2401.0000{n + 1}\n\n"
    assert values(page, "title", "abstract", "comments") == [
        (title if "title" in form else None, text, comment if n in where else None)
        for n, (title, text) in enumerate(zip(TITLES, TEXTS, strict=True))
    ]


def test_a_field_glued_to_its_name_is_no_rest_of_a_comment():
    text = (
        "We count sheep in wide fields at night, and see that nobody else does so.\n"
        "Comments:Submitted to the Journal of Sheep and Goats, 11 pages, 8 figures\n"
        "Subjects:Astrophysics (astro-ph)\n"
    )
    lines = list(find_lines(text))
    assert with_whole_remarks(text, lines, 79) == lines
