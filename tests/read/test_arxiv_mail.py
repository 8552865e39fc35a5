"""arXiv's listing mails."""

from textwrap import indent

import pytest

from tests.read.pages import OTHER, PROSE, at_problems, codes, values

RULE = "-" * 78
MAIL = rf"""Date: Fri,  3 Mar 23 01:29:12 GMT
Subject: astro-ph daily 2 new received

{RULE}
Send any comments regarding submissions directly to submitter.
{RULE}
\\
arXiv:2401.00001
Date: Mon, 1 Jan 2024 19:00:02 GMT   (3197kb,D)

Title: Counting Sheep in Wide Fields of Grass and on the Slopes of Some Very
  High Hills
Authors: Ann Lee (MIT) and Jörg
  Ön
Categories: cs.DL math.ST
Comments: 18 pages, 13 figures
Journal-ref: J. Sheep 3 (2024) 1
\\
  {PROSE}
\\ ( https://arxiv.org/abs/2401.00001 ,  3197kb)
{RULE}
\\
Paper: astro-ph/0703002
From: Ann Lee  <name@example.org>
Date: Thu, 1 Mar 2007 10:32:45 GMT   (220kb)
Date (revised v2): Fri, 3 Aug 2007 16:42:07 GMT   (48kb)
Date (revised v3): Mon, 29 Oct 2007 15:44:16 GMT   (49kb)

Title: Counting Goats
Authors: Bob Day
Categories: astro-ph
\\
  {OTHER}
\\ ( https://arxiv.org/abs/astro-ph/0703002 ,  220kb)
%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%
For subscribe options to combined archives, e-mail.
"""


def test_a_mail_holds_the_entries_between_its_backslashes():
    assert values(MAIL, "arxiv_id", "title", "authors", "published", "updated", "abstract") == [
        (
            "2401.00001",
            "Counting Sheep in Wide Fields of Grass and on the Slopes of Some Very High Hills",
            ["Ann Lee", "Jörg Ön"],
            "2024-01-01",
            None,
            PROSE,
        ),
        ("astro-ph/0703002", "Counting Goats", ["Bob Day"], "2007-03-01", "2007-10-29", OTHER),
    ]
    assert values(MAIL, "primary_category") == [("cs.DL",), ("astro-ph",)]
    assert values(MAIL, "categories", "comments", "journal_ref")[0] == (
        ("cs.DL", "math.ST"),
        "18 pages, 13 figures",
        "J. Sheep 3 (2024) 1",
    )
    assert codes(MAIL) == []


@pytest.mark.parametrize("blanks", ["    ", "\t", " "])
def test_a_mail_that_is_indented_as_a_whole(blanks):
    columns = ("arxiv_id", "title", "authors", "abstract", "comments", "updated")
    page = "daily mail, do not reply\nTo: rabble@example.org\n" + indent(MAIL, blanks)
    assert values(page, *columns) == values(MAIL, *columns)


def test_a_mail_whose_indents_are_gone():
    page = "\n".join(line.strip() for line in MAIL.splitlines())
    columns = ("arxiv_id", "title", "authors", "abstract", "comments", "updated", "categories")
    assert values(page, *columns) == values(MAIL, *columns)
    note = page.replace("Categories: cs", "(7 additional authors not shown)\nCategories: cs")
    assert values(note, "authors", "authors_truncated")[0] == (["Ann Lee", "Jörg Ön"], True)


def test_remarks_behind_an_entry_are_no_abstract():
    remark = "Bob should present this one.\n\nAnn"
    page = MAIL.replace("220kb)\n%%", f"220kb)\n\n{remark}\n%%")
    assert values(page, "abstract") == [(PROSE,), (OTHER,)]
    assert at_problems(page, "not-understood") == [remark]


def test_an_entry_among_others_may_have_lost_the_line_of_its_id():
    text = MAIL.replace("arXiv:2401.00001\n", "", 1) + MAIL.partition(RULE)[2].partition(RULE)[2]
    assert values(text, "title", "published") == [
        row[:2] for row in 2 * values(MAIL, "title", "published")
    ]


def test_a_text_that_somebody_left_out_is_none():
    assert values(MAIL.replace(f"  {PROSE}", "  [...]"), "abstract") == [(None,), (OTHER,)]
