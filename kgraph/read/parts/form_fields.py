"""Names of fields as forms print them: with a remark in brackets, with what they are of.

    Autores (p.o. de firma): Ann Lee; Bob Day
    Title of the article: Counting Sheep
    Ref. libro: Proceedings of Farms
    Clave: CO    Páginas, inicial: 43  final: 52    Fecha: 2017

Universities and ministries have people fill in such forms for each work. Pure: text in, places out.
"""

import re
from collections.abc import Iterator, Sequence

from kgraph.read.page import Line
from kgraph.read.parts.field_names import COLUMN_OF
from kgraph.read.parts.fields import Label, find_label

_NAME = re.compile(
    r"(?P<name>[^\W\d_](?:[^\W\d_]|[ ’'/-]|[.,](?=\s?[^\W\d_])|\([^\W\d_]{1,4}\)){0,44}?)"
    r"(?P<remark>\s?\([^()\d\n:]{2,60}\))?\s?[:：](?!//)\s*"
)
_WORD = re.compile(r"[^\W\d_]+")
_FORM = re.compile(r"\([^\W\d_]{1,4}\)|/-?(?:as?|os?|es|in(?:nen)?|rices?)\b", re.IGNORECASE)
_BETWEEN = frozenset(
    (
        *("of", "the", "in", "on", "del", "de", "la", "el", "los", "las", "do", "da", "dos", "des"),
        *("du", "le", "l", "d", "della", "dello", "dell", "delle", "degli", "dei", "der", "die"),
        *("full", "complete", "completo", "completa", "complet", "y", "and", "et", "e", "und"),
    )
)
_TITLE = frozenset(("title", "título", "titulo", "titre", "titolo", "titel", "títol", "tytuł"))
_CALLED = _TITLE | {"name", "nombre", "nome", "nom", "denominación", "ref", "reference"}
_CALLED |= {"referencia", "referência", "nazwa"}
_WORKS = frozenset(
    (
        *("paper", "article", "publication", "work", "chapter", "contribution", "manuscript"),
        *("artículo", "articulo", "publicación", "publicacion", "trabajo", "capítulo", "capitulo"),
        *("contribución", "ponencia", "comunicación", "artigo", "publicação", "trabalho"),
        *("comunicação", "articolo", "lavoro", "pubblicazione", "contributo", "capitolo"),
        *("travail", "chapitre", "communication", "artikels", "aufsatzes", "beitrags", "arbeit"),
        *("publikation", "veröffentlichung", "artykułu", "pracy", "publikacji"),
    )
)
_PLACES = frozenset(
    (
        *("journal", "magazine", "periodical", "conference", "proceedings", "meeting", "revista"),
        *("libro", "congreso", "congresso", "conferencia", "conferência", "evento", "periódico"),
        *("revue", "conférence", "congrès", "rivista", "convegno", "zeitschrift", "tagung"),
        *("konferenz", "atti", "actas", "actes", "anais", "czasopisma", "venue", "livro", "book"),
    )
)
_PEOPLE = frozenset(
    (
        *("author", "authors", "autor", "autores", "autora", "autoras", "auteur", "auteurs"),
        *("autore", "autori", "autoren", "autors", "autorzy", "yazarlar", "författare", "авторы"),
        *("автор", "forfattere", "tekijät", "autoři"),
    )
)
_WHEN = frozenset(
    (
        *("year", "date", "fecha", "año", "ano", "data", "anno", "année", "jahr", "datum"),
        *("rok", "yıl", "год", "år", "vuosi", "any"),
    )
)
_PRINTED = frozenset(("published", "appeared", "publication")) | _WORKS
_COLUMNS = {
    "title": ("başlık", "название", "títol", "tytuł", "rubrik", "titul", "otsikko", "nimi"),
    "journal_ref": ("dergi", "журнал", "czasopismo", "časopis", "tidskrift", "tidsskrift"),
}
_OTHERS = {name: column for column, names in _COLUMNS.items() for name in names}
# Between the fields of one line: white space, or a sign and white space.
_BESIDE = re.compile(r"[ \t]*[,;|·•]?[ \t]+(?=[^\W\d_a-z][^:\n|]{1,30}:\s)")
_WIDE = re.compile(r"\s{2}|\t|[;|·•]")
MAX_BESIDE = 300  # code points of a line of several fields
_LONG = frozenset(("title", "abstract", "comments", "keywords"))  # may hold what looks as a name
_SHORT = frozenset(("published", "id", "journal_ref", "labels"))


def find_named(text: str) -> Label | None:
    """Find the name of a field in front of a line, in the ways of forms too; nothing if there is
    none.
    """
    label = find_label(text)
    if label and label.column:
        return label
    match = _NAME.match(text) if ":" in text[:110] or "：" in text[:110] else None
    if match is None:
        return label
    name = _FORM.sub("", match["name"]).replace("/", " ").lower()
    column = _column_of(_WORD.findall(name))
    # "Abstract (German):" is no abstract of its own.
    if column in ("title", "abstract") and match["remark"] and "(" in match["remark"]:
        column = None
    if column is None and label:
        return label
    name = " ".join(name.split())
    capital = match["name"][0].isupper() or match["name"].upper() == match["name"].lower()
    return Label(name, column, match.end(), capital)


def _column_of(words: list[str]) -> str | None:
    """Tell the column of a name by its words: "nombre de la revista", "year of publication"."""
    first, rest = (words or [""])[0], {word for word in words[1:] if word not in _BETWEEN}
    if known := COLUMN_OF.get(" ".join(words)) or _OTHERS.get(" ".join(words)):
        return known
    if first in _CALLED and rest and rest <= _PLACES:
        return "journal_ref"
    if first in _CALLED and rest and rest <= _PEOPLE:
        return "authors"
    if first in _TITLE and rest <= _WORKS:
        return "title"
    # "Authors' contribution: AL counted" is what each of them did.
    if first in _PEOPLE and rest <= (_WORKS | _PEOPLE) - {"contribution"}:
        return "authors"
    return "published" if first in _WHEN and rest <= _PRINTED else None


def apart(lines: Sequence[Line]) -> list[Line]:
    """Give the lines of a page, those of several short fields in one line for each."""
    return [part for line in lines for part in _parts(line)]


def _parts(line: Line) -> Iterator[Line]:
    text = line.text
    if text.count(":") < 2 or len(text) > MAX_BESIDE:
        yield line
        return
    label = find_named(text)
    begin, blank = 0, line.blank
    for border in _BESIDE.finditer(text) if label else ():
        wide = _WIDE.search(border[0]) is not None
        following = find_named(text[border.end() :])
        told = following is not None and following.column in _SHORT
        if label and told and (wide or label.column not in _LONG):
            end = border.start()
            yield Line(line.start + begin, line.start + end, text[begin:end], blank)
            begin, blank, label = border.end(), 0, following
    yield Line(line.start + begin, line.end, text[begin:], blank)
