"""Notes with fields in YAML over them, one or several in a file."""

import pytest

from kgraph.read.markdown import front_matter
from tests.read.copied_pages import check_spans
from tests.read.pages import OTHER, PROSE, read, values

COLUMNS = ("title", "authors", "published", "arxiv_id", "doi", "abstract")
NOTES = f"""---
title: "Counting Sheep: in Wide Fields"
authors: ["Ann Lee", "Bob Day"]
year: 2019
arxiv: 1901.00001
tags: [paper, sheep]
date-added: 2024-03-18
---
# Counting Sheep: in Wide Fields
#paper/read  ⭐⭐
Related:: [[Goats]]

## Abstract
{PROSE}

## Notes
- they count ^block1

---
title: Goats on Hills
author:
  - "[[Cy Fox]]"
  - "[[people/Dan Roe|Dan Roe]]"
published: 2020-05-03
doi: https://doi.org/10.1000/goats
---
> [!note] Only the first half
> come back later

> [!abstract]
> {OTHER}

---
title: Hens in the Dark
authors: Roe, Dan; Poe, Eve
date: 2021-02
url: https://arxiv.org/abs/2102.00003v2
abstract: >-
  Hens sit still in the dark.
  We count them.
status: unread
---
"""


def test_notes_with_fields_over_them():
    assert values(NOTES, *COLUMNS) == [
        ("Counting Sheep: in Wide Fields", ["Ann Lee", "Bob Day"], "2019", "1901.00001", None,
         PROSE),
        ("Goats on Hills", ["Cy Fox", "Dan Roe"], "2020-05-03", None, "10.1000/goats", OTHER),
        ("Hens in the Dark", ["Roe, Dan", "Poe, Eve"], "2021-02", "2102.00003", None,
         "Hens sit still in the dark. We count them."),
    ]  # fmt: skip
    assert read(NOTES).sources[0].reader == front_matter.NAME


def test_one_note_of_a_page_on_the_web_of_its_authors():
    text = """---
layout: publication
title: Counting Sheep
authors: Ann Lee, Bob Day
venue: ICML
year: 2019
---
"""
    assert values(text, "title", "authors", "published", "journal_ref") == [
        ("Counting Sheep", ["Ann Lee", "Bob Day"], "2019", "ICML")
    ]
    check_spans(text)


@pytest.mark.parametrize("more", ["", "tags: [farm]\n"])
def test_a_post_is_no_paper(more):
    text = (
        f"---\ntitle: What I read\nauthor: Ann Lee\ndate: 2020-01-01\n{more}---\n"
        "- [Counting Goats on Hills](https://arxiv.org/abs/2401.00002)\n"
        "- [Counting Hens in Barns](https://arxiv.org/abs/2401.00003)\n"
    )
    assert read(text).sources[0].reader != front_matter.NAME
