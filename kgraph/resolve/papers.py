"""Which records are one paper, and why.

Candidates come from set-based steps (`candidates`); pure functions then decide pair
by pair (`same_paper`), and the accepted links are joined from the strongest to the
weakest. Two different arXiv ids are never one paper.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from kgraph.engines import DuckDB
from kgraph.model import ids, schema
from kgraph.model.tables import RecordPaper
from kgraph.model.text import words
from kgraph.resolve.candidates import CANDIDATES, IDENTIFIED
from kgraph.resolve.clusters import clusters
from kgraph.resolve.same_paper import Described, same_abstract, same_doi, same_title

_RULES = ("arxiv_id", "doi", "search", "title", "abstract")
_DOI = 1  # the place of DOIs among the marks that keep records apart


@dataclass(frozen=True, slots=True)
class Link:
    """Two records that are one paper by a rule, with its score; ``supported`` says that
    more than the rule's own field agrees.
    """

    a: str
    b: str
    rule: str
    score: float
    supported: bool = True


def record_papers(engine: DuckDB) -> pa.Table:
    """Compute the table `record_papers` from the view `records` of an engine."""
    engine.materialise("identified", IDENTIFIED)
    engine.materialise("candidates", CANDIDATES)
    pairs = engine.rows("select a, b, rule from candidates order by a, b, rule").to_pylist()
    known = _described(engine)
    links = _decide([(p["a"], p["b"], p["rule"]) for p in pairs], known)
    marks = _column(engine, "arxiv_id")
    records = engine.rows("select record_id from identified order by record_id")
    members = [str(name) for name in records.column("record_id").to_pylist()]
    # A preprint may print other DOIs than the articles that came of it.
    certain = {i: (_DOI,) for i, link in enumerate(links) if link.rule in ("arxiv_id", "search")}
    groups, refused = clusters(
        members,
        [(link.a, link.b) for link in links],
        (marks, _column(engine, "doi")),
        despite=certain,
    )
    kept = [link for index, link in enumerate(links) if index not in set(refused)]
    names = _paper_ids(engine, groups, marks)
    return schema.to_arrow("record_papers", _rows(groups, kept, names))


def _column(engine: DuckDB, column: str) -> dict[str, str]:
    rows = engine.rows(
        f"select record_id, {column} as v from identified where {column} is not null"
    )
    return {row["record_id"]: row["v"] for row in rows.to_pylist()}


def _described(engine: DuckDB) -> dict[str, Described]:
    """Load what decisions need, of records in candidate pairs that need one."""
    rows = engine.rows(
        """
        with wanted as (
          select a as record_id from candidates where rule in ('doi', 'title', 'abstract')
          union select b from candidates where rule in ('doi', 'title', 'abstract')
        )
        select i.record_id, i.arxiv_id, i.doi, i.title_key, i.author_keys, i.published,
          i.journal_ref, r.title, r.abstract
        from identified i join wanted using (record_id) join records r using (record_id)
        order by i.record_id
        """
    ).to_pylist()
    return {
        row["record_id"]: Described(
            row["arxiv_id"],
            row["doi"],
            row["title"],
            row["title_key"],
            row["abstract"],
            tuple(row["author_keys"]),
            row["published"],
            row["journal_ref"],
        )
        for row in rows
    }


def _decide(pairs: Sequence[tuple[str, str, str]], known: Mapping[str, Described]) -> list[Link]:
    """Turn candidates into links, the strongest first."""
    links: list[Link] = []
    unsure: dict[str, bool] = defaultdict(bool)
    of_books = _of_books(pairs, known)
    for a, b, rule in pairs:
        if rule == "doi":
            # A record without title may be any chapter of a book: it is none's.
            nameless = not (known[a].title_key and known[b].title_key)
            if same_doi(known[a], known[b]) and not (nameless and known[a].doi in of_books):
                links.append(Link(a, b, rule, 1.0))
        elif rule in ("arxiv_id", "search"):
            links.append(Link(a, b, rule, 1.0))
        elif rule == "title":
            decided = same_title(known[a], known[b])
            if decided is None:
                unsure[known[a].title_key or ""] = True
            else:
                links.append(Link(a, b, rule, *decided))
        else:
            score = same_abstract(known[a], known[b])
            if score is not None:
                links.append(Link(a, b, rule, score))
    # Where one title is known to be two papers, the title alone decides nothing more.
    kept = [
        link
        for link in links
        if link.rule != "title" or link.supported or not unsure[known[link.a].title_key or ""]
    ]
    return sorted(kept, key=lambda link: (_RULES.index(link.rule), -link.score, link.a, link.b))


def _of_books(
    pairs: Sequence[tuple[str, str, str]], known: Mapping[str, Described]
) -> set[str | None]:
    """Give the DOIs that records of unlike titles print."""
    return {
        known[a].doi for a, b, rule in pairs if rule == "doi" and not same_doi(known[a], known[b])
    }


def _paper_ids(
    engine: DuckDB, groups: Mapping[str, str], marks: Mapping[str, str]
) -> dict[str, str]:
    """Name each group: by arXiv id, DOI, the hash of its title, the hash of its abstract."""
    members: dict[str, list[str]] = defaultdict(list)
    for record, group in groups.items():
        members[group].append(record)
    dois, titles = _column(engine, "doi"), _column(engine, "title_key")
    nameless = [
        group
        for group, records in members.items()
        if not any(record in marks or record in dois or record in titles for record in records)
    ]
    abstracts = _abstracts(engine, [record for group in nameless for record in members[group]])
    names: dict[str, str] = {}
    for group in sorted(members):
        records = sorted(members[group])
        arxiv_ids = sorted({marks[record] for record in records if record in marks})
        group_dois = sorted({dois[record] for record in records if record in dois})
        keys = sorted({titles[record] for record in records if record in titles})
        if arxiv_ids or group_dois:
            name = ids.paper_id(
                arxiv_id=next(iter(arxiv_ids), None), doi=next(iter(group_dois), None)
            )
        elif keys:
            name = f"title:{ids.digest(keys[0])}"
        else:
            text = max((" ".join(words(abstracts[r])) for r in records), key=lambda t: (len(t), t))
            name = f"abstract:{ids.digest(text)}"
        names[group] = name
    # Two papers of one title (or of one book's DOI) are each named by a record too, so that
    # a third one takes no name away.
    shared = {name for name, count in Counter(names.values()).items() if count > 1}
    return {
        group: f"title:{ids.digest(name + min(members[group]))}" if name in shared else name
        for group, name in names.items()
    }


def _abstracts(engine: DuckDB, records: Sequence[str]) -> dict[str, str]:
    engine.table("nameless", pa.table({"record_id": pa.array(records, pa.string())}))
    rows = engine.rows("select record_id, abstract from records join nameless using (record_id)")
    return {row["record_id"]: row["abstract"] for row in rows.to_pylist()}


def _rows(
    groups: Mapping[str, str], links: Sequence[Link], names: Mapping[str, str]
) -> list[RecordPaper]:
    """Give each record the strongest link that ties it to its paper."""
    best: dict[str, Link] = {}
    for link in links:  # the strongest come first
        if groups[link.a] == groups[link.b]:
            best.setdefault(link.a, link)
            best.setdefault(link.b, link)
    return [
        RecordPaper(
            record,
            names[group],
            best[record].rule if record in best else "only",
            best[record].score if record in best else 1.0,
        )
        for record, group in sorted(groups.items())
    ]
