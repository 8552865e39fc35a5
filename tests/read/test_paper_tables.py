"""Tables of papers: spreadsheets, exports of search sites, Markdown and saved web pages."""

# ruff: noqa: E501 - lines of real pages are long

import csv
import io
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.read.layouts import paper_tables
from kgraph.read.page import page
from tests.read.copied_pages import check_spans, pages_of_others
from tests.read.pages import at_problems, codes, read, values

FOUND = [
    ("Counting Sheep in Wide Fields", ["Ann Lee", "Bob Day"], "2019"),
    ("A Ladder for Goats: How Nobody Falls", ["Bob Day"], "2021"),
    ("Do Cows Stand Still?", ["Cy Fox", "Ann Lee", "Bob Day"], "2020"),
]
HEAD = ("Title", "Authors", "Year")
ROWS = [(title, ", ".join(names), year) for title, names, year in FOUND]


def written(sign: str, rows: list[tuple[str, ...]]) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=sign).writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_a_spreadsheet(sign):
    text = written(sign, [HEAD, *ROWS])
    assert values(text, "title", "authors", "published") == FOUND
    check_spans(text)


def test_quotation_marks_and_line_ends_in_cells():
    rows = [
        ("paper title", "abstract"),
        ('Of "Sheep", and More', "We count.\nThen we stop, at ten."),
    ]
    text = written(",", [*rows, ("Goats on High Hills", 'They "climb".')])
    assert values(text, "title", "abstract") == [
        ('Of "Sheep", and More', "We count. Then we stop, at ten."),
        ("Goats on High Hills", 'They "climb".'),
    ]


def test_an_export_of_a_search_site():
    head = "PMID,Title,Authors,First Author,Journal/Book,Publication Year,Create Date,PMCID,DOI"
    row = '123,"{}","Lee A, Day B.",Lee A,J Sheep,2019,2019/04/05,,10.1000/sheep.{}'
    text = "\n".join([head, row.format("Counting sheep in fields.", 1), row.format("Goats", 2)])
    assert values(text, "title", "authors", "published", "journal_ref", "doi") == [
        ("Counting sheep in fields.", ["Lee A", "Day B"], "2019", "J Sheep", "10.1000/sheep.1"),
        ("Goats", ["Lee A", "Day B"], "2019", "J Sheep", "10.1000/sheep.2"),
    ]


def test_a_markdown_table_without_links():
    rows = "\n".join(f"| {n} | {title} | {names} |" for n, (title, names, _) in enumerate(ROWS))
    text = f"# Accepted\n\n| # | Title | Authors |\n|---|:------|---|\n{rows}\n"
    assert values(text, "title", "authors") == [found[:2] for found in FOUND]


def test_no_head_but_columns_that_speak_for_themselves():
    rows = [(str(n), title, f"{names}, Dee Elm") for n, (title, names, _) in enumerate(ROWS, 100)]
    text = "\n".join("\t".join(row) for row in rows)
    assert values(text, "title", "authors") == [(t, [*n, "Dee Elm"]) for t, n, _ in FOUND]


def test_a_table_of_a_web_page():
    rows = "".join(
        f"<tr><td>{n}</td><td>{title}</td><td>{names}</td></tr>"
        for n, (title, names, _) in enumerate(ROWS)
    )
    text = (
        "<html><body><h1>Accepted Papers</h1><table><tr><th>ID</th><th>Title</th><th>Authors</th></tr>"
        f"{rows}</table><p>Contact: chairs@sheep.example</p></body></html>"
    )
    assert values(text, "title", "authors") == [found[:2] for found in FOUND]


@pytest.mark.parametrize(
    "text",
    [
        "Title,Year,Director\nAlien,1979,Ridley Scott\nHeat,1995,Michael Mann\n",
        "Name,Amount\nSugar,100 g\nFlour,200 g\n",
        "Title: A thing, by someone\nOther line, with comma\n",
        "Jan\tSunny\t12\nFeb\tCold\t3\nMar\tRain\t9\n",
    ],
    ids=["films", "a recipe", "prose", "weather"],
)
def test_other_tables_are_no_papers(text):
    assert values(text, "title") == []


def test_a_quotation_mark_that_none_closes():
    text = 'title,authors\n"Sheep in Fields,"Ann Lee, Bob Day"\nGoats on Hills,"Cy Fox, Ann Lee"\n'
    assert ("Goats on Hills", ["Cy Fox", "Ann Lee"]) in values(text, "title", "authors")


WORDS = st.text(st.characters(categories=("Lu", "Ll", "Po"), exclude_characters="\x85"), min_size=1)


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=5), st.sampled_from(",;"))
def test_cells_are_those_of_another_reader_of_spreadsheets(rows, sign):
    text = written(sign, [("title", "abstract"), *rows]).replace("\r\n", "\n")
    walked = [
        text[a:b].replace('""', '"') for a, b, _ in paper_tables.walk(text, 0, len(text), sign)
    ]
    known = [cell.strip() for row in csv.reader(io.StringIO(text), delimiter=sign) for cell in row]
    assert walked == known


@pytest.mark.parametrize("text", pages_of_others())
def test_pages_of_others_are_left_to_them(text):
    assert not paper_tables.recognises(page(read(text).sources[0], text))


def test_cells_that_are_empty_at_the_end_of_a_row_are_not_missed():
    text = (
        "No.\tPaper\tAuthors\tYear\tLink\tNotes\n"
        "1\tCounting Sheep\tAnn Lee; Bob Day\t2020\thttps://arxiv.org/abs/2001.00001\tgood\n"
        "2\tCounting Goats\tCy Fox\t2021\t\t\n"
        "3\tCounting Cows\tDan Roe; Eve Poe\t\t\t\n"
    )
    assert values(text, "title", "authors", "published", "arxiv_id") == [
        ("Counting Sheep", ["Ann Lee", "Bob Day"], "2020", "2001.00001"),
        ("Counting Goats", ["Cy Fox"], "2021", None),
        ("Counting Cows", ["Dan Roe", "Eve Poe"], None, None),
    ]


@pytest.mark.parametrize(
    "head",
    [("Autoren", "Titel", "Jahr"), ("Auteurs", "Titre", "Année"), ("Autores", "Título", "Año")],
)
def test_heads_of_other_languages(head):
    rows = [head, ("Ann Lee; Bob Day", "Schafe", "2020"), ("Cy Fox", "Ziegen", "2021")]
    text = "\n".join("\t".join(row) for row in rows) + "\n"
    assert values(text, "title", "authors", "published") == [
        ("Schafe", ["Ann Lee", "Bob Day"], "2020"),
        ("Ziegen", ["Cy Fox"], "2021"),
    ]


@pytest.mark.parametrize("date", ["2016-09-09", "2016-09"])
def test_a_day_says_more_than_its_year(date):
    text = f'"Publication Year","Author","Title","Date"\n"2016","Lee, Ann","Sheep","{date}"\n'
    assert values(text, "published") == [(date,)]


def test_month_and_day_may_have_columns_of_their_own():
    text = (
        "title,authors,day,month,year\nSheep,Ann Lee,22,12,2022\nGoats,Bob Day,,Oct,2007\n"
        "Cows,Cy Fox,31,2,2019\nHens,Dan Roe,,,2020\n"
    )
    dates = [date for (date,) in values(text, "published")]
    assert dates == ["2022-12-22", "2007-10", "2019-02", "2020"]  # there is no 31 February


def test_names_parted_by_slashes():
    text = (
        "Nr;Autor(en);Titel;Jahr\n1;Lee, A. / Day, B.;Schafe im Feld;1998\n"
        "2;Fox, C.;Ziegen auf Leitern;1931\n"
    )
    assert values(text, "authors", "title") == [
        (["Lee, A.", "Day, B."], "Schafe im Feld"),
        (["Fox, C."], "Ziegen auf Leitern"),
    ]


def test_a_table_without_a_head_may_have_titles_like_names_and_names_with_initials():
    page = (
        "2023-03-13\tCounting Sheep: A Study of Wool\tAnn Lee et al.\thttps://arxiv.org/abs/2303.00001\n"
        "2023-05-23\tGoats on Ladders and Their Steps\tBob Day et al.\thttps://arxiv.org/abs/2305.00002\n"
        "2024-01-08\tHerds of Experts\tCy Q. Fox et al.\thttps://arxiv.org/abs/2401.00003\n"
    )
    assert values(page, "title", "authors", "published", "arxiv_id") == [
        ("Counting Sheep: A Study of Wool", ["Ann Lee"], "2023-03-13", "2303.00001"),
        ("Goats on Ladders and Their Steps", ["Bob Day"], "2023-05-23", "2305.00002"),
        ("Herds of Experts", ["Cy Q. Fox"], "2024-01-08", "2401.00003"),
    ]
    headed = 'Title,Author\nCounting Sheep,"Lee, Ann; Day, Bob C."\n'
    assert values(headed, "authors") == [(["Lee, Ann", "Day, Bob C."],)]


@pytest.mark.parametrize("sign", ["\t", " | ", ","])
def test_one_column_may_hold_ids_of_two_kinds_and_another_first_authors(sign):
    rows = (
        ("#", "doi / arXiv", "year", "title", "first author", "status"),
        ("1", "10.1000/sheep.1", "2009", "Counting Sheep at Night", "Šrámek", "include"),
        ("2", "arXiv:2401.00002v1", "", "Goats on Long Ladders", "Lee et al.", "exclude"),
        ("3", "n/a", "2007", "Cows from the Air", "Ann van der Berg", "include"),
    )
    page = "\n".join(sign.join(row) for row in rows) + "\n"
    columns = ("title", "authors", "authors_truncated", "published", "arxiv_id", "doi")
    assert values(page, *columns) == [
        ("Counting Sheep at Night", ["Šrámek"], True, "2009", None, "10.1000/sheep.1"),
        ("Goats on Long Ladders", ["Lee"], True, None, "2401.00002", None),
        ("Cows from the Air", ["Ann van der Berg"], True, "2007", None, None),
    ]
    assert codes(page) == []


@pytest.mark.parametrize("odd", ["\u00b2", "1" * 5000])
def test_a_day_or_a_month_that_is_no_number_of_one_is_left_out(odd):
    page = "title,authors,year,month,day\n"
    page += f'Counting Sheep at Night,"Ann Lee, Bob Day",2021,3,{odd}\n'
    page += f'Goats on Long Ladders,"Cy Fox, Bob Day",2020,{odd},4\n'
    assert values(page, "published") == [("2021-03",), ("2020",)]


@pytest.mark.parametrize("sign", ['"', "- ", "'"])
def test_signs_before_what_is_no_id_cost_no_more_than_their_length(sign):
    page = f"paper id,title\n1,Counting Sheep at Night\n{sign * 20_000}x,Goats on Long Ladders\n"
    before = process_time()
    read(page)
    assert process_time() - before < 3


@pytest.mark.parametrize("columns", ["first author,authors", "authors,first author"])
def test_all_authors_are_told_beside_the_first_one(columns):
    both = ('"Ann Lee, Bob Day"', "Ann Lee")
    cells = ",".join(both if columns.startswith("authors") else reversed(both))
    page = f"title,{columns},year\nCounting Sheep at Night,{cells},2021\nGoats,{cells},2020\n"
    found = [(record.authors, record.authors_truncated) for record in read(page).records]
    assert [([a.name for a in named], cut) for named, cut in found] == [
        (["Ann Lee", "Bob Day"], False)
    ] * 2


def test_tabs_before_the_first_word_are_empty_cells():
    page = (
        "Year\tTitle\tAuthors\n2019\tCounting Sheep in Fields\tLee, A.; Day, B.\n"
        "\tCounting Goats on Ladders\tFox, C.\n\t\tRoe, D.\n2021\tCows from the Air\n"
    )
    assert values(page, "title", "authors", "published") == [
        ("Counting Sheep in Fields", ["Lee, A.", "Day, B."], "2019"),
        ("Counting Goats on Ladders", ["Fox, C."], None),
        ("Cows from the Air", [], "2021"),
    ]


def test_an_export_of_a_library_has_a_long_head_and_names_in_full():
    page = (
        '"Authors","Author full names","Author(s) ID","Title","Year","Source title","DOI","Document Type"\n'
        '"Lee A.; Day B.","Lee, Ann (123); Day, Bob (456)","123; 456","Counting Sheep in Fields",'
        '"2019","Journal of Wool","10.1000/sheep.1","Article"\n'
        '"Fox C.","Fox, Cy (789)","789","Counting Goats","2020","Goat Review","10.1000/goats.1",""\n'
    )
    assert values(page, "title", "authors", "published") == [
        ("Counting Sheep in Fields", ["Lee, Ann", "Day, Bob"], "2019"),
        ("Counting Goats", ["Fox, Cy"], "2020"),
    ]
    assert codes(page) == []


CITED_WORK = (
    "Roe D., Tired farmers and their dogs, Journal of Goats, 7, pp. 1-9, (2001), 10.1000/d.1"
)


def test_the_works_cited_in_an_export_are_references():
    page = (
        "Authors,Title,Year,DOI,References\n"
        '"Lee A.; Day B.","Counting Sheep in Fields",2019,10.1000/sheep.1,"Vaswani A., Shazeer N., '
        "Attention is all you need, Advances in Neural Information Processing Systems, 30, (2017); "
        'Fox C., Cows in fog, Goat Review, 3, (1999), 10.1000/cows.1"\n'
        '"Fox C.","Counting Goats",2020,10.1000/goats.1,12\n'
    )
    found = read(page)
    assert [
        (one.record_id, one.position, one.title, one.year, one.doi) for one in found.references
    ] == [
        (found.records[0].record_id, 1, "Attention is all you need", 2017, None),
        (found.records[0].record_id, 2, None, 1999, "10.1000/cows.1"),
    ]
    assert found.records[0].labels == ()
    assert codes(page) == []
    long = page.replace("10.1000/cows.1", "10.1000/cows.1; " + "; ".join([CITED_WORK] * 100))
    assert [len(read(long).records), len(read(long).references)] == [2, 102]


def test_a_list_of_people_is_no_table_of_papers():
    text = "Name,Title,Email,Publication\nAnn Lee,Professor,a@b.c,Wool\nBob Day,Dr,b@c.d,Goats\n"
    assert read(text).sources[0].reader != paper_tables.NAME


def test_an_address_is_one_organisation():
    page = (
        "Title,Authors,Year,Affiliations\n"
        '"Counting Sheep in Fields","Lee, A.; Day, B.",2019,"CWTS, Leiden University, Leiden, '
        'Netherlands; Wool University, Seoul, South Korea"\n"Goats","Fox, C.",2020,"Wool U., Goat U."\n'
    )
    assert values(page, "organisations") == [
        (
            (
                "CWTS, Leiden University, Leiden, Netherlands",
                "Wool University, Seoul, South Korea",
            ),
        ),
        (("Wool U.", "Goat U."),),
    ]


@pytest.mark.parametrize("event", ["no meeting (wool fair)", "Holiday", "Project presentations"])
def test_a_row_of_a_schedule_without_a_paper(event):
    rows = [
        f"{n} Oct\tTom\tCounting Sheep on Farm {n}\tAnn Lee, Bob Day\t2021\t"
        f"https://arxiv.org/abs/2109.0000{n}"
        for n in range(1, 5)
    ]
    rows.insert(2, f"27 Oct\t-\t{event}\t\t\t")
    page = "Meeting\tPresenter\tPaper\tAuthors\tYear\tLink\n" + "\n".join(rows) + "\n"
    titles = [row[0] for row in values(page, "title")]
    assert titles == [f"Counting Sheep on Farm {n}" for n in range(1, 5)]
    assert event in " ".join(at_problems(page, "not-understood"))


@pytest.mark.parametrize("year", ["Yr", "Pub. date", "Year of publication", "Jaar", "年份"])
def test_a_sheet_with_ids_among_its_remarks(year):
    text = (
        f"#\tWho has it\tTitle\tFirst author\t{year}\tComment\n"
        "1\tMin\tCounting Sheep in Wide Fields\tAnn Lee\t2020\tbaseline?\n"
        "2\tMin\tA Ladder for Goats\tBob Day\t2018\thttps://arxiv.org/abs/1804.09635\n"
        "3\tOtto\tDoes My Cow Matter? Insights from a Farm\tCy Fox\t2019\tarXiv 1903.11367\n"
        "4\t\tHens: still crude, still loved\tDan Roe\t2011\tsee arXiv 1903.11368 too\n"
        "Sum: 4 / open: 2\n"
    )
    assert values(text, "published", "arxiv_id") == [
        ("2020", None),
        ("2018", "1804.09635"),
        ("2019", "1903.11367"),
        ("2011", None),
    ]
