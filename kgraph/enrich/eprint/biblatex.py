"""The .bbl files that biblatex writes (formats 2.x and 3.x): fields, not typeset entries.

Source: the files themselves; biblatex calls their commands an internal interface.
"""

import re

from kgraph.enrich.eprint.bib import clean_title, field_ids
from kgraph.enrich.eprint.entry import Entry, works_of, year_of
from kgraph.enrich.eprint.limits import MAX_ENTRIES, MAX_ENTRY
from kgraph.enrich.eprint.printed_ids import Printed, bare_arxiv
from kgraph.enrich.eprint.readable import readable, unescaped
from kgraph.enrich.eprint.tex import COMMAND, Tex

_ENTRY = re.compile(r"\\entry\s*\{(?P<key>[^{}]*)\}\s*\{(?P<type>[^{}]*)\}")
_END = re.compile(r"\\endentry\b")
_VERBATIM = re.compile(r"\\verb\s*\{(?P<name>\w+)\}\s*\n?\s*\\verb\s+(?P<value>[^\n]*)")
_NAME_PART = re.compile(r"(?<![A-Za-z])(given|family|prefix|suffix)\s*=\s*(?=\{)")
_VENUES = ("journaltitle", "booktitle", "howpublished", "eventtitle", "series", "maintitle")
# The first one is the work's own: subtitles and titles of the whole book come behind it.
_IDS = (
    "doi",
    "eprint",
    "url",
    "note",
    "howpublished",
    "volume",
    "journaltitle",
    "addendum",
    "pages",
)


def is_biblatex(text: str) -> bool:
    """Say whether a .bbl file is biblatex's."""
    return "\\endentry" in text and _ENTRY.search(text) is not None


def find_entries(text: str) -> list[Entry]:
    """Read the entries of a biblatex .bbl, in order, each key once."""
    entries: dict[str, Entry] = {}
    starts = list(_ENTRY.finditer(text))[:MAX_ENTRIES]
    for number, match in enumerate(starts):
        stop = starts[number + 1].start() if number + 1 < len(starts) else len(text)
        body = text[match.end() : min(stop, match.end() + 20 * MAX_ENTRY)]
        end = _END.search(body)
        key = match["key"].strip()
        if key not in entries and match["type"] not in ("set", "xdata"):
            entries[key] = _entry(key, body[: end.start()] if end else body)
    return list(entries.values())


def _entry(key: str, body: str) -> Entry:
    fields = {m["name"]: unescaped(m["value"]) for m in _VERBATIM.finditer(body)}
    tex = Tex(body)
    names: list[str] = []
    for match in COMMAND.finditer(body):
        if match[1] in ("field", "strng", "list"):
            name = tex.group(match.end())
            value = tex.group(name[2]) if name else None
            if name and value:
                if match[1] == "list":
                    value = tex.group(value[2]) or value
                fields.setdefault(tex.value(name).strip(), tex.value(value))
        elif match[1] == "name" and not names:
            names = _names(tex, match.end())
    title = clean_title(fields.get("title", ""))
    subtitle = clean_title(fields.get("subtitle", ""))
    if title and subtitle:
        title = f"{title}: {subtitle}"
    ids = _ids(fields)
    year = fields.get("year") or fields.get("date") or fields.get("labelyear", "")
    venue = next((fields[name] for name in _VENUES if fields.get(name)), "")
    parts = [", ".join(names), title or "", readable(venue).text]
    parts += [readable(fields.get(name, "")).text for name in ("volume", "pages")]
    parts += [year, *(f"arXiv:{i.value}" if i.kind == "arxiv" else f"doi:{i.value}" for i in ids)]
    raw = ". ".join(part.strip(" .") for part in parts if part.strip(" ."))
    return Entry(key, raw[:MAX_ENTRY], year_of(year) if year else None, works_of(ids, title))


def _names(tex: Tex, position: int) -> list[str]:
    """Read ``\\name{author}{2}{}{ {{hash=..}{ family={Vaswani}, given={Ashish} }} .. }``."""
    kind = tex.group(position)
    if kind is None or tex.value(kind) not in ("author", "editor"):
        return []
    count = tex.group(kind[2])
    options = tex.group(count[2]) if count else None
    people = tex.group(options[2]) if options else None
    if people is None:
        return []
    names, at = [], people[0]
    while (person := tex.group(at)) and person[1] <= people[1]:
        parts: dict[str, str] = {}
        for match in _NAME_PART.finditer(tex.text, person[0], person[1]):
            value = tex.group(match.end())
            if value:
                parts.setdefault(match[1], readable(tex.value(value)).text)
        shown = " ".join(
            parts[name] for name in ("given", "prefix", "family", "suffix") if name in parts
        )
        if shown:
            names.append(shown)
        at = person[2]
    return names


def _ids(fields: dict[str, str]) -> list[Printed]:
    found: dict[tuple[str, str], Printed] = {}
    if fields.get("eprinttype", "arxiv").lower() == "arxiv" and fields.get("eprint"):
        bare = bare_arxiv(fields["eprint"], fields.get("eprintclass", "").split(".")[0])
        if bare:
            found["arxiv", bare] = Printed("arxiv", bare, 0)
    for name in _IDS:
        if fields.get(name):
            for one in field_ids(name, fields[name]):
                if one.kind == "doi" or not any(kind == "arxiv" for kind, _ in found):
                    found.setdefault((one.kind, one.value), one)
    return list(found.values())
