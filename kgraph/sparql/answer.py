"""Answers: rows of terms, the same whatever engine gave them, within limits or not at all."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, Protocol, overload

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


class Column(Protocol):
    """A column of an answer that is no terms yet."""

    def terms(self) -> "list[Term | None]":
        """Give a term or nothing for each cell."""

    def texts(self) -> "pa.ChunkedArray[Any]":
        """Give IRIs and the values of literals."""

    def typed(self) -> "pa.ChunkedArray[Any]":
        """Give them of the type of `Answer.to_arrow`."""


class Rows(Sequence["Row"]):
    """Rows that are columns until somebody wants their terms."""

    def __init__(self, columns: Sequence[Column], length: int) -> None:
        """Hold columns of one length; rows without columns have one, too."""
        self.columns, self.length = tuple(columns), length

    @cached_property
    def _made(self) -> "tuple[Row, ...]":
        if not self.columns:
            return ((),) * self.length
        return tuple(zip(*(column.terms() for column in self.columns), strict=True))

    def __len__(self) -> int:
        """Count them, which makes no term."""
        return self.length

    @overload
    def __getitem__(self, at: int) -> "Row": ...
    @overload
    def __getitem__(self, at: slice) -> "tuple[Row, ...]": ...
    def __getitem__(self, at: int | slice) -> "Row | tuple[Row, ...]":
        """Give a row, or a tuple of rows."""
        return self._made[at]

    def __iter__(self) -> "Iterator[Row]":
        """Give the rows."""
        return iter(self._made)

    def __eq__(self, other: object) -> bool:
        """Tell whether it is the same rows, of terms or not yet."""
        return self._made == (other._made if isinstance(other, Rows) else other)

    def __hash__(self) -> int:
        """Give what a tuple of the rows would."""
        return hash(self._made)

    def __repr__(self) -> str:
        """Show the rows."""
        return repr(self._made)


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
    row with one boolean. Rows of the tables are columns until somebody asks for one of
    them, so that `to_arrow`, `to_pandas` and `texts` need not wait for terms. ``notes``
    say what the parameters were taken for.
    """

    columns: tuple[str, ...]
    rows: "Sequence[Row]"
    kind: Kind
    notes: tuple[str, ...] = ()

    def texts(self) -> list[tuple[str | None, ...]]:
        """Give the rows as plain texts: IRIs and the values of literals."""
        if isinstance(self.rows, Rows) and self.columns:
            return list(zip(*(c.texts().to_pylist() for c in self.rows.columns), strict=True))
        return [tuple(None if c is None else c.value for c in row) for row in self.rows]

    def to_arrow(self) -> "pa.Table":
        """Give the rows as an Arrow table.

        A column whose cells are all integers, numbers or booleans has that type; any other
        is of text: IRIs, and the values of literals.
        """
        import pyarrow as pa

        if isinstance(self.rows, Rows):
            made: list[Any] = [column.typed() for column in self.rows.columns]
        else:
            made = [typed([row[i] for row in self.rows]) for i in range(len(self.columns))]
        return pa.table(made, names=list(self.columns))

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
        if limits.bytes is not None:
            size += sum(len(cell.value.encode()) for cell in row if cell is not None)
        within(limits, len(found), size)
    return tuple(found)


def within(limits: Limits, rows: int, size: int) -> None:
    """Refuse an answer of so many rows and bytes of text if that is more than it may have.

    Raises:
        QueryLimitError: If it is.
    """
    if limits.rows is not None and rows > limits.rows:
        raise QueryLimitError(
            f"the answer has more than {limits.rows} rows",
            "ask for less with LIMIT, or allow more with --max-rows",
        )
    if limits.bytes is not None and size > limits.bytes:
        raise QueryLimitError(
            f"the answer has more than {limits.bytes} bytes",
            "ask for less with LIMIT, or allow more with --max-bytes",
        )


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


def typed(cells: "list[Term | None]") -> "pa.Array[Any]":
    """Give the values of cells as a column of the type of `Answer.to_arrow`."""
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
