"""Lists of ids, with words beside them."""

import pytest

from tests.read.pages import at_problems, codes, read, values


@pytest.mark.parametrize(
    ("line", "arxiv_id", "title", "labels"),
    [
        ("1706.03762", "1706.03762", None, ()),
        ("1706.03762 Attention Is All You Need", "1706.03762", "Attention Is All You Need", ()),
        ("Attention Is All You Need - 1706.03762", "1706.03762", "Attention Is All You Need", ()),
        ("1810.04805 Devlin et al., BERT", "1810.04805", None, ("Devlin et al., BERT",)),
        ("BERT https://arxiv.org/abs/1810.04805", "1810.04805", None, ("BERT",)),
        ("[1] A. Author, Title, arXiv:1706.03762", "1706.03762", None, ("A. Author, Title",)),
        ("- hep-th/9901001 read this one first", "hep-th/9901001", None, ("read this one first",)),
        ("* 1706.03762v5  # my favourite", "1706.03762", None, ()),
    ],
)  # fmt: skip
def test_words_beside_an_id_are_kept(line, arxiv_id, title, labels):
    page = f"2401.00001 first\n{line}\nlast one: arXiv:2401.00002\n"
    found = values(page, "arxiv_id", "title", "labels")
    assert found[1] == (arxiv_id, title, labels)
    assert [i for i, *_ in found] == ["2401.00001", arxiv_id, "2401.00002"]
    assert codes(page) == []


def test_a_line_without_an_id_is_one_problem():
    page = "1706.03762 first\nWhere is the id of this one?\n1810.04805 second\n2401.00001 third\n"
    assert [i for (i,) in values(page, "arxiv_id")] == ["1706.03762", "1810.04805", "2401.00001"]
    assert at_problems(page, "not-understood") == ["Where is the id of this one?"]


def test_a_bad_id_among_words_is_a_problem():
    page = "1706.03762 first\n1810.04805 second\narXiv:1713.00001 third\n"
    assert len(values(page, "arxiv_id")) == 2
    assert codes(page) == ["bad-id"]


def test_a_title_may_stand_over_its_link():
    page = """Counting Sheep at Night
https://arxiv.org/abs/2401.00001

Counting cows is all you need:
https://arxiv.org/abs/2401.00002

Graph Attention Networks
https://doi.org/10.1000/hens.4
"""
    assert values(page, "title", "arxiv_id", "doi") == [
        ("Counting Sheep at Night", "2401.00001", None),
        ("Counting cows is all you need", "2401.00002", None),
        ("Graph Attention Networks", None, "10.1000/hens.4"),
    ]
    assert codes(page) == []


def test_prose_over_a_link_is_no_title():
    page = """I liked this one a lot.
https://arxiv.org/abs/2401.00001

We read it again last week, see
https://arxiv.org/abs/2401.00002
"""
    assert [title for (title,) in values(page, "title")] == [None, None]


SENTENCE_CASE = (
    "{a}A walk in the hills with forty sheep{b}2401.00001{c}"
    "{a}Counting Sheep on the Slopes of Hills{b}2401.00002{c}"
    "{a}Upper bounds on the number of goats{b}2401.00003{c}"
    "{a}On goats, ladders and those who fall{b}2401.00004{c}"
)


@pytest.mark.parametrize(
    ("a", "b", "c"),
    [("", " - ", "\n"), ("- ", "\t", "\n"), ("", "\nhttps://arxiv.org/abs/", "\n\n")],
)
def test_where_a_list_has_its_titles_titles_in_sentence_case_are_titles_too(a, b, c):
    assert [title for (title,) in values(SENTENCE_CASE.format(a=a, b=b, c=c), "title")] == [
        "A walk in the hills with forty sheep",
        "Counting Sheep on the Slopes of Hills",
        "Upper bounds on the number of goats",
        "On goats, ladders and those who fall",
    ]


def test_a_list_of_remarks_has_no_titles():
    page = "2401.00001 Nice overview of sheep\n2401.00002 Good for the ladder part\n"
    assert [title for (title,) in values(page, "title")] == [None, None]


def test_lines_with_ids_may_be_whole_entries_that_begin_with_names():
    page = (
        "Recent publications\n\n"
        "• Ann Lee, Bob Day and Cy Fox, Counting sheep at night, arXiv:2212.00001 (2022).\n"
        "• Lee, A., Day, B.-C. and Fox, C., The wool of sheep, arXiv:2212.00002 (2022).\n"
        "• Ann Lee and Dee Gray, Goats on ladders, Chinese Goats C, 2021. DOI: 10.1000/182\n"
        "• Ann Lee and Dee Gray, Cows in fog, Phys. Cows 75, 094018 (2007). doi:10.1000/183\n"
    )
    assert values(page, "title", "authors", "published") == [
        ("Counting sheep at night", ["Ann Lee", "Bob Day", "Cy Fox"], "2022"),
        ("The wool of sheep", ["Lee, A.", "Day, B.-C.", "Fox, C."], "2022"),
        ("Goats on ladders", ["Ann Lee", "Dee Gray"], "2021"),
        ("Cows in fog", ["Ann Lee", "Dee Gray"], "2007"),
    ]


def test_addresses_without_their_protocol():
    text = """to read
1706.03762
arxiv.org/abs/math/0211159v1
www.arxiv.org/pdf/2307.09288
huggingface.co/papers/2205.14135
doi.org/10.1145/3600006.3613165
[0704.0001]
"""
    assert values(text, "arxiv_id", "doi") == [
        ("1706.03762", None),
        ("math/0211159", None),
        ("2307.09288", None),
        ("2205.14135", None),
        (None, "10.1145/3600006.3613165"),
        ("0704.0001", None),
    ]


def test_an_id_that_lacks_a_digit_is_made_good_in_a_list():
    assert values("2001.0001\n2001.00002, 1501.0003v2\n", "arxiv_id") == [
        ("2001.00001",),
        ("2001.00002",),
        ("1501.00003",),
    ]


def test_ids_between_other_numbers_and_in_links():
    text = (
        "to import (Ann, 4 June):\n"
        "1702.00249; arXiv:2004.08990 [q-bio.QM]; https://arxiv.org/abs/1809.00949v1, "
        "DOI:10.1002/(SICI)1097-4571(199009)41:6<391::AID-ASI1>3.0.CO;2-9\n"
        "- [link](https://arxiv.org/abs/2009.01669)\n"
        "- hep-th/9901001\n"
        "budget no. 4711.2023, phone 0441 798-2210 -- not papers!\n"
    )
    assert values(text, "arxiv_id", "doi") == [
        ("1702.00249", None),
        ("2004.08990", None),
        ("1809.00949", None),
        (None, "10.1002/(sici)1097-4571(199009)41:6<391::aid-asi1>3.0.co;2-9"),
        ("2009.01669", None),
        ("hep-th/9901001", None),
    ]


@pytest.mark.parametrize("bar", [" | ", "\t", " ; "])
def test_columns_beside_ids_are_titles_names_years_and_remarks(bar):
    rows = (
        ("todo", "2310.06825", "Counting Sheep in Wide Fields", "Ann Lee et al., short"),
        ("done", "arXiv:2402.17152v3", "Ladders for Goats on Hills", "ask Karin"),
        ("done", "10.1038/nature14539", "Cows from Above", "2007 -- old but good"),
        ("todo", "1810.04805", "Wool and fences in winter", "Lee, Day, Fox, Hill"),
    )
    page = "\n".join(bar.join(row) for row in rows)
    assert values(page, "title", "authors", "published", "labels") == [
        ("Counting Sheep in Wide Fields", ["Ann Lee"], None, ("todo", "short")),
        ("Ladders for Goats on Hills", [], None, ("done", "ask Karin")),
        ("Cows from Above", [], "2007", ("done", "old but good")),
        ("Wool and fences in winter", ["Lee", "Day", "Fox", "Hill"], None, ("todo",)),
    ]


def test_a_title_in_brackets_and_a_remark_behind_it():
    page = (
        "1706.03762 (Counting Sheep in Fields) - start here\n2401.04088 (Goats on Ladders) - wow\n"
    )
    assert values(page, "title", "labels") == [
        ("Counting Sheep in Fields", ("start here",)),
        ("Goats on Ladders", ("wow",)),
    ]


@pytest.mark.parametrize(
    "mark", ["{}) ", "[{}] doi:", "{}. https://doi.org/", "- DOI: ", ""], ids=lambda m: m or "none"
)
@pytest.mark.parametrize("status", ["   copies: 1   status: sent\n", ""], ids=["status", "bare"])
def test_titles_may_stand_below_the_ids_that_begin_blocks(mark, status):
    titles = [
        "Waves in Arrays of Sheep",
        "Counterflow of goats in two isolated meadows",
        "Genetic Optimization of Cows",
        "A Theorem on Large Flocks",
    ]
    page = "ILL requests, week 14        Requested by: Dept. of Wool\n\n"
    for n, title in enumerate(titles, 1):
        page += f"{mark.format(n)}10.1103/PhysRevLett.99.04830{n}\n   {title}\n{status}\n"
    assert values(page, "doi", "title") == [
        (f"10.1103/physrevlett.99.04830{n}", title) for n, title in enumerate(titles, 1)
    ]


def test_text_below_an_id_is_no_title():
    page = "".join(
        f"{n}) 10.1103/PhysRevLett.99.04830{n}\n   I read this one twice, and liked it.\n\n"
        for n in range(1, 5)
    )
    assert values(page, "title") == [(None,)] * 4


def test_a_note_before_the_list_and_a_greeting_behind_it_belong_to_no_id():
    page = """to fetch for the goat meeting

https://arxiv.org/abs/0704.0001
arXiv:0704.0002v1  <- see sec. 4
[math.AG] 0704.0003
https://doi.org/10.1000/goats.4
http://arxiv.org/pdf/hep-th/9901005.pdf
  0704.0006  (again!)

(the rest is in the folder)
"""
    found = values(page, "arxiv_id", "doi", "abstract", "categories")
    assert [i or doi for i, doi, *_ in found] == [
        *("0704.0001", "0704.0002", "0704.0003", "10.1000/goats.4", "hep-th/9901005", "0704.0006")
    ]
    assert [row[2:] for row in found] == [(None, ("math.AG",) if n == 2 else ()) for n in range(6)]


def test_an_id_that_a_line_says_twice_is_one_paper():
    page = """https://arxiv.org/abs/0704.0001 | [0704.0001] Counting sheep on wide fields
https://arxiv.org/pdf/0704.0002v2
* [0704.0003] Counting Goats on High Hills - https://arxiv.org/abs/0704.0003v2
https://doi.org/10.1000/cows.4 | Counting Cows from the Air at Night
"""
    assert values(page, "arxiv_id", "title") == [
        ("0704.0001", "Counting sheep on wide fields"),
        ("0704.0002", None),
        ("0704.0003", "Counting Goats on High Hills"),
        (None, "Counting Cows from the Air at Night"),
    ]


def test_titles_in_sentence_case_stand_alike_beside_most_ids_that_have_words():
    page = """Hi all, the links of today:

- Frequent counting of sheep across several mountains: https://doi.org/10.1000/sheep.1
- doi:10.1000/none.2
- http://dx.doi.org/10.1000/cows.3 (shape of a cow)
- Automatic recognition of goats behind fences, https://arxiv.org/abs/0704.0004
- Geometric properties of grazing patterns under drought <https://arxiv.org/abs/0704.0005>
- the agenda: https://example.org/farm/11223/

Best,
K.
"""
    assert [title for (title,) in values(page, "title")] == [
        *("Frequent counting of sheep across several mountains", None, None),
        "Automatic recognition of goats behind fences",
        "Geometric properties of grazing patterns under drought",
    ]


def test_what_people_say_of_papers_is_no_title_in_sentence_case():
    page = """Good introduction to counting flocks: https://arxiv.org/abs/0704.0001
Another perspective from the mountain group about goats: https://arxiv.org/abs/0704.0002
Background material mentioned yesterday during discussion: https://arxiv.org/abs/0704.0003
"""
    assert values(page, "title") == [(None,)] * 3


def test_a_line_of_dashes_is_no_id_in_linear_time():
    """The dashes of old ids were tried from each sign on: minutes here."""
    text = "-" * 200_000
    assert values(f"hep-th/9901001\n{text}\n", "arxiv_id") == [("hep-th/9901001",)]


def test_a_title_that_another_replaces_leaves_no_place_behind():
    text = "Ann Lee, Bob Day  abstract: We count.doi:10.1000/1, Lee/Day 20191. Ann Lee, Bob Day"
    record = read(text).records[0]
    places = [text[span.start : span.end] for span in record.spans if span.field == "title"]
    assert places == [record.title]


TABS = """https://mail.example.org/inbox | Inbox (12)
https://arxiv.org/abs/2001.00001 | [2001.00001] Counting Sheep at Night
https://aclanthology.org/2020.wool-1.2/ | Overview of the Fourth Task: Wool - ACL Anthology
https://openreview.net/forum?id=abc123 | Adapting sequence models to goats | OpenReview
https://proceedings.mlr.press/v97/lee19a.html | Goats by Gradient Descent
https://aclanthology.org/events/wool-2020/ | Annual Meeting of Wool (2020) - ACL Anthology
https://arxiv.org/abs/2001.00002 | [2001.00002] Counting Goats by Day
"""


def test_tabs_of_a_browser_name_papers_of_houses_without_an_id():
    assert values(TABS, "title", "arxiv_id") == [
        ("Counting Sheep at Night", "2001.00001"),
        ("Overview of the Fourth Task: Wool", None),
        ("Adapting sequence models to goats", None),
        ("Goats by Gradient Descent", None),
        ("Counting Goats by Day", "2001.00002"),
    ]
    assert codes(TABS) == ["not-understood"] * 2


@pytest.mark.parametrize("quoted", ['"{}"', "“{}”", "„{}“", "«{}»"])
def test_words_in_quotes_beside_an_id_are_its_title(quoted):
    title = "Very slow and wide flocks as source of wool"
    page = f"""to read
the one Ann named: https://arxiv.org/abs/2001.00001
{quoted.format(title)} arXiv:2001.00002
https://arxiv.org/abs/2001.00003 {quoted.format("must read")}
print arXiv:2001.00004 for Thursday
"""
    assert [row[0] for row in values(page, "title")] == [None, title, None, None]


@pytest.mark.parametrize("sign", [", ", ". "])
def test_a_title_and_who_wrote_it_may_stand_before_a_link(sign):
    page = (
        f"1. Counting Sheep with Large Ladders{sign}Lee et al. https://arxiv.org/abs/2203.15556\n"
        f"2. Scaling Laws for Herds of Goats{sign}Bob Day, Cy Fox https://arxiv.org/abs/2001.08361\n"
        "3. nice, see the talk https://arxiv.org/abs/2001.08362\n"
    )
    assert values(page, "title", "authors", "arxiv_id") == [
        ("Counting Sheep with Large Ladders", ["Lee"], "2203.15556"),
        ("Scaling Laws for Herds of Goats", ["Bob Day", "Cy Fox"], "2001.08361"),
        (None, [], "2001.08362"),
    ]


def test_an_old_doi_with_angle_brackets_may_end_without_a_sign():
    page = (
        "DOI 10.1175/1520-0469(1996)053<0946:ASTFHH>2.0.CO;2 | A Scaling Theory for Flows | 1996\n"
        "DOI 10.1000/sheep.1 | Basic local counting of sheep | 1990\n"
        "DOI 10.1000/sheep.2 | Why Most Counts of Sheep Are False | 2005\n"
    )
    assert values(page, "doi", "title", "published") == [
        ("10.1175/1520-0469(1996)053<0946:astfhh>2.0.co;2", "A Scaling Theory for Flows", "1996"),
        ("10.1000/sheep.1", "Basic local counting of sheep", "1990"),
        ("10.1000/sheep.2", "Why Most Counts of Sheep Are False", "2005"),
    ]
