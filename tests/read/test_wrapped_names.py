"""Author lists that a page wraps."""

from kgraph.read.layouts.wrapped_names import joined_names
from kgraph.read.page import find_lines


def joined(text: str) -> list[str]:
    return [line.text for line in joined_names(text, list(find_lines(text)))]


def test_a_line_may_end_inside_of_a_name():
    text = "Ann Lee, Bob Day, Christopher D.\n  Gray, Dee Hill\nCounting Sheep\n"
    assert joined(text) == ["Ann Lee, Bob Day, Christopher D.   Gray, Dee Hill", "Counting Sheep"]


def test_a_list_of_many_lines_is_one():
    """Joined anew with each line it would take minutes."""
    text = "Ann Lee, Bob Day,\n" * 30_000
    assert joined(text) == [text.replace("\n", " ").strip()]
