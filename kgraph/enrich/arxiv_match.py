"""Is a hit of a search the paper that was meant? Rules and questions, no input or output.

arXiv finds phrases anywhere in titles, stems words and knows replies, surveys of
surveys and second parts; rank says nothing. So no hit is believed for its title
alone where more is known: authors, year and abstract have to fit as well. What is
refused is said with the reason.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from kgraph.enrich import Wanted
from kgraph.enrich.arxiv_feed import Entry
from kgraph.model import text
from kgraph.model.names import family_key, name_key

SAME_ABSTRACT = 0.8
LIKE_ABSTRACT = 0.5
# Two works on one subject share a phrase at most; a rewritten abstract keeps some sentences.
OTHER_ABSTRACT = 0.05
ENOUGH_WORDS = 25
CLEARLY_BETTER = 0.1
_SPELLING = 80
_ROMAN = re.compile(r"[ivx]+")
_LETTERS = re.compile(r"[A-Za-z]+")
_ABOUT_ANOTHER = frozenset(
    (
        *("reply", "comment", "comments", "response", "rejoinder", "erratum", "corrigendum"),
        *("addendum", "correction", "retraction", "supplement", "supplementary", "review"),
        *("explained", "revisited", "reproduced", "reproducing", "reproducibility", "part"),
    )
)
_GROUPS = frozenset(("collaboration", "consortium", "group", "project", "team"))
_COMMON = frozenset(
    (
        *("a", "about", "all", "also", "an", "and", "are", "as", "at", "be", "been", "between"),
        *("both", "but", "by", "can", "each", "for", "from", "has", "have", "how", "in"),
        *("into", "is", "it", "its", "many", "may", "more", "most", "new", "not", "of", "on"),
        *("one", "only", "or", "other", "our", "over", "paper", "propose", "recent", "results"),
        *("show", "shows", "such", "than", "that", "the", "their", "them", "these", "this"),
        *("those", "through", "to", "two", "under", "use", "used", "using", "via", "was", "we"),
        *("well", "were", "when", "where", "which", "while", "will", "with", "work"),
    )
)


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether a hit is the paper, how well it fits (0 to 1), and why."""

    accepted: bool
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Choice:
    """What came of all hits: the accepted one, or the problem with the best of them."""

    accepted: Entry | None = None
    refused: Entry | None = None
    code: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Signs:
    """What speaks for and against; nothing is known where it is ``None``."""

    title: str  # equal, spelling, longer, reply, other or unknown
    likeness: float
    short: bool  # one word
    authors: float | None
    known_authors: int
    year: int | None  # years apart
    abstract: float | None
    doi: bool


def match(wanted: Wanted, hit: Entry) -> Decision:
    """Decide whether a hit is the paper that was asked for.

    Accepted are: the same DOI; the same title; a title that differs in spelling;
    another title over the same abstract. Each only if authors, year and abstract,
    as far as both sides know them, agree.
    """
    signs = _signs(wanted, hit)
    reason = _against(signs) or _unproved(signs)
    score = _score(signs)
    return Decision(reason is None, score, reason or _for(signs))


def choose(wanted: Wanted, hits: Sequence[Entry]) -> Choice:
    """Choose among the hits of one paper's searches.

    Two that could both be it are refused together, unless one is clearly better.
    """
    unique = {hit.arxiv_id: hit for hit in hits}
    ranked = sorted(
        ((match(wanted, hit), hit) for hit in unique.values()),
        key=lambda pair: (-pair[0].score, pair[1].arxiv_id),
    )
    good = [(decision, hit) for decision, hit in ranked if decision.accepted]
    if len(good) > 1 and good[0][0].score - good[1][0].score < CLEARLY_BETTER:
        both = f"arXiv:{good[0][1].arxiv_id} and arXiv:{good[1][1].arxiv_id}"
        return Choice(None, good[0][1], "ambiguous-hit", f"{both} fit equally well")
    if good:
        return Choice(good[0][1], reason=good[0][0].reason)
    if ranked:
        return Choice(None, ranked[0][1], "refused-hit", ranked[0][0].reason)
    return Choice()


def title_query(title: str) -> str | None:
    """Give the words of a title as one quoted phrase can hold them, or nothing.

    A quotation mark or backslash inside the quotes makes arXiv refuse the question.
    """
    return text.collapse(re.sub(r'["\\]', " ", title)) if text.title_key(title) else None


def is_common(word: str) -> bool:
    """Say whether a word, in lower case, stands in any text."""
    return word in _COMMON


def phrase(abstract: str) -> str | None:
    """Choose 8 to 10 consecutive words of an abstract that are hardly in another one.

    Plain words of one sentence, from its middle where it is long enough: the ends
    hold what many abstracts say. Long words that are not common count most.
    """
    best: tuple[float, str] | None = None
    for run in _plain_runs(abstract):
        inner = run[2:-2] if len(run) >= 14 else run
        for size in (10, 9, 8):
            for start in range(len(inner) - size + 1):
                chosen = inner[start : start + size]
                rare = sum(len(word) for word in chosen if word.lower() not in _COMMON) / size
                if best is None or rare > best[0]:
                    best = (rare, " ".join(chosen))
            if len(inner) >= size:
                break
    return best[1] if best else None


def _plain_runs(abstract: str) -> Iterable[list[str]]:
    tokens = text.collapse(abstract).split()
    if text.is_truncated(abstract):
        tokens = tokens[:-2]  # the last word may be half a word
    run: list[str] = []
    for token in tokens:
        word = token.rstrip(",;:.")
        if _LETTERS.fullmatch(word):
            run.append(word)
        if word != token.rstrip(",;") or not _LETTERS.fullmatch(word):
            yield run
            run = []
    yield run


def _signs(wanted: Wanted, hit: Entry) -> _Signs:
    title, likeness = _compare_titles(wanted.title or "", hit.title or "")
    share = _authors_found(wanted.author_keys, [name_key(a.name) for a in hit.authors])
    overlap = None
    if wanted.abstract and hit.abstract:
        enough = min(len(text.words(wanted.abstract)), len(text.words(hit.abstract)))
        overlap = text.overlap(wanted.abstract, hit.abstract) if enough >= ENOUGH_WORDS else None
    apart = None
    if wanted.year is not None:
        first, last = int(hit.published[:4]), int(hit.updated[:4])
        apart = max(0, first - wanted.year, wanted.year - max(first, last))
    return _Signs(
        title=title,
        likeness=likeness,
        short=len(text.words(wanted.title or "")) < 2,
        authors=share,
        known_authors=len(wanted.author_keys),
        year=apart,
        abstract=overlap,
        doi=wanted.doi is not None and wanted.doi in hit.dois,
    )


def _against(signs: _Signs) -> str | None:
    """Say what rules the hit out, whatever else fits."""
    needed = 0.7 if signs.title == "equal" or (signs.abstract or 0) >= SAME_ABSTRACT else 1.0
    if signs.authors is not None and signs.authors < needed:
        return "authors that are known are not in its list"
    same = signs.doi or (signs.abstract or 0) >= SAME_ABSTRACT
    if signs.year is not None and signs.year > 1 and not same:
        return f"its year is {signs.year} years away"
    if signs.abstract is not None and signs.abstract < OTHER_ABSTRACT and not signs.doi:
        proved = signs.title == "equal" and signs.authors is not None and signs.known_authors > 1
        if not proved:
            return "its abstract is another one"
    return None


def _unproved(signs: _Signs) -> str | None:
    """Say what is missing for the hit to be believed."""
    alone = signs.authors is None and signs.abstract is None
    if signs.title == "equal" and signs.short and alone and not signs.doi:
        return "a title of one word proves nothing by itself"
    if signs.title == "equal" or (signs.doi and signs.title != "reply"):
        return None
    abstract = signs.abstract or 0.0
    authors = signs.authors is not None
    if signs.title == "unknown":
        return None if abstract >= SAME_ABSTRACT else "no title is known and the abstract differs"
    if abstract >= SAME_ABSTRACT and authors:
        return None
    if signs.title == "reply":
        return "its title speaks of another paper or of another part"
    if signs.title == "longer":
        proved = abstract >= 0.9
        return None if proved else "one title goes on where the other ends"
    if signs.title == "spelling":
        proved = abstract >= LIKE_ABSTRACT or (
            signs.abstract is None and authors and signs.year is not None
        )
        return None if proved else "the titles differ in spelling and nothing else proves it"
    if abstract >= 0.9 and signs.likeness >= 0.5:
        return None
    return "its title is another one"


def _for(signs: _Signs) -> str:
    if signs.doi:
        return "same DOI"
    what = {"equal": "same title", "spelling": "same title in another spelling"}
    return what.get(signs.title, "same abstract")


def _score(signs: _Signs) -> float:
    """Weigh what is known; what is not known counts neither way."""
    likeness = signs.likeness if signs.title == "equal" else 0.8 * signs.likeness
    parts = [(0.5, likeness if signs.title != "unknown" else None)]
    parts += [(0.3, signs.abstract), (0.15, signs.authors), (0.5, 1.0 if signs.doi else None)]
    parts += [(0.05, None if signs.year is None else 1.0 if signs.year == 0 else 0.0)]
    known = [(weight, value) for weight, value in parts if value is not None]
    total = sum(weight for weight, _ in known)
    return round(sum(w * v for w, v in known) / total, 4) if total else 0.0


def _compare_titles(wanted: str, found: str) -> tuple[str, float]:
    """Say how two titles differ and how alike they are, 0 to 1."""
    a, b = text.words(wanted), text.words(found)
    if not a or not b:
        return "unknown", 0.0
    if "".join(a) == "".join(b):
        return "equal", 1.0
    likeness = fuzz.ratio(" ".join(a), " ".join(b)) / 100
    short, long = sorted((a, b), key=len)
    extra = list((Counter(long) - Counter(short)).elements())
    fewer = list((Counter(short) - Counter(long)).elements())
    if _ABOUT_ANOTHER.intersection(extra) ^ _ABOUT_ANOTHER.intersection(fewer) or any(
        map(_is_number, extra + fewer)
    ):
        return "reply", likeness
    if extra and not fewer:
        return "longer", likeness
    spelling = len(extra) == len(fewer) and all(map(_spelled_alike, sorted(extra), sorted(fewer)))
    same_numbers = text.digits(wanted) == text.digits(found)
    return ("spelling" if extra and spelling and same_numbers else "other"), likeness


def _spelled_alike(one: str, other: str) -> bool:
    # "Supervised" and "unsupervised" are like each other, and opposites.
    return one[:3] == other[:3] and fuzz.ratio(one, other) >= _SPELLING


def _is_number(word: str) -> bool:
    # "Part I" and "Part II" are two works.
    return word.isdigit() or _ROMAN.fullmatch(word) is not None


def _authors_found(wanted: Sequence[str], listed: Sequence[str]) -> float | None:
    """Give the share of the known authors whose family name is in the list."""
    if not wanted or not listed:
        return None
    words = {word for key in listed for word in re.split(r"[ |]", key) if word}
    found = 0
    for key in wanted:
        family = next((w for w in reversed(family_key(key).split()) if w not in _GROUPS), "")
        # Families are cut differently ("de las Casas") and misspelled in lists.
        close = len(family) > 6 and any(fuzz.ratio(family, word) >= 90 for word in words)
        found += family in words or close
    return found / len(wanted)
