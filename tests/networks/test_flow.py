"""Main path, bursts, betweenness, cores and communities against networkx, or counted by hand."""

from itertools import pairwise

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph.networks import betweenness, measures
from kgraph.networks.bursts import bursts
from kgraph.networks.flow import flow

NODES = st.integers(0, 11)
EDGES = st.lists(st.tuples(NODES, NODES), max_size=40)


def ends(pairs):
    array = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return array[:, 0], array[:, 1]


@settings(deadline=None, max_examples=60)
@given(EDGES, st.booleans())
def test_betweenness_is_that_of_networkx(pairs, directed):
    graph = (nx.DiGraph if directed else nx.Graph)(pairs)
    graph.add_nodes_from(range(12))
    found = betweenness.betweenness(12, *ends(pairs), directed=directed)
    expected = nx.betweenness_centrality(graph)
    assert found == pytest.approx([expected[node] for node in range(12)], abs=1e-9)


def test_betweenness_of_many_nodes_is_near_that_of_all_starts(monkeypatch):
    graph = nx.barabasi_albert_graph(300, 2, seed=2)
    edges = ends(list(graph.edges()))
    exact = betweenness.betweenness(300, *edges, directed=False)
    monkeypatch.setattr(betweenness, "EXACT", 100)
    monkeypatch.setattr(betweenness, "_BUDGET", 0)
    found = betweenness.betweenness(300, *edges, directed=False)
    assert (found != exact).any()
    assert np.corrcoef(found, exact)[0, 1] > 0.9
    assert found.sum() == pytest.approx(exact.sum(), rel=0.1)
    assert (found == betweenness.betweenness(300, *edges, directed=False)).all()


@settings(deadline=None, max_examples=60)
@given(EDGES)
def test_cores_are_those_of_networkx(pairs):
    graph = nx.Graph((a, b) for a, b in pairs if a != b)
    graph.add_nodes_from(range(12))
    found = measures.cores(measures.links(12, *ends(pairs)))
    assert dict(enumerate(found.tolist())) == nx.core_number(graph)


@settings(deadline=None, max_examples=40)
@given(EDGES, st.lists(st.integers(0, 5), min_size=40, max_size=40))
def test_weighted_pagerank_is_that_of_networkx(pairs, weights):
    graph = nx.MultiDiGraph()
    graph.add_nodes_from(range(12))
    for (a, b), weight in zip(pairs, weights, strict=False):
        graph.add_edge(a, b, weight=weight)
    weight = np.array(weights[: len(pairs)], dtype=float)
    found = measures.pagerank(12, *ends(pairs), weight)
    expected = nx.pagerank(graph, tol=1e-14, max_iter=500)
    assert found == pytest.approx([expected[node] for node in range(12)], abs=1e-9)


def test_communities_are_as_good_as_those_of_networkx_and_numbered_by_size():
    graph = nx.connected_caveman_graph(8, 6)
    graph.add_edges_from([(48, 49), (49, 50)])
    graph.add_node(51)
    neighbours = measures.links(52, *ends(list(graph.edges())))
    found = measures.communities(neighbours)
    groups = [set(np.flatnonzero(found == number)) for number in range(1, found.max() + 1)]
    best = nx.community.modularity(graph, nx.community.louvain_communities(graph, seed=1))
    assert nx.community.modularity(graph, groups) >= best - 1e-9
    assert all(len(a) >= len(b) for a, b in pairwise(groups))
    assert groups[-1] == {51}
    assert (found == measures.communities(neighbours)).all()


def test_communities_follow_weights():
    pairs = [(0, 1), (1, 2), (2, 3), (3, 0)]
    heavy = measures.links(4, *ends(pairs), np.array([9.0, 1.0, 9.0, 1.0]))
    assert measures.communities(heavy).tolist() == [1, 1, 2, 2]


@pytest.mark.parametrize("weight", [None, np.zeros(0)])
def test_nothing_has_no_measure(weight):
    none = np.zeros(0, dtype=np.int64)
    neighbours = measures.links(0, none, none, weight)
    assert measures.communities(neighbours).tolist() == []
    assert measures.cores(neighbours).tolist() == []
    assert betweenness.betweenness(0, none, none, directed=True).tolist() == []
    assert flow(0, none, none).nodes.tolist() == []
    assert bursts(0, none, none).weight.tolist() == []


def search_paths(graph):
    beginnings = [node for node in graph if not graph.in_degree(node) and graph.out_degree(node)]
    ends_ = [node for node in graph if not graph.out_degree(node)]
    return [
        list(pairwise(path))
        for begin in beginnings
        for path in nx.all_simple_paths(graph, begin, ends_)
    ]


@settings(deadline=None, max_examples=60)
@given(st.sets(st.tuples(NODES, NODES).filter(lambda pair: pair[0] > pair[1]), max_size=30))
def test_shares_of_citations_are_counted_ways(pairs):
    pairs = sorted(pairs)
    found = flow(12, *ends(pairs))
    ways = search_paths(nx.DiGraph(pairs))
    counts = [sum(pair in way for way in ways) for pair in pairs]
    assert found.share == pytest.approx([count / max(len(ways), 1) for count in counts], abs=1e-9)
    if pairs:
        weights = dict(zip(pairs, counts, strict=True))
        path = [pair for pair, on in zip(pairs, found.edges, strict=True) if on]
        assert sum(weights[p] for p in path) == max(sum(weights[p] for p in w) for w in ways)
        assert {node for pair in path for node in pair} == set(np.flatnonzero(found.nodes))


def test_works_that_cite_each_other_do_not_stop_the_main_path():
    pairs = [(0, 1), (1, 2), (2, 1), (2, 3), (4, 4)]
    found = flow(5, *ends(pairs))
    assert found.share.tolist() == [1, 0, 0, 1, 0]
    assert found.edges.tolist() == [True, False, False, True, False]


def test_a_chain_as_long_as_a_large_graph_is_weighed():
    count = 20_000
    rows = np.arange(count - 1)
    twice = np.concatenate([rows, rows[:-1]]), np.concatenate([rows + 1, rows[:-1] + 2])
    found = flow(count, *twice)
    assert np.isfinite(found.share).all()
    assert found.share.max() <= 1


def test_a_burst_is_found_in_its_years():
    # Work 0 has one citation a year and eight in 2005 and 2006; work 1 has the rest.
    cited = [(0, year) for year in range(2000, 2011)]
    cited += [(0, year) for year in (2005, 2006) for _ in range(7)]
    cited += [(1, year) for year in range(2000, 2011) for _ in range(40)]
    target, year = ends(cited)
    found = bursts(3, target, year)
    assert (found.first[0], found.last[0]) == (2005, 2006)
    assert found.weight[0] > 0
    assert found.weight[1:].tolist() == [0, 0]


def test_citations_of_unknown_year_and_too_few_make_no_burst():
    target = np.array([0] * 4 + [1] * 50)
    year = np.array([2001] * 4 + [0] * 50)
    assert bursts(2, target, year).weight.tolist() == [0, 0]
