"""A reader that leaves most of a page, or calls things titles that are none, gives way."""

import textwrap

import pytest

from kgraph.model.tables import Evidence, Record, Source, Span
from kgraph.read.page import page
from kgraph.read.plausible import is_no_title, is_plausible
from tests.read.pages import OTHER, PROSE, THIRD, read, values

TEXTS = [textwrap.fill(text, 70) for text in (PROSE, OTHER, THIRD)]
SOURCE = Source("0" * 16, "page", "page.txt", None, "2026-01-01T00:00:00Z", 0)


def _found(text: str, titles: list[str]) -> Evidence:
    records = []
    for n, title in enumerate(titles, 1):
        start = text.index(title)
        span = Span("title", start, start + len(title))
        records.append(Record(f"x#{n}", "x", n, title=title, spans=(span,)))
    return Evidence((SOURCE,), tuple(records))


def _likely(text: str, titles: list[str]) -> bool:
    return is_plausible(page(SOURCE, text), _found(text, titles))


def test_most_of_the_text_must_not_be_left():
    titles = ["Counting Sheep", "Ladders for Goats"]
    assert _likely("\n".join(titles), titles)
    assert not _likely(f"\n{PROSE}\n{OTHER}\n".join(titles), titles)
    # What stands around the entries is not theirs: a paper before its references.
    assert _likely("\n".join([PROSE, OTHER, *titles, THIRD]), titles)


def test_most_titles_must_be_titles():
    assert not _likely("5 pages, 4 figures\n6 pages", ["5 pages, 4 figures", "6 pages"])
    assert _likely("Search\nHerds\nGoats", ["Search", "Herds", "Goats"])


def test_most_ids_must_be_of_the_records():
    titles = ["Counting Sheep: arXiv:2401.00001", "Ladders for Goats: arXiv:2401.00002"]
    assert not _likely("\n".join(titles), titles)


@pytest.mark.parametrize(("closed", "likely"), [(")", True), ("]", True), ("", False)])
def test_an_id_in_brackets_is_of_another_paper_if_they_close(closed, likely):
    titles = [f"{what} {PROSE.removesuffix('.')} " * 2 for what in ("Sheep", "Goats")]
    titles = [title[:250] for title in titles]
    text = "\n".join(f"{t} (arXiv:2401.0000{n}{closed}" for n, t in enumerate(titles, 1))
    assert _likely(text, titles) is likely


@pytest.mark.parametrize(
    "text",
    [
        *("37 pages, 15 figures; published version", "Ann Lee, Bob Day and Cy Fox", "Dan Roe,"),
        *("Fri, 23 Dec 2022 (showing 5 of 25 entries)", "17.01.2023 Ann Lee", "Privacy Policy"),
        *("Submitted on 2 Apr 2007", "[PDF] [Code]", "To appear in the Wool Review"),
    ],
)
def test_what_is_no_title(text):
    assert is_no_title(text)


@pytest.mark.parametrize(
    "text",
    [
        *("GPT-4 Technical Report", "Proceedings of the Workshop on Sheep", "Version Control", "U"),
        *("3D Sheep", "Sunday in the Park with Goats", "Adam", "Submodular Sheep"),
    ],
)
def test_what_may_be_a_title(text):
    assert not is_no_title(text)


def test_essays_with_links_give_their_ids_alone():
    text = (
        "I read three papers last night. The first of them, https://arxiv.org/abs/2401.00001, "
        "counts sheep, and does it well.\n\nAnother (https://arxiv.org/abs/2401.00002) counts "
        "goats. I did not like how.\n\nMy favourite is arXiv:2401.00003\nbecause it counts cows, "
        "and it does so from the air.\n"
    )
    assert values(text, "arxiv_id", "title", "abstract") == [
        (f"2401.0000{n}", None, None) for n in (1, 2, 3)
    ]


JOURNALS = (
    *("Phys.Rev.D76:013009,2007", "Phys. Rev. Lett. 99, 048301 (2007)", "JHEP 0704:023,2007"),
    *("Nucl. Phys. B 785 (2007), 1-33", "Proc. of the Conf. on Wool, pp. 1-9, 2007"),
)


@pytest.mark.parametrize("journal", JOURNALS)
@pytest.mark.parametrize("blank", ["", "\n"])
def test_abstracts_with_comments_a_journal_and_a_doi_below(journal, blank):
    text = "".join(
        f"{abstract}\n{n} pages, 2 figures. Goats added.\n{journal}\n"
        f"doi:10.1000/wool.{n}\narXiv:0704.000{n}v2 [hep-ph]\n{blank}"
        for n, abstract in enumerate(TEXTS, 1)
    )
    assert read(text).sources[0].reader == "id_blocks"
    columns = ("arxiv_id", "doi", "comments", "journal_ref", "abstract")
    assert values(text, *columns) == [
        (
            f"0704.000{n}",
            f"10.1000/wool.{n}",
            f"{n} pages, 2 figures. Goats added.",
            journal,
            a,
        )
        for n, a in enumerate((PROSE, OTHER, THIRD), 1)
    ]


def test_a_remark_below_a_wrapped_abstract_is_none_of_it():
    remark = "Misprints are gone and two sheep are counted better"
    text = "".join(f"{a}\n{remark}\narXiv:0704.000{n}\n" for n, a in enumerate(TEXTS, 1))
    assert values(text, "comments", "abstract") == [(remark, a) for a in (PROSE, OTHER, THIRD)]


def test_headings_in_capitals_are_no_titles_where_titles_have_small_letters():
    titles = ["Counting Sheep", "TOGETHER WITH US", "Ladders for Goats", "QUICK LINKS"]
    assert not _likely("\n".join(titles), titles)
    assert _likely("\n".join(titles).upper(), [title.upper() for title in titles])


def test_ids_in_the_brackets_of_one_abstract_are_of_other_papers():
    ids = (
        "(see earlier works arXiv:cond-mat/0303188 ;\narXiv:cond-mat/0402640 ; arXiv:nlin/0703050)"
    )
    titles = ("Counting Sheep in Wide Fields", "Ladders for Goats", "Cows Seen from the Air")
    texts = (f"{PROSE} {ids} count them too.", OTHER, THIRD)
    page = "".join(
        f"{title}\n\narXiv.org Robotics\n\n{text}\n\n\n"
        for title, text in zip(titles, texts, strict=True)
    )
    assert values(page, "title") == [(title,) for title in titles]


def test_a_title_in_the_shape_of_names_stands_over_other_names_and_an_id():
    title = "Quiver Topology and Cosine Transforms"
    assert is_no_title(title)
    text = "\\\\\narXiv:0704.0061\nDate: Sat, 31 Mar 2007 22:45:05 GMT   (31kb)\n\n"
    text += f"Title: {title}\nAuthors: Ann Lee, Bob Day\n\\\\\n"
    assert read(text).sources[0].reader == "arxiv_mail"
    assert values(text, "title", "authors") == [(title, ["Ann Lee", "Bob Day"])]
