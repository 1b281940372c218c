"""Read the values that a person types for a question's parameters: numbers, years, amounts, choices."""

import re
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from pyoxigraph import Literal, NamedNode

from biokg.ask.questions import Parameter, Question
from biokg.errors import UsageError
from biokg.terms import XSD

CURRENCY: Final = "CNY"
"""What amounts are compared in: the questions compare no other currency with it."""

_DIGITS = re.compile(r"\d{1,15}(?:\.\d{1,6})?(?:e\+?\d{1,2})?", re.ASCII)

_LIMIT = Decimal(10) ** 18


def checked(question: Question, given: Mapping[str, str]) -> list[tuple[Parameter, str]]:
    """Return each parameter that has a value with its text, defaults filled in.

    Raises `UsageError` for a parameter that the question does not have, or one that it needs and lacks.
    """
    known = {parameter.name: parameter for parameter in question.parameters}
    for name in given:
        if name.replace("-", "_") not in known:
            offered = ", ".join(known) or "none"
            raise UsageError(f"{question.name} has no parameter {name!r}; its parameters: {offered}.")
    texts = {name.replace("-", "_"): text for name, text in given.items()}
    found = []
    for name, parameter in known.items():
        text = texts.get(name, parameter.default)
        if text is not None:
            found.append((parameter, text))
        elif parameter.required:
            raise UsageError(f"{question.name} needs --{name.replace('_', '-')} ({parameter.labels['en']}).")
    return found


def typed(parameter: Parameter, text: str) -> int | Decimal | str:
    """Return the value of a parameter that is no entity; raise `UsageError` for a text that is not of its type."""
    if parameter.type == "amount":
        return amount(text, parameter.name)
    if parameter.type in {"integer", "year"}:
        wanted = r"[12]\d{3}" if parameter.type == "year" else r"-?\d{1,15}"
        if re.fullmatch(wanted, text.strip(), re.ASCII) is None:
            kind = "year such as 2023" if parameter.type == "year" else "whole number"
            raise UsageError(f"--{parameter.name.replace('_', '-')} {text!r} is no {kind}.")
        return int(text)
    if parameter.type == "choice" and text not in parameter.choices:
        raise UsageError(f"--{parameter.name} {text!r} is none of {', '.join(parameter.choices)}.")
    return text


def amount(text: str, name: str = "amount") -> Decimal:
    """Return an amount of money in yuan, with scale words of either language.

    Raises `UsageError` when it is no amount, or of another currency.

    >>> amount("10 billion"), amount("100亿元"), amount("2.5e9"), amount("RMB 1,500 million")
    (Decimal('10000000000'), Decimal('10000000000'), Decimal('2500000000'), Decimal('1500000000'))
    """
    from biokg.text.wordlists import table

    bare, currency = _without_currency(text, table("currency"))
    value = _number(bare)
    if value is None or currency != CURRENCY:
        other = f" but of {currency}" if currency != CURRENCY else ""
        raise UsageError(
            f"--{name.replace('_', '-')} {text!r} is no amount of yuan{other}; write 10 billion, 100亿 or 2.5e9."
        )
    return value


def _number(text: str) -> Decimal | None:
    from biokg.text.numerals import find_numerals, plain

    if _DIGITS.fullmatch(text):
        return plain(Decimal(text)) if Decimal(text) < _LIMIT else None
    found = list(find_numerals(text))
    whole = len(found) == 1 and (found[0].start, found[0].end) == (0, len(text)) and not found[0].ordinal
    return plain(found[0].value) if whole else None


def _without_currency(text: str, words: MappingProxyType[str, str]) -> tuple[str, str]:
    """Take a currency word off either end; an amount without one is in yuan."""
    bare = text.strip().casefold()
    for word in sorted(words, key=len, reverse=True):
        if bare.startswith(word):
            return bare[len(word) :].strip(), words[word]
        if bare.endswith(word):
            return bare[: -len(word)].strip(), words[word]
    return bare, CURRENCY


def term(value: int | Decimal | str) -> Literal:
    """Return a value as the literal that a query compares with."""
    if isinstance(value, int):
        return Literal(str(value), datatype=NamedNode(f"{XSD}integer"))
    if isinstance(value, Decimal):
        return Literal(f"{value:f}", datatype=NamedNode(f"{XSD}decimal"))
    return Literal(value)
