"""N-Triples beside rdflib and morph-kgc: ``python -m tests.bench.rdf [PAPERS] [FEWER]``.

Makes the tables of so many papers (100,000), writes them as N-Triples, and does what the
others do on fewer papers (2,000): rdflib fills a graph with the same triples and serializes
it, morph-kgc makes triples of the same tables by an RML mapping. Prints triples for
each second of CPU time, the peak memory, and the ratios. morph-kgc stands in a virtual
environment of its own (its pins are not ours), made anew in a passing folder, or in the
one that ``MORPH_KGC`` names.
"""

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

MAKE = """
import sys
from pathlib import Path
from tests.bench.made_tables import make
make(Path(sys.argv[1]), int(sys.argv[2]))
"""
OURS = """
import sys
from pathlib import Path
from kgraph.export import rdf
rdf.write(Path(sys.argv[1]), Path(sys.argv[2]))
"""
# A graph filled as a program with rows at hand fills it; what gives the rows costs little.
FILL = """
import sys, pyoxigraph as ox
from rdflib import Graph, Literal, URIRef
graph = Graph()
for quad in ox.parse(path=sys.argv[1], format=ox.RdfFormat.N_TRIPLES):
    thing = quad.object
    if isinstance(thing, ox.NamedNode):
        thing = URIRef(thing.value)
    elif thing.language:
        thing = Literal(thing.value, lang=thing.language)
    else:
        thing = Literal(thing.value, datatype=URIRef(thing.datatype.value))
    graph.add((URIRef(quad.subject.value), URIRef(quad.predicate.value), thing))
"""
SERIALIZE = f"""{FILL}
import time
begun = time.monotonic(), time.process_time()
graph.serialize(sys.argv[2], format='nt', encoding='utf-8')
with open(sys.argv[3], "w") as told:
    print(time.monotonic() - begun[0], time.process_time() - begun[1], file=told)
"""
PREFIXES = """
@prefix rr: <http://www.w3.org/ns/r2rml#> .
@prefix rml: <http://semweb.mmlab.be/ns/rml#> .
@prefix ql: <http://semweb.mmlab.be/ns/ql#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix fabio: <http://purl.org/spar/fabio/> .
@prefix cito: <http://purl.org/spar/cito/> .
@prefix prism: <http://prismstandard.org/namespaces/basic/2.0/> .
@prefix kg: <https://kgraph.example/ns#> .
"""
BASE = "https://kgraph.example/"
# table -> (subject, class, {property: column or template})
MAPPED = {
    "papers": ("paper/{paper_id}", "fabio:Preprint", {
        "dcterms:title": "title", "dcterms:abstract": "abstract", "dcterms:issued": "published",
        "dcterms:modified": "updated", "fabio:hasArXivId": "arxiv_id", "prism:doi": "doi",
        "kg:comment": "comments",
    }),
    "authorships": ("role/{paper_id}/{position}", "kg:Role", {
        "kg:paper": f"{BASE}paper/{{paper_id}}", "kg:author": f"{BASE}author/{{author_id}}",
        "kg:position": "position", "kg:name": "name_as_printed",
    }),
    "citations": ("citation/{citing}/{cited}", "cito:Citation", {
        "cito:citing": f"{BASE}paper/{{citing}}", "cito:cited": f"{BASE}paper/{{cited}}",
        "kg:provider": "provider", "kg:confidence": "confidence", "kg:evidence": "evidence",
    }),
}  # fmt: skip


@dataclass(frozen=True)
class Used:
    """What a process took."""

    seconds: float
    cpu: float
    megabytes: float


def run(*command: str) -> Used:
    """Run a command; give wall seconds, CPU seconds and peak megabytes."""
    import time

    begun = time.monotonic()
    process = os.posix_spawn(command[0], list(command), os.environ)
    _, status, used = os.wait4(process, 0)
    assert status == 0, f"{command} ended with {status}"
    return Used(time.monotonic() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def count(file: Path) -> int:
    """Count the lines of a file."""
    with file.open("rb") as lines:
        return sum(block.count(b"\n") for block in iter(lambda: lines.read(1 << 20), b""))


def mapping(tables: Path) -> str:
    """Give the RML mapping of the tables in a folder, which are CSV files."""
    parts = [PREFIXES]
    for table, (subject, kind, said) in MAPPED.items():
        maps = "".join(
            f' ; rr:predicateObjectMap [ rr:predicate {name} ; rr:objectMap [ '
            + (f'rr:template "{what}"' if "{" in what else f'rml:reference "{what}"')
            + " ] ]"
            for name, what in said.items()
        )  # fmt: skip
        parts.append(
            f'<#{table}> a rr:TriplesMap ; rml:logicalSource [ rml:source "{tables}/{table}.csv" ;'
            f" rml:referenceFormulation ql:CSV ] ; rr:subjectMap [ rr:template"
            f' "{BASE}{subject}" ; rr:class {kind} ]{maps} .\n'
        )
    return "".join(parts)


def morph(place: Path, graph: Path) -> tuple[Used, int]:
    """Let morph-kgc make triples of a graph's tables; give what it took, and how many."""
    import duckdb

    python = os.environ.get("MORPH_KGC")
    if python is None:
        subprocess.run([sys.executable, "-m", "venv", str(place / "venv")], check=True)
        python = str(place / "venv/bin/python")
        subprocess.run([python, "-m", "pip", "install", "-q", "morph-kgc"], check=True)
    for table in MAPPED:
        (file,) = graph.glob(f"tables/*/{table}.parquet")
        query = (
            f"select * exclude (contexts) from '{file}'"
            if table == "citations"
            else f"from '{file}'"
        )
        duckdb.sql(f"copy ({query}) to '{place / table}.csv'")
    (place / "mapping.ttl").write_text(mapping(place), encoding="utf-8")
    target = place / "morph.nt"
    config = "[CONFIGURATION]\noutput_format = N-TRIPLES\nnumber_of_processes = 1\n"
    config += (
        f"logging_level = ERROR\noutput_file = {target}\n[DATA]\nmappings = {place}/mapping.ttl\n"
    )
    (place / "config.ini").write_text(config, encoding="utf-8")
    return run(python, "-m", "morph_kgc", str(place / "config.ini")), count(target)


def main() -> None:
    """Print a line for each, and the ratios."""
    papers = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    fewer = int(sys.argv[2]) if len(sys.argv) > 2 else 2_000
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        few, many = place / "few", place / "many"
        # In processes of their own: a child's peak memory begins with that of its parent.
        for graph, number in ((few, fewer), (many, papers)):
            run(sys.executable, "-c", MAKE, str(graph), str(number))
        ours = run(sys.executable, "-c", OURS, str(many), str(place / "many.nt"))
        found = {"kgraph": (ours.cpu, ours.megabytes, count(place / "many.nt"), ours.seconds)}
        run(sys.executable, "-c", OURS, str(few), str(place / "few.nt"))
        files = [str(place / name) for name in ("few.nt", "again.nt", "alone")]
        both = run(sys.executable, "-c", SERIALIZE, *files)
        seconds, cpu = map(float, (place / "alone").read_text().split())
        triples = count(place / "few.nt")
        assert count(place / "again.nt") >= triples
        found["rdflib"] = (both.cpu, both.megabytes, triples, both.seconds)
        found["its serializer alone"] = (cpu, both.megabytes, triples, seconds)
        other, triples = morph(place, few)
        found["morph-kgc"] = (other.cpu, other.megabytes, triples, other.seconds)
    ours_cpu, _, ours_triples, ours_seconds = found["kgraph"]
    for name, (cpu, memory, triples, seconds) in found.items():
        by_cpu = cpu / triples * ours_triples / ours_cpu
        by_wall = seconds / triples * ours_triples / ours_seconds
        sys.stdout.write(
            f"{name:20} {triples:11,} triples {seconds:6.1f} s {cpu:6.1f} s CPU {memory:6.0f} MB "
            f"{triples / cpu:10,.0f} a second of CPU: {by_cpu:.1f} times ours, wall {by_wall:.1f}\n"
        )


if __name__ == "__main__":
    main()
