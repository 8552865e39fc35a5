"""The report: what is in a graph, as one HTML file to read, print or send.

It stands between the facade and the stages: it reads tables, builds networks and
draws them with the writer of pictures. What services answered and what could not be
used is given to it by the facade.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kgraph import networks
from kgraph.networks.view import View
from kgraph.report.facts import Facts, gather

MOST_ON_MAP = 1_500


def write(
    folder: Path,
    target: Path,
    *,
    coverage: Mapping[str, Mapping[str, int]],
    problems: Sequence[Mapping[str, Any]],
) -> None:
    """Write the report of a graph folder.

    Args:
        folder: The graph folder.
        target: The HTML file.
        coverage: For each service, how many papers have which status.
        problems: What could not be used: location, line, code, message.

    Raises:
        InputError: If there is no graph in the folder.
        StoreError: If a table cannot be read or the file not written; an old file
            stays as it was.

    Cost: about three seconds for thousands of papers.
    """
    from kgraph.report.communities import find
    from kgraph.report.page import render
    from kgraph.whole_files import replacing

    facts = gather(folder)
    drawn, told = _map(folder, facts)
    page = render(facts, find(facts), coverage, problems, drawn, told)
    with replacing(target) as path:
        path.write_bytes(page.encode())


def _map(folder: Path, facts: Facts) -> tuple[str, str]:
    """Draw the citations, or where there are none everything; give SVG and what it leaves out.

    Of many nodes only the most linked are drawn, as browsers are slow with more.
    """
    from kgraph.export.picture import svg
    from kgraph.export.picture.scene import compose

    name = "citations" if facts.counts["citations"] else "knowledge"
    network = networks.build(folder, name, view=View(top=MOST_ON_MAP, by="degree"))
    count = network.nodes.num_rows
    if not count:
        return "", ""
    said = f"No more than the {count:,} nodes with most links are drawn."
    drawn = "".join(svg.pieces(compose(network)))
    return drawn, said if count == MOST_ON_MAP else ""
