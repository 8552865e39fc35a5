"""arXiv's metadata in a file: the facts of papers with no network.

The file (a snapshot, a harvest) is read once into an index, a folder of evidence
tables in the cache; `ask` joins the papers that lack facts with it, by id, DOI,
title and fingerprints of the abstract. Whether a hit is the paper is decided as for
hits of a search (`arxiv_match`).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pyarrow as pa

from kgraph import __version__, settings, store
from kgraph.engines import DuckDB
from kgraph.enrich import Options, Wanted
from kgraph.enrich.arxiv_feed import Entry
from kgraph.enrich.arxiv_match import choose
from kgraph.errors import InputError
from kgraph.model import schema
from kgraph.model.fingerprints import abstract_key
from kgraph.model.ids import digest
from kgraph.model.tables import Coverage, Evidence, Problem, Record, Source
from kgraph.model.text import title_key

PROVIDER = "snapshot"
_MIN_SHARED = 3  # fingerprints of a paper's abstract that a hit must have
_WANTED = pa.schema(
    [
        ("paper_id", pa.string()),
        ("arxiv_id", pa.string()),
        ("doi", pa.string()),
        ("title_key", pa.string()),
        ("prints", pa.list_(pa.int64())),
    ]
)
# Of several records of one id the newest, and of those the last in the file.
_BY_ID = """
select w.paper_id,
  arg_max(r.record_id, coalesce(r.version, 0) * 1000000000 + r.ordinal) as record_id
from wanted w join records r on r.arxiv_id = w.arxiv_id group by w.paper_id
"""
_BY_TITLE = """
select distinct w.paper_id, r.record_id
from wanted w join records r on r.title_key = w.title_key or r.doi = w.doi
where w.arxiv_id is null
"""
_BY_ABSTRACT = f"""
with asked as (
  select paper_id, unnest(prints) as print from wanted where arxiv_id is null and len(prints) > 0
), known as (
  select record_id, unnest(abstract_key) as print from records
)
select a.paper_id, k.record_id from asked a join known k using (print)
group by a.paper_id, k.record_id having count(*) >= {_MIN_SHARED}
"""
_FOUND = """
select h.paper_id, r.* from hits h join records r using (record_id) order by h.paper_id, record_id
"""


def index_folder(file: Path) -> Path:
    """Say where the index of a file is kept: under its path, size and time of change.

    Another version of this program reads the file anew: its rules may be others.

    Raises:
        InputError: If there is no such file.
    """
    try:
        found = file.stat()
    except OSError as error:
        raise InputError(f"cannot read {file}: {error.strerror}", "check the name") from None
    made_by = f"{__version__}\n{store.FORMAT}"
    name = digest(f"{made_by}\n{file.resolve()}\n{found.st_size}\n{found.st_mtime_ns}")
    return settings.cache_dir() / "snapshots" / name


def ask(wanted: Sequence[Wanted], options: Options) -> Iterator[Evidence]:
    """Answer for papers from an index; no socket is opened.

    Args:
        wanted: The papers that lack facts.
        options: ``snapshot`` is the folder of the index.

    Yields:
        The source first; then one item a paper with its `coverage` row, a record if
        it was found (each record once), a problem if a hit was refused.

    Raises:
        InputError: If no snapshot is given, or it holds no paper.

    Cost:
        One pass over the columns of ids and titles, whatever the number of papers;
        the abstracts' fingerprints only if a paper without title is among them.
    """
    if options.snapshot is None:
        raise InputError("no snapshot to look into", "give the file with --snapshot")
    now = options.now or datetime.now(UTC).isoformat(timespec="seconds")
    sources = _sources(options.snapshot)
    hits = _hits(wanted, options.snapshot)
    given: set[str] = set()
    for number, paper in enumerate(wanted, 1):
        record, problem = _choose(paper, hits.get(paper.paper_id, []))
        said = [row for row in (record, problem) if row is not None]
        new = tuple(dict.fromkeys(row.source_id for row in said if row.source_id not in given))
        records = (record,) if record and record.record_id not in given else ()
        given.update(new, (row.record_id for row in records))
        yield Evidence(
            tuple(sources[name] for name in new),
            records,
            coverage=(_coverage(paper, record, now),),
            problems=(problem,) if problem else (),
        )
        options.progress(number, len(wanted))


def plan(wanted: Sequence[Wanted], options: Options) -> list[str]:
    """List no addresses: a file is looked into."""
    return []


def _coverage(paper: Wanted, record: Record | None, now: str) -> Coverage:
    row = Coverage(paper.paper_id, PROVIDER, "ok" if record else "not_found", now)
    if record is None or _arxiv_id(paper) or not paper.record_id:
        return row
    return replace(row, record_id=paper.record_id, answer_id=record.record_id)


def _sources(index: Path) -> dict[str, Source]:
    """Give the sources of an index by the ids that they have as sources of answers.

    Other ids than as pages: a file that was asked for some papers can be read whole later.
    """
    rows = schema.from_arrow(Source, store.read(index, "sources"))
    return {
        _answering(row.source_id): replace(row, source_id=_answering(row.source_id)) for row in rows
    }


@cache
def _answering(source_id: str) -> str:
    return digest(f"snapshot\n{source_id}")


def _hits(wanted: Sequence[Wanted], index: Path) -> dict[str, list[Record]]:
    asked = [
        {
            "paper_id": paper.paper_id,
            "arxiv_id": _arxiv_id(paper),
            "doi": paper.doi,
            "title_key": title_key(paper.title) if paper.title else None,
            "prints": list(abstract_key(paper.abstract))
            if paper.abstract and not paper.title
            else [],
        }
        for paper in wanted
    ]
    by_abstract = any(row["prints"] and not row["arxiv_id"] for row in asked)
    with DuckDB() as engine:
        engine.open_graph(index, store.read_manifest(index), ["records"])
        engine.table("wanted", pa.Table.from_pylist(asked, schema=_WANTED))
        steps = [_BY_ID, _BY_TITLE, *([_BY_ABSTRACT] if by_abstract else [])]
        engine.materialise("hits", " union ".join(f"select * from ({step})" for step in steps))
        rows = engine.rows(_FOUND).to_pylist()
    names = [row.pop("paper_id") for row in rows]
    found: dict[str, list[Record]] = defaultdict(list)
    for paper_id, record in zip(names, schema.from_arrow(Record, rows), strict=True):
        source = _answering(record.source_id)
        name = f"{source}#{record.ordinal}"
        found[paper_id].append(replace(record, source_id=source, record_id=name))
    return found


def _arxiv_id(paper: Wanted) -> str | None:
    if paper.doi and paper.doi.startswith("10.48550/arxiv."):
        return paper.arxiv_id or paper.doi.removeprefix("10.48550/arxiv.")
    return paper.arxiv_id


def _choose(paper: Wanted, hits: Sequence[Record]) -> tuple[Record | None, Problem | None]:
    """Take the record of the id, or the hit that fits; say why one was refused."""
    if _arxiv_id(paper):
        return (hits[0] if hits else None), None
    choice = choose(paper, [_entry(hit) for hit in hits if hit.arxiv_id])
    if choice.accepted:
        of = {hit.arxiv_id: hit for hit in hits}
        return of[choice.accepted.arxiv_id], None
    if choice.refused is None:
        return None, None
    hit = choice.refused
    source_id = next(record.source_id for record in hits if record.arxiv_id == hit.arxiv_id)
    named = f"'{paper.title}'" if paper.title else paper.paper_id
    message = f"{named} is not taken to be arXiv:{hit.arxiv_id} '{hit.title}': {choice.reason}"
    return None, Problem(source_id, None, None, "enrich", str(choice.code), message)


def _entry(record: Record) -> Entry:
    """Give a record of arXiv's metadata the form that hits of a search are judged in."""
    published = record.published or record.updated or "0001-01-01"
    return Entry(
        arxiv_id=record.arxiv_id or "",
        version=record.version or 1,
        title=record.title,
        abstract=record.abstract,
        authors=record.authors,
        published=published,
        updated=record.updated or published,
        categories=record.categories,
        primary_category=record.primary_category,
        comments=record.comments,
        journal_ref=record.journal_ref,
        dois=(record.doi,) if record.doi else (),
        urls=(),
    )
