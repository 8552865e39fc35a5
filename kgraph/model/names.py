"""Names of people: split what is printed, give one normal form.

A name stays as printed in the tables; this module says what it consists of and
which key two spellings of it share. It never decides who a name belongs to:
that is ``resolve/authors.py``.

Sources: the BibTeX rules for "First von Last" and "von Last, Jr, First"; names
met on arXiv, whose order of given and family name is the author's own.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kgraph.model.text import collapse, display, fold

# Particles that belong to the family name when they stand before it in lower case.
PARTICLES = frozenset(
    (
        *("af", "al", "ap", "av", "da", "dal", "de", "degli", "dei", "del", "della", "den", "der"),
        *("des", "di", "do", "dos", "du", "e", "el", "la", "las", "le", "lo", "los", "of", "op"),
        *("san", "santa", "ten", "ter", "ther", "tot", "und", "van", "vande", "vander", "vd"),
        *("von", "vom", "y", "zu", "zum", "zur", "'t", "'s", "’t", "’s", "‘t", "‘s"),
        *("van't", "van’t", "van‘t", "in't", "in’t", "in‘t"),
    )
)
_LETTERS = re.compile(r"[^\W_]+")
_SUFFIX = re.compile(r"^(?:jr|sr|ii|iii|iv|2nd|3rd|esq|ph\.?d|m\.?d)\.?$", re.IGNORECASE)
_GENERATION = re.compile(r"^(?:jr\.?|sr\.?|ii|iii|iv)$", re.IGNORECASE)
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv", "2nd", "3rd", "esq", "phd", "md"))
_COLLABORATIONS = frozenset(
    (
        *("collaboration", "collaborations", "consortium", "team", "group", "project"),
        *("initiative", "network", "committee", "alliance", "experiment", "survey"),
    )
)
_WORDS = re.compile(r"\w+")
MAX_INITIALS = 8  # code points: "J.-P.-M."
MIN_CAPITALS = 4  # letters of a family name in capitals before others
_INITIALS = re.compile(r"[^\W\d_a-z]\.?|(?:[^\W\d_a-z]\.-?){2,3}|[A-Z]{2}")
# Two letters that are family names as well.
_SHORT_FAMILIES = frozenset(
    (
        *("AI", "AN", "DO", "DU", "FU", "GE", "GU", "HA", "HE", "HO", "HU", "IM", "JI", "JU", "KO"),
        *("LE", "LI", "LO", "LU", "LY", "MA", "MO", "NA", "NG", "NI", "OH", "OU", "PU", "QI", "RO"),
        *("SO", "SU", "TO", "TU", "VO", "VU", "WU", "XU", "YE", "YI", "YU"),
    )
)


@dataclass(frozen=True, slots=True)
class Name:
    """The parts of a person's name; a collaboration has only ``given`` empty and ``family``."""

    given: str
    family: str
    suffix: str = ""
    collaboration: bool = False


def parse_name(printed: str) -> Name:
    """Split a printed name into given names, family name and suffix.

    Takes "Jack W. Rae", "Rae, Jack W.", "Diego de las Casas", "van der Maaten,
    Laurens", "Sammy Davis, Jr.", "OpenAI". One word alone is a family name.
    """
    plain = _plain_tokens(printed)
    if plain and not _is_family_first(plain):
        start = _family_start(plain)
        return Name(" ".join(plain[:start]), " ".join(plain[start:]))
    text = collapse(display(printed)).strip(" ,;:*†‡§")
    if not _COLLABORATIONS.isdisjoint(map(str.casefold, _WORDS.findall(text))):
        return Name("", text, collaboration=True)
    parts = [part.strip() for part in text.split(",") if part.strip()]
    suffix = ""
    if len(parts) > 1 and _SUFFIX.match(parts[-1]):
        suffix = parts.pop()
    elif len(parts) > 2 and _SUFFIX.match(parts[1]):
        suffix = parts.pop(1)
    if len(parts) > 1:
        family, _, last = parts[0].rpartition(" ")  # "Lee Jr., Ann"
        if family and not suffix and _GENERATION.match(last):
            return Name(" ".join(parts[1:]), family, last)
        return Name(" ".join(parts[1:]), parts[0], suffix)
    tokens = (parts[0] if parts else text).split()
    if len(tokens) > 2 and _SUFFIX.match(tokens[-1]):
        suffix = tokens.pop()
    if len(tokens) <= 1:
        return Name("", " ".join(tokens), suffix)
    if _has_initials_last(tokens):
        return Name(tokens[-1], " ".join(tokens[:-1]), suffix)
    if start := _family_end(tokens):
        return Name(" ".join(tokens[start:]), " ".join(tokens[:start]), suffix)
    start = _family_start(tokens)
    return Name(" ".join(tokens[:start]), " ".join(tokens[start:]), suffix)


def readable_name(printed: str) -> str:
    """Give a name as it is shown: given names first, accents instead of TeX.

    Examples:
        >>> readable_name(r"Doll{\\'a}r, Piotr")
        'Piotr Dollár'
    """
    name = parse_name(printed)
    whole = " ".join(part for part in (name.given, name.family, name.suffix) if part)
    return whole or display(printed)


def _family_start(tokens: Sequence[str]) -> int:
    """Give where the family name begins among the words of "First von Last", "First VON LAST"."""
    start = len(tokens) - 1
    # In capitals a particle is one where the family name is too, and the given name is not.
    capital = _is_capital(tokens[-1]) and not _is_capital(tokens[0].rstrip("."))
    while start > 1 and tokens[start - 1].lower() in PARTICLES:
        if tokens[start - 1].isupper() and not (capital and len(tokens[start - 1]) > 1):
            break
        start -= 1
    return start


def _family_end(tokens: Sequence[str]) -> int:
    """Give where a family name ends that stands first, in capitals: "DUPONT Jean", "LEE A."; 0 if
    none does. Three capitals before a name may be initials: "CAR Hoare"; capitals before an initial
    and a name are given ones: "ANNA J. Lee".
    """
    end = 0
    while end < len(tokens) and _is_capital(tokens[end]) and "." not in tokens[end]:
        end += 1
    rest = tokens[end:]
    if not end or not rest or any(_is_capital(token) and "." not in token for token in rest):
        return 0
    if all(token.isupper() for token in rest):
        return end
    given_first = rest[0].isupper() and not rest[-1].isupper()
    return 0 if given_first or max(map(len, tokens[:end])) < MIN_CAPITALS else end


def _is_capital(token: str) -> bool:
    """Say whether a word is in capitals, and no initial."""
    return token.isupper() and len(token) > 1


def _has_initials_last(tokens: Sequence[str]) -> bool:
    """Say whether a family name stands before initials, as medicine prints it: "LeCun Y",
    "de Marneffe MC", "Hinton G.E."

    Two capitals that may be a family name printed in capitals ("Ann LI") are none.
    """
    last = tokens[-1]
    if len(last) > MAX_INITIALS or len(tokens) < 2 or _INITIALS.fullmatch(last) is None:
        return False
    *before, family = tokens[:-1]
    if last in _SHORT_FAMILIES or len(family) < 3 or family.isupper() or not family[0].isupper():
        return False
    return "." not in family and all(token.lower() in PARTICLES for token in before)


def _is_family_first(tokens: Sequence[str]) -> bool:
    capital = _is_capital(tokens[0]) and tokens[0][1] != "."
    return (capital and _family_end(tokens) > 0) or _has_initials_last(tokens)


def _plain_tokens(printed: str) -> list[str]:
    """Give the words of a name that has nothing but plain ones: most are; else none."""
    tokens = printed.split()
    if len(tokens) < 2 or not printed.isascii() or not all(map(_is_plain, tokens)):
        return []
    words = printed.lower().split()
    is_plain = words[-1] not in _SUFFIXES and _COLLABORATIONS.isdisjoint(words)
    return tokens if is_plain else []


def _is_plain(token: str) -> bool:
    """Say whether a word of a name is made of letters, or is an initial with its full stop."""
    return token.isalpha() or (len(token) == 2 and token[1] == "." and token[0].isalpha())


@lru_cache(maxsize=1 << 16)  # of a bulk file's names two thirds were met before
def name_key(printed: str) -> str:
    """Give the normal form of a name: ``family|given``, folded, lower case, no punctuation.

    Hyphens and dots separate ("J.-P." and "J. P." agree), apostrophes do not
    ("O'Connell" is one word). Two spellings with the same words in the same parts
    have the same key; initials and full names do not.

    Examples:
        >>> name_key("Mikołaj Bińkowski"), name_key("Rae, Jack W.")
        ('binkowski|mikolaj', 'rae|jack w')
    """
    plain = _plain_tokens(printed)
    if plain and not _is_family_first(plain):
        start = _family_start(plain)
        words = printed.lower().replace(".", "").split()
        return f"{' '.join(words[start:])}|{' '.join(words[:start])}"
    name = parse_name(printed)
    family, given = _normal(name.family), _normal(name.given)
    suffix = _normal(name.suffix)
    if not family and not given:
        return collapse(printed).lower()
    return f"{family}|{given}" + (f"|{suffix}" if suffix else "")


def family_key(key: str) -> str:
    """Give the family part of a name key."""
    return key.partition("|")[0]


def _normal(part: str) -> str:
    if not part:
        return ""
    plain = fold(part).lower().replace("'", "")
    # Letters of other scripts are kept: a name is not less a name for it.
    return plain if plain.isascii() and plain.isalpha() else " ".join(_LETTERS.findall(plain))
