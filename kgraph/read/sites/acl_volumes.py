"""The names of volumes of the ACL Anthology: proceedings, journals, meetings without that word.

Proceedings of the 2018 Conference of the North American Chapter of ...
Human Language Technologies: The 2010 Annual Conference of the North American Chapter of ...
"""

import re
from collections.abc import Sequence

from kgraph.read.page import Line, ends_sentence
from kgraph.read.parts.prose import looks_like_prose, title_case_share

MIN_NAME, MAX_NAME = 20, 300  # code points
MIN_TITLED = 0.85  # of the words of a name have a capital
VOLUME = re.compile(
    r"(?:bib\s*\(full\)\s+)?(?P<name>(?:Proceedings of|Findings of|Transactions of"
    r"|Act[ae]s (?:de(?:s|l)?|du)|Atti d\w+|Anais d\w+|Tagungsband|Tagungsbeiträge"
    r"|Computational Linguistics, (?:Volume|Special)|Companion Proceedings"
    r"|Conference Proceedings of"
    r"|\S+ Proceedings of|C(?:OLING|oling) (?:19|20)\d\d|Tutorial Abstracts"
    r"|International Journal of|[\w ]{0,30}Journal of)\b.*)"
)
# Names that begin with that of the meeting say what it is later: "COLING 2002: The 19th
# International Conference on ...", "Third Workshop on Very Large Farms".
_MEETING = re.compile(
    r"\b(?:Conference|Workshop|Meeting|Symposium|Summit|Proceedings|Tutorials?|Transactions"
    r"|Journal|Volume|Vol\.|COLING|Coling|Shared Task)\b"
)
# "Traitement Automatique des Langues, Volume 50, Numéro 1": of a journal in any language.
_NUMBERED = re.compile(r"[A-Z][^.,]{2,80}, Vol(?:ume|\.) \d")
_EVENT_END = re.compile(r"\((?:19|20)\d\d\)$")
_STOP = re.compile(r"\.(?=\s)")  # "Actes de la 12ème conférence sur les langues. Articles longs"
_ORDINAL = re.compile(r"\b\d+(?:st|nd|rd|th)\b")


def stands_apart(lines: Sequence[Line], i: int) -> bool:
    """Say whether a line directly below names is a volume in any language: white space stands
    below it, and it is no sentence.
    """
    line = lines[i]
    apart = not line.blank and (i + 1 == len(lines) or lines[i + 1].blank > 0)
    text = line.text
    named = apart and MIN_NAME <= len(text) <= MAX_NAME and text[0].isupper()
    return named and not (ends_sentence(text) or looks_like_prose(_STOP.sub(" ", text)))


def names_volume(text: str) -> bool:
    """Say whether a line is the name of a volume, as printed under an entry, and no text."""
    if len(text) > MAX_NAME or ends_sentence(text):
        return False
    if VOLUME.match(text) or _NUMBERED.match(text):
        return True
    if text.endswith(")") and _EVENT_END.search(text):
        return False  # a heading over volumes
    titled = title_case_share(_ORDINAL.sub(" ", text)) >= MIN_TITLED
    return titled and _MEETING.search(text) is not None
