"""arXiv's metadata snapshot, as Kaggle gives it."""

import gzip
import hashlib
import json
import re
import shutil
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph import store
from kgraph.errors import InputError, KGraphError
from kgraph.model.schema import from_arrow
from kgraph.model.tables import Evidence, Record
from kgraph.read.formats import arxiv_record, arxiv_snapshot
from kgraph.read.formats.snapshot_line import _facts, _read_json, read_line
from kgraph.read.inputs import processes
from kgraph.read.inputs.files import find_files, read_pages

LINE = {
    "id": "2401.00001",
    "submitter": "Ann Lee",
    "authors": 'Ann Lee and J\\"org \\"On, Jr.',
    "title": "Counting Sheep in Wide Fields of Grass\n  and on Hills",
    "comments": "18 pages",
    "journal-ref": "J. Sheep 3 (2024) 1",
    "doi": "10.1000/Sheep.3",
    "report-no": None,
    "categories": "cs.DL math.ST",
    "license": None,
    "abstract": "  We count sheep\nat night.\n",
    "versions": [
        {"version": "v1", "created": "Mon, 1 Jan 2024 19:00:02 GMT"},
        {"version": "v2", "created": "Tue, 6 Feb 2024 09:00:02 GMT"},
    ],
    "update_date": "2024-02-07",
    "authors_parsed": [["Lee", "Ann", ""], ["Ön", "Jörg", "Jr"]],
}


def read(path):
    """Give the batches of a file, with typed rows."""
    found = read_pages(find_files([path]), known=frozenset(), now="2026-01-01T00:00:00Z")
    return [batch if isinstance(batch, Evidence) else typed(batch) for batch in found]


def typed(part):
    return Evidence(records=tuple(from_arrow(Record, part.records)), problems=part.problems)


def whole(path):
    """Give what the batches of a file say together."""
    batches = read(path)
    return Evidence(
        *(
            tuple(row for batch in batches for row in getattr(batch, name))
            for name in ("sources", "records", "page_facts", "references", "coverage", "problems")
        )
    )


def write(path, *lines):
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("\n".join(texts) + "\n", encoding="utf-8")
    return path


def test_a_line_is_a_paper(tmp_path):
    path = write(tmp_path / "a.json", LINE)
    evidence = whole(path)
    (source,) = evidence.sources
    assert (source.kind, source.reader, source.location) == ("bulk", "arxiv_snapshot", "a.json")
    (record,) = evidence.records
    assert record.arxiv_id == "2401.00001"
    assert record.version == 2
    assert record.title == "Counting Sheep in Wide Fields of Grass and on Hills"
    assert record.abstract == "We count sheep at night."
    assert [a.name for a in record.authors] == ["Ann Lee", "Jörg Ön Jr"]
    assert record.author_keys
    assert (record.published, record.updated) == ("2024-01-01", "2024-02-06")
    assert record.categories == ("cs.DL", "math.ST")
    assert record.primary_category == "cs.DL"
    assert (record.doi, record.journal_ref) == ("10.1000/sheep.3", "J. Sheep 3 (2024) 1")
    assert record.comments == "18 pages"
    assert not record.withdrawn
    (span,) = record.spans
    assert path.read_text()[span.start : span.end] == "2401.00001"
    assert span.line == 1


def test_a_bad_line_is_a_problem_with_its_place_and_costs_no_other(tmp_path):
    bad = [
        '{"id": "2401.00002", "title":',
        "[]",
        json.dumps(LINE | {"id": None}),
        json.dumps(LINE | {"id": "2413.00001"}),
        "[" * 100_000,
    ]
    path = write(tmp_path / "a.json", LINE, *bad, "", LINE | {"id": "2401.00003"})
    evidence = whole(path)
    assert [r.arxiv_id for r in evidence.records] == ["2401.00001", "2401.00003"]
    assert [(p.code, p.line) for p in evidence.problems] == [
        ("bad-line", line) for line in range(2, 7)
    ]
    text = path.read_text()
    assert [text[p.start : p.end] for p in evidence.problems] == bad


def test_fields_of_wrong_types_are_as_good_as_none(tmp_path):
    odd = dict.fromkeys(LINE, 7) | {"id": "2401.00001", "versions": [3, {"version": 4}]}
    odd |= {"authors_parsed": [["A"], 5, [None, "B", 3]], "update_date": "2024-02-07"}
    evidence = whole(write(tmp_path / "a.json", odd))
    (record,) = evidence.records
    assert [a.name for a in record.authors] == ["A", "B"]
    assert (record.title, record.published, record.updated) == (None, None, "2024-02-07")


_ODD = st.one_of(
    st.none(),
    st.integers(),
    st.floats(),
    st.text(max_size=5),
    st.lists(st.text(max_size=3), max_size=2),
)


@given(
    st.dictionaries(st.sampled_from(sorted(LINE)), _ODD, max_size=3),
    st.lists(st.lists(_ODD, max_size=4), max_size=3),
    st.sampled_from([b"", b" ", b"\xff", b"}", b'\\ud800"']),
)
def test_a_line_of_the_usual_types_is_read_as_any_json(odd, names, behind):
    raw = json.dumps(LINE | {"authors_parsed": names} | odd).encode() + behind
    try:
        facts = _facts(_read_json(raw.decode("utf-8", "replace")))
    except InputError as error:
        with pytest.raises(InputError, match=re.escape(str(error))):
            read_line(raw)
    else:
        assert as_said(read_line(raw)) == as_said(facts)


def as_said(facts):
    try:
        return arxiv_record.said(facts)
    except InputError as error:
        return str(error)


def test_batches_have_one_source_and_are_what_one_reading_gives(tmp_path, monkeypatch):
    monkeypatch.setattr(arxiv_snapshot, "CHUNK", 2)
    lines = [LINE | {"id": f"2401.{n:05d}", "title": f"Sheep ü {n}"} for n in range(1, 6)]
    path = write(tmp_path / "a.json", *lines)
    batches = read(path)
    assert [len(batch.records) for batch in batches] == [0, 1, 1, 1, 1, 1]
    assert [len(batch.sources) for batch in batches] == [1, 0, 0, 0, 0, 0]
    records = [record for batch in batches for record in batch.records]
    assert [record.ordinal for record in records] == [1, 2, 3, 4, 5]
    packed = tmp_path / "b.json.gz"
    packed.write_bytes(gzip.compress(path.read_bytes()))
    assert [record for batch in read(packed) for record in batch.records] == records


def test_a_snapshot_that_was_cut_off_gives_what_it_has_and_says_so(tmp_path):
    lines = [
        LINE | {"id": f"2401.{n:05d}", "title": hashlib.sha512(b"%d" % n).hexdigest()}
        for n in range(1, 2000)
    ]
    content = gzip.compress(write(tmp_path / "a.json", *lines).read_bytes())
    (tmp_path / "a.json.gz").write_bytes(content[: len(content) // 2])
    batches = read(tmp_path / "a.json.gz")
    assert 100 < sum(len(batch.records) for batch in batches) < 2000
    assert [p.code for batch in batches for p in batch.problems][-1] == "damaged-archive"


def test_withdrawn_papers_are_marked(tmp_path):
    lines = [
        LINE | {"id": "2401.00001", "comments": "This paper has been withdrawn by the author"},
        LINE | {"id": "2401.00002", "comments": "Section 3 has been withdrawn"},
    ]
    evidence = whole(write(tmp_path / "a.json", *lines))
    assert [record.withdrawn for record in evidence.records] == [True, False]


def test_several_processes_write_the_bytes_that_one_writes(tmp_path, monkeypatch):
    monkeypatch.setattr(arxiv_snapshot, "CHUNK", 20_000)
    lines = [LINE | {"id": f"2401.{n:05d}", "title": f"Sheep ü {n}"} for n in range(1, 500)]
    lines[120] = '{"id": "no line of JSON'
    lines[300] = ""
    path = write(tmp_path / "a.json", *lines)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    files = {}
    for name, large, cores in (("one", 1 << 60, 1), ("several", 1, 3)):
        monkeypatch.setattr(arxiv_snapshot, "LARGE", large)
        monkeypatch.setattr(processes, "cores", lambda cores=cores: cores)
        pages = read_pages(find_files([path]), known=frozenset(), now="2026-01-01T00:00:00Z")
        with store.writing(tmp_path / name):
            store.append(tmp_path / name, pages)
        found = sorted((tmp_path / name).rglob("*.parquet"))
        files[name] = [(file.name, file.read_bytes()) for file in found]
        assert len(store.read(tmp_path / name, "records")) == 498 - 1
    assert files["one"] == files["several"]
    text = path.read_text(encoding="utf-8-sig")
    for row in store.read(tmp_path / "several", "records").to_pylist():
        (span,) = row["spans"]
        assert text[span["start"] : span["end"]] == row["arxiv_id"]


def test_a_process_that_ends_is_no_end_of_the_file(tmp_path, monkeypatch):
    monkeypatch.setattr(arxiv_snapshot, "LARGE", 1)
    monkeypatch.setattr(processes, "cores", lambda: 2)
    monkeypatch.setattr(sys, "executable", shutil.which("false"))
    path = write(tmp_path / "a.json", LINE)
    with pytest.raises(KGraphError, match="ended before its answer"):
        read(path)
