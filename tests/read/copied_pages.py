"""What the tests of copied pages share: every value stands where its span says."""

import os
import re
from pathlib import Path

import pytest

from kgraph.model.tables import Record
from kgraph.model.text import collapse
from tests.read.pages import read

EXAMPLES = Path(__file__).parents[2] / "examples" / "pages"
# Printed in another form than kept: ISO dates, the number of a version, a flag.
OTHER_FORM = ("published", "updated", "version", "authors_truncated", "categories", "withdrawn")
# A word that the copy of a PDF broke at a line end.
_BROKEN = re.compile(r"\w-[ \t]*\r?\n")


def check_spans(text: str) -> None:
    """Check that each value of a page is what stands at its place, white space aside.

    The words broken at line ends are whole in the value.
    """
    for record in read(text).records:
        for field in {span.field for span in record.spans} - set(OTHER_FORM):
            places = [text[s.start : s.end] for s in record.spans if s.field == field]
            value = getattr(record, field)
            if any(_BROKEN.search(place) for place in places):
                listed = list(value) if isinstance(value, tuple) else [value]
                assert [_letters(place) for place in places] == [
                    _letters(str(v)) for v in (_names(record) if field == "authors" else listed)
                ]
                continue
            printed = [collapse(place) for place in places]
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


def _names(record: Record) -> list[str]:
    return [author.name for author in record.authors]


def _letters(text: str) -> str:
    return re.sub(r"[-\s]", "", text)
