"""Which records are one paper, and why; which papers are versions of one work.

Candidates come from set-based steps (`candidates`); pure functions then decide pair
by pair (`same_paper`), and the accepted links are joined from the strongest to the
weakest. Two different arXiv ids are never one paper. A preprint and an article of
which no source says that they are one stay two papers, with a link.
"""

import re
import zlib
from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pyarrow as pa

from kgraph.engines import Engine
from kgraph.model import schema
from kgraph.model.tables import RecordPaper
from kgraph.resolve import same_paper
from kgraph.resolve.candidates import CANDIDATES, IDENTIFIED, REPEATED
from kgraph.resolve.clusters import clusters
from kgraph.resolve.like_titles import MAX_WORDS, content, title_words
from kgraph.resolve.paper_links import Other, paper_links
from kgraph.resolve.paper_names import column, paper_ids
from kgraph.resolve.same_paper import Decision, Described

_RULES = ("arxiv_id", "doi", "search", "title", "near_title", "abstract")
MIN_FOUND_AGAIN = 20  # entries of one list in another, for the lists to tell anything
_DECIDED = "('doi', 'title', 'near_title', 'abstract')"
_NAME_WORD = re.compile(r"\w{2,}")
_DOI, _EDITION = 1, 2  # the places among the marks that keep records apart


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


def record_papers(engine: Engine) -> tuple[pa.Table, pa.Table]:
    """Compute the tables `record_papers` and `paper_links` from the view `records`."""
    _candidates(engine)
    pairs = engine.rows("select a, b, rule from candidates order by a, b, rule").to_pylist()
    known = _described(engine)
    links, others = _decide([(p["a"], p["b"], p["rule"]) for p in pairs], known, _sizes(engine))
    marks = column(engine, "arxiv_id")
    records = engine.rows("select record_id from identified order by record_id")
    members = [str(name) for name in records.column("record_id").to_pylist()]
    # A preprint may print other DOIs than the articles that came of it.
    certain: dict[int, tuple[int, ...]] = {
        i: (_DOI, _EDITION) if link.rule in ("arxiv_id", "search") else (_EDITION,)
        for i, link in enumerate(links)
        if link.rule in ("arxiv_id", "search", "doi")
    }
    groups, refused = clusters(
        members,
        [(link.a, link.b) for link in links],
        (marks, column(engine, "doi"), _editions(engine)),
        despite=certain,
        entries={record: (known[record].source, record) for record in known},
        two=lambda a, b: same_paper.two_entries(known[a], known[b]),
    )
    not_joined = frozenset(refused)
    kept = [link for index, link in enumerate(links) if index not in not_joined]
    names = paper_ids(engine, groups, marks)
    others += [_held_back(links[index]) for index in refused if links[index].rule == "title"]
    rows = paper_links(others, known, groups, names)
    return (
        schema.to_arrow("record_papers", _rows(groups, kept, names)),
        schema.to_arrow("paper_links", rows),
    )


def _candidates(engine: Engine) -> None:
    engine.materialise("identified", IDENTIFIED)
    titles = engine.rows(
        """
        select i.record_id, r.title from identified i join records r using (record_id)
        where i.title_key is not null and i.record_id = i.description
          and (select count(distinct source_id) from identified) > 1  -- one list has no twin
        order by i.record_id
        """
    )
    rows: dict[str, list[object]] = {"record_id": [], "pair": [], "known": []}
    for record, title in zip(*(titles.column(n).to_pylist() for n in (0, 1)), strict=True):
        found = _pairs(title)
        rows["record_id"] += [record] * len(found)
        rows["pair"] += found
        rows["known"] += [len(found)] * len(found)
    types = {"record_id": pa.string(), "pair": pa.int64(), "known": pa.int64()}
    engine.table(
        "title_pairs", pa.table({name: pa.array(rows[name], types[name]) for name in types})
    )
    engine.materialise("candidates", CANDIDATES)


def _pairs(title: str) -> list[int]:
    """Give the pairs of neighbouring words of a title as numbers, small words aside."""
    found = content(title_words(title)[:MAX_WORDS])
    return sorted({zlib.crc32(f"{a} {b}".encode()) for a, b in pairwise(found)})


def _editions(engine: Engine) -> dict[str, str]:
    """Mark what is a preprint alone and what is an article alone; a record of both joins them."""
    rows = engine.rows(
        """
        select record_id, case when doi is null then 'preprint' else 'article' end as edition
        from identified where (arxiv_id is null) <> (doi is null)
        """
    )
    return {row["record_id"]: row["edition"] for row in rows.to_pylist()}


def _held_back(link: Link) -> Other:
    """Give a link that ids or better links held back, as a doubt."""
    return link.a, link.b, link.rule, Decision(same_paper.DOUBTFUL, link.score / 2, link.supported)


def _sizes(engine: Engine) -> dict[str, int]:
    rows = engine.rows(
        "select source_id, count(*) as n from identified where title_key is not null group by 1"
    )
    return {row["source_id"]: row["n"] for row in rows.to_pylist()}


def _described(engine: Engine) -> dict[str, Described]:
    """Load what decisions need, of records in candidate pairs that need one."""
    engine.materialise("repeated", REPEATED)
    rows = engine.rows(
        f"""
        with wanted as (
          select a as record_id from candidates where rule in {_DECIDED}
          union select b from candidates where rule in {_DECIDED}
        )
        select i.record_id, i.source_id, i.arxiv_id, i.doi, i.title_key, i.author_keys,
          i.published, i.journal_ref, r.title, r.abstract, q.title_key is not null as repeated
        from identified i join wanted using (record_id) join records r using (record_id)
        left join repeated q on q.source_id = i.source_id and q.title_key = i.title_key
        order by i.record_id
        """
    ).to_pylist()
    return {
        row["record_id"]: Described(
            row["source_id"],
            row["arxiv_id"],
            row["doi"],
            row["title"],
            row["title_key"],
            row["abstract"],
            tuple(row["author_keys"]),
            row["published"],
            row["journal_ref"],
            row["repeated"],
            frozenset(word for key in row["author_keys"] for word in _NAME_WORD.findall(key)),
        )
        for row in rows
    }


def _decide(
    pairs: Sequence[tuple[str, str, str]],
    known: Mapping[str, Described],
    sizes: Mapping[str, int],
) -> tuple[list[Link], list[Other]]:
    """Turn candidates into links, the strongest first, and pairs that are no links."""
    links: list[Link] = []
    others: list[Other] = []
    unsure: set[str | None] = set()
    of_books = _of_books(pairs, known)
    for a, b, rule in pairs:
        if rule in ("arxiv_id", "search"):
            links.append(Link(a, b, rule, 1.0))
            continue
        decision = _decision(rule, known[a], known[b], of_books)
        if decision.kind == same_paper.SAME:
            links.append(Link(a, b, rule, decision.score, decision.supported))
        elif decision.kind != same_paper.OTHER:
            others.append((a, b, rule, decision))
        elif rule == "title":
            unsure.add(known[a].title_key)
    # Where one title is known to be two papers, the title alone decides nothing more.
    kept = [
        link
        for link in links
        if link.rule != "title" or link.supported or known[link.a].title_key not in unsure
    ]
    kept += _of_twin_lists(others, kept, known, sizes)
    kept.sort(key=lambda link: (_RULES.index(link.rule), -link.score, link.a, link.b))
    return kept, others


def _decision(rule: str, a: Described, b: Described, of_books: Container[str | None]) -> Decision:
    if rule == "title":
        return same_paper.same_title(a, b)
    if rule == "near_title":
        return same_paper.near_title(a, b)
    if rule == "doi":
        # A record without title may be any chapter of a book: it is none's.
        nameless = not (a.title_key and b.title_key)
        one = same_paper.same_doi(a, b) and not (nameless and a.doi in of_books)
        return Decision(same_paper.SAME, 1.0, True) if one else same_paper.NOTHING
    score = same_paper.same_abstract(a, b)
    return same_paper.NOTHING if score is None else Decision(same_paper.SAME, score, True)


def _of_twin_lists(
    others: Sequence[Other],
    links: Sequence[Link],
    known: Mapping[str, Described],
    sizes: Mapping[str, int],
) -> list[Link]:
    """Give links for doubtful pairs of two lists that are of the same papers.

    Where half of a list is found again in another, an entry that the other has in
    other words, by the same people in the same year, is no new paper. Entries that
    have a better counterpart are kept apart when links are joined.
    """
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for link in links:
        if link.rule in ("title", "near_title"):
            a, b = sorted((known[link.a].source, known[link.b].source))
            found[(a, b)].add(link.a if known[link.a].source == a else link.b)
    twins = {
        (a, b)
        for (a, b), entries in found.items()
        if a != b and len(entries) >= max(MIN_FOUND_AGAIN, min(sizes[a], sizes[b]) / 2)
    }
    return [
        Link(a, b, rule, decision.score)
        for a, b, rule, decision in others
        if rule == "near_title"
        and decision.kind == same_paper.DOUBTFUL
        and (min(known[a].source, known[b].source), max(known[a].source, known[b].source)) in twins
        and same_paper.years_apart(known[a], known[b]) == 0
    ]


def _of_books(
    pairs: Sequence[tuple[str, str, str]], known: Mapping[str, Described]
) -> set[str | None]:
    """Give the DOIs that records of unlike titles print."""
    return {
        known[a].doi
        for a, b, rule in pairs
        if rule == "doi" and not same_paper.same_doi(known[a], known[b])
    }


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
