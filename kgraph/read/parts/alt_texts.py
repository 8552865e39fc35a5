"""Texts that stand for pictures: a browser copies "ACL Logo" and "pdf icon" with the words.

A picture at the end of a title is no part of it. A line that is nothing but icons is no line
of a text; a logo stands at the top or the bottom of a page, and elsewhere may be a title.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from kgraph.read.parts.authors import find_authors
from kgraph.read.parts.lines import Line

TOP, BOTTOM = 8, 15  # lines at the top and the bottom of a page
MAX_ALT = 50  # code points
_KINDS = (
    r"(?:pdf|html|link|lock|unlock(?:ed)?|open[ -]access|external(?:[ -]link)?|download|video|code"
    r"|github|arxiv|doi|bibtex|new[ -](?:window|tab)|copy|share|search|menu|e-?mail"
    r"|orcid(?: id)?|arrow|close|home|info|profile|user|calendar|check(?:mark)?"
    r"|file|document|bookmark|quote|play)"
)
_ICON = rf"{_KINDS}[ -](?:icons?|logo|symbol)"
_ICONS = re.compile(
    rf"(?:(?:{_ICON}|(?:back|forward|left|right|up|down)[ -]arrow)\s*)+", re.IGNORECASE
)
# Icons may be glued to a title; "A Narrow Symbol" is one.
_ICON_LAST = re.compile(
    rf"(?<=\S)(?:\s*[\[(]|\s+|(?=[\w -]+icons?$))(?:\b(?:download|view|open)\s)?{_ICON}[\])]?$",
    re.IGNORECASE,
)
# "The Design of the Share Symbol" speaks of one.
_OF = re.compile(r"\b(?:of|the|an?|and|or|to|for|on|in|with|from)$", re.IGNORECASE)
# "Programming in Logo" is a title; a logo has the name of somebody.
_LOGO = re.compile(
    r"(?!(?:The|An?|From|What|Why)\b)"
    r"(?:[^\W_a-z][\w.&'’-]*|arXiv)(?:\s(?:of|[^\W_a-z][\w.&'’-]*)){0,4}\s[Ll]ogo"
)
_ENDS = ("con", "ons", "ogo", "row", "bol")


def without_icons(text: str, start: int, end: int) -> int:
    """Give where a title ends that icons stand behind: "Counting Sheep pdf icon"."""
    while text.endswith((*_ENDS, "ol]", "n]", "n)"), start, end) and (
        found := _ICON_LAST.search(text, max(start, end - MAX_ALT), end)
    ):
        if _OF.search(text, max(start, found.start() - MAX_ALT), found.start()):
            break
        end = found.start()
    return end


def without_pictures(lines: Sequence[Line]) -> Sequence[Line]:
    """Give the lines of a page without those that only stand for pictures."""
    if not any(line.text[-3:].lower() in _ENDS for line in lines):
        return lines
    kept: list[Line] = []
    last, blank = len(lines) - BOTTOM, 0
    for n, line in enumerate(lines):
        below = lines[n + 1].text if n + 1 < len(lines) else ""
        if _is_picture(line.text, below, n < TOP or n > last):
            blank += line.blank
        else:
            kept.append(replace(line, blank=line.blank + blank) if blank else line)
            blank = 0
    return kept


def _is_picture(text: str, below: str, at_border: bool) -> bool:
    if len(text) > MAX_ALT or text[-3:].lower() not in _ENDS:
        return False
    if _ICONS.fullmatch(text):
        return True
    # Over names it is a title: "Teaching Children Logo".
    return bool(at_border and _LOGO.fullmatch(text) and find_authors(below, 0, len(below)) is None)
