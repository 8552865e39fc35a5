"""Records like those of arXiv's metadata snapshot, made up.

``python -m tests.bench.made_records N FILE [--seed SEED]``

The shape is that of the Kaggle snapshot (JSON lines, about 1.7 kB a paper); beside FILE,
``FILE.citations.tsv`` has a line ``citing <tab> cited`` for each citation. What is made up
follows what is known of the real thing: few people write much and most write little
(a power law), they write in one field, for some years, mostly with those they wrote with
before, some share a name, some spell theirs in two ways, new papers cite those that are
cited (copying half their references from one of them), names and titles are not all ASCII.
Names, both family and given, are those that others bear, or new ones, which come ever more
seldom and never cease (Pitman and Yor 1997). The same seed gives the same bytes, and the
first papers of a larger set are those of a smaller one.
"""

# ruff: noqa: SIM905 - words in a row are easier to read than a list of them

import argparse
import json
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
SEED = 20_261_121
WORDS = 12_000
FIELD_WORDS = 1_000
PAPERS_A_MONTH = 5_000
# How fast names grow, fitted to the 126,727 papers of astro-ph: that so many people bear so
# many family and given names, and the most common ones are as common.
FAMILY, GIVEN = (0.86, 3), (0.75, 20)  # how steadily new ones come, how many there are at first
SEATS = 10_000  # the last ones of a field, whose holders still write
CATEGORIES = (
    "cs.LG cs.CL cs.CV cs.AI cs.CR stat.ML math.CO math.PR math.AG math.NT hep-th hep-ph "
    "hep-ex gr-qc astro-ph.GA astro-ph.CO astro-ph.HE quant-ph cond-mat.str-el "
    "cond-mat.mes-hall physics.optics physics.comp-ph q-bio.PE q-fin.ST econ.EM eess.SP"
).split()
_ONSETS = "b br c ch d dr f g gr h j k kl l m n p pr r s sch st t tr v w z".split()
_VOWELS = "a e i o u ai ea ou".split()
_ACCENTED = "ö é ü á ø".split()
_CODAS = "n r s l t nd rt sk m ng th".split()
_GIVEN = (
    "Anna Björn Chen Daniela Élodie Fatima Goran Hiroshi Ines Jürgen Katarzyna Liang Maria Nikolai "
    "Olga Pedro Qing Rosa Søren Tomás Ursula Víctor Wei Xin Yuki Zoë Ahmed Beatriz Carlos Dmitri "
    "Elena François Giulia Hao Ivan Jing Kenji Laura Min Noor"
).split()
_SIGNS = ("$\\alpha$-", "$SU(2)$ ", 'the "so-called" ', 'Schr\\"odinger ', "p < 0.05 & ", "μ-")


@dataclass(frozen=True, slots=True)
class Paper:
    """One made-up paper: its line of the snapshot, and the numbers of those it cites."""

    line: dict[str, Any]
    cited: tuple[int, ...]


def arxiv_id(number: int) -> str:
    """Name the paper of a number, from 0: ids go on month by month."""
    month, place = divmod(number, PAPERS_A_MONTH)
    return f"{15 + month // 12:02d}{month % 12 + 1:02d}.{place + 1:05d}"


def papers(count: int, seed: int = SEED) -> Iterator[Paper]:
    """Make papers, oldest first.

    Cost: about 10,000 a second; memory grows by the people and the citations.
    """
    chance = random.Random(seed)
    vocabulary = [_word(chance) for _ in range(WORDS)]
    people = _People()
    lists: list[tuple[int, ...]] = []
    cited_places: list[int] = []
    for number in range(count):
        # A square makes some fields larger than others.
        field = int(len(CATEGORIES) * chance.random() ** 2)
        team = _team(chance, people, field)
        cited = _cited(chance, number, lists, cited_places)
        lists.append(cited)
        cited_places += cited
        yield Paper(_line(chance, number, vocabulary, field, people.named(team)), cited)


class _People:
    """Who has written so far.

    ``given`` and ``families`` have a name for each person. Of each field, ``seats`` has a
    person for each authorship, so that who sits often is drawn often; ``teams`` who wrote together.
    """

    def __init__(self) -> None:
        self.given: list[str] = []
        self.families: list[str] = []
        self.known_given: set[str] = set()
        self.known_families: set[str] = set()
        self.seats: list[list[int]] = [[] for _ in CATEGORIES]
        self.teams: list[list[tuple[int, ...]]] = [[] for _ in CATEGORIES]

    def named(self, team: Sequence[int]) -> list[tuple[str, str]]:
        return [(self.given[n], self.families[n]) for n in team]

    def born(self, chance: random.Random) -> int:
        self.families.append(_name(chance, self.families, self.known_families, FAMILY, _family))
        self.given.append(_name(chance, self.given, self.known_given, GIVEN, _given))
        return len(self.given) - 1


def _name(
    chance: random.Random,
    borne: Sequence[str],
    known: set[str],
    growth: tuple[float, int],
    new: Callable[[random.Random, int], str],
) -> str:
    """Give a newborn's name: one of those borne so far, or one that nobody known bears."""
    share, first = growth
    if chance.random() * (len(borne) + first) >= share * len(known) + first:
        return chance.choice(borne)
    name = new(chance, len(known))
    while name in known:
        name = new(chance, len(known))
    known.add(name)
    return name


def _family(chance: random.Random, known: int) -> str:
    word = _word(chance)
    accented = chance.choice(_ONSETS) + chance.choice(_ACCENTED) + word
    return (word if known % 8 else accented).capitalize()


def _given(chance: random.Random, known: int) -> str:
    return _GIVEN[known] if known < len(_GIVEN) else _word(chance).capitalize()


def _word(chance: random.Random) -> str:
    parts = chance.choice((1, 2, 2, 3))
    made = "".join(chance.choice(_ONSETS) + chance.choice(_VOWELS) for _ in range(parts))
    return made + chance.choice(_CODAS)


def _team(chance: random.Random, people: _People, field: int) -> tuple[int, ...]:
    """Draw who writes a paper: some who wrote one together, those who write much, newcomers."""
    size = min(1 + int(chance.expovariate(1 / 2.8)), 40)
    seats, teams = people.seats[field], people.teams[field]
    team: dict[int, None] = {}
    if teams and chance.random() < 0.6:
        team.update(dict.fromkeys(_recent(chance, teams, SEATS // 4)[: max(1, size // 2)]))
    while len(team) < size:
        if seats and chance.random() < 0.8:
            # Now and then somebody of another field takes part.
            others = people.seats[chance.randrange(len(CATEGORIES))]
            is_guest = others and chance.random() < 0.03
            team[_recent(chance, others if is_guest else seats, SEATS)] = None
        else:
            team[people.born(chance)] = None
    seats += team
    teams.append(tuple(team))
    return tuple(team)


def _cited(
    chance: random.Random, number: int, lists: list[tuple[int, ...]], cited_places: list[int]
) -> tuple[int, ...]:
    if not number:
        return ()
    wanted = min(number, int(chance.expovariate(1 / 12.5)))
    found: dict[int, None] = {}
    if wanted > 1:
        model = _recent(chance, lists, 50_000)
        found.update(dict.fromkeys(model[-(wanted // 2) :]))
    for _ in range(3 * wanted):
        if len(found) >= wanted:
            break
        if cited_places and chance.random() < 0.15:
            found[_recent(chance, cited_places, 200_000)] = None
        else:
            found[_recent(chance, range(number), 100_000)] = None
    return tuple(sorted(found))


def _recent(chance: random.Random, given: Sequence[T], most: int) -> T:
    """Draw one of the last so many."""
    return given[chance.randrange(max(0, len(given) - most), len(given))]


def _line(
    chance: random.Random,
    number: int,
    words: list[str],
    field: int,
    team: list[tuple[str, str]],
) -> dict[str, Any]:
    year, month = 2015 + number // PAPERS_A_MONTH // 12, number // PAPERS_A_MONTH % 12 + 1
    names = [(_spelled(chance, given), family) for given, family in team]
    # Half the words of a title are those of its field.
    own = words[field * 400 :][:FIELD_WORDS]
    length = chance.randint(4, 12)
    drawn = chance.choices(words, k=length // 2) + chance.choices(own, k=length - length // 2)
    chance.shuffle(drawn)
    title = " ".join(drawn).capitalize()
    if chance.random() < 0.1:
        title = chance.choice(_SIGNS) + title
    day = f"{year}-{month:02d}-{number % 28 + 1:02d}"
    return {
        "id": arxiv_id(number),
        "submitter": " ".join(names[0]),
        "authors": ", ".join(f"{given} {family}" for given, family in names),
        "title": title,
        "comments": f"{chance.randint(4, 40)} pages" if chance.random() < 0.7 else None,
        "journal-ref": None,
        "doi": f"10.9999/made.{number}" if chance.random() < 0.4 else None,
        "report-no": None,
        "categories": " ".join(
            dict.fromkeys(
                [CATEGORIES[field], *chance.choices(CATEGORIES, k=chance.choice((0, 0, 1, 2)))]
            )
        ),
        "license": "http://creativecommons.org/publicdomain/zero/1.0/",
        "abstract": "  " + _abstract(chance, words) + "\n",
        "versions": [
            {
                "version": "v1",
                "created": f"Mon, {number % 28 + 1} {_MONTHS[month - 1]} {year} 12:00:00 GMT",
            }
        ],
        "update_date": day,
        "authors_parsed": [[family, given, ""] for given, family in names],
    }


_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def _spelled(chance: random.Random, given: str) -> str:
    drawn = chance.random()
    return (
        f"{given[0]}."
        if drawn < 0.15
        else f"{given} {chance.choice('ABJM')}."
        if drawn < 0.25
        else given
    )


def _abstract(chance: random.Random, words: list[str]) -> str:
    drawn = chance.choices(words, k=chance.randint(60, 170))
    lines = [" ".join(drawn[n : n + 11]) for n in range(0, len(drawn), 11)]
    return "\n".join(lines).capitalize() + "."


def write(count: int, target: Path, seed: int = SEED) -> None:
    """Write so many papers to a file of JSON lines, and their citations beside it."""
    beside = target.with_name(target.name + ".citations.tsv")
    with target.open("w", encoding="utf-8") as lines, beside.open("w", encoding="utf-8") as edges:
        for paper in papers(count, seed):
            lines.write(json.dumps(paper.line, ensure_ascii=False, separators=(",", ":")) + "\n")
            edges.writelines(f"{paper.line['id']}\t{arxiv_id(cited)}\n" for cited in paper.cited)


def main() -> None:
    """Write the files that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("count", type=int, metavar="N")
    parser.add_argument("target", type=Path, metavar="FILE")
    parser.add_argument("--seed", type=int, default=SEED)
    given = parser.parse_args()
    write(given.count, given.target, given.seed)
    sys.stderr.write(f"wrote {given.count} papers to {given.target}\n")


if __name__ == "__main__":
    main()
