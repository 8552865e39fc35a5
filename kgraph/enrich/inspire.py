"""INSPIRE: reference lists of high-energy physics and its neighbours, curated by people.

Papers are searched 20 at once by arXiv id; one that no search finds is looked up
alone, because a search is no proof that it is not there. What an entry prints and has
no field for (``misc``) is its printed text, with the line of the paper where it is kept.

Facts: ``list:<arXiv id>`` and ``one:<arXiv id>``.
Source: https://github.com/inspirehep/rest-api-doc: 15 requests in five seconds, no key.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from kgraph.enrich import Options, Wanted, references
from kgraph.enrich.provider import (
    Cited,
    Facts,
    Listed,
    Provider,
    Request,
    ShapeError,
    arxiv,
    cited,
    fact,
    listed,
    member,
    optional,
    text,
)
from kgraph.model.tables import Evidence

MAX_SEARCH = 20  # lists are long: a review has a megabyte
_FIELDS = "references,arxiv_eprints,control_number"


def plan_paper(paper: Wanted, known: Facts) -> Listed | tuple[str, ...]:
    """Search for the paper, then look it up."""
    if not paper.arxiv_id:
        return Listed("not_found")
    for name in (f"list:{paper.arxiv_id}", f"one:{paper.arxiv_id}"):
        if name not in known:
            return (name,)
        found = fact(known, name)
        if found:
            return listed(f"/arxiv/{paper.arxiv_id}", *found)
    return Listed("not_found")


def pack(names: Sequence[str]) -> list[Request]:
    """Put papers into searches, or each into a look-up."""
    new = [name for name in names if name.startswith("list:")]
    batches = [new[start : start + MAX_SEARCH] for start in range(0, len(new), MAX_SEARCH)]
    return [_search(some) for some in batches] + [
        Request(f"/arxiv/{quote(name[4:], safe='/')}?fields={_FIELDS}", (name,))
        for name in names
        if name.startswith("one:")
    ]


def _search(names: Sequence[str]) -> Request:
    query = quote(" or ".join(f"arxiv:{name[5:]}" for name in names), safe="/:")
    return Request(f"/literature?q={query}&fields={_FIELDS}&size={2 * len(names)}", tuple(names))


def parse(request: Request, status: int, reply: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    """Read the hits of a search, or one record. A hit that cannot be read is looked up alone."""
    if request.asks[0].startswith("one:"):
        if status == 404:
            member(reply, "message", str)
            return {request.asks[0]: None}
        return {request.asks[0]: _list(member(reply, "metadata", dict))}
    found: dict[str, Any] = {}
    for hit in member(member(reply, "hits", dict), "hits", list):
        try:
            record = member(hit, "metadata", dict)
            ids = [
                arxiv(member(one, "value", str)) for one in member(record, "arxiv_eprints", list)
            ]
            found.update({f"list:{one}": _list(record) for one in ids})
        except ShapeError:
            continue
    return {name: one for name, one in found.items() if name in set(request.asks)}


def _list(record: object) -> tuple[tuple[Cited, ...], int]:
    """Read the references of a record, and count those that cannot be read."""
    entries = [_entry(item) for item in optional(record, "references", list) or []]
    found = tuple(entry for entry in entries if entry)
    return found, len(entries) - len(found)


def _entry(item: object) -> Cited | None:
    """Read one entry, or nothing if it cannot be read."""
    try:
        entry = optional(item, "reference", dict) or {}
        names = optional(entry, "dois", list) or []
        found = cited(
            arxiv_id=optional(entry, "arxiv_eprint", str),
            doi_of=next(iter(names), None),
            title=optional(optional(entry, "title", dict) or {}, "title", str),
            year=optional(optional(entry, "publication_info", dict) or {}, "year", int),
            raw=_printed(item, entry),
        )
        named = found.arxiv_id or found.doi or found.title or found.raw
        return found if named else replace(found, raw=_address(item))
    except ShapeError:
        return None


def _printed(item: object, entry: object) -> str | None:
    raw = [
        one.get("value")
        for one in optional(item, "raw_refs", list) or []
        if isinstance(one, dict) and one.get("schema") == "text"
    ]
    parts = (text(part) for part in raw or optional(entry, "misc", list) or [])
    return " ".join(part for part in parts if part) or None


def _address(item: object) -> str | None:
    """Give the address of INSPIRE's record of a cited work, where nothing else is said of it."""
    return text(optional(optional(item, "record", dict) or {}, "$ref", str))


PROVIDER = Provider("inspire", 0.4, plan_paper, pack, parse)


def ask(wanted: Sequence[Wanted], options: Options) -> Iterator[Evidence]:
    """Ask INSPIRE for references; see `references.ask`."""
    return references.ask(PROVIDER, wanted, options)


def plan(wanted: Sequence[Wanted], options: Options) -> list[str]:
    """List the first requests; see `references.requests`."""
    return references.requests(PROVIDER, wanted, options)
