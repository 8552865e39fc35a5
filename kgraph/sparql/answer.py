"""Answers: rows of terms, the same whatever engine gave them, within limits or not at all."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

from kgraph.errors import InputError, QueryLimitError
from kgraph.model import terms

if TYPE_CHECKING:
    import pyarrow as pa
    from pyoxigraph import BlankNode, NamedNode
    from pyoxigraph import Literal as OxLiteral

    Term = NamedNode | OxLiteral | BlankNode
    Row = tuple[Term | None, ...]

Kind = Literal["rows", "boolean", "triples"]
TRIPLE = ("subject", "predicate", "object")
_XSD = terms.NAMESPACES["xsd"]
_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Limits:
    """What an answer may be at most: rows, and bytes of the texts in it; nothing is no limit."""

    rows: int | None = None
    bytes: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question.

    ``rows`` have a term or nothing for each column; of triples (CONSTRUCT) the
    columns are subject, predicate and object, of yes or no (ASK) there is one
    row with one boolean. ``notes`` say what the parameters were taken for.
    """

    columns: tuple[str, ...]
    rows: "tuple[Row, ...]"
    kind: Kind
    notes: tuple[str, ...] = ()

    def texts(self) -> list[tuple[str | None, ...]]:
        """Give the rows as plain texts: IRIs and the values of literals."""
        return [tuple(None if c is None else c.value for c in row) for row in self.rows]

    def to_arrow(self) -> "pa.Table":
        """Give the rows as an Arrow table.

        A column whose cells are all integers, numbers or booleans has that type; any other
        is of text: IRIs, and the values of literals.
        """
        import pyarrow as pa

        cells = [[row[i] for row in self.rows] for i in range(len(self.columns))]
        return pa.table([_column(column) for column in cells], names=list(self.columns))

    def to_pandas(self) -> Any:  # noqa: ANN401 - pandas has no types, and need not be here
        """Give the rows as a data frame, of the types of `to_arrow`.

        Raises:
            InputError: If pandas is not installed.
        """
        try:
            import_module("pandas")  # Arrow needs it
        except ImportError as error:
            raise InputError("pandas is not installed", "install it: pip install pandas") from error
        return self.to_arrow().to_pandas()


def collected(rows: "Iterable[Row]", limits: Limits) -> "tuple[Row, ...]":
    """Keep the rows of an engine, and refuse an answer that grows beyond its limits.

    Raises:
        QueryLimitError: As soon as it does; there is no partial answer.
    """
    if limits == Limits():
        return tuple(rows)
    found, size = [], 0
    for row in rows:
        found.append(row)
        if limits.rows is not None and len(found) > limits.rows:
            raise QueryLimitError(
                f"the answer has more than {limits.rows} rows",
                "ask for less with LIMIT, or allow more with --max-rows",
            )
        if limits.bytes is not None:
            size += sum(len(cell.value.encode()) for cell in row if cell is not None)
            if size > limits.bytes:
                raise QueryLimitError(
                    f"the answer has more than {limits.bytes} bytes",
                    "ask for less with LIMIT, or allow more with --max-bytes",
                )
    return tuple(found)


def levelled(rows: "Iterable[Row]") -> "tuple[Row, ...]":
    """Give decimals in one form: engines keep 12, 18 or 28 digits of a quotient."""
    return tuple(tuple(_level(cell) for cell in row) for row in rows)


def _level(cell: "Term | None") -> "Term | None":
    datatype = getattr(cell, "datatype", None)
    if cell is None or datatype is None or datatype.value != f"{_XSD}decimal":
        return cell
    from pyoxigraph import Literal as OxLiteral

    with localcontext() as context:
        context.prec = 60
        exact = Decimal(cell.value)
        if -exact.as_tuple().exponent > _DIGITS:  # type: ignore[operator]
            exact = exact.quantize(Decimal(1).scaleb(-_DIGITS), ROUND_HALF_EVEN)
    short = shortest(exact)
    return cell if short == cell.value else OxLiteral(short, datatype=datatype)


def shortest(number: Decimal) -> str:
    """Write a decimal with no digit more than it needs."""
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def _column(cells: "list[Term | None]") -> Any:  # noqa: ANN401 - an array of Arrow
    import pyarrow as pa

    names = {_type(cell) for cell in cells if cell is not None}
    texts = [None if cell is None else cell.value for cell in cells]
    if names == {"integer"}:
        numbers = [None if text is None else int(text) for text in texts]
        fits = all(number is None or abs(number) < 1 << 63 for number in numbers)
        return pa.array(numbers, pa.int64()) if fits else pa.array(texts, pa.string())
    if names and names <= {"integer", "decimal", "double", "float"}:
        return pa.array([None if text is None else float(text) for text in texts], pa.float64())
    if names == {"boolean"}:
        return pa.array(
            [None if text is None else text in ("true", "1") for text in texts], pa.bool_()
        )
    return pa.array(texts, pa.string())


def _type(cell: "Term") -> str:
    datatype = getattr(cell, "datatype", None)
    return "" if datatype is None else str(datatype.value).removeprefix(_XSD)
