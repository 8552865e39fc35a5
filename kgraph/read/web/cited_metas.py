"""The reference list that a publisher's page gives for machines: ``citation_reference``.

    citation_title=Deep learning; citation_author=Y. LeCun; citation_publication_date=2015; ...
    LeCun, Y., Bengio, Y. & Hinton, G. Deep learning. Nature 521, 436-444 (2015).

Either names and values between semicolons, or the entry as printed; a publisher may
mix both in one list.

Source: https://scholar.google.com/intl/en/scholar/inclusion.html#indexing.
"""

import re
from collections.abc import Iterator

from kgraph.errors import InputError
from kgraph.model import ids
from kgraph.model.tables import Reference, Source
from kgraph.model.text import collapse
from kgraph.read.references.cited_texts import ids_in, title_and_year
from kgraph.read.web.html_text import Flat

PROVIDER = "page"
_NAME = re.compile(r"(?:^|;)\s*citation_(?P<name>[a-z_]+)\s*=\s*", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DATES = ("publication_date", "year", "date", "cover_date", "online_date")


def find_cited(flat: Flat, source: Source, record_id: str) -> Iterator[Reference]:
    """Give the reference list of the page's one paper, in order, each entry as printed."""
    position = 0
    for name, content in flat.metas:
        raw = collapse(content)
        if name.lower() != "citation_reference" or not raw:
            continue
        position += 1
        fields = _named(raw)
        arxiv_id, doi = _ids(f"{raw} ", fields)
        title, year = (
            (fields.get("title"), _year(fields)) if fields else title_and_year(raw, source)
        )
        yield Reference(
            record_id, position, raw, PROVIDER, arxiv_id=arxiv_id, doi=doi, title=title, year=year
        )


def _named(raw: str) -> dict[str, str]:
    """Split names and values; of a name said twice (authors) the first value stays."""
    found = list(_NAME.finditer(raw))
    if not found or found[0].start():
        return {}
    ends = [*(match.start() for match in found[1:]), len(raw)]
    fields: dict[str, str] = {}
    for match, end in zip(found, ends, strict=True):
        value = raw[match.end() : end].strip(" ;")
        if value:
            fields.setdefault(match["name"].lower(), value)
    return fields


def _year(fields: dict[str, str]) -> int | None:
    printed = next((fields[name] for name in _DATES if name in fields), "")
    match = _YEAR.search(printed)
    return int(match[0]) if match else None


def _ids(raw: str, fields: dict[str, str]) -> tuple[str | None, str | None]:
    arxiv_id, doi = ids_in(raw)
    if arxiv_id is None and "arxiv_id" in fields:
        try:
            arxiv_id = ids.parse_arxiv(fields["arxiv_id"]).bare
        except InputError:
            arxiv_id = None  # the entry stays, as printed
    return arxiv_id, doi
