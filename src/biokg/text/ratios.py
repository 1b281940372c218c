"""Percentages, percentage points, fractions (as percent) and factors in both languages."""

import re
from decimal import ROUND_HALF_UP, Decimal

from biokg.model import Quantity
from biokg.text.bounds import bound_before, bound_of
from biokg.text.numerals import CHINESE_WORDS, han_number, plain
from biokg.text.readings import Place, amount_of
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


def read_points(place: Place) -> Quantity | None:
    """Return percentage points (个百分点)."""
    return _with_unit(place, _POINTS, "points", "%")


def read_percent(place: Place) -> Quantity | None:
    """Return a percentage, or tenths in Chinese (七成)."""
    tenths = _tenths(place)
    return tenths or _with_unit(place, _PERCENT, "percent", "%")


def read_factor(place: Place) -> Quantity | None:
    """Return a factor (``20-fold``, ``3.5 times``, 两倍)."""
    return _with_unit(place, _TIMES, "factor", "times")


def _with_unit(place: Place, unit: re.Pattern[str], kind: str, symbol: str) -> Quantity | None:
    near = unit.match(place.low, place.numeral.end)
    amount = amount_of(place, near.end() if near else None)
    match = unit.match(place.low, amount.end)
    if match is None:
        amount, match = amount_of(Place(place.text, place.low, place.numeral)), near
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


def find_ratios(low: str) -> list[Quantity]:
    """Return the fractions and factors that are words, not numerals: ``one-third``, 四分之三, ``doubled``, 翻番."""
    found = [*_english_fractions(low), *_han_fractions(low), *_multiplications(low)]
    found += [_fraction(low, match, 1, 2) for match in _ZH_HALF.finditer(low)]
    found += [_fraction(low, match, 1, 2) for match in _EN_HALF.finditer(low) if not _of_year(low, match.start())]
    slashed = (match for match in _SLASH.finditer(low) if int(match["over"]) < int(match["whole"]))
    return [*found, *(_fraction(low, match, int(match["over"]), int(match["whole"])) for match in slashed)]


def _english_fractions(low: str) -> list[Quantity]:
    found = []
    for match in _EN_FRACTION.finditer(low):
        over, whole = int(_EN_COUNT[match["over"]]), int(table("fraction-whole")[match["whole"]])
        if over < whole and not _of_year(low, match.start()):
            found.append(_fraction(low, match, over, whole))
    return found


def _of_year(low: str, start: int) -> bool:
    return _YEAR_HALF.search(low, max(0, start - 8), start) is not None


def _han_fractions(low: str) -> list[Quantity]:
    found = []
    for match in _ZH_FRACTION.finditer(low):
        whole, written = han_number(match["whole"]), match["over"]
        over = Decimal(written) if written[0].isdigit() else han_number(written)
        if whole and over and over <= whole * 100:
            found.append(_fraction(low, match, over, whole, () if whole == 100 else (FRACTION,)))
    return found


def _fraction(
    low: str, match: re.Match[str], over: Decimal | int, whole: Decimal | int, flags: tuple[str, ...] = (FRACTION,)
) -> Quantity:
    percent = plain((Decimal(over) * 100 / Decimal(whole)).quantize(_FOUR_PLACES, ROUND_HALF_UP))
    start, end = match.span()
    return Quantity(start, end, "percent", percent, "%", bound_of(low, start, end), flags=flags)


def _multiplications(low: str) -> list[Quantity]:
    found = []
    for match in _EN_MULTIPLY.finditer(low):
        value = Decimal(table("multiply")[match["word"]])
        found.append(Quantity(*match.span(), "factor", value, "times", bound_before(low, match.start()) or "exact"))
    for match in _ZH_MULTIPLY.finditer(low):
        folds = int(han_number(match["times"] or "一") or 1)
        bound = bound_before(low, match.start()) or "exact"
        found.append(Quantity(*match.span(), "factor", Decimal(2**folds), "times", bound))
    return found
