import subprocess
import sys
from collections import Counter
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph import networks
from kgraph.errors import InputError, StoreError
from kgraph.model import taxonomy
from kgraph.model.tables import Authorship, Citation, Context, PaperCategory, Person
from tests import small_graph
from tests.networks import graphs
from tests.networks.graphs import rows
from tests.small_graph import ATTENTION, OLD, STUB, UNTITLED, paper

VASWANI = "author:ashish-vaswani-1a2b3c4d"
SHAZEER = "author:noam-shazeer-5e6f7a8b"
CMS = "author:cms-collaboration-9c0d1e2f"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return small_graph.make(tmp_path_factory.mktemp("graph"))


def test_knowledge_holds_everything_of_the_graph_and_isolated_papers(folder):
    found = networks.build(folder).nodes
    assert rows(found, "kind", "id") == [
        ("paper", UNTITLED),
        ("archive", "archive:cs"),
        ("archive", "archive:math"),
        ("paper", ATTENTION),
        ("paper", OLD),
        ("author", VASWANI),
        ("author", CMS),
        ("author", SHAZEER),
        ("category", "category:cs.CL"),
        ("category", "category:cs.LG"),
        ("category", "category:hep-th"),
        ("category", "category:math-ph"),
        ("category", "category:math.MP"),
        ("paper", STUB),
        ("organisation", "organisation:google-brain"),
    ]


def test_knowledge_says_who_wrote_cites_and_mentions_what(folder):
    found = networks.build(folder).edges
    assert rows(found, "source", "kind", "target") == [
        (ATTENTION, "affiliated_with", "organisation:google-brain"),
        ("category:cs.CL", "broader", "archive:cs"),
        ("category:cs.LG", "broader", "archive:cs"),
        ("category:math.MP", "broader", "archive:math"),
        (ATTENTION, "cites", OLD),
        (ATTENTION, "cites", STUB),
        (ATTENTION, "in_category", "category:cs.CL"),
        (ATTENTION, "in_category", "category:cs.LG"),
        (OLD, "in_category", "category:hep-th"),
        (OLD, "in_category", "category:math-ph"),
        (OLD, "in_category", "category:math.MP"),
        (OLD, "mentions", ATTENTION),
        (VASWANI, "wrote", ATTENTION),
        (CMS, "wrote", OLD),
        (SHAZEER, "wrote", ATTENTION),
        (SHAZEER, "wrote", OLD),
    ]
    assert found["id"][4].as_py() == f"cites:{ATTENTION}->{OLD}"


def test_a_pair_that_two_providers_give_is_one_citation(folder):
    cited = {row["target"]: row for row in networks.build(folder, "citations").edges.to_pylist()}
    assert cited[STUB] == {
        "id": f"cites:{ATTENTION}->{STUB}",
        "source": ATTENTION,
        "target": STUB,
        "kind": "cites",
        "weight": 1.0,
        "since": "2017-06-12",
        "provider": "eprint|openalex",
        "evidence": "Api|ReferenceList",
        "confidence": 1.0,
        "contexts": 1,
        "spc": 0.5,
        "main_path": False,
    }
    assert cited[OLD]["contexts"] == 0


def test_a_sentence_that_two_providers_quote_is_one_context(tmp_path):
    same, other = Context("As in [1]."), Context("Unlike [1].")
    papers = [paper("arxiv:1706.03762"), paper("arxiv:1810.04805")]
    said = [("eprint", (same, other)), ("openalex", (same,))]
    citations = [
        Citation("arxiv:1810.04805", "arxiv:1706.03762", "Api", name, 0.5, places)
        for name, places in said
    ]
    graph = graphs.make(tmp_path / "g", {"papers": papers, "citations": citations})
    assert rows(networks.build(graph, "citations").edges, "contexts") == [(2,)]


def test_a_place_in_an_author_list_and_an_author_of_the_page_are_both_edges(folder):
    wrote = [row for row in networks.build(folder).edges.to_pylist() if row["kind"] == "wrote"]
    assert [(row["source"], row["target"], row["position"], row["rule"]) for row in wrote] == [
        (VASWANI, ATTENTION, 1, "author_list"),
        (CMS, OLD, 1, "author_list"),
        (SHAZEER, ATTENTION, 2, "author_list"),
        (SHAZEER, OLD, None, "page_author"),
    ]


def test_a_paper_node_says_what_is_known_of_the_paper(folder):
    found = {row["id"]: row for row in networks.build(folder, "citations").nodes.to_pylist()}
    row = found[ATTENTION]
    assert (row["label"], row["year"], row["published"]) == (
        *("Attention Is All You Need", 2017, "2017-06-12"),
    )
    assert (row["archive"], row["categories"]) == ("cs", "cs.CL|cs.LG")
    assert (row["in_degree"], row["out_degree"], row["described"]) == (0, 2, True)
    assert found[STUB]["described"] is False
    assert found[OLD]["year"] == 1999
    assert found[UNTITLED]["label"] == UNTITLED
    assert found[UNTITLED]["title"] is None


def test_co_authors_are_counted_by_papers_and_by_parts_of_papers(folder):
    edges = networks.build(folder, "coauthors").edges
    assert rows(edges, "source", "target", "weight", "fractional") == [
        (VASWANI, SHAZEER, 1.0, 1.0),
        (CMS, SHAZEER, 1.0, 1.0),
    ]


def test_an_authors_archive_is_that_of_most_papers(tmp_path):
    papers = [
        paper("arxiv:1", primary_category="math.CO"),
        paper("arxiv:2", primary_category="cs.CL", published="2001"),
        paper("arxiv:3", primary_category="cs.LG", published="2004-05"),
    ]
    author = Person("author:a-1", "A", None, "A", None, "name_only")
    wrote = [
        Authorship(p.paper_id, 1, author.author_id, "A", None, "author_list", 1.0) for p in papers
    ]
    rows_ = {"papers": papers, "authors": [author], "authorships": wrote}
    graph = graphs.make(tmp_path / "g", {**rows_, "categories": taxonomy.categories().values()})
    nodes = networks.build(graph, "coauthors").nodes
    assert rows(nodes, "archive", "papers", "year") == [("cs", 3, 2001)]


def test_two_names_of_a_category_are_one_node_of_the_category_network(folder):
    found = networks.build(folder, "categories")
    assert rows(found.nodes, "label") == [("cs.CL",), ("cs.LG",), ("hep-th",), ("math-ph",)]
    assert rows(found.edges, "id", "weight") == [
        ("occurs_with:category:cs.CL->category:cs.LG", 1.0),
        ("occurs_with:category:hep-th->category:math-ph", 1.0),
    ]


def test_a_long_title_is_cut_in_the_label_only(tmp_path):
    title = "word " * 30 + "end"
    graph = graphs.make(tmp_path / "g", {"papers": [paper("arxiv:1", title=title)]})
    [(label, kept)] = rows(networks.build(graph, "citations").nodes, "label", "title")
    assert kept == title
    assert label == title[:79].rstrip() + "…"


NUMBERS = st.integers(0, 7)


@settings(max_examples=8, deadline=None)
@given(st.sets(st.tuples(NUMBERS, NUMBERS).filter(lambda pair: pair[0] != pair[1]), min_size=1))
def test_shared_references_and_shared_citations_agree_with_networkx(tmp_path_factory, pairs):
    papers = [paper(f"arxiv:{number}") for number in range(8)]
    citations = [
        Citation(f"arxiv:{a}", f"arxiv:{b}", "Api", provider, 1.0, ())
        for a, b in sorted(pairs)
        for provider in ("one", "two")
    ]
    graph = graphs.make(tmp_path_factory.mktemp("g"), {"papers": papers, "citations": citations})
    both = nx.Graph([(("citing", f"arxiv:{a}"), ("cited", f"arxiv:{b}")) for a, b in pairs])
    for name, side in (("coupling", "citing"), ("cocitation", "cited")):
        owners = [node for node in both if node[0] == side]
        projected = nx.bipartite.weighted_projected_graph(both, owners)
        expected = {
            tuple(sorted((a[1], b[1]))): weight for a, b, weight in projected.edges(data="weight")
        }
        edges = networks.build(graph, name).edges
        assert {(a, b): w for a, b, w in rows(edges, "source", "target", "weight")} == expected
        for a, b, weight, cosine in rows(edges, "source", "target", "weight", "cosine"):
            degrees = both.degree((side, a)) * both.degree((side, b))
            assert cosine == pytest.approx(weight / degrees**0.5, abs=1e-6)


AUTHOR_LISTS = st.lists(st.lists(st.sampled_from("abcde"), max_size=5), max_size=6)


@settings(max_examples=8, deadline=None)
@given(AUTHOR_LISTS)
def test_co_authorship_counts_a_paper_once_a_pair(tmp_path_factory, lists):
    papers = [paper(f"arxiv:{number}") for number in range(len(lists))]
    people = [Person(f"author:{a}", a, None, a, None, "name_only") for a in "abcde"]
    authorships = [
        Authorship(f"arxiv:{number}", place, f"author:{a}", a, None, "author_list", 1.0)
        for number, names in enumerate(lists)
        for place, a in enumerate(names, 1)
    ]
    graph = graphs.make(
        tmp_path_factory.mktemp("g"),
        {"papers": papers, "authors": people, "authorships": authorships},
    )
    pairs, parts = Counter(), Counter()
    for names in lists:
        for a, b in combinations(sorted(set(names)), 2):
            pairs[a, b] += 1
            parts[a, b] += 1 / (len(set(names)) - 1)
    found = rows(
        networks.build(graph, "coauthors").edges, "source", "target", "weight", "fractional"
    )
    assert {(a[-1], b[-1]): (w, f) for a, b, w, f in found} == {
        pair: (pairs[pair], pytest.approx(parts[pair], abs=1e-6)) for pair in pairs
    }


@pytest.mark.parametrize("name", networks.NETWORKS)
def test_every_network_has_unique_ids_in_order_and_positive_weights(folder, name):
    found = networks.build(folder, name)
    ids = found.nodes["id"].to_pylist()
    assert ids == sorted(set(ids))
    order = rows(found.edges, "kind", "source", "target")
    assert order == sorted(set(order))
    assert len(set(found.edges["id"].to_pylist())) == len(order)
    assert min(found.edges["weight"].to_pylist(), default=1) > 0
    if not networks.NETWORKS[name].directed:
        assert all(a < b for a, b in rows(found.edges, "source", "target"))


@pytest.mark.parametrize("name", networks.NETWORKS)
def test_no_column_is_of_a_nested_or_missing_type(folder, name):
    found = networks.build(folder, name)
    types = {str(field.type) for table in (found.nodes, found.edges) for field in table.schema}
    assert types <= {"string", "int32", "double", "bool"}


@pytest.mark.parametrize("name", networks.NETWORKS)
def test_a_graph_without_rows_gives_a_network_without_nodes(tmp_path, name):
    found = networks.build(graphs.make(tmp_path / "g", {}), name)
    assert (found.nodes.num_rows, found.edges.num_rows) == (0, 0)


def test_isolated_nodes_can_be_left_out(folder):
    with_all, without = (networks.build(folder, "coupling", drop) for drop in (False, True))
    assert (with_all.nodes.num_rows, without.nodes.num_rows) == (4, 0)
    kept = networks.build(folder, "knowledge", drop_isolated=True).nodes["id"].to_pylist()
    assert UNTITLED not in kept
    assert len(kept) == 14


def test_an_unknown_network_is_refused_by_name(folder):
    with pytest.raises(InputError, match="unknown network: 'friends'") as error:
        networks.build(folder, "friends")
    assert "coauthors" in error.value.hint


def test_a_citation_of_a_paper_that_is_not_there_is_a_damaged_graph(tmp_path):
    lost = Citation("arxiv:1", "arxiv:2", "Api", "openalex", 1.0, ())
    graph = graphs.make(tmp_path / "g", {"papers": [paper("arxiv:1")], "citations": [lost]})
    with pytest.raises(StoreError, match="cites:arxiv:1->arxiv:2"):
        networks.build(graph, "citations")


def test_a_category_that_arxiv_does_not_have_is_a_node_without_archive(tmp_path):
    given_ = {
        "papers": [paper("arxiv:1")],
        "paper_categories": [PaperCategory("arxiv:1", "x.YZ", True)],
    }
    found = networks.build(graphs.make(tmp_path / "g", given_))
    assert rows(found.nodes, "id") == [("arxiv:1",), ("category:x.YZ",)]


def test_networkx_gets_the_same_attributes_and_no_missing_ones(folder):
    built = networks.build(folder)
    graph = networks.to_networkx(built)
    assert (len(graph), graph.number_of_edges()) == (built.nodes.num_rows, built.edges.num_rows)
    assert "title" not in graph.nodes[UNTITLED]
    assert graph.nodes[ATTENTION]["year"] == 2017
    key = f"cites:{ATTENTION}->{OLD}"
    assert graph.edges[ATTENTION, OLD, key]["provider"] == "eprint"


def test_the_names_of_networks_cost_no_heavy_import():
    code = (
        "import sys, kgraph.networks;"
        "sys.exit(any(n in sys.modules for n in ('scipy', 'networkx', 'numpy', 'pyarrow')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
