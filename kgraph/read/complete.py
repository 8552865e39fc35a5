"""One paper said twice on a page: what the one place leaves out, the other gives."""

from collections.abc import Sequence
from dataclasses import replace

from kgraph.model.tables import Record
from kgraph.model.text import title_key
from kgraph.read.page import Draft

# Columns that are taken together from one source or the other.
_TOGETHER = (
    *(("arxiv_id", "version"), ("doi",), ("title",), ("abstract", "abstract_truncated")),
    *(("authors", "authors_truncated"), ("published",), ("updated",)),
    *(("categories", "primary_category"), ("comments",), ("journal_ref",), ("organisations",)),
    *(("urls",), ("labels",), ("withdrawn",)),
)


def names_of(record: Record) -> frozenset[str]:
    """Give what names a record: its arXiv id, its DOI, its title's normal form."""
    title = title_key(record.title) if record.title else None
    return frozenset(name for name in (record.arxiv_id, record.doi, title) if name)


def completed(work: Draft, shown: Sequence[Draft]) -> Draft:
    """Fill what the embedded data does not say from the entry of the text that is the same."""
    for draft in shown:
        if not _same(work.record, draft.record):
            continue
        for together in _TOGETHER:
            mine = [getattr(work.record, column) for column in together]
            if any(mine):
                continue
            work.record = replace(work.record, **{c: getattr(draft.record, c) for c in together})
            work.spans += [span for span in draft.spans if span.field in together]
        break
    return work


def _same(one: Record, other: Record) -> bool:
    if one.arxiv_id and other.arxiv_id:
        return one.arxiv_id == other.arxiv_id
    if one.doi and other.doi:
        return one.doi == other.doi
    if not one.title or not other.title:
        return False
    return title_key(one.title) == title_key(other.title)
