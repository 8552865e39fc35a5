"""The shortest way between two authors, from Python and on the command line."""

import itertools

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from kgraph.cli.verbs import app
from kgraph.errors import UnknownIdError
from kgraph.graph import Graph
from kgraph.networks import paths
from tests.resolve.graphs import graph, page

ANN, BOB, CAT, DAN, EVE = "Ann Bell", "Bob Cole", "Cat Dunn", "Dan Evans", "Eve Flynn"
FRED, GUS, HAL, IDA = "Fred Grant", "Gus Hill", "Hal Irwin", "Ida Jones"


@pytest.fixture(scope="module")
def found(tmp_path_factory) -> Graph:
    teams = [(ANN, BOB), (BOB, CAT), (CAT, DAN), (DAN, EVE), (ANN, FRED), (FRED, GUS), (GUS, DAN)]
    teams += [(ANN, BOB), (HAL, IDA)]
    titles = ["Owls", "Pines", "Quartz", "Rivers", "Stones", "Towers", "Umbra", "Vines", "Wells"]
    entries = [
        {"title": f"{title} of the North", "authors": team, "arxiv_id": f"2301.{number:05}"}
        for number, (title, team) in enumerate(zip(titles, teams, strict=True), 1)
    ]
    return Graph(graph(tmp_path_factory.mktemp("way") / "g", page(1, *entries)))


def test_a_way_longer_than_three_steps_names_each_paper(found):
    steps = found.coauthor_path(ANN, EVE)
    assert [step.name for step in steps] == [ANN, BOB, CAT, DAN, EVE]
    papers = ["arxiv:2301.00001", "arxiv:2301.00002", "arxiv:2301.00003", "arxiv:2301.00004"]
    assert [step.paper for step in steps] == [None, *papers]
    assert steps[1].title == "Owls of the North"


def test_ids_and_names_are_taken_and_an_author_is_no_step_from_herself(found):
    author = found.coauthor_path(ANN, EVE)[0].author
    (step,) = found.coauthor_path(author, "bell, ann")
    assert (step.author, step.name, step.paper) == (author, ANN, None)


def test_no_way_is_an_empty_one(found):
    assert found.coauthor_path(ANN, IDA) == []


def test_an_unknown_name_is_said(found):
    with pytest.raises(UnknownIdError, match="no author 'Zoe Zimmer'"):
        found.coauthor_path(ANN, "Zoe Zimmer")


def test_the_command_line_shows_the_way(found):
    def told(*ends):
        return CliRunner().invoke(app, ["show", str(found.folder), ends[0], "--to", ends[1]])

    lines = told(ANN, CAT).stdout.splitlines()
    assert [line.partition(" (")[0].strip() for line in lines] == [
        f"0  {ANN}", f"1  {BOB}", f"2  {CAT}",
    ]  # fmt: skip
    assert lines[1].endswith("wrote with the one before: Owls of the North (arxiv:2301.00001)")
    assert told(ANN, IDA).stdout == f"no co-authors lead from {ANN} to {IDA}\n"


@given(st.lists(st.sets(st.sampled_from("abcdefgh"), min_size=1, max_size=4), max_size=8))
def test_the_way_is_the_first_of_all_shortest_ways(teams):
    authors = {f"p{number}": sorted(team) for number, team in enumerate(teams)}
    papers = {a: [p for p, team in authors.items() if a in team] for a in "abcdefgh"}
    known = nx.Graph()
    known.add_nodes_from("abcdefgh")
    for team in teams:
        known.add_edges_from(itertools.combinations(sorted(team), 2))
    way = paths._way(papers, authors, "a", "h")
    every = list(nx.all_shortest_paths(known, "a", "h")) if nx.has_path(known, "a", "h") else [[]]
    assert [author for author, _ in way] == min(every)
    for (one, _), (other, paper) in itertools.pairwise(way):
        assert paper == min(p for p in authors if {one, other} <= set(authors[p]))
