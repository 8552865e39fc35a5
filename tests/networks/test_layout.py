import math

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph.networks import layout, packing


def place(graph, size=4.0):
    index = {node: row for row, node in enumerate(graph)}
    ends = np.array([(index[a], index[b]) for a, b in graph.edges()], dtype=np.int64).reshape(-1, 2)
    sizes = np.full(len(index), size)
    return layout.coordinates(len(index), ends[:, 0], ends[:, 1], sizes)


@st.composite
def small_graphs(draw):
    count = draw(st.integers(1, 40))
    node = st.integers(0, count - 1)
    graph = nx.MultiGraph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from(draw(st.lists(st.tuples(node, node), max_size=60)))
    return graph


@settings(deadline=None, max_examples=60)
@given(small_graphs())
def test_no_two_nodes_share_a_place_and_none_is_far_out(graph):
    found = place(graph)
    assert np.isfinite(found).all()
    assert len(np.unique(found, axis=0)) == len(graph)
    assert np.abs(found).max(initial=0) < 5000


@settings(deadline=None, max_examples=30)
@given(small_graphs())
def test_components_do_not_overlap(graph):
    found = place(graph)
    parts = [sorted(part) for part in nx.connected_components(graph)]
    centres = [(found[p].max(axis=0) + found[p].min(axis=0)) / 2 for p in parts]
    for i, a in enumerate(parts):
        for j, b in enumerate(parts[:i]):
            if len(a) == len(b) == 1:
                apart = found[a[0]] - found[b[0]]
                assert math.hypot(*apart) >= 8
            elif len(b) == 1 or len(a) == 1:
                lone, rest, middle = (a, b, centres[j]) if len(a) == 1 else (b, a, centres[i])
                reach = np.hypot(*(found[rest] - middle).T).max()
                assert math.hypot(*(found[lone[0]] - middle)) > reach


@pytest.mark.parametrize(
    "graph",
    [
        nx.empty_graph(300),
        nx.star_graph(500),
        nx.complete_graph(40),
        nx.path_graph(200),
        nx.disjoint_union_all([nx.cycle_graph(5)] * 40),
        nx.barabasi_albert_graph(4000, 3, seed=1),
    ],
    ids=["isolated", "star", "complete", "path", "cycles", "4000 nodes"],
)
def test_shapes_that_are_hard_to_lay_out(graph):
    found = place(graph)
    assert len(np.unique(found, axis=0)) == len(graph)
    assert np.abs(found).max() < 5000
    assert (found == place(graph)).all()


def test_neighbours_are_nearer_than_others():
    graph = nx.connected_caveman_graph(6, 8)
    found = place(graph)
    far = np.hypot(*(found[:, None] - found[None]).transpose(2, 0, 1))
    linked = np.mean([far[a, b] for a, b in graph.edges()])
    assert linked < far.sum() / (len(graph) * (len(graph) - 1)) / 2


def test_discs_of_a_small_map_do_not_overlap():
    graph = nx.les_miserables_graph()
    found = place(nx.convert_node_labels_to_integers(graph), size=20.0)
    far = np.hypot(*(found[:, None] - found[None]).transpose(2, 0, 1)) + 1000 * np.eye(len(graph))
    assert far.min() > 38


def test_leaves_stand_around_their_hub():
    found = place(nx.disjoint_union(nx.star_graph(30), nx.star_graph(20)))
    hub, leaves = found[0], found[1:31]
    assert np.hypot(*(leaves - hub).T).max() < np.hypot(*(found[31] - hub))


def test_more_than_a_hundred_thousand_nodes_get_places_too():
    count = layout.LARGE + 50
    chance = np.random.RandomState(3)
    source, target = chance.randint(0, count, (2, 2 * count))
    found = layout.coordinates(count, source, target, np.full(count, 4.0))
    assert len(np.unique(found, axis=0)) == count
    assert np.abs(found).max() < 5000


def test_nodes_that_scaling_puts_together_are_told_apart():
    none, sizes = np.zeros(0, dtype=np.int64), np.full(50, 4.0)
    sizes[0] = 1e9
    found = layout.coordinates(50, none, none, sizes)
    assert len(np.unique(found, axis=0)) == 50
    assert np.abs(found).max() < 5000


@given(st.lists(st.floats(1, 200), min_size=1, max_size=60))
def test_packed_circles_do_not_overlap(radii):
    centres = packing.ring_centres(np.array(radii))
    for i, one in enumerate(radii):
        for j, two in enumerate(radii[:i]):
            assert math.hypot(*(centres[i] - centres[j])) >= (one + two) * (1 - 1e-9)


def test_nodes_at_one_place_are_moved_off_it():
    found = packing.distinct(np.zeros((50, 2)))
    assert len(np.unique(found, axis=0)) == 50
    assert np.abs(found).max() < 5


def test_communities_of_a_large_map_stand_apart():
    groups, size, chance = 12, 300, np.random.RandomState(4)
    source = chance.randint(0, groups * size, 8 * groups * size)
    inside = source // size * size + chance.randint(0, size, len(source))
    target = np.where(chance.random_sample(len(source)) < 0.7, inside, chance.permutation(inside))
    community = np.arange(groups * size) // size
    found = layout.coordinates(
        groups * size, source, target, np.full(groups * size, 4.0), community
    )
    centres = np.array([found[community == group].mean(axis=0) for group in range(groups)])
    nearest = np.hypot(*(found[:, None] - centres).transpose(2, 0, 1)).argmin(axis=1)
    assert (nearest == community).mean() > 0.9
