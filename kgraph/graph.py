"""The graph: the facade that composes the stages.

Every verb of the command line but `build` is a function or a method here, of the same name;
that one is in `kgraph.building`.
Heavy parts are imported where they are used, so that opening a graph is quick.
"""

import logging
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

from kgraph import asking, failures
from kgraph.asking import Notify, Progress
from kgraph.errors import InputError
from kgraph.networks.view import Wanted

if TYPE_CHECKING:
    import networkx as nx
    import pyarrow as pa
    import rdflib

    from kgraph.explain import Shown, Stats
    from kgraph.identity import Identity
    from kgraph.model.tables import Paper
    from kgraph.networks import Network
    from kgraph.networks.paths import Step
    from kgraph.sparql.answer import Answer
    from kgraph.sparql.run import Choice
    from kgraph.sparql.session import GraphSession
    from kgraph.validation import Report

_log = logging.getLogger("kgraph")


def open_graph(folder: str | Path) -> "Graph":
    """Open a graph folder.

    Raises:
        InputError: If there is no graph in it.
        FormatVersionError: If a newer kgraph wrote it.
    """
    from kgraph import store

    store.read_manifest(Path(folder))
    return Graph(Path(folder))


@failures.told()
def harvest(
    target: str | Path,
    *,
    oai_set: str | None = None,
    since: str | None = None,
    until: str | None = None,
    progress: Progress | None = None,
) -> int:
    """Harvest arXiv's metadata over OAI-PMH into a file to build from; give its records.

    See `kgraph.enrich.harvest.harvest` for arguments and errors. The same call goes on
    where an earlier one was stopped.
    """
    from kgraph.enrich.harvest import harvest as run

    return run(Path(target), oai_set=oai_set, since=since, until=until, progress=progress)


def cache(*, clear: bool = False) -> dict[str, tuple[int, int]]:
    """Give files and bytes of each part of the cache, and clear it if asked to."""
    from kgraph import settings
    from kgraph.enrich import cache as answers

    found = answers.sizes(settings.cache_dir())
    if clear:
        answers.clear(settings.cache_dir())
    return found


class Graph:
    """A graph folder, seen through the verbs. It holds no facts, only what `query` opened."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._asked: GraphSession | None = None

    def __repr__(self) -> str:
        return f"Graph({str(self.folder)!r})"

    @failures.told()
    def table(self, name: str) -> "pa.Table":
        """Give one table whole, evidence or graph: see `kgraph/README.md` for their columns."""
        from kgraph import store
        from kgraph.model.tables import TABLES

        if name not in TABLES:
            raise InputError(f"no table '{name}'", f"there are: {', '.join(TABLES)}")
        return store.read(self.folder, name)

    def papers(self) -> "list[Paper]":
        """Give every paper, ordered by id."""
        from kgraph.model.schema import from_arrow
        from kgraph.model.tables import Paper

        return list(from_arrow(Paper, self.table("papers")))

    @failures.told()
    def enrich(
        self,
        services: Sequence[str] = ("arxiv",),
        *,
        offline: bool = False,
        snapshot: str | Path | None = None,
        notify: Notify | None = None,
        progress: Progress | None = None,
    ) -> None:
        """Ask services for what is still missing, and write the default exports anew.

        What a service answered is kept whatever happens after; the same call again goes on.

        Raises:
            InputError: If a service is unknown.
        """
        from kgraph import store
        from kgraph.exporting import write_defaults

        every = asking.services(services, snapshot)
        store.read_manifest(self.folder)
        tell = notify or _log.warning
        index = asking.index(snapshot, tell, progress)
        with store.writing(self.folder):
            asking.ask(self.folder, every, asking.Asking(offline, index, tell, progress))
            write_defaults(self.folder, tell)

    def requests(self, services: Sequence[str] = ("arxiv",)) -> list[str]:
        """List the addresses that `enrich` would ask first, without asking.

        Of a paper that is searched for, only the first question: the next depends on
        its answer. What the cache knows is left out.
        """
        return asking.requests(self.folder, services)

    @failures.told()
    def query(
        self,
        question: str | Path,
        parameters: Mapping[str, str] | None = None,
        *,
        engine: str = "auto",
        timeout: float | None = None,
        max_rows: int | None = None,
        max_bytes: int | None = None,
    ) -> "Answer":
        """Ask a named question of the catalogue, a file, or SPARQL text.

        What it opens stays open for the next question: a store or tables that are open
        answer in milliseconds. The answer has its rows as RDF terms, `texts`, `to_arrow`
        and `to_pandas`.

        Raises:
            QueryError: If it cannot be asked.
            QueryTimeoutError: If it runs longer than ``timeout`` seconds.
            QueryLimitError: If the answer has more rows, or bytes of text, than it may.
        """
        from kgraph.sparql.answer import Limits
        from kgraph.sparql.run import ask

        return ask(
            self._session(),
            str(question),
            parameters or {},
            engine=engine,
            timeout=timeout,
            limits=Limits(max_rows, max_bytes),
        )

    @failures.told()
    def explain(
        self,
        question: str | Path,
        parameters: Mapping[str, str] | None = None,
        *,
        engine: str = "auto",
    ) -> "Choice":
        """Say which engine would answer a question, why, and with which SQL.

        Raises:
            QueryError: If it cannot be asked.
        """
        from kgraph.sparql.run import explain

        return explain(self._session(), str(question), parameters or {}, engine=engine)

    def _session(self) -> "GraphSession":
        from kgraph.sparql.session import GraphSession

        if self._asked is None:
            self._asked = GraphSession(self.folder)
        return self._asked

    @failures.told()
    def export(
        self,
        *files: str | Path,
        network: str = "knowledge",
        drop_isolated: bool = False,
        cited_only: bool = False,
        fold: bool = False,
        base_iri: str | None = None,
        compact: bool = False,
        provenance: bool = True,
        versions: bool = False,
        part: str = "graph",
        qlever: bool = False,
        engine: str = "duckdb",
        **view: Unpack[Wanted],
    ) -> None:
        """Write the graph to files, each in the format of its suffix.

        A file appears only when it is complete. ``cited_only`` is for BibTeX: the works
        that are cited and not described, the most cited first. ``fold`` makes a preprint
        and the article it became (`paper_links`, ``published_as``) one paper in the files.

        For RDF: ``base_iri`` is where the graph's own names begin, if not where they do in
        the graph; ``compact`` leaves out the nodes of identifiers, ``provenance=False``
        what each source said and where; ``versions`` makes each version of an arXiv paper
        a node; ``part`` is ``graph``, ``ontology`` or ``void``; ``qlever`` writes a
        Qleverfile beside N-Triples.

        ``view`` is for networks: which part, and how it looks; see `kgraph.networks.View`.
        ``ego`` may be whatever `show` finds, a title or a name too.

        With a Spark cluster as ``engine`` (``sc://host:15002``) a file is a folder of
        packed parts: ``….nt``, each a file of its own, or ``….graphml``, one file end to end.

        Raises:
            InputError: If a suffix, the network or a part is unknown, or a choice is not
                for the format.
            StoreError: If a file cannot be written; the old one is then as it was.
        """
        from kgraph import exporting
        from kgraph.export import Choices
        from kgraph.networks import View

        choices = Choices(
            network, drop_isolated, cited_only, View(**view),
            base_iri=base_iri, compact=compact, provenance=provenance, versions=versions,
            part=part, qlever=qlever,
        )  # fmt: skip
        exporting.export(self.folder, list(map(Path, files)), choices, fold=fold, engine=engine)

    @failures.told()
    def report(self, file: str | Path) -> None:
        """Write what is in the graph as one HTML page that asks for nothing from outside.

        Raises:
            InputError: If the file is not to be HTML.
            StoreError: If it cannot be written; the old one is then as it was.
        """
        from kgraph.report import write

        target = Path(file)
        if target.suffix.lower() not in (".html", ".htm"):
            raise InputError(f"a report is an HTML page: {target}", "name a file ….html")
        write(self.folder, target, coverage=self.stats().coverage, problems=self.problems())

    @failures.told()
    def show(self, name: str) -> "Shown":
        """Give one paper or author, and for every fact which source said it and where.

        Raises:
            UnknownIdError: If nothing of that id, title or name is in the graph.
        """
        from kgraph.explain import show

        return show(self.folder, name)

    @failures.told()
    def coauthor_path(self, author: str, other: str) -> "list[Step]":
        """Give the shortest way from one author to another over papers written together.

        Both may be an id, an ORCID iD, an IRI or a name. The way has both ends; it is
        empty if no papers join them.

        Raises:
            UnknownIdError: If an author is not in the graph.
            QueryError: If several authors bear a name.
        """
        from kgraph.networks.paths import coauthor_path
        from kgraph.sparql.parameters import find_author

        asked = self._session().now()
        ends = [find_author(asked.tables(), text, asked.base)[0] for text in (author, other)]
        return coauthor_path(self.folder, *ends)

    @failures.told()
    def stats(self) -> "Stats":
        """Count what is in the graph, and what services were asked."""
        from kgraph.explain import stats

        return stats(self.folder)

    @property
    def identity(self) -> "Identity":
        """The user's say on who is who: its methods are ``list``, ``merge`` and ``split``."""
        from kgraph.exporting import write_defaults
        from kgraph.identity import Identity

        return Identity(self.folder, lambda: write_defaults(self.folder, _log.warning))

    @failures.told()
    def validate(self) -> "Report":
        """Check the graph: SHACL shapes and constraints of what it says, integrity of its tables.

        Gives every finding: a violation is a mistake of kgraph, a warning a gap in what
        the graph was made of. `kgraph.validation.write` writes them to a file.
        """
        from kgraph import validation
        from kgraph.sparql.store import opened

        return validation.graph(self.folder, lambda: opened(self.folder))

    @failures.told()
    def problems(self) -> list[dict[str, Any]]:
        """Give what could not be used: location, line, code, message; ordered by place."""
        from kgraph.explain import problems

        return problems(self.folder)

    @failures.told()
    def network(
        self, name: str = "knowledge", *, drop_isolated: bool = False, **view: Unpack[Wanted]
    ) -> "Network":
        """Give a network: nodes and edges with measures and looks, as Arrow tables.

        ``view`` says which part, and how it looks; see `kgraph.networks.View`.
        ``ego`` may be whatever `show` finds, a title or a name too.

        Raises:
            InputError: If there is no such network, or it has nothing of what is named.
        """
        from dataclasses import replace

        from kgraph import networks
        from kgraph.explain import named_node

        wanted = networks.View(**view)
        if wanted.ego is not None:
            wanted = replace(wanted, ego=named_node(self.folder, wanted.ego))
        return networks.build(self.folder, name, drop_isolated, wanted)

    @failures.told()
    def to_networkx(
        self, network: str = "knowledge", *, drop_isolated: bool = False, **view: Unpack[Wanted]
    ) -> "nx.MultiGraph[str]":
        """Give a network as a networkx graph, in memory; arguments are those of `network`."""
        from kgraph import networks

        built = self.network(network, drop_isolated=drop_isolated, **view)
        return networks.to_networkx(built)

    @failures.told()
    def to_igraph(
        self, network: str = "knowledge", *, drop_isolated: bool = False, **view: Unpack[Wanted]
    ) -> Any:  # noqa: ANN401 - igraph.Graph, which need not be installed
        """Give a network as an igraph graph; arguments are those of `network`.

        Raises:
            InputError: If igraph is not installed (it is under the GPL, and no part of kgraph).
        """
        from kgraph import networks

        built = self.network(network, drop_isolated=drop_isolated, **view)
        return networks.to_igraph(built)

    @failures.told()
    def to_rdflib(self) -> "rdflib.Graph":
        """Give the default graph as an rdflib graph, in memory."""
        import tempfile

        import rdflib

        with tempfile.TemporaryDirectory() as place:
            file = Path(place) / "graph.nt"
            self.export(file)
            return rdflib.Graph().parse(file, format="nt")
