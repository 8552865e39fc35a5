"""A scene as SVG: vector, with real text, no style from outside and no script.

Every node carries what it is as a ``title``, which browsers show when it is pointed
at. Texts ask for the width they were measured with, so that labels stay apart in
whatever font they are drawn with.

Source: https://www.w3.org/TR/SVG2/.
"""

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from kgraph.export.picture.parts import LINE, Link, Mark, Scene, Text
from kgraph.export.picture.scene import HEIGHT, WIDTH

FONTS = "Helvetica, Arial, 'Liberation Sans', 'Noto Sans', 'Noto Sans CJK SC', sans-serif"
_STYLE = (
    ".map text{fill:#222}.map .title,.map .heading{font-weight:bold}"
    ".map .label{paint-order:stroke;stroke:#fff;stroke-width:3px;stroke-linejoin:round}"
    ".map .l{fill:none;stroke-linecap:round}.map .n{stroke:#fff;stroke-width:.6px}"
)
# https://www.w3.org/TR/xml/#charsets
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_OWN_WIDTH = ("label", "note")


def pieces(scene: Scene) -> Iterator[str]:
    """Give the document in pieces; as the root is one element it may stand inside HTML."""
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {HEIGHT:g}" role="img" '
        f'font-family={quoteattr(FONTS)} class="map">\n'
        f"<title>{escape(scene.title)}</title>\n<desc>{escape(scene.caption)}</desc>\n"
        f"<style>{_STYLE}</style>\n"
        f'<rect width="{WIDTH:g}" height="{HEIGHT:g}" fill="#fff"/>\n'
    )
    yield from map(_link, scene.links)
    yield from map(_mark, scene.marks)
    yield from map(_text, scene.texts)
    yield "</svg>\n"


def fit(text: str) -> str:
    """Leave out the characters that no XML or HTML may hold."""
    return _NOT_XML.sub("", text)


def _link(link: Link) -> str:
    ways = "".join(f"M{a:g} {b:g}Q{c:g} {d:g} {e:g} {f:g}" for (a, b), (c, d), (e, f) in link.bends)
    return (
        f'<path class="l" stroke={quoteattr(link.colour)} stroke-width="{link.width:g}" '
        f'stroke-opacity="{link.opacity:g}" d="{ways}"/>\n'
    )


def _mark(mark: Mark) -> str:
    colour = f'class="n" fill={quoteattr(mark.colour)}'
    corners = mark.corners()
    if corners:
        points = " ".join(f"{x:g},{y:g}" for x, y in corners)
        name, shape = "polygon", f'<polygon {colour} points="{points}"'
    else:
        name, shape = (
            "circle",
            f'<circle {colour} cx="{mark.x:g}" cy="{mark.y:g}" r="{mark.radius:g}"',
        )
    if not mark.told:
        return f"{shape}/>\n"
    return f"{shape}><title>{escape(fit(mark.told))}</title></{name}>\n"


def _text(text: Text) -> str:
    anchor = "" if text.anchor == "start" else f' text-anchor="{text.anchor}"'
    head = f'<text class="{text.role}" font-size="{text.size:g}"{anchor}>'
    parts = []
    for number, (line, width) in enumerate(zip(text.lines, text.widths, strict=True)):
        y = round(text.y + number * LINE * text.size, 2)
        fixed = (
            f' textLength="{width:g}" lengthAdjust="spacingAndGlyphs"'
            if text.role in _OWN_WIDTH and width
            else ""
        )
        parts.append(f'<tspan x="{text.x:g}" y="{y:g}"{fixed}>{escape(fit(line))}</tspan>')
    return f"{head}{''.join(parts)}</text>\n"
