"""Look-ups of titles whose words are run together: by their beginnings, and by runs inside.

Pure functions over sorted keys; each is made once for all known titles.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import accumulate

ANCHOR, ANCHORS, COMMON = 10, 3, 12  # letters, anchors a title, titles an anchor


def prefixes(keys: Sequence[str]) -> list[int]:
    """Give for each of sorted keys the place of the longest other key it begins with, or -1."""
    found: list[int] = []
    for at, key in enumerate(keys):
        before = at - 1
        while before >= 0 and not key.startswith(keys[before]):
            before = found[before]
        found.append(before)
    return found


def heads(keys: Sequence[str], size: int) -> dict[str, tuple[int, int]]:
    """Give the range of sorted keys under each beginning of that many letters."""
    found: dict[str, tuple[int, int]] = {}
    for at, key in enumerate(keys):
        head = key[:size]
        found[head] = (found.get(head, (at, at))[0], at + 1)
    return found


def anchors(titles: Mapping[str, Sequence[str]]) -> dict[str, list[tuple[str, int]]]:
    """Give the titles of each run of letters that one of their words begins, with its place.

    ``titles`` maps each title, words run together, to its words. Of a title only its rarest
    runs: two slips leave one of three as it is, and what many titles hold tells none apart.
    """
    runs = {
        key: [
            (key[start : start + ANCHOR], start)
            for start in accumulate(map(len, words[:-1]), initial=0)
        ]
        for key, words in titles.items()
    }
    common = Counter(run for found in runs.values() for run, _ in found)
    anchors: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for key, found in runs.items():
        taken: list[int] = []
        for run, start in sorted(found, key=lambda pair: (common[pair[0]], pair[1])):
            apart = all(abs(start - other) >= ANCHOR for other in taken)
            if len(taken) < ANCHORS and apart and common[run] <= COMMON and len(run) == ANCHOR:
                taken.append(start)
                anchors[run].append((key, start))
    return anchors
