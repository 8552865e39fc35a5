"""How well names are grouped by person: B-cubed and pairwise scores against gold.

``mentions`` and ``papers`` are tables as `tests.identity.author_sets` gives them: ``paper_id``,
``name``, ``gold``, ``orcid``, ``affiliation``, in list order within a paper, where a mention
without gold is only company for others; and ``paper_id``, ``title``, ``year``, ``categories``,
``venue``.

``variants`` lists the names of people: ``person_key``, ``canonical_first``, ``canonical_last``,
``variant_first``, ``variant_last``, as the ACL Anthology does. A name that it gives to one
person only is gold for mentions that have none.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb

from kgraph.model.names import name_key
from kgraph.resolve.authors import work
from kgraph.resolve.people import who_is_who
from kgraph.resolve.people.decisions import Decisions
from kgraph.resolve.people.spelling import spelling
from tests.identity.papers import Row, Score

Labels = Sequence[Hashable]


@dataclass(frozen=True)
class Scored:
    """One way to group some mentions, measured."""

    what: str
    method: str
    mentions: int
    persons: int  # in gold
    found: int
    b_cubed: tuple[float, float, float]
    pairwise: Score


@dataclass(frozen=True)
class Variants:
    """Pairs of names of one person, how many stand in the mentions, how many came together."""

    known: int
    together: int
    apart: tuple[tuple[str, str], ...]


def measure(
    mentions: Sequence[Row], papers: Sequence[Row], names: Sequence[Row] = ()
) -> tuple[list[Scored], Variants]:
    """Group mentions, and score that beside two simple ways to group them.

    Returns:
        For each part of the mentions (all with gold; those of names that several people
        of gold bear; all whose person the table of names tells) one score a method, and
        what became of the pairs of names that the table gives to one person.
    """
    keys = [name_key(row["name"]) for row in mentions]
    gold = [row["gold"] for row in mentions]
    methods: dict[str, Labels] = {
        "kgraph": grouped(mentions, keys, papers),
        "same name": keys,
        "family name, initial": [_initial(key) for key in keys],
    }
    curated = _curated(names)
    owners: dict[str, set[str]] = defaultdict(set)
    for person, known in curated.items():
        for key in known:
            owners[key].add(person)
    by_name = [
        label or (next(iter(owners[key])) if len(owners.get(key, ())) == 1 else "")
        for key, label in zip(keys, gold, strict=True)
    ]
    bearers: dict[str, set[str]] = defaultdict(set)
    for key, label in zip(keys, gold, strict=True):
        if label:
            bearers[key].add(label)
    shared = [label if len(bearers[key]) > 1 else "" for key, label in zip(keys, gold, strict=True)]
    parts = {"gold": gold, "names of several people": shared}
    if curated:
        parts["curated names"] = by_name
    scores = [
        scored(what, method, labels, found)
        for what, labels in parts.items()
        for method, found in methods.items()
    ]
    return scores, _variants(curated, keys, methods["kgraph"])


def grouped(mentions: Sequence[Row], keys: Sequence[str], papers: Sequence[Row]) -> list[int]:
    """Group mentions as resolving does; give each the number of its person."""
    affiliations: dict[str, list[str]] = defaultdict(list)
    if any(row.get("affiliation") for row in mentions):
        for row in mentions:
            affiliations[row["paper_id"]].append(row.get("affiliation") or "")
    works = {
        row["paper_id"]: work(
            row["title"],
            row.get("year"),
            row.get("categories", "").split(),
            affiliations.get(row["paper_id"], ()),
            row.get("venue"),
        )
        for row in papers
    }
    given = [
        (row["paper_id"], key, row.get("orcid") or None)
        for row, key in zip(mentions, keys, strict=True)
    ]
    found = [0] * len(given)
    for number, group in enumerate(who_is_who(given, works, Decisions()).groups):
        for mention in group:
            found[mention] = number
    return found


def scored(what: str, method: str, gold: Sequence[str], found: Labels) -> Scored:
    """Score groups on the mentions whose person gold tells."""
    pairs = [(label, group) for label, group in zip(gold, found, strict=True) if label]
    both = Counter(pairs)
    persons, groups = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    total = max(len(pairs), 1)
    precision = sum(n * n / groups[b] for (_, b), n in both.items()) / total
    recall = sum(n * n / persons[a] for (a, _), n in both.items()) / total
    f1 = 2 * precision * recall / (precision + recall) if pairs else 1.0
    counts = (sum(comb(n, 2) for n in sizes.values()) for sizes in (persons, groups, both))
    return Scored(
        what, method, len(pairs), len(persons), len(groups), (precision, recall, f1), Score(*counts)
    )


def report(scores: Sequence[Scored], variants: Variants) -> Iterator[str]:
    """Give the lines to print."""
    yield (
        f"{'':23} {'':20} {'persons':>8} {'found':>7}   {'B-cubed P':>9} {'R':>6} {'F1':>6}"
        f"   {'pairs P':>8} {'R':>6} {'F1':>6}"
    )
    before = ""
    for one in scores:
        what = f"{one.what} ({one.mentions})" if one.what != before else ""
        before = one.what
        b, p = one.b_cubed, one.pairwise
        yield (
            f"{what:32} {one.method:20} {one.persons:>7} {one.found:>7}"
            f" {b[0]:>8.4f} {b[1]:.4f} {b[2]:.4f}  {p.precision:>8.4f} {p.recall:.4f} {p.f1:.4f}"
        )
    if variants.known:
        share = variants.together / variants.known
        yield f"pairs of names of one person: {variants.together} of {variants.known}, {share:.4f}"


def _initial(key: str) -> tuple[str, str]:
    name = spelling(key)
    return name.family, name.given[0][0] if name.given else ""


def _curated(names: Sequence[Row]) -> dict[str, set[str]]:
    known: dict[str, set[str]] = defaultdict(set)
    for row in names:
        for kind in ("canonical", "variant"):
            if row[f"{kind}_last"]:
                first, last = row[f"{kind}_first"], row[f"{kind}_last"]
                known[row["person_key"]].add(name_key(f"{last}, {first}" if first else last))
    return known


def _variants(curated: Mapping[str, set[str]], keys: Sequence[str], found: Labels) -> Variants:
    """Count the pairs of names of one person that some group holds both of."""
    groups: dict[str, set[Hashable]] = defaultdict(set)
    for key, group in zip(keys, found, strict=True):
        groups[key].add(group)
    pairs = [
        pair
        for person in sorted(curated)
        for pair in combinations(sorted(key for key in curated[person] if key in groups), 2)
    ]
    apart = tuple(pair for pair in pairs if groups[pair[0]].isdisjoint(groups[pair[1]]))
    return Variants(len(pairs), len(pairs) - len(apart), apart)
