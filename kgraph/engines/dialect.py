"""Steps in Spark's dialect: the same text, turned by sqlglot.

What sqlglot leaves as it is and Spark reads in another way is rewritten here, in the
parsed statement. Each rule names what it makes equal; the tests run all steps on both.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import ClassVar

from sqlglot import ErrorLevel, exp, parse_one
from sqlglot.dialects.duckdb import DuckDB
from sqlglot.dialects.spark import Spark

# Functions of DuckDB in words of Spark; `_0` is the first argument.
_MEANT = {
    # Java writes forms of web pages, where a space is a plus.
    "url_encode": "replace(replace(replace(url_encode(_0), '+', '%20'), '*', '%2A'), '%7E', '~')",
    "isfinite": "not isnan(_0) and abs(_0) < double('infinity')",
    # Whole months between days; what ends a shorter month ends a longer one.
    "date_sub": (
        "(year(_2) - year(_1)) * 12 + month(_2) - month(_1)"
        " - case when day(_2) < day(_1) and _2 <> last_day(_2) then 1 else 0 end"
    ),
}


class _Steps(DuckDB):
    """The dialect of the steps for sqlglot, with places in lists left as they are written."""

    INDEX_OFFSET = 0


class _Dialect(Spark):
    """Spark's dialect for sqlglot, with queries inside queries left where they stand."""

    class Generator(Spark.Generator):
        # Two steps in one text may name a part alike; brought to the top they would be one.
        EXPRESSIONS_WITHOUT_NESTED_CTES: ClassVar[set[type[exp.Expr]]] = set()


@lru_cache(maxsize=512)
def to_spark(sql: str) -> str:
    """Turn a step into Spark's dialect.

    Raises:
        sqlglot.errors.SqlglotError: If the text is outside what can be turned.
    """
    parsed = parse_one(sql, read=_Steps).transform(_same)
    return str(parsed.sql(_Dialect, unsupported_level=ErrorLevel.RAISE))


def _same(node: exp.Expr) -> exp.Expr:
    if isinstance(node, exp.Bracket) and len(node.expressions) == 1:
        # Places count from 0 there, and behind the end of a list is nothing and no error.
        place = exp.cast(exp.paren(node.expressions[0].copy()) - 1, "int")
        return exp.func("get", node.this.copy(), place)
    if isinstance(node, exp.ArrayAgg) and isinstance(node.this, exp.Order):
        return _ordered(node.this)
    if isinstance(node, exp.GroupConcat) and (joined := _each_once(node)):
        return joined
    if isinstance(node, exp.Subquery) and not node.this.args.get("limit"):
        node.this.set("order", None)  # rows inside have no order, and sorting them costs
        return node
    if isinstance(node, exp.Anonymous) and node.name.lower() in _MEANT:
        return _filled(_MEANT[node.name.lower()], node.expressions)
    if isinstance(node, exp.Add) and node.expression.name.lower() == "to_months":
        return exp.func("add_months", node.this.copy(), node.expression.expressions[0].copy())
    return node


def _each_once(node: exp.GroupConcat) -> exp.Expr | None:
    """Join different texts in their own order; two of ``listagg (distinct …)`` Spark refuses."""
    order = node.this
    if not (isinstance(order, exp.Order) and isinstance(order.this, exp.Distinct)):
        return None
    text = order.this.expressions[0]
    if [one.this for one in order.expressions] != [text] or order.expressions[0].args.get("desc"):
        raise ValueError("different texts are only joined in their own order")
    rows = exp.func("array_sort", exp.func("collect_set", text.copy()))
    return exp.Anonymous(this="array_join", expressions=[rows, node.args["separator"].copy()])


def _filled(text: str, values: Sequence[exp.Expr]) -> exp.Expr:
    """Put the arguments of a function into an expression in Spark's dialect."""

    def put(node: exp.Expr) -> exp.Expr:
        if isinstance(node, exp.Column) and node.name.startswith("_"):
            return exp.paren(values[int(node.name[1:])].copy())
        return node

    return exp.paren(parse_one(text, read=Spark).transform(put))


def _ordered(order: exp.Order) -> exp.Expr:
    """Give a list in an order: the last fields of rows that are sorted as a list."""
    keys = [one.this.copy() for one in order.expressions]
    if any(one.args.get("desc") for one in order.expressions):
        raise ValueError("lists are only put in ascending order")
    fields: list[exp.Expr] = []
    for number, value in enumerate([*keys, order.this.copy()]):
        fields += [exp.Literal.string(f"f{number}"), value]
    rows = exp.func("sort_array", exp.func("collect_list", exp.func("named_struct", *fields)))
    return exp.Dot(this=rows, expression=exp.to_identifier(f"f{len(keys)}"))
