"""SPARQL over the tables: a query in the subset becomes one SQL statement, without any RDF.

forms.py        what kind of term a column stands for, and how it is written
rules.py        which rows say a triple pattern: the rules of `kgraph.rdf`, read backwards
patterns.py     triple patterns joined
expressions.py  filters and bound expressions
algebra.py      the operators of the algebra: OPTIONAL, UNION, grouping, order
translate.py    a whole query; `translate` gives a `Plan` or raises `OutsideError`
session.py      the tables of a graph, kept open
"""

from kgraph.sparql.sql.forms import OutsideError
from kgraph.sparql.sql.translate import Plan, translate

__all__ = ["OutsideError", "Plan", "translate"]
