"""The cards of Hugging Face's lists: of a day, of what is trending, of results of a search.

    Submitted by
    akhaliq
    123
    Attention Is All You Need
    · 8 authors

A card ends with the number of its authors or with its day; a text may stand under its title.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from kgraph.model.text import is_truncated
from kgraph.read.page import Draft, Line, Page, ends_sentence, new_draft
from kgraph.read.parts.copied import headings
from kgraph.read.sites.huggingface_words import (
    ALONE,
    DAY_ALONE,
    PUBLISHED,
    SUBMITTED,
    is_button,
    put_date,
)

# "· 8 authors"; a group may stand before it: "Stanford University · 8 authors".
_AUTHORS = re.compile(r"(?:(?P<group>\w[^·\n]{1,60}\S)\s*·\s*|\W*)\d+\s+authors?\W*$")
_DOTTED_AUTHORS = re.compile(r"·\s*\d+\s+authors?$")
_SENTENCES = re.compile(r"(?:[a-z)]{2}|[A-Z]{3}|%|[a-z]\s\d{1,4})[.?!]\s+[A-Z]")
_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b(?!-)")
_SITE = frozenset(("Hugging Face", "Daily Papers", "Trending Papers"))
MIN_ABSTRACT = 150  # code points
MIN_SAID = 60  # code points of a text: a name of a group is shorter
MAX_CARD = 40  # lines of a card with a text that is wrapped
MAX_HEAD = 12  # lines of the first card, if they are not wrapped
MIN_WRAPPED = 40  # code points of a line of a text that is wrapped


def read_cards(page: Page, lines: Sequence[Line]) -> tuple[list[Draft], list[Line]]:
    """Read the cards among some lines; give what of the lines is of no entry too."""
    cards = find_cards(lines)
    told, theirs = _are_abstracts(lines, cards), _are_theirs(lines, cards)
    drafts = [
        _read_card(page, lines[title:end], authors - title, told=told, theirs=theirs)
        for title, authors, end in cards
    ]
    names = (i + 1 for i, x in enumerate(lines) if SUBMITTED.match(x.text))
    used = [lines[i] for i in names if i < len(lines)]
    return drafts, [*used, *headings(lines[: cards[0][0] if cards else len(lines)])]


def _are_abstracts(lines: Sequence[Line], cards: Sequence[tuple[int, int, int]]) -> bool:
    """Say whether the texts of cards are the authors': where people submit papers, most of them
    have more sentences than the machine writes, or are cut.
    """
    if not any(SUBMITTED.match(line.text) for line in lines):
        return True
    texts = (_texts(lines[title + 1 : authors]) for title, authors, _ in cards)
    long = [text.text for said in texts for text in said if len(text.text) >= MIN_ABSTRACT]
    whole = (is_truncated(text) or len(_SENTENCES.findall(text)) > 1 for text in long)
    return 2 * sum(whole) > len(long)


def _are_theirs(lines: Sequence[Line], cards: Sequence[tuple[int, int, int]]) -> bool:
    """Say whether most texts of cards are surely the authors', so that a sentence alone is
    theirs too: the beginning of an abstract may be one.
    """
    texts = (_texts(lines[title + 1 : authors]) for title, authors, _ in cards)
    told = [x.text for said in texts for x in said if _is_said(x.text)]
    sure = sum(is_truncated(x) or _is_of_authors(x) or len(_SENTENCES.findall(x)) > 1 for x in told)
    return 2 * sure > len(told)


def _is_said(text: str) -> bool:
    """Say whether a line is a text, and not the name of a group."""
    return len(text) >= MIN_SAID and (ends_sentence(text) or is_truncated(text))


def _is_of_authors(text: str) -> bool:
    """Say whether a text speaks of those who wrote it, as the machine's never does."""
    return len(text) >= MIN_SAID and _WE.search(text) is not None


def _texts(lines: Iterable[Line]) -> list[Line]:
    """Give the texts of a card, each as one line: in some copies they are wrapped."""
    found: list[Line] = []
    last = ""
    for line in lines:
        if found and not line.blank and len(last) >= MIN_WRAPPED:
            # Behind a sentence a short line may name a group.
            short = len(line.text) < MIN_WRAPPED and not ends_sentence(line.text)
            if not (short and ends_sentence(last)):
                above = found.pop()
                text = f"{above.text} {line.text}"
                found.append(Line(above.start, line.end, text, above.blank))
                last = line.text
                continue
        found.append(line)
        last = line.text
    return found


def _is_no_text(text: str) -> bool:
    """Say whether a line is a button, a count, or leads to the list of another day."""
    return len(text) <= 3 or is_button(text) or DAY_ALONE.match(text) is not None


def _is_list(lines: Sequence[Line]) -> bool:
    """Say whether who brought a paper, or a button to praise it, stands on the page."""
    return any(SUBMITTED.match(x.text) or x.text.startswith("Upvote") for x in lines)


def _has_dot(lines: Sequence[Line], i: int) -> bool:
    """Say whether a dot parts the number of authors from a group or a day."""
    if _DOTTED_AUTHORS.match(lines[i].text) or _is_counted_day(lines[i].text):
        return True
    below = lines[i + 1].text if i + 1 < len(lines) else ""
    if not below.startswith("·") or not _AUTHORS.match(lines[i].text):
        return False
    alone = below == "·" and i + 2 < len(lines)
    return bool(DAY_ALONE.match(lines[i + 2].text) if alone else PUBLISHED.match(below))


def _is_counted_day(text: str) -> bool:
    """Say whether a line has the day of a card behind the number of its authors."""
    dated = PUBLISHED.match(text)
    return dated is not None and dated["count"] is not None


def find_cards(lines: Sequence[Line]) -> list[tuple[int, int, int]]:
    """Find the cards of a list: the title, the line that counts authors, the end."""
    sure = _is_list(lines)
    # Results of a search have neither, but the dots that part the facts of a card: of several
    # cards, or of one below the name of the site.
    least = 1 if any(x.text in _SITE for x in lines) else 2
    if not sure and sum(_has_dot(lines, i) for i in range(len(lines))) < least:
        return []
    found: list[tuple[int, int, int]] = []
    after = 0
    for i, line in enumerate(lines):
        if not (_AUTHORS.match(line.text) or (i >= after and _is_day_of_card(lines, i))):
            continue
        near = list(range(max(after, i - MAX_CARD), i))
        opened = [k for k in near if SUBMITTED.match(lines[k].text)]
        if opened:
            # A name stands under "Submitted by", if not behind it.
            alone = ALONE.fullmatch(lines[opened[-1]].text)
            near = [k for k in near if k > opened[-1] + (1 if alone else 0)]
        body = [k for k in near if not _is_no_text(lines[k].text)]
        if body and not (found or opened):
            body = _without_head(lines, body, i - MAX_HEAD)
        if body:
            end = i + 1
            while end < min(len(lines), i + 8) and not SUBMITTED.match(lines[end].text):
                text = lines[end].text
                if not (is_button(text) or PUBLISHED.match(text) or _is_day(lines, end)):
                    break
                end += 1
            found.append((body[0], i, end))
            after = end
    return sorted([*found, *_cards_of_groups(lines, found)])


def _cards_of_groups(
    lines: Sequence[Line], found: Sequence[tuple[int, int, int]]
) -> Iterator[tuple[int, int, int]]:
    """Find the cards that name a group where others count authors: "meta-llama", "·", "5"."""
    opened = [i for i, line in enumerate(lines) if SUBMITTED.match(line.text)]
    known = {title for title, _, _ in found}
    for i, border in pairwise([*opened, len(lines)]):
        first = i + (2 if ALONE.fullmatch(lines[i].text) else 1)
        dot = next((k for k in range(first, min(border, first + 6)) if lines[k].text == "·"), None)
        if not found or dot is None or not known.isdisjoint(range(i, border)):
            continue
        body = [k for k in range(first, dot) if not is_button(lines[k].text)]
        if len(body) == 2 and len(lines[body[0]].text) > 3:
            yield body[0], dot, dot + 1


def _is_day_of_card(lines: Sequence[Line], i: int) -> bool:
    """Say whether the day of a card stands over its button, or behind the number of authors.

    Copies may have the dot before the day on a line of its own.
    """
    below = lines[i + 1].text if i + 1 < len(lines) else ""
    dated = bool(PUBLISHED.match(lines[i].text)) or _is_day(lines, i)
    return dated and (below.startswith("Upvote") or _is_counted_day(lines[i].text))


def _without_head(lines: Sequence[Line], body: list[int], near: int) -> list[int]:
    """Leave out what stands over the first card, if the text under its title is long; or over
    the lines that are near. A text that is wrapped stands under a title with space over it.
    """
    for n in range(1, len(body)):
        if _is_abstract(lines[body[n]].text):
            return body[n - 1 :]
        if lines[body[n - 1]].blank and len(lines[body[n]].text) >= MIN_WRAPPED:
            text = _texts(lines[k] for k in body[n:])[0].text
            if _is_abstract(text) or (is_truncated(text) and len(text) >= MIN_ABSTRACT):
                return body[n - 1 :]
    # A sentence alone stands under the title too; the last line of a text is shorter than others.
    for n in range(len(body) - 1, 0, -1):
        title, text = lines[body[n - 1]].text, lines[body[n]].text
        if _is_said(text) and len(title) < len(text) and not _is_said(title):
            return body[n - 1 :]
    return [k for k in body if k >= near]


def _is_abstract(text: str) -> bool:
    """Say whether a text is of several sentences: a summary by the machine is one."""
    return len(text) >= MIN_ABSTRACT and _SENTENCES.search(text) is not None


def _read_card(
    page: Page, lines: Sequence[Line], authors: int, *, told: bool, theirs: bool
) -> Draft:
    draft = new_draft(page)
    draft.put("title", lines[0].start, lines[0].end)
    said = _texts(x for x in lines[1:authors] if not is_button(x.text))
    for line in said:
        # What is cut is the authors' text; the machine's summary is printed whole.
        cut = is_truncated(line.text) and len(line.text) >= MIN_ABSTRACT
        whole = (told and _is_abstract(line.text)) or (theirs and _is_said(line.text))
        if not draft.has("abstract") and (cut or whole or _is_of_authors(line.text)):
            draft.put("abstract", line.start, line.end)
        elif len(line.text) > 60 or ends_sentence(line.text):
            draft.add("labels", line.start, line.end)
        else:
            draft.add("organisations", line.start, line.start + len(line.text.rstrip(" ·")))
    closed = lines[authors].text
    group = _AUTHORS.match(closed) or PUBLISHED.match(closed)
    if group and group["group"]:
        begin, end = (lines[authors].start + n for n in group.span("group"))
        draft.add("organisations", begin, end)
    for i in range(authors, len(lines)):
        if PUBLISHED.match(lines[i].text) or _is_day(lines, i):
            put_date(draft, lines[i])
    return draft


def _is_day(lines: Sequence[Line], i: int) -> bool:
    """Say whether a line is the day of the card whose authors, or whose dot, stand above it.

    Elsewhere a day leads to the list of another day.
    """
    above = lines[i - 1].text if i else ""
    return bool(DAY_ALONE.match(lines[i].text)) and (above == "·" or bool(_AUTHORS.match(above)))
