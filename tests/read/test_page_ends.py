"""What stands between and behind entries and is of none: headings, a page's last words."""

from textwrap import fill

import pytest

from tests.read.pages import OTHER, PROSE, THIRD, values

TEXTS = (PROSE, OTHER, THIRD)


def test_the_last_words_of_a_page_are_of_no_abstract():
    titles = ("Counting Sheep", "Ladders for Goats", "Cows from the Air")
    page = "".join(
        f"{title}\nAnn Lee, Bob Day\n{text}\n\n" for title, text in zip(titles, TEXTS, strict=True)
    )
    page += "Tell me what you read in the comments.\n"
    assert values(page, "title", "abstract") == list(zip(titles, TEXTS, strict=True))


def test_a_heading_between_abstracts_is_of_none():
    part = "".join(f"Counting Sheep {n} Times\nAnn Lee, Bob Day\n{PROSE}\n" for n in (2, 3))
    page = f"Oral Session\n{part}Poster Session\n{part}"
    assert [row[0] for row in values(page, "abstract")] == [PROSE] * 4


@pytest.mark.parametrize("session", ["Session {}: Fields", "Poster Session {}", "Day {}"])
def test_a_session_is_a_heading(session):
    page = "".join(
        f"{session.format(n)}\n\nSheep in Field {n}\nAnn Lee, Bob Day\n\n"
        f"Using Ladders to Count Goats\nCy Fox, Dan Roe\n\n"
        for n in (1, 2, 3)
    )
    assert values(page, "title", "labels") == [
        (title, ())
        for n in (1, 2, 3)
        for title in (f"Sheep in Field {n}", "Using Ladders to Count Goats")
    ]


HEADS = (
    "LGApr 2, 2021\nCounting Sheep in Wide FieldsAnn Lee, Bob Day et al.",
    "CVApr 1, 2021\nLadders for the Goats of a HillCy Fox, Dan Roe",
    "SEMar 30, 2021\nCounting Cows from the AirEva Sol, Finn Tal",
)


@pytest.mark.parametrize(
    "own",
    [
        "58 citations",
        "Code available\n7 citations",
        "Citations: 12 · Views: 1.2k\nSave\nShare",
        "1,204 reads | 3 replies",
        "Show more\n12",
        "Add to my list\n3 likes\n\nRelated papers",
    ],
)
@pytest.mark.parametrize("parted", ["\n", "\n\n"], ids=["glued", "apart"])
def test_counts_and_buttons_behind_a_text_are_of_no_abstract(own, parted):
    page = "\n".join(f"{head}\n{text}" for head, text in zip(HEADS, TEXTS, strict=True))
    page = (
        page.replace(OTHER, f"{OTHER}{parted}{own}") + "\nLoad more\n© 2025 About Privacy Terms\n"
    )
    assert values(page, "abstract") == [(text,) for text in TEXTS]


def test_a_date_among_the_buttons_of_a_card_is_its_date():
    titles = ("Counting Sheep in Wide Fields", "Ladders for Goats on a Hill", "Cows from the Air")
    page = "".join(
        f"LG\n\n{title}\n\nAnn Lee, Bob Day\n\n{text}Created: 2021-04-0{n}\n\nSave\n\nShare\n\n"
        for n, (title, text) in enumerate(
            zip(titles, (f"{PROSE}\n\n", f"{OTHER}\n\n", f"{THIRD}\n\n"), strict=True), 1
        )
    )
    assert values(page, "title", "published", "abstract") == [
        (titles[0], "2021-04-01", PROSE),
        (titles[1], "2021-04-02", OTHER),
        (titles[2], "2021-04-03", THIRD),
    ]


def test_what_a_sentence_leads_to_is_of_the_abstract():
    page = "\n".join(f"{head}\n{text}" for head, text in zip(HEADS, TEXTS, strict=True))
    link = "The herds are at\nhttps://example.org/herds\nSave"
    page = page.replace(OTHER, f"{OTHER}\n{link}")
    assert values(page, "abstract")[1] == (f"{OTHER} The herds are at https://example.org/herds",)


@pytest.mark.parametrize(
    "own",
    [
        "⭐ 123\ngithub.com/sheep/herds",
        "Read paper\nBookmark\nShow 20 more results\nWas this page helpful?",
        "4 Citations\nCite\n1 2 3 … 9\nAbout Contact Privacy policy",
        "« 1 | 2 | 3 »\nHelp us to count better!",
    ],
)
def test_addresses_pages_and_questions_are_a_page_s_own(own):
    page = "\n".join(f"{head}\n{text}" for head, text in zip(HEADS, TEXTS, strict=True))
    assert values(f"{page}\n{own}\n", "abstract") == [(text,) for text in TEXTS]


def test_counts_below_named_abstracts_are_of_none():
    page = "".join(
        f"{title}\nPublished 2 April 2021\nAbstract: {text}\nView PDF\n{n} Citations\nCite\n"
        for n, (title, text) in enumerate(
            zip(("Counting Sheep", "Ladders for Goats", "Cows from the Air"), TEXTS, strict=True)
        )
    )
    assert values(page + "1 2 3 … 9\n", "abstract") == [(text,) for text in TEXTS]


def test_entries_that_end_with_links_may_have_a_heading_below():
    titles = ("Counting Sheep", "Ladders for Goats", "Cows from the Air")
    page = "\n\n".join(
        f"{title}\nAnn Lee, Bob Day\n{text}\nhttps://arxiv.org/abs/2104.0000{n}\n\nWeek {n + 1}"
        for n, (title, text) in enumerate(zip(titles, TEXTS, strict=True), 1)
    ).replace("Week 4", "Questions? Ask Tom in the second room on the left")
    assert values(page, "abstract", "arxiv_id") == [
        (text, f"2104.0000{n}") for n, text in enumerate(TEXTS, 1)
    ]


def _entries(form: str, *, footer: str = "") -> str:
    titles = ("Counting Sheep in Wide Fields", "Ladders for Goats on Hills", "Cows from the Air")
    rows = enumerate(zip(titles, TEXTS, strict=True), 1)
    return "".join(form.format(title=t, text=x, n=n) for n, (t, x) in rows) + footer


@pytest.mark.parametrize(
    ("form", "footer"),
    [
        (
            "{title}\n\narXiv.org Machine Learning\n\n{text}\n\n{n} citations\n\nView on arXiv\n\n",
            "Previous\n\nNext\n\nCopyright 2024 Farms. All rights reserved.\n",
        ),
        (
            "{title}\n2021-04-0{n} · Ann Lee, Bob Day\n{text}\narxiv.org/abs/2104.0000{n}\n"
            "Remove   Move to…   Notes (0)\n\n",
            "3 items\nHelp · Keyboard shortcuts · © Shelf\n",
        ),
        ("{title} [x]\nAnn Lee, Bob Day\n{text}\n-> read on {n}/5\n\n", ""),
        (
            "{title}\n{text}\n(arXiv:2104.0000{n})\n\n",
            "Sent with love by the digest bot\nManage your subscription\n",
        ),
        (
            "{title}\nApr {n}, 2021\nAnn Lee, Bob Day, Cy Fox, Dan Roe, Eva Sol, Finn Tal, Gus Tin"
            "\nFigure 1 for {title}\nAbstract:{text}\nVia icon\n\n",
            "1\n2\n>>\n",
        ),
    ],
    ids=["labels", "shelf", "ticked", "digest", "captions"],
)
def test_what_a_site_prints_around_entries_is_of_none(form, footer):
    titles = ("Counting Sheep in Wide Fields", "Ladders for Goats on Hills", "Cows from the Air")
    page = _entries(form, footer=footer)
    assert values(page, "title", "abstract") == list(zip(titles, TEXTS, strict=True))


def test_dates_among_the_last_lines_of_a_block_are_its_own():
    page = _entries("{text}\n8 pages\nSubmitted {n} April 2021\narXiv:2104.0000{n}v2 [cs.LG]\n\n")
    assert values(page, "published", "comments", "abstract") == [
        (f"2021-04-0{n}", "8 pages", text) for n, text in enumerate(TEXTS, 1)
    ]


@pytest.mark.parametrize("number", ["Industry 4.0", "Llama 2", "50 Years of Wool"])
@pytest.mark.parametrize(
    "form",
    [
        "{title}\nPublished {n} April 2021\nAbstract: {text}\nView PDF\n",
        "{title}\narXiv.org Machine Learning\n{text}\n{n} citations\n",
    ],
    ids=["fields", "labels"],
)
def test_a_title_with_a_number_counts_nothing(form, number):
    titles = ("Counting Sheep", number, "Cows from the Air")
    rows = list(zip(titles, TEXTS, strict=True))
    page = "".join(form.format(title=t, text=x, n=n) for n, (t, x) in enumerate(rows, 1))
    assert values(page, "title", "abstract") == rows


def test_a_title_that_is_printed_twice_behind_a_button_is_none():
    titles = ("Sheep", "Ladders for Goats", "Cows", "Hens at Night", "Ladders for Goats", "Pigs")
    page = "".join(
        f"{t}\nAbstract: {x}\nView PDF\n\n" for t, x in zip(titles, 2 * TEXTS, strict=True)
    )
    assert [row[0] for row in values(page, "title")] == list(titles)


@pytest.mark.parametrize(
    "form",
    [
        "{title}\nAnn Lee, Bob Day\n{text}\n\n",
        "{title}\narXiv.org Statistics\n{text}\n\n",
        "Title: {title}\nAbstract: {text}\n\n",
        "{text}\narXiv:2104.0000{n}\n\n",
    ],
    ids=["plain", "labels", "fields", "ids"],
)
def test_a_date_that_ends_a_wrapped_sentence_is_its_last_word(form):
    titles = ("Counting Sheep in Wide Fields", "Ladders for Goats on Hills", "Cows from the Air")
    last = "All of them have been seen by us in the year from May 2019 to"
    texts = [f"{fill(text, 72)}\n{last}\nMarch 2020." for text in TEXTS]
    page = "".join(
        form.format(title=title, text=text, n=n)
        for n, (title, text) in enumerate(zip(titles, texts, strict=True), 1)
    )
    assert values(page, "abstract", "published") == [(" ".join(x.split()), None) for x in texts]


def test_two_lines_of_the_page_end_a_text_without_a_full_stop():
    page = (
        f"ITNov 26, 2008\nCounting Sheep\nAnn Lee, Bob Day\n{fill(OTHER, 76)}\n"
        f"PRNov 27, 2008\nGoats on Ladders\nCy Fox, Dan Elm\n{fill(PROSE[:-1], 76)}\n"
        "Showing 2 of 214\nPrivacy · Terms · © 2025\n"
    )
    assert values(page, "abstract") == [(OTHER,), (PROSE[:-1],)]
