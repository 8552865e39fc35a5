"""Same graph, same bytes: in one process, and whatever the hash seed and the threads."""

import hashlib
import os
import random
import subprocess
import sys

import pytest

from kgraph import networks
from kgraph.export import gexf, graphml
from kgraph.model.tables import Citation
from tests import small_graph
from tests.networks import graphs

CODE = """
import sys
from pathlib import Path
from kgraph.export import gexf, graphml
folder, out = map(Path, sys.argv[1:])
for name in ("knowledge", "coupling"):
    graphml.write(folder, out / f"{name}.graphml", network=name)
gexf.write(folder, out / "knowledge.gexf")
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return small_graph.make(tmp_path_factory.mktemp("graph"))


@pytest.mark.parametrize("name", graphs.SAMPLED)
def test_two_runs_write_the_same_bytes(folder, tmp_path, name):
    for file in ("a", "b"):
        network = networks.build(folder, name)
        for writer in (graphml, gexf):
            writer.write_network(network, tmp_path / f"{file}.{writer.__name__}")
    for writer in (graphml, gexf):
        one, other = (tmp_path / f"{file}.{writer.__name__}" for file in ("a", "b"))
        assert one.read_bytes() == other.read_bytes()


def test_hash_seed_and_number_of_threads_make_no_difference(tmp_path):
    chance, ids = random.Random(5), [f"arxiv:{number:04}" for number in range(300)]
    papers = [small_graph.paper(name) for name in ids]
    pairs = {(chance.choice(ids), chance.choice(ids[:120])) for _ in range(700)}
    citations = [Citation(a, b, "Api", "openalex", 1.0, ()) for a, b in pairs if a != b]
    folder = graphs.make(tmp_path / "g", {"papers": papers, "citations": citations})
    seen = set()
    for seed, threads in (("0", "1"), ("4711", "7")):
        out = tmp_path / seed
        out.mkdir()
        changed = {
            "PYTHONHASHSEED": seed,
            "OMP_NUM_THREADS": threads,
            "OPENBLAS_NUM_THREADS": threads,
        }
        command = [sys.executable, "-c", CODE, str(folder), str(out)]
        subprocess.run(command, env={**os.environ, **changed}, check=True)
        content = b"".join(path.read_bytes() for path in sorted(out.iterdir()))
        seen.add(hashlib.sha256(content).hexdigest())
    assert len(seen) == 1
