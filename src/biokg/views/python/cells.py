"""What stands in the cells of a result: things that read as their label, beside plain numbers and texts."""

from dataclasses import dataclass, field
from decimal import Decimal

from biokg.ask import labels
from biokg.ask.answer import Cell as Answered


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing of the graph (or a document): its IRI, and its label in each language as far as known.

    It prints as its label in the language of the result, equals any thing of the same IRI, and may be given as a
    parameter of the next question.
    """

    iri: str
    en: str | None = field(default=None, compare=False)
    zh: str | None = field(default=None, compare=False)
    lang: str = field(default="en", compare=False)

    @property
    def label(self) -> str:
        """The label in the language of the result, else in the other, else the last part of the IRI."""
        return labels.Thing(self.iri, self.en, self.zh).text(self.lang)

    def __str__(self) -> str:
        return self.label

    def __repr__(self) -> str:
        return f"<{self.label}>"


Cell = Thing | list[Thing] | int | float | bool | Decimal | str | None
"""What a cell may hold; None where the row has no such value."""


def cell(value: Answered, language: str) -> Cell:
    """Return the cell of an answer as Python users get it."""
    if isinstance(value, labels.Thing):
        return thing(value, language)
    return [thing(one, language) for one in value] if isinstance(value, list) else value


def thing(one: labels.Thing, language: str) -> Thing:
    """Return a labelled thing as Python users get it.

    >>> str(thing(labels.Thing("https://example.org/sip", "SIP", "苏州工业园区"), "zh"))
    '苏州工业园区'
    """
    return Thing(one.iri, one.en, one.zh, language)
