"""Lines with a title in quotation marks, names before or behind it, also family names alone."""

import pytest

from tests.read.pages import PROSE, read, values

COLUMNS = ("title", "authors", "published")


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        ('Lee and Day, "Counting Sheep", Farm Review 2017', (["Lee", "Day"], "2017")),
        ('Lee et al., "Counting Sheep", ICML 2017', (["Lee"], "2017")),
        ('Lee, "Counting Sheep" (arXiv:1301.00850)', (["Lee"], None)),
        ('Lee, Day and Fox, "Counting Sheep," ICML 2017', (["Lee", "Day", "Fox"], "2017")),
        (
            "Ann Lee, Bob Day. “Counting Sheep.” ICML 2017. [slides]",
            (["Ann Lee", "Bob Day"], "2017"),
        ),
        ('"Counting Sheep" by Lee, Day and Fox (ICML 2017)', (["Lee", "Day", "Fox"], "2017")),
        ('"Counting Sheep", Lee et al., arXiv 1706.01563. Short.', (["Lee"], None)),
        ('"Counting Sheep" -- Lee-Day and others, ICML 2017', (["Lee-Day"], "2017")),
        ('(optional) Lee et al., "Counting Sheep", ICML 2017', (["Lee"], "2017")),
    ],
)
def test_names_beside_a_quoted_title(line, entry):
    page = f'Week 1\n  - {line}\n  - Ann Fox, "Do Goats Climb", Nature 2010\n'
    assert values(page, *COLUMNS) == [
        ("Counting Sheep", *entry),
        ("Do Goats Climb", ["Ann Fox"], "2010"),
    ]


def test_an_item_may_hang_over_lines():
    page = (
        f"Dear all,\n\n{PROSE}\n\n"
        '1) "Counting Sheep" by Lee, Day and\n   Fox (ICML 2017,\n'
        '   https://arxiv.org/abs/1706.00001)\n\n2) "Do Goats Climb", Poe et al.,\n   ICML 2018\n'
    )
    assert values(page, *COLUMNS, "arxiv_id") == [
        ("Counting Sheep", ["Lee", "Day", "Fox"], "2017", "1706.00001"),
        ("Do Goats Climb", ["Poe"], "2018", None),
    ]


def test_a_quotation_is_no_title():
    page = f'He said "count the sheep" and left, in 2017.\n{PROSE}\n'
    assert not read(page).records


def test_french_quotation_marks_and_words_between_names():
    page = (
        "[A2] A. Lee, B. Day et J.-P. Fox, « Compter les moutons », C. R. Acad. 3 (2005), p. 5.\n"
        "[A1] B. Day und C. Fox, „Ziegen auf Leitern“, Ann. Inst. 21 (2004), p. 7-10.\n"
    )
    assert values(page, *COLUMNS) == [
        ("Compter les moutons", ["A. Lee", "B. Day", "J.-P. Fox"], "2005"),
        ("Ziegen auf Leitern", ["B. Day", "C. Fox"], "2004"),
    ]


@pytest.mark.parametrize("mark", ["*", '"'])
@pytest.mark.parametrize(
    ("last", "ids"),
    [
        ("`arXiv:2401.00001` #wool", ("2401.00001", "10.1234/wr.12")),
        ("[pdf](https://arxiv.org/abs/2401.00001)", ("2401.00001", "10.1234/wr.12")),
        ("<https://arxiv.org/abs/2401.00001>", ("2401.00001", "10.1234/wr.12")),
    ],
)
def test_a_year_may_stand_between_family_names_and_a_marked_title(mark, last, ids):
    lines = [
        f"- [x] Lee, Day & Fox (2006) – {mark}Counting sheep in fields: a study{mark} – {last}",
        f"- [ ] Roe and Hill (2007) – {mark}Ladders for goats of the North{mark} – "
        "[WR](https://doi.org/10.1234/wr.12) #goats",
        f"- [x] Ram, Ewe, Kid, Cow (2008) – {mark}Random wool and its colours{mark} – Wool Letters",
    ]
    found = values("# Queue\n\n" + "\n".join(lines) + "\n", *COLUMNS, "arxiv_id", "doi")
    assert [row[:3] for row in found[:2]] == [
        ("Counting sheep in fields: a study", ["Lee", "Day", "Fox"], "2006"),
        ("Ladders for goats of the North", ["Roe", "Hill"], "2007"),
    ]
    assert [(found[0][3], found[1][4])] == [ids]
    assert [row[:3] for row in found[2:]] == [
        ("Random wool and its colours", ["Ram", "Ewe", "Kid", "Cow"], "2008")
    ]


def test_a_quotation_below_an_item_that_begins_as_abstracts_do_is_one():
    quoted = "We count sheep on forty farms at night and find more of them than in the day of it."
    text = (
        "- [x] Lee, Day & Fox (2006) – *Counting sheep in fields*\n"
        "\t- reuse figure 2 of it\n"
        f"- [ ] Roe and Hill (2007) – *Ladders for goats of the North*\n\t> {quoted}\n"
        "- [ ] Ram and Ewe (2008) – *Random wool and its colours*\n"
    )
    assert values(text, "abstract") == [(None,), (quoted,), (None,)]


def test_an_economist_names_those_who_wrote_with_her():
    page = (
        "Ann Lee\nProfessor\n\nWorking papers\n\n"
        '"Do Sheep Slow Hiring? Evidence from Farms" (with Cy Fox), 2021. R&R at Wool Economics\n'
        "[Paper] [Slides]\n\n"
        '"Wool and the Gap" (with Bob Day and Cy Fox), 2020. Revise and resubmit\n[Paper]\n\n'
        '"Sorting across Farms", 2019. Submitted.\n\nPublications\n\n'
        '"Who Pays for Hay? The Role of Goats" (with Bob Day), Journal of Wool, 178, 2019.\n'
        "[Published version] [Working paper]\n\n"
        '"Firing Costs and Farm Growth", Hay Economics, 51, 2018.\n[Published version]\n'
    )
    assert values(page, "title", "authors", "published", "journal_ref") == [
        ("Do Sheep Slow Hiring? Evidence from Farms", ["Cy Fox"], "2021", None),
        ("Wool and the Gap", ["Bob Day", "Cy Fox"], "2020", None),
        ("Sorting across Farms", [], "2019", None),
        ("Who Pays for Hay? The Role of Goats", ["Bob Day"], "2019", "Journal of Wool, 178"),
        ("Firing Costs and Farm Growth", [], "2018", "Hay Economics, 51"),
    ]


def test_quoted_titles_in_print_need_no_names():
    page = (
        "Articles and chapters\n\n"
        "“Ledgers as Literary Texts.” Journal of Wool 58, no. 2 (2017): 211–234.\n"
        "“The Shepherd’s Apprentice.” In Farms of the Hills, edited by B. Day, 45–71. Bern, 2015.\n"
        "With Cy Fox. “Reading Hay in Bern.” Past & Wool 214 (2012): 3–39.\n"
        "“Salt, Gold, and Wool.” History in Fields 36 (2009): 101–130.\n"
    )
    assert values(page, "title", "authors", "published") == [
        ("Ledgers as Literary Texts", [], "2017"),
        ("The Shepherd’s Apprentice", [], "2015"),
        ("Reading Hay in Bern", ["Cy Fox"], "2012"),
        ("Salt, Gold, and Wool", [], "2009"),
    ]
    row = "“Sheep are Counted {0}.” The Daily Wool, {0} May 2017.\nwith a picture\nof me\n"
    news = "".join(row.format(n) for n in range(1, 5))
    assert values(f"In the media\n\n{news}", "title") == []
