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
from kgraph.resolve import same_paper
from kgraph.resolve.candidates import (
    CANDIDATES,
    COMMON_PRINTS,
    COMMON_TITLES,
    IDENTIFIED,
    REPEATED,
)
from kgraph.resolve.clusters import clusters
from kgraph.resolve.like_titles import MAX_WORDS, content, title_words
from kgraph.resolve.paper_links import Other, paper_links
from kgraph.resolve.paper_names import name_papers, names_of
from kgraph.resolve.same_paper import Decision, Described

_RULES = ("arxiv_id", "doi", "search", "title", "near_title", "abstract")
MIN_FOUND_AGAIN = 20  # entries of one list in another, for the lists to tell anything
RECORD_PAPERS = """
select i.record_id, n.paper_id, coalesce(s.rule, 'only') as rule, coalesce(s.score, 1e0) as score
from identified i left join grouped g on g.record_id = i.record_id
join paper_names n on n.grp = coalesce(g.grp, i.record_id)
left join strongest s on s.record_id = i.record_id
"""
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


def record_papers(engine: Engine) -> None:
    """Compute the tables `record_papers` and `paper_links` from the view `records`.

    Cost: memory for the records that have a candidate; of the others only the engine knows.
    """
    _candidates(engine)
    pairs = engine.rows("select a, b, rule from candidates order by a, b, rule").to_pylist()
    known = _described(engine)
    links, others = _decide([(p["a"], p["b"], p["rule"]) for p in pairs], known, _sizes(engine))
    linked = sorted({record for link in links for record in (link.a, link.b)})
    engine.table("linked", pa.table({"record_id": pa.array(linked, pa.string())}))
    # A preprint may print other DOIs than the articles that came of it.
    certain: dict[int, tuple[int, ...]] = {
        i: (_DOI, _EDITION) if link.rule in ("arxiv_id", "search") else (_EDITION,)
        for i, link in enumerate(links)
        if link.rule in ("arxiv_id", "search", "doi")
    }
    groups, refused = clusters(
        linked,
        [(link.a, link.b) for link in links],
        (_column(engine, "arxiv_id"), _column(engine, "doi"), _editions(engine)),
        despite=certain,
        entries={record: (known[record].source, record) for record in linked if record in known},
        two=lambda a, b: same_paper.two_entries(known[a], known[b]),
    )
    not_joined = frozenset(refused)
    kept = [link for index, link in enumerate(links) if index not in not_joined]
    name_papers(engine, groups)
    engine.table("strongest", _strongest(groups, kept))
    engine.materialise("record_papers", RECORD_PAPERS)
    others += [_held_back(links[index]) for index in refused if links[index].rule == "title"]
    group_of = {record: groups.get(record, record) for pair in others for record in pair[:2]}
    rows = paper_links(others, known, group_of, names_of(engine, group_of.values()))
    engine.table("paper_links", schema.to_arrow("paper_links", rows))


def _column(engine: Engine, column: str) -> dict[str, str]:
    """Give record -> what it prints in a column, for the linked where they print anything."""
    rows = engine.rows(
        f"select record_id, {column} as v from identified join linked using (record_id)"
        f" where {column} is not null"
    )
    return {row["record_id"]: row["v"] for row in rows.to_pylist()}


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
    engine.materialise("common_titles", COMMON_TITLES)
    engine.materialise("common_prints", COMMON_PRINTS)
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
        from identified join linked using (record_id) where (arxiv_id is null) <> (doi is null)
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


def _strongest(groups: Mapping[str, str], links: Sequence[Link]) -> pa.Table:
    """Give each linked record the strongest link that ties it to its paper."""
    best: dict[str, Link] = {}
    for link in links:  # the strongest come first
        if groups[link.a] == groups[link.b]:
            best.setdefault(link.a, link)
            best.setdefault(link.b, link)
    columns = {
        "record_id": pa.array(best, pa.string()),
        "rule": pa.array([link.rule for link in best.values()], pa.string()),
        "score": pa.array([link.score for link in best.values()], pa.float64()),
    }
    return pa.table(columns)
