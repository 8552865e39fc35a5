"""What the documentation shows is what happens: its commands are run, their output compared.

Those of the README run as a user runs them, those of the tutorial in the process of the tests.
``python -m tests.test_docs`` writes the output anew.
"""

import contextlib
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kgraph.cli.verbs import app

ROOT = Path(__file__).parent.parent
# Addresses that a dry run prints: the public ones. Nothing in the documentation asks them.
SHOWN = ("KGRAPH_EPRINT_URL", "KGRAPH_OPENALEX_URL")
PAGES = {"README.md": "session", "examples/README.md": "run"}
_BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


def run(command: str, place: Path, *, alone: bool) -> str:
    """Give what a command prints: one in a process of its own, as a user's, or one in this."""
    program, *arguments = shlex.split(command)
    assert program == "kgraph"
    settings = {"KGRAPH_CACHE_DIR": str(place / "cache"), "COLUMNS": "120"}
    if alone:
        printed = subprocess.run(
            [sys.executable, "-c", "from kgraph.cli import main; main()", *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            cwd=place,
            env={
                **{name: value for name, value in os.environ.items() if name not in SHOWN},
                **settings,
                "PYTHONPATH": str(ROOT),
            },
            check=True,
        ).stdout
    else:
        with contextlib.chdir(place):
            ended = CliRunner(env={**dict.fromkeys(SHOWN), **settings}).invoke(app, arguments)
        assert ended.exit_code == 0, ended.output
        printed = ended.output
    return "".join(line.rstrip() + "\n" for line in printed.splitlines())


def rewritten(page: str, place: Path) -> str:
    """Give the page's text with every command's output as it is now."""
    text = (ROOT / page).read_text(encoding="utf-8")
    (place / "examples").symlink_to(ROOT / "examples")
    start = text.index(f"<!-- {PAGES[page]} -->")
    end = text.index("<!-- end -->", start)

    def again(match: re.Match[str]) -> str:
        commands = [line[2:] for line in match[1].splitlines() if line.startswith("$ ")]
        printed = [run(one, place, alone=page == "README.md") for one in commands]
        shown = "".join(f"$ {one}\n{said}" for one, said in zip(commands, printed, strict=True))
        return f"```console\n{shown}```"

    return text[:start] + _BLOCK.sub(again, text[start:end]) + text[end:]


@pytest.mark.parametrize("page", PAGES)
def test_commands_print_what_is_shown(page, tmp_path):
    assert rewritten(page, tmp_path) == (ROOT / page).read_text(encoding="utf-8")


if __name__ == "__main__":
    for shown in PAGES:
        with tempfile.TemporaryDirectory() as folder:
            text = rewritten(shown, Path(folder))
        (ROOT / shown).write_text(text, encoding="utf-8")
