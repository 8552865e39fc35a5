"""Lists of ``\\bibitem``: inside a paper, or in the .bbl file that BibTeX wrote."""

import re

from kgraph.enrich.eprint.entry import Entry, make_entry
from kgraph.enrich.eprint.limits import MAX_ENTRIES, MAX_ENTRY
from kgraph.enrich.eprint.tex import Tex

_ITEM = re.compile(r"\\(?P<word>r?[bB]ibitem|harvarditem|reference)(?![A-Za-z@])")
_END = re.compile(
    r"\\end\s*\{\s*(?:thebibliography|references|biblist|bibdiv|document)\s*\}|\\EndOfBibitem|\\bye\b"
    r"|\\end(?:thebibliography|references)(?![A-Za-z])"
)
LIST = re.compile(r"\\begin\s*\{\s*(?:thebibliography|references)\s*\}")
# What BibTeX styles put around an entry that says nothing of it.
_AROUND = re.compile(
    r"\\(?:BibitemOpen|mciteBst\w*|BIBentry\w*|EndOfBibitem|natexlab\{[a-z]?\}|bibAnnote\w*|BibitemShut\s*\{\w*\})"
)
# Of the list itself, before the first entry or at its end.
_PARAGRAPH_IN_LIST = re.compile(r"\n[ \t]*\n")


def find_entries(text: str) -> list[Entry]:
    """Read the entries of all lists of a text, in order, each key once; without key, each.

    Args:
        text: TeX without comments.
    """
    items = list(_ITEM.finditer(text))[: MAX_ENTRIES + 1]
    if not items:
        return []
    entries: dict[str, Entry] = {}
    ends = [match.start() for match in _END.finditer(text)] + [len(text)]
    at = 0
    for number, item in enumerate(items[:MAX_ENTRIES]):
        stop = items[number + 1].start() if number + 1 < len(items) else len(text)
        while ends[at] < item.end():
            at += 1
        stop = min(stop, ends[at], item.end() + 2 * MAX_ENTRY)
        # Matched in its own piece: a brace that one entry lacks spoils no other.
        tex = Tex(text[item.end() : stop])
        key, label, begin = _head(item["word"], tex)
        body = _AROUND.sub(" ", tex.text[begin:])
        if item["word"] == "reference":
            body = _PARAGRAPH_IN_LIST.split(body.strip(), maxsplit=1)[0]
        if not body.strip(" \n\t{}%~\\"):
            continue
        name = key or f"#{number + 1}"
        if name not in entries:
            entries[name] = make_entry(name, label, body)
    return list(entries.values())


def _head(word: str, tex: Tex) -> tuple[str, str, int]:
    """Read key and label of an entry, and where its text begins."""
    label, position = "", 0
    optional = tex.option(position)
    if optional:
        label, position = tex.value(optional), optional[2]
    if word == "harvarditem":  # \harvarditem[short]{long}{year}{key}
        for _ in range(2):
            group = tex.group(position)
            if group:
                label, position = label + " " + tex.value(group), group[2]
    found = tex.group(position)
    if found is None:
        return "", label, position
    return " ".join(tex.value(found).split()), label, found[2]
