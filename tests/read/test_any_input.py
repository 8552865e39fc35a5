"""No reader raises on any bytes, and what is read of them is always the same."""

import gzip
import io
import json
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph.model import schema
from kgraph.model.tables import Evidence, Source
from kgraph.read.inputs.files import find_files, read_bytes, read_pages
from kgraph.read.readers import FORMATS, READERS
from tests.read.test_arxiv_snapshot import LINE
from tests.read.test_atom import FEED, TAGGED
from tests.read.test_csl_json import ITEM
from tests.read.test_html import ABS, JSON_LD, LISTING, SEARCH
from tests.read.test_oai_arxiv_raw import ARXIV, DC, RAW, reply
from tests.read.test_ris import RIS

BIB = "@article{a, title={Counting Sheep}, author={Ann Lee and Bob Day}, eprint={2401.00001}}\n"
WHOLE = {
    "html abs": ABS,
    "html list": LISTING,
    "html search": SEARCH,
    "json-ld": JSON_LD,
    "oai": reply(RAW, ARXIV, DC),
    "ris": RIS,
    "csl": json.dumps([ITEM, ITEM], indent=1),
    "snapshot": f"{json.dumps(LINE)}\n{json.dumps(LINE)}\n",
    "bibtex": BIB,
    "atom": FEED,
    "endnote": TAGGED,
    "pdf": "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n",
}
# Lines of pages that people copy one below the other, in parts.
LINES = {
    "acl_anthology": (
        *("Anthology ID: N18-1202", "Anthology ID: N18-1", "Anthology ID:", "N18-1202", "2018"),
        *("Counting Sheep", "Ann Lee | Bob Day", "Ann Lee (Editors)", "Proceedings of Sheep 2018"),
        *("pdf bib abs", "pdf", "Month: June", "Abstract We count.", "Bibkey: x", "Volume: Wool"),
    ),
    "scholar": (
        *("TITLE CITED BY YEAR", "TITLE\tCITED BY\tYEAR", "Counting Sheep", "A Lee, B Day", "12"),
        *("Nature, 2019", "2019", "Counting Sheep\t12\t2019", "2019 · Cited by 9", "Show more"),
        *("A Lee - Nature, 2019 - nature.com", "Cited by 12 Related articles", "Articles 1–20"),
    ),
    "huggingface_papers": (
        *("Submitted by", "Ann", "Counting Sheep", "· 8 authors", "Authors:", "Authors: Ann Lee"),
        *("Published on Jun 12, 2017", "Abstract", "Upvote 3", "12", "·", "arxiv:2001.00001"),
        *("Paper • 2001.00001 • Published Jun 1, 2020", "We count sheep, and are glad. " * 8),
    ),
    "semantic_scholar": (
        *("Counting Sheep", "A. Lee, B. Day", "Physics", "2019", "Save Alert", "TLDR We count."),
        *("12 June 2019", "Corpus ID: 12", "Nature • 2019", "+3 authors", "and then we go on."),
    ),
    "dblp": (
        *("Ann Lee, Bob Day: Counting Sheep. Nature 2019", "[c12]", "view", "Search dblp", "2019"),
        *("Counting Goats. Nature 2019: 1-3", "Ann Lee:", "Counting Cows.", "Wool 2(3): 4 (2019)"),
    ),
}
FEW = settings(max_examples=60, deadline=None)


def check(content: bytes) -> None:
    """Read twice: the same, fit for the tables, every place inside of the text."""
    source = Source("0" * 16, "page", "page", None, "", len(content))
    found = read_bytes(content, source)
    assert found == read_bytes(content, source)
    assert len(found.sources) == 1
    assert found.records or found.problems
    for table, rows in (("records", found.records), ("problems", found.problems)):
        schema.to_arrow(table, list(rows))
    places = [(s.start, s.end) for record in found.records for s in record.spans]
    places += [(p.start, p.end) for p in found.problems if p.start is not None]
    for start, end in places:
        assert 0 <= start <= end <= len(content)
    assert [record.ordinal for record in found.records] == list(range(1, len(found.records) + 1))
    for record in found.records:
        assert record.title or record.abstract or record.arxiv_id or record.doi
        assert len(record.author_keys) == len(record.authors)


@FEW
@given(st.binary(max_size=2000))
def test_any_bytes(content):
    check(content)


@FEW
@given(st.text(max_size=1000))
def test_any_text(text):
    check(text.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("name", WHOLE)
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_any_damage_to_a_page_of_a_format(name, data):
    """Cut, double, delete and put in, anywhere in a good page."""
    text = WHOLE[name]
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 300)))
        put = data.draw(
            st.sampled_from(
                ["", text[start:end] * 2, "\0", "<", '"', "}", "]", "&", "ü\r\n", "\\", "\\ud800"]
            )
            | st.text(max_size=5)
        )
        text = text[:start] + put + text[end:]
    check(text.encode("utf-8", "surrogatepass"))


@FEW
@given(data=st.data())
def test_any_damage_to_a_packed_file(tmp_path_factory, data):
    if data.draw(st.booleans()):
        content = gzip.compress(BIB.encode() * 20, mtime=0)
    else:
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a.bib", BIB * 20)
        content = file.getvalue()
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, len(content)))
    content = content[:start] + data.draw(st.binary(max_size=8)) + content[end:]
    path = tmp_path_factory.mktemp("any") / "packed"
    path.write_bytes(content)

    def once() -> list[Evidence]:
        return list(read_pages(find_files([path]), known=frozenset(), now=""))

    found = once()
    assert found == once()
    assert any(e.records or e.problems for e in found)


def test_formats_are_readers_and_names_are_unique():
    assert set(FORMATS) <= set(READERS)
    names = [reader.NAME for reader in READERS]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("layout", LINES)
@settings(FEW, max_examples=200)
@given(st.data())
def test_lines_of_a_layout_in_any_order(layout, data):
    lines = st.lists(st.sampled_from(LINES[layout]), min_size=2, max_size=30)
    check("\n".join(data.draw(lines)).encode())


@pytest.mark.parametrize("text", ["\u200e", "\u200b\n\u200f\n", ""])
def test_a_page_of_signs_that_nobody_sees_is_empty(text):
    found = read_bytes(text.encode(), Source("0" * 16, "page", "x", None, "", 0))
    assert [row.code for row in found.problems] == ["empty"]
