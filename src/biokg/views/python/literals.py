"""The terms of a SPARQL answer as Python values, and the type of a column of them."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from pyoxigraph import Literal, NamedNode

from biokg.foreign import XSD
from biokg.store.view import Rows, Term
from biokg.views.python.cells import Cell
from biokg.views.python.rows import Column, Row
from biokg.views.python.table import Table

_WIDEST = 2**63
_INTEGERS = frozenset(
    XSD + name
    for name in ("integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger", "unsignedInt")
)
_FLOATS = frozenset({f"{XSD}double", f"{XSD}float"})


def table(rows: Rows) -> Table[Row]:
    """Return the rows of a query as a table; each column has the type that all its values share."""
    cells = [tuple(_value(term) for term in row) for row in rows]
    columns = [
        Column(name, _type([row[at] for row in cells if row[at] is not None]), name)
        for at, name in enumerate(rows.variables)
    ]
    return Table(columns, [Row(rows.variables, row) for row in cells])


def _value(term: Term | None) -> Cell:
    if term is None:
        return None
    if isinstance(term, Literal):
        return _literal(term)
    return term.value if isinstance(term, NamedNode) else str(term)


def _literal(term: Literal) -> Cell:
    datatype = term.datatype.value
    try:
        if datatype in _INTEGERS:
            return int(term.value)
        if datatype in _FLOATS:
            return float(term.value)
        if datatype == f"{XSD}decimal":
            return Decimal(term.value)
    except (ValueError, InvalidOperation):
        return term.value
    return term.value == "true" if datatype == f"{XSD}boolean" else term.value


def _type(values: Sequence[Cell]) -> str:
    kinds = {type(value) for value in values}
    if kinds == {bool}:
        return "boolean"
    if kinds == {int} and all(-_WIDEST <= value < _WIDEST for value in values if isinstance(value, int)):
        return "integer"
    if kinds and kinds <= {int, Decimal}:
        return "decimal"
    return "float" if kinds and kinds <= {int, Decimal, float} else "text"
