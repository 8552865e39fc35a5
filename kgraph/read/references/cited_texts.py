"""Works that a paper cites, each as one printed text: what its id, title and year are.

    Vaswani A., Shazeer N., Attention is all you need, Adv. in Neural Inf., 30, (2017)
    Fox C, 2001, J WOOL, V1, P2, DOI 10.1000/wool.1

Exports and answers of services list them so. Only a text without an id is looked through for
its title, a third of a millisecond each; of many no title can be told.
"""

import re

from kgraph.model import ids
from kgraph.model.tables import Reference, Source
from kgraph.model.text import collapse
from kgraph.read.page import page
from kgraph.read.references.references import find_references

PROVIDER = "page"
MAX_TEXT = 2000  # code points of one that is looked through
# As Scopus prints them: title and venue between commas, the year in brackets at the end.
_LISTED = re.compile(
    r"(?:[^\W\d_][^,;]{0,60}?\s(?:[^\W\d_a-z]\.[-\s]?)+,\s){1,40}(?:et al\.,\s)?"
    r"(?P<title>[^\W_].{5,300}?),\s(?=[^\W\d_a-z]).{2,300}?\((?P<year>(?:19|20)\d\d)\)\.?"
)
_ARXIV = re.compile(r"\bARXIV(\d{4})(\d{4,5})\b")  # as Web of Science prints it, without signs
_YEAR = re.compile(r"(?:^|[,(.;]\s?)((?:1[6-9]|20)\d\d)(?=[,).;\s]|$)")


def as_reference(record_id: str, position: int, printed: str, source: Source) -> Reference:
    """Give one entry of a paper's list, what can be told of it.

    Args:
        record_id: The record of the citing paper.
        position: Its place in the list, from 1.
        printed: The entry.
        source: Of the page that prints it.
    """
    raw = collapse(printed)
    arxiv_id, doi = ids_in(raw)
    title, year = (None, None) if arxiv_id or doi else title_and_year(raw, source)
    if year is None and (said := _YEAR.search(raw)):
        year = int(said[1])
    return Reference(
        *(record_id, position, raw, PROVIDER),
        arxiv_id=arxiv_id, doi=doi, title=title, year=year,
    )  # fmt: skip


def ids_in(raw: str) -> tuple[str | None, str | None]:
    """Give the first arXiv id and the first DOI of an entry."""
    found = ids.find_arxiv(_ARXIV.sub(r"arXiv:\1.\2", raw))
    known = (one.value for one in found if isinstance(one, ids.FoundId))
    arxiv_id = next((value.bare for value in known if isinstance(value, ids.ArxivId)), None)
    doi = next((str(one.value) for one in ids.find_doi(re.sub("[,;]", " ", raw))), None)
    return arxiv_id, doi


def title_and_year(raw: str, source: Source) -> tuple[str | None, int | None]:
    """Give title and year of an entry, if its style is one that people or exports use."""
    if len(raw) > MAX_TEXT:
        return None, None
    if listed := _LISTED.fullmatch(raw):
        return listed["title"], int(listed["year"])
    found = find_references(page(source, raw))
    if len(found) != 1:
        return None, None
    (entry,) = found
    return raw[slice(*entry.title)], int(entry.date.value[:4]) if entry.date else None
