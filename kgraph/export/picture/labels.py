"""Labels: which nodes get one and where, such that no two labels overlap.

Greedy: the most important node first, each label at the free place around its node
that covers least of other nodes; a label without a good place is left out.

Source: Christensen, Marks and Shieber, "An empirical study of algorithms for
point-feature label placement", ACM Transactions on Graphics 1995 (candidates).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_GAP = 2.0  # between a node and its label
_APART = 3.0  # between two labels
_COVERED = 0.15  # of a label's box that may lie on other nodes
_SEEN = 4.0  # radius of a node that is looked at
_HIDDEN = 0.1
_SURE = 5  # so many of the first labels stand even on a crowd


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the page; y runs down."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box", apart: float = 0.0) -> bool:
        """Say whether two boxes overlap or are nearer than ``apart``."""
        return (
            self.left < other.right + apart
            and other.left < self.right + apart
            and self.top < other.bottom + apart
            and other.top < self.bottom + apart
        )

    def holds(self, other: "Box") -> bool:
        """Say whether the other box is inside this one."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.right <= self.right
            and other.bottom <= self.bottom
        )


@dataclass(frozen=True, slots=True)
class Wanted:
    """A label to be placed: the row of its node, and its size."""

    row: int
    width: float
    height: float


def place(
    wanted: Iterable[Wanted], discs: "tuple[Floats, Floats, Floats]", area: Box, most: int
) -> list[tuple[Wanted, Box]]:
    """Place labels in the order given until there are ``most``.

    Args:
        wanted: Labels, the most important first.
        discs: x, y and radius of every node.
        area: Where labels may be.
        most: How many labels are enough.

    Returns:
        Labels with their boxes: inside ``area``, no two nearer than 3 units.

    Cost:
        One pass over the nodes for each label tried.
    """
    placed: list[tuple[Wanted, Box]] = []
    for label in wanted:
        if len(placed) == most:
            break
        free = [
            box
            for box in _candidates(label, discs)
            if area.holds(box) and not any(box.meets(other, _APART) for _, other in placed)
        ]
        if not free:
            continue
        covered = _covered(label, free, discs)
        # The order of candidates is the order of taste: it decides between like ones.
        best = min(range(len(free)), key=lambda index: covered[index] + 0.02 * index)
        if covered[best] <= _COVERED or len(placed) < _SURE:
            placed.append((label, free[best]))
    return placed


def _candidates(label: Wanted, discs: "tuple[Floats, Floats, Floats]") -> list[Box]:
    """Give the places around a node, the best to read first; on it, if it is large."""
    x, y, radius = (float(column[label.row]) for column in discs)
    wide, high = label.width / 2, label.height / 2
    side, end = radius + _GAP + wide, radius + _GAP + high
    slant = 0.7 * radius + _GAP
    centres = [
        (x + side, y),
        (x, y + end),
        (x - side, y),
        (x, y - end),
        (x + slant + wide, y - slant - high),
        (x + slant + wide, y + slant + high),
        (x - slant - wide, y - slant - high),
        (x - slant - wide, y + slant + high),
        *((x + side, y + shift) for shift in (-high, high)),
        *((x - side, y + shift) for shift in (-high, high)),
    ]
    if wide < 1.5 * radius and high < 0.8 * radius:
        centres.insert(0, (x, y))
    return [Box(a - wide, b - high, a + wide, b + high) for a, b in centres]


def _covered(
    label: Wanted, boxes: list[Box], discs: "tuple[Floats, Floats, Floats]"
) -> list[float]:
    """Give for each box the part that lies on nodes other than the label's own.

    A node of some size whose middle is hidden counts more: nobody sees whose label it is.
    """
    import numpy as np

    x, y, radius = discs
    around = Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )
    near = (x + radius > around.left) & (x - radius < around.right)
    near &= (y + radius > around.top) & (y - radius < around.bottom)
    near[label.row] = False
    x, y, radius = x[near], y[near], radius[near]
    found = []
    for box in boxes:
        wide = np.minimum(x + radius, box.right) - np.maximum(x - radius, box.left)
        high = np.minimum(y + radius, box.bottom) - np.maximum(y - radius, box.top)
        shared = np.clip(wide, 0, None) * np.clip(high, 0, None)
        hidden = (radius > _SEEN) & (np.minimum(wide, high) > radius)
        covered = float(shared.sum()) / (label.width * label.height)
        found.append(round(covered + _HIDDEN * int(hidden.sum()), 6))
    return found
