"""Make a graph of pages: the stages in turn, from files to a folder that says all of it.

Heavy parts are imported where they are used, as in `kgraph.graph`.
"""

import logging
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from kgraph import asking, failures
from kgraph.asking import Notify, Progress
from kgraph.errors import InputError
from kgraph.graph import Graph

_log = logging.getLogger("kgraph")


@failures.told()
def build(
    pages: str | Path | Sequence[str | Path],
    folder: str | Path,
    *,
    enrich: Sequence[str] = ("arxiv",),
    offline: bool = False,
    snapshot: str | Path | None = None,
    base_iri: str | None = None,
    authors: str | None = None,
    engine: str = "duckdb",
    notify: Notify | None = None,
    progress: Progress | None = None,
) -> Graph:
    """Make a graph of pages, or add pages to one; write its default exports.

    Args:
        pages: Files, folders, ``-`` for standard input. Known pages are skipped.
        folder: The graph folder; made if it is not there.
        enrich: Services to ask for what the pages do not say.
        offline: Ask nothing but the cache and the snapshot; no socket is opened.
        snapshot: A file of arXiv's metadata (the Kaggle snapshot, a harvest), asked before
            the services. It is indexed in the cache when it is first used.
        base_iri: Where the graph's own IRIs begin; kept in the manifest.
        authors: How authors are told apart: ``people`` (the default; who is who is found out)
            or ``names`` (one author for each normal form of a name, much quicker for bulk
            data); kept in the manifest, so that later runs go on with it.
        engine: What reads and resolves: ``duckdb`` (the default; this process), or a Spark
            cluster (``sc://host:15002``), which gives the same tables. Pages and ``folder``
            are then where all of its workers see them under the same paths.
        notify: Called with what the user should know, one line each; logged by default.
        progress: Called with papers done and their total while a service is asked or a
            snapshot indexed.

    Raises:
        InputError: If a page is not there, or an engine, a service or a way to tell authors is
            unknown.
        StoreError: If the folder cannot be written, or a cluster cannot be reached; the
            graph is then as it was.

    Cost: five pages take about a second without network.
    """
    from kgraph import store
    from kgraph.engines import connect, is_cluster
    from kgraph.exporting import write_defaults
    from kgraph.model.terms import check_base
    from kgraph.read.inputs import spread
    from kgraph.read.inputs.files import find_files, read_pages
    from kgraph.resolve import resolve

    is_cluster(engine)  # refuses a name that is none
    services = asking.services(enrich, snapshot)
    if authors not in (None, *store.AUTHORS):
        raise InputError(f"no way '{authors}' to tell authors", "there are: people, names")
    if base_iri is not None:
        base_iri = check_base(base_iri)
    target = Path(folder)
    named = [pages] if isinstance(pages, str | Path) else list(pages)
    if not named:
        raise InputError("no pages given", "name files or folders")
    files = find_files(named)
    tell = notify or _log.warning
    index = asking.index(snapshot, tell, progress)
    with store.writing(target), connect(engine, target) as cluster:
        before = store.read(target, "sources")["source_id"] if store.exists(target) else ()
        known = frozenset(str(source_id) for source_id in before)
        read = read_pages if cluster is None else partial(spread.read, cluster)
        store.append(target, read(files, known=known, now=asking.now()))
        if not store.exists(target):
            store.set_base_iri(target, base_iri or store.DEFAULT_BASE_IRI)
        resolve(target, base_iri=base_iri, authors=authors, engine=cluster)
        asking.ask(target, services, asking.Asking(offline, index, tell, progress, cluster))
        write_defaults(target, tell, cluster)
    return Graph(target)
