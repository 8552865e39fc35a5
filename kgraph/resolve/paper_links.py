"""Papers that are not one and belong together: preprint and article, versions, doubtful pairs.

Nothing is merged here: a link says what two papers are to each other, by which rule and
how surely, so that people can fold them or look again.
"""

from collections.abc import Iterable, Mapping

from kgraph.model.tables import PaperLink
from kgraph.resolve import same_paper
from kgraph.resolve.author_lists import shared_authors
from kgraph.resolve.same_paper import Decision, Described, years_apart

Other = tuple[str, str, str, Decision]  # two records, the rule, and what they are if not one
_KINDS = {
    same_paper.PUBLISHED: "published_as",
    same_paper.VERSION: "version_of",
    same_paper.DOUBTFUL: "perhaps_same",
}
_ORDER = tuple(_KINDS.values())  # of several links of two papers, the first kind is kept


def paper_links(
    others: Iterable[Other],
    known: Mapping[str, Described],
    groups: Mapping[str, str],
    names: Mapping[str, str],
) -> list[PaperLink]:
    """Give one link for each pair of papers, of the pairs of records that are not one.

    Args:
        others: Pairs of records with what was decided about them.
        known: The records.
        groups: record -> its group.
        names: group -> paper_id.
    """
    best: dict[tuple[str, str], PaperLink] = {}
    for a, b, rule, decision in others:
        if groups[a] == groups[b]:
            continue
        first, second = (a, b) if _is_first(known[a], known[b], decision.kind) else (b, a)
        link = PaperLink(
            names[groups[first]],
            names[groups[second]],
            _KINDS[decision.kind],
            rule,
            decision.score,
            _reasons(known[a], known[b], rule),
        )
        low, high = sorted((link.paper_a, link.paper_b))
        old = best.get((low, high))
        if old is None or _rank(link) < _rank(old):
            best[(low, high)] = link
    return sorted(best.values(), key=lambda link: (link.paper_a, link.paper_b))


def _rank(link: PaperLink) -> tuple[object, ...]:
    return (_ORDER.index(link.kind), -link.score, link.rule, link.paper_a, link.reasons)


def _is_first(a: Described, b: Described, kind: str) -> bool:
    """Say whether the first record is the preprint, or the earlier version."""
    if kind == same_paper.PUBLISHED:
        return a.is_preprint
    one, other = (x.published or "9999" for x in (a, b))
    return one <= other


def _reasons(a: Described, b: Described, rule: str) -> str:
    said = ["same title" if rule == "title" else "titles alike"]
    shared = shared_authors(a.authors, b.authors)
    if shared is not None:
        count = round(shared * min(len(a.authors), len(b.authors)))
        said.append(f"{count} author{'s' if count != 1 else ''} in common")
    years = years_apart(a, b)
    if years:
        said.append(f"{years} year{'s' if years != 1 else ''} apart")
    if a.doi and b.doi and a.doi != b.doi:
        said.append(f"DOIs {' and '.join(sorted((a.doi, b.doi)))}")
    places = sorted({x.journal_ref for x in (a, b) if x.journal_ref})
    if len(places) > 1:
        said.append(f"in {' and in '.join(places)}")
    return "; ".join(said)
