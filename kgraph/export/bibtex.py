"""BibTeX: what the graph knows of its papers, or the works that they cite and nobody describes.

bibtexparser writes the entries. Signs that mean something to TeX are escaped, and a
brace is named, because BibTeX counts every brace. Entries are named by paper id and
ordered, so the same graph gives the same bytes.

Source: Oren Patashnik, "BibTeXing", 1988; https://info.arxiv.org/help/hypertex/bibstyles.html
(eprint, archiveprefix, primaryclass).
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from kgraph import store
from kgraph.engines import DuckDB
from kgraph.export import markup
from kgraph.model import ids
from kgraph.model.names import parse_name
from kgraph.model.text import collapse

_TEX = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}  # fmt: skip
_SIGNS = re.compile("[" + re.escape("".join(_TEX)) + "]")
_NOT_KEY = re.compile(r"[^A-Za-z0-9:./+-]+")
# Journals are called proceedings, too: "Proceedings of the National Academy of Sciences".
_MEETING = re.compile(
    r"\b(?:conference|conf\b\.?|workshops?|symposium|symp\.|colloquium(?! math)|annual meeting"
    r"|(?<!library of )congress\b"
    r"|(?:proceedings|proc\.) of (?:the )?(?:\d|[a-z]+(?:st|nd|rd|th)\b)"
    r"|findings of the association|advances in neural information processing)"
    # "NeurIPS 2017", "ICML'07"
    r"|^(?:in )?(?-i:(?P<short>[A-Z][A-Za-z]*[A-Z][A-Za-z]*))[-\s'’]*(?:(?:19|20)\d\d|['’]\d\d)$",
    re.IGNORECASE,
)
# These print papers of meetings, or none: "J. Phys.: Conf. Ser.", "History Workshop Journal".
_SERIAL = re.compile(
    r"\b(?:conf(?:erence|\.)? ser(?:ies|\.)|(?:workshop|symposium|conference|congress) journal)",
    re.IGNORECASE,
)
# Short names of journals and preprint servers look like those of meetings.
_JOURNALS = frozenset(
    (
        "APL", "ApJ", "ApJL", "ApJS", "ArXiv", "CACM", "CoRR", "IJCV", "IJRR", "JACM",
        "JACS", "JAIR", "JASA", "JASIST", "JCAP", "JCP", "JHEP", "JMLR", "MNRAS", "NAR",
        "NJP", "PAMI", "PASJ", "PASP", "PLB", "PNAS", "POMACS", "PRA", "PRB", "PRC", "PRD",
        "PRE", "PRL", "PRX", "PVLDB", "RMP", "SSRN", "TACL", "TASLP", "TALIP", "TCS",
        "TCSVT", "TGRS", "TIP", "TIST", "TIT", "TKDD", "TKDE", "TMLR", "TMM", "TNN", "TNNLS",
        "TOCHI", "TOCS", "TODS", "TOG", "TOIS", "TOIT", "TOMM", "TOPLAS", "TPAMI", "TPDS",
        "TRO", "TSE", "TSP", "TVCG", "ChemRxiv", "BioRxiv", "MedRxiv",
    )
)  # fmt: skip
# "Nature 521, 436-444 (2015)", "J. Wool, 12(3):1-9, 2007"; of other forms the whole is the journal.
# "JHEP 12 (2004) 15"; a year is no number of an issue, and no volume: "AAAI 2019, pp. 1-9".
_PLACE = re.compile(
    r"(?P<journal>[^\d,;:()]+?)[\s,]+(?:vol(?:ume|\.)? )?"
    r"(?!(?:19|20)\d\d\b)(?P<volume>[A-Z]?\d{1,4})"
    r"(?: \((?:19|20)\d\d\)|(?:,? ?(?:\(|no\. ?|issue )(?P<number>\d{1,4})\)?)?)[\s,:]+"
    r"(?:pages |pp?\. ?)?(?P<pages>[A-Za-z]?\d+(?:[-–—]+[A-Za-z]?\d+)?)"
    r"(?:,? (?:\((?:19|20)\d\d\)|(?:19|20)\d\d))?\.?",
    re.IGNORECASE,
)
_DESCRIBED = """
select p.*, coalesce(a.names, []) as names, cast(null as bigint) as citations
from papers p left join (
  select paper_id, array_agg(name_as_printed order by "position", author_id) as names
  from authorships where "position" is not null group by paper_id
) a using (paper_id)
where p.described order by p.paper_id
"""
_CITED = """
select p.*, cast([] as varchar[]) as names, c.citations
from papers p join (
  select cited as paper_id, count(distinct citing) as citations from citations group by cited
) c using (paper_id)
where not p.described order by c.citations desc, p.paper_id
"""


def write(folder: Path, target: Path, *, cited_only: bool = False) -> None:
    """Write the described papers of a graph, ordered by id, as BibTeX.

    Args:
        folder: The graph.
        target: The file; compressed if its name ends in ``.gz`` or ``.zst``.
        cited_only: Write the works that are cited and not described instead, those most
            cited first, with how often: what to fetch next.

    Raises:
        InputError: If there is no graph.
        StoreError: If a table cannot be read or the file cannot be written.
    """
    from bibtexparser.library import Library
    from bibtexparser.writer import write as written

    manifest = store.read_manifest(folder)
    with DuckDB() as engine:
        engine.open_graph(folder, manifest, ("papers", "authorships", "citations"))
        rows = engine.rows(_CITED if cited_only else _DESCRIBED).to_pylist()
    with markup.writing(target) as out:
        for row in rows:
            out([written(Library([_entry(row)])), "\n"])


def _entry(paper: Mapping[str, Any]) -> Any:  # noqa: ANN401 - bibtexparser's own type
    from bibtexparser.model import Entry, Field

    venue = paper["journal_ref"] or ""
    kind = "article" if venue or paper["published_doi"] or not paper["arxiv_id"] else "misc"
    place = {"journal": venue}
    if is_meeting(venue):
        kind, place = "inproceedings", {"booktitle": venue}
    elif parts := _PLACE.fullmatch(venue):
        place = {name: value or "" for name, value in parts.groupdict().items()}
        place["pages"] = re.sub("[-–—]+", "--", place["pages"])
    values = {
        "title": paper["title"] and f"{{{_escaped(paper['title'])}}}",
        "author": _authors(paper["names"], paper["authors_complete"]),
        "year": (paper["published"] or "")[:4],
        **{name: _escaped(value) for name, value in place.items()},
        "eprint": paper["arxiv_id"],
        "archiveprefix": paper["arxiv_id"] and "arXiv",
        "primaryclass": paper["primary_category"],
        "doi": _doi(paper["published_doi"] or paper["doi"] or ""),
        "url": paper["arxiv_id"] and f"https://arxiv.org/abs/{paper['arxiv_id']}",
        "note": paper["citations"] and f"cited by {paper['citations']} papers of this graph",
    }
    if paper["citations"] == 1:
        values["note"] = "cited by 1 paper of this graph"
    fields = [Field(name, f"{{{value}}}") for name, value in values.items() if value]
    return Entry(kind, key(paper["paper_id"]), fields)


def is_meeting(venue: str) -> bool:
    """Say whether a printed venue is surely that of a meeting; of others BibTeX says journal."""
    found = _MEETING.search(venue)
    if found is None or found["short"] in _JOURNALS:
        return False
    return _SERIAL.search(venue) is None


def key(paper_id: str) -> str:
    """Give the citation key of a paper: its id; with a hash where TeX forbids some sign."""
    plain = _NOT_KEY.sub("-", paper_id).strip("-")
    return plain if plain == paper_id else f"{plain}-{ids.digest(paper_id, 8)}"


def _authors(names: Iterable[str], complete: bool) -> str:
    """Give names as BibTeX takes them; a list that is cut ends with others."""
    found = []
    for printed in names:
        name = parse_name(printed)
        if name.collaboration or not name.given:
            found.append(f"{{{_escaped(name.family or printed)}}}")
            continue
        parts = (name.family, name.suffix, name.given) if name.suffix else (name.family, name.given)
        found.append(", ".join(map(_part, parts)))
    if found and not complete:
        found.append("others")
    return " and ".join(found)


def _part(text: str) -> str:
    """Give a part of a name; the word that separates names is no part of one."""
    shown = _escaped(text)
    return f"{{{shown}}}" if "," in shown or " and " in f" {shown.lower()} " else shown


def _doi(doi: str) -> str:
    """Give a DOI as it is; only signs that end the entry are named by their numbers."""
    return "".join(f"%{ord(c):02X}" if c in '{}\\"' else c for c in doi)


def _escaped(text: str) -> str:
    return _SIGNS.sub(lambda match: _TEX[match[0]], collapse(text))
