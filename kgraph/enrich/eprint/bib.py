"""BibTeX files, restricted to what a paper cites: papers that come without their .bbl.

Since the end of 2025 arXiv runs BibTeX itself, so that new papers may have no other
list. Whole libraries of a field are handed in; only the entries that are cited, the
texts that ``@string`` names and what ``crossref`` asks for reach the parser.
"""

import logging
import re
from collections.abc import Iterable, Mapping

from kgraph.enrich.eprint.entry import Entry, works_of, year_of
from kgraph.enrich.eprint.limits import MAX_ENTRIES
from kgraph.enrich.eprint.printed_ids import Printed, bare_arxiv, printed_ids
from kgraph.enrich.eprint.readable import readable, unescaped
from kgraph.enrich.eprint.titles import clean
from kgraph.model.taxonomy import ARCHIVES

MAX_BLOCK = 60_000  # code points of one entry: abstracts and keywords are in it
_START = re.compile(
    r"@\s*(?P<type>[A-Za-z]+)\s*[{(]\s*"
    r"(?P<key>[^\s,{}()\"=#]*(?:[ ][^\s,{}()\"=#]+)*)\s*(?P<sign>[,=]?)"
)
_CROSSREF = re.compile(r"\b(?:crossref|xdata|xref)\s*=\s*[{\"]?\s*([^\s,{}\"]+)", re.IGNORECASE)
# "month = 12~feb" and a comma left out: what one entry has wrong costs nobody else.
_VENUES = (
    "journal",
    "journaltitle",
    "booktitle",
    "school",
    "institution",
    "howpublished",
    "publisher",
)
_ID_FIELDS = (
    *("doi", "url", "eprint", "note", "journal", "howpublished", "volume", "number", "pages"),
    *("ee", "pdf", "link", "adsurl", "addendum", "annote", "urls", "bdsk-url-1"),
)
_ADDRESSES = frozenset(("doi", "url", "ee", "pdf", "link", "adsurl", "urls", "bdsk-url-1"))
_UNREAD = frozenset(("abstract", "keywords", "file", "annotation", "adsnote", "review"))
_INHERITED = {"booktitle", "publisher", "year", "date", "editor", "doi", "url", "series", "volume"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def read_bib(texts: Iterable[str], cited: Mapping[str, str] | None) -> list[Entry]:
    """Read the entries of .bib files that are cited.

    Args:
        texts: The files; of two entries with one key the first counts, as BibTeX has it.
        cited: Keys as the text cites them, by their lower-case form; nothing for all.

    Returns:
        Entries in the order of the files.
    """
    blocks, strings = _blocks(texts)
    chosen = [key for key in blocks if cited is None or key in cited][:MAX_ENTRIES]
    parents = {
        parent.lower()
        for key in chosen
        for parent in _CROSSREF.findall(blocks[key])
        if parent.lower() in blocks
    }
    wanted = dict.fromkeys((*chosen, *sorted(parents)))
    parsed = _parse(strings, [blocks[key] for key in wanted])
    entries = []
    for key in chosen:
        found = parsed.get(key)
        if found is not None:
            name, fields = found
            parent = parsed.get(fields.get("crossref", fields.get("xdata", "")).lower())
            if parent is not None:
                fields = _inherited(fields, parent[1])
            entries.append(_entry(cited.get(key, name) if cited else name, fields))
    return entries


def keys_of(texts: Iterable[str]) -> set[str]:
    """Give the keys of .bib files, in lower case."""
    return set(_blocks(texts)[0])


def _blocks(texts: Iterable[str]) -> tuple[dict[str, str], list[str]]:
    """Cut files into entries, by lower-case key, and the texts that are named."""
    blocks: dict[str, str] = {}
    strings: list[str] = []
    for text in texts:
        starts = [m for m in _START.finditer(text) if m["sign"] or m["type"].lower() == "comment"]
        for number, match in enumerate(starts):
            end = starts[number + 1].start() if number + 1 < len(starts) else len(text)
            block = text[match.start() : min(end, match.start() + MAX_BLOCK)]
            kind = match["type"].lower()
            if kind == "string":
                strings.append(block)
            elif kind not in ("comment", "preamble") and match["sign"] == ",":
                blocks.setdefault(match["key"].lower(), block)
    return blocks, strings[:MAX_ENTRIES]


def _parse(strings: list[str], blocks: list[str]) -> dict[str, tuple[str, dict[str, str]]]:
    """Parse entries; give key as written and fields, by lower-case key."""
    from bibtexparser.entrypoint import parse_string

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    named = {name: name.title() for name in _MONTHS}
    for one in parse_string("\n".join(strings), parse_stack=[]).strings:
        named[one.key.lower()] = _joined(str(one.value), named)
    parsed: dict[str, tuple[str, dict[str, str]]] = {}
    for block in blocks:
        # One at a time: an entry that is not closed would take the next one with it.
        library = parse_string(_closed(block), parse_stack=[])
        entries = list(library.entries)
        for failed in library.failed_blocks:
            kept = getattr(failed, "ignore_error_block", None)
            if kept is not None and hasattr(kept, "fields"):
                entries.append(kept)
        for entry in entries[:1]:
            fields: dict[str, str] = {}
            for field in entry.fields:
                if field.key.lower() in _UNREAD:
                    continue
                fields.setdefault(field.key.lower(), _joined(str(field.value), named))
            parsed.setdefault(entry.key.lower(), (entry.key, fields))
    return parsed


def _closed(block: str) -> str:
    """Close an entry whose last braces are missing."""
    if block.count("{") == block.count("}"):
        return block
    depth = 0
    for match in re.finditer(r"\\.|[{}]", block, re.DOTALL):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if depth == 0 and match[0] == "}":
            return block[: match.end()]
    return block.rstrip() + "\n" + "}" * min(depth, 20) if depth > 0 else block


def _joined(value: str, named: Mapping[str, str]) -> str:
    """Give a field's text: quotes and outer braces off, named texts and pieces in place."""
    pieces = []
    for piece in _pieces(value):
        bare = piece.strip()
        if len(bare) > 1 and (bare[0], bare[-1]) in (("{", "}"), ('"', '"')):
            pieces.append(bare[1:-1])
        else:
            pieces.append(named.get(bare.lower(), bare))
        if sum(map(len, pieces)) > MAX_BLOCK:
            break  # texts that are made of texts
    return " ".join("".join(pieces)[:MAX_BLOCK].split())


def _pieces(value: str) -> list[str]:
    """Split at ``#`` outside braces and quotes."""
    if "#" not in value:
        return [value]
    pieces, depth, quoted, begin = [], 0, False, 0
    for match in re.finditer(r"\\.|[{}\"#]", value, re.DOTALL):
        sign = match[0]
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if sign == '"' and depth == 0:
            quoted = not quoted
        elif sign == "#" and depth == 0 and not quoted:
            pieces.append(value[begin : match.start()])
            begin = match.end()
    return [*pieces, value[begin:]]


def _inherited(fields: Mapping[str, str], parent: Mapping[str, str]) -> dict[str, str]:
    together = {
        name: value for name, value in parent.items() if name in _INHERITED - {"doi", "url"}
    }
    if "title" in parent:
        together.setdefault("booktitle", parent["title"])
    return together | dict(fields)


def _entry(key: str, fields: Mapping[str, str]) -> Entry:
    title = clean_title(fields.get("title", ""))
    subtitle = clean_title(fields.get("subtitle", ""))
    if title and subtitle:
        title = f"{title}: {subtitle}"
    authors = _names(fields.get("author") or fields.get("editor", ""))
    venue = next((fields[name] for name in _VENUES if fields.get(name)), "")
    year = readable(fields.get("year") or fields.get("date", "")).text
    parts = [authors, title or "", readable(venue).text]
    parts += [readable(fields.get(name, "")).text for name in ("volume", "pages")]
    ids = _ids(fields)
    parts += [year, *(f"arXiv:{i.value}" if i.kind == "arxiv" else f"doi:{i.value}" for i in ids)]
    raw = ". ".join(part.strip(" .") for part in parts if part.strip(" ."))
    return Entry(key, raw, year_of(year) if year else None, works_of(ids, title))


def clean_title(value: str) -> str | None:
    """Make the title of a field readable."""
    return clean(readable(value).text, dated=False) if value else None


def field_ids(name: str, value: str) -> list[Printed]:
    """List the ids in a field; those of addresses are no text."""
    if name in _ADDRESSES:
        return printed_ids(unescaped(value))
    shown = readable(value)
    return printed_ids(shown.text, shown.links)


def _names(field: str) -> str:
    names = re.split(r"\s+and\s+", field[:20_000])
    shown = [readable(name).text for name in names[:200]]
    return ", ".join("et al." if name == "others" else name for name in shown)


def _ids(fields: Mapping[str, str]) -> list[Printed]:
    """Collect the ids of an entry; the fields made for them come first."""
    found: dict[tuple[str, str], Printed] = {}
    archive = fields.get("archiveprefix") or fields.get("eprinttype", "")
    kind = fields.get("primaryclass") or fields.get("eprintclass", "")
    of_arxiv = archive.lower() in ("", "arxiv") or archive.lower() in ARCHIVES
    for name in ("eprint", "arxivid", "arxiv"):
        value = unescaped(fields.get(name, ""))
        if value and (of_arxiv or name != "eprint"):
            bare = bare_arxiv(value.rstrip("."), kind.split(".")[0] or archive)
            if bare:
                found.setdefault(("arxiv", bare), Printed("arxiv", bare, 0))
    for name in _ID_FIELDS:
        if fields.get(name):
            for one in field_ids(name, fields[name]):
                # Addresses of a paper's other forms do not make it two papers.
                if one.kind == "doi" or not any(kind == "arxiv" for kind, _ in found):
                    found.setdefault((one.kind, one.value), one)
    return list(found.values())
