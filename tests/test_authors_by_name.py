"""`kgraph build --authors names`: one author for each name, kept until it is said otherwise."""

import shutil

import pytest
from typer.testing import CliRunner

import kgraph
from kgraph import store
from kgraph.cli.verbs import app
from kgraph.errors import InputError

# One name in two archives; in the second with its initial too, beside the same co-author.
PAGE = """@article{one, title={Bounds for the Roots of Sparse Polynomials over Finite Rings},
 author={Smith, Robert and Quellmalz, Bea}, year={2001}, eprint={math/0101001}}
@article{two, title={Dust around Evolved Stars in the Galactic Halo},
 author={Smith, Robert and Rosenkranz, Eve}, year={2019}, eprint={1901.00001}}
@article{three, title={More Dust around Evolved Stars in the Galactic Halo},
 author={Smith, R. and Rosenkranz, Eve}, year={2019}, eprint={1902.00001}}
"""
LATER = """@article{four, title={Even More Dust around Evolved Stars in the Galactic Halo},
 author={Smith, R. and Rosenkranz, Eve}, year={2020}, eprint={2002.00001}}
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Two pages, and a graph of the first in which each name is an author."""
    place = tmp_path_factory.mktemp("pages")
    (place / "one.bib").write_text(PAGE, encoding="utf-8")
    (place / "later.bib").write_text(LATER, encoding="utf-8")
    built(place / "one.bib", "-o", place / "g", "--authors", "names")
    return place


@pytest.fixture
def page(pages):
    return pages / "one.bib"


@pytest.fixture
def by_name(pages, tmp_path):
    """A copy of that graph."""
    return shutil.copytree(pages / "g", tmp_path / "g")


def built(*arguments):
    ended = CliRunner().invoke(app, ["build", *map(str, arguments), "--enrich", "none"])
    assert ended.exit_code == 0, ended.output


def spelled(folder):
    """Give the names that each author is printed with."""
    found = {}
    for row in kgraph.open(folder).table("authorships").to_pylist():
        found.setdefault(row["author_id"], set()).add(row["name_as_printed"].split(",")[-1].strip())
    return sorted(map(sorted, found.values()))


def test_each_name_is_one_author_and_only_the_name_is_known(by_name):
    assert spelled(by_name) == [["Bea"], ["Eve"], ["R."], ["Robert"]]
    found = kgraph.open(by_name)
    assert {row["status"] for row in found.table("authors").to_pylist()} == {"name_only"}
    assert not found.table("author_candidates").num_rows
    assert not found.table("author_links").num_rows


def test_people_are_told_apart_by_default(tmp_path, page):
    built(page, "-o", tmp_path / "g")
    assert ["R.", "Robert"] in spelled(tmp_path / "g")


def test_the_choice_is_kept_until_another_is_made(by_name, page):
    folder = by_name
    built(page.with_name("later.bib"), "-o", folder)
    assert store.read_manifest(folder).authors == "names"
    assert spelled(folder) == [["Bea"], ["Eve"], ["R."], ["Robert"]]
    built(page, "-o", folder, "--authors", "people")
    assert ["R.", "Robert"] in spelled(folder)
    built(page, "-o", folder)
    assert ["R.", "Robert"] in spelled(folder)


def test_what_the_user_decides_holds(by_name):
    found = kgraph.open(by_name)
    rows = found.table("authors").to_pylist()
    one, other = (row["author_id"] for row in rows if row["family"] == "Smith")
    merged = found.identity.merge(one, other)
    assert spelled(found.folder) == [["Bea"], ["Eve"], ["R.", "Robert"]]
    found.identity.split(merged, ["1901.00001"])
    assert spelled(found.folder) == [["Bea"], ["Eve"], ["R.", "Robert"], ["Robert"]]


def test_another_way_is_refused_before_anything_is_read(tmp_path, page):
    with pytest.raises(InputError, match="no way 'orcid' to tell authors"):
        kgraph.build(page, tmp_path / "g", authors="orcid")
    assert not (tmp_path / "g").exists()
