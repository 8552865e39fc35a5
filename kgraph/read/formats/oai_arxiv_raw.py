"""OAI-PMH replies of arXiv: ``arXivRaw``, and the poorer ``arXiv`` and ``oai_dc``.

One record or many (ListRecords, GetRecord, several replies in one file). Records
before a place where the XML breaks off are kept, and the place is a problem. XML with
a document type is refused: arXiv's has none, and entities are how XML bombs are made.

A value has a span where it stands in the XML as it is.

Source: https://info.arxiv.org/help/oa/metadataPolicy.html; the ``arXiv`` format's
``created`` has been the date of the current version since 2025, so it is taken for the
first one's only if it goes with the id.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import IO

from lxml import etree

from kgraph.errors import InputError
from kgraph.model import ids
from kgraph.model.tables import Evidence, Problem, Record, Source, Span
from kgraph.model.text import collapse
from kgraph.read.formats.arxiv_record import Facts, record_of
from kgraph.read.inputs import packed
from kgraph.read.page import Page, problem, with_lines
from kgraph.read.parts.dates import find_dates

NAME = "oai_arxiv_raw"
BATCH = 5_000  # records of a stream
_BEGINS = re.compile(
    r"\s*(?>(?:<\?xml[^>]*\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>\s*){0,5})"
    r"<(?:\w+:)?(?:OAI-PMH|ListRecords|GetRecord|record|arXivRaw|arXiv)\b",
    re.DOTALL,
)
_RECORD = re.compile(r"<(?:\w+:)?record\b")
_REPLY = re.compile(r"(?=<\?xml\b)")
_FORMATS = ("arXivRaw", "arXiv", "dc")
# Column by element; what is not here is no column of a record.
_SPANS = {
    **{"id": "arxiv_id", "title": "title", "abstract": "abstract", "comments": "comments"},
    **{"journal-ref": "journal_ref", "doi": "doi", "description": "abstract"},
}


def recognises(page: Page) -> bool:
    """Say whether the page begins as a reply does, or as a record of one."""
    return _BEGINS.match(page.text[:5000]) is not None


def read(page: Page) -> Evidence:
    """Read every record of a reply; deleted and broken ones are problems."""
    records: list[Record] = []
    problems: list[Problem] = []
    begins = [match.start() for match in _REPLY.finditer(page.text)]
    begins = begins if begins and not page.text[: begins[0]].strip() else [0, *begins]
    for start, end in zip(begins, [*begins[1:], len(page.text)], strict=True):
        if page.text[start:end].strip():
            _read_reply(page, start, end, records, problems)
    if not records and not problems:
        message = "there are no records in this reply"
        problems.append(problem(page, None, None, "no-records", message))
    source = replace(page.source, kind="bulk", reader=NAME)
    return with_lines(page, Evidence((source,), tuple(records), problems=tuple(problems)))


def _read_reply(
    page: Page, start: int, end: int, records: list[Record], problems: list[Problem]
) -> None:
    if re.search(r"<!(?:DOCTYPE|ENTITY)\b", page.text[start:end]):
        message = "XML with a document type is not read: arXiv's has none"
        problems.append(problem(page, start, end, "refused-xml", message))
        return
    places = [match.start() for match in _RECORD.finditer(page.text, start, end)]
    content = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", " ", page.text[start:end])
    number, position = 0, start
    try:
        for node in _nodes(content):
            name = _local_name(node)
            if name == "error":
                message = f"the reply is an error: {node.get('code')}: {collapse(node.text or '')}"
                problems.append(problem(page, start, end, "oai-error", message))
                continue
            first = places[number] if number < len(places) else position
            number += 1
            last = places[number] if number < len(places) else end
            position = last
            try:
                record = record_of(_facts(node), page.source, len(records) + 1)
            except InputError as error:
                code = "deleted-record" if "deleted" in str(error) else "bad-id"
                problems.append(problem(page, first, last, code, str(error)))
                continue
            spans = tuple(_spans(page.text, first, last, node))
            records.append(replace(record, spans=spans))
    except etree.XMLSyntaxError as error:
        place = places[number] if number < len(places) else start
        message = f"the XML is broken, and read up to here: {collapse(str(error))[:200]}"
        problems.append(problem(page, place, end, "broken-xml", message))


def begins(head: bytes) -> bool:
    """Say whether a file that begins like this holds replies of OAI-PMH."""
    return _BEGINS.match(head[:5000].decode("utf-8", "replace").removeprefix("\ufeff")) is not None


def read_stream(stream: IO[bytes], source: Source) -> Iterator[Evidence]:
    """Read one document of any size, as a harvest of all of arXiv is.

    Yields:
        Batches of at most 5,000 records and problems, in the order of the file; the
        first has the source. Records are as `read` gives them, without spans.

    Cost:
        Memory for one batch.
    """
    sources: tuple[Source, ...] = (replace(source, kind="bulk", reader=NAME),)
    records: list[Record] = []
    problems: list[Problem] = []
    count = 0
    try:
        for node in _elements(stream):
            found = _streamed(node, source, count + 1)
            if isinstance(found, Record):
                count += 1
                records.append(found)
            else:
                problems.append(found)
            if len(records) + len(problems) >= BATCH:
                yield Evidence(sources, tuple(records), problems=tuple(problems))
                sources, records, problems = (), [], []
    except etree.XMLSyntaxError as error:
        message = f"the XML is broken, and read up to here: {collapse(str(error))[:200]}"
        problems.append(Problem(source.source_id, None, None, "read", "broken-xml", message))
    except packed.TooLargeError:
        problems.append(Problem(source.source_id, None, None, "read", *packed.TOO_LARGE))
    except packed.DAMAGED as error:
        problems.append(Problem(source.source_id, None, None, "read", *packed.damage(error)))
    yield Evidence(sources, tuple(records), problems=tuple(problems))


def _streamed(node: "etree._Element", source: Source, ordinal: int) -> Record | Problem:
    """Take one element of a stream: a record, or what is wrong with it."""
    if node.getroottree().docinfo.internalDTD is not None:
        code, message = "refused-xml", "XML with a document type is not read: arXiv's has none"
    elif _local_name(node) == "error":
        code = "oai-error"
        message = f"the reply is an error: {node.get('code')}: {collapse(node.text or '')}"
    else:
        try:
            return record_of(_facts(node), source, ordinal)
        except InputError as error:
            code = "deleted-record" if "deleted" in str(error) else "bad-id"
            message = str(error)
    return Problem(source.source_id, None, None, "read", code, message)


def _nodes(content: str) -> Iterator["etree._Element"]:
    """Give each record, and each error, of a text."""
    return _elements(BytesIO(content.encode("utf-8", "replace")), "utf-8")


def _elements(stream: IO[bytes], encoding: str | None = None) -> Iterator["etree._Element"]:
    """Give each record, and each error, when it is complete; then forget it."""
    found = etree.iterparse(
        stream,
        events=("end",),
        tag=("{*}record", "{*}error", "{*}arXivRaw", "{*}arXiv"),
        encoding=encoding,
        no_network=True,
        resolve_entities=False,
        load_dtd=False,
        huge_tree=False,
    )
    for _, node in found:
        inside = any(_local_name(above) == "record" for above in node.iterancestors())
        if not inside:
            yield node
            node.clear()
            while node.getprevious() is not None and node.getparent() is not None:
                del node.getparent()[0]


def _children(node: "etree._Element", name: str) -> list["etree._Element"]:
    return [child for child in node.iter("{*}" + name) if child is not node]


def _all(node: "etree._Element", name: str) -> list[str]:
    texts = ("".join(map(str, child.itertext())) for child in _children(node, name))
    return [text for text in texts if text.strip()]


def _one(node: "etree._Element", name: str) -> str | None:
    return next(iter(_all(node, name)), None)


def _facts(node: "etree._Element") -> Facts:
    """Take the fields of a record in any of the formats.

    Raises:
        InputError: If the record is deleted, or in no format that is known.
    """
    identifier = (_one(node, "identifier") or "").strip().removeprefix("oai:arXiv.org:")
    if any(header.get("status") == "deleted" for header in _children(node, "header")):
        raise InputError(f"the record of '{identifier}' was deleted")
    own = _local_name(node)
    found = [node] if own in _FORMATS else [n for name in _FORMATS for n in _children(node, name)]
    if not found:
        raise InputError(f"the record of '{identifier}' is in no format that is read")
    metadata = found[0]
    if _local_name(metadata) == "dc":
        return _from_dc(metadata)
    versions = [
        (version.get("version"), _one(version, "date"), _one(version, "source_type"))
        for version in _children(metadata, "version")
    ]
    created, updated = _one(metadata, "created"), _one(metadata, "updated")
    arxiv_id = (_one(metadata, "id") or "").strip() or identifier
    if created and not versions:
        versions = _dates(arxiv_id, created, updated)
    return Facts(
        arxiv_id=arxiv_id,
        title=_one(metadata, "title"),
        abstract=_one(metadata, "abstract"),
        names=[
            [
                *(_one(author, part) or "" for part in ("keyname", "forenames", "suffix")),
                *_all(author, "affiliation"),
            ]
            for author in _children(metadata, "author")
        ],
        author_line=_one(metadata, "authors"),
        categories=_one(metadata, "categories"),
        comments=_one(metadata, "comments"),
        journal_ref=_one(metadata, "journal-ref"),
        doi=_one(metadata, "doi"),
        versions=[(name, date) for name, date, _ in versions],
        update_date=updated,
        withdrawn=bool(versions) and "I" in (versions[-1][2] or ""),
    )


def _dates(
    arxiv_id: str, created: str, updated: str | None
) -> list[tuple[str | None, str | None, str | None]]:
    """Give the first and last date of the ``arXiv`` format, as far as they can be believed."""
    month = re.search(r"(?:^|/)(\d\d)(\d\d)", arxiv_id)
    first: str | None = None
    if month:
        year = int(month[1]) + (1900 if int(month[1]) > 90 else 2000)
        number = 12 * year + int(month[2])
        day = re.match(r"(\d{4})-(\d\d)", created.strip())
        if day and abs(12 * int(day[1]) + int(day[2]) - number) <= 1:
            first = created.strip()
    return [(None, first, None), (None, (updated or created).strip(), None)]


def _from_dc(metadata: "etree._Element") -> Facts:
    """Take Dublin Core: the first date is the first version's, a comment is a description."""
    about = _all(metadata, "description")
    comments = [text.strip() for text in about if text.strip().startswith("Comment:")]
    links = " ".join(_all(metadata, "identifier"))
    found = [f.value for f in ids.find_arxiv(links) if isinstance(f, ids.FoundId)]
    days = [d.value for text in _all(metadata, "date") for d in find_dates(text, 0, len(text))]
    names = [[collapse(name)] for name in _all(metadata, "creator")]
    journal = [
        link for link in _all(metadata, "identifier") if not re.match(r"\s*(?:https?|doi):", link)
    ]
    return Facts(
        arxiv_id=str(found[0]) if found else None,
        title=_one(metadata, "title"),
        abstract=next((text for text in about if not text.strip().startswith("Comment:")), None),
        names=names,
        author_line=None,
        categories=None,
        comments=comments[0].removeprefix("Comment:") if comments else None,
        journal_ref=journal[0] if journal else None,
        doi=links,
        versions=[(None, day) for day in (days[0], days[-1])] if days else [],
        update_date=None,
    )


def _spans(text: str, first: int, last: int, node: "etree._Element") -> Iterator[Span]:
    """Find the values that stand in the XML as they are."""
    known = set()
    for child in node.iter("{*}*"):
        column = _SPANS.get(_local_name(child))
        value = child.text or ""
        if column is None or column in known or not value.strip() or len(child):
            continue
        known.add(column)
        place = text.find(f">{value}<", first, last)
        if place >= 0:
            start = place + 1 + len(value) - len(value.lstrip())
            yield Span(column, start, start + len(value.strip()))


def _local_name(element: etree._Element) -> str:
    """Give an element's name without its namespace; lxml's own way refuses odd namespaces."""
    return str(element.tag).rpartition("}")[2]
