"""What the tests of copied pages share: every value stands where its span says."""

import os
from pathlib import Path

import pytest

from kgraph.model.text import collapse
from tests.read.pages import read

EXAMPLES = Path(__file__).parents[2] / "examples" / "pages"
# Printed in another form than kept: ISO dates, the number of a version, a flag.
OTHER_FORM = ("published", "updated", "version", "authors_truncated", "categories", "withdrawn")


def check_spans(text: str) -> None:
    """Check that each value of a page is what stands at its place, white space aside."""
    for record in read(text).records:
        for field in {span.field for span in record.spans} - set(OTHER_FORM):
            printed = [collapse(text[s.start : s.end]) for s in record.spans if s.field == field]
            value = getattr(record, field)
            if field == "authors":
                assert printed == [author.name for author in value]
            elif field in ("arxiv_id", "doi"):
                assert [p.lower() for p in printed] == [value]
            elif isinstance(value, tuple):
                assert printed == list(value)
            else:
                assert printed == [value]


def pages_of_others() -> list[object]:
    """Give the pages of layouts that have readers of their own."""
    seeds = Path(os.environ.get("KGRAPH_TEST_DATA", "/nowhere")) / "seeds"
    paths = [*sorted(EXAMPLES.glob("*.txt")), *sorted(seeds.glob("*.txt"))]
    return [pytest.param(path.read_text("utf-8"), id=path.stem) for path in paths]
