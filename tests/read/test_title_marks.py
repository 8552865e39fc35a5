"""What stands around the titles of a reading list is no part of them, and says something."""

import pytest

from tests.read.pages import OTHER, PROSE, THIRD, values

TITLES = (
    "Counting Sheep in Wide Fields",
    "A Ladder for Goats: How Nobody Falls",
    "Cows from the Air",
)
TEXTS = (PROSE, OTHER, THIRD)


def page(form: str) -> str:
    entries = enumerate(zip(TITLES, TEXTS, strict=True), 1)
    return "".join(form.format(n=n, t=title, p=text) for n, (title, text) in entries)


@pytest.mark.parametrize(
    ("line", "column", "value"),
    [
        ("**{t}**", "doi", None),
        ("Paper {n}: {t}", "doi", None),
        ("[2401.0000{n}] {t}", "arxiv_id", "2401.0000{n}"),
        ("{t} (arXiv:2401.0000{n})", "arxiv_id", "2401.0000{n}"),
        ("2024-02-0{n} {t}", "published", "2024-02-0{n}"),
        ("{t} (202{n})", "published", "202{n}"),
    ],
)
def test_marks_around_titles(line, column, value):
    text = page(line + "\nAnn Lee, Bob Day\n{p}\n\n")
    assert values(text, "title", column) == [
        (title, value and value.format(n=n)) for n, title in enumerate(TITLES, 1)
    ]


@pytest.mark.parametrize(
    "tab",
    [
        "{}",
        "Paper page - {}",
        "[PDF] {} | Semantic Scholar",
        "{} - ACL Anthology",
        "{} | OpenReview",
        "(PDF) {}",
    ],
)
@pytest.mark.parametrize("form", ["{} | {}\n", "{}\n{}\n\n", "- {} {}\n", "- [{}]({})\n"])
def test_titles_of_tabs_have_words_of_the_site_around_them(tab, form):
    if "|" in tab and form.startswith("{} |"):
        form = "{}  {}\n"
    text = "Saved tabs\n\n" + "".join(
        form.format(shown, f"https://arxiv.org/abs/2401.0000{n}")
        for n, shown in enumerate([TITLES[0], tab.format(TITLES[1]), TITLES[2]], 1)
    )
    assert values(text, "title") == [(title,) for title in TITLES]


def test_full_stops_behind_all_titles_and_names_are_of_neither():
    text = page("{t}.\nAnn Lee, Bob Day.\n{p}\n\n")
    assert values(text, "title", "authors") == [(title, ["Ann Lee", "Bob Day"]) for title in TITLES]


@pytest.mark.parametrize(
    ("over", "column", "value"),
    [
        ("2401.0000{n}", "arxiv_id", "2401.0000{n}"),
        ("Feb 0{n}, 2024", "published", "2024-02-0{n}"),
    ],
)
def test_ids_and_dates_over_titles_open_entries(over, column, value):
    text = page(over + "\n{t}\nAnn Lee, Bob Day\n{p}\n\n")
    assert values(text, "title", column, "abstract") == [
        (title, value.format(n=n), prose)
        for n, (title, prose) in enumerate(zip(TITLES, TEXTS, strict=True), 1)
    ]


def test_footnote_marks_and_affiliations_beside_names():
    text = page("{t}\nAnn Lee*, Bob Day 1,2, Cy Fox 1,2\n{p}\n\n")
    assert values(text, "authors") == [(["Ann Lee", "Bob Day", "Cy Fox"],)] * 3
    text = page("{t}\nAnn Lee (Wool University), Bob Day (Goat Inc.)\n{p}\n\n")
    assert values(text, "authors") == [(["Ann Lee", "Bob Day"],)] * 3
    text = page("{t}\nTL;DR: Sheep are counted.\nAuthors: Ann Lee, Bob Day\n{p}\n\n")
    assert values(text, "authors", "abstract")[1:] == [
        (["Ann Lee", "Bob Day"], p) for p in TEXTS[1:]
    ]


def test_plain_json_about_papers():
    text = "".join(
        f'{{"title": "{title}", "authors": [{{"name": "Ann Lee"}}, "Bob Day"], "year": 202{n},'
        f' "externalIds": {{"ArXiv": "2001.0000{n}"}}}}\n'
        for n, title in enumerate(TITLES)
    )
    assert values(text, "title", "authors", "published") == [
        (title, ["Ann Lee", "Bob Day"], f"202{n}") for n, title in enumerate(TITLES)
    ]


def test_words_beside_an_id_may_be_a_whole_entry():
    text = page("{t} - Ann Lee, Bob Day - 2020 - https://arxiv.org/abs/2001.0000{n}\n")
    assert values(text, "title", "authors", "published", "arxiv_id") == [
        (title, ["Ann Lee", "Bob Day"], "2020", f"2001.0000{n}")
        for n, title in enumerate(TITLES, 1)
    ]


def test_numbers_that_are_in_no_order_are_no_pages():
    titles = ("Driving a Tractor at Levels 4-5", "Cows on Farms 2-3", "A Ladder for Goats")
    text = "".join(
        f"{title}\nAnn Lee, Bob Day\n{prose}\n\n"
        for title, prose in zip(titles, TEXTS, strict=True)
    )
    assert values(text, "title", "labels") == [(title, ()) for title in titles]


@pytest.mark.parametrize("quoted", ['"{}"', "“{}”", "„{}“,", "«{}»"])
def test_signs_around_the_whole_of_a_title_are_the_pages(quoted):
    items = "".join(
        f"<li>A. Lee, B. Day, and C. Fox\n<b>{quoted.format(title)}</b>,\n<i>Wool Rev.</i>"
        f" 106, 546-557 (2007)</li>"
        for title in TITLES
    )
    text = f"<html><body><h2>Ann Lee</h2><ol>{items}</ol></body></html>"
    assert values(text, "title") == [(title,) for title in TITLES]


@pytest.mark.parametrize("note", ["(Best Paper Award)", "[Oral]", "(spotlight presentation)"])
@pytest.mark.parametrize(
    "page",
    [
        "{0}\nAnn Lee, Bob Day\nWOOL 2001\n\n{1}\nAnn Lee, Cy Fox\nWOOL 2000\n",
        "- [{0}](https://arxiv.org/abs/2001.00001), Ann Lee, Bob Day, WOOL 2001\n"
        "- [{1}](https://arxiv.org/abs/2001.00002), Ann Lee, Cy Fox, WOOL 2000\n",
        "<table><tr><th>Year</th><th>Title</th><th>Authors</th></tr>"
        "<tr><td>2001</td><td>{0}</td><td>Ann Lee, Bob Day</td></tr>"
        "<tr><td>2000</td><td>{1}</td><td>Ann Lee, Cy Fox</td></tr></table>",
    ],
)
def test_a_prize_in_brackets_is_no_part_of_a_title(page, note):
    text = page.format(f"Counting Sheep in Fields {note}", "A Ladder for Goats (in Two Parts)")
    assert values(text, "title") == [
        ("Counting Sheep in Fields",),
        ("A Ladder for Goats (in Two Parts)",),
    ]


def test_a_comma_within_quotation_marks_is_of_no_title():
    page = "<html><body><h2>Papers</h2>" + "".join(
        f"<p><b>&ldquo;{title},&rdquo;</b> (with Ann Lee), <em>Wool Letters</em>, 2017.</p>"
        for title in TITLES
    )
    assert values(f"{page}</body></html>", "title") == [(title,) for title in TITLES]
