"""BibTeX files as bibtexparser reads them back."""

import bibtexparser
import pytest
from bibtexparser import middlewares
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph.building import build as kgraph_build
from kgraph.errors import InputError
from kgraph.export import bibtex
from kgraph.graph import Graph
from tests import small_graph
from tests.small_graph import ATTENTION, OLD, STUB


def read_back(text):
    library = bibtexparser.parse_string(
        text, append_middleware=[middlewares.LatexDecodingMiddleware()]
    )
    assert not library.failed_blocks
    return {
        entry.key: {field.key: field.value for field in entry.fields} for entry in library.entries
    }


@pytest.fixture
def graph(tmp_path):
    return Graph(small_graph.make(tmp_path / "g"))


def test_every_described_paper_is_an_entry(graph, tmp_path):
    graph.export(tmp_path / "refs.bib")
    found = read_back((tmp_path / "refs.bib").read_text(encoding="utf-8"))
    assert list(found) == sorted(found)
    assert set(found) == {row.paper_id for row in graph.papers() if row.described}
    assert found[ATTENTION] == {
        "title": "Attention Is All You Need",
        "author": "Vaswani, Ashish and Shazeer, N. and Shazeer, Noam",
        "year": "2017", "eprint": "1706.03762", "archiveprefix": "arXiv",
        "primaryclass": "cs.CL", "doi": "10.48550/arxiv.1706.03762",
        "url": "https://arxiv.org/abs/1706.03762",
    }  # fmt: skip
    assert found[OLD]["title"] == "Zażółć & Söhne: a study of strings"
    assert found[OLD]["author"] == "CMS Collaboration and others"
    assert found[OLD]["doi"] == "10.1103/physrevd.76.013009"


def test_works_that_are_only_cited_come_with_how_often(graph, tmp_path):
    graph.export(tmp_path / "next.bib", cited_only=True)
    ((name, entry),) = read_back((tmp_path / "next.bib").read_text(encoding="utf-8")).items()
    assert name == bibtex.key(STUB)
    assert entry == {
        "title": "A cited work", "doi": "10.1000/a(b)<c>",
        "note": "cited by 1 paper of this graph",
    }  # fmt: skip


def test_only_bibtex_is_written_of_cited_works_alone(graph, tmp_path):
    with pytest.raises(InputError, match="BibTeX"):
        graph.export(tmp_path / "x.bib", tmp_path / "x.ttl", cited_only=True)
    assert not (tmp_path / "x.bib").exists()


def test_the_file_is_the_same_every_time(graph, tmp_path):
    graph.export(tmp_path / "a.bib", tmp_path / "b.bib")
    assert (tmp_path / "a.bib").read_bytes() == (tmp_path / "b.bib").read_bytes()


TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs", "Co", "Cn", "Zl", "Zp"]), min_size=1)


@settings(max_examples=15, deadline=None)
@given(st.dictionaries(TEXT, st.text('{}\\$%&#_~^"@,=ab é', min_size=1), min_size=1, max_size=16))
def test_any_title_makes_a_file_that_is_read_whole(tmp_path_factory, titles):
    papers = [
        small_graph.paper(f"title:{n:016x}", title=f"x{title}{other}")
        for n, (title, other) in enumerate(titles.items())
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(small_graph, "ROWS", {"papers": papers})
        folder = small_graph.make(tmp_path_factory.mktemp("g") / "g")
    bibtex.write(folder, folder / "x.bib")
    library = bibtexparser.parse_string((folder / "x.bib").read_text(encoding="utf-8"))
    assert not library.failed_blocks
    assert [entry.key for entry in library.entries] == [paper.paper_id for paper in papers]


@pytest.mark.parametrize(
    ("venue", "meeting"),
    [
        ("Advances in Neural Information Processing Systems 30 (2017)", True),
        ("NeurIPS 2017", True),
        ("In Proceedings of the 45th Annual Meeting on Wool, pages 1-9", True),
        ("International Conference on Sheep", True),
        ("Proc. of the Twelfth Workshop on Goats", True),
        ("ICML'07", True),
        ("Proceedings of the National Academy of Sciences 104, 1-9", False),
        ("Phys. Rev. D 70, 084001 (2004)", False),
        ("JHEP 0704:001, 2007", False),
        ("Nature 2015", False),
        ("PNAS 104 (2007)", False),
        ("CoRR 2017", False),
        ("JMLR 2003", False),
        ("J. Phys.: Conf. Ser. 123, 12 (2008)", False),
        ("Congressus Numerantium 12, 3-4", False),
        ("World Congress on Wool", True),
        ("", False),
    ],
)
def test_papers_of_meetings_are_in_proceedings(venue, meeting):
    assert bibtex.is_meeting(venue) == meeting


@pytest.mark.parametrize(
    ("venue", "fields"),
    [
        ("Nature 521, 436-444 (2015)", ("Nature", "521", None, "436–444")),
        ("J. Wool, 12(3):1–9, 2007", ("J. Wool", "12", "3", "1–9")),
        ("Phys. Rev. D 70, 084001 (2004)", ("Phys. Rev. D", "70", None, "084001")),
        ("Nature 2015", ("Nature 2015", None, None, None)),
        ("Phys. Rev. D 98 (2018) 030001", ("Phys. Rev. D", "98", None, "030001")),
        ("Wool 3 (2003) 1137-1155", ("Wool", "3", None, "1137–1155")),
        ("Sheep 2019, pp. 1-9", ("Sheep 2019, pp. 1-9", None, None, None)),
        ("JHEP 0704:001, 2007", ("JHEP", "0704", None, "001")),
        ("Sheep and Goats", ("Sheep and Goats", None, None, None)),
    ],
)
def test_volume_and_pages_are_fields(venue, fields, tmp_path):
    page = tmp_path / "page.bib"
    page.write_text(f"@article{{a, title={{Counting}}, journal={{{venue}}}}}", encoding="utf-8")
    graph = kgraph_build([page], tmp_path / "g", offline=True)
    graph.export(tmp_path / "refs.bib")
    ((_, entry),) = read_back((tmp_path / "refs.bib").read_text(encoding="utf-8")).items()
    assert tuple(map(entry.get, ("journal", "volume", "number", "pages"))) == fields
