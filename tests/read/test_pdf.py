"""PDF files: document data, the stamp in the margin, a DOI on the first page."""

import sys

import pytest

from kgraph.model.tables import Source
from kgraph.read.inputs.files import read_bytes

pytest.importorskip("pypdf")


def pdf(*lines: str, title: str = "", author: str = "") -> bytes:
    """Make a PDF of one page by hand."""
    shown = "".join(f"BT /F1 10 Tf 40 {700 - 14 * i} Td ({t}) Tj ET\n" for i, t in enumerate(lines))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        "/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(shown)}>>stream\n{shown}endstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        f"<</Title({title})/Author({author})>>",
    ]
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj{body}endobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"xref\n0 7\n0000000000 65535 f \n{table}trailer<</Size 7/Root 1 0 R/Info 6 0 R>>\n"
    return f"{out}{end}startxref\n{len(out)}\n%%EOF".encode("latin-1")


def read(content: bytes):
    return read_bytes(content, Source("0" * 16, "page", "a.pdf", None, "", len(content)))


def test_data_stamp_and_doi_are_read():
    content = pdf(
        "arXiv:2401.00001v2 [cs.DL] 6 Feb 2024",
        "We count sheep as in arXiv:2312.00007. https://doi.org/10.1000/Sheep.3",
        title="Counting Sheep in Wide Fields",
        author="Ann Lee, Bob Day",
    )
    found = read(content)
    (record,) = found.records
    assert (record.arxiv_id, record.version) == ("2401.00001", 2)
    assert record.doi == "10.1000/sheep.3"
    assert record.title == "Counting Sheep in Wide Fields"
    assert [author.name for author in record.authors] == ["Ann Lee", "Bob Day"]
    assert record.primary_category == "cs.DL"
    assert (found.sources[0].reader, found.problems) == ("pdf", ())


@pytest.mark.parametrize("title", ["", "main.dvi", "Microsoft Word - v3.docx", "untitled"])
def test_what_programs_call_a_file_is_no_title(title):
    found = read(pdf("Counting Sheep", title=title))
    assert found.records == ()
    assert [p.code for p in found.problems] == ["unknown-layout"]


def test_a_damaged_file_is_a_problem():
    for content in (b"%PDF-1.4\n", pdf("x")[:300], b"%PDF-1.7\n" + b"1 0 obj<<" * 5000):
        assert [p.code for p in read(content).problems] == ["damaged-pdf"]


def test_without_pypdf_the_problem_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdf", None)
    (row,) = read(pdf("x", title="Counting Sheep in Wide Fields")).problems
    assert row.code == "pdf-not-installed"
    assert "pip install 'kgraph[pdf]'" in row.message
