"""Communities: papers that belong together, and the words that tell them from the others.

Source: Monroe, Colaresi and Quinn, "Fightin' Words", Political Analysis 2008 (log-odds
with an informative prior: a word counts by how surely it is more frequent here).
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kgraph.report.facts import Facts, Row

MOST = 12
_LEAST_PAPERS = 3
_WORDS = 8
_TOP = 3
_SURE = 1.0  # standard errors by which a word must lead
_WORD = re.compile(r"\w+(?:-\w+)*")
# Words of no subject: without other communities to compare with they would lead.
_PLAIN = frozenset(
    [
        *("the", "and", "for", "with", "from", "via", "are", "not", "can", "how", "what", "why"),
        *("when", "you", "its", "our", "into", "their", "than", "that", "this", "over", "under"),
        *("through", "between", "towards", "toward", "using", "based", "new", "all", "need"),
    ]
)


@dataclass(frozen=True, slots=True)
class Community:
    """Some papers, the most cited first, and their words, the most telling first."""

    size: int
    words: tuple[str, ...]
    papers: tuple[Row, ...]


def find(facts: Facts) -> list[Community]:
    """Give the largest communities of at least three papers, the largest first."""
    by_id = {str(paper["paper_id"]): paper for paper in facts.papers}
    groups = [
        [by_id[name] for name in members if name in by_id] for members in _groups(facts.links)
    ]
    groups = [group for group in groups if len(group) >= _LEAST_PAPERS]
    order = {name: place for place, name in enumerate(by_id)}
    for group in groups:
        group.sort(key=lambda paper: order[str(paper["paper_id"])])
    groups.sort(key=lambda group: (-len(group), order[str(group[0]["paper_id"])]))
    counts = [_counted(group) for group in groups]
    everywhere = _counted(facts.papers)
    return [
        Community(len(group), tuple(telling(count, everywhere)), tuple(group[:_TOP]))
        for group, count in zip(groups[:MOST], counts, strict=False)
    ]


def _groups(links: Sequence[tuple[str, str]]) -> list[list[str]]:
    import numpy as np

    from kgraph.networks import measures

    names = sorted({name for pair in links for name in pair})
    place = {name: number for number, name in enumerate(names)}
    ends = np.array([[place[a], place[b]] for a, b in links], dtype=np.int64).reshape(-1, 2)
    member = measures.communities(measures.links(len(names), ends[:, 0], ends[:, 1]))
    groups: dict[int, list[str]] = {}
    for name, number in zip(names, member.tolist(), strict=True):
        groups.setdefault(number, []).append(name)
    return [groups[number] for number in sorted(groups)]


def _counted(papers: Iterable[Row]) -> Counter[str]:
    """Count in how many titles each word stands; an id in the place of a title is none."""
    titles = (str(paper["title"]) for paper in papers if paper["titled"])
    return Counter(word for title in titles for word in set(_words(title)))


def _words(title: str) -> Iterable[str]:
    for match in _WORD.finditer(title.lower()):
        word = match[0]
        if len(word) > 2 and not word.isnumeric() and word not in _PLAIN:
            yield word


def telling(here: Mapping[str, int], everywhere: Mapping[str, int]) -> list[str]:
    """Give the words that are more frequent here than elsewhere, the surest first.

    Args:
        here: How many titles of the community have each word.
        everywhere: The same for all titles, the community's among them.

    Returns:
        Up to eight words that stand in two titles or more; if the community is
        everything, its most frequent words.
    """
    elsewhere = {word: count - here.get(word, 0) for word, count in everywhere.items()}
    inside, outside = sum(here.values()), sum(elsewhere.values())
    prior = sum(everywhere.values())
    scores = {}
    for word, count in here.items():
        if count < 2:
            continue
        if not outside:
            scores[word] = float(count)
            continue
        expected = everywhere[word]
        mine, theirs = count + expected, elsewhere[word] + expected
        lead = math.log(mine / (inside + prior - mine)) - math.log(
            theirs / max(outside + prior - theirs, 1)
        )
        score = lead / math.sqrt(1 / mine + 1 / theirs)
        if score >= _SURE:
            scores[word] = round(score, 9)
    return sorted(scores, key=lambda word: (-scores[word], word))[:_WORDS]
