"""Ids as they stand in links of other sites than arXiv's own."""

import pytest

from kgraph.model.ids import ArxivId, FoundId, find_arxiv, find_doi, parse_doi


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
    ("link", "doi"),
    [
        ("https://dl.acm.org/doi/10.1145/1926385.1926423", "10.1145/1926385.1926423"),
        ("https://dl.acm.org/doi/fullHtml/10.1145/1.2", "10.1145/1.2"),
        ("https://www.tandfonline.com/doi/abs/10.1080/1.2?journalCode=x", "10.1080/1.2"),
        (
            "https://journals.aps.org/prl/abstract/10.1103/PhysRevLett.1.1",
            "10.1103/physrevlett.1.1",
        ),
        ("https://link.springer.com/content/pdf/10.1007/978-3-0_2.pdf", "10.1007/978-3-0_2"),
        ("https://link.springer.com/article/10.1007/s1-2#Sec1", "10.1007/s1-2"),
        ("https://iopscience.iop.org/article/10.1088/1/18/1/013001/meta", "10.1088/1/18/1/013001"),
        ("https://iopscience.iop.org/article/10.1088/1/18/1/013001", "10.1088/1/18/1/013001"),
        ("https://academic.oup.com/nar/doi/10.1093/nar/gkx123/4055630", "10.1093/nar/gkx123"),
        ("https://www.biorxiv.org/content/10.1101/2020.1v2.full.pdf", "10.1101/2020.1"),
        ("https://journals.plos.org/x/article?id=10.1371/journal.x.1", "10.1371/journal.x.1"),
        ("https://www.frontiersin.org/articles/10.3389/x.2013.1/full", "10.3389/x.2013.1"),
    ],
)
def test_publishers_address_their_articles_by_doi(link, doi):
    text = f"([sheep]({link}), and the rest)"
    (found,) = find_doi(text)
    assert (found.value, text[found.start : found.end].lower()) == (doi, doi)
    assert text[found.whole_start : found.whole_end] == link
    assert parse_doi(link) == doi


@pytest.mark.parametrize(
    "link", ["https://zenodo.org/badge/DOI/10.5281/zenodo.3.svg", "https://x.org/10.1/12.34.short"]
)
def test_badges_and_versions_are_no_articles(link):
    assert list(find_doi(link)) == []


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
