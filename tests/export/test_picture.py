"""Pictures are read back: the SVG with lxml, the PDF with pypdf, the PNG with its header."""

import logging
import os
import random
import struct
import subprocess
import sys
from dataclasses import replace
from itertools import chain, combinations

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from pypdf import PdfReader

from kgraph import networks
from kgraph.errors import InputError
from kgraph.export import Choices, picture, writer
from kgraph.export.picture.labels import Box, Wanted, place
from kgraph.export.picture.lettering import helvetica, lines
from kgraph.graph import Graph
from kgraph.networks import layout, measures
from kgraph.networks.view import View
from tests.export.ring import ring
from tests.networks.graphs import make as make_empty
from tests.networks.graphs import network
from tests.small_graph import make

SVG = "{http://www.w3.org/2000/svg}"
LINE = 1.2


def crowd(count=300):
    """Give a network in which each paper cites up to four earlier ones."""
    chance = random.Random(1)
    pairs = sorted(
        {(n, chance.randrange(n)) for n in range(1, count) for _ in range(chance.randint(1, 4))}
    )
    source, target = (np.array(ends) for ends in zip(*pairs, strict=True))
    cited = np.bincount(target, minlength=count)
    size = measures.sizes(cited)
    where = layout.coordinates(count, source, target, size)
    nodes = [
        {"id": f"p{n:03}", "label": f"On the theory of number {n} and its many neighbours",
         "degree": int(cited[n]), "size": float(size[n]), "x": float(where[n, 0]),
         "y": float(where[n, 1]), "year": 1990 + n % 30}
        for n in range(count)
    ]  # fmt: skip
    edges = [
        {"id": f"e{n}", "source": f"p{a:03}", "target": f"p{b:03}"}
        for n, (a, b) in enumerate(pairs)
    ]
    return network(nodes, edges)


def words(element):
    return " ".join(part.text for part in element.iter(f"{SVG}tspan"))


def read(file):
    return etree.parse(str(file)).getroot()


def boxes(root):
    """Give the boxes of labels as the file asks for them."""
    for label in root.iter(f"{SVG}text"):
        if label.get("class") != "label":
            continue
        size = float(label.get("font-size"))
        parts = list(label.iter(f"{SVG}tspan"))
        wide = max(float(part.get("textLength")) for part in parts)
        x, y = float(parts[0].get("x")), float(parts[0].get("y"))
        left = x - {None: 0, "middle": wide / 2, "end": wide}[label.get("text-anchor")]
        yield Box(left, y - 0.95 * size, left + wide, y + (LINE * len(parts) - 0.95) * size)


def test_labels_of_the_most_cited_stand_apart(tmp_path):
    made = crowd()
    picture.write_network(made, tmp_path / "map.svg")
    root = read(tmp_path / "map.svg")
    found = list(boxes(root))
    assert len(found) >= 20
    assert not [pair for pair in combinations(found, 2) if pair[0].meets(pair[1])]
    labels = [words(text) for text in root.iter(f"{SVG}text") if text.get("class") == "label"]
    ranked = sorted(made.nodes.to_pylist(), key=lambda row: -row["size"])
    assert all(any(f"number {row['id'][1:].lstrip('0') or 0}" in label for label in labels)
               for row in ranked[:5])  # fmt: skip


def test_every_node_is_drawn_and_says_what_it_is(tmp_path):
    picture.write_network(crowd(40), tmp_path / "map.svg")
    root = read(tmp_path / "map.svg")
    told = [mark.findtext(f"{SVG}title") for mark in root.iter(f"{SVG}circle")]
    assert len([text for text in told if text]) == 40
    assert any(text and text.startswith("On the theory of number 0 ") for text in told)
    assert all("; links in this graph: " in text for text in told if text)


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    return make(tmp_path_factory.mktemp("small") / "graph")


def test_legend_and_caption_say_what_is_seen(small, tmp_path):
    Graph(small).export(tmp_path / "map.svg", network="citations")
    root = read(tmp_path / "map.svg")
    said = {words(text) for text in root.iter(f"{SVG}text")}
    assert {"Citations", "Size: citations in this graph", "Lines", "cites (2)"} <= said
    assert any("Computer Science (1)" in text for text in said)
    assert any("Theory (1)" in text for text in said)
    caption = root.findtext(f"{SVG}desc")
    assert "3 papers, 2 links, 1999 to 2017." in caption
    assert "Not drawn: 1 without a link." in caption
    assert any(caption.startswith(text[:40]) for text in said)


def test_kinds_have_shapes(small, tmp_path):
    Graph(small).export(tmp_path / "map.svg")
    root = read(tmp_path / "map.svg")
    told = {
        mark.findtext(f"{SVG}title").split(";")[0]: len(mark.get("points", "").split())
        for mark in root.iter(f"{SVG}circle", f"{SVG}polygon")
        if mark.find(f"{SVG}title") is not None
    }
    assert told["Ashish Vaswani"] == 0  # a circle
    assert told["Google Brain"] == 4


HOSTILE = [
    "<script>alert(1)</script>",
    "A \"b\" & 'c' ]]> $x$ \x00\x08",
    "x" * 500,
    "",
    "名前 漢字 é ß",
]


def test_hostile_titles_are_only_text(tmp_path):
    nodes = [{"id": str(n), "label": text, "degree": 1} for n, text in enumerate(HOSTILE)]
    edges = [{"id": str(n), "source": "0", "target": str(n)} for n in range(1, len(nodes))]
    made = network(nodes, edges)
    for name in ("map.svg", "map.pdf"):
        picture.write_network(made, tmp_path / name)
    root = read(tmp_path / "map.svg")
    assert {element.tag.removeprefix(SVG) for element in root.iter()} == {
        *("svg", "title", "desc", "style", "rect", "path", "circle", "text", "tspan")
    }  # fmt: skip
    told = [mark.findtext(f"{SVG}title") for mark in root.iter(f"{SVG}circle")]
    assert f"{HOSTILE[0]}; links in this graph: 1" in told


def test_an_empty_network_is_a_picture_too(tmp_path):
    graph = make_empty(tmp_path / "graph", {})
    names = [tmp_path / name for name in ("map.svg", "map.png", "map.pdf")]
    Graph(graph).export(*names, network="citations")
    assert all(name.stat().st_size > 500 for name in names)


def test_a_pdf_is_one_page_of_text_and_lines(tmp_path):
    picture.write_network(ring(), tmp_path / "map.pdf")
    read_back = PdfReader(tmp_path / "map.pdf")
    [page] = read_back.pages
    text = page.extract_text()
    assert "Knowledge graph" in text
    assert "The paper number 0" in text
    assert not page.images
    assert read_back.metadata.title == "Knowledge graph"
    assert read_back.metadata.creation_date is None


def test_a_png_is_large_enough_to_print(tmp_path):
    picture.write_network(ring(), tmp_path / "map.png")
    content = (tmp_path / "map.png").read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", content[16:24]) == (3000, 2250)
    # Something is drawn: paper, letters and nodes do not compress to nothing.
    assert len(content) > 50_000


AGAIN = """
import sys
from pathlib import Path
from kgraph.export import picture
from tests.export.ring import ring
for name in sys.argv[1:]:
    picture.write_network(ring(), Path(name))
"""


def test_same_network_same_bytes_in_another_process(tmp_path):
    names = ["map.svg", "map.png", "map.pdf"]
    for name in names:
        picture.write_network(ring(), tmp_path / name)
    again = [str(tmp_path / f"again-{name}") for name in names]
    subprocess.run(
        [sys.executable, "-c", AGAIN, *again],
        env={**os.environ, "PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "99"},
        check=True,
    )
    for name in names:
        assert (tmp_path / name).read_bytes() == (tmp_path / f"again-{name}").read_bytes(), name


def test_without_matplotlib_svg_works_and_png_names_the_command(small, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    Graph(small).export(tmp_path / "map.svg")
    with pytest.raises(InputError) as error:
        Graph(small).export(tmp_path / "map.png")
    assert "pip install 'kgraph[pictures]'" in error.value.hint
    assert not (tmp_path / "map.png").exists()


def test_signs_that_no_font_has_are_named(tmp_path, caplog):
    sign = "\U00010600"  # Linear A, which nobody can read either
    with caplog.at_level(logging.WARNING):
        picture.write_network(network([{"id": "a", "label": f"x {sign}"}], []), tmp_path / "m.pdf")
    assert sign in caplog.text
    assert "x" not in caplog.text.split("boxes:")[1].split("(")[0]


def test_a_picture_is_not_compressed_twice(small, tmp_path):
    with pytest.raises(InputError, match="compressed already"):
        writer(tmp_path / "map.png.gz", Choices())(small, tmp_path / "map.png.gz")


points = st.floats(0, 400, allow_nan=False).map(lambda value: round(value, 1))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(points, points, st.floats(1, 30), st.floats(5, 150)), max_size=25))
def test_labels_never_overlap_nor_leave_the_page(rows):
    discs = tuple(np.array([row[n] for row in rows]) for n in range(3))
    area = Box(0, 0, 400, 400)
    wanted = [Wanted(n, row[3], 14.0) for n, row in enumerate(rows)]
    placed = place(wanted, discs, area, most=10)
    assert len(placed) <= 10
    assert all(area.holds(box) for _, box in placed)
    assert not [
        pair for pair in combinations([box for _, box in placed], 2) if pair[0].meets(pair[1])
    ]


@settings(max_examples=40, deadline=None)
@given(st.text(st.sampled_from("aWl é漢\n\x00\u0301-"), max_size=80), st.integers(1, 3))
def test_lines_fit_and_only_the_last_is_cut(text, most):
    broken = lines(text, 10, 60, helvetica, most)
    whole = "".join(sign for sign in text if sign.isprintable() and not sign.isspace())
    assert len(broken) <= most
    assert all(helvetica(line, 10) <= 60 or len(line) <= 2 for line in broken)
    kept = "".join("".join(broken).split())
    if kept != whole:
        assert kept.endswith("…")


def test_a_map_of_one_colour_is_coloured_by_community(tmp_path):
    cliques = [[f"{side}{n}" for n in range(5)] for side in "ab"]
    nodes = [
        {"id": name, "label": f"Paper {name}", "community": 1 + (name > "b"), "archive": "cs",
         "x": 50.0 * n, "size": 4.0 + 9 * (name in ("a0", "b0"))}
        for n, name in enumerate(chain(*cliques))
    ]  # fmt: skip
    pairs = [pair for clique in cliques for pair in combinations(clique, 2)]
    edges = [{"id": str(n), "source": a, "target": b} for n, (a, b) in enumerate(pairs)]
    picture.write_network(replace(network(nodes, edges), name="citations"), tmp_path / "map.svg")
    root = read(tmp_path / "map.svg")
    said = {words(text) for text in root.iter(f"{SVG}text")}
    assert {"Colour: community", "around Paper a0 (5)", "around Paper b0 (5)"} <= said
    assert len({mark.get("fill") for mark in root.iter(f"{SVG}circle")}) >= 2


def test_the_caption_names_the_part_that_is_drawn(small, tmp_path):
    view = View(from_year=1999, category="cs.CL", top=5, by="degree")
    made = networks.build(small, "knowledge", view=view)
    picture.write_network(made, tmp_path / "map.svg")
    caption = read(tmp_path / "map.svg").findtext(f"{SVG}desc")
    part = "Papers from 1999 on; papers in cs.CL; the top 5 nodes by links in this graph. "
    assert part in caption
    whole = networks.build(small, "knowledge", view=View(top=500))
    picture.write_network(whole, tmp_path / "map.svg")
    assert "top" not in read(tmp_path / "map.svg").findtext(f"{SVG}desc")


def test_the_main_path_is_dark_and_explained(tmp_path):
    made = replace(ring(), name="citations")
    on_it = pa.array([True, True, False, False, False, False])
    edges = made.edges.append_column("main_path", on_it)
    picture.write_network(replace(made, edges=edges), tmp_path / "map.svg")
    root = read(tmp_path / "map.svg")
    dark = [way for way in root.iter(f"{SVG}path") if way.get("stroke") == "#333333"]
    assert sum(way.get("d").count("Q") for way in dark) == 2
    assert sum(way.get("d").count("Q") for way in root.iter(f"{SVG}path")) == 6
    assert any("main path, the 2 citations" in words(text) for text in root.iter(f"{SVG}text"))


def test_networks_are_found_by_name(small, tmp_path):
    with pytest.raises(InputError, match="unknown network"):
        Graph(small).export(tmp_path / "map.svg", network="nothing")
    assert set(networks.NETWORKS) >= {"knowledge", "citations"}


@pytest.mark.parametrize("name", networks.NETWORKS)
def test_who_only_cites_himself_is_no_end_of_a_line(small, tmp_path, name):
    nodes = [
        {"id": each, "label": each, "x": 90.0 * n, "community": n + 1}
        for n, each in enumerate("abc")
    ]
    edges = [
        {"id": "1", "source": "a", "target": "b"},
        {"id": "2", "source": "c", "target": "c", "weight": 9.0},
    ]
    picture.write_network(replace(network(nodes, edges), name=name), tmp_path / "map.svg")
    root = read(tmp_path / "map.svg")
    assert sum(way.get("d").count("Q") for way in root.iter(f"{SVG}path")) == 1
    picture.write_network(networks.build(small, name), tmp_path / "small.svg")
    assert read(tmp_path / "small.svg").findtext(f"{SVG}desc")
