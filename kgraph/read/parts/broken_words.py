"""Words that a page broke at the ends of its lines, and compounds that it broke at a hyphen.

    rate-1/2 partially systematic parallel concate-
    nated codes, for two-
    dimensional and three- or four-
    dimensional lattices

A hyphen at a line end was put there by the setting, or is of the word ("two-dimensional");
the page's other words tell, or a part that often stands beside a hyphen. The page wraps its
lines at hyphens alone if none of its words is surely a broken one.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

# It begins with the rare sign, for speed.
_BREAK = re.compile(r"-(?<=[^\W\d_]-)[ \t]*\r?\n[ \t]*(?=[^\W_])")
_ADDRESS = re.compile(r"[@]|[.:]\S*/|/\S*\.")
_FIRST = re.compile(r"[^\W\d_]+$")
_SECOND = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
MAX_WORD = 60  # code points
MIN_PART = 4  # letters of a part of a compound that is a word of the page
STEM = 3  # letters of a second part that a word of the page goes on with
_BEFORE_HYPHENS = frozenset(
    (
        *("multi", "self", "non", "semi", "cross", "end", "state", "high", "low", "real", "well"),
        *("few", "zero", "one", "two", "three", "four", "open", "fine", "large", "small", "time"),
        *("text", "image", "data", "human", "post", "hand", "pre", "co", "quasi", "half", "full"),
        *("single", "double", "first", "second", "third", "higher", "lower", "deep"),
        *("domain", "model", "task", "hardware", "memory", "energy", "privacy", "context"),
        *("multiple",),
    )
)
_BEHIND_HYPHENS = frozenset(
    (
        *("based", "aware", "term", "shot", "scale", "driven", "guided", "efficient", "specific"),
        *("agnostic", "dimensional", "trained", "tuning", "level", "supervised", "modal"),
        *("document", "language", "image", "video", "query", "agent", "resolution", "quality"),
        *("performance", "precision", "world", "horizon", "dependent", "independent", "resolved"),
        *("called", "like", "free", "type", "induced", "mediated", "theoretic", "theoretical"),
        *("invariant", "symmetric", "field", "order", "temperature", "coverage", "grained"),
    )
)
# Words without a hyphen whose beginnings stand before one in others: "data-bases" is broken,
# "data-based" is not.
_PLAIN = re.compile(
    r"databases?$|datasets?$|statement|fourier|fourth|modell?ing|multi(?:media|nomial|tude|pli|plex)"
    r"|selfish|semi(?:conduct|nar)|endpoint|high(?:way|light)|reali[stz]|opening|textu|imagery"
    r"|humani|hand(?:writ|book|ling)|singleton|secondary|smallest|largest|time(?:stamp|line)"
)
# Parts that are the beginnings of plain words as well: "pre-/coder", "co-/efficient".
_PREFIXES = frozenset(("pre", "co", "post"))
_SYLLABLES = frozenset(("un", "in", "im", "re", "dis", "mis", "be", "ex", "de", "en", "ad"))
_SMALL = frozenset(("to", "of", "in", "by", "and", "the", "up", "a"))
_SUSPENDING = frozenset(("and", "or"))  # "two- and three-dimensional"
# No word begins a line with one of these: "transfor-/mation", "practi-/cally".
_ENDING = re.compile(
    r"[bcdfghj-np-tv-z]{0,2}(?:[ai]?tions?|ments?|[tc]ive(?:ly)?|[tc]ial(?:ly)?|i?cal(?:ly)?|cs"
    r"|bility|ness|ous(?:ly)?|nces?|tely|tics?|ties|rity|rithms?|nated|ting|ring|zed|zes)"
)


@dataclass(frozen=True, slots=True)
class _Break:
    """A hyphen at the end of a line: its place, where the next line begins, both parts."""

    start: int
    end: int
    first: str
    second: str


def cuts_of_references(text: str) -> list[tuple[int, int]]:
    """Find what to leave out where words are broken: the line end, with the hyphen or without.

    In doubt the hyphen is the setting's, as nearly all of a list of references are.
    """
    breaks, words = _breaks(text)
    return [(b.start + (_is_compound(b, words) is True), b.end) for b in breaks]


def cuts_of_page(text: str) -> list[tuple[int, int]]:
    """Find what to leave out where words are broken: the line end, with the hyphen or without.

    In doubt the hyphen is of the word if both parts are words of the page, or if the page
    breaks no words.
    """
    breaks, words = _breaks(text)
    told = [_is_compound(b, words) for b in breaks]
    broken, doubtful = told.count(False), told.count(None)
    sets = broken > 0 and 2 * broken >= doubtful
    return [
        (b.start + (not sets or _are_words(b, words) if compound is None else compound), b.end)
        for b, compound in zip(breaks, told, strict=True)
    ]


def without(text: str, start: int, end: int, cuts: Sequence[tuple[int, int]]) -> str:
    """Give what stands between two places, what is cut there left out."""
    pieces, position = [], start
    for cut, stop in cuts[bisect_left(cuts, (start,)) : bisect_left(cuts, (end,))]:
        pieces.append(text[position:cut])
        position = stop
    return "".join([*pieces, text[position:end]])


def _breaks(text: str) -> tuple[list[_Break], list[str]]:
    """Find the breaks of a text, and its words in order but for the parts of broken ones."""
    found = []
    for match in _BREAK.finditer(text):
        token = text[max(0, match.start() - MAX_WORD) : match.start()].split()[-1]
        first = _FIRST.search(token)
        second = _SECOND.match(text, match.end(), match.end() + MAX_WORD)
        if _ADDRESS.search(token):
            continue  # its hyphens are its own
        if second is None or second[0].lower() not in _SUSPENDING:
            # "proof-of-concept", "x-ray": what goes on so, or is so short, is of a compound.
            sure = first and (len(first[0]) == 1 or (first[0] in _SMALL and "-" in token))
            parts = (first[0], second[0]) if first and second and not sure else ("", "")
            found.append(_Break(*match.span(), *parts))
    if not found:
        return [], []
    words = Counter(_WORD.findall(text.lower()))
    words.subtract(part.lower() for b in found for part in (b.first, b.second))
    return found, sorted(word for word, times in words.items() if times > 0)


def _is_compound(b: _Break, words: Sequence[str]) -> bool | None:
    """Say whether the hyphen between two parts is of the word; nothing if nothing tells."""
    # "Lee-Thorp", "SR-tree"
    if not b.first or b.second[0].isupper() or (b.first.isupper() and len(b.first) > 1):
        return True
    first, second = b.first.lower(), b.second.lower()
    if _begins_word(first + second, words, whole=True):
        return False
    if _begins_word(f"{first}-{second}", words, whole=True):
        return True
    if _PLAIN.match(first + second):
        return False
    head = second.split("-")[0]
    # "state-of-the-art", "transformer-based", but "unsupervised".
    if (head in _SMALL and "-" in second) or (head in _BEHIND_HYPHENS and first not in _SYLLABLES):
        return True
    if first in _BEFORE_HYPHENS and first not in _PREFIXES:
        return True
    if _begins_word(first + second[:STEM], words) or _ENDING.fullmatch(second):
        return False
    return True if first in _PREFIXES else None


def _are_words(b: _Break, words: Sequence[str]) -> bool:
    """Say whether the page has both parts of a compound as words: "decode-/forward"."""
    return all(
        len(part) >= MIN_PART and _begins_word(part.lower(), words, whole=True)
        for part in (b.first, b.second)
    )


def _begins_word(start: str, words: Sequence[str], *, whole: bool = False) -> bool:
    """Say whether some of the sorted words begins so, or is that."""
    n = bisect_left(words, start)
    return n < len(words) and (words[n] == start if whole else words[n].startswith(start))
