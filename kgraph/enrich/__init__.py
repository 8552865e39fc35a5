"""Ask services for what pages do not say: one file per service, listed in ``SERVICES``.

A service is a function that takes the papers that lack facts and yields
evidence, as readers do. It yields what it has before it raises, and a paper it
could not ask about gets a `coverage` row that says so: nothing that failed looks
like nothing found.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

from kgraph.errors import InputError
from kgraph.model.tables import Evidence


@dataclass(frozen=True, slots=True)
class Wanted:
    """A paper that lacks facts, and what is known of it; ``record_id`` is one of its records."""

    paper_id: str
    record_id: str | None = None
    arxiv_id: str | None = None
    version: int | None = None
    doi: str | None = None
    title: str | None = None
    abstract: str | None = None
    author_keys: tuple[str, ...] = ()
    year: int | None = None
    published_doi: str | None = None  # of the article, never arXiv's own
    categories: tuple[str, ...] = ()


def _silent(done: int, total: int) -> None:
    """Report nothing."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to ask. What is not given comes from the ``KGRAPH_*`` settings.

    ``snapshot`` is the folder of an index (`snapshot`). ``progress`` is called with the
    number of papers done and their total.
    """

    offline: bool = False
    cache_dir: Path | None = None
    now: str = ""
    snapshot: Path | None = None
    progress: Callable[[int, int], None] = field(default=_silent)


Planner = Callable[[Sequence[Wanted], Options], list[str]]
Service = Callable[[Sequence[Wanted], Options], Iterator[Evidence]]

# Name on the command line: the module whose function ``ask`` is the service.
SERVICES = {
    "arxiv": "kgraph.enrich.arxiv",
    "snapshot": "kgraph.enrich.snapshot",
    "oai": "kgraph.enrich.oai",
    "openalex": "kgraph.enrich.openalex",
    "semanticscholar": "kgraph.enrich.semanticscholar",
    "inspire": "kgraph.enrich.inspire",
    "opencitations": "kgraph.enrich.opencitations",
    "eprint": "kgraph.enrich.eprint",
}


def service(name: str) -> Service:
    """Give the service of that name; its module is imported now.

    Raises:
        InputError: If there is none of that name.
    """
    if name not in SERVICES:
        raise InputError(f"unknown service: '{name}'", f"known are: {', '.join(sorted(SERVICES))}")
    ask: Service = import_module(SERVICES[name]).ask
    return ask


def planner(name: str) -> Planner:
    """Give the function that lists the first requests of a service: ``plan`` of its module.

    Raises:
        InputError: If there is no service of that name.
    """
    service(name)
    plan: Planner = import_module(SERVICES[name]).plan
    return plan
