"""Printers: real papers as the pages of each site, list, style and format that is read.

They know the layouts from the sites themselves, not from the readers. One line a layout;
``print_page("dblp", papers, seed=7)`` is the same page for ever.
"""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from tests.read.papers import Paper
from tests.read.printers import (
    archive_sites,
    arxiv_site,
    html_pages,
    lists,
    record_files,
    search_sites,
)
from tests.read.printers.persons import PERSONS
from tests.read.printers.persons_abroad import ABROAD
from tests.read.printers.persons_forms import FORMS
from tests.read.printers.references import REFERENCES
from tests.read.printers.tools import Printed, Printer

PRINTERS: dict[str, Printer] = {
    "arxiv_listing": arxiv_site.listing,
    "arxiv_mail": arxiv_site.mail,
    "arxiv_search": arxiv_site.search,
    "arxiv_abstract_page": arxiv_site.abstract_page,
    "scholar_results": search_sites.scholar_results,
    "scholar_profile": search_sites.scholar_profile,
    "semantic_scholar": search_sites.semantic_results,
    "dblp": archive_sites.dblp,
    "dblp_venue": archive_sites.dblp_venue,
    "acl_volume": archive_sites.acl_volume,
    "acl_event": archive_sites.acl_event,
    "acl_author": archive_sites.acl_author,
    "acl_paper": archive_sites.acl_paper,
    "openreview": archive_sites.openreview,
    "huggingface_day": archive_sites.huggingface_day,
    "huggingface_trending": lists.huggingface_trending,
    "huggingface_paper": archive_sites.huggingface_paper,
    **REFERENCES,
    **PERSONS,
    **ABROAD,
    **FORMS,
    "md_bullets": lists.md_bullets,
    "md_lines": lists.md_lines,
    "md_headings": lists.md_headings,
    "md_table": lists.md_table,
    "id_lines": lists.id_lines,
    "id_titles": lists.id_titles,
    "bibtex": record_files.bibtex,
    "bibtex_sites": record_files.bibtex_sites,
    "ris": record_files.ris,
    "csl_json": record_files.csl_json,
    "html_meta": html_pages.meta,
    "html_dublin_core": html_pages.dublin_core,
    "html_json_ld": html_pages.json_ld,
    "html_list": html_pages.html_list,
    "html_table": html_pages.html_table,
    "html_cards": html_pages.html_cards,
}


SIZES = (4, 15)  # papers of a page, at least and at most


def print_page(
    layout: str, papers: Sequence[Paper], seed: int, sizes: tuple[int, int] = SIZES
) -> Printed:
    """Print as many of the papers as ``sizes`` allow: the page and what it prints, by entry."""
    rng = Random(f"{layout} {seed}")
    drawn = rng.sample(papers, 60)
    # A title that ends in a full stop of its own is printed without it in most styles.
    titled = {p.title.rstrip(" ."): p for p in drawn if p.authors and not _is_cut(p)}
    kept = {p.arxiv_id: replace(p, title=title) for title, p in titled.items()}
    chosen = list({p.abstract: p for p in kept.values()}.values())
    text, gold = PRINTERS[layout](chosen[: rng.randint(*sizes)], rng)
    return (text.replace("\n", "\r\n") if rng.random() < 0.1 else text), gold


def _is_cut(paper: Paper) -> bool:
    """Say whether a record's own author list ends in "et al." as if that were a name."""
    return any(family.endswith("et al.") for _, family in paper.authors)
