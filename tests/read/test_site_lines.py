"""Lines as publishers' search pages print them: where facts stand around titles and names."""

import pytest

from tests.read.pages import OTHER, PROSE, THIRD, read, values

SHEEP, GOATS = "Counting Sheep in Wide Fields", "A Ladder for Goats: How Nobody Falls"
TITLES = (SHEEP, GOATS, "Cows Seen from the Air")
AUTHORS = [["Ann Lee", "Bob Day", "Cy Fox"], ["Dana Roe", "Eve Poe"], ["Flo Gay", "Gus Kim"]]
TEXTS = (PROSE, OTHER, THIRD)


def page(form: str, head: str = "Results\n") -> str:
    entries = enumerate(zip(TITLES, AUTHORS, TEXTS, strict=True), 1)
    return head + "".join(form.format(n=n, t=t, a=", ".join(a), p=p) for n, (t, a, p) in entries)


@pytest.mark.parametrize(
    "form",
    [
        "Research article\n{t}\nWool Review, Volume {n}, May 2020\n{a}\nDownload PDF\nExport\n\n",
        "{t}\n1 code implementation • 2 Jul 2020 • {a}\n{p}\n\n",
        "{t}\n2 Jul 2020 · {a} · 3 remarks\n{p}\n\n",
        "research-article\n{t}\n{a}\nFARM '20: Proceedings of the 2020 Farm Conference, April 2020,"
        " pp 1–12 • https://doi.org/10.1145/330.{n}\n{p}\n1{n}\n300\n",
    ],
    ids=["journal over names", "dots", "names between", "proceedings below names"],
)
def test_venues_and_dates_beside_titles_and_names(form):
    found = values(page(form), "title", "authors", "published")
    assert [(title, names) for title, names, _ in found] == list(zip(TITLES, AUTHORS, strict=True))
    assert all(str(date).startswith("2020") for _, _, date in found)
    if "{p}" in form:
        assert values(page(form), "abstract") == [(text,) for text in TEXTS]


def test_fields_of_a_report_stand_behind_tabs_one_author_a_line():
    text = f"{SHEEP}\nAuthor\tAnn Lee\nAuthor\tBob Day\nAbstract\t{PROSE}\nDate\t2020\n\n"
    text += f"{GOATS}\nAuthor\tCy Fox\nAbstract\t{OTHER}\nDate\t2021\n"
    assert values(text, "title", "authors", "published", "abstract") == [
        (SHEEP, ["Ann Lee", "Bob Day"], "2020", PROSE),
        (GOATS, ["Cy Fox"], "2021", OTHER),
    ]


def test_a_spreadsheet_without_head_and_names_parted_by_bars():
    rows = [
        (SHEEP, "Ann Lee, Bob Day"),
        (GOATS, "Cy Fox, Dan Roe"),
        ("How Hens Dream at Night", "Eve Poe, Flo Gay"),
    ]
    text = "".join(f'{n},"{title}","{names}",202{n}\n' for n, (title, names) in enumerate(rows))
    assert values(text, "title", "published") == [
        (title, f"202{n}") for n, (title, _) in enumerate(rows)
    ]
    head = "id,display_name,publication_year,authorships.author.display_name\n"
    bars = f'W1,"{SHEEP}",2020,"Ann Lee|Bob Day"\nW2,"{GOATS}",2021,Cy Fox\n'
    assert values(head + bars, "title", "authors") == [
        (SHEEP, ["Ann Lee", "Bob Day"]),
        (GOATS, ["Cy Fox"]),
    ]


def test_spans_that_a_style_sheet_sets_apart():
    box = (
        '<div class="paper"><span class="paper-title">{t}</span>'
        '<span class="paper-authors">{a}</span><span class="venue">Wool Review, 2020</span></div>'
    )
    html = f"<html><body>{page(box, '')}</body></html>"
    assert values(html, "title", "authors", "published") == [
        (title, names, "2020") for title, names in zip(TITLES, AUTHORS, strict=True)
    ]


def test_numbers_of_headings_are_no_part_of_titles():
    text = page(
        "### {n}. {t}\n*{a}*\n\n{p}\n\n[arXiv](https://arxiv.org/abs/2401.0000{n})\n\n",
        "# List\n\n",
    )
    assert read(text).sources[0].reader == "md_sections"
    assert values(text, "title") == [(title,) for title in TITLES]


def test_names_with_dots_of_another_kind():
    text = page("{t}\n{a}\n[ Visit Poster ] [ PDF ]\n\n").replace(", ", " ⋅ ")
    assert values(text, "title", "authors") == list(zip(TITLES, AUTHORS, strict=True))
