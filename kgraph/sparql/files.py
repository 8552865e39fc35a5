"""Data files in any format of RDF, asked as they are, without a graph folder."""

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph.errors import InputError, StoreError

if TYPE_CHECKING:
    import rdflib
    from pyoxigraph import Store

_SUFFIXES = (".ttl", ".nt", ".nq", ".trig", ".rdf", ".xml", ".jsonld")


class FilesSession:
    """Data files in any format of RDF, in the memory of an engine."""

    def __init__(self, files: Sequence[Path]) -> None:
        """Read nothing yet.

        Raises:
            InputError: If a file has a suffix of no format of RDF.
        """
        for file in files:
            if file.suffix.lower() not in _SUFFIXES:
                known = " ".join(_SUFFIXES)
                raise InputError(f"not a graph folder or a file of RDF: {file}", f"known: {known}")
        self.files = [file.absolute() for file in files]
        self.base = self.files[0].as_uri()
        self.prefixes: Mapping[str, str] = {}

    @cached_property
    def _quads(self) -> "Store":
        from pyoxigraph import RdfFormat, Store

        found = Store()
        for file in self.files:
            suffix = file.suffix.lower().removeprefix(".")
            form = RdfFormat.from_extension("rdf" if suffix == "xml" else suffix)
            try:
                found.load(path=str(file), format=form, base_iri=file.as_uri())
            except (OSError, SyntaxError, ValueError) as error:
                raise StoreError(f"cannot read {file}: {error}") from error
        return found

    def graphs(self) -> Collection[str]:
        """Give the names of the named graphs in the files."""
        return {name.value for name in self._quads.named_graphs()}

    def store(self) -> "Store":
        """Give the Oxigraph store, in memory."""
        return self._quads

    def dataset(self) -> "rdflib.Dataset":
        """Give the statements in rdflib's memory.

        Read by Oxigraph: rdflib would fetch the contexts that JSON-LD names.
        """
        import rdflib
        from pyoxigraph import RdfFormat

        dataset = rdflib.Dataset(default_union=False)
        said = self._quads.dump(format=RdfFormat.N_QUADS) or b""
        dataset.parse(data=said.decode(), format="nquads")
        return dataset
