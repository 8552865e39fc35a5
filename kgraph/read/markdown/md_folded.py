"""Text that a Markdown page folds away or quotes below an entry: its lines without the marks.

1. [Counting Sheep](https://arxiv.org/abs/1901.00001), Ann Lee

   <details><summary>Abstract</summary>

   We count sheep at night ...

   </details>

   > **Abstract.** We count sheep at night ...

   > [!abstract]- As printed
   > We count sheep at night ...

What is folded, or called out, under the name of something else (BibTeX, code) is left out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kgraph.model.text import collapse, is_truncated
from kgraph.read.page import Draft, Line, Page
from kgraph.read.parts.prose import begins_like_prose

MIN_TEXT = 80  # code points of an abstract that nothing says to be one
MIN_NAMED = 20  # and of one that says so
# Who writes so speaks of what he has read.
_OWN = re.compile(
    r"\[\[|\b(?:I|[Mm]y|[Mm]e)\b(?!\.)|\bTODO\b|(?:^|[.?!]\s)[A-Z][\w'’-]*(?:\s\w+)?[.!](?=\s|$)"
)
_CUT = re.compile(r"\s[\[(](?:\.\.\.|…)[\])]$")  # what a quotation leaves out
# Tags that no text is made of.
_TAG = re.compile(r"<(?P<name>/?(?:details|summary|p|div|br|blockquote|center))\b[^<>]*>", re.I)
_ANY_TAG = re.compile(r"</?[a-z][^<>]{0,80}>", re.IGNORECASE)
_QUOTE = re.compile(r"(?:>\s*)+")
_NAME = r"(?:abstract|summary|tl;?dr)"
# A quotation that begins with its kind, as programs for notes print it; its title stands behind.
_CALLOUT = re.compile(r"(?:>\s*)+\[!(?P<kind>[a-zA-Z][\w -]*)\][+-]?\s*")
_BIBTEX = re.compile(r"(?:>\s*)+@[a-zA-Z]+\{")
_ABSTRACTS = frozenset(("abstract", "summary", "tldr"))
_NOTES = frozenset(
    (
        *("note", "todo", "tip", "hint", "important", "success", "check", "done", "question"),
        *("help", "faq", "warning", "caution", "attention", "failure", "fail", "missing"),
        *("danger", "error", "bug", "example", "comment", "idea"),
    )
)
_NAMED = re.compile(rf"(?:[*_]+{_NAME}[*_]*\s*[:.—–-]?[*_]*|{_NAME}\s*[:.—])\s*", re.IGNORECASE)
_FOLDED = re.compile(rf"\W*(?:show |the |click (?:to|for) |expand |read |view )*{_NAME}\b", re.I)
_OTHER = re.compile(
    r"bib|cit(?:e|ation)|code|links?\b|notes?\b|comment|figure|table|review|slides|contents|install"
    r"|results|news|changelog|example|usage|my\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line without marks: ``kind`` is "folded", "quoted" or "plain"; ``named`` if it
    stands under the word abstract.
    """

    line: Line
    kind: str
    named: bool = False


def find_pieces(page: Page, lines: Sequence[Line]) -> Iterator[Piece]:
    """Give the parts of some lines; what is folded away under another name is left out."""
    # What is folded, each inside of the one before: whether it is the abstract, something else.
    folds: list[tuple[bool, bool]] = [(False, False)]  # the first is the page
    label = False
    name: list[str] = []
    called_out: tuple[bool, bool] | None = None  # the same of a quotation that says its kind
    for line in lines:
        position = line.start
        if callout := _CALLOUT.match(line.text):
            kind = callout["kind"].lower()
            called_out = kind in _ABSTRACTS, kind in _NOTES
            is_title = line.end - line.start - callout.end() < MIN_TEXT
            position = line.end if is_title else line.start + callout.end()
        elif not line.text.startswith(">"):
            called_out = None
        elif _BIBTEX.match(line.text):
            called_out = False, True
        tags = list(_TAG.finditer(page.text, line.start, line.end)) if "<" in line.text else []
        ends: list[tuple[int, int, str]] = [(*m.span(), m["name"].lower()) for m in tags]
        for start, end, tag in [*ends, (line.end, line.end, "")]:
            named, other = called_out or folds[-1]
            if label:
                name.append(page.text[position:start])
            elif not other:
                piece = _piece(page, line, position, start)
                if piece:
                    bare, quoted = piece
                    quoted = quoted or called_out is not None
                    kind = "folded" if len(folds) > 1 else "quoted" if quoted else "plain"
                    yield Piece(bare, kind, named)
            position = end
            if tag == "details":
                folds.append(folds[-1])  # until it is named
            elif tag == "/details" and len(folds) > 1:
                folds.pop()
                name = []
            elif tag in ("summary", "/summary"):
                label = tag == "summary"
                if not label and len(folds) > 1:
                    called = _ANY_TAG.sub(" ", " ".join(name)).strip()
                    named = _FOLDED.match(called) is not None
                    folds[-1] = named, not named and _OTHER.search(called) is not None
                name = []


def _piece(page: Page, line: Line, start: int, end: int) -> tuple[Line, bool] | None:
    """Give a part of a line without the signs of a quotation, and whether it had them."""
    quote = _QUOTE.match(page.text, start, end) if start == line.start else None
    start = quote.end() if quote else start
    while start < end and page.text[start].isspace():
        start += 1
    while end > start and page.text[end - 1].isspace():
        end -= 1
    if start >= end:
        return None
    return Line(start, end, page.text[start:end], line.blank), quote is not None


def find_told(page: Page, lines: Sequence[Line]) -> tuple[list[Line], bool]:
    """Find the abstract that is folded away, quoted or named below an item.

    Returns:
        Its lines, and whether something calls it an abstract.
    """
    told: list[Line] = []
    named = False
    plain = False  # whether it is neither folded nor quoted
    brief = False  # whether it is called so
    for piece in find_pieces(page, lines):
        line = piece.line
        match = _NAMED.match(line.text)
        if match and not (told and named):
            width = match.end()
            line = Line(line.start + width, line.end, line.text[width:], line.blank)
            told, named, plain = [], True, piece.kind == "plain"
            brief = "tl" in match[0].lower()
        elif piece.named and not (told and named):
            told, named, plain = [], True, False
        elif piece.kind == "plain" and not (plain and told and not line.blank):
            if told:
                break
            continue
        if line.text:
            told.append(line)
    size = sum(len(line.text) for line in told)
    # "TL;DR: loss is a power law" is what a reader makes of it.
    least = MIN_NAMED if named and not brief else MIN_TEXT
    return (told, named) if size >= least else ([], False)


def abstracts_of(told: Sequence[tuple[list[Line], bool]]) -> list[list[Line]]:
    """Give of what `find_told` found below each item the lines that are its abstract, none where
    it may be a remark: what nothing calls an abstract is one below most items, or if it begins
    as one.
    """
    texts = [" ".join(line.text for line in lines) for lines, _ in told]
    quoted = sum(not is_remark(text) for text in texts if text)
    usual = 2 * quoted > len(told)
    return [
        lines if named or usual or (begins_like_prose(text) and not is_remark(text)) else []
        for (lines, named), text in zip(told, texts, strict=True)
    ]


def put_told(draft: Draft, lines: Sequence[Line]) -> None:
    """Take lines without their marks as the abstract."""
    # The signs of a quotation stand between its lines and are no part of it.
    value = collapse(" ".join(line.text for line in lines))
    whole = _CUT.sub("", value)
    draft.put_as("abstract", whole, lines[0].start, lines[-1].end)
    cut = whole != value or is_truncated(value)
    draft.record = replace(draft.record, abstract_truncated=cut)
    for line in lines:
        draft.add_urls(line.start, line.end)


def is_remark(text: str) -> bool:
    """Say whether a text that nothing calls an abstract is a remark of the one who took notes."""
    return len(text) < MIN_TEXT or _OWN.search(text) is not None
