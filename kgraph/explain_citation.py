"""What the graph says of one citation: who says so, in which sentence, by which reference."""

from kgraph.engines import DuckDB

ARROW = "->"

_CLAIMS = """
select evidence, provider, confidence, contexts from citations
where citing = $citing and cited = $cited order by confidence desc, evidence, provider
"""
_REFERENCES = """
select rp."position", rp.provider, rp.rule, rp.score, f.raw, f.title, f.year, f.arxiv_id, f.doi,
  s.location
from reference_papers rp join "references" f using (record_id, "position")
join records r using (record_id) join sources s on s.source_id = r.source_id
where rp.paper_id = $citing and rp.cited = $cited
order by rp.provider, s.location, rp."position"
"""
_TITLES = "select paper_id, title from papers where paper_id in ($citing, $cited)"

_NAMED = """
select r.provider, count(*) as n,
  case when p.described then 'described' when r.cited is not null then 'cited'
       else r.rule end as what
from reference_papers r left join papers p on p.paper_id = r.cited
group by 1, 3 order by 1, 3
"""
_CITING = """
select 'all' as provider, count(distinct paper_id) as n from reference_papers
union all
select provider, count(distinct paper_id) from reference_papers group by provider order by 1
"""


def name(citing: str, cited: str) -> str:
    """Name a citation as `kgraph show` takes it: ``arxiv:A -> arxiv:B``."""
    return f"{citing} {ARROW} {cited}"


def ends(text: str) -> tuple[str, str] | None:
    """Split the name of a citation into its two papers, as written; nothing if it is none."""
    citing, arrow, cited = text.replace("→", ARROW).partition(ARROW)
    return (citing.strip(), cited.strip()) if arrow and citing.strip() and cited.strip() else None


def summary(engine: DuckDB, citing: str, cited: str) -> list[tuple[str, str]]:
    """Say who claims a citation, how sure, and in which sentences; nothing if nobody does."""
    pair = {"citing": citing, "cited": cited}
    claims = engine.rows(_CLAIMS, pair).to_pylist()
    if not claims:
        return []
    titles = {row["paper_id"]: row["title"] for row in engine.rows(_TITLES, pair).to_pylist()}
    said = [(end, f"{titles.get(paper) or paper} ({paper})") for end, paper in pair.items()]
    for claim in claims:
        sure = f"confidence {claim['confidence']:g}"
        said.append(("claimed by", f"{claim['provider']} ({claim['evidence']}, {sure})"))
        for context in claim["contexts"]:
            said.append(("section", context["section"] or "-"))
            said.append(("sentence", context["sentence"]))
            if context["intents"]:
                said.append(("intent", ", ".join(context["intents"])))
    return said


def references(engine: DuckDB, citing: str, cited: str) -> list[tuple[str, str]]:
    """Give the references that make a citation: what is printed, and the source it stands in."""
    rows = engine.rows(_REFERENCES, {"citing": citing, "cited": cited}).to_pylist()
    return [
        (
            f"[{row['position']}] {row['raw'] or _told(row)} "
            f"({row['provider']}, by {row['rule']}, score {row['score']:g})",
            row["location"],
        )
        for row in rows
    ]


def _told(row: dict[str, object]) -> str:
    """Say what a service tells of a work that it does not print."""
    parts = (row["title"], row["year"], row["arxiv_id"] and f"arXiv:{row['arxiv_id']}", row["doi"])
    return ", ".join(str(part) for part in parts if part)


def counts(engine: DuckDB) -> tuple[dict[str, dict[str, int]], dict[str, int]]:
    """Count references by provider and what they name, and the papers that have some."""
    named: dict[str, dict[str, int]] = {}
    for row in engine.rows(_NAMED).to_pylist():
        named.setdefault(row["provider"], {})[row["what"]] = row["n"]
    citing = engine.rows(_CITING).to_pylist()
    return named, {row["provider"]: row["n"] for row in citing}
