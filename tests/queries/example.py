# ruff: noqa: E501 - a table reads best with one row a line
"""A graph for questions: the small graph, and rows that give every question something to find.

Made of the small graph's papers and a dozen more, with dates of every precision,
names and titles that need escapes, lists that repeat a name, citations in circles.
"""

import json
import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from kgraph.model import taxonomy
from kgraph.model.tables import (
    AuthorCandidate,
    Authorship,
    Citation,
    Context,
    Mention,
    Organisation,
    PaperCategory,
    PaperLink,
    PaperOrganisation,
    Person,
)
from kgraph.sparql.answer import levelled
from kgraph.sparql.engines import Question, evaluate
from kgraph.sparql.named import Query, names
from kgraph.sparql.run import ask
from kgraph.sparql.session import GraphSession
from tests import small_graph
from tests.small_graph import ATTENTION, OLD, UNTITLED, paper

SHAZEER, VASWANI = "author:noam-shazeer-5e6f7a8b", "author:ashish-vaswani-1a2b3c4d"
TWIN = "title:00aa"
_DATES = ("2015", "2016-03", "2016-03-09", None, "2018-11-30", "2018")
_TITLES = (
    'A "b" \\ c',
    "Σ of ΑΣ, İstanbul",
    "línea\nnueva",
    None,
    "deep nets: a survey",
    "Deep Nets",
)
_CLAIMS = (("ReferenceList", "eprint", 1.0), ("Api", "openalex", 0.85))
_NAMES = ("Ana Ruiz", "Bo Li", "Çelik", "Dee O'Neil")


def _id(n: int) -> str:
    return f"arxiv:20{n:02}.0000{n % 7}"


def _person(n: int) -> str:
    return f"author:p{n % 4}-0000000{n % 4}"


def more() -> dict[str, list[object]]:
    """Give the rows beside those of the small graph, by table."""
    numbers = range(1, 13)
    return {
        "papers": [
            paper(
                _id(n), arxiv_id=_id(n)[6:], title=_TITLES[n % 6], published=_DATES[n % 6],
                version=n % 3 + 1, described=n % 5 != 0, primary_category="cs.LG",
            )
            for n in numbers
        ],
        "authors": [
            Person(_person(n), _NAMES[n], None, _NAMES[n].split()[-1] if n else None, None,
                   ("name_only", "ambiguous", "resolved")[n % 3])
            for n in range(4)
        ],
        "authorships": [
            Authorship(_id(n), k + 1, _person(n * (k + 1)), _NAMES[n * (k + 1) % 4], None,
                       "author_list", (1.0, 0.75)[k % 2])
            for n in numbers for k in range(n % 4)
        ],
        "paper_categories": [
            PaperCategory(_id(n), ("cs.LG", "cs.CL", "math.ST", "stat.TH")[(n + k) % 4], k == 0)
            for n in numbers for k in range(n % 3)
        ],
        "organisations": [Organisation("organisation:mila", "Mila, \"Québec\"")],
        "paper_organisations": [
            *(PaperOrganisation(_id(n), "organisation:google-brain") for n in (1, 2)),
            *(PaperOrganisation(_id(n), "organisation:mila") for n in (2, 3)),
        ],
        "citations": [
            Citation(_id(n), _id(m), evidence, provider, sure, ())
            for n in numbers for m in (n * 2 % 12 + 1, n * 5 % 12 + 1) if m != n
            for evidence, provider, sure in _CLAIMS[: n % 2 + 1]
        ],
        "mentions": [Mention(_id(n), _id(n % 12 + 1), "Nets", n, n + 4, 0.5) for n in (1, 2, 3)],
    }  # fmt: skip


def make(folder: Path, *, few: bool = False) -> Path:
    """Write the graph into a folder and give the folder; with few papers, only the small one's."""
    with pytest.MonkeyPatch.context() as patch:
        rows = small_graph.ROWS
        others = {name: [] for name in more()} if few else more()
        attention = replace(rows["papers"][0], published="2017-06-12")
        twin = paper(TWIN, title="ATTENTION is all: you need", published="1998")
        see = (Context("See [CITE]."),)
        told = {
            "papers": [attention, *rows["papers"][1:], twin, *others["papers"]],
            "citations": [
                *rows["citations"],
                Citation(OLD, TWIN, "Api", "x", 1.0, ()),
                Citation(OLD, ATTENTION, "Hyperlink", "page", 0.5, see),
                Citation(ATTENTION, TWIN, "Api", "x", 1.0, ()),
                Citation(ATTENTION, OLD, "Api", "x", 1.0, (Context("As [CITE].", "I"),)),
                *_unlike(others["citations"]),
            ],
            "mentions": [*rows["mentions"], Mention(UNTITLED, OLD, "strings", 0, 7, 0.5), *others["mentions"]],
            "author_candidates": [AuthorCandidate(VASWANI, SHAZEER, 0.25, "same papers")],
            "paper_links": [PaperLink(ATTENTION, TWIN, "perhaps_same", "near_title", 0.5, "titles alike")],
        }  # fmt: skip
        for name in ("authors", "authorships", "paper_categories", "organisations",
                     "paper_organisations"):  # fmt: skip
            told[name] = [*rows[name], *others[name]]
        if not few:
            told["categories"] = list(taxonomy.categories().values())
        for name, found in told.items():
            patch.setitem(rows, name, found)
        first, *records = small_graph.EVIDENCE.records
        differs = replace(first, title="Attention: all you need", published="2018")
        evidence = replace(small_graph.EVIDENCE, records=(differs, *records))
        patch.setattr(small_graph, "EVIDENCE", evidence)
        return small_graph.make(folder)


def _unlike(citations: list[object]) -> list[object]:
    """Leave out what would say the same pair, evidence and provider twice."""
    return list({(c.citing, c.cited, c.provider): c for c in citations}.values())


class Kept(GraphSession):
    """A session whose rdflib data set is read once: a worker would read it for each question."""

    def dataset(self):
        if not hasattr(self, "_dataset"):
            self._dataset = super().dataset()
        return self._dataset


class Plain(Kept):
    """The same, reading the tables as they are, whatever is kept of them."""

    kept = None


def indexed(folder: Path) -> Kept:
    """Open a graph whose tables are kept sorted, as after the second question."""
    session = Kept(folder)
    session.asked()
    assert session.asked()
    return session


def rows_of(session: Kept, text: str, engine: str) -> list[tuple[str | None, ...]]:
    """Give the rows of a query as N-Triples terms."""
    answer = evaluate(session, Question(text), engine)
    return [tuple(None if c is None else str(c) for c in row) for row in levelled(answer.rows)]


# What a question is asked for here, if it does not say so itself.
VALUES = {"paper": OLD, "author": "Bo Li", "category": "hep-th", "archive": "cs"}
OTHERS = {
    ("citing-both", "paper"): "arxiv:2003.00003", ("citing-both", "other"): "arxiv:2006.00006",
    ("coauthor-distance", "other"): "Ana Ruiz", ("coauthor-path", "other"): "Ana Ruiz",
    ("strangers-with-same-coauthors", "least"): "1",
    ("foundations-of-paper", "paper"): "arxiv:2001.00001",
    ("same-references", "paper"): "arxiv:2001.00001", ("read-next", "paper"): "arxiv:2003.00003",
}  # fmt: skip


def given(query: Query) -> dict[str, str]:
    """Give the values that a question of the catalogue is asked with."""
    wanted = [p for p in query.parameters if p.default is None or (query.name, p.name) in OTHERS]
    return {p.name: OTHERS.get((query.name, p.name)) or VALUES[p.type] for p in wanted}


def answers(session: Kept) -> dict[str, list[list[str | None]]]:
    """Give the answers of Oxigraph to every question, as N-Triples terms."""
    return {
        query.name: [
            [None if cell is None else str(cell) for cell in row]
            for row in ask(session, query.name, given(query), engine="oxigraph").rows
        ]
        for query in names()
    }


if __name__ == "__main__":  # writes the golden answers anew: look at what changed
    with TemporaryDirectory() as place:
        found = answers(Kept(make(Path(place) / "g")))
    lines = [f" {json.dumps(name)}: [\n" + ",\n".join(
        f"  {json.dumps(row, ensure_ascii=False)}" for row in rows) + "\n ]" for name, rows in found.items()]  # fmt: skip
    sys.stdout.write("{\n" + ",\n".join(lines) + "\n}\n")
