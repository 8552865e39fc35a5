"""Lines of entries, whatever the layout."""

import re

import pytest

from kgraph.read import entry


@pytest.mark.parametrize(
    ("line", "links"),
    [
        ("https://arxiv.org/abs/1706.03762", True),
        ("Code: https://a.example, https://b.example | https://c.example", True),
        ("[https://a.example]", True),
        ("https://a.example,https://b.example", True),
        ("see https://a.example", False),
        ("https://a.example and more", False),
        ("Code", False),
    ],
)
def test_a_line_of_links_holds_nothing_else(line, links):
    assert entry.is_link_line(line) is links


def test_a_line_of_many_links_is_looked_at_piece_by_piece():
    """With one pattern for the line, 16 links and a word took 21 seconds, 17 twice that."""
    line = "https://a.com," * 7_000 + " end"
    assert len(line) > 90_000
    assert not entry.is_link_line(line)
    assert entry.is_link_line(re.sub(r" end$", "", line))
