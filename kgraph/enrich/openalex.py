"""OpenAlex: the works that a paper cites, named by OpenAlex's own ids, then resolved.

A paper is looked for by arXiv's DOI and by its article's, 100 a list; a preprint that
was merged into its article is missing from lists and found by a single look-up. Of
two records the one with references counts. Cited works are resolved 100 a list; one
that OpenAlex itself no longer has stays a reference that names its address. Look-ups of one
work are free, but once the day's budget is spent they end with the lists: all is asked
in one order, and goes on where it stopped.

Facts: ``doi:<doi>`` and ``one:<doi>`` are works, ``W<number>`` a cited one.
Sources: https://developers.openalex.org/api-reference; the data is CC0.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from kgraph.enrich import Options, Wanted, references
from kgraph.enrich.provider import (
    Cited,
    Facts,
    FailedError,
    Listed,
    Provider,
    Request,
    ShapeError,
    arxiv,
    cited,
    doi,
    dois_of,
    fact,
    member,
    optional,
)
from kgraph.model.tables import Evidence

MAX_LIST = 100
MAX_ADDRESS = 3500  # characters of a filter: servers refuse longer addresses
LIST_COST = 0.0001  # dollars; look-ups of one work are free
_WORK = "id,doi,title,publication_year,referenced_works,referenced_works_count"
_CITED = "id,doi,title,publication_year,locations"


@dataclass(frozen=True, slots=True)
class _Work:
    """A work: its id, what it cites, how many that should be."""

    id: str
    cites: tuple[str, ...]
    count: int


def plan_paper(paper: Wanted, known: Facts) -> Listed | tuple[str, ...]:
    """Look for the paper's records, then for what the fullest of them cites."""
    names = dois_of(paper)
    lacking = tuple(f"doi:{name}" for name in names if f"doi:{name}" not in known)
    if lacking:
        return lacking
    works = [work for name in names if (work := fact(known, f"doi:{name}"))]
    if not any(work.cites for work in works):
        missed = [f"one:{name}" for name in names if not known[f"doi:{name}"]]
        lacking = tuple(name for name in missed if name not in known)
        if lacking:
            return lacking
        works += [work for name in missed if (work := fact(known, name))]
    if not works:
        return Listed("not_found")
    work = max(works, key=lambda found: len(found.cites))
    if not work.cites:
        return Listed("elided" if work.count else "empty", f"/works/{work.id}")
    return tuple(one for one in work.cites if one not in known) or _listed(work, known)


def _listed(work: _Work, known: Facts) -> Listed:
    failed = [one for one in work.cites if isinstance(known[one], FailedError)]
    if len(failed) == len(work.cites):
        fact(known, failed[0])
    lost = frozenset(failed)
    found = tuple(known[one] or _unknown(one) for one in work.cites if one not in lost)
    path = f"/works/{work.id}"
    if not failed:
        return Listed("ok", path, found)
    error = known[failed[0]]
    said = f"{len(failed)} of {len(work.cites)} cited works: {error.message}"
    return Listed("partial", path, found, (error.code, said))


def _unknown(work: str) -> Cited:
    return Cited(raw=f"https://openalex.org/{work}")


def pack(names: Sequence[str]) -> list[Request]:
    """Put works and papers into lists; a DOI with signs of the filter language alone."""
    papers = [name for name in names if name.startswith("doi:")]
    alone = [name for name in papers if any(sign in name for sign in ",|")]
    single = [Request(_one(name), (name,)) for name in names if name.startswith("one:")]
    single += [Request(_one(name), (name,)) for name in alone]
    works = [name for name in names if name.startswith("W")]
    lists = [
        Request(f"/works?filter=doi:{_joined(some)}&per_page=100&select={_WORK}", tuple(some))
        for some in _lists([name for name in papers if name not in set(alone)])
    ]
    return [
        *lists,
        *single,
        *(
            Request(f"/works?filter=openalex:{'|'.join(some)}&per_page=100&select={_CITED}", some)
            for some in _lists(works)
        ),
    ]


def _one(name: str) -> str:
    return f"/works/doi:{quote(name.partition(':')[2], safe='/')}?select={_WORK}"


def _joined(names: Sequence[str]) -> str:
    return "|".join(quote(name.removeprefix("doi:"), safe="/") for name in names)


def _lists(names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    some: list[str] = []
    size = 0
    for name in names:
        length = len(quote(name)) + 1
        if some and (len(some) == MAX_LIST or size + length > MAX_ADDRESS):
            yield tuple(some)
            some, size = [], 0
        some.append(name)
        size += length
    if some:
        yield tuple(some)


def parse(request: Request, status: int, reply: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    """Read a work or a list of works. One that cannot be read is left out of a list: a
    paper is then looked up alone.
    """
    if not request.path.startswith("/works?"):
        return {request.asks[0]: None if status == 404 else _work(reply)}
    found: dict[str, Any] = {}
    for item in member(reply, "results", list):
        try:
            if request.asks[0].startswith("W"):
                found[_id(item)] = _cited(item)
            else:
                name, work = f"doi:{doi(member(item, 'doi', str))}", _work(item)
                if name not in found or len(found[name].cites) < len(work.cites):
                    found[name] = work
        except ShapeError:
            continue
    return found


def _work(item: object) -> _Work:
    cites = member(item, "referenced_works", list)
    count = optional(item, "referenced_works_count", int) or 0
    return _Work(_id(item), tuple(dict.fromkeys(_number(work) for work in cites)), count)


def _id(item: object) -> str:
    return _number(member(item, "id", str))


def _number(address: object) -> str:
    number = address.rpartition("/")[2] if isinstance(address, str) else ""
    if not (number[:1] == "W" and number[1:].isascii() and number[1:].isdigit()):
        raise ShapeError(f"{str(address)[:60]!r} is no work of OpenAlex")
    return number


def _cited(item: object) -> Cited:
    """Read a cited work. Its arXiv id stands in its DOI, or in one of its locations."""
    pages = (
        location.get("landing_page_url")
        for location in optional(item, "locations", list) or []
        if isinstance(location, dict)
    )
    ids = {arxiv(page) for page in pages if isinstance(page, str) and "arxiv.org/" in page}
    known = sorted(one for one in ids if one)
    return cited(
        arxiv_id=known[0] if len(known) == 1 else None,
        doi_of=optional(item, "doi", str),
        title=optional(item, "title", str),
        year=optional(item, "publication_year", int),
    )


def spent(status: int, headers: Mapping[str, str]) -> str | None:
    """Say why no more lists may be asked for today, from the headers of an answer."""

    def number(name: str) -> float | None:
        try:
            return float(headers.get(f"X-RateLimit-{name}", "").lstrip("$"))
        except ValueError:
            return None

    left, dollars = number("Remaining"), number("Remaining-USD")
    cost = number("Cost-Required-USD") or LIST_COST
    prepaid = number("Prepaid-Remaining-USD") or 0
    if prepaid < cost and (dollars < cost if dollars is not None else left == 0):
        hours = (number("Reset") or 0) / 3600
        when = f", new in {hours:.1f} hours" if hours else ""
        return f"the day's budget is spent{when}"
    return None


PROVIDER = Provider(
    "openalex",
    0.2,
    plan_paper,
    pack,
    parse,
    key_header=("Authorization", "Bearer {}"),
    spent=spent,
)


def ask(wanted: Sequence[Wanted], options: Options) -> Iterator[Evidence]:
    """Ask OpenAlex for references; see `references.ask`."""
    return references.ask(PROVIDER, wanted, options)


def plan(wanted: Sequence[Wanted], options: Options) -> list[str]:
    """List the first requests; see `references.requests`."""
    return references.requests(PROVIDER, wanted, options)
