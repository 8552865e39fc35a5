"""Works as services answer in JSON, made items as CSL-JSON has them.

    {"message": {"items": [{"title": ["Counting Sheep"], "author": …, "reference": …}]}}
    {"results": [{"display_name": "Counting Sheep", "authorships": [{"author": …}]}]}

Crossref, OpenAlex, Semantic Scholar, DBLP, Europe PMC, bioRxiv, INSPIRE, NASA ADS, OpenReview
and Hugging Face each have names of their own for a title, a list of authors and an id; a
saved answer is read as a file of citation programs is.

Sources: https://api.crossref.org/swagger-ui; https://docs.openalex.org/api-entities/works;
https://api.semanticscholar.org/api-docs/graph; https://dblp.org/faq/13501473;
https://europepmc.org/RestfulWebService; https://api.biorxiv.org;
https://github.com/inspirehep/rest-api-doc; https://ui.adsabs.harvard.edu/help/api;
https://docs.openreview.net; https://huggingface.co/docs/hub/api.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from kgraph.model.tables import Reference, Source
from kgraph.model.text import collapse
from kgraph.read.references.cited_texts import as_reference, ids_in

Item = Mapping[str, Any]
TITLES = ("title", "titles", "display_name")
# What a work stands in, beside the number or the score of the hit.
_WRAPPERS = (
    *("info", "paper", "content", "metadata", "work", "_source", "attributes", "document"),
    *("citedPaper", "citingPaper"),
)
_LISTS = ("authors", "author", "authorships", "authorString", "creators")
_HALF = re.compile(r"[\ud800-\udfff]")  # JSON can escape half a character; no table holds it
_OPENALEX = "openalex.org/"
_DECODER = json.JSONDecoder(strict=False)
_COMMAS, _COLON = re.compile(r"[\s,]*+"), re.compile(r"\s*:\s*")
_CITED = frozenset(("reference", "references", "citations"))  # by a work, or of it
MAX_DEPTH = 5  # of what stands around the works
MAX_WORDS = 20_000  # of an abstract
_HOMONYM = re.compile(r"\s\d{4}$")  # "Bob Day 0001", as DBLP tells people apart
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_NEW_ID = re.compile(r"\d{4}\.\d{4,5}(?:v\d+)?")
_NO_DAY = re.compile(r"-00\b.*")


def is_work(value: object) -> bool:
    """Say whether a value describes a work: it has a title, itself or in what it wraps."""
    return isinstance(value, dict) and any(name in unwrapped(value) for name in TITLES)


def paths_to_works(value: Item) -> list[tuple[str, ...]]:
    """Give the keys that lead to works, or to lists of them; [()] if the value is one itself.

    Where some have authors, all of these and no others: answers have other things with titles,
    feeds have one themselves. Of those without any the first; none where there is none.
    """
    waiting: list[tuple[tuple[str, ...], Item]] = [((), value)]
    named, others = [], []
    for path, inner in waiting:
        if is_work(inner):
            if has_people(inner):
                named.append(path)
                continue
            others.append(path)
        for key, held in inner.items():
            if key in _CITED or (others and others[-1] == path and key in _WRAPPERS):
                continue
            works = [one for one in held[:3] if is_work(one)] if isinstance(held, list) else []
            if works:
                (named if any(map(has_people, works)) else others).append((*path, key))
            elif isinstance(held, dict) and len(path) < MAX_DEPTH:
                waiting.append(((*path, key), held))
    return named or others[:1]


def has_people(work: Item) -> bool:
    """Say whether a work has authors, itself or in what it wraps."""
    work = unwrapped(work)
    return any(work.get(name) for name in _LISTS)


def works_within(
    text: str, begin: int, paths: Iterable[tuple[str, ...]]
) -> Iterator[tuple[int, int, object]]:
    """Give what stands in an answer's lists of works, and its works alone, each with its place.

    Args:
        text: JSON that can be decoded; the answer begins there at ``begin``.
        paths: Of the answer, as `paths_to_works` gives them.
    """
    below: dict[str, list[tuple[str, ...]]] = {}
    for first, *rest in filter(None, paths):
        below.setdefault(first, []).append(tuple(rest))
    for key, start, end, value in members(text, begin + 1):
        if () not in below.get(key, ()):
            if key in below and isinstance(value, dict):
                yield from works_within(text, start, below[key])
        elif isinstance(value, list):
            position = start + 1
            while text[(position := _behind_comma(text, position))] != "]":
                one, stop = _DECODER.raw_decode(text, position)
                yield position, stop, one
                position = stop
        else:
            yield start, end, value


def members(text: str, position: int) -> Iterator[tuple[str, int, int, object]]:
    """Give the members of an object that begin behind a place: name, start, end, value.

    They end with the object, or where the text is no JSON.
    """
    while text.startswith('"', position := _behind_comma(text, position)):
        try:
            key, end = _DECODER.raw_decode(text, position)
            colon = _COLON.match(text, end)
            if colon is None:
                return
            value, position = _DECODER.raw_decode(text, colon.end())
        except (ValueError, RecursionError):
            return
        yield key, colon.end(), position, value


def _behind_comma(text: str, position: int) -> int:
    found = _COMMAS.match(text, position)
    return found.end() if found else position


def unwrapped(item: Item) -> Item:
    """Give a work without the hit that it stands in; what both say is the work's."""
    for name in _WRAPPERS:
        inner = item.get(name)
        if isinstance(inner, dict) and any(title in inner for title in TITLES):
            return {**item, **inner}
    return item


def as_item(answer: Item) -> Item:
    """Give a work under the names that CSL-JSON has; what has these already stays."""
    item = {key: _plain(value) for key, value in unwrapped(answer).items()}
    item.setdefault("title", _first(item, "titles", "display_name"))
    if isinstance(item["title"], list):
        item["title"] = item["title"][:1]  # the others are in other words
    if "authorships" in item:
        item["author"] = [_openalex_author(one) for one in _objects(item["authorships"])]
    elif isinstance(people := item.get("authors"), dict):
        item["author"] = _dblp_authors(people)
        item["title"] = str(item["title"]).removesuffix(".")
    if "abstract_inverted_index" in item:
        item.setdefault("abstract", _in_order(item["abstract_inverted_index"]))
    renamed = {
        "abstract": ("abstracts", "abstractText", "summary"),
        "container-title": ("journalTitle", "pub", "primary_location", "publication_info"),
        "published": ("publishedAt", "firstPublicationDate", "pubdate", "earliest_date", "pubYear"),
        "doi": ("dois",),
        "arxiv": ("arxiv_eprints",),
    }
    for name, others in renamed.items():
        if not item.get(name) and (value := _first(item, *others)):
            item[name] = value
    if isinstance(item.get("authorString"), str):  # Europe PMC ends all with a full stop
        item["authorString"] = item["authorString"].removesuffix(".")
        item["title"] = str(item["title"]).removesuffix(".")
    if "bibcode" in item:
        item.setdefault("note", item.get("identifier"))
    if isinstance(item.get("published"), str):
        item["published"] = _NO_DAY.sub("", item["published"])  # "2019-05-00"
    if isinstance(item.get("id"), str) and _NEW_ID.fullmatch(item["id"]):
        item.setdefault("arxiv", item["id"])
    return item


def listed_names(item: Item) -> str | None:
    """Give the author list of a work that has it as one text: "Lee, A.; Day, B."."""
    for name in _LISTS:
        if isinstance(value := item.get(name), str):
            return value
    return None


def references_of(
    record_id: str, item: Item, source: Source, beside: Mapping[str, Item]
) -> Iterator[Reference]:
    """Give the works that a work cites, as Crossref, OpenAlex and Semantic Scholar list them.

    ``beside``: works of the same page by the service's own names, as `by_own_name` has them.
    """
    for position, one in enumerate(_works_cited(item, beside), 1):
        known = as_item(one)
        others = known.get("externalIds")
        others = others if isinstance(others, dict) else {}
        printed = next(iter(texts_of(one.get("unstructured"))), "")
        arxiv = [f"arXiv:{text}" for text in texts_of(others.get("ArXiv"))]
        dois = [text for held in (one, known, others) for text in texts_of(held.get("DOI"))]
        arxiv_id, doi = ids_in(" ".join([*dois, *texts_of(known.get("doi")), *arxiv, printed]))
        title = next(iter([*texts_of(one.get("article-title")), *texts_of(known["title"])]), None)
        years = (*texts_of(one.get("year")), *texts_of(one.get("publication_year")))
        year = _YEAR.search(" ".join(years))
        found = as_reference(record_id, position, printed, source)
        yield replace(
            found,
            raw=found.raw or next(iter(texts_of(one.get("id"))), None),
            arxiv_id=arxiv_id,
            doi=doi,
            title=(title and collapse(title)) or found.title,
            year=int(year[0]) if year else found.year,
        )


def by_own_name(items: Iterable[Item]) -> dict[str, Item]:
    """Index the works of a page by the names that OpenAlex gives them, as its lists do."""
    named = ((unwrapped(item).get("id"), item) for item in items)
    return {name: item for name, item in named if isinstance(name, str) and _OPENALEX in name}


def _works_cited(item: Item, beside: Mapping[str, Item]) -> Iterator[Item]:
    for name in texts_of(item.get("referenced_works")):
        yield beside.get(name, {"id": name})
    for key in ("reference", "references"):
        for one in _objects(item.get(key)):
            inner = one.get("citedPaper")
            yield inner if isinstance(inner, dict) else one


def texts_of(value: Any) -> list[str]:  # noqa: ANN401 - JSON
    """Give the texts of a value: itself, those of a list, the name of an object."""
    if isinstance(value, str):
        value = _HALF.sub("\ufffd", value)
        return [value] if value.strip() else []
    if isinstance(value, int) and not isinstance(value, bool):
        return [str(value)]
    if isinstance(value, list):
        return [
            text
            for inner in value[:10_000]
            if not isinstance(inner, list)
            for text in texts_of(inner)
        ]
    if isinstance(value, dict):
        return texts_of(value.get("name")) if not isinstance(value.get("name"), dict) else []
    return []


def _objects(value: object) -> list[Item]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _first(item: Item, *names: str) -> Any:  # noqa: ANN401 - JSON
    return next((item[name] for name in names if item.get(name)), None)


def _plain(value: Any) -> Any:  # noqa: ANN401 - JSON
    """Give a value without what is said about it: {"value": "Counting", "source": "arXiv"}."""
    if isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
        inner = [_plain(one) for one in value]
        return inner if all(isinstance(one, str) for one in inner) else value
    if isinstance(value, dict):
        for name in ("value", "title", "journal_title"):
            if isinstance(value.get(name), str | list):
                return value[name]
        source = value.get("source")  # OpenAlex's location
        if isinstance(source, dict) and isinstance(source.get("display_name"), str):
            return source["display_name"]
    return value


def _openalex_author(authorship: Item) -> Item:
    author = authorship.get("author")
    author = author if isinstance(author, dict) else {}
    places = [one.get("display_name") for one in _objects(authorship.get("institutions"))]
    return {
        "literal": author.get("display_name") or authorship.get("raw_author_name"),
        "ORCID": author.get("orcid"),
        "affiliation": authorship.get("raw_affiliation_strings") or places,
    }


def _dblp_authors(people: Item) -> list[Item]:
    """Read one author, or a list of them, without the numbers that tell namesakes apart."""
    listed = people.get("author")
    found = listed if isinstance(listed, list) else [listed]
    names = [one.get("text") if isinstance(one, dict) else one for one in found]
    return [{"literal": _HOMONYM.sub("", name)} for name in names if isinstance(name, str)]


def _in_order(index: object) -> str | None:
    """Give a text of which each word and its places are known, as OpenAlex gives abstracts."""
    if not isinstance(index, dict):
        return None
    words = {
        place: word
        for word, places in index.items()
        for place in (places if isinstance(places, list) else [])
        if isinstance(place, int) and 0 <= place < MAX_WORDS
    }
    return collapse(" ".join(words[place] for place in sorted(words))) or None
