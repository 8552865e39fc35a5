"""Text: white space, normal forms for comparison, display forms.

Records keep what is printed. For comparison a text has one normal form, computed
once here and stored beside it, so that set-based steps only join and never
repeat these rules in an engine. For reading it has a display form, with TeX
accents and simple mathematics made readable.

Source: Unicode Standard Annex 15 (NFKD).
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from kgraph.model.tex import readable

# Letters that NFKD leaves as they are, though people write them without.
_FOLDED = str.maketrans(
    {
        "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D",
        "ħ": "h", "Ħ": "H", "ı": "i", "ŋ": "n", "Ŋ": "N", "ŧ": "t", "Ŧ": "T", "æ": "ae",
        "Æ": "AE", "œ": "oe", "Œ": "OE", "ß": "ss", "ẞ": "SS", "þ": "th", "Þ": "Th",
        "’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "‐": "-", "‑": "-",
        "‒": "-", "–": "-", "—": "-", "−": "-", "\u00ad": "",
    }
)  # fmt: skip
_GREEK = {
    ord(
        unicodedata.lookup(f"GREEK {case} LETTER {name}")
    ): f" {name.lower().replace('lamda', 'lambda')} "
    for case in ("SMALL", "CAPITAL")
    for name in (
        *("ALPHA", "BETA", "GAMMA", "DELTA", "EPSILON", "ZETA", "ETA", "THETA", "IOTA", "KAPPA"),
        *("LAMDA", "MU", "NU", "XI", "OMICRON", "PI", "RHO", "SIGMA", "TAU", "UPSILON", "PHI"),
        *("CHI", "PSI", "OMEGA"),
    )
} | {ord("ϵ"): " epsilon ", ord("ϕ"): " phi ", ord("ϑ"): " theta "}
_GREEK_NAMES = frozenset(name.strip() for name in _GREEK.values())
_TEX_WORD = re.compile(r"\\(?:([A-Za-z]+)\*?|.)", re.DOTALL)
_SET_OFF = frozenset(("newblock", "em", "emph", "it", "textit", "textsl", "sl", "enquote", "par"))
_NO_TEX = {ord("{"): None, ord("}"): None, ord("$"): None, ord("~"): " "}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_SPECIAL = re.compile(r"[^\x00-\x5f\x61-\x7f]+")  # what is not ASCII, and the grave accent
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_WORD = re.compile(r"[^\W_]+")
_APART = {n: " " for n in range(128) if not chr(n).isalnum()}  # for ASCII, as `_WORD` does
_LETTERS_ALONE = dict.fromkeys(_APART)
_TEX_COMMAND = re.compile(r"\\(?:[A-Za-z]+\*?|.)|[{}$]")
# An accent with its letter ("\\'{e}", "\\v{c}", "\\'\\i") or a letter of its own ("\\o", "\\ss").
_LETTER = (
    r"\\(?:(?:[`'^\"~=.]|[uvHtcdbkr](?![A-Za-z]))\s?(?:\{\s?\\?[A-Za-z]{1,2}\s?\}|\\?[A-Za-z])"
    r"|(?:aa|AA|ae|AE|oe|OE|ss|o|O|l|L|i|j)(?![A-Za-z])(?:\s|\{\})?)"
)
_TEX_LETTER = re.compile(rf"\{{{_LETTER}\}}|{_LETTER}")
_TAGS = (
    r"(?:jats:|mml:)?(?:i|b|u|em|tt|strong|sub|sup|span|scp|sc|italic|bold|roman|inf|math|mrow"
    r"|mi|mn|mo|mtext|msub|msup|msubsup|mover|munder|mfrac|msqrt|mstyle|semantics)"
)
_TAG = re.compile(rf"</?(?P<name>{_TAGS})(?:\s[^<>=]*=[^<>]*)?/?>", re.IGNORECASE)
_CLOSED = re.compile(rf"</({_TAGS})>", re.IGNORECASE)
# The button that shows the rest of a text, with what stands around it.
_MORE = (
    r"[\[(]?\s?[▽▼▾+]?\s?(?:(?:(?:read|show|see|view)\s)?(?:more|full (?:abstract|text))|expand)"
    r"\s?[»→▽▼▾›>]?\s?[\])]?"
)
_TRUNCATED = re.compile(rf"(?:\.\s?\.\s?\.|…)(?P<more>\s*(?:{_MORE})?\s*)$", re.IGNORECASE)
MAX_MORE = 40  # code points from the dots of omission to the end of the button

_TIE = re.compile(r"(?<=[.\w}])~(?=[\w\\{])")  # a space that does not break: "P.~A.~R."
_KEEPS_CASE = re.compile(r"\{([^{}]*[^\W\d_][^{}]*)\}")
SHINGLE_WORDS = 4


def collapse(text: str) -> str:
    """Put one space for every run of white space and drop control characters.

    What is left is fit for every export: XML and Turtle forbid most of what goes.
    """
    # What is printable holds no control character and no white space but plain spaces.
    spaced = text.replace("\n", " ").strip(" ")
    if "  " not in spaced and spaced.isprintable():
        return spaced
    spaced = " ".join(text.split())
    return spaced if spaced.isprintable() else " ".join(_CONTROL.sub(" ", spaced).split())


def fold(text: str) -> str:
    """Give a text without accents, ligatures and typographic signs; case is kept."""
    if text.isascii():
        return text.replace("`", "'")
    # Letter by letter only where a letter is not plain: texts are long, and few of them are not.
    decomposed = unicodedata.normalize("NFKD", _SPECIAL.sub(_folded, text))
    return _SPECIAL.sub(_folded, _SPECIAL.sub(_without_accent, decomposed))


def fold_keeping_places(text: str) -> str:
    """Fold letters one by one, so that places in the result are places in the text."""
    if text.isascii():
        return text
    return _NOT_ASCII.sub(lambda match: _folded_letter(match[0]), text)


@cache
def _folded_letter(letter: str) -> str:
    """Fold one letter to one; of those that texts use there are a few thousand."""
    return fold(letter)[:1] or " "


def _folded(match: re.Match[str]) -> str:
    return match[0].translate(_FOLDED)


def _without_accent(match: re.Match[str]) -> str:
    return "".join(c for c in match[0] if not unicodedata.combining(c))


def words(text: str) -> list[str]:
    """Split a text into the words that count when two texts are compared.

    TeX commands go (``65.8\\%`` and ``65.8%``, ``4$\\times$`` and ``4``), accents go,
    everything but letters and digits separates.
    """
    if "\\" in text or "$" in text:
        text = _TEX_LETTER.sub(lambda match: _letter(match[0]), text)
        text = _TEX_COMMAND.sub(" ", text)
    folded = fold(text).lower()
    return folded.translate(_APART).split() if folded.isascii() else _WORD.findall(folded)


@cache
def _letter(command: str) -> str:
    """Give the letter that a TeX command prints; of their kinds there are a few hundred."""
    return display(command)


def plain(text: str) -> str:
    """Give a text whose words are those of `title_key`, in linear time: no TeX, no accents,
    Greek letters named; case and punctuation stay. What TeX sets off ("\\newblock",
    "\\emph") is set off by a bar.
    """
    if "\\" in text or "$" in text or "{" in text:
        text = _TEX_LETTER.sub(lambda match: _letter(match[0]), text)
        text = _TEX_WORD.sub(_tex_word, text).translate(_NO_TEX)
    if not text.isascii():
        text = fold(text.translate(_GREEK))
    return text


def _tex_word(match: re.Match[str]) -> str:
    name = match[1] or ""
    if name.lower().removeprefix("var") in _GREEK_NAMES:
        return f" {name.lower().removeprefix('var')} "
    if name in _SET_OFF:
        return " | "
    return "" if match[0] in ("\\-", "\\/") else " "


def title_key(title: str) -> str | None:
    """Give the normal form of a title, or nothing if no letter or digit is in it.

    Words are run together, so that ``Pre-training`` and ``Pretraining`` agree, and Greek
    letters are named, so that ``$\\alpha$``, ``α`` and ``alpha`` do.
    """
    if title.isascii() and "\\" not in title and "$" not in title and "</" not in title:
        return title.lower().translate(_LETTERS_ALONE) or None
    return "".join(words(display(title).translate(_GREEK))) or None


def shingles(text_words: Sequence[str]) -> list[str]:
    """List the runs of four words of a text, in order; a shorter text is one run."""
    if not text_words:
        return []
    last = max(1, len(text_words) - SHINGLE_WORDS + 1)
    return [" ".join(text_words[i : i + SHINGLE_WORDS]) for i in range(last)]


def overlap(first: str, second: str) -> float:
    """Give the share of the shorter text's four-word runs that the other holds, 0 to 1."""
    return shared_runs(frozenset(shingles(words(first))), frozenset(shingles(words(second))))


def shared_runs(first: frozenset[str], second: frozenset[str]) -> float:
    """Give the share of the shorter text's runs (`shingles`) that the other holds, 0 to 1."""
    if not first or not second:
        return 0.0
    return len(first & second) / min(len(first), len(second))


def digits(text: str) -> list[str]:
    """List the numbers in a title; two titles of one work have the same."""
    return re.findall(r"\d+", fold(text))


def is_truncated(text: str) -> bool:
    """Say whether a text ends with dots of omission, or with the button behind them."""
    return _TRUNCATED.search(text, max(0, len(text) - MAX_MORE)) is not None


def end_of_truncated(text: str, start: int, end: int) -> int:
    """Give where what stands between two places ends without the button behind its dots of
    omission ("… Show more").
    """
    button = _TRUNCATED.search(text[max(start, end - MAX_MORE) : end])
    return end - len(button["more"]) if button else end


def without_tags(text: str) -> str:
    """Give a text without the tags that set words: "<i>Ovis</i>", "CO<sub>2</sub>".

    Each must be closed: "<B>" alone is the mean of a field.
    """
    if "</" not in text:
        return text
    closed = set(_CLOSED.findall(text))
    return _TAG.sub(lambda tag: "" if tag["name"] in closed else tag[0], text)


def display(text: str) -> str:
    """Make TeX readable: accents as letters, escapes and simple mathematics as Unicode.

    Braces that only keep the case of words go, and tags that set words as HTML does. A
    dollar sign is mathematics by the rule of pandoc: nothing blank inside it, no digit
    behind it, so "$5 to $10" is money. A text that the TeX reader cannot make sense of is
    given back as it is.
    """
    text = without_tags(_TIE.sub(" ", text) if "~" in text else text)
    if "\\" not in text and "$" not in text:
        # Twice: "{{Deep} Learning}" is as deep as people go.
        return _KEEPS_CASE.sub(r"\1", _KEEPS_CASE.sub(r"\1", text)) if "{" in text else text
    shown = readable(text)
    return text if shown is None else collapse(shown)
