# ruff: noqa: E501 - a table reads best with one row a line
"""Three engines, one answer: made queries give the same rows by tables, store and rdflib.

`python -m tests.bench.queries agree 500` asks more of them.
"""

import pytest

from kgraph.errors import QueryError
from kgraph.sparql.engines import Question, evaluate, plan
from kgraph.sparql.run import ask
from kgraph.sparql.sql import OutsideError
from tests.queries.example import rows_of
from tests.queries.made_queries import made

BASE = "https://kgraph.example/"
P = "PREFIX : <https://kgraph.example/paper/arxiv/> "


@pytest.mark.parametrize(
    "seed", [*range(15), *(pytest.param(n, marks=pytest.mark.large) for n in range(15, 60))]
)
def test_made_queries_have_one_answer(kept, plain, seed):
    text = made(seed)
    try:
        plan(kept, Question(text))
    except OutsideError as error:
        reason = str(error)
    else:
        reason = ""
    found = rows_of(kept, text, "oxigraph")
    assert found == rows_of(kept, text, "rdflib"), text
    if reason:
        assert "may be no row" in reason, "the one thing made that tables cannot say"
    else:
        assert found == rows_of(kept, text, "sql"), text
        assert found == rows_of(plain, text, "sql"), text


def test_made_queries_mostly_find_something(kept):
    found = [bool(rows_of(kept, made(seed), "oxigraph")) for seed in range(50)]
    assert sum(found) > 30


# What a translation to SQL gets wrong first.
CAREFUL = {
    "a date is no text": 'SELECT ?p { ?p dcterms:issued "2015" }',
    "a year is not its text": 'SELECT ?p { ?p dcterms:issued "2015"^^xsd:gYear }',
    "a label is of a language": 'SELECT ?c { ?c skos:prefLabel "Machine Learning" }',
    "of this language": 'SELECT ?c { ?c skos:prefLabel "Machine Learning"@en }',
    "an integer is no decimal as a term": "SELECT ?x { ?x kg:confidence 1 }",
    "and is one as a value": "SELECT ?x ?y { ?x kg:confidence ?y FILTER(?y = 1) } ORDER BY ?x ?y",
    "positions are integers": "SELECT ?x { ?x schema:position 1 } ORDER BY ?x",
    "an unbound variable is no value": """SELECT ?p { ?p a schema:ScholarlyArticle
        OPTIONAL { ?p dcterms:title ?t } FILTER(?t != "x") } ORDER BY ?p""",
    "nor is it false": """SELECT ?p { ?p a schema:ScholarlyArticle
        OPTIONAL { ?p dcterms:title ?t } FILTER(!(?t = "x")) } ORDER BY ?p""",
    "true or an error is true": """SELECT ?p { ?p a schema:ScholarlyArticle
        OPTIONAL { ?p dcterms:title ?t } FILTER(!BOUND(?t) || ?t = "x") } ORDER BY ?p""",
    "if an error, an error": """SELECT ?p ?k { ?p a schema:ScholarlyArticle
        OPTIONAL { ?p dcterms:title ?t } BIND(IF(?t = "x", 1, 2) AS ?k) } ORDER BY ?p""",
    "solutions are counted, not triples": """SELECT ?a (COUNT(?b) AS ?n)
        { ?p dcterms:creator ?a, ?b } GROUP BY ?a ORDER BY ?a""",
    "a name printed twice is one triple": """SELECT ?p (COUNT(?a) AS ?n)
        { ?p dcterms:creator ?a } GROUP BY ?p ORDER BY ?p""",
    "a path counts each way": """SELECT ?p (COUNT(?n) AS ?k)
        { ?p pro:isDocumentContextFor/pro:isHeldBy/foaf:name ?n } GROUP BY ?p ORDER BY ?p""",
    "of no rows the count is 0": 'SELECT (COUNT(?p) AS ?n) { ?p dcterms:title "none such" }',
    "of no groups there is none": """SELECT ?p (COUNT(?t) AS ?n)
        { ?p dcterms:title "none such", ?t } GROUP BY ?p""",
    "what has no order by its id has one by its name": """SELECT ?x
        { { ?x a foaf:Person } UNION { ?x a schema:ScholarlyArticle } } ORDER BY DESC(?x)""",
    "a quotient is a decimal": "SELECT ?x (?n / 3 AS ?k) { ?x schema:position ?n } ORDER BY ?x",
    "a whole quotient too": "SELECT ?x (?n / 1 AS ?k) { ?x schema:position ?n } ORDER BY ?x",
    "by nothing is an error": "SELECT ?x (?n / 0 AS ?k) { ?x schema:position ?n } ORDER BY ?x",
    "no number is no number": """SELECT ?p (xsd:integer(?t) AS ?n) { ?p a kg:Stub ; dcterms:title ?t }
        ORDER BY ?p""",
    "a mean is a decimal": """SELECT ?p (AVG(?n) AS ?m)
        { ?p pro:isDocumentContextFor/schema:position ?n } GROUP BY ?p ORDER BY ?p""",
    "a quote in a text": """SELECT ?p { ?p dcterms:title ?t FILTER(CONTAINS(?t, '"b" \\\\')) }""",
    "an apostrophe": 'SELECT ?a { ?a foaf:name "Dee O\'Neil" }',
    "a line end": 'SELECT ?p { ?p dcterms:title "línea\\nnueva" } ORDER BY ?p',
    "small letters of all alphabets": """SELECT ?p (LCASE(?t) AS ?l)
        { ?p a fabio:Preprint ; dcterms:title ?t } ORDER BY ?p""",
    "minus without a common variable": """SELECT ?p { ?p a kg:Stub MINUS { ?x a foaf:Person } }
        ORDER BY ?p""",
    "an id with signs": "SELECT ?x { ?x cito:cites <paper/doi/10.1000/a%28b%29%3Cc%3E> }",
    "an id written otherwise": "SELECT ?x { ?x cito:cites <paper/doi/10.1000/a(b)%3Cc%3E> }",
    "the same variable twice": "SELECT ?x { ?x cito:cites ?x }",
    "a blank node is a variable": "SELECT ?x { ?x dcterms:creator [ foaf:name 'Bo Li' ] } ORDER BY ?x",
    "a graph by name": "SELECT ?x ?y { GRAPH <graph/candidates> { ?x kg:possiblySameAs ?y } } ORDER BY ?x",
    "kinds of evidence": "SELECT ?n { kg:Api skos:notation ?n }",
    "yes": "ASK { ?x a foaf:Group }",
    "no": "ASK { ?x a foaf:Group ; dcterms:title ?t }",
    "values of a parameter of ours": """SELECT ?n ?p
        { VALUES ?n { "Bo Li" "Çelik" } ?a foaf:name ?n . ?p dcterms:creator ?a } ORDER BY ?n ?p""",
    "the first letters": "SELECT ?p (SUBSTR(?t, 2, 3) AS ?s) { ?p a fabio:Preprint ; dcterms:title ?t } ORDER BY ?p",
}  # fmt: skip


@pytest.mark.parametrize("name", CAREFUL)
def test_terms_keep_their_kinds(kept, plain, name):
    found = rows_of(kept, CAREFUL[name], "sql")
    assert found == rows_of(plain, CAREFUL[name], "sql")
    assert found == rows_of(kept, CAREFUL[name], "oxigraph")
    assert found == rows_of(kept, CAREFUL[name], "rdflib")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("SELECT ?p { ?s ?p ?o }", "predicate"),
        ("SELECT ?x { ?x cito:cites+ ?y }", "path"),
        ("SELECT ?g { GRAPH ?g { ?x dcterms:title ?y } }", "graph"),
        ("SELECT ?x FROM <graph/prov> { ?x dcterms:title ?y }", "FROM"),
        ("CONSTRUCT { ?x a ?y } WHERE { ?x a ?y }", "CONSTRUCT"),
        ("DESCRIBE <paper/arxiv/1706.03762>", "DESCRIBE"),
        ("SELECT ?d { ?x dcterms:issued ?d } ORDER BY ?d", "ORDER BY"),
        ("SELECT ?x { ?x dcterms:issued ?d FILTER(?d > '2016-01-01'^^xsd:date) }", "between terms"),
        ("SELECT (SAMPLE(?x) AS ?y) { ?x a foaf:Person }", "SAMPLE"),
        ("SELECT (MIN(?t) AS ?m) { ?x a kg:Stub OPTIONAL { ?x dcterms:title ?t } }", "unbound"),
        ("SELECT ?x { ?x foaf:name ?n FILTER(REGEX(?n, '\\\\w')) }", "regular expression"),
        ("SELECT ?x { ?x foaf:name ?n FILTER(?n = 3) }", "unlike kinds"),
        ("SELECT ?x { ?x foaf:name ?n FILTER(UCASE(?n) = 'A') }", "UCASE"),
        ("SELECT ?n { ?x a kg:Stub OPTIONAL { ?x dcterms:title ?n } ?y foaf:name ?n }", "unbound"),
    ],
)
def test_what_is_outside_goes_to_the_store_and_says_why(kept, text, reason):
    with pytest.raises(OutsideError, match=reason):
        plan(kept, Question(text))


def test_a_text_of_a_query_never_becomes_sql(kept):
    for text in ("' or 1=1 --", "'); drop table papers; --", "$base", "\\\\' || '"):
        name = f'SELECT ?x {{ ?x foaf:name "{text}" }}'
        assert rows_of(kept, name, "sql") == []
    assert rows_of(kept, 'SELECT (STR("it\'s $base") AS ?x) {}', "sql") == [('"it\'s $base"',)]


# What rdflib's parser makes another question of, or nothing whole: the store answers.
@pytest.mark.parametrize(
    "text",
    [
        "SELECT (COUNT(*) AS ?n) { ?p a fabio:Preprint FILTER(false) }",
        'SELECT (COUNT(*) AS ?n) { ?p a fabio:Preprint FILTER((("")) ) }',
        "SELECT (COUNT(*) AS ?n) { { ?p a fabio:Preprint } OPTIONAL { ?p a ?q FILTER(0) } }",
        r"PREFIX a: <paper/arxiv/> SELECT ?x { a:hep-th\/9901001 cito:cites ?x } ORDER BY ?x",
        "SELECT (EXISTS { ?a a ?b } AS ?e) {}",
        "SELECT (CONCAT() AS ?e) {}",
        "SELECT (COALESCE() AS ?e) {}",
        "SELECT * { VALUES ?x {} }",
        "SELECT * { VALUES () { () } }",
        "SELECT (12345678901234567 * 1.5 AS ?x) {}",
        "SELECT (COUNT(*) / 3 * 100 AS ?x) { ?p a fabio:Preprint }",
        "SELECT ?y { BIND(1 / 3 AS ?x) BIND(?x > 0.33333333333333 AS ?y) }",
    ],
)
def test_what_the_tables_would_get_wrong_is_left_to_the_store(kept, text):
    with pytest.raises(OutsideError):
        plan(kept, Question(text))
    assert ask(kept, text) == ask(kept, text, engine="oxigraph")


def test_the_columns_of_a_star_are_in_one_order(kept):
    text = "SELECT * { ?z dcterms:creator ?b . ?z dcterms:title ?a } ORDER BY ?a ?b ?z"
    asked = Question(text)
    found = [evaluate(kept, asked, engine) for engine in ("sql", "oxigraph", "rdflib")]
    assert [answer.columns for answer in found] == [("a", "b", "z")] * 3


def test_a_filter_that_is_a_constant_is_refused_by_rdflib_which_drops_it(kept):
    with pytest.raises(QueryError, match="a FILTER that is a constant"):
        evaluate(kept, Question("SELECT ?p { ?p a fabio:Preprint FILTER(false) }"), "rdflib")
