"""Who wrote what: the best author list of each paper, and the people behind the names.

People of one normal form of their name are one author for now; the status says
what is behind it: `resolved` (an ORCID iD, or papers tied together by shared
co-authors), `ambiguous` (papers in groups that share nobody: perhaps two people of
one name), `name_only` (too little is known).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pyarrow as pa

from kgraph.engines import DuckDB
from kgraph.model import ids, schema
from kgraph.model.names import name_key, parse_name
from kgraph.model.tables import Authorship, Person
from kgraph.model.text import display, fold
from kgraph.resolve.clusters import clusters

PAGE_AUTHOR_SCORE = 0.8  # the page names the person for all entries, not for each

# A complete list beats a cut one, a service a page, a newer version an older one, a longer
# list a shorter one.
LISTS = """
select paper_id, arg_min(record_id, case when authors_truncated then '1' else '0' end || rank
    || lpad(cast(99999 - len(authors) as varchar), 5, '0') || record_id) as record_id
from ranked where len(authors) > 0 group by paper_id
"""
LISTED = """
select l.paper_id, r.authors, r.author_keys from lists l join records r using (record_id)
order by l.paper_id
"""
PAGE_AUTHORS = """
select distinct r.paper_id, f.value as name
from page_facts f join ranked r using (source_id) join papers p using (paper_id)
where f.kind = 'person' and not p.authors_complete
order by r.paper_id, f.value
"""


@dataclass(frozen=True, slots=True)
class _Place:
    paper_id: str
    position: int | None
    key: str
    name: str
    affiliation: str | None
    orcid: str | None


def authors(engine: DuckDB) -> tuple[pa.Table, pa.Table]:
    """Compute `authors` and `authorships` from the views of an engine.

    Cost: one pass over all author lists in memory.
    """
    engine.materialise("lists", LISTS)
    places = list(_listed(engine.rows(LISTED).to_pylist()))
    places += _page_authors(engine.rows(PAGE_AUTHORS).to_pylist(), places)
    people = _people(places)
    authorships = [
        Authorship(
            place.paper_id,
            place.position,
            people[place.key].author_id,
            place.name,
            place.affiliation,
            "author_list" if place.position else "page_author",
            1.0 if place.position else PAGE_AUTHOR_SCORE,
        )
        for place in places
    ]
    return (
        schema.to_arrow("authors", people.values()),
        schema.to_arrow("authorships", authorships),
    )


def _listed(rows: Iterable[dict[str, object]]) -> Iterable[_Place]:
    for row in rows:
        pairs = zip(row["authors"], row["author_keys"], strict=True)  # type: ignore[call-overload]
        for position, (author, key) in enumerate(pairs, 1):
            yield _Place(
                str(row["paper_id"]),
                position,
                key,
                author["name"],
                author["affiliation"],
                author["orcid"],
            )


def _page_authors(rows: Iterable[dict[str, str]], listed: Sequence[_Place]) -> list[_Place]:
    """Give the person of a page to its papers whose printed list does not name them."""
    known = {(place.paper_id, place.key) for place in listed}
    found: dict[tuple[str, str], _Place] = {}
    for row in rows:
        key = name_key(row["name"])
        if (row["paper_id"], key) not in known:
            place = _Place(row["paper_id"], None, key, row["name"], None, None)
            found.setdefault((row["paper_id"], key), place)
    return list(found.values())


def _people(places: Sequence[_Place]) -> dict[str, Person]:
    by_key: dict[str, list[_Place]] = defaultdict(list)
    by_paper: dict[str, set[str]] = defaultdict(set)
    for place in places:
        by_key[place.key].append(place)
        by_paper[place.paper_id].add(place.key)
    return {key: _person(key, by_key[key], by_paper) for key in sorted(by_key)}


def _person(key: str, places: Sequence[_Place], by_paper: dict[str, set[str]]) -> Person:
    # The most frequent spelling; of equals the one with most accents, then by the alphabet.
    spellings = Counter(_readable(place.name) for place in places)
    name = min(spellings, key=lambda s: (-spellings[s], fold(s) == s, -len(s), s))
    parts = parse_name(name)
    orcids = {place.orcid for place in places if place.orcid}
    return Person(
        author_id=f"author:{ids.slug(fold(name)) or 'name'}-{ids.digest(key, 8)}",
        name=name,
        given=parts.given or None,
        family=None if parts.collaboration else parts.family or None,
        orcid=next(iter(orcids)) if len(orcids) == 1 else None,
        status=_status(key, {place.paper_id for place in places}, orcids, by_paper),
    )


def _readable(printed: str) -> str:
    name = parse_name(printed)
    whole = " ".join(part for part in (name.given, name.family, name.suffix) if part)
    return whole or display(printed)


def _status(key: str, papers: set[str], orcids: set[str], by_paper: dict[str, set[str]]) -> str:
    """Say how sure it is that all papers of one name are one person's."""
    if len(orcids) == 1:
        return "resolved"
    if len(orcids) > 1:
        return "ambiguous"
    together = {paper: by_paper[paper] - {key} for paper in papers}
    described = sorted(paper for paper in papers if together[paper])
    if len(described) < 2:
        return "name_only"
    first_with: dict[str, str] = {}
    links = []
    for paper in described:
        links += [(first_with.setdefault(other, paper), paper) for other in sorted(together[paper])]
    groups, _ = clusters(described, links, [])
    return "resolved" if len(set(groups.values())) == 1 else "ambiguous"
