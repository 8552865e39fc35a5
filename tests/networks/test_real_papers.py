"""The networks of 36 real papers with 1,060 authors (facts only; see KGRAPH_TEST_DATA)."""

import json
import os
from pathlib import Path

import numpy as np
import pytest

from kgraph import networks
from kgraph.model import ids, taxonomy
from kgraph.model.tables import Authorship, PaperCategory, Person
from tests import small_graph
from tests.networks import graphs

DATA = os.environ.get("KGRAPH_TEST_DATA")
pytestmark = pytest.mark.skipif(not DATA, reason="KGRAPH_TEST_DATA is not set")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    facts = json.loads((Path(DATA) / "seed_papers.json").read_text(encoding="utf-8"))
    papers, people, wrote, filed = [], {}, [], []
    for fact in facts:
        name = f"arxiv:{fact['arxiv_id']}"
        known = {key: fact[key] for key in ("title", "arxiv_id", "published", "primary_category")}
        papers.append(small_graph.paper(name, **known))
        for place, printed in enumerate(fact["authors"], 1):
            author = f"author:{ids.slug(printed)}-{ids.digest(printed, 8)}"
            people[author] = Person(author, printed, None, printed, None, "name_only")
            wrote.append(Authorship(name, place, author, printed, None, "author_list", 1.0))
        filed += [
            PaperCategory(name, c, c == known["primary_category"]) for c in fact["categories"]
        ]
    return graphs.make(
        tmp_path_factory.mktemp("g"),
        {
            "papers": papers,
            "authors": people.values(),
            "authorships": wrote,
            "paper_categories": filed,
            "categories": taxonomy.categories().values(),
        },
    )


def test_the_map_is_within_bounds_and_every_node_has_a_place(folder):
    nodes = networks.build(folder).nodes
    places = np.stack([nodes["x"].to_numpy(), nodes["y"].to_numpy()], axis=1)
    sizes = nodes["size"].to_numpy()
    assert nodes.num_rows > 1000
    assert len(np.unique(places, axis=0)) == len(places)
    assert np.abs(places).max() < 5000
    assert (sizes.min(), sizes.max()) == (4, 100)


def test_hardly_any_discs_overlap(folder):
    nodes = networks.build(folder).nodes
    x, y, size = (nodes[name].to_numpy() for name in ("x", "y", "size"))
    far = np.hypot(x[:, None] - x, y[:, None] - y)
    overlap = np.triu(far < size[:, None] + size, 1)
    assert overlap.sum() < len(size) / 100


def test_co_authors_of_a_large_collaboration_are_all_linked(folder):
    edges = networks.build(folder, "coauthors").edges
    assert edges.num_rows > 100_000
    assert min(edges["weight"].to_pylist()) == 1
