"""The values that a person gives for a question's parameters, read into terms and into what they were understood as."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pyoxigraph import NamedNode

from biokg.ask.bind import Value
from biokg.ask.entities import Note, resolve
from biokg.ask.labels import Thing, things
from biokg.ask.parameters import Plain, checked, parts, term, typed
from biokg.ask.questions import Parameter, Question
from biokg.ask.written import Written, written
from biokg.errors import UsageError
from biokg.store.view import View
from biokg.terms import NAMES, bkg

One = Thing | Plain
Shown = One | list[One]


class Given(NamedTuple):
    """The terms to bind by variable, the same as they were understood by parameter, and what to tell the person."""

    terms: Mapping[str, Value | Sequence[Value]]
    shown: Mapping[str, Shown]
    notes: tuple[Note, ...]


def read(view: View, question: Question, given: Mapping[str, object]) -> Given:
    """Read the values `given` by name of parameter (None: none is), and the defaults of those that are not.

    Raises `UsageError`, `UnknownName` or `AmbiguousName`.
    """
    terms: dict[str, Value | Sequence[Value]] = {}
    shown: dict[str, Shown] = {}
    notes: list[Note] = []
    texts: dict[str, Written] = {name: written(name, value) for name, value in given.items() if value is not None}
    for parameter, text in checked(question, texts):
        if isinstance(text, tuple) or parameter.type == "list":
            found = [_one(view, parameter, part, notes) for part in parts(parameter, text)]
            terms[parameter.variable] = [_term(one) for one in found]
            shown[parameter.name] = found
        else:
            one = _one(view, parameter, text, notes)
            terms[parameter.variable], shown[parameter.name] = _term(one), one
    return Given(terms, shown, tuple(notes))


def _one(view: View, parameter: Parameter, text: str, notes: list[Note]) -> One:
    type_ = parameter.of or parameter.type
    if type_ == "entity":
        iri, note = resolve(view, text, parameter.name, parameter.classes)
        notes.extend([note] if note else [])
        return things(view, [iri])[iri]
    return typed(parameter, _code(view, parameter, text) if type_ == "choice" else text)


def _code(view: View, parameter: Parameter, text: str) -> str:
    """Return the code that a person means by a label of the ontology in either language ("output value", 产值)."""
    from biokg.text.names import name_key

    if text in parameter.choices:
        return text
    iris = {bkg(code): code for code in parameter.choices if code in NAMES}
    labelled = things(view, iris)
    named = {name_key(label): code for iri, code in iris.items() for label in (code, *labelled[iri][1:]) if label}
    if name_key(text) not in named:
        offered = ", ".join(parameter.choices)
        raise UsageError(
            f"{parameter.name} {text!r} is none of {offered}.",
            f"{parameter.name} 没有 {text!r}，可选：{offered}。",
        )
    return named[name_key(text)]


def _term(one: One) -> Value:
    return NamedNode(one.iri) if isinstance(one, Thing) else term(one)
