"""Rows become columns and rows again; nothing is lost between."""

from dataclasses import asdict, fields
from typing import get_args, get_origin, get_type_hints

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kgraph.model import schema
from kgraph.model.tables import TABLES, Record, Reference
from kgraph.model.text import collapse

texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=3)


def _fields(row_type):
    """Give a strategy for each column: texts that UTF-8 can hold, numbers of 64 bits."""
    hints = get_type_hints(row_type)
    return {field.name: _values(hints[field.name]) for field in fields(row_type)}


def _values(hint):
    simple = {str: texts, int: st.integers(-(2**63), 2**63 - 1), bool: st.booleans()}
    if hint in simple:
        return simple[hint]
    parts = [part for part in get_args(hint) if part is not type(None)]
    if get_origin(hint) is tuple:
        return st.lists(_values(parts[0]), max_size=2).map(tuple)
    if parts:
        return st.none() | _values(parts[0])
    return st.builds(hint, **_fields(hint))


@pytest.mark.parametrize("row_type", [Record, Reference])
def test_rows_come_back_as_they_were_and_as_pyarrow_makes_them(row_type):
    rows_of = st.builds(row_type, **_fields(row_type))

    # Rows of 25 columns are much to make up, not much to turn into a table.
    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(rows_of, max_size=3))
    def agrees(rows):
        table = schema.to_arrow(row_type.TABLE, rows)
        table.validate(full=True)
        assert list(schema.from_arrow(row_type, table)) == rows
        plain = pa.Table.from_pylist(list(map(asdict, rows)), schema=schema.schema(row_type.TABLE))
        assert table.equals(plain)

    agrees()


@pytest.mark.parametrize("name", TABLES)
def test_no_rows_are_an_empty_table_of_the_same_columns(name):
    assert schema.to_arrow(name, []).equals(schema.schema(name).empty_table())


@given(st.text())
def test_collapsing_leaves_single_spaces_and_what_can_be_printed(text):
    done = collapse(text)
    assert collapse(done) == done
    assert done == " ".join(done.split(" "))
    assert "".join(done.split()) == "".join(c for c in collapse(f"\n{text}") if not c.isspace())
