"""Networks at size, beside networkx and metaknowledge in the same run.

``python -m tests.bench.networks [PART ...] [--peer PYTHON]``: the parts are ``files``
(GraphML and GEXF of 100,000 nodes and a million edges, beside
``networkx.write_graphml``), ``measures``, ``pagerank`` (beside ``networkx.pagerank``) and
``layout`` of such a network, and ``shared``: co-citation and coupling of 67,667 records with
a million citations, beside metaknowledge if ``--peer`` names the Python of a virtual
environment that has it (``pip install metaknowledge==3.4.1 setuptools``). Everything is
made up, with fixed seeds; each task is a process of its own and prints its
CPU seconds, and the peak of memory.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

PARTS = ["files", "measures", "pagerank", "layout", "shared"]
NODES, EDGES = 100_000, 1_000_000
RECORDS, WORKS, CITATIONS = 67_667, 200_000, 1_000_000

_START = """
import resource, sys, time
from pathlib import Path
place = Path(sys.argv[1])
def done(name, since, wall):
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(name, time.process_time() - since, time.monotonic() - wall, peak, flush=True)
"""
_LOAD = """
import pyarrow as pa
from kgraph.networks import Network
def load(name):
    return pa.ipc.open_file(pa.memory_map(str(place / name))).read_all()
network = Network("citations", load("nodes.arrow"), load("edges.arrow"))
"""
_ENDS = """
import numpy as np
from kgraph.networks import ends, layout, measures
source, target = ends(network.nodes, network.edges)
count = network.nodes.num_rows
"""
_TASKS = {
    "graphml": """
from kgraph.export import graphml
since, wall = time.process_time(), time.monotonic()
graphml.write_network(network, place / "x.graphml")
done("graphml", since, wall)
""",
    "gexf": """
from kgraph.export import gexf
since, wall = time.process_time(), time.monotonic()
gexf.write_network(network, place / "x.gexf")
done("gexf", since, wall)
""",
    "networkx": """
import networkx
from kgraph.networks import to_networkx
graph = to_networkx(network)
since, wall = time.process_time(), time.monotonic()
networkx.write_graphml(graph, place / "nx.graphml")
done("networkx", since, wall)
""",
    "measures": """
from graspologic_native import leiden_csr
since, wall = time.process_time(), time.monotonic()
measures.pagerank(count, source, target)
measures.communities(measures.links(count, source, target))
done("measures", since, wall)
""",
    "pagerank": """
since, wall = time.process_time(), time.monotonic()
measures.pagerank(count, source, target)
done("pagerank", since, wall)
""",
    "its pagerank": """
import networkx
graph = networkx.DiGraph(zip(source.tolist(), target.tolist()))
since, wall = time.process_time(), time.monotonic()
networkx.pagerank(graph)  # stops much earlier, by its default
done("networkx", since, wall)
""",
    "layout": """
community = measures.communities(measures.links(count, source, target))
size = measures.sizes(measures.degrees(count, source, target, directed=True)["in_degree"])
since, wall = time.process_time(), time.monotonic()
layout.coordinates(count, source, target, size, community)
done("layout", since, wall)
""",
}
_SHARED = """
from kgraph import networks
since, wall = time.process_time(), time.monotonic()
sizes = [networks.rows(place / "graph", name)[1].num_rows for name in ("cocitation", "coupling")]
done("kgraph", since, wall)
print("edges", *sizes)
"""
_PEER = """
import metaknowledge
metaknowledge.VERBOSE_MODE = False
records = metaknowledge.RecordCollection(str(place / "records.txt"))
since, wall = time.process_time(), time.monotonic()
sizes = [records.networkCoCitation().number_of_edges(), records.networkBibCoupling().number_of_edges()]
done("metaknowledge", since, wall)
print("edges", *sizes)
"""  # noqa: E501 - one line is one step here


def make_network(place: Path) -> None:
    """Write a network of papers in a hundred communities, some much cited, as Arrow files."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.feather as feather

    chance = np.random.RandomState(7)
    source = chance.randint(0, NODES, EDGES)
    group = NODES // 100
    near = source // group * group + (chance.random_sample(EDGES) ** 2 * group).astype(int)
    far = (chance.random_sample(EDGES) ** 2 * NODES).astype(int)
    target = np.where(chance.random_sample(EDGES) < 0.7, near, far)
    pairs = np.unique(np.stack([source, target], axis=1), axis=0)
    names = [f"arxiv:{1501 + n // 10_000}.{n % 10_000:05}" for n in range(NODES)]
    words = ["graph", "learning", "<deep>", "models", "&", "attention", "naïve", "retrieval"]
    labels = [" ".join(words[k] for k in row) for row in chance.randint(0, 7, (NODES, 6))]
    nodes = {
        "id": names,
        "kind": ["paper"] * NODES,
        "label": labels,
        "year": pa.array(chance.randint(1991, 2026, NODES), pa.int32()),
        "title": labels,
        "published": ["2019-05-31"] * NODES,
        "categories": ["cs.CL|cs.LG"] * NODES,
        "pagerank": chance.random_sample(NODES).round(12),
        "size": chance.uniform(4, 100, NODES).round(3),
        "color": ["#0072b2"] * NODES,
        "x": chance.uniform(-4900, 4900, NODES).round(2),
        "y": chance.uniform(-4900, 4900, NODES).round(2),
    }
    ends = [(names[a], names[b]) for a, b in pairs.tolist()]
    edges = {
        "id": [f"cites:{a}->{b}" for a, b in ends],
        "source": [a for a, _ in ends],
        "target": [b for _, b in ends],
        "kind": ["cites"] * len(ends),
        "weight": [1.0] * len(ends),
        "since": ["2019-05-31"] * len(ends),
    }
    for name, columns in (("nodes", nodes), ("edges", edges)):
        path = str(place / f"{name}.arrow")
        feather.write_feather(pa.table(columns), path, compression="uncompressed", chunksize=50_000)


def make_records(place: Path) -> None:
    """Write records and the works they cite: as a graph folder, and as Web of Science prints."""
    import numpy as np
    import pyarrow as pa

    from kgraph import store
    from kgraph.engines import DuckDB
    from kgraph.model import schema
    from kgraph.model.tables import GRAPH

    chance = np.random.RandomState(8)
    citing = np.sort(chance.randint(0, RECORDS, CITATIONS))
    cited = (chance.random_sample(CITATIONS) ** 2 * WORKS).astype(int)
    pairs = np.unique(np.stack([citing, cited], axis=1), axis=0)
    sql = {
        "papers": """
            select 'doi:10.1/r' || i as paper_id, null as title, '2020' as published,
                   true as described from range($records) r(i)
            union all select 'doi:10.2/w' || i, null, '2001', false from range($works) w(i)
        """,
        "citations": """
            select 'doi:10.1/r' || one as citing, 'doi:10.2/w' || other as cited,
                   'ReferenceList' as evidence, 'page' as provider, 1e0 as confidence,
                   [] as contexts from pairs
        """,
    }

    def write(run: Path) -> dict[str, int]:
        rows = {}
        with DuckDB() as engine:
            engine.table("pairs", pa.table({"one": pairs[:, 0], "other": pairs[:, 1]}))
            for row_type in GRAPH:
                name = row_type.TABLE
                table = schema.schema(name).empty_table()
                if name in sql:
                    values = {"records": RECORDS, "works": WORKS} if name == "papers" else {}
                    table = engine.rows(sql[name], values)
                    for field in schema.schema(name):
                        if field.name not in table.schema.names:
                            unknown = pa.scalar(None if field.nullable else False, field.type)
                            column = pa.repeat(unknown, table.num_rows)
                            table = table.append_column(field.name, column)
                engine.table("given", table)
                rows[name] = engine.write(name, "select * from given", run / f"{name}.parquet")
        return rows

    folder = place / "graph"
    with store.writing(folder):
        store.set_base_iri(folder, store.DEFAULT_BASE_IRI)
        store.replace_tables(folder, write)
    lists = np.split(pairs[:, 1], np.flatnonzero(np.diff(pairs[:, 0])) + 1)
    with (place / "records.txt").open("w", encoding="utf-8-sig") as file:
        file.write("FN Thomson Reuters Web of Science\nVR 1.0\n")
        for number, works in enumerate(lists):
            said = "\n   ".join(f"Doe A{w}, {1950 + w % 70}, J NETW, V{w}, P{w}" for w in works)
            file.write(
                f"PT J\nAU Roe, B{number}\nTI Record {number}\nSO J REC\nCR {said}\n"
                f"PY 2020\nUT WOS:{number:015}\nER\n\n"
            )
        file.write("EF\n")


def run(code: str, place: Path, python: str = sys.executable) -> tuple[float, float]:
    """Run a task in a process of its own, print what it says; give CPU and wall seconds."""
    done = subprocess.run(
        [python, "-c", _START + code, str(place)], check=True, stdout=subprocess.PIPE, text=True
    )
    name, cpu, wall, peak = done.stdout.splitlines()[0].split()
    sys.stdout.write(
        f"{name:14} {float(cpu):8.2f} s CPU {float(wall):8.2f} s wall {float(peak):6.0f} MB\n"
    )
    for line in done.stdout.splitlines()[1:]:
        sys.stdout.write(f"{'':14} {line}\n")
    sys.stdout.flush()
    return float(cpu), float(wall)


def made(function: str, place: Path) -> None:
    """Make input in a process of its own: peaks of memory are handed down to children."""
    code = f"import sys, pathlib; from tests.bench import networks; networks.{function}"
    subprocess.run([sys.executable, "-c", f"{code}(pathlib.Path(sys.argv[1]))", place], check=True)


def compare(peer: str, ours: tuple[float, float], theirs: tuple[float, float]) -> None:
    """Print how many times more CPU and time another program took."""
    cpu, wall = (b / a for a, b in zip(ours, theirs, strict=True))
    sys.stdout.write(f"{peer}: {cpu:.1f} times the CPU, {wall:.1f} times the time\n")


def main() -> None:
    """Run the parts that are named, all by default."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.networks")
    parser.add_argument("parts", nargs="*", default=PARTS)
    parser.add_argument("--peer", help="a Python that has metaknowledge 3.4.1")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        os.environ["KGRAPH_CACHE_DIR"] = folder
        if {"files", "measures", "pagerank", "layout"} & set(asked.parts):
            made("make_network", place)
        if "files" in asked.parts:
            ours = run(_LOAD + _TASKS["graphml"], place)
            run(_LOAD + _TASKS["gexf"], place)
            compare("networkx", ours, run(_LOAD + _TASKS["networkx"], place))
        for part in ("measures", "layout"):
            if part in asked.parts:
                run(_LOAD + _ENDS + _TASKS[part], place)
        if "pagerank" in asked.parts:
            ours = run(_LOAD + _ENDS + _TASKS["pagerank"], place)
            compare("networkx", ours, run(_LOAD + _ENDS + _TASKS["its pagerank"], place))
        if "shared" in asked.parts:
            made("make_records", place)
            ours = run(_SHARED, place)
            if asked.peer:
                compare("metaknowledge", ours, run(_PEER, place, asked.peer))


if __name__ == "__main__":
    main()
