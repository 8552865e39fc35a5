"""The versions of arXiv papers as nodes: told only where it is asked for."""

from kgraph.rdf.rule import Rule, about
from kgraph.rdf.sql import date, encoded, link, literal, node, path, place, ref, term

# arXiv counts without gaps, so that all up to the newest are known; their dates are known
# of the first, the newest and those that some source describes.
_VERSIONS = """(select p.paper_id, p.arxiv_id, cast(n as varchar) as version, coalesce(
        case when n = 1 then p.published end, case when n = p.version then p.updated end,
        r.updated) as issued
    from (select *, unnest(range(1, version + 1)) as n from papers
        where arxiv_id is not null and version is not null) as p
    left join (select rp.paper_id, r.version, min(r.updated) as updated
        from records as r join record_papers as rp using (record_id)
        where r.version is not null and r.updated is not null group by rp.paper_id, r.version) as r
    on r.paper_id = p.paper_id and r.version = n) as v"""


def versions() -> list[Rule]:
    """Give each version a node under the name of its paper."""
    this = place(path("paper_id"), "'#v'", "version")
    said = [
        ("rdf:type", term("kg:Version")),
        ("dcterms:isVersionOf", ref("paper_id")),
        ("schema:version", literal("version")),
        ("dcterms:issued", date("issued")),
        ("foaf:page", link("'https://arxiv.org/abs/'", encoded("arxiv_id"), "'v'", "version")),
    ]
    return [
        Rule(_VERSIONS, path("paper_id"), "dcterms:hasVersion", node(this), "many"),
        *about(_VERSIONS, this, said),
    ]
