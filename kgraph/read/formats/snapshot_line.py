"""One line of arXiv's metadata snapshot: from bytes to what it says.

Lines of the usual types are read by msgspec, which makes only what is asked for; what it
refuses is read as any JSON, so that an odd line costs time and no record.
"""

import json
from collections.abc import Mapping
from typing import Any

import msgspec

from kgraph.errors import InputError
from kgraph.read.formats.arxiv_record import Facts

_TEXTS = {
    "arxiv_id": "id",
    "title": "title",
    "abstract": "abstract",
    "author_line": "authors",
    "categories": "categories",
    "comments": "comments",
    "journal_ref": "journal-ref",
    "doi": "doi",
    "update_date": "update_date",
}


class _Version(msgspec.Struct):
    version: str | None = None
    created: str | None = None


class _Line(msgspec.Struct, rename=_TEXTS):
    arxiv_id: str
    title: str | None = None
    abstract: str | None = None
    author_line: str | None = None
    categories: str | None = None
    comments: str | None = None
    journal_ref: str | None = None
    doi: str | None = None
    update_date: str | None = None
    authors_parsed: list[list[str]] = []
    versions: list[_Version] = []


_USUAL = msgspec.json.Decoder(_Line)


def read_line(raw: bytes) -> Facts:
    """Read a line.

    Raises:
        InputError: If it is no object of JSON.
    """
    try:
        line = _USUAL.decode(raw)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return _facts(_read_json(raw.decode("utf-8", "replace")))
    return Facts(
        line.arxiv_id,
        line.title,
        line.abstract,
        line.authors_parsed,
        line.author_line,
        line.categories,
        line.comments,
        line.journal_ref,
        line.doi,
        [(version.version, version.created) for version in line.versions],
        line.update_date,
    )


def _read_json(text: str) -> dict[str, Any]:
    try:
        facts = json.loads(text)
    except (ValueError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else type(error).__name__
        raise InputError(f"not a line of JSON: {reason}") from None
    if not isinstance(facts, dict):
        raise InputError("not a JSON object")
    return facts


def _facts(line: Mapping[str, Any]) -> Facts:
    """Take what is there, in any types: a field of a wrong type is as good as none."""
    names = line.get("authors_parsed")
    versions = line.get("versions")
    texts: dict[str, Any] = {field: _text(line.get(name)) for field, name in _TEXTS.items()}
    return Facts(
        names=[_parts(name) for name in names] if isinstance(names, list) else [],
        versions=[
            (_text(v.get("version")), _text(v.get("created")))
            for v in (versions if isinstance(versions, list) else [])
            if isinstance(v, dict)
        ],
        **texts,
    )


def _parts(name: object) -> list[str]:
    return [_text(part) or "" for part in name] if isinstance(name, list) else []


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None
