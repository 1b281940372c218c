"""Percentages, percentage points, fractions (as percent) and factors in both languages."""

import re
from decimal import ROUND_HALF_UP, Decimal

from biokg.model import Quantity
from biokg.text.bounds import bound_before, bound_of
from biokg.text.numerals import CHINESE_WORDS, han_number, plain
from biokg.text.readings import Place, Worded, amount_of
from biokg.text.scanner import scanner
from biokg.text.wordlists import alternation, table

FRACTION = "fraction"

_FOUR_PLACES = Decimal("0.0001")
_PERCENT = re.compile(r"[-\s]?(?:%|‰|percent(?!age)|per\scent(?!age)|pct)(?![a-z])")
_POINTS = scanner(r"\s?(?:个百分点|百分点|%\spoints?|[-\s]?percentage[-\s]points?|[-\s]percent\spoints?)")
_TENTHS = re.compile(
    r"成(?:(?P<half>半)|(?P<more>[一二三四五六七八九]))?(?![立功为果就员本熟长效分品效都交人绩套药型型语因])"
)
_TIMES = scanner(
    r"(?:[-\s]?fold|x)(?![a-z])|\s?倍"
    r"|\stimes(?=\s(?:that|those|the|its|higher|more|larger|bigger|faster|greater|as|what|over|compared|of|in)(?![a-z])|[.,;)]|$)"
)
_ANY_UNIT = scanner("|".join(f"(?:{unit.pattern})" for unit in (_POINTS, _PERCENT, _TIMES)) + "|成")
_NEGATIVE = re.compile(r"(?:^|[\s(])[-−]$")
_EN_COUNT = {**table("en-unit"), "a": "1"}
_EN_FRACTION = scanner(
    rf"(?<![a-z-])(?P<over>a|{alternation('en-unit')})[-\s](?P<whole>{alternation('fraction-whole')})"
    r"(?![a-z-]|\s(?:of\s[0-9]|[0-9]|year|period|hour|phase|generation|party|time|session|century|edition|place|batch|day))"
)
_EN_HALF = scanner(
    r"(?<![a-z-])half(?=\sof\s(?:the|its|all|these|those|them|china|global|total|our|their|which)(?![a-z])|\sthe\s)"
    r"|(?<=more\sthan\s)half(?![a-z-])|(?<=over\s)half(?![a-z-])|(?<=nearly\s)half(?![a-z-])|(?<=almost\s)half(?![a-z-])"
    r"|(?<=about\s)half(?![a-z-])"
)
_YEAR_HALF = re.compile(r"(?:first|second|latter|last|other)\s$")
_ZH_FRACTION = scanner(
    r"(?P<whole>[一二三四五六七八九十百千万]{1,4})分之(?P<over>[零一二三四五六七八九十百点两]{1,9}|[0-9]{1,4}(?:\.[0-9]{1,4})?)"
)
_ZH_HALF = scanner(r"一半(?!导)|(?<=[过超近])半数?(?![导径个年小天月径场截路])|半数(?=以上|企业|的|左右)")
_SLASH = scanner(r"(?<![0-9/.])(?P<over>[1-9])/(?P<whole>[2-9]|10)(?![0-9/期级类a-z])")
_EN_MULTIPLY = scanner(
    rf"(?<![a-z-])(?P<word>{alternation('multiply')})(?![a-z-]|\s{alternation('not-multiply')}(?![a-z])|\s[0-9])"
)
_ZH_MULTIPLY = scanner(r"翻(?:了)?(?:(?P<times>[一两二三四五六])番|番)|翻(?:了)?倍|(?<=[实现产业])倍增(?=[。,;])")


def read_ratio(place: Place) -> Quantity | None:
    """Return percentage points (个百分点), a percentage, tenths in Chinese (七成) or a factor (``20-fold``, 两倍)."""
    if place.following is None and not _ANY_UNIT.match(place.low, place.numeral.end):
        return None
    return (
        _with_unit(place, _POINTS, "points", "%")
        or _tenths(place)
        or _with_unit(place, _PERCENT, "percent", "%")
        or _with_unit(place, _TIMES, "factor", "times")
    )


def _with_unit(place: Place, unit: re.Pattern[str], kind: str, symbol: str) -> Quantity | None:
    near = unit.match(place.low, place.numeral.end)
    if near is None and place.following is None:
        return None
    amount = amount_of(place, near.end() if near else None)
    match = unit.match(place.low, amount.end)
    if match is None:
        amount, match = place.alone, near
    if match is None:
        return None
    negative = kind == "percent" and _NEGATIVE.search(place.low, max(0, amount.start - 2), amount.start) is not None
    start, value = (amount.start - 1, -amount.value) if negative else (amount.start, amount.value)
    if match.group().endswith("‰"):
        value /= 10
    plus = match.end() + (place.low[match.end() : match.end() + 1] == "+")
    mark = "atLeast" if plus > match.end() else amount.mark
    return Quantity(start, plus, kind, value, symbol, bound_of(place.low, start, plus, mark), amount.upper)


def _tenths(place: Place) -> Quantity | None:
    numeral = place.numeral
    match = _TENTHS.match(place.low, numeral.end)
    if (
        match is None
        or numeral.value > 10
        or numeral.ordinal
        or (numeral.style == CHINESE_WORDS and numeral.bare_scale)
    ):
        return None
    more = Decimal(5) if match["half"] else Decimal(table("zh-digit")[match["more"]]) if match["more"] else Decimal(0)
    bound = bound_of(place.low, numeral.start, match.end(), numeral.mark)
    return Quantity(numeral.start, match.end(), "percent", numeral.value * 10 + more, "%", bound, flags=(FRACTION,))


def _english_fraction(low: str, match: re.Match[str]) -> Quantity | None:
    over, whole = int(_EN_COUNT[match["over"]]), int(table("fraction-whole")[match["whole"]])
    return _fraction(low, match, over, whole) if over < whole and not _of_year(low, match.start()) else None


def _of_year(low: str, start: int) -> bool:
    return _YEAR_HALF.search(low, max(0, start - 8), start) is not None


def _han_fraction(low: str, match: re.Match[str]) -> Quantity | None:
    whole, written = han_number(match["whole"]), match["over"]
    over = Decimal(written) if written[0].isdigit() else han_number(written)
    if not whole or not over or over > whole * 100:
        return None
    return _fraction(low, match, over, whole, () if whole == 100 else (FRACTION,))


def _english_multiple(low: str, match: re.Match[str]) -> Quantity:
    value = Decimal(table("multiply")[match["word"]])
    return Quantity(*match.span(), "factor", value, "times", bound_before(low, match.start()) or "exact")


def _han_multiple(low: str, match: re.Match[str]) -> Quantity:
    folds = int(han_number(match["times"] or "一") or 1)
    bound = bound_before(low, match.start()) or "exact"
    return Quantity(*match.span(), "factor", Decimal(2**folds), "times", bound)


def _han_half(low: str, match: re.Match[str]) -> Quantity:
    return _fraction(low, match, 1, 2)


def _english_half(low: str, match: re.Match[str]) -> Quantity | None:
    return None if _of_year(low, match.start()) else _fraction(low, match, 1, 2)


def _slashed(low: str, match: re.Match[str]) -> Quantity | None:
    over, whole = int(match["over"]), int(match["whole"])
    return _fraction(low, match, over, whole) if over < whole else None


def _fraction(
    low: str, match: re.Match[str], over: Decimal | int, whole: Decimal | int, flags: tuple[str, ...] = (FRACTION,)
) -> Quantity:
    percent = plain((Decimal(over) * 100 / Decimal(whole)).quantize(_FOUR_PLACES, ROUND_HALF_UP))
    start, end = match.span()
    return Quantity(start, end, "percent", percent, "%", bound_of(low, start, end), flags=flags)


WORDED_RATIOS: tuple[tuple[Worded, re.Pattern[str]], ...] = (
    (_english_fraction, _EN_FRACTION),
    (_han_fraction, _ZH_FRACTION),
    (_english_multiple, _EN_MULTIPLY),
    (_han_multiple, _ZH_MULTIPLY),
    (_han_half, _ZH_HALF),
    (_english_half, _EN_HALF),
    (_slashed, _SLASH),
)
"""The fractions and factors that are words, not numerals: ``one-third``, 四分之三, ``doubled``, 翻番."""
