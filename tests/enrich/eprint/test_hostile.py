"""Hostile sources, read as the service reads them: in a process that may be killed.

That process ends what takes more than ten seconds or 300 MB; the tests see that
almost nothing comes to that, and that the next paper is read all the same.
"""

from contextlib import closing

import pytest

from kgraph.enrich.eprint.desk import Desk
from tests.enrich.eprint.hostile import HOSTILE, PAPER, paper, tar_gz

GOOD = tar_gz({"main.tex": PAPER})
# What each of these leads to; the others are only odd.
CODES = {
    "traversal": "unsafe-member",
    "links": "unsafe-member",
    "gzip-bomb": "file-too-large",
    "big-member": "archive-too-large",
    "many-members": "too-many-files",
    "cut-off": "damaged-archive",
    "not-gzip": "damaged-archive",
    "noise": "unknown-eprint",
    "cycle": "input-cycle",
    "fan-out": "source-too-large",
    "macro-bomb": "source-too-large",
    "macro-argument-bomb": "source-too-large",
    "macro-loop": "source-too-large",
    "all-bib": "too-many-references",
    "many-cites": "too-many-citations",
    "cites-of-many": "too-many-citations",
    "unclosed-braces": "unclosed",
    "unclosed-brackets": "unclosed",
    "unclosed-environments": "unclosed",
    "entry-of-braces": "unclosed",
    "entry-of-brackets": "unclosed",
}


@pytest.fixture(scope="module")
def desk():
    # Six times what the service allows: the tests share their machine with others.
    with closing(Desk(wall_s=60)) as opened:
        yield opened


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_source_is_read_within_the_limits(name, desk):
    read = desk.read(HOSTILE[name]())
    codes = [problem.code for problem in read.problems]
    assert not {"too-slow", "too-much-memory", "reader-died"} & set(codes)
    if name in CODES:
        assert CODES[name] in codes
    assert all(len(one.raw) < 10_000 for one in read.references)


def test_names_outside_and_links_open_nothing(desk):
    for name in ("traversal", "links"):
        read = desk.read(HOSTILE[name]())
        assert [one.arxiv_id for one in read.references] == ["hep-th/0101001"]
        assert "root:" not in repr(read)


def test_what_takes_too_long_is_ended_and_the_next_paper_is_read():
    with closing(Desk(wall_s=0.001)) as hasty:
        assert [p.code for p in hasty.read(HOSTILE["macro-bomb"]()).problems] == ["too-slow"]
        hasty._wall_s = 30
        assert hasty.read(GOOD).references


def test_what_takes_too_much_memory_is_ended_and_the_next_paper_is_read(desk):
    large = "@article{b, title={\U0001f4a3}}" + "\r" + " " * (20 << 20)
    files = {f"{n}.bib": large for n in "abc"}
    read = desk.read(tar_gz({"main.tex": paper("\\cite{b}\\bibliography{a,b,c}", "")} | files))
    assert (read.status, [p.code for p in read.problems]) == ("error", ["too-much-memory"])
    assert desk.read(GOOD).status == "ok"
