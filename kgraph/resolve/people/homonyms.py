"""One name, one person or several: the mentions of a name fall into groups.

Mentions that share a co-author belong together. What is then still apart is joined
where titles, acquaintances, categories and years say so, more readily for a rare name
than for a common one.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import combinations
from math import fsum, inf, log, log1p

from kgraph.resolve.people.commonness import Commonness
from kgraph.resolve.people.corpus import Corpus, Profile, likeness
from kgraph.resolve.people.spelling import spelling

# Log-odds that two groups without a co-author in common are one person: a logistic
# regression on 27,881 pairs of groups from the ACL Anthology, of authors with rare names
# taken as if they had one name.
BASE = -0.1
LIKE_TITLES = 8.9
ACQUAINTED = 4.1
YEARS_APART = -0.3
SMALLER = -0.6
LARGER = -0.2
# Set by hand: that collection has neither categories nor affiliations.
SAME_CATEGORY = 1.0
OTHER_ARCHIVE = -3.0
SAME_CROWD = 3.0
OTHER_AFFILIATION = -1.0
SAME_AFFILIATION = 4.0  # above another one
CROWDED = 5  # names that two large author lists share if they are not strangers
TELLING = 3.0  # rarity of a co-author in common that joins where one other bears the name
SHARED = 0.5  # for each unit of rarity of the co-authors in common that do not join
SURE = 0.02  # a name with fewer others expected is one person's unless archives differ
MOST = 40  # groups of a name that are compared each with each, the largest
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


@dataclass(frozen=True, slots=True)
class Groups:
    """The mentions of a name by person, what joined them and what keeps them apart."""

    groups: list[list[int]]
    joined: list[Link]
    apart: list[Link]


def split(corpus: Corpus, key: str, common: Commonness) -> Groups:
    """Split the mentions of a name into persons.

    Cost: linear in the mentions; quadratic in the groups without co-authors in common,
    of which at most ``MOST`` are compared with each other.
    """
    if len(corpus.of_key[key]) == 1:
        return Groups([corpus.of_key[key]], [], [])
    others = max(common.others(spelling(key)), 1e-3)
    groups = together(corpus, corpus.of_key[key], TELLING + log(2 * others))
    if len(groups) == 1:
        return Groups(groups, [], [])
    profiles = [corpus.profile(group) for group in groups]
    if others < SURE and not _in_other_archives(profiles):
        links = [_by_rare_name(profiles[0], other, others) for other in profiles[1:]]
        return Groups([sorted(n for group in groups for n in group)], links, [])
    return _join_likely(profiles, -log(2 * others))


def _by_rare_name(one: Profile, other: Profile, others: float) -> Link:
    known = len(one.crowd & other.crowd) > CROWDED
    said = "large author lists that share names" if known else "the name is rare"
    rule = "like work" if known else "rare name"
    return Link(one.members[0], other.members[0], rule, -log(others), said)


def together(corpus: Corpus, mentions: Iterable[int], telling: float = -inf) -> list[list[int]]:
    """Group mentions that share an ORCID iD or a co-author whose name is rare enough to tell."""
    parent = {number: number for number in mentions}

    def find(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    beside: dict[str, int] = {}
    orcids: dict[str, int] = {}
    papers: dict[int, int] = {}
    for number in parent:
        mention = corpus.mentions[number]
        # A name that a list prints twice is one person's.
        same = {papers.setdefault(mention.paper, number)}
        same.update(
            beside.setdefault(name, number)
            for name in corpus.company(mention)
            if corpus.rarity(name) >= telling
        )
        if mention.orcid:
            same.add(orcids.setdefault(mention.orcid, number))
        for other in same:
            a, b = find(number), find(other)
            parent[max(a, b)] = min(a, b)
    groups: dict[int, list[int]] = defaultdict(list)
    for number in sorted(parent):
        groups[find(number)].append(number)
    return list(groups.values())


def odds(a: Profile, b: Profile) -> float:
    """Give the log-odds that two groups are one person's, before their name is looked at."""
    # Who asks whom must not depend on the order of papers.
    if len(b.company) < len(a.company) or (len(b.company) == len(a.company) and b.names < a.names):
        a, b = b, a
    small, large = (a, b) if len(a.members) <= len(b.members) else (b, a)
    total = (
        BASE
        + LIKE_TITLES * likeness(a, b)
        + ACQUAINTED * b.acquainted(a)
        + YEARS_APART * log1p(_gap(a, b))
        + SMALLER * small.log_size
        + LARGER * large.log_size
    )
    shared = a.company.keys() & b.company.keys()
    if shared:
        total += SHARED * fsum(map(a.corpus.rarity, shared))
    if a.crowd and len(a.crowd & b.crowd) > CROWDED:
        total += SAME_CROWD
    if a.categories and b.categories:
        if not a.categories.keys().isdisjoint(b.categories):
            total += SAME_CATEGORY
        elif a.archives.isdisjoint(b.archives):
            total += OTHER_ARCHIVE
    if a.affiliations and b.affiliations:
        same = a.corpus.like_places(a.affiliations.keys(), b.affiliations.keys())
        total += OTHER_AFFILIATION + SAME_AFFILIATION * same
    return total


def reasons(a: Profile, b: Profile) -> str:
    """Say in words what speaks for and against two groups being one person's."""
    said = []
    common = a.company.keys() & b.company.keys()
    if len(a.crowd & b.crowd) > CROWDED:
        said.append("large author lists that share names")
    else:
        said.append(f"{len(common)} co-authors in common" if common else "no co-author in common")
    if a.categories and b.categories and not a.archives & b.archives:
        said.append(f"archives {', '.join(sorted(a.archives))} and {', '.join(sorted(b.archives))}")
    words = sorted(a.words.keys() & b.words.keys(), key=lambda word: (-a.titles[word], word))
    said.append(f"titles share {', '.join(words[:4])}" if words else "titles share no word")
    places = sorted(a.affiliations.keys() & b.affiliations.keys())
    if places:
        said.append(f"affiliations share {', '.join(places[:4])}")
    elif a.affiliations and b.affiliations:
        said.append("affiliations share no word")
    gap = _gap(a, b)
    if gap > 1:
        said.append(f"{gap} years between")
    return "; ".join(said)


def _gap(a: Profile, b: Profile) -> int:
    """Give the years between the spans of two groups, 0 if they meet."""
    if not a.years or not b.years:
        return 0
    (a_first, a_last), (b_first, b_last) = a.span, b.span
    return max(0, b_first - a_last, a_first - b_last)


def _in_other_archives(profiles: Sequence[Profile]) -> bool:
    seen = {profile.archives for profile in profiles if profile.archives}
    return any(not a & b for a, b in combinations(seen, 2))


def _join_likely(profiles: Sequence[Profile], prior: float) -> Groups:
    """Join the likeliest pair again and again while it is more likely than not."""
    ordered = sorted(profiles, key=lambda p: (-len(p.members), p.members))
    groups = dict(enumerate(ordered[:MOST]))
    scores = {(a, b): odds(groups[a], groups[b]) + prior for a, b in combinations(groups, 2)}
    likely = [(-value, (-a, -b)) for (a, b), value in scores.items() if value > 0]
    heapify(likely)
    joined = []
    while likely:
        value, (a, b) = heappop(likely)
        a, b = -a, -b
        if scores.get((a, b)) != -value:
            continue  # one of the two has been joined since
        one, other = groups[a], groups.pop(b)
        joined.append(_like(one, other, -value, prior))
        groups[a] = one.joined(other)
        for c in groups:
            scores.pop((min(b, c), max(b, c)), None)
            if c != a:
                pair = (min(a, c), max(a, c))
                scores[pair] = odds(groups[pair[0]], groups[pair[1]]) + prior
                if scores[pair] > 0:
                    heappush(likely, (-scores[pair], (-pair[0], -pair[1])))
    apart = _apart(groups, scores)
    made, rest = list(groups.values()), []
    for one in ordered[MOST:]:
        at = max(range(len(made)), key=lambda n: (odds(made[n], one), -n))
        best = odds(made[at], one) + prior
        if best > 0:
            joined.append(_like(made[at], one, best, prior))
            made[at] = made[at].joined(one)
        else:
            rest.append(list(one.members))
    return Groups(sorted([sorted(p.members) for p in made] + rest), joined, apart)


def _like(one: Profile, other: Profile, value: float, prior: float) -> Link:
    rule = "like work" if value - prior > 0 else "rare name"
    return Link(one.members[0], other.members[0], rule, value, reasons(one, other))


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
        links.append(Link(one.members[0], other.members[0], "homonym", value, reasons(one, other)))
    return links
