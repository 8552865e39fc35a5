"""Parameters: what people type, turned into RDF terms. Nothing is pasted into a query.

A paper may be given as an arXiv id, DOI, link, compact id, IRI of ours, or title; an
author as a compact id, ORCID iD, IRI or name. Whatever it was taken for is said,
and a name that several share is refused with their ids.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgraph.engines import DuckDB
from kgraph.errors import InputError, QueryError, UnknownIdError
from kgraph.model import ids, taxonomy, terms
from kgraph.model.names import family_key, name_key
from kgraph.model.text import title_key
from kgraph.sparql.files import FilesSession
from kgraph.sparql.named import Parameter, Query
from kgraph.sparql.session import GraphSession

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode

_SHOWN = 5
# How ids begin; a title or a name that begins so is looked up as one first too.
_KINDS = {"paper": ("arxiv:", "doi:", "title:", "abstract:"), "author": ("author:",)}


@dataclass(frozen=True, slots=True)
class Bound:
    """Terms by variable, what follows the query (its limit), and what was taken for what."""

    terms: "Mapping[str, NamedNode | Literal]"
    tail: str
    notes: tuple[str, ...]


def bind(opened: "GraphSession | FilesSession", query: Query, given: Mapping[str, str]) -> Bound:
    """Turn the values given for a question into terms.

    Raises:
        QueryError: If a value is missing, unknown, of the wrong type or ambiguous.
        UnknownIdError: If the graph holds nothing of that id, name or title.
    """
    known = [parameter.name for parameter in query.parameters]
    if query.limit is not None:
        known.append("limit")
    for name in given:
        if name not in known:
            has = f"it has {', '.join(known)}" if known else "it has none"
            raise QueryError(f"{query.name} has no parameter '{name}'", has)
    found: dict[str, NamedNode | Literal] = {}
    notes = []
    for parameter in query.parameters:
        text = given.get(parameter.name, parameter.default)
        if text is None:
            raise QueryError(
                f"{query.name} needs a value for '{parameter.name}': {parameter.meaning}",
                f"give it as -p {parameter.name}=…; parameters are {', '.join(known)}",
            )
        found[parameter.name], note = _term(parameter, text, opened)
        if note:
            notes.append(f"{parameter.name}: {note}")
    return Bound(found, _tail(query, given), tuple(notes))


def find_paper(engine: DuckDB, text: str, base: str) -> tuple[str, str]:
    """Find the one paper that a text names; give its id and title.

    Raises:
        QueryError: If several papers have that title.
        UnknownIdError: If there is none.
    """
    for wanted in _paper_ids(text, base):
        # Papers are in the order of their ids, so that this alone reads few of them.
        known = engine.rows(
            "select paper_id, title from papers where paper_id = $id", {"id": wanted}
        ).to_pylist()
        rows = (
            known
            or engine.rows(
                "select paper_id, title from papers where paper_id = coalesce("
                "(select new_id from aliases where old_id = $id), $id)"
                " or doi = $doi or published_doi = $doi order by paper_id",
                {"id": wanted, "doi": wanted.removeprefix("doi:")},
            ).to_pylist()
        )
        if rows:
            return rows[0]["paper_id"], rows[0]["title"] or "no title"
    key = title_key(text)
    same = """select distinct p.paper_id as id, p.title as label from papers as p
        left join record_papers using (paper_id) left join records as r using (record_id)
        where lower(p.title) = lower($text) or r.title_key = $key"""
    part = """select paper_id as id, title as label from papers
        where contains(lower(title), lower($text))"""
    rows = _rows(engine, same, {"text": text, "key": key}) or _rows(engine, part, {"text": text})
    return _only(rows, "paper", text)


def find_author(engine: DuckDB, text: str, base: str) -> tuple[str, str]:
    """Find the one author that a text names; give the id and name.

    Raises:
        QueryError: If several authors have that name.
        UnknownIdError: If there is none.
    """
    compact = terms.compact(text, base) or (
        text if text.startswith("author:") else f"author:{text}"
    )
    known = "select author_id as id, name as label from authors where author_id = $id"
    if rows := _rows(engine, known, {"id": compact}):
        return _only(rows, "author", text)
    by_id = """select author_id as id, name as label from authors where orcid = $orcid or
        author_id = coalesce((select new_id from aliases where old_id = $id), $id)"""
    rows = _rows(engine, by_id, {"id": compact, "orcid": _orcid(text)})
    if rows:
        return _only(rows, "author", text)
    # By the normal form kept with the records; by family name for other spellings.
    printed = r"""select distinct a.author_id as id, a.name as label, n.printed from authors as a
        join (select author_id, name_as_printed as printed from authorships
              union select author_id, name from authors) as n using (author_id)
        where contains(regexp_replace(lower(strip_accents(n.printed)), '[^\pL]', '', 'g'), $family)
            or n.printed in
            (select a.name from (select unnest(authors) as a, unnest(author_keys) as key
             from records where list_contains(author_keys, $key)) as r where key = $key)"""
    key = name_key(text)
    family = re.sub(r"[\W\d_]", "", max(family_key(key).split() or [""], key=len))
    rows = _rows(engine, printed, {"family": family, "key": key})
    return _only([row for row in rows if name_key(row["printed"]) == key], "author", text)


def _term(
    parameter: Parameter, text: str, opened: "GraphSession | FilesSession"
) -> "tuple[NamedNode | Literal, str]":
    from pyoxigraph import Literal, NamedNode

    match parameter.type:
        case "text":
            return Literal(text), ""
        case "integer":
            if not re.fullmatch(r"[+-]?[0-9]{1,18}", text):
                raise QueryError(f"{parameter.name} is a whole number, not '{text}'")
            return Literal(int(text)), ""
        case "category" | "archive":
            found, label = _category(parameter, text, opened.base)
            return NamedNode(found), label
        case "iri":
            try:
                return NamedNode(text), ""
            except ValueError:
                raise QueryError(f"{parameter.name} is an IRI, not '{text}'") from None
    if isinstance(opened, FilesSession):
        raise QueryError(f"in files of RDF, {parameter.name} cannot be looked up")
    find: Callable[[DuckDB, str, str], tuple[str, str]]
    find = find_paper if parameter.type == "paper" else find_author
    known = terms.compact(text, opened.base) or text
    called = opened.named(known) if known.startswith(_KINDS[parameter.type]) else None
    found, label = (known, called) if called else find(opened.tables(), text, opened.base)
    return NamedNode(terms.iri(found, opened.base)), f"{label} ({found})"


def _paper_ids(text: str, base: str) -> Iterator[str]:
    """Give the ids that a text may be, likely ones first."""
    if (ours := terms.compact(text, base)) is not None:
        yield ours
    with suppress(InputError):  # what is not an arXiv id may be another one
        yield ids.paper_id(arxiv_id=ids.parse_arxiv(text).bare)
    with suppress(InputError):
        yield ids.paper_id(doi=ids.parse_doi(text))
    if re.match(r"(arxiv|doi|title|abstract):", text):
        yield text
    if re.match(r"10\.\d{4}", text):  # some DOIs hold what parse_doi takes for punctuation
        yield f"doi:{text.lower()}"


def _orcid(text: str) -> str | None:
    try:
        return ids.parse_orcid(text)
    except InputError:
        return None


def _category(parameter: Parameter, text: str, base: str) -> tuple[str, str]:
    lower = {code.lower(): code for code in taxonomy.archives()}
    code = taxonomy.find_category(text) if parameter.type == "category" else None
    if code:
        return terms.category(code, base), f"{taxonomy.categories()[code].name} ({code})"
    if text.lower() in lower:
        code = lower[text.lower()]
        name = taxonomy.archives()[code].name
        return terms.archive(code, base), f"{name} (archive {code})"
    raise QueryError(
        f"there is no {parameter.type} '{text}'",
        "expected one like cs.CL or cs" if parameter.type == "category" else "expected one like cs",
    )


def _rows(engine: DuckDB, sql: str, values: Mapping[str, object]) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = engine.rows(f"{sql} order by 1, 2", values).to_pylist()
    return rows


def _only(rows: list[dict[str, str]], kind: str, text: str) -> tuple[str, str]:
    found = {row["id"]: row["label"] or "no title" for row in rows}
    if not found:
        raise UnknownIdError(
            f"this graph has no {kind} '{text}'", "an id, a name or a title will do"
        )
    if len(found) > 1:
        listed = ", ".join(f"{label} ({name})" for name, label in list(found.items())[:_SHOWN])
        more = ", …" if len(found) > _SHOWN else ""
        raise QueryError(
            f"{len(found)} {kind}s are called '{text}': {listed}{more}",
            f"give the id of the {kind}",
        )
    return next(iter(found.items()))


def _tail(query: Query, given: Mapping[str, str]) -> str:
    if query.limit is None:
        return ""
    text = given.get("limit", str(query.limit))
    if not re.fullmatch("[0-9]{1,18}", text):
        raise QueryError(f"limit is a whole number, 0 for all rows, not '{text}'")
    # SPARQL has no variable limit. What is written is a number, never the text given.
    return f"\nLIMIT {int(text)}" if int(text) else ""
