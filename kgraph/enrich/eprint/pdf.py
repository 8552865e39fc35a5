"""Papers that authors sent as PDF: the list behind the last "References", cut into entries."""

import logging
import re
from collections.abc import Iterable
from io import BytesIO

from kgraph.enrich.eprint.entry import Entry, works_of, year_of
from kgraph.enrich.eprint.limits import MAX_ENTRIES, MAX_ENTRY, MAX_PAGES
from kgraph.enrich.eprint.printed_ids import printed_ids
from kgraph.enrich.eprint.reading import MANY, Eprint, Reference, Trouble
from kgraph.enrich.eprint.titles import title_of
from kgraph.model.text import collapse

MAX_PAGE = 100_000  # code points
_HEADING = re.compile(
    r"^[ \t]*(?:\d{1,2}\.?|[IVX]{1,5}\.)?[ \t]*"
    r"(?:references(?:[ \t]+and[ \t]+notes)?|bibliography|literature[ \t]+cited"
    r"|r[ \t]?e[ \t]?f[ \t]?e[ \t]?r[ \t]?e[ \t]?n[ \t]?c[ \t]?e[ \t]?s)[ \t]*:?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_AFTER = re.compile(
    r"^[ \t]*(?:[A-Z]\.?[ \t]+)?(?:appendix|appendices|supplementary|supplemental)\b",
    re.IGNORECASE | re.MULTILINE,
)
_BRACKET = re.compile(r"^[ \t]*\[(\d{1,4})\][ \t]*", re.MULTILINE)
_LABEL = re.compile(r"^[ \t]*\[[A-Za-z+]{1,12}\d{2,4}[a-z]?\][ \t]*", re.MULTILINE)
_NUMBER = re.compile(r"^[ \t]*\(?(\d{1,4})[.)][ \t]+(?=\D)", re.MULTILINE)
# Without numbers: a line that begins with a name, behind one that ends an entry.
_CAPITAL = r"[^\W\d_a-z]"
_UNNUMBERED = re.compile(
    rf"(?<=[.\w/])\n(?=[ \t]*(?:{_CAPITAL}[\w'’-]{{1,30}},[ ](?:{_CAPITAL}\.|{_CAPITAL}[a-z]+)"
    rf"|(?:{_CAPITAL}\.[ ]?){{1,3}}{_CAPITAL}\w"
    rf"|{_CAPITAL}[\w'’-]{{1,30}}[ ](?:{_CAPITAL}\.[ ]){{0,2}}{_CAPITAL}[\w'’-]{{1,30}}"
    r"(?:,|[ ]and[ ]|\.[ ])))"
)
_ENDS_ENTRY = re.compile(r"(?:\.|\d{4}[a-z]?\)?\.?|/\S+|\d)[ \t]*$")
_HYPHEN = re.compile(r"(?<=[a-z])-\n(?=[a-z])")


def read_pdf(content: bytes) -> Eprint:
    """Read the references of a PDF; no citing sentences.

    Needs pypdf (``pip install 'kgraph[pdf]'``); without it the paper is deferred.
    """
    try:
        import pypdf
    except ImportError:
        message = "this e-print is a PDF, which is read with pypdf: pip install 'kgraph[pdf]'"
        return Eprint((), (Trouble("pdf-not-installed", message),), "deferred")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            return Eprint((), (Trouble("encrypted", "this PDF asks for a password"),), "not_found")
        text = _references_text(reader)
    except Exception as error:  # noqa: BLE001 - pypdf raises anything on damaged files
        message = f"this PDF is damaged: {type(error).__name__}: {collapse(str(error))[:100]}"
        return Eprint((), (Trouble("damaged-pdf", message),), "not_found")
    if text is None:
        message = "there is no heading 'References' in this PDF"
        return Eprint((), (Trouble("no-reference-list", message),), "not_found")
    entries = [_entry(number, part) for number, part in enumerate(split(text), start=1)]
    references = tuple(
        Reference(entry.key, entry.raw, work.arxiv_id, work.doi, work.title, entry.year)
        for entry in entries
        for work in entry.works
    )
    if len(entries) >= MAX_ENTRIES:
        return Eprint(references, (MANY,), "partial")
    return Eprint(references, (), "ok" if references else "empty")


def _references_text(reader) -> str | None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    """Read pages from the last to the one with the heading: most of a paper is never read."""
    pages: list[str] = []
    for number in range(min(len(reader.pages), MAX_PAGES) - 1, -1, -1):
        text = (reader.pages[number].extract_text() or "")[:MAX_PAGE]
        headings = list(_HEADING.finditer(text))
        if headings:
            pages.append(text[headings[-1].end() :])
            whole = "\n".join(reversed(pages))
            end = _AFTER.search(whole)
            return whole[: end.start()] if end else whole
        pages.append(text)
    return None


def split(text: str) -> list[str]:
    """Cut a list of references into entries: by numbers that count up, else by names."""
    for pattern in (_BRACKET, _NUMBER):
        counted = _counting(pattern.finditer(text))
        if len(counted) > 2:
            return _between(text, [m.end() for m in counted], [m.start() for m in counted])
    labels = list(_LABEL.finditer(text))
    if len(labels) > 2:
        return _between(text, [m.end() for m in labels], [m.start() for m in labels])
    parts: list[str] = []
    for part in _UNNUMBERED.split(text):
        # A name at the beginning of a line inside an entry does not begin another.
        if parts and not _ENDS_ENTRY.search(parts[-1][-40:]):
            parts[-1] += "\n" + part
        else:
            parts.append(part)
    return [part for part in parts if len(part.strip()) > 20][:MAX_ENTRIES]


def _counting(starts: Iterable[re.Match[str]]) -> list[re.Match[str]]:
    """Keep the numbers that count 1, 2, 3; others are volumes and pages at line starts."""
    counted: list[re.Match[str]] = []
    for match in starts:
        if int(match[1]) == len(counted) + 1:
            counted.append(match)
    return counted[:MAX_ENTRIES]


def _between(text: str, ends: list[int], starts: list[int]) -> list[str]:
    stops = [*starts[1:], min(len(text), ends[-1] + 1_500)]
    return [text[begin:stop] for begin, stop in zip(ends, stops, strict=True)]


def _entry(number: int, part: str) -> Entry:
    # Ids and addresses are broken at line ends without a hyphen; words with one.
    plain = _HYPHEN.sub("", part[:MAX_ENTRY])
    shown = collapse(plain)
    joined = re.sub(r"(?<=[/._-])\s*\n\s*(?=[\w(])", "", plain)
    ids = printed_ids(collapse(joined))
    return Entry(f"#{number}", shown, year_of(shown), works_of(ids, title_of("", shown)))
