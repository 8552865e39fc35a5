"""Works in XML as services and programs give it: DBLP, PubMed, JATS, TEI, MODS, RSS, ACL Anthology.

    <article key="journals/wool/LeeD07"><author>Ann Lee</author><author>Bob Day 0001</author>
    <title>Counting sheep.</title><year>2007</year><ee>https://doi.org/10.1000/sheep.1</ee></article>

A `Form` says where each vocabulary has a title, names and the rest. JATS, PubMed and TEI (as
GROBID makes it of PDF files) list the works that a paper cites: they are its references. An item
of a feed (RSS) is a work if it has an id. A value has a span where it stands in the XML as it is.

Sources: https://dblp.org/faq/16154937; https://dtd.nlm.nih.gov; https://jats.nlm.nih.gov;
https://grobid.readthedocs.io (TEI encoding of results); https://www.loc.gov/standards/mods;
https://www.rssboard.org/rss-specification; https://github.com/acl-org/acl-anthology (schema).
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from html import unescape

from lxml import etree

from kgraph.model import taxonomy
from kgraph.model.tables import Author, Evidence, Record, Reference
from kgraph.model.text import collapse
from kgraph.read.formats.atom import put_ids
from kgraph.read.formats.xml_tree import parse_xml, places_in
from kgraph.read.page import Draft, Page, evidence, new_draft, problem
from kgraph.read.parts.authors import split_authors
from kgraph.read.parts.dates import find_dates, month_number
from kgraph.read.references.cited_texts import as_reference, ids_in
from kgraph.read.web.embedded import put_value
from kgraph.read.web.embedded_fields import plain_abstract

NAME = "xml_works"
MAX_HEAD = 20_000  # code points in which a page says what it is
_ROOT = re.compile(
    r"\ufeff?\s*(?:<\?.{0,500}?\?>\s*|<!--.{0,2000}?-->\s*"
    r"|<!DOCTYPE[^\[>]{0,500}(?:\[[^\]]{0,2000}\]\s*)?>\s*){0,8}"
    r"<(?:\w{1,20}:)?(?P<root>\w[\w-]{0,39})\b",
    re.DOTALL,
)
_HOMONYM = re.compile(r"\s\d{4}$")  # "Bob Day 0001", as DBLP tells people apart
_ANNOUNCED = re.compile(r".{0,200}?\bAbstract:\s*", re.DOTALL)  # arXiv's feeds, before the text
_REPLACED = re.compile(r"Announce Type:\s*replace")
_BEHIND_TITLE = re.compile(r"\s*\((?:arXiv:[^()]{5,60})\)$")
_NO_PAPER = "an item of a feed without arXiv id and DOI; it is left out"
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")

Node = etree._Element
Paths = tuple[str, ...]
Names = Callable[[Node], list[Author]]


@dataclass(frozen=True, slots=True)
class Form:
    """Where a vocabulary says what; paths are of element names, the first that has text counts."""

    entries: Paths  # elements that are a work each
    mark: str  # what stands in the head of such a page
    title: Paths
    names: Names
    dates: Paths
    ids: Paths
    abstract: Paths = ()
    venue: Paths = ()
    references: Paths = ()
    with_id: bool = False  # only what has an id is a work
    beside: str = ""  # an element beside works that says date and venue of all of them


def _find(node: Node, path: str) -> list[Node]:
    """Find elements by their names, whatever their namespace; "//" skips what is between."""
    return list(node.iterfind(_expression(path)))


@cache
def _expression(path: str) -> str:
    parts = (part if "/" in part else _step(part) for part in re.split(r"(//?)", path) if part)
    expression = "".join(parts)
    return f".{expression}" if expression.startswith("/") else f"./{expression}"


def _step(part: str) -> str:
    return f"{{*}}{part}"


def _text(node: Node, between: str = "") -> str:
    return collapse(between.join(map(str, node.itertext())))


def _abstract(node: Node) -> str:
    """Give a text of paragraphs, without the word abstract that may stand over them."""
    inside = etree.tostring(node, encoding="unicode", with_tail=False)
    inside = inside[inside.index(">") + 1 : inside.rindex("<")] if len(node) else _text(node)
    return unescape(plain_abstract(inside)) if len(node) else inside


def _texts(node: Node, paths: Paths) -> Iterator[str]:
    for path in paths:
        for found in _find(node, path):
            if text := _text(found):
                yield text


def _dblp(node: Node) -> list[Author]:
    return [Author(_HOMONYM.sub("", name)) for name in _texts(node, ("author",))]


def _parts(
    people: Paths, given: Paths, family: Paths, whole: Paths = ()
) -> Callable[[Node], list[Author]]:
    """Read names that stand in parts."""

    def names(node: Node) -> list[Author]:
        found = []
        for person in (one for path in people for one in _find(node, path)):
            if person.get("contrib-type", "author") not in ("author", "collab"):
                continue  # editors, reviewers
            parts = (*_texts(person, given), *_texts(person, family))
            if name := " ".join(parts) or next(_texts(person, whole), ""):
                found.append(Author(name))
        return found

    return names


def _mods(node: Node) -> list[Author]:
    """Read names of people; where roles are told, of authors alone."""
    found = []
    for name in _find(node, "name"):
        roles = list(_texts(name, ("role/roleTerm",)))
        if roles and not {"aut", "author", "creator"}.intersection(map(str.lower, roles)):
            continue
        parts = [(part.get("type"), _text(part)) for part in _find(name, "namePart")]
        given, family, whole = (
            " ".join(text for kind, text in parts if kind == wanted and text)
            for wanted in ("given", "family", None)
        )
        if printed := " ".join(filter(None, (given, family))) or whole:
            found.append(Author(printed))
    return found


def _creators(node: Node) -> list[Author]:
    """Read the authors of an item of a feed: one an element, or all in one."""
    names = [text for text in _texts(node, ("creator", "author")) if "@" not in text]
    if len(names) != 1:
        return list(map(Author, names))
    (listed,) = names
    return [Author(collapse(listed[a:b])) for a, b in split_authors(listed, 0, len(listed)).places]


FORMS = {
    "dblp": Form(
        (
            *("article", "inproceedings", "proceedings", "incollection", "book", "phdthesis"),
            *("mastersthesis", "data"),
        ), "<author",
        ("title",), _dblp, ("year",), ("ee", "url"), venue=("journal", "booktitle"),
    ),
    "PubmedArticleSet": Form(
        ("PubmedArticle", "PubmedBookArticle"), "<PMID",
        ("//ArticleTitle",),
        _parts(("//AuthorList/Author",), ("ForeName",), ("LastName",), ("CollectiveName",)),
        ("//ArticleDate", "//PubDate"), ("PubmedData/ArticleIdList/ArticleId", "//ELocationID"),
        ("//Abstract/AbstractText",), ("//Journal/Title",), ("//ReferenceList/Reference",),
    ),
    "article": Form(
        ("article",), "<article-meta",
        ("//article-meta/title-group/article-title",),
        _parts(
            ("//article-meta/contrib-group/contrib",),
            ("name/given-names",), ("name/surname",), ("collab", "string-name"),
        ),
        ("//article-meta/pub-date",), ("//article-meta/article-id",),
        ("//article-meta/abstract",), ("//journal-title",), ("//ref-list/ref",),
    ),
    "TEI": Form(
        ("TEI",), "<teiHeader",
        ("teiHeader//titleStmt/title", "teiHeader//analytic/title"),
        _parts(("teiHeader//sourceDesc//author/persName",), ("forename",), ("surname",)),
        ("teiHeader//publicationStmt/date", "teiHeader//imprint/date"), ("teiHeader//idno",),
        ("teiHeader//profileDesc/abstract",), ("teiHeader//monogr/title",),
        ("text//listBibl/biblStruct",),
    ),
    "mods": Form(
        ("mods",), "<titleInfo", ("titleInfo/title",), _mods,
        ("originInfo/dateIssued", "originInfo/dateCreated", "relatedItem//date"),
        ("identifier", "location/url"), ("abstract",), ("relatedItem/titleInfo/title",),
    ),
    "rss": Form(
        ("item",), "<item", ("title",), _creators, ("pubDate", "date"),
        ("link", "guid", "identifier", "description"), ("description",), with_id=True,
    ),
    "collection": Form(
        ("paper",), "<volume", ("title",), _parts(("author",), ("first",), ("last",)),
        ("year",), ("doi",), ("abstract",), ("booktitle",), beside="meta",
    ),
}  # fmt: skip
# Roots of the same vocabularies.
_ROOTS = {
    **{name: name for name in FORMS},
    **{"dblpperson": "dblp", "modsCollection": "mods", "RDF": "rss", "teiCorpus": "TEI"},
    **{"pmc-articleset": "article", "dblpcites": "dblp"},
}


def recognises(page: Page) -> bool:
    """Say whether the page is XML of a vocabulary that is known, by its root and a mark."""
    return page.once(_find_form) is not None


def read(page: Page) -> Evidence:
    """Read every work, with the works it cites where they are listed."""
    form = page.once(_find_form)
    assert form is not None, "the page was recognised"
    root, problems = parse_xml(page)
    drafts: list[Draft] = []
    nodes: list[Node] = []
    cursor = 0
    parent: Node | None = None
    about: list[Node] = []
    for node in _entries(root, form) if root is not None else ():
        tag = etree.QName(node).localname
        found = re.compile(rf"<(?:\w+:)?{tag}\b").search(page.text, cursor)
        start = found.end() if found else cursor
        end = re.compile(rf"</(?:\w+:)?{tag}>").search(page.text, start)
        cursor = end.start() if end else len(page.text)
        if form.beside and (above := node.getparent()) is not None and above is not parent:
            parent, about = above, _find(above, form.beside)
        draft = _read_work(page, form, (node, *about), start, cursor)
        if form.with_id and not (draft.has("arxiv_id") or draft.has("doi")):
            problems.append(problem(page, start, cursor, "not-understood", _NO_PAPER))
            continue
        drafts.append(draft)
        nodes.append(node)
    found_all = evidence(page, NAME, drafts, (), problems)
    named = [node for node, draft in zip(nodes, drafts, strict=True) if not draft.empty]
    numbers = _by_number(zip(found_all.records, named, strict=True))
    references = [
        one
        for record, node in zip(found_all.records, named, strict=True)
        for one in _references(form, page, record.record_id, node, numbers)
    ]
    return replace(found_all, references=tuple(references))


def _by_number(works: Iterable[tuple[Record, Node]]) -> dict[str, Record]:
    """Index the works of a page by PubMed's number of each: lists often give nothing else."""
    return {
        number: record
        for record, node in works
        for number in _texts(node, ("MedlineCitation/PMID",))
    }


def _find_form(page: Page) -> Form | None:
    root = _ROOT.match(page.text)
    form = FORMS.get(_ROOTS.get(root["root"], "")) if root else None
    if form is None or root is None:
        return None
    mark = re.compile(form.mark.replace("<", r"<(?:\w+:)?") + r"\b")
    return form if mark.search(page.text, root.start("root") - 1, MAX_HEAD) else None


def _entries(root: Node, form: Form) -> Iterator[Node]:
    """Give the works of a page, none of them inside of another."""
    inside: Node | None = None
    for node in root.iter(*(f"{{*}}{name}" for name in form.entries)):
        if inside is None or inside not in node.iterancestors():
            inside = node
            yield node


def _read_work(page: Page, form: Form, nodes: Sequence[Node], start: int, end: int) -> Draft:
    """Read a work, the first of the nodes; what the others say is of all beside it."""
    draft = new_draft(page)
    node = nodes[0]

    place = places_in(page, start, end)
    if title := next(_texts(node, form.title), ""):
        title = _BEHIND_TITLE.sub("", title)
        title = title[:-1] if title.endswith(".") and not title.endswith("..") else title
        put_value(draft, "title", title, place(title))
    put_value(draft, "authors", tuple(form.names(node)), None)
    texts = [found for path in form.abstract for found in _find(node, path)]
    # JATS has the same in a sentence, or as a picture, too.
    texts = [found for found in texts if not found.get("abstract-type")] or texts[:1]
    if text := " ".join(filter(None, map(_abstract, texts))):
        announced = _ANNOUNCED.match(text) if form.with_id else None
        text = text[announced.end() :] if announced else text
        text = plain_abstract(text) if form.with_id else text  # HTML in a section of plain text
        put_value(draft, "abstract", text, place(text))
    if venue := next((text for one in nodes for text in _texts(one, form.venue)), ""):
        put_value(draft, "journal_ref", venue, place(venue))
    # The day on which a feed tells of a new version is not that of the paper.
    told_again = form.with_id and _REPLACED.search(next(_texts(node, form.abstract), ""))
    for path in () if told_again else form.dates:
        dates = (_date(found) for one in nodes for found in _find(one, path))
        if value := next(filter(None, dates), None):
            put_value(draft, "published", value, None)
            break
    for path in form.ids:
        for said in _find(node, path):
            put_ids(draft, _named_id(said), place)
    for code in map(taxonomy.find_category, _texts(node, ("category",) if form.with_id else ())):
        if code and code not in draft.record.categories:
            put_value(draft, "categories", (*draft.record.categories, code), None)
    return draft


def _named_id(node: Node) -> str:
    """Give an id with the name of its kind, where an attribute says it: <idno type="arXiv">."""
    kind = str(node.get("type") or node.get("pub-id-type") or node.get("IdType") or "")
    text = _text(node)
    return f"arXiv:{text}" if kind.lower() == "arxiv" and "arxiv" not in text.lower() else text


def _date(node: Node) -> str | None:
    """Read a date: in an attribute, in parts, or as it is printed."""
    when = node.get("when") or node.get("iso-8601-date") or ""
    parts = {etree.QName(child).localname.lower(): _text(child) for child in node.iterfind("*")}
    printed = when or _text(node, " ")
    if not when and "year" in parts:
        printed = parts["year"]
        month = parts.get("month", "")
        number = int(month) if month.isdecimal() else month_number(month) if month else None
        if number:
            printed += f"-{number:02d}"
            day = parts.get("day", "")
            printed += f"-{int(day):02d}" if day.isdecimal() else ""
    date = next(find_dates(printed, 0, len(printed), year_alone=True), None)
    return date.value if date else None


def _references(
    form: Form, page: Page, record_id: str, node: Node, numbers: Mapping[str, Record]
) -> Iterator[Reference]:
    """Give the works that a work cites, each as it is printed."""
    listed = [one for path in form.references for one in _find(node, path)]
    for position, one in enumerate(listed, 1):
        printed = next(_texts(one, ("//mixed-citation", "Citation", "note")), _text(one, " "))
        dates = [*_find(one, "//year"), *_find(one, "//date")]
        year = _YEAR.search(" ".join(str(date.get("when") or _text(date)) for date in dates))
        said = [*map(_named_id, one.iter("{*}idno", "{*}pub-id", "{*}ArticleId")), printed]
        arxiv_id, doi = ids_in(" ".join(said))
        title = next(_texts(one, ("//article-title", "analytic/title", "monogr/title")), None)
        known = as_reference(record_id, position, printed, page.source)
        beside = next((numbers[n] for n in _texts(one, ("//ArticleId",)) if n in numbers), None)
        if beside is not None and doi is None:
            doi, title = beside.doi, title or beside.title
        yield replace(
            known,
            arxiv_id=arxiv_id,
            doi=doi,
            title=title or known.title,
            year=int(year[0]) if year else known.year,
        )
