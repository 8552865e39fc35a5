"""Lists of references, and pages of which only such and ids are certain."""

import textwrap

import pytest

from kgraph.model.ids import find_doi
from kgraph.read.layouts import fallback
from kgraph.read.page import page
from kgraph.read.references import references
from kgraph.read.rest import find_rest
from tests.read.copied_pages import check_spans, pages_of_others
from tests.read.pages import at_problems, codes, read, values

TITLE = "Attention is all you need"
TWO = ["A. Vaswani", "N. Shazeer"]
LAST_FIRST = ["Vaswani, A.", "Shazeer, N."]


@pytest.mark.parametrize(
    ("entry", "authors", "venue"),
    [
        (f"[12] A. Vaswani, N. Shazeer, … {TITLE}. In NeurIPS, 2017.", TWO, "NeurIPS"),
        (f"[12] A. Vaswani, N. Shazeer, et al. {TITLE}. In NeurIPS, 2017.", TWO, "NeurIPS"),
        (f"3. A. Vaswani and N. Shazeer. {TITLE}. In NeurIPS, 2017.", TWO, "NeurIPS"),
        (
            f"Vaswani, A., & Shazeer, N. (2017). {TITLE}. Advances in NIPS, 30, 5998–6008.",
            LAST_FIRST,
            "Advances in NIPS, 30, 5998–6008",
        ),
        (
            f"Vaswani, A., … Shazeer, N. (2017). {TITLE}. Advances in NIPS, 30, 5998–6008.",
            LAST_FIRST,
            "Advances in NIPS, 30, 5998–6008",
        ),
        (f"A. Vaswani and N. Shazeer. 2017. {TITLE}. In NeurIPS.", TWO, "NeurIPS"),
        (
            f"A. Vaswani and N. Shazeer, “{TITLE},” in NeurIPS, vol. 30, 2017.",
            TWO,
            "NeurIPS, vol. 30",
        ),
        (f'[VS17] A. Vaswani, N. Shazeer. "{TITLE}." NeurIPS 30 (2017).', TWO, "NeurIPS 30"),
        (f"Vaswani, A., Shazeer, N.: {TITLE}. In: NeurIPS (2017)", LAST_FIRST, "NeurIPS"),
        (f"[4] A. Vaswani, N. Shazeer, {TITLE}, in: NeurIPS, 2017.", TWO, "NeurIPS"),
        (f"• {TITLE}. A. Vaswani, N. Shazeer. NeurIPS 2017.", TWO, "NeurIPS"),
        (
            f"7. Vaswani A, Shazeer N, et al. {TITLE}. Adv Neural Inf. 2017;30:5998-6008.",
            ["Vaswani A", "Shazeer N"],
            "Adv Neural Inf",
        ),
        (
            f'Vaswani, Ashish, and Noam Shazeer. "{TITLE}." NeurIPS 30 (2017): 5998-6008.',
            ["Vaswani, Ashish", "Noam Shazeer"],
            "NeurIPS 30",
        ),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else "",
)
def test_a_style_tells_authors_from_title(entry, authors, venue):
    assert values(entry, "title", "authors", "published", "journal_ref") == [
        (TITLE, authors, "2017", venue)
    ]
    cut = any(sign in entry for sign in ("…", "et al"))
    assert read(entry).records[0].authors_truncated is cut
    check_spans(entry)


WRAPPED = """References

[1] Tri Dao. FlashAttention-2: Faster attention with better parallelism and work par-
titioning. arXiv preprint arXiv:2307.08691, 2023.
[2] OpenAI. GPT-4 technical report. CoRR, abs/2303.08774, 2023.
[3] K. He, X. Zhang, S. Ren, and J. Sun. Deep residual learning for image recognition.
In CVPR, pages 770–778, 2016.
[4] LeCun, Y., Bengio, Y. & Hinton, G. Deep learning. Nature 521, 436–444 (2015).
https://doi.org/10.1038/nature14539
[5] Some blog post that nobody remembers, last week.
"""


@pytest.mark.parametrize("marks", ["“{}”", '"{}"'])
def test_whole_names_before_a_title_in_quotation_marks(marks):
    entry = (
        "Ashish Vaswani, Noam Shazeer, Niki Parmar and Jakob Uszkoreit, {} Wool Review, 3, 2017."
    )
    page = "".join(
        entry.format(marks.format(f"{t},")) + "\n" for t in (TITLE, "Counting Sheep at Night")
    )
    names = ["Ashish Vaswani", "Noam Shazeer", "Niki Parmar", "Jakob Uszkoreit"]
    assert values(page, "title", "authors") == [(TITLE, names), ("Counting Sheep at Night", names)]


def test_an_entry_between_marks_is_whole():
    assert values(WRAPPED, "title", "arxiv_id", "doi", "journal_ref") == [
        (
            "FlashAttention-2: Faster attention with better parallelism and work partitioning",
            "2307.08691",
            None,
            None,
        ),
        ("GPT-4 technical report", "2303.08774", None, None),
        ("Deep residual learning for image recognition", None, None, "CVPR, pages 770–778"),
        ("Deep learning", None, "10.1038/nature14539", "Nature 521, 436–444"),
    ]
    assert at_problems(WRAPPED, "not-understood") == [
        "[5] Some blog post that nobody remembers, last week."
    ]
    check_spans(WRAPPED)


def test_an_entry_without_marks_ends_where_it_is_complete():
    text = """Ashish Vaswani, Noam Shazeer, Niki Parmar, Jakob Uszkoreit, Llion
Jones, Aidan N. Gomez, and Illia Polosukhin. 2017. Attention Is
All You Need. In Advances in Neural Information Processing
Systems.
Kaiming He and Jian Sun. 2016. Deep Residual Learning
for Image Recognition. In CVPR. 770–778.
"""
    assert values(text, "title", "published", "journal_ref") == [
        ("Attention Is All You Need", "2017", "Advances in Neural Information Processing Systems"),
        ("Deep Residual Learning for Image Recognition", "2016", "CVPR. 770–778"),
    ]
    assert codes(text) == []


def test_a_list_with_an_arxiv_id_in_each_line_is_one_of_references():
    text = """[1] Tri Dao. FlashAttention-2: Faster attention. arXiv:2307.08691, 2023.
[2] A. Vaswani and N. Shazeer. Attention is all you need. arXiv:1706.03762, 2017.
[3] OpenAI. GPT-4 technical report. arXiv:2303.08774, 2023.
"""
    assert values(text, "title", "arxiv_id") == [
        ("FlashAttention-2: Faster attention", "2307.08691"),
        ("Attention is all you need", "1706.03762"),
        ("GPT-4 technical report", "2303.08774"),
    ]


NOTES = """What I met this week, in no order at all, and some of it twice

The paper by Vaswani et al. (2017) is nice. In 2018, more came: see
https://arxiv.org/abs/1810.04805v2 and doi:10.1038/nature14539 for it.

Again https://arxiv.org/abs/1810.04805, and
https://openreview.net/forum?id=abc123

San Francisco, New York. We went there. 2017
Copyright 2019 Ann Lee, Bob Day. All rights reserved. Theme by Pixel Union.
John Smith and Mary Jones. We talked about cats there. It was cold.
"""


def test_only_what_is_certain_is_taken_of_an_unknown_page():
    on = page(read(NOTES).sources[0], NOTES)
    assert fallback.recognises(on)
    records = fallback.read(on).records
    assert [(r.arxiv_id, r.version, r.doi) for r in records] == [
        ("1810.04805", 2, None),
        (None, None, "10.1038/nature14539"),
    ]
    assert {record.title for record in records} == {None}


def test_the_rest_of_an_unknown_page_is_reported():
    on = page(read(NOTES).sources[0], NOTES)
    rest = [NOTES[p.start : p.end] for p in find_rest(on, fallback.read(on))]
    assert rest[0].startswith("What I met this week, in no order at all")
    # The line with the copyright stands between the last two.
    assert "https://openreview.net/forum?id=abc123\n\nSan Francisco" in rest[-2]
    assert rest[-1].startswith("John Smith")
    assert rest[-1].endswith("We talked about cats there. It was cold.")


def test_a_page_with_nothing_certain_stays_unknown():
    text = (
        "Hello. Ann Lee and Bob Day. 2019.\nSheep, goats. Cows. 2017\nRoom 12, 2017 Main Street.\n"
    )
    assert codes(text) == ["unknown-layout"]


def test_one_name_alone_is_believed_among_others_of_its_style():
    alone = "Graph Mining. Spectral clustering of sheep. 2017."
    assert values(alone, "title") == []
    others = (
        "\nA. Lee, B. Day. Counting goats at night. 2018.\nC. Fox, D. Elk. Counting cows. 2019."
    )
    assert values(alone + others, "title")[0] == ("Spectral clustering of sheep",)


@pytest.mark.parametrize("text", pages_of_others())
def test_other_pages_are_left_to_their_readers(text):
    assert read(text).sources[0].reader not in (None, references.NAME, fallback.NAME)
    assert not references.recognises(page(read(text).sources[0], text))


def test_names_end_at_the_full_stop_behind_a_name():
    text = """References
[1] Ann Lee, Bob Day, and Cy Ré. FlashSheep:
Fast counting of sheep. arXiv preprint arXiv:2205.14135, 2022.
[2] Leo Elk. Random forests. Machine Learning, 45(1):5–32, 2001. doi: 10.1023/A:
1010933404324.
[3] A. Yu. Fox and Eve Ram. Counting goats at night. Farm, 2006. doi:10.1000/12.
3456789
"""
    assert values(text, "title", "authors", "doi") == [
        ("FlashSheep: Fast counting of sheep", ["Ann Lee", "Bob Day", "Cy Ré"], None),
        ("Random forests", ["Leo Elk"], "10.1023/a:1010933404324"),
        ("Counting goats at night", ["A. Yu. Fox", "Eve Ram"], None),
    ]
    assert at_problems(text, "bad-id") == ["10.1000/12.\n3456789"]


@pytest.mark.parametrize(
    ("entry", "date", "venue"),
    [
        ("D. Day and A. Lee, “Counting sheep,” J. Sheep, vol. 3, no. 2, pp. 1–9, Jul. 2006.",
         "2006-07", "J. Sheep, vol. 3, no. 2, pp. 1–9"),
        ("Lee, A., & Day, B. (2006, July). Counting sheep. In Sheep of Wool (pp. 1-9).",
         "2006-07", "Sheep of Wool (pp. 1-9)"),
        ("A. Lee, B. Day. Counting sheep. In Proceedings of Sheep, 3 July 2006.",
         "2006-07-03", "Proceedings of Sheep"),
        ("Ann Lee and Bob Day. 2006, Jul. Counting sheep. In Proceedings of Sheep.",
         "2006-07", "Proceedings of Sheep"),
        ("Ann Lee and Bob Day. July 2006. Counting sheep. In Proceedings of Sheep.",
         "2006-07", "Proceedings of Sheep"),
        ("Lee A, Day B. Counting sheep. J Sheep. 2006 Jul 3;12(3):1-9. Epub 2005 Dec 1.",
         "2006-07-03", "J Sheep"),
        ("Ann Lee and Bob Day. 2006. Counting sheep. In Sheep may win, 2006 may be late.",
         "2006", "Sheep may win, 2006 may be late"),
    ],
)  # fmt: skip
def test_a_month_beside_the_year_is_kept(entry, date, venue):
    text = f"[1] {entry}\n[2] {entry.replace('sheep', 'goats')}\n"
    assert values(text, "title", "published", "journal_ref")[0] == ("Counting sheep", date, venue)


PUBMED = """1: Lee A, Day B, Fox C. Counting sheep in wide fields: a study at night. J Sheep
Sci. 2020 Jan;1(2):3-4. doi: 10.1000/sheep.1. Epub 2019 Dec 3. PMID: 31234567;
PMCID: PMC7654321.

2: van der Berg L. Goats climb. Nature. 2019 Mar 14;567(7747):190-193. doi:
10.1000/goats-2. PMID: 30867598.

3: Day B, Lee AB. A ladder for goats. Proc Natl Acad Sci U S A. 2018;115(3):1-9.
PMID: 30867599.
"""


def test_a_summary_of_pubmed():
    assert values(PUBMED, "title", "authors", "published", "journal_ref", "doi") == [
        (
            "Counting sheep in wide fields: a study at night",
            ["Lee A", "Day B", "Fox C"],
            "2020-01",
            "J Sheep Sci",
            "10.1000/sheep.1",
        ),
        ("Goats climb", ["van der Berg L"], "2019-03-14", "Nature", "10.1000/goats-2"),
        (
            "A ladder for goats",
            ["Day B", "Lee AB"],
            "2018",
            "Proc Natl Acad Sci U S A",
            None,
        ),
    ]
    assert read(PUBMED).records[0].labels == ("PMID: 31234567", "PMCID: PMC7654321")
    assert codes(PUBMED) == []


STYLES = {
    "harvard": "{a}, A. and {b}, B. ({year}) ‘{title}’, Nature, 3(2), pp. 1–10.",
    "elsevier": "A. {a}, B. {b}, {title}, Phys. Rev. D 3 ({year}) 1–10.",
    "nature": "{a}, A. & {b}, B. {title}. J. Mach. Learn. Res. 3, 1–10 ({year}).",
    "vancouver": "{a} A, {b} BC. {title}. In: Advances in Wool; {year}. p. 1-10.",
}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("mark", ["[{}] ", "{}. "])
def test_a_list_under_its_heading(style, mark):
    works = [
        ("Lee", "Day", "SheepNet: A study of the night’s count", "2017"),
        (
            "Fox",
            "Önal",
            "Counting goats in the hills with a ladder and\na rope when nobody looks",
            "2018",
        ),
        ("Berg", "Lee", "Cows stand still", "2019"),
    ]
    entries = [
        mark.format(n) + STYLES[style].format(a=a, b=b, title=title, year=year)
        for n, (a, b, title, year) in enumerate(works, start=1)
    ]
    text = "References\n" + "\n".join(entries) + "\n"
    assert values(text, "title", "published") == [
        (title.replace("\n", " "), year) for _, _, title, year in works
    ]
    assert all(len(names) == 2 for (names,) in values(text, "authors"))
    check_spans(text)


def test_titles_that_have_the_shape_of_names():
    text = """[1] Tan, Jin. "Counting of Many Sheep and Its Applications." arXiv:0704.0468 (2007).
[2] SheepNet: A Survey. Ann Lee, Bob Day. Nature, 2019.
[3] Ann Lee, Bob Day: Counting Goats. In: Nature (2019)
"""
    assert values(text, "title", "authors", "published") == [
        ("Counting of Many Sheep and Its Applications", ["Tan, Jin"], "2007"),
        ("SheepNet: A Survey", ["Ann Lee", "Bob Day"], "2019"),
        ("Counting Goats", ["Ann Lee", "Bob Day"], "2019"),
    ]


def test_a_year_or_a_page_that_begins_a_line_is_no_mark():
    text = (
        "[1] Ann Lee and Bob Day. Counting sheep in wide fields of grass. In Proc. ICML,\n2019.\n"
        "[2] Cy Fox. Counting goats on high and higher hills, with ladders. Nature, 3(2):1–\n"
        "12. 2020.\n[3] Ann Lee and Cy Fox. Counting cows. arXiv\n[Preprint]. 2021.\n"
    )
    assert values(text, "title", "published") == [
        ("Counting sheep in wide fields of grass", "2019"),
        ("Counting goats on high and higher hills, with ladders", "2020"),
        ("Counting cows", "2021"),
    ]


HARD_TITLES = [
    "Bodies and Transforms",
    "Swimming with the Tide? Counting claims across fields",
    "Spin glasses. II. Theory of goats",
    "The sheep survey. XIX. New flocks found",
    "In quest of a general index of wool",
    "A note about sheep: counted, weighed, and sold",
    "Sheep on the hill. II",
    "Counting cows",
]
BY_STYLE = {
    "icml": "Lee, A. B., Di Day, C., and Fox, D. {}. In Proc. of Farms, pp. 1–10, 2017.",
    "nature": "Lee, A. B., Di Day, C. & Fox, D. {}. J. Farm. Sci. 3, 1–10 (2017).",
    "vancouver": "Lee AB, Di Day C, Fox D. {}. J Farm Sci. 2017;3(2):1-10.",
    "elsevier": "A. B. Lee, C. Di Day, D. Fox, {}, J. Farm. Sci. 3 (2017) 1–10.",
    "springer": "Lee, A.B., Di Day, C., Fox, D.: {}. In: Proc. Farms, pp. 1–10 (2017)",
    "acm": "A. B. Lee, C. Di Day, and D. Fox. 2017. {}. In Proceedings of Farms. 1–10.",
}


@pytest.mark.parametrize("style", BY_STYLE)
@pytest.mark.parametrize("mark", ["[{}] ", "{}. ", ""])
def test_a_list_of_hard_titles_in_one_style(style, mark):
    entries = [BY_STYLE[style].format(title) for title in HARD_TITLES]
    joined = "\n" if mark else "\n\n"
    text = joined.join(mark.format(n) + entry for n, entry in enumerate(entries, start=1))
    found = values(text, "title", "published")
    assert found == [(title, "2017") for title in HARD_TITLES]
    assert {len(names) for (names,) in values(text, "authors")} == {3}


def test_one_author_in_the_style_of_the_list_is_enough():
    text = "".join(
        f"[{n}] {names}. {title}. J Farm Sci. 2007;3(2):1-10.\n"
        for n, (names, title) in enumerate(
            [
                ("Lee AB, Day C", "Counting sheep"),
                ("Roos M", "A dark sheep model"),
                ("Fox D, Day C", "Cows and Goats"),
                ("Guo H", "Counting goats"),
            ],
            start=1,
        )
    )
    assert values(text, "authors") == [
        (["Lee AB", "Day C"],),
        (["Roos M"],),
        (["Fox D", "Day C"],),
        (["Guo H"],),
    ]


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Li, Wei, Ann Lee, Bob Day, and Cy Fox", ["Li, Wei", "Ann Lee", "Bob Day", "Cy Fox"]),
        ("Atul Kr. Ojha and Ann Mittal", ["Atul Kr. Ojha", "Ann Mittal"]),
        ("Garry W. Angus and Stacy S. Day", ["Garry W. Angus", "Stacy S. Day"]),
        (
            "A. Sarkar, Charles L. Webber Jr., and P. Day",
            ["A. Sarkar", "Charles L. Webber Jr.", "P. Day"],
        ),
        ("D. -M. Mei and S. R. Lee", ["D. -M. Mei", "S. R. Lee"]),
        ("Leonardo dos Santos Pinheiro and Mark Le", ["Leonardo dos Santos Pinheiro", "Mark Le"]),
    ],
)
def test_names_before_a_year(printed, names):
    entries = [
        f"{printed}. 2017. Counting {what} in fields. In Proceedings of the Conference on Farms,\n"
        f"pages 1–10. Association of Farms.\nhttps://doi.org/10.1000/farm.{n}"
        for n, what in enumerate(("sheep", "goats", "cows"))
    ]
    text = "\n\n".join(entries)
    assert values(text, "authors", "doi") == [(names, f"10.1000/farm.{n}") for n in range(3)]


def test_a_doi_with_brackets_inside_is_whole():
    doi = "10.1175/1520-0469(1996)053<0946:ASTFHH>2.0.CO;2"
    escaped = doi.replace("<", "%3C").replace(">", "%3E")
    text = "".join(
        f"[{n}] A. Lee and B. Day. Counting sheep {n} times. J. Sheep, 1996. {printed}\n"
        for n, printed in enumerate((f"doi:{doi}.", f"https://doi.org/{escaped}"), start=1)
    )
    assert values(text, "doi") == [(doi.lower(),)] * 2
    assert [found.value for found in find_doi("<b>10.1000/abc<br>2.0.1</b>")] == ["10.1000/abc"]


def test_an_entry_of_hundreds_of_authors_is_one():
    many = ", ".join(f"Ann {chr(65 + n // 26)}{chr(97 + n % 26)}man" for n in range(300))
    lines = textwrap.fill(f"{many}, and Bob Day. 2024. Counting all sheep. Preprint.", 90)
    text = f"{lines}\n\nAnn Lee and Bob Day. 2020. Counting goats. In ICML.\n"
    assert [(t, len(a)) for t, a in values(text, "title", "authors")] == [
        ("Counting all sheep", 301),
        ("Counting goats", 2),
    ]


def test_a_name_that_ends_like_a_month_is_no_date():
    text = "\n\n".join(
        f"Ann Lee and Petr {name}. 2007. Counting {what} in fields. In ICML."
        for name, what in (("Ivanov", "sheep"), ("Kumar", "goats"), ("Petrov", "cows"))
    )
    assert values(text, "published") == [("2007",)] * 3


def test_titles_of_sentences_stand_before_names():
    titles = [
        "Are the sheep better? Improving wool with words",
        "A study of goats. Development of a ladder",
        "Cows at night",
    ]
    names = ["V. S. Day", "Cy Fox"]
    text = "\n\n".join(
        f"[{n}] {title}. {', '.join(names)}. ICML 2013." for n, title in enumerate(titles, start=1)
    )
    assert values(text, "title", "authors") == [(title, names) for title in titles]


def test_the_last_lines_of_a_paragraph_belong_to_its_entry():
    text = "\n\n".join(
        f"Ann Lee and Bob Day. 2007. Counting {what} in wide fields of grass.\n"
        f"Preprint, arXiv:0704.000{n}."
        for n, what in enumerate(("sheep", "goats", "cows"), start=1)
    )
    assert values(text, "arxiv_id") == [(f"0704.000{n}",) for n in (1, 2, 3)]
    two = text.replace("\n\n", "\n")
    assert values(two, "arxiv_id") == [(f"0704.000{n}",) for n in (1, 2, 3)]


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ("1 November 1997", "1997-11-01"),
        ("August 17, 2015", "2015-08-17"),
        ("2020-11-08", "2020-11-08"),
    ],
)
def test_an_encyclopedia_prints_whole_dates_and_marks_of_its_footnotes(date, published):
    entry = '    ^ {} Lee, Ann; Day, Bob C. ({}). "Counting {}". Sheep Review. 9 (8): 17–20.\n'
    text = "References[edit]\n\n" + entry.format("a b", date, "Sheep")
    text += entry.format("Jump up to: a b", date, "Goats").replace("  ", "  ")
    assert values(text, "title", "authors", "published") == [
        (f"Counting {what}", ["Lee, Ann", "Day, Bob C."], published) for what in ("Sheep", "Goats")
    ]


def test_journals_of_physics_print_no_titles():
    text = (
        "[1] A. Lee and B. Day, Phys. Rev. D 76, 13009 (2007), arXiv:hep-th/0501001.\n"
        "[2] C. Fox, Adv. Wool Phys. 2, 231 (1998), arXiv:hep-th/9801002.\n"
    )
    assert values(text, "title", "journal_ref", "published", "arxiv_id") == [
        (None, "Phys. Rev. D 76", "2007", "hep-th/0501001"),
        (None, "Adv. Wool Phys. 2", "1998", "hep-th/9801002"),
    ]


def test_the_type_of_a_work_closes_its_title():
    page = """参考文献

[1] 王小明, 李雷, 等. 绵羊计数研究[J]. 计算机学报, 2002, 25(1): 1-8.
[2] LEE A, DAY B E. Counting sheep[J]. Journal of Wool, 2015, 521(7553): 436-444.
[3] FOX C. Goats that climb[C]//Proceedings of the Farm Conference. 2012: 10-15.
[4] GRAY D, HILL E. Very standing cows[EB/OL]. (2014-09-04)[2021-03-12]. https://arxiv.org/abs/1409.0001.
"""
    assert values(page, "title", "authors", "published", "journal_ref") == [
        ("绵羊计数研究", ["王小明", "李雷"], "2002", "计算机学报"),
        ("Counting sheep", ["LEE A", "DAY B E"], "2015", "Journal of Wool"),
        ("Goats that climb", ["FOX C"], "2012", "Proceedings of the Farm Conference"),
        ("Very standing cows", ["GRAY D", "HILL E"], "2014-09-04", None),
    ]
    assert [r.authors_truncated for r in read(page).records] == [True, False, False, False]
    assert [r.arxiv_id for r in read(page).records][3] == "1409.0001"
    check_spans(page)


@pytest.mark.parametrize("dashes", ["———", "—", "___", "---"])
def test_dashes_stand_for_the_authors_above(dashes):
    page = f"""Lee, Ann B. “The Counting of Sheep.” Journal of Wool 78, no. 6 (1973): 1360–80.

{dashes}. “Sheep and Goats: Two Problems.” American Journal of Wool 91, no. 3 (1985): 481–510.

{dashes}. Counting the Commons: A Book on Cows. Cambridge: Farm Press, 1990.

Day, Bob. Counting on Farms: Sheep in Common. Oxford: Wool Press, 1991.
"""
    assert values(page, "title", "authors", "published") == [
        ("The Counting of Sheep", ["Lee, Ann B."], "1973"),
        ("Sheep and Goats: Two Problems", ["Lee, Ann B."], "1985"),
        ("Counting the Commons: A Book on Cows", ["Lee, Ann B."], "1990"),
        ("Counting on Farms: Sheep in Common", ["Day, Bob"], "1991"),
    ]
    check_spans(page)


def test_a_heading_parts_two_lists_and_a_comma_may_close_a_title():
    page = """References[edit]

    ^ Lee, Ann; Day, Bob (2020-11-08). "Counting Sheep at Night". arXiv:2011.00001 [cs.LG].
    ^ Fox, Cy (2021-01-02). "Goats That Climb on Ladders". arXiv:2101.00002 [cs.LG].

Further reading[edit]

    Gray, Dee; Hill, Eve (2022), Algorithms of Standing Cows, arXiv:2207.00003
"""
    assert values(page, "title", "arxiv_id") == [
        ("Counting Sheep at Night", "2011.00001"),
        ("Goats That Climb on Ladders", "2101.00002"),
        ("Algorithms of Standing Cows", "2207.00003"),
    ]


def test_titles_in_italics_of_markdown():
    text = """- Ashish Vaswani, Noam Shazeer (2017). *Attention Is All You Need*. arXiv:1706.03762.
- Albert Gu, Tri Dao (2023). *Mamba: Linear-Time Sequence Modeling*. arXiv:2312.00752.
"""
    assert values(text, "title", "published") == [
        ("Attention Is All You Need", "2017"),
        ("Mamba: Linear-Time Sequence Modeling", "2023"),
    ]


def test_family_names_alone_and_questions_within_titles():
    page = (
        "Termin 2: Wool\n"
        "– Clark, Fox, Levy, Manning (2019): What Do Sheep Look At? An Analysis of Fields."
        " https://arxiv.org/abs/1906.00001\n"
        "– Michel, Levy, Neubig (2019): Are Two Dogs Really Better than One?"
        " https://arxiv.org/abs/1905.00002\n"
        "– Lee, Ann and Day, Bob (2020): Counting Goats on Ladders."
        " https://arxiv.org/abs/2001.00003\n"
    )
    assert values(page, "title", "authors", "published", "arxiv_id") == [
        (
            *("What Do Sheep Look At? An Analysis of Fields",),
            *(["Clark", "Fox", "Levy", "Manning"], "2019", "1906.00001"),
        ),
        (
            *("Are Two Dogs Really Better than One?", ["Michel", "Levy", "Neubig"]),
            *("2019", "1905.00002"),
        ),
        ("Counting Goats on Ladders", ["Lee, Ann", "Day, Bob"], "2020", "2001.00003"),
    ]


@pytest.mark.parametrize(
    ("behind", "date"),
    [
        ("NeurIPS, 2017, pp. 2-9. Accessed 12 Mar. 2021.", "2017"),
        (
            "arXiv [Preprint]. 2017 Jun 12 [cited 2021 Jan 5]. Available from: https://a.org",
            "2017-06-12",
        ),
        ("NeurIPS, 2017. Retrieved May 3, 2020 from https://example.org/a", "2017"),
        ("NeurIPS, 2017, pp. 2-9.\n\nDownloaded on March 03,2024 at 10:11:12 UTC", "2017"),
        ("NeurIPS, Dec.\n     2017, pp. 2-9.", "2017-12"),
    ],
)
def test_the_day_somebody_looked_is_no_date(behind, date):
    text = "\n".join(f"[{n}] A. Vaswani, N. Shazeer, “{TITLE},” {behind}" for n in (1, 2))
    assert [some for (some,) in values(text, "published")] == [date, date]


def test_a_month_in_brackets_behind_the_title_completes_the_year():
    first = f"[1] Ann Lee and Bob Day. 2019. {TITLE}. J. Wool 3, Article 40 (Jan. 2019), 29 pages."
    other = f"[2] Ann Lee and Bob Day. 2018. {TITLE}. J. Wool 3, 1 (May 2019), 2-9."
    assert values(f"{first}\n{other}\n", "published") == [("2019-01",), ("2018",)]


@pytest.mark.parametrize(
    "kind", ["[Computer software]", "(arXiv:1706.03762)", "[Doctoral dissertation]", "[Data set]"]
)
def test_the_kind_of_a_work_is_no_part_of_its_title(kind):
    entry = f"Vaswani, A., & Shazeer, N. (2017). {TITLE} {kind}. GitHub. https://example.org/{{}}"
    assert values(entry.format(1) + "\n" + entry.format(2), "title") == [(TITLE,), (TITLE,)]


@pytest.mark.parametrize(
    ("behind", "venue"),
    [
        (", Phys. Wool 99, 126405 (2007).", "Phys. Wool 99, 126405"),
        (", Wool Rev. (London) 438, 201 (2007).", "Wool Rev. (London) 438, 201"),
        (", J. Wool Sheep 05 (2007) 086.", "J. Wool Sheep 05 (2007) 086"),
        (", Nucl. Wool B 443 (1995), 85-126 (2007).", "Nucl. Wool B 443 (1995), 85-126"),
        (", 4th ed. (Wool Press, 2007).", "4th ed. (Wool Press, 2007)"),
        (" (Wool Press, Cambridge, 2007).", "Wool Press, Cambridge"),
        (", Ph.D. thesis, University of Wool, 2007.", "Ph.D. thesis, University of Wool"),
        (", arXiv:0704.0001 (2007).", None),
    ],
)
def test_journals_of_physics_print_titles_between_commas(behind, venue):
    names = ["A. Lee", "B. C. Day"]
    titles = [
        "Counting sheep in wide fields",
        "Wool, goats and the bipartite field",
        "Cows and goats II",
    ]
    text = "".join(
        f"[{n}] {' and '.join(names)}, {title}{behind}\n" for n, title in enumerate(titles, start=1)
    )
    assert values(text, "title", "authors", "published", "journal_ref") == [
        (title, names, "2007", venue) for title in titles
    ]


def test_a_bracket_that_an_id_ends_is_not_left_open():
    text = "".join(
        f"Lee, A., & Day, B. C. (2007). {title}. Wool Rev. 3 (Hay Series, doi:10.1000/{n}).\n"
        for n, title in enumerate(("Counting sheep in wide fields", "Cows and goats II"))
    )
    assert values(text, "journal_ref", "doi") == [
        ("Wool Rev. 3", "10.1000/0"),
        ("Wool Rev. 3", "10.1000/1"),
    ]


def test_a_group_that_names_sign_for_is_none_of_them():
    text = (
        "[1] A. Lee et al. (WOOL Collaboration), Search for lost sheep, Phys. Wool 9, 11 (2017).\n"
        "[2] C. Fox (on behalf of the Hay Team), Search for hay, Phys. Wool 9, 12 (2018).\n"
    )
    assert values(text, "title", "authors") == [
        ("Search for lost sheep", ["A. Lee"]),
        ("Search for hay", ["C. Fox"]),
    ]


@pytest.mark.parametrize(
    ("printed", "arxiv", "doi"),
    [
        ("https://\ndoi.org/10.1000/wool.1", None, "10.1000/wool.1"),
        ("https://doi\n.org/10.1000/wool.1", None, "10.1000/wool.1"),
        ("https://doi.\n    org/10.1000/wool.1", None, "10.1000/wool.1"),
        ("https:\n//arxiv.org/abs/2207.00001", "2207.00001", None),
        ("https://arxiv.org/\nabs/2207.00001", "2207.00001", None),
        ("https://arxiv.org/abs/\n2207.00001", "2207.00001", None),
        ("arXiv preprint arXiv:2207.\n    00001", "2207.00001", None),
        ("https://doi.org/10.48550/\narXiv.2207.00001", "2207.00001", None),
    ],
)
def test_an_address_broken_at_the_end_of_a_line_is_whole(printed, arxiv, doi):
    text = "".join(
        f"Lee, A., & Day, B. (2022). Counting {what} in fields. Wool Review.\n{printed}\n"
        if what == "goats"
        else f"Lee, A., & Day, B. (2022). Counting {what} in fields. Wool Review, 3.\n"
        for what in ("sheep", "goats", "cows")
    )
    assert values(text, "arxiv_id", "doi") == [(None, None), (arxiv, doi), (None, None)]


def test_an_id_at_the_end_of_a_line_is_not_joined_with_the_next():
    text = (
        "[1] A. Lee and B. Day. Counting sheep. Preprint arXiv:2207.00001.\n2022. In wide fields.\n"
        "[2] C. Fox and B. Day. Counting goats. 2023. See https://wool.org/\n"
        "[3] C. Fox and B. Day. Counting cows. In ICML, 2024.\n"
    )
    assert values(text, "arxiv_id")[0] == ("2207.00001",)
    assert read(text).records[1].urls == ("https://wool.org/",)


def test_a_wrapped_year_is_no_heading_of_the_entries_below():
    text = (
        "1. Lee, A. et al. Counting sheep in wide fields. Wool Review 5, 6–7\n(2021).\n"
        "2. Fox, C. & Day, B. Counting goats. Preprint at\nhttps://doi.org/10.1000/wool.2 (2022).\n"
    )
    assert values(text, "published", "doi") == [("2021", None), ("2022", "10.1000/wool.2")]


def test_the_day_of_a_preprint_completes_its_year():
    text = "\n\n".join(
        f"Lee, Ann, and Bob Day. 2022. “Counting {what}.” {behind} https://wool.org/1."
        for what, behind in (
            ("Sheep", "Preprint, submitted November 12."),
            ("Goats", "arXiv, March 3."),
            ("Cows", "Preprint, submitted November 12, 2021."),
        )
    )
    assert values(text, "published") == [("2022-11-12",), ("2022-03-03",), ("2022",)]


@pytest.mark.parametrize(
    ("behind", "date", "day"),
    [
        ("2022. “Counting Sheep.” Preprint, submitted February 31.", "2022-02", "February 31"),
        ("2022. “Counting Sheep.” Preprint, submitted November 0.", "2022-11", "November 0"),
        ("“Counting Sheep.” Wool Review. 2022 Feb 30;1(2):3-4.", "2022-02", "Feb 30"),
    ],
)
def test_a_day_that_there_is_not_leaves_its_month(behind, date, day):
    text = "\n\n".join(f"Lee, Ann, and Bob Day. {behind} https://wool.org/{n}." for n in (1, 2))
    assert values(text, "published") == [(date,), (date,)]
    assert at_problems(text, "bad-date") == [day] * 2


def test_the_number_of_an_article_is_no_word_of_a_sentence():
    text = (
        "1. Lee, A. & Day, B. Counting sheep in wide fields. Nat. Wool 12, 345–352 (2019).\n"
        "2. Sam, F., Elm, S. M. & O’Hay, J. Cows at night. Sci. Wool 6, eabc1234 (2020).\n"
        "3. Fox, C. et al. Why goats climb. eFarm 9, e45562 (2021).\n"
    )
    assert values(text, "title", "published", "journal_ref") == [
        ("Counting sheep in wide fields", "2019", "Nat. Wool 12, 345–352"),
        ("Cows at night", "2020", "Sci. Wool 6, eabc1234"),
        ("Why goats climb", "2021", "eFarm 9, e45562"),
    ]


def test_a_thesis_without_a_title_has_none():
    text = (
        "[1] A. Lee and B. Day, Counting sheep in wide fields, Phys. Wool 9, 11 (2017).\n"
        "[2] C. Fox and D. Poe, Why goats climb, Phys. Wool 9, 12 (2018).\n"
        "[3] J. Kim, Ph.D. thesis, University of Wool, 2011.\n"
    )
    assert [title for (title,) in values(text, "title")] == [
        "Counting sheep in wide fields",
        "Why goats climb",
    ]


def test_the_newest_of_ones_own_works_stands_first_and_has_the_highest_number():
    page = "\n".join(
        (
            *("12. A. Lee, B. Day and C. Fox,", "    Counting Sheep in Wide Fields (and Hills),"),
            *("    JHEP 0908 (2009) 034, hep-th/0609111.", "11. A. Lee and C. Fox,"),
            *("    Ladders for Goats,", "    submitted to Phys. Rev. D, arXiv:0811.4502 [hep-th]."),
            *("10. C. Fox and B. Day,", "    Wool at Finite Temperature,", "    hep-th/9709111."),
        )
    )
    assert values(page, "title", "published", "arxiv_id", "journal_ref") == [
        (
            *("Counting Sheep in Wide Fields (and Hills)", "2009", "hep-th/0609111"),
            "JHEP 0908 (2009) 034",
        ),
        ("Ladders for Goats", None, "0811.4502", "submitted to Phys. Rev. D"),
        ("Wool at Finite Temperature", None, "hep-th/9709111", None),
    ]


@pytest.mark.parametrize("state", ["in press", "submitted", "forthcoming", "under review", "n.d."])
def test_what_is_not_out_yet_has_no_year(state):
    page = (
        f"Lee, A., Day, B., & Fox, C. ({state}). Counting sheep in fields. Journal of Farms.\n"
        "Lee, A., & Day, B. (2019). Ladders for goats. Hill Review, 3(2), 12–15.\n"
    )
    assert values(page, "title", "published", "journal_ref") == [
        ("Counting sheep in fields", None, "Journal of Farms"),
        ("Ladders for goats", "2019", "Hill Review, 3(2), 12–15"),
    ]


def test_a_full_stop_in_brackets_ends_no_title():
    page = (
        "[1] A. Lee and B. Day. Counting sheep (cf. Goats) in wide fields. In ICML, 2019.\n"
        "[2] C. Fox and B. Day. Wool. In ICML, 2018.\n[3] C. Fox. Wool in winter. In ICML, 2017.\n"
    )
    assert values(page, "title")[0] == ("Counting sheep (cf. Goats) in wide fields",)


def test_a_list_with_the_year_before_the_title():
    page = (
        "A lire absolument\n-----------------\n"
        "(2010) _Counting Sheep in Fields_. Ann Lee, Bob Day et Cy Fox. EMNLP.\n"
        "    -> voir aussi la thèse de G.\n"
        "(2011) _Ladders for Goats_. Ann Lee et Bob Day. EAMT, Louvain.\n\n"
        "Si vous avez le temps\n---------------------\n"
        "(2007) _Wool: a Kit for Winter_. Cy Fox, Ann Lee et al. ACL, session démos.\n"
        "    (logiciel : http://www.wool.org/kit/)\n"
    )
    assert values(page, "title", "authors", "published") == [
        ("Counting Sheep in Fields", ["Ann Lee", "Bob Day", "Cy Fox"], "2010"),
        ("Ladders for Goats", ["Ann Lee", "Bob Day"], "2011"),
        ("Wool: a Kit for Winter", ["Cy Fox", "Ann Lee"], "2007"),
    ]


def test_names_turned_round_with_and_in_other_languages():
    page = (
        "Müller, A. und Schmidt, B. (2010): Schafe auf der Wiese. Informatik Spektrum, 33(2).\n"
        "Fuchs, C. u. a. (2012): Wolle im Winter. Dissertation, Universität Wollstadt.\n"
        "Mora, J., Gil, A. y Paz, L. (2010). Contar ovejas en el campo. Revista de Granjas, 3.\n"
        "Lee, A. et Day, B. (2012). Compter les moutons. Dans Actes de TALN, Nancy.\n"
    )
    assert values(page, "authors", "journal_ref") == [
        (["Müller, A.", "Schmidt, B."], "Informatik Spektrum, 33(2)"),
        (["Fuchs, C."], "Dissertation, Universität Wollstadt"),
        (["Mora, J.", "Gil, A.", "Paz, L."], "Revista de Granjas, 3"),
        (["Lee, A.", "Day, B."], "Actes de TALN, Nancy"),
    ]


def test_two_styles_of_one_list_with_dates_that_wrap():
    text = (
        "References\n\n1. Lee AB, Day CD. Counting Sheep on Large Meadows. J Farm Sci. 2007\n"
        "   May;25(10):31-5.\n"
        "2. Lee AB, Evans NJ 2nd, et al. Counting Goats on Small Meadows. J Farm Sci. 2007 May\n"
        "   11;98(19):19.\n"
        "[3] Ann B. Lee, Bob Day, and Cyd Foxworth. 2002. Fast shearing of large\n"
        "flocks. Trans. Wool Syst. 27, 3 (September 2002), 261-298.\n"
    )
    assert values(text, "title", "authors", "published") == [
        ("Counting Sheep on Large Meadows", ["Lee AB", "Day CD"], "2007-05"),
        ("Counting Goats on Small Meadows", ["Lee AB", "Evans NJ 2nd"], "2007-05-11"),
        ("Fast shearing of large flocks", ["Ann B. Lee", "Bob Day", "Cyd Foxworth"], "2002-09"),
    ]
    assert codes(text) == []


@pytest.mark.parametrize("label", ["Lee, 2019", "Lee et al.(2019)Lee, Day, and Fox", "Lee+, 2019b"])
def test_labels_with_names_and_years_open_entries(label):
    page = "".join(
        f"[{label}] Ann Lee. {title} in wide fields. In Proceedings of Wool, 2019.\n"
        for title in ("Counting sheep", "Why goats climb", "Cows at night")
    )
    assert values(page, "title", "authors") == [
        (f"{title} in wide fields", ["Ann Lee"])
        for title in ("Counting sheep", "Why goats climb", "Cows at night")
    ]


def test_entries_end_where_no_line_hangs_any_more():
    page = """Literature Cited

Gray, C. (2008). Counting sheep in flat fields. In: Hay, H.-D., Lea, S.-T. (eds.)
    Farm Methods. Surveys in Wool, vol. XII, pp. 113–165. Hill Press, Somerville.
Lee, E., Day, C., & Roe, C. (2007). Low, middle and high ladders.
    Goat Review D, 76, 084013. arXiv:0704.0992 [math.CO]
Fox, M., Hay, F. C., & Vera, R. (2007). Linear counts of cows: the fog
    problem and its background. Quantum Cows, 24, 3673–3690. doi:10.1000/0264-
    9381/24/14/008
Hill, X. H. (2009). Construction of complete farms under mean
    weather. Part II. Comm. Partial Farms, 34(3), 257–280.
"""
    assert values(page, "title", "published", "doi") == [
        ("Counting sheep in flat fields", "2008", None),
        ("Low, middle and high ladders", "2007", None),
        ("Linear counts of cows: the fog problem and its background", "2007",
         "10.1000/0264-9381/24/14/008"),
        ("Construction of complete farms under mean weather. Part II", "2009", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("entry", "title"),
    [
        (
            "[5] A. Lee and B. Day, “Sheep vs. Goats vs. Cows in Barn Choice:\n"
            "Questioning the Necessity of Ladders,” in\nProc. 60th Annual Meeting of the Farm, "
            "2022, pp. 1186–1197.",
            "Sheep vs. Goats vs. Cows in Barn Choice: Questioning the Necessity of Ladders",
        ),
        (
            "[8] B. Day. Constrained counting of sheep as\na minimization of the wool. Journal of\n"
            "Sheep A, 37:207–224, 2007.",
            "Constrained counting of sheep as a minimization of the wool",
        ),
    ],
)
def test_one_entry_under_its_heading_is_read_as_well_as_ten(entry, title):
    assert values(f"References\n{entry}\n", "title") == [(title,)]


@pytest.mark.parametrize("mark", ["{}. ", "[{}] "])
@pytest.mark.parametrize("count", [1, 2])
def test_one_or_two_with_a_number_are_a_list(mark, count):
    entries = (
        "Fox, C. Counting Goats on High Ladders. Wool 33, 1–9 (2017).",
        "Ram, E. Cows from the Air and on Foot. In Conference on Herds 33–42 (2023).",
    )
    text = "".join(f"{mark.format(n)}{entry}\n" for n, entry in enumerate(entries[:count], 1))
    assert (
        values(text, "title", "authors", "published")
        == [
            ("Counting Goats on High Ladders", ["Fox, C."], "2017"),
            ("Cows from the Air and on Foot", ["Ram, E."], "2023"),
        ][:count]
    )


def test_one_without_a_number_is_read_if_two_names_sign():
    text = (
        "Fox, Cy, and Eve M. Ram. “Counting Goats on High Ladders.” In Conference on Herds, "
        "pp. 30-51. 2007. doi:10.1088/1126-6708/2007/05/047\n"
    )
    (found,) = read(text).records
    assert (found.title, found.doi) == (
        "Counting Goats on High Ladders",
        "10.1088/1126-6708/2007/05/047",
    )
    assert values(
        "Count Black Goats: Am I One?\nhttps://arxiv.org/abs/2104.06272\n", "authors"
    ) == [([],)]


def test_the_style_that_a_site_offers_is_no_part_of_the_reference():
    page = (
        "Cite\nAPA\nLee, A., Day, B., & Fox, C. (2019). Counting sheep in wide fields. Journal of "
        "Wool, 12(3), 1-9.\nBibTeX\nEndNote\n"
    )
    assert values(page, "title", "authors") == [
        ("Counting sheep in wide fields", ["Lee, A.", "Day, B.", "Fox, C."]),
    ]
