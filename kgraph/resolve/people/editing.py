"""Add a decision to the text of ``identity.toml``; what the user wrote stays as it is."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from kgraph import whole_files
from kgraph.errors import InputError, StoreError
from kgraph.resolve.people.decisions import FILE, Decisions, Same, parse_decisions


def add(folder: Path, decision: Same | Sequence[Sequence[str]]) -> None:
    """Append a decision: mentions of one person, or lists of mentions of several.

    The caller holds `store.writing`.

    One that is there already is not added again.

    Raises:
        InputError: If it contradicts one that is there, or the file cannot be used; the file is
            then as it was.
        StoreError: If it cannot be written; it is then as it was.
    """
    path = (folder / FILE).resolve()
    text, known = _read(path)
    if isinstance(decision, Same):
        is_there = decision in known.same
        wanted = Decisions((*known.same, decision), known.different)
    else:
        groups = tuple(map(tuple, decision))
        is_there = groups in known.different
        wanted = Decisions(known.same, (*known.different, groups))
    if is_there:
        return  # a run was stopped behind what it had decided
    block = _same(decision) if isinstance(decision, Same) else _different(decision)
    between = "" if not text else "\n" if text.endswith("\n") else "\n\n"
    whole = text + between + block
    if parse_decisions(whole, path) != wanted:
        raise InputError(f"cannot add to {path}", "it has a form of its own; edit it by hand")
    with whole_files.replacing(path) as temporary:
        temporary.write_text(whole, encoding="utf-8", newline="")


def _read(path: Path) -> tuple[str, Decisions]:
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return "", Decisions()
    except OSError as error:
        raise StoreError(f"cannot read {path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"cannot use {path}: {error}", "save it as UTF-8") from error
    return text, parse_decisions(text, path)


def _same(same: Same) -> str:
    lines = ["[[same]]", "mentions = [", *_listed(same.mentions, "  "), "]"]
    lines += [f"{k} = {_quoted(v)}" for k, v in (("name", same.name), ("orcid", same.orcid)) if v]
    return "\n".join(lines) + "\n"


def _different(groups: Iterable[Sequence[str]]) -> str:
    lines = ["[[different]]", "mentions = ["]
    for group in groups:
        lines += ["  [", *_listed(group, "    "), "  ],"]
    return "\n".join([*lines, "]"]) + "\n"


def _listed(mentions: Iterable[str], indent: str) -> list[str]:
    return [f"{indent}{_quoted(mention)}," for mention in mentions]


def _quoted(text: str) -> str:
    # A string of JSON is one of TOML, but for the one control character that JSON leaves alone.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
