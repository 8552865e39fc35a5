"""Which paper a reference names, what is kept of one that names none, and the citations made."""

import json
from dataclasses import replace

import pytest

from kgraph import store
from kgraph.model.tables import Context, Evidence, Reference
from tests.resolve.graphs import graph, page

CITING = {
    "title": "A Long Paper with Many References",
    "arxiv_id": "2001.00001",
    "published": "2020",
}
CITED = {
    "title": "Attention Is All You Need",
    "arxiv_id": "1706.03762",
    "authors": ("Ashish Vaswani", "Noam Shazeer"),
}
PRINTED = {"title": "On Sets and Their Maps", "doi": "10.1000/sets", "published": "2011"}
ME, ATTENTION, SETS = "arxiv:2001.00001", "arxiv:1706.03762", "doi:10.1000/sets"


def listed(*entries, provider="eprint", number=1):
    """Make the references of the first paper of page 1; what is a text is printed so."""
    rows = []
    for position, entry in enumerate(entries, 1):
        known = {"raw": entry} if isinstance(entry, str) else {"raw": None, **entry}
        rows.append(Reference(f"{number:016x}#1", position, provider=provider, **known))
    return Evidence(references=tuple(rows))


def made(tmp_path, *evidence):
    return graph(tmp_path / "g", page(1, CITING, CITED, PRINTED), *evidence)


def named(folder):
    rows = store.read(folder, "reference_papers").to_pylist()
    return [(row["cited"], row["rule"]) for row in rows]


def citations(folder):
    return store.read(folder, "citations").to_pylist()


# What a reference says, the paper it names, and by which rule or why none.
NAMED = [
    ({"arxiv_id": "1706.03762"}, ATTENTION, "arxiv_id"),
    ({"doi": "10.48550/arxiv.1706.03762"}, ATTENTION, "arxiv_id"),
    ({"doi": "10.1000/sets"}, SETS, "doi"),
    ({"title": "Attention is all you need"}, ATTENTION, "title"),
    ({"title": "Attention is all you need", "doi": "10.5555/3295222"}, ATTENTION, "title"),
    ("A. Vaswani et al., Attention is all you need. In NIPS, 2017.", ATTENTION, "title"),
    ("A. Vaswani et al., CoRR arXiv:1706.03762v5", ATTENTION, "arxiv_id"),
    ("N. N., a book. https://doi.org/10.1000/sets.", SETS, "doi"),
    ({"arxiv_id": "1512.03385", "title": "Residues"}, "arxiv:1512.03385", "arxiv_id"),
    ({"doi": "10.1000/other"}, "doi:10.1000/other", "doi"),
    ({"arxiv_id": "1512.03385", "title": "Attention is all you need"}, "arxiv:1512.03385",
     "arxiv_id"),
    ("N. N., Another work altogether, Nature 1 (2001) 2", None, "unknown_work"),
    ("[3]", None, "no_title"),
    ("A long paper with many references. 2020", None, "self"),
    ({"arxiv_id": "2001.00001"}, None, "self"),
]  # fmt: skip


@pytest.fixture(scope="module")
def named_together(tmp_path_factory):
    """One paper with all these references, its rows as `named` gives them."""
    place = tmp_path_factory.mktemp("named")
    return named(made(place, listed(*(entry for entry, _, _ in NAMED))))


@pytest.mark.parametrize("place", range(len(NAMED)), ids=lambda place: str(NAMED[place][0])[:50])
def test_a_reference_names_a_paper_or_keeps_the_reason(named_together, place):
    assert named_together[place] == NAMED[place][1:]


def test_a_doi_beside_an_arxiv_id_is_that_works(tmp_path):
    both = {"arxiv_id": "1706.03762", "doi": "10.5555/3295222"}
    other = {"arxiv_id": "1512.03385", "doi": "10.5555/res"}
    refs = listed(both, {"doi": "10.5555/3295222"}, other, {"doi": "10.5555/res"})
    found = [cited for cited, _ in named(made(tmp_path, refs))]
    assert found == [ATTENTION, ATTENTION, "arxiv:1512.03385", "arxiv:1512.03385"]


def test_a_work_of_a_later_year_is_not_what_is_cited(tmp_path):
    late = {"title": "Chains of Thought in Large Models", "arxiv_id": "2301.00001"}
    refs = listed({"title": late["title"]}, {"arxiv_id": "2301.00001"})
    assert [rule for _, rule in named(made(tmp_path, page(2, late), refs))] == ["later"] * 2
    assert citations(tmp_path / "g") == []


def test_a_revised_paper_may_cite_what_came_after_its_first_version(tmp_path):
    late = {"title": "Chains of Thought in Large Models", "arxiv_id": "2301.00001"}
    again = page(2, {**CITING, "updated": "2023-05-01"}, late)
    folder = made(tmp_path, again, listed({"title": late["title"]}))
    assert named(folder) == [("arxiv:2301.00001", "title")]


def test_a_stub_has_the_title_and_year_that_most_references_print(tmp_path):
    stub = {"arxiv_id": "1512.03385", "doi": "10.5555/res"}
    said = ({"title": "Deep Residues", "year": 2016}, {"title": "Deep Residues", "year": 2015})
    refs = listed(*({**stub, **more} for more in (*said, {"title": "Wrong"}, {"year": 2016})))
    (row,) = [
        row
        for row in store.read(made(tmp_path, refs), "papers").to_pylist()
        if not row["described"]
    ]
    told = {name: row[name] for name in ("paper_id", "title", "published", "published_doi", "doi")}
    assert told == {
        "paper_id": "arxiv:1512.03385", "title": "Deep Residues", "published": "2016",
        "published_doi": "10.5555/res", "doi": "10.48550/arxiv.1512.03385",
    }  # fmt: skip


def test_every_providers_claim_is_kept(tmp_path):
    refs = [
        listed({"arxiv_id": "1706.03762"}, "Vaswani, Attention is all you need, 2017"),
        listed({"arxiv_id": "1706.03762"}, provider="openalex", number=2),
        listed({"title": "Attention is all you need"}, provider="semanticscholar", number=3),
    ]
    same = [page(number, CITING) for number in (2, 3)]
    rows = citations(made(tmp_path, *same, *refs))
    assert {(row["evidence"], row["provider"], row["confidence"]) for row in rows} == {
        ("ReferenceList", "eprint", 1.0),
        ("TitleMatch", "eprint", 0.99),
        ("Api", "openalex", 0.95),
        ("TitleMatch", "semanticscholar", 0.95),
    }


def test_the_contexts_of_a_citation_keep_their_order_and_come_once(tmp_path):
    one, two = Context("See [CITE].", "B"), Context("As in [CITE].", "A")
    refs = listed(*({"arxiv_id": "1706.03762", "contexts": said} for said in ((one, two), (one,))))
    later = [replace(row, record_id=f"{2:016x}#1") for row in refs.references]
    again = Evidence(references=tuple(later))  # a second answer that says the same
    (row,) = citations(made(tmp_path, page(2, CITING), refs, again))
    assert [context["sentence"] for context in row["contexts"]] == [one.sentence, two.sentence]


def aliases(folder):
    rows = store.read(folder, "aliases").to_pylist()
    return {row["old_id"]: row["new_id"] for row in rows}


def test_a_stub_that_gets_an_arxiv_id_leaves_an_alias(tmp_path):
    folder = made(tmp_path, listed({"doi": "10.5555/res"}))
    assert named(folder) == [("doi:10.5555/res", "doi")]
    both = listed({"doi": "10.5555/res", "arxiv_id": "1512.03385"}, number=2)
    graph(folder, page(2, CITING), both)
    assert aliases(folder) == {"doi:10.5555/res": "arxiv:1512.03385"}
    graph(folder, page(3, {"title": "Maps of Sets"}))
    assert aliases(folder) == {"doi:10.5555/res": "arxiv:1512.03385"}


def test_a_stub_that_a_page_describes_under_another_id_leaves_an_alias(tmp_path):
    folder = made(tmp_path, listed({"doi": "10.5555/res"}))
    graph(folder, page(2, {"title": "Residues", "arxiv_id": "1512.03385", "doi": "10.5555/res"}))
    assert aliases(folder) == {"doi:10.5555/res": "arxiv:1512.03385"}
    assert named(folder) == [("arxiv:1512.03385", "doi")]


def test_resolving_twice_gives_the_same_bytes(tmp_path):
    refs = listed({"doi": "10.5555/res"}, "Vaswani, Attention is all you need, 2017", "[3]")
    folder = made(tmp_path, refs)

    def tables():
        return {
            path.name: path.read_bytes()
            for file in store.read_manifest(folder).tables.values()
            for path in (folder / name for name in file[0])
        }

    before = tables()
    graph(folder)
    assert tables() == before


def test_real_reference_lists_give_the_works_and_edges_that_people_found(tmp_path, data):
    place = data / "citations" / "llm_graph"
    nodes, strings, edges = (
        [json.loads(line) for line in (place / f"{name}.jsonl").open(encoding="utf-8")]
        for name in ("nodes", "reference_strings", "edges")
    )
    pages = page(1, *({
        "title": node["title"], "arxiv_id": node["arxiv_id"] or None,
        "authors": (node["first_author"],), "published": str(node["year"]),
    } for node in nodes))  # fmt: skip
    ordinal = {node["key"]: n for n, node in enumerate(nodes, 1)}
    rows = [row for row in strings if row["citing"] in ordinal]
    refs = tuple(
        Reference(f"{1:016x}#{ordinal[row['citing']]}", n, row["reference"], "eprint")
        for n, row in enumerate(rows, 1)
    )
    folder = graph(tmp_path / "g", pages, Evidence(references=refs))
    names = store.read(folder, "record_papers").to_pylist()
    known = {
        nodes[int(row["record_id"].split("#")[1]) - 1]["key"]: row["paper_id"] for row in names
    }
    found = {
        row["position"]: row["cited"] for row in store.read(folder, "reference_papers").to_pylist()
    }
    right = wrong = missed = 0
    for n, row in enumerate(rows, 1):
        works = {known[key] for key in row["works"]}
        cited = found[n] if found[n] in known.values() else None
        right += cited in works
        wrong += cited is not None and cited not in works
        missed += bool(works) and cited not in works
    assert right / (right + wrong) >= 0.998
    assert right / (right + missed) >= 0.98
    made = {(row["citing"], row["cited"]) for row in citations(folder)}
    # Some edges were found in PDFs alone: their strings are not in the data.
    wanted = {
        (known[edge["citing"]], known[edge["cited"]])
        for edge in edges
        if edge["label"].startswith("gold_notes")
    }
    assert len(wanted & made) / len(wanted) >= 0.98


def test_of_two_lists_of_one_service_the_longer_counts(tmp_path):
    bare = {"arxiv_id": CITING["arxiv_id"]}
    part = listed({"arxiv_id": "1512.03385"}, {"arxiv_id": "1409.0473"}, provider="x", number=2)
    whole = listed(
        *({"arxiv_id": one} for one in ("1512.03385", "1409.0473", CITED["arxiv_id"])),
        provider="x",
        number=3,
    )
    answers = [page(number, bare, kind="api") for number in (2, 3)]
    folder = made(tmp_path, answers[0], part)
    assert len(named(folder)) == 2
    graph(folder, answers[1], whole)
    assert len(named(folder)) == 3
    assert {row["cited"] for row in citations(folder)} >= {ATTENTION}
    # A page that prints references is no list of a service: what two pages print counts.
    pages = [page(number, bare) for number in (4, 5)]
    graph(folder, *pages, *(listed({"arxiv_id": "1409.0473"}, number=n) for n in (4, 5)))
    assert len(named(folder)) == 5
