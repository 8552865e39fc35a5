"""One name, one person or several: the mentions of a name fall into groups.

Mentions that share a co-author belong together. What is then still apart is joined
where titles, acquaintances, venues, categories and years say so, more readily for a rare
name than for a common one.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import chain, combinations, islice
from math import fsum, log, log1p

import numpy as np

from kgraph.resolve.people.acquaintance import acquaintances
from kgraph.resolve.people.chains import Lists, parted
from kgraph.resolve.people.columns import Numbers
from kgraph.resolve.people.company import as_lists, together
from kgraph.resolve.people.corpus import Corpus
from kgraph.resolve.people.profile import Profile, by_categories, by_venues, likeness

# Log-odds that two groups without a co-author in common are one person: a logistic
# regression on 27,881 pairs of groups from the ACL Anthology, of authors with rare names
# taken as if they had one name. What a group does not tell counts nothing, for or against.
BASE = -0.1
LIKE_TITLES = 8.9
ACQUAINTED = 4.1
YEARS_APART = -0.3
SMALLER = -0.6
LARGER = -0.2
# Set by hand: that collection has neither categories nor affiliations.
OTHER_ARCHIVE = -3.0
SAME_CROWD = 3.0
OTHER_AFFILIATION = -1.0
SAME_AFFILIATION = 4.0  # above another one
CROWDED = 5  # names that two large author lists share if they are not strangers
# Rarity of a co-author in common that joins where one other bears the name, on one paper: on
# many papers of a name somebody stands by chance.
TELLING = 0.0
SHARED = 0.5  # for each unit of rarity of the co-authors in common that do not join
LEAST = 1e-3  # others are expected at least
SURE = 0.02  # a name with fewer others expected is one person's unless archives differ
MOST = 40  # groups of a name that are compared each with each, the largest
SAID = 4  # words of a kind that a reason names
DOUBT = -2.0  # log-odds from which on two groups that stay apart are worth a second look


@dataclass(frozen=True, slots=True)
class Link:
    """Two groups of mentions, by their first ones, joined or not, and why.

    ``odds`` are log-odds that they are one person's.
    """

    first: int
    second: int
    rule: str
    odds: float
    reasons: str

    def row(self) -> tuple[int, int, str, float, str]:
        """Give its fields."""
        return self.first, self.second, self.rule, self.odds, self.reasons

    def renumbered(self, numbers: Numbers) -> "Link":
        """Give it for mentions that have other numbers."""
        first, second = int(numbers[self.first]), int(numbers[self.second])
        return Link(first, second, self.rule, self.odds, self.reasons)


@dataclass(frozen=True, slots=True)
class Groups:
    """Mentions by person, what joined them and what keeps them apart."""

    groups: list[list[int]]
    joined: list[Link]
    apart: list[Link]


def split(corpus: Corpus, others: Numbers, first: int, end: int) -> Groups:
    """Split the mentions of names into persons.

    Args:
        corpus: Where they stand.
        others: Of each name, how many other people are expected to bear it.
        first: The first of these names, by its number.
        end: The number behind that of the last.

    Cost: linear in the mentions; quadratic in the groups of a name without co-authors in
    common, of which at most ``MOST`` are compared with each other.
    """
    starts = corpus.of_key.starts[first : end + 1]
    mentions = corpus.of_key.items[starts[0] : starts[-1]]
    expected = np.maximum(others[first:end], LEAST)
    sizes = np.diff(starts)
    name = np.repeat(np.arange(end - first), sizes)
    labels = together(corpus, mentions, name, TELLING + np.log(2 * expected * sizes))
    groups = as_lists(mentions, labels)
    of_name = np.bincount(name[np.unique(labels, return_index=True)[1]], minlength=end - first)
    rest = iter(groups)
    names = [list(islice(rest, count)) for count in of_name.tolist()]
    decided = _decided(corpus, names, expected.tolist())
    common = np.flatnonzero(expected >= SURE).tolist()
    parts = parted(corpus, [decided[n].groups for n in common], expected[common].tolist())
    for n, some in zip(common, parts, strict=True):
        decided[n] = _without_chains(corpus, decided[n], some, float(expected[n]))
    found = Groups([], [], [])
    for one in decided:
        found.groups.extend(one.groups)
        found.joined.extend(one.joined)
        found.apart.extend(one.apart)
    return found


def _without_chains(
    corpus: Corpus, found: Groups, parts: Sequence[list[list[int]]], others: float
) -> Groups:
    """Part groups that only chains hold together; what joined their parts joins no more."""
    if len(parts) == sum(map(len, parts)):
        return found
    of = {n: number for number, part in enumerate(chain(*parts)) for n in part}
    apart = []
    for several in (part for part in parts if len(part) > 1):
        knows = acquaintances(corpus, several)
        one, *rest = (Profile(corpus, part, knows) for part in several)
        for other in rest:
            value = odds(one, other) - log(2 * others)
            apart.append(Link(one.first, other.first, "homonym", value, reasons(one, other)))
    return Groups(
        sorted(chain(*parts)),
        [link for link in found.joined if of[link.first] == of[link.second]],
        [*found.apart, *apart],
    )


def _decided(corpus: Corpus, names: Sequence[Lists], others: Sequence[float]) -> list[Groups]:
    """Join the groups of each name as far as they are likely one person's."""
    compared = [
        n
        for n, groups in enumerate(names)
        if len(groups) > 1 and (others[n] >= SURE or _in_other_archives(corpus, groups))
    ]
    knows = acquaintances(corpus, [group for n in compared for group in names[n]])
    joined = {}
    for n in compared:
        profiles = [Profile(corpus, group, knows) for group in names[n]]
        joined[n] = _join_likely(profiles, -log(2 * others[n]))
    return [
        joined[n] if n in joined else _of_rare_name(corpus, groups, others[n])
        for n, groups in enumerate(names)
    ]


def _of_rare_name(corpus: Corpus, groups: Lists, others: float) -> Groups:
    """Join all groups of a name that hardly anybody else bears."""
    first, *rest = groups
    joined = []
    crowd = _crowd(corpus, first) if rest else frozenset()
    for other in rest:
        known = len(crowd & _crowd(corpus, other)) > CROWDED
        joined.append(_by_rare_name(min(first), min(other), others, known=known))
    return Groups([sorted(n for group in groups for n in group)], joined, [])


def _in_other_archives(corpus: Corpus, groups: Sequence[Sequence[int]]) -> bool:
    seen = {frozenset(archives) for group in groups if (archives := corpus.archives(group))}
    return any(not a & b for a, b in combinations(seen, 2))


def _crowd(corpus: Corpus, group: Sequence[int]) -> frozenset[int]:
    return frozenset[int]().union(*map(corpus.crowd, group))


def _by_rare_name(one: int, other: int, others: float, *, known: bool) -> Link:
    said = "large author lists that share names" if known else "the name is rare"
    return Link(one, other, "like work" if known else "rare name", -log(others), said)


def odds(a: Profile, b: Profile) -> float:
    """Give the log-odds that two groups are one person's, before their name is looked at."""
    total = 0.0
    gap = _gap(a, b)
    if gap:
        total = YEARS_APART * log1p(gap)
    is_titled, is_beside = a.words and b.words, a.size and b.size
    if is_titled or is_beside:
        total += BASE
    if is_titled:
        total += LIKE_TITLES * likeness(a, b)
    if is_beside:
        # Many papers without a co-author in common say little if they name hardly any.
        few, many = (a.least, b.least) if a.least < b.least else (b.least, a.least)
        # Who asks whom must not depend on the order of papers.
        asks = a.size > b.size or (a.size == b.size and _before(b, a))
        known = a.acquainted(b) if asks else b.acquainted(a)
        total += ACQUAINTED * known + SMALLER * log(few) + LARGER * log(many)
        if not a.company.isdisjoint(b.company):
            total += SHARED * fsum(map(a.corpus.rarity.__getitem__, a.company & b.company))
    if a.venues and b.venues:
        total += by_venues(a, b)
    if a.crowd and len(a.crowd & b.crowd) > CROWDED:
        total += SAME_CROWD
    if a.categories and b.categories:
        other = a.archives.isdisjoint(b.archives)
        total += OTHER_ARCHIVE if other else by_categories(a, b)
    if a.affiliations and b.affiliations:
        same = a.corpus.like_places(a.affiliations, b.affiliations)
        total += OTHER_AFFILIATION + SAME_AFFILIATION * same
    return total


def reasons(a: Profile, b: Profile) -> str:
    """Say in words what speaks for and against two groups being one person's."""
    said = []
    corpus = a.corpus
    common = a.company & b.company
    if len(a.crowd & b.crowd) > CROWDED:
        said.append("large author lists that share names")
    else:
        said.append(f"{len(common)} co-authors in common" if common else "no co-author in common")
    if a.categories and b.categories and not a.archives & b.archives:
        one, other = (
            ", ".join(corpus.archive_texts[n] for n in sorted(p.archives)) for p in (a, b)
        )
        said.append(f"archives {one} and {other}")
    elif a.categories and b.categories:
        named = _shared(a.categories, b.categories, corpus.code_rarities, corpus.code_texts)
        said.append(f"both in {named}" if named else "no category in common")
    words = sorted(a.words.keys() & b.words.keys(), key=lambda word: (-a.titles[word], word))
    if words:
        said.append(f"titles share {', '.join(corpus.word_texts[word] for word in words[:SAID])}")
    else:
        said.append("titles share no word")
    if a.venues and b.venues:
        named = _shared(a.venues, b.venues, corpus.venue_rarities, corpus.venue_texts)
        said.append(f"both published in {named}" if named else "no venue in common")
    places = sorted(a.affiliations & b.affiliations)[:SAID]
    if places:
        said.append(f"affiliations share {', '.join(corpus.place_texts[n] for n in places)}")
    elif a.affiliations and b.affiliations:
        said.append("affiliations share no word")
    gap = _gap(a, b)
    if gap > 1:
        said.append(f"{gap} years between")
    return "; ".join(said)


def _shared(
    one: Collection[int], other: Collection[int], rarity: Sequence[float], texts: Sequence[str]
) -> str:
    """Name what two groups share, the rarest first."""
    items = sorted(set(one) & set(other), key=lambda item: (-rarity[item], item))
    return ", ".join(texts[item] for item in items[:SAID])


def _before(a: Profile, b: Profile) -> bool:
    """Say whose co-authors, as many as the other's, come first by the alphabet."""
    one, other = a.to_ask(), b.to_ask()
    return one < other if one != other else sorted(a.company) < sorted(b.company)


def _gap(a: Profile, b: Profile) -> int:
    """Give the years between the spans of two groups, 0 if they meet or one is not known."""
    if a.last_year < b.first_year:
        return b.first_year - a.last_year if a.last_year and b.last_year else 0
    if b.last_year < a.first_year:
        return a.first_year - b.last_year if a.last_year and b.last_year else 0
    return 0


def _join_likely(profiles: Sequence[Profile], prior: float) -> Groups:
    """Join the likeliest pair again and again while it is more likely than not."""
    found = Groups([], [], [])
    ordered = sorted(profiles, key=lambda p: (-len(p.members), p.first))
    groups = dict(enumerate(ordered[:MOST]))
    scores = {
        pair: odds(groups[pair[0]], groups[pair[1]]) + prior for pair in combinations(groups, 2)
    }
    likely = [(-value, -a, -b) for (a, b), value in scores.items() if value > 0]
    heapify(likely)
    while likely:
        value, a, b = heappop(likely)
        a, b = -a, -b
        if scores.get((a, b)) != -value:
            continue  # one of the two has been joined since
        one, other = groups[a], groups.pop(b)
        found.joined.append(_like(one, other, -value, prior))
        one.absorb(other)
        del scores[a, b]
        for c, third in groups.items():
            if c == a:
                continue
            del scores[(b, c) if b < c else (c, b)]
            pair = (a, c) if a < c else (c, a)
            # The first of two is asked first, in words too.
            first, second = (one, third) if a < c else (third, one)
            scores[pair] = score = odds(first, second) + prior
            if score > 0:
                heappush(likely, (-score, -pair[0], -pair[1]))
    found.apart.extend(_apart(groups, scores))
    made, rest = list(groups.values()), []
    for one in ordered[MOST:]:
        values = [odds(other, one) for other in made]
        best = max(values)
        at = values.index(best)
        if best + prior > 0:
            found.joined.append(_like(made[at], one, best + prior, prior))
            made[at].absorb(one)
        else:
            rest.append(sorted(one.members))
    found.groups.extend(sorted([sorted(p.members) for p in made] + rest))
    return found


def _like(one: Profile, other: Profile, value: float, prior: float) -> Link:
    rule = "like work" if value - prior > 0 else "rare name"
    return Link(one.first, other.first, rule, value, reasons(one, other))


def _apart(groups: dict[int, Profile], scores: dict[tuple[int, int], float]) -> list[Link]:
    """List for each group the one it comes nearest to, and why it is another."""
    nearest: dict[int, tuple[float, tuple[int, int]]] = {}
    for pair, value in sorted(scores.items()):
        for group in pair:
            if group not in nearest or value > nearest[group][0]:
                nearest[group] = (value, pair)
    links = []
    for value, (a, b) in sorted(set(nearest.values()), key=lambda item: item[1]):
        one, other = groups[a], groups[b]
        links.append(Link(one.first, other.first, "homonym", value, reasons(one, other)))
    return links
