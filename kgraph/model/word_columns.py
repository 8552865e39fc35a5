"""The words of many texts at once, as one column: texts are cut where their bytes are."""

from collections.abc import Callable, Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

_SPACE = ord(" ")


def signs(is_of_word: Callable[[str], bool], *, others: bool) -> bytes:
    """Say what each byte is in a word: an ASCII sign of one in lower case, or a space.

    ``others``: whether bytes of signs that are not ASCII belong to words.
    """
    plain = [ord(chr(n).lower()) if is_of_word(chr(n)) else _SPACE for n in range(128)]
    rest = range(128, 256) if others else [_SPACE] * 128
    return bytes([*plain, *rest])


def words_of(texts: Sequence[bytes], known: bytes) -> tuple["pa.StringArray", NDArray[np.int64]]:
    """Give the words of all texts, one after the other, and how many each text has.

    Args:
        texts: In UTF-8.
        known: Which signs words are made of: `signs`.
    """
    letters = b" ".join([b"", *texts, b""]).translate(known)
    is_word = np.frombuffer(letters, dtype=np.uint8) != _SPACE
    # A space stands before the first word and behind the last: every other border is a begin.
    borders = np.flatnonzero(is_word[1:] != is_word[:-1]) + 1
    begins, ends = borders[::2], borders[1::2]
    offsets = np.concatenate([[0], np.cumsum(ends - begins)])
    found = pa.LargeStringArray.from_buffers(
        len(begins), pa.py_buffer(offsets.tobytes()), pa.py_buffer(letters.replace(b" ", b""))
    )
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    first = np.concatenate([[0], np.cumsum(lengths + 1)]) + 1
    return found, np.diff(np.searchsorted(begins, first))
