"""Who wrote what: the best author list of each paper, and the people behind the names.

`people` groups the names by person; here they become `authors`, `authorships`, the
links that made or parted persons, and the pairs that stay in doubt.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from kgraph.engines import Engine
from kgraph.model import schema
from kgraph.model.tables import AuthorCandidate, AuthorLink
from kgraph.model.text import words
from kgraph.resolve.people import Who, by_name, group_mentions
from kgraph.resolve.people.affiliations import telling_words
from kgraph.resolve.people.columns import Rows, Texts
from kgraph.resolve.people.decisions import Decisions
from kgraph.resolve.people.evidence import Work, Works, venues_of
from kgraph.resolve.person_rows import author_ids, person_rows, shown_names
from kgraph.resolve.places import Column, Places, places
from kgraph.resolve.venues import venue_name

PAGE_AUTHOR_SCORE = 0.8  # the page names the person for all entries, not for each

DATES = "select paper_id, published from papers"
WORKS = """
select p.paper_id, p.title, p.published, p.journal_ref, c.codes
from papers p left join (
  select paper_id, array_agg(code order by code) as codes from paper_categories group by paper_id
) c using (paper_id)
where p.described order by p.paper_id
"""


@dataclass(frozen=True, slots=True)
class People:
    """The tables on people, as Arrow tables."""

    authors: pa.Table
    authorships: pa.Table
    candidates: pa.Table
    links: pa.Table


def authors(
    engine: Engine, decisions: Decisions, moved: Mapping[str, str], how: str = "people"
) -> People:
    """Compute the tables on people from the views of an engine.

    Args:
        engine: With the tables on papers.
        decisions: What the user decided.
        moved: Earlier paper ids, and what they are now.
        how: ``people``, or ``names``: one author for each normal form of a name.

    Cost: see `people`; all author lists are in memory.
    """
    listed = places(engine)
    if how == "names":
        who = by_name(listed.mentions(), decisions, moved)
    else:
        who = group_mentions(listed.mentions(), _works(engine, listed), decisions, moved)
    shown = shown_names(listed)
    named = author_ids(who, listed, _dates(engine, listed), shown)
    candidates = _candidates(who, named)
    doubted = {name for row in candidates for name in (row.author_a, row.author_b)}
    return People(
        person_rows(who, listed, named, doubted, shown),
        _authorships(who, listed, named),
        schema.to_arrow("author_candidates", candidates),
        schema.to_arrow("author_links", _links(who, named)),
    )


def _works(engine: Engine, listed: Places) -> Works:
    """Give what papers say beside their names, column by column."""
    papers = listed.papers
    years = np.zeros(len(papers), dtype=np.int16)
    venues: list[str | None] = [None] * len(papers)
    said, codes = Texts(), Texts()
    place = 0  # of the next paper: both are in order, and some papers are in one of them only
    for batch in engine.batches(WORKS):
        for row in batch.to_pylist():
            ahead = bisect_left(papers, row["paper_id"], place)
            if ahead == len(papers) or papers[ahead] != row["paper_id"]:
                continue  # nobody is named on it
            for rows in (said, codes):
                rows.skip(ahead - place)
            place = ahead + 1
            codes_of, venue_of = row["codes"] or (), row["journal_ref"]
            one = work(row["title"], row["published"], codes_of, venue=venue_of)
            venues[ahead] = one.venue
            years[ahead] = one.year or 0
            said.add(one.words)
            codes.add(one.categories)
    for rows in (said, codes):
        rows.skip(len(papers) - place)
    word_texts, words = said.finished()
    code_texts, of_codes = codes.finished()
    place_texts, of_places = _affiliations(listed)
    venue_texts, venue = venues_of(venues)
    return Works(
        *(years, words, of_codes, of_places, venue),
        *(word_texts, code_texts, place_texts, venue_texts),
    )


def _affiliations(listed: Places) -> tuple[list[str], Rows]:
    """Give the words that tell one affiliation from others, of each place."""
    encoded = listed.affiliation.dictionary_encode()
    words = [telling_words(said) if said else () for said in encoded.dictionary.to_pylist()]
    texts = Texts()
    for number in encoded.indices.to_pylist():
        texts.add(() if number is None else words[number])
    return texts.finished()


def _dates(engine: Engine, listed: Places) -> Column:
    """Give when each paper was published."""
    rows = engine.rows(DATES)
    at = pc.index_in(
        pa.array(listed.papers, pa.string()), value_set=rows["paper_id"].combine_chunks()
    )
    dates: Column = rows["published"].combine_chunks().take(at)
    found: Column = pc.fill_null(dates, "9999")
    return found


def _authorships(who: Who, listed: Places, named: Sequence[str]) -> pa.Table:
    is_listed = listed.position > 0
    rule = np.where(is_listed, 0, 1)
    columns: list[Column] = [
        pa.array(listed.papers, pa.string()).take(listed.paper),
        pa.array(listed.position, mask=~is_listed),
        pa.array(named, pa.string()).take(who.person),
        pa.array(listed.names, pa.string()).take(listed.name),
        listed.affiliation,
        pa.array(["author_list", "page_author"]).take(rule),
        pa.array(np.array([1.0, PAGE_AUTHOR_SCORE])[rule]),
    ]
    return pa.Table.from_arrays(columns, schema=schema.schema("authorships"))


def work(
    title: str | None,
    published: str | None,
    categories: Iterable[str],
    affiliations: Iterable[str | None] = (),
    venue: str | None = None,
) -> Work:
    """Give what a paper says about its authors, but for their names."""
    return Work(
        frozenset(word for word in words(title or "") if len(word) > 3 and word.isalpha()),
        int(published[:4]) if published else None,
        frozenset(categories),
        tuple(telling_words(said) if said else frozenset() for said in affiliations),
        venue_name(venue),
    )


def _candidates(who: Who, named: Sequence[str]) -> list[AuthorCandidate]:
    """List the pairs that may be one person, each with its best reasons."""
    best: dict[tuple[str, str], AuthorCandidate] = {}
    for link in who.doubtful:
        a, b = sorted((named[who.person[link.first]], named[who.person[link.second]]))
        row = AuthorCandidate(a, b, probability(link.odds), link.reasons)
        if a != b and ((a, b) not in best or (row.score, row.reasons) > _rank(best[a, b])):
            best[a, b] = row
    return [best[pair] for pair in sorted(best)]


def _rank(row: AuthorCandidate) -> tuple[float, str]:
    return row.score, row.reasons


def _links(who: Who, named: Sequence[str]) -> list[AuthorLink]:
    rows = set()
    for link in who.links:
        a, b = sorted((named[who.person[link.first]], named[who.person[link.second]]))
        rows.add((a, "" if a == b else b, link.rule, link.reasons, probability(link.odds)))
    return [
        AuthorLink(author, other or None, rule, score, reasons)
        for author, other, rule, reasons, score in sorted(rows)
    ]


def probability(odds: float) -> float:
    """Turn log-odds into a probability with two digits: more it is not worth."""
    return round(1 / (1 + exp(-max(-30.0, min(30.0, odds)))), 2)
