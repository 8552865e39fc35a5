"""Asking providers of references in tests: small works, and what came of asking."""

from contextlib import contextmanager
from importlib import import_module

from kgraph.enrich import SERVICES, Options, Wanted
from kgraph.errors import ServiceError
from kgraph.model.tables import Evidence
from tests.enrich.asking import NOW, status, together
from tests.servers.replay import ReplayServer, inspire, openalex, opencitations, semanticscholar

IDS = [f"2001.{n:05d}" for n in range(1, 6)]


def work(number, doi=None, cites=(), title=None, year=2020, pages=(), count=None):
    """Make a work of OpenAlex."""
    return {
        "id": f"https://openalex.org/W{number}",
        "doi": f"https://doi.org/{doi}" if doi else None,
        "title": title or f"Work {number}",
        "publication_year": year,
        "referenced_works": [f"https://openalex.org/W{one}" for one in cites],
        "referenced_works_count": len(cites) if count is None else count,
        "locations": [{"landing_page_url": page} for page in pages],
    }


def arxiv_work(number, bare, cites=(), **more):
    return work(number, f"10.48550/arxiv.{bare}", cites, **more)


def entry(title, paper_id="f" * 40, contexts=(), **ids):
    """Make an entry of a list of Semantic Scholar."""
    return {
        "contexts": [sentence for sentence, _ in contexts],
        "intents": [],
        "contextsWithIntent": [{"context": c, "intents": list(i)} for c, i in contexts],
        "citedPaper": {
            "paperId": paper_id,
            "externalIds": ids or None,
            "title": title,
            "year": 2017,
        },
    }


def record(bare, *references):
    """Make a record of INSPIRE."""
    return {
        "control_number": 1,
        "arxiv_eprints": [{"value": bare, "categories": ["hep-th"]}],
        **({"references": list(references)} if references else {}),
    }


def routes():
    """Give for each provider a stand-in in which every one of IDS cites one known work."""
    return {
        "openalex": openalex(
            [arxiv_work(n, bare, [99]) for n, bare in enumerate(IDS, 1)]
            + [arxiv_work(99, "1706.03762")]
        ),
        "semanticscholar": semanticscholar(
            {f"ARXIV:{bare}": [entry("Attention", ArXiv="1706.03762")] for bare in IDS}
        ),
        "inspire": inspire(
            {
                bare: record(bare, {"reference": {"arxiv_eprint": "1706.03762", "label": "1"}})
                for bare in IDS
            },
            frozenset(),
        ),
        "opencitations": opencitations(
            {
                f"10.1000/{bare}": [{"cited": "omid:br/1 doi:10.48550/arxiv.1706.03762"}]
                for bare in IDS
            }
        ),
    }


PROVIDERS = tuple(routes())


@contextmanager
def served(monkeypatch, name, *given):
    """Run a server and point a provider at it."""
    with ReplayServer(*(given or (routes()[name],))) as server:
        monkeypatch.setenv(f"KGRAPH_{name.upper()}_URL", server.url)
        yield server


def papers(ids=IDS):
    """Give papers as they are wanted."""
    return [
        Wanted(f"arxiv:{bare}", f"r#{bare}", bare, published_doi=f"10.1000/{bare}") for bare in ids
    ]


def asked(name, wanted=None, **options):
    """Ask a provider, and give all evidence as one."""
    found, _ = kept(name, wanted, **options)
    return found


def kept(name, wanted=None, **options):
    """Ask a provider; give the evidence, and the error that ended the asking if one did."""
    module = import_module(SERVICES[name])
    parts: list[Evidence] = []
    try:
        for part in module.ask(
            papers() if wanted is None else wanted, Options(**{"now": NOW, **options})
        ):
            parts.append(part)
    except ServiceError as error:
        return together(parts), error
    return together(parts), None


def statuses(evidence):
    """Give the status of each paper, by its bare id."""
    return {key.removeprefix("arxiv:"): value for key, value in status(evidence).items()}


def rows(evidence):
    """Give the references as (arXiv id, DOI, title)."""
    return [(row.arxiv_id, row.doi, row.title) for row in evidence.references]
