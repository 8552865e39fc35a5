"""Web pages whose markup says more of a date than they print, and lines that look like names."""

# ruff: noqa: E501 - lines of real pages are long

import pytest

from tests.read.pages import values

SHEEP, GOATS, COWS = (
    "Counting sheep in wide open fields",
    "Why goats climb steep walls",
    "Cows at night and their stars",
)
NAMES = (["Ann Lee", "Bob Day"], ["Cy Fox", "Dan Poe"], ["Eve Roy", "Ann Lee"])
DAYS = ("2022-12-21", "2019-03-07", "2016-01-17")
PRINTED = ("December 2022", "March 2019", "January 2016")
ABSTRACT = (
    "We count the animals of a farm at night. What is found holds for all farms that we know of."
)
CARD = (
    '<article class="card"><h3 class="card-title"><a href="/p">{title}</a></h3>'
    '<span class="authors">{names}</span> {time}<details><summary>Abstract</summary>'
    "<p>{abstract}</p></details></article>"
)
ITEM = "<li><b>{title}</b><br>{names}<br>Wool Review, {time}</li>"
ROW = '<div class="entry"><h4>{title}</h4><p>{names}</p><p>{time}</p></div>'


def page_of(form, times):
    rows = zip((SHEEP, GOATS, COWS), NAMES, times, strict=True)
    body = "".join(
        form.format(title=title, names=", ".join(names), time=time, abstract=ABSTRACT)
        for title, names, time in rows
    )
    return f"<!doctype html><html><head><title>Farm Lab</title></head><body>{body}</body></html>"


def timed(moments, printed):
    return [
        f'<time datetime="{moment}">{text}</time>'
        for moment, text in zip(moments, printed, strict=True)
    ]


@pytest.mark.parametrize("form", [CARD, ITEM, ROW], ids=["cards", "items", "rows"])
@pytest.mark.parametrize("clock", ["", "T10:00:00+02:00", " 10:00"], ids=["day", "zone", "hour"])
def test_the_markup_says_the_day(form, clock):
    page = page_of(form, timed([day + clock for day in DAYS], PRINTED))
    assert values(page, "title", "published") == list(zip((SHEEP, GOATS, COWS), DAYS, strict=True))


@pytest.mark.parametrize(
    ("moments", "printed", "dates"),
    [
        (DAYS, ("2022", "2019", "2016"), DAYS),
        (DAYS, ("3 days ago", "2 years ago", "long ago"), DAYS),
        # Days that a site fills in, or that are none of the calendar.
        (("2022-12-01", "2019-03-01", "2016-01-01"), PRINTED, ("2022-12", "2019-03", "2016-01")),
        (
            ("2022-01-01", "2019-03-01", "2016-01-01"),
            ("2022", "2019", "2016"),
            ("2022", "2019-03-01", "2016"),
        ),
        (
            ("2022-12-41", "2019-02-30", "soon"),
            ("December 2022", "2019", "2016"),
            ("2022-12", "2019", "2016"),
        ),
        # What is printed is meant.
        (("2024-05-05",) * 3, PRINTED, ("2022-12", "2019-03", "2016-01")),
        (
            ("2022", "2019-03", ""),
            ("Dec 21, 2022", "7 March 2019", "2016"),
            ("2022-12-21", "2019-03-07", "2016"),
        ),
    ],
    ids=["years", "ago", "first of month", "first of year", "no day", "other", "printed"],
)
def test_days_that_are_meant(moments, printed, dates):
    page = page_of(CARD, timed(moments, printed))
    assert [date for (date,) in values(page, "published")] == list(dates)


def test_a_word_alone_among_names_below_a_title():
    lines = (
        "Meera*, A. V. Lee*, B. R. Day, C. K. Fox",
        "Ann Lee, Bob Day, Nature",
        "Cy Fox, Dan Poe",
    )
    body = "".join(
        f'<div class="pub"><span class="title"><a href="https://arxiv.org/abs/1901.0000{n}">{title}'
        f"</a></span><br>{names}<br><em>Under review</em>, 2019<br><a href=x>paper</a></div>"
        for n, (title, names) in enumerate(zip((SHEEP, GOATS, COWS), lines, strict=True))
    )
    assert values(
        f"<html><body><h1>Papers</h1>{body}</body></html>", "title", "authors", "published"
    ) == [
        (SHEEP, ["Meera", "A. V. Lee", "B. R. Day", "C. K. Fox"], "2019"),
        (GOATS, ["Ann Lee", "Bob Day"], "2019"),
        (COWS, ["Cy Fox", "Dan Poe"], "2019"),
    ]


@pytest.mark.parametrize("quotes", ["“”", "„“", '""', "«»"])
def test_a_quoted_title_is_no_name(quotes):
    rows = (
        ("A.-B. Lee", "A Sheepish Glass"),
        ("C. Fox, D. Poe", GOATS),
        ("E. Roy", "The Wool Theorem"),
    )
    body = "".join(
        f"<tr><td>{n}.</td><td>{names}:<br>{quotes[0]}{title}{quotes[1]},<br>J. Wool <b>3</b>, {n} (2007)."
        f' <a href="https://doi.org/10.1000/w{n}">doi:10.1000/w{n}</a></td></tr>'
        for n, (names, title) in enumerate(rows)
    )
    page = f"<html><body><b>Refereed articles</b><table>{body}</table></body></html>"
    assert values(page, "title", "authors", "doi") == [
        (title, names.split(", "), f"10.1000/w{n}") for n, (names, title) in enumerate(rows)
    ]


@pytest.mark.parametrize("first", [True, False], ids=["before", "behind"])
@pytest.mark.parametrize("day", ["2020", "2020-11-16"])
def test_a_meta_element_dates_the_entry_that_it_is_in(day, first):
    meta = f'<meta itemprop="datePublished" content="{day}">'
    entry = (
        '<li class="entry"><nav><a href="https://doi.org/10.1000/{n}">link</a></nav><cite>'
        '{before}<span itemprop="author">{names}</span>:<br>'
        '<span class="title" itemprop="name">{title}.</span>{behind}</cite></li>'
    )
    several = [(SHEEP, meta), (GOATS, ""), (COWS, meta)]
    body = "".join(
        entry.format(
            n=n,
            title=title,
            names=", ".join(names),
            before=told if first else "",
            behind="" if first else told,
        )
        for n, ((title, told), names) in enumerate(zip(several, NAMES, strict=True))
    )
    page = f"<!doctype html><html><body><h1>FARM 20</h1><ul>{body}</ul></body></html>"
    assert values(page, "title", "published") == [(SHEEP, day), (GOATS, None), (COWS, day)]


def test_the_class_of_a_box_sorts_it_and_is_no_place_of_its_date():
    entry = (
        '<div class="isotope-item year-20{y}"><div class="media-body"><div class="article-title">'
        '<a href="/p">{title}</a></div><div><span><a href="/a">{names}</a></span></div>'
        '<span class="article-date">{printed}</span> <em>Proceedings of the Farm</em></div></div>'
    )
    titles = ("Sheep at FarmEval-2021 Task 11: Counting at Night", GOATS, COWS)
    body = "".join(
        entry.format(y=n, title=title, names=", ".join(names), printed=printed)
        for n, title, names, printed in zip((22, 19, 16), titles, NAMES, PRINTED, strict=True)
    )
    page = f"<!doctype html><html><body><h1>Publications</h1>{body}</body></html>"
    assert [date for (date,) in values(page, "published")] == [day[:7] for day in DAYS]


@pytest.mark.parametrize(
    ("foot", "day"),
    [
        ('<span class="CEURPUBDATE">2013-05-29</span>: published on CEUR-WS.org', "2013-05-29"),
        ('<span class="CEURSUBMITTEDDATE">2013-05-29</span>: submitted by the editors', None),
    ],
)
def test_the_day_of_a_volume_is_that_of_its_papers(foot, day):
    item = '<li><a href="p.pdf"><span class="CEURTITLE">{}</span></a><br>\n{}</li>\n'
    body = "".join(
        item.format(title, ",\n".join(f'<span class="CEURAUTHOR">{n}</span>' for n in names))
        for title, names in zip((SHEEP, GOATS, COWS), NAMES, strict=True)
    )
    page = (
        '<!doctype html><html><body><h1><span class="CEURVOLTITLE">Farm Workshop</span></h1>'
        f'<div class="CEURTOC"><h2>Table of Contents</h2><ul>{body}</ul></div><hr>'
        f"{foot}</body></html>"
    )
    assert values(page, "title", "published") == [(t, day) for t in (SHEEP, GOATS, COWS)]
