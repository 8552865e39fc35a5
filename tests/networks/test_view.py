"""Parts of networks: which papers, edges, surroundings, component and top are left."""

import math

import networkx as nx
import pytest

from kgraph import networks
from kgraph.errors import InputError, UnknownIdError
from kgraph.model import taxonomy
from kgraph.model.tables import Authorship, Citation, PaperCategory, Person
from kgraph.networks import View
from tests.networks import graphs
from tests.networks.graphs import rows
from tests.small_graph import paper

YEARS = {"a": "2015", "b": "2017-03", "c": "2018-01-31", "d": None, "e": "2020"}
CATEGORIES = {"a": "cs.CL", "b": "cs.LG", "c": "math-ph", "d": "cs.CL", "e": "math.MP"}
WROTE = {"a": "xy", "b": "xz", "c": "yz", "d": "xy", "e": "w"}
CITES = ["ba", "ca", "cb", "da", "ec", "ed"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    people = sorted({name for names in WROTE.values() for name in names})
    return graphs.make(
        tmp_path_factory.mktemp("g"),
        {
            "papers": [paper(f"arxiv:{key}", published=date) for key, date in YEARS.items()],
            "categories": taxonomy.categories().values(),
            "paper_categories": [
                PaperCategory(f"arxiv:{key}", code, True) for key, code in CATEGORIES.items()
            ],
            "authors": [Person(f"author:{n}", n, None, n, None, "name_only") for n in people],
            "authorships": [
                Authorship(f"arxiv:{key}", place, f"author:{name}", name, None, "author_list", 1.0)
                for key, names in WROTE.items()
                for place, name in enumerate(names, 1)
            ],
            "citations": [
                Citation(f"arxiv:{a}", f"arxiv:{b}", "Api", "openalex", 1.0, ()) for a, b in CITES
            ],
        },
    )


def left(folder, name="citations", **wanted):
    found = networks.build(folder, name, view=View(**wanted))
    nodes = "".join(name.split(":")[1] for (name,) in rows(found.nodes, "id"))
    return nodes, [a[-1] + b[-1] for a, b in rows(found.edges, "source", "target")]


def test_years_are_inclusive_and_leave_out_papers_without_one(folder):
    assert left(folder, from_year=2017) == ("bce", ["cb", "ec"])
    assert left(folder, to_year=2017) == ("ab", ["ba"])
    assert left(folder, from_year=2018, to_year=2019) == ("c", [])


def test_a_category_counts_under_all_its_names_and_an_archive_as_a_whole(folder):
    assert left(folder, category="cs.CL") == ("ad", ["da"])
    assert left(folder, category="math.MP") == left(folder, category="math-ph") == ("ce", ["ec"])
    assert left(folder, category="cs") == ("abd", ["ba", "da"])


def test_authors_are_those_of_the_papers_chosen(folder):
    assert left(folder, "coauthors", from_year=2018) == ("wyz", ["yz"])
    found = networks.build(folder, "coauthors", view=View(to_year=2017)).nodes
    assert rows(found, "label", "papers", "citations", "h_index", "first_year", "last_year") == [
        ("x", 2, 1, 1, 2015, 2017),
        ("y", 1, 1, 1, 2015, 2015),
        ("z", 1, 0, 0, 2017, 2017),
    ]


def test_everything_hangs_on_the_papers_chosen(folder):
    found = networks.build(folder, view=View(category="cs.LG"))
    assert rows(found.nodes, "id") == [
        ("archive:cs",),
        ("arxiv:b",),
        ("author:x",),
        ("author:z",),
        ("category:cs.LG",),
    ]


def test_light_edges_are_left_out_and_nodes_stay(folder):
    assert left(folder, "coauthors", min_weight=2) == ("wxyz", ["xy"])
    assert left(folder, "coauthors", min_weight=2, drop_isolated=True) == ("xy", ["xy"])
    assert left(folder, "coupling", min_weight=2) == ("abcde", [])


@pytest.fixture(scope="module")
def whole(folder):
    return nx.Graph(networks.to_networkx(networks.build(folder, "citations")))


@pytest.mark.parametrize("depth", range(5))
@pytest.mark.parametrize("ego", list("abcde"))
def test_surroundings_are_those_of_networkx(folder, whole, ego, depth):
    expected = nx.ego_graph(whole, f"arxiv:{ego}", radius=depth)
    nodes, edges = left(folder, ego=f"arxiv:{ego}", depth=depth)
    assert set(nodes) == {name[-1] for name in expected}
    assert len(edges) == expected.number_of_edges()


def test_a_category_may_be_named_without_its_kind(folder):
    nodes, _ = left(folder, "knowledge", ego="cs.CL")
    assert nodes == "csadcs.CL"


def test_the_largest_component_is_kept(folder):
    assert left(folder, "coauthors", largest_component=True)[0] == "xyz"
    assert left(folder, from_year=2017, largest_component=True)[0] == "bce"


def test_the_top_is_that_of_the_whole_and_ties_go_by_id(folder):
    whole = networks.build(folder, "citations").nodes
    ranks = dict(rows(whole, "id", "pagerank"))
    found = networks.build(folder, "citations", view=View(top=2)).nodes
    assert rows(found, "id") == [(name,) for name in sorted(sorted(ranks, key=ranks.get)[-2:])]
    assert dict(rows(found, "id", "pagerank")).items() <= ranks.items()
    assert left(folder, top=2, by="citations") == ("ab", ["ba"])
    assert left(folder, top=3, by="year") == ("bce", ["cb", "ec"])
    assert left(folder, top=99)[0] == "abcde"


def test_colour_and_size_follow_a_column(folder):
    nodes = networks.build(folder, "citations", view=View(colour_by="year", size_by="citations"))
    sizes = dict(rows(nodes.nodes, "id", "size"))
    assert (sizes["arxiv:a"], sizes["arxiv:e"]) == (100, 4)
    colours = dict(rows(nodes.nodes, "year", "color"))
    assert colours[None] == "#999999"
    assert len(set(colours.values())) == 5


@pytest.mark.parametrize(
    ("wanted", "error", "said"),
    [
        ({"ego": "arxiv:z"}, UnknownIdError, "'arxiv:z' is no node of this network"),
        ({"ego": "author:x"}, UnknownIdError, "is no node"),
        ({"category": "cs.XX"}, InputError, "arXiv has no category 'cs.XX'"),
        ({"category": "42 '"}, InputError, "not a category"),
        ({"from_year": 2020, "to_year": 2019}, InputError, "from 2020 on and up to 2019"),
        ({"top": 0}, InputError, "top is a number of nodes"),
        ({"ego": "arxiv:a", "depth": -1}, InputError, "depth is a number of edges"),
        ({"top": 3, "by": "colour"}, InputError, "no number 'colour'"),
        ({"size_by": "title"}, InputError, "no number 'title'"),
        ({"colour_by": "beauty"}, InputError, "no column 'beauty'"),
    ],
)
def test_what_cannot_be_meant_is_refused(folder, wanted, error, said):
    with pytest.raises(error, match=said):
        networks.build(folder, "citations", view=View(**wanted))


@pytest.mark.parametrize("name", networks.NETWORKS)
def test_a_view_of_nothing_is_an_empty_network(folder, name):
    view = View(from_year=1900, to_year=1900, largest_component=True, drop_isolated=True, top=5)
    found = networks.build(folder, name, view=view)
    assert (found.nodes.num_rows, found.edges.num_rows) == (0, 0)
    assert {"pagerank", "community", "size", "x", "y"} <= set(found.nodes.schema.names)


def test_authors_cite_authors_themselves_too(folder):
    edges = networks.build(folder, "author-citation").edges
    found = {
        a[-1] + b[-1]: (w, f)
        for a, b, w, f in rows(edges, "source", "target", "weight", "fractional")
    }
    # ba: x, z cite x, y; ca: y, z cite x, y; cb: y, z cite x, z; da: x, y cite x, y.
    assert found["xx"] == (2, 0.5)
    assert found["zz"] == (1, 0.25)
    assert found["wx"] == (1, 0.5)


def test_categories_are_also_counted_by_year(tmp_path):
    both = [PaperCategory(f"arxiv:{n}", code, False) for n in "abd" for code in ("cs.CL", "cs.LG")]
    papers = [paper(f"arxiv:{key}", published=YEARS[key]) for key in "abd"]
    folder = graphs.make(tmp_path / "g", {"papers": papers, "paper_categories": both})
    found = networks.build(folder, "categories")
    assert rows(found.edges, "weight", "since", "papers_by_year") == [(3, "2015", "2015:1|2017:1")]
    assert rows(found.nodes, "label", "year", "papers") == [("cs.CL", 2015, 3), ("cs.LG", 2015, 3)]


@pytest.mark.parametrize(
    "wrong",
    [
        {"from_year": 20190},
        {"to_year": 0},
        {"from_year": -5},
        {"min_weight": math.nan},
        {"depth": 2},
        {"by": "citations"},
    ],
)
def test_numbers_out_of_range_and_idle_choices_are_refused(wrong):
    with pytest.raises(InputError):
        View(**wrong).check()
