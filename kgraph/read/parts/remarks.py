"""Lines beside an abstract that say where it appeared and how long it is: remarks on a paper.

10 pages, 6 figures. To appear in the Wool Review
Phys.Rev.D76:013009,2007
"""

import re
from collections.abc import Sequence

from kgraph.read.page import Line, ends_sentence, join_lines
from kgraph.read.parts.dates import is_date
from kgraph.read.parts.entry_ids import is_id, is_link_line
from kgraph.read.parts.prose import (
    begins_like_prose,
    is_full,
    looks_like_prose,
    title_case_share,
)

# In small letters, and tried at the beginnings of words only: every line is asked.
_COMMENT = re.compile(
    r"\b(?:\d+\s*(?:pages?|pp\.?|figures?|tables?)\b"
    r"|(?:accepted|to appear|published|presented|submitted|camera[- ]ready|preprint|withdrawn"
    r"|(?:full )?technical report|full report|extended version|version|proceedings|workshop"
    r"|appendix|supplementary|code (?:is )?available|work in progress|to follow$)\b)"
)
_COMMENT_WORDS = frozenset(
    (
        *("accepted", "to", "published", "presented", "submitted", "camera", "preprint"),
        *("withdrawn", "full", "technical", "extended", "version", "proceedings", "workshop"),
        *("appendix", "supplementary", "code", "work"),
    )
)
_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")
COMMENT_LABEL = re.compile(
    r"^(?:(?:Comments?|Notes?)\s*:\s*|(?=arXiv admin note\s*:))", re.IGNORECASE
)
_COUNT = re.compile(r"\d+\s*(?:pages?|pp\.?|figures?|tables?)\b", re.IGNORECASE)
# "Minor changes, 28 pages, 5 figures, contribution to the Proceedings of ..."
_COUNTS = re.compile(
    r"\b\d+\s*(?:pages?|pp\.?)\W{1,3}(?:and\s|plus\s|with\s|incl(?:uding|\.)\s)?\d+\s*(?:figures?|tables?)\b",
    re.IGNORECASE,
)
# As a sentence, and so one that may be wrapped: "Accepted and to be presented at ...".
_REMARK = re.compile(
    r"(?:to be |to |also |will )?(?:accepted|appear(?:ed|s)?|submitted|published|presented)"
    r" (?:and|to|by|in|at|for|as)\b"
    r"|(?:an? |the |this is (?:an? |the ))?(?:extended|full|short(?:er)?|longer|preliminary|earlier"
    r"|revised|journal|conference) version\b"
    r"|(?:in (?:the )?)?proceedings of\b|invited (?:talk|paper)\b|ph\.?d\.? thesis\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"[A-Z][\w ./-]{1,25}:(?:\s|(?=[A-Z]))")  # a field, perhaps glued
_ASIDE = re.compile(r"\([a-z][a-z' ]{2,30}[.!]?\)|\[[a-z][a-z' ]{2,30}[.!]?\]", re.IGNORECASE)
_CALL = re.compile(
    r"(?:NB|N\.B\.|PS|P\.S\.|TODO|To do|FYI|BTW|Note to self|Reminder|Achtung|Nota bene|Merke)\b"
)
_ASKED = re.compile(
    r"[ARTarte](?<!\w.)(?:(?<=[Aa])sk|(?<=[Rr])emind|(?<=[Tt])ell|(?<=e)-?mail|(?<=[Tt])hanks? to)"
    r"\s[A-Z][a-z]+\s(?:about|whether|for|if|to|when|how|who|where|that)\b"
)
_ASKING = ("sk ", "emind ", "ell ", "mail ", "hanks to ", "hank to ")  # looked for first: quicker
# "at 16:00", "Prof. Lee", "again!!", ":-)"
_NOTICE = re.compile(
    r"[0-9PDM!?:;](?:(?<=\d)(?<!\w\d)\d?(?:[:h]\d\d|\s?[ap]\.m\.|\s?[ap]m)\b"
    r"|(?<!\w[PDM])(?:(?<=P)rof|(?<=D)r|(?<=M)rs?|(?<=M)s)\. [A-Z]"
    r"|(?<=[!?])[!?]|(?<=\s[:;])-?[()](?:\s|$))"
)
# "room 2.17"
_ROOM = re.compile(
    r"[RrHhLlSsAa](?<!\w.)(?:(?<=[Rr])(?:oom|aum)|(?<=[Hh])örsaal|(?<=[Ll])ecture hall"
    r"|(?<=[Ss])alle|(?<=[Aa])ula)\s[A-Z]?\d"
)
MAX_NOTICE = 160  # code points
MAX_LINES = 4  # of a comment that a page wraps
MAX_COUNTED = 600  # code points of a comments line that begins with a count, or has two
# "Phys.Rev.D76:013009,2007", "Nucl. Phys. B 785 (2007) 1-33", "Proc. of ICML, pp. 1-9, 2007"
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_VOLUME = re.compile(
    r"(?:(?<!\d)|[A-Z])(?!(?:19|20)\d\d(?!\d))\d{1,6}(?!\d)|\b(?:Proc|Conf|Journal|J)\b"
)
_NUMBER = re.compile(
    r"(?:Report[- ]?n(?:o|umber)s?|(?:MSC|ACM|PACS)(?:[- ](?:class(?:es)?|numbers?|codes?))?)"
    r"\.?\s?:\s",
    re.IGNORECASE,
)
# "785 (2007) 1-33", "61, 3 (2008) 395-414", "D76:013009,2007", "12(3), 1-9, 2007"
_CITED = re.compile(
    r"\d{1,4}[A-Z]?(?:,\s?\d{1,3}|\s?\(\d{1,3}\))?,?\s\((?P<before>(?:19|20)\d\d)\),?\s[A-Z]?\d+(?:[-–]+[A-Z]?\d+)?\W?$"
    r"|\d{1,4}[A-Z]?(?:\s?\(\d{1,3}\))?\s?[:,]\s?[A-Z]?\d+(?:[-–]+[A-Z]?\d+)?,?\s?\(?(?P<behind>(?:19|20)\d\d)\)?\W?$"
)
MAX_CITED = 60  # code points at the end of a line
MAX_JOURNAL = 200  # code points
MIN_CAPITALS = 0.6  # share of the words of a journal reference that have one


def is_comment(text: str) -> bool:
    """Say whether a short line is what arXiv calls comments: pages, figures, venue."""
    if COMMENT_LABEL.match(text):
        return True
    if has_counts(text):
        return True
    if len(text) > (MAX_COUNTED if begins_remark(text) else 160) or ends_sentence(text):
        return False
    lower = text.lower()
    # Most lines have no such word, which is told at less cost than by the pattern.
    if _COMMENT_WORDS.isdisjoint(_WORD.findall(lower)) and not _DIGIT.search(lower):
        return False
    return _COMMENT.search(lower) is not None


def is_aside(text: str) -> bool:
    """Say whether a line is a reader's own words in brackets: "(to read)", "[no abstract]"."""
    return text[:1] in "([" and _ASIDE.fullmatch(text) is not None


def is_notice(text: str) -> bool:
    """Say whether a line tells its readers what to do or when: it calls on somebody, or has a time
    of the day, a room, somebody's title. Asked of lines that little speaks for.
    """
    if len(text) > MAX_NOTICE:
        return False
    # "Created: 9:41 AM"
    if is_call(text):
        return True
    told = _NOTICE.search(text) or (_DIGIT.search(text) and _ROOM.search(text))
    return told is not None and not _NAMED.match(text)


def is_call(text: str) -> bool:
    """Say whether a line calls on somebody: "NB no club on 4 Dec", "ask Ann for the slides"."""
    if len(text) > MAX_NOTICE:
        return False
    asked = any(word in text for word in _ASKING) and _ASKED.search(text) is not None
    return asked or _CALL.match(text) is not None


def has_counts(text: str) -> bool:
    """Say whether a text is comments, as it begins with a count of pages, or has two counts."""
    if len(text) > MAX_COUNTED or not _DIGIT.search(text):
        return False
    if _COUNT.match(text):
        return True
    return _COUNTS.search(text) is not None and not begins_like_prose(text)


def begins_remark(text: str) -> bool:
    """Say whether a line begins as comments do that tell where a paper appeared."""
    return _REMARK.match(text) is not None


def with_whole_remarks(text: str, lines: Sequence[Line], width: int | None) -> list[Line]:
    """Give the lines of a page, comments below a sentence joined that the page wraps."""
    if width is None:
        return list(lines)
    kept: list[Line] = []
    at = 0
    while at < len(lines):
        stop = at + 1
        if at and not lines[at].blank and _opens_remark(lines[at - 1], lines[at]):
            while stop < min(len(lines), at + MAX_LINES) and _is_broken(lines, stop, width):
                stop += 1
            stop = at + 1 if any(looks_like_prose(x.text) for x in lines[at + 1 : stop]) else stop
        kept.append(join_lines(text, lines[at:stop]))
        at = stop
    return kept


def _opens_remark(above: Line, line: Line) -> bool:
    return ends_sentence(above.text) and (begins_remark(line.text) or has_counts(line.text))


def _is_broken(lines: Sequence[Line], i: int, width: int) -> bool:
    """Say whether a line goes on with the one above, which the page had to break."""
    above, text = lines[i - 1], lines[i].text
    fact = is_id(text) or is_link_line(text) or _NAMED.match(text)
    return not (fact or ends_sentence(above.text)) and is_full(above, lines[i], width)


def is_number(text: str) -> bool:
    """Say whether a line is a number of a report, or a class of a scheme, that says so."""
    return len(text) <= MAX_JOURNAL and _NUMBER.match(text) is not None


def is_journal(text: str) -> bool:
    """Say whether a line is where an article appeared: words with capitals, a volume, a year."""
    if len(text) > MAX_JOURNAL or not _YEAR.search(text) or not _VOLUME.search(text):
        return False
    told = is_date(text) or "://" in text or begins_like_prose(text)
    told = told or (begins_remark(text) and "roceedings" not in text[:20])
    return not told and text[0].isupper() and title_case_share(text) >= MIN_CAPITALS


def find_cited_year(text: str) -> tuple[int, int] | None:
    """Give where the year of a journal with volume and pages stands; no title is such a line."""
    found = _CITED.search(text, max(0, len(text) - MAX_CITED))
    if found is None or not is_journal(text):
        return None
    return found.span("before") if found["before"] else found.span("behind")
