"""Reading that is spread over workers gives what one process reads, wherever a file is cut."""

import json

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph.model import schema
from kgraph.model.tables import EVIDENCE
from kgraph.read.formats import arxiv_snapshot
from kgraph.read.inputs import spread
from kgraph.read.inputs.files import find_files, read_pages
from tests.read.test_arxiv_snapshot import LINE

NOW = "2026-01-01T00:00:00Z"


class Here:
    """Workers that are this process: what is spread is only cut and put together."""

    def spread(self, work, tasks):
        for task in tasks:
            yield from work(task)


def tables(given_parts):
    found = {row.TABLE: [schema.schema(row.TABLE).empty_table()] for row in EVIDENCE}
    for part in given_parts:
        for table, parts in found.items():
            rows = getattr(part, table, ())
            parts.append(rows if isinstance(rows, pa.Table) else schema.to_arrow(table, rows))
    return {table: pa.concat_tables(parts) for table, parts in found.items()}


def assert_same(pages, split):
    files = find_files([pages])
    whole = tables(read_pages(files, known=frozenset(), now=NOW))
    parts = tables(spread.read(Here(), files, known=frozenset(), now=NOW, split=split))
    assert parts == whole
    return whole


@given(
    marked=st.booleans(),
    lines=st.lists(st.sampled_from(["", "no line", "é" * 7, "{}"]), max_size=6),
    parts=st.integers(2, 6),
    more=st.integers(-2, 2),
)
@settings(max_examples=15)
def test_a_snapshot_is_the_same_wherever_it_is_cut(tmp_path_factory, marked, lines, parts, more):
    tmp_path = tmp_path_factory.mktemp("cut")
    pages = tmp_path / "pages"
    pages.mkdir()
    records = [json.dumps({**LINE, "id": f"2401.{n + 1:05}"}, ensure_ascii=n > 1) for n in range(3)]
    text = ("\ufeff" if marked else "") + "\n".join([records[0], *lines, *records[1:]])
    (pages / "snapshot.json").write_text(text, encoding="utf-8")
    # Beside the end of the first line, too: that is where a cut goes wrong.
    split = len(records[0].encode()) // (parts - 1) + more
    assert assert_same(pages, split)["records"].num_rows == 3


def test_a_mark_of_byte_order_in_the_middle_is_text_wherever_a_cut_is(tmp_path):
    records = [json.dumps({**LINE, "id": f"2401.0000{n}"}) for n in (1, 2, 3)]
    lines = [records[0], "\ufeffno line", *records[1:]]
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "snapshot.json").write_text("\n".join(lines), encoding="utf-8")
    found = assert_same(pages, len(lines[0].encode()) + 1)
    assert found["records"]["spans"].to_pylist()[2][0]["line"] == 4


def test_a_line_that_is_far_too_long_comes_in_the_same_parts(tmp_path, monkeypatch):
    monkeypatch.setattr(arxiv_snapshot, "MAX_LINE", 2_000)
    pages = tmp_path / "pages"
    pages.mkdir()
    lines = [json.dumps(LINE), json.dumps({**LINE, "abstract": "far " * 3_000}), json.dumps(LINE)]
    (pages / "snapshot.json").write_text("\n".join(lines), encoding="utf-8")
    for split in (500, 1_999, 2_000, 5_000):
        found = assert_same(pages, split)
        assert found["records"].num_rows == 2
        assert found["problems"].num_rows


def test_pages_are_the_same_and_the_same_content_counts_once(tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(45):
        text = f"arXiv:2401.{number % 40 + 1:05}\nCounting Sheep Number {number % 40}\n"
        (pages / f"{number:02}.txt").write_text(text, encoding="utf-8")
    (pages / "empty.txt").write_text("")
    found = assert_same(pages, 1 << 20)
    assert found["sources"].num_rows == 41


def test_a_file_that_a_worker_does_not_see_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        list(spread.read(Here(), [("x", tmp_path / "x")], known=frozenset(), now=NOW))
