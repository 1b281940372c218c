"""What was read in a question as values of a saved question's parameters, and what is left over."""

from collections.abc import Sequence
from typing import NamedTuple

from biokg.ask.questions import Parameter, Question
from biokg.ask.words.names import Named
from biokg.ask.words.numbers import AMOUNT, COUNT, YEAR, Number
from biokg.ask.words.reading import Reading

_NUMBERS = {"integer": COUNT, "amount": AMOUNT, "year": YEAR}

_COUNTED = "count-"


class Filled(NamedTuple):
    """The parameters that have a value, and what no parameter took."""

    names: dict[str, Named]
    numbers: dict[str, Number]
    choices: dict[str, tuple[str, ...]]
    missing: tuple[Parameter, ...]
    """Parameters that the question needs and that nothing was read for."""
    unused_names: tuple[Named, ...]
    unused_numbers: tuple[Number, ...]


def fill(question: Question, reading: Reading) -> Filled:
    """Give each parameter of a saved question the name or number that fits it best."""
    names = _names(question, reading.names)
    numbers = _numbers(question, reading)
    choices = {
        parameter.name: named
        for parameter in question.parameters
        if parameter.choices and (named := tuple(one for one in reading.choices if one in parameter.choices))
    }
    filled = {*names, *numbers, *choices}
    return Filled(
        names,
        numbers,
        choices,
        tuple(one for one in question.parameters if one.required and one.name not in filled),
        tuple(named for named in reading.names if named not in names.values()),
        tuple(number for number in reading.numbers if number not in numbers.values()),
    )


def _counts_other(parameter: Parameter, ideas: frozenset[str]) -> bool:
    """Tell whether the words say that something else is counted: ``count-clusters`` is what `min_clusters` takes."""
    counted = {idea for idea in ideas if idea.startswith(_COUNTED)}
    return bool(counted) and _COUNTED + parameter.name.removeprefix("min_") not in counted


def _names(question: Question, names: Sequence[Named]) -> dict[str, Named]:
    """Give each name to the free parameter that fits it most narrowly; what then is left, to any that fits it."""
    entities = [one for one in question.parameters if "entity" in {one.type, one.of}]
    given: dict[str, Named] = {}
    for named in names:
        free = [one for one in entities if one.name not in given and named.is_any(one.classes)]
        if free:
            given[min(free, key=_breadth).name] = named
    return given


def _breadth(parameter: Parameter) -> int:
    return len(parameter.classes) or 99


def _numbers(question: Question, reading: Reading) -> dict[str, Number]:
    given: dict[str, Number] = {}
    for parameter in question.parameters:
        kind = _NUMBERS.get(parameter.of or parameter.type)
        fitting = [number for number in reading.numbers if number.kind == kind and number not in given.values()]
        if fitting and not (kind == COUNT and _counts_other(parameter, reading.ideas)):
            given[parameter.name] = fitting[0]
    return given
