"""Write a graph to files: those that are asked for, and those that its folder holds.

Between the facade and the formats of `kgraph.export`: folds papers, finds whom a network is
around, and leaves the work to a cluster where there is one.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph import failures, networks, store, whole_files
from kgraph.asking import Notify
from kgraph.default_exports import MEDIUM, NAMES, SHARDS, default_exports, said
from kgraph.engines import connect, is_cluster
from kgraph.errors import InputError
from kgraph.explain import named_node
from kgraph.export import Choices, shards, writer
from kgraph.folding import folded
from kgraph.rdf import Told

if TYPE_CHECKING:
    from kgraph.engines import Cluster


def export(
    folder: Path, files: Sequence[Path], choices: Choices, *, fold: bool, engine: str
) -> None:
    """Write a graph to files; see `kgraph.Graph.export` for what is chosen, and for errors."""
    networks.definition(choices.network)
    choices.view.check()
    if is_cluster(engine):
        if fold:
            raise InputError("a cluster folds nothing", "leave out --engine")
        _export_shards(folder, files, choices, engine)
        return
    for file in files:
        writer(file, choices)  # refuses before anything is written
    with folded(folder) if fold else nullcontext(folder) as source:
        if choices.view.ego is not None:
            ego = named_node(source, choices.view.ego)
            choices = replace(choices, view=replace(choices.view, ego=ego))
        for file in files:
            writer(file, choices)(source, file)


def _export_shards(folder: Path, files: Sequence[Path], choices: Choices, engine: str) -> None:
    told = Told(choices.provenance, choices.compact, choices.versions)
    given = Choices(
        choices.network, base_iri=choices.base_iri, compact=choices.compact,
        provenance=choices.provenance, versions=choices.versions,
    )  # fmt: skip
    if choices != given:
        raise InputError(
            "a cluster writes whole graphs and networks", "leave out --engine for parts of them"
        )
    for file in files:
        shards.check(file, choices.network)
        writer(file, choices)  # refuses what was chosen for another format
    with store.writing(folder), connect(engine, folder) as cluster:
        for file in files:
            if cluster is not None:
                shards.write(
                    cluster, folder, file,
                    network=choices.network, base_iri=choices.base_iri, told=told,
                )  # fmt: skip


@failures.told()
def write_defaults(folder: Path, notify: Notify, cluster: "Cluster | None" = None) -> None:
    """Write the files that the size of the graph asks for, and take away those of another."""
    manifest = store.read_manifest(folder)
    chosen = default_exports(manifest, in_shards=cluster is not None)
    tasks: list[Callable[[], object]] = []
    for one in chosen:
        file = folder / one.name
        if one is SHARDS and cluster is not None:
            tasks.append(partial(shards.write, cluster, folder, file))
        else:
            choices = Choices(one.network, view=networks.View(layout=one.layout))
            tasks.append(partial(writer(file, choices), folder, file))
    # What two files take of memory adds up, so those of a large graph are written in turn.
    _run(tasks, at_once=manifest.tables["papers"][1] <= MEDIUM and cluster is None)
    for name in sorted(NAMES - {one.name for one in chosen}):
        whole_files.remove(folder / name)
    if told := said(chosen):
        notify(told)


def _run(tasks: Sequence[Callable[[], object]], *, at_once: bool) -> None:
    """Run tasks, each in a thread of its own if they may be; all end before an error is raised."""
    if not at_once or failures.is_confined():
        for task in tasks:
            task()
        return
    with ThreadPoolExecutor(len(tasks)) as pool:
        running = [pool.submit(task) for task in tasks]
    for one in running:
        one.result()
