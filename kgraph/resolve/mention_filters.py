"""Which texts are worth a close look for named works, told in columns.

Most abstracts neither give a name nor hold a word that begins one. To say so for all of a
batch at once costs a small part of the close look; who is let through may still hold nothing.
"""

from collections.abc import Collection
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from kgraph.model.text import fold_keeping_places
from kgraph.model.word_columns import signs, words_of
from kgraph.resolve.introduced_names import GIVING, TELLING

Flags = NDArray[np.bool_]
Texts = Any  # pa.Array of strings: the stubs have no word for one of a type

_LETTERS = signs(str.isalpha, others=False)
_FIGURE = r"[0-9]"
# Patterns of RE2, which let through more than those of `introduced_names`.
_SHORT = r"^(?: *[^ ]+){1,3} *$|:|(?i:report|card)[\s\pZ]*$"
_S = r"[\s\pZ]+"
_GIVES = "|".join(
    (
        rf"(?:{'|'.join(GIVING)})",
        rf"[Ww]e{_S}(?:[^ ]+{_S}and{_S})?(?:{'|'.join(TELLING)}){_S}(?:and{_S}[^ ]+{_S})?[A-Z]",
        r"(?:model|framework|system|benchmark|method|network)s?[\s\pZ]*\([A-Z]",
        r"[A-Z0-9][^ ,]*, an? [a-z]",
    )
)


def may_give_names(papers: pa.RecordBatch) -> Flags:
    """Flag the papers that may introduce a name (`introduced_names`)."""
    return _matches(papers["title"], _SHORT) | _matches(papers["abstract"], _GIVES)


def may_hold_names(papers: pa.RecordBatch, firsts: Collection[str]) -> Flags:
    """Flag the papers whose abstracts may hold one of these tokens, in lower case."""
    abstracts: Texts = papers["abstract"]
    folded = [fold_keeping_places(text) if text else "" for text in abstracts.to_pylist()]
    words, counts = words_of([text.encode("utf-8", "replace") for text in folded], _LETTERS)
    wanted = pa.array(sorted(firsts), pa.large_string())
    is_first: Texts = pc.is_in(words, value_set=wanted)
    of = np.repeat(np.arange(len(counts)), counts)[_numpy(is_first)]
    flags = np.zeros(len(counts), dtype=bool)
    flags[of] = True
    # A number is cut in more ways than a word: any may begin a name, where one does.
    return flags | _matches(abstracts, _FIGURE) if any(f[0].isdigit() for f in firsts) else flags


def _matches(texts: Texts, pattern: str) -> Flags:
    found: Texts = pc.match_substring_regex(texts.cast(pa.string()), pattern)
    return _numpy(found.fill_null(False))


def _numpy(flags: Texts) -> Flags:
    return np.asarray(flags, dtype=bool)
