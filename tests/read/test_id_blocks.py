"""Abstracts closed or opened by ids, links and DOIs."""

import textwrap

import pytest

from kgraph.model.tables import Source
from kgraph.read.layouts.block_ends import put_last
from kgraph.read.layouts.id_markers import find_markers
from kgraph.read.page import new_draft, page
from tests.read.pages import OTHER, PROSE, THIRD, codes, read, values

LINKS = (
    ("https://arxiv.org/abs/2401.0000{}", "2401.00001", None),
    ("arXiv:2401.0000{}v2 [cs.DL]", "2401.00001", None),
    ("https://doi.org/10.1000/sheep.{}", None, "10.1000/sheep.1"),
    ("doi:10.1000/sheep.{}", None, "10.1000/sheep.1"),
    ("Paper: https://arxiv.org/pdf/2401.0000{}v2.pdf", "2401.00001", None),
)


@pytest.mark.parametrize(("line", "arxiv_id", "doi"), LINKS, ids=[line for line, *_ in LINKS])
@pytest.mark.parametrize("name", ["", "Abstract: ", "Abstract\n"])
def test_a_link_closes_a_block_as_an_id_does(name, line, arxiv_id, doi):
    first, second, third = (line.format(n) for n in (1, 2, 3))
    page = f"{name}{PROSE}\n{first}\n{OTHER}\n{second}\n{THIRD}\n{third}\n"
    assert read(page).sources[0].reader == "id_blocks"
    found = values(page, "abstract", "arxiv_id", "doi")
    assert found[0] == (PROSE, arxiv_id, doi)
    assert [abstract for abstract, *_ in found] == [PROSE, OTHER, THIRD]


def test_a_link_above_a_text_opens_a_block():
    page = (
        f"https://arxiv.org/abs/2401.00001\n{PROSE}\n\nhttps://arxiv.org/abs/2401.00002\n{OTHER}\n"
    )
    assert values(page, "arxiv_id", "abstract") == [("2401.00001", PROSE), ("2401.00002", OTHER)]


def test_every_abstract_may_have_its_name():
    page = f"Abstract: {PROSE}\nhttps://arxiv.org/abs/2401.00001\n"
    page += f"Abstract: {OTHER}\nhttps://arxiv.org/abs/2401.00002\n"
    assert values(page, "abstract", "arxiv_id") == [(PROSE, "2401.00001"), (OTHER, "2401.00002")]


def test_titles_may_call_out_and_begin_as_sentences_do():
    titles = ("Counting Sheep!", "Using Ladders to Count Goats", "Cows from the Air")
    page = "".join(
        f"{title}\n{text}\narXiv:2401.0000{n}\n"
        for n, (title, text) in enumerate(zip(titles, (PROSE, OTHER, THIRD), strict=True), 1)
    )
    assert [row[0] for row in values(page, "title")] == list(titles)


def test_a_block_may_be_a_title_alone():
    page = (
        f"arXiv:0704.0001v1\nCounting Sheep at Night\n{PROSE}\n\n"
        "arXiv:0704.0337v1\nBursting Dynamics of Goats on Hills\n\n"
        f"arXiv:math/0202001\nCows from the Air\n{OTHER}\n"
    )
    assert values(page, "arxiv_id", "title", "abstract") == [
        ("0704.0001", "Counting Sheep at Night", PROSE),
        ("0704.0337", "Bursting Dynamics of Goats on Hills", None),
        ("math/0202001", "Cows from the Air", OTHER),
    ]


@pytest.mark.parametrize("by", ["by ", ""])
def test_a_letter_with_ids_below_titles_and_names(by):
    def wrapped(text):
        return "\n   ".join(textwrap.wrap(text, 60))

    def pick(number, title, names, text):
        link = f"https://arxiv.org/abs/2303.0135{number}"
        return (
            "\n   ".join((f"{number}) {title}", f"{by}{names}", link, "", wrapped(text))) + "\n\n"
        )

    page = "From: Ann <ann@example.org>\nSubject: Barn Weekly #9\n\n"
    page += "Dear readers,\n\nthree picks this week.\n\n"
    long = [f"{a} {b}" for a, b in ((PROSE, OTHER), (OTHER, THIRD), (THIRD, PROSE))]
    page += pick(1, "Counting sheep at night", "Ann Lee, Bob Day and Jo Fox", long[0])
    page += pick(2, "Goats dim the light of the moon\n   in hills", "Dee Gray & Eve Hill", long[1])
    page += pick(3, "Cows from the Air", "Li Oh, Mo Park,\n   Kim Elm and Al Roe", long[2])
    page += "Until next week,\nthe team\n\n--\nYou get this since you asked for it.\n"
    assert values(page, "title", "authors", "arxiv_id", "abstract") == [
        ("Counting sheep at night", ["Ann Lee", "Bob Day", "Jo Fox"], "2303.01351", long[0]),
        (
            *("Goats dim the light of the moon in hills", ["Dee Gray", "Eve Hill"]),
            *("2303.01352", long[1]),
        ),
        ("Cows from the Air", ["Li Oh", "Mo Park", "Kim Elm", "Al Roe"], "2303.01353", long[2]),
    ]


@pytest.mark.parametrize("over", [True, False], ids=["over the id", "below the id"])
@pytest.mark.parametrize("title", ["", "Counting {} at Night\n"], ids=["no title", "title"])
@pytest.mark.parametrize("name", ["Created: ", "Subjects: cs.DL\nDate: "])
def test_an_id_may_have_a_date_beside_it_over_the_text(name, title, over):
    if over and "\n" in name:
        name = "Created: "
    page = ""
    for n, text in enumerate((PROSE, OTHER, THIRD), 1):
        fact, marker = f"{name}2024-0{n}-17\n", f"arXiv:2401.0000{n}\n"
        head = fact + marker if over else marker + fact
        text = "\n".join(textwrap.wrap(text, 70))
        page += head + title.format(("Sheep", "Goats", "Cows")[n - 1]) + text + "\n"
        page += "Camera ready version of a workshop\n" * (n == 2)
    found = values(page, "arxiv_id", "published", "title", "abstract")
    assert found == [
        (f"2401.0000{n}", f"2024-0{n}-17", title.strip().format(kind) or None, text)
        for n, kind, text in ((1, "Sheep", PROSE), (2, "Goats", OTHER), (3, "Cows", THIRD))
    ]


def test_some_blocks_may_have_titles_and_fields_below():
    page = f"""Counting Sheep at Night
{PROSE} {PROSE}
5 pages, 4 figures. v2 has minor corrections, and the data of all {"farms and " * 30} ladders
arXiv:0905.2326 [hep-th]

{OTHER} {OTHER}
Subjects: Combinatorics (math.CO)
arXiv:0906.3421 [math.CO]

{THIRD} {THIRD}
15 pages
arXiv:0906.5132 [cs.LG]
"""
    assert values(page, "title", "abstract", "arxiv_id") == [
        ("Counting Sheep at Night", f"{PROSE} {PROSE}", "0905.2326"),
        (None, f"{OTHER} {OTHER}", "0906.3421"),
        (None, f"{THIRD} {THIRD}", "0906.5132"),
    ]


@pytest.mark.parametrize(
    "forms",
    [
        " [pdf, ps, other]",
        " [cs.DL] [pdf, html]",
        " [pdf]",
        "  [pdf, other]",
        " [src]",
        " [tex, html]",
    ],
)
def test_the_forms_behind_an_id_are_no_title(forms):
    rows = (("Sheep in Fields", PROSE), ("Goats on Ladders", OTHER), ("Cows from the Air", THIRD))
    page = "".join(
        f"{title}\n{text}\narXiv:2401.0000{n}{forms if n < 3 else ''}\n"
        for n, (title, text) in enumerate(rows, 1)
    )
    assert values(page, "title", "abstract", "arxiv_id", "authors") == [
        (title, text, f"2401.0000{n}", []) for n, (title, text) in enumerate(rows, 1)
    ]
    assert codes(page) == []


LONG = (f"{PROSE} {OTHER}", f"{OTHER} {THIRD}", f"{THIRD} {PROSE}")


@pytest.mark.parametrize(
    "comments",
    [
        "5 pages, 1 figure",
        "Minor changes, updated references, 28 pages, 5 figures, contribution to the Proceedings "
        "of the VII School on Sheep, held in Wool, Norfolk (Nov. 26 - Dec. 2, 2006), Journal of "
        "Sheep: Conference Series, in press",
    ],
)
@pytest.mark.parametrize("glue", ["", "\n"])
def test_comments_glued_to_an_id_or_longer_than_a_line(comments, glue):
    first, second, third = LONG
    page = (
        f"{first}\n{comments}\narXiv:0704.0001{glue}{second}\narXiv:0704.0002{glue}{comments}\n"
        f"arXiv:0704.0003{glue}{third}\narXiv:0704.0004\n"
    )
    assert values(page, "abstract", "comments", "arxiv_id") == [
        (first, comments, "0704.0001"),
        (second, None, "0704.0002"),
        (None, comments, "0704.0003"),
        (third, None, "0704.0004"),
    ]


@pytest.mark.parametrize(
    "title",
    [
        "To the origin of sheep at night",
        "The Source of Sheep in Norfolk: A Woolly Problem.",
        "A sheep in the outer field?",
    ],
)
@pytest.mark.parametrize("glue", ["", "\n"])
def test_titles_glued_to_the_id_before_them(title, glue):
    first, second, third = LONG
    page = (
        f"Counting Goats\n{first}\narXiv:0704.0001{glue}{title}\n{second}\n"
        f"arXiv:0704.0002{glue}Do Sheep Sleep at Night?\narXiv:0704.0003{glue}Cows\n{third}\n"
        f"{title}\n{first}\narXiv:0704.0004\n"
    )
    assert values(page, "title", "abstract", "arxiv_id") == [
        ("Counting Goats", first, "0704.0001"),
        (title, second, "0704.0002"),
        ("Do Sheep Sleep at Night?", None, "0704.0003"),
        ("Cows", third, None),
        (title, first, "0704.0004"),
    ]


@pytest.mark.parametrize("label", ["", "Comments: "])
def test_a_page_that_is_wrapped_as_a_whole(label):
    comments = "Minor changes, updated references, 28 pages, 5 figures, contribution to the School"
    first, second, third = LONG
    lines = (
        *(first, f"{label}{comments}", f"arXiv:0704.0001{second}", f"arXiv:0704.0002{third}"),
        *(f"{label}5 pages", "arXiv:0704.0003"),
    )
    for width in (50, 60, 72, 80):
        page = "".join(f"{textwrap.fill(line, width)}\n" for line in lines)
        assert values(page, "abstract", "comments", "arxiv_id") == [
            (first, comments, "0704.0001"),
            (second, None, "0704.0002"),
            (third, "5 pages", "0704.0003"),
        ]


@pytest.mark.parametrize("behind", ["", ", cs.LG", "; accepted at a meeting on sheep", ", v2"])
@pytest.mark.parametrize("above", [PROSE, "Ann Lee, Bob Day,\n", "", "Counting Sheep at Night"])
def test_an_id_with_a_remark_behind_it_parts_blocks(behind, above):
    text = "\n".join(f"{above}\narXiv:1901.0000{n}{behind}\nCounting Goats" for n in (1, 2))
    found = find_markers(page(Source("x", "page", "p.txt", None, "2026-01-01T00:00:00Z", 0), text))
    assert [marker.value.bare for marker in found] == ["1901.00001", "1901.00002"]


def test_an_id_below_names_with_a_comma_behind_them_parts_blocks():
    text = "\n".join(f"Counting Goats\nAnn Lee,\narXiv:1901.0000{n}" for n in (1, 2))
    found = find_markers(page(Source("x", "page", "p.txt", None, "2026-01-01T00:00:00Z", 0), text))
    assert [marker.value.bare for marker in found] == ["1901.00001", "1901.00002"]


def test_ids_among_notes_that_name_more_papers_part_no_blocks():
    page = f"""Notes on counting, last edit 2009-03-17

Ann Lee, "Counting Sheep in Fields" (2007) doi:10.1000/sheep.1
   -> very close to our setup, cite in the introduction and again in the outlook

Counting goats
arXiv:0704.0002 / https://doi.org/10.1000/goats.2
   printed, on my desk

[10.1000/cows.3] Counting cows
   same group as above? check

arXiv:0704.0004 -- Horses in Rain -- Bob Day
abstract: {OTHER}

C. Fox et al., 2007: Counting Hens, https://doi.org/10.1000/hens.5
   (skim only)
"""
    found = values(page, "arxiv_id", "doi", "abstract")
    assert [arxiv_id for arxiv_id, *_ in found if arxiv_id] == ["0704.0002", "0704.0004"]
    assert {doi for _, doi, _ in found} >= {"10.1000/sheep.1", "10.1000/cows.3", "10.1000/hens.5"}
    abstracts = [(arxiv_id, abstract) for arxiv_id, _, abstract in found if abstract]
    assert abstracts == [("0704.0004", OTHER)]


@pytest.mark.parametrize("width", [None, 60, 72, 100])
@pytest.mark.parametrize("remark", ["12 pages", "Submitted to the Wool Review"])
def test_white_space_parts_an_abstract_without_id_from_the_one_above(width, remark):
    def wrapped(text):
        return textwrap.fill(text, width) if width else text

    page = (
        f"arXiv:2212.00001\n{wrapped(PROSE)}\n{remark}\n\n{wrapped(OTHER)}\n15 pages\n\n"
        f"arXiv:2212.00002\n{wrapped(THIRD)}\n\narXiv:2212.00003\n{PROSE} {OTHER}\n"
    )
    assert values(page, "arxiv_id", "abstract", "comments") == [
        ("2212.00001", PROSE, remark),
        (None, OTHER, "15 pages"),
        ("2212.00002", THIRD, None),
        ("2212.00003", f"{PROSE} {OTHER}", None),
    ]


def test_a_long_comment_below_an_abstract_in_one_line():
    comment = (
        "The paper accepted for publication in The 7th International Workshop on Counting Sheep "
        "at Night and Other Properties of Farms (WOOL), held on forty farms over two years"
    )
    long = f"{PROSE} {OTHER}"
    page = f"arXiv:2212.00001\n{long}\n{comment}\n\narXiv:2212.00002\n{THIRD} {OTHER}\n{comment}\n"
    assert values(page, "abstract", "comments") == [
        (long, comment),
        (f"{THIRD} {OTHER}", comment),
    ]


@pytest.mark.parametrize(
    "remark", ["arXiv admin note: text overlap with another", "minor changes in the second part"]
)
def test_what_arxiv_and_authors_note_below_an_abstract(remark):
    texts = (f"{PROSE} {OTHER}", f"{OTHER} {THIRD}")
    page = "".join(
        f"{textwrap.fill(text, 60)}\n{remark}\narXiv:0704.000{n}\n"
        for n, text in enumerate(texts, 1)
    )
    assert values(page, "abstract", "comments") == [(text, remark) for text in texts]


HEADS = (
    "",
    "Preprints\n\n",
    "Ann Lee\nProfessor of Applied Sheep\nHome  Research  Publications  Teaching  Contact\n\n"
    "Preprints\n\n",
)
PLACES = (
    "Wool Review 61, 3 (2008) 395-414",
    "The Journal of the Wool Society of America 213, 4 (2008) 1972-1982",
    "Journal of Goats 12(3), 1-9, 2007",
)
FOOT = "\nLast modified 14 May\nPowered by Field Press\n"


@pytest.mark.parametrize("head", HEADS, ids=["none", "heading", "profile"])
@pytest.mark.parametrize("foot", ["", FOOT])
@pytest.mark.parametrize("form", ["{place}\n{id}", "{id}\n{place}"])
def test_titles_texts_and_where_they_appeared(head, foot, form):
    titles = ("Sheep waves near the edge of a field", "Counting Goats by Night: A Farm's View")
    titles = (*titles, "Large-amplitude wool")
    texts = (PROSE, OTHER, THIRD)
    page = head + "\n".join(
        f"{title}\n{text}\n{form.format(place=place, id=f'arXiv:0811.395{n}')}\n"
        for n, (title, text, place) in enumerate(zip(titles, texts, PLACES, strict=True), 4)
    )
    dates = ("2008", "2008", "2007")
    ids = ("0811.3954", "0811.3955", "0811.3956")
    columns = ("title", "abstract", "journal_ref", "published", "arxiv_id")
    assert values(page + foot, *columns) == list(
        zip(titles, texts, PLACES, dates, ids, strict=True)
    )


def test_the_year_of_a_journal_is_no_date_of_a_preprint_without_a_title():
    page = f"{PROSE}\n{PLACES[0]}\narXiv:0704.0001\n{OTHER}\n{PLACES[1]}\narXiv:0704.0002\n"
    assert values(page, "journal_ref", "published") == [(PLACES[0], None), (PLACES[1], None)]


def test_a_comment_that_names_many_papers_makes_no_list_of_them():
    comment = "PhD thesis. Based on arXiv:1908.03750, arXiv:1911.02271, arXiv:2012.11255"
    page = (
        f"arXiv:2401.00001{PROSE} {OTHER}\n{comment}\ndoi:10.1000/sheep.7\n"
        f"arXiv:2401.00002{OTHER}\n7 pages. Film 1 see https://doi.org/10.1000/film.1. "
        "Film 2 see https://doi.org/10.1000/film.2\n"
        f"arXiv:2401.00003{THIRD}\n"
    )
    assert read(page).sources[0].reader == "id_blocks"
    found = values(page, "arxiv_id", "doi", "abstract", "comments")
    assert found[0] == ("2401.00001", "10.1000/sheep.7", f"{PROSE} {OTHER}", comment)
    assert [row[:3] for row in found[1:]] == [
        ("2401.00002", None, OTHER),
        ("2401.00003", None, THIRD),
    ]


def test_one_abstract_with_its_comment_doi_and_id_below_the_heading_of_a_person():
    text = textwrap.fill(f"{PROSE} {OTHER} {THIRD}", 76)
    page = (
        f"Papers by Ann B. Lee\n\n{text}\n13 pages, 10 figures\nDOI: 10.1000/sheep.1\n"
        "arXiv:0704.0037\n\n\n4 papers\n"
    )
    assert values(page, "title", "abstract", "arxiv_id", "comments") == [
        (None, f"{PROSE} {OTHER} {THIRD}", "0704.0037", "13 pages, 10 figures")
    ]


def test_ids_open_blocks_though_the_last_has_a_comment_alone():
    page = (
        f"arXiv:0811.4220 [math.AP]\n{PROSE} {OTHER}\n11 pages\narXiv:0811.4221\n{THIRD} {OTHER}\n"
        "28 pages\narXiv:0811.3786\n10 pages, Wool Letters, 31(6), 655-664, 2008\n"
    )
    assert values(page, "arxiv_id", "abstract") == [
        ("0811.4220", f"{PROSE} {OTHER}"),
        ("0811.4221", f"{THIRD} {OTHER}"),
        ("0811.3786", None),
    ]


def test_one_id_among_titles_with_their_texts_parts_no_blocks():
    titles = ["Counting sheep: a conjecture", "Ladders for Goats", "Cows on the Square Lattice"]
    head = "Hi all,\n\nhere is the list.\n\nWool & weather — reading list\nTags: wool\n\n"
    page = head + "\n\n".join(
        f"{title}\nAnn Lee, Bob Day\n\n{fact}{textwrap.fill(f'{PROSE} {text} {THIRD}', 68)}"
        for title, fact, text in zip(
            titles, ("", "arXiv:0811.4437\n\n", ""), (PROSE, OTHER, THIRD), strict=True
        )
    )
    assert [title for (title,) in values(page, "title")] == titles


@pytest.mark.parametrize("lead", ["developed recently in", "of sheep, see", "and the paper"])
def test_an_id_that_the_line_above_leads_to_is_of_the_text(lead):
    for above, lines in ((f"It relies on a theory {lead}", 0), ("It relies on a theory.", 1)):
        text = f"{PROSE}\n{above}\nmath.CO/0509408"
        on = page(Source("s", "page", "a", None, "", 0), text)
        assert put_last(new_draft(on), on.lines, None) == lines
