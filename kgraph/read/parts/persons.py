"""Names of people as pages print them: what has the shape of one, by its words alone."""

import re
from collections.abc import Sequence
from functools import lru_cache

from kgraph.model.names import PARTICLES

MAX_NAME_WORDS = 6
MAX_FAMILY = 3  # words of a family name beside its particles
MAX_CUT = 3  # code points of a given name that is cut short, with its full stop: "A. Yu. Kitaev"
_INITIAL = re.compile(r"^(?:[^\W\d_]\.)(?:-?[^\W\d_]\.)*$")
# "A.Lee"; degrees are written so too, and universities: "U.Chicago".
_INITIALLED = re.compile(
    r"(?!U\.[A-Z][a-z]|[A-Z]\.(?:Sc|Eng|Phil|Ed|Tech|Com|Math|Res|Stat|Arch)$)"
    r"(?:[A-Z]\.-?){1,3}[A-Z][a-z]+(?:[-'’]?[A-Z]?[a-z]+)?"
)
NEAR = 20  # names around one that tell how it is written
_NEVER_LAST = PARTICLES - {"e", "la", "do", "san", "du", "y"}
# Particles that are family names when they have a capital: "Quoc V. Le", "Soham De".
_FAMILIES = frozenset(("le", "de", "di", "lo", "van", "dos", "el", "da", "den", "ten"))
# In small letters inside of a name, and particles of no family name by the rules of BibTeX.
_JOINING = PARTICLES | {"im", "dalla", "delle", "bin", "bint", "ibn", "ben", "abu", "ul", "ur"}
# Before a hyphen: "Asif ud-Doula", "Nizar ibn-Zaid".
_ARTICLES = frozenset(("ad", "an", "ar", "as", "az", "ud", "ul", "ur", "us", "ibn", "bin", "abu"))
# Accents that a PDF prints beside their letters: "K¨ahler", "Mustat¸˘a".
_APART = dict.fromkeys(map(ord, "¨¸˘ˇˆ˜˚˝˙˛¯"))
_T = frozenset(("'t", "’t", "‘t"))
_PIECE_BORDER = re.compile(r"[-‐–.]")
_KINDS_OF_ORGANISATION = frozenset(("AI", "Lab", "Labs", "Research", "Team"))
_CAPITALS = re.compile(r"(?:[^\W\d_a-z]['’-]?){2,}(?<!-)")
INITIALS = re.compile(r"(?:[^\W\d_a-z]\.[\s-]?)+")
_INITIAL_FIRST = re.compile(r"(?:[^\W\d_a-z]\.[\s-]?)+[^\W\d_]{2}")
SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "2nd", "3rd"})
# Words with a capital that stand in titles, headings and navigation but in no name.
NOT_NAMES = frozenset(
    (
        *("of", "A", "An", "And", "The", "For", "With", "Of", "In", "On", "To"),
        *("From", "Via", "By", "Through", "Under", "Between", "Within", "Without", "Beyond"),
        *("During", "Methods", "Method", "Algorithm", "Algorithms", "Applications", "Approach"),
        *("Towards", "Toward", "Using", "Is", "Are", "How", "Why", "What", "When", "Not", "Can"),
        *("We", "This", "These", "Our", "It", "Abstract", "Learning", "Models", "Model"),
        *("Networks", "Network", "Neural", "Language", "Deep", "Survey", "Data", "Systems"),
        *("System", "Analysis", "Papers", "Publications", "Research", "Intelligence", "Machine"),
        *("Collaborating", "Authors", "Sort", "Date", "Home", "About", "Search", "Transformer"),
        *("Transformers", "Attention", "Optimization", "Theory", "Quantum", "Large", "Report"),
        *("Conference", "Proceedings", "Journal", "International", "Technology", "Information"),
        *("Generation", "Reasoning", "Training", "Inference", "Detection", "Estimation", "Open"),
        *("Professor", "Assistant", "Associate", "Lecturer", "Researcher", "Scientist", "Engineer"),
        *("Student", "Candidate", "Postdoctoral", "University", "Department", "Institute", "Email"),
    )
)

# Words of titles that are given names too, before family names that leave no doubt: "An Yang".
_GIVEN = frozenset(("An", "Can"))
_COMMON_FAMILIES = frozenset(
    (
        *("Wang", "Li", "Zhang", "Liu", "Chen", "Yang", "Huang", "Zhao", "Wu", "Zhou", "Xu", "Sun"),
        *("Ma", "Zhu", "Hu", "Guo", "Lin", "Gao", "Luo", "Zheng", "Liang", "Xie", "Tang", "Xue"),
        *("Deng", "Feng", "Cao", "Peng", "Zeng", "Xiao", "Tian", "Dong", "Pan", "Jiang", "Cai"),
        *(
            "Kim",
            "Lee",
            "Park",
            "Choi",
            "Jung",
            "Kang",
            "Cho",
            "Yoon",
            "Lim",
            "Han",
            "Shin",
            "Kwon",
        ),
        *("Nguyen", "Tran", "Pham", "Phan", "Vu", "Dang", "Bui", "Do", "Qi", "Qin", "Shen", "Yu"),
    )
)


def is_inverted(name: str) -> bool:
    """Say whether a text has the shape "Last, First", perhaps with a suffix: "Lee, A. B., Jr."."""
    before, _, last = name.rpartition(",")
    if "," in before and last.strip().lower() in SUFFIXES:
        name = before
    family, comma, given = name.partition(",")
    if not comma or "," in given:
        return False
    given = "A." if given.strip() == "A" else given.strip()  # else the word of titles
    words = [word for word in family.split() if word.lower() not in PARTICLES]
    return is_person(f"{given} {family.strip()}") and len(words) <= MAX_FAMILY


def are_whole_names(parts: Sequence[str]) -> bool:
    """Say whether parts that come in pairs are whole names, the last one broken off or none:
    "A. Lee, B. Day", "Ann Lee, Bob Day, Cyd Fox, G.".
    """
    if not all(map(is_person, parts[:-1])):
        return False
    last = parts[-1]
    breaks = INITIALS.fullmatch(last) and any(" " in given for given in parts[1:-1:2])
    # "Ann Lee, Bob Day and Cy Fox, WOOL"
    placed = len(parts) > 3 and len(last) > 1 and last.isalpha() and last.isupper()
    return bool(breaks or placed) or any(map(_INITIAL_FIRST.match, parts[::2]))


def is_person(name: str, *, glued: bool = False) -> bool:
    """Say whether a text has the shape of one person's name, or of a collaboration.

    Args:
        name: Two to six words; a single word only if it has capitals inside
            ("OpenAI"), as organisations that sign papers do, or behind a hyphen
            ("DeepSeek-AI"). "A.Lee" is told by its list: see `is_initialled`.
        glued: The name may be glued to a title: its words must not hide another
            seam, so capitals inside count only after Mc, Mac, De, La, Le, Van, O'.
    """
    tokens = name.split()
    # "Bob Day (WOOL" of "Ann Lee and Bob Day (WOOL, 2004)"
    if "(" in name and name.count("(") != name.count(")"):
        return False
    if "in" in tokens and (split := _split_particle(tokens)):
        tokens = split
    if len(tokens) == 1:
        return not glued and is_signing_organisation(tokens[0])
    if not 2 <= len(tokens) <= MAX_NAME_WORDS:
        return False
    family = tokens[-1].lower()
    if family.rstrip(".") in ("collaboration", "team", "consortium"):
        return all(token[0].isalnum() or token[0] == "(" for token in tokens)
    if family in SUFFIXES:
        tokens.pop()
        tokens[-1] = tokens[-1].removesuffix(",")  # "Robert Lee, Jr."
        family = tokens[-1].lower()
    # "Lee AP": initials behind a family name.
    initials = tokens[-1].isupper() and len(tokens[-1]) > 1 and tokens[0].istitle()
    if len(tokens) < 2 or (
        family in _NEVER_LAST
        and not (family in _FAMILIES and tokens[-1].istitle())
        and not initials
    ):
        return False
    # Not all() and any(): most texts that are asked about are no names, and are many.
    for n, token in enumerate(tokens):
        if _is_name_word(token, glued):
            # "Bob Day. EAMT": a full stop behind a word that is not cut short; "Bob H.Y. Day".
            inside = token[-1] == "." and len(token) > MAX_CUT and 0 < n < len(tokens) - 1
            if inside and not _INITIAL.match(token):
                return False
            continue
        if n == 0 and token in _GIVEN and len(tokens) <= 3 and tokens[-1] in _COMMON_FAMILIES:
            continue
        # "Paul A Lopata", "Chenxin An"
        if n == 0 or token != ("An" if n == len(tokens) - 1 else "A"):
            return False
    return (family.isalpha() and len(family) > 1) or any(
        len(token.strip(".")) > 1 for token in tokens
    )


def _split_particle(tokens: Sequence[str]) -> list[str] | None:
    """Give the words of "Piet in ’t Veld" with both particles as one; else "in" is of a title."""
    n = tokens.index("in")
    if n + 1 < len(tokens) and tokens[n + 1] in _T:
        return [*tokens[:n], *tokens[n + 1 :]]
    return None


def is_initialled(name: str) -> bool:
    """Say whether a word may be a name glued to its initials: "A.Lee"; "E.Coli" is no person's."""
    return _INITIALLED.fullmatch(name) is not None


def is_initialled_among(names: Sequence[str], n: int) -> bool:
    """Say whether a name is glued to its initials, "U.Lee" in a list of such: "U.Chicago" stands
    behind its people.
    """
    if is_initialled(names[n]):
        return True
    if not names[n].startswith("U.") or not is_initialled(f"A{names[n][1:]}"):
        return False
    others = sum(map(is_initialled, names[max(0, n - NEAR) : n + NEAR]))
    return others > 0 if n == 0 else others > 1 and n < len(names) - 1


def is_capital_name(name: str) -> bool:
    """Say whether a text is a name with its family name in capitals: "Jean DUPONT", "DUPONT J."."""
    tokens = name.split()
    if not 2 <= len(tokens) <= MAX_NAME_WORDS:
        return False
    capital = [_CAPITALS.fullmatch(token) is not None for token in tokens]
    if capital[0] and capital[-1]:
        return False
    if capital[0] or capital[-1]:  # in one piece, at the beginning or at the end
        count = sum(capital)
        block = capital[:count] if capital[0] else capital[-count:]
        others = [token for token, is_one in zip(tokens, capital, strict=True) if not is_one]
        return all(block) and all(_is_name_word(token, glued=False) for token in others)
    return False


# The words of names come again and again on a page.
@lru_cache(maxsize=1 << 14)
def _is_name_word(token: str, glued: bool) -> bool:
    if token in NOT_NAMES:
        return False
    if not glued and token.isascii() and token.isalpha() and token.istitle():
        return True  # "Smith": most words of names
    if token.lower() in PARTICLES or token in _JOINING or _INITIAL.match(token):
        return True
    core = token.strip("()\"“”'’").translate(_APART)
    if not core.isalpha():
        # A mark alone is no word ("–", "•"), but for that of names left out.
        has_letter = any(map(str.isalpha, core)) or core == "…"
        if not has_letter or any(c.isdigit() for c in core):
            return False
        if not all(c.isalpha() or c in "-'’.‐–ʼ`´" or ord(c) >= 0x300 for c in core):
            return False
    pieces = [piece for piece in _PIECE_BORDER.split(core) if piece]
    head = pieces[0]
    # "d'Ascoli", "al-Rfou", "de-la-Cruz": a small beginning, but a capital later on.
    if not (head[0].isupper() or not head[0].isascii() or head[:2] in ("d'", "d’", "o'")):
        joined = head.lower() in PARTICLES or (head in _ARTICLES and pieces[-1][:1].isupper())
        return joined and len(pieces) > 1
    if not glued:
        return core.upper() != core or len(core) <= 4 or not core.isascii()
    if len(core) == 1:
        return True
    return all(_has_no_seam(piece) for piece in pieces)


def _has_no_seam(piece: str) -> bool:
    rest = re.sub(r"^(?:Mc|Mac|De|Di|Du|La|Le|Van|Von|Del|Fitz|O['’]|D['’]|d['’])", "", piece)
    if not rest:
        return True
    return not any(c.isupper() for c in rest[1:])


def is_signing_organisation(token: str) -> bool:
    """Say whether a word has capitals inside, as "OpenAI" and "DeepMind" have; or "DeepSeek-AI"."""
    name, hyphen, kind = token.partition("-")
    if hyphen and kind in _KINDS_OF_ORGANISATION:
        return name.isalpha() and name[0].isupper()
    return (
        token.isalpha() and token[0].isupper() and not token.isupper() and not token[1:].islower()
    )
