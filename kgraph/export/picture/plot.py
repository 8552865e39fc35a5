"""A scene as PNG or PDF, drawn by matplotlib, an optional part of kgraph.

Text is lettered in DejaVu Sans, which comes with matplotlib, so that a picture is the
same on every machine; signs that it lacks are taken from the installed fonts.

Source: https://matplotlib.org/stable/users/explain/text/fonts.html (fallback of fonts).
"""

import logging
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kgraph.errors import InputError
from kgraph.export.picture.lettering import Measure
from kgraph.export.picture.parts import LINE, Link, Mark, Scene, Text
from kgraph.export.picture.scene import HEIGHT, WIDTH
from kgraph.whole_files import replacing

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_UNITS = 120.0  # of the page, an inch
_DOTS = 300  # of a PNG, an inch
_POINTS = 72 / _UNITS
_OWN = "DejaVu Sans"
_PLAIN = ("Regular", "Book", "Normal", "Roman", "Medium")
# DejaVu Sans is wider and has larger small letters than Helvetica, which sizes are meant for.
_SMALLER = 0.88
_log = logging.getLogger("kgraph")


@contextmanager
def ready() -> Iterator[None]:
    """Set matplotlib to its own defaults, whatever the user's are, as long as this lasts.

    Raises:
        InputError: If matplotlib is not installed.
    """
    try:
        import matplotlib as mpl
    except ImportError as error:
        raise InputError(
            "PNG and PDF pictures are drawn with matplotlib, which is not installed",
            "pip install 'kgraph[pictures]', or write the picture as SVG",
        ) from error
    with mpl.rc_context(), warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph .* missing")  # `fonts` tells it once
        mpl.rcdefaults()
        # Publishers refuse fonts of type 3, which are matplotlib's default.
        mpl.rcParams.update({"pdf.fonttype": 42, "text.parse_math": False})
        yield


def fonts(signs: str) -> list[str]:
    """Give the font families to draw these signs with, the first that has a sign first.

    Logs a warning that names signs which no installed font has.
    """
    from matplotlib import font_manager

    own = font_manager.findfont(font_manager.FontProperties(family=[_OWN]))
    missing = {ord(sign) for sign in signs if sign.isprintable() and not sign.isspace()}
    missing -= set(font_manager.get_font(own).get_charmap())
    families = [_OWN]
    # Looked for anew and not in matplotlib's list, which does not know fonts installed since.
    for path in sorted(font_manager.findSystemFonts()) if missing else []:
        try:
            font = font_manager.get_font(path)
            known = missing & set(font.get_charmap())
            if known and font.style_name in _PLAIN:
                font_manager.fontManager.addfont(path)
                families.append(font.family_name)
                missing -= known
        except (OSError, RuntimeError) as error:
            _log.debug("cannot use font %s: %s", path, error)
    if missing:
        named = " ".join(chr(code) for code in sorted(missing)[:20])
        _log.warning(
            "no installed font has these signs, which are drawn as boxes: %s "
            "(Noto Sans CJK has most)",
            named,
        )
    return families


def measure(families: Sequence[str]) -> Measure:
    """Give the function that measures texts in these fonts."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    font = FontProperties(family=list(families), size=100 * _SMALLER)

    @cache
    def advance(sign: str) -> float:
        across, _, _ = text_to_path.get_text_width_height_descent(sign, font, ismath=False)
        return float(across) / 100

    # Sign by sign: to set a whole text takes a millisecond, and lines are tried by halves.
    return lambda text, size: size * sum(map(advance, text))


def write(scene: Scene, target: Path, families: Sequence[str]) -> None:
    """Draw a scene into a file, PNG or PDF by its suffix; the same scene gives the same bytes.

    Raises:
        StoreError: If the file cannot be written; an old file stays as it was.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDTH / _UNITS, HEIGHT / _UNITS), facecolor="white")
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(HEIGHT, 0)
    _links(axes, scene.links)
    _marks(axes, scene.marks)
    for text in scene.texts:
        _text(figure, text, families)
    kind = target.suffix.lower()[1:]
    # What is None is left out: times and versions would make every file another.
    said: dict[str, Any] = {"Title": scene.title}
    if kind == "pdf":
        said |= {"Subject": scene.caption, "Creator": "kgraph", "Producer": None}
        said |= {"CreationDate": None}
    else:
        said |= {"Description": scene.caption, "Software": None}
    with replacing(target) as path:
        figure.savefig(path, format=kind, dpi=_DOTS, metadata=said)


def _links(axes: "Axes", links: Sequence[Link]) -> None:
    from matplotlib.collections import PathCollection
    from matplotlib.path import Path as Way

    step = [Way.MOVETO, Way.CURVE3, Way.CURVE3]
    ways = [
        Way([point for bend in link.bends for point in bend], step * len(link.bends))
        for link in links
    ]
    axes.add_collection(
        PathCollection(
            ways,
            facecolors="none",
            edgecolors=[_faint(link) for link in links],
            linewidths=[link.width * _POINTS for link in links],
            transform=axes.transData,
        ),
        autolim=False,
    )


def _faint(link: Link) -> tuple[float, float, float, float]:
    from matplotlib.colors import to_rgba

    return to_rgba(link.colour, link.opacity)


def _marks(axes: "Axes", marks: Sequence[Mark]) -> None:
    """Draw marks as paths, in their order, the last on top."""
    from matplotlib.collections import PathCollection
    from matplotlib.path import Path as Way

    ways = []
    for mark in marks:
        corners = mark.corners()
        ways.append(
            Way([*corners, corners[0]], closed=True)
            if corners
            else Way.circle((mark.x, mark.y), mark.radius)
        )
    axes.add_collection(
        PathCollection(
            ways,
            facecolors=[mark.colour for mark in marks],
            edgecolors="white",
            linewidths=0.6 * _POINTS,
            transform=axes.transData,
        ),
        autolim=False,
    )


def _text(figure: "Figure", text: Text, families: Sequence[str]) -> None:
    """Write the lines of a text; a label first as a white rim, so that it stays real text."""
    from matplotlib.patheffects import Stroke

    axes = figure.axes[0]
    bold = text.role in ("title", "heading")  # our own words, which need no other font
    for number, line in enumerate(text.lines):
        for rim in (True, False) if text.role == "label" else (False,):
            written = axes.text(
                text.x,
                text.y + number * LINE * text.size,
                line,
                fontfamily=[_OWN] if bold else list(families),
                fontsize=text.size * _SMALLER * _POINTS,
                fontweight="bold" if bold else "normal",
                color="white" if rim else "#222222",
                ha={"start": "left", "middle": "center", "end": "right"}[text.anchor],
                va="baseline",
            )
            if rim:
                written.set_path_effects([Stroke(linewidth=3 * _POINTS, foreground="white")])
