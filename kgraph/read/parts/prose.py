"""Telling titles from prose on pages whose layout says nothing but lines.

A line is the end of a paragraph or a title if the next word would still have
fit; a title stands where a sentence has just ended and is none itself. No single
sign is enough (measured on a real page: "the line before ends a sentence" alone
takes seven lines of abstracts for titles), so signs are added up.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from kgraph.read.page import Line, Page, ends_sentence

HOPELESS = -8  # the score of a line that is no title, whatever stands around it
UNWRAPPED = 200  # code points: nobody wraps a page this wide
_PROSE_START = re.compile(
    r"^(?:We|In this|In the|This (?:paper|work|article|study|survey|report)|Our|However|Moreover"
    r"|Furthermore|Additionally|Finally|Although|While|Recent(?:ly)?|These|It is|There|Despite"
    r"|To (?:this|address|tackle|the)|As a|Specifically|Therefore|Thus|Then|Experiments?|Results"
    r"|Extensive|Both|Based on|Using|Given|By|Here|Such|They|Their|Also|Inspired by)\b"
)
# What ends with one of these goes on.
_OPEN_WORDS = frozenset(
    (
        *("a", "an", "the", "of", "and", "or", "to", "in", "on", "for", "with", "by", "from"),
        *("at", "as", "is", "are", "was", "were", "be", "been", "that", "which", "this"),
        *("these", "we", "our", "its", "their", "it", "not", "can", "may", "via", "than"),
        *("into", "has", "have", "such", "between", "using", "under", "over", "both"),
    )
)
_LAST_WORD = re.compile(r"\w*")  # of a text read backwards
# "decay. IV. Connection" and "No. 3" end no sentence. It begins with the rare sign, for speed.
_INNER_SENTENCE = re.compile(
    r"[.?!](?<=[a-z0-9)\]%].)(?<!\bvs\.)\s+(?!(?:[IVX]+|[A-Z]|Part)\b)[A-Z]"
)
_WORD = re.compile(r"[^\W\d_][\w'’.+-]*")
_SMALL_WORD = re.compile(r"\b[a-z]{2,}\b")
_REMARK = re.compile(r"[(\[][A-Za-z]{3,20}[)\]][:.]?\s+(?=[A-Z])")
_FIRST_CAPITAL = re.compile(r"[\"'“‘(]*([A-Z][a-z]*)\b")
_SMALL = frozenset(
    (
        *("a", "an", "the", "of", "and", "or", "to", "in", "on", "for", "with", "by", "from"),
        *("at", "as", "is", "are", "via", "vs", "than", "into", "over", "under"),
    )
)
_ASKED = re.compile(r"[!?](?=\s)")


def title_case_share(text: str) -> float:
    """Give the share of words with a capital, small words left out; 0 to 1."""
    words = [w for w in _WORD.findall(text) if w.lower() not in _SMALL]
    if not words:
        return 1.0
    return sum(1 for word in words if word[0].isupper()) / len(words)


def wrap_width(lines: Sequence[Line]) -> int | None:
    """Give the width a page was wrapped at; nothing if its lines are whole paragraphs.

    Taken from the lines that surely go on: the next one begins with a small letter.
    """
    going_on = sorted(
        len(line.text)
        for line, following in pairwise(lines)
        if not following.blank and following.text[:1].islower() and len(line.text) < UNWRAPPED
    )
    # A page of single-line paragraphs has one or two such lines by accident.
    if len(going_on) < 3:
        return None
    # One long line among wrapped ones (a link, a title) must not set the width.
    return going_on[int((len(going_on) - 1) * 0.95)]


def page_width(page: Page) -> int | None:
    """Give the width a page was wrapped at, as `wrap_width`; for `Page.once`."""
    return wrap_width(page.lines)


def is_full(line: Line, following: Line | None, width: int | None) -> bool:
    """Say whether a line was broken because the next word did not fit."""
    if width is None or following is None or following.blank:
        return False
    if len(line.text) > width + 2:
        return False
    first_word = following.text.split(maxsplit=1)[0]
    return len(line.text) + 1 + len(first_word) > width - 1


def begins_like_prose(text: str) -> bool:
    """Say whether a line begins as abstracts do ("We", "In this paper").

    "Using Ladders to Count Goats" has the capitals of a title.
    """
    return _PROSE_START.match(text) is not None and not _is_titled(text)


def _is_titled(text: str) -> bool:
    """Say whether most words of a line that ends no sentence have a capital."""
    if len(text) > UNWRAPPED or ends_sentence(text):
        return False
    words = [word for word in _WORD.findall(text) if word.lower() not in _SMALL]
    return len(words) > 2 and sum(word[0].isupper() for word in words) >= 0.75 * len(words)


def looks_like_prose(text: str) -> bool:
    """Say whether a line is running text: long, of several sentences, or begun like some; or it
    says what its authors do: "To facilitate progress in this field, we introduce".
    """
    return (
        len(text) > UNWRAPPED
        or ", we " in text
        or _INNER_SENTENCE.search(text) is not None
        or begins_like_prose(text)
    )


def is_more_than_asked(text: str) -> bool:
    """Say whether a line is running text, and not like "Do Sheep Sleep? A Study"."""
    return looks_like_prose(_ASKED.sub(" ", text))


def common_words(lines: Sequence[Line]) -> frozenset[str]:
    """Give the words that a page prints in small letters: with a capital they begin something."""
    found: set[str] = set()
    for line in lines:
        found.update(_SMALL_WORD.findall(line.text))
    return frozenset(found)


def begins_sentence(text: str, common: frozenset[str]) -> bool:
    """Say whether a line begins with a word that has its capital for standing there."""
    first = _FIRST_CAPITAL.match(text)
    return begins_like_prose(text) or (first is not None and first[1].lower() in common)


def ends_open(text: str) -> bool:
    """Say whether a text ends with a sign or a word that something must follow."""
    last = _LAST_WORD.match(text[:-21:-1])
    return text.endswith((",", ";", ":", "-", "–", "—")) or (
        last is not None and last[0][::-1].casefold() in _OPEN_WORDS
    )


def title_score(lines: Sequence[Line], i: int, width: int | None) -> int:
    """Add up the signs that line ``i`` is a title; 2 and more is one.

    The caller has made sure that a sentence, or nothing, ended before it.
    """
    line = lines[i]
    following = lines[i + 1] if i + 1 < len(lines) else None
    text = line.text
    if following is None or len(text) > 300 or len(text) < 3:
        return -9
    score = 0
    if not (text[0].isupper() or text[0].isdigit() or text[0] in "$\"'“‘(\\[#" or line.blank):
        score -= 5  # "gpt-oss model card" is a title, the rest of a sentence is more often
    before = lines[i - 1] if i else None
    if before is None or line.blank or not is_full(before, line, width):
        score += 1
    if line.blank:
        score += 1
    if not is_full(line, following, width):
        score += 2
    # "(abridged) We count sheep"
    remark = _REMARK.match(following.text)
    first = following.text[remark.end() if remark else 0 :].lstrip("\"'“‘([$")[:1]
    if not (first.isupper() or first.isdigit() or following.blank):
        score -= 4
    if ends_sentence(text) and not text.endswith(("?", "!")):
        score -= 4
    if score < HOPELESS:
        return score  # as most lines of text: what is left to ask costs more
    if title_case_share(text) >= 0.7:
        # Titles are not wrapped: wider than what was, and no text, is a title.
        score += 2 if width is not None and len(text) > width + 2 else 1
    if ends_open(text):
        score -= 3
    if looks_like_prose(text):
        score -= 3
    return score


def end_of_last(entries: Sequence[Sequence[Line]]) -> int:
    """Give how many lines of the last entry are its own.

    Text behind white space is the page's ("Write to me if you have read them"), where no
    other entry has white space in its text.
    """
    last = entries[-1]
    gaps = [_first_gap(lines) for lines in entries]
    parted = sum(gap is not None for gap in gaps[:-1])
    return last_gap if (last_gap := gaps[-1]) and len(entries) > 2 and not parted else len(last)


def _first_gap(lines: Sequence[Line]) -> int | None:
    """Give the first line of an entry with white space between it and the text above it."""
    told = False
    for n, line in enumerate(lines):
        if told and line.blank and ends_sentence(lines[n - 1].text):
            return n
        told = told or looks_like_prose(line.text) or (n > 1 and ends_sentence(line.text))
    return None
