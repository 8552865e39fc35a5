"""Evidence that takes every step of resolving: copies, near titles, books, references, answers."""

from dataclasses import replace

from kgraph.model.tables import Context, Coverage, Evidence, PageFact, Reference
from tests.resolve.graphs import page

SHEEP = {
    "title": r"Counting Sheep on $\alpha$-Hills and \emph{Other} Animals by Night",
    "arxiv_id": "2401.00001",
    "version": 2,
    "authors": ("Ann Lee", "Jörg Ön", "Ana María de la Cruz"),
    "categories": ("cs.DL", "math.ST", "no.such"),
    "primary_category": "cs.DL",
    "abstract": 'It beats SheepNet. "Flock" & count < 10;\tsee C:\\x, a̐ and \U0001d49c.',
    "published": "2024-01-01",
    "updated": "2024-02-06",
    "doi": "10.1000/sheep(3)<a>",
    "organisations": ("Meadow University", "meadow university"),
    "journal_ref": "J. Sheep 3 (2024) 1",
}
# The same, as another list has it: without id, a slip in the title.
NEAR = {
    "title": "Counting Sheep on alpha-Hills and Other Animls by Night",
    "authors": ("A. Lee", "J. Ön", "A. de la Cruz"),
    "published": "2024",
}
NAMED = {"title": "SheepNet: Counting by Ear", "arxiv_id": "1801.00001", "published": "2018-01-02"}
FLOCKS = {"title": "Flocks in the Fog", "authors": ("Mary Ward",)}
FOUND = {"title": "In the Fog: Flocks and Their Ways", "arxiv_id": "2401.00002"}
PLAIN = {"title": "Ways of Grazing in Dry Summers", "authors": ("Ann Lee",), "published": "2019-05"}
ARTICLE = {**PLAIN, "doi": "10.1000/grazing", "journal_ref": "Hay 7", "authors": ("Ann B. Lee",)}
PREPRINT = {**PLAIN, "arxiv_id": "hep-th/9901001", "authors_truncated": True}
CHAPTERS = tuple(
    {"title": f"Chapter on {name}", "doi": "10.1000/book", "authors": (f"{name} Author",)}
    for name in ("Wool", "Milk", "Dogs")
)
UNTITLED = {"abstract": "Wolves were seen at the fence and nobody knows what they wanted " * 3}
COLUMN = tuple(
    {"title": "Shepherd's Diary", "published": str(2000 + year), "authors": ("Old Ben",)}
    for year in range(6)
)
# More entries of one title than are compared pair by pair.
MANY = tuple(
    {"title": "A Report on the Weather", "published": str(1950 + n), "authors": (f"Person {n}",)}
    for n in range(45)
)


def _references() -> Evidence:
    sheep, near = f"{1:016x}#1", f"{2:016x}#1"
    said = (Context("Grazing is known [2].", "Past"), Context("See [2].", None))
    again = (Context("See [2].", None), Context("Others graze.", "Past"))
    rows = [
        Reference(sheep, 1, "Lee. Ways of Grazing in Dry Summers. 2019.", "eprint", contexts=said),
        Reference(sheep, 2, None, "eprint", doi="10.1000/grazing", contexts=again),
        Reference(sheep, 3, None, "eprint", arxiv_id="1706.03762", title="Attention", year=2017),
        Reference(near, 1, None, "openalex", arxiv_id="1706.03762", title="Attention!", year=2018),
        Reference(near, 2, None, "openalex", doi="10.1000/grazing"),
        Reference(near, 3, "N. N., something nobody knows, 1931", "openalex"),
    ]
    return Evidence(references=tuple(rows))


def evidence() -> list[Evidence]:
    """Give what several pages and a service said."""
    lists = page(2, NEAR, FLOCKS, ARTICLE, *CHAPTERS, UNTITLED, *COLUMN, NAMED)
    facts = (PageFact(lists.sources[0].source_id, "person", "Ann Lee", 0, 7),)
    answer = page(3, FOUND, {**SHEEP, "version": 3, "title": "Counting Sheep"}, kind="api")
    asked = Coverage(
        "x", "arxiv", "ok", "2026-01-01", record_id=f"{2:016x}#2", answer_id=f"{3:016x}#1"
    )
    return [
        page(1, SHEEP, PREPRINT, PLAIN, kind="eprint"),
        replace(lists, page_facts=facts),
        replace(answer, coverage=(asked,)),
        page(4, *MANY, PLAIN, UNTITLED),
        _references(),
    ]
