"""Where the sentences of a paragraph end."""

import re
from collections.abc import Callable

OPEN, CLOSE = "\ue000", "\ue001"  # around the number of a citation
MARK = re.compile(f"{OPEN}(\\d+){CLOSE}")
_STOP = re.compile(rf"[.!?]+[\"'”’)\]]*(?:[,;]?{OPEN}\d+{CLOSE}|\^)*(?=\s|$)|(?<=[.!?])(?={OPEN})")
_WORD_BEFORE = re.compile(r"[^\s({\[“‘\"~]{0,24}$")
_MARKS_BEHIND = re.compile(rf"(?:\s?{OPEN}\d+{CLOSE}[,;]?)+(?=\s+[^\W\d_a-z]|\s*$)")
_ABBREVIATIONS = frozenset(
    (
        *("e.g", "i.e", "al", "cf", "vs", "fig", "figs", "eq", "eqs", "eqn", "eqns", "sec", "sect"),
        *("secs", "ref", "refs", "tab", "no", "nos", "resp", "approx", "dr", "prof", "mr", "mrs"),
        *("ms", "st", "ca", "viz", "thm", "prop", "def", "lem", "app", "ch", "chap", "pp", "vol"),
        *("w.r.t", "a.k.a", "i.i.d", "s.t", "jr", "inc", "etc", "et", "incl", "esp", "eg", "ie"),
        *("def", "defn", "cor", "rem", "ex", "alg", "u.s", "b.c", "ph.d", "aka", "wrt", "dept"),
    )
)


def sentences(text: str, textual: Callable[[int], bool]) -> list[str]:
    """Cut a paragraph into sentences.

    Args:
        text: Readable text; citations are numbers between ``OPEN`` and ``CLOSE``.
        textual: Says of a citation's number whether it is part of the grammar ("as Smith
            (2010) showed"): such a one may begin a sentence.
    """
    found: list[str] = []
    begin = 0
    for match in _STOP.finditer(text):
        end = match.end()
        if end <= begin or not _ends(text, match.start(), end):
            continue
        behind = _MARKS_BEHIND.match(text, end)
        # "... are known. [12, 13] Then ...": numbers behind the full stop belong before it.
        if behind and not any(textual(int(number)) for number in MARK.findall(behind[0])):
            end = behind.end()
        found.append(text[begin:end].strip())
        begin = end
    found.append(text[begin:].strip())
    return [sentence for sentence in found if sentence]


def _ends(text: str, stop: int, end: int) -> bool:
    """Say whether a full stop ends a sentence."""
    following = text[end : end + 40].lstrip()
    if not following:
        return True
    if following[0].islower():
        return False
    if text[stop] != ".":
        return True
    word = _WORD_BEFORE.search(text[max(0, stop - 24) : stop])
    before = (word[0] if word else "").strip("([{“‘\"'").lower()
    if before in ("etc", "al") and following[0].isupper() and before == "etc":
        return True
    if before in _ABBREVIATIONS:
        return False
    # An initial: "J. Smith"; but "class I. The next".
    return not (len(before) == 1 and before.isalpha() and before not in "ix")
