"""What the graph says of one thing and why; how much there is; what could not be used."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kgraph import explain_author, explain_citation, store
from kgraph.engines import DuckDB
from kgraph.enrich.wanted import last_words
from kgraph.errors import InputError, UnknownIdError
from kgraph.model import ids
from kgraph.model.names import readable_name
from kgraph.model.tables import TABLES
from kgraph.model.text import title_key

# Columns of a record that are facts about a paper, in the order people read them.
FACTS = (
    *("title", "authors", "published", "updated", "arxiv_id", "version", "doi", "categories"),
    *("primary_category", "organisations", "labels", "journal_ref", "comments", "urls"),
    *("abstract",),
)
# Columns of a paper that people ask for first.
SUMMARY = (
    *("title", "published", "version", "arxiv_id", "doi", "published_doi", "journal_ref"),
    "comments",
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One value that one source prints, and where: line and code points, if it has a place."""

    name: str
    value: str
    location: str
    line: int | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """One paper, author or citation: what the graph says, and the facts behind it."""

    kind: str
    id: str
    taken_for: str
    summary: tuple[tuple[str, str], ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Stats:
    """Rows of every table, and for each service how many papers have which status.

    ``references`` counts each provider's by what they name: described, cited (a work that
    nobody describes), or the reason why nothing is known; ``papers`` how many of the
    described papers have references, by provider, and under ``all``; ``authors`` how many have
    which status.
    """

    rows: Mapping[str, int]
    coverage: Mapping[str, Mapping[str, int]]
    problems: Mapping[str, int]
    references: Mapping[str, Mapping[str, int]]
    papers: Mapping[str, int]
    authors: Mapping[str, int]


def stats(folder: Path) -> Stats:
    """Count what is in a graph."""
    manifest = store.read_manifest(folder)
    rows = {name: count for name, (_, count) in {**manifest.evidence, **manifest.tables}.items()}
    by_service = {
        provider: Counter(word.status for word in words.values())
        for provider, words in sorted(last_words(folder, manifest).items())
    }
    codes = Counter(
        str(row["code"]) for row in store.read(folder, "problems", manifest).to_pylist()
    )
    with _opened(folder, ("reference_papers", "papers")) as engine:
        named, citing = explain_citation.counts(engine)
    status = Counter(map(str, store.read(folder, "authors", manifest)["status"].to_pylist()))
    people = dict(sorted(status.items()))
    return Stats(rows, by_service, dict(sorted(codes.items())), named, citing, people)


def problems(folder: Path) -> list[dict[str, Any]]:
    """List what could not be used: location, line, start, end, stage, code, message."""
    with _opened(folder, ("sources", "problems")) as engine:
        return engine.rows(
            """
            select coalesce(s.location, p.source_id) as location, p.line, p.start, p."end",
              p.stage, p.code, p.message
            from problems p left join sources s on s.source_id = p.source_id
            order by location, p.start nulls first, p.code, p.message
            """
        ).to_pylist()


def show(folder: Path, name: str) -> Shown:
    """Show a paper or an author, named by id, link, title or name, or a citation by both papers
    (``arxiv:A -> arxiv:B``).

    Raises:
        UnknownIdError: If nothing of that name is in the graph.
    """
    with _opened(folder, tuple(TABLES)) as engine:
        paper, taken_for = _find_paper(engine, name)
        if paper:
            return _paper(engine, paper, taken_for)
        authors, taken_for = explain_author.find(engine, name)
        if authors:
            return _author(engine, authors, taken_for)
        pair = explain_citation.ends(name)
        if pair:
            return _citation(engine, pair, name, folder)
        near = explain_author.near(engine, name)
    raise UnknownIdError(
        f"nothing called '{name}' in {folder}",
        f"authors of that family name: {', '.join(near)}"
        if near
        else "give an arXiv id, a DOI, an id such as author:…, a whole title, or a name",
    )


def named_paper(folder: Path, name: str) -> str:
    """Give the paper that an id, an earlier id, a link or a title names.

    Raises:
        UnknownIdError: If there is none.
    """
    with _opened(folder, ("papers", "aliases", "record_papers", "records")) as engine:
        found, _ = _find_paper(engine, name)
    if found is None:
        raise UnknownIdError(f"no paper '{name}' in {folder}", "give an id, a link or a title")
    return found


def named_node(folder: Path, name: str) -> str:
    """Give the paper or author that a text names as for `show`; any other text is given back.

    Raises:
        InputError: If several authors bear that name.
    """
    try:
        return named_paper(folder, name)
    except UnknownIdError:
        pass
    try:
        return explain_author.named_author(folder, name)
    except UnknownIdError:
        return name


def _citation(engine: DuckDB, pair: tuple[str, str], name: str, folder: Path) -> Shown:
    citing, cited = (_find_paper(engine, text)[0] for text in pair)
    said = explain_citation.summary(engine, citing, cited) if citing and cited else []
    if not citing or not cited or not said:
        raise UnknownIdError(
            f"no citation '{name}' in {folder}",
            "kgraph show GRAPH with one of the papers lists its citations as they are to be given",
        )
    facts = [
        Fact("reference", text, location)
        for text, location in explain_citation.references(engine, citing, cited)
    ]
    shown = explain_citation.name(citing, cited)
    return Shown("citation", shown, "both papers", tuple(said), tuple(facts))


def _opened(folder: Path, tables: Iterable[str]) -> DuckDB:
    manifest = store.read_manifest(folder)
    engine = DuckDB()
    engine.open_graph(folder, manifest, list(tables))
    return engine


def _one(engine: DuckDB, sql: str, **values: object) -> str | None:
    rows = engine.rows(sql, values).to_pylist()
    return str(next(iter(rows[0].values()))) if rows else None


def _find_paper(engine: DuckDB, name: str) -> tuple[str | None, str]:
    found = _one(engine, "select paper_id from papers where paper_id = $name", name=name)
    if found:
        return found, "paper id"
    found = _one(engine, "select new_id from aliases where old_id = $name", name=name)
    if found and not found.startswith("author:"):
        return found, f"earlier id, now {found}"
    try:
        bare = ids.parse_arxiv(name).bare
        return _one(engine, "select paper_id from papers where arxiv_id = $id", id=bare), "arXiv id"
    except InputError:
        pass
    try:
        doi = ids.parse_doi(name)
        sql = "select paper_id from papers where doi = $doi or published_doi = $doi order by 1"
        return _one(engine, sql, doi=doi), "DOI"
    except InputError:
        pass
    sql = """
        select paper_id from record_papers join records using (record_id)
        where title_key = $key order by paper_id
    """
    key = title_key(name)
    return (_one(engine, sql, key=key) if key else None), "title"


def _paper(engine: DuckDB, paper: str, taken_for: str) -> Shown:
    row = engine.rows("select * from papers where paper_id = $id", {"id": paper}).to_pylist()[0]
    summary = [(name, str(row[name])) for name in SUMMARY if row[name] is not None]
    names = engine.rows(
        """
        select a.name_as_printed as name, a.position, a.rule, p.author_id, p.status
        from authorships a join authors p using (author_id)
        where a.paper_id = $id order by a.position nulls last, p.author_id
        """,
        {"id": paper},
    ).to_pylist()
    for author in names:
        place = f"author {author['position']}" if author["position"] else "author by its page"
        shown = readable_name(author["name"])
        summary.append((place, f"{shown} ({author['author_id']}, {author['status']})"))
    if names and not row["authors_complete"]:
        summary.append(("authors", "the list is cut; more are not known"))
    codes = engine.rows(
        "select code, is_primary from paper_categories where paper_id = $id order by 1",
        {"id": paper},
    ).to_pylist()
    summary += [
        ("category", code["code"] + (" (primary)" if code["is_primary"] else "")) for code in codes
    ]
    organisations = engine.rows(
        """
        select o.name from paper_organisations join organisations o using (organisation_id)
        where paper_id = $id order by 1
        """,
        {"id": paper},
    ).to_pylist()
    summary += [("organisation", row["name"]) for row in organisations]
    summary += _links(engine, paper)
    if row["abstract"]:
        summary.append(("abstract", row["abstract"]))
    return Shown("paper", paper, taken_for, tuple(summary), tuple(_facts(engine, paper)))


def _links(engine: DuckDB, paper: str) -> list[tuple[str, str]]:
    sql = """
        select 'mentions' as kind, m.mentioned as other, p.title, m.surface as how
        from mentions m join papers p on p.paper_id = m.mentioned where m.paper_id = $id
        union all
        select 'mentioned by', m.paper_id, p.title, m.surface
        from mentions m join papers p using (paper_id) where m.mentioned = $id
        union all
        select 'cites', c.cited, p.title, c.evidence || ', ' || c.provider
        from citations c join papers p on p.paper_id = c.cited where c.citing = $id
        union all
        select 'cited by', c.citing, p.title, c.evidence || ', ' || c.provider
        from citations c join papers p on p.paper_id = c.citing where c.cited = $id
        union all
        select case l.kind when 'published_as' then 'published as'
                 when 'version_of' then 'other version' else 'perhaps the same' end,
          l.paper_b, p.title, l.reasons || ', score ' || cast(l.score as varchar)
        from paper_links l join papers p on p.paper_id = l.paper_b where l.paper_a = $id
        union all
        select case l.kind when 'published_as' then 'preprint'
                 when 'version_of' then 'other version' else 'perhaps the same' end,
          l.paper_a, p.title, l.reasons || ', score ' || cast(l.score as varchar)
        from paper_links l join papers p on p.paper_id = l.paper_a where l.paper_b = $id
    """
    rows = engine.rows(
        f"""
        select kind, other, any_value(title) as title,
          string_agg(distinct how, '; ' order by how) as how
        from ({sql}) links group by kind, other order by kind, other
        """,
        {"id": paper},
    )
    links = []
    for row in rows.to_pylist():
        other, title = row["other"], row["title"] or row["other"]
        if row["kind"].startswith("cite"):
            ends = (paper, other) if row["kind"] == "cites" else (other, paper)
            # First what shows the citation itself, to be copied.
            links.append((row["kind"], f"{explain_citation.name(*ends)}  {title} ({row['how']})"))
        else:
            links.append((row["kind"], f"{title} ({other}; {row['how']})"))
    return links


def _facts(engine: DuckDB, paper: str) -> Iterable[Fact]:
    rows = engine.rows(
        """
        select r.*, s.location, s.kind as source_kind, rp.rule, rp.score
        from record_papers rp join records r using (record_id)
        join sources s on s.source_id = r.source_id
        where rp.paper_id = $id order by s.kind desc, s.location, r.ordinal
        """,
        {"id": paper},
    ).to_pylist()
    for row in rows:
        why = f"{row['record_id']}, by {row['rule']} (score {row['score']:g})"
        yield Fact("record", why, row["location"])
        for column in FACTS:
            value = row[column]
            places = [span for span in row["spans"] if span["field"] == column]
            values = value if isinstance(value, list) else [] if value is None else [value]
            for n, item in enumerate(values):
                text = item["name"] if isinstance(item, dict) else str(item)
                at = places[n] if n < len(places) else {}
                yield Fact(
                    column, text, row["location"], at.get("line"), at.get("start"), at.get("end")
                )


def _author(engine: DuckDB, found: Sequence[str], taken_for: str) -> Shown:
    author, *others = found
    summary = explain_author.summary(engine, author)
    summary[1:1] = [("of that name too", other) for other in others]
    facts = tuple(
        Fact("name", paper["name_as_printed"], paper["paper_id"])
        for paper in explain_author.places(engine, author)
    )
    return Shown("author", author, taken_for, tuple(summary), facts)
