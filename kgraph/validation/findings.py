"""What a check found, and the report of all of it as SHACL or JSON."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from kgraph import whole_files
from kgraph.errors import InputError

Severity = Literal["violation", "warning"]
SH = "http://www.w3.org/ns/shacl#"
KEPT = 1000  # findings of one rule; who has as many has one fault, and may have more places


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One place that breaks a rule.

    ``rule`` is the name of a shape, a constraint or a check of the tables; ``focus`` the
    node or row, ``value`` what is wrong there, if it is one thing.
    """

    severity: Severity
    rule: str
    focus: str
    message: str
    value: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """Every finding, violations first; of one rule at most `KEPT`."""

    findings: tuple[Finding, ...]
    triples: int
    base: str

    @property
    def conforms(self) -> bool:
        """Say whether there is no violation; warnings tell of the input, not of the graph."""
        return not self.violations

    @property
    def complete(self) -> bool:
        """Say whether these are all findings."""
        return all_of(self.findings)

    @property
    def violations(self) -> tuple[Finding, ...]:
        """Give the mistakes of the graph."""
        return tuple(found for found in self.findings if found.severity == "violation")

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """Give the gaps in what the graph was made of."""
        return tuple(found for found in self.findings if found.severity == "warning")


def all_of(findings: Iterable[Finding]) -> bool:
    """Say whether of no rule so many were found that the rest may have been left out."""
    counts = Counter(found.rule for found in findings)
    return max(counts.values(), default=0) < KEPT


def report(findings: Iterable[Finding], triples: int, base: str) -> Report:
    """Put findings in order, each once, of every rule the first `KEPT`."""
    kept: list[Finding] = []
    counts: dict[str, int] = {}
    for found in sorted(set(findings)):
        counts[found.rule] = counts.get(found.rule, 0) + 1
        if counts[found.rule] <= KEPT:
            kept.append(found)
    return Report(tuple(kept), triples, base)


def write(found: Report, target: Path) -> None:
    """Write a report: ``.json``, or a SHACL validation report in Turtle (``.ttl``).

    Raises:
        InputError: If the name has another suffix.
        StoreError: If the file cannot be written.
    """
    kinds = {".json": _json, ".ttl": _turtle}
    if target.suffix.lower() not in kinds:
        raise InputError(f"a report is JSON or Turtle: {target}", "name a file ….json or ….ttl")
    text = kinds[target.suffix.lower()](found)
    with whole_files.replacing(target) as path:
        path.write_bytes(text)


def _json(found: Report) -> bytes:
    content = {
        "conforms": found.conforms,
        "triples": found.triples,
        "complete": found.complete,
        "violations": len(found.violations),
        "warnings": len(found.warnings),
        "findings": [asdict(one) for one in found.findings],
    }
    return (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode()


def _turtle(found: Report) -> bytes:
    from pyoxigraph import Literal as Text
    from pyoxigraph import NamedNode, RdfFormat, Triple, serialize

    def sh(name: str) -> NamedNode:
        return NamedNode(SH + name)

    a = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    this = NamedNode(f"{found.base}graph/shapes-report")
    said = [
        Triple(this, a, sh("ValidationReport")),
        Triple(this, sh("conforms"), Text(found.conforms)),
    ]
    for number, one in enumerate(found.findings, 1):
        result = NamedNode(f"{this.value}#{number}")
        said.append(Triple(this, sh("result"), result))
        given = [
            (a, sh("ValidationResult")),
            (sh("resultSeverity"), sh(one.severity.capitalize())),
            (sh("sourceShape"), NamedNode(f"{found.base}shapes#{one.rule}")),
            (sh("resultMessage"), Text(one.message)),
            (sh("focusNode"), _term(one.focus)),
            *([(sh("value"), _term(one.value))] if one.value else []),
            *([(sh("resultPath"), _term(one.path))] if one.path else []),
        ]
        said += [Triple(result, predicate, thing) for predicate, thing in given]
    return serialize(said, format=RdfFormat.TURTLE, prefixes={"sh": SH}) or b""


def _term(text: str) -> Any:  # noqa: ANN401 - a node or a literal of pyoxigraph
    """Give what was found as a node if it is one, as text otherwise."""
    from pyoxigraph import Literal as Text
    from pyoxigraph import NamedNode

    if "://" not in text.partition(" ")[0]:
        return Text(text)
    try:
        return NamedNode(text)
    except ValueError:
        return Text(text)
