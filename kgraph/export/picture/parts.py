"""The parts of a scene, in units of the page; y runs down."""

from dataclasses import dataclass
from typing import Literal

LINE = 1.2  # from line to line, in letters' heights

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Mark:
    """A node, or a sample of one in the legend; ``told`` is shown when it is pointed at."""

    x: float
    y: float
    radius: float
    kind: str
    colour: str
    told: str = ""

    def corners(self) -> tuple[Point, ...]:
        """Give the corners of what is no circle: squares are terms, diamonds organisations."""
        x, y = self.x, self.y
        if self.kind in ("category", "archive"):
            half = round(0.89 * self.radius, 2)  # as large as a circle of the radius
            signs = ((-1, -1), (1, -1), (1, 1), (-1, 1))
        elif self.kind == "organisation":
            half = round(1.25 * self.radius, 2)
            signs = ((0, -1), (1, 0), (0, 1), (-1, 0))
        else:
            return ()
        return tuple((round(x + a * half, 2), round(y + b * half, 2)) for a, b in signs)


@dataclass(frozen=True, slots=True)
class Link:
    """Lines of one node, drawn as one: each bends from its start around a point to its end."""

    colour: str
    width: float
    opacity: float
    bends: tuple[tuple[Point, Point, Point], ...]


@dataclass(frozen=True, slots=True)
class Text:
    """Lines of text; (x, y) is where the first one's baseline begins, has its middle or ends."""

    role: Literal["label", "title", "heading", "note"]
    lines: tuple[str, ...]
    widths: tuple[float, ...]
    x: float
    y: float
    size: float
    anchor: Literal["start", "middle", "end"] = "start"


@dataclass(frozen=True, slots=True)
class Scene:
    """What is drawn, from the back to the front: links, marks, texts."""

    title: str
    caption: str
    links: tuple[Link, ...]
    marks: tuple[Mark, ...]
    texts: tuple[Text, ...]
