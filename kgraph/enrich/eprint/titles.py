"""The title in an entry of a list of references, where it prints one.

Styles that mark the title up are believed first, then ``\\newblock``, quotation
marks and slanted type; an entry without any markup is cut behind its names. Many
journals of physics and astronomy print no titles: a venue is no title.
"""

import re

from kgraph.enrich.eprint.readable import readable
from kgraph.enrich.eprint.tex import COMMAND, Tex

MAX_TITLE = 500
# Commands that hold a title, the surest first: (name, first argument, which argument it is).
_MARKED = (
    ("bibinfo", "title", 2), ("bibfield", "title", 2), ("showarticletitle", "", 1),
    ("APACrefatitle", "", 1), ("batitle", "", 1), ("bctitle", "", 1), ("bbtitle", "", 1),
    ("btitle", "", 1), ("APACrefbtitle", "", 1), ("bibtitle", "", 1), ("Title", "", 1),
    ("bibinfo", "booktitle", 2), ("showbooktitle", "", 1),
)  # fmt: skip
_SLANTED = re.compile(
    r"\\(?:emph|textit|textsl)\s*(?=\{)|(?=\{\s*\\(?:em|it|sl|itshape|slshape)\b)"
)
_SLANT = re.compile(r"\s*\\(?:em|it|sl|itshape|slshape)\b")
_NEWBLOCK = re.compile(r"\\newblock\b")
_QUOTED = re.compile(
    r"[“\"‘«](?P<title>[^“”\"«»]{6,400}?)(?P<stop>[,.?!]?)[”\"’»](?P<after>[\s,.;:)]|$)"
)
_SINGLE_QUOTED = re.compile(r"(?<![\w’])‘(?P<title>[^‘’]{15,400}?)[,.]?['’](?=[\s,.;]|$)(?!s\b)")
_DATE_TAIL = re.compile(
    r"(?:[,.;]?\s\s?\(?(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?\s(?:\d{1,2},?\s)?)?"
    r"(?:19|20)\d\d[a-z]?\)?(?:/\d\d)*)[.,]?$"
)
_ONLY_DATE = re.compile(r"[\s(\[]*(?:[A-Z][a-z]{2,8}\.?\s)?(?:19|20)\d\d[a-z]?[\s)\].,:]*$")
_NO_TITLE = re.compile(
    r"(?:in\b:?|in:|proceedings|proc\.|arxiv|corr\b|technical report|tech\. rep|phd thesis"
    r"|doi\b|url\b"
    r"|https?:|www\.|ph\.?\s?d\.?|master'?s|isbn|available|accessed|note:|see\b|eprint|vol(?:ume|\.)"
    r"|pages?\b|pp?\.|preprint\b|ibid)",
    re.IGNORECASE,
)
_UPPER = r"[^\W\d_a-z]"
_PARTICLE = r"(?:van|von|der|den|de|del|della|di|da|dos|la|le|el|al|bin|ter|ten|zu|zur|d'|’t|'t)"
_INITIALS = rf"(?:{_UPPER}{{1,2}}[a-z]?\.[\s-]{{0,2}}(?:-?{_UPPER}\.\s?){{0,4}})"
_SURNAME = rf"(?:{_PARTICLE}\s){{0,3}}{_UPPER}[\w'’-]{{1,30}}"
_ONE_NAME = re.compile(
    rf"(?:{_INITIALS}(?:{_SURNAME}|{_PARTICLE}\s)(?:[\s]{_SURNAME}(?=[,:;.]|\sand\b|\s&))?(?:,?\s(?:Jr|Sr|II|III)\b\.?)?"
    rf"|{_SURNAME}(?:\s{_SURNAME}){{0,2}}\s{_INITIALS}(?=[,;:(&]|and\b|et\b|\d|$)"
    rf"|{_SURNAME}(?:[\s]{_SURNAME}){{0,2}},\s{_INITIALS}(?:,?\s(?:Jr|Sr|II|III)\b\.?)?"
    rf"|{_UPPER}[\w'’-]{{1,20}}(?:[\s-]{_UPPER}\.)?(?:\s(?:{_UPPER}\.|{_SURNAME})){{1,3}}(?=[,.;:]|\s\(|\s(?:and|&)\b|\s&)"
    rf"|{_SURNAME}(?:[\s-]{_SURNAME})?\s{_UPPER}{{1,3}}(?=[\s,.;:(]|$)"
    r"|et al\.?|others\b|\(eds?\.?\)|\[?eds?\.[\])]?)"
)
_ET_AL = re.compile(r"[\s,;]*(?:and\s)?(?:et\s?al\b\.?|others\b)")
_BETWEEN = re.compile(r"\s*(?:[,;]\s*)?(?:(?:and|und|et(?!\sal)|&|with)\s+)?(?=\S)")
_YEAR_HERE = re.compile(
    r"[\s,.]*[(\[]?(?:19|20)\d\d[a-z]?(?:,\s[\w\s]{1,15})?[)\]]?\s*(?P<stop>[.,:;]?)\s*"
)
_SENTENCE_END = re.compile(r"(?P<word>[\w’'().+*-]*?)(?P<stop>[.?!]+[”’)]?)(?:\s+(?=[\W\d]|\w)|$)")
_ABBREVIATED = re.compile(
    r"(?:vs|cf|st|dr|no|vol|eds?|al|e\.g|i\.e|approx|inc|mr|mrs|u\.s|[A-Za-z])$", re.IGNORECASE
)
_VENUE = re.compile(
    r"(?:in:?\s|In:?\s|arXiv|CoRR|Proc|Ph\.?\s?D|[Mm]aster|[Tt]ech|https?:|doi|vol\.|pp?\.|Springer"
    r"|[A-Z][\w.&:\s]{0,60}?(?:\s|\()(?:\d|\())|\(?(?:19|20)\d\d"
)
_LOWER_WORD = re.compile(r"(?<![\w.])[a-z]{2,}\b")
_SMALL = frozenset(
    ("and", "et", "al", "van", "von", "de", "der", "den", "di", "la", "le", "da", "del")
)


def title_of(tex: str, shown: str) -> str | None:
    """Find the title of an entry.

    Args:
        tex: The entry in TeX.
        shown: The same made readable.

    Returns:
        The title, readable, without the full stop that closes it; nothing if none is printed.
    """
    for way in (_marked, _blocks):
        found = way(tex)
        if found is not None:
            return found or None
    return _quoted(shown) or _slanted(tex) or _behind_names(shown)


def clean(title: str, *, dated: bool = True) -> str | None:
    """Take off what closes a title, a date too if one may follow; nothing if nothing is left."""
    plain = (_DATE_TAIL.sub("", title.strip()) if dated else title).strip(' ,;.“”"')
    if title.rstrip().endswith("...") or len(plain) > MAX_TITLE:
        plain = plain[:MAX_TITLE]
    return plain if re.search(r"[^\W\d_]{2}", plain) else None


def _marked(tex: str) -> str | None:
    if "title" not in tex.lower():
        return None
    source = Tex(tex)
    commands = list(COMMAND.finditer(tex))
    for name, kind, number in _MARKED:
        for match in commands:
            if match[1] != name:
                continue
            argument = source.group(match.end())
            if argument and number == 2:
                if source.value(argument).strip() != kind:
                    continue
                argument = source.group(argument[2])
            title = clean(readable(source.value(argument)).text, dated=False) if argument else None
            if title:
                return title
    return None


def _blocks(tex: str) -> str | None:
    """Take the block behind the names; an empty text where blocks are and none is a title."""
    blocks = _NEWBLOCK.split(tex)
    if len(blocks) < 2:
        return None
    for number, block in enumerate(blocks[1:], start=1):
        text = readable(block).text
        if _ONLY_DATE.match(text) or len(text) < 3:
            continue
        if _NO_TITLE.match(text):
            # The names and the title share the first block: "A. Author, A title, in: ..."
            return None if number == 1 else ""
        slanted = _slanted(block)
        if slanted and block.lstrip().startswith(("\\emph", "{\\em", "{\\it", "\\textit")):
            return slanted if not _volume_behind(text, slanted) else None
        quoted = _quoted(text)
        if quoted and text.startswith(("“", '"', "‘")):
            return quoted
        return clean(_first_sentence_of_block(text)) or ""
    return None


def _first_sentence_of_block(text: str) -> str:
    # Blocks end with the title in most styles; in some the venue follows in the same one.
    match = re.search(
        r"[.?!]\s+(?=In[:\s][A-Z\d]|arXiv|Preprint|CoRR)|,\s(?=in:?\s[A-Z]|In\s[A-Z]|arXiv)", text
    )
    return text[: match.start() + 1].rstrip(",") if match else text


def _volume_behind(text: str, title: str) -> bool:
    after = text.partition(title)[2]
    return re.match(r"[\s,]*\d", after) is not None


def _quoted(shown: str) -> str | None:
    single = _SINGLE_QUOTED.search(shown)
    if single and "“" not in shown:
        return clean(single["title"])
    for match in _QUOTED.finditer(shown):
        title = match["title"] + (match["stop"] if match["stop"] in "?!" else "")
        if len(title.split()) < 2:
            continue
        # "'Why should I trust you?': explaining ..." is the beginning of a title.
        if match["after"] == ":" and not match["stop"].replace("?", ""):
            continue
        if match["stop"] in (",", ".") or match["after"] in (",", ".", ";") or match.start() > 10:
            return clean(title)
    return None


def _slanted(tex: str) -> str | None:
    """Take the first slanted words if only names stand before them: SIAM, AMS, JHEP, books."""
    source = Tex(tex)
    for match in _SLANTED.finditer(tex):
        group = source.group(match.end())
        if group is None:
            continue
        start = _SLANT.match(tex, group[0])
        text = readable(tex[start.end() if start else group[0] : group[1]]).text
        before = readable(tex[: match.start()]).text
        if not text:
            continue
        after = readable(tex[group[2] : group[2] + 60]).text
        if re.match(r"et al", text):
            continue
        return clean(text) if _only_names(before) and _is_title(text, after) else None
    return None


def _only_names(text: str) -> bool:
    words = [word for word in _LOWER_WORD.findall(text) if word not in _SMALL]
    return len(words) <= 1 and not text.rstrip(" :").endswith((" In", " in")) and "“" not in text


def _is_title(text: str, after: str) -> bool:
    if re.match(r"[\s,]*(?:\d|\(\d|[A-Z]\s?\d|vol\.)", after) and len(text.split()) < 6:
        return False
    abbreviations = re.findall(r"\b[A-Z][a-z]{0,6}\.", text)
    return len(abbreviations) < 2 and len(text) > 5 and not _NO_TITLE.match(text)


def _behind_names(shown: str) -> str | None:
    """Cut an entry without markup: names, perhaps a year, the title, the venue."""
    end = names_end(shown)
    year = _YEAR_HERE.match(shown, end)
    if end == 0 and not year:
        return None
    if year and end:
        rest = shown[year.end() :]
        if year["stop"] == ",":
            return _up_to_comma(rest)
        return _up_to_stop(rest)
    rest = shown[end:].lstrip()
    if rest.startswith(":"):
        return _up_to_stop(rest[1:].lstrip())
    full_stop = shown[end - 1 : end] == "." and not rest.startswith((",", "."))
    if full_stop or rest.startswith(". "):
        return _up_to_stop(rest.lstrip(". "))
    return _up_to_comma(rest.lstrip(", "))


def names_end(text: str) -> int:
    """Give the place behind the names that an entry begins with, 0 if there are none."""
    position, end = 0, 0
    for _ in range(500):
        found = _ONE_NAME.match(text, position)
        if found is None:
            break
        end = found.start() + len(found[0].rstrip())
        others = _ET_AL.match(text, end)
        if others:
            return others.end()
        between = _BETWEEN.match(text, end)
        if (
            between is None
            or between.end() == end
            or ("," not in between[0] and ";" not in between[0] and not between[0].strip())
        ):
            break
        position = between.end()
    return end


def _up_to_stop(text: str) -> str | None:
    for match in _SENTENCE_END.finditer(text[: MAX_TITLE + 100]):
        if match["stop"] == "." and _ABBREVIATED.match(match["word"].lstrip("(")):
            continue
        title = text[: match.end("stop")]
        return _checked(title)
    return None


def _up_to_comma(text: str) -> str | None:
    parts = text[: MAX_TITLE + 200].split(", ")
    for number in range(1, len(parts)):
        if _VENUE.match(parts[number]):
            return _checked(", ".join(parts[:number]))
    return None


def _checked(title: str) -> str | None:
    found = clean(title)
    if found is None or _NO_TITLE.match(found) or not _LOWER_WORD.search(found):
        return None
    digits = re.search(r"(?:^|\s)\d+\s?\(?(?:19|20)\d\d\)?$|\s\d+$", found)
    abbreviations = len(re.findall(r"\b[A-Z][a-z]{0,6}\.", found))
    if len(found.split()) < 2 or abbreviations > 1 or (digits and len(found.split()) < 5):
        return None
    return found
