"""The lines below a title of somebody's own works: which say where, who, what, and which nothing?

with Bob Day and Cy Fox                      co-authors
Revise & resubmit, Journal of Wool           a status
Journal of Wool, vol. 125, 2021              a place
Abstract: We count sheep ...                 an abstract
[Paper] [Slides] [Column]                    buttons
Winner of the Meadow Prize                   a note
"""

import re
from enum import Enum, auto

from kgraph.read.parts.copied import all_of
from kgraph.read.parts.prose import looks_like_prose, title_case_share
from kgraph.read.parts.title_names import BUTTON, is_buttons, is_venue

MIN_ABSTRACT = 80  # code points of a text that nothing calls an abstract
MAX_PLACE = 300  # code points
# What may stand before a status, and behind a word that titles begin with too: "Draft Horses".
_LED = (
    r"(?:status:\s)?(?:(?:1st|2nd|3rd|first|second|third|invited|minor|major|conditional(?:ly)?"
    r"|current(?:ly)?|latest|new|old(?:er)?|updated|revised|early|full|now|very|preliminary)\s"
    r"(?:round\s)?){0,3}"
)
_ENDED = (
    r"(?=\s?$|\s?[,.;:()\[\]–—-]|\s\d"
    r"|\s(?:at|in|for|to|version|available|coming|soon|by|upon|on)\b)"
)
# How far a paper is that is not in print.
_STAGE = re.compile(
    rf"{_LED}(?:revis(?:e|ed|ion|ions) (?:and|&|/) resub\w+|(?:r\s?&\s?r|revision requested)\b"
    r"|reject (?:and|&) resubmit\w*|resubmitted\b"
    r"|under (?:review|revision|submission|contract|consideration|advance contract)\b"
    r"|(?:first|this|current|latest|last|new) (?:version|draft)\b"
    r"|(?:last )?(?:updated|revised):? (?-i:[A-Z][a-z]{2,8}\.? )?(?:\d\d?, )?(?:19|20)\d\d\b"
    r"|in preparation\b|in progress\b|job[- ]market paper\b|jmp\b|solo[- ]authored\b"
    r"|single[- ]authored\b|coming soon\b|available (?:up)?on request\b|en révision\b"
    r"|in vorbereitung\b|en revisión\b|eingereicht\b|soumis\b"
    rf"|(?:drafts?|preprint|manuscript|mimeo|submitted|working draft){_ENDED})",
    re.IGNORECASE,
)
# In print soon, or in a series.
_SERIES = re.compile(
    rf"{_LED}(?:(?:forthcoming|accepted)(?:{_ENDED}|\s(?-i:[A-Z]))|to appear\b|in press\b"
    rf"|im (?:druck|erscheinen)\b|à paraître\b|en prensa\b|no prelo\b|in corso di stampa\b"
    rf"|(?:working|discussion|research) paper(?:{_ENDED}|\s(?:no|nr|#)\b)"
    r"|(?:nber|cepr|cesifo|iza|ssrn|bis|imf|ecb|zew|wp)\s(?:(?:w|wp|dp|no\.?|#)?\s?\d"
    r"|(?:working|discussion)\b))"
    r"|(?-i:[A-Z][\w &'’-]{1,40}\s(?:Working|Discussion|Research) Papers?\b)",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"[*★☆🏆(\s]*(?:(?:winner|recipient|finalist|runner-up|shortlisted|longlisted|nominated"
    r"|honou?rable mention|awarded|recommended|presented|reviewed|covered|featured|supervised"
    r"|discussed|reprinted|translated|funded|previously|formerly|cited|selected)"
    r"\s(?:in|at|by|on|for|of|as|the|into|from|with|titled|entitled|circulated)\b"
    r"|best (?:\w+\s){0,2}(?:paper|article|book|dissertation|thesis)\b|open access\b"
    r"|(?:the )?(?:(?:19|20)\d\d )?(?:[\w.'’-]+\s){1,6}(?:award|prize)(?:\s?[,(]|\sfor\b|\.?$)"
    r"|(?:(?:media|press)(?: coverage)?|coverage|reviews?|replication(?: \w+)?|slides|code|data"
    r"|(?:non-technical |policy )?summary|video|podcasts?|blogs?|op-eds?|supervisors?|discussants?"
    r"|pre-?registration|pre-?analysis plan|keywords|key words|jel(?: codes?)?|links?|notes?)\s?:)",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"[\W_]*(?:(?:show|hide|view|read|click|see)(?:\s(?:for|the|to see|to expand))?\s)?"
    r"(?:abstract|summary|description|r[ée]sum[ée]|zusammenfassung|kurzfassung|resumen|resumo"
    r"|riassunto|sommario|samenvatting)(?:\s?\([^()]{1,30}\))?\s*(?P<sign>[:.–—▾▼+-]+\s*|$)",
    re.IGNORECASE,
)
# A journal, its volume, and an issue or pages: "J. Wool Res., 49(07), 073503", "Wool 12, 3-10".
_VOLUME = re.compile(
    r"(?P<name>[A-Z][^,;?!()\d\"“”„«»–—|·•]{1,100}?),?\s(?:[Vv]ol(?:ume|\.)?\s?|[Bb]d\.?\s)?"
    r"(?!(?:19|20)\d\d\b)[A-Z]?\d{1,4}"
    r"(?:\s?\((?!(?:19|20)\d\d\))\d[^()]{0,12}\)"
    r"|\s?\((?:19|20)\d\d\)\s\d+\s?[-–]\s?\d"
    r"|(?:\s?\((?:19|20)\d\d\))?\s?[,:]\s?(?:(?:[Nn][or]|[Ii]ssue)\.?\s?\d"
    r"|(?:(?:pp?|[Pp]aper|[Aa]rt)\.?\s)?[A-Z]?\d+(?:\s?[-–]\s?[A-Z]?\d|\s*(?:[,.;(\[]|$))))"
)
_JOINING = frozenset(("of", "the", "and", "in", "for", "on", "&", "de", "für", "der", "di", "des"))
_PIECES = re.compile(r"(?:[\[(][^\[\]()]{1,50}[\])][\s,;|·]*)+")
_CELLS = re.compile(r"\s*[|·•/]\s*")
_RANGE_OF_YEARS = re.compile(r"\b(?:1\d|20)\d\d\s?[-–—]\s?(?:(?:1\d|20)\d\d|\d\d|present)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
MAX_CELL = 4  # words of a button


class Kind(Enum):
    """What a line below a title is."""

    BUTTONS = auto()
    ABSTRACT = auto()
    STATUS = auto()
    PLACE = auto()
    NOTE = auto()
    PROSE = auto()
    OTHER = auto()


def kind_of(text: str) -> Kind:
    """Say what a line is, taken by itself; one that names co-authors is another."""
    if is_status(text) and len(text) <= MAX_PLACE:
        return Kind.STATUS
    called = abstract_begin(text)
    if called < len(text) and is_row(text):
        return Kind.BUTTONS
    if called:
        return Kind.ABSTRACT
    if _NOTE.match(text) and len(text) <= MAX_PLACE:
        return Kind.NOTE
    if is_prose(text):
        return Kind.PROSE
    return Kind.PLACE if is_place(text) else Kind.OTHER


def is_status(text: str) -> bool:
    """Say whether a text begins with how far a paper is, or with a series it stands in."""
    bare = text[text[:1] in ("(", "[") :]
    return is_stage(bare) or _SERIES.match(bare) is not None


def is_stage(text: str) -> bool:
    """Say whether a text begins with how far a paper is that is not in print yet."""
    return _STAGE.match(text) is not None


def abstract_begin(text: str) -> int:
    """Give where the text of a line begins behind the name of an abstract; 0 without one."""
    called = _CALLED.match(text)
    return called.end() if called else 0


def is_row(text: str) -> bool:
    """Say whether a line is a row of buttons, whatever their words: "[Paper] [A Column]"."""
    if len(text) > 200 or "://" in text:
        return False
    if is_buttons(text) or _PIECES.fullmatch(text):
        return True
    cells = [cell for cell in _CELLS.split(text) if cell]
    short = all(len(cell.split()) <= MAX_CELL for cell in cells)
    buttons = sum(all_of(BUTTON, cell) for cell in cells)
    return len(cells) > 1 and short and 2 * buttons >= len(cells) and not _YEAR.search(text)


def is_prose(text: str) -> bool:
    """Say whether a line is a text about a paper: sentences, not capitals."""
    if len(text) < MIN_ABSTRACT or title_case_share(text) > 0.6:
        return False
    return looks_like_prose(text) or text.rstrip("”’\"')").endswith((".", "?", "!", "…"))


def is_volume_line(text: str) -> bool:
    """Say whether a line begins with a journal, its volume and what of it: "J. Wool, 4(7), 12".

    "Do Goats Count. Wool 12, 3-10" begins with a title: what is cut short stands at the beginning
    of a journal, or is most of it.
    """
    found = _VOLUME.match(text)
    if found is None:
        return False
    words = found["name"].split()
    if not all(word[0].isupper() or word in _JOINING for word in words):
        return False
    cut = sum(word.endswith(".") or len(word) == 1 for word in words)
    return not cut or (len(words[0]) < 7 and words[0][-1] == ".") or 2 * cut >= len(words)


def is_place(text: str) -> bool:
    """Say whether a line says where and when a paper appeared; "1850–1914" is no year of it."""
    if len(text) <= MAX_PLACE and is_volume_line(text):
        return True
    bare = _RANGE_OF_YEARS.sub("", text)
    digits = any(map(str.isdigit, bare))
    return len(text) <= MAX_PLACE and is_venue(bare) and (digits or "orthcoming" in bare)
