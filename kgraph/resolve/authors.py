"""Who wrote what: the best author list of each paper, and the people behind the names.

`people` groups the names by person; here they become `authors`, `authorships`, the
links that made or parted persons, and the pairs that stay in doubt. The status says how
sure it is: `resolved` (an ORCID iD, co-authors or work in common, a decision of the
user), `ambiguous` (another author is perhaps the same person), `name_only`.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp

import pyarrow as pa

from kgraph.engines import Engine
from kgraph.model import ids, schema
from kgraph.model.names import name_key, parse_name
from kgraph.model.tables import AuthorCandidate, AuthorLink, Authorship, Person
from kgraph.model.text import display, fold, words
from kgraph.resolve.people import Who
from kgraph.resolve.people.affiliations import telling_words
from kgraph.resolve.people.corpus import Work
from kgraph.resolve.people.decisions import Decisions

PAGE_AUTHOR_SCORE = 0.8  # the page names the person for all entries, not for each
OFTEN = 4  # a fuller form of a name counts if it is no rarer than a quarter of the usual one

# A complete list beats a cut one, a service a page, a newer version an older one, a longer
# list a shorter one.
LISTS = """
select paper_id, arg_min(record_id, case when authors_truncated then '1' else '0' end || rank
    || lpad(cast(99999 - array_length(authors) as varchar), 5, '0') || record_id) as record_id
from ranked where array_length(authors) > 0 group by paper_id
"""
LISTED = """
select l.paper_id, r.authors, r.author_keys from lists l join records r using (record_id)
order by l.paper_id
"""
PAGE_AUTHORS = """
select distinct r.paper_id, f.value as name
from page_facts f join ranked r using (source_id) join papers p using (paper_id)
where f.kind = 'person' and not p.authors_complete
order by 1, 2
"""
WORKS = """
select p.paper_id, p.title, p.published, c.codes
from papers p left join (
  select paper_id, array_agg(code order by code) as codes from paper_categories group by paper_id
) c using (paper_id)
where p.described order by p.paper_id
"""


@dataclass(frozen=True, slots=True)
class Place:
    """One place in an author list, or the person of a page (without position)."""

    paper_id: str
    position: int | None
    key: str
    name: str
    affiliation: str | None
    orcid: str | None


@dataclass(frozen=True, slots=True)
class People:
    """The tables on people, as Arrow tables."""

    authors: pa.Table
    authorships: pa.Table
    candidates: pa.Table
    links: pa.Table


Names = Sequence[tuple[str, str, str | None]]
Grouping = Callable[[Names, Mapping[str, Work], Decisions, Mapping[str, str]], Who]


def authors(
    engine: Engine, decisions: Decisions, moved: Mapping[str, str], group: Grouping
) -> People:
    """Compute the tables on people from the views of an engine.

    Args:
        engine: With the tables on papers.
        decisions: What the user decided.
        moved: Earlier paper ids, and what they are now.
        group: `people.who_is_who`, or `people.by_name`.

    Cost: see `people`; all author lists are in memory.
    """
    engine.materialise("lists", LISTS)
    places = list(_listed(engine.rows(LISTED).to_pylist()))
    places += _page_authors(engine.rows(PAGE_AUTHORS).to_pylist(), places)
    facts = engine.rows(WORKS).to_pylist()
    years = {row["paper_id"]: row["published"] or "9999" for row in facts}
    affiliations = _affiliations(places)
    who = group(
        [(place.paper_id, place.key, place.orcid) for place in places],
        {
            row["paper_id"]: work(
                row["title"],
                row["published"],
                row["codes"] or (),
                affiliations.get(row["paper_id"], ()),
            )
            for row in facts
        },
        decisions,
        moved,
    )
    named = _named(who, places, years)
    people = [_person(named[n], n, who, places, decisions) for n in range(len(who.groups))]
    of_place = {number: named[n] for n, group in enumerate(who.groups) for number in group}
    candidates = _candidates(who, of_place)
    doubted = {name for row in candidates for name in (row.author_a, row.author_b)}
    return People(
        schema.to_arrow("authors", [_doubted(person, doubted) for person in people]),
        schema.to_arrow("authorships", [_authorship(p, of_place[n]) for n, p in enumerate(places)]),
        schema.to_arrow("author_candidates", candidates),
        schema.to_arrow("author_links", _links(who, of_place)),
    )


def _listed(rows: Iterable[dict[str, object]]) -> Iterable[Place]:
    for row in rows:
        pairs = zip(row["authors"], row["author_keys"], strict=True)  # type: ignore[call-overload]
        for position, (author, key) in enumerate(pairs, 1):
            yield Place(
                str(row["paper_id"]),
                position,
                key,
                author["name"],
                author["affiliation"],
                author["orcid"],
            )


def _page_authors(rows: Iterable[dict[str, str]], listed: Sequence[Place]) -> list[Place]:
    """Give the person of a page to its papers whose printed list does not name them."""
    known = {(place.paper_id, place.key) for place in listed}
    found: dict[tuple[str, str], Place] = {}
    for row in rows:
        key = name_key(row["name"])
        if (row["paper_id"], key) not in known:
            place = Place(row["paper_id"], None, key, row["name"], None, None)
            found.setdefault((row["paper_id"], key), place)
    return list(found.values())


def _affiliations(places: Sequence[Place]) -> dict[str, list[str | None]]:
    """Give the affiliations of papers that print some, in the order of their names."""
    papers = {place.paper_id for place in places if place.affiliation}
    found: dict[str, list[str | None]] = {paper: [] for paper in papers}
    for place in places:
        if place.paper_id in found:
            found[place.paper_id].append(place.affiliation)
    return found


def work(
    title: str | None,
    published: str | None,
    categories: Iterable[str],
    affiliations: Iterable[str | None] = (),
) -> Work:
    """Give what a paper says about its authors, but for their names."""
    return Work(
        (),
        frozenset(word for word in words(title or "") if len(word) > 3 and word.isalpha()),
        int(published[:4]) if published else None,
        frozenset(categories),
        tuple(telling_words(said) if said else frozenset() for said in affiliations),
    )


def _named(who: Who, places: Sequence[Place], years: dict[str, str]) -> list[str]:
    """Name each person by its earliest mention: the slug is for reading, the hash tells apart.

    Persons whose earliest mentions have one normal form are told apart by the paper,
    but for the first of them, so that a new homonym renames nobody.
    """

    def earliest(group: Sequence[int]) -> tuple[str, str, int]:
        return min((years.get(places[n].paper_id, "9999"), places[n].paper_id, n) for n in group)

    order = sorted(range(len(who.groups)), key=lambda n: earliest(who.groups[n]))
    named = [""] * len(who.groups)
    taken: set[str] = set()
    for number in order:
        _, paper, place = earliest(who.groups[number])
        mention = places[place]
        slug = ids.slug(fold(_readable(mention.name))) or "name"
        name = f"author:{slug}-{ids.digest(mention.key, 8)}"
        if name in taken:
            name = f"author:{slug}-{ids.digest(f'{mention.key}#{paper}', 8)}"
        taken.add(name)
        named[number] = name
    return named


def _person(
    author_id: str, number: int, who: Who, places: Sequence[Place], decisions: Decisions
) -> Person:
    group = [places[n] for n in who.groups[number]]
    chosen = who.chosen.get(number)
    name = chosen.name if chosen and chosen.name else _usual_name(group)
    parts = parse_name(name)
    orcids = {place.orcid for place in group if place.orcid}
    if chosen and chosen.orcid:
        orcids = {chosen.orcid}
    sure = len(orcids) == 1 or chosen is not None or number in who.tied
    return Person(
        author_id=author_id,
        name=name,
        given=parts.given or None,
        family=None if parts.collaboration else parts.family or None,
        orcid=next(iter(orcids)) if len(orcids) == 1 else None,
        status="ambiguous" if len(orcids) > 1 else "resolved" if sure else "name_only",
    )


def _usual_name(group: Sequence[Place]) -> str:
    """Give the fullest spelling that is not rare; of equals the most frequent.

    Then the one with most accents, the longest, the first of the alphabet.
    """
    spellings = Counter(_readable(place.name) for place in group)
    often = max(spellings.values()) / OFTEN
    return min(
        (name for name, count in spellings.items() if count >= often),
        key=lambda s: (-_full_words(s), -spellings[s], fold(s) == s, -len(s), s),
    )


def _full_words(name: str) -> int:
    return sum(len(word.strip(".")) > 1 for word in name.split())


def _readable(printed: str) -> str:
    name = parse_name(printed)
    whole = " ".join(part for part in (name.given, name.family, name.suffix) if part)
    return whole or display(printed)


def _doubted(person: Person, doubted: set[str]) -> Person:
    if person.author_id in doubted and person.orcid is None:
        return replace(person, status="ambiguous")
    return person


def _authorship(place: Place, author_id: str) -> Authorship:
    return Authorship(
        place.paper_id,
        place.position,
        author_id,
        place.name,
        place.affiliation,
        "author_list" if place.position else "page_author",
        1.0 if place.position else PAGE_AUTHOR_SCORE,
    )


def _candidates(who: Who, of_place: dict[int, str]) -> list[AuthorCandidate]:
    """List the pairs that may be one person, each with its best reasons."""
    best: dict[tuple[str, str], AuthorCandidate] = {}
    for link in who.doubtful:
        a, b = sorted((of_place[link.first], of_place[link.second]))
        row = AuthorCandidate(a, b, probability(link.odds), link.reasons)
        if a != b and ((a, b) not in best or (row.score, row.reasons) > _rank(best[a, b])):
            best[a, b] = row
    return [best[pair] for pair in sorted(best)]


def _rank(row: AuthorCandidate) -> tuple[float, str]:
    return row.score, row.reasons


def _links(who: Who, of_place: dict[int, str]) -> list[AuthorLink]:
    rows = set()
    for link in who.links:
        a, b = sorted((of_place[link.first], of_place[link.second]))
        other = None if a == b else b
        rows.add(AuthorLink(a, other, link.rule, probability(link.odds), link.reasons))
    return sorted(
        rows, key=lambda row: (row.author_id, row.other_id or "", row.rule, row.reasons, row.score)
    )


def probability(odds: float) -> float:
    """Turn log-odds into a probability with two digits: more it is not worth."""
    return round(1 / (1 + exp(-max(-30.0, min(30.0, odds)))), 2)
