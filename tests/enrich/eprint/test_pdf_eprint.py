"""E-prints that are a PDF: the list behind the last heading "References"."""

import gzip
import sys

import pytest

from kgraph.enrich.eprint import read_eprint
from tests.enrich.eprint.hostile import tar_gz
from tests.read.test_pdf import pdf

pytest.importorskip("pypdf")

NUMBERED = (
    *("1 Introduction", "The references of others [1] are 3.", "References"),
    "[1] A. Vaswani, N. Shazeer. Attention is all you need.",
    "In NeurIPS, 2017. arXiv:1706.03762",
    "[2] K. He, X. Zhang. Deep residual learn-",
    "ing for images. CVPR 2016. doi:10.1109/CVPR.",
    "2016.90",
    "[3] D. Knuth. The art of programming. 1997.",
)
NAMED = (
    "REFERENCES",
    "Vaswani, A., Shazeer, N. Attention is all you need. In Advances",
    "in Neural Information, 2017.",
    "He, K., Zhang, X. Deep residual learning for images. In CVPR, 2016.",
    "Knuth, D. The art of programming. Addison-Wesley, 1997.",
)


def test_numbered_entries():
    read = read_eprint(pdf(*(line.replace("(", "").replace(")", "") for line in NUMBERED)))
    assert (read.status, read.problems) == ("ok", ())
    assert [(one.arxiv_id, one.doi, one.year) for one in read.references] == [
        ("1706.03762", None, 2017),
        (None, "10.1109/cvpr.2016.90", 2016),
        (None, None, 1997),
    ]
    assert [one.title for one in read.references] == [
        *("Attention is all you need", "Deep residual learning for images"),
        "The art of programming",
    ]


def test_entries_without_numbers():
    read = read_eprint(pdf(*NAMED))
    assert [one.year for one in read.references] == [2017, 2016, 1997]
    assert [one.title for one in read.references] == [
        *("Attention is all you need", "Deep residual learning for images"),
        "The art of programming",
    ]


def test_a_packed_pdf_and_one_in_an_archive_are_read_too():
    content = pdf(*NAMED)
    assert len(read_eprint(gzip.compress(content)).references) == 3
    assert len(read_eprint(tar_gz({"paper.pdf": content})).references) == 3


def test_what_is_wrong_with_a_pdf_is_said():
    for content, code in ((pdf("No list"), "no-reference-list"), (b"%PDF-1.4 x", "damaged-pdf")):
        read = read_eprint(content)
        assert (read.status, [p.code for p in read.problems]) == ("not_found", [code])


def test_without_pypdf_the_paper_is_asked_for_again(monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdf", None)
    read = read_eprint(pdf(*NAMED))
    assert (read.status, [p.code for p in read.problems]) == ("deferred", ["pdf-not-installed"])
