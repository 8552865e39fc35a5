"""How QLever loads an export, for graphs that one machine cannot ask in this process.

Source: the example files of qlever-control (PyPI `qlever`, 0.6).
"""

from pathlib import Path

from kgraph import __version__

_READ = {".gz": "gzip -dc", ".zst": "zstd -dc"}
# Triples in a batch, of which QLever keeps several in memory.
_BATCH = 1_000_000


def recipe(target: Path, base: str) -> str:
    """Give the text of a ``Qleverfile`` that stands beside a file of N-Triples.

    N-Triples and no quads: QLever asks the union of all graphs, in which a statement of
    two sources would count twice.
    """
    read = _READ.get(target.suffix.lower(), "cat")
    return f"""\
# Loads {target.name} into QLever; written by kgraph {__version__}. In this folder:
#
#   pip install qlever     # the control script; the engine comes as a container
#   qlever index           # once, and after every new export
#   qlever start           # answers SPARQL at http://localhost:7019
#   qlever query "SELECT (COUNT(*) AS ?n) WHERE {{ ?s ?p ?o }}"
#
# Names in the data begin with {base}

[data]
NAME        = kgraph
DESCRIPTION = Papers, authors and citations
FORMAT      = nt

[index]
INPUT_FILES     = {target.name}
CAT_INPUT_FILES = {read} ${{INPUT_FILES}}
SETTINGS_JSON   = {{ "num-triples-per-batch": {_BATCH} }}

[server]
PORT               = 7019
MEMORY_FOR_QUERIES = 4G
TIMEOUT            = 60s

[runtime]
SYSTEM = docker
IMAGE  = docker.io/adfreiburg/qlever:latest
"""
