"""Lists of one's own papers in Markdown, as people and their sites print them."""

# ruff: noqa: E501 - forms as they stand on a line

import pytest

from tests.read.pages import values

PAPERS = (
    ("Diel migration of sheep and cloud shadows", ["A. Lee", "B. Day", "C. D. Fox"], "2023"),
    ("How much is wool? Estimates of fleece in hills", ["D. Roe", "A. Lee", "E. Poe"], "2022"),
    ("Ull i skyggen", ["A. Lee"], "2020"),
    ("A model of goats for steep walls", ["B. Day", "A. Lee"], "2021"),
)
VENUES = ("Wool Biology", "Journal of Sheep", "Ulletin", "Goat Letters")
PAGE = """---
layout: archive
title: "Publications"
permalink: /publications/
---

My work on sheep.

# Journal articles

{}
# Preprints

{}
"""


def listed(names, own):
    marked = [own.format(name) if name == "A. Lee" else name for name in names]
    return marked[0] if len(marked) == 1 else f"{', '.join(marked[:-1])} and {marked[-1]}"


@pytest.mark.parametrize(
    ("form", "own"),
    [
        ("**{title}**  \n{names} ({year}). *{venue}*, 29, 1-12.  \n[pdf](/x.pdf) | [bib](x.bib)\n", "{}"),
        ("### {title}\n\n{names}. *{venue}*, {year}.\n", "<u>{}</u>"),
        ("### {title}\n{names} \n*{venue}* {year} | [pdf](x.pdf) [code](https://w.example/c)\n", "**{}**"),
        ("- **{title}**  \n  {names}  \n  *{venue}*, {year}\n", "*{}*"),
        ('* {names}, "{title}", *{venue}*, {year}.', "**{}**"),
        ("**{title}**<br>\n{names}<br>\n_{venue}_, {year}\n", "**{}**"),
        ("<b>{title}</b><br/>{names}<br/><i>{venue}</i>, {year}<br/>\n", "<u>{}</u>"),
        ("1. <abbr>WOOL</abbr> **{title}**\n   {names}\n   *In {venue}*, {year}\n   [[PDF](x.pdf)]\n", "*{}*"),
        ("**{title}**. {names}. {venue}, {year}.\n", "**{}**"),
        ("#### {title}\n*{venue}* ({year})\n\n{names}\n\n[Paper](x.pdf)\n", "**{}**"),
        ("#### [{title}](papers/x.pdf)\n{names}. *{venue}* ({year}).\n", "**{}**"),
        ("* [**{title}**](papers/x.pdf) \\\n  {names} \\\n  *{venue}*, {year}\n", "<u>{}</u>"),
    ],
)  # fmt: skip
def test_own_papers_in_the_ways_of_markdown(form, own):
    rows = [
        form.format(title=title, names=listed(names, own), venue=venue, year=year)
        for (title, names, year), venue in zip(PAPERS, VENUES, strict=True)
    ]
    page = PAGE.format("\n".join(rows[:3]) + "\n", rows[3])
    assert values(page, "title", "authors", "published") == list(PAPERS)


def test_ids_behind_words_that_are_links_are_kept_without_marks():
    rows = "".join(
        f"**{title}**<br/>{listed(names, '{}')}<br/><i>Wool Review</i>, {year} "
        f"[arXiv](https://arxiv.org/abs/1901.0000{n})<br/>\n\n"
        for n, (title, names, year) in enumerate(PAPERS, 1)
    )
    assert values(PAGE.format("", rows), "title", "authors", "arxiv_id") == [
        (title, names, f"1901.0000{n}") for n, (title, names, _) in enumerate(PAPERS, 1)
    ]
