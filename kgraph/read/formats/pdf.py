"""PDF files: what the first page and the file's own data say the paper is.

Title and authors of the document data, the arXiv id stamped in the margin of the
first page, a DOI on that page. The text is left alone: columns, headings and
footnotes are no data. Needs pypdf (``pip install 'kgraph[pdf]'``). No spans: a PDF is
no text that one could count in.
"""

import logging
import re
from dataclasses import replace
from io import BytesIO

from kgraph.errors import InputError
from kgraph.model import ids
from kgraph.model.keys import with_keys
from kgraph.model.tables import Author, Evidence, Problem, Record, Source
from kgraph.model.text import collapse
from kgraph.read.parts.authors import split_authors

NAME = "pdf"
MAX_TEXT = 20_000  # code points of the first page that are looked at
# The stamp says version, category and date: "arXiv:1706.03762v7  [cs.CL]  2 Aug 2023".
_STAMP = re.compile(r"arXiv:(\S+?v\d+)\s*\[([a-z-]+(?:\.[A-Za-z-]+)?)\]")
# What programs put in the title when the author says none.
_NO_TITLE = re.compile(
    r"^(?:microsoft (?:word|powerpoint)\b.*|untitled.*|paper|main|manuscript|template|arxiv:\S*"
    r"|\S+\.(?:dvi|docx?|tex|pdf|ps|eps|indd|qxd|rtf)|[\W\d_]*|\S{1,12})$",
    re.IGNORECASE,
)


def begins(content: bytes) -> bool:
    """Say whether a file that begins like this is a PDF."""
    return content[:1024].lstrip(b"\xef\xbb\xbf\0 \t\r\n").startswith(b"%PDF-")


def read_bytes(content: bytes, source: Source) -> Evidence:
    """Read what names the paper of a PDF; a PDF that says nothing of it is a problem."""
    read = replace(source, reader=NAME)
    try:
        import pypdf
    except ImportError:
        message = "PDF files are read with pypdf: pip install 'kgraph[pdf]'"
        return _unread(source, "pdf-not-installed", message)
    # pypdf logs what it mends.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            return _unread(source, "encrypted", "this PDF asks for a password")
        data = reader.metadata
        title, author = (str(data.title or ""), str(data.author or "")) if data else ("", "")
        text = reader.pages[0].extract_text()[:MAX_TEXT]
    except Exception as error:  # noqa: BLE001 - pypdf raises anything on damaged files
        message = f"this PDF is damaged: {type(error).__name__}: {collapse(str(error))[:100]}"
        return _unread(source, "damaged-pdf", message)
    record, problems = _find_ids(Record(f"{source.source_id}#1", source.source_id, 1), text)
    title = collapse(title)
    if not _NO_TITLE.match(title):
        record = replace(record, title=title)
    if not (record.title or record.arxiv_id or record.doi):
        message = "the PDF's data has no title, and its first page no arXiv id and no DOI"
        return _unread(source, "unknown-layout", message)
    listed = split_authors(author, 0, len(author))
    names = tuple(Author(collapse(author[a:b])) for a, b in listed.places)
    record = replace(record, authors=names, authors_truncated=listed.truncated)
    rows = tuple(Problem(source.source_id, None, None, "read", "bad-id", p) for p in problems)
    return Evidence((read,), (with_keys(record),), problems=rows)


def _find_ids(record: Record, text: str) -> tuple[Record, list[str]]:
    """Take the stamp in the margin; without one, nothing: a cited id is no id of the paper."""
    problems = []
    stamp = _STAMP.search(text)
    if stamp:
        try:
            found = ids.parse_arxiv(stamp[1])
        except InputError as error:
            problems.append(str(error))
        else:
            record = replace(record, arxiv_id=found.bare, version=found.version)
            record = replace(record, categories=(stamp[2],), primary_category=stamp[2])
    dois = {str(found.value) for found in ids.find_doi(text)}
    # A first page with several may have references on it.
    if len(dois) == 1:
        record = replace(record, doi=dois.pop())
    return record, problems


def _unread(source: Source, code: str, message: str) -> Evidence:
    return Evidence(
        (source,), problems=(Problem(source.source_id, None, None, "read", code, message),)
    )
