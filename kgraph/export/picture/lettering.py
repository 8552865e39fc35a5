"""Lettering: how wide a text is and how it breaks into lines, before anyone draws it.

An SVG file is lettered by whatever fonts its reader has, so widths come from a
table of Helvetica's advances, which Arial and Liberation Sans share; the file then
asks for exactly that width (``textLength``). Pure functions.

Source: Adobe's metrics of the PDF core font Helvetica; Unicode TR11 (wide signs).
"""

import unicodedata
from collections.abc import Callable

Measure = Callable[[str, float], float]

_WIDTHS = {
    191: "'", 222: "ijl", 260: "|", 278: " !,./:;I[\\]ft", 333: "()-`r", 334: "{}", 355: '"',
    389: "*", 469: "^", 500: "Jckvxyzs", 556: "0123456789#$?L_abdeghnopqu", 584: "+<=>~",
    611: "FTZ", 667: "&ABEKPSVXY", 722: "CDHNRUw", 778: "GOQ", 833: "Mm", 889: "%", 944: "W",
    1000: "…—", 1015: "@",
}  # fmt: skip
_WIDTH = {sign: width / 1000 for width, signs in _WIDTHS.items() for sign in signs}
_OTHER = 0.6
_ELLIPSIS = "…"


def helvetica(text: str, size: float) -> float:
    """Give the width of a text in Helvetica of a size; signs it lacks are estimated."""
    return size * sum(map(_advance, text))


def _advance(sign: str) -> float:
    known = _WIDTH.get(sign)
    if known is not None:
        return known
    if unicodedata.category(sign) in ("Mn", "Me", "Cf", "Cc"):
        return 0.0
    if unicodedata.east_asian_width(sign) in "WF":
        return 1.0
    base = unicodedata.normalize("NFD", sign)[0]
    return _WIDTH.get(base, _OTHER)


def lines(text: str, size: float, width: float, measure: Measure, most: int = 3) -> list[str]:
    """Break a text into lines that are no wider than ``width``; cut what is beyond ``most``.

    Lines break at blanks, a longer word at any sign. A cut text ends in an ellipsis.
    Signs that cannot be printed are left out.
    """
    found: list[str] = []
    rest = " ".join("".join(s for s in text if s.isprintable() or s.isspace()).split())
    while rest:
        if len(found) == most - 1 and measure(rest, size) > width:
            kept = rest[: _fitting(rest, size, width - measure(_ELLIPSIS, size), measure)]
            return [*found, kept.rstrip(" ,;:.-–") + _ELLIPSIS]
        end = _fitting(rest, size, width, measure)
        blank = rest.rfind(" ", 0, end + 1)
        if end < len(rest) and blank > 0:
            end = blank
        found.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return found


def _fitting(text: str, size: float, width: float, measure: Measure) -> int:
    """Give how many signs fit, at least one; by halves, as texts may be long."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle], size) <= width:
            low = middle
        else:
            high = middle - 1
    return low
