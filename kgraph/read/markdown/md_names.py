"""Names beside the titles of a Markdown list: where they begin and end, and which places have some.

One name alone is an author where the page prints names in that place: "Google Brain" has the
shape of a name.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kgraph.read.markdown.md_links import strip_marks
from kgraph.read.markdown.md_title_ends import ET_AL, find_cited
from kgraph.read.page import Draft, Line, Page, new_draft
from kgraph.read.parts import entry
from kgraph.read.parts.authors import find_authors
from kgraph.read.parts.dates import find_dates, month_number
from kgraph.read.parts.line_parts import names_and_journal, surnames
from kgraph.read.parts.list_marks import mark_width
from kgraph.read.parts.persons import is_capital_name, is_person
from kgraph.read.parts.title_names import is_venue

# Where names may end: at a sign, where emphasis ends or begins, before a year.
_BORDER = re.compile(
    r"[,;]\s|\.\s|\s*\(|\s[-–—·]{1,3}\s|[*_]{1,3}(?=[\s,.])|\s(?=[*_]{1,3}\w)|\s(?=(?:19|20)\d\d\b)"
)
_INITIAL = re.compile(r"(?:[A-Z]\.[\s-]?){1,3}[A-Z][\w'’-]+$")
_LAST_INITIAL = re.compile(r"[\s.-][A-Z]$")
_TWO = re.compile(r"\w{3,}\.\s|\w\s\w[^,]*,\s\S+\s\w")
_BY = re.compile(r"[Bb]y:?\s+(?=[^\W\d_a-z])")
# Kinds of organisations: which ones there are is no list of ours.
_ORGANISATION = re.compile(
    r"\b(?:AI|Labs?|Laborator(?:y|ies)|Inc|Ltd|LLC|GmbH|Corp(?:oration)?|Compan(?:y|ies)|Team|Group"
    r"|College|Academy|Foundation|Technolog(?:y|ies)|Consortium|Collaboration)\b"
)
# "Akerlof (1970)", "(Fish, 2007": a family name alone with its year.
_LONE = re.compile(r"(?P<name>[^\W\d_a-z][^\W\d_][\w'’-]*)(?:\s[(\[]|,\s)(?:19|20)\d\d[a-z]?\b")
# "Lamport -- read it twice"
_LONE_FIRST = re.compile(r"(?P<name>[^\W\d_a-z][^\W\d_][\w'’-]*)\s(?:[-–—]{1,3}|[|·])\s")
_OPENS = re.compile(r"[\s.,:)\]*_]{1,6}\[[^\[\]]")  # the link that is the title
# "**Week 3**: Lee et al. (2017)", "*Optional:* Lee & Day (2017)", "[Optional] Ann Lee, Bob Day":
# the first marks are left out.
_MARKED_LABEL = re.compile(
    r"[^*_\[\]\n]{1,40}(?::[*_]{1,3}|[*_]{1,3}\s?[:.–—-]|[*_]{0,3}\])\s+(?=[^\W\d_a-z])"
)
_LABEL = re.compile(r"[^\W\d_][^\d\W]*(?:[ -][^\W\d_]+){0,3}(?: \d{1,3})?:\s+(?=[^\W\d_a-z])")
MAX_LABEL = 60  # code points of what names are listed as
MAX_NAMES = 3000  # code points of names with other words behind them
MIN_SINGLE = 0.6  # of the items with words in a place that are one name alone


@dataclass(frozen=True, slots=True)
class Names:
    """The names that some words begin with, in a draft of their own, and where they end."""

    draft: Draft
    end: int


@dataclass(frozen=True, slots=True)
class Words:
    """Words beside a title: how many parts behind it, their place, names in several.

    They have no ``slot`` where the page says that they are no authors.
    """

    slot: int | None
    start: int
    end: int
    names: Names | None


def author_slots(page: Page, printed: Sequence[Sequence[Words]]) -> frozenset[int]:
    """Find the places behind and before the titles where this page prints authors.

    Lists of names stand there, or in most items names that begin with another person each time.
    """
    lists: Counter[int] = Counter()
    there: dict[int, list[Words]] = {}
    for words in (words for beside in printed for words in beside):
        if words.slot is None:
            continue
        there.setdefault(words.slot, []).append(words)
        named = words.names.draft if words.names else None
        lists[words.slot] += named is not None and (
            len(named.names) > 1 or named.has("authors_truncated")
        )
    needed = min(2, max(1, len(printed) - 1))
    several = {slot for slot, times in lists.items() if times >= needed}
    others = {slot: found for slot, found in there.items() if slot not in several}
    return frozenset(several | {slot for slot in others if _are_single(page, others[slot])})


def _are_single(page: Page, there: Sequence[Words]) -> bool:
    """Say whether most words in a place begin with the name of one person, never the same."""
    found = [find_names(page, words.start, words.end, alone=True) for words in there]
    named = [(one.draft.names[0], words) for one, words in zip(found, there, strict=True) if one]
    names = [
        name
        for name, words in named
        if (" " in name or _may_be_lone(page, words)) and not _ORGANISATION.search(name)
    ]
    return len(set(names)) == len(names) > 1 and len(names) >= MIN_SINGLE * len(there)


def _may_be_lone(page: Page, words: Words) -> bool:
    """Say whether a word with a year is a name: before a title, or in brackets with a comma.

    Behind a title it may be a journal: "Cell (2019)".
    """
    lone = _LONE.match(page.text, words.start, words.end + 1)
    before = words.slot is not None and words.slot < 0
    before = before or _OPENS.match(page.text, words.end) is not None
    return lone is not None and (before or "," in lone[0])


def find_names(page: Page, start: int, end: int, *, alone: bool) -> Names | None:
    """Find the names that words begin with, one ``alone`` too."""
    text = page.text
    if text[start:end].rstrip(" .*_)").endswith(", etc"):  # of things: "(Duke, UCSD, etc.)"
        return None
    by = _BY.match(text, start, end)
    if by:
        start, alone = by.end(), alone or not _ORGANISATION.search(text, by.end(), end)
    start = _behind_label(text, start, end)
    match = ET_AL.match(text, start, end)
    if match and (" " not in match["name"] or is_person(match["name"])):
        trial = new_draft(page)
        trial.add_authors([match.span("name")], truncated=True)
        return Names(trial, match.end())
    if known := names_and_journal(text, start, end):
        trial = new_draft(page)
        trial.add_authors(known[0].places, truncated=known[0].truncated)
        return Names(trial, known[1][0])
    lone = _LONE.match(text, start, end) or _LONE_FIRST.match(text, start, end) if alone else None
    if lone and not is_venue(lone["name"]) and not month_number(lone["name"]):
        trial = new_draft(page)
        trial.add_authors([lone.span("name")], truncated=False)
        return Names(trial, lone.end("name"))
    cited = find_cited(text, start, end)
    # Of "Nanda & Bloom, 2022" the family names are all that is printed.
    if cited and len(cited.places) > 1 and not any(" " in text[a:b] for a, b in cited.places):
        trial = new_draft(page)
        trial.add_authors(cited.places, truncated=cited.truncated)
        return Names(trial, cited.places[-1][1])
    borders = [m.start() for m in _BORDER.finditer(text[start : min(end, start + MAX_NAMES)])]
    date = next(find_dates(text, start, end, year_alone=True), None)
    for stop in [end, *(start + border for border in reversed(borders))]:
        printed = text[start:stop]
        several = any(sign in printed for sign in (",", "; ", " and ", " & "))
        opened = printed.rfind("(") > printed.rfind(")")  # "Ann Lee & Bob Day (ACL"
        # "J. Lee (2019)": a year behind one that begins with an initial says who it is.
        signed = date is not None and not text[stop : date.start].strip(" (,.")
        signed = signed and _INITIAL.match(printed) is not None
        if (date and stop > date.start) or opened or not (several or alone or signed):
            continue
        place = strip_marks(text, start, stop)
        if text[place[1] - 1] == ")" and "(" not in text[slice(*place)]:
            place = place[0], place[1] - 1
        if _LAST_INITIAL.search(text, max(start, place[1] - 2), place[1]) and (
            text[place[1] : place[1] + 1] == "."
        ):
            place = place[0], place[1] + 1  # "Lee, A., Day, B."
        # "OpenAI" may be who wrote a paper, but "`InstructGPT`" is what it is called.
        coded = " " not in printed and text[start - 1] == "`"
        if not several and (coded or not is_person(text[slice(*place)])):
            continue
        # "(MLSys 2023)": a word before a year is a venue.
        dated = date is not None and not text[stop : date.start].strip()
        if dated and " " not in text[slice(*place)]:
            continue
        # "NeurIPS" and "SOSP" have the shape of an organisation that signs papers, or a name.
        sign = max(printed.rfind(","), printed.rfind(";"))
        last = printed[sign + 1 :].strip(" .*_")
        if sign >= 0 and is_venue(last) and not is_capital_name(last):
            continue
        trial = new_draft(page)
        # "Bahdanau, Cho, Bengio (ICLR 2015)": tags have no year behind them.
        families = surnames(text, *place) if several else None
        paired = (date or alone) and "," not in printed
        if families and (paired or (date and len(families.places) > 2)):
            trial.add_authors(families.places, truncated=False)
            return Names(trial, stop)
        if families and len(families.places) % 2:
            return None  # nor are they "Last, First"
        entry.put_authors(trial, *place)
        names = trial.names
        # "A. Shabat. Phys. Rev" is a name and a journal, "Ann Lee, Bob Day" two names.
        if names and not any(map(_TWO.search, names)):
            return Names(trial, stop)
    return None


def _behind_label(text: str, start: int, end: int) -> int:
    """Give where names may begin behind what they are listed as; without marks around it, only
    names with a year are behind it: "Further reading: Lee & Day (2017)".
    """
    marked = text[start - 1 : start] in ("*", "_", "[")
    if marked and (label := _MARKED_LABEL.match(text, start, end)):
        return label.end()
    colon = not marked and text.find(":", start, min(end, start + MAX_LABEL)) >= 0
    plain = _LABEL.match(text, start, end) if colon else None
    return plain.end() if plain and find_cited(text, plain.end(), end) else start


def stand_alone(page: Page, line: Line) -> bool:
    """Say whether a line, perhaps an item of a list, is names or one name and nothing else."""
    start, end = strip_marks(page.text, line.start + mark_width(line.text), line.end)
    return find_authors(page.text, start, end) is not None or is_person(page.text[start:end])
