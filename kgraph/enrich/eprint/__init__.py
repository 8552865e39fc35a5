"""E-prints: what papers cite, and the sentences that do, from the sources that authors sent.

    sources ─ unpack ─ flatten ─ macros ─┬─ contexts: sentences and sections by key
                                         └─ bibitems, biblatex, amsrefs, bib: entries by key

`read_eprint` (bytes) and `read_files` (names and texts) are pure; `ask` is the service,
which has hostile sources read by a process that it can kill.
"""

from kgraph.enrich.eprint.content import read_eprint
from kgraph.enrich.eprint.reading import Eprint, Reference, Trouble, read_files
from kgraph.enrich.eprint.service import ask, plan

__all__ = ["Eprint", "Reference", "Trouble", "ask", "plan", "read_eprint", "read_files"]
