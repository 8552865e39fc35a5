"""The rules of the house: imports go one way, the documentation of the tables is true."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kgraph.model import schema
from kgraph.model.tables import TABLES

ROOT = Path(__file__).parent.parent
STAGES = {"read", "resolve", "enrich", "networks", "export", "sparql", "validation"}
STORED = {"model", "store", "whole_files", "engines"}  # what a graph lies in
ALLOWED = {
    "failures": {"errors"},
    "passing": {"errors"},
    "model": {"model", "errors"},
    "whole_files": {"errors", "failures", "passing"},
    "store": {"model", "errors", "failures", "whole_files"},
    "settings": {"model", "errors"},
    "messages": set(),
    "collector": set(),
    "workers": {"errors", "messages"},
    "engines": {"model", "errors", "failures", "passing", "store", "engines"},
    "rdf": {"model", "errors", "store", "engines", "rdf"},
    **{stage: STORED | {"errors", "settings", "messages", "rdf", stage} for stage in STAGES},
}
for stage in ("export", "sparql"):
    ALLOWED[stage] |= {"failures", "passing"}  # they write where a disk may be full
ALLOWED["validation"].add("failures")  # a lack of memory is no finding
for stage in ("read", "resolve"):
    ALLOWED[stage] |= {"collector", "failures", "workers"}  # they start processes, if they may
ALLOWED["resolve"].add("passing")  # which share files
ALLOWED["export"].add("networks")  # a network file is made of a network
ALLOWED["report"] = STORED | {"errors", "networks", "export", "report"}


def rooms_imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = (
                [f"kgraph.{alias.name}" for alias in node.names]
                if node.module == "kgraph"
                else [node.module]
            )
        found |= {name.split(".")[1] for name in names if name.startswith("kgraph.")}
    return found - {"__version__"}


@pytest.mark.parametrize("room", sorted(ALLOWED))
def test_imports_go_one_way(room):
    folder = ROOT / "kgraph" / room
    files = sorted(folder.rglob("*.py")) if folder.is_dir() else [folder.with_suffix(".py")]
    for file in files:
        assert rooms_imported(file) <= ALLOWED[room], file


def test_what_readers_share_knows_no_reader():
    for file in sorted((ROOT / "kgraph" / "read" / "parts").glob("*.py")):
        found = re.findall(
            r"^from kgraph\.read\.(\w+)", file.read_text(encoding="utf-8"), re.MULTILINE
        )
        assert set(found) <= {"parts", "page", "rest"}, file


def tables_as_text() -> str:
    lines = []
    for name, row_type in TABLES.items():
        meaning = " ".join((row_type.__doc__ or "").split())
        lines += [
            f"**`{name}`**: {meaning}",
            "",
            "| column | type | meaning |",
            "| --- | --- | --- |",
        ]
        for column, kind, text in schema.columns(name):
            short = re.sub(r"list<item: (?:struct.*|(\w+) not null)>", r"list of \1", kind)
            short = "list" if short == "list of " else short
            lines.append(f"| {column} | {short} | {text.replace('|', chr(92) + '|')} |")
        lines.append("")
    return "\n".join(lines)


def test_the_list_of_tables_is_true():
    text = (ROOT / "kgraph" / "README.md").read_text(encoding="utf-8")
    written = text.split("<!-- tables -->\n")[1].split("<!-- end -->")[0]
    assert written.strip() == tables_as_text().strip(), (
        "write it anew: python -m tests.test_architecture"
    )


def test_help_imports_nothing_heavy():
    code = (
        "import sys; from kgraph.cli.verbs import app; "
        "print([m for m in ('duckdb', 'pyarrow', 'rdflib', 'networkx', 'scipy', 'arxiv')"
        " if m in sys.modules])"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "[]"


def test_every_verb_is_a_method_too():
    import kgraph
    from kgraph.cli.verbs import VERBS

    for verb in VERBS:
        assert hasattr(kgraph.Graph, verb) or hasattr(kgraph, verb)


if __name__ == "__main__":
    readme = ROOT / "kgraph" / "README.md"
    head, rest = readme.read_text(encoding="utf-8").split("<!-- tables -->\n")
    tail = rest.split("<!-- end -->", 1)[1]
    readme.write_text(
        f"{head}<!-- tables -->\n{tables_as_text()}<!-- end -->{tail}", encoding="utf-8"
    )
