"""Write a graph to files: one file a format, listed by suffix in ``FORMATS``."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from kgraph.errors import InputError


@dataclass(frozen=True, slots=True)
class Choices:
    """What is to be written, where a format leaves a choice.

    ``network`` and ``drop_isolated`` are for network formats, ``cited_only`` for BibTeX,
    the rest for RDF: see `kgraph.export.rdf.write` and `kgraph.rdf.Told`.
    """

    network: str = "knowledge"
    drop_isolated: bool = False
    cited_only: bool = False
    base_iri: str | None = None
    compact: bool = False
    provenance: bool = True
    versions: bool = False
    part: str = "graph"
    qlever: bool = False


_OF_RDF = ("base_iri", "compact", "provenance", "versions", "part", "qlever")
Write = Callable[[Path, Path], None]


def writer(file: Path, choices: Choices) -> Write:
    """Give the function that writes a graph folder to a file of that suffix.

    Raises:
        InputError: If no format has the suffix, compression aside, or the format
            cannot do what was chosen.
    """
    suffixes = [suffix.lower() for suffix in file.suffixes]
    if suffixes and suffixes[-1] in (".gz", ".zst"):
        suffixes.pop()
    suffix = suffixes[-1] if suffixes else ""
    if suffix not in FORMATS:
        known = " ".join(s + ("/" if FORMATS[s] is _tables else "") for s in FORMATS)
        raise InputError(f"no format has the suffix '{suffix}' of {file}", f"known are: {known}")
    if choices.cited_only and FORMATS[suffix] is not _bibtex:
        raise InputError("only BibTeX is written of cited works alone", "name a file ….bib")
    plain = replace(choices, **{name: getattr(Choices(), name) for name in _OF_RDF})
    if plain != choices and FORMATS[suffix] is not _rdf:
        raise InputError(f"{file} is no RDF, and what was chosen is for RDF", "write it apart")
    return FORMATS[suffix](choices)


# Each format is imported when it is asked for: opening a graph stays quick.
def _rdf(choices: Choices) -> Write:
    from kgraph.export import rdf
    from kgraph.rdf import Told

    told = Told(choices.provenance, choices.compact, choices.versions)
    return lambda folder, file: rdf.write(
        folder,
        file,
        base_iri=choices.base_iri,
        told=told,
        part=choices.part,
        recipe=choices.qlever,
    )


def _graphml(choices: Choices) -> Write:
    from kgraph.export import graphml

    return lambda folder, file: graphml.write(
        folder, file, network=choices.network, drop_isolated=choices.drop_isolated
    )


def _gexf(choices: Choices) -> Write:
    from kgraph.export import gexf

    return lambda folder, file: gexf.write(
        folder, file, network=choices.network, drop_isolated=choices.drop_isolated
    )


def _tables(_: Choices) -> Write:
    from kgraph.export import tabular

    return tabular.write


def _bibtex(choices: Choices) -> Write:
    from kgraph.export import bibtex

    return lambda folder, file: bibtex.write(folder, file, cited_only=choices.cited_only)


def _picture(choices: Choices) -> Write:
    from kgraph.export import picture

    return lambda folder, file: picture.write(
        folder, file, network=choices.network, drop_isolated=choices.drop_isolated
    )


FORMATS: dict[str, Callable[[Choices], Write]] = {
    **dict.fromkeys((".ttl", ".nt", ".nq", ".trig", ".rdf", ".jsonld"), _rdf),
    ".graphml": _graphml,
    ".gexf": _gexf,
    **dict.fromkeys((".svg", ".png", ".pdf"), _picture),
    ".bib": _bibtex,
    ".csv": _tables,
    ".parquet": _tables,
}
