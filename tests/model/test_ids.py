"""Ids as they stand in links of other sites than arXiv's own."""

import pytest

from kgraph.model.ids import ArxivId, FoundId, find_arxiv, find_doi


@pytest.mark.parametrize(
    "link",
    [
        *("https://huggingface.co/papers/2401.00001", "hf.co/papers/2401.00001"),
        *("https://www.alphaxiv.org/overview/2401.00001", "scirate.com/arxiv/2401.00001"),
        "https://ar5iv.labs.arxiv.org/html/2401.00001",
    ],
)
def test_sites_that_name_papers_by_their_arxiv_id(link):
    (found,) = find_arxiv(f"(see {link} and the rest)")
    assert isinstance(found, FoundId)
    assert found.value == ArxivId("2401.00001")


def test_a_doi_in_a_link_of_markdown_ends_where_the_link_begins():
    text = "[10.1162/tacl_a_00100](https://doi.org/10.1162/tacl_a_00100)"
    assert {found.value for found in find_doi(text)} == {"10.1162/tacl_a_00100"}


@pytest.mark.parametrize(
    ("text", "known", "printed"),
    [
        ("arXiv:0704.05783D fields of sheep", "0704.0578", "0704.0578"),
        ("arXiv:0704.0578 3D fields of sheep", "0704.0578", "0704.0578"),
        ("arXiv:1704.05783D fields of sheep", "1704.05783", "1704.05783"),
        ("arXiv:0704.00578In fields of sheep", "0704.0578", "0704.00578"),
        ("arXiv:0704.016620 pages, 0 figures", "0704.0166", "0704.0166"),
        ("arXiv:0704.01661 page", "0704.0166", "0704.0166"),
        ("arXiv:1704.01662120 pp.", "1704.01662", "1704.01662"),
        ("arXiv:hep-th/970100120 pages", "hep-th/9701001", "hep-th/9701001"),
    ],
)
def test_a_number_of_dimensions_or_pages_glued_to_an_id_is_none_of_it(text, known, printed):
    (found,) = find_arxiv(text)
    assert (str(found.value), text[found.start : found.end]) == (known, printed)
