"""Small graphs of these tests know few categories: most triples would be of others."""

import pytest

from kgraph.model import taxonomy
from tests import small_graph


@pytest.fixture(scope="package", autouse=True)
def few_categories():
    wanted = {"cs.AI", "cs.CL", "cs.LG", "hep-th", "math.CO", "math.MP", "math-ph"}
    wanted |= set(taxonomy.subsumed_by().values())
    few = [row for row in small_graph.ROWS["categories"] if row.code in wanted]
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(small_graph.ROWS, "categories", few)
        yield
