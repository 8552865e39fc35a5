"""Fingerprints of abstracts: numbers that two texts share where they share a run of words.

Computed on columns: all abstracts of a chunk at once, or one.

Sources: Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms for Document
Fingerprinting", SIGMOD 2003; Karp and Rabin, "Efficient randomized pattern-matching
algorithms", 1987.
"""

import hashlib
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from kgraph.model.text import SHINGLE_WORDS, words
from kgraph.model.word_columns import signs, words_of

KNOWN_WORDS = 1 << 17  # kept at hand: most words of a bulk file were met before
WINDOW = 6
# A run is hashed as a polynomial of its words' hashes; every engine has a type for numbers
# below 2^61.
_PRIME = (1 << 61) - 1
_BASE = 0x9E3779B97F4A7C1
_POWERS = tuple(pow(_BASE, n, _PRIME) for n in (3, 2, 1))
_NO_RUN = np.uint64((1 << 64) - 1)
_BETWEEN = WINDOW - 1  # places behind the runs of a text in which no run begins

_SIGNS = signs(str.isalnum, others=True)

Numbers = NDArray[np.uint64]
Counts = NDArray[np.int64]


def abstract_key(abstract: str) -> tuple[int, ...]:
    """Give the fingerprints of an abstract, ascending; see `abstract_keys`."""
    return tuple(abstract_keys([abstract])[0].tolist())


def abstract_keys(abstracts: Sequence[str | None]) -> tuple[Numbers, Counts]:
    """Give the fingerprints of abstracts, one after the other, and how many each has.

    Those of one abstract are ascending. Two abstracts that share nine words in a row share
    a fingerprint, wherever the run stands (winnowing with shingles of four words in
    windows of six); so a truncated copy is found too. About one fingerprint for three to
    four words; a text without words has none.

    Cost: about 15 us for an abstract of a hundred words, if there are many.
    """
    rows, runs = _rows(abstracts)
    least = _hashes(rows, runs)
    for n in (1, 2, 2):  # the least of two, of four, of six
        least = np.minimum(least[:-n], least[n:])
    windows = np.where(runs > 0, np.maximum(1, runs - WINDOW + 1), 0)
    text = np.repeat(np.arange(len(runs)), windows)
    found = least[_places(windows, _begins(runs)[text])]
    # Neighbouring windows mostly have the same least: few are left to sort.
    text, found = _without_repeats(text, found)
    # By value, then by text, whose small numbers are sorted by their digits: half the time of
    # `np.lexsort`. What is equal in both is left out.
    order = np.argsort(found)
    order = order[np.argsort(text[order].astype(np.min_scalar_type(len(runs))), kind="stable")]
    text, found = _without_repeats(text[order], found[order])
    return found, np.bincount(text, minlength=len(runs))


def _rows(texts: Sequence[str | None]) -> tuple[NDArray[np.int32], Counts]:
    """Give the rows of all words in `_KnownWords`, and the number of runs of each text.

    A text of fewer words than a run is one run; behind each text are places without word.
    """
    met, sizes = words_of([_plain(text) if text else b"" for text in texts], _SIGNS)
    encoded = met.dictionary_encode()
    known = _known_words()
    if len(known) > KNOWN_WORDS:
        known.clear()
    row_of = np.array([known[str(w)] for w in encoded.dictionary.to_pylist()], dtype=np.int32)
    runs = np.where(sizes > 0, np.maximum(1, sizes - SHINGLE_WORDS + 1), 0)
    begins = _begins(runs)
    ends = begins[-1:] + np.where(runs > 0, runs + _BETWEEN, 0)[-1:]
    rows = np.zeros(int(ends.sum()), dtype=np.int32)
    rows[_places(sizes, np.repeat(begins, sizes))] = row_of[encoded.indices.to_numpy()]
    return rows, runs


def _plain(text: str) -> bytes:
    """Give a text that is cut into its words (`kgraph.model.text.words`) at its bytes."""
    is_plain = text.isascii() and "\\" not in text and "$" not in text
    return (text if is_plain else " ".join(words(text))).encode()


def _begins(runs: Counts) -> Counts:
    """Give where each text begins."""
    sizes = np.where(runs > 0, runs + _BETWEEN, 0)
    begins: Counts = np.cumsum(sizes) - sizes
    return begins


def _places(counts: Counts, begins: Counts) -> Counts:
    """Count up from where a text begins, so many times for each text."""
    before = np.repeat(np.cumsum(counts) - counts, counts)
    places: Counts = begins + np.arange(len(begins)) - before
    return places


def _hashes(rows: NDArray[np.int32], runs: Counts) -> Numbers:
    """Hash the run that begins at each word; where none begins stands the largest number."""
    hashes = _known_words().hashes
    total = np.zeros(len(rows) + WINDOW, dtype=np.uint64)
    for n in range(SHINGLE_WORDS):
        # Four numbers below 2^61 have a sum below 2^63.
        total[: max(0, len(rows) - n)] += hashes[n].take(rows[n:])
    total %= np.uint64(_PRIME)
    ends = (_begins(runs) + runs)[runs > 0]
    for n in range(_BETWEEN):
        total[ends + n] = _NO_RUN
    return total


def _without_repeats(text: Counts, found: Numbers) -> tuple[Counts, Numbers]:
    kept = np.ones(len(found), dtype=bool)
    kept[1:] = (found[1:] != found[:-1]) | (text[1:] != text[:-1])
    return text[kept], found[kept]


class _KnownWords(dict[str, int]):
    """The words met, each with its column in ``hashes``: what it adds to a run in each place.

    Column 0 is no word's and adds nothing.
    """

    def __init__(self) -> None:
        self.hashes = np.zeros((SHINGLE_WORDS, 1 << 12), dtype=np.uint64)

    def __missing__(self, word: str) -> int:
        row = self[word] = len(self) + 1
        if row == self.hashes.shape[1]:
            self.hashes = np.concatenate([self.hashes, np.zeros_like(self.hashes)], axis=1)
        digest = hashlib.blake2b(word.encode(), digest_size=8).digest()
        value = int.from_bytes(digest, "big") % _PRIME
        self.hashes[:, row] = [*(value * power % _PRIME for power in _POWERS), value]
        return row


@cache
def _known_words() -> _KnownWords:
    return _KnownWords()
