"""The style that most entries of a list have: those that are doubtful are read in it."""

from collections import Counter
from collections.abc import Sequence

from kgraph.read.page import Page
from kgraph.read.references.reference_families import STYLE as FAMILIES
from kgraph.read.references.reference_records import Reference


def common_style(found: Sequence[Reference]) -> str | None:
    """Give the style of most references, if there are enough to tell."""
    times = Counter(reference.style for reference in found).most_common(1)
    return times[0][0] if times and times[0][1] >= max(3, len(found) / 2) else None


def common_styles(found: Sequence[Reference]) -> set[str]:
    """Give the styles that several entries of a page have; of family names alone one must name
    several people.
    """
    several = {style for style, count in Counter(one.style for one in found).items() if count > 2}
    families = [one.authors for one in found if one.style == FAMILIES]
    some = any(len(names.places) > 1 or names.truncated for names in families)
    return several | {FAMILIES} if some and len(families) > 1 else several - {FAMILIES}


def is_left(page: Page, found: Sequence[Reference], style: str, signed: Sequence[bool]) -> bool:
    """Say whether something of a list is unread, or read in another style."""
    if any(reference.style != style for reference in found):
        return True
    n = 0
    for line, has_id_or_year in zip(page.lines, signed, strict=True):
        while n < len(found) and found[n].end <= line.start:
            n += 1
        unread = n == len(found) or line.start < found[n].start
        if unread and (has_id_or_year or 0 < n < len(found)):
            return True
    return False
