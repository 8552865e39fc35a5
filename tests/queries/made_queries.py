# ruff: noqa: E501 - a table reads best with one row a line
"""Queries made up by a seed, all in the subset that the tables can answer.

A made query has a few joined patterns over our vocabulary, and perhaps an OPTIONAL, a
UNION, a filter, a negation, bound expressions, groups with aggregates, and an order
over all its columns, so that a limit has one right answer.
"""

from random import Random

# kind of node -> what is said of it, and the kind of what it is said to be.
SAID = {
    "paper": {
        "dcterms:title": "text", "dcterms:issued": "date", "dcterms:creator": "author",
        "fabio:hasPublicationYear": "date", "dcterms:subject": "category", "kg:primaryCategory": "category",
        "cito:cites": "paper", "^cito:cites": "paper", "schema:mentions": "paper", "schema:version": "text",
        "pro:isDocumentContextFor": "place", "^pro:relatesToDocument": "place", "foaf:page": "iri",
        "^cito:hasCitedEntity": "citation", "schema:sourceOrganization": "group", "a": "iri",
        "kg:withdrawn": "truth", "kg:authorsComplete": "truth", "fabio:hasArXivId": "text",
        "datacite:hasIdentifier/litre:hasLiteralValue": "text", "dcterms:creator/foaf:name": "text",
        "(cito:cites|schema:mentions)": "paper", "^kg:inPaper": "mention",
    },
    "author": {
        "foaf:name": "text", "foaf:familyName": "text", "kg:identityStatus": "iri", "a": "iri",
        "^dcterms:creator": "paper", "^pro:isHeldBy": "place", "schema:sameAs": "iri",
    },
    "place": {
        "pro:isHeldBy": "author", "pro:relatesToDocument": "paper", "schema:position": "number",
        "kg:nameAsPrinted": "text", "kg:confidence": "number", "kg:affiliationAsPrinted": "text",
    },
    "category": {
        "skos:notation": "text", "skos:prefLabel": "label", "skos:broader": "category",
        "skos:exactMatch": "category", "^dcterms:subject": "paper", "owl:deprecated": "truth",
    },
    "citation": {
        "cito:hasCitingEntity": "paper", "cito:hasCitedEntity": "paper", "kg:confidence": "number",
        "kg:hasEvidence": "claim", "kg:provider": "text",
    },
    "claim": {"kg:evidence": "iri", "kg:provider": "text", "kg:confidence": "number",
              "kg:evidence/skos:notation": "text"},
    "mention": {"kg:inPaper": "paper", "kg:surface": "text", "kg:confidence": "number"},
    "group": {"foaf:name": "text", "a": "iri"},
}  # fmt: skip
NODES = tuple(SAID)
TESTS = {
    "text": (
        'STRLEN({0}) > 8', 'CONTAINS({0}, "e")', 'REGEX({0}, "^[a-d]", "i")', '{0} < "M"', '{0} != "Bo Li"',
        'STRSTARTS(LCASE({0}), "deep")', '{0} IN ("Çelik", "1", "Deep Nets")', 'REGEX({0}, "e.*[st]$")',
        'REPLACE({0}, "[^A-Za-z]", "") = "DeepNets"', 'SUBSTR({0}, 2, 1) = "e"', 'STRBEFORE({0}, " ") = "Ana"',
    ),
    "date": ('STR({0}) >= "2016"', 'STRSTARTS(STR({0}), "2018")', 'xsd:integer(SUBSTR(STR({0}), 1, 4)) < 2017'),
    "number": ('{0} > 1', '{0} <= 0.85', '{0} + {0} = 1.5', '{0} + 1 < 3', 'ROUND({0} / 2) > 0', '!({0} = 1)', '-{0} < -1'),
    "label": ('LANG({0}) = "en"', 'STRLEN(STR({0})) > 12', 'CONTAINS(STR({0}), "h")'),
    "iri": ('isIRI({0})', 'CONTAINS(STR({0}), "o")', '{0} != fabio:Preprint'),
    "truth": ("{0}", "!{0}", "{0} = true"),
}  # fmt: skip
MADE = {
    "text": ("STRLEN({0})", "LCASE({0})", "SUBSTR({0}, 1, 3)", 'CONCAT({0}, "!")', 'STRAFTER({0}, " ")'),
    "date": ("STR({0})", "SUBSTR(STR({0}), 1, 4)", "xsd:integer(SUBSTR(STR({0}), 1, 4))"),
    "number": ("{0} + 0.5 - 1", "{0} / 4", "ABS({0})", 'IF({0} > 1, "many", "one")', "STR({0})"),
    "label": ("STR({0})", "LANG({0})"),
    "iri": ("STR({0})", 'STRAFTER(STR({0}), "/")', "isLITERAL({0})"),
    "truth": ("STR({0})", "!{0}"),
}  # fmt: skip


class _Query:
    """A query in the making: its variables with their kinds, and the parts of its pattern."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.kinds: dict[str, str] = {}
        self.sure: list[str] = []

    def fresh(self, kind: str, *, sure: bool = True) -> str:
        name = f"?v{len(self.kinds)}"
        self.kinds[name] = kind
        if sure:
            self.sure.append(name)
        return name

    def pick(self, *kinds: str, sure: bool = True) -> str | None:
        names = self.sure if sure else list(self.kinds)
        found = [name for name in names if not kinds or self.kinds[name] in kinds]
        return self.random.choice(found) if found else None

    def triple(self, *, sure: bool = True) -> str:
        node = self.pick(*NODES) or self.fresh(self.random.choice(NODES))
        said = self.random.choice(list(SAID[self.kinds[node]].items()))
        return f"{node} {said[0]} {self.fresh(said[1], sure=sure)} ."

    def test(self) -> str | None:
        name = self.pick(*TESTS)
        return self.random.choice(TESTS[self.kinds[name]]).format(name) if name else None


def made(seed: int) -> str:
    """Give the query of a seed."""
    query = _Query(seed)
    chance = query.random.random
    parts = [query.triple() for _ in range(query.random.randint(1, 4))]
    if chance() < 0.3 and (test := query.test()) and (other := query.test()):
        parts.append(f"FILTER({test} {query.random.choice(['||', '&&'])} {other})")
    elif chance() < 0.5 and (test := query.test()):
        parts.append(f"FILTER({test})")
    if chance() < 0.2 and (node := query.pick(*NODES)):
        said = query.random.choice(list(SAID[query.kinds[node]]))
        parts.append(f"FILTER {query.random.choice(['', 'NOT '])}EXISTS {{ {node} {said} ?other }}")
    if chance() < 0.15 and (node := query.pick("paper")):
        parts.append(f"MINUS {{ {node} dcterms:subject cat:cs.LG }}")
    if chance() < 0.2 and (node := query.pick(*NODES)):
        options = list(SAID[query.kinds[node]].items())
        one, two = query.random.choice(options), query.random.choice(options)
        found = query.fresh(one[1] if one[1] == two[1] else "mixed")
        parts.append(f"{{ {node} {one[0]} {found} }} UNION {{ {node} {two[0]} {found} }}")
    if chance() < 0.3 and (name := query.pick(*MADE)):
        expression = query.random.choice(MADE[query.kinds[name]]).format(name)
        parts.append(f"BIND({expression} AS {query.fresh('made', sure=False)})")
    if chance() < 0.35 and query.pick(*NODES):
        parts.append(f"OPTIONAL {{ {query.triple(sure=False)} }}")
    if chance() < 0.1 and (name := query.pick("category")):
        parts.append(f"VALUES {name} {{ cat:cs.LG cat:cs.CL cat:hep-th }}")
    return _shown(query, " ".join(parts))


def _shown(query: _Query, pattern: str) -> str:
    chance = query.random.random
    names = list(query.kinds)
    if chance() < 0.4:
        return _grouped(query, pattern)
    shown = query.random.sample(names, query.random.randint(1, len(names)))
    distinct = "DISTINCT " if chance() < 0.4 else ""
    keys = [_key(query, name) for name in shown]
    limit = f" LIMIT {query.random.randint(1, 9)}" if chance() < 0.4 else ""
    limit += f" OFFSET {query.random.randint(1, 3)}" if limit and chance() < 0.4 else ""
    return (
        f"SELECT {distinct}{' '.join(shown)} WHERE {{ {pattern} }} ORDER BY {' '.join(keys)}{limit}"
    )


def _grouped(query: _Query, pattern: str) -> str:
    by = query.random.sample(list(query.kinds), query.random.randint(0, min(2, len(query.kinds))))
    sums = []
    for _ in range(query.random.randint(1, 2)):
        name = query.random.choice(list(query.kinds))
        options = ["COUNT(*)", f"COUNT({name})", f"COUNT(DISTINCT {name})"]
        if number := query.pick("number"):
            options += [f"{way}({number})" for way in ("SUM", "AVG", "MIN", "MAX")]
            options += [f"SUM(IF({number} > 1, 1, 0))", f"SUM(DISTINCT {number})"]
        if by and (text := query.pick("text")):
            options += [f"MIN({text})", f"MAX({text})"]
        sums.append(query.random.choice(options))
    shown = " ".join([*by, *(f"({sum_} AS ?s{i})" for i, sum_ in enumerate(sums))])
    keys = [*(_key(query, name) for name in by), *(f"?s{i}" for i in range(len(sums)))]
    group = f" GROUP BY {' '.join(by)}" if by else ""
    having = " HAVING(COUNT(*) > 1)" if by and query.random.random() < 0.3 else ""
    return f"SELECT {shown} WHERE {{ {pattern} }}{group}{having} ORDER BY {' '.join(keys)}"


def _key(query: _Query, name: str) -> str:
    return f"{query.random.choice(['ASC', 'DESC'])}(STR({name}))"
