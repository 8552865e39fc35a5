"""The state of a graph that something was derived from."""

from pathlib import Path
from typing import Any

from kgraph import rdf
from kgraph.errors import StoreError
from kgraph.model.ids import digest
from kgraph.store import Manifest


def of_tables(folder: Path, manifest: Manifest) -> dict[str, Any]:
    """Give what tells one state from another: base IRI, table files, rules.

    Files with their sizes and times, so that one of the same name in a graph that was made
    anew is another.
    """
    every = {**manifest.evidence, **manifest.tables}
    return {
        "base_iri": manifest.base_iri,
        "files": [_file(folder, file) for name in rdf.TABLES for file in every[name][0]],
        "rules": digest(rdf.statement("all") + rdf.ontology()),
    }


def _file(folder: Path, file: str) -> tuple[str, int, int]:
    try:
        found = (folder / file).stat()
    except OSError as error:
        raise StoreError(
            f"cannot read {folder / file}: {error.strerror}", "build it again"
        ) from None
    return file, found.st_size, found.st_mtime_ns
