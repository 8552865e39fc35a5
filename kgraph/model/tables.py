"""The tables: one frozen class a table, each column with its type and meaning.

Everything else that knows about columns (Arrow schemas, SQL column lists, the
documentation, checks) is made from these classes. Evidence tables are appended
to and never changed; graph tables are computed from them and replaced whole.

Types: ``str``, ``int``, ``float``, ``bool``, ``X | None``, ``tuple[X, ...]`` for
a list, and another frozen class for a nested row. A missing value is ``None``,
never an empty text.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, ClassVar

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Author:
    """One name in an author list, as the source prints it."""

    name: Annotated[str, "the name as printed, white space collapsed"]
    affiliation: Annotated[str | None, "the affiliation as printed"] = None
    orcid: Annotated[str | None, "ORCID iD, bare: 0000-0002-1825-0097"] = None


@dataclass(frozen=True, slots=True)
class Span:
    """Where a value of a record stands: ``text[start:end]`` is what is printed."""

    field: Annotated[str, "column of `records`; of a list, one span a value, in list order"]
    start: Annotated[int, "first code point, counted from 0 after any byte order mark"]
    end: Annotated[int, "code point after the last"]
    line: Annotated[int | None, "line of `start`, from 1"] = None


@dataclass(frozen=True, slots=True)
class Context:
    """One place where a text cites a reference."""

    sentence: Annotated[str, "the citing sentence"]
    section: Annotated[str | None, "heading it stands under"] = None
    intents: Annotated[tuple[str, ...], "why it cites, in the provider's words: background, …"] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """One input: a page, a bulk file, an answer of a service, an e-print."""

    TABLE: ClassVar[str] = "sources"
    KEY: ClassVar[tuple[str, ...]] = ("source_id",)

    source_id: Annotated[str, "hash of the content: the same content is the same source"]
    kind: Annotated[str, "page, api, bulk or eprint"]
    location: Annotated[str, "path relative to the argument given, archive.zip!member, or URL"]
    reader: Annotated[str | None, "the layout, format or service that read it"]
    retrieved_at: Annotated[str, "when it was read, ISO 8601 in UTC"]
    bytes: Annotated[int, "size of the content"]


@dataclass(frozen=True, slots=True)
class Record:
    """What one source says about one paper: texts as printed, identifiers in one spelling."""

    TABLE: ClassVar[str] = "records"
    KEY: ClassVar[tuple[str, ...]] = ("record_id",)

    record_id: Annotated[str, "source_id, '#', ordinal"]
    source_id: Annotated[str, "the source that says it"]
    ordinal: Annotated[int, "place in the source, from 1"]
    arxiv_id: Annotated[str | None, "arXiv id without version: 1706.03762, hep-th/9901001"] = None
    version: Annotated[int | None, "arXiv version, from 1"] = None
    doi: Annotated[str | None, "DOI, lower case, without prefix"] = None
    title: Annotated[str | None, "title as printed"] = None
    abstract: Annotated[str | None, "abstract as printed"] = None
    abstract_truncated: Annotated[bool, "the source cuts the abstract short"] = False
    authors: Annotated[tuple[Author, ...], "author list in printed order"] = ()
    authors_truncated: Annotated[bool, "the source cuts the list ('et al.')"] = False
    published: Annotated[str | None, "first publication: 2019, 2019-05 or 2019-05-31"] = None
    updated: Annotated[str | None, "this version's date, as precise as known"] = None
    date_precision: Annotated[str | None, "year, month or day, of `published`"] = None
    categories: Annotated[tuple[str, ...], "arXiv categories, in printed order"] = ()
    primary_category: Annotated[str | None, "the category the source calls primary"] = None
    comments: Annotated[str | None, "comments line ('10 pages, 6 figures')"] = None
    journal_ref: Annotated[str | None, "journal reference as printed"] = None
    organisations: Annotated[tuple[str, ...], "organisations as printed"] = ()
    urls: Annotated[tuple[str, ...], "links printed in the record, final punctuation removed"] = ()
    labels: Annotated[tuple[str, ...], "site labels and flags that are no category ('Code')"] = ()
    withdrawn: Annotated[bool, "the source says that the paper is withdrawn"] = False
    spans: Annotated[
        tuple[Span, ...], "where each value stands; empty for answers of services"
    ] = ()
    title_key: Annotated[str | None, "normal form of the title, for comparison"] = None
    abstract_key: Annotated[tuple[int, ...], "fingerprints of the abstract, for comparison"] = ()
    author_keys: Annotated[tuple[str, ...], "normal form of each name, beside `authors`"] = ()


@dataclass(frozen=True, slots=True)
class PageFact:
    """What a page says about all its entries."""

    TABLE: ClassVar[str] = "page_facts"
    KEY: ClassVar[tuple[str, ...]] = ("source_id", "kind", "start")

    source_id: Annotated[str, "the page"]
    kind: Annotated[str, "person, site or topic"]
    value: Annotated[str, "as printed, white space collapsed"]
    start: Annotated[int, "first code point"]
    end: Annotated[int, "code point after the last"]


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of a paper's reference list."""

    TABLE: ClassVar[str] = "references"
    KEY: ClassVar[tuple[str, ...]] = ("record_id", "position")

    record_id: Annotated[str, "the record of the citing paper"]
    position: Annotated[int, "place in the list, from 1"]
    raw: Annotated[str | None, "the entry as printed"]
    provider: Annotated[str, "who gives it: eprint, openalex, page, …"]
    arxiv_id: Annotated[str | None, "arXiv id of the cited work"] = None
    doi: Annotated[str | None, "DOI of the cited work"] = None
    title: Annotated[str | None, "title of the cited work"] = None
    year: Annotated[int | None, "year of the cited work"] = None
    contexts: Annotated[tuple[Context, ...], "the places that cite it"] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """Whether a service was asked about a paper, and what came."""

    TABLE: ClassVar[str] = "coverage"
    KEY: ClassVar[tuple[str, ...]] = ("paper_key", "provider", "asked_at")

    paper_key: Annotated[str, "the paper_id at the time of asking"]
    provider: Annotated[str, "the service"]
    status: Annotated[str, "ok, empty, elided, not_found, partial, error or deferred"]
    asked_at: Annotated[str, "when, ISO 8601 in UTC"]
    record_id: Annotated[str | None, "a record of the paper that was asked about"] = None
    answer_id: Annotated[str | None, "the record that a search for it was answered with"] = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be used."""

    TABLE: ClassVar[str] = "problems"
    KEY: ClassVar[tuple[str, ...]] = ("source_id", "start", "code", "message")

    source_id: Annotated[str, "the source it stands in"]
    start: Annotated[int | None, "first code point, if it has a place"]
    end: Annotated[int | None, "code point after the last"]
    stage: Annotated[str, "read, enrich or resolve"]
    code: Annotated[str, "kebab-case kind: unknown-layout, bad-id, …"]
    message: Annotated[str, "what, and what to do"]
    line: Annotated[int | None, "line of `start`, from 1"] = None


@dataclass(frozen=True, slots=True)
class Paper:
    """One work: the best of what its records say, in display form."""

    TABLE: ClassVar[str] = "papers"
    KEY: ClassVar[tuple[str, ...]] = ("paper_id",)

    paper_id: Annotated[str, "arxiv:…, doi:…, title:<hash> or abstract:<hash>"]
    title: Annotated[str | None, "title, TeX made readable"]
    abstract: Annotated[str | None, "abstract, TeX made readable"]
    published: Annotated[str | None, "first publication, as precise as known"]
    updated: Annotated[str | None, "date of the newest version known"]
    date_precision: Annotated[str | None, "year, month or day, of `published`"]
    version: Annotated[int | None, "newest arXiv version known"]
    authors_complete: Annotated[bool, "the author list is known whole"]
    arxiv_id: Annotated[str | None, "bare arXiv id"]
    doi: Annotated[str | None, "DOI of this work; for an arXiv paper, arXiv's own"]
    published_doi: Annotated[str | None, "DOI of the published article"]
    journal_ref: Annotated[str | None, "journal reference"]
    comments: Annotated[str | None, "comments"]
    primary_category: Annotated[str | None, "primary arXiv category"]
    withdrawn: Annotated[bool, "a source says it is withdrawn"]
    described: Annotated[bool, "false for a work that is only cited"]


@dataclass(frozen=True, slots=True)
class RecordPaper:
    """Why a record is a paper."""

    TABLE: ClassVar[str] = "record_papers"
    KEY: ClassVar[tuple[str, ...]] = ("record_id",)

    record_id: Annotated[str, "the record"]
    paper_id: Annotated[str, "the paper it describes"]
    rule: Annotated[
        str, "arxiv_id, doi, search, title, near_title, abstract, or only (no other record)"
    ]
    score: Annotated[float, "0 to 1"]


@dataclass(frozen=True, slots=True)
class PaperLink:
    """Two papers that are not one and belong together; nothing is merged by it."""

    TABLE: ClassVar[str] = "paper_links"
    KEY: ClassVar[tuple[str, ...]] = ("paper_a", "paper_b")

    paper_a: Annotated[str, "the preprint, the earlier version, or one of the two"]
    paper_b: Annotated[str, "the article, the later version, or the other"]
    kind: Annotated[
        str, "published_as (preprint and article), version_of, or perhaps_same (in doubt)"
    ]
    rule: Annotated[str, "title or near_title"]
    score: Annotated[float, "0 to 1"]
    reasons: Annotated[str, "in words"]


@dataclass(frozen=True, slots=True)
class Person:
    """One author."""

    TABLE: ClassVar[str] = "authors"
    KEY: ClassVar[tuple[str, ...]] = ("author_id",)

    author_id: Annotated[str, "author:<slug>-<hash>"]
    name: Annotated[str, "the fullest printed form"]
    given: Annotated[str | None, "given names"]
    family: Annotated[str | None, "family name; of a collaboration, nothing"]
    orcid: Annotated[str | None, "bare ORCID iD"]
    status: Annotated[str, "resolved, name_only or ambiguous"]


@dataclass(frozen=True, slots=True)
class Authorship:
    """One place in a paper's author list."""

    TABLE: ClassVar[str] = "authorships"
    KEY: ClassVar[tuple[str, ...]] = ("paper_id", "position", "author_id")

    paper_id: Annotated[str, "the paper"]
    position: Annotated[int | None, "from 1; nothing for an author known only from the page"]
    author_id: Annotated[str, "the author"]
    name_as_printed: Annotated[str, "as the source prints it"]
    affiliation_as_printed: Annotated[str | None, "as the source prints it"]
    rule: Annotated[str, "author_list or page_author"]
    score: Annotated[float, "0 to 1"]


@dataclass(frozen=True, slots=True)
class AuthorCandidate:
    """Two authors who are perhaps one person, not merged."""

    TABLE: ClassVar[str] = "author_candidates"
    KEY: ClassVar[tuple[str, ...]] = ("author_a", "author_b")

    author_a: Annotated[str, "the smaller author_id"]
    author_b: Annotated[str, "the larger author_id"]
    score: Annotated[float, "0 to 1"]
    reasons: Annotated[str, "in words"]


@dataclass(frozen=True, slots=True)
class AuthorLink:
    """What made mentions one author, or kept two authors of like names apart."""

    TABLE: ClassVar[str] = "author_links"
    KEY: ClassVar[tuple[str, ...]] = ("author_id", "other_id", "rule", "reasons", "score")

    author_id: Annotated[str, "the author"]
    other_id: Annotated[str | None, "the author it is kept apart from; nothing where it joined"]
    rule: Annotated[str, "co-authors, like work, rare name, only bearer, alike, homonym or variant"]
    score: Annotated[float, "0 to 1: how likely it is one person"]
    reasons: Annotated[str, "in words"]


@dataclass(frozen=True, slots=True)
class Category:
    """One arXiv category."""

    TABLE: ClassVar[str] = "categories"
    KEY: ClassVar[tuple[str, ...]] = ("code",)

    code: Annotated[str, "cs.CL"]
    name: Annotated[str, "Computation and Language"]
    archive: Annotated[str, "the archive above it: cs"]
    group: Annotated[str, "the group above that: cs"]
    alias_of: Annotated[str | None, "the canonical category that this is another name of"]
    active: Annotated[bool, "papers are still filed under it"]


@dataclass(frozen=True, slots=True)
class PaperCategory:
    """A category of a paper, as its sources list it (aliases are kept)."""

    TABLE: ClassVar[str] = "paper_categories"
    KEY: ClassVar[tuple[str, ...]] = ("paper_id", "code")

    paper_id: Annotated[str, "the paper"]
    code: Annotated[str, "the category"]
    is_primary: Annotated[bool, "it is the primary one"]


@dataclass(frozen=True, slots=True)
class Organisation:
    """One organisation."""

    TABLE: ClassVar[str] = "organisations"
    KEY: ClassVar[tuple[str, ...]] = ("organisation_id",)

    organisation_id: Annotated[str, "organisation:<slug>-<hash>"]
    name: Annotated[str, "as printed"]


@dataclass(frozen=True, slots=True)
class PaperOrganisation:
    """An organisation of a paper."""

    TABLE: ClassVar[str] = "paper_organisations"
    KEY: ClassVar[tuple[str, ...]] = ("paper_id", "organisation_id")

    paper_id: Annotated[str, "the paper"]
    organisation_id: Annotated[str, "the organisation"]


@dataclass(frozen=True, slots=True)
class Alias:
    """An id given earlier, and what it is now."""

    TABLE: ClassVar[str] = "aliases"
    KEY: ClassVar[tuple[str, ...]] = ("old_id",)

    old_id: Annotated[str, "a paper_id or author_id that was published"]
    new_id: Annotated[str, "the id it has now"]


@dataclass(frozen=True, slots=True)
class ReferencePaper:
    """Which paper a reference names, or why none is known."""

    TABLE: ClassVar[str] = "reference_papers"
    KEY: ClassVar[tuple[str, ...]] = ("record_id", "position")

    record_id: Annotated[str, "the record of the citing paper"]
    position: Annotated[int, "place in the list, from 1"]
    provider: Annotated[str, "who gives the reference"]
    paper_id: Annotated[str, "the citing paper"]
    cited: Annotated[str | None, "the paper it names, described or only cited"]
    rule: Annotated[
        str,
        "arxiv_id, doi or title; without paper the reason: unknown_work, no_title, short_title, "
        "ambiguous_title, numbers_differ, later or self",
    ]
    score: Annotated[float, "0 to 1"]


@dataclass(frozen=True, slots=True)
class Citation:
    """One paper cites another, as one provider says."""

    TABLE: ClassVar[str] = "citations"
    KEY: ClassVar[tuple[str, ...]] = ("citing", "cited", "evidence", "provider")

    citing: Annotated[str, "paper_id"]
    cited: Annotated[str, "paper_id"]
    evidence: Annotated[str, "ReferenceList, InTextId, Hyperlink, TitleMatch or Api"]
    provider: Annotated[str, "who says it"]
    confidence: Annotated[float, "0 to 1"]
    contexts: Annotated[tuple[Context, ...], "the places that cite"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A named work in another paper's abstract; never a citation by itself."""

    TABLE: ClassVar[str] = "mentions"
    KEY: ClassVar[tuple[str, ...]] = ("paper_id", "mentioned", "start")

    paper_id: Annotated[str, "the paper whose abstract it is"]
    mentioned: Annotated[str, "the paper that is mentioned"]
    surface: Annotated[str, "the words as they stand"]
    start: Annotated[int, "first code point in `papers.abstract`"]
    end: Annotated[int, "code point after the last"]
    confidence: Annotated[float, "0 to 1"]


EVIDENCE: tuple[type, ...] = (Source, Record, PageFact, Reference, Coverage, Problem)
GRAPH: tuple[type, ...] = (
    Paper,
    RecordPaper,
    PaperLink,
    Person,
    Authorship,
    AuthorCandidate,
    AuthorLink,
    Category,
    PaperCategory,
    Organisation,
    PaperOrganisation,
    Alias,
    ReferencePaper,
    Citation,
    Mention,
)
TABLES: dict[str, type] = {row.TABLE: row for row in (*EVIDENCE, *GRAPH)}  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one step of reading or asking found: rows of the evidence tables."""

    sources: tuple[Source, ...] = ()
    records: tuple[Record, ...] = ()
    page_facts: tuple[PageFact, ...] = ()
    references: tuple[Reference, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """What was found by another process, or in a part of a bulk file: records in columns."""

    records: "pa.Table"
    problems: tuple[Problem, ...] = ()
    sources: tuple[Source, ...] = ()
    page_facts: tuple[PageFact, ...] = ()
