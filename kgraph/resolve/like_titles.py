"""How much alike two titles are that are not equal, word by word.

A slip of the pen, a missing article or "(abstract)" leave a title what it is; a number,
"Part II" or "Erratum" make it the title of another work. What differs is therefore
looked at, not how much: "Qwen2" and "Qwen3" are one letter apart.

Source of the alignment: Levenshtein 1966, over words, by rapidfuzz.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA, Levenshtein

from kgraph.model.text import plain, words

NEAR = 0.95  # slips, small words, what kind of text it is
SHORTENED = 0.85  # one title lacks the other's subtitle, or a name before its colon
INSERTED = 0.8  # one title has one word more
MIN_COMMON = 0.6  # of the words of the longer title, for titles put in other words
MIN_WORDS = 3  # that a title and its shorter form have in common
MAX_WORDS = 100  # of a title; what is longer is none, and slow to compare
MAX_NAME = 2  # words before a colon that another list leaves out
LONG_WORD = 10  # letters; long words are allowed two slips
# Small words that people leave out or mistake for each other.
_SMALL = frozenset(
    ("a", "an", "the", "of", "on", "in", "for", "and", "at", "to", "as", "its", "or", "pp")
)
# What kind of text it is, which one list prints and another does not.
_KINDS = frozenset(
    (
        *("abstract", "abstracts", "panel", "session", "tutorial", "demo", "demonstration"),
        *("description", "extended", "short", "full", "version", "paper", "poster", "talk"),
        *("slides", "invited", "keynote", "only", "experience", "industrial", "summary"),
        *("preliminary", "draft", "preprint", "book", "review", "foreword", "guest", "editor"),
        *("editors", "introduction", "report", "special", "issue", "section"),
    )
)
# Words that make a title that of another work, though all others are the same.
_OTHER_WORK = frozenset(
    (
        *("erratum", "errata", "corrigendum", "corrigenda", "correction", "corrections"),
        *("addendum", "addenda", "reply", "rejoinder", "response", "comment", "comments"),
        *("commentary", "retraction", "part", "volume", "vol", "chapter", "supplement"),
        *("supplementary", "supplemental", "appendix", "revisited", "replication", "revised"),
        *("ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"),
    )
)
_ORDINALS = {
    **{"first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th"},
    **{"sixth": "6th", "seventh": "7th", "eighth": "8th", "ninth": "9th", "tenth": "10th"},
    **{"eleventh": "11th", "twelfth": "12th"},
}
_DIGIT = re.compile(r"\d")
_BREAK = re.compile(r"[:;?!()\[\]–—]|\.\s|\s-+\s|,\s(?=by\b)")


def likeness(a: str, b: str) -> float:
    """Say how much alike two titles are.

    Returns:
        `NEAR`, `SHORTENED`, `INSERTED`, a share of words in common from `MIN_COMMON`
        up, below `INSERTED`, or 0.0 if what differs makes two works of them.
    """
    one, other = _telling(a), _telling(b)
    if one == other:
        return NEAR
    if max(len(one), len(other)) > MAX_WORDS:
        return 0.0
    left: list[str] = []
    right: list[str] = []
    slips = 0
    for op in Levenshtein.opcodes(one, other):
        if op.tag == "equal":
            continue
        gone, come = one[op.src_start : op.src_end], other[op.dest_start : op.dest_end]
        before, after = "".join(gone), "".join(come)
        if gone and come and _slip(before, after):
            slips += 1
        elif gone and come and _opposite(before, after):
            return 0.0
        else:
            left += gone
            right += come
    return _judged((a, b), (one, other), (left, right), slips)


@lru_cache(maxsize=1 << 12)
def title_words(title: str) -> tuple[str, ...]:
    """Split a title into its words, ordinals as figures."""
    return tuple(_ORDINALS.get(word, word) for word in words(plain(title)))


def content(text_words: Sequence[str]) -> list[str]:
    """Leave out the small words."""
    return [word for word in text_words if word not in _SMALL]


def _judged(
    titles: tuple[str, str],
    both: tuple[Sequence[str], Sequence[str]],
    gone: tuple[Sequence[str], Sequence[str]],
    slips: int,
) -> float:
    """Judge two titles, each with its telling words and those that the other lacks."""
    if slips * 3 > max(map(len, both)) or not _OTHER_WORK.isdisjoint((*gone[0], *gone[1])):
        return 0.0
    numbers = [any(map(_DIGIT.search, side)) for side in gone]
    if all(numbers):
        return 0.0
    if not any(gone):
        return NEAR
    if not all(gone) and _shortened(*sorted(titles, key=len)):
        return SHORTENED
    if any(numbers):
        return 0.0
    longest, most = max(map(len, both)), max(map(len, gone))
    if most == 1 and not all(gone) and longest > MIN_WORDS + 1 and both[0][0] == both[1][0]:
        return INSERTED
    common = round(min(1 - most / longest, INSERTED - 0.01), 4) if longest else 0.0
    return common if common >= MIN_COMMON else 0.0


def _shortened(short: str, long: str) -> bool:
    """Say whether a title is the other one without its last parts, or without a name before it."""
    wanted = _telling(short)
    parts = [part for part in map(_telling, _BREAK.split(long)) if part]
    if len(wanted) < MIN_WORDS:
        return False
    heads = [[w for part in parts[:n] for w in part] for n in range(1, len(parts))]
    tail = [w for part in parts[1:] for w in part]
    named = bool(parts) and len(parts[0]) <= MAX_NAME
    return any(_one(wanted, head) for head in heads) or (named and _one(wanted, tail))


def _telling(title: str) -> list[str]:
    return [w for w in title_words(title) if w not in _SMALL and w not in _KINDS]


def _one(a: Sequence[str], b: Sequence[str]) -> bool:
    return len(a) == len(b) and all(x == y or _slip(x, y) for x, y in zip(a, b, strict=True))


def _slip(a: str, b: str) -> bool:
    """Say whether two words (or runs of words) are one, written with a slip or another ending."""
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    if _DIGIT.search(a + b) or a[0] != b[0] or len(short) < 5:
        return False
    if long in (short + "s", short + "es"):
        return True
    return OSA.distance(a, b, score_cutoff=2) <= (2 if len(short) >= LONG_WORD else 1)


def _opposite(a: str, b: str) -> bool:
    """Say whether one word is the other with something before it: "unsupervised"."""
    short, long = sorted((a, b), key=len)
    return len(short) >= 5 and long.endswith(short)
