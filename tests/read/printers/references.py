"""Lists of references in the styles of publishers."""

from collections.abc import Callable, Sequence
from random import Random

from tests.read.papers import Paper
from tests.read.printers.tools import (
    Gold,
    Printed,
    Work,
    bare_last,
    listed,
    often,
    page_of,
    published,
    short_first,
    short_last,
    stop,
    whole_last,
    wrapped,
)

Cited = tuple[list[str], str]  # the names as printed, and the text of the entry


def _names(work: Work, form: Callable[[tuple[str, str]], str], most: int) -> tuple[list[str], bool]:
    """Give the names that are printed, and whether there are more."""
    names = [form(name) for name in work.paper.authors]
    return (names, False) if len(names) <= most else (names[: max(1, most - 3)], True)


def _whole(name: tuple[str, str]) -> str:
    return f"{name[0]} {name[1]}".strip()


def _dashed(work: Work, dash: str = "–") -> str:
    return f"{work.pages[0]}{dash}{work.pages[1]}"


def apa(work: Work, rng: Random) -> Cited:
    """Lee, A., & Day, B. (2017). Title. Journal, 3(2), 1–10."""
    names, cut = _names(work, short_last, 20)
    authors = f"{', '.join(names)}, et al." if cut else listed(names, ", & ")
    where = {
        "journal": f"{work.venue}, {work.volume}({work.issue}), {_dashed(work)}.",
        "conference": f"In {work.venue} (pp. {_dashed(work)}).",
        "arxiv": f"arXiv preprint arXiv:{work.paper.arxiv_id}.",
    }[work.kind]
    return names, f"{stop(authors)} ({work.year}). {stop(work.paper.title)} {where}"


def ieee(work: Work, rng: Random) -> Cited:
    """A. Lee, B. Day, and C. Fox, “Title,” in Proc. Venue, 2017, pp. 1–10."""
    names, cut = _names(work, short_first, 6)
    authors = f"{', '.join(names)}, et al." if cut else listed(names, _and(names))
    title = work.paper.title
    quoted = f"“{title}”" if title.endswith(("?", "!")) else f"“{title},”"
    where = {
        "journal": f"{work.short}, vol. {work.volume}, no. {work.issue}, pp. {_dashed(work)}, "
        f"{work.year}.",
        "conference": f"in Proc. {work.venue}, {work.year}, pp. {_dashed(work)}.",
        "arxiv": f"arXiv preprint arXiv:{work.paper.arxiv_id}, {work.year}.",
    }[work.kind]
    return names, f"{authors}, {quoted} {where}"


def acm(work: Work, rng: Random) -> Cited:
    """Ann Lee and Bob Day. 2017. Title. In Venue. ACM, New York, NY, USA, 1–10."""
    names, cut = _names(work, _whole, 12)
    authors = f"{', '.join(names)}, et al." if cut else f"{listed(names, _and(names))}."
    where = {
        "journal": f"{work.short} {work.volume}, {work.issue} ({work.year}), {_dashed(work)}.",
        "conference": f"In Proceedings of the {work.venue} ({work.short} ’{work.year[2:]}). "
        f"ACM, New York, NY, USA, {_dashed(work)}.",
        "arxiv": f"arXiv:{work.paper.arxiv_id}",
    }[work.kind]
    return names, f"{authors} {work.year}. {stop(work.paper.title)} {where}"


def acl(work: Work, rng: Random) -> Cited:
    """Ann Lee, Bob Day, and Cy Fox. 2017. Title. In Venue, pages 1–10."""
    names, _ = _names(work, _whole, 1000)
    where = {
        "journal": f"{work.venue}, {work.volume}({work.issue}):{_dashed(work)}.",
        "conference": f"In Proceedings of the {work.venue}, pages {_dashed(work)}, Florence, Italy."
        " Association for Computational Linguistics.",
        "arxiv": f"Preprint, arXiv:{work.paper.arxiv_id}.",
    }[work.kind]
    return names, f"{listed(names, _and(names))}. {work.year}. {stop(work.paper.title)} {where}"


def plain(work: Work, rng: Random) -> Cited:
    """Ann Lee, Bob Day, and Cy Fox. Title. In Venue, pages 1–10, 2017."""
    names, cut = _names(work, rng.choice((_whole, short_first)), 10)
    authors = f"{', '.join(names)}, et al." if cut else f"{listed(names, _and(names))}."
    where = {
        "journal": f"{work.venue}, {work.volume}({work.issue}):{_dashed(work)}, {work.year}.",
        "conference": f"In {work.venue}, pages {_dashed(work)}, {work.year}.",
        "arxiv": f"arXiv preprint arXiv:{work.paper.arxiv_id}, {work.year}.",
    }[work.kind]
    return names, f"{authors} {stop(work.paper.title)} {where}"


def icml(work: Work, rng: Random) -> Cited:
    """Lee, A., Day, B., and Fox, C. Title. In Venue, pp. 1–10, 2017."""
    names, cut = _names(work, short_last, 10)
    authors = f"{', '.join(names)}, et al." if cut else listed(names, _and(names))
    where = {
        "journal": f"{work.venue}, {work.volume}({work.issue}):{_dashed(work)}, {work.year}.",
        "conference": f"In {work.venue}, pp. {_dashed(work)}, {work.year}.",
        "arxiv": f"arXiv preprint arXiv:{work.paper.arxiv_id}, {work.year}.",
    }[work.kind]
    return names, f"{stop(authors)} {stop(work.paper.title)} {where}"


def chicago(work: Work, rng: Random) -> Cited:
    """Lee, Ann, and Bob Day. "Title." Journal 3, no. 2 (2017): 1-10."""
    first, *others = work.paper.authors
    names = [whole_last(first), *map(_whole, others)]
    cut = len(names) > 10
    names = names[:7] if cut else names
    authors = f"{', '.join(names)}, et al." if cut else listed(names, ", and ")
    left, right = rng.choice((('"', '"'), ("“", "”")))
    where = {
        "journal": f"{work.venue} {work.volume}, no. {work.issue} ({work.year}): "
        f"{_dashed(work, '-')}.",
        "conference": f"In {work.venue}, pp. {_dashed(work, '-')}. {work.year}.",
        "arxiv": f"arXiv preprint arXiv:{work.paper.arxiv_id} ({work.year}).",
    }[work.kind]
    return names, f"{stop(authors)} {left}{stop(work.paper.title)}{right} {where}"


def mla(work: Work, rng: Random) -> Cited:
    """Lee, Ann, et al. "Title." Journal 3.2 (2017): 1-10."""
    first, *others = work.paper.authors
    names = [whole_last(first), *map(_whole, others)]
    if len(names) > 2:
        names, authors = names[:1], f"{names[0]}, et al."
    else:
        authors = stop(", and ".join(names))
    where = {
        "journal": f"{work.venue} {work.volume}.{work.issue} ({work.year}): {_dashed(work, '-')}.",
        "conference": f"{work.venue}. {work.year}.",
        "arxiv": f"arXiv preprint arXiv:{work.paper.arxiv_id} ({work.year}).",
    }[work.kind]
    return names, f'{authors} "{stop(work.paper.title)}" {where}'


def springer(work: Work, rng: Random) -> Cited:
    """Lee, A., Day, B.: Title. In: Venue, pp. 1–10 (2017)."""
    names, cut = _names(work, short_last, 8)
    authors = ", ".join(names) + (", et al." if cut else "")
    where = {
        "journal": f"{work.short} {work.volume}({work.issue}), {_dashed(work)} ({work.year})",
        "conference": f"In: {work.venue}, pp. {_dashed(work)} ({work.year})",
        "arxiv": f"arXiv preprint arXiv:{work.paper.arxiv_id} ({work.year})",
    }[work.kind]
    return names, f"{authors}: {stop(work.paper.title)} {where}"


def nature(work: Work, rng: Random) -> Cited:
    """Lee, A., Day, B. & Fox, C. Title. Nature 3, 1–10 (2017)."""
    names, cut = _names(work, short_last, 5)
    if cut:
        names = names[:1]
    authors = f"{names[0]} et al." if cut else stop(listed(names, " & "))
    where = {
        "journal": f"{work.short} {work.volume}, {_dashed(work)} ({work.year}).",
        "conference": f"In {work.venue} {_dashed(work)} ({work.year}).",
        "arxiv": f"Preprint at https://arxiv.org/abs/{work.paper.arxiv_id} ({work.year}).",
    }[work.kind]
    return names, f"{authors} {stop(work.paper.title)} {where}"


def vancouver(work: Work, rng: Random) -> Cited:
    """Lee A, Day B. Title. J Venue. 2017;3(2):1-10."""
    names, cut = _names(work, bare_last, 6)
    authors = ", ".join(names) + (", et al." if cut else ".")
    short = work.short.replace(".", "")
    where = {
        "journal": f"{short}. {work.year};{work.volume}({work.issue}):{_dashed(work, '-')}.",
        "conference": f"In: {work.venue}; {work.year}. p. {_dashed(work, '-')}.",
        "arxiv": f"arXiv [Preprint]. {work.year}. arXiv:{work.paper.arxiv_id}.",
    }[work.kind]
    return names, f"{authors} {stop(work.paper.title)} {where}"


def elsevier(work: Work, rng: Random) -> Cited:
    """A. Lee, B. Day, Title, Journal 3 (2017) 1–10."""
    names, cut = _names(work, short_first, 8)
    authors = ", ".join(names) + (", et al." if cut else "")
    where = {
        "journal": f"{work.short} {work.volume} ({work.year}) {_dashed(work)}.",
        "conference": f"in: {work.venue}, {work.year}, pp. {_dashed(work)}.",
        "arxiv": f"arXiv preprint arXiv:{work.paper.arxiv_id} ({work.year}).",
    }[work.kind]
    return names, f"{authors}, {work.paper.title}, {where}"


def harvard(work: Work, rng: Random) -> Cited:
    """Lee, A. and Day, B. (2017) 'Title', Journal, 3(2), pp. 1–10."""
    names, cut = _names(work, short_last, 4)
    if cut:
        names = names[:1]
    authors = f"{names[0]} et al." if cut else listed(names, " and ")
    where = {
        "journal": f"{work.venue}, {work.volume}({work.issue}), pp. {_dashed(work)}.",
        "conference": f"in {work.venue}, pp. {_dashed(work)}.",
        "arxiv": f"arXiv preprint arXiv:{work.paper.arxiv_id}.",
    }[work.kind]
    return names, f"{authors} ({work.year}) ‘{work.paper.title}’, {where}"


def title_first(work: Work, rng: Random) -> Cited:
    """Title. Ann Lee, Bob Day. Venue, 2017."""
    names, cut = _names(work, _whole, 8)
    authors = ", ".join(names) + (" et al." if cut else ".")
    where = {
        "journal": f"{work.venue}, {work.year}.",
        "conference": rng.choice((f"{work.short} {work.year}.", f"{work.year}.")),
        "arxiv": f"arXiv:{work.paper.arxiv_id}, {work.year}.",
    }[work.kind]
    return names, f"{stop(work.paper.title)} {authors} {where}"


def _and(names: Sequence[str]) -> str:
    return " and " if len(names) == 2 else ", and "


STYLES: dict[str, Callable[[Work, Random], Cited]] = {
    style.__name__: style
    for style in (
        *(apa, ieee, acm, acl, plain, icml, chicago),
        *(mla, springer, nature, vancouver, elsevier, harvard, title_first),
    )
}
NUMBERED = ("ieee", "plain", "springer", "nature", "vancouver", "elsevier", "title_first", "acm")


def printer(name: str) -> Callable[[Sequence[Paper], Random], Printed]:
    """Give the printer of a style."""

    def references(papers: Sequence[Paper], rng: Random) -> Printed:
        # Elsevier's commas part names and title by nothing else: no collaboration there.
        mark = rng.choice(("[{}] ", "{}. ", "[{}] ") if name in NUMBERED else ("", "", "[{}] "))
        mark = rng.choice(("- ", "• ", "")) if not mark and name == "title_first" else mark
        width = rng.choice((0, 0, 80, 100))
        between = rng.choice(("\n", "\n\n")) if width == 0 or mark else "\n\n"
        entries = []
        for number, paper in enumerate(papers, start=1):
            work = published(paper, rng)
            names, text = STYLES[name](work, rng)
            gold: Gold = {"title": paper.title, "authors": names, "published": work.year}
            if work.kind == "arxiv":
                gold["arxiv_id"] = paper.arxiv_id
            elif work.doi and often(rng, 0.7):
                gold["doi"] = work.doi.lower()
                text += f" {rng.choice(('https://doi.org/', 'doi:', 'doi: '))}{work.doi}"
            text = mark.format(number) + text
            entries.append((wrapped(text, width) if width else text, gold))
        above = rng.choice(("", "References\n", "References\n\n", "Bibliography\n\n"))
        return page_of(entries, between, above, "\n")

    return references


REFERENCES = {f"references_{name}": printer(name) for name in STYLES}
