"""schema.org in JSON-LD: the works that a web page describes for machines.

Source: https://schema.org/ScholarlyArticle.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kgraph.model import ids
from kgraph.model.tables import Author
from kgraph.model.text import collapse
from kgraph.read.formats.loose_json import of_script, without_last_commas
from kgraph.read.web.embedded_fields import Fields, names_in, orcid_of

_WORKS = frozenset(
    (
        *("scholarlyarticle", "medicalscholarlyarticle", "article", "techarticle", "thesis"),
        *("creativework", "report", "chapter", "preprint", "review", "blogposting", "book"),
    )
)
_SURELY_PAPERS = frozenset(("scholarlyarticle", "medicalscholarlyarticle", "thesis", "chapter"))
_VOLUMES = frozenset(("publicationvolume", "publicationissue", "periodical", "collection"))
# Where lists and pages keep their works; a work's references and its journal are not looked at.
_HOLDERS = ("@graph", "itemListElement", "item", "mainEntity", "hasPart", "mainEntityOfPage")
_VOCABULARY = re.compile(r"^(?:https?://schema\.org/|schema:)")
MAX_NODES = 100_000


def find_listed(scripts: Sequence[str]) -> tuple[list[Fields], list[tuple[str, str]]]:
    """Give the works that the JSON-LD of a page describes, and what could not be read."""
    works: list[Mapping[str, Any]] = []
    problems = []
    for script in scripts:
        try:
            data = _load(of_script(script))
        except (ValueError, RecursionError) as error:
            message = f"JSON-LD of the page cannot be read: {str(error)[:100]}"
            problems.append(("bad-json-ld", message))
            continue
        works += _walk(data)
    sure = any(_kinds(work) & _SURELY_PAPERS for work in works)
    chosen = []
    for work in works:
        found = _from_work(work)
        # Beside papers an article is one if it has the id of one.
        is_paper = not sure or bool(_kinds(work) & _SURELY_PAPERS) or _has_id(found)
        chosen += [found] if is_paper and _is_work(found, sure) else []
    return chosen, problems


def _load(script: str) -> Any:  # noqa: ANN401 - JSON
    try:
        return json.loads(script, strict=False, object_hook=_plain)
    except ValueError:
        return json.loads(without_last_commas(script), strict=False, object_hook=_plain)


def _plain(node: dict[str, Any]) -> dict[str, Any]:
    """Give an object with the short names of its fields: "https://schema.org/name"."""
    return {_VOCABULARY.sub("", key): value for key, value in node.items()}


def _has_id(found: Fields) -> bool:
    texts = found.values["ids"]
    return any(
        True
        for text in texts
        for some in (*ids.find_arxiv(text), *ids.find_doi(text))
        if isinstance(some, ids.FoundId)
    )


def _walk(data: Any) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401 - JSON
    """Give the works of JSON-LD in order, without what is inside of a work."""
    waiting, seen = [data], 0
    while waiting and seen < MAX_NODES:
        node = waiting.pop()
        seen += 1
        if isinstance(node, list):
            waiting += reversed(node)
        elif isinstance(node, dict):
            kinds = _kinds(node)
            # A volume may be called a creative work as well: its parts are the papers.
            named = not (kinds & _VOLUMES) and (node.get("name") or node.get("headline"))
            if kinds & _WORKS and named:
                yield node
                continue
            waiting += [node[key] for key in reversed(_HOLDERS) if key in node]


def _kinds(node: Mapping[str, Any]) -> set[str]:
    kinds = node.get("@type")
    some = kinds if isinstance(kinds, list) else [kinds]
    return {str(kind).rsplit("/", 1)[-1].rsplit(":", 1)[-1].lower() for kind in some}


def _is_work(found: Fields, sure: bool) -> bool:
    """Say whether it is a paper: a blog's article has an author, but no id."""
    return bool(found.values["title"]) and (sure or bool(found.authors or found.values["ids"]))


def _from_work(work: Mapping[str, Any]) -> Fields:
    found = Fields()
    put = found.values
    put["title"] = _strings(work.get("headline") or work.get("name"))[:1]
    put["abstract"] = _strings(work.get("abstract") or work.get("description"))[:1]
    put["published"] = _strings(work.get("datePublished") or work.get("dateCreated"))[:1]
    put["updated"] = _strings(work.get("dateModified"))[:1]
    put["journal_ref"] = _strings(work.get("isPartOf"))[:1]
    for key in ("identifier", "sameAs", "url", "@id", "doi"):
        put["ids"] += _strings(work.get(key))
    put["urls"] = [url for url in _strings(work.get("url")) if "://" in url]
    authors = work.get("author") or work.get("creator") or []
    if isinstance(authors, dict):
        authors = authors.get("@list") or authors
    for author in authors if isinstance(authors, list) else [authors]:
        if isinstance(author, str):
            found.authors += names_in(collapse(author))
        elif isinstance(author, dict):
            parts = [*_strings(author.get("givenName")), *_strings(author.get("familyName"))]
            name = collapse(" ".join(_strings(author.get("name"))[:1] or parts))
            places = _strings(author.get("affiliation"))
            marks = [*_strings(author.get("@id")), *_strings(author.get("sameAs")),
                     *_strings(author.get("identifier"))]  # fmt: skip
            orcid = next((o for mark in marks if (o := orcid_of(mark))), None)
            if name:
                found.authors.append(Author(name, "; ".join(places) or None, orcid))
    return found


def _strings(value: Any) -> list[str]:  # noqa: ANN401 - JSON
    """Give the texts of a value: itself, of a list, the name or value of an object."""
    out: list[str] = []
    waiting = [value]
    while waiting and len(out) < 1000:
        node = waiting.pop()
        if isinstance(node, str | int) and not isinstance(node, bool):
            text = collapse(str(node))
            out += [text] if text else []
        elif isinstance(node, list):
            waiting += reversed(node)
        elif isinstance(node, dict):
            inner = (node.get(key) for key in ("name", "value", "@value", "url", "@id"))
            waiting.append(next((item for item in inner if item), None))
    return out
