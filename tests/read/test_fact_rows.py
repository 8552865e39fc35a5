"""Lines of several facts: names, a day, an id with signs between, in text, Markdown and HTML."""

import pytest

from kgraph.read.parts.fact_rows import find_row
from tests.read.pages import OTHER, PROSE, THIRD, read, values

PAPERS = (
    ("Counting Sheep at Night", ["Ann Lee", "Bob Day"], "2024-01-05", "2401.00001", PROSE),
    ("Goat Ladders", ["Cy Fox", "Dee Roe", "Eve Moss"], "2023-02-06", "2302.00002", OTHER),
    ("Cows seen from the air: a survey", ["Gil Hart"], "2022-03-07", "2203.00003", THIRD),
)
SAID = {"2024-01-05": "January 5, 2024", "2023-02-06": "February 6, 2023"}


def _print(form):
    return "".join(
        form.format(
            title=title,
            names=", ".join(names),
            day=SAID.get(day, "March 7, 2022"),
            iso=day,
            year=day[:4],
            id=number,
            url=f"https://arxiv.org/abs/{number}",
            text=text,
            n=n,
        )
        for n, (title, names, day, number, text) in enumerate(PAPERS, 1)
    )


HEAD = "What we read\n\nThursdays 15:00, room 2.14. Slides on request.\n\n"
TEXTS = (
    "{n}. {title}\n   {names} — posted {day} — arXiv:{id}\n\n   {text}\n\n",
    "{title}\n{names} · {day} · {url}\n{text}\n\n",
    "{title}\n{names} | {iso} | arXiv:{id}\n\n",
    "{title}\n{names}; {day}; {url}\n\n",
)
PAGE = "<html><body><h1>What we read</h1><p>Thursdays 15:00, room 2.14.</p>{}"
FOOT = (
    "<h2>Data</h2><ul><li>Daily counts, spring 2020</li><li>woolplot, our script</li></ul>"
    "<p>Last updated: 2 June 2024</p></body></html>"
)
ITEMS = (
    "<ol><li><b>{title}</b><br><i>{names}</i> &mdash; posted {day} &mdash; "
    "<a href='{url}'>arXiv:{id}</a><p>{text}</p></li></ol>",
    "<div><h3>{title}</h3><p>{names} | posted {day} | <a href='{url}'>arXiv:{id}</a></p></div>",
    "<dl><dt>{title}</dt><dd>{names}; {day}; <a href='{url}'>arXiv:{id}</a></dd></dl>",
    "<p><strong>{title}</strong><br>by {names} on {day} (<a href='{url}'>arXiv:{id}</a>)</p>",
    "<table><tr><td>{n}</td><td><b>{title}</b><br>{names} &ndash; {day} &ndash; "
    "<a href='{url}'>arXiv:{id}</a></td></tr></table>",
    "<ul><li><span>{title}</span> <span>{names}</span> <span>{day}</span> "
    "<a href='{url}'>arXiv:{id}</a></li></ul>",
    "<div><div><b>{title}</b></div><div>{names} &middot; <time>{iso}</time> &middot; "
    "<a href='{url}'>arXiv:{id}</a></div><div>{text}</div></div>",
)


@pytest.mark.parametrize("form", TEXTS)
def test_a_line_of_facts_below_a_title(form):
    text = HEAD + _print(form)
    assert values(text, "title", "authors", "published", "arxiv_id") == [
        (title, names, day, number) for title, names, day, number, _ in PAPERS
    ]
    for record in read(text).records:
        for span in record.spans:
            if span.field in ("title", "arxiv_id"):
                assert text[span.start : span.end] == getattr(record, span.field)


@pytest.mark.parametrize("form", ITEMS)
def test_a_line_of_facts_on_a_web_page(form):
    text = PAGE.format(_print(form)) + FOOT
    assert values(text, "title", "authors", "published", "arxiv_id") == [
        (title, names, day, number) for title, names, day, number, _ in PAPERS
    ]
    if "{text}" in form:
        assert [row[0] for row in values(text, "abstract")] == [paper[-1] for paper in PAPERS]


def test_names_behind_a_dash_on_the_line_of_a_title():
    form = "<ul><li><b>{title}</b> &mdash; {names} ({year})<br><a href='{url}'>pdf</a></li></ul>"
    text = PAGE.format(_print(form)) + FOOT
    assert values(text, "title", "authors", "published", "arxiv_id") == [
        (title, names, day[:4], number) for title, names, day, number, _ in PAPERS
    ]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Ann Lee, Bob Day — posted May 3, 2019 — arXiv:1905.00001", 3),
        ("Ann Lee · 2019 · 5 min read", 3),
        ("arXiv:1905.00001 | Ann Lee, Bob Day | 2019", 3),
        ("Ann Lee and Bob Day; ICML 2019", 2),
        ("Counting Sheep at Night — Ann Lee, Bob Day — 2019", 0),
        ("Ann Lee, Bob Day — Counting Sheep at Night on the Farms of the North — 2019", 0),
        ("Ann Lee; Bob Day; Cy Fox", 0),
        ("Home | News | 2019", 0),
    ],
)
def test_which_lines_tell_facts(line, parts):
    assert len(find_row(line, 0, len(line)) or ()) == parts
