"""The named questions: each runs, both engines agree, and the answers are right."""

import json
import re
import resource
from pathlib import Path

import pytest

from kgraph import store
from kgraph.errors import InputError, QueryError, StoreError, UnknownIdError
from kgraph.sparql import catalogue
from kgraph.sparql import store as sparql_store
from kgraph.sparql.answer import levelled
from kgraph.sparql.engines import evaluate
from kgraph.sparql.named import find, names, parse
from kgraph.sparql.run import ask, explain, prepared, shown
from kgraph.sparql.session import GraphSession
from tests import small_graph
from tests.queries.example import SHAZEER, Kept, given, make
from tests.small_graph import ATTENTION, OLD

ROOT = Path(__file__).parents[2]
GOLDEN = json.loads((Path(__file__).parent / "golden.json").read_text(encoding="utf-8"))
VALUES = {
    "paper": OLD, "author": "Noam Shazeer", "category": "hep-th", "archive": "cs",
}  # fmt: skip
NAMES = [query.name for query in names()]
# Questions that need a path of any length, or graphs by variable.
NOT_BY_TABLES = {
    "foundations-of-paper": "path",
    "sources-that-disagree": "graph",
}


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    return make(tmp_path_factory.mktemp("graph") / "g", few=True)


def answers(graph, name, engine="auto", **values):
    query = find(name)
    wanted = {p.name: VALUES[p.type] for p in query.parameters if p.default is None}
    return ask(graph, name, wanted | values, engine=engine)


# rdflib takes as long as the others together: by default it is asked every third question.
ASKED = [
    pytest.param(name, engine, marks=pytest.mark.large if engine == "rdflib" and n % 3 else ())
    for n, name in enumerate(NAMES)
    for engine in ("sql", "plain sql", "oxigraph", "rdflib")
]


@pytest.mark.parametrize(("name", "engine"), ASKED)
def test_every_engine_gives_the_golden_rows_in_their_order(kept, plain, name, engine):
    asked_of = plain if engine == "plain sql" else kept
    engine = engine.removeprefix("plain ")
    if engine == "sql" and name in NOT_BY_TABLES:
        with pytest.raises(QueryError, match=NOT_BY_TABLES[name]):
            answers(kept, name, engine)
        return
    _, query, _, asked = prepared(asked_of, name, given(find(name)), None)
    answer = shown(evaluate(asked_of, asked, engine), query)
    found = [[None if c is None else str(c) for c in row] for row in levelled(answer.rows)]
    assert found == GOLDEN[name]
    assert found, "a question that finds nothing here is not tested"


@pytest.mark.parametrize("name", NAMES)
def test_a_question_has_a_header_that_fits_its_answer(kept, name):
    query = find(name)
    assert query.title
    assert query.description.endswith(".")
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)
    found = ask(kept, name, given(query))
    assert found.columns == tuple(column for column, _ in query.columns)
    assert "ORDER BY" in query.text.splitlines()[-1], "the order is the last line: LIMIT follows"


@pytest.mark.parametrize("name", [query.name for query in names() if query.limit is not None])
def test_a_limit_cuts_the_ordered_rows(kept, name):
    every = ask(kept, name, given(find(name)) | {"limit": "0"}).rows
    assert ask(kept, name, given(find(name)) | {"limit": "1"}).rows == every[:1]


def test_the_catalogue_is_what_the_headers_say():
    assert (ROOT / "queries" / "README.md").read_text(encoding="utf-8") == catalogue.catalogue()


def rows(graph, name, **values):
    base = "https://kgraph.example/"
    return [
        tuple(None if cell is None else cell.removeprefix(base) for cell in row)
        for row in answers(graph, name, **values).texts()
    ]


def test_authors_of_a_paper_stand_in_printed_order(graph):
    assert [row[:2] for row in rows(graph, "authors-of-paper", paper="1706.03762")] == [
        ("1", "Ashish Vaswani"), ("2", "N. Shazeer"), ("3", "Noam Shazeer"),
    ]  # fmt: skip
    assert [row[:2] for row in rows(graph, "authors-of-paper", paper=OLD)] == [
        ("1", "CMS Collaboration"), (None, "Shazeer, Noam"),
    ]  # fmt: skip


def test_a_coauthor_counts_once_a_paper(graph):
    found = rows(graph, "coauthors-of-author", author="Noam Shazeer")
    assert [row[1:] for row in found] == [("Ashish Vaswani", "1"), ("CMS Collaboration", "1")]


@pytest.mark.parametrize(
    ("category", "found"),
    [("cs.LG", ["1706.03762"]), ("cs", ["1706.03762"]), ("math", ["hep-th/9901001"]),
     ("math-ph", ["hep-th/9901001"]), ("cs.CV", [])],
)  # fmt: skip
def test_a_category_is_its_archive_and_its_other_names_too(graph, category, found):
    listed = rows(graph, "papers-of-category", category=category)
    assert [row[0].removeprefix("paper/arxiv/") for row in listed] == found


def test_two_steps_reach_every_name_and_archive_of_a_category(kept):
    step = "skos:exactMatch|^skos:exactMatch"
    listed = []
    for way in (
        f"?one ({step}|skos:broader)* ?other",
        f"""{{ ?one {step}|skos:broader ?other }}
            UNION {{ ?one {step} ?same . ?same skos:broader ?other }}""",
    ):
        text = (
            f"SELECT DISTINCT ?one ?other {{ ?one dcterms:subject|skos:broader ?archive . {way} }}"
        )
        rows = ask(kept, text, engine="oxigraph").texts()
        listed.append({(a, b) for a, b in rows if a != b and "/grp_" not in b})
    assert listed[0] == listed[1]
    assert len(listed[0]) > 170


def test_two_names_of_one_category_do_not_come_together(graph):
    pairs = [(one, other) for one, other, _ in rows(graph, "categories-together")]
    assert ("category/math-ph", "category/math.MP") not in pairs
    assert ("category/hep-th", "category/math-ph") in pairs


def test_what_is_missing_of_a_paper(graph):
    found = {(p.split("/")[-1], what) for p, what, _ in rows(graph, "missing-metadata")}
    assert {what for name, what in found if name == "9901001"} == {"abstract", "authors"}
    assert {what for name, what in found if name == "1706.03762"} == set()
    assert ("00ff00ff00ff00ff", "title") in found


def test_sources_disagree_on_words_and_years_but_not_on_case_or_precision(graph):
    fields = [(row[1], row[2], row[3]) for row in rows(graph, "sources-that-disagree")]
    assert fields == [
        ("date", "2018", "2017-06-12"),
        ("title", "Attention: all you need", "Attention Is All You Need"),
    ]


def test_sources_that_print_the_same_but_for_case_agree(tmp_path):
    assert rows(small_graph.make(tmp_path / "g"), "sources-that-disagree") == []


def test_each_provider_of_a_citation_keeps_its_own_evidence(graph):
    found = rows(graph, "citations-of-paper", paper="doi:10.1000/a(b)<c>")
    assert [row[2:] for row in found] == [
        ("ReferenceList", "eprint", "1"),
        ("Api", "openalex", "0.9"),
    ]


def test_the_sentences_of_a_paper_are_those_in_which_it_cites(graph):
    assert rows(graph, "sentences-of-paper", paper=OLD) == [
        ("paper/arxiv/1706.03762", "Attention Is All You Need", None, "See [CITE]."),
    ]


def test_a_citation_counts_once_for_each_provider(graph):
    found = rows(graph, "providers-of-citations")
    assert ("eprint", "ReferenceList", "2", "1") in found
    assert ("openalex", "Api", "1", "1") in found


def test_a_mention_that_is_also_cited_is_left_out(graph):
    assert [row[2] for row in rows(graph, "mentioned-not-cited")] == ["strings"]


def test_papers_that_are_perhaps_one_are_those_that_the_pipeline_found(graph):
    found = rows(graph, "suspected-duplicate-papers")
    assert [row[:2] for row in found] == [("paper/arxiv/1706.03762", "paper/title/00aa")]


def test_an_author_is_found_by_a_name_with_an_apostrophe(kept):
    answer = ask(kept, "papers-of-author", {"author": "Dee O'Neil"})
    assert answer.notes == ("author: Dee O'Neil (author:p3-00000003)",)


def test_a_citation_of_a_later_work_is_impossible(graph):
    assert rows(graph, "impossible-citations") == [
        ("paper/arxiv/hep-th/9901001", "1999", "paper/arxiv/1706.03762", "2017")
    ]


# Parameters.


@pytest.mark.parametrize(
    "text",
    ["1706.03762", "arXiv:1706.03762v5", "https://arxiv.org/pdf/1706.03762", ATTENTION,
     "10.48550/arXiv.1706.03762", "https://kgraph.example/paper/arxiv/1706.03762",
     "Attention Is All You Need", "title:0123456789abcdef"],
)  # fmt: skip
def test_a_paper_is_known_by_any_spelling(tmp_path_factory, text):
    graph = plain(tmp_path_factory)
    answer = ask(graph, "authors-of-paper", {"paper": text})
    assert answer.notes == ("paper: Attention Is All You Need (arxiv:1706.03762)",)
    assert len(answer.rows) == 3


@pytest.mark.parametrize("text", ["10.1103/PhysRevD.76.013009", "a STUDY of strings", OLD])
def test_a_paper_is_known_by_its_published_doi_or_a_part_of_its_title(tmp_path_factory, text):
    assert ask(plain(tmp_path_factory), "authors-of-paper", {"paper": text}).rows


@pytest.mark.parametrize(
    "text",
    [SHAZEER, "noam-shazeer-5e6f7a8b", "0000-0002-1825-0097", "Noam Shazeer", "noam shazeer",
     "Shazeer, Noam", "https://kgraph.example/author/noam-shazeer-5e6f7a8b", "N. Shazeer"],
)  # fmt: skip
def test_an_author_is_known_by_id_orcid_or_name(tmp_path_factory, text):
    answer = ask(plain(tmp_path_factory), "papers-of-author", {"author": text})
    assert answer.notes == (f"author: Noam Shazeer ({SHAZEER})",)
    assert len(answer.rows) == 2


def plain(factory):
    folder = factory.getbasetemp() / "plain-graph"
    return folder if folder.exists() else small_graph.make(folder)


def test_a_title_of_two_papers_is_refused_with_their_ids(graph):
    with pytest.raises(QueryError, match=r"2 papers are called .*arxiv:1706\.03762.*title:00aa"):
        answers(graph, "authors-of-paper", paper="attention")


@pytest.mark.parametrize(
    ("name", "values", "reason"),
    [
        ("papers-of-author", {}, "needs a value for 'author'"),
        ("papers-of-author", {"autor": "x"}, "has no parameter 'autor'"),
        ("most-cited", {"limit": "many"}, "limit is a whole number"),
        ("most-cited", {"limit": "5 } DROP ALL"}, "limit is a whole number"),
        ("most-cited", {"limit": "-1"}, "limit is a whole number"),
        ("papers-of-category", {"category": "cs.XX"}, "no category 'cs.XX'"),
        ("papers-of-archive", {"archive": "cs.CL"}, "no archive 'cs.CL'"),
        ("most-citet", {}, "no question 'most-citet'"),
    ],
)
def test_what_cannot_be_asked_is_said(graph, name, values, reason):
    with pytest.raises(QueryError, match=reason) as raised:
        ask(graph, name, values)
    assert raised.value.hint or "limit" in reason


def test_the_error_names_the_known_parameters(graph):
    with pytest.raises(QueryError) as raised:
        ask(graph, "read-next", {"papr": "x"})
    assert raised.value.hint == "it has paper, limit"


@pytest.mark.parametrize(("kind", "text"), [("paper", "1706.99999"), ("author", "Nobody Here")])
def test_what_the_graph_does_not_hold_is_said(graph, kind, text):
    name = {"paper": "authors-of-paper", "author": "papers-of-author"}[kind]
    with pytest.raises(UnknownIdError, match=f"no {kind} '{text}'"):
        answers(graph, name, **{kind: text})


@pytest.fixture(scope="module")
def read(graph):
    return Kept(graph)


TITLED = """# parameter: wanted text = x | a title
# parameter: least integer = 0 | a number
SELECT ?paper ?wanted ?least WHERE { ?paper dcterms:title ?wanted . BIND(?least AS ?n) }
"""


@pytest.mark.parametrize("engine", ["oxigraph", "rdflib"])
@pytest.mark.parametrize(
    "text",
    ['x" } UNION { ?paper ?p ?o', "x' . ?a ?b ?c #", '" . } ; DROP ALL ; { "', "<a:a>", "?paper",
     '\\" ?o . ?paper ?p "', "x\n} #"],
)  # fmt: skip
def test_a_parameter_cannot_add_to_a_question(read, engine, text):
    # In this process: the next test asks rdflib's own.
    asked = prepared(read, TITLED, {"wanted": text}, None)[-1]
    assert evaluate(read, asked, engine).rows == ()


@pytest.mark.parametrize("engine", ["oxigraph", "rdflib"])
def test_a_text_parameter_is_the_text(graph, engine):
    answer = ask(graph, TITLED, {"wanted": "A cited work"}, engine=engine)
    assert answer.columns == ("paper",)
    assert [row[0].value for row in answer.rows] == ["https://kgraph.example/paper/doi/10.1000/a%28b%29%3Cc%3E"]  # fmt: skip  # noqa: E501


def test_a_parameter_that_is_no_column_is_said(graph):
    text = "# parameter: x text = a | b\nSELECT ?s WHERE { ?s dcterms:title ?x }"
    with pytest.raises(QueryError, match="not used") as raised:
        ask(graph, text)
    assert "columns" in raised.value.hint


@pytest.mark.parametrize(
    "line", ["parameter: x", "parameter: x nonsense | y", "column: x", "limit: many"]
)
def test_a_header_that_cannot_be_read_is_said(line):
    with pytest.raises(QueryError, match="cannot read"):
        parse(f"# {line}\nSELECT * {{}}", "mine.rq")


def test_a_question_may_be_a_file(graph, tmp_path):
    file = tmp_path / "mine.rq"
    file.write_text("# limit: 1\nSELECT ?t { ?p dcterms:title ?t } ORDER BY ?t", encoding="utf-8")
    assert [row[0].value for row in ask(graph, str(file)).rows] == ["A cited work"]


def test_the_names_come_in_order_and_each_is_found():
    assert sorted(NAMES) == NAMES
    assert len(NAMES) >= 16
    assert [find(name).name for name in NAMES] == NAMES


def test_an_unknown_engine_is_said(graph):
    with pytest.raises(InputError, match="no engine 'virtuoso'"):
        ask(graph, "most-cited", engine="virtuoso")


# Which engine.


def test_the_tables_answer_sums_and_the_store_what_has_a_fixed_end(tmp_path):
    graph = small_graph.make(tmp_path / "g")
    sparql_store.ensure(graph)
    assert explain(graph, "most-cited").engine == "sql"
    assert explain(graph, "papers-of-author", {"author": "Noam Shazeer"}).engine == "oxigraph"
    assert explain(graph, "foundations-of-paper", {"paper": OLD}).why.endswith("open")
    assert "from" in explain(graph, "most-cited").sql


def test_who_asks_twice_is_answered_by_sorted_tables(tmp_path):
    graph = small_graph.make(tmp_path / "g")
    author = {"author": "Noam Shazeer"}
    first = ask(graph, "papers-of-author", author)
    assert "kept." not in explain(graph, "papers-of-author", author).sql
    # Another session, for all that this one knows: the mark is in the folder.
    assert ask(graph, "papers-of-author", author) == first
    found = explain(graph, "papers-of-author", author)
    assert found.why == "one end of it is fixed, and the tables are sorted by it"
    assert "_by_author_id" in found.sql
    assert ask(graph, "papers-of-author", author) == first
    assert ask(graph, "papers-of-author", {"author": SHAZEER}).rows == first.rows


def test_sorted_tables_follow_the_graph(sorted_tables, monkeypatch):
    session = sorted_tables
    (old,) = (session.folder / "store").glob("*.duckdb")
    assert len(ask(session, "most-cited").rows) == 2
    monkeypatch.setitem(small_graph.ROWS, "citations", [])
    with store.writing(session.folder):
        store.replace_tables(session.folder, small_graph._write)
    for _ in range(3):
        assert ask(session, "most-cited").rows == ()
    (new,) = (session.folder / "store").glob("*.duckdb")
    assert new != old
    assert "kept." in explain(session, "most-cited").sql


def _spoil(file, how):
    data = bytearray(file.read_bytes())
    if how == "cut short":
        del data[len(data) // 2 :]
    elif how == "another file":
        data = bytearray(b"damaged")
    else:  # every block of 256 KiB behind the first, which is read when the file is opened
        for at in range(300_000, len(data), 50_000):
            data[at : at + 4] = b"oops"
    file.write_bytes(data)


@pytest.mark.parametrize("how", ["cut short", "another file", "some bytes"])
def test_damaged_sorted_tables_are_made_again(sorted_tables, how):
    session = sorted_tables
    author = {"author": SHAZEER}
    wanted = ask(session, "papers-of-author", author)
    session.close()
    (file,) = (session.folder / "store").glob("*.duckdb")
    _spoil(file, how)
    assert ask(session.folder, "papers-of-author", author) == wanted
    assert "kept." in explain(session.folder, "papers-of-author", author).sql


def test_damaged_sorted_tables_that_cannot_be_deleted_are_passed_by(sorted_tables):
    session = sorted_tables
    wanted = ask(session, "most-cited")
    session.close()
    (file,) = (session.folder / "store").glob("*.duckdb")
    file.unlink()
    file.mkdir()
    assert [ask(session, "most-cited") for _ in range(2)] == [wanted] * 2
    assert session.kept is None


def test_a_question_with_a_limit_does_not_wait_until_tables_are_sorted(tmp_path):
    graph = small_graph.make(tmp_path / "g")
    first = ask(graph, "most-cited")
    assert ask(graph, "most-cited", timeout=60) == first
    assert not list((graph / "store").glob("*.duckdb"))


def test_a_folder_that_cannot_be_written_to_is_asked_as_it_is(tmp_path):
    graph = small_graph.make(tmp_path / "g")
    (graph / "store").write_text("in the way of what would be kept")
    session = GraphSession(graph)
    assert [len(ask(session, "most-cited").rows) for _ in range(3)] == [2, 2, 2]
    assert session.kept is None


def test_until_there_is_a_store_the_tables_answer(tmp_path):
    folder = small_graph.make(tmp_path / "g")
    found = explain(folder, "papers-of-author", {"author": "Noam Shazeer"})
    assert (found.engine, found.why) == ("sql", "one end of it is fixed, but the store is not built yet")  # fmt: skip  # noqa: E501
    assert not (folder / "store").exists()


def test_a_sum_that_outgrows_its_column_goes_to_the_store(graph):
    text = """SELECT ?p (SUM(?n * 10000000000000000 * 1000) AS ?s)
        { ?p pro:isDocumentContextFor/schema:position ?n } GROUP BY ?p ORDER BY ?p"""
    with pytest.raises(QueryError, match="tables cannot answer"):
        ask(graph, text, engine="sql")
    assert explain(graph, text).engine == "sql"
    assert ask(graph, text) == ask(graph, text, engine="oxigraph")


def test_an_open_graph_sees_that_it_changed(tmp_path, monkeypatch):
    opened = GraphSession(small_graph.make(tmp_path / "g"))
    assert len(ask(opened, "most-cited").rows) == 2
    monkeypatch.setitem(small_graph.ROWS, "citations", [])
    with store.writing(opened.folder):
        store.replace_tables(opened.folder, small_graph._write)
    assert ask(opened, "most-cited").rows == ()


def test_sorted_tables_that_find_no_room_cost_no_answer(tmp_path):
    session = GraphSession(small_graph.make(tmp_path / "g"))
    first = ask(session, "most-cited").rows
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        assert ask(session, "most-cited").rows == first
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert session.kept is None
    assert not list((session.folder / "store").glob(".part*"))
    assert ask(session, "most-cited").rows == first
    assert session.kept is not None


def test_a_table_that_is_gone_is_said(tmp_path):
    graph = small_graph.make(tmp_path / "g")
    (file,) = graph.glob("**/citations*.parquet")
    file.unlink()
    with pytest.raises(StoreError, match="cannot read"):
        ask(graph, "most-cited")
