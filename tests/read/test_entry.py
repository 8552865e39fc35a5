"""Lines of entries, whatever the layout."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.model.fingerprints import abstract_key
from kgraph.model.tables import Source
from kgraph.read.page import find_lines, new_draft, page
from kgraph.read.parts import entry
from kgraph.read.parts.authors import find_authors
from kgraph.read.parts.seams import find_seam
from tests.read.pages import OTHER, PROSE, values


@pytest.mark.parametrize(
    ("line", "links"),
    [
        ("https://arxiv.org/abs/1706.03762", True),
        ("Code: https://a.example, https://b.example | https://c.example", True),
        ("[https://a.example]", True),
        ("https://a.example,https://b.example", True),
        ("Read the paper: https://a.example", True),
        ("Read the full paper here: https://a.example", True),
        ("Link to the preprint - https://a.example", True),
        ("read it on arXiv and at https://a.example", False),
        ("the text of https://a.example", False),
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


@pytest.mark.parametrize("dash", ["–", "‐", ".–."])
def test_a_dash_among_names_is_no_name_and_no_error(dash):
    text = f"Ann Lee, Bob {dash}, Cy Fox"
    assert find_authors(text, 0, len(text)) is None


@given(st.text(st.sampled_from("ab \t\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\xa0"), max_size=30))
def test_lines_end_where_a_line_end_stands_and_nowhere_else(text):
    parts = re.split("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]", text)
    lines = list(find_lines(text))
    assert [line.text for line in lines] == [part.strip() for part in parts if part.strip()]
    assert all(text[line.start : line.end] == line.text for line in lines)


@given(st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=60))
def test_a_fingerprint_stands_for_each_window_of_runs(words):
    hashes = [
        abstract_key(" ".join(run)) for run in zip(*(words[n:] for n in range(4)), strict=False)
    ]
    found = abstract_key(" ".join(words))
    assert len(hashes) <= 6 or found == tuple(
        sorted({min(hashes[n : n + 6])[0] for n in range(len(hashes) - 5)})
    )


@pytest.mark.parametrize("filling", [" ", "\u00a0 ", "1", "Aa", "+ 1", "–", "Aa Bb, "])
def test_a_long_line_is_told_from_names_in_linear_time(filling):
    """Anything slower than linear would need minutes here."""
    text = f"Ann Lee{filling * (300_000 // len(filling))}1x"
    assert find_authors(text, 0, len(text)) is None
    assert find_seam(text, 0, len(text)) is None


@pytest.mark.parametrize("label", ["Read the paper: ", "View the full article here: ", "Paper: "])
def test_a_labelled_link_under_a_text_is_the_id_and_no_part_of_the_text(label):
    pairs = (("Counting Sheep in Wide Fields", PROSE), ("Goats that Climb Steep Walls", OTHER))
    text = "\n\n".join(
        f"{n}. {title}\nBy Ann Lee, Bob Day\n{prose}\n{label}https://arxiv.org/abs/2401.0000{n}"
        for n, (title, prose) in enumerate(pairs, 1)
    )
    assert values(text, "title", "arxiv_id", "abstract") == [
        (title, f"2401.0000{n}", prose) for n, (title, prose) in enumerate(pairs, 1)
    ]


@pytest.mark.parametrize("part", ["II.", "III.", "IV.", "VIII.", "XII."])
def test_the_number_of_a_part_of_a_title_is_no_initial(part):
    title = f"Counting Sheep on Maps. {part} Wide Fields"
    assert values(f"{title}\nAbstract:{PROSE}\n", "title", "authors") == [(title, [])]


def test_a_line_that_is_called_an_abstract_begins_it_below():
    text = "We count sheep in wide fields, and find that there are many of them."
    source = Source("x", "text", "p", None, "2026-01-01T00:00:00Z", 1)
    on = page(source, f"Some fields\nAbstract\n{text}")
    draft = new_draft(on)
    entry.put_body(draft, on.lines)
    assert (draft.record.abstract, draft.record.labels) == (text, ("Some fields",))
