"""Invented papers, all different, printed as pages of every layout, of any length.

For measuring: what the pages say means nothing, but lines, names, dates and ids look
like those of real pages. The same page for ever for a layout, a length and a seed.
"""

import random
import textwrap
from collections.abc import Callable
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


def _fill(text: str, width: int = 79) -> str:
    return textwrap.fill(text, width, break_long_words=False, break_on_hyphens=False)


def _card(p: Made) -> str:
    more = " et al. · openai" if p.number % 3 else ""
    return f"{p.code}{p.date}\n{p.title}{', '.join(p.names[:3])}{more}\n{p.abstract}\n"


def _list_entry(p: Made) -> str:
    return f"{p.title}\n{_fill(p.abstract)}\n"


def _abs_page(p: Made) -> str:
    return (
        f"Computer Science > Machine Learning\n[Submitted on {p.written}]\n{p.title}\n{p.listed}\n"
        f"{p.abstract}\nComments: {p.number % 40} pages\nSubjects: Machine Learning (cs.LG)\n"
        f"Cite as: arXiv:{p.arxiv_id} [cs.LG]\n\n"
    )


def _mail(p: Made) -> str:
    return (
        f"\\\\\narXiv:{p.arxiv_id}\nDate: Thu, {p.written} 17:54:11 GMT   (622kb)\n\n"
        f"Title: {p.title}\nAuthors: {p.listed}\nCategories: cs.{p.code}\n\\\\\n"
        f"  {_fill(p.abstract)}\n\\\\ ( https://arxiv.org/abs/{p.arxiv_id} ,  622kb)\n{'-' * 78}\n"
    )


def _search(p: Made) -> str:
    return (
        f"arXiv:{p.arxiv_id} [pdf, other] cs.{p.code}\n\n{p.title}\n\nAuthors: {p.listed}\n\n"
        f"Abstract: {p.abstract} △ Less\n\nSubmitted {p.written}; originally announced.\n\n"
    )


def _scholar(p: Made) -> str:
    names = ", ".join(f"{n[0]}{n[-1].upper()} {n.rsplit(' ', 1)[1]}" for n in p.names[:4])
    return (
        f"[PDF] example.org\n{p.title}\n{names}… - {p.venue}, {p.day[0]} - example.org\n"
        f"… {p.abstract[:160]} …\nSave Cite Cited by {p.number} Related articles\n"
    )


def _semantic(p: Made) -> str:
    return (
        f"{p.title}\n{', '.join(p.names[:3])}\nComputer Science\n{p.venue}\n{p.written}\nTLDR\n"
        f"{p.abstract[:200]}. Expand\n{p.number} Citations\nPDF\nSave\nAlert\nCite\n"
    )


def _submission(p: Made) -> str:
    return (
        f"{p.title}\n{p.listed}\nPublished: {p.written}, Last Modified: {p.written}"
        f"ICLR 2024 posterEveryoneRevisionsBibTeX\nKeywords: sheep, fields\n"
        f"Abstract: {p.abstract}\n"
    )


def _faces(p: Made) -> str:
    summary = p.abstract[:200].rsplit(".", 1)[0]
    return (
        f"Submitted by akhaliq\n{p.title}\n{summary}.\n\n{len(p.names)} authors\n"
        f"· Published on {p.date}\nUpvote\n{p.number}\narXiv Page\n"
    )


def _dblp(p: Made) -> str:
    return f"[j{p.number % 900}]\n{p.listed}:\n{p.title}. {p.venue} 12: 1-9 ({p.day[0]})\n"


def _acl(p: Made) -> str:
    return f"pdf bib abs\n{p.title}\n{' | '.join(p.names)}\n\n{p.abstract}\n\n"


def _numbered(p: Made) -> str:
    names = ", ".join(p.short)
    entry = f"[{p.number % 999}] {names}. {p.title}. In {p.venue}, {p.day[0]}."
    return f"{_fill(entry, 85)}\n"


def _apa(p: Made) -> str:
    names = ", ".join(f"{n.rsplit(' ', 1)[1]}, {n[0]}." for n in p.names)
    return f"{names} ({p.day[0]}). {p.title}. {p.venue}, 12(3), 1–9.\n\n"


def _quoted(p: Made) -> str:
    names = ", ".join(p.short)
    return f"[{p.number % 999}] {names}, “{p.title},” {p.venue}, vol. 3, pp. 1–9, {p.day[0]}.\n"


def _item(p: Made) -> str:
    return (
        f"- **{p.title}** \\\n  {p.listed} \\\n  {p.venue} {p.day[0]}."
        f" [[Paper](https://arxiv.org/abs/{p.arxiv_id})] [[Code](https://example.org/{p.number})]\n"
    )


def _row(p: Made) -> str:
    link = f"[arXiv](https://arxiv.org/abs/{p.arxiv_id})"
    return f"| {p.title} | {p.names[0]} et al. | {p.day[0]} | {link} | {p.venue} |\n"


def _bib(p: Made) -> str:
    return (
        f"@article{{k{p.number},\n  title={{{p.title}}},\n  author={{{' and '.join(p.inverted)}}},"
        f"\n  eprint={{{p.arxiv_id}}},\n  year={{{p.day[0]}}},\n  abstract={{{p.abstract}}}}}\n\n"
    )


def _ris(p: Made) -> str:
    names = "".join(f"AU  - {name}\n" for name in p.inverted)
    return f"TY  - JOUR\n{names}TI  - {p.title}\nPY  - {p.day[0]}\nAB  - {p.abstract}\nER  - \n\n"


def _html(p: Made) -> str:
    return (
        f'<p><a href="https://arxiv.org/abs/{p.arxiv_id}">{p.title}</a></p>'
        f"<p>{p.listed}</p><p>{p.abstract}</p>\n"
    )


def _listing(p: Made) -> str:
    return (
        f"[{p.number}] arXiv:{p.arxiv_id} [pdf, other]\nTitle: {p.title}\n{p.listed}\n"
        f"Comments: {p.number % 40} pages\nSubjects: Computation and Language (cs.CL)\n"
    )


def _fields(p: Made) -> str:
    return (
        f"Title: {p.title}\nAuthors: {p.listed}\nYear: {p.day[0]}\n"
        f"Link: https://arxiv.org/abs/{p.arxiv_id}\nAbstract: {p.abstract}\n\n"
    )


# What stands over the papers of a page, how one is printed, what stands between two.
LAYOUTS: dict[str, tuple[str, Callable[[Made], str]]] = {
    "dated_cards": ("Papers\n", _card),
    "dated_cards apart": (
        "",
        lambda p: f"{p.code}{p.date}\n\n{p.title}\n\n{p.listed}\n\n{_fill(p.abstract)}\n\n",
    ),
    "dated_cards below": ("", lambda p: f"{p.title}\n{p.listed}\n{p.code}{p.date}\n{p.abstract}\n"),
    "labelled_entries": (
        "Collaborating Authors\n\n\u00a0Lee, Ann\n\n\n",
        lambda p: f"{p.title}\n\narXiv.org Machine Learning\n\n{p.abstract}\n\n\n",
    ),
    "labelled_fields": ("", lambda p: f"Abstract:{p.abstract}\n"),
    "labelled_fields all": ("", _fields),
    "id_blocks": ("", lambda p: f"{_fill(p.abstract)}\narXiv:{p.arxiv_id}\n"),
    "id_blocks opening": ("", lambda p: f"arXiv:{p.arxiv_id}\n{p.title}\n{p.abstract}\n\n"),
    "id_blocks glued": ("", lambda p: f"{p.abstract}\n\n{p.number % 40} pages\narXiv:{p.arxiv_id}"),
    "reading_list": ("Research Papers\n", _list_entry),
    "reading_list dated": (
        "",
        lambda p: f"{p.title}\n{p.listed}\nCreated: {p.iso}\n{_fill(p.abstract, 66)}\n\n",
    ),
    "reading_list unwrapped": ("", lambda p: f"{p.title}\n{p.abstract}\n\n"),
    "arxiv_abstract_page": ("", _abs_page),
    "arxiv_listing": ("Machine Learning\n", _listing),
    "arxiv_search": ("Showing 1–50 of 500 results\n", _search),
    "arxiv_mail": ("", _mail),
    "scholar": ("About 5,430,000 results (0.06 sec)\n", _scholar),
    "scholar profile": (
        "Ann Lee\nProfessor of counting\nVerified email at example.org\nTITLE\nCITED BY\nYEAR\n",
        lambda p: (
            f"{p.title}\n{', '.join(p.short).replace('.', '')}\n"
            f"{p.venue} 3 (2), 1-9\n\t{p.number}\t{p.day[0]}\n"
        ),
    ),
    "semantic_scholar": ("About 1,230 results for “sheep”\n", _semantic),
    "openreview": ("ICLR 2024 Conference\n", _submission),
    "huggingface_papers": ("Trending Papers\n", _faces),
    "dblp": ("", _dblp),
    "acl_anthology": ("Proceedings of the 58th Meeting\n", _acl),
    "references": ("References\n", _numbered),
    "references apa": ("", _apa),
    "references quoted": ("", _quoted),
    "id_list": ("", lambda p: f"{p.arxiv_id} {p.title}\n"),
    "id_list links": ("", lambda p: f"{p.title}\nhttps://arxiv.org/abs/{p.arxiv_id}\n\n"),
    "md_list": ("# Papers\n\n", _item),
    "md_list table": ("| Paper | Authors | Year | Link | Notes |\n|:--|:--|--:|---|---|\n", _row),
    "bibtex": ("", _bib),
    "ris": ("", _ris),
    "html": ("<!DOCTYPE html><html><body>\n", _html),
    "fallback": ("", lambda p: f"{p.abstract}\nI liked arXiv:{p.arxiv_id} much.\n{p.abstract}\n"),
    "no layout": ("", lambda p: f"{p.abstract}\n"),
    "no layout, short lines": ("", lambda p: f"{p.title}\n{p.listed}\n{p.venue}\t{p.day[0]}\n"),
}


def make_page(layout: str, megabytes: float, seed: int = 0) -> str:
    """Print invented papers until the page is as long as asked for."""
    head, print_one = LAYOUTS[layout]
    rng = random.Random(f"{layout} {seed}")
    parts, length = [head], 0
    while length < megabytes * 1e6:
        parts.append(print_one(make_paper(rng, len(parts))))
        length += len(parts[-1])
    return "".join(parts)
