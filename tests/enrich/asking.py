"""Asking arXiv in tests: papers, and what came of them."""

from kgraph.enrich import Options, Wanted
from kgraph.enrich.arxiv import ask
from kgraph.model.tables import Evidence
from tests.servers.arxiv_feeds import Paper

NOW = "2026-11-20T12:00:00+00:00"
PAPERS = [Paper(f"2001.{n:05d}", f"On the number {n}") for n in range(1, 251)]
SOME = PAPERS[:5]


def by_id(papers=SOME):
    """Ask for papers that the pages name by id."""
    return [Wanted(f"arxiv:{p.arxiv_id}", arxiv_id=p.arxiv_id) for p in papers]


def asked(wanted, **options):
    """Ask, and give all evidence as one."""
    return together(ask(wanted, Options(**{"now": NOW, **options})))


def together(parts):
    """Put the rows of several items into one."""
    parts = list(parts)
    return Evidence(
        **{
            name: tuple(row for part in parts for row in getattr(part, name))
            for name in ("sources", "records", "page_facts", "references", "coverage", "problems")
        }
    )


def keep(found, wanted):
    """Ask, and keep each item as it comes: an error may follow."""
    for part in ask(wanted, Options(now=NOW)):
        found.append(part)


def status(evidence):
    """Give the status of every paper asked about."""
    return {row.paper_key: row.status for row in evidence.coverage}


def ids(evidence):
    """Give the arXiv ids of all records."""
    return [record.arxiv_id for record in evidence.records]
