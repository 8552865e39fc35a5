# ruff: noqa: E501 - a table reads best with one row a line
"""A small graph, written by hand: three papers, two people of one name, a citation.

For tests of what reads graph tables (exports, networks, queries), so that they
do not depend on readers or identity rules.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from functools import partial
from pathlib import Path

from kgraph import store
from kgraph.model import schema, taxonomy
from kgraph.model.tables import (
    GRAPH,
    Alias,
    Author,
    Authorship,
    Citation,
    Context,
    Evidence,
    Mention,
    Organisation,
    Paper,
    PaperCategory,
    PaperOrganisation,
    Person,
    Record,
    RecordPaper,
    Source,
    Span,
)


def paper(paper_id: str, **known: object) -> Paper:
    """Make a paper; what is not given is unknown."""
    empty = dict.fromkeys(field.name for field in fields(Paper))
    flags = {"authors_complete": True, "withdrawn": False, "described": True}
    return Paper(**{**empty, **flags, "paper_id": paper_id, **known})


ATTENTION = "arxiv:1706.03762"
OLD = "arxiv:hep-th/9901001"
STUB = "doi:10.1000/a(b)<c>"
UNTITLED = "abstract:00ff00ff00ff00ff"

# Some of every kind: with all that arXiv has, most of what is told of the graph would be of them.
CATEGORIES = {"cmp-lg", "cs.CL", "cs.CV", "cs.LG", "hep-th", "math.CO", "math.MP", "math-ph"}
CATEGORIES |= {"cs.AI", *taxonomy.subsumed_by().values()}

ROWS = {
    "papers": [
        paper(
            ATTENTION,
            title="Attention Is All You Need",
            abstract='We call it "Transformer" & it is < others; see C:\\x.',
            published="2017-06-12",
            updated="2023-08-02",
            date_precision="day",
            version=7,
            arxiv_id="1706.03762",
            doi="10.48550/arxiv.1706.03762",
            primary_category="cs.CL",
        ),
        paper(
            OLD,
            title="Zażółć & Söhne: a study of strings",
            published="1999-01",
            date_precision="month",
            arxiv_id="hep-th/9901001",
            doi="10.48550/arxiv.hep-th/9901001",
            published_doi="10.1103/physrevd.76.013009",
            primary_category="hep-th",
            authors_complete=False,
        ),
        paper(STUB, title="A cited work", doi="10.1000/a(b)<c>", described=False),
        paper(UNTITLED, abstract="An abstract whose title nobody printed."),
    ],
    "authors": [
        Person("author:ashish-vaswani-1a2b3c4d", "Ashish Vaswani", "Ashish", "Vaswani", None, "name_only"),
        Person("author:noam-shazeer-5e6f7a8b", "Noam Shazeer", "Noam", "Shazeer", "0000-0002-1825-0097", "resolved"),
        Person("author:cms-collaboration-9c0d1e2f", "CMS Collaboration", None, None, None, "name_only"),
    ],
    "authorships": [
        Authorship(ATTENTION, 1, "author:ashish-vaswani-1a2b3c4d", "Ashish Vaswani", "Google Brain", "author_list", 1.0),
        Authorship(ATTENTION, 2, "author:noam-shazeer-5e6f7a8b", "N. Shazeer", None, "author_list", 1.0),
        Authorship(ATTENTION, 3, "author:noam-shazeer-5e6f7a8b", "Noam Shazeer", None, "author_list", 1.0),
        Authorship(OLD, 1, "author:cms-collaboration-9c0d1e2f", "CMS Collaboration", None, "author_list", 1.0),
        Authorship(OLD, None, "author:noam-shazeer-5e6f7a8b", "Shazeer, Noam", None, "page_author", 0.8),
    ],
    "categories": [row for row in taxonomy.categories().values() if row.code in CATEGORIES],
    "paper_categories": [
        PaperCategory(ATTENTION, "cs.CL", True),
        PaperCategory(ATTENTION, "cs.LG", False),
        PaperCategory(OLD, "hep-th", True),
        PaperCategory(OLD, "math.MP", False),
        PaperCategory(OLD, "math-ph", False),
    ],
    "organisations": [Organisation("organisation:google-brain", "Google Brain")],
    "paper_organisations": [PaperOrganisation(ATTENTION, "organisation:google-brain")],
    "citations": [
        Citation(ATTENTION, STUB, "ReferenceList", "eprint", 1.0, (Context("As in [CITE].", "Introduction"),)),
        Citation(ATTENTION, STUB, "Api", "openalex", 0.9, ()),
        Citation(ATTENTION, OLD, "ReferenceList", "eprint", 1.0, ()),
    ],
    "mentions": [Mention(OLD, ATTENTION, "Transformer", 12, 23, 0.7)],
    "aliases": [Alias("title:0123456789abcdef", ATTENTION)],
    "record_papers": [
        RecordPaper("aaaa000000000000#1", ATTENTION, "arxiv_id", 1.0),
        RecordPaper("bbbb000000000000#1", ATTENTION, "title", 0.9),
        RecordPaper("bbbb000000000000#2", OLD, "only", 1.0),
        RecordPaper("bbbb000000000000#3", UNTITLED, "only", 1.0),
    ],
}  # fmt: skip

EVIDENCE = Evidence(
    sources=(
        Source("aaaa000000000000", "page", "pages/a list.txt", "wrapped_list", "2026-11-20T17:00:00Z", 431),
        Source("bbbb000000000000", "api", "https://export.arxiv.org/api/query?id_list=1706.03762", "arxiv", "2026-11-20T17:00:09Z", 999),
    ),
    records=(
        Record("aaaa000000000000#1", "aaaa000000000000", 1, arxiv_id="1706.03762", title="Attention is all you need",
               authors=(Author("Ashish Vaswani"), Author("N. Shazeer")), authors_truncated=True, published="2017",
               date_precision="year", spans=(Span("arxiv_id", 6, 16), Span("title", 17, 42))),
        Record("bbbb000000000000#1", "bbbb000000000000", 1, arxiv_id="1706.03762", title="Attention Is All You Need",
               authors=(Author("Ashish Vaswani"), Author("N. Shazeer"), Author("Noam Shazeer")), published="2017-06-12",
               date_precision="day", categories=("cs.CL", "cs.LG"), primary_category="cs.CL"),
        Record("bbbb000000000000#2", "bbbb000000000000", 2, arxiv_id="hep-th/9901001"),
        Record("bbbb000000000000#3", "bbbb000000000000", 3, abstract="An abstract whose title nobody printed."),
    ),
)  # fmt: skip


def make(folder: Path) -> Path:
    """Write the small graph into a folder and give the folder."""
    with store.writing(folder):
        store.append(folder, [EVIDENCE])
        store.replace_tables(folder, _write)
    return folder


def _write(run: Path) -> dict[str, int]:
    return write_tables(run, ROWS)


def write_tables(run: Path, rows: Mapping[str, Iterable[object]]) -> dict[str, int]:
    """Write every table of a graph as a run does, in a tenth of an engine's time; count rows."""
    counts = {}
    for row_type in GRAPH:
        name = row_type.TABLE
        table = schema.to_arrow(
            name, sorted(rows.get(name, ()), key=partial(_place, schema.key(name)))
        )
        store.write_table(run / f"{name}.parquet", table)
        counts[name] = table.num_rows
    return counts


def _place(key: Sequence[str], row: object) -> list[tuple[bool, object]]:
    """Say where a row stands in its table: by its key, what is missing first."""
    values = [getattr(row, column) for column in key]
    return [(value is not None, value) for value in values]
