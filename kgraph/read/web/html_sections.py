"""Parts of a web page that list no papers, by their headings: talks, courses, prizes.

<h3>Papers and preprints</h3> <ol><li>Counting sheep ...</ol>
<h3>Talks (selected)</h3> <ul><li>Counting sheep in public, Oberwolfach, 2016</ul>
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from kgraph.read.page import Draft, trim
from kgraph.read.parts.part_headings import MAX_HEADING, is_over_others, is_over_works
from kgraph.read.web.html_text import Flat

_HEADING = re.compile(r"h[1-6]|dt|b|strong|summary|legend|caption")


def only_works(drafts: Sequence[Draft], flat: Flat) -> list[Draft]:
    """Leave out what stands under the headings of other things, on a page that has one over works.

    An id is a paper's, wherever it stands.
    """
    heads = [(-1, True)]
    over_works = False
    for element in flat.elements if drafts else ():
        if _HEADING.fullmatch(element.tag) and 0 < element.end - element.start <= 2 * MAX_HEADING:
            start, end = trim(flat.text, element.start, element.end)
            printed = flat.text[start:end]
            works = is_over_works(printed)
            if (works or is_over_others(printed)) and _is_line(flat.text, start, end):
                heads.append((start, works))
                over_works = over_works or works
    if not over_works or len(heads) == 1:
        return list(drafts)
    starts = [start for start, _ in heads]
    return [draft for draft in drafts if _is_kept(draft, heads, starts)]


def _is_kept(draft: Draft, heads: Sequence[tuple[int, bool]], starts: Sequence[int]) -> bool:
    if not draft.spans or draft.has("arxiv_id") or draft.has("doi"):
        return True
    return heads[bisect_right(starts, min(span.start for span in draft.spans)) - 1][1]


def _is_line(text: str, start: int, end: int) -> bool:
    before, behind = text[max(0, start - 1) : start], text[end : end + 1]
    return before in ("", "\n") and behind in ("", "\n")
