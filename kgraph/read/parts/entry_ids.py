"""Lines of an entry that are its id or a link: which are, and what they give."""

import re

from kgraph.errors import InputError
from kgraph.model import ids
from kgraph.read.page import Draft, Line

# "PDF: https://...", and what newsletters say: "Read the full paper here: https://...".
_LINK_LABEL = re.compile(
    r"(?:(?:(?:Read|View|See|Get|Download|Link to|Find)\s+)?(?:the\s+|it\s+)?"
    r"(?:full\s+|original\s+)?"
    r"(?:paper|article|preprint|text|pdf|abstract|study|report|here)"
    r"(?:\s+(?:here|on\s+arXiv|at|online))?"
    r"|Code|Links?|URL|Paper|PDF|Project(?: page)?|Website|Page|Data|Demo|GitHub|arXiv"
    r"|Source|Read more|Abs)\s*[:\-]?\s*(?=\[?(?:https?://|(?:www\.)?(?:arxiv|doi)\.org/))",
    re.IGNORECASE,
)
# Copies leave out the scheme at times: "arxiv.org/abs/1706.03762".
_LINK = re.compile(r"https?://\S|(?:www\.)?(?:arxiv|doi)\.org/\S", re.IGNORECASE)
_ID_LINE = re.compile(
    r"^[\[(]?(?:arXiv(?:\s+id)?\s*:?\s*|ID\s*:\s*|DOI\s*:?\s*)\S+(?:\s*\[[\w.-]+\])?$", re.I
)
_BARE_ID = re.compile(
    r"(?P<open>[\[(])?(?P<arxiv>(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?)"
    r"(?:\s*\[[\w.-]+\])?(?(open)[\])])$|10\.\d{4,9}/\S+$"
)
# One of these is in every arXiv id and DOI. It begins with a set of characters: searched fast.
A_NUMBER = re.compile(r"[\d/](?:(?<=\d)\.\d{4}|(?<=/)\d{7})")
# "(0704.0344)" behind a title, "[hep-th/9901001]", "`0704.0344`"; "hep-th/9901001" alone is no
# number.
_ARCHIVED = r"[a-z-]{2,12}(?:\.[A-Z]{2})?/\d{7}"
_IN_BRACKETS = re.compile(
    rf"[(\[`](?P<id>(?:\d{{4}}\.\d{{4,5}}|{_ARCHIVED})(?:v\d+)?)(?:\s\[[\w.-]+\])?[)\]`]"
    rf"|(?<![\w./-])(?P<old>{_ARCHIVED}(?:v\d+)?)(?![\w/])"
)


def is_link_line(text: str) -> bool:
    """Say whether a line holds links and nothing else to read."""
    if "://" not in text and ".org/" not in text:
        return False
    label = _LINK_LABEL.match(text)
    rest = text[label.end() if label else 0 :].removeprefix("[").removesuffix("]")
    # Piece by piece: one pattern for all of them needs time exponential in their number.
    found = False
    for part in rest.replace("|", " ").split():
        if piece := part.strip(","):
            if not _LINK.match(piece):
                return False
            found = True
    return found


def is_id_line(text: str) -> bool:
    """Say whether a line has the shape of an id that says so ("arXiv:..."), a good one or not."""
    return _ID_LINE.match(text) is not None


def put_id_line(draft: Draft, line: Line) -> bool:
    """Take a line that is an arXiv id or a DOI and nothing else."""
    if bare := _BARE_ID.match(line.text):
        return _put_bare_id(draft, line, bare)
    if not (_ID_LINE.match(line.text) or is_link_line(line.text)):
        return False
    return put_ids(draft, line.start, line.end)


def _put_bare_id(draft: Draft, line: Line, bare: re.Match[str]) -> bool:
    if not bare["arxiv"]:
        return put_ids(draft, line.start, line.end)
    found = find_bare_id(line)
    if found is None or isinstance(found.value, str):
        return False
    if not draft.has("arxiv_id"):
        draft.put_id(found)
    elif (known := draft.value("arxiv_id")) != found.value.bare:
        message = f"the entry is arXiv:{known} already, so {found.value.bare} is left out"
        draft.report(found.start, found.whole_end, "second-id", message)
    return True


def find_bare_id(line: Line) -> ids.FoundId | None:
    """Read a line that is an arXiv id without its name: "1706.03762", "[2401.04088v2]"."""
    bare = _BARE_ID.match(line.text)
    if bare is None or not bare["arxiv"]:
        return None
    try:
        value = ids.parse_arxiv(bare["arxiv"])
    except InputError:
        return None  # a number: nothing says that it is an id
    start, end = line.start + bare.start("arxiv"), line.start + bare.end("arxiv")
    number = end - (len(f"v{value.version}") if value.version else 0)
    return ids.FoundId(value, start, number, start, end)


def put_printed_id(draft: Draft, start: int, end: int) -> bool:
    """Take the arXiv id in brackets that an entry prints without saying that it is one, if it
    has none; or one of the old scheme, which is nothing else.
    """
    if draft.has("arxiv_id") or not A_NUMBER.search(draft.page.text, start, end):
        return False
    for found in _IN_BRACKETS.finditer(draft.page.text, start, end):
        group = "id" if found["id"] else "old"
        try:
            value = ids.parse_arxiv(found[group])
        except InputError:
            continue  # a number
        begin, stop = found.span(group)
        number = stop - (len(f"v{value.version}") if value.version else 0)
        draft.put_id(ids.FoundId(value, begin, number, begin, stop))
        return True
    return False


def is_id(text: str) -> bool:
    """Say whether a line is the id of a paper or a link to it, and nothing else."""
    if bare := _BARE_ID.match(text):
        return not bare["arxiv"] or _is_arxiv(bare["arxiv"])
    if not (_ID_LINE.match(text) or is_link_line(text)):
        return False
    return any(True for _ in ids.find_arxiv(text)) or any(True for _ in ids.find_doi(text))


def _is_arxiv(text: str) -> bool:
    try:
        ids.parse_arxiv(text)
    except InputError:
        return False
    return True


def put_ids(draft: Draft, start: int, end: int) -> bool:
    """Take the arXiv id and the DOI that stand between two places.

    A bad id, and one that is not the entry's first, are problems. Says whether anything
    that looks like an id stands there.
    """
    text = draft.page.text
    taken = False
    for found in ids.find_arxiv(text[start:end]):
        taken = True
        if isinstance(found, InputError):
            draft.report(start, end, "bad-id", f"{found}; {found.hint}")
            continue
        known = draft.value("arxiv_id")
        value = found.value
        if known is None:
            draft.put_id(found, by=start)
        elif isinstance(value, ids.ArxivId) and value.bare != known:
            message = f"the entry is arXiv:{known} already, so arXiv:{value.bare} is left out"
            draft.report(found.start + start, found.end + start, "second-id", message)
    for doi in ids.find_doi(text[start:end]):
        taken = True
        if not draft.has("doi"):
            draft.put_id(doi, by=start)
        elif doi.value != (first := draft.value("doi")):
            message = f"the entry is doi:{first} already, so doi:{doi.value} is left out"
            draft.report(doi.start + start, doi.end + start, "second-id", message)
    return taken
