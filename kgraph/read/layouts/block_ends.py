"""What stands below the abstract of a block: fields with their names, comments, where it appeared.

We study how sheep are counted ... faster than all those we know of.
Accepted at the Conference on Wool and Milk, to be held in the fields of the north
in May 2019
arXiv:1905.00001
"""

from collections.abc import Sequence
from itertools import pairwise

from kgraph.read.layouts.block_titles import MAX_COMMENT
from kgraph.read.layouts.entry_text import is_labelled
from kgraph.read.page import Draft, Line, ends_sentence
from kgraph.read.parts import entry
from kgraph.read.parts.entry_ids import put_id_line
from kgraph.read.parts.fields import find_label, put_field
from kgraph.read.parts.keyword_lines import are_keywords, put_keywords
from kgraph.read.parts.prose import UNWRAPPED, begins_like_prose, is_full
from kgraph.read.parts.remarks import find_cited_year, has_counts, is_journal
from kgraph.read.parts.text_ends import leads_on

MAX_WRAPPED = 4  # lines of a field below an abstract
_WRAPPED = ("comments", "journal_ref", "categories", "keywords")
_FIELDS = (*_WRAPPED, "id", "published", "labels")


def is_field(text: str) -> bool:
    """Say whether a line below an abstract is a field with its name: "Subjects: ..."."""
    label = find_label(text) if len(text) < UNWRAPPED else None
    return label is not None and label.capital and label.column in _FIELDS


def put_last(draft: Draft, lines: Sequence[Line], width: int | None) -> int:
    """Take what stands below an abstract; give how many lines it has, nothing if none is left."""
    if len(lines) < 2:
        return 0
    last, over = lines[-1], lines[-2].text
    for n in range(1, min(MAX_WRAPPED, len(lines) - 1) + 1):
        first, above = lines[-n], lines[-n - 1]
        label = find_label(first.text) if is_field(first.text) else None
        if label and (n == 1 or (label.column in _WRAPPED and ends_sentence(above.text))):
            put_field(draft, label, first.start, first.start + label.width, last.end)
            return n
        counted = n > 1 and has_counts(draft.page.text[first.start : last.end])
        wrapped = all(is_full(one, other, width) for one, other in pairwise(lines[-n:]))
        whole = ends_sentence(above.text) and not any(ends_sentence(x.text) for x in lines[-n:])
        if counted and wrapped and whole and not draft.has("comments"):
            draft.put("comments", first.start, last.end)
            return n
        # "Counting; Goats on Ladders; Wool": authors list keywords as their comment.
        told = draft.page.text[first.start : last.end]
        if whole and are_keywords(told) and not has_counts(told):
            put_keywords(draft, first.start, last.end)
            return n
    # Over a DOI a journal is told by it.
    if entry.is_id(last.text) and not is_journal(over):
        within = not last.blank and leads_on(over)
        return 0 if within else int(put_id_line(draft, last))
    if find_cited_year(last.text):
        return int(entry.put_journal(draft, last))
    if entry.put_date_line(draft, last) or entry.put_comment(draft, last):
        return 1
    if entry.is_comment(last.text) or _stands_as_comment(lines, width):
        if not draft.has("comments"):
            draft.put("comments", last.start, last.end)
        return 1
    return 0


def _stands_as_comment(lines: Sequence[Line], width: int | None) -> bool:
    """Say whether the last line is a comment by its place: a short one below a long abstract.

    Of abstracts that are single lines nothing else is short ("No figures", "ISARC 2018"); of
    wrapped ones it is no sentence, below a line that ends with one and was not broken.
    """
    above, last = lines[-2], lines[-1].text
    if not ends_sentence(above.text) or entry.is_link_line(last):
        return False
    if len(last) >= (MAX_COMMENT if ends_sentence(last) else UNWRAPPED):
        return False
    apart = width is not None and len(lines) > 2 and not is_full(above, lines[-1], width)
    told = (ends_sentence, begins_like_prose, entry.is_id, is_labelled)
    alone = apart and last[:1].isalnum() and not any(is_told(last) for is_told in told)
    return alone or len(above.text) > UNWRAPPED
