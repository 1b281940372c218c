"""Amounts of money in both languages, levels of magnitude (百亿级, ``100-billion-level``), and money of no currency."""

import re
from decimal import Decimal

from biokg.model import Quantity, Span
from biokg.text.bounds import bound_before, bound_of
from biokg.text.numerals import CHINESE_WORDS, ENGLISH_WORDS, plain
from biokg.text.readings import Amount, Place, Worded, amount_of
from biokg.text.scanner import scanner
from biokg.text.scripts import HAN
from biokg.text.wordlists import alternation, table, words

CURRENCY_MISSING = "currency-missing"
IMPLAUSIBLY_SMALL = "implausibly-small"
CONVERSION = "conversion"

_SMALLEST_PLAUSIBLE = 10_000
_BILLION = 10**9
_HAN_HUNDRED_MILLION = 10**8

_BEFORE = re.compile(rf"(?<![a-z元万亿])(?P<code>{alternation('currency-before')})\s?$")
_CODE_ENDS = frozenset(word[-1] for word in words("currency-before"))
_AFTER = re.compile(rf"[-\s]?(?P<code>{alternation('currency')})(?![a-z器素宇件月旦])")
_LETTER = re.compile(r"\s?(?P<scale>k|m|b)(?![a-z])")
_LEVEL_EN = scanner(r"(?:[-\s](?P<code>yuan|rmb|dollar|us\sdollar))?[-\s](?:level|class|scale|grade)(?![a-z])")
_LEVEL_CURRENCY_EN = re.compile(
    rf"-(?P<code>yuan|rmb|dollar)(?:\s[a-z-]+){{0,3}}?\s{alternation('level-noun-en')}(?![a-z])"
)
_LEVEL_ZH = re.compile(rf"(?P<code>美元|元)?(?:级|规模级|量级|(?:的)?(?={alternation('level-noun-zh')}))")
_LEVEL_WORD = scanner(
    r"(?<![a-z0-9-])(?:(?P<hundred>hundred|ten)[-\s])?(?P<scale>million|billion|trillion)"
    r"(?=-)(?:-(?P<code>yuan|rmb|dollar))?(?P<level>-(?:level|class|scale))?(?![a-z-])"
)
_CUE_EN = re.compile(rf"(?<![a-z]){alternation('money-cue-en')}(?![a-z])[^.;\n]{{0,40}}$")
_CUE_ZH = re.compile(rf"{alternation('money-cue-zh')}[^。;,\n]{{0,10}}$")
_NOUN_FOLLOWS = re.compile(r"\s[a-z]")
_FUNCTION_FOLLOWS = re.compile(rf"\s{alternation('money-tail')}(?![a-z])")
_NO_MEASURE = re.compile(rf"$|[^{HAN}a-z0-9%㎡]|(?:大关|规模|以上|左右|之巨|关口|的|目标|量级|,)")
_CONVERSION_BEFORE = re.compile(
    r"\s?\(\s?(?:about|around|approximately|roughly|nearly|or|约|约合|合|折合)?\s?$|,\sor\s(?:about\s|around\s)?$"
)


def read_money(place: Place) -> Quantity | None:
    """Return the amount of money that the numeral of a place prints, None where it prints none."""
    prefix = _code_before(place)
    near_suffix = _AFTER.match(place.low, place.numeral.end)
    amount = amount_of(place, near_suffix.end() if near_suffix else None)
    suffix = near_suffix if amount is place.alone else _AFTER.match(place.low, amount.end)
    letter = _LETTER.match(place.low, amount.end) if amount.scale == 1 else None
    if letter:
        suffix = _AFTER.match(place.low, letter.end())
    printed = prefix or suffix
    if printed is None:
        return None
    start = prefix.start() if prefix else amount.start
    end = suffix.end() if suffix else letter.end() if letter else amount.end
    factor = Decimal(table("money-letter")[letter["scale"]]) if letter else Decimal(1)
    return _money(place.low, (start, end), amount, factor, table("currency")[printed["code"]])


def _code_before(place: Place) -> re.Match[str] | None:
    start = place.numeral.start
    end = place.last if not place.last.isspace() else place.low[max(0, start - 2) : start - 1]
    return _BEFORE.search(place.low, max(0, start - 6), start) if end in _CODE_ENDS else None


def _money(low: str, span: Span, amount: Amount, factor: Decimal, unit: str) -> Quantity:
    start, end = span
    value = plain(amount.value * factor)
    small = amount.scale == factor == 1 and value < _SMALLEST_PLAUSIBLE
    return Quantity(
        start,
        end,
        "money",
        value,
        unit,
        bound_of(low, start, end, amount.mark),
        plain(amount.upper * factor) if amount.upper is not None else None,
        flags=(IMPLAUSIBLY_SMALL,) if small else (),
    )


def read_level(place: Place) -> Quantity | None:
    """Return the level of magnitude that a numeral names: ``100-billion-yuan-level``, 千亿元级, 百亿产业."""
    numeral = place.numeral
    if numeral.style == ENGLISH_WORDS or numeral.scale >= 10**6:
        match = _LEVEL_EN.match(place.low, numeral.end) or _hyphenated(place)
        if match:
            end = match.end("code") if match.re is _LEVEL_CURRENCY_EN else match.end()
            return _level(numeral.start, end, numeral.value, match["code"])
    if numeral.value < _HAN_HUNDRED_MILLION or (numeral.mark and numeral.style != CHINESE_WORDS):
        return None
    match = _LEVEL_ZH.match(place.low, numeral.end)
    round_number = numeral.style == CHINESE_WORDS or (match is not None and match.group().endswith("级"))
    return _level(numeral.start, match.end(), numeral.value, match["code"]) if match and round_number else None


def _hyphenated(place: Place) -> re.Match[str] | None:
    tied = "-" in place.low[place.numeral.start : place.numeral.end]
    return _LEVEL_CURRENCY_EN.match(place.low, place.numeral.end) if tied else None


def _worded_level(_: str, match: re.Match[str]) -> Quantity | None:
    if not (match["code"] or match["level"]):
        return None
    value = Decimal(table("en-scale")[match["scale"]]) * {"hundred": 100, "ten": 10}.get(match["hundred"], 1)
    return _level(match.start(), match.end(), value, match["code"])


WORDED_LEVELS: tuple[tuple[Worded, re.Pattern[str]], ...] = ((_worded_level, _LEVEL_WORD),)
"""The levels that stand without a figure: ``trillion-yuan industry``, ``hundred-billion-level``."""


def _level(start: int, end: int, value: Decimal, code: str | None) -> Quantity:
    unit = "" if not code else "USD" if "dollar" in code or code == "美元" else "CNY"
    return Quantity(start, end, "level", value, unit, "about", flags=() if code else (CURRENCY_MISSING,))


def read_bare_money(place: Place) -> Quantity | None:
    """Return a large number that counts nothing as money of no printed currency (``a valuation of 7 billion``)."""
    amount = amount_of(place)
    chinese = place.numeral.style == CHINESE_WORDS or place.low[amount.end - 1] in "万亿余多"
    if not (_bare_chinese(place, amount) if chinese else _bare_english(place, amount)):
        return None
    bound = bound_of(place.low, amount.start, amount.end, amount.mark)
    return Quantity(amount.start, amount.end, "money", amount.value, "", bound, amount.upper, flags=(CURRENCY_MISSING,))


def _bare_english(place: Place, amount: Amount) -> bool:
    low = place.low
    if amount.scale < 10**6 or low[amount.end : amount.end + 1] == "-":
        return False
    if _NOUN_FOLLOWS.match(low, amount.end) and not _FUNCTION_FOLLOWS.match(low, amount.end):
        return False
    return amount.scale >= _BILLION or _CUE_EN.search(place.before(70)) is not None


def _bare_chinese(place: Place, amount: Amount) -> bool:
    if not _NO_MEASURE.match(place.low, amount.end) or amount.value < 10**4:
        return False
    if amount.value >= _HAN_HUNDRED_MILLION:
        return not place.numeral.bare_scale or bool(bound_before(place.low, amount.start)) or _cue_zh(place)
    return _cue_zh(place) and amount.scale > 1


def _cue_zh(place: Place) -> bool:
    return _CUE_ZH.search(place.before(24)) is not None


def marked_conversion(low: str, first: Quantity, second: Quantity) -> bool:
    """Tell whether the second amount only says the first again in another currency: ``... yuan (US$128 billion)``."""
    if first.kind != "money" or second.kind != "money" or not 0 <= second.start - first.end < 22:
        return False
    return first.unit != second.unit and _CONVERSION_BEFORE.fullmatch(low, first.end, second.start) is not None
