"""One paper said twice on a page: what the one place leaves out, the other gives."""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from kgraph.model.names import family_key, name_key
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


MIN_BEGIN = 5  # letters of a title that is looked for inside of another
MOST = 2 / 3  # of the letters of a title that make it the same, where no author tells


def completed(work: Draft, shown: Sequence[Draft]) -> Draft:
    """Fill what the embedded data does not say from the entry of the text that is the same."""
    same = next((draft for draft in shown if _same(work.record, draft.record)), None)
    return _filled(work, same) if same else work


def together(works: Sequence[Draft], shown: Sequence[Draft]) -> list[Draft]:
    """Make one of the works that a page lists for machines and what it shows of them.

    What stands before or behind a title may be shown with it ("1-16 Counting Sheep"), or its
    end may be cut off.

    Returns:
        The works, completed, and what is shown and none of them.
    """
    named: dict[str, int] = {}
    begins: dict[str, list[int]] = defaultdict(list)
    for n, work in enumerate(works):
        for name in _names_of(work.record):
            named.setdefault(name, n)
        begins[_key(work.record)[:MIN_BEGIN]].append(n)
    same = [
        next((named[name] for name in _names_of(draft.record) if name in named), None)
        for draft in shown
    ]
    # "Counting Sheep II" is no "Counting Sheep" of which the page shows more than that.
    met = set(same)
    for i, draft in enumerate(shown):
        if same[i] is None:
            same[i] = _find_alike(works, begins, draft.record, met)
            met.add(same[i])
    done = set[int]()
    for which, draft in zip(same, shown, strict=True):
        if which is not None and which not in done:
            done.add(which)
            _filled(works[which], draft)
    others = [draft for which, draft in zip(same, shown, strict=True) if which is None]
    return [*works, *others]


def _find_alike(
    works: Sequence[Draft], begins: Mapping[str, Sequence[int]], shown: Record, met: Set[int | None]
) -> int | None:
    """Find the work, not met yet, whose title is part of a title that is shown, or begins with it.

    Args:
        works: The works.
        begins: Which of them begin with some letters.
        shown: What is shown.
        met: The works that are shown elsewhere.
    """
    key = _key(shown)
    for i in range(len(key) - MIN_BEGIN + 1):
        for n in begins.get(key[i : i + MIN_BEGIN], ()):
            title = _key(works[n].record)
            part = key.startswith(title, i) or (i == 0 and title.startswith(key))
            share = min(len(title), len(key)) / max(len(title), len(key))
            if part and n not in met and _may_be_same(works[n].record, shown, share):
                return n
    return None


def _names_of(record: Record) -> list[str]:
    """Give what names a record, the surest first: its arXiv id, its DOI, its title as a key."""
    return [name for name in (record.arxiv_id, record.doi, _key(record)) if name]


def _key(record: Record) -> str:
    return (title_key(record.title) if record.title else None) or ""


def _may_be_same(work: Record, shown: Record, share: float) -> bool:
    """Say whether a work is what is shown; so much of their titles is: their authors tell."""
    if any(a and b and a != b for a, b in ((work.arxiv_id, shown.arxiv_id), (work.doi, shown.doi))):
        return False
    if not work.authors or not shown.authors:
        return share >= MOST
    first, other = (family_key(name_key(some.authors[0].name)) for some in (work, shown))
    return first == other


def _filled(work: Draft, draft: Draft) -> Draft:
    """Fill what a work does not say from what is shown of it."""
    for columns in _TOGETHER:
        if not any(getattr(work.record, column) for column in columns):
            work.record = replace(work.record, **{c: getattr(draft.record, c) for c in columns})
            work.spans += [span for span in draft.spans if span.field in columns]
    return work


def _same(one: Record, other: Record) -> bool:
    if one.arxiv_id and other.arxiv_id:
        return one.arxiv_id == other.arxiv_id
    if one.doi and other.doi:
        return one.doi == other.doi
    if not one.title or not other.title:
        return False
    return title_key(one.title) == title_key(other.title)
