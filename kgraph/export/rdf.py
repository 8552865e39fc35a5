"""Write a graph as RDF: Turtle, N-Triples, N-Quads, TriG, RDF/XML or JSON-LD.

Line formats are what the tables give, byte for byte; the others are made from
the same lines by pyoxigraph as they pass, so memory stays flat. Turtle,
N-Triples and RDF/XML hold the default graph; N-Quads, TriG and JSON-LD hold the
named graphs too.

Sources: the W3C recommendations of each format.
"""

import gzip
import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from operator import attrgetter
from pathlib import Path
from typing import IO, cast

import pyarrow as pa

from kgraph import store, whole_files
from kgraph.errors import InputError
from kgraph.export import jsonld, qlever
from kgraph.model import terms
from kgraph.rdf import Scope, Told, described, lines, reader, vocabulary

# By suffix: how much of the graph the format holds, and pyoxigraph's name of it
# if it is no line format.
FORMATS: dict[str, tuple[Scope, str | None]] = {
    ".nt": ("default", None),
    ".nq": ("all", None),
    ".ttl": ("default", "TURTLE"),
    ".rdf": ("default", "RDF_XML"),
    ".trig": ("all", "TRIG"),
    ".jsonld": ("all", "JSON_LD"),
}
PARTS = ("graph", "ontology", "void")
_PACKED = (".gz", ".zst")
_HEAD = 1 << 16  # more than all our prefixes take
_PREFIXES = re.compile(rb"\A(?:@prefix [^\n]*\n)+")
_XMLNS = re.compile(rb"(?<=<rdf:RDF )[^>]*(?=>)")


def write(
    folder: Path,
    target: Path,
    *,
    base_iri: str | None = None,
    told: Told | None = None,
    part: str = "graph",
    recipe: bool = False,
) -> None:
    """Write the graph in a folder to a file, in the format its name asks for.

    Args:
        folder: The graph.
        target: ``….ttl``, ``.nt``, ``.nq``, ``.trig``, ``.rdf`` or ``.jsonld``, each also
            with ``.gz`` or ``.zst`` behind. It appears when it is complete; the same
            tables give the same bytes.
        base_iri: Where our names live, if not where the manifest says.
        told: How much of the graph is told; all but versions if not given.
        part: ``graph``, or only the ``ontology`` of our own terms, or ``void``: the
            description of the data set with counts of its triples, classes and properties.
        recipe: Write a ``Qleverfile`` beside N-Triples, by which QLever loads them.

    Raises:
        InputError: If the name asks for no format, the base IRI is unfit, there is no
            such part, or there is no graph.
        StoreError: If a table cannot be read or the file cannot be written.

    Cost:
        N-Triples and N-Quads take a second for a million or two; the others, made to be
        read, four times as long. Lines take 400 MB of memory for 100,000 papers; what is
        grouped by subject is sorted first, in twice the size of its text if it is there,
        on disk otherwise.
    """
    scope, serializer = _format(target)
    if part not in PARTS:
        raise InputError(f"no part '{part}' of a graph", f"known are: {', '.join(PARTS)}")
    if recipe and _plain_suffix(target) != ".nt":
        raise InputError("QLever is given N-Triples", "name a file ….nt, ….nt.gz or ….nt.zst")
    manifest = store.read_manifest(folder)
    base = terms.check_base(base_iri or manifest.base_iri)
    pieces = _pieces(folder, manifest, base, scope, told or Told(), part, serializer is not None)
    with whole_files.replacing(target) as path, _opened(path, target) as output:
        if serializer is None:
            for piece in pieces:
                output.write(piece)
        else:
            _serialize(pieces, output, serializer, base)
    if recipe:
        with whole_files.replacing(target.with_name("Qleverfile")) as path:
            path.write_text(qlever.recipe(target, base), encoding="utf-8")


def _pieces(
    folder: Path,
    manifest: store.Manifest,
    base: str,
    scope: Scope,
    told: Told,
    part: str,
    grouped: bool,
) -> Iterator[bytes | memoryview]:
    if part == "ontology":
        yield from (row["lines"].encode() for row in vocabulary(base))
    elif part == "void":
        yield from (line.encode() for line in described(folder, manifest, base, told))
    else:
        yield from lines(folder, manifest, base, scope, told=told, grouped=grouped)


def handles(target: Path) -> bool:
    """Say whether a file name asks for an RDF format."""
    return _plain_suffix(target) in FORMATS


def _format(target: Path) -> tuple[Scope, str | None]:
    try:
        return FORMATS[_plain_suffix(target)]
    except KeyError:
        known = " ".join(FORMATS)
        raise InputError(
            f"no RDF format for '{target.name}'", f"known are {known}, also with .gz or .zst"
        ) from None


def _plain_suffix(target: Path) -> str:
    name = target.with_suffix("") if target.suffix.lower() in _PACKED else target
    return name.suffix.lower()


@contextmanager
def _opened(path: Path, target: Path) -> Iterator[IO[bytes]]:
    with ExitStack() as stack:
        file = stack.enter_context(path.open("wb"))
        packing = target.suffix.lower()
        if packing == ".gz":
            # Name and time in the header would make every file differ.
            yield stack.enter_context(
                cast(IO[bytes], gzip.GzipFile("", "wb", fileobj=file, mtime=0, compresslevel=6))
            )
        elif packing == ".zst":
            yield cast(IO[bytes], stack.enter_context(pa.CompressedOutputStream(file, "zstd")))
        else:
            yield file


def _serialize(
    pieces: Iterator[bytes | memoryview], output: IO[bytes], name: str, base: str
) -> None:
    from pyoxigraph import RdfFormat, parse, serialize

    quads = parse(reader(pieces), RdfFormat.N_QUADS)
    if name == "JSON_LD":  # pyoxigraph's has no context
        jsonld.write(quads, output, terms.prefixes(base))
        return
    wanted = getattr(RdfFormat, name)
    found = quads if wanted.supports_datasets else map(attrgetter("triple"), quads)
    stable = _SortedHead(output)
    serialize(found, cast(IO[bytes], stable), wanted, prefixes=terms.prefixes(base))
    stable.finish()


class _SortedHead:
    """Passes bytes on, with the prefixes at the top of Turtle and RDF/XML in order.

    pyoxigraph writes them in the order of a hash table, which no two runs share.
    """

    def __init__(self, output: IO[bytes]) -> None:
        self._output = output
        self._held: bytes | None = b""

    def write(self, piece: bytes) -> int:
        if self._held is None:
            self._output.write(piece)
        else:
            self._held += piece
            if len(self._held) > _HEAD:
                self.finish()
        return len(piece)

    def flush(self) -> None:
        """Keep what is held: the head may not be complete yet."""

    def finish(self) -> None:
        """Write what is held; the head is complete."""
        held, self._held = self._held, None
        if held:
            held = _PREFIXES.sub(lambda found: b"".join(sorted(found[0].splitlines(True))), held, 1)
            held = _XMLNS.sub(lambda found: b" ".join(sorted(found[0].split(b" "))), held, 1)
            self._output.write(held)
