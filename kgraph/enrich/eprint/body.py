"""The sentences of a text that cite: one pass over a paper's text, by paragraphs and headings.

What a reader sees as one run of text is one paragraph here: footnotes, captions and
floats are taken out of it and read for themselves, rows of a table each. Displayed
mathematics and program text are left out.
"""

import re
from dataclasses import dataclass, replace

from kgraph.enrich.eprint.limits import (
    MAX_CITES,
    MAX_CONTEXTS,
    MAX_DEPTH,
    MAX_PARAGRAPH,
    MAX_SENTENCE,
)
from kgraph.enrich.eprint.readable import readable
from kgraph.enrich.eprint.sentences import CLOSE, MARK, OPEN, sentences
from kgraph.enrich.eprint.shapes import (
    ANGLE,
    ARGUMENTS_OF_ENVIRONMENT,
    ASIDE,
    CITE,
    DISPLAY,
    FLOATS,
    FOOTNOTE,
    HEADINGS,
    KEY,
    MANY,
    NO_CITE,
    ROWS,
    SECTIONLIKE,
    TEXTUAL,
    TOKEN,
)
from kgraph.enrich.eprint.tex import Tex
from kgraph.model.text import collapse


@dataclass(frozen=True, slots=True)
class Citing:
    """One sentence that cites, and the section it stands in."""

    sentence: str
    section: str | None
    row: bool = False  # of a table


@dataclass(frozen=True, slots=True)
class Cite:
    """One citation; ``textual`` if it is part of the sentence's grammar."""

    keys: tuple[str, ...]
    textual: bool


class Body:
    """Walks over a text once and collects the sentences that cite.

    ``cites`` are the citations, by the number that marks them in the sentences of ``found``;
    ``nocite`` the keys that are only listed; ``cut`` says that a limit was reached.
    """

    def __init__(self, text: str) -> None:
        self.tex = Tex(text)
        self.cites: list[Cite] = []
        self.nocite: list[str] = []
        self.found: list[Citing] = []
        self.cut = False
        self._keys = 0
        self._headings: dict[int, str] = {}
        # Of each open float: the number of sentences before it, and its caption.
        self._floats: list[tuple[int, str]] = []

    def walk(self, start: int, end: int, depth: int = 0) -> None:
        """Read the paragraphs between two places."""
        text, done = self.tex.text, start
        buffers: list[list[str]] = [[]]
        hidden = ""  # the environment whose content is not read
        rows = 0
        while match := TOKEN.search(text, done, end):
            if not hidden:
                buffers[-1].append(text[done : match.start()])
            done = match.end()
            name = match["name"]
            if match["blank"]:
                hidden = "" if hidden == "[" else hidden
                if not hidden:
                    self._flush(buffers[-1])
            elif name in ("begin", "end"):
                group = self.tex.group(done)
                if group is None:
                    continue
                which, done = self.tex.value(group).strip(), group[2]
                if hidden:
                    hidden = "" if name == "end" and which == hidden else hidden
                elif name == "begin" and DISPLAY.fullmatch(which):
                    hidden = which
                    buffers[-1].append(" ")
                else:
                    rows += (1 if name == "begin" else -1) * bool(ROWS.fullmatch(which))
                    done = self._environment(name, which, done, buffers)
            elif hidden:
                if match["sign"] == "]" and hidden == "[":
                    hidden = ""
                elif name in SECTIONLIKE:
                    hidden, done = "", match.start()  # what was never closed ends here
            elif match["sign"] == "[":
                hidden = "["
                buffers[-1].append(" ")
            elif match["sign"] is not None or name == "tabularnewline":
                if match["sign"] in ("\\", None):
                    done = self.tex.options(done) if text[done : done + 1] == "[" else done
                if rows > 0 and match["sign"] in ("\\", None):
                    self._flush(buffers[-1], row=True)
                else:
                    buffers[-1].append(match[0])
            else:
                done = self._command(match, done, buffers[-1], depth)
        if not hidden:
            buffers[-1].append(text[done:end])
        for buffer in buffers:
            self._flush(buffer)

    def _environment(self, name: str, which: str, position: int, buffers: list[list[str]]) -> int:
        if which in ("abstract", "acknowledgments", "acknowledgements", "acks"):
            self._flush(buffers[-1])
            plain = {"abstract": "Abstract", "acks": "Acknowledgments"}.get(which, which.title())
            self._headings = {1: plain} if name == "begin" else {}
        elif FLOATS.fullmatch(which):
            if name == "begin":
                if len(buffers) < 2 * MAX_DEPTH:
                    buffers.append([])
                    self._floats.append((len(self.found), ""))
            elif len(buffers) > 1:
                self._flush(buffers.pop())
                self._tell_rows(*self._floats.pop())
        elif which == "document":
            self._flush(buffers[-1])
        if name == "begin" and ARGUMENTS_OF_ENVIRONMENT.match(which):
            position = self.tex.options(position)
            for _ in range(2):
                group = self.tex.group(position)
                position = group[2] if group else position
        elif name == "begin":
            position = self.tex.options(position)
        return position

    def _command(self, match: re.Match[str], done: int, buffer: list[str], depth: int) -> int:
        name = match["name"]
        if name in HEADINGS:
            return self._heading(name, done, buffer)
        if "ite" in name and CITE.fullmatch(name) and not NO_CITE.fullmatch(name):
            return self._cite(name, done, buffer)
        if name == "nocite":
            group = self.tex.group(done)
            if group:
                self.nocite += _keys(self.tex.value(group))[:MAX_CITES]
                return group[2]
        elif name in ASIDE:
            group = self.tex.group(self.tex.options(done))
            if group and name == "captionof":
                group = self.tex.group(group[2])
            if group:
                if self._floats and "caption" in name.lower():
                    caption = readable(self.tex.value(group)[:MAX_SENTENCE]).text
                    self._floats[-1] = (self._floats[-1][0], caption)
                if depth < MAX_DEPTH:
                    self.walk(group[0], group[1], depth + 1)
                return group[2]
        elif name in ("item", "par", "bibitem", "maketitle", "acknowledgments", "acknowledgements"):
            self._flush(buffer)
            return done
        elif name == "appendix":
            self._flush(buffer)
            self._headings = {}
        else:
            buffer.append(match[0])
        return done

    def _heading(self, name: str, done: int, buffer: list[str]) -> int:
        group = self.tex.group(self.tex.options(done))
        if group is None or group[1] - group[0] > 2_000:
            return done
        self._flush(buffer)
        level = HEADINGS[name]
        shown = MARK.sub("", readable(FOOTNOTE.sub("", self.tex.value(group))).text).strip()
        if shown:
            self._headings = {n: text for n, text in self._headings.items() if n < level}
            self._headings[level] = shown
        return group[2]

    def _cite(self, name: str, done: int, buffer: list[str]) -> int:
        keys: list[str] = []
        position = done
        many = MANY.fullmatch(name) is not None
        while True:
            begin = self._past_options(position)
            group = self.tex.group(begin)
            if group is None or group[1] - group[0] > 20_000:
                break
            # Behind "\cites" stands a list of arguments; a blank before a brace ends it.
            if keys and not many:
                break
            keys += _keys(self.tex.value(group))
            position = group[2]
        if not keys:
            return done
        self._keys += len(keys)
        if len(self.cites) >= MAX_CITES or self._keys > MAX_CONTEXTS:
            self.cut = True
            return position
        buffer.append(f"{OPEN}{len(self.cites)}{CLOSE}")
        self.cites.append(Cite(tuple(dict.fromkeys(keys)), TEXTUAL.fullmatch(name) is not None))
        return position

    def _past_options(self, position: int) -> int:
        # "[see][p. 3]", harvard's "<e.g.>", biblatex's "(see)(p. 3)".
        while True:
            after = self.tex.options(position)
            angle = ANGLE.match(self.tex.text, after)
            after = angle.end() if angle else after
            if after == position:
                return position
            position = after

    def _tell_rows(self, begin: int, caption: str) -> None:
        """Put the caption before the rows of its table: alone they say nothing."""
        first = sentences(caption, lambda number: False)[:1]
        for number in range(begin, len(self.found)) if first else ():
            found = self.found[number]
            if found.row:
                told = f"{first[0]} | {found.sentence.lstrip('| ')}"
                self.found[number] = replace(found, sentence=told, row=False)

    def _flush(self, buffer: list[str], *, row: bool = False) -> None:
        """End a paragraph: keep its sentences that cite."""
        tex = "".join(buffer)
        buffer.clear()
        if OPEN not in tex:
            return
        for piece in _pieces(tex):
            shown = _tidied(readable(piece).text)
            for sentence in sentences(shown, lambda number: self.cites[number].textual):
                self._keep(sentence, row)

    def _keep(self, sentence: str, row: bool) -> None:
        if OPEN in sentence:
            nearest = self._headings[min(self._headings)] if self._headings else None
            self.found.append(Citing(sentence, self._headings.get(1) or nearest, row))


def _keys(text: str) -> list[str]:
    keys = [" ".join(key.split()) for key in text.split(",")]
    return [key for key in keys if key and KEY.fullmatch(key) and len(key) < 200]


def _pieces(tex: str) -> list[str]:
    """Cut a paragraph that is longer than any author writes, at blanks."""
    pieces = []
    while len(tex) > MAX_PARAGRAPH:
        cut = tex.rfind(" ", MAX_PARAGRAPH // 2, MAX_PARAGRAPH)
        cut = cut if cut > 0 else MAX_PARAGRAPH
        mark = tex.rfind(OPEN, max(0, cut - 12), cut)
        if mark >= 0 and tex.find(CLOSE, mark, cut) < 0:
            cut = mark or cut
        pieces.append(tex[:cut])
        tex = tex[cut:]
    return [*pieces, tex]


_BEFORE_SIGN = re.compile(r"\s+([,.;:)\]])(?=\s|$)")
_EMPTY = re.compile(r"\(\s*[,;]?\s*\)|\[\s*\](?=\s)")


def _tidied(text: str) -> str:
    return collapse(_EMPTY.sub("", _BEFORE_SIGN.sub(r"\1", text)))
