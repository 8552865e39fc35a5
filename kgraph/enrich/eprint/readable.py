"""TeX made readable: one pass over the commands of a short text, no parser, no error.

The names of characters come from pylatexenc's tables; its walker is not used, as
it takes a second a paper and raises on much that authors write.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import unquote

from kgraph.enrich.eprint.limits import MAX_DEPTH
from kgraph.enrich.eprint.tex import Tex
from kgraph.model.text import collapse

_TOKEN = re.compile(
    r"\\(?P<name>[A-Za-z@]+)\*?|\\(?P<sign>.|$)|(?P<math>\$\$?)|(?P<other>[{}~&^_]|-{2,3}|``|''|`|\n)",
    re.DOTALL,
)
_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306",
    ".": "\u0307", '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323",
    "c": "\u0327", "k": "\u0328", "b": "\u0331",
}  # fmt: skip
_SIGNS = {
    "&": "&", "%": "%", "#": "#", "$": "$", "_": "_", "{": "{", "}": "}", " ": " ", "\n": " ",
    ",": " ", ";": " ", ":": " ", ">": " ", "\\": " ", "!": "", "/": "", "-": "", "(": "",
    ")": "", "[": "", "]": "", "@": "", "*": "", "|": "‖",
}  # fmt: skip
_OTHERS = {
    "{": "", "}": "", "~": " ", "&": " | ", "--": "–", "---": "—", "``": "“", "''": "”", "`": "‘",
}  # fmt: skip
_QUOTES = re.compile("|".join(sorted((sign for sign in _OTHERS if sign[0] in "-`'"), reverse=True)))
_SINGLE = str.maketrans(
    {sign: text for sign, text in _OTHERS.items() if len(sign) == 1} | {"\n": " "}
)
_WORDS = {
    "TeX": "TeX", "LaTeX": "LaTeX", "BibTeX": "BibTeX", "S": "§", "P": "¶", "ldots": "…",
    "textless": "<", "textgreater": ">", "lt": "<", "gt": ">", "textbar": "|", "i": "i", "j": "j",
    "textquotesingle": "'", "quad": " ", "qquad": " ", "newblock": " ", "par": " ", "space": " ",
    "newline": " ", "linebreak": " ", "hfill": " ", "enspace": " ", "thinspace": " ",
    "and": " and ",
    "allowbreak": "", "nobreak": "", "relax": "", "textunderscore": "_",
    "textasciitilde": "~", "sim": "~", "slash": "/", "aap": "A&A", "apj": "ApJ", "apjl": "ApJL",
    "apjs": "ApJS", "aj": "AJ", "mnras": "MNRAS", "pasp": "PASP", "nat": "Nature", "prd": "PRD",
    "prl": "PRL", "araa": "ARA&A", "aaps": "A&AS", "jcap": "JCAP", "pasj": "PASJ", "apss": "Ap&SS",
    "physrep": "Phys. Rep.", "nar": "New A Rev.", "procspie": "Proc. SPIE", "na": "New A",
    "icarus": "Icarus", "solphys": "Sol. Phys.", "ssr": "Space Sci. Rev.", "pra": "PRA",
    "prc": "PRC", "pre": "PRE", "bain": "BAN", "ao": "Appl. Opt.", "memras": "MmRAS",
    "baas": "BAAS", "mathrm": "", "BIBand": "and", "BCBT": ",", "BCBL": ",", "BOthers": "et al.",
    "BPBI": ".", "BHBI": "-", "BBA": "&", "BBOP": "(", "BBCP": ")", "BPG": "p.", "BPGS": "pp.",
    "BCHAP": "chap.", "BVOL": "vol.", "BED": "ed.", "BEDS": "eds.", "BIn": "In", "BEd": "ed.",
    "BAnd": "&", "APACinsertmetastar": "", "finalnamedelim": " and ", "bibnamedelima": " ",
    "bibnamedelimi": " ", "bibinitperiod": ".", "bibinitdelim": " ", "bibrangedash": "–",
    "harvardand": "and ", "harvardyearleft": "(", "harvardyearright": ")",
}  # fmt: skip
# Commands whose arguments are not read: so many in braces, brackets let pass.
_DROPPED = {
    "label": 1, "vspace": 1, "hspace": 1, "includegraphics": 1, "color": 1, "fontsize": 2,
    "selectfont": 0, "vskip": 0, "bibitemstart": 0, "input": 1, "include": 1, "pagestyle": 1,
    "thispagestyle": 1, "setlength": 2, "addtolength": 2, "setcounter": 2, "textcolor": 1,
    "colorbox": 1, "multicolumn": 2, "multirow": 2, "resizebox": 2, "scalebox": 1, "raisebox": 1,
    "rotatebox": 1, "parbox": 1, "bibliographystyle": 1, "bibliography": 1, "phantom": 1,
    "hphantom": 1, "vphantom": 1, "index": 1, "cmidrule": 1, "cline": 1, "rowcolor": 1,
    "cellcolor": 1, "hypertarget": 1, "hyperlink": 1, "hyperref": 0, "begin": 1, "end": 1,
    "bibfield": 1, "Eprint": 1, "bibinfo": 1, "showISBN": 1, "showISSN": 1, "urlstyle": 1,
    "tikz": 1, "glsadd": 1, "APACrefYearMonthDay": 0, "todo": 1, "xspace": 0, "thanks": 1,
    "PrintBackRefs": 1, "CurrentBib": 0, "translation": 0, "path@": 0, "tabularnewline": 0,
    "nocite": 1, "pdfbookmark": 2, "markboth": 2, "linespread": 1, "enlargethispage": 1,
    "mciteSetBstMidEndSepPunct": 3, "mciteSetBstSublistMode": 1, "citestyle": 1,
    "BibitemShut": 1, "bibAnnoteFile": 2, "bibAnnote": 3, "bibsetup": 0, "field": 1,
    "natexlabb": 1, "SkipCite": 0, "bibnote": 1, "showcite": 1,
}  # fmt: skip
_REFERENCES = frozenset(
    ("ref", "eqref", "autoref", "cref", "Cref", "pageref", "vref", "nameref", "subref", "autoref")
)
_SHORT_HASH = "#"
_LINKS = {"url", "nolinkurl", "path", "burl", "urlprefix"}
_NAMED_IDS = {"doi": "doi:", "eprint": "arXiv:", "arxiv": "arXiv:", "arXiv": "arXiv:"}
_SKIP_WIDTH = re.compile(
    r"\s*(?P<width>-?\d*\.?\d+)\s*(?P<unit>em|ex|pt|cm|mm|in|mu)?"
    r"(?:\s*(?:plus|minus)\s*-?\d*\.?\d*\s*(?:em|ex|pt|cm|mm|in|mu|fil+)?){0,2}\s*(?:\\relax\b)?\s?"
)
_PENALTY = re.compile(r"\s?-?\d+\s?")
_NARROW = 0.3  # a skip of less than this many em parts no words


@dataclass(frozen=True, slots=True)
class Readable:
    """A text as a person reads it, and the addresses behind its links."""

    text: str
    links: tuple[str, ...] = ()


@dataclass(slots=True)
class _Writer:
    pieces: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


def readable(tex: str) -> Readable:
    """Make a piece of TeX readable; what is unknown is left out, its arguments are kept.

    Examples:
        >>> readable(r"Schr{\\"o}dinger's \\emph{cat}, \\href{https://doi.org/10.1/x}{here}")
        Readable(text='Schrödinger's cat, here', links=('https://doi.org/10.1/x',))
    """
    if not any(sign in tex for sign in "\\{}$~-`'&"):
        return Readable(collapse(tex))
    if "\\" not in tex and "$" not in tex:
        plain = _QUOTES.sub(lambda match: _OTHERS[match[0]], tex).translate(_SINGLE)
        return Readable(collapse(unicodedata.normalize("NFC", plain)))
    writer = _Writer()
    source = Tex(tex)
    _write(source, 0, len(tex), writer, 0)
    text = unicodedata.normalize("NFC", "".join(writer.pieces))
    return Readable(collapse(text), tuple(writer.links))


def _write(tex: Tex, start: int, end: int, writer: _Writer, depth: int) -> None:
    """Write what stands between two places."""
    text, done, math = tex.text, start, False
    pieces = writer.pieces
    while match := _TOKEN.search(text, done, end):
        pieces.append(text[done : match.start()])
        done = match.end()
        kind = match.lastgroup or ""
        found = match[kind]
        if kind == "other":
            pieces.append(_OTHERS.get(found, " " if found == "\n" else found))
        elif kind == "name":
            done = min(_command(tex, found, done, writer, depth, math=math), end)
        elif kind == "math":
            math = not math
        elif found in _ACCENTS and not (math and found not in "`'\""):
            done = min(_accent(tex, found, done, writer), end)
        else:
            pieces.append(_SIGNS.get(found, found))
    writer.pieces.append(text[done:end])


def _command(tex: Tex, name: str, position: int, writer: _Writer, depth: int, *, math: bool) -> int:
    """Write one command; give the place where reading goes on."""
    if name in ("href", "hyperref@noop", "href@noop"):
        return _href(tex, name, position, writer, depth)
    if name in _LINKS or name in _NAMED_IDS:
        found = tex.group(tex.options(position))
        if found is None:
            return position
        target = unescaped(tex.value(found))
        if name in _NAMED_IDS:
            prefix = _NAMED_IDS[name]
            target = target if _says_what(target) else prefix + target
        writer.links.append(target)
        writer.pieces.append(target)
        return found[2]
    if name in _ACCENTS and not math:
        return _accent(tex, name, position, writer)
    if name in _REFERENCES:
        found = tex.group(tex.options(position))
        if found:
            writer.pieces.append(_SHORT_HASH)
            return found[2]
        return position
    if name == "xspace":
        return position
    if name in _WORDS:
        writer.pieces.append(_WORDS[name])
        return _blank_after(tex, position)
    if name in _DROPPED:
        return _past_arguments(tex, position, _DROPPED[name])
    if name in ("hskip", "hspace", "kern", "mskip"):
        width = _SKIP_WIDTH.match(tex.text, position)
        wide = not width or float(width["width"]) * (0.1 if width["unit"] == "pt" else 1) > _NARROW
        writer.pieces.append(" " if wide else "")
        return width.end() if width else position
    if name == "penalty":
        number = _PENALTY.match(tex.text, position)
        return number.end() if number else position
    if name == "discretionary":
        return _unbroken(tex, position, writer, depth)
    if name in ("enquote", "mkbibquote", "bibstring@quote"):
        found = tex.group(position)
        if found and depth < MAX_DEPTH:
            writer.pieces.append("“")
            _write(tex, found[0], found[1], writer, depth + 1)
            writer.pieces.append("”")
            return found[2]
        return position
    symbol = symbols().get(name)
    if symbol is not None:
        writer.pieces.append(symbol)
        return _blank_after(tex, position)
    return _blank_after(tex, position) if tex.text[position : position + 1] == " " else position


def _href(tex: Tex, name: str, position: int, writer: _Writer, depth: int) -> int:
    target = tex.group(tex.options(position))
    if target is None:
        return position
    if tex.value(target).strip() and "noop" not in name:
        writer.links.append(unescaped(tex.value(target)))
    shown = tex.group(target[2])
    if shown is None:
        return target[2]
    if depth < MAX_DEPTH:
        _write(tex, shown[0], shown[1], writer, depth + 1)
    return shown[2]


def _unbroken(tex: Tex, position: int, writer: _Writer, depth: int) -> int:
    """Write ``\\discretionary{before}{after}{whole}`` as it stands where no line ends."""
    whole = None
    for _ in range(3):
        whole = tex.group(position)
        if whole is None:
            return position
        position = whole[2]
    if whole and depth < MAX_DEPTH:
        _write(tex, whole[0], whole[1], writer, depth + 1)
    return position


def _accent(tex: Tex, sign: str, position: int, writer: _Writer) -> int:
    found = tex.argument(position)
    if found is None:
        return position
    letter = tex.value(found)
    if len(letter) > 12:
        return position
    base = {"\\i": "i", "\\j": "j", "\\imath": "i", "\\jmath": "j"}.get(letter.strip())
    if base is None:
        base = readable(letter).text if "\\" in letter or "{" in letter else letter.strip()
    # "\\~{}" is how the sign itself is typed.
    alone = sign if sign in "~^" else ""
    writer.pieces.append(base[0] + _ACCENTS[sign] + base[1:] if base else alone)
    return found[2]


def _past_arguments(tex: Tex, position: int, number: int) -> int:
    position = tex.options(position)
    for _ in range(number):
        found = tex.group(position)
        if found is None:
            return position
        position = tex.options(found[2]) if number > 1 else found[2]
    return position


def _blank_after(tex: Tex, position: int) -> int:
    """TeX eats the blanks behind a command of letters."""
    text = tex.text
    end = position
    while end < len(text) and text[end] in " \t" and end - position < 20:
        end += 1
    if text[end : end + 2] == "{}":
        return end + 2
    return end


def _says_what(target: str) -> bool:
    return ":" in target[:12] or "doi.org" in target or "arxiv.org" in target.lower()


def unescaped(target: str) -> str:
    """Give an address as it is meant: TeX's escapes and percent codes undone."""
    if "\\" not in target and "{" not in target and "$" not in target and "&" not in target:
        return unquote("".join(target.split()), errors="ignore")
    plain = re.sub(r"\{?\\([_%#&~$^])\}?", r"\1", target)
    plain = re.sub(r"\\(?:allowbreak|penalty\d+|discretionary\{\}\{\}\{\}|-|/)\s?", "", plain)
    for name, sign in _ADDRESS_SIGNS:
        plain = plain.replace(name, sign)
    plain = _COMMANDS.sub("", plain).replace("\\", "")
    return unquote("".join(plain.split()), errors="ignore")


_COMMANDS = re.compile(r"\\[A-Za-z@]+\s?")
_ADDRESS_SIGNS = (
    ("\\textunderscore", "_"), ("\\textless", "<"), ("\\textgreater", ">"), ("$<$", "<"),
    ("$>$", ">"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"), ("\\textasciitilde", "~"),
    ("\\string", ""), ("{", ""), ("}", ""),
)  # fmt: skip


@cache
def symbols() -> dict[str, str]:
    """Give the characters that commands print, by name of the command."""
    from pylatexenc.latex2text import get_default_latex_context_db

    known: dict[str, str] = {}
    for spec in get_default_latex_context_db().iter_macro_specs():
        printed = spec.simplify_repl
        if isinstance(printed, str) and "%" not in printed and len(printed) <= 3:
            known.setdefault(spec.macroname, printed)
    return known
