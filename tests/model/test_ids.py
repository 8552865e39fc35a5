"""Ids as they stand in links of other sites than arXiv's own."""

import pytest

from kgraph.model.ids import ArxivId, FoundId, find_arxiv


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
