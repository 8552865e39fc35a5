"""Which records are one paper, and why.

Candidates come from set-based steps (same id, same DOI, same title, shared
fingerprints of the abstract), each in blocks of bounded size; pure functions then
decide pair by pair, and the accepted links are joined from the strongest to the
weakest. Two different arXiv ids are never one paper.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa
from rapidfuzz import fuzz

from kgraph.engines import DuckDB
from kgraph.model import ids, schema
from kgraph.model.names import family_key
from kgraph.model.tables import RecordPaper
from kgraph.model.text import digits, overlap, words
from kgraph.resolve.clusters import clusters

MAX_BLOCK = 40  # records that share a title or a fingerprint; a larger block says nothing
MIN_OVERLAP = 0.6  # of the shorter abstract's four-word runs
MIN_ABSTRACT_WORDS = 12
MAX_YEARS_APART = 4  # from preprint to journal
# Titles that name a kind of text and no work; they need an author in common.
GENERIC_TITLES = frozenset(
    (
        *("abstract", "introduction", "editorial", "preface", "foreword", "erratum", "corrigendum"),
        *("correction", "reply", "comment", "review", "overview", "summary", "conclusion"),
        *(
            "conclusions",
            "indexof",
            "references",
            "acknowledgements",
            "bookreview",
            "guesteditorial",
        ),
        *("technicalreport", "supplementarymaterial", "appendix", "discussion", "untitled"),
    )
)
_RULES = ("arxiv_id", "doi", "title", "abstract")

# The identifiers a record names its paper by; arXiv's own DOI says the arXiv id.
IDENTIFIED = """
select record_id, source_id, title_key, abstract_key, author_keys, published,
  case when arxiv_id is not null then arxiv_id
       when doi like '10.48550/arxiv.%' then substr(doi, 16) end as arxiv_id,
  case when doi not like '10.48550/arxiv.%' then doi end as doi
from records
"""
# A chain through the smallest record of each group says all that pairs would say.
SAME_ARXIV_ID = """
select min(record_id) over (partition by arxiv_id) as a, record_id as b, 'arxiv_id' as rule
from identified where arxiv_id is not null
"""
SAME_DOI = """
select min(record_id) over (partition by doi) as a, record_id as b, 'doi' as rule
from identified where doi is not null
"""
SAME_TITLE = f"""
with sized as (
  select record_id, title_key, arxiv_id, count(*) over (partition by title_key) as size
  from identified where title_key is not null
)
select x.record_id as a, y.record_id as b, 'title' as rule
from sized x join sized y on x.title_key = y.title_key and x.record_id < y.record_id
where x.size <= {MAX_BLOCK}
  and (x.arxiv_id is null or y.arxiv_id is null or x.arxiv_id <> y.arxiv_id)
"""
# In a larger block of one title the first author's name must agree too.
SAME_TITLE_AND_AUTHOR = f"""
with sized as (
  select record_id, title_key, author_keys[1] as author,
    count(*) over (partition by title_key) as size
  from identified where title_key is not null and len(author_keys) > 0
)
select min(record_id) over (partition by title_key, author) as a, record_id as b, 'title' as rule
from sized where size > {MAX_BLOCK}
"""
SHARED_FINGERPRINTS = f"""
with prints as (
  select record_id, arxiv_id, len(abstract_key) as known, unnest(abstract_key) as print
  from identified
), sized as (
  select *, count(*) over (partition by print) as size from prints
), pairs as (
  select x.record_id as a, y.record_id as b, count(*) as shared,
    min(least(x.known, y.known)) as known
  from sized x join sized y on x.print = y.print and x.record_id < y.record_id
  where x.size <= {MAX_BLOCK}
    and (x.arxiv_id is null or y.arxiv_id is null or x.arxiv_id <> y.arxiv_id)
  group by x.record_id, y.record_id
)
select a, b, 'abstract' as rule from pairs where shared >= 2 and shared * 3 >= known
"""
CANDIDATES = "select distinct a, b, rule from ({}) where a <> b order by a, b, rule"


@dataclass(frozen=True, slots=True)
class Described:
    """What a decision about two records looks at."""

    arxiv_id: str | None
    doi: str | None
    title: str | None
    title_key: str | None
    abstract: str | None
    abstract_truncated: bool
    families: frozenset[str]
    year: int | None


@dataclass(frozen=True, slots=True)
class Link:
    """Two records that are one paper by a rule, with its score; ``supported`` says that
    more than the rule's own field agrees.
    """

    a: str
    b: str
    rule: str
    score: float
    supported: bool = True


def record_papers(engine: DuckDB) -> pa.Table:
    """Compute the table `record_papers` from the view `records` of an engine."""
    engine.materialise("identified", IDENTIFIED)
    steps = (SAME_ARXIV_ID, SAME_DOI, SAME_TITLE, SAME_TITLE_AND_AUTHOR, SHARED_FINGERPRINTS)
    engine.materialise("candidates", CANDIDATES.format(" union all ".join(map(_step, steps))))
    pairs = engine.rows("select a, b, rule from candidates order by a, b, rule").to_pylist()
    known = _described(engine)
    links = _decide([(p["a"], p["b"], p["rule"]) for p in pairs], known)
    marks = _column(engine, "arxiv_id")
    records = engine.rows("select record_id from identified order by record_id")
    members = [str(name) for name in records.column("record_id").to_pylist()]
    groups, refused = clusters(members, [(link.a, link.b) for link in links], marks)
    kept = [link for index, link in enumerate(links) if index not in set(refused)]
    names = _paper_ids(engine, groups, marks)
    return schema.to_arrow("record_papers", _rows(groups, kept, names))


def same_title(a: Described, b: Described) -> tuple[float, bool] | None:
    """Decide whether two records of one title key are one paper.

    Returns:
        Score and whether authors or abstracts support it; nothing if something
        speaks against it.
    """
    if contradicts(a, b):
        return None
    shared_author = bool(a.families & b.families)
    shared_text = bool(a.abstract and b.abstract) and overlap(a.abstract or "", b.abstract or "")
    supported = shared_author or shared_text >= MIN_OVERLAP
    if (a.title_key or "") in GENERIC_TITLES and not shared_author:
        return None
    if (
        not shared_author
        and a.abstract
        and b.abstract
        and shared_text < 0.05
        and min(len(words(a.abstract)), len(words(b.abstract))) >= 40
    ):
        return None  # two papers of one title: their abstracts have nothing in common
    if a.year and b.year and abs(a.year - b.year) > 1 and not supported:
        return None
    return (1.0 if supported else 0.9), supported


def same_abstract(a: Described, b: Described) -> float | None:
    """Decide whether two records with shared fingerprints are one paper; give the overlap."""
    if contradicts(a, b) or not a.abstract or not b.abstract:
        return None
    if min(len(words(a.abstract)), len(words(b.abstract))) < MIN_ABSTRACT_WORDS:
        return None
    shared = overlap(a.abstract, b.abstract)
    if shared < MIN_OVERLAP:
        return None
    if a.title_key and b.title_key and a.title_key != b.title_key:
        # A paper that changed its title keeps its numbers and most of its abstract;
        # successive reports of a series do not.
        alike = fuzz.token_set_ratio(" ".join(words(a.title or "")), " ".join(words(b.title or "")))
        if digits(a.title or "") != digits(b.title or "") or alike < 60 or shared < 0.8:
            return None
    return round(shared, 4)


def contradicts(a: Described, b: Described) -> bool:
    """Say whether two records cannot be one paper: other ids, no author in common, years apart."""
    return bool(
        (a.arxiv_id and b.arxiv_id and a.arxiv_id != b.arxiv_id)
        or (a.doi and b.doi and a.doi != b.doi)
        or (a.families and b.families and not a.families & b.families)
        or (a.year and b.year and abs(a.year - b.year) > MAX_YEARS_APART)
    )


def _step(sql: str) -> str:
    return f"select a, b, rule from ({sql})"


def _column(engine: DuckDB, column: str) -> dict[str, str]:
    rows = engine.rows(
        f"select record_id, {column} as v from identified where {column} is not null"
    )
    return {row["record_id"]: row["v"] for row in rows.to_pylist()}


def _described(engine: DuckDB) -> dict[str, Described]:
    """Load what decisions need, of records in candidate pairs of title or abstract only."""
    rows = engine.rows(
        """
        with wanted as (
          select a as record_id from candidates where rule in ('title', 'abstract')
          union select b from candidates where rule in ('title', 'abstract')
        )
        select i.record_id, i.arxiv_id, i.doi, i.title_key, i.author_keys, i.published,
          r.title, r.abstract, r.abstract_truncated
        from identified i join wanted using (record_id) join records r using (record_id)
        order by i.record_id
        """
    ).to_pylist()
    return {
        row["record_id"]: Described(
            row["arxiv_id"],
            row["doi"],
            row["title"],
            row["title_key"],
            row["abstract"],
            row["abstract_truncated"],
            frozenset(family_key(key) for key in row["author_keys"]),
            int(row["published"][:4]) if row["published"] else None,
        )
        for row in rows
    }


def _decide(pairs: Sequence[tuple[str, str, str]], known: Mapping[str, Described]) -> list[Link]:
    """Turn candidates into links, the strongest first."""
    links: list[Link] = []
    unsure: dict[str, bool] = defaultdict(bool)
    for a, b, rule in pairs:
        if rule in ("arxiv_id", "doi"):
            links.append(Link(a, b, rule, 1.0))
        elif rule == "title":
            decided = same_title(known[a], known[b])
            if decided is None:
                unsure[known[a].title_key or ""] = True
            else:
                links.append(Link(a, b, rule, *decided))
        else:
            score = same_abstract(known[a], known[b])
            if score is not None:
                links.append(Link(a, b, rule, score))
    # Where one title is known to be two papers, the title alone decides nothing more.
    kept = [
        link
        for link in links
        if link.rule != "title" or link.supported or not unsure[known[link.a].title_key or ""]
    ]
    return sorted(kept, key=lambda link: (_RULES.index(link.rule), -link.score, link.a, link.b))


def _paper_ids(
    engine: DuckDB, groups: Mapping[str, str], marks: Mapping[str, str]
) -> dict[str, str]:
    """Name each group: by arXiv id, DOI, the hash of its title, the hash of its abstract."""
    members: dict[str, list[str]] = defaultdict(list)
    for record, group in groups.items():
        members[group].append(record)
    dois, titles = _column(engine, "doi"), _column(engine, "title_key")
    nameless = [
        group
        for group, records in members.items()
        if not any(record in marks or record in dois or record in titles for record in records)
    ]
    abstracts = _abstracts(engine, [record for group in nameless for record in members[group]])
    names: dict[str, str] = {}
    taken: set[str] = set()
    for group in sorted(members):
        records = sorted(members[group])
        arxiv_ids = sorted({marks[record] for record in records if record in marks})
        group_dois = sorted({dois[record] for record in records if record in dois})
        keys = sorted({titles[record] for record in records if record in titles})
        if arxiv_ids or group_dois:
            name = ids.paper_id(
                arxiv_id=next(iter(arxiv_ids), None), doi=next(iter(group_dois), None)
            )
        elif keys:
            name = f"title:{ids.digest(keys[0])}"
        else:
            text = max((" ".join(words(abstracts[r])) for r in records), key=lambda t: (len(t), t))
            name = f"abstract:{ids.digest(text)}"
        if name in taken:  # two papers of one title: the later one is named by its record too
            name = f"{name.partition(':')[0]}:{ids.digest(name + records[0])}"
        taken.add(name)
        names[group] = name
    return names


def _abstracts(engine: DuckDB, records: Sequence[str]) -> dict[str, str]:
    engine.table("nameless", pa.table({"record_id": pa.array(records, pa.string())}))
    rows = engine.rows("select record_id, abstract from records join nameless using (record_id)")
    return {row["record_id"]: row["abstract"] for row in rows.to_pylist()}


def _rows(
    groups: Mapping[str, str], links: Sequence[Link], names: Mapping[str, str]
) -> list[RecordPaper]:
    """Give each record the strongest link that ties it to its paper."""
    best: dict[str, Link] = {}
    for link in links:  # the strongest come first
        if groups[link.a] == groups[link.b]:
            best.setdefault(link.a, link)
            best.setdefault(link.b, link)
    return [
        RecordPaper(
            record,
            names[group],
            best[record].rule if record in best else "only",
            best[record].score if record in best else 1.0,
        )
        for record, group in sorted(groups.items())
    ]
