"""Rows of unequal length as columns of numbers: small, and processes can share them."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[Any]  # integers, of whatever width


class Rows:
    """Rows of numbers, one behind the other; row ``n`` ends where ``starts[n + 1]`` says."""

    def __init__(self, starts: Numbers, items: Numbers) -> None:
        self.starts = starts
        self.items = items
        # A view gives numbers of Python, and much faster than an array does.
        self._starts = starts.data
        self._items = items.data

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, row: int) -> list[int]:
        found: list[int] = self._items[self._starts[row] : self._starts[row + 1]].tolist()
        return found

    def sizes(self) -> Numbers:
        """Give the length of each row."""
        return np.diff(self.starts)

    def taken(self, rows: Numbers) -> "Rows":
        """Give some rows, in the order wanted."""
        sizes = self.sizes()[rows]
        return Rows(starts_of(sizes), self.items[spans(self.starts[rows], sizes)[0]])

    def of_items(self) -> Numbers:
        """Give the row of each item."""
        return np.repeat(np.arange(len(self), dtype=np.int32), self.sizes())


def rows_of(row: Numbers, item: Numbers, count: int) -> Rows:
    """Gather items by row, in the order given, in so many rows."""
    order = np.argsort(row, kind="stable")
    return Rows(starts_of(np.bincount(row, minlength=count)), item[order].astype(np.int32))


def starts_of(sizes: Numbers) -> Numbers:
    """Give where rows of these lengths start, and where the last one ends."""
    return np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)


def spans(begins: Numbers, sizes: Numbers) -> tuple[Numbers, Numbers]:
    """Give all numbers of spans, and for each the index of its span.

    Examples:
        >>> spans(np.array([5, 9]), np.array([2, 1]))
        (array([5, 6, 9]), array([0, 0, 1]))
    """
    of = np.repeat(np.arange(len(sizes)), sizes)
    return np.repeat(begins - (np.cumsum(sizes) - sizes), sizes) + np.arange(len(of)), of


@dataclass
class Texts:
    """Rows of texts as they come, kept as numbers."""

    numbers: dict[str, int] = field(default_factory=dict)
    items: "array[int]" = field(default_factory=lambda: array("i"))
    sizes: "array[int]" = field(default_factory=lambda: array("i"))

    def add(self, texts: Iterable[str]) -> None:
        """Add a row."""
        numbers = self.numbers
        row = [numbers.setdefault(text, len(numbers)) for text in texts]
        self.items.extend(row)
        self.sizes.append(len(row))

    def skip(self, rows: int) -> None:
        """Add so many rows without texts."""
        self.sizes.extend([0] * rows)

    def finished(self) -> tuple[list[str], Rows]:
        """Give the texts by the alphabet, and the rows of their numbers, each in order.

        Rows are often sets, whose texts come in another order in every process.
        """
        known, rank = by_alphabet(list(self.numbers))
        items = rank[np.array(self.items, dtype=np.int32)]
        rows = Rows(starts_of(np.array(self.sizes, dtype=np.int64)), items)
        # Row and text as one number are sorted several times faster than by two keys.
        codes = rows.of_items() * np.int64(max(len(known), 1)) + items
        codes.sort()
        return known, Rows(rows.starts, (codes % max(len(known), 1)).astype(np.int32))


def by_alphabet(texts: Sequence[str]) -> tuple[list[str], Numbers]:
    """Give texts ordered, without repetition, and for each that was given its number there."""
    known = sorted(set(texts))
    number = {text: n for n, text in enumerate(known)}
    return known, np.fromiter((number[text] for text in texts), np.int32, len(texts))
