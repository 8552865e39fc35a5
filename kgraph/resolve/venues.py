"""Do two printed places of publication name one venue? Weak evidence, pure functions.

"VLDB" and "Very Large Data Bases" do, "SIGMOD Conference" and "SIGMOD Record" do not; of
"SIGMOD Conference" and "International Conference on Management of Data" nobody can say
so from the words alone.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from kgraph.model.text import words

_JOURNAL = frozenset(
    (
        *("journal", "j", "jnl", "transactions", "trans", "letters", "lett", "magazine", "mag"),
        *("record", "rec", "bulletin", "bull", "annals", "ann", "acta", "quarterly"),
        *("newsletter", "review", "reviews", "rev", "zeitschrift", "communications", "commun"),
    )
)
_MEETING = frozenset(
    (
        *("proceedings", "proc", "conference", "conf", "symposium", "symp", "workshop", "wksp"),
        *("workshops", "congress", "meeting", "colloquium", "tagung"),
    )
)
_REPORT = frozenset(
    (
        *("technical", "tech", "report", "thesis", "dissertation", "phd", "memo", "memorandum"),
        *("manuscript", "unpublished", "preprint", "arxiv", "corr", "submitted"),
    )
)
_EMPTY = frozenset(
    (
        *("the", "of", "on", "in", "and", "for", "to", "a", "an", "international", "intl"),
        *("annual", "acm", "ieee"),
    )
)
# Where and when, not what; and what editors and authors say beside it.
_NO_NAME = frozenset(
    """
    january february march april may june july august september october november december
    id jan feb mar apr jun jul aug sep sept oct nov dec
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
    st nd rd th volume vol issue number no page pages pp article part series ser paper papers
    long short main
    accepted appear appeared published publication press eds ed editor editors edited by with
    """.split()  # noqa: SIM905 - read as prose
)
_LETTERS = re.compile(r"[^\W\d_]{2,}")
NAMED = 4  # words that name a venue: subtitles and places behind them do not
MAX_WORDS = 40  # of a venue that are looked at
_SAID = 0.5  # of the shorter name's words


def same_venue(a: str | None, b: str | None) -> bool | None:
    """Say whether two venues are one; nothing if a name is missing or the names do not tell."""
    if not a or not b:
        return None
    one, other = _words(a), _words(b)
    kinds = _kind(one), _kind(other)
    if all(kinds) and kinds[0] != kinds[1]:
        return False
    named = [[w for w in side if w not in _EMPTY and not w.isdigit()] for side in (one, other)]
    telling = [[w for w in side if w not in _JOURNAL | _MEETING | _REPORT] for side in named]
    full = [side or whole for side, whole in zip(telling, named, strict=True)]
    shorter, longer = sorted(full, key=len)
    if not shorter:
        return None
    alike = (
        sum(any(_abbreviates(w, v) for v in longer) for w in shorter) / len(shorter) >= _SAID
        or any(_acronym(word, other) for word in full[0])
        or any(_acronym(word, one) for word in full[1])
    )
    if alike:
        return True if kinds[0] == kinds[1] else None
    return False if kinds[0] == kinds[1] == "journal" else None


@lru_cache(maxsize=1 << 12)
def _words(venue: str) -> tuple[str, ...]:
    return tuple(words(venue)[:MAX_WORDS])


def _kind(venue: Sequence[str]) -> str | None:
    """Tell journals, meetings and reports apart by what they call themselves."""
    for kind, marks in (("report", _REPORT), ("meeting", _MEETING), ("journal", _JOURNAL)):
        if any(word in marks for word in venue):
            return kind
    return None


def _abbreviates(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    return short == long or (len(short) >= 3 and long.startswith(short))


def _acronym(word: str, names: Sequence[str]) -> bool:
    """Say whether a word is made of the beginnings of other words, in their order."""
    if len(word) < 3 or len(names) < 2:
        return False
    rest = word
    for name in names:
        taken = 0
        while taken < min(len(rest), len(name)) and rest[taken] == name[taken]:
            taken += 1
        rest = rest[taken:]
    return not rest


def venue_name(printed: str | None) -> str | None:
    """Give the words that name a venue, without years, volumes and what all are called.

    Nothing, if it is a report or a preprint, or no word is left.

    Examples:
        >>> venue_name("Proc. of the 28th International Conference on Computational Linguistics")
        'computational linguistics'
        >>> venue_name("Phys.Rev. D75 (2007) 023005")
        'phys rev'
        >>> venue_name("arXiv preprint arXiv:1706.03762")
    """
    said = _words(printed or "")
    if not _REPORT.isdisjoint(said):
        return None
    runs = _LETTERS.findall(" ".join(said))  # "JCAP0810:040", "2008ApJ...684..933G"
    named = [w for w in runs if w not in _EMPTY | _MEETING | _NO_NAME]
    return " ".join(named[:NAMED]) or None
