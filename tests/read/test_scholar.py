"""Google Scholar: results of a search and the table of a profile."""

import pytest

from kgraph.read.page import page
from kgraph.read.sites import scholar
from tests.read.copied_pages import check_spans, pages_of_others
from tests.read.pages import at_problems, codes, read, values

RESULTS = """Scholar
About 1,230,000 results (0.05 sec)
Any time
Since 2025
Sort by relevance
[PDF] neurips.cc
Attention is all you need
A Vaswani, N Shazeer, N Parmar… - Advances in neural …, 2017 - proceedings.neurips.cc
Sequence models were built on recurrence or convolution. We propose a network of attention alone …
Save Cite Cited by 123456 Related articles All 46 versions
[HTML] A fast learning algorithm for deep belief nets
GE Hinton, S Osindero, YW Teh - Neural computation, 2006 - ieeexplore.ieee.org
… we show how complementary priors take away the explaining away effects …
☆ Save 99 Cite Cited by 22001 Related articles All 60 versions Web of Science: 9000 View as HTML

[BOOK][B] Deep learning
I Goodfellow, Y Bengio, A Courville, Y Bengio - 2016 - books.google.com
Save Cite Cited by 80000
[CITATION][C] Mixtral of experts
AQ Jiang, A Sablayrolles - arXiv preprint arXiv:2401.04088, 2024
Save
Cite
Cited by 900
Related articles
Create alert
Previous 1 2 3 4 5 6 7 8 9 10 Next
Help
Privacy
Terms
"""


def test_a_result_is_closed_by_its_buttons():
    assert values(RESULTS, "title", "authors", "authors_truncated", "published", "journal_ref") == [
        (
            "Attention is all you need",
            ["A Vaswani", "N Shazeer", "N Parmar"],
            True,
            "2017",
            "Advances in neural …",
        ),
        (
            "A fast learning algorithm for deep belief nets",
            ["GE Hinton", "S Osindero", "YW Teh"],
            False,
            "2006",
            "Neural computation",
        ),
        (
            "Deep learning",
            ["I Goodfellow", "Y Bengio", "A Courville", "Y Bengio"],
            False,
            "2016",
            None,
        ),
        ("Mixtral of experts", ["AQ Jiang", "A Sablayrolles"], False, "2024", None),
    ]
    assert values(RESULTS, "arxiv_id", "labels") == [
        (None, ()),
        (None, ()),
        (None, ("BOOK",)),
        ("2401.04088", ("CITATION",)),
    ]
    assert codes(RESULTS) == []
    assert {record.date_precision for record in read(RESULTS).records} == {"year"}


def test_a_snippet_is_a_truncated_abstract():
    assert values(RESULTS, "abstract", "abstract_truncated")[:3] == [
        (
            "Sequence models were built on recurrence or convolution. "
            "We propose a network of attention alone …",
            True,
        ),
        ("we show how complementary priors take away the explaining away effects …", True),
        (None, False),
    ]


def test_dashes_of_no_break_spaces_and_no_venue():
    text = (
        "[PDF] aisnet.org\n\nGraph networks in network security - a survey\n\n"
        "X Zhang, …, L van der Berg…\xa0- 2025 - aisel.aisnet.org\n\n"
        "Looks at networks of nodes\xa0…\n\nSave Cite Related articles All 2 versions \xa0\n"
    )
    assert values(text, "title", "authors", "authors_truncated", "published", "journal_ref") == [
        (
            "Graph networks in network security - a survey",
            ["X Zhang", "L van der Berg"],
            True,
            "2025",
            None,
        )
    ]
    assert codes(text) == []


def test_sentences_of_the_site_are_no_abstract():
    text = (
        "Counting sheep\nA Lee, B Day - Sheep, 2020 - dl.acm.org\nDescribes a way to count sheep.\n"
        "Link to You: It says that sheep count themselves.\nSave Cite Cited by 3\n"
    )
    assert values(text, "abstract") == [(None,)]
    assert at_problems(text, "not-understood") == [
        "Describes a way to count sheep.\nLink to You: It says that sheep count themselves."
    ]


PROFILE = """Ashish Vaswani
Startup
Verified email at example.com
Machine Learning

TITLE
CITED BY
YEAR
Attention is all you need
A Vaswani, N Shazeer, N Parmar, J Uszkoreit, L Jones, AN Gomez, ...
Advances in neural information processing systems 30, 2017\t123456\t2017
Image transformer
N Parmar, A Vaswani, J Uszkoreit, L Kaiser, N Shazeer, A Ku, D Tran
International conference on machine learning, 4055-4064\t2500*\t2018
Mesh-tensorflow: Deep learning for supercomputers
N Shazeer, Y Cheng, N Parmar, D Tran, A Vaswani, P Koanantakool, ...
arXiv preprint arXiv:1811.02084\t\t2018
A note without a year
A Vaswani
Notes on machine translation\t3\t
Articles 1–4
"""


def test_a_profile_is_a_table():
    assert values(PROFILE, "title", "published", "journal_ref", "arxiv_id") == [
        (
            "Attention is all you need",
            "2017",
            "Advances in neural information processing systems 30, 2017",
            None,
        ),
        (
            "Image transformer",
            "2018",
            "International conference on machine learning, 4055-4064",
            None,
        ),
        ("Mesh-tensorflow: Deep learning for supercomputers", "2018", None, "1811.02084"),
        ("A note without a year", None, "Notes on machine translation", None),
    ]
    assert [r.authors_truncated for r in read(PROFILE).records] == [True, False, True, False]
    assert values(PROFILE, "authors")[3] == (["A Vaswani"],)
    assert [(fact.kind, fact.value) for fact in read(PROFILE).page_facts] == [
        ("person", "Ashish Vaswani")
    ]
    assert codes(PROFILE) == []


def test_a_profile_of_lines():
    text = """Cited by Year

Attention is all you need

A Vaswani, N Shazeer, ...

Advances in neural information processing systems 30

123456

2017

Image transformer

N Parmar, A Vaswani

2018
"""
    assert values(text, "title", "authors", "authors_truncated", "published") == [
        ("Attention is all you need", ["A Vaswani", "N Shazeer"], True, "2017"),
        ("Image transformer", ["N Parmar", "A Vaswani"], False, "2018"),
    ]


def test_the_full_stop_of_a_reference_is_no_part_of_its_title():
    text = PROFILE.replace("Attention is all you need", "Attention is all you need.")
    assert text != PROFILE
    assert values(text, "title") == values(PROFILE, "title")


@pytest.mark.parametrize("text", [RESULTS, PROFILE])
def test_values_stand_where_their_spans_say(text):
    check_spans(text)


@pytest.mark.parametrize("text", pages_of_others())
def test_other_pages_are_left_to_their_readers(text):
    assert read(text).sources[0].reader not in (None, scholar.NAME)
    assert not scholar.recognises(page(read(text).sources[0], text))


def test_a_profile_ends_with_its_pages_and_the_numbers_of_its_person():
    row = "Counting {}\nA Lee, B Day\nJournal of {} 3, 2020\n{}\t2020\n"
    rows = "".join(row.format(what, what, n) for n, what in enumerate(("Sheep", "Goats"), 7))
    foot = "Articles 1–20\nShow more\nCited by\nAll\tSince 2021\nCitations\t31\t20\nh-index\t6\t5\n"
    text = (
        f"Ann Lee\nTitle\n\tCited by\tYear\n{rows}{foot}i10-index\t120\t100\nCo-authors\nBob Day\n"
    )
    assert values(text, "title", "published") == [
        ("Counting Sheep", "2020"),
        ("Counting Goats", "2020"),
    ]


@pytest.mark.parametrize(
    "head", ["TitleSort\nCITED BYCITED BY\nYEAR\n", "TITLE\nCITED BY\nYEAR\n", ""]
)
def test_a_profile_has_its_numbers_on_lines_of_their_own(head):
    row = "Counting {0}\nA Lee, B Day, ...\nJournal of {0} 3, 2020\n{1}\t2020\n"
    page = head + row.format("sheep", "12") + row.format("goats", "7*")
    found = values(page, "title", "authors", "published")
    assert found == [
        ("Counting sheep", ["A Lee", "B Day"], "2020"),
        ("Counting goats", ["A Lee", "B Day"], "2020"),
    ]


def test_a_profile_in_another_language():
    row = "Counting {0}\nA Lee, B Day\nJournal of {0} 3, 723-773\n{1} {2}\n"
    page = "Titel\nSortieren\nZitiert von\nJahr\n" + row.format("sheep", "23107 *", 2002)
    assert values(page + row.format("goats", "15", 2004), "title", "published") == [
        ("Counting sheep", "2002"),
        ("Counting goats", "2004"),
    ]


def test_a_mail_alert_closes_each_result_with_buttons_to_share_it():
    text = """From: Scholar Alerts <alerts@example.org>
Subject: "sheep" - new results

[PDF] Counting sheep in wide fields
A Lee, B Day, C Fox… - Advances in Wool …, 2024
We study how sheep are counted at night …
Save  Twitter  LinkedIn  Facebook

What goes wrong in counting goats?
D Gray, E Hill - arXiv preprint arXiv:2404.03646, 2024
Save  Twitter  LinkedIn  Facebook
"""
    assert values(text, "title", "authors", "published", "arxiv_id") == [
        ("Counting sheep in wide fields", ["A Lee", "B Day", "C Fox"], "2024", None),
        ("What goes wrong in counting goats?", ["D Gray", "E Hill"], "2024", "2404.03646"),
    ]


ROWS = {
    "de": "Speichern Zitieren Zitiert von: 1.612 Ähnliche Artikel Alle 8 Versionen HTML-Version",
    "fr": "Enregistrer Citer Cité 2 345 fois Autres articles Les 9 versions",
    "es": "Guardar\nCitar\nCitado por 123.456\nArtículos relacionados\nLas 46 versiones",
    "ru": "Сохранить Цитировать Цитируется: 42 Похожие статьи Все версии статьи (3)",
    "zh": "保存 引用 被引用次数：4210 相关文章 所有 14 个版本 HTML 版",
    "ja": "☆ 保存 99 引用 引用元 4210 関連記事 全 14 バージョン",
    "words of a library": "Save Cite Cited by 3 Free from Publisher",
    "glued": "SaveCiteCited by 12 Related articlesAll 3 versions",
    "all glued": "☆ SaveCiteCited by 1,012Related articlesAll 3 versionsView as HTMLMore",
    "de glued": "SpeichernZitierenZitiert von: 12Ähnliche ArtikelAlle 5 Versionen",
    "ru glued": "СохранитьЦитироватьЦитируется: 12Похожие статьиВсе версии статьи (5)",
}


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_a_row_of_buttons_closes_a_result_in_any_language(row):
    text = (
        "[PDF] arxiv.org\nMistral 7B\n"
        "AQ Jiang, A Sablayrolles, A Mensch… - arXiv preprint arXiv …, 2023 - arxiv.org\n"
        f"… a language model of seven billion parameters …\n{row}\n\n"
        "[图书][B] Deep learning\nI Goodfellow, Y Bengio - 2016 - books.google.com\n"
        f"{row}\n[PDF] mit.edu\n"
    )
    assert values(text, "title", "authors", "published", "abstract", "labels") == [
        (
            "Mistral 7B",
            ["AQ Jiang", "A Sablayrolles", "A Mensch"],
            "2023",
            "a language model of seven billion parameters …",
            ("arXiv preprint arXiv …",),
        ),
        ("Deep learning", ["I Goodfellow", "Y Bengio"], "2016", None, ("图书",)),
    ]
    assert codes(text) == []


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("标题\n引用次数\n年份", "文章 1–2\n展开"),
        ("タイトル\n引用先\n年", "記事 1–2\nもっと見る"),
        ("TítuloOrdenar\nCitado por\nAño", "Artículos 1–2\nMostrar más"),
    ],
)
def test_a_profile_whose_head_is_in_another_language(head, foot):
    text = (
        f"Ofir Press\nPrinceton\n{head}\n"
        "Train short, test long\nO Press, NA Smith\narXiv preprint arXiv:2108.12409, 2021\n880\n"
        f"2021\nUsing the output embedding to improve language models\nO Press, L Wolf\n745\n2017\n"
        f"{foot}\n"
    )
    assert values(text, "title", "authors", "published", "arxiv_id") == [
        ("Train short, test long", ["O Press", "NA Smith"], "2021", "2108.12409"),
        (
            "Using the output embedding to improve language models",
            ["O Press", "L Wolf"],
            "2017",
            None,
        ),
    ]
    assert codes(text) == []


def test_where_a_paper_can_be_had_may_stand_below_its_title():
    page = """About 2 results (0.04 sec)
Counting Sheep with Ladders
[PDF] arxiv.org
A Lee, B Day - arXiv preprint arXiv:2412.04001, 2024 - arxiv.org
We count sheep at night and find …
Save Cite Cited by 12 Related articles All 3 versions
[HTML] Counting Goats
C Fox - Journal of Wool, 2023 - Springer
Goats are learned, and so are …
Save Cite Cited by 4 Related articles
"""
    assert values(page, "title", "authors", "published") == [
        ("Counting Sheep with Ladders", ["A Lee", "B Day"], "2024"),
        ("Counting Goats", ["C Fox"], "2023"),
    ]


PHONE = """Google Scholar

Ann Lee
Sheep Institute
Verified email at example.com
FOLLOW
Cited by 21890   Since 2020 20114
h-index 20  19
Articles    Cited by    Co-authors

Counting Sheep
A Lee, B Day, ...
arXiv preprint arXiv:2203.15556
2022 · Cited by 4012

Goats on Ladders: Methods
C Fox, A Lee
Nature 597 (7878), 672-677
2021

Cows From the Air
A Lee
2020 · Cited by 2019

Show more
"""


@pytest.mark.parametrize(
    "cited", ["{year} · Cited by {n}", "Cited by {n} · {year}", "{year} · Zitiert von: {n}"]
)
def test_a_profile_on_a_phone(cited):
    text = PHONE
    for year, n in (("2022", "4012"), ("2020", "2019")):
        text = text.replace(f"{year} · Cited by {n}", cited.format(year=year, n=n))
    assert values(text, "title", "authors", "authors_truncated", "published", "journal_ref") == [
        ("Counting Sheep", ["A Lee", "B Day"], True, "2022", None),
        (
            "Goats on Ladders: Methods",
            ["C Fox", "A Lee"],
            False,
            "2021",
            "Nature 597 (7878), 672-677",
        ),
        ("Cows From the Air", ["A Lee"], False, "2020", None),
    ]
    assert [fact.value for fact in read(text).page_facts] == ["Ann Lee"]
    check_spans(text)


def test_the_person_of_a_profile_is_in_most_rows_whoever_stands_above():
    text = "Co-authors\nCyril Fox\nBob Day\nAnn Lee\nSheep Institute\nTitle1–20\tCited by\tYear\n"
    text += "On Sheep\nA Lee, C Fox\nJ. Sheep 1\n\t9\t2007\nOn Goats\nA Lee\n\t\t2008\n"
    assert values(text, "title", "authors", "published") == [
        ("On Sheep", ["A Lee", "C Fox"], "2007"),
        ("On Goats", ["A Lee"], "2008"),
    ]
    assert [fact.value for fact in read(text).page_facts] == ["Ann Lee"]


def test_a_library_has_labels_behind_its_buttons():
    text = "My library\nthesis\n☐\nOn Sheep\nA Lee, C Fox… - Journal of Sheep, 2007\n"
    text += (
        "Sheep are counted with great care and …\nCite Cited by 12 Related articles Edit thesis\n"
    )
    text += (
        "☐\nOn Goats\nA Lee - Journal of Goats, 2008\nCite Related articles Edit Delete thesis\n"
    )
    assert values(text, "title", "authors", "published") == [
        ("On Sheep", ["A Lee", "C Fox"], "2007"),
        ("On Goats", ["A Lee"], "2008"),
    ]


ROWS = (
    ("Counting sheep in streams", "A Lee, B Day", "VLDB, 223-234, 1999", "911", "1999"),
    ("Sheep Mining", "B Day", "IEEE Software, 2001", "", "2001"),
    (
        "On goats: a second look",
        "A Lee, C Fox, ...",
        "ACM SIGMOD Record 5 (2), 2002",
        "1,472*",
        "2002",
    ),
    ("Goats at night", "C Fox", "VLDB", "96", ""),
)
HEADS = (
    "TITEL\tZITIERT VON\tJAHR\n",
    "Název\nCitace\nRok\n",
    "Titre  Citée par  Année\n",
    "CÍM HIVATKOZOTT RÁ ÉV\n",
)


@pytest.mark.parametrize("head", [*HEADS, "HEITI\tVITNANIR\tÁR\n"])
@pytest.mark.parametrize(
    "row",
    [
        "{0}\t{3}\t{4}\n{1}\n{2}",
        "{0}\n{3}\n{4}\n{1}\n{2}",
        "{0}\n{1}\n{2}\t{3}\t{4}",
        "{0}\n{1}\n{2}\n{3}\n{4}",
        "{0}\n{1}\n{2}\n\t{3}\t{4}",
    ],
    ids=["behind the title", "below the title", "behind the venue", "below the venue", "apart"],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_numbers_of_a_row_stand_behind_title_or_venue_or_below_them(head, row, gap):
    rows = ("\n".join(filter(str.strip, row.format(*r).split("\n"))) for r in ROWS)
    text = f"Ann Lee\nSheep Institute\n\n{head}{gap.join(rows)}\n"
    found = values(text, "title", "authors", "published")
    assert found == [(r[0], r[1].removesuffix(", ...").split(", "), r[4] or None) for r in ROWS]


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("row", ["{0} {3} {4}\n{1}\n{2}", "{0}\n{1}\n{2}  {3}  {4}"])
def test_spaces_may_stand_for_the_tabs_of_a_table_with_a_head(head, row):
    counted = [r for r in ROWS if r[3] and r[4]]
    text = "Ann Lee\n" + head + "".join(row.format(*r) + "\n" for r in counted)
    assert values(text, "title", "published") == [(r[0], r[4]) for r in counted]


def test_the_last_row_of_a_table_may_have_no_numbers():
    text = "Title\tCited by\tYear\nSheep\nA Lee\nVLDB\t3\t2001\nGoats\nB Day\nA Talk\n"
    assert values(text, "title", "authors") == [("Sheep", ["A Lee"]), ("Goats", ["B Day"])]


def test_two_years_at_the_end_of_a_title_are_no_numbers_where_tabs_part_these():
    titles = ("Sheep Census 1990 2000", "A Ladder for Goats", "Cows from the Air")
    rows = "".join(f"{title}\nA Lee, B Day\nJournal of Wool 3\t12\t2001\n" for title in titles)
    found = values(f"TITLE\tCITED BY\tYEAR\n{rows}", "title", "authors", "published")
    assert found == [(title, ["A Lee", "B Day"], "2001") for title in titles]


COPIES = {
    "results": RESULTS,
    "profile": PROFILE,
    "phone": PHONE,
    "rows": "On Sheep\nA Lee, C Fox\nJ. Sheep 1, 2007\t9\t2007\n"
    "On Goats\nA Lee\nJ. Goats 2, 2008\t4\t2008\n",
}


@pytest.mark.parametrize("below", COPIES)
@pytest.mark.parametrize("above", COPIES)
def test_results_and_profiles_are_copied_one_below_the_other(above, below):
    columns = ("title", "authors", "published", "abstract")
    upper, lower = values(COPIES[above], *columns), values(COPIES[below], *columns)
    text = f"{COPIES[above]}\n{COPIES[below]}"
    assert values(text, *columns) == upper + lower
    check_spans(text)


def test_two_profiles_on_a_page_have_no_person_for_all_of_its_papers():
    assert read(f"{PROFILE}\n{PHONE}").page_facts == ()
    assert read(f"{PROFILE}\n{RESULTS}").page_facts == ()


@pytest.mark.parametrize("last", ["J. Sheep 1, 2007\t9\t2007", "J. Sheep 1\n2007 · Cited by 9"])
def test_one_row_of_a_profile_is_copied_alone(last):
    assert values(f"On Sheep\nA Lee, C Fox\n{last}\n", "title", "authors", "published") == [
        ("On Sheep", ["A Lee", "C Fox"], "2007")
    ]


@pytest.mark.parametrize("head", ["", "TITLE\nCITED BY\nYEAR\n"])
def test_a_row_of_a_profile_may_have_no_names(head):
    text = COPIES["rows"] + "Cows Alone\nJ. Cows 3, 2009\t2\t2009\nHens\nB Day\nWool 1\t1\t2010\n"
    assert values(head + text, "title", "authors", "published", "journal_ref")[2:] == [
        ("Cows Alone", [], "2009", "J. Cows 3, 2009"),
        ("Hens", ["B Day"], "2010", "Wool 1"),
    ]


def test_a_table_with_numbers_alone_is_no_crash():
    assert codes("TITLE\tCITED BY\tYEAR\n12\nA Lee, B Day - Sheep, 2019 - sheep.example\n")


@pytest.mark.parametrize("host", ["[PDF] from wool.example", "[HTML] from goats.farm.example…"])
def test_where_a_paper_can_be_had_may_stand_behind_its_title(host):
    text = RESULTS.replace("Attention is all you need", f"[PDF] Counting Sheep  {host}")
    assert values(text, "title")[:2] == [
        ("Counting Sheep",),
        ("A fast learning algorithm for deep belief nets",),
    ]


@pytest.mark.parametrize("tag", ["", "[PDF] ", "[BOOK] "])
@pytest.mark.parametrize("link", ["[PDF] meadow.org", " [HTML] from wool.ac.uk"])
def test_the_link_to_a_file_may_be_glued_to_a_title(tag, link):
    text = f"{tag}Counting sheep{link}\nA Lee, B Day - Wool Journal, 2001 - wool.org\nSave Cite\n"
    assert values(f"{text}Cited by 12 Related articles\n", "title", "published") == [
        ("Counting sheep", "2001")
    ]


@pytest.mark.parametrize("head", ["", "TITLE\nCITED BY\nYEAR\n"])
@pytest.mark.parametrize("between", ["\t\t\n", ""])
@pytest.mark.parametrize("venue", ["", "Sheep Days (SD)\n"])
def test_rows_of_a_profile_that_nobody_cites_may_stand_among_others(head, between, venue):
    row = "Hens at Night\nB Day\nWool 1, 2010\t1\t2010\n"
    uncited = f"Cows Alone\nB Day, A Lee\n{venue}{between}"
    assert values(f"{head}{row}{uncited}{row}", "title", "authors", "published") == [
        ("Hens at Night", ["B Day"], "2010"),
        ("Cows Alone", ["B Day", "A Lee"], None),
        ("Hens at Night", ["B Day"], "2010"),
    ]


def test_the_name_of_the_abstract_is_no_part_of_a_snippet():
    page = RESULTS.replace("… we show how", "Abstract We show how")
    assert values(page, "abstract")[1][0].startswith("We show how complementary priors")
    theory = RESULTS.replace("… we show how", "Abstract interpretation shows how")
    assert values(theory, "abstract")[1][0].startswith("Abstract interpretation shows")


@pytest.mark.parametrize("more", ["SHOW MORE", "Show more"])
@pytest.mark.parametrize("count", [1, 2])
def test_the_words_below_one_row_of_a_profile_are_no_name(more, count):
    rows = (
        "Counting sheep in wide fields\nA Lee, B Day\nWool Letters 12, 77-83\n6\n2019\n",
        "Goats on hills\nC Fox, A Lee\nProceedings of the 5th Workshop on Goats\n16\n2011\n",
    )
    head = "Ann Lee\nFollow\nARTICLES\nCITED BY\nTITLE\nSORT BY YEAR\nCITED BY\nYEAR\n\n"
    foot = f"\n{more}\nCited by\nAll\nSince 2020\nCitations\n2893\n1204\nh-index\n24\n17\n"
    assert (
        values(head + "\n".join(rows[:count]) + foot, "title", "authors", "published")
        == [
            ("Counting sheep in wide fields", ["A Lee", "B Day"], "2019"),
            ("Goats on hills", ["C Fox", "A Lee"], "2011"),
        ][:count]
    )


def test_results_as_the_site_printed_them_once():
    """Where to have a paper below its title, and buttons that are no more."""
    page = """Results 1 - 10 of about 3,260. (0.13 sec)

Counting Sheep in the Milky Way
wool.example [PDF]
A Lee, B Day - Arxiv preprint astro-ph, 2007 - wool.example
... have used sheep, currently the highest resolution count of all of them.
We ...
Cited by 68 - Related articles - BL Direct - All 5 versions

Goats and Ladders
C Fox - Arxiv preprint arXiv:0704.0790, 2007 - wool.example
... the goat that first climbs the second ladder and then comes down.
Cited by 56 - Related articles - All 7 versions

Create email alert
"""
    assert values(page, "title", "authors", "published") == [
        ("Counting Sheep in the Milky Way", ["A Lee", "B Day"], "2007"),
        ("Goats and Ladders", ["C Fox"], "2007"),
    ]
    assert codes(page) == []


def test_both_marks_of_a_file_stand_before_a_title():
    page = RESULTS.replace("Attention is", "[PDF][P] Attention is")
    assert values(page, "title") == values(RESULTS, "title")
