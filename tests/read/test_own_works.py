"""Pages of people who list their own works: titles, co-authors behind "with", texts below."""

import pytest

from kgraph.read.layouts import own_works
from kgraph.read.parts.own_lines import Kind, kind_of
from kgraph.read.parts.part_headings import is_over_others, is_over_works
from tests.read.copied_pages import check_spans
from tests.read.pages import OTHER, PROSE, THIRD, at_problems, read, values

SHORT = "I argue that promises to goats can bind, even though goats cannot hear what is promised."
FULL = ("title", "authors", "published", "abstract")
DATED = FULL[:3]

ECONOMIST = f"""Search this site
Ann Lee
Home
Research
Research

Fields: Wool Economics, Labor Economics, Public Finance

Working Papers

Paying for Wool: Evidence from Ten Hills (with Bob Day and Cy Fox)
Revise & Resubmit, Journal of Public Economics
Abstract: {PROSE}
[Paper] [Slides] [Meadow column]

Do Goats Climb? (with Dee H. Hill)
CESifo Working Paper No. 9871, July 2022
Abstract: {OTHER}
[Paper]

Housing Supply and the Marginal Lamb
Job market paper, November 2019 (new draft coming soon)
[Paper] [Online Appendix]

Publications

The Long Shadow of the Ram: Hay and Change, 1950–1990
Explorations in Wool, 69, 2018, pp. 112–131
[Published version]

Who Pays for Hay? (with Cy Fox, Eve-Lyn Roe and Bob D'Arc)
Wool Journal: Policy, forthcoming
[Paper] [Data]

Media coverage

The Hay Times (March 2023), Wool Today (12 January 2023)

Page updated
Google Sites
Report abuse
"""


def test_an_economist_names_co_authors_in_brackets_and_opens_abstracts():
    assert read(ECONOMIST).sources[0].reader == own_works.NAME
    assert values(ECONOMIST, *FULL, "journal_ref") == [
        ("Paying for Wool: Evidence from Ten Hills", ["Bob Day", "Cy Fox"], None, PROSE, None),
        *[("Do Goats Climb?", ["Dee H. Hill"], "2022-07", OTHER, "CESifo Working Paper No. 9871")],
        ("Housing Supply and the Marginal Lamb", [], "2019-11", None, None),
        (
            "The Long Shadow of the Ram: Hay and Change, 1950–1990",
            *([], "2018", None, "Explorations in Wool, 69, 2018, pp. 112–131"),
        ),
        (
            "Who Pays for Hay?",
            *(["Cy Fox", "Eve-Lyn Roe", "Bob D'Arc"], None, None),
            "Wool Journal: Policy, forthcoming",
        ),
    ]
    check_spans(ECONOMIST)
    labels = [record.labels for record in read(ECONOMIST).records]
    assert labels[0] == ("Revise & Resubmit, Journal of Public Economics",)


PHILOSOPHER = f"""Ann Lee
Lecturer in Philosophy

Writing

I work mainly on sheep. Drafts of most papers are linked below; please cite what is in print.

Book

Knowing Sheep: An Essay on Wool. Meadow University Press, 2019.
Reviewed in Hay, HPR, and the WLS.

Articles

‘Testimony and the Sheep’s Wool’, Wool Studies, 2023. [penultimate] [journal]
{PROSE}

‘Against Counting, Again’ (with Kirsten Åhl), forthcoming in Hay. [draft]

‘Norms of Counting’, The Wool Quarterly, October 2021. Open access.
{SHORT}

‘Counting Without Ideas: Hume on Sheep’, in B. Day and C. Fox (eds.), The Early Modern Ram (Barn,
2018), pp. 201–219. [penultimate]

‘“A Sort of Wool” and Deference’ (with Samuel O. Day and Clara Voß), Wool 24(6): 1088–1107 (2016).

Thesis

Second-Hand Wool. PhD thesis, University of Wool, 2014. Supervised by Prof. D. Day. [Archive]

Upcoming talks

14 March 2024: ‘Being Told’, Meadow Society, London

Share this:
Twitter
""".replace("(Barn,\n2018)", "(Barn, 2018)")


@pytest.mark.parametrize("signs", ["‘’", "''", "“”", '""', "„“", "«»"])
def test_a_philosopher_quotes_titles_and_prints_paragraphs_below(signs):
    page = PHILOSOPHER
    inner = "“A Sort of Wool”"
    if signs != "‘’":
        page = page.replace(inner, "A Sort of Wool").replace("Sheep’s", "Sheeps")
        page = page.replace("‘", signs[0]).replace("’", signs[1])
    found = [
        (title.replace("Sheep’s", "Sheeps").replace(inner, "A Sort of Wool"), *rest)
        for title, *rest in values(page, *FULL)
    ]
    assert found == [
        ("Knowing Sheep: An Essay on Wool", [], "2019", None),
        ("Testimony and the Sheeps Wool", [], "2023", PROSE),
        ("Against Counting, Again", ["Kirsten Åhl"], None, None),
        ("Norms of Counting", [], "2021-10", SHORT),
        ("Counting Without Ideas: Hume on Sheep", [], "2018", None),
        ("A Sort of Wool and Deference", ["Samuel O. Day", "Clara Voß"], "2016", None),
        ("Second-Hand Wool", [], "2014", None),
    ]


def test_co_authors_statuses_and_texts_have_lines_of_their_own():
    page = (
        "RESEARCH\n\nWORKING PAPERS\n\n"
        f'"Snow and the Price of Wool"\n(with Bob Day and Cy Fox)\nJuly 2023\nR&R at Wool\n'
        f"Abstract\n{PROSE}\n\n"
        f'"Insurance and Flocks"\n(Job Market Paper)\nNovember 2022\nShow abstract ▾\n{OTHER}\n\n'
        'PUBLISHED PAPERS\n\n"Trust in Counting"\n'
        "Coauthors: Dee Hill (University of Hay), Bob Day\n"
        f"Presented at: Sheep Meeting 2019\nJournal of Wool 131(2): 401–445, 2021\n{THIRD}\n\n"
        '"Hay Markets in Transition"\nJournal of Comparative Hay, 2020\n'
    )
    assert values(page, *FULL) == [
        ("Snow and the Price of Wool", ["Bob Day", "Cy Fox"], "2023-07", PROSE),
        ("Insurance and Flocks", [], "2022-11", OTHER),
        ("Trust in Counting", ["Dee Hill", "Bob Day"], "2021", THIRD),
        ("Hay Markets in Transition", [], "2020", None),
    ]


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["dense", "a blank line between all"])
def test_lines_may_stand_close_or_all_apart(gap):
    rows = (
        *("Research", "Job Market Paper", "Snow, Roads, and the Price of Wool", "[PDF] [Slides]"),
        *(f"Abstract: {PROSE}", "Working Papers"),
        *("Insurance and Flocks (with Bob Day)", "Revise & Resubmit, Journal of Public Hay", OTHER),
        *("Publications", "Trust in Counting (with Cy Fox and Dee Hill)"),
        *("Journal of Labor and Hay, 38(2), 2020", THIRD, "[Paper] [Data]"),
    )
    assert values(gap.join(rows), *FULL) == [
        ("Snow, Roads, and the Price of Wool", [], None, PROSE),
        ("Insurance and Flocks", ["Bob Day"], None, OTHER),
        ("Trust in Counting", ["Cy Fox", "Dee Hill"], "2020", THIRD),
    ]


ONE, TWO = ["Bob Day"], ["Bob Day", "Cy Fox"]
LINES = {
    "{}, 131 Meadow Law Review 1021 (2018) (with Bob Day)": (ONE, "2018"),
    "{} (with Bob Day and Cy Fox), J. Wool 84 (2009), no. 2.": (TWO, "2009"),
    "{}, with Bob Day. Annals of Hay 49 (2021), 100-130.": (ONE, "2021"),
    "{}. 2021. Hay Review 86(2): 2-9. (with Bob Day)": (ONE, "2021"),
    "{}. 2019. Hay Forces 97(4): 1-2.": ([], "2019"),
    "{}, Labour Hay, 2015, 33, 1-12": ([], "2015"),
    "{} (Meadow University Press, 2020)": ([], "2020"),
    "{} (Meadow Press, 2009; paperback 2011)": ([], "2009"),
    "{}. Il Prato, Bologna 2018.": ([], "2018"),
    "{}, Paris, Presses de Laine, 2019.": ([], "2019"),
    "{}. Dissertation, Universität Bern, 2014.": ([], "2014"),
    "{}, edited with Bob Day. Barn, 2019.": (ONE, "2019"),
    "{}, joint with Bob Day (Hay U) and Cy Fox (Hut U), March 2023. R&R Hay": (TWO, "2023-03"),
    "{}, co-authored with Bob Day, Herds 109 (Winter 2010): 1–27.": (ONE, "2010"),
    "“{}” with Bob Day, Journal of Hay, Vol. 35(4), May 2017": (ONE, "2017-05"),
    "“{}” (com Bob Day e Cy Fox), março de 2021.": (TWO, "2021-03"),
    "„{}“ (zusammen mit Bob Day), in: E. Roe (Hrsg.), Land, Bern 2015, S. 1.": (ONE, "2015"),
    "« {} » (avec Bob Day et Cy Fox), Revue de laine, 2019, p. 3-9.": (TWO, "2019"),
    "With Bob Day. “{}.” Past & Wool 214 (2012): 3–39.": (ONE, "2012"),
    "2012\t“{}.” Past & Wool 214: 3–39. (with Bob Day and Cy Fox)": (TWO, "2012"),
    "“{}” with Bob Day and Cy Fox [2nd round R&R, WEJ]": (TWO, None),
    "2022. “{}.” Hay Science Review 116(2): 401–420. (with Bob Day)": (ONE, "2022"),
    "2022 ‘{}’ (with Bob Day), Hay Studies 73(2): 301–325. [link]": (ONE, "2022"),
    "{}, with Bob Day and Cy Fox, Hay Research, 2022, 58(4), e2021WR030001.": (TWO, "2022"),
    "2019. {}. Durham: Duke University Press.": ([], "2019"),
    "o {} (joint with Bob Day). Hay Bank Review (2022), 155: 102-130.": (ONE, "2022"),
    "{}. Hay Bank, 2019 (with Bob Day).": (ONE, "2019"),
    "{}. Cambridge: Cambridge University Press, 2015. (Paperback 2018.)": ([], "2015"),
    "{} (2020), with Bob Day, Journal of Hay, 47 (1), 33-52.": (ONE, "2020"),
    "{} — with Bob Day and Cy Fox": (TWO, None),
    "”{}” (med Bob Day och Cy Fox), Historisk tidskrift 139, 2019, s. 33–58.": (TWO, "2019"),
    "»{}« (mit Bob Day), Merkur 73, 2019.": (ONE, "2019"),
    "{} [PDF] (w/ Bob Day & Cy Fox), Hay, Volume 140, May 2019, Pages 1-5": (TWO, "2019-05"),
    "“{},” together with Bob Day, mimeo, 2003.": (ONE, "2003"),
    "“{},” joint with Bob Day and Cy Fox, Hay 145 (March 2010), 1–20.": (TWO, "2010-03"),
    "{} (Cambridge, MA: Hay University Press, 2018).": ([], "2018"),
    "{} (joint with Bob Day), April 2020 (Revised: June 2022)": (ONE, "2020-04"),
    "▸ {} (with Bob Day) · Hay Letters · 2019 · [Link]": (ONE, "2019"),
    "“{}” (met Bob Day en Cy Fox), Tijdschrift voor Hooi, 2018.": (TWO, "2018"),
}


@pytest.mark.parametrize("title", ["Wool, Hay, and Power", "Do Goats Climb? Evidence from Ladders"])
@pytest.mark.parametrize("line", LINES)
def test_a_line_says_who_where_and_when(line, title):
    page = (
        "Publications\n\n“A Ladder for Goats” (with Dee Hill), Wool 3(1), 2001.\n\n"
        f"{line.format(title)}\n\n“A Ladder for Cows” (with Dee Hill), Wool 2(1), 2000.\n"
    )
    assert values(page, *DATED)[1] == (title, *LINES[line])


def test_a_title_alone_is_an_entry_among_others():
    page = (
        "Publications\n\nThe Price of Snow (with Bob Day)\nJournal of Urban Hay (2022)\n\n"
        "Hay and Housing\nRegional Science and Urban Hay (2020)\n\n"
        "Work in progress\n\nFences (with Cy Fox)\nLambs, Loans, and Land\n\nWool Rules\n\n"
        "Teaching\n\nCounting for Young Shepherds at Night\n"
    )
    assert values(page, *DATED) == [
        ("The Price of Snow", ["Bob Day"], "2022"),
        ("Hay and Housing", [], "2020"),
        ("Fences", ["Cy Fox"], None),
        ("Lambs, Loans, and Land", [], None),
    ]


def test_what_papers_are_about_may_be_called_as_another_part():
    entry = "{} (with Bob Day). Journal of Hay, 8(3), 20{}. [link]\n\n"
    page = (
        f"Publications\n\nClimate\n\n{entry.format('Carbon on the Hill', 21)}"
        f"Education\n\n{entry.format('Learning to Count', 19)}Teaching\n\n"
        "Counting for Lambs (with Cy Fox), 2018\n"
    )
    assert values(page, "title", "published") == [
        ("Carbon on the Hill", "2021"),
        ("Learning to Count", "2019"),
    ]


def test_a_remark_below_buttons_is_no_abstract_and_is_said():
    remark = (
        "The newspapers of four valleys wrote about this paper when the farms of the hills burned."
    )
    page = (
        f"Papers\n\nPaying for Wool (with Bob Day), 2020\n{PROSE}\n[Paper]\n{remark}\n\n"
        f"Hay and Huts (with Cy Fox), 2019\n{OTHER}\n"
    )
    assert values(page, "abstract") == [(PROSE,), (OTHER,)]
    assert remark in at_problems(page, "not-understood")


def test_pages_with_all_authors_are_of_others():
    page = "Publications\n\n" + "".join(
        f"“Counting {what} by Day.” Ann Lee, Bob Day, and Cy Fox. Journal of Wool, 3(1), 2001.\n\n"
        for what in ("Sheep", "Goats", "Cows")
    )
    assert read(page).sources[0].reader != own_works.NAME
    page = (
        "Publications\n\n2021\n\nLee A, Day B. Wool in streams. Journal of Wool 12:1-20.\n\n"
        "Day B, Lee A (with Cy Fox). Hay in barns. Journal of Hay 3:2-9.\n\n2020\n\n"
        "Fox C, Lee A. Counting goats by ear. Goat Letters 4:33-41.\n"
    )
    assert read(page).sources[0].reader != own_works.NAME
    record = '{\n"title": "Counting sheep (with Bob Day)",\n"year": "2001",\n"type": "Wool"\n}\n'
    assert read(f"Papers\n\n{2 * record}").sources[0].reader != own_works.NAME


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Conditionally accepted, Journal of Wool", Kind.STATUS),
        ("Forthcoming Econometrica", Kind.STATUS),
        ("Draft available upon request", Kind.STATUS),
        ("Draft Horses and Development", Kind.OTHER),
        ("Media Bias and the Hay Vote", Kind.OTHER),
        ("Media: Hay Times, Wool Today", Kind.NOTE),
        ("Winner of the 2020 essay prize.", Kind.NOTE),
        ("The Shepherds' Prize, 2020", Kind.NOTE),
        ("[Paper] [A column of mine]", Kind.BUTTONS),
        ("Draft | Online Appendix", Kind.BUTTONS),
        ("Click for abstract", Kind.ABSTRACT),
        ("Prices in the South, 1850–1914", Kind.OTHER),
    ],
)
def test_kinds_of_lines(text, kind):
    assert kind_of(text) is kind


def test_headings_are_told_word_by_word():
    works = ("Working papers", "Articles in Refereed Journals", "THESIS", "Under review")
    others = ("Media coverage", "Upcoming talks", "Vorträge", "Teaching", "Patents")
    neither = ("Sheep", "Revise & resubmit, Journal of Public Economics", "Wool Papers")
    assert all(
        map(is_over_works, (*works, "Bücher und Aufsätze", "Documents de travail", "Böcker"))
    )
    assert all(map(is_over_others, others))
    assert not any(is_over_works(text) or is_over_others(text) for text in neither)


def test_words_in_quotation_marks_begin_texts_too():
    text = f"“Wool” is a word that shepherds use for many things. {OTHER}"
    page = (
        f"Papers\n\n“A Ladder for Goats”, Wool 3 (2001).\n{text}\n\n"
        f"“Hay and Huts” (with Cy Fox), 2019\nI write with Bob Day and Cy Fox on huts. {THIRD}\n"
    )
    assert values(page, "title", "abstract") == [
        ("A Ladder for Goats", text),
        ("Hay and Huts", f"I write with Bob Day and Cy Fox on huts. {THIRD}"),
    ]


def test_numbers_in_brackets_and_abstracts_with_a_full_stop():
    entry = "[{}] {}.\n{} arXiv:210{}.04567\nAbstract. {}\n\n"
    page = (
        "Ann Lee - Research\n\nMy work is on goats. My papers are on the arXiv.\n\nPapers\n\n"
        + entry.format(8, "Random ladders (with Bob Day)", "Submitted.", 8, PROSE)
        + entry.format(7, "Flocks of bounded degree", "Wool & Hay 24 (2020), 1–50.", 7, OTHER)
    )
    assert values(page, *FULL, "arxiv_id") == [
        ("Random ladders", ["Bob Day"], None, PROSE, "2108.04567"),
        ("Flocks of bounded degree", [], "2020", OTHER, "2107.04567"),
    ]


def test_remarks_below_an_entry_are_none():
    page = (
        "Publications\n\nSnow, Roads, and Wool (with Bob Day)\nHay Review, 113(4), April 2023\n"
        f"Lead article\nEditor's choice\n{PROSE}\n[Paper] [Data]\n\n"
        "Insurance and Flocks (with Cy Fox)\nReview of Hay, 2021\n"
        f"Winner, Best Paper Award, Wool Conference 2019\n{OTHER}\n\nResting Papers\n\n"
        "Trust in Counting (with Eve Roe)\nFirst version: June 2020. This version: May 2022.\n"
        f"{THIRD}\n"
    )
    assert values(page, *FULL) == [
        ("Snow, Roads, and Wool", ["Bob Day"], "2023-04", PROSE),
        ("Insurance and Flocks", ["Cy Fox"], "2021", OTHER),
        ("Trust in Counting", ["Eve Roe"], "2022-05", THIRD),
    ]
    check_spans(page)
    assert len([span for span in read(page).records[2].spans if span.field == "published"]) == 1


def test_a_part_of_a_page_needs_no_heading_where_co_authors_are_named():
    page = (
        f"Snow, Roads, and Wool (with Bob Day)\nR&R, Hay Review\n{PROSE}\n\n"
        f"Trust in Counting (with Eve Roe)\nJournal of Public Hay, 2019\n{OTHER}\n"
    )
    assert values(page, *FULL) == [
        ("Snow, Roads, and Wool", ["Bob Day"], None, PROSE),
        ("Trust in Counting", ["Eve Roe"], "2019", OTHER),
    ]


def test_journals_may_stand_over_titles_and_dots_between_facts():
    page = (
        "Published & Accepted\n\nJournal of Hay, forthcoming\nSnow, Roads, and the Price of Wool\n"
        "with Bob Day and Cy Fox\n\nReview of Hay Studies, 2021\nInsurance and Flocks\n"
        "with Dee Hill\n\n📄 Working papers\n\n▸ Trust in Counting\n"
        "with Cy Fox, Dee Hill · March 2022 · [PDF]\n"
    )
    assert values(page, *DATED, "journal_ref") == [
        (
            "Snow, Roads, and the Price of Wool",
            *(["Bob Day", "Cy Fox"], None, "Journal of Hay, forthcoming"),
        ),
        ("Insurance and Flocks", ["Dee Hill"], "2021", "Review of Hay Studies"),
        ("Trust in Counting", ["Cy Fox", "Dee Hill"], "2022-03", None),
    ]
