"""ResearchGate: the publications of a profile, as copied.

    Counting Sheep in Wide Fields
    Article
    Full-text available
    Apr 2021
    · 311 Reads
    · 20 Citations
    Journal of Wool
    Ann Lee
    Bob Day
    Download
    Share

What kind of work it is stands under the title, on a line of its own; each author has a
line. The text of the paper, if there is any, stands behind the authors.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from kgraph.model.tables import Evidence
from kgraph.read.page import Draft, Line, Page, ends_sentence, new_draft
from kgraph.read.parts import entry, people
from kgraph.read.parts.copied import all_of, finish, headings, put_venue
from kgraph.read.parts.persons import is_person

NAME = "researchgate"
MAX_PASSED = 80  # code points of a line that is a kind, a flag or a button
MAX_FACTS = 5  # lines from the kind of a work to its date
_KIND = re.compile(
    r"(?:Article|Conference Paper|Preprint|Chapter|Book|Thesis|Technical Report|Poster|Cover Page"
    r"|Presentation|Working Paper|Method|Code|Data|Patent|Research|Experiment Findings)$"
)
_FLAG = re.compile(r"(?:Full-text available|File available|Source)$")
_COUNT = re.compile(r"\W*[\d,.]+[kM]?\s(?:Reads?|Citations?|Recommendations?)\W*")
_BUTTON = re.compile(
    r"\b(?:Download|Share|View|Request (?:full-text|file)|Follow|Read more|Show (?:more|less)"
    r"|Recommend|Save|Cite|More|Read full-text|Source)\b"
)
_OMITTED = re.compile(r"\[?(?:\.\.\.|…)\]?$")
# Words that stand in the names of journals and in nobody's.
_OF_JOURNALS = frozenset(
    (
        *("access", "acta", "advances", "applications", "applied", "biology", "chemistry"),
        *("communications", "computers", "computing", "electronics", "energies", "energy"),
        *("engineering", "frontiers", "heliyon", "journal", "knowledge", "letters", "materials"),
        *("mathematics", "measurement", "medicine", "methods", "nature", "networks", "physics"),
        *("polymers", "proceedings", "processes", "remote", "reports", "research", "review"),
        *("reviews", "robotics", "science", "sciences", "scientific", "sensing", "sensors"),
        *("software", "springer", "studies", "sustainability", "symmetry", "transactions"),
    )
)


def recognises(page: Page) -> bool:
    """Say whether kinds of works with dates and names stand on the page, two at least."""
    found = _works(page.lines)
    return len(found) > 1 and any(
        _COUNT.fullmatch(line.text) or _FLAG.match(line.text) for line in page.lines
    )


def read(page: Page) -> Evidence:
    """Read the works of a profile."""
    lines, found = page.lines, _works(page.lines)
    borders = [*(i - 1 for i in found[1:]), len(lines)]
    drafts = [_read_work(page, i, end) for i, end in zip(found, borders, strict=True)]
    passed = [line for line in lines if _is_passed(line.text)]
    head = lines[: found[0] - 1]
    printed = [name for draft in drafts for name in draft.names]
    facts = list(people.page_person(page, head, printed))
    return finish(page, NAME, drafts, [*passed, *headings(head)], facts=facts)


def _is_passed(text: str) -> bool:
    return _is_short(text) if len(text) < MAX_PASSED else _COUNT.fullmatch(text) is not None


# The same few lines stand under each work, and are asked several times.
@lru_cache(maxsize=1 << 10)
def _is_short(text: str) -> bool:
    known = _KIND.match(text) or _FLAG.match(text) or _OMITTED.match(text)
    return bool(known or all_of(_BUTTON, text) or _COUNT.fullmatch(text))


def _works(lines: Sequence[Line]) -> list[int]:
    """Find the lines that say the kind of a work: a title above, a date soon below."""
    return [
        i
        for i in range(1, len(lines))
        if _KIND.match(lines[i].text)
        and not _is_passed(lines[i - 1].text)
        and any(entry.is_date_line(line.text) for line in lines[i + 1 : i + MAX_FACTS])
    ]


def _read_work(page: Page, kind: int, end: int) -> Draft:
    lines, draft = page.lines, new_draft(page)
    draft.put("title", lines[kind - 1].start, lines[kind - 1].end)
    draft.add("labels", lines[kind].start, lines[kind].end)
    rest = list(lines[kind + 1 : end])
    while rest and (_is_passed(rest[0].text) or entry.put_date_line(draft, rest[0])):
        rest.pop(0)
    if rest and not _is_name(rest[0].text) and not ends_sentence(rest[0].text):
        put_venue(draft, rest[0].start, rest[0].end)
        rest.pop(0)
    omitted = False
    while rest and (_is_name(rest[0].text) or _OMITTED.match(rest[0].text)):
        line = rest.pop(0)
        if _OMITTED.match(line.text):
            omitted = True
        else:
            draft.add_authors([(line.start, line.end)], truncated=omitted)
    text = [line for line in rest if not _is_passed(line.text)]
    if text and (len(text[0].text) > 60 or ends_sentence(text[0].text)):
        stop = next((i for i, x in enumerate(text) if i and x.blank), len(text))
        draft.put("abstract", text[0].start, text[stop - 1].end)
    return draft


def _is_name(text: str) -> bool:
    """Say whether a line is one name; journals may have names of two words too."""
    return is_person(text) and _OF_JOURNALS.isdisjoint(text.lower().split())
