"""Write a graph to files: one file a format, listed by suffix in ``FORMATS``."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph.errors import InputError
from kgraph.networks.view import EVERYTHING, View

if TYPE_CHECKING:
    from kgraph.networks import Network


@dataclass(frozen=True, slots=True)
class Choices:
    """What is to be written, where a format leaves a choice.

    ``network``, ``drop_isolated`` and ``view`` are for network formats, ``cited_only`` for BibTeX,
    the rest for RDF: see `kgraph.export.rdf.write` and `kgraph.rdf.Told`. ``built`` keeps the
    network of a graph folder, so that several files of one export build it once.
    """

    network: str = "knowledge"
    drop_isolated: bool = False
    cited_only: bool = False
    view: View = EVERYTHING
    base_iri: str | None = None
    compact: bool = False
    provenance: bool = True
    versions: bool = False
    part: str = "graph"
    qlever: bool = False
    built: "dict[Path, Network]" = field(default_factory=dict, compare=False, repr=False)


_log = logging.getLogger("kgraph")
_OF_RDF = ("base_iri", "compact", "provenance", "versions", "part", "qlever")
Write = Callable[[Path, Path], None]
WriteNetwork = Callable[["Network", Path], None]


def writer(file: Path, choices: Choices) -> Write:
    """Give the function that writes a graph folder to a file of that suffix.

    Raises:
        InputError: If no format has the suffix, compression aside, or the format
            cannot do what was chosen.
    """
    suffix = _suffix(file)
    if suffix not in FORMATS:
        known = " ".join(s + ("/" if s in FOLDERS else "") for s in FORMATS)
        raise InputError(f"no format has the suffix '{suffix}' of {file}", f"known are: {known}")
    if suffix in FOLDERS and not file.name.lower().endswith(suffix):
        raise InputError(f"a folder is not compressed: {file}", f"name it ….{suffix[1:]}")
    if choices.cited_only and FORMATS[suffix] is not _bibtex:
        raise InputError("only BibTeX is written of cited works alone", "name a file ….bib")
    plain = replace(choices, **{name: getattr(Choices(), name) for name in _OF_RDF})
    if plain != choices and FORMATS[suffix] is not _rdf:
        raise InputError(f"{file} is no RDF, and what was chosen is for RDF", "write it apart")
    partial = choices.drop_isolated or choices.view != EVERYTHING
    if partial and FORMATS[suffix] in (_rdf, _tables, _bibtex):
        raise InputError(
            f"{file} is no network, and what was chosen is a part of one", "write it apart"
        )
    if not choices.view.layout and suffix in PLACED:
        raise InputError(f"{file} needs the places of its nodes", "leave out --no-layout")
    return FORMATS[suffix](choices)


def _suffix(file: Path) -> str:
    """Give the longest known suffix of a name, compression aside, or its last one."""
    name = file.name.lower()
    packed = next((suffix for suffix in (".gz", ".zst") if name.endswith(suffix)), "")
    name = name.removesuffix(packed)
    known = [suffix for suffix in FORMATS if name.endswith(suffix)]
    return max(known, key=len) if known else Path(name).suffix


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


def _network(load: Callable[[], WriteNetwork]) -> Callable[[Choices], Write]:
    """Make a format of what writes a network."""

    def chosen(choices: Choices) -> Write:
        def write(folder: Path, file: Path) -> None:
            from kgraph import networks

            save = load()
            if folder not in choices.built:
                choices.built[folder] = networks.build(
                    folder, choices.network, choices.drop_isolated, choices.view
                )
            built = choices.built[folder]
            if not built.edges.num_rows and choices != Choices():
                _log.warning(f"{file}: the network '{choices.network}' has no edges there")
            save(built, file)

        return write

    return chosen


def _graphml() -> WriteNetwork:
    from kgraph.export import graphml

    return graphml.write_network


def _gexf() -> WriteNetwork:
    from kgraph.export import gexf

    return gexf.write_network


def _nodelink() -> WriteNetwork:
    from kgraph.export import nodelink

    return nodelink.write_network


def _vosviewer() -> WriteNetwork:
    from kgraph.export import vosviewer

    return vosviewer.write_network


def _pajek() -> WriteNetwork:
    from kgraph.export import pajek

    return pajek.write_network


def _neo4j() -> WriteNetwork:
    from kgraph.export import network_tables

    return network_tables.write_neo4j


def _csv() -> WriteNetwork:
    from kgraph.export import network_tables

    return network_tables.write_csv


def _parquet() -> WriteNetwork:
    from kgraph.export import network_tables

    return network_tables.write_parquet


def _tables(_: Choices) -> Write:
    from kgraph.export import tabular

    return tabular.write


def _bibtex(choices: Choices) -> Write:
    from kgraph.export import bibtex

    return lambda folder, file: bibtex.write(folder, file, cited_only=choices.cited_only)


def _picture(choices: Choices) -> Write:
    from kgraph.export import picture

    def write(folder: Path, file: Path) -> None:
        picture.check(file)
        _network(lambda: picture.write_network)(choices)(folder, file)

    return write


FORMATS: dict[str, Callable[[Choices], Write]] = {
    **dict.fromkeys((".ttl", ".nt", ".nq", ".trig", ".rdf", ".jsonld"), _rdf),
    ".graphml": _network(_graphml),
    ".gexf": _network(_gexf),
    ".json": _network(_nodelink),
    ".vosviewer.json": _network(_vosviewer),
    ".net": _network(_pajek),
    ".neo4j": _network(_neo4j),
    ".network.csv": _network(_csv),
    ".network.parquet": _network(_parquet),
    **dict.fromkeys((".svg", ".png", ".pdf"), _picture),
    ".bib": _bibtex,
    ".csv": _tables,
    ".parquet": _tables,
}
PLACED = (".gexf", ".vosviewer.json", ".net", ".svg", ".png", ".pdf")  # not without coordinates
FOLDERS = (".neo4j", ".network.csv", ".network.parquet", ".csv", ".parquet")
