"""Lists of Semantic Scholar saved as HTML, where buttons are no text."""

from tests.read.pages import OTHER, codes, read, values

BOX = '<span data-heap-id="x"><a class="cl-paper-authors__author-box">{}</a></span>'


def row(title: str, names: list[str], facts: str, text: str = "") -> str:
    said = ", ".join(name if "button" in name else BOX.format(name) for name in names)
    return (
        '<div class="cl-paper-row serp-papers__paper-row"><div><a href="/paper/0">'
        f'<h2 class="cl-paper-title"><span>{title}</span></h2></a></div><ul class="paper-meta">'
        f'<li><span class="cl-paper-authors">{said}</span></li>{facts}</ul>'
        f'<div class="tldr-abstract-replacement text-truncator">{text}</div>'
        '<div class="cl-paper-controls"><button>34</button><a href="https://arxiv.org/pdf/2401.00001">'
        "View PDF</a><button>Save</button><button>Cite</button></div></div>"
    )


def facts(fields: str, venue: str, date: str) -> str:
    kinds = (("fos", fields), ("venue", venue), ("pubdates", f"<span>{date}</span>"))
    return "".join(f'<li><span class="cl-paper-{k}">{v}</span></li>' for k, v in kinds)


MORE = '<button class="cl-button"><span>+5 authors</span></button>'
ROWS = [
    row(
        "Counting <em>Sheep</em>",
        ["Ann Lee", MORE, "Bob Day"],
        facts("Medicine, Biology", "Wool Review", "20 April 2020"),
        f"<span>{OTHER}</span><span>… </span><button>Expand</button>",
    ),
    row(
        "Counting Goats",
        ["J. Ön"],
        facts("Physics", "", "1991"),
        "<span>TLDR</span> <span>Goats climb.</span>",
    ),
]
SAVED = (
    "<!DOCTYPE html><html><head><title>sheep | Semantic Scholar</title></head><body><main>"
    f"<h1>About 9,450 results for sheep</h1>{''.join(ROWS)}</main></body></html>"
)
COLUMNS = ("title", "authors", "published", "journal_ref", "abstract", "labels", "arxiv_id")


def test_each_row_is_a_paper_by_its_classes():
    sheep, goats = values(SAVED, *COLUMNS)
    assert sheep == (
        "Counting Sheep", ["Ann Lee", "Bob Day"], "2020-04-20", "Wool Review", OTHER,
        ("Medicine", "Biology"), "2401.00001",
    )  # fmt: skip
    assert goats[:5] == ("Counting Goats", ["J. Ön"], "1991", None, None)
    assert goats[5] == ("Physics", "TLDR Goats climb.")
    assert codes(SAVED) == []


def test_what_is_cut_is_said():
    sheep, goats = read(SAVED).records
    assert (sheep.authors_truncated, sheep.abstract_truncated) == (True, True)
    assert (goats.authors_truncated, goats.abstract_truncated) == (False, False)


def test_names_stand_on_both_sides_of_the_button_for_more():
    for more in (MORE, "<button>+31 authors</button>", BOX.format("+ 31 more authors")):
        for name in ("<a>{}</a>", BOX, "{}"):
            printed = ", ".join(map(name.format, ("Ann Lee", "Bob Day")))
            said = f"{printed}, {more} {name.format('W. van der Fox')}"
            page = SAVED.replace(BOX.format("J. Ön"), said)
            goats = read(page).records[1]
            assert [a.name for a in goats.authors] == ["Ann Lee", "Bob Day", "W. van der Fox"]
            assert goats.authors_truncated
