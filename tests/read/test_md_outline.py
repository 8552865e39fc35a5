"""Outlines of notes: an item for each paper, with a list of its own about it."""

import pytest

from tests.read.pages import OTHER, PROSE, THIRD, codes, read, values

PAPERS = (
    ("Counting Sheep at Night", ["Ann Lee", "Bob Day"], "2024-01-05", "2401.00001", PROSE),
    ("Goat Ladders", ["Cy Fox", "Dee Roe", "Eve Moss"], "2023-02-06", "2302.00002", OTHER),
    ("Cows seen from the air: a survey", ["Gil Hart"], "2022-03-07", "2203.00003", THIRD),
)
HEAD = "---\ntags: [reading]\n---\n# To read\n\nSee also [[Thesis outline]].\n\n## Inbox\n"
TAIL = "\n## Done\nMoved to [[Archive 2022]].\n"


def _page(form):
    """Print all papers in a form; ``{names}`` are parted by commas, ``{linked}`` are links."""
    items = (
        form.format(
            title=title,
            names=", ".join(names),
            linked=", ".join(f"[[{name}]]" for name in names),
            each="".join(f"    - {name}\n" for name in names),
            day=day,
            year=day[:4],
            id=number,
            text=text,
        )
        for title, names, day, number, text in PAPERS
    )
    return HEAD + "".join(items) + TAIL


FORMS = {
    "quoted": "- [ ] **{title}**\n    - {names}\n"
    "    - {day} · <https://arxiv.org/abs/{id}> #later\n"
    "    - > {text}\n",
    "fields of outliners": "- [[{title}]]\n\t- authors:: {linked}\n\t- date:: {day}\n"
    "\t- link:: https://arxiv.org/abs/{id}\n\t- abstract:: {text}\n",
    "the day before the title": "- {day} · **{title}**\n    - {names}\n"
    "    - <https://arxiv.org/abs/{id}>\n    - > {text}\n",
    "the title is the link": "- [ ] [{title}](https://arxiv.org/abs/{id})\n    - {names}\n"
    "    - {day}\n    - > {text}\n",
    "lists below names of fields": "- {title}\n  - Authors\n{each}  - arXiv:{id} ({day})\n"
    "  - Abstract\n    - {text}\n",
    "pictures for names of fields": "- {title} #toread\n    - 👥 {names}\n    - 📅 {day}\n"
    "    - 🔗 https://arxiv.org/abs/{id}\n    - > {text}\n",
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_the_items_inside_tell_of_the_paper(form):
    page = _page(form)
    assert read(page).sources[0].reader == "md_outline"
    assert values(page, "title", "authors", "published", "arxiv_id", "abstract") == [
        (title, names, day, number, text) for title, names, day, number, text in PAPERS
    ]


YEARS = (
    "1. {title}\n   - by {names}\n   - Published: {year}\n   - https://arxiv.org/abs/{id}\n",
    "* {title}\n  * {names} — {year} — [arXiv](https://arxiv.org/abs/{id})\n",
    "- **{title}** ({year})\n    - {names}\n    - arXiv:{id}\n    - read by Tuesday\n",
    "+ {title}\n    + {names}; {year}\n    + <https://arxiv.org/abs/{id}> #toread\n    + long\n",
    "- *{title}*\n  - {names} ({year})\n  - [pdf](https://arxiv.org/pdf/{id}) [code](https://a.b)\n",
    "- **{title}**\n    - <https://arxiv.org/abs/{id}> ({year})\n    - {names}\n    - note: good\n",
    "- **{title}** (arXiv:{id})\n    - {names}, {year}\n    - TODO: compare with ours\n",
)


@pytest.mark.parametrize("form", YEARS)
def test_lines_of_several_facts(form):
    page = _page(form)
    assert read(page).sources[0].reader == "md_outline"
    assert values(page, "title", "authors", "published", "arxiv_id", "abstract") == [
        (title, names, day[:4], number, None) for title, names, day, number, _ in PAPERS
    ]


def test_what_a_reader_makes_of_it_is_no_abstract():
    page = _page(
        "- **{title}**\n    - {names}\n    - arXiv:{id}\n"
        "    - summary: sheep are easy to count\n    - see also arXiv:2001.00009\n"
    )
    assert [row[0] for row in values(page, "abstract")] == [None] * 3
    assert [row[0] for row in values(page, "arxiv_id")] == [row[3] for row in PAPERS]


@pytest.mark.parametrize(
    "form",
    [
        # Topics with papers, papers with links of their own, references among them.
        "- Topic {year}\n  - {title}, {names}, {year}, https://arxiv.org/abs/{id}\n",
        "- [{title}](https://arxiv.org/abs/{id}), {names}, {year}\n    - [code](https://a.b)\n",
        "- Farms\n  - [{title}](https://arxiv.org/abs/{id})\n",
    ],
)
def test_topics_over_lists_of_papers_are_others(form):
    assert read(_page(form)).sources[0].reader != "md_outline"


def test_a_paper_beside_a_bibliography_is_left_to_others():
    cited = "- Lee, A. & Day, B. ({}). How many sheep there are on all farms. Wool, 3.\n"
    page = _page("- {title}\n  - {names}\n  - arXiv:{id}\n") + "".join(
        map(cited.format, range(2001, 2009))
    )
    assert read(page).sources[0].reader != "md_outline"


def test_two_words_in_a_heading_over_names_are_a_title():
    page = "# Notes\n\n" + "".join(
        f"### {title}\n- {', '.join(names)}\n- {day} · <https://arxiv.org/abs/{number}>\n\n"
        for title, names, day, number, _ in PAPERS
    )
    assert values(page, "title", "authors", "arxiv_id") == [
        (title, names, number) for title, names, _, number, _ in PAPERS
    ]
    assert codes(page) == []


def test_one_name_below_two_words_is_enough_where_a_paper_is_linked():
    page = "# Notes\n\n" + "".join(
        f"## {title}\n\n{names}  \n(Submitted on {day}) – <https://arxiv.org/abs/{number}>\n\n"
        f"Abstract: {text}\n\n"
        for title, names, day, number, text in (
            ("Counting Sheep at Night", "Ann Lee, Bob Day", "5 Jan 2024", "2401.00001", PROSE),
            ("Goat Ladders", "Cy Fox", "6 Feb 2023", "2302.00002", OTHER),
            ("A Survey of Cows", "Gil Hart", "7 Mar 2022", "2203.00003", THIRD),
        )
    )
    assert values(page, "title", "authors", "arxiv_id") == [
        ("Counting Sheep at Night", ["Ann Lee", "Bob Day"], "2401.00001"),
        ("Goat Ladders", ["Cy Fox"], "2302.00002"),
        ("A Survey of Cows", ["Gil Hart"], "2203.00003"),
    ]


def test_brackets_around_a_link_are_none_of_its_address():
    page = "".join(
        f"- **{title}**\n    - Ann Lee, Bob Day\n    - [[paper](https://arxiv.org/abs/{number})]\n"
        for title, _, _, number, _ in PAPERS
    )
    assert values(page, "title", "urls") == [
        (title, (f"https://arxiv.org/abs/{number}",)) for title, _, _, number, _ in PAPERS
    ]


def test_a_week_is_no_title():
    page = "".join(
        f"- Week {n}\n    - Ann Lee presents\n    - [pdf](https://arxiv.org/abs/{number})\n"
        for n, (_, _, _, number, _) in enumerate(PAPERS, start=1)
    )
    assert values(page, "title", "arxiv_id") == [(None, number) for _, _, _, number, _ in PAPERS]
