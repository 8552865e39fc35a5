"""The arXiv category scheme: groups, archives, categories, aliases.

The facts are in ``taxonomy.json`` beside this file; this module reads them once
and answers what a category code, an archive or a printed label stands for.

Source: https://arxiv.org/category_taxonomy.
"""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from kgraph.model.tables import Category

# Every archive that was ever used in an identifier or as a category. Written out
# because identifiers need it at import, before any file is read; a test holds it
# against taxonomy.json.
ARCHIVES = (
    "acc-phys", "adap-org", "alg-geom", "ao-sci", "astro-ph", "atom-ph", "bayes-an",
    "chao-dyn", "chem-ph", "cmp-lg", "comp-gas", "cond-mat", "cs", "dg-ga", "econ", "eess",
    "funct-an", "gr-qc", "hep-ex", "hep-lat", "hep-ph", "hep-th", "math", "math-ph",
    "mtrl-th", "nlin", "nucl-ex", "nucl-th", "patt-sol", "physics", "plasm-ph", "q-alg",
    "q-bio", "q-fin", "quant-ph", "solv-int", "stat", "supr-con",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Archive:
    """An arXiv archive: ``cs``, ``hep-th``; retired ones say what took them in."""

    code: str
    name: str
    group: str
    active: bool
    subsumed_by: str | None


@dataclass(frozen=True, slots=True)
class Group:
    """A group of archives: ``physics``, ``cs``."""

    code: str
    name: str


@cache
def categories() -> dict[str, Category]:
    """Give every category arXiv has or had, by code, in order of code."""
    rows = sorted(_facts()["categories"], key=lambda row: row["code"])
    return {
        row["code"]: Category(
            code=row["code"],
            name=row["name"],
            archive=row["archive"],
            group=row["group"],
            alias_of=row["alias_of"],
            active=row["active"],
        )
        for row in rows
    }


@cache
def archives() -> dict[str, Archive]:
    """Give every archive, by code, in order of code."""
    return {
        row["id"]: Archive(row["id"], row["name"], row["group"], row["active"], row["subsumed_by"])
        for row in sorted(_facts()["archives"], key=lambda row: row["id"])
    }


@cache
def groups() -> dict[str, Group]:
    """Give every group, by code, in arXiv's order."""
    return {row["id"]: Group(row["id"], row["name"]) for row in _facts()["groups"]}


@cache
def subsumed_by() -> dict[str, str]:
    """Map each retired category to the one that took it in (``cmp-lg`` to ``cs.CL``)."""
    return {row["code"]: row["subsumed_by"] for row in _facts()["categories"] if row["subsumed_by"]}


def find_category(label: str) -> str | None:
    """Give the category that a printed code names, or nothing.

    Takes a full code in any case (``cs.cl``) and a two-letter code alone (``CL``).
    A two-letter code that several archives use is theirs only if computer science
    is among them, because the sites that print bare codes are about it; ``CO``
    (astro-ph, math, stat) is nobody's. A site label such as "arXiv.org Machine
    Learning" is no category.

    Examples:
        >>> find_category("CL"), find_category("hep-TH"), find_category("CO")
        ('cs.CL', 'hep-th', None)
    """
    whole = _by_lower_code().get(label.lower()) or _by_capitals().get(label)
    if whole:
        return whole
    if len(label) != 2 or not label.isupper():
        return None
    found = _by_letters().get(label, [])
    in_cs = [code for code in found if code.startswith("cs.")]
    if len(in_cs) == 1:
        return in_cs[0]
    return found[0] if len(found) == 1 else None


def split_codes(run: str) -> list[str] | None:
    """Split glued category codes (``CLAI``, ``cs.CLcs.AI``); nothing if any part is none.

    Gives the parts as printed, in order; each is one that `find_category` or an
    ambiguous two-letter code of some archive explains.
    """
    if not run:
        return []
    for length in _code_lengths():
        head = run[:length]
        if head in _printed_codes():
            rest = split_codes(run[length:].lstrip(" ,;|/·"))
            if rest is not None:
                return [head, *rest]
    return None


@cache
def _printed_codes() -> frozenset[str]:
    """Every way a code is printed: whole (``cs.CL``, ``hep-th``) or its two letters alone."""
    whole = set(categories())
    short = {c.partition(".")[2] for c in whole if c[-3:-2] == "."}
    return frozenset(whole | short | set(_by_capitals()))


@cache
def _by_capitals() -> dict[str, str]:
    """Map codes of more than two letters without their archive, as cards print them, to their own.

    ``ED-PH`` and ``ed-ph`` are physics.ed-ph, ``SOFT`` is cond-mat.soft; an archive without a
    hyphen is none, nor is ``soft``.
    """
    found: dict[str, str] = {}
    for code in categories():
        name = code.rpartition(".")[2]
        if "-" in name or ("." in code and len(name) > 2):
            found[name.upper()] = code
            if "-" in name:
                found[name] = code
    return found


@cache
def _by_letters() -> dict[str, list[str]]:
    """Map two letters to the codes that end with them."""
    found: dict[str, list[str]] = {}
    for code in categories():
        if code[-3:-2] == ".":
            found.setdefault(code[-2:], []).append(code)
    return found


@cache
def _code_lengths() -> tuple[int, ...]:
    return tuple(sorted({len(code) for code in _printed_codes()}))


@cache
def _by_lower_code() -> dict[str, str]:
    return {code.lower(): code for code in categories()}


@cache
def _facts() -> Any:  # noqa: ANN401 - parsed JSON, read only in this module
    text = files("kgraph.model").joinpath("taxonomy.json").read_text(encoding="utf-8")
    return json.loads(text)
