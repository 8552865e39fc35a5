import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.networks import betweenness, measures


@given(st.lists(st.integers(0, 10**6), min_size=1))
def test_sizes_run_from_4_to_100_exactly_and_keep_the_order(values):
    found = measures.sizes(np.array(values))
    assert found.min() == 4
    assert found.max() == (100 if len(set(values)) > 1 else 4)
    order = np.argsort(values, kind="stable")
    assert (np.diff(found[order]) >= 0).all()


def test_an_area_grows_as_its_count():
    assert measures.sizes(np.array([0, 1, 4])).tolist() == [4, 52, 100]


def test_degrees_count_parallel_edges_and_both_ways():
    source, target = np.array([0, 0, 1]), np.array([1, 1, 2])
    found = measures.degrees(4, source, target, directed=True)
    assert {name: values.tolist() for name, values in found.items()} == {
        "in_degree": [0, 2, 1, 0],
        "out_degree": [2, 1, 0, 0],
        "degree": [2, 3, 1, 0],
    }
    assert list(measures.degrees(4, source, target, directed=False)) == ["degree"]


def test_a_kind_has_one_colour_in_every_graph():
    assert measures.colours(["author", "paper"], "kind") == ["#e69f00", "#0072b2"]
    assert measures.colours(["paper"], "kind") == ["#0072b2"]


def test_the_seven_most_frequent_values_have_colours_and_the_rest_is_grey():
    values = ["cs"] * 3 + ["math"] * 2 + list("abcdef") + [None]
    found = dict(zip(values, measures.colours(values, "archive"), strict=True))
    assert [found[v] for v in ("cs", "math", *"abcde")] == list(measures.PALETTE)
    assert found["f"] == found[None] == measures.GREY


@pytest.mark.parametrize("seed", range(3))
def test_pagerank_agrees_with_networkx(seed):
    graph = nx.gn_graph(200, seed=seed)
    graph.add_edges_from([(5, 9), (9, 5)])
    graph.add_node(200)
    ends = np.array(graph.edges())
    found = measures.pagerank(len(graph), ends[:, 0], ends[:, 1])
    expected = nx.pagerank(graph, tol=1e-14, max_iter=500)
    assert found.sum() == pytest.approx(1, abs=1e-9)
    assert max(abs(found[node] - rank) for node, rank in expected.items()) < 1e-10


def test_pagerank_of_nothing_is_nothing():
    none = np.zeros(0, dtype=np.int64)
    assert measures.pagerank(0, none, none).tolist() == []


def test_ways_too_long_to_be_walked_are_no_number(monkeypatch):
    ends = np.arange(59)
    whole = betweenness.betweenness(60, ends, ends + 1, directed=True)
    assert whole.max() > 0
    monkeypatch.setattr(betweenness, "_MOST", 10.0 * 32 * (60 + 59))
    assert np.isnan(betweenness.betweenness(60, ends, ends + 1, directed=True)).all()
