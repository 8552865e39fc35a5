"""What Markdown pages fold away, quote or name below an entry; names beside a title."""

import textwrap

import pytest

from tests.read.pages import OTHER, PROSE, THIRD, values

TEXTS = (PROSE, OTHER, THIRD)
TITLES = (
    "Counting Sheep in Wide Fields",
    "Ladders, Ropes, and Goats: A Study of Hills",
    "Cows from the Air",
)
NAMES = ("Ann Lee", "Bob J. Day", "Cy Fox")


def _page(item: str, mark: str = "-") -> str:
    return "# Reading\n\n" + "".join(
        f"{mark.format(n)} "
        + item.format(title=title, name=name, id=f"2104.0000{n}", text=text)
        + "\n"
        for n, (title, name, text) in enumerate(zip(TITLES, NAMES, TEXTS, strict=True), 1)
    )


LINKED = "[{title}](https://arxiv.org/abs/{id}), {name}, April 2021\n"


@pytest.mark.parametrize(
    "below",
    [
        "  <details><summary>Abstract</summary>{text}</details>\n",
        "\n  <details>\n  <summary><b>Show abstract</b></summary>\n\n  {text}\n\n  </details>\n",
        "  <details>\n  <summary>Click</summary>\n  <p>\n  {text}\n  </p>\n  </details>\n",
        "\n  > {text}\n",
        "\n  > **Abstract.** {text}\n",
        "\n  **Abstract:** {text}\n",
        "  <details><summary>BibTeX</summary>\n\n  @misc{{x, title={{y}}}}\n  </details>\n"
        "  <details><summary>Abstract</summary>{text}</details>\n",
    ],
)
@pytest.mark.parametrize("mark", ["-", "{}."])
def test_an_abstract_below_an_item_has_no_marks(below, mark):
    assert values(_page(LINKED + below, mark), "title", "authors", "published", "abstract") == [
        (title, [name], "2021-04", text)
        for title, name, text in zip(TITLES, NAMES, TEXTS, strict=True)
    ]


def test_lines_of_a_quoted_abstract_are_joined():
    page = _page(LINKED)
    for text, title in zip(TEXTS, TITLES, strict=True):
        first = next(line for line in page.splitlines() if title in line)
        page = page.replace(
            first, f"{first}\n\n" + textwrap.indent(textwrap.fill(text, 60), "  > ") + "\n"
        )
    assert values(page, "abstract") == [(text,) for text in TEXTS]


def test_a_section_folds_its_abstract_away():
    page = "".join(
        f"### [{title}](https://arxiv.org/abs/2104.0000{n})\n\nAnn Lee, Bob Day\n\n<details>\n"
        f"<summary>Abstract</summary>\n\n{text}\n\n</details>\n\n<details>\n"
        "<summary>Citation</summary>\n\n    @misc{x, title={y}}\n\n</details>\n\n"
        for n, (title, text) in enumerate(zip(TITLES, TEXTS, strict=True), 1)
    )
    assert values(page, "title", "abstract") == list(zip(TITLES, TEXTS, strict=True))


@pytest.mark.parametrize("by", ["by {name}", "by {name} et al.", "(by {name})"])
def test_one_author_behind_by(by):
    page = _page(f"[2021] {{title}} {by} [[arXiv]](https://arxiv.org/abs/{{id}})\n")
    assert values(page, "title", "authors") == [
        (title, [name]) for title, name in zip(TITLES, NAMES, strict=True)
    ]


def test_who_signs_alone_may_be_no_person():
    page = _page("[{title}](https://arxiv.org/abs/{id}), {name}, 2021\n")
    labs = page.replace(NAMES[0], "Hay Labs").replace(NAMES[1], "Meta AI")
    assert [row[0] for row in values(labs, "authors")][:2] == [[], []]
    same = page.replace(NAMES[0], "Google Brain").replace(NAMES[1], "Google Brain")
    assert [row[0] for row in values(same, "authors")][:2] == [[], []]


@pytest.mark.parametrize("name", ["Fiona Apple", "Alison Oxford", "Leland Stanford"])
@pytest.mark.parametrize(
    "form", [LINKED, "{title} by {name} [[pdf]](https://arxiv.org/abs/{id})\n"]
)
def test_families_are_called_as_companies_are(form, name):
    page = _page(form).replace(NAMES[0], name).replace(NAMES[1], "Bob Cambridge")
    assert values(page, "authors") == [([name],), (["Bob Cambridge"],), ([NAMES[2]],)]


def test_what_a_reader_says_of_one_item_is_no_abstract_of_it():
    said = "> I liked this one very much, for it says how sheep are counted where no fence is left."
    page = _page(LINKED).replace("\n- ", f"\nSeen with Dee in spring.\n\n  {said}\n- ", 2)
    page = page.replace(f"Seen with Dee in spring.\n\n  {said}\n", "", 1)
    assert values(page, "title", "abstract") == [(title, None) for title in TITLES]


@pytest.mark.parametrize("end", ["Generative Pre-Training", "Context Prediction", "Token Merging"])
def test_a_title_may_say_how_by(end):
    page = _page("{title}. [[pdf]](https://arxiv.org/abs/{id})\n")
    page = page.replace(f"{TITLES[0]}.", f"Better Counting of Sheep by {end}.")
    assert values(page, "title", "authors")[0] == (f"Better Counting of Sheep by {end}", [])
    for names in ("Ann Lee and Bob Day", "Ann Lee et al.", "(by Ann Lee)"):
        named = page.replace(f"by {end}.", names if "(" in names else f"by {names}")
        authors = ["Ann Lee", "Bob Day"] if "Bob" in names else ["Ann Lee"]
        assert values(named, "title", "authors")[0] == ("Better Counting of Sheep", authors)


def test_names_of_what_is_folded_may_have_lines_of_their_own():
    below = (
        "  </details>\n  <details>\n  <summary>\n  Code\n  </summary>\n  pip install sheep\n"
        "  </details>\n  <details>\n  <summary>\n  Abstract\n  </summary>\n  {text}\n  </details>\n"
    )
    assert values(_page(LINKED + below), "abstract") == [(text,) for text in TEXTS]


@pytest.mark.parametrize(
    "below",
    [
        "<details><summary>Abstract</summary>\n<details><summary>BibTeX</summary>\n@misc{{x}}\n"
        "</details>\n{text}\n</details>\n\n",
        "<details><summary>Abstract</summary>\n<details>{text}</details></details>\n\n",
        "<details><summary>BibTeX</summary>\n<details>@misc{{x}}</details>\n</details>\n"
        "<details><summary>Abstract</summary>{text}</details>\n\n",
    ],
    ids=["other inside", "no name inside", "inside of other"],
)
def test_what_is_folded_may_hold_more_that_is(below):
    page = "".join(
        f"### [{title}](https://arxiv.org/abs/2104.0000{n})\n\nAnn Lee, Bob Day\n\n"
        + below.format(text=text)
        for n, (title, text) in enumerate(zip(TITLES, TEXTS, strict=True), 1)
    )
    assert values(page, "title", "abstract", "labels") == [
        (title, text, ()) for title, text in zip(TITLES, TEXTS, strict=True)
    ]


def test_quotations_may_say_their_kind():
    page = f"""# Notes

## Counting sheep in fields
**Authors:** Ann Lee; Bob Day
**arXiv:** [0811.3723](https://arxiv.org/abs/0811.3723)

> [!note] My take
> The bound was surprising, and nobody in the room had noticed it before the second talk of the day.

> [!abstract]- As printed
> {PROSE[:90]}
> {PROSE[90:]}

## Goats on high hills

> [!info] Metadata
> **Authors**: Cy Fox
> **Year**: 2019
> **DOI**: 10.1000/goats.2

> [!todo]
> - [ ] ask Bob

> [!summary] {OTHER}
"""
    assert values(page, "title", "authors", "published", "abstract") == [
        ("Counting sheep in fields", ["Ann Lee", "Bob Day"], None, PROSE),
        ("Goats on high hills", ["Cy Fox"], "2019", OTHER),
    ]
