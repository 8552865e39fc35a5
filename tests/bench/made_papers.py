"""Invented papers, all different: what they say means nothing, but lines, names, dates and
ids look like those of real papers.
"""

import random
from dataclasses import dataclass


def _words(text: str) -> list[str]:
    return text.split()


_SMALL = _words(
    "the of and to in a is that for we with on by as are this be which from can an it has been"
    " our not at these have between than more their its such also into using most only each over"
)
_STEMS = _words(
    "model system network train measur graph sampl estimat learn comput featur structur represent"
    " optim signal attent languag predict generat approximat transform detect classif distribut"
    " kernel gradient cluster regular bound decod imag segment sequenc latent field energ quant"
    " spectr galax magnet topolog surfac particl tempor dynam stochast robust effici parallel"
)
_ENDS = ("", "s", "ing", "ed", "ation", "al", "ity", "ive", "er", "ors", "ic", "able", "ment")
_LONG = [stem + end for stem in _STEMS for end in _ENDS]
_GIVEN = _words(
    "Ann Bob Cy Dan Eve Fay Gus Hal Ida Joe Kim Lou Max Nia Ola Pia Ralf Søren Tomáš Ülle Vera"
    " Wen Xiao Yan Zoë J. A. M. Jean-Luc María Noël"
)
_FAMILY = _words(
    "Lee Day Fox Elk Ram Wang Müller Nowak O'Hara García Bińkowski Smith Kowalski Tanaka Ivanov"
    " McKay Johansson Rossi Silva Kaya Nguyen Park Haddad Okafor Mbeki Cohen Petit Bauer Novák"
)
_SYLLABLES = _words("ka to mi re su lan der win bo ful stein par ri no va chen hal gor")
_PLACES = ("Annals of Counting", "Journal of Sheep Studies", "Letters on Fields", "Goat Review")
_CODES = ("CL", "LG", "AI", "CV", "SI", "RO")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True)
class Made:
    """An invented paper; ``day`` is year, month and day."""

    title: str
    abstract: str
    names: tuple[str, ...]
    day: tuple[int, int, int]
    arxiv_id: str
    number: int
    venue: str
    code: str

    @property
    def listed(self) -> str:
        return ", ".join(self.names)

    @property
    def inverted(self) -> list[str]:
        return [f"{n.rsplit(' ', 1)[1]}, {n.rsplit(' ', 1)[0]}" for n in self.names]

    @property
    def short(self) -> list[str]:
        """Names with initials, as lists of references print them: "A. Lee"."""
        return [f"{name[0]}. {name.rsplit(' ', 1)[1]}" for name in self.names]

    @property
    def date(self) -> str:
        return f"{_MONTHS[self.day[1] - 1]} {self.day[2]}, {self.day[0]}"

    @property
    def written(self) -> str:
        """The date as "12 Jun 2017"."""
        return f"{self.day[2]} {_MONTHS[self.day[1] - 1]} {self.day[0]}"

    @property
    def iso(self) -> str:
        return f"{self.day[0]}-{self.day[1]:02d}-{self.day[2]:02d}"


def _name(rng: random.Random) -> str:
    """Invent a name; half of the family names are known ones, half hardly ever come again."""
    made = "".join(rng.choices(_SYLLABLES, k=3)).capitalize()
    return f"{rng.choice(_GIVEN)} {rng.choice((rng.choice(_FAMILY), made))}"


def make_paper(rng: random.Random, number: int) -> Made:
    """Invent a paper; one of four abstracts holds mathematics or a link."""
    title = " ".join(rng.choice(_LONG).capitalize() for _ in range(rng.randint(3, 10)))
    if rng.random() < 0.3:
        title = title.replace(" ", ": ", 1)
    sentences = []
    for _ in range(rng.randint(4, 9)):
        length = rng.randint(8, 28)
        row = [rng.choice(_SMALL if rng.random() < 0.45 else _LONG) for _ in range(length)]
        if rng.random() < 0.3:
            row[length // 2] += ","
        if rng.random() < 0.2:
            row[length // 3] = f"{rng.choice(_LONG).upper()}-{rng.randint(1, 9)}"
        sentences.append(" ".join(row).capitalize() + ".")
    extra = ("$\\alpha$ is 65.8\\% here.", "See https://example.org/code.", "", "", "", "")
    year, month = rng.randint(2008, 2024), rng.randint(1, 12)
    width = 4 if year < 2015 else 5
    return Made(
        title,
        " ".join([*sentences, rng.choice(extra)]).strip(),
        tuple(_name(rng) for _ in range(rng.randint(1, 7))),
        (year, month, rng.randint(1, 28)),
        f"{year % 100:02d}{month:02d}.{rng.randint(1, 9999):0{width}d}",
        number,
        rng.choice(_PLACES),
        rng.choice(_CODES),
    )
