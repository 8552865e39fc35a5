"""The pages that benchmarks make up are read by the reader they are made for."""

import pytest

from kgraph.model.tables import Source
from kgraph.read import read_text
from tests.bench.made_pages import LAYOUTS, make_page

NAMED = [layout for layout in LAYOUTS if not layout.startswith("no layout")]


@pytest.mark.parametrize("layout", NAMED)
def test_a_made_page_is_read_by_its_own_reader(layout):
    found = read_text(make_page(layout, 0.01), Source("0" * 16, "page", layout, None, "", 0))
    assert found.sources[0].reader == layout.split()[0]
    assert max(len(record.title or "") for record in found.records) < 250
