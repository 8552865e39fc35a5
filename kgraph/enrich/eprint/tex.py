"""TeX as text: comments, braces, arguments. Nothing is executed.

The end of an argument is looked for near its beginning; once such searches have
cost a pass over the text, its braces and brackets are all matched in one more. So a
text of nothing but open braces costs two passes.
"""

import re

_COMMENT = re.compile(r"%[^\n]*(?:\n[ \t]*)?")  # with the line end it eats
# In a web address a percent sign is no comment.
_CODED = re.compile(r"://[^\s{}%\\]{1,500}%(?=[0-9A-Fa-f]{2})[^\s{}\\]{0,500}")
_HELD = "\ue002"  # in the place of such a sign, for a moment
_OPENING = re.compile(r"\\[\\{}\[\]]|[{}\[\]]")
_WORD = re.compile(r"[^{}\[\]\\]{0,300}")
_CLOSING = {"{": "}", "[": "]"}
_NEAR = 2_000  # characters: few arguments are longer
_SPACE = re.compile(r"\s*")
# Among them three of the private use area: marks of ours.
_NO_TEXT = re.compile("[\0\ufeff\ue000-\ue002]")
COMMAND = re.compile(r"\\([A-Za-z@]+)\*?")

Place = tuple[int, int, int]  # first character, end, and where reading goes on


def without_comments(text: str) -> str:
    """Take comments out, with the line end and indentation that TeX takes with them."""
    if "%" not in text:
        return text
    text = _CODED.sub(lambda match: match[0].replace("%", _HELD), text)
    pieces: list[str] = []
    done, at = 0, text.find("%")
    while at >= 0:
        if _is_escaped(text, at):
            at = text.find("%", at + 1)
            continue
        comment = _COMMENT.match(text, at)
        pieces.append(text[done:at])
        done = comment.end() if comment else at + 1
        at = text.find("%", done)
    pieces.append(text[done:])
    return "".join(pieces).replace(_HELD, "%")


def _is_escaped(text: str, position: int) -> bool:
    """Say whether a backslash stands before a sign, and is not escaped itself."""
    begin = position
    while begin > 0 and text[begin - 1] == "\\" and position - begin < 50:
        begin -= 1
    return (position - begin) % 2 == 1


def tidy(text: str) -> str:
    """Give every line end one form and drop what no text holds."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\0", "") if text.isascii() else _NO_TEXT.sub("", text)


class Tex:
    """A text whose braces and brackets are matched."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._known: dict[int, int] | None = None
        self._searched = 0  # characters, by searches for one end

    def group(self, position: int) -> Place | None:
        """Find the argument in braces that stands at a place, blanks before it let pass."""
        return self._enclosed(position, "{")

    def option(self, position: int) -> Place | None:
        """Find the argument in brackets that stands at a place."""
        return self._enclosed(position, "[")

    def argument(self, position: int) -> Place | None:
        """Find an argument as TeX takes it: a group, a command, or one character."""
        found = self.group(position)
        if found:
            return found
        start = self.skip(position)
        if start >= len(self.text) or self.text[start] in "{}":
            return None
        command = COMMAND.match(self.text, start)
        end = command.end() if command else start + 1
        return start, end, end

    def options(self, position: int) -> int:
        """Give the place behind all arguments in brackets that stand at a place."""
        while found := self.option(position):
            position = found[2]
        return position

    def value(self, place: Place) -> str:
        """Give the text of an argument."""
        return self.text[place[0] : place[1]]

    def skip(self, position: int) -> int:
        """Give the place of the next character that is not blank."""
        match = _SPACE.match(self.text, position)
        return match.end() if match else position

    def _enclosed(self, position: int, sign: str) -> Place | None:
        start = self.skip(position)
        if self.text[start : start + 1] != sign:
            return None
        # Most arguments are a key or a word: their end is seen without matching the whole text.
        word = _WORD.match(self.text, start + 1)
        if word and self.text[word.end() : word.end() + 1] == _CLOSING[sign]:
            return start + 1, word.end(), word.end() + 1
        end = self._end(start)
        return None if end is None else (start + 1, end, end + 1)

    def _end(self, start: int) -> int | None:
        if self._known is None and self._searched <= len(self.text):
            until = min(start + _NEAR, len(self.text))
            near = _pairs(self.text, start, until, alone=True)
            self._searched += near.get(start, until) - start
            if start in near or until == len(self.text):
                return near.get(start)
        if self._known is None:
            self._known = _pairs(self.text, 0, len(self.text))
        return self._known.get(start)


def _pairs(text: str, begin: int, until: int, *, alone: bool = False) -> dict[int, int]:
    """Map each brace and bracket to the one that closes it; what is not closed is not there.

    With ``alone`` it ends when the first of them is closed, or never can be.
    """
    ends: dict[int, int] = {}
    braces: list[int] = []
    brackets: list[tuple[int, int]] = []  # open ones, with the number of braces open there
    for match in _OPENING.finditer(text, begin, until):
        place = match.start()
        sign = text[place]
        if sign == "\\":
            continue
        if sign == "{":
            braces.append(place)
        elif sign == "}":
            if braces:
                ends[braces.pop()] = place
            elif alone:
                break
        elif sign == "[":
            brackets.append((place, len(braces)))
        else:
            while brackets and brackets[-1][1] > len(braces):
                brackets.pop()
            if brackets and brackets[-1][1] == len(braces):
                ends[brackets.pop()[0]] = place
        if alone and begin in ends:
            break
    return ends
