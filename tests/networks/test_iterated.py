"""PageRank and connected parts as steps of SQL: those of scipy and networkx, for any graph."""

import networkx as nx
import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph.engines import DuckDB
from kgraph.networks import measures
from kgraph.networks.iterated import components, pagerank

EDGES = st.lists(
    st.tuples(st.integers(0, 11), st.integers(0, 11), st.sampled_from([0.0, 1.0, 2.5])),
    max_size=25,
)


def tables(count, edges):
    names = [f"n{number:02}" for number in range(count)]
    ends = [[names[edge[side]] for edge in edges] for side in (0, 1)]
    weights = pa.array([edge[2] for edge in edges], pa.float64())
    nodes = pa.table({"id": pa.array(names, pa.string())})
    columns = {"source": pa.array(ends[0], pa.string()), "target": pa.array(ends[1], pa.string())}
    return nodes, pa.table({**columns, "weight": weights})


def found(make, count, edges, column):
    nodes, links = tables(count, edges)
    with DuckDB() as engine:
        engine.table("nodes", nodes)
        engine.table("edges", links)
        make(engine, "nodes", "edges", "made")
        rows = engine.rows(f"select {column} from made order by id")
    assert rows.num_rows == count
    return rows.column(0).to_pylist()


def ends(edges):
    array = np.array([edge[:2] for edge in edges], dtype=np.int64).reshape(-1, 2)
    return array[:, 0], array[:, 1], np.array([edge[2] for edge in edges])


@settings(max_examples=8)
@given(edges=EDGES)
def test_pagerank_is_that_of_one_machine(edges):
    ranks = found(pagerank, 12, edges, "pagerank")
    expected = measures.pagerank(12, *ends(edges))
    assert ranks == pytest.approx(expected, abs=1e-10)
    assert sum(ranks) == pytest.approx(1, abs=1e-9)


@settings(max_examples=8)
@given(edges=EDGES)
def test_components_are_those_of_networkx(edges):
    graph = nx.Graph()
    graph.add_nodes_from(range(12))
    graph.add_edges_from(edge[:2] for edge in edges)
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    expected = {node: number for number, part in enumerate(parts, 1) for node in part}
    assert found(components, 12, edges, "component") == [expected[node] for node in range(12)]


@pytest.mark.parametrize("order", ["forward", "mixed"])
def test_a_long_way_takes_few_rounds(order):
    names = [f"n{number:03}" for number in range(600)]
    if order == "mixed":
        np.random.default_rng(1).shuffle(names)
    rounds = []

    class Counted(DuckDB):
        def materialise(self, name, sql, values=None):
            rounds.append(name)
            super().materialise(name, sql, values)

    with Counted() as engine:
        engine.table("nodes", pa.table({"id": names}))
        engine.table("edges", pa.table({"source": names[:-1], "target": names[1:]}))
        components(engine, "nodes", "edges")
        assert engine.rows("select distinct component from components").num_rows == 1
    assert rounds.count("parents_0") < 10


def test_nothing_has_no_rank_and_no_part():
    assert found(pagerank, 0, [], "pagerank") == found(components, 0, [], "component") == []
