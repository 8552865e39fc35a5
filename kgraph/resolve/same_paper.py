"""Are two records one paper? Decisions on pairs: pure functions, no input or output.

A title alone says little: what counts is what speaks against it. Where two records are
two versions of one work (preprint and article, meeting and journal) or nobody can tell,
the decision says so, and the pair becomes a link that people see and no merge.
"""

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from kgraph.model.names import family_key
from kgraph.model.text import digits, shared_runs, shingles, words
from kgraph.resolve.author_lists import all_authors, shared_authors
from kgraph.resolve.generic_titles import is_generic
from kgraph.resolve.like_titles import INSERTED, NEAR, SHORTENED, likeness
from kgraph.resolve.venues import same_venue

MIN_OVERLAP = 0.6  # of the shorter abstract's four-word runs
OTHER_OVERLAP = 0.05  # two works on one subject share a phrase at most
MIN_ABSTRACT_WORDS = 12
TELLING_ABSTRACT_WORDS = 40
MIN_SHARED_AUTHORS = 0.5  # of the shorter list
MIN_ALL_AUTHORS = 0.8  # of the longer list, where the title is not quite the same
MAX_YEARS_APART = 4  # from preprint to journal
# bioRxiv and medRxiv, SSRN, ChemRxiv, PsyArXiv, OSF, Preprints.org, Research Square, Authorea,
# TechRxiv: their DOIs name preprints.
PREPRINT_DOIS = (
    *("10.1101/", "10.2139/ssrn.", "10.26434/", "10.31234/", "10.31219/", "10.20944/", "10.21203/"),
    *("10.22541/", "10.36227/"),
)

SAME, VERSION, PUBLISHED, DOUBTFUL, OTHER = "same", "version", "published", "doubtful", "other"


@dataclass(frozen=True, slots=True)
class Described:
    """What a decision about two records looks at; ``authors`` are name keys."""

    source: str
    arxiv_id: str | None
    doi: str | None
    title: str | None
    title_key: str | None
    abstract: str | None
    authors: tuple[str, ...]
    published: str | None
    journal_ref: str | None
    repeated: bool = False  # its source prints the title for paper after paper
    names: frozenset[str] = frozenset()  # the words of all names

    @property
    def is_preprint(self) -> bool:
        """Say whether it is on a preprint server, as its ids tell."""
        return bool(self.arxiv_id) or (self.doi or "").startswith(PREPRINT_DOIS)


@dataclass(frozen=True, slots=True)
class Decision:
    """What two records are to each other, how sure that is, and whether more than the title
    (authors or abstracts) supports it.
    """

    kind: str
    score: float = 0.0
    supported: bool = False


NOTHING = Decision(OTHER)


def same_title(a: Described, b: Described) -> Decision:
    """Decide what two records of one title are to each other."""
    if not possible(a, b):
        return NOTHING
    shared = shared_authors(a.authors, b.authors)
    text = _overlap(a.abstract, b.abstract) if a.abstract and b.abstract else None
    same_text = (text or 0.0) >= MIN_OVERLAP
    same_people = (shared or 0.0) >= MIN_SHARED_AUTHORS
    supported = same_people or same_text
    if _generic(a) or _generic(b):
        return Decision(SAME, 0.9, True) if _same_issue(a, b, same_text) else NOTHING
    if shared == 0.0 and not same_text:
        return NOTHING  # other people: two papers of one title
    if text is not None and text < OTHER_OVERLAP and not same_people and _telling(a, b):
        return NOTHING  # two papers of one title: their abstracts have nothing in common
    if shared is not None and not supported and years_apart(a, b):
        # Few people and another year: a book and an article are both called "Deep Learning".
        return Decision(DOUBTFUL, 0.5)
    return _dated(a, b, supported)


def _dated(a: Described, b: Described, supported: bool) -> Decision:
    """Decide by ids, years and venues, where title and people agree."""
    years, venue = years_apart(a, b), same_venue(a.journal_ref, b.journal_ref)
    if _preprint_and_article(a, b):
        score = round((0.95 if supported else 0.5) - 0.05 * (years or 0), 4)
        return Decision(PUBLISHED if supported else DOUBTFUL, score, supported)
    if _ids_differ(a, b) or two_entries(a, b):
        return Decision(VERSION, 0.8, True) if supported else NOTHING
    preprint = a.is_preprint or b.is_preprint
    both_placed = bool(a.journal_ref and b.journal_ref)
    if not preprint and years and (years > 1 or (both_placed and not venue)):
        return Decision(VERSION, 0.8, True) if supported else NOTHING
    if years and years > 1 and not supported:
        return NOTHING
    # The year and the venue only say which of several links comes first.
    score = (1.0 if supported else 0.9) - 0.04 * (years or 0) - 0.02 * (both_placed and not venue)
    return Decision(SAME, round(score, 4), supported)


def near_title(a: Described, b: Described) -> Decision:
    """Decide what two records of two sources are to each other, of titles that are not equal."""
    if a.names.isdisjoint(b.names):
        return NOTHING  # the cheapest question first: nine of ten pairs end here
    alike = likeness(a.title or "", b.title or "")
    if not alike or not possible(a, b) or _generic(a) or _generic(b) or _ids_differ(a, b):
        return NOTHING
    shared = shared_authors(a.authors, b.authors) or 0.0
    years, venue = years_apart(a, b), same_venue(a.journal_ref, b.journal_ref)
    if shared < MIN_SHARED_AUTHORS or venue is False or (years or 0) > 1:
        return NOTHING
    everyone = (all_authors(a.authors, b.authors) or 0.0) >= MIN_ALL_AUTHORS
    sure = alike == NEAR or (alike >= INSERTED and everyone) or (alike >= SHORTENED and venue)
    if sure and not years and not _preprint_and_article(a, b):
        return Decision(SAME, alike, True)
    if not everyone:
        return NOTHING
    kind = VERSION if alike == NEAR and years else DOUBTFUL
    return Decision(kind, round(alike * 0.6, 4), True)


def same_abstract(a: Described, b: Described) -> float | None:
    """Decide whether two records with shared fingerprints are one paper; give the overlap."""
    if not possible(a, b) or _ids_differ(a, b) or not a.abstract or not b.abstract:
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


def two_entries(a: Described, b: Described) -> bool:
    """Say whether two records are entries of one source for two papers, versions at least."""
    if a.source != b.source or not a.title_key or not b.title_key:
        return False
    if a.title_key != b.title_key and likeness(a.title or "", b.title or "") < NEAR:
        return True
    years, venue = years_apart(a, b), same_venue(a.journal_ref, b.journal_ref)
    return bool(years) or venue is False


def possible(a: Described, b: Described) -> bool:
    """Say whether two records can be one work: some name in common, years not too far apart."""
    if a.arxiv_id and b.arxiv_id and a.arxiv_id != b.arxiv_id:
        return False
    if (years_apart(a, b) or 0) > MAX_YEARS_APART:
        return False
    families = [set(map(family_key, x.authors)) for x in (a, b)]
    return bool(families[0] & families[1]) or shared_authors(a.authors, b.authors) != 0.0


def years_apart(a: Described, b: Described) -> int | None:
    """Count the years between two records, if both print one."""
    if not a.published or not b.published:
        return None
    return abs(int(a.published[:4]) - int(b.published[:4]))


def _telling(a: Described, b: Described) -> bool:
    return min(len(words(x.abstract or "")) for x in (a, b)) >= TELLING_ABSTRACT_WORDS


def _generic(record: Described) -> bool:
    return record.repeated or is_generic(record.title or "")


def _same_issue(a: Described, b: Described, same_text: bool) -> bool:
    """Say whether two records of a generic title are one text: its words or its issue agree."""
    everyone = (all_authors(a.authors, b.authors) or 0.0) >= MIN_ALL_AUTHORS
    place = a.journal_ref == b.journal_ref and bool(digits(a.journal_ref or ""))
    day = bool(a.published) and a.published == b.published and len(a.published or "") == 10
    # Several editors of one venue and year: two lists that print one foreword.
    editors = min(len(a.authors), len(b.authors)) > 1 and years_apart(a, b) == 0
    listed = editors and a.source != b.source and bool(same_venue(a.journal_ref, b.journal_ref))
    return (
        same_text
        or (everyone and not _ids_differ(a, b) and (place or day or listed))
        or bool(a.doi and a.doi == b.doi)
    )


def _ids_differ(a: Described, b: Described) -> bool:
    return bool(a.doi and b.doi and a.doi != b.doi)


def _preprint_and_article(a: Described, b: Described) -> bool:
    """Say whether one record is of a preprint, the other of an article, and neither of both."""
    for one, other in ((a, b), (b, a)):
        preprint_alone = one.is_preprint and not (one.arxiv_id and one.doi)
        if preprint_alone and other.doi and not other.is_preprint:
            return True
    return False


def _like_titles(a: Described, b: Described) -> bool:
    alike = fuzz.token_set_ratio(" ".join(words(a.title or "")), " ".join(words(b.title or "")))
    return digits(a.title or "") == digits(b.title or "") and alike >= 60


def _overlap(a: str, b: str) -> float:
    return shared_runs(_runs(a), _runs(b))


# Pairs come ordered by their first record, so few texts are needed at a time.
@lru_cache(maxsize=512)
def _runs(text: str) -> frozenset[str]:
    return frozenset(shingles(words(text)))
