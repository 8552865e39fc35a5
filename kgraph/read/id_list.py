"""Plain lists of arXiv ids and DOIs, one or more a line, ``#`` for remarks."""

import re
from collections.abc import Iterator

from kgraph.errors import InputError
from kgraph.model import ids
from kgraph.model.tables import Evidence
from kgraph.read.page import Page, evidence, new_draft, problem

NAME = "id_list"
_TOKEN = re.compile(r"[^\s,;|<>]+")
_REMARK = re.compile(r"(?:^|\s)(?:#|//).*$")
_ID_SHAPE = re.compile(
    r"^\W*(?:arxiv:|doi:|https?://|\d{4}\.\d|10\.\d{4,}/|[a-z-]+(?:\.[A-Z]{2})?/\d{7})", re.I
)


def recognises(page: Page) -> bool:
    """Say whether every line begins like an id and holds little else."""
    lines = [rest for line in page.lines if (rest := _REMARK.sub("", line.text).strip())]
    if not lines:
        return False
    good = sum(1 for line in lines if all(_ID_SHAPE.match(t) for t in _TOKEN.findall(line)))
    return good >= 0.8 * len(lines) and any(
        not isinstance(found, InputError) for _, _, found in find_ids(page)
    )


def read(page: Page) -> Evidence:
    """Read every id of a list as a record of its own; what is none is a problem."""
    drafts, problems, known = [], [], set()
    for start, end, found in find_ids(page):
        if isinstance(found, InputError):
            problems.append(problem(page, start, end, "bad-id", f"{found}; {found.hint}"))
            continue
        if str(found.value) in known:
            continue
        known.add(str(found.value))
        draft = new_draft(page)
        draft.put_id(found)
        drafts.append(draft)
    return evidence(page, NAME, drafts, (), problems)


def find_ids(page: Page) -> Iterator[tuple[int, int, ids.FoundId | InputError]]:
    """Find the tokens of a list: an id, or an error that says why it is none."""
    for line in page.lines:
        text = _REMARK.sub("", line.text)
        for token in _TOKEN.finditer(text):
            start, end = line.start + token.start(), line.start + token.end()
            if token[0].lower() in ("arxiv:", "doi:", "-", "*"):
                continue
            yield start, end, _read_token(token[0], start)


def _read_token(token: str, start: int) -> ids.FoundId | InputError:
    try:
        arxiv_id = ids.parse_arxiv(token.strip("()[]\"'"))
    except InputError as error:
        for doi in ids.find_doi(token):
            return ids.FoundId(doi.value, start + doi.start, start + doi.end, start, start)
        return error
    number = re.search(r"\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z-]+)?/\d{7}", token, re.IGNORECASE)
    assert number is not None, f"{token} was read as an arXiv id"
    end = start + number.end()
    return ids.FoundId(arxiv_id, start + number.start(), end, start, start + len(token))
