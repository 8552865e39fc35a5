"""A paper's sources as one text: comments out, inputs in place, dead branches left out.

Only files of the paper itself are ever read, by name from a mapping. A file that
includes itself is included once; a text that grows past the limit is cut.
"""

import re
from collections.abc import Mapping
from posixpath import dirname, join, normpath

from kgraph.enrich.eprint.limits import MAX_DEPTH, MAX_EXPANDED
from kgraph.enrich.eprint.tex import tidy, without_comments

_INPUTS = frozenset(
    ("input", "include", "subfile", "subfileinclude", "@input", "InputIfFileExists")
)
_IMPORTS = frozenset(
    (
        *("import", "subimport", "inputfrom", "subinputfrom"),
        *("includefrom", "subincludefrom"),
    )
)
_BRACED = re.compile(r"\s*\{([^{}\n]{0,300})\}")
_BARE = re.compile(r"\s*([^\s{}\\]{1,300})")
_CONDITIONALS = frozenset(
    (
        *("if", "ifcat", "ifnum", "ifdim", "ifodd", "ifvmode", "ifhmode", "ifmmode", "ifinner"),
        *("ifvoid", "ifhbox", "ifvbox", "ifx", "ifeof", "ifcase", "ifdefined", "ifcsname"),
        *("ifpdf", "ifxetex", "ifluatex", "ifPDFTeX", "ifXeTeX", "ifLuaTeX", "ifpdftex"),
        *("iftrue", "iffalse"),
    )
)
_WORD = re.compile(
    rf"\\({'|'.join(sorted(_INPUTS | _IMPORTS))}|endinput|begin|end|fi|else|newif|let"
    r"|if[A-Za-z@]*|[A-Za-z@]{1,40}?(?:true|false))(?![A-Za-z@])"
)
_DEAD = frozenset(("comment",))
_SWITCH = re.compile(r"\s*\\(if[A-Za-z@]+)")
_LET = re.compile(r"\s*\\(if[A-Za-z@]+)\s*=?\s*\\(iftrue|iffalse)(?![A-Za-z@])")
_NAME = re.compile(r"\s*\{\s*([A-Za-z@*]+)\s*\}")
_BODY = re.compile(r"\\begin\s*\{document\}(.*?)(?:\\end\s*\{document\}|\Z)", re.DOTALL)


def flatten(main: str, files: Mapping[str, str]) -> tuple[str, bool, tuple[str, ...]]:
    """Put a paper together from its main file.

    Args:
        main: Name of the main file.
        files: Names and texts, as in the archive.

    Returns:
        The text, whether it had to be cut, and the files that include themselves.
    """
    walk = _Walk(files)
    walk.read(main, ())
    if walk.skipping():
        # A branch that nothing closes is no branch: better too much than nothing.
        walk = _Walk(files, conditionals=False)
        walk.read(main, ())
    return "".join(walk.pieces), walk.cut, tuple(sorted(walk.circles))


class _Walk:
    def __init__(self, files: Mapping[str, str], *, conditionals: bool = True) -> None:
        self._files = files
        self._folded = {name.lower(): name for name in sorted(files, reverse=True)}
        self._texts: dict[str, str] = {}
        self._conditionals = conditionals
        self._switches = {"iftrue": True, "iffalse": False}
        self._dead = set(_DEAD)
        # Of open conditionals: is this branch read? Nothing where both are.
        self._branches: list[bool | None] = []
        self._dropped = 0  # how many of them are not read
        self._ignored = 0  # conditionals and environments open inside what is not read
        self._until = ""  # the environment that ends what is not read
        self._left = MAX_EXPANDED
        self._inputs = 0
        self.pieces: list[str] = []
        self.circles: set[str] = set()
        self.cut = False

    def skipping(self) -> bool:
        """Say whether what is being read now is left out."""
        return bool(self._until) or self._dropped > 0

    def read(self, name: str, within: tuple[str, ...]) -> None:
        """Put a file, and what it includes, behind what is there."""
        text = self._text(name, within)
        done = 0
        for match in _WORD.finditer(text):
            if match.start() < done:
                continue
            if self.cut:
                return
            word = match[1]
            if word in _INPUTS or word in _IMPORTS:
                self._put(text[done : match.start()])
                done = self._include(text, match, name, within)
            elif word == "endinput":
                self._put(text[done : match.start()])
                return
            elif word in ("begin", "end") or (
                self._conditionals and (word in ("fi", "else", "newif", "let") or _may_be_if(word))
            ):
                was = self.skipping()
                end = self._control(word, text, match.end())
                if end and not was:
                    self._put(text[done : match.start()], always=True)
                done = end or done
        self._put(text[done:])

    def _text(self, name: str, within: tuple[str, ...]) -> str:
        if name not in self._texts:
            text = without_comments(tidy(self._files[name])[: 2 * MAX_EXPANDED])
            body = _BODY.search(text) if within else None  # a subfile is a paper of its own
            self._texts[name] = body[1] if body else text
        return self._texts[name]

    def _put(self, text: str, *, always: bool = False) -> None:
        if not always and self.skipping():
            return
        if len(text) > self._left:
            text, self.cut = text[: self._left], True
        self._left -= len(text)
        self.pieces.append(text)

    def _include(self, text: str, match: re.Match[str], name: str, within: tuple[str, ...]) -> int:
        folder = ""
        braced = _BRACED.match(text, match.end())
        if braced and match[1] in _IMPORTS:
            folder = braced[1].strip()
            braced = _BRACED.match(text, braced.end())
        found = braced or (_BARE.match(text, match.end()) if match[1] == "input" else None)
        if found is None:
            return match.end()
        wanted = self._find(join(folder, found[1].strip().strip('"')), name, within)
        self._inputs += 1
        if self._inputs > 20_000:
            self.cut = True
        if wanted in (*within, name):
            self.circles.add(wanted)
        elif wanted and not self.skipping():
            if len(within) >= MAX_DEPTH:
                self.cut = True
            else:
                self.read(wanted, (*within, name))
                self._put("\n")
        return found.end()

    def _find(self, wanted: str, name: str, within: tuple[str, ...]) -> str | None:
        """Find a file as TeX would: beside the main file, or beside the one that names it."""
        root = dirname((*within, name)[0])
        for folder in dict.fromkeys((root, dirname(name), "")):
            for suffix in (".tex", ""):
                path = normpath(join(folder, wanted + suffix))
                if path in self._files:
                    return path
                if path.lower() in self._folded:
                    return self._folded[path.lower()]
        return None

    def _control(self, word: str, text: str, end: int) -> int:
        """Follow one command that decides what is read; give where reading goes on, 0 to keep."""
        if word in ("begin", "end"):
            return self._environment(word, text, end)
        if word == "newif":
            switch = _SWITCH.match(text, end)
            if switch:
                self._switches.setdefault(switch[1], False)
            return switch.end() if switch else 0
        if word == "let":
            alias = _LET.match(text, end)
            if alias:
                self._switches[alias[1]] = alias[2] == "iftrue"
            return alias.end() if alias else 0
        if self._until:
            return 0
        if word in ("fi", "else"):
            return self._turn(word, end)
        if word.startswith("if"):
            return self._branch(word, end)
        switch_name = "if" + (word[:-4] if word.endswith("true") else word[:-5])
        if switch_name in self._switches and not self.skipping():
            self._switches[switch_name] = word.endswith("true")
            return end
        return 0

    def _branch(self, word: str, end: int) -> int:
        if self.skipping():
            self._ignored += word in _CONDITIONALS or word in self._switches
            return 0
        if word in self._switches:
            self._branches.append(self._switches[word])
            self._dropped += not self._switches[word]
            self._ignored = 0
            return end
        if word in _CONDITIONALS:
            self._branches.append(None)
        return 0

    def _turn(self, word: str, end: int) -> int:
        if not self._branches:
            return 0
        if self.skipping() and self._ignored:
            self._ignored -= word == "fi"
            return 0
        state = self._branches[-1]
        self._dropped -= state is False
        if word == "fi":
            self._branches.pop()
        elif state is not None:
            self._branches[-1] = not state
            self._dropped += state
        else:
            return 0
        return 0 if state is None else end

    def _environment(self, word: str, text: str, end: int) -> int:
        name = _NAME.match(text, end)
        if name is None:
            return 0
        if word == "begin" and name[1] in self._dead and not self.skipping():
            self._until = name[1]
            return name.end()
        if word == "end" and self._until == name[1]:
            self._until = ""
            return name.end()
        return 0


def _may_be_if(word: str) -> bool:
    return word.startswith("if") or word.endswith(("true", "false"))
