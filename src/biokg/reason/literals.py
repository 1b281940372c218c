"""What a literal can be: whether its value is of a datatype, and whether two literals are two values."""

import re
from decimal import Decimal
from typing import Final

from biokg.foreign import RDF, RDFS, XSD

_LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"(?:\^\^<([^>]*)>|@([A-Za-z0-9-]+))?', re.DOTALL)
_ANY: Final = RDFS + "Literal"
_DECIMAL = r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)"
_FORMS: Final = {
    XSD + "decimal": re.compile(_DECIMAL),
    **dict.fromkeys((XSD + "integer", XSD + "nonNegativeInteger"), re.compile(r"[+-]?[0-9]+")),
    XSD + "boolean": re.compile(r"true|false|1|0"),
}
_BOOLEANS: Final = {"1": "true", "0": "false"}

Value = tuple[str, Decimal | str | None]
"""A kind of value (``number`` for all numbers, else the datatype) and the value; None where the form has none."""


def misfit(literal: str, datatype: str) -> bool:
    """Say whether the value of a literal (as N-Triples write it) is not of a datatype.

    >>> misfit('"12"^^<http://www.w3.org/2001/XMLSchema#integer>', XSD + "decimal"), misfit('"many"', XSD + "integer")
    (False, True)
    """
    kind, value = _value(literal)
    if value is None or datatype == _ANY:
        return value is None
    if isinstance(value, Decimal) and datatype in _FORMS:
        whole = value == value.to_integral_value()
        return not (datatype == XSD + "decimal" or (whole and (datatype == XSD + "integer" or value >= 0)))
    return kind != datatype


def differ(left: str, right: str) -> bool:
    """Say whether two literals are two values.

    >>> differ('"1.0"^^<http://www.w3.org/2001/XMLSchema#decimal>', '"1"^^<http://www.w3.org/2001/XMLSchema#integer>')
    False
    """
    return _value(left) != _value(right)


def _value(literal: str) -> Value:
    match = _LITERAL.fullmatch(literal)
    form, datatype, language = match.groups() if match else (literal, None, None)
    if language:
        return f"{RDF}langString", f"{form}@{language.casefold()}"
    datatype = datatype or XSD + "string"
    if datatype in _FORMS and _FORMS[datatype].fullmatch(form) is None:
        return datatype, None
    if datatype == XSD + "boolean":
        return datatype, _BOOLEANS.get(form, form)
    return ("number", Decimal(form)) if datatype in _FORMS else (datatype, form)
