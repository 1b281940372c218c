"""Read the values that a person types for a question's parameters: numbers, years, dates, amounts, choices, lists."""

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final, TypeVar

from pyoxigraph import Literal, NamedNode

from biokg.ask.questions import Parameter, Question
from biokg.ask.written import Written
from biokg.errors import UsageError
from biokg.foreign import XSD

CURRENCY: Final = "CNY"
"""What amounts are compared in: the questions compare no other currency with it."""

Plain = int | Decimal | str
"""A value that is no thing of the graph."""

_DIGITS = re.compile(r"\d{1,15}(?:\.\d{1,6})?(?:e\+?\d{1,2})?", re.ASCII)
_YEAR = re.compile(r"([12]\d{3})\s?年?", re.ASCII)
_INTEGER = re.compile(r"-?\d{1,15}", re.ASCII)
# A comma may be part of a firm's name ("Yinduo Pharmaceutical Co., Ltd."), never of a code or number.
_BETWEEN = {"entity": re.compile("[;；|]"), "text": re.compile("[;；|]")}
_COMMAS = re.compile("[,，、;；|]")

_MILLION = re.compile(r"(?<=\d)\s?m(?=$|\s)")
_LIMIT = Decimal(10) ** 18


_Given = TypeVar("_Given", str, Written)


def checked(question: Question, given: Mapping[str, _Given]) -> list[tuple[Parameter, _Given | str]]:
    """Return each parameter that has a value with its text (several for a list), defaults filled in.

    Raises `UsageError` for a parameter that the question does not have, or one that it needs and lacks.
    """
    known = {parameter.name: parameter for parameter in question.parameters}
    for name in given:
        if name.replace("-", "_") not in known:
            offered = ", ".join(known)
            raise UsageError(
                f"{question.name} has no parameter {name!r}; its parameters: {offered or 'none'}.",
                f"{question.name} 没有参数 {name!r}；可用参数：{offered or '无'}。",
            )
    texts = {name.replace("-", "_"): text for name, text in given.items()}
    found: list[tuple[Parameter, _Given | str]] = []
    for name, parameter in known.items():
        text = texts.get(name, parameter.default)
        if isinstance(text, tuple) and parameter.type != "list":
            raise UsageError(
                f"{name} takes one value, not {len(text)}.", f"{name} 只接受一个值，给出了 {len(text)} 个。"
            )
        if text is not None:
            found.append((parameter, text))
        elif parameter.required:
            en, zh = (parameter.example[language] for language in ("en", "zh"))
            raise UsageError(
                f"{question.name} needs {name} ({parameter.labels['en']}), such as {en!r}.",
                f"{question.name} 需要 {name}（{parameter.labels['zh']}），例如 {zh!r}。",
            )
    return found


def _no(name: str, text: object, what: tuple[str, str]) -> UsageError:
    """Return the error of a value that is not what is wanted, told in English and in Chinese."""
    return UsageError(f"{name} {text!r} is {what[0]}", f"{name} {text!r} 不是{what[1]}")


def parts(parameter: Parameter, text: Written) -> list[str]:
    """Return the values of a list parameter; those of things and texts stand between semicolons, others between commas.

    Raises `UsageError` when there is none.
    """
    cut = _BETWEEN.get(parameter.of, _COMMAS).split(text) if isinstance(text, str) else text
    found = [part.strip() for part in cut]
    if not any(found):
        raise UsageError(f"{parameter.name} {text!r} names nothing.", f"{parameter.name} {text!r} 没有给出任何值。")
    return [part for part in found if part]


def typed(parameter: Parameter, text: str) -> Plain:
    """Return the value of a parameter that is no entity; raise `UsageError` for a text that is not of its type."""
    type_ = parameter.of or parameter.type
    if type_ == "amount":
        return amount(text, parameter.name)
    if type_ == "date":
        return _date(parameter, text)
    if type_ == "year":
        found = _YEAR.fullmatch(text.strip())
        if found is None:
            raise _no(parameter.name, text, ("no year such as 2023.", "年份，例如 2023。"))
        return int(found[1])
    if type_ == "integer":
        return _integer(parameter, text)
    if type_ == "choice" and text not in parameter.choices:
        offered = ", ".join(parameter.choices)
        raise _no(parameter.name, text, (f"none of {offered}.", f"可选值之一：{offered}。"))
    return text


def _integer(parameter: Parameter, text: str) -> int:
    if _INTEGER.fullmatch(text.strip()) is None:
        raise _no(parameter.name, text, ("no whole number; write digits, such as 3.", "整数，请写数字，例如 3。"))
    value = int(text)
    if parameter.least is not None and value < parameter.least:
        least = parameter.least
        raise UsageError(
            f"{parameter.name} {text!r} is too small; give {least} or more.",
            f"{parameter.name} {text!r} 太小，请给出 {least} 或更大的数。",
        )
    return value


def _date(parameter: Parameter, text: str) -> str:
    value = date(text)
    if value is None:
        raise _no(
            parameter.name, text, ("no date such as 2024-06-30, 2024-06 or 2024.", "日期，例如 2024-06-30 或 2024。")
        )
    return value


def date(text: str) -> str | None:
    """Return a day, month or year as ISO 8601, None for a text that is none.

    >>> date("2024-06-30"), date("2024年6月"), date("2024"), date("30 June 2024"), date("soon")
    ('2024-06-30', '2024-06', '2024', '2024-06-30', None)
    """
    from biokg.text.calendar_dates import published_on

    bare = text.strip()
    if bare.isascii() and (found := published_on(bare)) is not None:
        return found.iso
    from biokg.text.times import find_times

    read = [time for time in find_times(bare, None) if (time.start, time.end) == (0, len(bare))]
    return read[0].value if read and read[0].value and published_on(read[0].value) else None


def amount(text: str, name: str = "amount") -> Decimal:
    """Return an amount of money in yuan, with scale words of either language.

    Raises `UsageError` when it is no amount, or of another currency; a small number in words ("ten") is none
    without a scale or currency, for ten of what it means nobody can know.

    >>> amount("10 billion"), amount("100亿元"), amount("2.5e9"), amount("RMB 5bn")
    (Decimal('10000000000'), Decimal('10000000000'), Decimal('2500000000'), Decimal('5000000000'))
    """
    from biokg.text.wordlists import table

    bare, currency = _without_currency(text, table("currency"))
    value = _number(bare, unit_given=bare != _folded(text))
    if value is None or currency != CURRENCY:
        other = f" but of {currency}" if currency != CURRENCY else ""
        zh = "人民币金额，请写 100亿、10 billion 或 2.5e9。"
        raise _no(name, text, (f"no amount of yuan{other}; write 10 billion, 100亿 or 2.5e9.", zh))
    return value


def _number(text: str, *, unit_given: bool) -> Decimal | None:
    from biokg.text.numerals import find_numerals, plain

    if _DIGITS.fullmatch(text):
        return plain(Decimal(text)) if Decimal(text) < _LIMIT else None
    found = list(find_numerals(text))
    whole = len(found) == 1 and (found[0].start, found[0].end) == (0, len(text)) and not found[0].ordinal
    if not whole:
        return None
    scaled = unit_given or any(letter.isdigit() for letter in text) or found[0].value >= _SCALED
    return plain(found[0].value) if scaled else None


_SCALED = Decimal(10) ** 4
"""From here on a number in words names its scale (万, million)."""


def _folded(text: str) -> str:
    """Fold width and case; a bare "m" behind a number is short for million."""
    return _MILLION.sub(" million", unicodedata.normalize("NFKC", text).strip().casefold())


def _without_currency(text: str, words: MappingProxyType[str, str]) -> tuple[str, str]:
    """Take a currency word off either end; an amount without one is in yuan."""
    bare = _folded(text)
    for word in sorted(words, key=len, reverse=True):
        if bare.startswith(word):
            return bare[len(word) :].strip(), words[word]
        if bare.endswith(word):
            return bare[: -len(word)].strip(), words[word]
    return bare, CURRENCY


def term(value: Plain) -> Literal:
    """Return a value as the literal that a query compares with."""
    if isinstance(value, int):
        return Literal(str(value), datatype=NamedNode(f"{XSD}integer"))
    if isinstance(value, Decimal):
        return Literal(f"{value:f}", datatype=NamedNode(f"{XSD}decimal"))
    return Literal(value)
