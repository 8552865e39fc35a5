"""The author's own commands: found, taken out of the text, and put in place.

Only plain replacement: a name, up to nine arguments, a text. Commands that build
on TeX's inner workings are left alone, and so are those that every reader of LaTeX
knows by name, whatever a style makes of them. What grows past the limits stays as
it is written.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kgraph.enrich.eprint.limits import MAX_DEPTH, MAX_EXPANDED
from kgraph.enrich.eprint.tex import COMMAND, Tex

MAX_BODY = 1_000
COST = 20  # of the budget, for putting a command in place at all
_DEFINING = frozenset(
    (
        *("newcommand", "renewcommand", "providecommand", "DeclareRobustCommand"),
        *("def", "gdef", "edef", "xdef", "DeclareMathOperator", "newcommandx"),
        *("NewDocumentCommand", "RenewDocumentCommand", "ProvideDocumentCommand"),
        *("DeclareDocumentCommand", "newrobustcmd", "renewrobustcmd"),
    )
)
_DEFINITION = re.compile(rf"\\({'|'.join(sorted(_DEFINING))})(?![A-Za-z@])\*?")
_TAKEN = re.compile(
    r"[A-Za-z]*[cC]ite[A-Za-z]{0,12}|(?:sub)*section|chapter|part|(?:sub)?paragraph|begin|end|item"
    r"|bib[A-Za-z@]*|footnote|caption|input|include|documentclass|emph|text[a-z]{2}|href|url|doi"
    r"|newblock|label|ref|label|thebibliography|document|abstract|title|author|par|left|right"
)
_DEFINED = re.compile(r"\s*\{?\s*\\([A-Za-z@]+|.)\s*\}?")
_PLAIN_DEF = re.compile(r"\s*\\([A-Za-z@]+|[^A-Za-z@\s])[ \t]*((?:#\d)*)(?=\{)")
_NUMBER = re.compile(r"\s*\[\s*([0-9])\s*\]")
_INNER = re.compile(
    r"\\(?:csname|expandafter|futurelet|def|let|global|catcode|if[a-zA-Z@]*|@ifnextchar|@ifstar"
    r"|newcommand|renewcommand|loop|read|write|makeatletter)(?![A-Za-z@])|##"
)
_HASH = re.compile(r"#([1-9])")


@dataclass(frozen=True, slots=True)
class Macro:
    """A command that stands for a text; ``default`` is that of its first argument."""

    arguments: int
    default: str | None
    body: str


def take_macros(text: str) -> tuple[str, dict[str, Macro]]:
    """Take the definitions out of a text.

    Returns:
        The text without them, and the commands by name; of several, the last.
    """
    starts = list(_DEFINITION.finditer(text))
    if not starts:
        return text, {}
    # Nearly all stand before the text begins; what is behind the last needs no matching.
    tex = Tex(text[: starts[-1].end() + 20 * MAX_BODY])
    pieces: list[str] = []
    macros: dict[str, Macro] = {}
    done = 0
    for match in starts:
        if match.start() < done:
            continue
        found = _definition(tex, match[1], match.end())
        if found is None:
            continue
        name, macro, end = found
        pieces.append(text[done : match.start()])
        done = end
        if macro is None or _TAKEN.fullmatch(name):
            continue
        if match[1] != "providecommand" or name not in macros:
            macros[name] = macro
    pieces.append(text[done:])
    return "".join(pieces), macros


def _definition(tex: Tex, word: str, position: int) -> tuple[str, Macro | None, int] | None:
    """Read one definition: name, what it stands for if that is plain, and its end."""
    if word.endswith("def"):
        head = _PLAIN_DEF.match(tex.text, position)
        body = tex.group(head.end()) if head else None
        if head is None or body is None:
            return None
        return head[1], _macro(head[2].count("#"), None, tex.value(body)), body[2]
    head = _DEFINED.match(tex.text, position)
    if head is None:
        return None
    name, position, default, arguments = head[1], head.end(), None, 0
    if "Document" in word:
        signature = tex.group(position)
        if signature is None:
            return None
        kinds = "".join(tex.value(signature).split())
        position, arguments = signature[2], len(kinds) if set(kinds) <= {"m"} else -1
    else:
        number = _NUMBER.match(tex.text, position)
        if number:
            position, arguments = number.end(), int(number[1])
            optional = tex.option(position)
            if optional:
                default, position = tex.value(optional), optional[2]
    body = tex.group(position)
    if body is None:
        return None
    return name, _macro(arguments, default, tex.value(body)), body[2]


def _macro(arguments: int, default: str | None, body: str) -> Macro | None:
    if arguments < 0 or len(body) > MAX_BODY or _INNER.search(body):
        return None
    return Macro(arguments, default, body.strip() if arguments == 0 else body)


class Expander:
    """Puts the author's commands in place, within one budget for the whole paper."""

    def __init__(self, macros: dict[str, Macro]) -> None:
        self._macros = macros
        self._left = MAX_EXPANDED
        self.cut = False

    def expand(self, text: str) -> str:
        """Put what commands stand for in their place."""
        if not self._macros:
            return text
        pieces: list[str] = []
        self._expand(text, 0, pieces)
        return "".join(pieces)

    def _expand(self, text: str, depth: int, pieces: list[str]) -> None:
        tex: Tex | None = None
        done = 0
        for match in COMMAND.finditer(text):
            macro = self._macros.get(match[1])
            if macro is None or match.start() < done or self.cut:
                continue
            tex = tex or Tex(text)
            end = match.end(1)
            found = _arguments(tex, macro, end) if macro.arguments else ([], end)
            if found is None:
                continue
            values, after = found
            longest = max(map(len, values), default=0)
            self._left -= COST + len(macro.body) + macro.body.count("#") * longest
            if self._left < 0:
                self.cut = True
                break
            body = _filled(macro.body, values)
            pieces.append(text[done : match.start()])
            if depth + 1 < MAX_DEPTH and "\\" in body:
                self._expand(body, depth + 1, pieces)
            else:
                pieces.append(body)
            # A command of letters eats the blank behind it; "\name{}" is how authors stop that.
            done = after
        pieces.append(text[done:])


def _arguments(tex: Tex, macro: Macro, position: int) -> tuple[list[str], int] | None:
    values: list[str] = []
    if macro.default is not None:
        optional = tex.option(position)
        values.append(tex.value(optional) if optional else macro.default)
        position = optional[2] if optional else position
    while len(values) < macro.arguments:
        found = tex.argument(position)
        if found is None:
            return None
        values.append(tex.value(found))
        position = found[2]
    return values, position


def _filled(body: str, values: list[str]) -> str:
    if not values:
        return body
    return _HASH.sub(lambda m: values[int(m[1]) - 1] if int(m[1]) <= len(values) else "", body)


def merged(parts: Iterable[dict[str, Macro]]) -> dict[str, Macro]:
    """Put commands together; the later ones count."""
    together: dict[str, Macro] = {}
    for part in parts:
        together.update(part)
    return together
