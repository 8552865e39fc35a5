"""Lists in LaTeX: bibliographies (``thebibliography``, .bbl files) and items of publications.

    \\bibitem{lee} A.~Lee and B.~Day.
    \\newblock Counting sheep.
    \\newblock {\\em Journal of Wool}, 3:1--9, 2007.

The commands are taken away and the readers of text layouts read what is left. A value has
a span only where it stands in the source as it is, without commands inside.
"""

import re
from dataclasses import replace
from functools import lru_cache

from kgraph.model.tables import Evidence
from kgraph.model.text import display
from kgraph.read.page import Draft, Page, evidence, page
from kgraph.read.web.html_text import Flat
from kgraph.read.web.moved import in_source, moved, moved_problem

NAME = "latex_list"
_ITEM = re.compile(r"\\bibitem\b|^[ \t]*\\item\b", re.MULTILINE)
_GROUP = r"\{[^{}]{0,300}\}"
# In the label of an entry: "[{\\citenamefont {Schr{\\"o}dinger}}(1926)]". Nothing is given back:
# each label is gone through once.
_INNER_GROUP = rf"\{{(?:[^{{}}]|{_GROUP}){{0,100}}+\}}"
_LABEL = rf"\[(?:[^\[\]{{}}]|\{{(?:[^{{}}]|{_INNER_GROUP}){{0,100}}+\}}){{0,300}}+\]"
# An accent with its letter, or a letter of its own: "\\'{e}", "\\v{c}", "\\o ".
_LETTER = (
    r"\\(?:(?:[`'^\"=.~]|[uvHckr](?![A-Za-z]))\s?(?:\{\\?[A-Za-z]\}|\\?[A-Za-z])"
    r"|(?:aa|AA|ae|AE|oe|OE|ss|o|O|l|L|i|j)(?![A-Za-z])(?:\s|\{\})?)"
)
_MARKUP = re.compile(
    rf"(?P<letter>\{{{_LETTER}\}}|{_LETTER})"
    rf"|(?P<item>\\bibitem\s*(?:{_LABEL})?\s*{_GROUP}"
    r"|\\item\b(?:\s*\[[^\[\]\n]{0,80}\])?)"
    rf"|(?P<line>\\(?:begin|end){_GROUP}(?:{_GROUP})?|\\\\|(?<!\\)%[^\n]{{0,500}}(?=\n))"
    r"|(?P<space>\\newblock\b|~|\\[ ,;/])"
    rf"|(?P<gone>\\href\s*{_GROUP}"
    r"|\\(?:em|bf|it|sc|tt|rm|sl|itshape|bfseries|scshape|textit|textbf|textsc|texttt|textrm|textsl"
    r"|emph|mbox|underline|uline|url|path|natexlab|enquote|protect|relax|penalty0|textquotedblleft"
    r"|textquotedblright|doi|urlprefix)(?![A-Za-z])\s*"
    r"|(?<!\\)[{}]|``|\'\')"
)
_SIGNS = {"item": "\n\n• ", "line": "\n", "space": " "}
_WORD = re.compile(r"\S+")


def recognises(on: Page) -> bool:
    """Say whether two items of a LaTeX list stand on the page."""
    found = _ITEM.finditer(on.text)
    return next(found, None) is not None and next(found, None) is not None


def read(on: Page) -> Evidence:
    """Read the entries that the text without commands has."""
    from kgraph.read import read_layouts

    flat = _without_commands(on.text)
    inner = page(on.source, flat.text, inner=True)
    found = read_layouts(inner, but=NAME)  # commands may be left that nothing closes
    drafts = [Draft(inner, record, record.spans) for record in found.records]
    facts = []
    for fact in found.page_facts:
        start, end = moved(flat, fact.start, fact.end)
        facts.append(replace(fact, start=start, end=end))
    problems = [moved_problem(flat, row) for row in found.problems]
    return evidence(on, NAME, [in_source(on, flat, draft) for draft in drafts], facts, problems)


def _without_commands(text: str) -> Flat:
    """Take commands and groups away; each word knows where it stands in the source."""
    pieces: list[str] = []
    words: list[int] = []
    places: list[int] = []
    length = position = 0
    for match in [*_MARKUP.finditer(text), None]:
        start = match.start() if match else len(text)
        if position < start:
            moved = length - position
            begins = [word.start() for word in _WORD.finditer(text, position, start)]
            words += [begin + moved for begin in begins]
            places += begins
            pieces.append(text[position:start])
            length += start - position
        if match:
            sign = _sign(match)
            pieces.append(sign)
            length += len(sign)
            position = match.end()
    return Flat("".join(pieces), words=words, places=places)


# The same letters come again and again in a list of names.
@lru_cache(maxsize=1024)
def _shown(letter: str) -> str:
    return display(letter)


def _sign(match: re.Match[str]) -> str:
    """Give what stands for a command in the text."""
    if match.lastgroup == "letter":
        return _shown(match[0])
    if match.lastgroup == "gone":
        return '"' if match[0] in ("``", "''") else ""
    return _SIGNS[match.lastgroup or ""]
