"""Progress is shown on a terminal, with rate and time left, and nowhere else."""

import json
import os
import pty
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from kgraph.cli.common import pace
from kgraph.cli.verbs import app
from tests.enrich.asking import PAPERS
from tests.enrich.test_snapshot import PAPERS as SNAPSHOT
from tests.enrich.test_snapshot import line
from tests.servers.oai_server import OaiServer, record


@pytest.mark.parametrize(
    ("done", "left", "seconds", "said"),
    [
        (100, 900, 3.0, "33/s, 0:00:27 left"),
        (5, 1000, 15.0, "0.3/s, 0:50:00 left"),
        (5000, 2_995_000, 1.0, "5,000/s, 0:09:59 left"),
        (1, 9999, 3.0, "0.3/s, 8:19:57 left"),
        (7, 0, 1.0, "7.0/s, 0:00:00 left"),
        (0, 10, 3.0, ""),
        (5, 10, 0.0, ""),
    ],
)
def test_pace(done, left, seconds, said):
    assert pace(done, left, seconds) == said


def on_a_terminal(*arguments):
    """Run a verb with a terminal as its standard error; give what it shows."""
    ours, theirs = pty.openpty()
    program = [sys.executable, "-c", "from kgraph.cli import main; main()", *arguments]
    running = subprocess.Popen(program, stderr=theirs, env={**os.environ, "COLUMNS": "100"})
    os.close(theirs)
    shown = b""
    while True:
        try:
            part = os.read(ours, 4096)
        except OSError:  # a terminal ends so when its last user has gone
            break
        if not part:
            break
        shown += part
    os.close(ours)
    assert running.wait() == 0, shown
    return shown.decode()


def quietly(*arguments):
    """Run a verb without a terminal; give what it shows."""
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 0, done.output
    return done.stderr


def test_enriching_shows_a_bar_on_a_terminal_only(arxiv, tmp_path, monkeypatch):
    arxiv.papers, arxiv.delay_s = PAPERS[:120], 0.3
    page = tmp_path / "ids.txt"
    page.write_text(
        "".join(f"arXiv:{paper.arxiv_id}\n" for paper in arxiv.papers), encoding="utf-8"
    )
    quietly("build", str(page), "-o", str(tmp_path / "g"), "--enrich", "none")
    shown = on_a_terminal("enrich", str(tmp_path / "g"))
    assert "papers" in shown
    assert "/120" in shown
    assert " left" in shown
    monkeypatch.setenv("KGRAPH_CACHE_DIR", str(tmp_path / "other"))
    plain = quietly("enrich", str(tmp_path / "g"))
    assert "\x1b" not in plain
    assert " left" not in plain


def test_harvesting_shows_a_bar(tmp_path, monkeypatch):
    records = [record(f"2001.{n:05d}", f"2020-01-{1 + n // 90:02d}") for n in range(1, 351)]
    with OaiServer(records) as oai:
        monkeypatch.setenv("KGRAPH_OAI_URL", oai.url)
        monkeypatch.setenv("KGRAPH_PAUSE", "0.3")
        shown = on_a_terminal("harvest", "-o", str(tmp_path / "all.xml"), "--from", "2020-01-01")
    assert "harvesting" in shown
    assert "/s, " in shown
    assert "350 records" in shown


def test_indexing_is_said_and_shows_a_bar(tmp_path):
    paper = json.loads(line(*SNAPSHOT[0]))
    rows = (json.dumps({**paper, "id": f"2001.{n:05d}"}) for n in range(1, 6_001))
    (tmp_path / "all.jsonl").write_text("\n".join(rows), encoding="utf-8")
    (tmp_path / "ids.txt").write_text("arXiv:2001.00001\n", encoding="utf-8")
    arguments = ("build", str(tmp_path / "ids.txt"), "-o", str(tmp_path / "g"), "--offline")
    shown = on_a_terminal(*arguments, "--snapshot", str(tmp_path / "all.jsonl"))
    assert "kgraph: indexing " in shown
    assert "/6000" in shown
    again = quietly(*arguments, "--snapshot", str(tmp_path / "all.jsonl"))
    assert "kgraph: indexing " not in again
