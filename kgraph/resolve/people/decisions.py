"""The user's own decisions on who is who: ``identity.toml`` in the graph folder.

Kept by hand or by `kgraph identity`, never overwritten, applied after every other
rule. A mention is written ``PAPER#NAME``, the paper's id and the name as a source prints
it, so that it holds when positions and author ids change::

    [[same]]
    mentions = ["arxiv:1706.03762#Noam Shazeer", "arxiv:2101.03961#N. Shazeer"]
    name = "Noam Shazeer"        # if another form than kgraph's is wanted
    orcid = "0000-0001-2345-6789"

    [[different]]
    mentions = [["arxiv:2205.01068#Hao Wang"], ["arxiv:2304.00001#Hao Wang"]]

The first list of ``different`` is of those who stay, and says nothing more of them; each
further list is one other person. An earlier id of a paper holds as well.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kgraph.errors import InputError

FILE = "identity.toml"


@dataclass(frozen=True, slots=True)
class Same:
    """Mentions of one person, and how the user wants that person to be called."""

    mentions: tuple[str, ...]
    name: str | None = None
    orcid: str | None = None


@dataclass(frozen=True, slots=True)
class Decisions:
    """What the user decided; ``different``: mentions that stay, then those of other persons."""

    same: tuple[Same, ...] = ()
    different: tuple[tuple[tuple[str, ...], ...], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.same or self.different)


def read_decisions(folder: Path) -> Decisions:
    """Read the decisions of a graph; none, if there is no such file.

    Raises:
        InputError: If the file is not TOML, says something unknown, or contradicts itself.
    """
    path = folder / FILE
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Decisions()
    except (OSError, UnicodeDecodeError) as error:
        raise _wrong(path, str(error)) from error
    return parse_decisions(text, path)


def parse_decisions(text: str, path: Path) -> Decisions:
    """Read decisions from text; ``path`` is what errors name.

    Raises:
        InputError: If the text is not TOML, says something unknown, or contradicts itself.
    """
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _wrong(path, str(error)) from error
    unknown = sorted(found.keys() - {"same", "different"})
    if unknown:
        raise _wrong(path, f"unknown table [[{unknown[0]}]]; known are [[same]] and [[different]]")
    decisions = Decisions(
        tuple(_same(path, entry) for entry in _tables(path, found, "same")),
        tuple(_different(path, entry) for entry in _tables(path, found, "different")),
    )
    _check(path, decisions)
    return decisions


def _tables(path: Path, found: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    entries = found.get(name, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise _wrong(path, f"'{name}' is no list of tables; write [[{name}]]")
    return entries


def _same(path: Path, entry: Mapping[str, Any]) -> Same:
    unknown = sorted(entry.keys() - {"mentions", "name", "orcid"})
    if unknown:
        raise _wrong(path, f"[[same]] has no '{unknown[0]}'")
    for key in ("name", "orcid"):
        if not isinstance(entry.get(key, ""), str):
            raise _wrong(path, f"'{key}' of [[same]] is no text")
    return Same(_mentions(path, entry.get("mentions")), entry.get("name"), entry.get("orcid"))


def _different(path: Path, entry: Mapping[str, Any]) -> tuple[tuple[str, ...], ...]:
    groups = entry.get("mentions")
    if entry.keys() != {"mentions"} or not isinstance(groups, list) or len(groups) < 2:
        raise _wrong(path, "[[different]] needs `mentions`, a list of two or more lists")
    return tuple(_mentions(path, group) for group in groups)


def _mentions(path: Path, given: object) -> tuple[str, ...]:
    if not isinstance(given, list) or not given:
        raise _wrong(path, "`mentions` is no list of texts such as 'arxiv:1706.03762#A. Name'")
    for mention in given:
        if not isinstance(mention, str) or not all(mention.partition("#")):
            raise _wrong(path, f"{mention!r} is no mention; write 'PAPER#NAME'")
    return tuple(given)


def _check(path: Path, decisions: Decisions) -> None:
    """Refuse decisions that say that two mentions are, and are not, one person."""
    parent: dict[str, str] = {}

    def find(mention: str) -> str:
        while parent.setdefault(mention, mention) != mention:
            mention = parent[mention]
        return mention

    together = [one.mentions for one in decisions.same]
    together += [group for groups in decisions.different for group in groups[1:]]
    for group in together:
        for mention in group[1:]:
            parent[find(mention)] = find(group[0])
    for groups in decisions.different:
        roots: dict[str, tuple[str, int]] = {}
        for number, group in enumerate(groups):
            for mention in group:
                other, where = roots.setdefault(find(mention), (mention, number))
                if where != number:
                    raise _wrong(path, f"it says that {other} and {mention} are, and are not, one")


def _wrong(path: Path, what: str) -> InputError:
    return InputError(f"cannot use {path}: {what}", "edit the file, or put it aside")
