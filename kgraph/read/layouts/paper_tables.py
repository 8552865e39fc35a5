"""Tables of papers: columns with a title and authors, in text, spreadsheets and web pages.

    Title<tab>Authors<tab>Year
    "Attention Is All You Need","A. Vaswani, N. Shazeer",2017
    | Mixtral of Experts | Albert Q. Jiang, et al. |

The head of a table says what its columns are; a table without one has a column of
author lists and a column of titles, or is left alone. Web pages bring their rows with
them (`html_tables`); in text the rows are lines, and a quoted cell may hold line ends.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kgraph.model.tables import Evidence
from kgraph.read.page import Draft, Line, Page, evidence, problem, trim
from kgraph.read.parts.authors import find_authors
from kgraph.read.parts.copied import finish
from kgraph.read.parts.dates import find_dates
from kgraph.read.parts.fields import Label, find_label
from kgraph.read.parts.persons import is_person
from kgraph.read.parts.prose import looks_like_prose
from kgraph.read.parts.table_rows import (
    CITED,
    FIRST_AUTHOR,
    FULL_NAMES,
    Cell,
    Row,
    cited_cells,
    cited_in,
    read_row,
)
from kgraph.read.parts.title_names import is_venue
from kgraph.read.parts.with_names import find_with
from kgraph.read.references.cited_texts import as_reference

NAME = "paper_tables"
HEAD_LINES = 30  # lines in which the head of a table is looked for
MAX_HEAD = 60  # code points of the name of a column
MAX_TITLE = 400
MAX_EVENT = 3  # words of what fills a row of a schedule where no paper is
MIN_ROWS = 3  # of a table without a head
# Names of columns that are names of no field on a page: exports of libraries and search sites.
_COLUMNS = {
    "title": (
        *("titles", "article title", "document title", "ti", "name of paper", "paper name"),
        *("display name", "titel", "titre", "título", "titulo", "titolo", "título do artigo"),
    ),
    "authors": (
        *(
            "au",
            "co authors",
            "coauthors",
            "written with",
            *FULL_NAMES,
            "author names",
            "author list",
            "speaker",
            "speakers",
            *FIRST_AUTHOR,
        ),
        *(
            "authorships.author.display name",
            "author(s)",
            "autor",
            "autor(en)",
            "autoren",
            "verfasser",
            "auteur",
            "auteurs",
            "autores",
            "autore",
            "autori",
        ),
    ),
    "labels": CITED,
    "abstract": (
        *("abstract note", "summaries", "ab", "abstracts", "zusammenfassung", "résumé"),
        *("resumen", "resumo", "riassunto"),
    ),
    "published": (
        *("py", "publication date", "year published", "pub year", "update date", "jahr", "datum"),
        *("année", "annee", "año", "ano", "anno", "fecha", "yr", "yr of pub", "pub date", "pub yr"),
        *("year of publication", "publ year", "yr published", "when", "rok", "jaar", "год", "年份"),
    ),
    "journal_ref": (
        *("source title", "publication title", "journal/book", "so", "source", "publication"),
        *("where", "appeared in", "published in", "outlet", "conference/journal"),
        *(
            "journal/conference",
            "venue/year",
            "journal name",
            "venue name",
            "journal or conference",
            "zeitschrift",
            "tagung",
        ),
        *("revue", "conférence", "revista", "rivista", "erschienen in"),
    ),
    # Beside a year: exports of Rayyan, of spreadsheets.
    "month": ("month", "publication month", "monat", "mois", "mes"),
    "day": ("day", "publication day"),
    "id": ("di", "arxiv id", "doi link", "paper doi"),
    "keywords": ("author keywords", "terms", "manual tags"),
}
_NAMES = {name: column for column, names in _COLUMNS.items() for name in names}
# One of these stands beside titles of papers; a year stands beside those of films too.
_KNOWN = frozenset(("authors", "abstract", "journal_ref", "id"))
# Of a list of people, where "Title" is what they are and "Publication" whom they write for.
_OF_PEOPLE = frozenset(("name", "first name", "last name", "email", "e-mail", "phone"))
_EITHER = re.compile(r"\s?/\s?|\sor\s")
_BRACKET_BEHIND = re.compile(r"(?<=\w)\s*[(\[][^()\[\]]*[)\]]$")
_ROW_RULE = re.compile(r"[\s|:+=-]+")


@dataclass(frozen=True, slots=True)
class Table:
    """What the columns of a table are (nothing where it is unknown), its rows, and its head."""

    columns: tuple[Label | None, ...]
    rows: tuple[Row, ...]
    head: Line | None = None


def recognises(page: Page) -> bool:
    """Say whether the page is a table with a column of titles and another that is known."""
    return page.once(find_table) is not None


def read(page: Page) -> Evidence:
    """Read each row as an entry."""
    table = page.once(find_table)
    if table is None:
        return evidence(page, NAME, [])
    text, drafts, cited = page.text, [], []
    passed = [table.head] if table.head else []
    read_rows = [(row, read_row(page, table.columns, row)) for row in table.rows]
    told = 3 * sum(_tells(draft) > 1 for _, draft in read_rows) >= 2 * len(read_rows)
    others = []
    for row, draft in read_rows:
        if told and _is_no_paper(draft) and not draft.empty:
            message = "a row with a few words where the others tell of papers"
            others.append(problem(page, row[0][0], row[-1][1], "not-understood", message))
        elif not draft.empty:
            drafts.append(draft)
            cells = cited_cells(table.columns, row)
            cited.append(cited_in(text, cells))
            passed += [Line(a, b, text[a:b]) for a, b in cells]
    found = finish(page, NAME, drafts, passed, problems=others)
    references = tuple(
        as_reference(record.record_id, position, printed, page.source)
        for record, works in zip(found.records, cited, strict=True)
        for position, printed in enumerate(works, 1)
    )
    return replace(found, references=references)


def _tells(draft: Draft) -> int:
    """Count what a row tells of a paper beside its title."""
    return sum(map(draft.has, ("authors", "published", "arxiv_id", "doi", "abstract", "urls")))


def _is_no_paper(draft: Draft) -> bool:
    """Say whether a row has only a few words where others have more: "no meeting", "Holiday"."""
    title = draft.value("title") or ""
    few = title[:1].islower() or len(title.split()) <= MAX_EVENT
    return few and not _tells(draft) and not draft.has("journal_ref")


def find_table(page: Page) -> Table | None:
    """Find the table of a page of text, by its head or by what its columns hold."""
    for i, line in enumerate(page.lines[:HEAD_LINES]):
        for sign in "\t|;,":
            if sign not in line.text or (i and sign in ";,"):
                continue  # in a line of prose commas part nothing
            head = _cells(page.text, _begin(page.text, line, sign), line.end, sign)
            columns = read_head(page, head)
            if columns is None:
                continue
            rows = [row for row in _rows(page, i + 1, sign) if not _is_rule(page, row) and any(row)]
            # The empty cells at the end of a line are not to be seen.
            least = 1 + next(n for n, label in enumerate(columns) if _is_title(label))
            least = least if sign == "\t" else len(columns)
            whole = sum(least <= len(row) <= len(columns) for row in rows)
            if rows and (2 * whole > len(rows) if sign in "\t|" else whole == len(rows)):
                return Table(columns, tuple(row for row in rows if len(row) <= len(columns)), line)
    lines = page.lines
    for sign in "\t|,;":
        signed = [line for line in lines if sign in line.text]
        if len(signed) < MIN_ROWS or 2 * len(signed) < len(lines):
            continue
        rows = [_cells(page.text, _begin(page.text, line, sign), line.end, sign) for line in signed]
        # Commas and semicolons stand in prose: all of a page must be rows of as many cells.
        if sign in ",;" and (len(signed) < len(lines) or len({len(row) for row in rows}) > 1):
            continue
        columns = guess_columns(page, rows)
        if columns:
            return Table(columns, tuple(row for row in rows if len(row) == len(columns)))
    return None


def _is_title(label: Label | None) -> bool:
    return label is not None and label.column == "title"


def _rows(page: Page, first: int, sign: str) -> Iterator[Row]:
    """Give the rows below a head; those of a spreadsheet may go on over lines."""
    if sign in "\t|":
        for line in page.lines[first:]:
            if sign in line.text:
                yield _cells(page.text, _begin(page.text, line, sign), line.end, sign)
        return
    start = page.lines[first].start if first < len(page.lines) else len(page.text)
    row: list[Cell] = []
    for begin, end, last in walk(page.text, start, len(page.text), sign):
        row.append((begin, end))
        if last:
            if len(row) > 1 or begin < end:
                yield row
            row = []


def _begin(text: str, line: Line, sign: str) -> int:
    """Give where a row begins: tabs before its first word are cells that hold nothing."""
    start = line.start
    while sign == "\t" and start and text[start - 1] in "\t ":
        start -= 1
    return start


def _cells(text: str, start: int, end: int, sign: str) -> list[Cell]:
    """Cut a line into its cells; bars at both its ends part nothing."""
    if sign == "|":
        start += text[start:end].startswith("|")
        end -= text[start:end].endswith("|")
    printed = text[start:end]
    if any(sign in printed for sign in '"\r\n'):
        return [(begin, stop) for begin, stop, _ in walk(text, start, end, sign)]
    cells = []
    for piece in printed.split(sign):
        cells.append(trim(text, start, start + len(piece)))
        start += len(piece) + len(sign)
    return cells


def walk(text: str, start: int, end: int, sign: str) -> Iterator[tuple[int, int, bool]]:
    """Give the cells between two places, and whether each is the last of its row.

    A cell in quotation marks may hold the sign and, in a spreadsheet, line ends. A quotation
    mark that none closes is a sign like others, and so are all behind it.
    """
    inside = r'[^"]' if sign in ",;" else r'[^"\n]'
    quoted = re.compile(rf' ?"(?P<cell>(?:{inside}++|"")*+)"[ ]*')
    plain = re.compile(rf"[^{re.escape(sign)}\r\n]*+")
    ends, closed, position = ("", sign, "\r", "\n"), True, start
    while position <= end:
        match = quoted.match(text, position, end) if closed else None
        if match is None and sign in ",;" and text.startswith('"', position):
            closed = False
        if match is None or text[match.end() : min(match.end() + 1, end)] not in ends:
            match = plain.match(text, position, end)
            assert match is not None, "it matches nothing as well"
            place = match.span()
        else:
            place = match.span("cell")
        position = match.end() + 1
        more = match.end() < end and text[match.end()] == sign
        begin, stop = trim(text, *place)
        yield begin, stop, not more
        if not more:
            while position <= end and text[position - 1 : position] in ("\r", "\n"):
                position += 1
            position -= 1
            if position >= end:
                return


def read_head(page: Page, cells: Row) -> tuple[Label | None, ...] | None:
    """Read the names of columns; nothing unless one is of titles and another is known."""
    if len(cells) < 2 or any(end - start > MAX_HEAD for start, end in cells):
        return None
    columns = tuple(_column(page.text[start:end]) for start, end in cells)
    names = [label.column for label in columns if label]
    if names.count("title") > 1:
        # "Paper" may stand over links where "Title" stands over titles.
        columns = tuple(None if c and c.name == "paper" else c for c in columns)
        names = [label.column for label in columns if label]
    known = _KNOWN.intersection(names)
    printed = {page.text[start:end].lower() for start, end in cells}
    if known == {"journal_ref"} and not printed.isdisjoint(_OF_PEOPLE):
        return None
    return columns if known and names.count("title") == 1 else None


def _column(printed: str) -> Label | None:
    # ":date: Date", "📅 Date"
    words = re.sub(r":[a-z0-9_+]+:|[-_*#\u2600-\u27bf\ufe0f\U0001f300-\U0001faff]", " ", printed)
    name = " ".join(words.lower().replace(". ", " ").split()).strip('":. ')
    if name in _NAMES:
        return Label(name, _NAMES[name], 0, True)
    found = find_label(f"{name}:") if name else None
    if found and found.column:
        return found
    if (bare := _BRACKET_BEHIND.sub("", name)) != name:  # "date (dd/mm/yyyy)"
        return _column(bare)
    # "DOI / arXiv"
    parts = [_column(part) for part in _EITHER.split(name)] if _EITHER.search(name) else [None]
    same = len({part.column if part else None for part in parts}) == 1
    return parts[0] if same else None


def guess_columns(page: Page, rows: Sequence[Row]) -> tuple[Label | None, ...] | None:
    """Tell the columns of titles and authors by what most rows hold there."""
    width = max((len(row) for row in rows), default=0)
    rows = [row for row in rows if len(row) == width]
    if width < 2 or len(rows) < MIN_ROWS:
        return None
    columns = [[page.text[slice(*row[n])] for row in rows] for n in range(width)]
    named = [sum(map(_is_list, column)) / len(rows) for column in columns]
    authors = max(range(width), key=named.__getitem__)
    if named[authors] < 0.6:
        return None
    titles = [sum(map(_may_be_title, column)) / len(rows) for column in columns]
    title = max(range(width), key=titles.__getitem__)
    if titles[title] < 0.5 or title == authors:
        return None
    # "Mixtral of Experts" has the shape of a name, but names have a column of their own.
    if sum(_may_be_title(text) or _is_one_name(text) for text in columns[title]) < 0.8 * len(rows):
        return None
    labels = {
        title: Label("title", "title", 0, True),
        authors: Label("authors", "authors", 0, True),
    }
    for n, column in enumerate(columns):
        if n in labels:
            continue
        if all(map(_is_date, column)):
            labels[n] = Label("date", "published", 0, True)
        elif 2 * sum(map(is_venue, column)) > len(rows):
            labels[n] = Label("venue", "journal_ref", 0, True)
    return tuple(labels.get(n) for n in range(width))


def _is_list(text: str) -> bool:
    """Say whether a cell lists names: in a line, one a line, or behind "with"."""
    if "\n" in text:
        return all(is_person(line.strip(" ,;&")) for line in text.split("\n"))
    found = find_with(text, 0, len(text))
    names = found[0] if found else find_authors(text, 0, len(text))
    return names is not None and (found is not None or len(names.places) > 1 or names.truncated)


def _is_one_name(text: str) -> bool:
    found = find_authors(text, 0, len(text))
    return found is not None and len(found.places) == 1 and len(text.split()) > 2


def _may_be_title(text: str) -> bool:
    return (
        len(text.split()) > 2
        and len(text) <= MAX_TITLE
        and not looks_like_prose(text)
        and find_authors(text, 0, len(text)) is None
        and find_with(text, 0, len(text)) is None
    )


def _is_date(text: str) -> bool:
    dates = list(find_dates(text, 0, len(text), year_alone=True))
    return len(dates) == 1 and dates[0].end - dates[0].start == len(text)


def _is_rule(page: Page, row: Row) -> bool:
    return all(_ROW_RULE.fullmatch(page.text, *cell) for cell in row if cell[0] < cell[1])
