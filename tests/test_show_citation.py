"""What `show` and `stats` say of citations, on the command line."""

import pytest
from typer.testing import CliRunner

from kgraph.cli.verbs import app
from kgraph.errors import UnknownIdError
from kgraph.graph import Graph
from kgraph.model.tables import Context, Evidence, Reference
from tests.resolve.graphs import graph, page

PRINTED = "A. Vaswani et al., Attention is all you need. In NIPS, 2017."
SENTENCE = "We use the transformer [CITE]."


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A graph that no test changes."""
    papers = page(
        1,
        {"title": "A Long Paper with Many References", "arxiv_id": "2001.00001"},
        {"title": "Attention Is All You Need", "arxiv_id": "1706.03762"},
    )
    told = (Context(SENTENCE, "Method", ("background", "methodology")),)
    record = f"{1:016x}#1"
    refs = (
        Reference(record, 1, PRINTED, "eprint", contexts=told),
        Reference(record, 2, "N. N., Another work altogether, Nature 1", "eprint"),
        Reference(record, 3, None, "openalex", arxiv_id="1512.03385", title="Residues"),
    )
    return graph(tmp_path_factory.mktemp("made") / "g", papers, Evidence(references=refs))


def said(*arguments):
    ended = CliRunner().invoke(app, [*map(str, arguments)])
    assert ended.exit_code == 0, ended.output
    return ended.output


def test_a_citation_is_shown_with_sentence_section_reference_and_source(folder):
    listed = said("show", folder, "2001.00001")
    name = "arxiv:2001.00001 -> arxiv:1706.03762"
    assert name in listed, "show of a paper prints what show of the citation takes"
    shown = said("show", folder, name)
    for part in (
        SENTENCE,
        "Method",
        "intent         background, methodology",
        PRINTED,
        "page-1.txt",
        "eprint (TitleMatch",
        "by title",
    ):
        assert part in shown


@pytest.mark.parametrize(
    "name",
    ["2001.00001 -> 1706.03762", "2001.00001→Attention is all you need"],
)
def test_the_papers_of_a_citation_may_be_written_in_any_way(folder, name):
    assert Graph(folder).show(name).id == "arxiv:2001.00001 -> arxiv:1706.03762"


@pytest.mark.parametrize("name", ["1706.03762 -> 2001.00001", "2001.00001 -> nothing", "-> x"])
def test_what_is_no_citation_is_said(folder, name):
    with pytest.raises(UnknownIdError):
        Graph(folder).show(name)


def test_what_a_service_tells_of_a_work_is_shown(folder):
    shown = Graph(folder).show("2001.00001 -> 1512.03385")
    assert "Residues, arXiv:1512.03385" in shown.facts[0].value


def test_stats_count_references_by_provider_and_what_they_name(folder):
    told = said("stats", folder)
    assert "1 paper with references: 1 from eprint, 1 from openalex" in told
    assert "2 references from eprint: 1 described, 1 unknown_work" in told
    assert "1 reference from openalex: 1 cited" in told
