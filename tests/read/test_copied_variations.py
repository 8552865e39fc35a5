"""Pages as copied from sites and programmes, with what their siblings print differently."""

import pytest

from kgraph.model import taxonomy
from kgraph.read.layouts.slots import is_slot
from tests.read.pages import OTHER, PROSE, THIRD, read, values

TITLES = ("Counting Sheep in Wide Fields", "Using Ladders to Count Goats", "Cows from the Air")
NAMES = (["Ann Lee", "Bob Day"], ["Cy Fox"], ["Dan Roe", "Eve Ram", "Flo Elk"])
TEXTS = (PROSE, OTHER, THIRD)


@pytest.mark.parametrize("indent", ["", "    "])
@pytest.mark.parametrize("blank", ["", "\n"])
@pytest.mark.parametrize("number", ["[{}]\n", "[{}] ", ""])
@pytest.mark.parametrize("title", ["Title: ", "Title:\n      "])
def test_a_listing_with_number_id_and_formats_on_lines_of_their_own(indent, blank, number, title):
    page = "Fri, 23 Dec 2022 (showing first 3 of 25 entries )\n" + "".join(
        f"{number.format(n)}arXiv:2212.0000{n} (cross-list from cs.DL)\n[pdf, other]\n{blank}"
        f"{indent}{title}{name}\n{indent}{', '.join(names)}\n"
        f"{indent}Subjects: Digital Libraries (cs.DL)\n\n"
        for n, (name, names) in enumerate(zip(TITLES, NAMES, strict=True), 1)
    )
    assert read(page).sources[0].reader == "arxiv_listing"
    assert values(page, "arxiv_id", "title", "authors") == [
        (f"2212.0000{n}", name, names)
        for n, (name, names) in enumerate(zip(TITLES, NAMES, strict=True), 1)
    ]


@pytest.mark.parametrize("indent", ["", "    "])
@pytest.mark.parametrize("sign", [",", ";", " and"])
def test_authors_on_a_line_each_with_a_sign_behind(indent, sign):
    page = "".join(
        f"RESEARCH-ARTICLE\nFREE\nMay 2001\n{title}\n"
        + "".join(f"{indent}{name}{sign}\n" for name in names[:-1])
        + f"{indent}{names[-1]}\nSheep '01: Proceedings of the Conference on Wool, May 2001, "
        f"pp 1–9 • https://doi.org/10.1000/wool.{n}\n{text}\n12\n413\nMetrics\n"
        f"Total Citations12\nTotal Downloads413\nGet Access\n\n"
        for n, (title, names, text) in enumerate(zip(TITLES, NAMES, TEXTS, strict=True), 1)
    )
    assert values(page, "title", "authors", "published", "doi", "abstract") == [
        (title, names, "2001-05", f"10.1000/wool.{n}", text)
        for n, (title, names, text) in enumerate(zip(TITLES, NAMES, TEXTS, strict=True), 1)
    ]


def test_facts_with_names_and_bars_between():
    page = "".join(
        f"{title}\n{'; '.join(names)}\nWool Transactions\n"
        f"Year: 201{n} | Volume: 26, Issue: 7 | Journal Article | DOI: 10.1000/wool.{n}\n"
        f"Cited by: Papers (16) | Patents (12)\nAbstract\nHTML\nPDF\n\n"
        for n, (title, names) in enumerate(zip(TITLES, NAMES, strict=True), 1)
    )
    assert values(page, "title", "authors", "published", "doi") == [
        (title, names, f"201{n}", f"10.1000/wool.{n}")
        for n, (title, names) in enumerate(zip(TITLES, NAMES, strict=True), 1)
    ]


@pytest.mark.parametrize("dash", ["-", "--", "–", "—"])
@pytest.mark.parametrize("behind", ["", " [U. of Wool]", " [Wool Inc., Goats]"])
@pytest.mark.parametrize("sign", [", ", "; "])
def test_names_and_affiliations_behind_a_dash(dash, behind, sign):
    page = "Session: Fields\n" + "".join(
        f"  * {title} {dash} {sign.join(names)}{behind}\n"
        for title, names in zip(TITLES, NAMES, strict=True)
    )
    assert values(page, "title", "authors") == list(zip(TITLES, NAMES, strict=True))


@pytest.mark.parametrize(
    "when",
    ["17.01.2023 ", "Tue, Jan 17, 2023:", "2023-01-17 16:15", "17 January 2023 –", "Di. 17.01."],
)
@pytest.mark.parametrize("who", ["Ann Lee (Wool U.)", "Ann Lee, University of Wool", "A. B. Lee"])
def test_a_day_and_a_speaker_are_a_slot(when, who):
    assert is_slot(f"{when} {who}")


@pytest.mark.parametrize("text", ["17.01.2023", "Ann Lee", "Jan 17, 2023 no talk", "2 Sheep Alone"])
def test_what_is_no_slot(text):
    assert not is_slot(text)


def test_who_speaks_is_no_author():
    page = "".join(
        f"1{n}.01.2023  Ann Lee (Wool U.)\n   {title}\n   (joint with Day, arXiv 2212.0000{n})\n"
        f"   Abstract: {text}\n\n"
        for n, (title, text) in enumerate(zip(TITLES, TEXTS, strict=True), 1)
    )
    page += "Organisers: A. Lee, B. Day. Everyone is welcome; tea from 15:45.\n"
    assert values(page, "title", "authors", "published", "arxiv_id", "abstract") == [
        (title, [], None, f"2212.0000{n}", text)
        for n, (title, text) in enumerate(zip(TITLES, TEXTS, strict=True), 1)
    ]


def test_captions_of_pictures_and_comments_with_a_bullet_are_no_text():
    page = "".join(
        f"{title}\nDec 2{n}, 2022\n{NAMES[0][n % 2]}, Cy Fox\n\nFigures and Tables:\n"
        f"Figure 1 for {title}\nFigure 2 for {title}\n\nAbstract:{text}\n\n"
        f"* Wool 2022. Code: https://git.example/{n}\n\nVia arXiv icon\n\n"
        for n, (title, text) in enumerate(zip(TITLES, TEXTS, strict=True), 1)
    )
    assert values(page, "title", "published", "abstract", "comments") == [
        (title, f"2022-12-2{n}", text, f"Wool 2022. Code: https://git.example/{n}")
        for n, (title, text) in enumerate(zip(TITLES, TEXTS, strict=True), 1)
    ]


def test_a_word_from_the_page_over_abstracts_alone_is_no_title():
    page = "Ann Lee\n\nGet our free tool to count the sheep of any page anywhere online!\n\n"
    page += "\n\n".join(f"Abstract: {text}" for text in TEXTS) + "\n\n\nLoading ...\n"
    assert values(page, "title", "abstract") == [(None, text) for text in TEXTS]


def test_dates_of_a_paper_below_names_that_go_on():
    page = (
        f"Title: {TITLES[0]}\nAuthors: Ann Lee-Longfellow, Bob Day of the Hills, Cyril Foxworthy\n"
        f"(Submitted on 2 Apr 2007 (v1), last revised 20 Aug 2007 (this version, v2))\n\n"
        f"Abstract: {PROSE}\n\nCite as: arXiv:0704.0138v2 [gr-qc]\n\nSubmission history\n"
        "From: Ann Lee [view email]\n[v1] Mon, 2 Apr 2007 17:05:59 GMT (181kb)\n"
    )
    assert values(page, "title", "published", "updated", "arxiv_id") == [
        (TITLES[0], "2007-04-02", "2007-08-20", "0704.0138")
    ]


def test_codes_with_a_hyphen_are_printed_in_capitals():
    assert taxonomy.split_codes("ED-PHCL") == ["ED-PH", "CL"]
    assert taxonomy.find_category("ED-PH") == "physics.ed-ph"
    assert taxonomy.find_category("QUANT-PH") == "quant-ph"


LANGUAGES = (
    ("Titel: ", "Autoren: ", "Jahr: ", "Zusammenfassung: "),
    ("Titre : ", "Auteurs : ", "Date : ", "Résumé : "),
    ("Título: ", "Autores: ", "Fecha: ", "Resumen: "),
    ("标题：", "作者：", "日期：", "摘要："),
)


@pytest.mark.parametrize("names", LANGUAGES)
def test_fields_with_names_of_other_languages(names):
    page = "".join(
        f"{names[0]}{title}\n{names[1]}{', '.join(authors)}\n{names[2]}201{n}\n{names[3]}{text}\n\n"
        for n, (title, authors, text) in enumerate(zip(TITLES, NAMES, TEXTS, strict=True), 1)
    )
    assert values(page, "title", "authors", "published", "abstract") == [
        (title, authors, f"201{n}", text)
        for n, (title, authors, text) in enumerate(zip(TITLES, NAMES, TEXTS, strict=True), 1)
    ]


def test_names_alone_on_lines_further_right():
    page = "Publications\n\n" + "".join(
        f"{title}\n" + "".join(f"   {name}\n" for name in names) + f"Wool Review, 201{n}\n\n"
        for n, (title, names) in enumerate(zip(TITLES, NAMES, strict=True), 1)
    )
    assert values(page, "title", "authors", "published") == [
        (title, names, f"201{n}")
        for n, (title, names) in enumerate(zip(TITLES, NAMES, strict=True), 1)
    ]


def test_a_journal_between_titles_and_names_is_no_title():
    page = "".join(
        f"Research article\nOpen access\n{title}\nJournal of Wool\n"
        f"Volume {n}, Jan 200{n}, Pages 1-9\n{', '.join(names)}\nView PDF\nAbstract\nExport\n\n"
        for n, (title, names) in enumerate(zip(TITLES, NAMES, strict=True), 1)
    )
    assert values(page, "title", "authors", "published") == [
        (title, names, f"200{n}-01")
        for n, (title, names) in enumerate(zip(TITLES, NAMES, strict=True), 1)
    ]
