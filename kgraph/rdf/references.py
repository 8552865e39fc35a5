"""What a paper prints in its list of references, and where in the sources citations stand.

Every reference is a node, also one that names no work that is known: those can be
counted, and say why. A citation leads to the source that says it, with the lines of the
entry where they are known, and each provider's word leads to the references behind it.

Sources: BiRO, C4O, FRBR, PROV; RFC 5147 (lines of a plain text as a fragment).
"""

from kgraph.rdf.rule import Rule, about
from kgraph.rdf.sql import (
    decimal,
    encoded,
    key,
    literal,
    node,
    only_if,
    path,
    place,
    ref,
    term,
    whole,
)

# Where the record of a paper stands in its source: the first line and the last that has a
# value, if it has lines.
PLACES = """select r.record_id, r.source_id, min(s.line) as first_line, max(s.line) as last_line
    from (select record_id, source_id, unnest(spans) as s from records) as r
    where s.line is not null group by r.record_id, r.source_id"""
# RFC 5147 counts the places between lines, from 0: line 12 is `line=11,12`.
LINES = "'#line=' || cast(first_line - 1 as varchar) || ',' || cast(last_line as varchar)"

_ENTRIES = """(select rp.paper_id, rp."position" as place, rp.provider, rp.cited, rp.rule, rp.score,
    f.raw, r.source_id, cast(r.ordinal as varchar) as ordinal
    from reference_papers as rp join "references" as f using (record_id, "position")
    join records as r using (record_id)) as e"""
# One provider's word may rest on ids and on titles: each reference belongs to one of them.
_CLAIMS = """(select distinct c.citing, c.cited, c.evidence, c.provider, rp."position" as place,
    r.source_id, cast(r.ordinal as varchar) as ordinal
    from citations as c join reference_papers as rp
    on rp.paper_id = c.citing and rp.cited = c.cited and rp.provider = c.provider
    and (rp.rule = 'title') = (c.evidence = 'TitleMatch')
    join records as r using (record_id)) as e"""
_CITING = f"""(select distinct rp.paper_id as citing, rp.cited, r.source_id,
    p.first_line, p.last_line from reference_papers as rp join records as r using (record_id)
    left join ({PLACES}) as p using (record_id)
    where rp.cited is not null and rp.cited <> rp.paper_id) as e"""
_FRAGMENTS = f"""(select distinct p.source_id, p.first_line, p.last_line
    from reference_papers as rp join ({PLACES}) as p using (record_id)
    where rp.cited is not null and rp.cited <> rp.paper_id) as e"""


def references(provenance: bool) -> list[Rule]:
    """Give each entry of a reference list as a node, and the way from citations to them."""
    this = _entry()
    said = [
        ("rdf:type", term("biro:BibliographicReference")),
        ("schema:position", whole("place")),
        ("c4o:hasContent", literal("raw")),
        ("biro:references", ref("cited")),
        ("kg:provider", literal("provider")),
        ("kg:matchedBy", literal("rule")),
        ("kg:confidence", only_if("cited is not null", decimal("score"))),
    ]
    found = [
        Rule(_ENTRIES, path("paper_id"), "frbr:part", node(this), "many"),
        *about(_ENTRIES, this, said),
    ]
    return [*found, *_origins()] if provenance else found


def _origins() -> list[Rule]:
    citation = place("'citation/'", key("citing"), "'/'", key("cited"))
    names = (encoded("evidence", slash=False), "'-'", encoded("provider", slash=False))
    claim = place(citation, "'#'", *names)
    source = place("'source/'", encoded("source_id"))
    lines = place("'source/'", encoded("source_id"), LINES)
    where = f"case when first_line is null then {node(source)} else {node(lines)} end"
    return [
        Rule(_ENTRIES, _entry(), "prov:wasDerivedFrom", node(source)),
        Rule(_CLAIMS, claim, "prov:wasDerivedFrom", node(_entry()), "many"),
        Rule(_CITING, citation, "prov:wasDerivedFrom", where, "many"),
        Rule(_FRAGMENTS, lines, "dcterms:isPartOf", node(source)),
    ]


def _entry() -> str:
    number = "cast(place as varchar)"
    return place("'reference/'", encoded("source_id"), "'/'", "ordinal", "'/'", number)
