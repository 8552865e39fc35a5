"""What stands around abstracts and titles, whatever the layout: facts, names, navigation."""

import pytest

from tests.read.copied_pages import check_spans
from tests.read.pages import OTHER, PROSE, THIRD, read, values

SHEEP, GOATS, COWS = "Counting Sheep at Night", "A Ladder for Goats", "Cows from the Air"
TEXTS = (PROSE, OTHER, THIRD)


def page(form: str, between: str = "\n\n") -> str:
    """Print three papers; ``{n}`` is the number of each."""
    return between.join(
        form.format(n=n, title=title, text=text)
        for n, (title, text) in enumerate(zip((SHEEP, GOATS, COWS), TEXTS, strict=True), start=1)
    )


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("heading", ["", "Reading List\n", "Reading List\n\n"])
@pytest.mark.parametrize(
    ("line", "column", "value"),
    [
        ("Created: 2024-02-2{n}", "published", "2024-02-2{n}"),
        ("Published on 2{n} Feb 2024", "published", "2024-02-2{n}"),
        ("2401.0000{n}", "arxiv_id", "2401.0000{n}"),
        ("2401.0000{n}v3", "arxiv_id", "2401.0000{n}"),
        ("10.1000/sheep.{n}", "doi", "10.1000/sheep.{n}"),
        ("arXiv:2401.0000{n}", "arxiv_id", "2401.0000{n}"),
        ("Read more: https://arxiv.org/abs/2401.0000{n}", "arxiv_id", "2401.0000{n}"),
    ],
)
def test_a_fact_below_an_abstract_is_no_part_of_it(line, column, value, heading, between):
    text = heading + page("{title}\n{text}\n" + line, between)
    assert values(text, "title", "abstract", column) == [
        (title, abstract, value.format(n=n))
        for n, (title, abstract) in enumerate(zip((SHEEP, GOATS, COWS), TEXTS, strict=True), 1)
    ]
    check_spans(text)


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("mark", ["", "{n}. ", "[{n}] "])
@pytest.mark.parametrize("names", ["Authors: Ann Lee, Bob Day", "by Ann Lee and Bob Day"])
def test_names_that_say_so_are_no_title(names, mark, between):
    text = page(f"{mark}{{title}}\n{names}\n{{text}}", between)
    assert values(text, "title", "authors", "abstract") == [
        (title, ["Ann Lee", "Bob Day"], abstract)
        for title, abstract in zip((SHEEP, GOATS, COWS), TEXTS, strict=True)
    ]
    check_spans(text)


def test_preface_and_farewell_of_a_newsletter():
    items = page(
        "{n}. {title}\nAuthors: Ann Lee, Bob Day\n{text}\nRead more: https://arxiv.org/abs/2401.0000{n}"
    )
    text = (
        "This Week in Counting #7\n\nHello everyone, and welcome to another issue of our letter. "
        f"Tell a friend of it!\n\n{items}\n\nSponsored: count faster. Sign up today.\n\n"
        "That is all for this week. See you!\nUnsubscribe | View in browser\n"
    )
    assert values(text, "title", "authors", "abstract", "arxiv_id") == [
        (title, ["Ann Lee", "Bob Day"], abstract, f"2401.0000{n}")
        for n, (title, abstract) in enumerate(zip((SHEEP, GOATS, COWS), TEXTS, strict=True), 1)
    ]


@pytest.mark.parametrize(
    "rest",
    [
        "Load more",
        "Show more",
        "Bookmark\nShare",
        "Previous\n1\n2\n3\nNext",
        "Privacy Policy · Help",
    ],
)
def test_navigation_behind_cards_is_no_text(rest):
    card = "CLDec {n}, 2021\n{title}\nAnn Lee, Bob Day\n{text}"
    assert values(page(card, f"\n{rest}\n") + f"\n{rest}\n", "title", "abstract") == [
        *zip((SHEEP, GOATS, COWS), TEXTS, strict=True)
    ]


def test_words_of_navigation_that_end_a_sentence_stay():
    text = page("{title}\nWe measure what people do with sheep in print, help and\nsearch.\n{text}")
    assert all(str(abstract).startswith("We measure") for (abstract,) in values(text, "abstract"))
    assert all("search." in str(abstract) for (abstract,) in values(text, "abstract"))


@pytest.mark.parametrize("flag", ["Code\n", ""])
def test_codes_and_date_on_lines_of_their_own(flag):
    text = page(f"CLLG\nDec {{n}}, 2021\n{flag}{{title}}\nAnn Lee, Bob Day\n{{text}}", "\n")
    assert values(text, "title", "published", "categories", "abstract") == [
        (title, f"2021-12-0{n}", ("cs.CL", "cs.LG"), abstract)
        for n, (title, abstract) in enumerate(zip((SHEEP, GOATS, COWS), TEXTS, strict=True), 1)
    ]
    check_spans(text)


def test_a_date_alone_is_a_card_among_others():
    first = f"CLDec 1, 2021\n{SHEEP}Ann Lee, Bob Day\n{PROSE}\n"
    text = f"{first}Dec 2, 2021\n{GOATS}Cy Fox, Bob Day\n{OTHER}\n"
    assert values(text, "title", "published", "abstract") == [
        (SHEEP, "2021-12-01", PROSE),
        (GOATS, "2021-12-02", OTHER),
    ]


PORTAL = "Goto\n\nCollaborating Authors\n\n\u00a0Lee, Ann\n\n\n"


@pytest.mark.parametrize("names", ["Lee, Ann, Day, Bob", "Lee, Ann; Day, Bob", "Ann Lee, Bob Day"])
def test_names_between_title_and_label_of_a_portal(names):
    form = f"{{title}}\n\n{names}\n\narXiv.org Machine Learning\n\n{{text}}"
    found = values(PORTAL + page(form, "\n\n\n"), "title", "authors", "abstract")
    assert [(title, abstract) for title, _, abstract in found] == [
        *zip((SHEEP, GOATS, COWS), TEXTS, strict=True)
    ]
    assert [len(authors) for _, authors, _ in found] == [2, 2, 2]


@pytest.mark.parametrize("last", [False, True])
def test_an_entry_of_a_portal_without_abstract(last):
    first = f"{SHEEP}\n\narXiv.org Machine Learning\n\n{PROSE}\n\n\n"
    bare = f"{GOATS}\n\nNeural Information Processing Systems\n\n\n"
    third = f"{COWS}\n\narXiv.org Machine Learning\n\n{THIRD}\n\n\n"
    parts = (first, third, bare) if last else (first, bare, third)
    assert set(values(PORTAL + "".join(parts), "title", "abstract")) == {
        (SHEEP, PROSE),
        (GOATS, None),
        (COWS, THIRD),
    }


def test_a_question_may_be_the_title_over_a_named_abstract():
    text = page("Is {title} a Matter of Taste, or Both?\nAbstract: {text}", "\n")
    assert [title for (title,) in values(text, "title")] == [
        f"Is {title} a Matter of Taste, or Both?" for title in (SHEEP, GOATS, COWS)
    ]


def test_a_last_title_without_abstract():
    text = page("{n}. {title}\n{text}") + "\n\n4. Do Fish Sleep\n"
    assert values(text, "title", "abstract")[2:] == [(COWS, THIRD), ("Do Fish Sleep", None)]


def test_a_number_that_is_no_id_stays_in_the_text():
    text = page("{title}\n{text}\nThe mean over all farms is\n2413.00001")
    assert {record.arxiv_id for record in read(text).records} == {None}


@pytest.mark.parametrize("named", ["NeurIPS 2023", "Published in: NeurIPS 2023"])
@pytest.mark.parametrize("last", ["https://arxiv.org/abs/2401.0000{n}", "arXiv:2401.0000{n}", ""])
def test_a_venue_over_an_abstract_and_keywords_under_it_are_no_text(named, last):
    text = page(f"{{title}}\nAnn Lee, Bob Day\n{named}\n{{text}}\nKeywords: sheep, goats\n{last}")
    found = values(text, "title", "authors", "abstract", "labels")
    assert found == [
        (title, ["Ann Lee", "Bob Day"], abstract, ("sheep", "goats"))
        for title, abstract in zip((SHEEP, GOATS, COWS), TEXTS, strict=True)
    ]
    assert all("NeurIPS" in str(venue) for (venue,) in values(text, "journal_ref"))
    check_spans(text)


@pytest.mark.parametrize("form", ["{title} (2023)", "{title} (Ann Lee and Bob Day, 2023)"])
def test_a_year_or_names_behind_a_title(form):
    text = page(form + "\n{text} {text}")
    assert values(text, "title", "published", "abstract") == [
        (title, "2023", f"{abstract} {abstract}")
        for title, abstract in zip((SHEEP, GOATS, COWS), TEXTS, strict=True)
    ]


@pytest.mark.parametrize("mark", ["📄 ", "09:00-09:2{n} ", "9:0{n} am "])
def test_pictures_and_times_are_marks(mark):
    text = page(f"{mark}{{title}}\nAnn Lee, Bob Day")
    assert values(text, "title") == [(SHEEP,), (GOATS,), (COWS,)]


def test_a_venue_behind_the_names():
    row = "{title}\nAnn Lee, Bob Day; Proceedings of Machine Sheep, PMLR 139:1-{n}\n[abs][pdf]"
    assert values(page(row), "title", "authors", "journal_ref") == [
        (title, ["Ann Lee", "Bob Day"], f"Proceedings of Machine Sheep, PMLR 139:1-{n}")
        for n, title in enumerate((SHEEP, GOATS, COWS), 1)
    ]
