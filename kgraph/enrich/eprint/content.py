"""One e-print, as arXiv sends it, read into references. Pure: bytes in, references out."""

from dataclasses import replace

from kgraph.enrich.eprint.pdf import read_pdf
from kgraph.enrich.eprint.reading import Eprint, Status, Trouble, read_files
from kgraph.enrich.eprint.unpack import DAMAGED, unpack

_OTHER = {
    "ps": ("postscript", "this e-print is PostScript, which is not read"),
    "html": ("html-source", "the answer is a web page and no source; it is asked for again"),
    "empty": (
        "empty-eprint",
        "there is no source in this e-print: it is withdrawn, or its authors hide it",
    ),
    "unknown": ("unknown-eprint", "this e-print is neither TeX nor PDF"),
}


def read_eprint(content: bytes) -> Eprint:
    """Read the references of an e-print.

    Args:
        content: The body of the answer to ``/src/<id>``: an archive, one packed file, a PDF.

    Returns:
        References, problems and the status of the paper: ``not_found`` where there is
        nothing that can be read, ``partial`` where the list may have been cut, ``error``
        where it may be the answer that is bad: a damaged archive, a web page. What is
        wrong with the content never raises. It may take long, or much memory: hostile
        sources are read in a process of their own (`desk`).
    """
    found = unpack(content)
    damaged = found.kind == "html" or any(one.code == DAMAGED for one in found.problems)
    if found.kind in _OTHER:
        problems = found.problems or [Trouble(*_OTHER[found.kind])]
        return Eprint((), tuple(problems), "error" if damaged else "not_found")
    read = read_pdf(found.pdf) if found.kind == "pdf" else read_files(found.files)
    if not found.problems:
        return read
    status: Status = read.status
    if found.cut and read.status in ("ok", "empty"):
        status = "partial"
    elif damaged and not read.references:
        status = "error"
    return replace(read, problems=(*found.problems, *read.problems), status=status)
