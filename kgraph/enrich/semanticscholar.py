"""Semantic Scholar: reference lists with the sentences that cite, and why they do.

Which papers it knows is asked 500 at once; the lists come one paper at a time, 1,000
entries a page, because lists in bulk have no contexts. Three things are kept apart: a
paper that it does not know (null), a list that the publisher withholds, a list with
nothing in it. An entry that it could not resolve has a title as a machine read it:
that is the printed text, not a title.

Facts: ``known:<id>`` and ``page:<id>@<offset>``, ids as ``ARXIV:…`` or ``DOI:…``.
Source: https://api.semanticscholar.org/api-docs/graph. Its data is for research and
not to be passed on; one request a second with a key, few without.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
    cited,
    dois_of,
    fact,
    listed,
    member,
    optional,
    text,
)
from kgraph.model.tables import Context, Evidence

MAX_BATCH = 500
PAGE = 1000
END = 9000  # the last offset from which a whole page may be asked for
_FIELDS = "contexts,intents,contextsWithIntent,title,externalIds,year"


@dataclass(frozen=True, slots=True)
class _Page:
    """One page of a list; ``cited`` is nothing if the publisher withholds it."""

    cited: tuple[Cited, ...] | None
    unreadable: int = 0
    next: int | None = None


def plan_paper(paper: Wanted, known: Facts) -> Listed | tuple[str, ...]:
    """Find out whether it knows the paper, then read the list page by page."""
    ids = [f"ARXIV:{paper.arxiv_id}"] if paper.arxiv_id else []
    ids += [f"DOI:{name}" for name in dois_of(paper) if not name.startswith("10.48550/arxiv.")]
    for name in ids:
        if f"known:{name}" not in known:
            return (f"known:{name}",)
        if fact(known, f"known:{name}"):
            return _pages(name, known)
    return Listed("not_found")


def _pages(name: str, known: Facts) -> Listed | tuple[str, ...]:
    every: list[Cited] = []
    path = f"/paper/{name}/references"
    lost, offset = 0, 0
    while True:
        if f"page:{name}@{offset}" not in known:
            return (f"page:{name}@{offset}",)
        page = fact(known, f"page:{name}@{offset}")
        if page is None:
            return Listed("not_found", path)
        if page.cited is None:
            return Listed("elided", path)
        every += page.cited
        lost += page.unreadable
        if page.next is None or page.next > END:
            break
        offset = page.next
    if page.next is not None and not lost:
        said = f"it gives no more than the first {len(every)} references"
        return Listed("partial", path, tuple(every), ("cut-list", said))
    return listed(path, tuple(every), lost)


def pack(names: Sequence[str]) -> list[Request]:
    """Put unknown papers into batches, each page of a list into a request."""
    new = [name for name in names if name.startswith("known:")]
    batches = [new[start : start + MAX_BATCH] for start in range(0, len(new), MAX_BATCH)]
    return [
        Request(
            "/paper/batch?fields=title",
            tuple(some),
            json.dumps({"ids": [name.removeprefix("known:") for name in some]}),
        )
        for some in batches
    ] + [Request(_page_path(name), (name,)) for name in names if name.startswith("page:")]


def _page_path(name: str) -> str:
    paper, _, offset = name.removeprefix("page:").rpartition("@")
    place = f"/paper/{quote(paper, safe='/:')}/references"
    return f"{place}?fields={_FIELDS}&limit={PAGE}&offset={offset}"


def parse(request: Request, status: int, reply: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    """Read which papers are known, in the order asked, or a page of a list."""
    if request.body is not None:
        if not isinstance(reply, list) or len(reply) != len(request.asks):
            raise ShapeError("it is no list of the papers asked for")
        if not all(paper is None or isinstance(paper, dict) for paper in reply):
            raise ShapeError("it is no list of papers")
        return {name: paper is not None for name, paper in zip(request.asks, reply, strict=True)}
    if status == 404:
        member(reply, "error", str)
        return {request.asks[0]: None}
    return {request.asks[0]: _page(reply, int(request.asks[0].rpartition("@")[2]))}


def _page(reply: object, offset: int) -> _Page:
    if isinstance(reply, dict) and "data" in reply and reply["data"] is None:
        return _Page(None)
    items = member(reply, "data", list)
    following = optional(reply, "next", int)
    if following is not None and following <= offset:
        raise ShapeError("its next page is not after this one")
    entries = [_entry(item) for item in items]
    found = tuple(entry for entry in entries if entry)
    return _Page(found, len(entries) - len(found), following)


def _entry(item: object) -> Cited | None:
    """Read one entry, or nothing if it cannot be read."""
    try:
        paper = member(item, "citedPaper", dict)
        ids = optional(paper, "externalIds", dict) or {}
        title, resolved = text(optional(paper, "title", str)), paper.get("paperId") is not None
        return cited(
            arxiv_id=ids.get("ArXiv"),
            doi_of=ids.get("DOI"),
            title=title if resolved else None,
            year=optional(paper, "year", int),
            raw=None if resolved else title,
            contexts=_contexts(item),
        )
    except ShapeError:
        return None


def _contexts(item: object) -> tuple[Context, ...]:
    pairs = optional(item, "contextsWithIntent", list)
    if pairs is None:
        pairs = [{"context": one} for one in optional(item, "contexts", list) or []]
    found = []
    for pair in pairs:
        sentence = text(optional(pair, "context", str))
        if sentence:
            intents = (text(intent) for intent in optional(pair, "intents", list) or [])
            found.append(Context(sentence, None, tuple(one for one in intents if one)))
    return tuple(dict.fromkeys(found))


PROVIDER = Provider(
    "semanticscholar",
    1.0,
    plan_paper,
    pack,
    parse,
    key_header=("x-api-key", "{}"),
    pause_without_key_s=3.0,
)


def ask(wanted: Sequence[Wanted], options: Options) -> Iterator[Evidence]:
    """Ask Semantic Scholar for references; see `references.ask`."""
    return references.ask(PROVIDER, wanted, options)


def plan(wanted: Sequence[Wanted], options: Options) -> list[str]:
    """List the first requests; see `references.requests`."""
    return references.requests(PROVIDER, wanted, options)
