"""Semantic Scholar's lists, with fields on lines of their own, on one, and glued."""

from textwrap import fill

import pytest

from kgraph.read.page import Line, page
from kgraph.read.sites import semantic_scholar
from kgraph.read.sites.semantic_scholar_names import named_part
from tests.read.copied_pages import check_spans, pages_of_others
from tests.read.pages import OTHER, PROSE, codes, read, values

LINES = """About 1,230,000 results for “attention”
Fields of Study
Date Range
Has PDF
Sort by Relevance
Attention is All you Need
Ashish Vaswani, Noam M. Shazeer, +5 authors, Illia Polosukhin
Computer Science
Neural Information Processing Systems
12 June 2017

TLDR
A network of attention alone is trained in less time than others. Expand
139,000 Citations
PDF
Save
Alert
Deep Residual Learning for Image Recognition
Kaiming He,
X. Zhang,
Shaoqing Ren, Jian Sun
Computer Science
Computer Vision and Pattern Recognition
2015
We train very deep networks by letting each layer learn a residual. On ImageNet they are … Expand
[PDF]
View on IEEE
Save
Alert
Counting sheep, a survey
Ann Lee
arXiv.org
March 2021
3 Citations
Cite
"""

GLUED = """Attention is All you Need
Ashish VaswaniNoam M. Shazeer+5 authorsI. Polosukhin
Computer ScienceNIPS12 June 2017
TLDR
A network of attention alone is trained in less time than others.
46,208 Citations PDF Save Alert
LLaMA: Open and Efficient Foundation Language Models
Hugo Touvron, Thibaut Lavril +12 authors Guillaume Lample
Computer Science · arXiv:2302.13971 · 27 February 2023
6,000 Highly Influential Citations
Save
"""


def test_facts_on_lines_of_their_own():
    assert values(LINES, "title", "authors", "authors_truncated", "published", "journal_ref") == [
        (
            "Attention is All you Need",
            ["Ashish Vaswani", "Noam M. Shazeer", "Illia Polosukhin"],
            True,
            "2017-06-12",
            "Neural Information Processing Systems",
        ),
        (
            "Deep Residual Learning for Image Recognition",
            ["Kaiming He", "X. Zhang", "Shaoqing Ren", "Jian Sun"],
            False,
            "2015",
            "Computer Vision and Pattern Recognition",
        ),
        ("Counting sheep, a survey", ["Ann Lee"], False, "2021-03", None),
    ]
    assert values(LINES, "abstract", "abstract_truncated", "labels") == [
        (
            None,
            False,
            (
                "Computer Science",
                "TLDR A network of attention alone is trained in less time than others.",
            ),
        ),
        (
            "We train very deep networks by letting each layer learn a residual. "
            "On ImageNet they are …",
            True,
            ("Computer Science",),
        ),
        (None, False, ("arXiv.org",)),
    ]
    assert codes(LINES) == []


def test_facts_glued():
    assert values(GLUED, "title", "authors", "authors_truncated", "published") == [
        (
            "Attention is All you Need",
            ["Ashish Vaswani", "Noam M. Shazeer", "I. Polosukhin"],
            True,
            "2017-06-12",
        ),
        (
            "LLaMA: Open and Efficient Foundation Language Models",
            ["Hugo Touvron", "Thibaut Lavril", "Guillaume Lample"],
            True,
            "2023-02-27",
        ),
    ]
    assert values(GLUED, "journal_ref", "arxiv_id") == [("NIPS", None), (None, "2302.13971")]
    assert codes(GLUED) == []


@pytest.mark.parametrize("text", [LINES, GLUED])
def test_values_stand_where_their_spans_say(text):
    assert read(text).sources[0].reader == semantic_scholar.NAME
    check_spans(text)


@pytest.mark.parametrize("text", pages_of_others())
def test_other_pages_are_left_to_their_readers(text):
    assert read(text).sources[0].reader not in (None, semantic_scholar.NAME)
    assert not semantic_scholar.recognises(page(read(text).sources[0], text))


LIST = ["Ashish Vaswani", "Noam M. Shazeer", "I. Polosukhin", "Laurens van der Maaten"]


@pytest.mark.parametrize(
    "names",
    [" ".join(LIST), "\n".join(LIST), ",\n".join(LIST), ", ".join(LIST), "".join(LIST)],
    ids=["spaces", "lines", "commas and lines", "commas", "glued"],
)
@pytest.mark.parametrize("field", ["Computer Science\n", ""], ids=["field", "no field"])
def test_names_with_anything_between_them(names, field):
    entry = (
        f"{names}\n{field}Neural Information Processing\n12 June 2017\n9 Citations\nSave\nAlert\n"
    )
    text = f"Search\nSheep: A Survey\n{entry}Attention is All you Need\n{entry}"
    found = [("Sheep: A Survey", LIST), ("Attention is All you Need", LIST)]
    if names == " ".join(LIST) and not field:
        # Nothing tells a venue that looks like names: the first line of a result decides.
        assert values(text, "title", "authors")[1:] == found[1:]
    else:
        assert values(text, "title", "authors") == found
        check_spans(text)


def test_authors_left_out_of_a_list_without_commas():
    text = GLUED.replace("Hugo Touvron, Thibaut Lavril +12", "Hugo Touvron Thibaut Lavril +12")
    assert values(text, "authors", "authors_truncated")[1] == (
        ["Hugo Touvron", "Thibaut Lavril", "Guillaume Lample"],
        True,
    )
    four = GLUED.replace("Hugo Touvron,", "Maria Jose Garcia Lopez,")
    assert values(four, "authors")[1][0][0] == "Maria Jose Garcia Lopez"


def test_the_page_of_an_author():
    head = "Noam M. Shazeer\nUniversity of Wool\nPublications\n120\nh-index\n12\n"
    text = head + LINES[LINES.index("Attention") :]
    facts = [(fact.kind, fact.value) for fact in read(text).page_facts]
    assert facts == [("person", "Noam M. Shazeer")]
    assert len(read(text).records) == 3


def test_one_author_over_glued_facts():
    text = GLUED.replace("Ashish VaswaniNoam M. Shazeer+5 authorsI. Polosukhin", "Ann Lee")
    text = text.replace("NIPS12 June 2017", "arXiv.org2017")
    assert values(text, "title", "authors", "published")[0] == (
        "Attention is All you Need",
        ["Ann Lee"],
        "2017",
    )


def test_one_author_stands_over_the_field_and_archives_are_no_names():
    results = [("Counting Sheep", "Ann B Lee, Bob Day"), ("Counting Goats", "Cy A Fox")]
    text = "Has PDF\nAuthor\nSort by Relevance\n" + "".join(
        f"{title}\n{names}\nPhysics\nArXiv\n4 Apr 2007\nTLDR\nA way to count is shown… Expand\n"
        "88\nPDF\nSave\nAlert\nCite\n"
        for title, names in results
    )
    assert values(text, "title", "authors", "published") == [
        (title, names.split(", "), "2007-04-04") for title, names in results
    ]


@pytest.mark.parametrize(
    "cut", ["+3 authors Cy Fox", "+3 authors, Cy Fox", "+ 3 more authors Cy Fox"]
)
@pytest.mark.parametrize("profile", ["", "h-index\n61\nHighly Influential Citations\n1,201\n"])
def test_the_papers_of_an_author_without_the_sentence_of_the_machine(cut, profile):
    entries = [
        f"{title}\nAnn Lee, Bob Day, {cut}\nComputer Science\nICLR\n{day}\n{count}\nPDF\nSave\n"
        for title, day, count in (
            ("Counting Sheep in Wide Fields", "1 December 2024", "3000"),
            ("Goats that Climb Steep Walls", "15 May 2023", "12"),
        )
    ]
    found = values(profile + "".join(entries), "title", "authors", "authors_truncated", "published")
    names = ["Ann Lee", "Bob Day", "Cy Fox"]
    assert found == [
        ("Counting Sheep in Wide Fields", names, True, "2024-12-01"),
        ("Goats that Climb Steep Walls", names, True, "2023-05-15"),
    ]


def test_the_papers_of_an_author_with_all_their_names():
    entry = "{}\nAnn Lee, Bob Day, Cy Fox\nComputer Science\nICLR\n1 June 2023\n7\nPDF\nSave\n"
    titles = ["Counting Sheep in Wide Fields", "Goats that Climb Steep Walls"]
    text = "Ann Lee\nSort by Most Influential Papers\n" + "".join(map(entry.format, titles))
    assert values(text, "title", "published") == [(title, "2023-06-01") for title in titles]


def test_what_stands_over_the_papers_of_an_author_is_none_of_them():
    head = """Skip to search formSkip to main contentSkip to account menu
Semantic Scholar
Search 232,171,304 papers from all fields of science
Search
Sign InCreate Free Account
Ann Lee
University of Meadows
Publications94
h-index23
Citations2,310
Highly Influential Citations171
Follow Author...
Claim Author Page
Sort by Most Influential Papers
"""
    entry = (
        "{}\nAnn Lee, Bob Day\nComputer Science\nICLR\n1 June 2023\nTLDR\nA sentence.\n7\nPDF\n\n"
    )
    titles = ["Counting Sheep in Wide Fields", "Goats that Climb Steep Walls"]
    text = head + "".join(map(entry.format, titles))
    assert values(text, "title", "authors") == [(t, ["Ann Lee", "Bob Day"]) for t in titles]


BULLETS = """E. Tjong Kim Sang
48 Publications
Sort by Most Influential Papers
Counting Sheep at Night
E. Tjong Kim Sang, F. D. Meulder • Computer Science • CoNLL • 12 June 2003
We count sheep and find that there are many of them, of all colours and sizes… Expand
PDF
Save
Alert
Counting Goats by Day
E. Tjong Kim Sang • Computer Science • Transactions on the Counting of… • 1 March 2002
View via Publisher
Save
Alert
"""


def test_names_and_facts_with_bullets_between():
    assert values(BULLETS, "title", "authors", "published", "journal_ref") == [
        (
            "Counting Sheep at Night",
            ["E. Tjong Kim Sang", "F. D. Meulder"],
            "2003-06-12",
            "CoNLL",
        ),
        (
            "Counting Goats by Day",
            ["E. Tjong Kim Sang"],
            "2002-03-01",
            "Transactions on the Counting of…",
        ),
    ]


def test_a_venue_that_is_cut_is_no_abstract():
    page = LINES.replace("Neural Information Processing Systems", "Neural Information Processing…")
    assert values(page, "published", "abstract")[0] == ("2017-06-12", None)


def test_names_field_venue_and_date_all_glued():
    text = """You May Not Need Attention
Ofir PressNoah A. SmitharXiv.org31 October 2018
28
PDF
Save
Alert
Partially Shuffling the Training Data to Improve Language Models
Ofir PressComputer ScienceArXiv11 March 2019
7
Save
Alert
SWE-bench: Can Language Models Resolve Real-World GitHub Issues?
Carlos E. JimenezJohn Yang+4 authorsKarthik NarasimhanComputer Science, LinguisticsInternational Conference on Learning…10 October 2023
1,050
Save
Alert
"""  # noqa: E501
    assert values(text, "title", "authors", "authors_truncated", "published", "journal_ref") == [
        (
            "You May Not Need Attention",
            ["Ofir Press", "Noah A. Smith"],
            False,
            "2018-10-31",
            None,
        ),
        (
            "Partially Shuffling the Training Data to Improve Language Models",
            ["Ofir Press"],
            False,
            "2019-03-11",
            None,
        ),
        (
            "SWE-bench: Can Language Models Resolve Real-World GitHub Issues?",
            ["Carlos E. Jimenez", "John Yang", "Karthik Narasimhan"],
            True,
            "2023-10-10",
            "International Conference on Learning…",
        ),
    ]
    assert values(text, "labels")[2] == (("Computer Science", "Linguistics"),)
    check_spans(text)


def test_a_list_of_many_lines_costs_no_more_than_they_do():
    """Joined anew with each line it would take minutes."""
    assert values(LINES + "Ann Lee\n,\n" * 5000, "title") == values(LINES, "title")


def test_each_name_and_each_comma_may_have_a_line():
    page = """About 2 results for “sheep”
Sort by Relevance
Counting Sheep with Ladders
Ann Lee
,
Bob Day
,
Cy Fox
Computer Science
arXiv.org
6 December 2024
Expand
12
[PDF]
Save
Alert
Cite
Counting Goats by Day and Night
Dee Gray
,
Eve Hill
Mathematics
ArXiv
5 December 2024
Expand
1 Citation
[PDF]
Save
Alert
Cite
"""
    assert values(page, "title", "authors", "published") == [
        ("Counting Sheep with Ladders", ["Ann Lee", "Bob Day", "Cy Fox"], "2024-12-06"),
        ("Counting Goats by Day and Night", ["Dee Gray", "Eve Hill"], "2024-12-05"),
    ]


def test_names_in_small_letters_stand_between_a_title_and_its_field():
    result = "{title}\n{names}\nPhysics\n29 August 2012\n90\nPDF\n Save\n\n"
    page = "h-index 17\nClaim Author Page\nSort by Most Influential Papers\n\n" + "".join(
        result.format(title=title, names=names)
        for title, names in (
            ("Counting Sheep in Wide Fields", "A. Lee, B. Day"),
            ("Ladders for Goats on a Hill", "C. Fox, d. roe"),
        )
    )
    assert values(page, "title", "authors") == [
        ("Counting Sheep in Wide Fields", ["A. Lee", "B. Day"]),
        ("Ladders for Goats on a Hill", ["C. Fox", "d. roe"]),
    ]


def test_the_second_line_of_a_title_is_no_list_of_names():
    result = "{title}\n{names}\nPhysics\n29 August 2012\n90\nPDF\n Save\n\n"
    page = "h-index 17\nClaim Author Page\nSort by Most Influential Papers\n\n" + "".join(
        result.format(title=title, names=names)
        for title, names in (
            ("Counting Sheep in Wide Fields", "A. Lee, B. Day"),
            ("Ladders for Goats on a Hill", "Which is High, Steep, and Cold"),
        )
    )
    assert "Which is High" not in str(values(page, "authors"))


REFERENCES = """Fast Decoding: One Write-Head is All You Need
Ann LeeBob DayCy Fox +2 authors Dan Hill
Computer Science
arXiv.org

2019

Attention is All you Need
Ashish Vaswani, Noam M. Shazeer, +5 authors, Illia Polosukhin
Neural Information Processing Systems
12 June 2017
"""


@pytest.mark.parametrize(
    "ids", ["DOI:10.1145/36.3165Corpus ID: 26", "DOI:10.1145/36.3165\nCorpus ID: 26"]
)
@pytest.mark.parametrize("last", ["", "Related Papers\n", "Paging\n\n1 Citations\n"])
def test_a_paper_and_its_references_without_buttons(ids, last):
    text = f"{ids}\nCounting Sheep\nAnn Lee, Bob Day\nPublished in WOOL 13 March 2023\n"
    text += "Computer Science\nTLDR\nSheep are counted.\nExpand\nView on ACM\nSave to Library\n"
    text += f"Create Alert\nCite\n\n433 Citations\n64 References\n\n{REFERENCES}{last}"
    assert values(text, "title", "authors", "published", "doi") == [
        ("Counting Sheep", ["Ann Lee", "Bob Day"], "2023-03-13", "10.1145/36.3165"),
        (
            "Fast Decoding: One Write-Head is All You Need",
            ["Ann Lee", "Bob Day", "Cy Fox", "Dan Hill"],
            "2019",
            None,
        ),
        (
            "Attention is All you Need",
            ["Ashish Vaswani", "Noam M. Shazeer", "Illia Polosukhin"],
            "2017-06-12",
            None,
        ),
    ]
    check_spans(text)


@pytest.mark.parametrize("dot", [" · ", " • "])
def test_names_field_venue_and_date_with_dots_between(dot):
    facts = dot.join(("Ann Lee", "Bob Day", "Physics, Mathematics", "Sheep Letters A", "May 2008"))
    other = dot.join(("Cy Fox", "Biology", "27 November 2008"))
    buttons = "73 citations\n[PDF] arxiv.org\nCite   Save\n"
    text = (
        f"Library\n2 papers\n\nCounting Sheep\n{facts}\nSheep are counted and … Expand\n{buttons}"
    )
    text += f"\nGoats on Ladders\n{other}\nGoats climb and … Expand\n{buttons}"
    assert values(text, "title", "authors", "journal_ref", "published", "abstract") == [
        (
            "Counting Sheep",
            ["Ann Lee", "Bob Day"],
            "Sheep Letters A",
            "2008-05",
            "Sheep are counted and …",
        ),
        ("Goats on Ladders", ["Cy Fox"], None, "2008-11-27", "Goats climb and …"),
    ]


def test_who_publishes_stands_among_the_buttons_and_a_doi_among_the_facts():
    text = f"""On Counting Sheep
Ann Lee, Bob Day
Computer Science·Biology·22 December 2022
{PROSE[:200]}… Expand
5
Taylor & Francis (opens in a new tab)
Save
Alert
Cite

On Counting Goats
Cyd Fox, Dan Orr
Computer Science
DOI:10.1145/3600006.3613165
18 April 2023
31
arXiv
Save
Alert
Cite
"""
    assert values(text, "title", "authors", "published", "doi") == [
        ("On Counting Sheep", ["Ann Lee", "Bob Day"], "2022-12-22", None),
        ("On Counting Goats", ["Cyd Fox", "Dan Orr"], "2023-04-18", "10.1145/3600006.3613165"),
    ]
    assert (read(text).sources[0].reader, codes(text)) == (semantic_scholar.NAME, [])


def test_pages_of_papers_until_2019():
    buttons = "View PDF on arXiv\nSave to Library\nCreate Alert\nCite\nShare This Paper\n\n"
    text = "Counting Sheep\nAnn Lee, Bob Day, +5 authors Cy Fox\nPublished in WOOL 2017\n"
    text += f"Sheep are counted at night. CONTINUE READING\n{buttons}"
    text += (
        "Goats on Ladders\nAnn Lee, Bob Day • Published 2015 • Computer Science • 2016 Conference"
    )
    text += f" on Wool (WOOL)\nGoats climb. They do not fall.\n{buttons}"
    assert values(text, "title", "authors", "published", "journal_ref", "abstract") == [
        (
            "Counting Sheep",
            ["Ann Lee", "Bob Day", "Cy Fox"],
            "2017",
            "WOOL",
            "Sheep are counted at night.",
        ),
        (
            "Goats on Ladders",
            ["Ann Lee", "Bob Day"],
            "2015",
            "2016 Conference on Wool (WOOL)",
            "Goats climb. They do not fall.",
        ),
    ]
    assert codes(text) == []


MENUS = """Share This Paper
12 Citations
Background Citations 3
View All
Figures and Tables from this paper
figure 1
12 Citations
Citation Type
Has PDF
Author
More Filters
"""


def test_menus_of_a_paper_are_no_papers():
    text = "Corpus ID: 1\nCounting Sheep\nAnn Lee, Bob Day\nJournal of Wool\n1 March 2020\nTLDR\n"
    text += f"Sheep are counted.\nExpand\nSave to Library\nCreate Alert\nCite\n{MENUS}"
    text += "Goats that follow sheep: a survey\nCy Fox\nComputer Science\nArXiv\n2021\n\n"
    text += "35 References\nSHOWING 1-10 OF 35 REFERENCES\nSort By: Relevance\n"
    text += "Counting cows from the air\n"
    text += "Dan Hill, Ann Lee\nBiology\nNature\n2010\nRelated Papers\n"
    text += "Showing 1 through 3 of 0 Related Papers\n\nCorpus ID: 2\nAnother one, pasted below\n"
    text += "Eve Hill\nPublished 2019\nComputer Science\nSave to Library\nCreate Alert\nCite\n"
    assert values(text, "title", "authors", "published") == [
        ("Counting Sheep", ["Ann Lee", "Bob Day"], "2020-03-01"),
        ("Goats that follow sheep: a survey", ["Cy Fox"], "2021"),
        ("Counting cows from the air", ["Dan Hill", "Ann Lee"], "2010"),
        ("Another one, pasted below", ["Eve Hill"], "2019"),
    ]


@pytest.mark.parametrize(
    "cut", ["... +3 authors", "… +3 authors", "..., +1 author,", "+3 authors,"]
)
def test_points_before_the_number_of_names_left_out(cut):
    page = LINES.replace("Noam M. Shazeer, +5 authors,", f"Noam M. Shazeer {cut}")
    found = values(page, "title", "authors", "authors_truncated")
    assert found[0] == (
        "Attention is All you Need",
        ["Ashish Vaswani", "Noam M. Shazeer", "Illia Polosukhin"],
        True,
    )
    assert len(found) == len(values(LINES, "title"))


AUTHOR = """Skip to search formSkip to main contentSkip to account menu
A. Lee
Publications 2
h-index 5
Citations 212
Highly Influential Citations 9
Follow Author...
Claim Author Page
Author pages are created from data sourced from our academic publishers and public sources.
Sort by Recency
Star Formation in Large Flocks
A. Lee, B. Day
Physics
2 April 2007
29
PDF
View 1 excerpt
Save
Counting Sheep in the Fields
A. Lee, C. Fox
Physics
26 November 2008
Sheep are counted at night, and more of them are found than by day. Collapse
6
PDF
Save
"""


def test_the_page_of_an_author_is_told_by_its_head_alone():
    assert values(AUTHOR, "title", "authors", "published", "abstract") == [
        ("Star Formation in Large Flocks", ["A. Lee", "B. Day"], "2007-04-02", None),
        (
            "Counting Sheep in the Fields",
            ["A. Lee", "C. Fox"],
            "2008-11-26",
            "Sheep are counted at night, and more of them are found than by day.",
        ),
    ]


OF_A_PERSON = (
    (
        "Counting sheep in streams",
        "Ann Lee, Bob Day, +9 authors, Cyril Fox",
        "11 January 2018",
        "4",
    ),
    ("Sheep without goats", "A. Lee, J. Day", "3 June 2002", "1,255"),
    ("On the tails of goats", "A. Lee", "1996", ""),
)


@pytest.mark.parametrize(
    "head",
    [
        "Ann Lee\nPublications 96   h-index 34   Citations 4,902\n\nSort by Recency\n",
        "Ann Lee\nSheep University\n102 Publications • 24 Coauthors • 4,911 Citations\n",
        "",
    ],
)
@pytest.mark.parametrize(
    "buttons",
    [
        "[PDF] · {} Citations · Save · Alert · Cite · Share",
        "{} CitationsPDFSaveAlertCite",
        "{}PDFSaveAlert",
        "{}\nHighly Cited\nPDF\nSave\nAlert",
        "{} Citations • 6 Highly Influential",
        "{} | Ask about it | Save | Alert",
    ],
)
@pytest.mark.parametrize("facts", ["\nPhysics\nSheep Today\n", "\tPhysics\tSheep Today\t"])
def test_buttons_close_a_result_in_any_words_and_glued(head, buttons, facts):
    rows = (f"{t}\n{n}{facts}{d}\n{buttons.format(c).strip()}\n" for t, n, d, c in OF_A_PERSON)
    assert values(head + "\n".join(rows), "title", "published") == [
        ("Counting sheep in streams", "2018-01-11"),
        ("Sheep without goats", "2002-06-03"),
        ("On the tails of goats", "1996"),
    ]


def test_a_paper_nobody_cites_has_no_count():
    cited = "54 Citations • 6 Highly Influential"
    text = "".join(
        f"{title}\nA. Lee, B. Day • Computer Science • VLDB • 1998\n{below}\n\n"
        for title, below in (
            ("Goats", "Save • Alert • 60"),
            ("Sheep", cited),
            ("Cows", "Save • Alert"),
        )
    )
    assert values(text, "title") == [("Goats",), ("Sheep",), ("Cows",)]


@pytest.mark.parametrize("name", ["H. III", "H. D. III", "J. Jr."])
def test_an_initial_with_a_number_is_what_the_site_leaves_of_a_name(name):
    text = "".join(
        f"Counting sheep for {n} nights\nS. Lee, A. Day, {name}, P. Fox\nComputer Science\n"
        "Sheep Workshop\n2015\n29\nPDF\nSave\nAlert\n"
        for n in ("three", "seven")
    )
    assert values(text, "authors") == [(["S. Lee", "A. Day", name, "P. Fox"],)] * 2


def test_dots_part_the_facts_on_a_line_below_the_names():
    text = "".join(
        f"{title}\nA. Lee, Bob Day, +3 authors C. Fox\nPublished {date} • Physics • {venue}\n"
        "View PDF on arXiv\nSave 29 Cite Alert\n\n"
        for title, date, venue in (
            ("Goats", "15 July 2019", "Journal of Goats"),
            ("Sheep", "2021", "Sheep Workshop"),
        )
    )
    assert values(text, "title", "published", "journal_ref", "labels", "abstract") == [
        ("Goats", "2019-07-15", "Journal of Goats", ("Physics",), None),
        ("Sheep", "2021", "Sheep Workshop", ("Physics",), None),
    ]


def test_names_facts_and_dates_share_a_line_below_the_title():
    text = (
        "A. Lee | Semantic Scholar\n\nAnn Lee      Publications 24   h-index 13   Citations 4,301\n"
        "\nSort by Recency\n\nSheep at Night\nA. Lee; Bob Day; +6 authors; C. Fox • Sheep Letters"
        " • 20 June 2016\n802 Citations • 98 Highly Influential\n\n"
        "Goats at Noon\nBob Day; Ann Lee • WOOL@GOATS • 2014\n22 Citations\n"
    )
    assert values(text, "title", "authors", "journal_ref", "published") == [
        ("Sheep at Night", ["A. Lee", "Bob Day", "C. Fox"], "Sheep Letters", "2016-06-20"),
        ("Goats at Noon", ["Bob Day", "Ann Lee"], "WOOL@GOATS", "2014"),
    ]


def test_what_stands_over_the_papers_of_an_author_is_no_paper():
    head = "Ann Lee\nClaim Author Page\nHomepage\nPhysics\nAuthor ID: 3451494\nPublications\n26\n"
    text = f"{head}h-index\n15\nCitations\n5,211\n" + "".join(
        f"Counting sheep for {n} nights\nS. Lee, A. Day\nPhysics\n2 May 2015\n29\nPDF\nSave\n"
        "Alert\nCite\n"
        for n in ("three", "seven")
    )
    assert values(text, "title") == [
        (f"Counting sheep for {n} nights",) for n in ("three", "seven")
    ]


FOUND = AUTHOR.partition("Sort by Recency\n")[2]
SEARCH = f"Search 231,402,117 papers from all fields of science\nSign In\n{FOUND}"
PAGES = {"author": AUTHOR, "search": SEARCH}


@pytest.mark.parametrize("below", PAGES)
@pytest.mark.parametrize("above", PAGES)
def test_pages_are_copied_one_below_the_other(above, below):
    columns = ("title", "authors", "published", "abstract")
    upper, lower = values(PAGES[above], *columns), values(PAGES[below], *columns)
    assert len(upper) == len(lower) == 2
    assert values(f"{PAGES[above]}\n{PAGES[below]}", *columns) == upper + lower


@pytest.mark.parametrize("width", [60, 79, 100])
@pytest.mark.parametrize("facts", ["Physics\nWool Journal\n2 April 2007\n", "Physics\n2007\n"])
def test_texts_may_be_wrapped_at_any_width(width, facts):
    text = "Sort by Influence\n\n" + "".join(
        f"{title}\nA. Lee, B. Day\n{facts}{fill(said, width)}… Expand\n6\nPDF\nSave\n\n"
        for title, said in (("Counting Sheep in the Fields", PROSE), ("Goats", OTHER))
    )
    assert values(text, "title", "abstract") == [
        ("Counting Sheep in the Fields", f"{PROSE}…"),
        ("Goats", f"{OTHER}…"),
    ]


def test_results_may_have_no_names():
    text = AUTHOR.replace("A. Lee, B. Day\n", "").replace("A. Lee, C. Fox\n", "")
    assert values(text, "title", "authors", "published") == [
        ("Star Formation in Large Flocks", [], "2007-04-02"),
        ("Counting Sheep in the Fields", [], "2008-11-26"),
    ]


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("Skip to search form\nSemantic Scholar's Logo\n", "4\nPDF\nSave\n"),
        ("Corpus ID: 235458009\n", "4\nPDF\nSave\n"),
        ("", "\nRelated Papers\nShowing 1 through 3 of 9 Related Papers\n"),
    ],
)
def test_one_result_is_copied_with_the_words_of_the_site(head, foot):
    text = f"{head}Counting Sheep\nA. Lee, B. Day\nBiology\nWool Workshop\n2019\n{foot}"
    assert values(text, "title", "authors", "published", "journal_ref") == [
        ("Counting Sheep", ["A. Lee", "B. Day"], "2019", "Wool Workshop")
    ]


@pytest.mark.parametrize("name", ["Ann Lee", "A. Lee, b. bob", "X. Day, Bob Fox i Hill"])
def test_a_result_without_a_date_has_its_names_over_the_field(name):
    below = "Physics\nWool Journal\nSheep are counted at night.\n6\nPDF\nSave\nAlert\n"
    text = f"{AUTHOR}Goats on Ladders\n{name}\n{below}"
    assert values(text, "title", "authors", "published")[2:] == [
        ("Goats on Ladders", name.split(", "), None)
    ]


@pytest.mark.parametrize("field", ["Biology", "Computer Science, Biology"])
@pytest.mark.parametrize("dot", ["•", "·"])
def test_the_field_alone_may_be_glued_to_the_names(field, dot):
    result = f"Counting Sheep\nAnn Lee, C. Fox{field} {dot} Wool {dot} 15 July 2019\n"
    text = f"{result}4 {dot} PDF {dot} Save {dot} Alert {dot} Cite\n"
    assert values(text, "title", "authors", "published", "journal_ref") == [
        ("Counting Sheep", ["Ann Lee", "C. Fox"], "2019-07-15", "Wool")
    ]


@pytest.mark.parametrize(
    "head",
    [
        "Semantic Scholar\nAnn Lee\nCorpus ID: 22099\n",
        "Author pages are created from data.\nShare This Author\nA. Lee\nPublicationsCitations\n",
    ],
)
def test_the_words_over_an_author_are_no_title(head):
    head = f"Skip to search formSkip to main content\n{head}"
    result = "Counting Sheep\nA. Lee, B. Day\nBiology\nWool\n2019\n4\nPDF\nSave\n"
    assert values(f"{head}Publications\n28\nh-index\n15\n{result}", "title") == [
        ("Counting Sheep",)
    ]


def test_the_field_is_glued_to_glued_names():
    text = "".join(
        f"{title}\n{names}Computer Science\nWool Conference\n12 January 2021\nTLDR\n{PROSE}Expand\n"
        "57\nPDF\n\nSave\n\nAlert\n\nCite\n\n"
        for title, names in (
            ("Counting Sheep at Night", "Ann LeeB. Day"),
            ("On Goats and Ladders", "Cy Fox"),
        )
    )
    assert values(text, "title", "authors") == [
        ("Counting Sheep at Night", ["Ann Lee", "B. Day"]),
        ("On Goats and Ladders", ["Cy Fox"]),
    ]


def test_counts_below_a_year_make_no_table_of_another_site():
    head = (
        "Semantic Scholar\n\nBob Day\n\n    Publications\t16\n    h-index\t9\n    Citations\t640\n"
    )
    head += "    Highly Influential Citations\t71\n\nPublications\n"
    text = f"{head}Citing Authors\nCo-Authors\n\nCounting Sheep at Night by the Dozen\n"
    text += (
        f"A. LeeBob Day\nComputer Science, Physics\nWool\n23 May 2019\n\n{PROSE}\n\n772\n[PDF]\n\n"
    )
    text += "".join(
        f"{title}\nBob Day\nComputer Science, Mathematics\nIACR Wool ePrint Archive\n2016\n\n24\n"
        "PDF\n\n"
        for title in ("Modifying the Ladder of Goats to Count Cows", "On Post-Processing of Wool")
    )
    found = read(f"{text}1\n2\n→\n")
    assert found.sources[0].reader == "semantic_scholar"
    assert [(r.published, len(r.authors)) for r in found.records] == [
        ("2019-05-23", 2),
        ("2016", 1),
        ("2016", 1),
    ]


def test_titles_and_facts_that_a_copy_wraps_are_whole():
    text = """Bob Day
Publications 143 · h-index 35 · Citations 5,602

Counting sheep at night: an overview of old ways and of recent
developments
Ann Lee, Bob Day · Physics · 1 April 2007
Wool Review
845 Citations · PDF · View 4 excerpts

Ladders of goats and the ways in which cows count them: what is
known of it
Ann Lee, B. Day · Mathematics, Medicine · Journal of
the Wool Society, Series A, Ladders and ·
12 May
2006
Alert · Research Feed
"""
    assert values(text, "title", "authors", "published") == [
        (
            "Counting sheep at night: an overview of old ways and of recent developments",
            ["Ann Lee", "Bob Day"],
            "2007-04-01",
        ),
        (
            "Ladders of goats and the ways in which cows count them: what is known of it",
            ["Ann Lee", "B. Day"],
            "2006-05-12",
        ),
    ]


def test_a_line_of_fields_costs_no_more_than_its_length():
    """Looked through from each field to its end it would take half a minute."""
    text = "Ann Lee" + "Computer Science" * 20_000 + "x9"
    line = Line(0, len(text), text)
    assert named_part(line) == line


def test_a_comma_before_junior_parts_no_names():
    page = BULLETS.replace("E. Tjong Kim Sang, F. D. Meulder", "C. K. Lo, Ann Heath, Jr., Bob Day")
    found = [row for (row,) in values(page, "authors")]
    assert ["C. K. Lo", "Ann Heath, Jr.", "Bob Day"] in [list(names) for names in found]


def test_the_head_of_an_author_may_be_glued_and_a_name_may_end_with_capitals():
    page = f"""A. Lee
Wool Labs
Publications28h-index9Citations341Highly Influential Citations11
Follow Author...Claim Author Page
PublicationsCitationsReferencesCo-Authors
Co-AuthorHas PDFMore FiltersSort by Most Influential Papers
Counting Sheep of a Deep Herd
A. Lee, M. Day +3 more authors K. MVComputer Science2019 Workshop on Wool (WOOL)1 May 2019
{PROSE}
18[PDF]SaveAlert
Goats and Ladders
A. Lee, D. FoxComputer ScienceWool Review13 March 2017
{OTHER}
12[PDF]SaveAlert
"""
    assert values(page, "title", "authors", "published", "abstract") == [
        ("Counting Sheep of a Deep Herd", ["A. Lee", "M. Day", "K. MV"], "2019-05-01", PROSE),
        ("Goats and Ladders", ["A. Lee", "D. Fox"], "2017-03-13", OTHER),
    ]


@pytest.mark.parametrize(
    "count", ["About 9,830 results", "20 Results", "Page 2 of about 90 results"]
)
def test_fields_to_choose_from_stand_over_results(count):
    page = f"""Sign In
Create Free Account
{count} for “sheep”
Computer Science
Medicine
Sort by Citation Count
What is it to Count Sheep? (Are Ladders the Answer?)
A. Lee, B. Day
Computer Science
Wool Review
1996
154
Save
Alert
"""
    assert values(page, "title", "authors", "published") == [
        ("What is it to Count Sheep? (Are Ladders the Answer?)", ["A. Lee", "B. Day"], "1996")
    ]


# Until 2018 lists printed what an abstract begins with, and "(More)".
OF_2018 = """Semantic Scholar
1,137 Results
Publication Year
Publication Type
Author
Key Phrase
Publication Venue
Data Set Used
Sort by: Relevance

Counting Sheep: A Fast Count
Ann Lee, Bob Day
Meadow
2016
{text} (More){buttons}

Verifiably Many Goats
Cy Fox, Bob Day
Wool 2014
Goats have hinted that a ladder is enough.

Hens at Night
Dan Gow
Meadow
2013

Ducks by Day
Dan Gow, Ann Lee
Wool 2012
{text}… (More){buttons}

1 2 3 4 5 Next
"""


@pytest.mark.parametrize("buttons", ["", "\nView PDF   Cite   Save", "\n66 Citations\nCite\nSave"])
@pytest.mark.parametrize("text", [PROSE[:-5], "Sheep are counted by night"])
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_beginnings_of_abstracts_have_a_sign_behind_them(buttons, text, gap):
    page = OF_2018.format(text=text, buttons=buttons).replace("\n\n", gap)
    assert values(page, "title", "authors", "published", "journal_ref", "abstract") == [
        ("Counting Sheep: A Fast Count", ["Ann Lee", "Bob Day"], "2016", "Meadow", text),
        (
            *("Verifiably Many Goats", ["Cy Fox", "Bob Day"], "2014", "Wool"),
            "Goats have hinted that a ladder is enough.",
        ),
        ("Hens at Night", ["Dan Gow"], "2013", "Meadow", None),
        ("Ducks by Day", ["Dan Gow", "Ann Lee"], "2012", "Wool", f"{text}…"),
    ]
    assert [r.abstract_truncated for r in read(page).records] == [True, False, False, True]
    assert not read(page).page_facts


def test_one_result_of_an_author_of_2018():
    page = (
        "Semantic Scholar\nAnn Lee\nPublications  Influence\nShare this author\nFilter Results:\n"
        "Publication Year: 2002–2018\nCo-author\nCy Fox\nDan Gow\nPublication Venue\nKey Phrases\n"
        f"Author Statistics\nh-index: 28\nLearn More\n\nCounting Sheep\nAnn Lee, Bob Day\nMeadow\n"
        f"2016\n{PROSE} (More)\n\n1 2 3 Next\n"
    )
    assert values(page, "title", "authors", "published", "abstract") == [
        ("Counting Sheep", ["Ann Lee", "Bob Day"], "2016", PROSE)
    ]
    assert [fact.value for fact in read(page).page_facts] == ["Ann Lee"]


def test_buttons_in_capitals_close_results():
    page = f"""5,430 results for "sheep"
Sort by Relevance
Counting Sheep
Ann Lee, Bob Day
Published in Meadow 2017
Computer Science
{PROSE[:-1]}… CONTINUE READING
VIEW PAPER
CITE
SAVE
CREATE ALERT
Goats and Ladders
Cy Fox, +3 authors, Dan Gow
Published in Wool 2010
Computer Science
{OTHER}
VIEW PDF ON ARXIV
CITE
SAVE
CREATE ALERT
"""
    assert values(page, "title", "authors", "published", "journal_ref", "abstract") == [
        ("Counting Sheep", ["Ann Lee", "Bob Day"], "2017", "Meadow", f"{PROSE[:-1]}…"),
        ("Goats and Ladders", ["Cy Fox", "Dan Gow"], "2010", "Wool", OTHER),
    ]


@pytest.mark.parametrize(
    ("behind", "labels"),
    [
        ("Published 2017 in Meadow", ()),
        ("Published in Meadow 2017", ()),
        ("Published in Meadow 2017Computer Science", ("Computer Science",)),
        ("Published in Meadow 2017Computer Science, Physics", ("Computer Science", "Physics")),
    ],
)
@pytest.mark.parametrize("buttons", ["SaveCiteView PDF", "VIEW PAPERCITESAVECREATE ALERT"])
def test_where_a_paper_was_published_may_be_glued_to_its_names(behind, labels, buttons):
    result = f"Counting {{}}\nAnn Lee, Luke S. Day{behind}\n{PROSE[:-1]}… (More)\n{buttons}\n"
    page = "Semantic Scholar\n2 results\n" + result.format("Sheep") + result.format("Goats")
    assert values(page, "title", "authors", "published", "journal_ref", "labels", "abstract") == [
        (title, ["Ann Lee", "Luke S. Day"], "2017", "Meadow", labels, f"{PROSE[:-1]}…")
        for title in ("Counting Sheep", "Counting Goats")
    ]


def test_a_text_ends_with_its_button():
    page = f"""Library
Counting Sheep
Ann Lee, +1 author Bob Day
Computer Science
21 July 2017
{PROSE[:-1]}… Expand
Saved to Meadow
1,007
[PDF]
Cite
Save
"""
    assert values(page, "title", "abstract") == [("Counting Sheep", f"{PROSE[:-1]}…")]


def test_a_menu_over_the_first_result_is_no_title():
    page = """16,200 results for “wool”
Publication Type
Sort by: Relevance

Frozen Footprints
Ann Lee
• Computer Science
• ArXiv
• 2008
114  PDF
Save
Alert
"""
    assert values(page, "title", "authors") == [("Frozen Footprints", ["Ann Lee"])]


@pytest.mark.parametrize(
    "buttons", ["View PDF\nCite\nSave", "View PDF   Cite   Save", "SaveCiteView PDF"]
)
def test_one_result_without_counts_below_the_name_of_the_site(buttons):
    page = (
        f"Semantic Scholar\n3 Results\nCounting Sheep\nAnn Lee, Bob Day\nMeadow\n2013\n{buttons}\n"
    )
    assert values(page, "title", "authors", "published", "journal_ref") == [
        ("Counting Sheep", ["Ann Lee", "Bob Day"], "2013", "Meadow")
    ]
