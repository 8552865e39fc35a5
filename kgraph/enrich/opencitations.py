"""OpenCitations: the works that a published article cites, by DOI alone.

One article a request. Each row names the cited work by all of its ids in one text
("omid:br/06 doi:10.1000/x pmid:1"); the older form is a bare DOI. The rows have no
order of their own, so they are put into that of their ids: the same answer is the
same source.

Facts: ``doi:<doi>``.
Source: https://api.opencitations.net/index/v2: 180 requests a minute; the data is CC0.
"""

from collections.abc import Iterator, Sequence
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
    fact,
    listed,
    member,
)
from kgraph.model.tables import Evidence

PREFIXES = ("doi:", "10.")


def plan_paper(paper: Wanted, known: Facts) -> Listed | tuple[str, ...]:
    """Ask for the list of the published article."""
    if not paper.published_doi:
        return Listed("not_found")
    name = f"doi:{paper.published_doi}"
    if name not in known:
        return (name,)
    found = fact(known, name)
    return listed(_path(name), *found) if found else Listed("not_found")


def pack(names: Sequence[str]) -> list[Request]:
    """Put each article into a request."""
    return [Request(_path(name), (name,)) for name in names]


def _path(name: str) -> str:
    return f"/references/{quote(name, safe='/:')}"


def parse(request: Request, status: int, reply: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    """Read the rows of an article: what it cites, and how many of them cannot be read."""
    if status != 200 or not isinstance(reply, list):
        raise ShapeError("it is no list of citations")
    rows = [_cited(row) for row in reply]
    found = {row for row in rows if row}
    if rows and not found:
        raise ShapeError("none of its rows is a citation")
    return {request.asks[0]: (tuple(sorted(found, key=repr)), rows.count(None))}


def _cited(row: object) -> Cited | None:
    """Read a cited work; without a DOI its other ids are the printed text."""
    try:
        ids = member(row, "cited", str)
    except ShapeError:
        return None
    name = next((one for one in ids.split() if one.lower().startswith(PREFIXES)), None)
    found = cited(doi_of=name)
    return found if found.doi or found.arxiv_id else Cited(raw=" ".join(ids.split()) or None)


PROVIDER = Provider(
    "opencitations", 0.35, plan_paper, pack, parse, key_header=("authorization", "{}")
)


def ask(wanted: Sequence[Wanted], options: Options) -> Iterator[Evidence]:
    """Ask OpenCitations for references; see `references.ask`."""
    return references.ask(PROVIDER, wanted, options)


def plan(wanted: Sequence[Wanted], options: Options) -> list[str]:
    """List the first requests; see `references.requests`."""
    return references.requests(PROVIDER, wanted, options)
