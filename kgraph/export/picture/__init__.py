"""Pictures: a network as a map with labels, a legend and a caption; SVG, PNG or PDF.

SVG needs nothing; PNG and PDF are drawn by matplotlib, which comes with
``pip install 'kgraph[pictures]'``.
"""

from pathlib import Path

from kgraph import networks
from kgraph.errors import InputError

SUFFIXES = (".svg", ".png", ".pdf")


def check(target: Path) -> None:
    """See that a picture can be written, before anything is computed.

    Raises:
        InputError: If it cannot: PNG and PDF are not compressed again, and need matplotlib.
    """
    if _kind(target) == ".svg":
        return
    if target.suffix.lower() not in SUFFIXES:
        raise InputError(f"a PNG or PDF is compressed already: {target}", "name it .png or .pdf")
    from kgraph.export.picture import plot

    with plot.ready():
        pass


def write_network(network: networks.Network, target: Path) -> None:
    """Draw a network into a file, SVG, PNG or PDF by its suffix; SVG may be ``.svg.gz``.

    Raises:
        InputError: If matplotlib is needed and not installed.
        StoreError: If the file cannot be written; an old file stays as it was.

    Cost:
        3 s for 4,000 nodes; of 100,000 nodes 4 s as SVG, 11 s as PNG, half a minute as PDF.
    """
    from kgraph.export.picture import plot, svg
    from kgraph.export.picture.scene import compose

    if _kind(target) == ".svg":
        from kgraph.export import markup

        with markup.writing(target) as out:
            out(svg.pieces(compose(network)))
        return
    with plot.ready():
        families = plot.fonts("".join(map(str, network.nodes["label"].to_pylist())))
        plot.write(compose(network, plot.measure(families)), target, families)


def _kind(target: Path) -> str:
    """Give the suffix of a picture, compression aside."""
    kinds = [suffix for suffix in map(str.lower, target.suffixes) if suffix in SUFFIXES]
    return kinds[-1] if kinds else ""
