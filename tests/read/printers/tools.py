"""What the printers share: names, dates, works and the shape of what they give.

A printer is a function ``(papers, rng) -> (text, gold)``: the page as its site shows it,
and for each entry what the page prints of it, as `tests.read.score` compares it. Facts of
papers are real; where a work was published, if no record says it, is drawn.
"""

import re
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from kgraph.model.taxonomy import categories
from tests.read.papers import Paper

Gold = dict[str, object]
Printed = tuple[str, list[Gold]]
Printer = Callable[[Sequence[Paper], Random], Printed]

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
CONFERENCES = (
    ("Advances in Neural Information Processing Systems", "NeurIPS"),
    ("International Conference on Machine Learning", "ICML"),
    ("International Conference on Learning Representations", "ICLR"),
    ("IEEE/CVF Conference on Computer Vision and Pattern Recognition", "CVPR"),
    ("Annual Meeting of the Association for Computational Linguistics", "ACL"),
    ("Conference on Empirical Methods in Natural Language Processing", "EMNLP"),
    ("ACM Symposium on Operating Systems Principles", "SOSP"),
    ("ACM SIGKDD Conference on Knowledge Discovery and Data Mining", "KDD"),
)
JOURNALS = (
    ("Journal of Machine Learning Research", "J. Mach. Learn. Res."),
    ("Nature", "Nature"),
    ("Physical Review D", "Phys. Rev. D"),
    ("IEEE Transactions on Pattern Analysis and Machine Intelligence", "IEEE TPAMI"),
    ("Monthly Notices of the Royal Astronomical Society", "Mon. Not. R. Astron. Soc."),
    ("Transactions of the Association for Computational Linguistics", "Trans. ACL"),
    ("Communications of the ACM", "Commun. ACM"),
)


@dataclass(frozen=True)
class Work:
    """A paper and where it was published: in a journal, at a conference or on arXiv."""

    paper: Paper
    kind: str
    venue: str
    short: str
    volume: int
    issue: int
    pages: tuple[int, int]

    @property
    def year(self) -> str:
        return self.paper.published[:4]

    @property
    def doi(self) -> str | None:
        return self.paper.doi if self.kind != "arxiv" else None


def published(paper: Paper, rng: Random) -> Work:
    """Draw where a paper was published."""
    kind = rng.choice(("journal", "conference", "conference", "arxiv"))
    venue, short = rng.choice(JOURNALS if kind == "journal" else CONFERENCES)
    first = rng.randint(1, 9000)
    pages = (first, first + rng.randint(3, 25))
    return Work(paper, kind, venue, short, rng.randint(2, 99), rng.randint(1, 12), pages)


def often(rng: Random, share: float = 0.5) -> bool:
    return rng.random() < share


def stop(text: str) -> str:
    """Give a sentence its full stop unless it ends already."""
    return text if text.endswith(("?", "!", ".")) else f"{text}."


def abstract(paper: Paper) -> str:
    return " ".join(paper.abstract)


def beginning(text: str, rng: Random, words: tuple[int, int] = (20, 45)) -> str:
    """Give the first words of a text, without a mark at the end."""
    return " ".join(text.split()[: rng.randint(*words)]).rstrip(" .,;:…")


def wrapped(text: str, width: int, indent: str = "") -> str:
    return textwrap.fill(
        text, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def day(paper: Paper) -> date:
    return date.fromisoformat(paper.published)


def long_date(when: date) -> str:
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def short_date(when: date) -> str:
    """Write as sites in English do: Jan 2, 2024."""
    return f"{MONTHS[when.month - 1][:3]} {when.day}, {when.year}"


def subjects(paper: Paper) -> str:
    """Write categories as arXiv does: Digital Libraries (cs.DL); …"""
    return "; ".join(f"{categories()[code].name} ({code})" for code in paper.categories)


def initials(given: str, dots: bool = True) -> str:
    """Shorten forenames: "Jean-Luc M." to "J.-L. M.", without dots to "JLM"."""
    parts = [
        "-".join(f"{piece[0].upper()}." for piece in word.split("-") if piece[:1].isalpha())
        for word in re.split(r"[\s.]+", given)
        if word.strip("-")
    ]
    whole = " ".join(part for part in parts if part)
    return whole if dots else re.sub(r"[^\w]", "", whole)


def short_first(name: tuple[str, str]) -> str:
    """A. B. Lee."""
    return f"{initials(name[0])} {name[1]}".strip()


def short_last(name: tuple[str, str]) -> str:
    """Lee, A. B."""
    return f"{name[1]}, {initials(name[0])}" if name[0] else name[1]


def whole_last(name: tuple[str, str]) -> str:
    """Lee, Ann B."""
    return f"{name[1]}, {name[0]}" if name[0] else name[1]


def bare_first(name: tuple[str, str]) -> str:
    """AB Lee."""
    return f"{initials(name[0], dots=False)} {name[1]}".strip()


def bare_last(name: tuple[str, str]) -> str:
    """Lee AB."""
    return f"{name[1]} {initials(name[0], dots=False)}".strip()


def listed(names: Sequence[str], last: str = " and ", comma: str = ", ") -> str:
    """Join names: "A, B and C" with ``last`` before the last of them."""
    return comma.join(names[:-1]) + (last if len(names) > 1 else "") + names[-1] if names else ""


def page_of(
    entries: Sequence[tuple[str, Gold]], between: str, above: str = "", below: str = ""
) -> Printed:
    """Put entries below each other, with what stands above the first and below the last."""
    text = above + between.join(text for text, _ in entries) + below
    return text, [gold for _, gold in entries]
