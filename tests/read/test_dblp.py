"""DBLP's lists: of an author, with numbers and buttons, and of a search, with neither."""

import textwrap

import pytest

from kgraph.read.page import page
from kgraph.read.sites import dblp
from tests.read.copied_pages import check_spans, pages_of_others
from tests.read.pages import PROSE, codes, read, values

AUTHOR = """Ashish Vaswani
> Home > Persons
Person information
affiliation: Google Brain
2020 – today
2017

[c12]
view
electronic edition @ papers.example.org (open access)
no references & citations available
export record
ask others
share record

Ashish Vaswani, Noam Shazeer, Łukasz Kaiser, Yuchen Zhang 0002:
Attention is All you Need. NIPS 2017: 5998-6008
[j3]
David M. Blei, Andrew Y. Ng, Michael I. Jordan:
Latent Dirichlet Allocation. J. Mach. Learn. Res. 3: 993-1022 (2003)
[i5]Ashish Vaswani, Suman:
Attention Is All You Need. CoRR abs/1706.03762 (2017)
2015
[c1] Diederik P. Kingma, Jimmy Ba: Adam: A Method for Stochastic Optimization. ICLR (Poster) 2015
[j1]
Ashish Vaswani:
What is it? Deep Learning. Methods for Sheep. Commun. ACM 60(6): 84-90 (2017)
load the coauthor index
"""

SEARCH = """Publication search results
found 2 matches
2019

Matthew E. Peters, Mark Neumann, Matt Gardner, Luke Zettlemoyer:

Deep Contextualized Word Representations. NAACL-HLT (1) 2018: 2227-2237

Kaiming He, Xiangyu Zhang, Shaoqing Ren, Jian Sun:

Deep Residual Learning for Image Recognition. CVPR 2016: 770-778
"""


def test_the_list_of_an_author():
    assert values(AUTHOR, "title", "published", "journal_ref", "arxiv_id") == [
        ("Attention is All you Need", "2017", "NIPS 2017: 5998-6008", None),
        (
            "Latent Dirichlet Allocation",
            "2003",
            "J. Mach. Learn. Res. 3: 993-1022 (2003)",
            None,
        ),
        ("Attention Is All You Need", "2017", None, "1706.03762"),
        ("Adam: A Method for Stochastic Optimization", "2015", "ICLR (Poster) 2015", None),
        (
            "What is it? Deep Learning. Methods for Sheep",
            "2017",
            "Commun. ACM 60(6): 84-90 (2017)",
            None,
        ),
    ]
    assert values(AUTHOR, "authors")[:3] == [
        (["Ashish Vaswani", "Noam Shazeer", "Łukasz Kaiser", "Yuchen Zhang"],),
        (["David M. Blei", "Andrew Y. Ng", "Michael I. Jordan"],),
        (["Ashish Vaswani", "Suman"],),
    ]
    assert [fact.value for fact in read(AUTHOR).page_facts] == ["Ashish Vaswani"]
    assert codes(AUTHOR) == []


def test_the_list_of_a_search():
    assert values(SEARCH, "title", "authors", "published", "journal_ref") == [
        (
            "Deep Contextualized Word Representations",
            ["Matthew E. Peters", "Mark Neumann", "Matt Gardner", "Luke Zettlemoyer"],
            "2018",
            "NAACL-HLT (1) 2018: 2227-2237",
        ),
        (
            "Deep Residual Learning for Image Recognition",
            ["Kaiming He", "Xiangyu Zhang", "Shaoqing Ren", "Jian Sun"],
            "2016",
            "CVPR 2016: 770-778",
        ),
    ]
    assert codes(SEARCH) == []


VOLUME = """30th NeurIPS 2017: Long Beach, CA, USA
> Home > Conferences and Workshops > NeurIPS
Isabelle Guyon, Samy Bengio:
Advances in Sheep 2017, December 4-9, 2017, Long Beach, CA, USA. 2017, ISBN 978-1-4503-0000-1
showing all 3 records

Ann Lee, Bob Day:
Counting Sheep at Night. 1-11
Cy Fox:
Is It a Goat? 12:1-12:20

Dan Elk, Eve Ram: Counting Cows from the Air. 33
"""


def test_the_contents_of_a_volume_have_pages_alone_and_its_year():
    assert values(VOLUME, "title", "authors", "published", "labels") == [
        ("Counting Sheep at Night", ["Ann Lee", "Bob Day"], "2017", ("1-11",)),
        ("Is It a Goat?", ["Cy Fox"], "2017", ("12:1-12:20",)),
        ("Counting Cows from the Air", ["Dan Elk", "Eve Ram"], "2017", ("33",)),
    ]
    assert {r.journal_ref for r in read(VOLUME).records} == {
        "Advances in Sheep 2017, December 4-9, 2017, Long Beach, CA, USA"
    }
    assert codes(VOLUME) == []


def test_a_name_that_looks_like_none_costs_no_entry():
    odd = SEARCH.replace("Xiangyu Zhang", "Sabine Schulte im Walde, Elaine Ya Le")
    assert values(odd, "authors")[1] == (
        ["Kaiming He", "Sabine Schulte im Walde", "Elaine Ya Le", "Shaoqing Ren", "Jian Sun"],
    )


@pytest.mark.parametrize("text", [AUTHOR, SEARCH, VOLUME])
def test_values_stand_where_their_spans_say(text):
    assert read(text).sources[0].reader == dblp.NAME
    check_spans(text)


@pytest.mark.parametrize("text", pages_of_others())
def test_other_pages_are_left_to_their_readers(text):
    assert read(text).sources[0].reader not in (None, dblp.NAME)
    assert not dblp.recognises(page(read(text).sources[0], text))


def test_a_title_with_a_colon_over_an_abstract_is_no_entry():
    cards = "".join(
        f"LGMar 13, 2023\n{name}: Counting Sheep on a Single HillAnn Lee, Bob Day et al.\n"
        f"{' '.join([PROSE] * 6)} The code is at https://example.org/sheep\n"
        for name in ("FlexGen", "Computable Integrability", "AllenNLP Interpret")
    )
    assert read(cards).sources[0].reader == "dated_cards"


def test_the_year_of_a_volume_is_that_of_its_papers():
    titles = [
        f"Counting {what} in Wide Fields" for what in ("Sheep", "Goats", "Cows", "Hens", "Ants")
    ]
    head = "Proceedings of 28th Conference on Farms, August 2-3, 2002. Wool Press 2002\n\n"
    text = head + "".join(
        f"Ann Lee, Bob Day:\n{title}. {n}1-{n}9\n" for n, title in enumerate(titles, 1)
    )
    assert values(text, "title", "published") == [(title, "2002") for title in titles]


def test_journals_without_volume_and_brackets():
    text = """found 4 matches
2001
Ann Lee, Bob Day: Counting Sheep at Night. Commun. ACM 2001
Ann Lee, Carl Fox: Goats and Big Data. ACM Trans. Database Syst. 2001
2000
Bob Day: What Is a Farm? IEEE Trans. Knowl. Data Eng. 2000
Bob Day: Ladders vs. Stairs. VLDB J. 2000
"""
    assert values(text, "title", "published") == [
        ("Counting Sheep at Night", "2001"),
        ("Goats and Big Data", "2001"),
        ("What Is a Farm?", "2000"),
        ("Ladders vs. Stairs", "2000"),
    ]


def test_a_volume_may_lead_to_its_contents():
    page = VOLUME.replace("0000-1\n", "0000-1 [contents]\n")
    assert page != VOLUME
    assert values(page, "title", "published") == values(VOLUME, "title", "published")


@pytest.mark.parametrize("mark", ["[c12]", "[c12] ", ""])
def test_a_copy_without_line_ends_inside_of_entries(mark):
    text = "Ann Lee 0007\n2020 – today\n2024\n"
    text += f"{mark}Ann Lee, Bob Day:Counting Sheep: A Survey. WOOL 2024: 1-12\n"
    text += (
        f"{mark.replace('c', 'i')}Cy Fox, Bob Day:Goats on Ladders. CoRR abs/2401.00588 (2024)\n"
    )
    assert values(text, "title", "authors", "published", "arxiv_id") == [
        ("Counting Sheep: A Survey", ["Ann Lee", "Bob Day"], "2024", None),
        ("Goats on Ladders", ["Cy Fox", "Bob Day"], "2024", "2401.00588"),
    ]


def test_lists_until_2011_count_their_entries():
    text = "Ann Lee\nList of publications from the DBLP Bibliography Server - FAQ\n2003\n"
    text += "3\tEE\tAnn Lee, Bob Day: Counting Sheep. VLDB 2003: 802-813\n"
    text += "2\tEE\tBob Day, Ann Lee: The TPR*-Tree: A Survey. J. ACM 50(1): 1-10 (2003)\n2002\n"
    text += "1\t\tAnn Lee: Goats. VLDB 2002: 418-429\nCoauthor Index\n1\tBob Day\t[2] [3]\n"
    for page_of in (text, text.replace("\tEE\t", " EE "), text.replace("\tEE\t", "\nEE\n")):
        assert values(page_of, "title", "authors", "published") == [
            ("Counting Sheep", ["Ann Lee", "Bob Day"], "2003"),
            ("The TPR*-Tree: A Survey", ["Bob Day", "Ann Lee"], "2003"),
            ("Goats", ["Ann Lee"], "2002"),
        ]


def test_the_host_of_a_paper_may_stand_among_the_buttons():
    buttons = (
        "view\nelectronic edition @ papers.example.org (open access)\n"
        "no references & citations available\nexport record\nask others\nshare record\n"
    )
    text = (
        f"2021\n[c2]\n{buttons}Ann Lee, Bob Day:\nOn Counting Sheep. ACL (1) 2021: 1352-1360\n"
        f"[c1]\n{buttons}Cyd Fox:\nOn Counting Goats. EMNLP (1) 2021: 6661-6666\n"
    )
    assert values(text, "title", "authors", "published") == [
        ("On Counting Sheep", ["Ann Lee", "Bob Day"], "2021"),
        ("On Counting Goats", ["Cyd Fox"], "2021"),
    ]
    assert (read(text).sources[0].reader, codes(text)) == (dblp.NAME, [])


_DOI = (
    "view electronic edition via DOI  unpaywalled version  references & citations  "
    "authority control: export record  "
)
_SITE = "view electronic edition @ acm.org (open access) no references & citations available "


@pytest.mark.parametrize(
    ("before", "buttons"),
    [
        ("\t[c{}]\t", _DOI),
        ("[c{}] ", "[–] " + _SITE + "export record as BibTeX ask others share record "),
        ("[c{}]", "[+]" + " " + _DOI + "dblp key: conf/farm/LeeD03 ask others Google Scholar "),
        ("", _DOI),
    ],
    ids=["a tab", "a site", "a key", "no number"],
)
def test_buttons_may_stand_before_the_authors_of_a_line(before, buttons):
    page = "Ann Lee\n> Home > Persons\n2000 – 2009\n\n2003\n"
    page += f"{before.format(2)}{buttons}Ann Lee, Bob Day: Counting Sheep. Wool 2003: 1-9\n2001\n"
    page += f"{before.format(1)}{buttons}Cy Fox: Goats: What is a Goat? J. Wool 3(2): 4-8 (2001)\n"
    assert values(page, "title", "authors", "published", "journal_ref") == [
        ("Counting Sheep", ["Ann Lee", "Bob Day"], "2003", "Wool 2003: 1-9"),
        ("Goats: What is a Goat?", ["Cy Fox"], "2001", "J. Wool 3(2): 4-8 (2001)"),
    ]
    assert read(page).sources[0].reader == "dblp"
    assert codes(page) == []


WRAPPED = (
    (
        "c70",
        ["Suresha", "Ann B. Lee", "Bob Day", "Cyril El Fox", "Helen M. Thomas", "Dora VanDay"],
        "Proxy-based counting of sheep on the world wide web: an approach and implementation",
        "SIGMOD Conference 2002: 60-71",
        "2002",
    ),
    (
        "j66",
        ["Ann B. Lee", "Panos K. Fox"],
        "A Taxonomy of Correctness Criteria in Sheep Applications",
        "ACM Trans. Database Syst. 5(3): 244-266 (1996)",
        "1996",
    ),
    ("p1", ["Ann B. Lee"], "Real-Time Sheep", "Encyclopedia of Sheep 2009: 2324-2327", "2009"),
)
BROWSERS = {
    "lynx": (
        "   [{}] view\n     + electronic edition via DOI\n   export record\n     + BibTeX\n",
        "   ",
    ),
    "elinks": ("     * [{}]\n\n     * view\n          o BibTeX\n\n", "      "),
    "w3m": ("• [{}]\n  □ view\n      ☆ RIS\n", "  "),
    "none": ("[{}]\n", ""),
}


@pytest.mark.parametrize("width", [50, 60, 72, 80, 100])
@pytest.mark.parametrize("browser", BROWSERS)
def test_text_browsers_wrap_names_titles_and_venues(browser, width):
    above, indent = BROWSERS[browser]
    text = "dblp: Ann B. Lee\n\n"
    for mark, names, title, venue, year in WRAPPED:
        entry = f"{', '.join(names)}: {title}. {venue}"
        wrapped = textwrap.wrap(entry, width, break_on_hyphens=False)
        text += f"{year}\n\n{above.format(mark)}{indent}" + f"\n{indent}".join(wrapped) + "\n\n"
    found = values(text, "title", "authors", "published", "journal_ref")
    assert found == [(t, n, y, v) for _, n, t, v, y in WRAPPED]


def test_a_heading_with_a_comma_is_no_part_of_the_names_below():
    item = "Ann B. Lee, Bob C. Day, Cyril D. Fox:\nCounting. VLDB 2003: 1-9\n"
    headings = ("Sheep Mapping, Privacy", "Goats, Wool")
    text = "".join(f"{heading}\n[c1] {item}{heading}\n{item}" for heading in headings)
    assert values(text, "authors") == [(["Ann B. Lee", "Bob C. Day", "Cyril D. Fox"],)] * 4


def test_numbers_behind_a_colon_are_told_fast():
    """With two ways to read each number there were 2^30 ways to read the line."""
    entry = "[c{n}] Ann Lee, Bob Day: Counting Sheep in Fields {n}\nPens: {pens}x. ICML 2019: 1-9\n"
    found = values("".join(entry.format(n=n, pens="12-" * 30) for n in (1, 2)), "authors")
    assert found == [(["Ann Lee", "Bob Day"],)] * 2


@pytest.mark.parametrize("bullet", ["•", "-", "*", "–"])
@pytest.mark.parametrize("behind", ["", ", S. 12-23.", ", pp. 12-23 [PDF]", " (PDF, 240 KB)"])
def test_items_of_a_list_that_somebody_typed_are_references(bullet, behind):
    works = [
        (["Ann Lee", "Bob Day"], "Counting Sheep at Night", "SHEEPMOD Conference", "2000"),
        (["Ann Lee"], "A Ladder for Goats on High Hills", "WLDB", "1999"),
        (["Cyril Fox", "Ann Lee"], "Cows in the Sun and in Rain", "WLDB", "1998"),
        (["Dan Elk", "Ann Lee"], "Where Hens Stand at Noon and Why", "WLDB", "1996"),
    ]
    items = (f"{bullet} {', '.join(n)}: {t}. {v} {y}{behind}\n" for n, t, v, y in works)
    text = f"Publications (selected)\n\n{''.join(items)}\nLast update: 12.05.2006\n"
    found = values(text, "title", "authors", "published")
    assert found == [(t, n, y) for n, t, _, y in works]


def test_the_bullet_of_an_item_is_no_part_of_a_name():
    items = "".join(f"• Ann B. Lee, Bob Day:\nCounting {n}. VLDB 2003: 1-9\n" for n in "ABC")
    assert values(items, "authors") == [(["Ann B. Lee", "Bob Day"],)] * 3


AROUND = (
    (
        "search dblp\nPublication search results\nfound 412 matches\n2003\n",
        "loading more results\n",
    ),
    (
        "Refine list\nrefine by search term\nConference and Workshop Papers (only)\n2020\n[c6]\t\n",
        "[c5]\nCoauthor Index\nsee FAQ\nWhat is the meaning of the colors in the coauthor index?\n"
        "Privacy notice: all features that rely on external calls from your browser are off.\n",
    ),
    (
        "Ann Lee\nPerson information\naffiliation: Sheep University, Department of Meadows\n"
        "award (2011): Sheep Fellow\nshowing all 9 records\n2000 – 2009\n2001\n[j14]\nview\n",
        "last updated on 2024-05-02 21:38 CEST by the dblp team\n",
    ),
    (
        "Ann Lee 0003\nHome\nBrowse\nSearch\nPersons  Ann Lee\naffiliation: Institute of Wool"
        " and Meadows\n2000 – today\n2016\n[i9]\t\n",
        "Coauthor Index\nrecords by year: 2009 2010 2011\n",
    ),
)
ALONE = "Ann Lee, Bob Day:\nCounting Sheep at Night. Meadow 2002: 1-9\n"


@pytest.mark.parametrize(("head", "foot"), AROUND)
def test_one_entry_is_copied_with_the_words_of_the_site(head, foot):
    assert values(head + ALONE + foot, "title", "authors", "published", "journal_ref") == [
        ("Counting Sheep at Night", ["Ann Lee", "Bob Day"], "2002", "Meadow 2002: 1-9")
    ]


@pytest.mark.parametrize("mark", ["[c6]\nview\n", "view\n", "[c6] "])
def test_entries_among_others_may_have_no_authors(mark):
    nameless = "Goats Today. J. Wool 7(2): 3-5 (2001)\n"
    shaped = "Night-based Sheep Counts. Wool Meeting 2002: 4-9\n"
    last = "Cows Tomorrow. Meadow 2000: 7\n"
    found = values(
        f"search dblp\n2001\n{mark}{nameless}{mark}{ALONE}{mark}{shaped}{mark}{last}",
        "title",
        "authors",
    )
    assert found == [
        ("Goats Today", []),
        ("Counting Sheep at Night", ["Ann Lee", "Bob Day"]),
        ("Night-based Sheep Counts", []),
        ("Cows Tomorrow", []),
    ]


def test_titles_may_be_glued_to_their_venues():
    page = (
        "Publication search results\n2014\nAnn Lee, Bob Day:\n"
        "Counting Sheep in Fields.J. Mach. Learn. Res. 15: 12-30 (2014)\n"
        "Ann Lee:\nDo Sheep Count? An Essay on Wool.CoRR abs/1401.00001 (2014)\n"
        "Cy Fox:\nAre Goats Sheep?Meadow 2013: 1-9\nCy Fox:\nFarm Pages in Vue.JS. Wool 2013: 12\n"
    )
    assert values(page, "title", "authors", "journal_ref") == [
        (
            *("Counting Sheep in Fields", ["Ann Lee", "Bob Day"]),
            "J. Mach. Learn. Res. 15: 12-30 (2014)",
        ),
        ("Do Sheep Count? An Essay on Wool", ["Ann Lee"], None),
        ("Are Goats Sheep?", ["Cy Fox"], "Meadow 2013: 1-9"),
        ("Farm Pages in Vue.JS", ["Cy Fox"], "Wool 2013: 12"),
    ]


@pytest.mark.parametrize("mark", ["[c6]\n", "", "[c6] "])
@pytest.mark.parametrize("title", ["WoolGen: Sheep on One Meadow", "Deep Wool: A Study of Sheep"])
def test_a_title_with_a_colon_has_no_authors_where_names_have_lines_of_their_own(mark, title):
    text = f"search dblp\n2002\n{mark}{ALONE}{mark}{title}. Meadow 2002: 31-39\n{mark}{ALONE}"
    assert values(text, "title", "authors")[1] == (title, [])


@pytest.mark.parametrize(
    ("heading", "date"),
    [
        ("25th Wool 1999: Edinburgh, Scotland, UK", "1999"),
        ("Farms and Meadows 1999", "1999"),
        ("AAAI/WOOL 1999 (Workshops)", "1999"),
        ("ACM Transactions on Sheep, Volume 24, 1999", "1999"),
        ("Volume 24, Number 1, March 1999", "1999-03"),
        ("Volume 12: 1999", "1999"),
        ("The sheep of 1999", None),
    ],
)
def test_the_year_of_a_heading_is_that_of_the_contents_below(heading, date):
    page = (
        "dblp computer science bibliography\n"
        f"{heading}\n\nIndexing\n\nAnn Lee:\nCounting Sheep by Night. 1-9\n"
        "\nWool\n\nBob Day, Cy Fox:\nTREC 2004: Goats on Ladders. 10-12\n"
        "Cy Fox:\nOn Hens. Meadow 2001: 12-13\nCy Fox:\nOn Ducks. 14-15\n"
    )
    assert values(page, "title", "published") == [
        ("Counting Sheep by Night", date),
        ("TREC 2004: Goats on Ladders", date),
        ("On Hens", "2001"),
        ("On Ducks", date),
    ]


def test_each_issue_of_a_journal_has_its_own_date():
    page = (
        "dblp computer science bibliography\nWool Review, Volume 24\n"
        "Volume 24, Number 1, January - February 1999\nAnn Lee:\nCounting Sheep by Night. 1-9\n"
        "Volume 24, Number 2, March 1999\nCy Fox:\nOn Ducks. 14-15\n"
    )
    assert values(page, "published") == [("1999-02",), ("1999-03",)]


@pytest.mark.parametrize("gap", ["\n", ""])
@pytest.mark.parametrize("buttons", ["view\nelectronic edition via DOI\n", ""])
def test_contents_may_have_no_pages(gap, buttons):
    text = "dblp computer science bibliography\n8th Meadow 2020: Addis Ababa, Ethiopia\n\n"
    entries = (
        ("Ann Lee, Bob Day", "Counting Sheep: The Night", "."),
        ("Cy Fox", "Do Sheep Count", "?"),
        ("Cy Fox, Ann Lee, Dan Gow", "Goats on Ladders", ". 3-12"),
        ("Dan Gow", "Ducks", "."),
    )
    for names, title, behind in entries:
        text += f"{buttons}{names}:\n{title}{behind}\n{gap}"
    text += "last updated on 2024-05-07 22:30 CEST by the dblp team\n"
    assert values(text, "title", "authors", "published") == [
        (title + behind.strip(".3-12 "), names.split(", "), "2020")
        for names, title, behind in entries
    ]
    assert codes(text) == []
    check_spans(text)


def test_a_name_with_a_colon_over_a_sentence_is_no_entry_elsewhere():
    text = "Ann Lee:\nI have counted many sheep.\n\nBob Day:\nSo have I.\n"
    assert not dblp.recognises(page(read(text).sources[0], text))


@pytest.mark.parametrize(
    "venue", ["IEEE Data Eng. Bull.", "IEEE ACM Trans. Audio Speech Lang. Process."]
)
def test_names_of_journals_may_have_three_words_before_a_stop(venue):
    text = f"search dblp\nAnn Lee, Bob Day:\nCounting Sheep. {venue} 29(1): 5-16 (2005)\n"
    assert values(text, "title", "journal_ref") == [
        ("Counting Sheep", f"{venue} 29(1): 5-16 (2005)")
    ]


def test_some_entries_that_are_counted_have_nothing_behind_the_number():
    text = (
        "Bob Day\nList of publications from the DBLP Bibliography Server - FAQ\n2005\n"
        "154 EE Ann Lee, Bob Day: Counting Sheep. Meadow 2005: 3-14\n"
        "153 Bob Day, Cy Fox: On Goats. J. Wool 29(1): 5-16 (2005)\n"
    )
    assert values(text, "title", "authors") == [
        ("Counting Sheep", ["Ann Lee", "Bob Day"]),
        ("On Goats", ["Bob Day", "Cy Fox"]),
    ]


def test_one_entry_of_the_contents_of_a_volume():
    text = (
        "33rd Meadow 2019: Vancouver, BC, Canada\n> Home > Conferences and Workshops > Meadow\n"
        "Ann Lee, Bob Day:\nCounting Sheep: The Night. 13-23\n"
    )
    assert values(text, "title", "published") == [("Counting Sheep: The Night", "2019")]


def test_a_book_of_a_person_is_no_volume():
    text = (
        "Refine list\n[b1]\nAnn Lee:\nEssentials of Sheep. Wool Lectures, Meadow 2019, "
        "ISBN 978-3-031-01044-6\n[c1]\nAnn Lee:\nOn Goats. Meadow 2018: 1-9\n"
    )
    assert values(text, "title", "published") == [
        ("Essentials of Sheep", "2019"),
        ("On Goats", "2018"),
    ]


def test_wrapped_names_stand_under_the_heading_of_a_section():
    text = (
        "24. Meadow 1998: New York City, New York, USA\n\nDatabase Integration\n"
        "Fabio Casati, Ashish Gupta, Jennifer Widom, Hector Garcia-Molina, Anand\n"
        "Rajaraman, Jeffrey D. Ullman:\nViews in the Wild. 1-12\n\n"
        "Ann Lee:\nCounting Sheep. 13-24\n"
    )
    assert values(text, "title", "authors", "published") == [
        (
            "Views in the Wild",
            [
                *("Fabio Casati", "Ashish Gupta", "Jennifer Widom", "Hector Garcia-Molina"),
                *("Anand Rajaraman", "Jeffrey D. Ullman"),
            ],
            "1998",
        ),
        ("Counting Sheep", ["Ann Lee"], "1998"),
    ]


@pytest.mark.parametrize(
    ("link", "doi"),
    [
        (". doi:10.1000/xyz123", "10.1000/xyz123"),
        (". https://doi.org/10.1000/xyz123", "10.1000/xyz123"),
        (", DOI 10.1000/xyz123", "10.1000/xyz123"),
        (" https://wool.example.org/goats.pdf", None),
    ],
)
@pytest.mark.parametrize("venue", ["Meadow 2014: 12-19", "J. Wool 3(4): 1-20 (2014)"])
def test_where_a_paper_can_be_had_may_stand_behind_it(venue, link, doi):
    text = (
        f"dblp: Ann Lee\n[c2] Ann Lee:\n     Counting Goats. {venue}{link}\n"
        "[c1] Ann Lee, Cy Fox:\n     Hens at Night. Wool (2) 2013: 100-110\n"
    )
    assert values(text, "title", "published", "journal_ref", "doi") == [
        ("Counting Goats", "2014", venue, doi),
        ("Hens at Night", "2013", "Wool (2) 2013: 100-110", None),
    ]


def test_an_entry_that_is_not_understood_takes_nothing_of_the_next():
    text = (
        "dblp: Ann Lee\n[c2] Ann Lee:\n     Counting Goats. Meadow, to appear\n"
        "[c1] Ann Lee, Cy Fox:\n     Hens at Night. Wool 2013: 100-110\n"
    )
    assert values(text, "title", "authors") == [("Hens at Night", ["Ann Lee", "Cy Fox"])]


def test_volumes_that_somebody_edited_are_no_papers():
    text = """Ann Lee 0082
> Home > Persons
2020 – today
2023
[e1]
Ann Lee, Bob Day:
Proceedings of the 6th Workshop on Wool, SHEEP 2023, Xi'an, China, October 12-13, 2023. CEUR 3511
2023
[c14]
Ann Lee, Cy Fox:
Counting Sheep at Night. ICWA 2023: 1-5
[e2]
Ann Lee:
Sheep and Goats. Essays. Wool Press 2021
[c13]
Cy Fox:
Proceedings of an Evening: Sheep since 1990. ICWA 2020: 7-9
"""
    text = text.replace("CEUR 3511\n2023", "CEUR 3511, CEUR-WS.org 2023")
    assert values(text, "title", "authors") == [
        ("Counting Sheep at Night", ["Ann Lee", "Cy Fox"]),
        ("Proceedings of an Evening: Sheep since 1990", ["Cy Fox"]),
    ]


@pytest.mark.parametrize(
    "volume",
    [
        "Third Conference on Wool, CIDR 2007, Asilomar, January 7-10, 2007, Online Proceedings",
        "Wool - 16th Conference, Glasgow, UK, August 23-28, 2020, Proceedings, Part I",
        "Sheep at Sea, Lyon, France, July 4, 2019, Revised Selected Papers",
    ],
)
def test_the_volume_over_its_contents_is_none(volume):
    text = (
        f"> Home > Conferences and Workshops\n{volume}. www.wool.org 2007\n"
        "Ann Lee, Bob Day:\nCounting Sheep at Night. 1-9\nCy Fox:\nOn Ladders. 10-19\n"
    )
    assert values(text, "title") == [("Counting Sheep at Night",), ("On Ladders",)]
