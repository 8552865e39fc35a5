"""OpenReview: the list of a venue or a search, and the page of a submission.

    Mamba: Linear-Time Sequence Modeling with Selective State Spaces
    Albert Gu, Tri Dao
    Published: 16 Jan 2024, Last Modified: 15 Mar 2024  ICLR 2024 poster  Everyone
    Keywords: sequence models, state spaces
    TL;DR: A selection mechanism makes state spaces as good as attention.
    Abstract: Foundation models are almost all built on ...

The line of dates makes an entry, with the venue and who may read it behind the dates,
often glued ("15 Mar 2024ICLR 2024 posterEveryoneRevisionsBibTeX"). Older lists print
"28 Sept 2020 (modified: 25 Jan 2021)", and what a profile took from elsewhere has its venue
there: "ICML 2022 (modified: 24 Apr 2023)". Authors may be anonymous.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from kgraph.model.tables import Evidence
from kgraph.read.page import Draft, Line, Page, ends_sentence, new_draft
from kgraph.read.parts.authors import find_authors
from kgraph.read.parts.copied import (
    all_of,
    finish,
    headings,
    put_names,
    without_bullets,
)
from kgraph.read.parts.dates import find_dates
from kgraph.read.parts.field_names import SECTIONS
from kgraph.read.parts.fields import Label, find_label, put_field
from kgraph.read.parts.persons import is_person
from kgraph.read.parts.prose import title_case_share
from kgraph.read.parts.title_marks import without_stop

NAME = "openreview"
MAX_NAME = 4  # words
MAX_HEAD = 4  # lines from the title to the dates
MAX_LABEL = 100  # code points of the name of a field
MAX_ICONS = 60  # code points of their names behind a title
_DATE = (
    r"\d{1,2}\s(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s(?:19|20)\d\d"
)
_TIME = r"(?:,\s\d{1,2}:\d\d(?:\s?[AP]M)?(?:\sUTC)?)?"
_DATES = re.compile(
    rf"(?:(?:Published|Submitted|Posted):\s*)?"
    rf"(?P<first>{_DATE}|(?:19|20)\d\d(?=\s*\((?:last\s)?modified:[^()]*\)\S)){_TIME}"
    rf"(?:(?:,\s*|\s+)(?:Last\s)?Modified:\s*(?P<a>{_DATE})"
    rf"|\s*\((?:last\s)?modified:\s*(?P<b>{_DATE})\))?{_TIME}"
    r"(?P<rest>.*)$",
    re.IGNORECASE,
)
# Of a paper that appeared elsewhere the site knows venue and year.
_VENUE_AND_YEAR = re.compile(
    rf"(?P<venue>(?:\S[^\n]{{0,100}}?\s|(?=\d{{4}}\s\())(?P<first>(?:19|20)\d\d))"
    rf"(?:\s*\((?:last\s)?modified:\s*(?P<a>{_DATE})\))?(?P<rest>\s*(?:Readers:.*)?)$",
    re.IGNORECASE,
)
_FLAGS = (
    r"(?:(?:Readers:\s*)?(?:Everyone|Conference(?!\s\w)|Publication Chairs|Area Chairs|Reviewers"
    r"|Senior Area Chairs|Program Chairs|Authors|Ethics\s\w+)|Revisions|BibTeX"
    r"|CC BY(?:-\w+)*(?: \d\.\d)?"
    r"|CC0(?: \d\.\d)?"
    r"|Show (?:details|Bibtex|Revisions)|Hide details|\d+ Repl(?:y|ies)|Blind Submission"
    r"|Readers:)"
)
_VENUE = re.compile(rf"\s*[,|·•]?\s*(?P<venue>.*?)\s*(?=$|{_FLAGS}(?:\W|{_FLAGS}|$))")
_NAVIGATION = re.compile(
    r"\b(?:[Dd]ownload (?:PDF|pdf)|PDF|pdf|Go to|homepage|Back to|Show details|Hide details"
    r"|Add|Public Comment|Sort|Filter by|Toggle|Loading|Supplementary Material|zip"
    r"|Submission Number|Everyone|Revisions|BibTeX|Abstract|\d+|Open Discussion|Reply Type"
    r"|Previous|Next|Author|Visible To|Hidden From|Replies|Reply|all|Code Of Ethics"
    r"|Official Review)\b"
)
_ICONS = re.compile(r"(?:\s(?:pdf|html|hmtl) icon)+$")  # the site prints "hmtl" so
_ANONYMOUS = re.compile(
    r"Anonymous(?: \w+)?|.{0,60}\b(?:Submission|Paper)\s?\d+ Authors|Authors?: anonymous", re.I
)
# Behind the authors of a blind submission, for those who may know them.
_REVEALED = re.compile(r"\s*\(privately revealed to you\),?\s*")
# "Official Review by Reviewer 2", but not the title "Comment on the Invariance of ...".
_REVIEW = re.compile(
    r"(?:(?:Official|Public|Paper|Meta|Author)\s?(?:Blind\s)?(?:Reviews?|Comments?|Decision|Rebuttal|Response)"
    r"|(?:Reviews?|Comments?|Decision|Rebuttal|Response)\W*"
    r"(?:$|(?:by|of|to|for)\s(?:the\s)?(?:Paper|Submission|Reviewers?|Authors?|Program|Area)\b))"
)
# What stands behind the dates of an answer: "20 Dec 2019 ICLR 2020 Conference Paper411 Decision".
_ANSWER = re.compile(
    r"\b(?:Paper|Submission)\s?\d+\s(?:Decision|Rebuttal|Response"
    r"|(?:(?:Official|Public|Meta|Author)\s?)?(?:Review|Comment))"
)
# Who signs an answer: "ICLR 2021 Conference Paper77 AnonReviewer3".
_SIGNED = re.compile(
    r"(?:.{0,60}\b(?:Paper|Submission)\s?\d+\s(?:Anon\w*\s?)?(?:Official\s|Meta\s|Ethics\s)?"
    r"(?:Reviewer|(?:Senior\s)?Area\sChair)|(?:.{0,60}\b(?:Conference|Workshop)\s(?:.{0,30}\s)?)?Program\sChairs?$)"
)
_REPLIES = re.compile(r"\d+ Repl(?:y|ies)(?:\s|$)|(?:Paper )?Discussion$|Add Public Comment")
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){0,3}")
_LABELS = frozenset(
    (
        *(
            "keywords",
            "tl;dr",
            "abstract",
            "primary area",
            "one sentence summary",
            "venue",
            "track",
        ),
        *("supplementary material", "code of ethics", "submission number", "archival status"),
        *("code", "data", "software", "license", "community implementations", "student paper"),
        *("submission length", "assigned action editor", "pdf", "type"),
        *("primary keywords", "secondary area", "changes since last submission", "language"),
        *("anonymous url", "no acknowledgement section", "submission guidelines", "resubmission"),
        *("reciprocal reviewing", "supplementary zip", "presenter", "certifications", "format"),
        *("decision", "confirmation", "country", "website", "video", "poster", "slides"),
    )
)
_OTHER_LABEL = re.compile(r"(?P<name>[A-Z][\w;-]*(?:\s[\w;.()-]+){0,5}):\s*(?P<value>.*)")


def recognises(page: Page) -> bool:
    """Say whether a line of dates that only this site prints stands under a title."""
    return bool(_heads(page.once(without_bullets)))


def read(page: Page) -> Evidence:
    """Read the submissions of a list, or of a page."""
    page = page.once(without_bullets)
    lines = page.lines
    heads = _heads(page)
    drafts, passed = [], headings(lines[: heads[0][0]])
    for n, (title, at) in enumerate(heads):
        stop = heads[n + 1][0] if n + 1 < len(heads) else len(lines)
        drafts.append(_read_entry(page, lines[title:at], lines[at], lines[at + 1 : stop]))
    passed += [line for line in lines if _is_navigation(line.text)]
    return finish(page, NAME, drafts, passed)


def _is_navigation(text: str) -> bool:
    return len(text) < 80 and all_of(_NAVIGATION, text)


def _is_dates(lines: Sequence[Line], at: int) -> bool:
    """Say whether a line is of dates as this site prints them: a revision, or who reads it."""
    text = lines[at].text
    match = _DATES.match(text) if len(text) < 300 else None
    if match:
        flagged = re.search(rf"Everyone|BibTeX|{_FLAGS}$", match["rest"])
        return bool(match["a"] or match["b"] or flagged) or _is_day_of_reading(lines, at, match)
    match = _VENUE_AND_YEAR.match(text) if len(text) < 300 else None
    below = lines[at + 1].text if at + 1 < len(lines) else ""
    return match is not None and bool(
        match["a"] or match["rest"].strip() or below.startswith("Readers:")
    )


def _is_day_of_reading(lines: Sequence[Line], at: int, match: re.Match[str]) -> bool:
    """Say whether a line is a day alone, of a paper never changed, over its venue and readers:
    "Readers: Everyone", or "Everyone".
    """
    below = lines[at + 1 : at + 3]
    return match.end("first") == len(lines[at].text) and any(
        line.text.startswith("Readers:") or line.text == "Everyone" for line in below
    )


def _heads(page: Page) -> list[tuple[int, int]]:
    """Find the entries: the line of the title and the line of the dates."""
    lines = page.lines
    found, after = [], 0
    for at, line in enumerate(lines):
        if not _is_dates(lines, at):
            continue
        near = [
            i for i in range(max(after, at - MAX_HEAD), at) if not _is_navigation(lines[i].text)
        ]
        by = next((i for i in reversed(near) if _is_names(page.text, lines[i])), None)
        # A title may have the shape of a name; so has the line directly over the dates.
        if len(near) > 1 and by != near[-1] and _is_plain_names(lines[near[-1]].text):
            over = lines[near[-2]]
            by = by if _label(page, over) or ends_sentence(over.text) else near[-1]
        if by is not None and by != near[-1] and _is_long(lines[near[-1]].text):
            by = None  # "Recent Activity" is over a paper without names
        title = max((i for i in near if by is None or i < by), default=None)
        if title is None or _ANSWER.search(line.text) or _is_dates(lines, title):
            continue
        head = (lines[i].text for i in near if i >= title)
        if not any(_REVIEW.match(text) or _SIGNED.match(text) for text in head):
            found.append((title, at))
            after = at + 1
    return found


def _is_long(text: str) -> bool:
    """Say whether a line has too many words for a name, and no comma between several."""
    return len(text.split()) > MAX_NAME and "," not in text


def _is_names(text: str, line: Line) -> bool:
    if len(line.text) > 5000 or _ANONYMOUS.fullmatch(line.text):
        return len(line.text) <= 5000
    if _REVEALED.search(line.text):
        return True
    return find_authors(text, line.start, line.end) is not None or _is_mostly_names(line.text)


def _is_mostly_names(text: str) -> bool:
    """Say whether a line lists names of which some are not written as such: "yelong shen"."""
    parts = [part.strip() for part in text.split(",")]
    names = sum(is_person(part) for part in parts)
    return 2 <= names >= len(parts) / 2 and all(map(_NAME.fullmatch, parts))


def _is_plain_names(text: str) -> bool:
    """Say whether a line is of names in small letters, such as "yelong shen, Ann Lee"."""
    parts = [part.strip() for part in text.split(",")]
    return len(text) < 200 and all(
        is_person(part)
        or (part[:1].islower() and 1 < len(part.split()) <= 4 and _NAME.fullmatch(part))
        for part in parts
    )


def _read_entry(page: Page, head: Sequence[Line], dates: Line, body: Sequence[Line]) -> Draft:
    draft = new_draft(page)
    icons = _ICONS.search(head[0].text, max(0, len(head[0].text) - MAX_ICONS))
    end = head[0].start + icons.start() if icons else head[0].end
    draft.put("title", head[0].start, without_stop(page.text, head[0].start, end))
    for line in head[1:]:
        if _ANONYMOUS.fullmatch(line.text):
            draft.add("labels", line.start, line.end)
        elif not _is_navigation(line.text):
            revealed = (m.span() for m in _REVEALED.finditer(draft.page.text, line.start, line.end))
            for (_, start), (end, _) in pairwise([(0, line.start), *revealed, (line.end, 0)]):
                if start < end:
                    put_names(draft, start, end)
    _put_dates(draft, dates)
    answers = next((i for i, line in enumerate(body) if _REPLIES.match(line.text)), len(body))
    _put_body(draft, body[:answers])
    return draft


def _put_dates(draft: Draft, line: Line) -> None:
    """Take the days of a paper and its venue, or the year of the venue."""
    match = _DATES.match(line.text) or _VENUE_AND_YEAR.match(line.text)
    assert match is not None, "the entry was found by it"
    groups = match.groupdict()
    for column, group in (("published", "first"), ("updated", "a"), ("updated", "b")):
        if groups.get(group):
            start, end = (line.start + place for place in match.span(group))
            alone = "venue" in groups or end - start == len("2020")
            for found in find_dates(draft.page.text, start, end, year_alone=alone):
                draft.put_as(column, found.value, found.start, found.end)
    if "venue" in groups:
        start, end = (line.start + place for place in match.span("venue"))
        if match.span("venue") != match.span("first"):
            _put_venue(draft, start, end)
        return
    venue = _VENUE.match(match["rest"])
    if venue and venue["venue"]:
        start, end = (line.start + match.start("rest") + place for place in venue.span("venue"))
        _put_venue(draft, start, end)


def _put_venue(draft: Draft, start: int, end: int) -> None:
    """Take the venue; of what was only submitted to it, or withdrawn, it is none."""
    printed = draft.page.text[start:end]
    if re.match(r"Submitted to|.*\b(?:Withdrawn|Rejected?|Desk|Submission)\b", printed):
        draft.add("labels", start, end)
    else:
        draft.put("journal_ref", start, end)


def _put_body(draft: Draft, lines: Sequence[Line]) -> None:
    """Take the named fields under the dates, and a venue or its readers on lines before them."""
    i = 0
    while i < len(lines):
        line = lines[i]
        label = _label(draft.page, line)
        if label:
            stop = i + 1
            goes_on = label.name == "abstract" or label.width >= len(line.text)
            while goes_on and stop < len(lines) and not _label(draft.page, lines[stop]):
                told = label.name != "abstract" or ends_sentence(lines[stop - 1].text)
                if told and _is_titled_label(lines[stop].text):
                    break
                short = len(lines[stop].text) < 60
                if _is_navigation(lines[stop].text) or (lines[stop].blank and short):
                    break
                stop += 1
            put_field(draft, label, line.start, line.start + label.width, lines[stop - 1].end)
            i = stop
            continue
        venue = _VENUE.match(line.text) if i < 2 and len(line.text) < 120 else None
        known = draft.record.journal_ref
        if (
            not known
            and venue
            and venue["venue"]
            and re.search(r"(?:19|20)\d\d|[A-Z]{3}", venue["venue"])
        ):
            _put_venue(draft, line.start + venue.start("venue"), line.start + venue.end("venue"))
        i += 1


def _is_titled_label(text: str) -> bool:
    """Say whether a line has a name of the venue's own in front: "Anonymous Url: I certify ..."."""
    name, colon, _ = text[:MAX_LABEL].partition(": ")
    return bool(colon) and len(name.split()) > 1 and title_case_share(name) == 1.0


def _label(page: Page, line: Line) -> Label | None:
    """Find the name of a field in front of a line: a usual one, or one that the page repeats."""
    label = find_label(line.text)
    if label and label.name in _LABELS:
        return label
    match = _OTHER_LABEL.match(line.text)
    if match and match["name"] in page.once(_repeated):
        return Label(match["name"].lower(), None, match.start("value"), True)
    return None


def _repeated(page: Page) -> frozenset[str]:
    """Give the names of fields that this page has and others may not."""
    names = [match["name"] for x in page.lines if (match := _OTHER_LABEL.match(x.text))]
    often = Counter(names)
    return frozenset(name for name in names if often[name] > 1 and name.lower() not in SECTIONS)
