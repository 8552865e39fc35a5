"""Invented papers (`made_papers`), printed as pages of every layout, of any length.

For measuring: what the pages say means nothing, but lines, names, dates and ids look
like those of real pages. The same page for ever for a layout, a length and a seed.
"""

import json
import random
import textwrap
from collections.abc import Callable
from xml.sax.saxutils import escape

from tests.bench.made_papers import Made, make_paper


def _fill(text: str, width: int = 79) -> str:
    return textwrap.fill(text, width, break_long_words=False, break_on_hyphens=False)


def _card(p: Made) -> str:
    more = " et al. · openai" if p.number % 3 else ""
    return f"{p.code}{p.date}\n{p.title}{', '.join(p.names[:3])}{more}\n{p.abstract}\n"


def _list_entry(p: Made) -> str:
    return f"{p.title}\n{_fill(p.abstract)}\n"


def _abs_page(p: Made) -> str:
    return (
        f"Computer Science > Machine Learning\n[Submitted on {p.written}]\n{p.title}\n{p.listed}\n"
        f"{p.abstract}\nComments: {p.number % 40} pages\nSubjects: Machine Learning (cs.LG)\n"
        f"Cite as: arXiv:{p.arxiv_id} [cs.LG]\n\n"
    )


def _mail(p: Made) -> str:
    return (
        f"\\\\\narXiv:{p.arxiv_id}\nDate: Thu, {p.written} 17:54:11 GMT   (622kb)\n\n"
        f"Title: {p.title}\nAuthors: {p.listed}\nCategories: cs.{p.code}\n\\\\\n"
        f"  {_fill(p.abstract)}\n\\\\ ( https://arxiv.org/abs/{p.arxiv_id} ,  622kb)\n{'-' * 78}\n"
    )


def _search(p: Made) -> str:
    return (
        f"arXiv:{p.arxiv_id} [pdf, other] cs.{p.code}\n\n{p.title}\n\nAuthors: {p.listed}\n\n"
        f"Abstract: {p.abstract} △ Less\n\nSubmitted {p.written}; originally announced.\n\n"
    )


def _scholar(p: Made) -> str:
    names = ", ".join(f"{n[0]}{n[-1].upper()} {n.rsplit(' ', 1)[1]}" for n in p.names[:4])
    return (
        f"[PDF] example.org\n{p.title}\n{names}… - {p.venue}, {p.day[0]} - example.org\n"
        f"… {p.abstract[:160]} …\nSave Cite Cited by {p.number} Related articles\n"
    )


def _semantic(p: Made) -> str:
    return (
        f"{p.title}\n{', '.join(p.names[:3])}\nComputer Science\n{p.venue}\n{p.written}\nTLDR\n"
        f"{p.abstract[:200]}. Expand\n{p.number} Citations\nPDF\nSave\nAlert\nCite\n"
    )


def _submission(p: Made) -> str:
    return (
        f"{p.title}\n{p.listed}\nPublished: {p.written}, Last Modified: {p.written}"
        f"ICLR 2024 posterEveryoneRevisionsBibTeX\nKeywords: sheep, fields\n"
        f"Abstract: {p.abstract}\n"
    )


def _faces(p: Made) -> str:
    summary = p.abstract[:200].rsplit(".", 1)[0]
    return (
        f"Submitted by akhaliq\n{p.title}\n{summary}.\n\n{len(p.names)} authors\n"
        f"· Published on {p.date}\nUpvote\n{p.number}\narXiv Page\n"
    )


def _dblp(p: Made) -> str:
    return f"[j{p.number % 900}]\n{p.listed}:\n{p.title}. {p.venue} 12: 1-9 ({p.day[0]})\n"


def _acl(p: Made) -> str:
    return f"pdf bib abs\n{p.title}\n{' | '.join(p.names)}\n\n{p.abstract}\n\n"


def _numbered(p: Made) -> str:
    names = ", ".join(p.short)
    entry = f"[{p.number % 999}] {names}. {p.title}. In {p.venue}, {p.day[0]}."
    return f"{_fill(entry, 85)}\n"


def _apa(p: Made) -> str:
    names = ", ".join(f"{n.rsplit(' ', 1)[1]}, {n[0]}." for n in p.names)
    return f"{names} ({p.day[0]}). {p.title}. {p.venue}, 12(3), 1–9.\n\n"


def _quoted(p: Made) -> str:
    names = ", ".join(p.short)
    return f"[{p.number % 999}] {names}, “{p.title},” {p.venue}, vol. 3, pp. 1–9, {p.day[0]}.\n"


def _item(p: Made) -> str:
    return (
        f"- **{p.title}** \\\n  {p.listed} \\\n  {p.venue} {p.day[0]}."
        f" [[Paper](https://arxiv.org/abs/{p.arxiv_id})] [[Code](https://example.org/{p.number})]\n"
    )


def _row(p: Made) -> str:
    link = f"[arXiv](https://arxiv.org/abs/{p.arxiv_id})"
    return f"| {p.title} | {p.names[0]} et al. | {p.day[0]} | {link} | {p.venue} |\n"


def _bib(p: Made) -> str:
    return (
        f"@article{{k{p.number},\n  title={{{p.title}}},\n  author={{{' and '.join(p.inverted)}}},"
        f"\n  eprint={{{p.arxiv_id}}},\n  year={{{p.day[0]}}},\n  abstract={{{p.abstract}}}}}\n\n"
    )


def _ris(p: Made) -> str:
    names = "".join(f"AU  - {name}\n" for name in p.inverted)
    return f"TY  - JOUR\n{names}TI  - {p.title}\nPY  - {p.day[0]}\nAB  - {p.abstract}\nER  - \n\n"


def _html(p: Made) -> str:
    return (
        f'<p><a href="https://arxiv.org/abs/{p.arxiv_id}">{p.title}</a></p>'
        f"<p>{p.listed}</p><p>{p.abstract}</p>\n"
    )


def _listing(p: Made) -> str:
    return (
        f"[{p.number}] arXiv:{p.arxiv_id} [pdf, other]\nTitle: {p.title}\n{p.listed}\n"
        f"Comments: {p.number % 40} pages\nSubjects: Computation and Language (cs.CL)\n"
    )


def _fields(p: Made) -> str:
    return (
        f"Title: {p.title}\nAuthors: {p.listed}\nYear: {p.day[0]}\n"
        f"Link: https://arxiv.org/abs/{p.arxiv_id}\nAbstract: {p.abstract}\n\n"
    )


def _pubmed(p: Made) -> str:
    names = ", ".join(f"{n.rsplit(' ', 1)[1]} {n[0]}" for n in p.names)
    return (
        f"{p.number}\nCite\nShare\n{p.title}.\n{names}.\nJ Sheep. {p.day[0]} Apr 2;98(3):1-9."
        f"\nPMID: {17300000 + p.number}\n{p.abstract}\n"
    )


def _inspire(p: Made) -> str:
    names = ", ".join(f"{name}(Wool U.)" for name in p.names)
    return (
        f"{p.title}\n#{p.number}\n{names} ({p.date})\nPublished in: Phys.Rev.D 76 ({p.day[0]})"
        f" 013009\n  • e-Print: {p.arxiv_id} [hep-th]\npdf\ncite\nclaim\n{p.number} citations\n"
    )


def _with_code(p: Made) -> str:
    return (
        f"{p.title}\nwool/sheep • • {p.written}\n{p.abstract[:300]}\nSheep Counting\n+1\n"
        f"{p.number}\n4.12 stars / hour\nPaper\nCode\n"
    )


def _code_finder(p: Made) -> str:
    return (
        f"{p.title}\nAdd code\n\n{p.written}\n{p.listed}\n\nAbstract:{p.abstract}\n\n"
        "Via arxiv icon\n\nAccess Paper or Ask Questions\n\n"
    )


def _archived(p: Made) -> str:
    catalog = f"fatcat:{'ab2cdefghij3klmnopqrstuvwx'[p.number % 20 :]}{'yz4567' * 3}"[:33]
    return (
        f"{p.title} [article]\n{p.listed}\n{p.day[0]} arXiv   pre-print\n{p.abstract}\n"
        f"arXiv:{p.arxiv_id}v1 {catalog}\nWeb\nPDF\n\n"
    )


def _profile(p: Made) -> str:
    names = "\n".join(p.names)
    return (
        f"{p.title}\nArticle\nFull-text available\nApr {p.day[0]}\n· {p.number} Reads\n"
        f"{p.venue}\n{names}\nDownload\nShare\n"
    )


def _message(p: Made) -> str:
    return (
        f'{p.names[0]}  9:{p.number % 50 + 10} AM\nhttps://arxiv.org/abs/{p.arxiv_id} "{p.title}"\n'
    )


def _latex(p: Made) -> str:
    return (
        f"\\bibitem{{k{p.number}}} {' and '.join(p.short)}.\n\\newblock {p.title}.\n"
        f"\\newblock {{\\em {p.venue}}}, 3:1--9, {p.day[0]}.\n\n"
    )


def _medline(p: Made) -> str:
    names = "".join(f"FAU - {name}\n" for name in p.inverted)
    return (
        f"PMID- {p.number}\nTI  - {p.title}\n{names}DP  - {p.day[0]} Jan 5\nAB  - {p.abstract}\n\n"
    )


def _web_of_science(p: Made) -> str:
    names = "\n   ".join(p.inverted)
    return (
        f"PT J\nAF {names}\nTI {p.title}\nAB {p.abstract}\nCR Fox C, 2001, {p.venue}\n"
        f"PY {p.day[0]}\nER\n\n"
    )


def _endnote(p: Made) -> str:
    names = "".join(f"%A {name}\n" for name in p.inverted)
    return f"%0 Journal Article\n%T {p.title}\n{names}%D {p.day[0]}\n%X {p.abstract}\n\n"


def _endnote_xml(p: Made) -> str:
    names = "".join(f"<author>{name}</author>" for name in p.inverted)
    return (
        f"<record><contributors><authors>{names}</authors></contributors><titles><title>"
        f"{p.title}</title></titles><dates><year>{p.day[0]}</year></dates><abstract>"
        f"{escape(p.abstract)}</abstract></record>\n"
    )


def _dblp_xml(p: Made) -> str:
    names = "".join(f"<author>{name}</author>" for name in p.names)
    return (
        f'<r><article key="journals/w/{p.number}">{names}<title>{p.title}.</title>'
        f"<year>{p.day[0]}</year><journal>{p.venue}</journal></article></r>\n"
    )


def _csl(p: Made) -> str:
    names = [{"family": n.rsplit(" ", 1)[1], "given": n.rsplit(" ", 1)[0]} for n in p.names]
    issued = {"date-parts": [list(p.day)]}
    item = {"type": "article", "title": p.title, "author": names, "issued": issued}
    return f"{',' * (p.number > 1)}{json.dumps(item | {'abstract': p.abstract})}\n"


def _atom(p: Made) -> str:
    names = "".join(f"<author><name>{name}</name></author>" for name in p.names)
    return (
        f"<entry><id>http://arxiv.org/abs/{p.arxiv_id}v1</id><published>{p.iso}T12:00:00Z"
        f"</published><title>{p.title}</title><summary>{escape(p.abstract)}</summary>{names}"
        f'<category term="cs.{p.code}"/></entry>\n'
    )


def _oai(p: Made) -> str:
    return (
        "<record><header><datestamp>2024-02-08</datestamp></header><metadata><arXivRaw"
        f' xmlns="http://arxiv.org/OAI/arXivRaw/"><id>{p.arxiv_id}</id><version version="v1">'
        f"<date>Mon, {p.written} 12:00:00 GMT</date></version><title>{p.title}</title><authors>"
        f"{p.listed}</authors><categories>cs.{p.code}</categories><abstract>{escape(p.abstract)}"
        "</abstract></arXivRaw></metadata></record>\n"
    )


def _section(p: Made) -> str:
    return (
        f"## [{p.title}](https://arxiv.org/abs/{p.arxiv_id})\n**Authors:** {p.listed}\n"
        f"**Published:** {p.iso}\n> {p.abstract}\n\n"
    )


_CSV = "Title\tAuthors\tYear\n"
_OAI = (
    '<?xml version="1.0"?>\n<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords>\n'
)
_ATOM = '<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
_BELOW = {
    "atom": "</feed>\n",
    "csl_json": "]\n",
    "endnote_xml": "</records></xml>\n",
    "oai_arxiv_raw": "</ListRecords></OAI-PMH>\n",
}

# What stands over the papers of a page, how one is printed, what stands between two.
LAYOUTS: dict[str, tuple[str, Callable[[Made], str]]] = {
    "dated_cards": ("Papers\n", _card),
    "dated_cards apart": (
        "",
        lambda p: f"{p.code}{p.date}\n\n{p.title}\n\n{p.listed}\n\n{_fill(p.abstract)}\n\n",
    ),
    "dated_cards below": ("", lambda p: f"{p.title}\n{p.listed}\n{p.code}{p.date}\n{p.abstract}\n"),
    "labelled_entries": (
        "Collaborating Authors\n\n\u00a0Lee, Ann\n\n\n",
        lambda p: f"{p.title}\n\narXiv.org Machine Learning\n\n{p.abstract}\n\n\n",
    ),
    "labelled_fields": ("", lambda p: f"Abstract:{p.abstract}\n"),
    "labelled_fields all": ("", _fields),
    "id_blocks": ("", lambda p: f"{_fill(p.abstract)}\narXiv:{p.arxiv_id}\n"),
    "id_blocks opening": ("", lambda p: f"arXiv:{p.arxiv_id}\n{p.title}\n{p.abstract}\n\n"),
    "id_blocks glued": ("", lambda p: f"{p.abstract}\n\n{p.number % 40} pages\narXiv:{p.arxiv_id}"),
    "reading_list": ("Research Papers\n", _list_entry),
    "reading_list dated": (
        "",
        lambda p: f"{p.title}\n{p.listed}\nCreated: {p.iso}\n{_fill(p.abstract, 66)}\n\n",
    ),
    "reading_list unwrapped": ("", lambda p: f"{p.title}\n{p.abstract}\n\n"),
    "arxiv_abstract_page": ("", _abs_page),
    "arxiv_listing": ("Machine Learning\n", _listing),
    "arxiv_search": ("Showing 1–50 of 500 results\n", _search),
    "arxiv_mail": ("", _mail),
    "scholar": ("About 5,430,000 results (0.06 sec)\n", _scholar),
    "scholar profile": (
        "Ann Lee\nProfessor of counting\nVerified email at example.org\nTITLE\nCITED BY\nYEAR\n",
        lambda p: (
            f"{p.title}\n{', '.join(p.short).replace('.', '')}\n"
            f"{p.venue} 3 (2), 1-9\n\t{p.number}\t{p.day[0]}\n"
        ),
    ),
    "semantic_scholar": ("About 1,230 results for “sheep”\n", _semantic),
    "openreview": ("ICLR 2024 Conference\n", _submission),
    "huggingface_papers": ("Trending Papers\n", _faces),
    "dblp": ("", _dblp),
    "acl_anthology": ("Proceedings of the 58th Meeting\n", _acl),
    "acl_index": (
        "Proceedings of the 40th Meeting\n",
        lambda p: f"P02-{p.number % 9000 + 1000} [bib]: {'; '.join(p.names)}\n{p.title}\n",
    ),
    "references": ("References\n", _numbered),
    "references apa": ("", _apa),
    "references quoted": ("", _quoted),
    "id_list": ("", lambda p: f"{p.arxiv_id} {p.title}\n"),
    "id_list links": ("", lambda p: f"{p.title}\nhttps://arxiv.org/abs/{p.arxiv_id}\n\n"),
    "md_outline": (
        "# Notes\n\n",
        lambda p: (
            f"- **{p.title}**\n    - {p.listed}\n    - {p.iso} · <https://arxiv.org/abs/{p.arxiv_id}>\n"
            f"    - > {p.abstract}\n"
        ),
    ),
    "md_list": ("# Papers\n\n", _item),
    "md_list table": ("| Paper | Authors | Year | Link | Notes |\n|:--|:--|--:|---|---|\n", _row),
    "zotero_report": (
        "Zotero Report\n\n",
        lambda p: (
            f"{p.title}\nItem Type\tPreprint\n"
            + "".join(f"Author\t{name}\n" for name in p.names)
            + f"Abstract\t{p.abstract}\nDate\t{p.iso}\nURL\thttp://arxiv.org/abs/{p.arxiv_id}\n\n"
        ),
    ),
    "bibtex": ("", _bib),
    "ris": ("", _ris),
    "html": ("<!DOCTYPE html><html><body>\n", _html),
    "pubmed": ("Sort by:\n", _pubmed),
    "inspire": ("", _inspire),
    "papers_with_code": ("Trending Research\n", _with_code),
    "catalyzex": ("", _code_finder),
    "archive_scholar": ("8 Hits in 0.42 sec\n\n", _archived),
    "researchgate": ("Publications (200)\n", _profile),
    "repec": (
        "Working papers\n",
        lambda p: (
            f'{" & ".join(p.names)}, {p.day[0]}. "{p.title}," {p.venue}, Wool Press, '
            f"vol. {p.number % 97}(4), pages 1-9, April.\n"
        ),
    ),
    "kind_records": (
        "1,024 results found\n",
        lambda p: (
            f"{p.iso} (v1) Preprint Open\n{p.title}\n{'; '.join(p.names)}\n{p.abstract}\n"
            f"Uploaded on {p.iso}\n{p.number}  {p.number % 97}\n"
        ),
    ),
    "chats": ("", _message),
    "latex_list": ("\\begin{thebibliography}{99}\n", _latex),
    "medline": ("", _medline),
    "web_of_science": ("", _web_of_science),
    "endnote": ("", _endnote),
    "endnote_xml": ("<xml><records>\n", _endnote_xml),
    "xml_works": ('<dblpperson name="Ann Lee">\n', _dblp_xml),
    "csl_json": ("[", _csl),
    "atom": (_ATOM, _atom),
    "oai_arxiv_raw": (_OAI, _oai),
    "md_sections": ("# Notes\n\n", _section),
    "paper_tables": (_CSV, lambda p: f"{p.title}\t{p.listed}\t{p.day[0]}\n"),
    "paper_lines": ("", lambda p: f"- {p.title} for the sheep ({p.names[0]} et al., {p.day[0]})\n"),
    "homepage": (
        "2023\n",
        lambda p: f"{p.title}\n{p.listed}\n{p.venue}, {p.day[0]}\n[paper] [code] [bibtex]\n\n",
    ),
    "own_works": (
        "Working papers\n\n",
        lambda p: (
            f"{p.title} (with {' and '.join(p.names[:2])})\n{p.venue}, {p.written}\n"
            f"Abstract: {p.abstract}\n[Paper] [Slides]\n\n"
        ),
    ),
    "fallback": ("", lambda p: f"{p.abstract}\nI liked arXiv:{p.arxiv_id} much.\n{p.abstract}\n"),
    "no layout": ("", lambda p: f"{p.abstract}\n"),
    "no layout, short lines": ("", lambda p: f"{p.title}\n{p.listed}\n{p.venue}\t{p.day[0]}\n"),
}


def make_page(layout: str, megabytes: float, seed: int = 0) -> str:
    """Print invented papers until the page is as long as asked for."""
    head, print_one = LAYOUTS[layout]
    rng = random.Random(f"{layout} {seed}")
    parts, length = [head], 0
    while length < megabytes * 1e6:
        parts.append(print_one(make_paper(rng, len(parts))))
        length += len(parts[-1])
    return "".join([*parts, _BELOW.get(layout, "")])
