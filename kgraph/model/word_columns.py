"""The words of many texts at once, as one column: texts are cut where their bytes are."""

from collections.abc import Callable, Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

_SPACE = ord(" ")


def signs(is_of_word: Callable[[str], bool], *, others: bool) -> NDArray[np.uint8]:
    """Say what each byte is in a word: an ASCII sign of one in lower case, or a space.

    ``others``: whether bytes of signs that are not ASCII belong to words.
    """
    plain = [ord(chr(n).lower()) if is_of_word(chr(n)) else _SPACE for n in range(128)]
    rest = range(128, 256) if others else [_SPACE] * 128
    return np.array([*plain, *rest], dtype=np.uint8)


def words_of(
    texts: Sequence[bytes], known: NDArray[np.uint8]
) -> tuple["pa.StringArray", NDArray[np.int64]]:
    """Give the words of all texts, one after the other, and how many each text has.

    Args:
        texts: In UTF-8.
        known: Which signs words are made of: `signs`.
    """
    letters = known[np.frombuffer(b" ".join([b"", *texts, b""]), dtype=np.uint8)]
    is_word = letters != _SPACE
    begins = np.flatnonzero(is_word[1:] > is_word[:-1]) + 1
    ends = np.flatnonzero(is_word[1:] < is_word[:-1]) + 1
    offsets = np.concatenate([[0], np.cumsum(ends - begins)])
    found = pa.LargeStringArray.from_buffers(
        len(begins), pa.py_buffer(offsets.tobytes()), pa.py_buffer(letters[is_word].tobytes())
    )
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    borders = np.concatenate([[0], np.cumsum(lengths + 1)]) + 1
    return found, np.diff(np.searchsorted(begins, borders))
