"""A paper's sources read: its references, and the sentences that cite them.

Pure: names and texts in, references out. The list of references is looked for
inside the paper, then in the .bbl of its name, in other .bbl files, and last in .bib
files, of which only what is cited counts.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from posixpath import basename, splitext
from typing import Literal

from kgraph.enrich.eprint import amsrefs, bibitems, biblatex
from kgraph.enrich.eprint.bib import read_bib
from kgraph.enrich.eprint.contexts import Cites, citing
from kgraph.enrich.eprint.entry import Entry
from kgraph.enrich.eprint.flatten import flatten
from kgraph.enrich.eprint.limits import MAX_ENTRIES, MAX_EXPANDED
from kgraph.enrich.eprint.macros import Expander, Macro, merged, take_macros
from kgraph.enrich.eprint.main_file import main_file
from kgraph.enrich.eprint.tex import tidy, without_comments
from kgraph.model.tables import Context

Status = Literal["ok", "empty", "partial", "not_found", "error", "deferred"]
MAX_UNCLOSED = 1_000
MAX_STYLE = 60_000  # code points of a .sty file whose commands are the author's own
_BIBLIOGRAPHY = re.compile(
    r"\\(?:bibliography|addbibresource|bibdata)\s*(?:\[[^\]\n]{0,200}\])?\s*\{([^{}]{0,2000})\}"
)
_BEGIN = re.compile(r"\\begin\s*\{document\}")


@dataclass(frozen=True, slots=True)
class Reference:
    """A work that a paper cites: the entry as printed, ids, title, year, citing sentences.

    An entry that names several works gives several references of one ``key``.
    """

    key: str
    raw: str
    arxiv_id: str | None = None
    doi: str | None = None
    title: str | None = None
    year: int | None = None
    contexts: tuple[Context, ...] = ()


@dataclass(frozen=True, slots=True)
class Trouble:
    """What was wrong with an e-print: a kebab-case code, and a message for its reader."""

    code: str
    message: str


MANY = Trouble("too-many-references", f"of its references the first {MAX_ENTRIES:,} are read")


@dataclass(frozen=True, slots=True)
class Eprint:
    """What an e-print says it cites. ``status`` is that of a `coverage` row."""

    references: tuple[Reference, ...] = ()
    problems: tuple[Trouble, ...] = ()
    status: Status = "ok"


def read_files(files: Mapping[str, str]) -> Eprint:
    """Read the references of a paper from its sources.

    Args:
        files: Names (with folders, ``/`` between) and texts of the files.

    Returns:
        The references in the order of the list. Status ``empty`` if there is none and
        nothing is cited, ``not_found`` if there is no TeX or no list of what is cited,
        ``partial`` if the list may have been cut.
    """
    main = main_file(files)
    if main is None:
        return Eprint((), (Trouble("no-tex", "there is no TeX file in this e-print"),), "not_found")
    text, cut, circles = flatten(main, files)
    text, macros = take_macros(text)
    expander = Expander(merged((*_styles(files), macros)))
    text = expander.expand(text)
    begin = _BEGIN.search(text)
    body = text[begin.end() :] if begin else text
    listed = bibitems.LIST.search(body) or re.search(r"\\bibitem(?![A-Za-z@])", body)
    cites = citing(body[: listed.start()] + _behind_list(body) if listed else body)
    entries = _entries(main, files, text, cites, expander)
    problems = [*_oddities(text, circles)]
    if cut or expander.cut:
        message = f"with its inputs and macros it is longer than {MAX_EXPANDED:,} characters"
        problems.append(Trouble("source-too-large", message + "; the rest is not read"))
    if cites.cut:
        problems.append(Trouble("too-many-citations", "only the first of its citations are read"))
    if len(entries) >= MAX_ENTRIES:
        problems.append(MANY)
    references = _references(entries, cites)
    whole = not cut and not expander.cut and len(entries) < MAX_ENTRIES
    status: Status = "partial" if not whole else "ok" if references else "empty"
    if status == "empty" and cites.keys:
        status = "not_found"
        message = f"it cites {len(cites.keys)} works, and their list is not in this e-print"
        problems.append(Trouble("no-reference-list", message))
    return Eprint(references, tuple(problems), status)


def _oddities(text: str, circles: Sequence[str]) -> Iterator[Trouble]:
    """Tell what no author writes; the paper is read all the same."""
    if circles:
        yield Trouble("input-cycle", f"{circles[0]} includes itself; it is read once")
    for opening, closing in (("{", "}"), ("[", "]"), ("\\begin{", "\\end{")):
        open_ = text.count(opening) - text.count(closing)
        if abs(open_) > MAX_UNCLOSED:
            message = (
                f"{abs(open_):,} more '{opening if open_ > 0 else closing}' than their partners"
            )
            yield Trouble("unclosed", message + "; what they hold may be lost")


def _references(entries: Sequence[Entry], cites: Cites) -> tuple[Reference, ...]:
    return tuple(
        Reference(
            entry.key,
            entry.raw,
            work.arxiv_id,
            work.doi,
            work.title,
            entry.year,
            cites.contexts.get(entry.key, ()),
        )
        for entry in entries
        for work in entry.works
    )


def _behind_list(body: str) -> str:
    """Give what stands behind the last list of references: appendices."""
    ends = list(re.finditer(r"\\end\s*\{\s*(?:thebibliography|references)\s*\}", body))
    return "\n\n" + body[ends[-1].end() :] if ends else ""


def _styles(files: Mapping[str, str]) -> list[dict[str, Macro]]:
    """Collect the commands of small style files: authors keep their own there."""
    return [
        take_macros(without_comments(tidy(files[name])))[1]
        for name in sorted(files)
        if splitext(name)[1].lower() == ".sty" and len(files[name]) <= MAX_STYLE
    ]


def _entries(
    main: str, files: Mapping[str, str], text: str, cites: Cites, expander: Expander
) -> list[Entry]:
    """Find the list of references; what it lacks of what is cited comes from other lists."""
    entries = {entry.key: entry for entry in _lists_of(text)}
    cited = set(cites.keys)
    for name in _bbl_files(main, files, text):
        if entries and cited <= entries.keys():
            break
        content = without_comments(tidy(files[name])[:MAX_EXPANDED])
        taken, macros = take_macros(content)
        found = _lists_of(Expander(macros).expand(expander.expand(taken)))
        own = splitext(name)[0] == splitext(main)[0]
        if own or not entries:
            entries.update((e.key, e) for e in found if e.key not in entries)
        else:
            # Another paper's list lies about too: only what this one cites counts.
            entries.update((e.key, e) for e in found if e.key in cited and e.key not in entries)
    missing = [key for key in cites.keys if key not in entries and key != "*"]
    if missing or "*" in cited:
        everything = "*" in cited and not entries
        wanted = None if everything else {key.lower(): key for key in missing}
        texts = [tidy(files[name]) for name in _bib_files(main, files, text)]
        entries.update((e.key, e) for e in read_bib(texts, wanted) if e.key not in entries)
    return list(entries.values())


def _lists_of(text: str) -> list[Entry]:
    if biblatex.is_biblatex(text):
        return biblatex.find_entries(text)
    return bibitems.find_entries(text) or (amsrefs.find_entries(text) if "\\bib" in text else [])


def _bbl_files(main: str, files: Mapping[str, str], text: str) -> list[str]:
    """List the .bbl files, that of the main file first; nearer ones before others."""
    names = [name for name in files if name.lower().endswith(".bbl") and files[name].strip()]
    stem, folder = splitext(main)[0], main.rpartition("/")[0]
    return sorted(
        names,
        key=lambda name: (
            splitext(name)[0] != stem,
            basename(splitext(name)[0]) != basename(stem),
            name.rpartition("/")[0] != folder,
            name,
        ),
    )


def _bib_files(main: str, files: Mapping[str, str], text: str) -> list[str]:
    """List the .bib files that the paper names, in its order; without a name, all."""
    names = [name for name in sorted(files) if name.lower().endswith((".bib", ".bibtex"))]
    by_stem: dict[str, str] = {}
    for name in sorted(names, key=lambda name: name.count("/"), reverse=True):
        by_stem[basename(splitext(name)[0]).lower()] = name
    named: dict[str, None] = {}
    for match in _BIBLIOGRAPHY.finditer(text):
        for part in match[1].split(","):
            stem = basename(part.strip())
            stem = stem[:-4] if stem.lower().endswith(".bib") else stem
            if stem.lower() in by_stem:
                named[by_stem[stem.lower()]] = None
    return list(named) or names
