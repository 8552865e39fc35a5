"""What the tables say of citations in RDF: the pair, who says so, in which sentence, and why.

``cito:cites`` stands beside a node of the pair; what each provider says is a node of
its own, and so is each citing sentence. Source: CiTO 2.8.
"""

from dataclasses import replace

from kgraph.model.terms import EVIDENCE_KINDS
from kgraph.rdf.rule import Rule, about
from kgraph.rdf.sql import (
    among,
    date,
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
    time_spans,
    typed,
)

_CONTEXTS = """(select citing, cited, provider, c.sentence as sentence, c.section as section,
    c.intents as intents from (select citing, cited, provider, unnest(contexts) as c
    from citations) as u) as c"""
# Why a paper cites, where a provider's word means what a word of CiTO means.
_ENDS = ("cito:hasCitingEntity", "cito:hasCitedEntity")
_INTENTIONS = {"background": "cito:obtainsBackgroundFrom", "methodology": "cito:usesMethodIn"}


_DATES = """(select distinct c.citing, c.cited, a.published as later, b.published as earlier
    from citations as c join papers as a on a.paper_id = c.citing
    left join papers as b on b.paper_id = c.cited) as d"""
# Some author of one is an author of the other.
_SELF = """(select distinct c.citing, c.cited from citations as c
    join authorships as a on a.paper_id = c.citing
    join authorships as b on b.paper_id = c.cited and b.author_id = a.author_id) as s"""
# All that is said of a pair once, in one pass over the pairs. Of providers the first two by
# name: few pairs have more.
_FLAGS = {f"by_{kind.lower()}": kind for kind in EVIDENCE_KINDS}
_GROUPS = f"""(select citing, cited, max(confidence) as confidence, min(provider) as provider,
    max(provider) as other_provider,
    {", ".join(f"bool_or(evidence = '{kind}') as {name}" for name, kind in _FLAGS.items())}
    from citations group by citing, cited)"""
_DATED = f"""(select c.*, a.published as later, b.published as earlier
    from {_GROUPS} as c left join papers as a on a.paper_id = c.citing
    left join papers as b on b.paper_id = c.cited) as d"""
_PAIRS = f"""(select citing, cited, confidence, provider, other_provider, later, span,
    {", ".join(_FLAGS)} from {time_spans(_DATED)}) as p"""
_MORE_PROVIDERS = """(select distinct c.citing, c.cited, c.provider from citations as c
    join (select citing, cited, min(provider) as first_one, max(provider) as last_one
    from citations group by citing, cited having count(*) > 2) as m
    on m.citing = c.citing and m.cited = c.cited
    where c.provider not in (m.first_one, m.last_one)) as c"""


def citations(*, merged: bool = False) -> list[Rule]:
    """Say that a paper cites another, and in one node a pair who says so and how sure.

    Args:
        merged: What is said of a pair comes from one query that is run through once, not
            from one for each kind of statement. The statements are the same.
    """
    citing, cited = ref("citing"), ref("cited")
    this = place("'citation/'", key("citing"), "'/'", key("cited"))
    pairs = """(select citing, cited, max(confidence) as confidence
        from citations group by citing, cited) as c"""
    spans = f"(select citing, cited, later, span from {time_spans(_DATES)}) as s"
    kinds, providers = (
        f"(select distinct citing, cited, {column} from citations) as c"
        for column in ("evidence", "provider")
    )
    sentences = (
        f"(select distinct citing, cited, provider, sentence, section from {_CONTEXTS}) as s"
    )
    intents = f"(select *, unnest(intents) as intent from {_CONTEXTS}) as i"
    # Named by what it says: a context keeps its name when others come before it.
    content = "provider || chr(10) || coalesce(section, '') || chr(10) || sentence"
    context = (this, "'#context-'", f"substr(sha256({content}), 1, 16)")
    kind = among("evidence", {kind: f"kg:{kind}" for kind in EVIDENCE_KINDS})
    by = literal("provider")
    # One provider may be surer than another: what each says stays together.
    names = (encoded("evidence", slash=False), "'-'", encoded("provider", slash=False))
    claim = (this, "'#'", *names)
    claimed = [
        ("rdf:type", term("kg:Evidence")),
        ("kg:evidence", kind),
        ("kg:provider", by),
        ("kg:confidence", decimal("confidence")),
    ]
    pair = [
        ("rdf:type", term("cito:Citation")),
        ("cito:hasCitingEntity", citing),
        ("cito:hasCitedEntity", cited),
        ("kg:confidence", decimal("confidence")),
    ]
    why = among("intent", _INTENTIONS)
    said = [
        ("rdf:type", term("kg:CitationContext")),
        ("kg:sentence", literal("sentence")),
        ("kg:section", literal("section")),
        ("kg:provider", literal("provider")),
    ]
    many = [
        Rule(kinds, this, "kg:evidence", kind, "many"),
        Rule(providers, this, "kg:provider", by, "many"),
    ]
    if merged:
        pairs = spans = _PAIRS
        other = only_if("other_provider <> provider", literal("other_provider"))
        many = [
            *(
                Rule(_PAIRS, this, "kg:evidence", only_if(name, term(f"kg:{kind}")), "many")
                for name, kind in _FLAGS.items()
            ),
            Rule(_PAIRS, this, "kg:provider", by, "many"),
            Rule(_PAIRS, this, "kg:provider", other, "many"),
            Rule(_MORE_PROVIDERS, this, "kg:provider", by, "many"),
        ]
    found = [
        Rule(pairs, path("citing"), "cito:cites", cited, "many", repeats="citations"),
        *(
            Rule(pairs, this, name, value, repeats="citations" if name in _ENDS else "")
            for name, value in pair
        ),
        Rule(spans, this, "cito:hasCitationCreationDate", date("later")),
        Rule(spans, this, "cito:hasCitationTimeSpan", typed("span", "xsd:duration")),
        Rule(_SELF, this, "rdf:type", term("cito:AuthorSelfCitation")),
        *many,
        Rule("citations", this, "kg:hasEvidence", node(*claim), "many"),
        *about("citations", place(*claim), claimed),
        Rule(sentences, this, "kg:hasContext", node(*context), "many"),
        *about(sentences, place(*context), said),
        Rule(intents, place(*context), "kg:intent", literal("intent"), "repeated"),
        Rule(intents, this, "cito:hasCitationCharacterization", why, "repeated"),
    ]
    one = "citing, cited"
    return [replace(rule, order=one) if rule.source == _PAIRS else rule for rule in found]
