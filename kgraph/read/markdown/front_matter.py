"""Notes with fields in YAML over them, as Obsidian, Zotero and site builders write them.

    ---
    title: "Counting Sheep in Wide Fields"
    authors: ["Ann Lee", "Bob Day"]
    year: 2019
    arxiv: 1901.00001
    ---
    ## Abstract
    We count sheep at night ...

Several notes may follow each other. Fields are read one a line, lists on the line or below
it; what else YAML can say is left out. Below the fields only a text that is called an
abstract is one.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kgraph.model.tables import Evidence
from kgraph.read.page import Draft, Line, Page, evidence, new_draft
from kgraph.read.parts import entry
from kgraph.read.parts.authors import split_authors
from kgraph.read.parts.dates import find_dates
from kgraph.read.parts.fields import Label, put_field
from kgraph.read.parts.yaml_values import Place, bare_value, items_of

NAME = "front_matter"
_RULE = re.compile(r"---+|\.\.\.")
_FIELD = re.compile(r"(?P<name>[A-Za-z][\w .-]{0,40}?)\s*:(?:\s+|$)(?P<value>.*)")
_ITEM = re.compile(r"-\s+(?P<value>.*)")
_HEADING = re.compile(r"#{1,6}\s+(?P<name>.*)")
_ABSTRACT = re.compile(r"(?:#{1,6}\s+|>?\s*\[!abstract\]-?\s*)\W*(?:abstract)?\W*", re.IGNORECASE)
_QUOTE = re.compile(r"(?:>\s*)+")
_IDS = ("arxiv", "arxivid", "arxiv id", "doi", "eprint")
# Names of fields: those of papers, not of notes ("created", "date added").
_COLUMNS = {
    "title": ("title",),
    "authors": ("authors", "author", "creators"),
    "published": ("year", "published", "publication date", "date published", "issued"),
    "journal_ref": (
        "venue",
        "journal",
        "conference",
        "booktitle",
        "publication",
        "container title",
    ),
    "id": _IDS,
    "urls": ("url", "link", "links", "pdf", "paper", "paperurl", "paper url", "source"),
    "abstract": ("abstract",),
    "keywords": ("tags", "keywords"),
}
_NAMES = {name: column for column, names in _COLUMNS.items() for name in names}


@dataclass(frozen=True, slots=True)
class Note:
    """The values of the fields of a note, by name, and the lines below them."""

    fields: Mapping[str, Sequence[Place]]
    body: tuple[Line, ...]


def recognises(page: Page) -> bool:
    """Say whether the page begins with fields in YAML, and most notes are of papers."""
    if not page.lines or not _RULE.fullmatch(page.lines[0].text):
        return False
    notes = page.once(find_notes)
    return bool(notes) and 2 * sum(_is_paper(page, note) for note in notes) > len(notes)


def read(page: Page) -> Evidence:
    """Read the notes that are of papers."""
    notes = page.once(find_notes)
    return evidence(page, NAME, [_read_note(page, n) for n in notes if _is_paper(page, n)])


def find_notes(page: Page) -> list[Note]:
    """Find the notes of a page: fields between two rules, and what stands below."""
    lines, notes, i = page.lines, list[Note](), 0
    rules = [n for n, line in enumerate(lines) if _RULE.fullmatch(line.text)]
    blocks = []
    for n in rules:
        if n < i:
            continue
        end = n + 1
        while end < len(lines) and not _RULE.fullmatch(lines[end].text):
            indented = lines[end].start > page.text.rfind("\n", 0, lines[end].start) + 1
            if not (_FIELD.match(lines[end].text) or _ITEM.match(lines[end].text) or indented):
                break
            end += 1
        if n + 1 < end < len(lines) and _RULE.fullmatch(lines[end].text):
            blocks.append((n, end))
            i = end + 1
    for k, (first, end) in enumerate(blocks):
        stop = blocks[k + 1][0] if k + 1 < len(blocks) else len(lines)
        fields = _fields(page, lines[first + 1 : end])
        if "title" in fields:
            notes.append(Note(fields, tuple(lines[end + 1 : stop])))
    return notes


def _fields(page: Page, lines: Sequence[Line]) -> dict[str, list[Place]]:
    """Read the fields of a note: of each the values, quotation marks left out."""
    found: dict[str, list[Place]] = {}
    values: list[Place] = []
    for line in lines:
        first = line.start == page.text.rfind("\n", 0, line.start) + 1
        item = _ITEM.match(line.text)
        field = _FIELD.match(line.text) if first and not item else None
        if field:
            name = " ".join(re.sub(r"[-_.]", " ", field["name"]).lower().split())
            values = found.setdefault(name, [])
            start, end = (line.start + place for place in field.span("value"))
            if page.text[start:end] in (">", "|", ">-", "|-", "[]", '""'):
                continue
            values += items_of(page.text, start, end)
        elif item:
            values.append(bare_value(page.text, line.start + item.start("value"), line.end))
        elif values:  # the text goes on
            values[-1] = values[-1][0], bare_value(page.text, line.start, line.end)[1]
        else:
            values.append(bare_value(page.text, line.start, line.end))
    return {name: [v for v in values if v[0] < v[1]] for name, values in found.items()}


def _is_paper(page: Page, note: Note) -> bool:
    """Say whether fields are those of a paper: posts have authors and dates, too."""
    if any(note.fields.get(name) for name in _IDS):
        return True
    links = [place for name in _COLUMNS["urls"] for place in note.fields.get(name, ())]
    if any(entry.is_id(page.text[slice(*place)]) for place in links):
        return True
    named = note.fields.get("authors") or note.fields.get("author")
    dated = any(note.fields.get(n) for n in (*_COLUMNS["published"], *_COLUMNS["journal_ref"]))
    return bool(named) and dated


def _read_note(page: Page, note: Note) -> Draft:
    draft = new_draft(page)
    for name, places in note.fields.items():
        column = _NAMES.get(name)
        for start, end in places:
            _put(draft, name, column, start, end)
    if not draft.has("published"):
        for start, end in note.fields.get("date", ()):
            _put(draft, "date", "published", start, end)
    if not draft.has("abstract"):
        _put_abstract(draft, note.body)
    return draft


def _put(draft: Draft, name: str, column: str | None, start: int, end: int) -> None:
    text = draft.page.text
    if column == "authors":
        if ";" in text[start:end] or "," in text[start:end] or " and " in text[start:end]:
            found = split_authors(text, start, end)
            draft.add_authors(found.places, truncated=found.truncated)
        elif text[start:end].lower() in ("et al.", "et al", "others"):
            draft.add_authors((), truncated=True)
        else:
            draft.add_authors([(start, end)], truncated=False)
    elif column == "published":
        for date in find_dates(text, start, end, year_alone=True):
            known = draft.record.published
            if known is None or (len(known) == 4 and date.value.startswith(known)):
                draft.clear("published")
                draft.put_as("published", date.value, date.start, date.end)
            return
    elif column == "urls":
        entry.put_ids(draft, start, end)
        draft.add_urls(start, end)
    elif column == "id" and (entry.put_ids(draft, start, end) or draft.has("arxiv_id")):
        draft.add_urls(start, end)
    elif column == "id":
        put_field(draft, Label(name, "id", 0, True), start, start, end)
    elif column in ("title", "journal_ref", "abstract") and draft.has(column):
        draft.add("labels", start, end)
    elif column in ("title", "journal_ref", "abstract"):
        draft.put(column, start, end)
    elif text[start:end] not in ("true", "false"):
        draft.add("labels", start, end)


def _put_abstract(draft: Draft, body: Sequence[Line]) -> None:
    """Take the text under a heading, or in a box, that is called abstract."""
    for n, line in enumerate(body):
        named = _ABSTRACT.fullmatch(line.text)
        if not named or "abstract" not in line.text.lower():
            continue
        text = []
        for below in body[n + 1 :]:
            quote = _QUOTE.match(below.text)
            if _HEADING.match(below.text) or (line.text.startswith(">") and not quote):
                break
            text.append((below.start + (quote.end() if quote else 0), below.end))
        if text:
            words = " ".join(draft.page.text[a:b] for a, b in text)
            draft.put_as("abstract", " ".join(words.split()), text[0][0], text[-1][1])
        return
