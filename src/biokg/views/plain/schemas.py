"""What a question takes and gives as JSON Schema, for OpenAPI and for agents."""

from typing import Any, Final

from biokg.ask.questions import Column, Parameter, Question

_AMOUNT: Final = r"^[0-9]{1,15}(\.[0-9]{1,6})?( ?(million|billion|trillion|万|亿|万亿))?$"
DATE: Final = r"^(19|2[0-9])[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|1[0-9]|2[0-8]))?)?$"
"""A day, month or year; the last days of months are taken too, where the month has them."""
_PLAIN: Final[dict[str, dict[str, Any]]] = {
    "integer": {"type": "integer", "maximum": 999_999_999_999_999},
    "year": {"type": "integer", "minimum": 1000, "maximum": 2999},
    "amount": {"type": "string", "pattern": _AMOUNT},
    "date": {"type": "string", "pattern": DATE},
}
_THING: Final[dict[str, Any]] = {"$ref": "#/components/schemas/Thing"}
_LABELLED: Final = {"anyOf": [_THING, {"type": "null"}]}
_WHOLE: Final = {"type": ["integer", "null"]}
_NUMBER: Final = {"type": ["number", "null"]}
_CELLS: Final[dict[str, dict[str, Any]]] = {
    "thing": _LABELLED,
    "document": _LABELLED,
    "things": {"type": "array", "items": _THING},
    "integer": _WHOLE,
    "year": _WHOLE,
    "decimal": _NUMBER,
    "money": _NUMBER,
}
_TEXT: Final[dict[str, Any]] = {"type": ["string", "null"]}


def parameter(one: Parameter) -> dict[str, Any]:
    """Return the schema of one parameter, without its description."""
    if one.type == "list":
        return {"type": "array", "items": _value(one, one.of), "minItems": 1}
    return _value(one, one.type)


def brief(one: Parameter, language: str) -> dict[str, Any]:
    """Return the schema of one parameter for a reader of few words: the type, what it is, an example of a choice.

    An agent may write an amount or a year as a number or as text.
    """
    kind = one.of or one.type
    short: dict[str, Any] = {"type": "integer" if kind in {"integer", "year"} else "string"}
    if kind == "choice":
        short["enum"] = list(one.choices)
    schema = {"type": "array", "items": short} if one.type == "list" else short
    return {**schema, "description": one.labels[language]}


def described(one: Parameter, language: str) -> str:
    """Return what a parameter is, in one line.

    >>> from biokg.ask.questions import question
    >>> described(question("output").parameters[1], "en")
    'the year that the figure is of, e.g. 2023'
    """
    kind = one.of or one.type
    names = {"en": "any name, zh or en", "zh": "中英文名称均可"}[language]
    of = f" ({'/'.join((*one.classes, '')).strip('/') or 'thing'}: {names})" if kind == "entity" else ""
    return f"{one.labels[language]}{of}, e.g. {one.example[language]}"


def _value(one: Parameter, kind: str) -> dict[str, Any]:
    if kind == "choice":
        return {"type": "string", "enum": list(one.choices)}
    schema = dict(_PLAIN.get(kind, {"type": "string", "minLength": 1, "maxLength": 500}))
    if one.least is not None:
        schema["minimum"] = one.least
    if one.default is not None:
        schema["default"] = int(one.default) if schema["type"] == "integer" else one.default
    return schema


def row(saved: Question, language: str) -> dict[str, Any]:
    """Return the schema of a row of the answer."""
    cells = {one.name: _cell(one, language) for one in saved.columns if one.type != "facts"}
    facts = {"type": "array", "items": {"type": "string"}, "description": "IRIs of the facts that the row rests on"}
    return {"type": "object", "properties": {**cells, "facts": facts}, "required": [*cells, "facts"]}


def _cell(one: Column, language: str) -> dict[str, Any]:
    return {**_CELLS.get(one.type, _TEXT), "description": one.labels[language]}
