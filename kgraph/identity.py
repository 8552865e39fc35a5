"""The user's say on who is who: list, merge and split authors.

Between the facade and the stages, like `asking`: reads the tables, adds a decision to
``identity.toml`` and resolves anew. What is decided is told from what contradicts it before
anything is written.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kgraph import failures, store
from kgraph.errors import InputError
from kgraph.explain import named_paper
from kgraph.explain_author import named_author
from kgraph.model import ids
from kgraph.model.names import name_key
from kgraph.resolve import resolve
from kgraph.resolve.people.decisions import FILE, Decisions, Same, read_decisions
from kgraph.resolve.people.editing import add
from kgraph.resolve.people.finding import Finder

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Two authors who are perhaps one person; ``a`` and ``b`` are their ids."""

    a: str
    a_name: str
    b: str
    b_name: str
    score: float
    reasons: str


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision of the user: its kind, the ids of its authors, and whether it holds.

    ``missing`` are its mentions that name nothing in the graph (any more).
    """

    kind: str
    authors: tuple[str, ...]
    holds: bool
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """What is in doubt, the surest first, and what was decided, in the order of the file."""

    doubtful: tuple[Doubtful, ...]
    decisions: tuple[Decision, ...]


class Identity:
    """Who is who in a graph folder, and the means to decide it."""

    def __init__(self, folder: Path, export: Callable[[], None]) -> None:
        self._folder = folder
        self._export = export

    @failures.told()
    def list(self) -> Listed:
        """List the pairs in doubt and the user's decisions.

        Raises:
            InputError: If ``identity.toml`` cannot be used.
        """
        decisions = read_decisions(self._folder)
        names = {row["author_id"]: row["name"] for row in self._rows("authors")}
        rows = sorted(
            self._rows("author_candidates"), key=lambda row: (-row["score"], row["author_a"])
        )
        doubtful = tuple(
            Doubtful(a, names[a], b, names[b], row["score"], row["reasons"])
            for row in rows
            for a, b in [(row["author_a"], row["author_b"])]
        )
        authors_of = self._authors_of(decisions)
        made = [_same(same, authors_of) for same in decisions.same]
        made += [_different(groups, authors_of) for groups in decisions.different]
        return Listed(doubtful, tuple(made))

    @failures.told()
    def merge(self, a: str, b: str, *, name: str | None = None, orcid: str | None = None) -> str:
        """Decide that two authors are one person; give the id of that person.

        Args:
            a: An author: id, earlier id, or a name that one author bears.
            b: The other.
            name: How the person is to be called, if not as kgraph would.
            orcid: The person's ORCID iD; needed if the two have different ones.

        Raises:
            InputError: If an author is unknown or not the only one of that name, or an
                earlier decision says that they are different people. Nothing is written.
            StoreError: If the folder cannot be written.
        """
        with store.writing(self._existing()):
            first, second = named_author(self._folder, a), named_author(self._folder, b)
            if first == second:
                if self._is_decided(first):  # a run was stopped behind what it had decided
                    self._export()
                    return first
                raise InputError(f"'{a}' and '{b}' are one author already: {first}")
            given = ids.parse_orcid(orcid) if orcid else None
            self._check_orcids(first, second, given)
            decisions = read_decisions(self._folder)
            authors_of = self._authors_of(decisions)
            for groups in decisions.different:
                found = [{authors_of.get(text) for text in group} for group in groups]
                if any(
                    first in one and second in other
                    for one in found
                    for other in found
                    if one is not other
                ):
                    raise self._contradiction("different people", groups[0][0], groups[1][0])
            mentions = [_mention(self._places(author)[0]) for author in (first, second)]
            self._decide(Same(tuple(mentions), name, given))
            return self._author_of(mentions[0])

    @failures.told()
    def split(self, author: str, papers: Sequence[str]) -> str:
        """Decide that some papers of an author are another person's; give the id of that one.

        Args:
            author: Id, earlier id, or a name that one author bears.
            papers: Ids, links or titles of papers of this author, not all of them.

        Raises:
            InputError: If author or papers are unknown, or an earlier decision says that they are
                one person's. Nothing is written.
            StoreError: If the folder cannot be written.
        """
        with store.writing(self._existing()):
            known = named_author(self._folder, author)
            places = self._places(known)
            chosen = {named_paper(self._folder, paper) for paper in papers}
            strange = sorted(chosen - {place["paper_id"] for place in places})
            if strange or not chosen:
                what = f"{known} is no author of {strange[0]}" if strange else "no papers given"
                raise InputError(what, f"kgraph show GRAPH {known} lists the papers")
            leaving = [place for place in places if place["paper_id"] in chosen]
            staying = [place for place in places if place["paper_id"] not in chosen]
            if not staying:
                raise InputError(f"these are all papers of {known}", "name those of the other one")
            decisions = read_decisions(self._folder)
            self._check_same(decisions, chosen, known)
            gone = [_mention(place) for place in leaving]
            named = [staying[0], *self._tied(leaving, staying[1:])]
            self._decide([[_mention(place) for place in named], gone])
            return self._author_of(gone[0])

    def _is_decided(self, author: str) -> bool:
        """Say whether an author is one by a decision of the user."""
        decisions = read_decisions(self._folder)
        authors_of = self._authors_of(decisions)
        return any(
            author in (authors_of.get(text) for text in same.mentions) for same in decisions.same
        )

    def _decide(self, decision: Same | Sequence[Sequence[str]]) -> None:
        add(self._folder, decision)
        resolve(self._folder)
        self._export()

    def _check_orcids(self, a: str, b: str, given: str | None) -> None:
        rows = self._rows("authors")
        known = {row["orcid"] for row in rows if row["author_id"] in (a, b) and row["orcid"]}
        if len(known) > 1 and not given:
            said = " and ".join(sorted(known))
            raise InputError(f"they have the ORCID iDs {said}", "say with --orcid which one holds")

    def _check_same(self, decisions: Decisions, chosen: set[str], author: str) -> None:
        """Refuse to part what the user has joined: mentions that go and others of the person."""
        moved = self._moved()
        authors_of = self._authors_of(decisions)
        for same in decisions.same:
            papers = [
                (text, moved.get(text.partition("#")[0], text.partition("#")[0]))
                for text in same.mentions
                if authors_of.get(text) == author
            ]
            goes = [text for text, paper in papers if paper in chosen]
            stays = [text for text, paper in papers if paper not in chosen]
            if goes and stays:
                raise self._contradiction("one person", goes[0], stays[0])

    def _contradiction(self, what: str, a: str, b: str) -> InputError:
        return InputError(
            f"{self._folder / FILE} says that {a} and {b} are {what}",
            "take that decision out of the file first",
        )

    def _tied(self, leaving: Sequence[Row], staying: Sequence[Row]) -> Sequence[Row]:
        """Give those who would go along: tied to the leaving by co-authors, at any remove."""
        company: dict[str, set[str]] = {row["paper_id"]: set() for row in (*leaving, *staying)}
        own = {name_key(row["name_as_printed"]) for row in (*leaving, *staying)}
        for row in self._rows("authorships"):
            if row["paper_id"] in company:
                company[row["paper_id"]].add(name_key(row["name_as_printed"]))
        known = set().union(*(company[row["paper_id"]] for row in leaving)) - own
        tied: tuple[Row, ...] = ()
        rest: Sequence[Row] = staying
        while more := [row for row in rest if company[row["paper_id"]] & known]:
            tied += tuple(more)
            rest = [row for row in rest if row not in more]
            known |= set().union(*(company[row["paper_id"]] for row in more)) - own
        return sorted(tied, key=staying.index)

    def _places(self, author: str) -> Sequence[Row]:
        """Give the authorships of an author, the earliest first."""
        dated = {row["paper_id"]: row["published"] or "9999" for row in self._rows("papers")}
        rows = [row for row in self._rows("authorships") if row["author_id"] == author]
        return sorted(rows, key=lambda r: (dated[r["paper_id"]], r["paper_id"], r["position"] or 0))

    def _author_of(self, mention: str) -> str:
        return self._authors_of(Decisions((Same((mention,)),)))[mention]

    def _authors_of(self, decisions: Decisions) -> dict[str, str]:
        """Give the author of each mention that decisions name; none of those that name nothing."""
        texts = [text for same in decisions.same for text in same.mentions]
        texts += [text for groups in decisions.different for group in groups for text in group]
        moved = self._moved()
        papers = {text.partition("#")[0] for text in texts}
        papers |= {moved[paper] for paper in papers if paper in moved}
        rows = [row for row in self._rows("authorships") if row["paper_id"] in papers]
        rows.sort(key=lambda row: (row["paper_id"], row["position"] or len(rows) + 1))
        find = Finder(((row["paper_id"], name_key(row["name_as_printed"])) for row in rows), moved)
        return {t: rows[n]["author_id"] for t in texts for n in [find(t)] if n is not None}

    def _moved(self) -> dict[str, str]:
        return {row["old_id"]: row["new_id"] for row in self._rows("aliases")}

    def _rows(self, table: str) -> Sequence[Row]:
        rows: Sequence[Row] = store.read(self._folder, table).to_pylist()
        return rows

    def _existing(self) -> Path:
        store.read_manifest(self._folder)
        return self._folder


def _mention(place: Row) -> str:
    return f"{place['paper_id']}#{place['name_as_printed']}"


def _same(same: Same, authors_of: Mapping[str, str]) -> Decision:
    found = dict.fromkeys(authors_of[text] for text in same.mentions if text in authors_of)
    missing = tuple(text for text in same.mentions if text not in authors_of)
    return Decision("same", tuple(found), len(found) == 1, missing)


def _different(groups: Sequence[Sequence[str]], authors_of: Mapping[str, str]) -> Decision:
    found = [{authors_of[text] for text in group if text in authors_of} for group in groups]
    every = [author for group in found for author in group]
    missing = tuple(text for group in groups for text in group if text not in authors_of)
    holds = len(every) == len(set(every)) and sum(map(bool, found)) > 1
    return Decision("different", tuple(sorted(set(every))), holds, missing)
