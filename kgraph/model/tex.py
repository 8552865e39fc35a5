"""TeX made readable, in pieces: most of a text is plain words, and the TeX reader (pylatexenc)
walks letter by letter, so it is given only what it can change.

Sources: pandoc's rule for dollar signs; the signs with a meaning of their own are those of
pylatexenc's default context.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

# An escape, mathematics, or a sign that TeX would misread in prose.
_PLAIN_SIGN = re.compile(r"\\.|\$\$|\$(?=\S)(?:[^$\\]|\\.)*?(?<=\S)\$(?!\d)|\$|%", re.DOTALL)
_PERCENT = re.compile(r"\\.|%")  # in mathematics it would hide the sign that ends it
# What stands between spaces; mathematics counts as one.
_UNIT = re.compile(r"(?:\\\S|\$(?:[^$\\]|\\.)*\$|[^\s\\$])+")
_HAS_MEANING = re.compile(r"[\\$&~{}]|--|``|''|[!?]`")
_AT_LARGE = re.compile(r"\$\$|\\(?:begin|end|verb|[\[\]()])|\n")  # changes what comes after it
_WAITS = re.compile(r"\\(?:[^\W\d_]+\*?|[^%$&#_])$")  # a macro that may take what comes next
# Macros that may take two bare letters: "\\frac 1 2".
_TAKES_TWO = re.compile(
    r"\\(?:[dtc]?frac|d?t?binom|overset|underset|stackrel|texorpdfstring)(?![^\W\d_])\s*[^\s{]"
)
_ESCAPE = re.compile(r"\\.")


def readable(text: str) -> str | None:
    """Give a text with accents, escapes and simple mathematics as Unicode.

    Returns:
        Nothing, if the TeX reader cannot make sense of it. White space may be doubled.
    """
    shown = [
        _converted(part) if _HAS_MEANING.search(part) else part
        for part in _pieces(_PLAIN_SIGN.sub(_escaped, text))
    ]
    return None if None in shown else " ".join(filter(None, shown))


def _escaped(match: re.Match[str]) -> str:
    sign = match[0]
    if sign in ("$", "%"):
        return f"\\{sign}"
    return _PERCENT.sub(_escaped, sign) if sign[0] == "$" and "%" in sign else sign


def _pieces(text: str) -> list[str]:
    """Cut a text at spaces where no brace is open and no macro waits for what comes next."""
    at_large = _AT_LARGE.search(text) or _TAKES_TWO.search(text)
    if not at_large and not _UNIT.sub("", text).strip():
        pieces = list(_joined(_UNIT.findall(text)))
        if pieces and pieces[-1] is not None:
            return [piece for piece in pieces if piece is not None]
    return [text]


def _joined(units: list[str]) -> Iterator[str | None]:
    """Join what belongs together; ends with nothing if braces do not match."""
    waiting: list[str] = []
    depth = 0
    for unit in units:
        if waiting and not depth and not _goes_on(waiting, unit):
            yield " ".join(waiting)
            waiting = []
        if waiting or _HAS_MEANING.search(unit):
            plain = _ESCAPE.sub("", unit)
            depth += plain.count("{") - plain.count("}")
            waiting.append(unit)
        else:
            yield unit
        if depth < 0:
            break
    if waiting:
        yield " ".join(waiting)
    if depth:
        yield None


def _goes_on(waiting: list[str], unit: str) -> bool:
    """Say whether a word may be what the macros before it take."""
    if _WAITS.search(waiting[-1]):
        return True
    return unit[0] in "{[*" and any("\\" in part for part in waiting)


@lru_cache(maxsize=1 << 14)  # the same symbols come again and again
def _converted(text: str) -> str | None:
    converter, macros, failures = _converter()
    try:
        found: str = converter.latex_to_text(text, latex_context=macros)
    except failures:
        return None
    return found


@cache
def _converter() -> tuple[Any, Any, tuple[type[Exception], ...]]:
    from pylatexenc import latex2text
    from pylatexenc.latexwalker import LatexWalkerError, get_default_latex_context_db

    # These print the day on which they are read, and the last title of any text before.
    others = [latex2text.MacroTextSpec(name, simplify_repl="") for name in ("today", "maketitle")]
    shown = latex2text.get_default_latex_context_db()
    shown.add_context_category("the same at all times", prepend=True, macros=others)
    converter = latex2text.LatexNodes2Text(
        shown, math_mode="text", keep_comments=True, strict_latex_spaces="macros"
    )
    # pylatexenc 2.10 leaves its own error tree on unbalanced texts and unfinished macros.
    failures = (LatexWalkerError, LookupError, ValueError, TypeError, RecursionError)
    # Its own default is made anew for each text, which takes longer than to read a short one.
    return converter, get_default_latex_context_db(), failures
