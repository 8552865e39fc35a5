"""Lists in the syntax of amsrefs: ``\\bib{key}{article}{author={..}, title={..}, ..}``."""

import re

from kgraph.enrich.eprint.bib import clean_title, field_ids
from kgraph.enrich.eprint.entry import Entry, works_of, year_of
from kgraph.enrich.eprint.limits import MAX_ENTRIES, MAX_ENTRY
from kgraph.enrich.eprint.printed_ids import Printed, bare_arxiv
from kgraph.enrich.eprint.readable import readable, unescaped
from kgraph.enrich.eprint.tex import Tex

_BIB = re.compile(r"\\bib\*?\s*(?=\{)")
_FIELD = re.compile(r"(?<![A-Za-z])(?P<name>[A-Za-z]+)\s*=\s*(?=\{)")


def find_entries(text: str) -> list[Entry]:
    """Read the entries of amsrefs lists, in order, each key once."""
    starts = list(_BIB.finditer(text))[:MAX_ENTRIES]
    entries: dict[str, Entry] = {}
    for number, match in enumerate(starts):
        stop = starts[number + 1].start() if number + 1 < len(starts) else len(text)
        tex = Tex(text[match.end() : min(stop, match.end() + 4 * MAX_ENTRY)])
        key = tex.group(0)
        kind = tex.group(key[2]) if key else None
        body = tex.group(kind[2]) if kind else None
        if key and body and tex.value(key).strip() not in entries:
            name = tex.value(key).strip()
            entries[name] = _entry(name, _fields(tex, body[0], body[1]))
    return list(entries.values())


def _fields(tex: Tex, start: int, end: int) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    while match := _FIELD.search(tex.text, start, end):
        value = tex.group(match.end())
        if value is None:
            break
        fields.setdefault(match["name"].lower(), []).append(tex.value(value))
        start = value[2]
    return fields


def _entry(key: str, fields: dict[str, list[str]]) -> Entry:
    def one(name: str) -> str:
        return fields.get(name, [""])[0]

    title = clean_title(one("title"))
    found: dict[tuple[str, str], Printed] = {}
    bare = bare_arxiv(unescaped(one("eprint"))) if one("eprint") else None
    if bare:
        found["arxiv", bare] = Printed("arxiv", bare, 0)
    for name in ("doi", "eprint", "url", "note", "journal", "review", "status"):
        for value in fields.get(name, ()):
            for printed in field_ids(name, value):
                found.setdefault((printed.kind, printed.value), printed)
    ids = list(found.values())
    year = readable(one("date") or one("year")).text
    parts = [", ".join(readable(name).text for name in fields.get("author", [])), title or ""]
    parts += [readable(one(name)).text for name in ("journal", "booktitle", "publisher", "volume")]
    parts += [year, *(f"arXiv:{i.value}" if i.kind == "arxiv" else f"doi:{i.value}" for i in ids)]
    raw = ". ".join(part.strip(" .") for part in parts if part.strip(" ."))
    return Entry(key, raw[:MAX_ENTRY], year_of(year) if year else None, works_of(ids, title))
