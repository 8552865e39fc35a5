"""Saved web pages: embedded data first, then the text a browser shows.

A page about one paper (meta elements, JSON-LD) is that paper, completed from its
text where the text has the same paper, and the works that it lists below (`cited_lists`).
Pages of three sites are read by their classes.
Any other page is read in some ways, and the one that finds most is believed: as lines of
text by the readers of text layouts; as Markdown, where lists of links have a reader; as
tables (`html_tables`); as boxes with a marked title (`html_cards`). A link to arxiv.org or
doi.org gives its id to the entry it stands in.

Spans count code points of the decoded HTML. A value has one only where it stands in
the HTML as it is: not where tags or entities are inside of it, nor where a parser had
to put in a space.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from types import ModuleType

from kgraph.model.tables import Evidence, PageFact, Problem
from kgraph.read.page import Draft, Page, ends_sentence, evidence, new_draft, page, problem, trim
from kgraph.read.parts.dates import is_date
from kgraph.read.parts.prose import looks_like_prose
from kgraph.read.references.cited_records import find_cited
from kgraph.read.rest import find_rest
from kgraph.read.sites import acl_anthology
from kgraph.read.web import (
    arxiv_html,
    cited_lists,
    cited_metas,
    cited_rows,
    embedded,
    html_article,
    html_boxes,
    html_cards,
    html_files,
    html_items,
    html_tables,
    pubmed_html,
    semantic_scholar_html,
)
from kgraph.read.web.complete import completed, together
from kgraph.read.web.html_abstract import MIN_ABSTRACT, find_abstract
from kgraph.read.web.html_links import find_labelled_doi, give_links
from kgraph.read.web.html_markdown import BARE_ID, as_markdown
from kgraph.read.web.html_sections import only_works
from kgraph.read.web.html_text import Flat, flatten
from kgraph.read.web.html_times import give_days, give_told, give_volume_day
from kgraph.read.web.html_titles import begin_at_links, give_whole_titles
from kgraph.read.web.html_years import give_years
from kgraph.read.web.moved import in_source, moved, moved_problem

NAME = "html"
SITED = frozenset(
    ("openreview", "huggingface_papers", "semantic_scholar", "dblp")
)  # know their lines
_BY_CLASS = (arxiv_html, semantic_scholar_html, pubmed_html)
FIELDS = "labelled_fields"  # its name
FALLBACK = "fallback"  # its name; it reads what others leave
_BEGINS = re.compile(
    r"\s*(?>(?:<\?xml[^>]*\?>\s*|<!--.*?-->\s*){0,9})<(?:!doctype\s+html|html|head|body|meta|title|link"
    r"|div|dl|dt|dd|ul|ol|li|table|thead|tbody|tr|td|p|article|section|main|header|nav|footer|aside"
    r"|form|figure|address|blockquote|h[1-6]|hr|img|a|span|center|font|b|strong|i|em|small|cite|time"
    r"|button|svg|noscript|pre|script|style)\b",
    re.IGNORECASE | re.DOTALL,
)
_WHOLE = re.compile(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_MARKDOWN = re.compile(r"^(?:#{1,6} |[ \t]*[-*+] )(?=\S)|\]\((?:https?:|#)", re.MULTILINE)
# Links that are no words of a text.
_BUTTON = re.compile(
    r"(?:paper|pdf|arxiv|link|links|abs|abstract|html|doi|preprint|code|github|project|website"
    r"|project page|slides|video|poster|bibtex|bib|cite|demo|data|dataset|share|save|supp"
    r"|electronic edition|full[ -]?text|postscript|volltext|texte intégral|texto completo|e-?print"
    r"|(?:read|view|open|download|get|see)(?: the)?(?: full)?(?: (?:paper|article|pdf|text|more"
    r"|abstract|preprint|details))?)",
    re.IGNORECASE,
)
_DOI_LABEL = re.compile(r"(?<!\w)doi\s?:?\s*$", re.IGNORECASE)
_BRACKETS = re.compile(r"[\[\]()|·•/ \t]")
_NOTICE = re.compile(r"(?:(?:this|our) (?:web\s?)?site uses|we use) cookies\b", re.IGNORECASE)
MAX_DOUBTFUL = 3  # boxes: among so few headings alike may be those of a page with one paper
MIN_TITLE = 4  # words of a title that no abstract says by chance
_DASHES = re.compile(r"[\[\]()|·•/ \t–—,;-]")


def recognises(on: Page) -> bool:
    """Say whether the page begins as HTML does, and is no Markdown with a picture above."""
    head = on.text[:4000]
    if _BEGINS.match(head) is None or "<OAI-PMH" in head:
        return False
    return _WHOLE.search(head) is not None or not _is_markdown(head)


def _is_markdown(head: str) -> bool:
    marks = len(_MARKDOWN.findall(head))
    return marks > 1 and marks > head.count("<a ") + head.count("<li")


def read(on: Page) -> Evidence:
    """Read a web page, or several of them in one text."""
    if parts := html_files.parts_of(on):
        return html_files.together(on, parts, [_read_one(part.page) for part in parts])
    return _read_one(on)


def _read_one(on: Page) -> Evidence:
    """Read one page; see the module for the order in which its parts are believed."""
    flat = flatten(on.text)
    works, failures = embedded.find_works(on, flat)
    problems = [problem(on, None, None, *failure) for failure in failures]
    if flat.cut:
        message = "elements are nested more than 250 deep; what is inside of them is left out"
        problems.append(problem(on, None, None, "too-deep", message))
    inner = page(on.source, flat.text)
    if not works and (article := html_article.find_article(inner, flat)):
        works = [in_source(on, flat, article)]
    shown, facts, rest = _read_shown(on, inner, flat, about_one=len(works) == 1)
    if works:
        if len(works) == 1:
            _put_abstract(on, inner, flat, works[0], named=True)
            _clear_of_pages(shown, works[0].record.title or "")
        rows = list(semantic_scholar_html.find_entries(flat)) if len(works) == 1 else []
        several = len(works) > 1 or bool(rows)
        drafts = together(works, shown) if several else [completed(works[0], shown)]
        if len(works) == 1:
            _put_abstract(on, inner, flat, drafts[0], named=False)
            _put_doi(on, inner, flat, drafts[0])
        sides = cited_rows.sides_of(flat, rows)
        if len(drafts) == 1:
            bare = page(on.source, _without_buttons(flat), inner=True)
            listed, left = cited_lists.find_lists(bare, flat, drafts[0])
            drafts += [in_source(on, flat, draft) for draft, _ in listed]
            sides, problems = [side for _, side in listed], [*problems, *left]
        found = evidence(on, NAME, drafts, (), [*problems, *_of(rest, len(works) > 1)])
        if len(works) > 1 or len(found.records) != 1 + len(sides):
            return found
        paper, sided = found.records[0], zip(found.records[1:], sides, strict=True)
        metas = tuple(cited_metas.find_cited(flat, on.source, paper.record_id))
        cited = tuple(find_cited(paper, tuple(sided)))
        return replace(found, references=metas if len(metas) > len(cited) else cited)
    if not shown and (shared := embedded.find_shared(on, flat)):
        return evidence(on, NAME, shared, (), problems)
    shown = shown or [in_source(on, flat, draft) for draft in _only_links(inner, flat)]
    found = evidence(on, NAME, shown, facts, [*problems, *rest])
    if found.records or found.problems:
        return found
    message = "this web page holds no paper that could be read; see the README for what is read"
    return evidence(on, NAME, (), (), [problem(on, None, None, "unknown-layout", message)])


def _put_abstract(on: Page, inner: Page, flat: Flat, work: Draft, *, named: bool) -> None:
    """Give a paper the abstract that its page shows, if its data has none, or only a few words.

    What a page names an abstract is believed before what looks like one (``named``).
    """
    title, known = work.record.title, work.record.abstract or ""
    whole = len(known) >= MIN_ABSTRACT and not work.record.abstract_truncated
    if title is None or whole or (known and not named):
        return
    found = find_abstract(inner, flat, title, named=named)
    if found and len(found.record.abstract or "") > len(known):
        work.clear("abstract")
        work.record = replace(work.record, abstract_truncated=False)
        completed(work, [in_source(on, flat, found)])


def _put_doi(on: Page, inner: Page, flat: Flat, work: Draft) -> None:
    """Give a paper the DOI that its page shows with a label, if its data has none."""
    title = work.record.title
    if title and not work.has("doi") and (found := find_labelled_doi(flat)):
        shown = new_draft(inner)
        shown.put_as("title", title, found.start, found.start)
        shown.put_id(found)
        completed(work, [in_source(on, flat, shown)])


def _clear_of_pages(shown: Sequence[Draft], title: str) -> None:
    """Take from drafts an abstract that is the text of a page: the paper's title is in it, or the
    site says at its beginning that it uses cookies.
    """
    titled = len(title.split()) >= MIN_TITLE
    for draft in shown:
        abstract = draft.record.abstract or ""
        if _NOTICE.match(abstract) or (titled and title in abstract):
            draft.clear("abstract")


def _only_links(inner: Page, flat: Flat) -> list[Draft]:
    """Give the papers that links lead to, by id alone: of a page that nothing else is read of."""
    drafts: dict[str, Draft] = {}
    for number, element in enumerate(flat.elements):
        if element.end > element.start:
            draft = new_draft(inner)
            arxiv_html.put_link(draft, flat, number)
            name = draft.record.arxiv_id or draft.record.doi
            if name:
                drafts.setdefault(name, draft)
    return list(drafts.values())


def _of(rest: Sequence[Problem], wanted: bool) -> Sequence[Problem]:
    """Give the problems of the text: of a page about one paper the rest is no list."""
    return rest if wanted else ()


def _read_shown(
    on: Page, inner: Page, flat: Flat, *, about_one: bool
) -> tuple[list[Draft], list[PageFact], list[Problem]]:
    """Read what the page shows; all places are of the HTML."""
    for site in _BY_CLASS:
        if entries := list(site.find_entries(flat)):
            drafts = [site.read_entry(inner, flat, entry) for entry in entries]
            return [in_source(on, flat, draft) for draft in drafts], [], []
    if not inner.lines:
        return [], [], []
    # On pages of one site the buttons are what entries begin with.
    whole = page(on.source, flat.text, inner=True)
    known_site = acl_anthology.recognises(whole)
    bare = whole if known_site else page(on.source, _without_buttons(flat), inner=True)
    best, text = _read_text(bare), flat
    drafts = _drafts(inner, best)
    give_whole_titles(drafts, flat)
    begin_at_links(drafts, flat)
    give_links(drafts, flat)
    drafts = only_works(drafts, flat)
    # Boxes would make a paper of the volume that papers are listed of.
    if not (about_one or (known_site and len(drafts) > 1)):
        marked = as_markdown(flat)
        listed = _read_markdown(page(on.source, marked.text, inner=True))
        linked = only_works(_drafts(inner, listed), marked)
        if _worth(linked) > _worth(drafts):
            best, text, drafts = listed, marked, linked
        rows, headed = html_tables.read_tables(inner, flat)
        give_links(rows, flat)
        rows = only_works(rows, flat)
        # What a page says of its columns is meant; what is read of its cells is no more.
        others = _outside(drafts, rows) if headed else drafts
        sure = headed and 2 * len(rows) >= 3 * len(others)
        if rows and (sure or _worth(rows) >= _worth(drafts)):
            return _by_elements(on, inner, flat, rows)
        boxes, items = _read_boxes(inner, flat), html_items.read_items(inner, flat)
        give_links(boxes, flat)
        give_links(items, flat)
        boxes, items = only_works(boxes, flat), only_works(items, flat)
        # Of ways that find as much, the one that finds more dates knows the lines better, and
        # boxes know better than lines where a title ends; lines of one site, which day is which.
        known = drafts
        sited = best.sources[0].reader in SITED and len(drafts) > 1
        sited = sited or _are_named(best, drafts)
        # Where no layout is known there are no lines to know.
        dated = 0 if best.sources[0].reader == FALLBACK else _dated(drafts)
        found, lines = (_worth(boxes), _dated(boxes)), (_worth(known), dated)
        if boxes and found >= lines and not sited:
            known = boxes
        if not sited and (_worth(items), _dated(items)) > (_worth(known), _dated(known)):
            known = items
        if known is not drafts:
            return _by_elements(on, inner, flat, known)
    give_told(drafts, text)
    give_volume_day(drafts, text)
    give_years(drafts, text)
    give_days(drafts, text)
    facts = []
    for fact in best.page_facts:
        start, end = moved(text, fact.start, fact.end)
        facts.append(replace(fact, start=start, end=end))
    problems = [moved_problem(text, row) for row in best.problems]
    return [in_source(on, text, draft) for draft in drafts], facts, problems


def _by_elements(
    on: Page, inner: Page, flat: Flat, drafts: Sequence[Draft]
) -> tuple[list[Draft], list[PageFact], list[Problem]]:
    """Give what was read of the elements of a page, and what they leave of its text."""
    begin_at_links(drafts, flat)
    give_told(drafts, flat)
    give_volume_day(drafts, flat)
    give_years(drafts, flat)
    give_days(drafts, flat)
    taken = tuple(replace(draft.record, spans=tuple(draft.spans)) for draft in drafts)
    left = [moved_problem(flat, row) for row in find_rest(inner, Evidence(records=taken))]
    return [in_source(on, flat, draft) for draft in drafts], [], left


def _drafts(inner: Page, found: Evidence) -> list[Draft]:
    return [Draft(inner, record, record.spans) for record in found.records]


def _read_text(inner: Page) -> Evidence:
    """Let the readers of text layouts read the text."""
    from kgraph.read import read_layouts

    return read_layouts(inner)


def _without_buttons(flat: Flat) -> str:
    """Give the text with spaces for links such as "[pdf]", which are no text of an entry.

    Neither is the DOI that stands with its label behind a title that leads to arXiv.
    """
    pieces, position, titled = [], 0, False
    for element in flat.elements:
        start, end = trim(flat.text, element.start, element.end)
        if not element.href or start < position:
            continue
        beside = titled and BARE_ID.fullmatch(flat.text, start, end) is not None
        if not (beside or _BUTTON.fullmatch(flat.text, start, end)):
            titled = titled or _is_title_on_arxiv(element.href, flat.text[start:end])
            continue
        titled = titled and not beside
        label = _DOI_LABEL.search(flat.text, max(position, start - 20), start) if beside else None
        start = label.start() if label else start
        while start > position and (_DASHES if beside else _BRACKETS).match(flat.text[start - 1]):
            start -= 1
        while end < len(flat.text) and _BRACKETS.match(flat.text[end]):
            end += 1
        blank = re.sub(r"[^\n]", " ", flat.text[start:end])
        pieces += [flat.text[position:start], blank]
        position = end
    return "".join([*pieces, flat.text[position:]])


def _is_title_on_arxiv(href: str, printed: str) -> bool:
    """Say whether some words lead to a paper on arXiv."""
    return " " in printed and any(not isinstance(found, str) for found in arxiv_html.find_ids(href))


def _read_markdown(marked: Page) -> Evidence:
    from kgraph.read.markdown import md_list

    reader: ModuleType = md_list
    return reader.read(marked) if reader.recognises(marked) else Evidence()


def _read_boxes(inner: Page, flat: Flat) -> list[Draft]:
    boxes = [html_cards.read_box(inner, flat, box) for box in html_boxes.find_boxes(flat)]
    told = sorted(len(box.record.abstract or "") for box in boxes if box.record.abstract)
    if told and told[len(told) // 2] < html_cards.USUAL_ABSTRACT:
        for box in boxes:  # remarks of someone who lists papers
            box.clear("abstract")
    boxes = [box for box in boxes if not box.empty]
    if len(boxes) > MAX_DOUBTFUL and not any(box.has("abstract") for box in boxes[:-1]):
        boxes[-1].clear("abstract")  # what stands below the list
    if len(boxes) > MAX_DOUBTFUL:
        return boxes
    singles = [html_cards.read_box(inner, flat, box) for box in html_boxes.find_single_boxes(flat)]
    singles = [box for box in singles if _is_sure(box)]
    return max(boxes, singles, key=lambda found: (_worth(found), _dated(found)))


def _is_sure(box: Draft) -> bool:
    """Say whether a box without any like it is of a paper."""
    told = ("published", "arxiv_id", "doi", "abstract", "journal_ref")
    title = box.record.title or ""
    several = len(box.names) > 1 and len(title.split()) >= MIN_TITLE
    return bool(title) and box.has("authors") and (several or any(map(box.has, told)))


def _worth(found: Sequence[Draft]) -> int:
    """Measure how much was read: what each entry has of title, id, authors, abstract.

    A date is no title, and a line of names or of a venue no abstract: what takes them for such
    reads the page wrongly.
    """
    return sum(
        1
        + bool(r.arxiv_id or r.doi)
        + bool(r.authors)
        + (len(told := r.abstract or "") >= html_cards.MIN_ABSTRACT and _tells(told))
        for r in (draft.record for draft in found)
        if r.title and not is_date(r.title)
    )


def _are_named(best: Evidence, drafts: Sequence[Draft]) -> bool:
    """Say whether lines that say what they are make entries with names and dates, all of them:
    a heading with a line below is none of these.
    """
    whole = all(draft.has("title") and draft.has("authors") for draft in drafts)
    dated = _dated(drafts) == len(drafts) > 1
    return best.sources[0].reader == FIELDS and whole and dated


def _outside(drafts: Sequence[Draft], rows: Sequence[Draft]) -> list[Draft]:
    """Give the drafts of which nothing stands between the first and the last place of rows."""
    places = [place for row in rows for span in row.spans for place in (span.start, span.end)]
    first, last = min(places, default=0), max(places, default=0)
    return [d for d in drafts if all(s.end <= first or s.start >= last for s in d.spans)]


def _tells(text: str) -> bool:
    return ends_sentence(text) or looks_like_prose(text)


def _dated(found: Sequence[Draft]) -> int:
    return sum(draft.record.published is not None for draft in found)
