"""Pieces of a page that several sections share: texts, tables, links, figures.

Everything is built as elements, so that no text from outside can become markup.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from lxml.builder import ElementMaker

from kgraph.export.picture.svg import fit

Element = Any
_LONGEST = 220


def _add_text(element: Element, text: str) -> None:
    kept = fit(text)
    if len(element):
        element[-1].tail = (element[-1].tail or "") + kept
    else:
        element.text = (element.text or "") + kept


def _add_attributes(element: Element, attributes: Mapping[str, str]) -> None:
    for name, value in attributes.items():
        element.set(name, fit(value))


# lxml's own maker stops at a control character; this one leaves it out.
E = ElementMaker(typemap={str: _add_text, dict: _add_attributes})


def clean(text: object, longest: int = _LONGEST) -> str:
    """Make a text fit for a page: no control characters, not endless."""
    kept = fit(" ".join(str(text).split()))
    return kept if len(kept) <= longest else kept[: longest - 1] + "…"


def counted(count: int, name: str) -> str:
    """Say how many there are: "1 paper", "12 papers"."""
    return f"{count:,} {name if count == 1 else name + 's'}"


def section(anchor: str, title: str, *content: Element) -> Element:
    """Make a section that the contents can lead to."""
    return E.section({"id": anchor}, E.h2(title), *content)


def table(
    caption: str, head: Sequence[str], rows: Iterable[Sequence[object]], numbers: int
) -> Element:
    """Make a table; its last ``numbers`` columns are numbers."""
    text = len(head) - numbers

    def kind(column: int) -> dict[str, str]:
        return {"class": "n"} if column >= text else {}

    def cells(row: Sequence[object]) -> Iterator[Element]:
        for column, cell in enumerate(row):
            yield E.td(kind(column), _shown(cell) if _plain(cell) else cell)

    heads = (E.th({"scope": "col", **kind(column)}, name) for column, name in enumerate(head))
    return E.div(
        {"class": "wide"},
        E.table(
            E.caption(caption),
            E.thead(E.tr(*heads)),
            E.tbody(*(E.tr(*cells(row)) for row in rows)),
        ),
    )


def _plain(cell: object) -> bool:
    return cell is None or isinstance(cell, str | int | float)


def _shown(cell: object) -> str:
    if cell is None:
        return "–"
    return f"{cell:,}" if isinstance(cell, int) else clean(cell)


def paper(row: Mapping[str, Any]) -> Element:
    """Name a paper, with a link to it where it has one."""
    title = clean(row["title"])
    address = _address(row)
    if not address:
        return E.bdi(title)
    return E.a({"href": address, "rel": "noreferrer"}, E.bdi(title))


def _address(row: Mapping[str, Any]) -> str | None:
    if row["arxiv_id"]:
        return f"https://arxiv.org/abs/{quote(row['arxiv_id'], safe='/')}"
    return f"https://doi.org/{quote(row['doi'], safe='/')}" if row["doi"] else None


def by(row: Mapping[str, Any]) -> str:
    """Name the first author and whether there are more."""
    if not row["first_author"]:
        return "–"
    more = " and others" if row["people"] > 1 else ""
    return clean(row["first_author"], 60) + more


def folded(summary: str, *content: Element) -> Element:
    """Make a part that opens when it is asked for, and is printed."""
    return E.details(E.summary(summary), *content)
