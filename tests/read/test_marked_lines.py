"""Pages of sites as programs paste them: marks before lines, behind them, and other spaces."""

import pytest

from tests.read.pages import codes, read, values

RESULTS = """[PDF] wool.example
Counting Sheep at Night
A Lee, B Day - Wool Letters, 2013 - wool.example
Sheep are counted with great care and …
Save Cite Cited by 12 Related articles All 3 versions

[BOOK][B] Goats: a Survey
C Fox - 2004 - Wool Press
Save Cite Cited by 4 Related articles
"""
RECORDS = """[j2]Ann Lee, Bob Day:
Counting Sheep at Night. Wool Lett. 12(3): 1-9 (2013)
[c1]Ann Lee, Cy Fox 0002:
Goats on Ladders. MEADOW 2012: 12-20
[i1]Ann Lee:
Cows Stand Still. CoRR abs/2104.01234 (2021)
"""
CARDS = """Trending Papers
by AK and the research community
Submitted by
akhaliq
Counting Sheep at Night
9 authors
· Published on Sep 12, 2023
Upvote
27
Submitted by
akhaliq
Goats on Ladders
4 authors
· Published on Oct 1, 2023
Upvote
9
"""
ANSWERS = """Counting Sheep at Night
A. Lee, B. Day, +3 authors, C. Fox
Computer Science
Meadow Systems
12 June 2017
12 Citations
PDF
Save
Alert
"""
PAGES = [RESULTS, RECORDS, CARDS, ANSWERS]
COLUMNS = ("title", "authors", "published", "journal_ref", "abstract")


def _changed(page: str, form: str) -> str:
    lines = [form.format(line) if line else "" for line in page.splitlines()]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("form", ["• {}", "- {}", "* {}", "●\t{}", "    - {}", "{}\\", "{}\\  "])
def test_marks_that_every_line_has_say_nothing(page, form):
    changed = _changed(page, form)
    assert values(changed, *COLUMNS) == values(page, *COLUMNS)
    for record in read(changed).records:
        title = next(span for span in record.spans if span.field == "title")
        assert changed[title.start : title.end] == record.title


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("space", ["\xa0", "\u202f"])
def test_a_space_that_keeps_a_line_whole_is_a_space(page, space):
    for form in ("{}", "<p>{}</p>"):
        changed = _changed(page, form)
        found = values(changed, *COLUMNS)
        assert values(changed.replace(" ", space), *COLUMNS) == found
        assert len(found) == len(values(page, *COLUMNS))


@pytest.mark.parametrize("page", [RESULTS, RECORDS])
def test_brackets_that_are_no_links_are_escaped(page):
    changed = page.replace("[", "\\[").replace("]", "\\]")
    assert values(changed, *COLUMNS) == values(page, *COLUMNS)
    assert codes(changed) == codes(page)


def test_a_list_of_papers_keeps_its_marks():
    titles = [f"Counting Sheep {n} Times at Night" for n in range(9)]
    page = "".join(f"- {title} (Ann Lee, Bob Day, 2013)\n" for title in titles)
    assert values(page, "title", "authors") == [(t, ["Ann Lee", "Bob Day"]) for t in titles]
    assert read(page).sources[0].reader == "paper_lines"


def test_backslashes_of_tex_are_of_the_text():
    page = "@article{lee,\n  title = {\\[a\\] and \\[b\\] \\& Goats},\n  author = {Lee, Ann},\n}\n"
    assert read(page).sources[0].reader == "bibtex"


def test_formulas_of_an_abstract_keep_their_backslashes():
    abstract = "We study \\[ a + b \\] and \\[ c \\] where \\(f(x)\\) and $\\{x\\}$ and $\\|x\\|$."
    abstract = f"{abstract} It is {abstract}"
    page = f"arXiv:2001.00001\nCounting Sheep\nAnn Lee, Bob Day\nAbstract: {abstract}\n"
    assert values(page, "abstract") == [(abstract,)]
