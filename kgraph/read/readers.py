"""The readers of pages, in order of trial, and what is known of some of them.

A new one is a file with ``NAME``, ``recognises`` and ``read``, and a line in ``READERS``.
"""

from kgraph.read.formats import (
    arxiv_snapshot,
    atom,
    bibtex,
    csl_json,
    endnote,
    endnote_xml,
    latex_list,
    medline,
    oai_arxiv_raw,
    ris,
    web_of_science,
    xml_works,
)
from kgraph.read.layouts import (
    article_page,
    chats,
    dated_cards,
    fallback,
    homepage,
    id_blocks,
    id_list,
    kind_records,
    labelled_entries,
    labelled_fields,
    own_works,
    paper_lines,
    paper_tables,
    reading_list,
)
from kgraph.read.markdown import (
    front_matter,
    md_list,
    md_outline,
    md_sections,
)
from kgraph.read.references import references
from kgraph.read.sites import (
    acl_anthology,
    acl_index,
    archive_scholar,
    arxiv_abstract_page,
    arxiv_listing,
    arxiv_mail,
    arxiv_search,
    catalyzex,
    dblp,
    huggingface_papers,
    inspire,
    openreview,
    papers_with_code,
    pubmed,
    repec,
    researchgate,
    scholar,
    semantic_scholar,
    zotero_report,
)
from kgraph.read.web import html

# Formats for machines: a line of theirs may be of any length, and what they cannot read
# nobody else can.
FORMATS = (
    arxiv_snapshot,
    oai_arxiv_raw,
    atom,
    xml_works,
    html,
    csl_json,
    ris,
    medline,
    web_of_science,
    endnote,
    endnote_xml,
)
# From the layout with the surest marks to the one with the fewest.
READERS = (
    *FORMATS,
    latex_list,
    front_matter,
    md_sections,
    md_outline,
    md_list,
    paper_tables,
    bibtex,
    zotero_report,
    arxiv_mail,
    arxiv_search,
    arxiv_listing,
    arxiv_abstract_page,
    article_page,
    openreview,
    semantic_scholar,
    scholar,
    huggingface_papers,
    acl_anthology,
    acl_index,
    dblp,
    pubmed,
    inspire,
    papers_with_code,
    catalyzex,
    archive_scholar,
    researchgate,
    repec,
    kind_records,
    references,
    chats,
    id_list,
    dated_cards,
    own_works,
    homepage,
    paper_lines,
    labelled_entries,
    labelled_fields,
    id_blocks,
    reading_list,
    fallback,
)
# Whose pages programs turn into Markdown (`clipped`).
SITES = (
    arxiv_search,
    arxiv_listing,
    arxiv_abstract_page,
    openreview,
    semantic_scholar,
    scholar,
    huggingface_papers,
    acl_anthology,
    dblp,
)
# Whose pages have long lines, and none that end where they need not (`hard_wrapped`).
UNWRAPPED = (
    arxiv_listing,
    arxiv_abstract_page,
    openreview,
    semantic_scholar,
    scholar,
    huggingface_papers,
    acl_anthology,
    acl_index,
    catalyzex,
)
# These take the lines of any page as they are.
BY_LINES = (own_works, homepage, paper_lines)
# Tried behind `own_works`, whose entries may be wrapped.
LESS_SURE = frozenset(x.NAME for x in (labelled_entries, reading_list))
# Formats with much that is not about papers; they say themselves what they leave out.
SAY_THEMSELVES = (
    *FORMATS,
    paper_tables,
    latex_list,
    bibtex,
    zotero_report,
    arxiv_mail,
    id_list,
    scholar,
    dblp,
    acl_anthology,
    acl_index,
    semantic_scholar,
    openreview,
    huggingface_papers,
    pubmed,
    inspire,
    own_works,
    homepage,
    paper_lines,
    papers_with_code,
    catalyzex,
    archive_scholar,
    researchgate,
    repec,
    kind_records,
    article_page,
    chats,
)
# What these find is believed without a second look: their marks leave no doubt, and the
# markup around their values is most of a page.
SURE = (*FORMATS, latex_list, front_matter, bibtex, id_list, own_works, fallback)
# These know their lines of facts, or have none.
KNOWING = frozenset(x.NAME for x in (*SURE, *SAY_THEMSELVES, *SITES, *UNWRAPPED)) - {
    *(fallback.NAME, homepage.NAME, paper_lines.NAME, paper_tables.NAME, id_list.NAME)
}
# What these find may be the lines of references among other text.
OVER_REFERENCES = (
    dated_cards,
    own_works,
    homepage,
    paper_lines,
    labelled_entries,
    id_blocks,
    reading_list,
)
# Of these one may know some entries of a page by chance, and another all of them.
RIVALS = (references, homepage, paper_lines, labelled_entries)
# These may know of a page in Markdown only what is marked as they expect.
MARKED = frozenset(
    (None, *(x.NAME for x in (md_sections, md_outline, md_list, fallback, reading_list, *RIVALS)))
)
