"""Questions to arXiv about papers without id: several in one request, and whose hit is whose.

One request can ask for several quoted titles, or phrases of abstracts, joined by OR.
arXiv does not say which of them a hit is for, so that is found out here, generously:
whether a hit is the paper is decided later (`arxiv_match`). Pure functions.

Source: https://info.arxiv.org/help/api/user-manual.html (5.1); operators have had no
precedence since November 2025, which one kind of operator alone does not need.
"""

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote_plus

from rapidfuzz import fuzz

from kgraph.enrich import Wanted
from kgraph.enrich.arxiv_feed import Entry
from kgraph.enrich.arxiv_match import is_common, phrase, title_query
from kgraph.model.text import words

Question = tuple[str, str]  # a field of arXiv's query language (ti, abs, doi), and a phrase

AT_ONCE = 15
MAX_CHARACTERS = 1_600  # of a query, encoded: addresses far longer than 4,000 are refused
_BELONGS = 85  # of 100: arXiv stems words, so a hit need not hold them letter by letter


def questions(paper: Wanted) -> list[Question]:
    """Give what to ask about a paper, the best first: two questions at most."""
    found = []
    title = title_query(paper.title) if paper.title else None
    if title:
        found.append(("ti", title))
    elif paper.doi:
        found.append(("doi", paper.doi))
    chosen = phrase(paper.abstract) if paper.abstract else None
    if chosen:
        found.append(("abs", chosen))
    return found


def batches(asked: Iterable[Question]) -> Iterator[list[Question]]:
    """Part questions into requests, in order; each question comes once.

    One of common words alone would bury the hits of others, and goes alone.
    """
    batch: list[Question] = []
    size = 0
    for question in dict.fromkeys(asked):
        if _is_vague(question):
            yield [question]
            continue
        length = len(quote_plus(joined([question]))) + len("+OR+")
        if batch and (len(batch) == AT_ONCE or size + length > MAX_CHARACTERS):
            yield batch
            batch, size = [], 0
        batch.append(question)
        size += length
    if batch:
        yield batch


def joined(asked: Sequence[Question]) -> str:
    """Write questions in arXiv's query language."""
    return " OR ".join(f'{field}:"{words_}"' for field, words_ in asked)


def key(question: Question) -> str:
    """Give the normal form of a question: what arXiv takes for the same has the same."""
    field, asked = question
    return f"{field}:{asked if field == 'doi' else ' '.join(words(asked))}"


def share_out(asked: Sequence[Question], hits: Sequence[Entry]) -> dict[Question, list[Entry]]:
    """Give each question the hits that may be for it; every hit goes to one at least."""
    found: dict[Question, list[Entry]] = {question: [] for question in asked}
    for hit in hits:
        likeness = {question: _likeness(question, hit) for question in found}
        best = max(likeness, key=lambda question: likeness[question])
        for question, how_like in likeness.items():
            if question == best or how_like >= _BELONGS:
                found[question].append(hit)
    return found


def _likeness(question: Question, hit: Entry) -> float:
    """Say how much of a question a hit holds, 0 to 100."""
    field, asked = question
    if field == "doi":
        return 100.0 if asked in hit.dois else 0.0
    text = hit.title if field == "ti" else hit.abstract
    # Stands one of them whole in the other, whatever the order of words, it is 100.
    return fuzz.token_set_ratio(" ".join(words(asked)), " ".join(words(text or "")))


def _is_vague(question: Question) -> bool:
    field, asked = question
    return field != "doi" and sum(not is_common(word) for word in words(asked)) < 2
