"""Are two records one paper? Decisions on pairs: pure functions, no input or output."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from kgraph.model.names import family_key
from kgraph.model.text import digits, shared_runs, shingles, words

MIN_OVERLAP = 0.6  # of the shorter abstract's four-word runs
OTHER_OVERLAP = 0.05  # two works on one subject share a phrase at most
MIN_ABSTRACT_WORDS = 12
TELLING_ABSTRACT_WORDS = 40
MIN_SHARED_AUTHORS = 0.5  # of the shorter list
MAX_YEARS_APART = 4  # from preprint to journal
# Titles that name a kind of text and no work: a journal prints one in every issue.
GENERIC_TITLES = frozenset(
    (
        *("abstract", "introduction", "editorial", "preface", "foreword", "erratum", "corrigendum"),
        *("correction", "reply", "comment", "review", "overview", "summary", "conclusion"),
        *("conclusions", "references", "acknowledgements", "acknowledgments", "bookreview"),
        *("guesteditorial", "technicalreport", "supplementarymaterial", "appendix", "discussion"),
        *("untitled", "lettertotheeditor", "letterstotheeditor", "letter", "letters", "obituary"),
        *("inmemoriam", "editorsnote", "editorsnotes", "fromtheeditor", "note", "notes", "errata"),
        *("bookreviews", "announcement", "announcements", "addendum", "response", "commentary"),
        *("perspective", "perspectives", "tableofcontents", "contents", "index", "abstracts"),
        *("retraction", "news", "inthisissue", "aboutthisissue", "calltopapers", "callforpapers"),
        *("proceedings", "poster", "tutorial", "panel", "keynote", "welcome", "epilogue"),
        *("prologue", "bibliography", "glossary", "frontmatter", "backmatter", "titlepage"),
    )
)


@dataclass(frozen=True, slots=True)
class Described:
    """What a decision about two records looks at; ``authors`` are name keys."""

    arxiv_id: str | None
    doi: str | None
    title: str | None
    title_key: str | None
    abstract: str | None
    authors: tuple[str, ...]
    published: str | None
    journal_ref: str | None


def same_title(a: Described, b: Described) -> tuple[float, bool] | None:
    """Decide whether two records of one title key are one paper.

    Returns:
        Score and whether authors or abstracts support it; nothing if something
        speaks against it.
    """
    if contradicts(a, b):
        return None
    shared = shared_authors(a.authors, b.authors)
    text = _overlap(a.abstract, b.abstract) if a.abstract and b.abstract else None
    same_text = (text or 0.0) >= MIN_OVERLAP
    same_authors = (shared or 0.0) >= MIN_SHARED_AUTHORS
    supported = same_authors or same_text
    if (a.title_key or "") in GENERIC_TITLES and not _same_issue(a, b, same_authors, same_text):
        return None
    if shared == 0.0 and not same_text:
        return None  # other people: two papers of one title
    if text is not None and text < OTHER_OVERLAP and not same_authors and _telling(a, b):
        return None  # two papers of one title: their abstracts have nothing in common
    years = years_apart(a, b)
    if years is not None and years > 1 and not supported:
        return None
    return (1.0 if supported else 0.9), supported


def same_abstract(a: Described, b: Described) -> float | None:
    """Decide whether two records with shared fingerprints are one paper; give the overlap."""
    if contradicts(a, b) or not a.abstract or not b.abstract:
        return None
    if min(len(words(a.abstract)), len(words(b.abstract))) < MIN_ABSTRACT_WORDS:
        return None
    shared = _overlap(a.abstract, b.abstract)
    if shared < MIN_OVERLAP:
        return None
    # A paper that changed its title keeps its numbers and most of its abstract;
    # successive reports of a series do not.
    changed = a.title_key and b.title_key and a.title_key != b.title_key
    if changed and (shared < 0.8 or not _like_titles(a, b)):
        return None
    return round(shared, 4)


def same_doi(a: Described, b: Described) -> bool:
    """Say whether two records that print one DOI are one paper, and not chapters of one book."""
    return not a.title_key or not b.title_key or _like_titles(a, b)


def contradicts(a: Described, b: Described) -> bool:
    """Say whether two records cannot be one paper: other ids, other people, years apart."""
    families_a, families_b = (set(map(family_key, x.authors)) for x in (a, b))
    years = years_apart(a, b)
    return bool(
        (a.arxiv_id and b.arxiv_id and a.arxiv_id != b.arxiv_id)
        or (a.doi and b.doi and a.doi != b.doi)
        or (families_a and families_b and not families_a & families_b)
        or (years is not None and years > MAX_YEARS_APART)
    )


def shared_authors(a: Sequence[str], b: Sequence[str]) -> float | None:
    """Give the share of the shorter list of name keys that the other holds, 0 to 1.

    "W. Wang" and "Wei Wang" agree, "Wei Wang" and "Yu Wang" do not.

    Returns:
        Nothing if one of the lists is not known.
    """
    if not a or not b:
        return None
    shorter, longer = sorted((a, b), key=len)
    initials: dict[str, set[str]] = defaultdict(set)
    for key in longer:
        initials[family_key(key)].add(_initial(key))
    found = sum(
        1
        for key in shorter
        if (known := initials.get(family_key(key)))
        and (_initial(key) in known or "" in known or not _initial(key))
    )
    return found / len(shorter)


def years_apart(a: Described, b: Described) -> int | None:
    """Count the years between two records, if both print one."""
    if not a.published or not b.published:
        return None
    return abs(int(a.published[:4]) - int(b.published[:4]))


def _initial(key: str) -> str:
    return key.partition("|")[2][:1]


def _telling(a: Described, b: Described) -> bool:
    return min(len(words(x.abstract or "")) for x in (a, b)) >= TELLING_ABSTRACT_WORDS


def _same_issue(a: Described, b: Described, same_authors: bool, same_text: bool) -> bool:
    """Say whether two records of a generic title are one text: its words or its issue agree."""
    place = bool(a.journal_ref) and a.journal_ref == b.journal_ref
    day = bool(a.published) and a.published == b.published and len(a.published or "") == 10
    return same_text or (same_authors and (place or day)) or bool(a.doi and a.doi == b.doi)


def _like_titles(a: Described, b: Described) -> bool:
    alike = fuzz.token_set_ratio(" ".join(words(a.title or "")), " ".join(words(b.title or "")))
    return digits(a.title or "") == digits(b.title or "") and alike >= 60


def _overlap(a: str, b: str) -> float:
    return shared_runs(_runs(a), _runs(b))


# Pairs come ordered by their first record, so few texts are needed at a time.
@lru_cache(maxsize=512)
def _runs(text: str) -> frozenset[str]:
    return frozenset(shingles(words(text)))
