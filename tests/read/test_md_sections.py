"""Markdown with a heading for each paper: its link in the heading, or among fields below."""

import pytest

from kgraph.read.markdown import md_list, md_sections
from kgraph.read.page import page
from tests.read.pages import OTHER, PROSE, at_problems, codes, read, values

LINKED = f"""# Reading list

## [Counting Sheep in Fields](https://arxiv.org/abs/2401.00001)

**Authors:** Ann Lee, Bob Day

**Published:** 2024-01-02

> {PROSE}

## [Goats](https://arxiv.org/abs/2401.00002v2)
*Cy Fox*
2024-01-03
{OTHER}
"""
LISTED = """# My notes
### Counting Sheep in Fields
- Authors: Ann Lee, Bob Day
- Venue: ICML
- [paper](https://arxiv.org/abs/2401.00001) / [code](https://github.com/a/b)
- Abstract: {}

### Goats: A Survey
- Authors: Cy Fox
- Link: https://arxiv.org/abs/2401.00002
"""


def test_a_heading_that_is_a_link():
    assert values(LINKED, "title", "arxiv_id", "authors", "published", "abstract") == [
        (
            *("Counting Sheep in Fields", "2401.00001", ["Ann Lee", "Bob Day"]),
            *("2024-01-02", PROSE),
        ),
        ("Goats", "2401.00002", ["Cy Fox"], "2024-01-03", OTHER),
    ]
    assert read(LINKED).sources[0].reader == md_sections.NAME
    assert codes(LINKED) == []


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_fields_and_links_below_a_heading(gap):
    text = LISTED.format(PROSE).replace("\n", gap)
    assert values(text, "title", "authors", "arxiv_id", "journal_ref", "abstract") == [
        ("Counting Sheep in Fields", ["Ann Lee", "Bob Day"], "2401.00001", "ICML", PROSE),
        ("Goats: A Survey", ["Cy Fox"], "2401.00002", None, None),
    ]
    assert read(text).records[0].urls[1] == "https://github.com/a/b"
    assert codes(text) == []


def test_a_paper_outside_of_the_entries_is_said():
    text = LINKED.replace(
        "# Reading list", "# More\n- [Cows in the Air](https://arxiv.org/abs/2401.00009)"
    )
    assert at_problems(text, "not-understood") == [
        "- [Cows in the Air](https://arxiv.org/abs/2401.00009)"
    ]


def test_headings_of_lists_are_no_titles():
    text = """## Sheep and Other Animals
- [Counting Sheep in Fields](https://arxiv.org/abs/2401.00001)
## Goats and Their Friends
- [Counting Goats on Hills](https://arxiv.org/abs/2401.00002)
"""
    assert not md_sections.recognises(page(read(text).sources[0], text))
    assert read(text).sources[0].reader == md_list.NAME
    assert values(text, "title") == [("Counting Sheep in Fields",), ("Counting Goats on Hills",)]


NOTES = """# Paper notes

### Mamba: Linear-Time Sequence Modeling with Selective State Spaces
Albert Gu, Tri Dao · COLM 2024 · [arXiv](https://arxiv.org/abs/2312.00752)

- status: read twice

> We leave attention out and keep its quality. Time grows with the
> length alone, and memory does not grow at all.

The appendix is good.

### FlashAttention-2: Faster Attention with Better Parallelism and Work Partitioning
*Tri Dao*

[abs](https://arxiv.org/abs/2307.08691) · [pdf](https://arxiv.org/pdf/2307.08691) · 2023-07-17

We part the work of attention better among the units of a machine, and it is twice as fast.

> I should try this.
"""


def test_links_with_facts_between_and_remarks_beside_the_abstract():
    assert values(NOTES, "authors", "published", "arxiv_id", "labels") == [
        (
            ["Albert Gu", "Tri Dao"],
            "2024",
            "2312.00752",
            ("status: read twice", "The appendix is good."),
        ),
        (["Tri Dao"], "2023-07-17", "2307.08691", ("I should try this.",)),
    ]


def test_a_quoted_abstract_is_read_without_the_signs_of_its_quotation():
    assert values(NOTES, "abstract") == [
        (
            "We leave attention out and keep its quality. Time grows with the "
            "length alone, and memory does not grow at all.",
        ),
        (
            "We part the work of attention better among the units of a machine, "
            "and it is twice as fast.",
        ),
    ]


@pytest.mark.parametrize("sign", ["⭐", "⭐⭐", "✅ ", "📌"])
def test_signs_beside_a_heading_are_no_part_of_the_title(sign):
    page = LINKED.replace("## ", f"## {sign} ", 1)
    assert page != LINKED
    assert values(page, "title") == values(LINKED, "title")
    notes = "".join(
        f"## {title} {sign}\n\n- **Year:** 2024\n- **Link:** <https://arxiv.org/abs/2404.0364{n}>\n\n"
        for n, title in enumerate(("Counting Sheep at Night", "Laws of Goats in Hills"))
    )
    assert values(notes, "title") == [("Counting Sheep at Night",), ("Laws of Goats in Hills",)]


LOG = f"""# Reading log
## Week 40
### Counting Sheep in Wide Fields
Ann Lee, Bob Day, ICML 2019. <https://arxiv.org/abs/1901.00001>

My take: it counts *fewer* sheep than I had expected. The figures in section 3 are good.

### What Do Goats Look At? A Study of Goats
Fox et al. — doi:10.1000/goats

> {PROSE} [...]

### Counting Cows from the Air
*Dan Roe & Eve Poe* (2020), arXiv:2001.00003

Cows. They are counted from the air, which is slower than counting them from the ground, though.

### Hens in the Dark
*Ann Lee, Bob Day* (FARM 2018)  [link](https://doi.org/10.1000/hens)

{OTHER}

### Ducks and Other Birds of the Farm
Status: not started
Read on:
Link: https://arxiv.org/abs/2001.00005

Ask Bob for the data.
"""


def test_names_with_what_stands_behind_them_and_remarks_of_the_reader():
    assert values(LOG, "authors", "published", "arxiv_id", "doi", "journal_ref", "abstract") == [
        (["Ann Lee", "Bob Day"], "2019", "1901.00001", None, "ICML", None),
        (["Fox"], None, None, "10.1000/goats", None, PROSE),
        (["Dan Roe", "Eve Poe"], "2020", "2001.00003", None, None, None),
        (["Ann Lee", "Bob Day"], "2018", None, "10.1000/hens", "FARM", OTHER),
        ([], None, "2001.00005", None, None, None),
    ]
    assert read(LOG).records[4].labels == (
        "Status: not started",
        "Read on:",
        "Ask Bob for the data.",
    )


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("mark", ["*", "-", "1."])
@pytest.mark.parametrize("notes", [1, 3])
def test_items_below_a_quotation_are_remarks(gap, mark, notes):
    told = [
        "Forty farms in two years are not many. Ask Ann.",
        "Q: what about cows?",
        "The ladder is the point of it.",
    ][:notes]
    page = "# Notes\n\n" + "".join(
        f"## [{title}](https://arxiv.org/abs/1901.0000{n})\nAnn Lee (2019)\n\n> {text}{gap}"
        + "".join(f"{mark} {note}\n" for note in told)
        + "\n"
        for n, (title, text) in enumerate((("Counting Sheep", PROSE), ("Goats", OTHER)), 1)
    )
    found = read(page).records
    assert [(r.title, r.abstract) for r in found] == [("Counting Sheep", PROSE), ("Goats", OTHER)]
    assert all(note in " ".join(r.labels) for r in found for note in told)


LOGGED = """# Reading log

- [ ] renew library card

### 1. Counting Sheep in Fields{year}

Ann Lee, Bob Day & Cy Fox{by}{date}{by}{code}2212.11850v1{code}
#sheep #night/cold

{mark}{text}

{note}

### 2. Ladders for Goats that Climb{year}

Dee Hill et al.{by}{date}{by}{code}2212.11884{code}, 15 pages
#goats

Only with three herds. See the [[Hill group]] note, and the talk about ladders of last week.

## Ideas
* Lambs for beginners
"""


@pytest.mark.parametrize("by", [", ", " · ", " — ", " | "])
@pytest.mark.parametrize(
    ("date", "when"),
    [("2022-12-22", "2022-12-22"), ("Dec 2022", "2022-12"), ("22 December 2022", "2022-12-22")],
)
@pytest.mark.parametrize("code", ["arXiv:", "`"])
@pytest.mark.parametrize(("mark", "note"), [("> ", "Nice ladder."), ("", "- my take: solid")])
def test_a_log_of_papers_read(by, date, when, code, mark, note):
    page = LOGGED.format(year="", by=by, date=date, code=code, mark=mark, text=PROSE, note=note)
    page = page if code == "`" else page.replace("v1arXiv:", "v1").replace("84arXiv:", "84")
    columns = ("title", "authors", "published", "arxiv_id", "abstract")
    assert values(page, *columns) == [
        ("Counting Sheep in Fields", ["Ann Lee", "Bob Day", "Cy Fox"], when, "2212.11850", PROSE),
        ("Ladders for Goats that Climb", ["Dee Hill"], when, "2212.11884", None),
    ]
    assert read(page).sources[0].reader == md_sections.NAME


def test_a_log_without_ids_and_a_year_behind_the_title():
    page = LOGGED.format(
        year=" (2021)", by=", ", date="ICML 2021", code="", mark="> ", text=PROSE, note=""
    )
    page = page.replace(", 2212.11850v1", "").replace(", 2212.11884, 15 pages", "")
    assert values(page, "title", "authors", "published", "journal_ref") == [
        ("Counting Sheep in Fields", ["Ann Lee", "Bob Day", "Cy Fox"], "2021", "ICML"),
        ("Ladders for Goats that Climb", ["Dee Hill"], "2021", "ICML"),
    ]


@pytest.mark.parametrize(
    ("remark", "label"),
    [
        ("> a series of steps\n\nOnly helps above 100 sheep.", "a series of steps"),
        (
            "A link between sheep and wool. **Why does it matter so much?**\n- Section 4 has the"
            " derivation\n- try on our own data, as we did with those of goats",
            "Section 4 has the derivation",
        ),
        (
            "A link between sheep and wool, in short.\n\n* see Fig. 2\n* ask Bob about cows",
            "Fig. 2",
        ),
    ],
)
def test_a_few_words_quoted_or_over_notes_are_no_abstract(remark, label):
    fields = "**Authors:** Ann Lee, Bob Day\n**Link:** https://arxiv.org/abs/2401.0000{}\n\n"
    page = (
        f"# Notes\n\n## Counting Sheep in Fields\n\n{fields.format(1)}{remark}\n\n"
        f"## A Ladder for Goats\n\n{fields.format(2)}> {OTHER}\n- see Fig. 2\n\n"
        f"## Cows from the Air\n\n{fields.format(3)}**Abstract:** We count cows from the air.\n"
    )
    found = values(page, "abstract", "arxiv_id")
    assert found == [
        (None, "2401.00001"),
        (OTHER, "2401.00002"),
        ("We count cows from the air.", "2401.00003"),
    ]
    assert label in " ".join(read(page).records[0].labels)


@pytest.mark.parametrize("license", ["", "[![License](https://img.example/MIT.svg)](LICENSE)\n"])
def test_badges_may_stand_between_the_title_of_a_repository_and_its_authors(license):
    badge = "[![arXiv](https://img.example/arXiv-2401.00001.svg)](https://arxiv.org/abs/2401.00001)"
    page = f"# Counting Sheep at Night\n\n{badge}\n{license}\n**Ann Lee, Bob Day**\n\n"
    page += f"## Abstract\n{PROSE}\n\n## Usage\n\nRun it at night.\n"
    assert values(page, "title", "authors", "arxiv_id", "abstract") == [
        ("Counting Sheep at Night", ["Ann Lee", "Bob Day"], "2401.00001", PROSE)
    ]


@pytest.mark.parametrize("mark", ["", "*", "**"])
def test_names_in_emphasis_and_an_abstract_below_a_heading_are_a_paper_without_a_link(mark):
    page = f"# Counting Sheep at Night\n\n{mark}Ann Lee, Bob Day{mark}\n\n## Abstract\n{PROSE}\n"
    assert values(page, "title", "authors", "abstract") == [
        ("Counting Sheep at Night", ["Ann Lee", "Bob Day"], PROSE)
    ]


@pytest.mark.parametrize("mark", ["> [!abstract]\n> ", "> "])
def test_a_note_right_below_a_quoted_abstract_in_one_line_is_none_of_it(mark):
    told = f"{PROSE} {PROSE}"
    sections = [
        f"## {title}\n- authors:: Ann Lee, Bob Day\n- link:: https://arxiv.org/abs/{id}\n"
        f"{mark}{told}\nCould be of use for the proposal. Fig. 3 is the key.\n"
        for title, id in (
            ("Counting Sheep in Fields", "2212.11862"),
            ("Goats on Hills", "2212.11863"),
        )
    ]
    assert values("\n".join(sections), "abstract") == [(told,), (told,)]
    assert values("".join(sections), "abstract") == [(told,), (told,)]


@pytest.mark.parametrize(
    ("mark", "end", "fact"),
    [
        ("**", "  ", "*Submitted 2 May 2021*, <{}>"),
        ("__", "", "{} (2 May 2021)"),
        ("**", "\\", "[arXiv]({}), 2 May 2021"),
    ],
)
@pytest.mark.parametrize("number", [1, 3])
def test_a_title_in_bold_over_names_heads_a_section_as_a_heading_does(mark, end, fact, number):
    titles = [f"Counting sheep {when} from a small drone" for when in ("at dawn", "at dusk")]
    urls = [f"https://arxiv.org/abs/2105.0000{n}" for n in (1, 2, 3)]
    meetings = [
        f"## {n} May\n\n{mark}{title}{mark}{end}\n*Ann B. Lee, Bob Day, and Cy Fox*{end}\n"
        f"{fact.format(url)}\n\n> {PROSE}\n\nPresented by: Dee\n\n"
        for n, title, url in zip((3, 10), titles, urls, strict=False)
    ]
    linked = f"## 17 May\n\n### [Sleeping standing up]({urls[2]})\n\n- Authors: Ann Lee, Cy Fox\n"
    page = "".join([*meetings, linked] if number == 3 else meetings[:1])
    names = ["Ann B. Lee", "Bob Day", "Cy Fox"]
    rows = [
        (title, names, "2021-05-02", url[-10:], PROSE)
        for title, url in zip(titles, urls, strict=False)
    ]
    rows.append(("Sleeping standing up", ["Ann Lee", "Cy Fox"], None, "2105.00003", None))
    found = values(page, "title", "authors", "published", "arxiv_id", "abstract")
    assert found == (rows if number == 3 else rows[:1])
