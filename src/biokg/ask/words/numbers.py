"""The years, amounts of money and small counts of a question."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from biokg.text.numerals import Numeral, find_numerals
from biokg.text.wordlists import alternation

YEAR, AMOUNT, COUNT, RANK, SPAN = "year", "amount", "count", "rank", "span"
_LEAST_AMOUNT = 10_000
_ONE = re.compile(
    r"(?<![a-z])(?:than|over|beyond|least)\s(?P<one>one)(?![a-z])|(?:不止|超过|多于|不只|至少)(?P<han>一)(?=[个家处])"
)
_SHORT_YEAR = re.compile(r"(?<![\d.])(?P<year>[012]\d)年(?![以之]?[内上间来度])")
_HAN_YEAR = re.compile(r"(?P<year>[一二][零〇一二三四五六七八九]{3})年")
_HAN_DIGITS = str.maketrans("零〇一二三四五六七八九", "00123456789")
_MAY_HOLD_TIME = re.compile(r"\d|[年月季]|year|month|quarter")
_YEARS_AFTER = re.compile(r"[\s-]?(?:年|个月|years?(?![a-z])|months?(?![a-z]))")
_MEASURED = re.compile(r"个(?P<scale>[万亿])")
_HUNDRED_MILLION = 10**8
_LETTER = re.compile(r"\s?(?P<scale>[mb])(?![a-z])")
_SCALES = {"m": 10**6, "b": 10**9}
_CURRENCY_AFTER = re.compile(rf"\s?(?:个)?{alternation('currency')}(?![a-z])")
_CURRENCY_BEFORE = re.compile(rf"(?<![a-z]){alternation('currency-before')}\s?$")
_RANK_BEFORE = re.compile(r"(?:top|前|第|no\.?)[\s-]?$")
_POINTED = re.compile(r"(?:[哪这那]|(?<![a-z])(?:which|the|these|those|what))\s?$")
_RANK_AFTER = re.compile(r"强|(?:st|nd|rd|th)(?![a-z])")
_OPEN_END = {"since", "until"}


class Number(NamedTuple):
    """A number of a question: a year, an amount of money, a count, a rank, or a span of several years."""

    kind: str
    start: int
    end: int
    value: int
    currency: str = ""
    """As printed; empty for none."""


def find_numbers(text: str, today: date) -> list[Number]:
    """Return the numbers of a folded question in order; `today` is what "last year" counts from.

    >>> [(n.kind, n.value) for n in find_numbers("2023年100亿元以上", date(2025, 1, 1))]
    [('year', 2023), ('amount', 10000000000)]
    >>> [(n.kind, n.value) for n in find_numbers("at least three parks last year", date(2025, 1, 1))]
    [('count', 3), ('year', 2024)]
    """
    low = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    years = list(_years(low, text, today))
    numbers = [*years, *_amounts_and_counts(low)]
    kept: list[Number] = []
    for number in sorted(numbers, key=lambda one: (one.start, one.kind != YEAR, -one.end)):
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return kept


def _years(low: str, text: str, today: date) -> Iterator[Number]:
    for pattern in (_SHORT_YEAR, _HAN_YEAR):
        for match in pattern.finditer(low):
            digits = match["year"].translate(_HAN_DIGITS)
            yield Number(YEAR, *match.span(), int(digits) + (2000 if len(digits) == 2 else 0))
    if not _MAY_HOLD_TIME.search(low):
        return
    # Its many expressions take longer to load than all the rest of a question without times takes.
    from biokg.text.times import find_times

    for time in find_times(text, today.isoformat()):
        first, _, last = (time.value or "").rpartition("/")
        if last[:4].isdigit() and time.value != today.isoformat():
            several = time.relation in _OPEN_END or (first and first[:4] != last[:4])
            yield Number(SPAN if several else YEAR, time.start, time.end, int(last[:4]))


def _amounts_and_counts(low: str) -> Iterator[Number]:
    for match in _ONE.finditer(low):
        yield Number(COUNT, *match.span("one" if match["one"] else "han"), 1)
    yield from (_number(low, numeral) for numeral in find_numerals(low) if not _is_word(low, numeral))


def _is_word(low: str, numeral: Numeral) -> bool:
    """Tell whether a single character is rather a word: 亿 by itself, the 一 of 不一."""
    return numeral.end - numeral.start == 1 and (numeral.bare_scale or low[numeral.start] == "一")


def _number(low: str, numeral: Numeral) -> Number:
    end, value = numeral.end, numeral.value
    if measured := _MEASURED.match(low, end):
        end, value = measured.end(), value * (_HUNDRED_MILLION if measured["scale"] == "亿" else _LEAST_AMOUNT)
    elif letter := _LETTER.match(low, end):
        end, value = letter.end(), value * _SCALES[letter["scale"]]
    before = _CURRENCY_BEFORE.search(low, max(0, numeral.start - 6), numeral.start)
    after = _CURRENCY_AFTER.match(low, end)
    printed = before or after
    if printed or value >= _LEAST_AMOUNT:
        span = before.start() if before else numeral.start, after.end() if after else end
        return Number(AMOUNT, *span, _whole(value), printed[0].strip() if printed else "")
    if _YEARS_AFTER.match(low, end):
        return Number(SPAN, numeral.start, end, _whole(value))
    if _POINTED.search(low, 0, numeral.start):
        return Number(SPAN, numeral.start, end, _whole(value))
    ranked = numeral.ordinal or _RANK_BEFORE.search(low, 0, numeral.start) or _RANK_AFTER.match(low, end)
    return Number(RANK if ranked else COUNT, numeral.start, end, _whole(value))


def _whole(value: Decimal) -> int:
    return int(value.to_integral_value())
