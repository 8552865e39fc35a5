"""Persons as rows: their ids, their usual names, what is known of each.

The status says how sure it is: `resolved` (an ORCID iD, co-authors or work in common, a
decision of the user), `ambiguous` (another author is perhaps the same person), `name_only`.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

import numpy as np
import pyarrow as pa

from kgraph.model import ids, schema
from kgraph.model.names import parse_name, readable_name
from kgraph.model.text import fold
from kgraph.resolve.people import Who
from kgraph.resolve.places import Codes, Column, Places, numbered

OFTEN = 4  # a fuller form of a name counts if it is no rarer than a quarter of the usual one


def author_ids(who: Who, places: Places, dates: Column, shown: Sequence[str]) -> list[str]:
    """Name each person by its earliest mention: the slug is for reading, the hash tells apart.

    Persons whose earliest mentions have one normal form are told apart by the paper,
    but for the first of them, so that a new homonym renames nobody.

    Args:
        who: The persons.
        places: Where they stand.
        dates: When each of ``places.papers`` was published; "9999" if nobody says.
        shown: `shown_names`.
    """
    order = np.lexsort((places.paper, numbered(dates)[1][places.paper]))
    named = [""] * who.count
    taken: set[str] = set()
    for person, place in _firsts(who.person, order):
        key = places.keys[places.key[place]]
        slug = ids.slug(fold(shown[places.name[place]])) or "name"
        name = f"author:{slug}-{ids.digest(key, 8)}"
        if name in taken:
            paper = places.papers[places.paper[place]]
            name = f"author:{slug}-{ids.digest(f'{key}#{paper}', 8)}"
        taken.add(name)
        named[person] = name
    return named


def person_rows(
    who: Who,
    places: Places,
    named: Sequence[str],
    doubted: Collection[str],
    shown: Sequence[str],
) -> pa.Table:
    """Give the table `authors`.

    Args:
        who: The persons.
        places: Where they stand.
        named: The id of each.
        doubted: Ids of those who are perhaps somebody else too.
        shown: `shown_names`.
    """
    names = list(_usual_names(who, places, shown))
    orcids = _orcids(who, places)
    for person, same in who.chosen.items():
        names[person] = same.name or names[person]
        if same.orcid:
            orcids[person] = {same.orcid}
    parts = list(map(parse_name, names))
    columns: list[Sequence[str | None]] = [
        named,
        names,
        [part.given or None for part in parts],
        [None if part.collaboration else part.family or None for part in parts],
        [next(iter(o)) if len(o := orcids.get(n, ())) == 1 else None for n in range(who.count)],
        [_status(n, who, orcids.get(n, ()), name in doubted) for n, name in enumerate(named)],
    ]
    wanted = schema.schema("authors")
    return pa.Table.from_arrays([pa.array(c, pa.string()) for c in columns], schema=wanted)


def _status(person: int, who: Who, orcids: Collection[str], is_doubted: bool) -> str:
    if len(orcids) > 1 or (is_doubted and not orcids):
        return "ambiguous"
    return "resolved" if orcids or person in who.chosen or who.tied[person] else "name_only"


def _firsts(of: Codes, order: Codes) -> Iterator[tuple[int, int]]:
    """Give each person with the first of its places, persons and places in that order."""
    persons, at = np.unique(of[order], return_index=True)
    for n in np.argsort(at).tolist():
        yield int(persons[n]), int(order[at[n]])


def _orcids(who: Who, places: Places) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    if places.orcid.null_count < len(places):
        for person, orcid in zip(who.person.tolist(), places.orcid.to_pylist(), strict=True):
            if orcid:
                found[person].add(orcid)
    return found


def shown_names(places: Places) -> list[str]:
    """Give each of ``places.names`` as it is shown."""
    return list(map(readable_name, places.names))


def _usual_names(who: Who, places: Places, shown: Sequence[str]) -> Iterator[str]:
    """Give the usual name of each person in turn, of the names that are printed."""
    size = max(1, len(shown))
    pairs, counts = np.unique(who.person * size + places.name, return_counts=True)
    ends = np.searchsorted(pairs, np.arange(1, who.count + 1) * size).tolist()
    printed, often = (pairs % size).tolist(), counts.tolist()
    start = 0
    for end in ends:
        if end == start + 1:
            yield shown[printed[start]]
        else:
            spellings: Counter[str] = Counter()
            for name, count in zip(printed[start:end], often[start:end], strict=True):
                spellings[shown[name]] += count
            yield _usual(spellings)
        start = end


def _usual(spellings: Mapping[str, int]) -> str:
    """Give the fullest spelling that is not rare; of equals the most frequent.

    Then the one with most accents, the longest, the first of the alphabet. Where the most
    frequent one has initials alone ("Y LeCun"), one written out may be as rare as it likes.
    """
    most = max(spellings.values())
    is_written = any(_full_words(name) > 1 for name, n in spellings.items() if n == most)
    often = most / OFTEN if is_written else 0
    return min(
        (name for name, count in spellings.items() if count >= often),
        key=lambda s: (-_full_words(s), -spellings[s], fold(s) == s, -len(s), s),
    )


def _full_words(name: str) -> int:
    return sum(len(word.strip(".")) > 1 for word in name.split())
