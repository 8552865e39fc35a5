"""`kgraph identity`: what the user decides holds, survives every rebuild, and never contradicts."""

import shutil

import pytest
from typer.testing import CliRunner

from kgraph import store
from kgraph.cli.verbs import app
from kgraph.errors import InputError, UnknownIdError
from kgraph.graph import Graph
from tests.resolve.graphs import graph, page

ORCID = "0000-0002-1825-0097"
BEA, EVE = "Bea Quellmalz", "Eve Rosenkranz"


def entry(number, *names, **more):
    return {"title": f"On Trees of Kind {number} and Their Many Leaves", "authors": names, **more}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The graph that each test has a copy of."""
    entries = (
        entry(1, "Zoltan Kiraly", BEA, published="2001"),
        entry(2, "Zoltan Kiraly", BEA, published="2002"),
        entry(3, "Zoltan Kiraly", EVE, published="2003"),
        entry(4, "Z. K. Szabo-Kiraly", "Ole Unger", published="2004"),
    )
    return graph(tmp_path_factory.mktemp("made") / "g", page(1, *entries))


@pytest.fixture
def found(made, tmp_path):
    """One author of three papers, two of them with one co-author, and one of another name."""
    return Graph(shutil.copytree(made, tmp_path / "g"))


def papers_of(found, author):
    """Give the numbers of the papers of an author."""
    titles = {paper.paper_id: paper.title for paper in found.papers()}
    rows = found.table("authorships").to_pylist()
    return sorted(int(titles[r["paper_id"]].split()[4]) for r in rows if r["author_id"] == author)


def paper(found, number):
    return next(p.paper_id for p in found.papers() if f"Kind {number} " in (p.title or ""))


def author_of(found, number):
    rows = found.table("authorships").to_pylist()
    wanted = paper(found, number)
    return next(r["author_id"] for r in rows if r["paper_id"] == wanted and r["position"] == 1)


def said(*arguments):
    ended = CliRunner().invoke(app, ["identity", *map(str, arguments)])
    assert ended.exit_code == 0, ended.output
    return ended.output


def test_merged_authors_are_one_and_stay_one_when_pages_come(found):
    first, second = author_of(found, 1), author_of(found, 4)
    merged = found.identity.merge(first, second, name="Zoltan Szabo-Kiraly", orcid=ORCID)
    assert papers_of(found, merged) == [1, 2, 3, 4]
    graph(found.folder, page(2, entry(5, "Zoltan Kiraly", BEA)))
    assert papers_of(found, merged) == [1, 2, 3, 4, 5]
    row = next(r for r in found.table("authors").to_pylist() if r["author_id"] == merged)
    assert (row["name"], row["orcid"], row["status"]) == ("Zoltan Szabo-Kiraly", ORCID, "resolved")
    assert {"old_id": second, "new_id": merged} in found.table("aliases").to_pylist()
    assert (found.folder / "graph.ttl").stat().st_size > 0
    (decision,) = found.identity.list().decisions
    assert (decision.kind, decision.authors, decision.holds) == ("same", (merged,), True)


def test_split_moves_the_papers_that_are_named_and_no_others(found):
    known = author_of(found, 1)
    other = found.identity.split(known, [paper(found, 2)])
    assert (papers_of(found, known), papers_of(found, other)) == ([1, 3], [2])
    third = found.identity.split(known, [paper(found, 3)])
    assert [papers_of(found, name) for name in (known, other, third)] == [[1], [2], [3]]
    assert [decision.holds for decision in found.identity.list().decisions] == [True, True]


def test_a_paper_with_the_same_company_stays_if_it_is_not_named(found):
    graph(found.folder, page(2, entry(5, "Zoltan Kiraly", EVE), entry(6, "Zoltan Kiraly", EVE)))
    other = found.identity.split("Zoltan Kiraly", [paper(found, 5), paper(found, 3)])
    assert (papers_of(found, author_of(found, 1)), papers_of(found, other)) == ([1, 2, 6], [3, 5])


def test_the_earliest_paper_can_be_split_off(found):
    other = found.identity.split("Zoltan Kiraly", [paper(found, 1)])
    assert papers_of(found, other) == [1]
    assert papers_of(found, author_of(found, 3)) == [2, 3]


def test_a_decision_holds_when_a_paper_gets_another_id(found):
    old = paper(found, 2)
    other = found.identity.split("Zoltan Kiraly", [old])
    known = entry(2, "Zoltan Kiraly", BEA, published="2002", arxiv_id="2001.00002")
    graph(found.folder, page(2, known))
    assert paper(found, 2) == "arxiv:2001.00002" != old
    assert papers_of(found, author_of(found, 2)) == [2]
    assert author_of(found, 1) != author_of(found, 2)
    graph(found.folder, page(3, entry(9, "Ole Unger")))
    assert author_of(found, 1) != author_of(found, 2)
    assert all(decision.holds for decision in found.identity.list().decisions)
    assert found.show(other).id == author_of(found, 2)


def test_what_the_user_wrote_stays_as_it_is(found):
    written = '# mine\r\n[[same]]\r\nmentions = ["title:0#Nobody", "title:1#None"]  # gone'
    file = found.folder / "identity.toml"
    file.write_bytes(written.encode())
    found.identity.split("Zoltan Kiraly", [paper(found, 3)])
    assert file.read_bytes().startswith(written.encode())
    gone, made = found.identity.list().decisions
    assert (gone.holds, gone.missing) == (False, ("title:0#Nobody", "title:1#None"))
    assert (made.holds, made.missing) == (True, ())


def test_a_contradiction_is_refused_before_anything_is_written(found):
    known = author_of(found, 1)
    other = found.identity.split(known, [paper(found, 3)])
    before = (found.folder / "identity.toml").read_bytes(), store.read_manifest(found.folder)
    with pytest.raises(InputError, match="are different people"):
        found.identity.merge(known, other)
    assert before == (
        (found.folder / "identity.toml").read_bytes(),
        store.read_manifest(found.folder),
    )


def test_what_was_merged_is_not_split_apart_again_without_taking_it_back(found):
    merged = found.identity.merge("Zoltan Kiraly", author_of(found, 4))
    with pytest.raises(InputError, match="are one person"):
        found.identity.split(merged, [paper(found, 4)])
    assert papers_of(found, found.identity.split(merged, [paper(found, 3)])) == [3]


@pytest.mark.parametrize(
    ("author", "number", "said"),
    [("Nobody Here", 1, "no author"), (BEA, 3, "no author of"), ("Ole Unger", 4, "all papers of")],
)
def test_what_cannot_be_split_is_said(found, author, number, said):
    with pytest.raises(InputError, match=said):
        found.identity.split(author, [paper(found, number)])
    assert not (found.folder / "identity.toml").exists()


def test_a_name_of_two_authors_names_neither_and_an_unknown_one_nobody(found):
    found.identity.split("Zoltan Kiraly", [paper(found, 3)])
    with pytest.raises(InputError, match="2 authors are called"):
        found.identity.merge("Zoltan Kiraly", BEA)
    with pytest.raises(UnknownIdError):
        found.identity.merge("author:nobody-00000000", BEA)
    with pytest.raises(InputError, match="ORCID"):
        found.identity.merge(EVE, BEA, orcid="0000-0000-0000-0000")


def test_names_of_any_letters_survive_the_file(tmp_path):
    names = ('Ann "Nan" O\\Neil', "Ωmega\x7f Ståhl", "李 明")
    entries = [entry(n, name, "Ole Unger") for n, name in enumerate(names, 1)]
    found = Graph(graph(tmp_path / "g", page(1, *entries)))
    merged = found.identity.merge(author_of(found, 1), author_of(found, 2))
    merged = found.identity.merge(merged, author_of(found, 3), name='The "One"')
    assert papers_of(found, merged) == [1, 2, 3]


def test_the_command_line_lists_merges_and_splits(found):
    merged = said("merge", found.folder, "Zoltan Kiraly", author_of(found, 4)).strip()
    assert papers_of(found, merged) == [1, 2, 3, 4]
    other = said("split", found.folder, merged, paper(found, 3)).strip()
    assert papers_of(found, other) == [3]
    lines = [line.split("\t") for line in said("list", found.folder).splitlines()]
    assert [line[:2] for line in lines if line[0] != "doubtful"] == [
        ["same", "holds"],
        ["different", "holds"],
    ]
