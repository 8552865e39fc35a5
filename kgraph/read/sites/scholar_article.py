"""A paper of a Google Scholar profile, opened: its fields, each with a label.

    Attention is all you need
    [PDF] from neurips.cc
    Authors	Ashish Vaswani, Noam Shazeer, Niki Parmar
    Publication date	2017/6/12
    Description	The dominant sequence transduction models are …
    Total citations	Cited by 123456
    Scholar articles	Attention is all you need
    A Vaswani, N Shazeer, N Parmar… - Advances in neural information …, 2017
    Cited by 123456 Related articles All 46 versions

The results at its end are the copies of the paper that the site has put together.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from kgraph.read.page import Draft, Line, Page, new_draft, trim
from kgraph.read.parts.copied import put_names, put_venue
from kgraph.read.sites.scholar_lines import printed_lines
from kgraph.read.sites.scholar_profile import put_title
from kgraph.read.sites.scholar_repeated import Result
from kgraph.read.sites.scholar_results import find_results
from kgraph.read.sites.scholar_words import is_buttons, is_link

_CLOSING = (
    *("Total citations", "Scholar articles", "Zitate insgesamt", "Nombre total de citations"),
    *("Citas totales", "Total de citas", "Total de citações", "Citazioni totali", "引用总数"),
    *("Totaal aantal citaties", "学术搜索中的文章", "引用数合計", "Google Scholar-Artikel"),
    "Articles Google Scholar",
)
_LABEL = re.compile(
    r"(?:(?P<authors>Authors|Inventors|Autoren|Auteurs|Autores|Autori|作者|著者|저자)"
    r"|(?P<published>Publication date|Publikationsdatum|Veröffentlichungsdatum|Date de publication"
    r"|Fecha de publicación|Data de publicação|Data di pubblicazione|Publicatiedatum"
    r"|发表日期|公開日)"
    r"|(?P<journal_ref>Journal|Conference|Book|Source|Zeitschrift|Konferenz|Buch|Quelle|Revue"
    r"|Conférence|Livre|Revista|Conferencia|Libro|Conferência|Livro|Rivista|Conferenza|期刊|图书)"
    r"|(?P<abstract>Description|Beschreibung|Descripción|Descrição|Descrizione|Beschrijving|简介|説明)"
    rf"|(?P<closing>{'|'.join(_CLOSING)})"
    r"|Volume|Issue|Pages|Publisher|Institution|Report number|Patent (?:office|number)"
    r"|Application number|Band|Ausgabe|Seiten|Verlag|Herausgeber|Numéro|Éditeur|Volumen|Número"
    r"|Páginas|Editora?|Edição|Numero|Pagine|Editore|卷号|期号|页码范围|出版商)(?:\s*:\s*|\s+|$)"
)
_DATE = re.compile(r"((?:19|20)\d\d)(?:/(0?[1-9]|1[0-2])(?:/(0?[1-9]|[12]\d|3[01]))?)?(?!\d)")


@dataclass(frozen=True, slots=True)
class Article:
    """An opened paper: the line of its title, its fields, and the line behind it all."""

    title: int
    fields: tuple[tuple[str, int, int], ...]  # column, and the place of its value
    end: int


def find_articles(page: Page) -> list[Article]:
    """Find the opened papers: labels from the authors to the number of citations."""
    lines = printed_lines(page)
    if not any(closing in page.text for closing in _CLOSING):
        return []
    labels = [(i, m) for i, line in enumerate(lines) if (m := _LABEL.match(line.text))]
    found: list[Article] = []
    begun: tuple[int, list[tuple[str, int, int]]] | None = None
    borders = [*(i for i, _ in labels), len(lines)]
    for (i, label), below in zip(labels, borders[1:], strict=True):
        column = label.lastgroup or ""
        if column == "authors":
            title = i - 1
            while title >= 0 and is_link(lines[title].text):
                title -= 1
            begun = (title, []) if title >= 0 else None
        if begun is None:
            continue
        if column == "closing":
            if any(name == "published" for name, _, _ in begun[1]):
                end = _end(lines, page.once(find_results), i + 1)
                found.append(Article(begun[0], tuple(begun[1]), end))
            begun = None
        elif column:
            last = lines[below - 1].end
            behind = min(lines[i].start + label.end(), last)
            begun[1].append((column, *trim(page.text, behind, last)))
    return found


def _end(lines: Sequence[Line], results: Sequence[Result], end: int) -> int:
    """Give where the copies end that the site has put together: one follows the other."""
    first = bisect_left(results, end, key=lambda result: result.title)
    for result in islice(results, first, None):
        if not all(_is_count(line.text) for line in lines[end : result.title]):
            break
        end = result.after
    return end


def _is_count(text: str) -> bool:
    """Say whether a line is of the chart of citations: its years, what it shows."""
    label = _LABEL.match(text)
    return text.isdecimal() or is_buttons(text) or (label is not None and bool(label["closing"]))


def read_article(page: Page, article: Article) -> Draft:
    """Read title and fields of an opened paper."""
    draft = new_draft(page)
    put_title(draft, printed_lines(page)[article.title])
    for column, start, end in article.fields:
        if column == "authors":
            put_names(draft, start, end)
        elif column == "journal_ref":
            put_venue(draft, start, end)
        elif column == "abstract":
            draft.put(column, start, end)
        elif date := _DATE.match(page.text, start, end):
            year, *rest = date.groups()
            value = "-".join((year, *(part.zfill(2) for part in rest if part)))
            draft.put_as(column, value, *date.span())
    return draft
