"""Years in the headings of Markdown lists."""

import pytest

from tests.read.copied_pages import check_spans
from tests.read.pages import read, values

ITEM = (
    "1. Ann Lee, Bob Day. **Counting {} at Night.** *FARM*. [[PDF](https://doi.org/10.1000/{})]\n"
)


def dates(page):
    return [date for (date,) in values(page, "published")]


@pytest.mark.parametrize("between", ["", "#### Wool\n\n", "Most of these are short.\n\n"])
def test_the_year_of_a_heading_is_that_of_the_items_below(between):
    page = "# Papers\n\n" + "".join(
        f"### {year}\n\n{between}{ITEM.format(what, n)}{ITEM.format(f'More {what}', f'{n}.b')}\n"
        for n, (year, what) in enumerate((("2021", "Sheep"), ("Papers (2019)", "Goats")), 1)
    )
    assert dates(page) == ["2021", "2021", "2019", "2019"]
    page += "## Older\n\n" + ITEM.format("Cows", 3)
    assert dates(page)[-1] is None
    check_spans(page)


@pytest.mark.parametrize(("id", "date"), [("1805.00001", "2019"), ("1205.00001", None)])
def test_headings_that_say_when_papers_were_read_date_none(id, date):
    page = "# Papers\n\n" + "".join(
        f"## {year}\n\n- [Counting {what} at Night](https://arxiv.org/abs/{some})\n\n"
        for year, what, some in (("2019", "Sheep", id), ("2021", "Goats", "2105.00002"))
    )
    assert dates(page)[0] == date
    assert read(page).sources[0].reader == "md_list"


def test_a_date_that_an_item_prints_is_its_own():
    item = "- [Counting Goats by Day](https://doi.org/10.1000/g), Ann Lee, Bob Day, FARM 2018\n"
    assert dates(f"# Papers\n\n## 2021\n\n{item}{ITEM.format('Sheep', 1)}") == ["2018", "2021"]
