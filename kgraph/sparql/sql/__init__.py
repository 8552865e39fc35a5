"""SPARQL over the tables: a query in the subset becomes one SQL statement, without any RDF.

forms.py        what kind of term a column stands for, and how it is written
rules.py        which rows say a triple pattern: the rules of `kgraph.rdf`, read backwards
kept.py         how the rows that rules read are laid out, where they are kept sorted
patterns.py     triple patterns joined
reading.py      the tables that a pattern is read from
expressions.py  filters and bound expressions
functions.py    functions of texts, kinds and casts
aggregates.py   groups and what is counted of them
order.py        DISTINCT, ORDER BY, LIMIT
building.py     what these hand to each other
algebra.py      the operators of the algebra: OPTIONAL, UNION, grouping, order
translate.py    a whole query; `translate` gives a `Plan` or raises `OutsideError`
cells.py        rows of the engine as rows of terms
"""

from kgraph.sparql.sql.forms import OutsideError
from kgraph.sparql.sql.translate import Plan, translate

__all__ = ["OutsideError", "Plan", "translate"]
