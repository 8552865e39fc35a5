"""Is the first line of a block its title? Told by the line, and by the text below it.

Two new basaltic asteroids in the Outer Main Belt?
The identification of basaltic asteroids in the asteroid Main Belt and ...
"""

from collections.abc import Sequence

from kgraph.read.page import Line, ends_sentence
from kgraph.read.parts import entry
from kgraph.read.parts.prose import UNWRAPPED, begins_like_prose, looks_like_prose, title_case_share
from kgraph.read.parts.remarks import is_journal

MAX_COMMENT = 150  # code points of a line that is known as comments by its place alone
MIN_STOPPED, STOPPED_CASE = 4, 0.9  # words, and their share with a capital


def stands_as_title(lines: Sequence[Line]) -> bool:
    """Say whether the first line of a block is its title: the next one begins something."""
    text, following = lines[0].text, lines[1].text
    # "To the origin of ...", short over a text in one line, is no beginning of the text.
    over = len(following) > UNWRAPPED and len(text) <= MAX_COMMENT and not entry.is_comment(text)
    begins = may_be_title(text) or _is_stopped(text) or (over and not ends_sentence(text))
    return begins and (not following[:1].islower() or entry.is_id(following))


def _is_stopped(text: str) -> bool:
    """Say whether a line is a title that ends with a full stop: nearly all of it has capitals."""
    return (
        text.endswith(".")
        and len(text.split()) >= MIN_STOPPED
        and title_case_share(text) >= STOPPED_CASE
        and not (looks_like_prose(text) or entry.is_comment(text) or is_journal(text))
        and not entry.is_author_line(text, 0, len(text))
    )


def is_title_alone(lines: Sequence[Line]) -> bool:
    """Say whether a block is a title, its abstract missing."""
    text = lines[0].text
    sentence = ends_sentence(text) and not text.endswith("?")
    return may_be_title(text) and not sentence and len(text.split()) > 2


def is_surely_title(lines: Sequence[Line]) -> bool:
    """Say whether a short line stands over a text in one line, where other blocks have no title."""
    return (
        len(lines[1].text) > UNWRAPPED
        and len(lines[0].text) <= MAX_COMMENT
        and lines[0].text[0].isupper()
        and is_title_alone(lines)
    )


def may_be_title(text: str) -> bool:
    """Say whether a line has the shape of a title: no sentence, no comments, not too long."""
    return (
        not begins_like_prose(text)
        and (not ends_sentence(text) or text.endswith(("?", "!")))
        and not entry.is_comment(text)
        and len(text) < UNWRAPPED
    )
