"""Code between the lines of Markdown: comments, and what a site's program fills in.

    <!-- made by hand -->
    {% include base_path %}

None of it is shown to a reader of the page.
"""

import re

from kgraph.read.page import Page
from kgraph.read.parts.joined import Joined, without

_CODE = re.compile(
    r"^[ \t]*(?:\{%[^\n]{0,500}?%\}[ \t]*)+\r?$|^[ \t]*<!--(?:[^-]|-(?!->)){0,20000}-->[ \t]*\r?$",
    re.MULTILINE,
)
# HTML, XML, JSON, BibTeX: comments and elements are of the format.
_FORMAT = re.compile(r"\s*(?:<!--.{0,2000}?-->\s*)?(?:<|[{\[]\s*[\"{\[\]]|@\w+\s*[{(])", re.DOTALL)


def is_format(text: str) -> bool:
    """Say whether a text begins as a format for machines does, or as a web page."""
    return _FORMAT.match(text) is not None


def uncoded(on: Page) -> Joined | None:
    """Give a page without lines of code; nothing if it has none."""
    if ("{%" not in on.text and "<!--" not in on.text) or is_format(on.text):
        return None
    cuts = [found.span() for found in _CODE.finditer(on.text)]
    return without(on, cuts) if cuts else None
