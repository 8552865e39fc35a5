"""Homepages of researchers: entries of some lines under years, as text and as saved HTML."""

# ruff: noqa: E501 - lines of real pages are long

import re

import pytest

from kgraph.read.layouts import homepage, own_works
from kgraph.read.page import Line, page
from kgraph.read.parts.title_names import find_names
from tests.read.copied_pages import check_spans, pages_of_others
from tests.read.pages import OTHER, PROSE, at_problems, codes, read, values

PAGE = """Ann Lee
Assistant Professor, Department of Sheep, University of Wool
ann.lee@wool.example | Google Scholar | GitHub

I study how sheep are counted. Before that I was a shepherd.

Selected Publications
2023
Counting Sheep in Wide Fields
Ann Lee, Bob Day*, and Cy Fox* (* equal contribution)
International Conference on Machine Learning (ICML), 2023 (Oral)
[paper] [code] [bibtex]

Counting Goats on High Hills [pdf] [slides]
Bob Day, Ann Lee.
Journal of Goats 3(2), 12-20

2022
A Ladder for Goats: How Nobody Falls
Ann Lee
In NeurIPS, Dec. 2021
Best Paper Award
PDF / Project Page / BibTeX

Do Cows Stand Still?
Cy Fox, Ann Lee, et al.
arXiv preprint arXiv:2201.00001
We show with one camera that they do.
[arXiv]
"""
FOUND = [
    (
        "Counting Sheep in Wide Fields",
        ["Ann Lee", "Bob Day", "Cy Fox"],
        *("2023", "International Conference on Machine Learning (ICML)", None, ("Oral",)),
    ),
    (
        "Counting Goats on High Hills",
        ["Bob Day", "Ann Lee"],
        *("2023", "Journal of Goats 3(2), 12-20", None, ()),
    ),
    (
        "A Ladder for Goats: How Nobody Falls",
        ["Ann Lee"],
        *("2021-12", "NeurIPS", None, ("Best Paper Award",)),
    ),
    (
        "Do Cows Stand Still?",
        ["Cy Fox", "Ann Lee"],
        *("2022", None, "2201.00001", ("We show with one camera that they do.",)),
    ),
]
COLUMNS = ("title", "authors", "published", "journal_ref", "arxiv_id", "labels")


def test_entries_under_years():
    assert read(PAGE).sources[0].reader == homepage.NAME
    assert values(PAGE, *COLUMNS) == FOUND
    assert [fact.value for fact in read(PAGE).page_facts] == ["Ann Lee"]
    assert at_problems(PAGE, "not-understood") == [
        "I study how sheep are counted. Before that I was a shepherd."
    ]
    check_spans(PAGE)


def test_entries_without_blank_lines_and_with_bullets():
    lines = [line for line in PAGE.splitlines() if line]
    titles = {title for title, *_ in FOUND}
    marked = [f"• {line}" if line.split(" [")[0] in titles else line for line in lines]
    for text in ("\n".join(lines), "\n".join(marked)):
        assert values(text, *COLUMNS) == FOUND
        check_spans(text)


def test_names_over_titles():
    text = re.sub(r"\n(.+)\n(.+)\n(International|Journal|In N|arXiv p)", r"\n\2\n\1\n\3", PAGE)
    assert values(text, *COLUMNS) == FOUND


def test_a_long_text_is_an_abstract():
    text = PAGE.replace("We show with one camera that they do.", f"{PROSE} {PROSE}")
    assert values(text, "title", "abstract", "labels")[3] == (FOUND[3][0], f"{PROSE} {PROSE}", ())


SAVED = """<html><head><title>Ann Lee</title></head><body><h1>Ann Lee</h1>
<p>I study how sheep are counted. Before that I was a shepherd.</p>
<h2>Publications</h2><h3>2023</h3><ul>
<li><b>Counting Sheep in Wide Fields</b><br><u>Ann Lee</u>, <a href="https://b.example">Bob Day</a>, and Cy Fox<br>
<i>International Conference on Machine Learning (ICML)</i>, 2023<br>
[<a href="https://arxiv.org/abs/2301.00001">paper</a>] [<a href="https://github.com/a/b">code</a>]</li>
<li><b>Counting Goats on High Hills</b><br>Bob Day*, <u>Ann Lee</u>*<br>
<i>NeurIPS 2023</i> <b>(Oral)</b><br><a href="files/goats.pdf">pdf</a> / <a href="s.pdf">slides</a></li>
</ul><h3>2022</h3><ul>
<li><b>A Ladder for Goats: How Nobody Falls</b><br><u>Ann Lee</u><br><i>Journal of Goats</i><br>
[<a href="https://arxiv.org/abs/2201.00002">arXiv</a>] [<a href="https://x.example/">project page</a>]</li>
</ul></body></html>"""


def test_a_saved_homepage():
    assert values(SAVED, "title", "authors", "published", "journal_ref", "arxiv_id") == [
        (
            "Counting Sheep in Wide Fields",
            ["Ann Lee", "Bob Day", "Cy Fox"],
            *("2023", "International Conference on Machine Learning (ICML)", "2301.00001"),
        ),
        ("Counting Goats on High Hills", ["Bob Day", "Ann Lee"], "2023", "NeurIPS", None),
        (
            "A Ladder for Goats: How Nobody Falls",
            ["Ann Lee"],
            *("2022", "Journal of Goats", "2201.00002"),
        ),
    ]
    assert codes(SAVED) == ["not-understood"]


def test_a_saved_homepage_of_rows_with_remarks():
    row = """<tr><td><img src=a.png></td><td><a href="{link}"><papertitle>{title}</papertitle></a><br>
    <strong>Ann Lee</strong>, <a href="https://b.example">{other}</a><br><em>{venue}</em>, {year}<br>
    <a href="https://p.example">project page</a> / <a href="https://arxiv.org/abs/{id}">arXiv</a>
    <p>{remark}</p></td></tr>"""
    first = {"title": "Counting Sheep in Wide Fields", "other": "Bob Day", "venue": "ICML"}
    other = {"title": "Counting Goats on High Hills", "other": "Cy Fox", "venue": "NeurIPS"}
    first |= {"link": "https://p.example", "year": "2023", "id": "2301.00001"}
    other |= {"link": "https://q.example", "year": "2022", "id": "2201.00001"}
    rows = row.format(remark="We count from a balloon.", **first)
    rows += row.format(remark="Goats are hard to count.", **other)
    html = f"<html><body><h1>Ann Lee</h1><table>{rows}</table></body></html>"
    columns = ("title", "authors", "published", "journal_ref", "arxiv_id", "labels")
    assert values(html, *columns) == [
        (
            *(first["title"], ["Ann Lee", "Bob Day"], "2023", "ICML", "2301.00001"),
            ("We count from a balloon.",),
        ),
        (
            *(other["title"], ["Ann Lee", "Cy Fox"], "2022", "NeurIPS", "2201.00001"),
            ("Goats are hard to count.",),
        ),
    ]


@pytest.mark.parametrize("text", pages_of_others())
def test_other_pages_are_left_to_their_readers(text):
    assert not homepage.recognises(page(read(text).sources[0], text))


def test_when_a_page_was_changed_is_no_venue():
    entries = [
        f"{title}\nAnn Lee, Bob Day\n"
        for title in ("Counting Sheep at Night", "A Ladder for Goats", "Cows from the Air")
    ]
    page = "2007\n" + "".join(entries) + "Last updated 3 March 2020\n"
    assert values(page, "published", "journal_ref") == [("2007", None)] * 3


@pytest.mark.parametrize(
    ("by", "a", "b"),
    [("", " (ICML 2024)", " (Wool 2023)"), ("by ", ". ICML 2024", ", Wool 2023.")],
)
def test_a_venue_may_stand_behind_names_and_remarks_below(by, a, b):
    page = (
        "The Best Papers I Read\nDecember 28, 2024 · 9 min read\n\n"
        "Every year I write down what stayed with me.\n\n"
        f"1. Counting Sheep in Wide Fields\n{by}Ann Lee, Bob Day et al.{a}\n"
        "A simple experiment with a big effect on all who sleep. We tried it on our own.\n"
        "Paper: https://arxiv.org/abs/2401.00001\n\n"
        f"2. Goats on Ladders\n{by}Cy Fox, Dee Gray{b}\n"
        "I needed three evenings for this one, since it says in one picture what I had tried "
        "to understand from the text of three others, and is short enough for a train.\n"
        "Paper: https://arxiv.org/abs/2401.00002\n"
    )
    assert read(page).sources[0].reader == "homepage"
    assert values(page, "title", "authors", "published", "journal_ref", "arxiv_id", "abstract") == [
        (
            *("Counting Sheep in Wide Fields", ["Ann Lee", "Bob Day"]),
            *("2024", "ICML", "2401.00001", None),
        ),
        ("Goats on Ladders", ["Cy Fox", "Dee Gray"], "2023", "Wool", "2401.00002", None),
    ]


@pytest.mark.parametrize("indent", ["", "  "])
@pytest.mark.parametrize("mark", ["+ ", "++ ", "- ", "? "])
def test_blocks_of_title_names_and_a_remark(indent, mark):
    text = f"""PAPERS I WANT TO COME BACK TO
======================


Why there is wool rather than nothing (out of everything)?
A.O.Lee
{indent}{mark}two pages of text worth the rest. Wool Review.

Scalings of Pitches in Bleating
Yu Day
{indent}{mark}adap-org/9509001, 1995. Noise in melodies. Data set is tiny.

Epitaxial hay
Walt A. de Fox, Claire Roe, Dan Poe
{indent}{mark}review, arXiv:0704.0285 (April 2007)

Mathematics of barn tomography
Peter Tin and Leonid Sam
{indent}{mark}0704.0286. The survey on barns, start here, then their 2011 one

Visualizing Milk
Scott M. Elm
{indent}{mark}doi 10.1000/wool.76.013619
"""
    assert values(text, "title", "authors", "arxiv_id", "doi", "published") == [
        (
            *("Why there is wool rather than nothing (out of everything)?", ["A.O.Lee"]),
            *(None, None, None),
        ),
        ("Scalings of Pitches in Bleating", ["Yu Day"], "adap-org/9509001", None, "1995"),
        (
            *("Epitaxial hay", ["Walt A. de Fox", "Claire Roe", "Dan Poe"]),
            *("0704.0285", None, "2007-04"),
        ),
        ("Mathematics of barn tomography", ["Peter Tin", "Leonid Sam"], "0704.0286", None, None),
        ("Visualizing Milk", ["Scott M. Elm"], None, "10.1000/wool.76.013619", None),
    ]


def test_a_menu_is_no_block_of_a_title_and_a_name():
    text = "\n\n".join(
        f"{title}\n{names}\n{venue}"
        for title, names, venue in (
            ("Counting Sheep", "Ann Lee, Bob Day", "Wool Review, 2019"),
            ("Why Goats Climb", "Cy Fox, Dan Poe", "Goat Letters, 2020"),
            ("Cows at Night", "Eve Roy, Flo Sam", "Farm, 2021"),
            ("Load More", "Wool Personal Account", "Terms"),
        )
    )
    assert [title for (title,) in values(text, "title")][:3] == [
        "Counting Sheep",
        "Why Goats Climb",
        "Cows at Night",
    ]
    assert "Load More" not in [title for (title,) in values(text, "title")]


def test_a_numbered_title_that_ends_in_a_year_is_no_venue():
    page = """Publications

2019

1. Counting Sheep in Wide Fields 2018
Ann Lee, Bob Day
International Conference on Wool

2. Counting Goats on High Hills
Bob Day, Ann Lee
Journal of Goats 3(2), 12-20

3. How Cows Stand Still
Ann Lee, Cy Fox
Journal of Goats 3(3), 1-9
"""
    assert values(page, "title", "published") == [
        ("Counting Sheep in Wide Fields 2018", "2019"),
        ("Counting Goats on High Hills", "2019"),
        ("How Cows Stand Still", "2019"),
    ]


def test_a_long_line_of_signs_is_no_heading_and_costs_no_more_than_its_length():
    """Anything slower than linear would need minutes here."""
    page = PAGE + "\n" + ". " * 100_000 + "x\n"
    assert values(page, "title") == [row[:1] for row in FOUND]


def test_titles_may_have_the_word_paper_in_front():
    titles = ("Counting Sheep in Wide Fields", "Ladders for Goats on Hills", "Cows from the Air")
    page = "".join(
        f"Paper: {title}\nAnn Lee, Bob Day\nInternational Conference on Wool 201{n}\n\n"
        for n, title in enumerate(titles)
    )
    assert values(page, "title", "authors", "published") == [
        (title, ["Ann Lee", "Bob Day"], f"201{n}") for n, title in enumerate(titles)
    ]


def test_an_id_of_the_old_scheme_in_brackets_behind_a_journal():
    page = "\n".join(
        (
            *("2. A. Lee, B. Day and C. Fox", "    Counting sheep in wide fields"),
            *("    Phys. Rev. D 76, 024023 (2007) [arXiv:0704.0138]", "1. A. Lee, B. Day"),
            *("    Ladders for goats on hills", "    JHEP 0701, 012 (2007) [hep-th/0610001]"),
        )
    )
    assert values(page, "title", "arxiv_id") == [
        ("Counting sheep in wide fields", "0704.0138"),
        ("Ladders for goats on hills", "hep-th/0610001"),
    ]


def test_a_day_in_numbers_behind_its_label_is_the_date_of_an_entry():
    page = "".join(
        f"{title}\n\n{names}\n\nConférence TALN 2007\n\nCréé le : 04/03/2007\n\n\n"
        for title, names in (
            ("Compter les moutons la nuit", "Ann Lee, Bob Day"),
            ("Compter les chèvres le jour", "Cy Fox, Dee Hill"),
            ("Compter les vaches du ciel", "Ann Lee, Dee Hill"),
        )
    )
    assert read(page).sources[0].reader == homepage.NAME
    assert values(page, "published") == [("2007-03-04",)] * 3


WRAPPED = """Ann Lee
Assistant Professor, Department of Sheep, University of Wool

Working papers

{a}Do Shepherds Sleep? Evidence from{b}Two Hundred Farms in the North
{c}with Bob Day and Cy Fox
{c}Working paper, 2022
{g}{a}Wool, Weather, and the Long Winter{b}of the Hills
{c}(joint with Bob Day)
{c}Working paper, 2021
{g}Publications

{a}Wool Prices and Village Markets
{c}with Bob Day and Cy Fox
{c}Review of Wool, 2019
"""
OF_OTHERS = [
    (
        "Do Shepherds Sleep? Evidence from Two Hundred Farms in the North",
        *(["Bob Day", "Cy Fox"], "2022", "Working paper"),
    ),
    ("Wool, Weather, and the Long Winter of the Hills", ["Bob Day"], "2021", "Working paper"),
    ("Wool Prices and Village Markets", ["Bob Day", "Cy Fox"], "2019", "Review of Wool"),
]


@pytest.mark.parametrize("mark", ["", "* "])
@pytest.mark.parametrize("alone", [False, True], ids=["with others", "all names"])
@pytest.mark.parametrize("gap", ["\n", ""])
def test_titles_may_be_wrapped_and_name_only_the_others(gap, alone, mark):
    inner = " " * len(mark)
    text = WRAPPED.format(a=mark, b=f"\n{inner}", c=inner, g=gap)
    expected = list(OF_OTHERS)
    if alone:  # "Wool Prices and Village Markets" would have the shape of two names
        text = text.replace("(joint with Bob Day)", "Bob Day").replace("with ", "")
        text = text.replace("Prices and", "Prices in")
        expected[2] = ("Wool Prices in Village Markets", *OF_OTHERS[2][1:])
    assert values(text, "title", "authors", "published", "journal_ref") == expected
    assert read(text).sources[0].reader == (homepage.NAME if alone else own_works.NAME)
    check_spans(text)


def test_a_label_over_a_title_is_no_line_of_it():
    label = "Keynote"
    text = re.sub(r"\n(?=Counting|A Ladder|Do Cows)", f"\n{label}\n", PAGE)
    assert values(text, "title") == [(title,) for title, *_ in FOUND]


@pytest.mark.parametrize(
    "behind",
    [
        ", arXiv 2212.1180{n} (Dec 2022)",
        ". arXiv:2212.1180{n} (Dec. 2022).",
        " [arXiv:2212.1180{n}, Dec 2022]",
        " - arXiv preprint arXiv:2212.1180{n}, Dec 2022",
    ],
)
@pytest.mark.parametrize("remark", ["", "   -> check their farms\n", "  see also the ladder\n"])
def test_ids_behind_names_in_the_notes_of_somebody(behind, remark):
    titles = (
        "General kinematics of sheep in wide fields",
        'Goats on "walls" at high temperature',
        "Decays of the wool of cows",
    )
    names = ("Ann Lee, Bob de Soto, Cy N. Fox et al", "Dana Roe", "Jie-Lin Li, Eve Poe")
    notes = "lab notebook 12/2022\n--------\n\ntodo: order wool\n\nread today:\n\n"
    for n, (title, by) in enumerate(zip(titles, names, strict=True)):
        notes += f"{title}\n{by}{behind.format(n=n)}\n{remark}\n"
    notes += "call with Bonn moved to Friday.\n"
    assert values(notes, "title", "authors", "arxiv_id", "published") == [
        (titles[0], ["Ann Lee", "Bob de Soto", "Cy N. Fox"], "2212.11800", "2022-12"),
        (titles[1], ["Dana Roe"], "2212.11801", "2022-12"),
        (titles[2], ["Jie-Lin Li", "Eve Poe"], "2212.11802", "2022-12"),
    ]


@pytest.mark.parametrize(
    ("head", "by", "buttons"),
    [
        ("{id}v2 · {day} · {code}", "by ", "[abs] [pdf] [similar]\n"),
        ("[{id}] {day} | {code}", "By: ", "Abstract  PDF\n"),
        ("{code} · {day} · arXiv:{id}", "", "[pdf] [code]\n"),
    ],
    ids=["dots", "brackets", "the category first"],
)
def test_id_date_and_category_may_stand_over_each_title(head, by, buttons):
    papers = [
        ("astro-ph/0007248", "18 Jul 2000", "astro-ph", "Counting Sheep in Fields", "Ann Lee"),
        ("0706.2445", "18 Jun 2007", "math.CO", "The Cosmology of Goats", "Bob Day and Ann Lee"),
        ("1311.5564", "21 Nov 2013", "cs.LG", "Cows: A Survey", "Cy Fox, Dan Elk and Ann Lee"),
    ]
    page = "Papers by Ann Lee\nsorted by date | sorted by title\n\n"
    for number, day, code, title, names in papers[1:] + papers[:1]:
        page += f"{head.format(id=number, day=day, code=code)}\n{title}\n{by}{names}\n{buttons}\n"
    assert values(page, "arxiv_id", "published", "title", "categories", "journal_ref") == [
        ("0706.2445", "2007-06-18", "The Cosmology of Goats", ("math.CO",), None),
        ("1311.5564", "2013-11-21", "Cows: A Survey", ("cs.LG",), None),
        ("astro-ph/0007248", "2000-07-18", "Counting Sheep in Fields", ("astro-ph",), None),
    ]
    assert values(page, "authors") == [
        (["Bob Day", "Ann Lee"],),
        (["Cy Fox", "Dan Elk", "Ann Lee"],),
        (["Ann Lee"],),
    ]


@pytest.mark.parametrize(
    "menu",
    ["Home  Publications  Teaching  Blog", "Startseite | Forschung | Lehre", "About · CV · Goats"],
)
def test_the_menu_below_a_name_is_no_title(menu):
    page = f"""Ann Lee
{menu}

I count sheep at the University of Wool.

Ann Lee, Bob Day (2018)
Counting sheep in wide fields at night
EMNLP 2018, Brussels
[pdf]  [bib]

Cy Fox, Ann Lee (2017)
Goats on high hills
ACL 2017, Vancouver
[pdf]  [bib]

Ann Lee, Dee Hen (2016)
Cows in the sun and in rain
ACL 2016, Berlin
[pdf]
"""
    assert [title for (title,) in values(page, "title")] == [
        *("Counting sheep in wide fields at night", "Goats on high hills"),
        "Cows in the sun and in rain",
    ]


@pytest.mark.parametrize("pages", ["{} {}", "{}, pp. {}", "{} . . . . {}"])
@pytest.mark.parametrize("gap", ["", "\n"])
def test_a_table_of_contents_has_pages_behind_its_titles(pages, gap):
    entries = (
        ("To what extent do sheep align with goats?", "1-14", "Ann Lee, Bob Day"),
        (
            "Does Knowledge Help Sheep? Automatic Counting vs. Human Ratings",
            "15–28",
            "Cy Fox, Dan Elk",
        ),
        ("Harder than You Train: Probing Sheep 1914-1918", "29-42", "Bob Day"),
    )
    head = "Copyright © 2021 for the individual papers by the papers' authors.\n\nSheepBox 2021\n"
    foot = "\n2021-12-02: submitted by the editors, bibliographic data published under CC0\n"
    body = gap.join(f"{pages.format(title, at)}\n{names}\n" for title, at, names in entries)
    found = values(head + body + foot, "title", "authors", "labels", "published")
    assert found == [(t, names.split(", "), (at,), None) for t, at, names in entries]


PAPERS = """
Publications

Counting Sheep in Wide Fields
Ann Lee, Bob Day, Cy Fox
LREC 2021
[pdf]

Counting Goats on High Hills
Bob Day, Ann Lee
ACL 2018
[pdf] [bib]

"""
COURSES = "Introduction to Sheep, Winter 2023\nMeadow Goats, Summer 2023\n"


@pytest.mark.parametrize("part", ["Teaching", "Teaching and Service", "Lehre", "Courses:"])
@pytest.mark.parametrize("gap", ["", "\n"])
def test_courses_are_no_papers(part, gap):
    later = "\nPreprints\n\nCows in Rain\nAnn Lee, Dan Elk\narXiv 2020\n[pdf]\n"
    menu = "Ann Lee\nHome\nPublications\nTeaching\nContact\n"
    titles = [("Counting Sheep in Wide Fields",), ("Counting Goats on High Hills",)]
    assert values(f"{menu}{PAPERS}{part}\n{gap}{COURSES}", "title") == titles
    found = values(f"{menu}{PAPERS}{part}\n{gap}{COURSES}{later}", "title")
    assert found == [*titles, ("Cows in Rain",)]


@pytest.mark.parametrize("part", ["Demos and software", "Software", "Code & data", "Projects"])
@pytest.mark.parametrize("footer", ["© Ann Lee · last update May 2009", "Last modified May 2009"])
def test_a_demo_over_the_footer_of_a_page_is_no_paper(part, footer):
    page = f"Ann Lee\nHome\n\n{PAPERS}{part}\n\nSheep Browser (web demo)\n\n{footer}\n"
    found = values(page, "title", "journal_ref")
    assert found == [
        ("Counting Sheep in Wide Fields", "LREC"),
        ("Counting Goats on High Hills", "ACL"),
    ]


@pytest.mark.parametrize(
    ("behind", "labels"),
    [
        (" (Oral). Best Paper Nominee", ("Best Paper Nominee", "Oral")),
        (", Spotlight", ("Spotlight",)),
        (" - Oral presentation", ("Oral presentation",)),
        (" [Oral, Best Paper Award Candidate]", ("Best Paper Award Candidate", "Oral")),
        (". Outstanding Paper Award.", ("Outstanding Paper Award",)),
    ],
)
def test_notes_behind_a_venue_are_labels(behind, labels):
    venue = "Conference on Computer Vision and Wool (CVW)"
    journal = "Oral Surgery, Oral Medicine, Oral Pathology"
    page = (
        f"Publications\n\nCounting Sheep at Night\nAnn Lee, Bob Day\n{venue}, 2024{behind}\n\n"
        f"Counting Goats on Ladders\nBob Day, Cy Fox\n{journal}, 2023\n"
    )
    assert values(page, "title", "published", "journal_ref", "labels") == [
        ("Counting Sheep at Night", "2024", venue, labels),
        ("Counting Goats on Ladders", "2023", journal, ()),
    ]


def test_notes_behind_the_venue_of_a_reference_are_labels():
    page = (
        "[1] A. Lee and B. Day. Counting sheep at night. In CVPR (Oral). Best Paper Nominee, 2024.\n"
        "[2] B. Day and C. Fox. Counting goats on ladders. In ICML, 2023.\n"
    )
    assert values(page, "published", "journal_ref", "labels") == [
        ("2024", "CVPR", ("Best Paper Nominee", "Oral")),
        ("2023", "ICML", ()),
    ]


@pytest.mark.parametrize(
    ("head", "behind"),
    [
        ("Ann Lee\nHome Publications Teaching\n\nPublications\n\n2022", ""),
        ("Ann Lee | Home | Contact\n\nSelected papers", "\nPage last edited 4/11/2022."),
        ("Wool lab", "[pdf] [bib]\n\n© Copyright 2024 Ann Lee. Powered by Wool."),
    ],
)
def test_one_entry_alone_is_read_as_well_as_ten(head, behind):
    page = (
        f"{head}\n\nJoint Counting of Sheep and Goats\n"
        f"Ann Lee, Bob Day, Cy Fox\nFARM 2022\n{behind}\n"
    )
    assert values(page, "title", "authors", "published", "journal_ref") == [
        ("Joint Counting of Sheep and Goats", ["Ann Lee", "Bob Day", "Cy Fox"], "2022", "FARM")
    ]


@pytest.mark.parametrize(("date", "day"), [("12 May 2020", "2020-05-12"), ("2020", "2020")])
def test_a_date_that_a_sign_parts_from_the_venue_behind_is_no_part_of_it(date, day):
    page = "".join(
        f"{title}\nAnn Lee, Bob Day\n{date} · Wool Review\n[pdf]\n\n"
        for title in ("Counting Sheep at Night", "Ladders for Goats on Hills")
    )
    assert values(page, "published", "journal_ref") == [(day, "Wool Review")] * 2


@pytest.mark.parametrize("session", ["Week", "Meeting", "Lecture"])
def test_names_over_titles_under_the_number_of_a_session(session):
    titles = ("Counting Sheep at Scale", "Goats on Long Ladders", "Cows from the Air")
    page = "Reading group\n\n" + "".join(
        f"{session} {n}\nAnn Lee, Bob Day, Cy Fox (201{n})\n{title}\nhttps://doi.org/10.1000/{n}\n\n"
        for n, title in enumerate(titles, 1)
    )
    assert values(page, "title", "published", "doi") == [
        (title, f"201{n}", f"10.1000/{n}") for n, title in enumerate(titles, 1)
    ]


def test_one_abstract_may_be_open_over_the_badge_of_the_next_paper():
    long = f"{PROSE} {OTHER}"
    entry = (
        "{}\nCounting {} in Fields\nAnn Lee, Bob Day, and Cy Fox\nIn Proceedings of {}, May 20{}\n"
    )
    page = "publications\n\n2022\n" + "\n2021\n".join(
        (
            entry.format("FARM", "Sheep", "FARM", 22) + "Abs\nBib\nPDF\n",
            entry.format("HAY", "Goats", "HAY", 21)
            + f"Abs\nBib\nCode\n{long}\n"
            + entry.format("WOOL", "Cows", "WOOL", 21)
            + "Abs\nPDF\n",
        )
    )
    assert values(page, "title", "abstract") == [
        ("Counting Sheep in Fields", None),
        ("Counting Goats in Fields", long),
        ("Counting Cows in Fields", None),
    ]


@pytest.mark.parametrize(
    "names",
    [
        "Long Ouyang, Bob Day, Cy Fox, +17 authors",
        "Best Okafor and Bob Day",
        "Short R, Day B, Fox C",
        "Press W, Day B et al.",
        "Long Chen; Bob Day",
    ],
)
def test_a_name_that_is_a_word_of_notes_is_a_name_among_others(names):
    assert find_names(names, Line(0, len(names), names))


@pytest.mark.parametrize(
    "note",
    [
        "Best Paper Award",
        "Long Paper, Oral Presentation",
        "Best Student Paper, Audience Choice",
        "Long Talk",
        "Oral, Spotlight",
    ],
)
def test_notes_with_the_shape_of_names_are_none(note):
    assert find_names(note, Line(0, len(note), note)) is None


ABBREVIATED = """My library

Counting Sheep in Wide Fields
Fred Bellamy, Helen Chu
ACL 2017
This paper proposes to count sheep in wide fields, with a camera as the only source: each sheep is one, however it stands.

Counting Goats on High Hills
Fred Bellamy, Helen Chu, Cy Fox
ACL 2019
Recent work on goats assumes strong supervision of the shepherd who counts them, and a system that retrieves the goats that fell.
read again

Counting Cows by Ear
Fred Bellamy, Kim Ito
EMNLP 2020
Counting cows relies on the bells they wear, where traditional models of sound, such as TF-IDF or BM25, are the usual method.
Code: https://example.org/cows
must present on 3 June
"""


def test_an_abstract_with_abbreviations_is_no_venue():
    records = read(ABBREVIATED).records
    assert [(r.abstract or "")[:13] for r in records] == [
        "This paper pr",
        "Recent work o",
        "Counting cows",
    ]
    assert [r.labels for r in records] == [(), ("read again",), ("must present on 3 June",)]
