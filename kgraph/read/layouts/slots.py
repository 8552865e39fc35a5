"""Lines of a programme that say when who speaks: "17.01.2023  Ann Lee (Wool U.)"."""

import re

from kgraph.read.parts.persons import is_person

MAX_SLOT = 120  # code points
_MONTH = (
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mär|Mai|Okt|Dez|janv|févr|mars|avr|juin"
    r"|juil|août|déc|ene|abr|ago|dic)[^\W\d_]{0,7}\.?"
)
_WHEN = re.compile(
    r"(?:[^\W\d_]{2,10}\.?,?\s+)?"
    rf"(?:\d{{1,2}}[./]\s?\d{{1,2}}[./](?:\s?\d{{2,4}})?|\d{{4}}-\d\d-\d\d"
    rf"|\d{{1,2}}(?:st|nd|rd|th|\.)?\s(?:de\s)?{_MONTH}(?:,?\s\d{{4}})?|{_MONTH}\s\d{{1,2}}(?:,?\s\d{{4}})?)"
    r"(?:,?\s+\d{1,2}[:.]\d\d(?:\s?[-–]\s?\d{1,2}[:.]\d\d)?(?:\s?[ap]m\b)?)?\s*[:|–—-]?\s+(?=\S)",
    re.IGNORECASE,
)
_WHERE = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\]|,.*|\s[–—-]\s.*|\s\|\s.*)$")


def is_slot(text: str) -> bool:
    """Say whether a line is a day, perhaps with its hours, and one person behind it."""
    when = _WHEN.match(text) if len(text) <= MAX_SLOT else None
    return when is not None and is_person(_WHERE.sub("", text[when.end() :]))
