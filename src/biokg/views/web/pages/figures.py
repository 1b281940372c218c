"""Figures and times in words: amounts with their scale and unit, bounds, ranges, dates; in either language."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

Texts = Mapping[str, Mapping[str, str]]
"""What codes mean, by language (`biokg.ask.labels.codes`)."""

_SCALES: Final = {
    "en": ((Decimal(10) ** 12, " trillion"), (Decimal(10) ** 9, " billion"), (Decimal(10) ** 6, " million")),
    "zh": ((Decimal(10) ** 12, "万亿"), (Decimal(10) ** 8, "亿"), (Decimal(10) ** 4, "万")),
}
_CURRENCIES: Final = {"en": {"CNY": "{} yuan", "USD": "US${}"}, "zh": {"CNY": "{}元", "USD": "{}美元"}}
_UNITS: Final = {
    "en": {"1": "{}", "%": "{}%", "times": "{} times", "rank": "no. {}", "year": "{} years"},
    "zh": {"1": "{}", "%": "{}%", "times": "{}倍", "rank": "第{}位", "year": "{}年"},
}
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ISO: Final = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_CURRENCY: Final = re.compile(r"[A-Z]{3}")


def number(value: Decimal) -> str:
    """Return a number in full, its digits in groups.

    >>> number(Decimal("2183")), number(Decimal("8.940")), number(Decimal("1E+4"))
    ('2,183', '8.94', '10,000')
    """
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def amount(value: Decimal, unit: str, language: str) -> str:
    """Return a value with its unit; money with a scale word, never rounded.

    >>> amount(Decimal("152300000000"), "CNY", "en"), amount(Decimal("152300000000"), "CNY", "zh")
    ('152.3 billion yuan', '1,523亿元')
    >>> amount(Decimal("128000000000"), "USD", "en"), amount(Decimal(3), "rank", "zh"), amount(Decimal(5), "EUR", "en")
    ('US$128 billion', '第3位', 'EUR 5')
    """
    # A unit is a text of a document: it is put beside the number and never read as a pattern.
    if _CURRENCY.fullmatch(unit):
        told = scaled(value, language)
        return _CURRENCIES[language][unit].format(told) if unit in _CURRENCIES[language] else f"{unit} {told}"
    told = number(value)
    return _UNITS[language][unit].format(told) if unit in _UNITS[language] else f"{told} {unit}".strip()


def scaled(value: Decimal, language: str) -> str:
    """Return a number with a scale word, never rounded.

    >>> scaled(Decimal("500560000000"), "en"), scaled(Decimal(900), "zh")
    ('500.56 billion', '900')
    """
    scale, word = next((pair for pair in _SCALES[language] if abs(value) >= pair[0]), (Decimal(1), ""))
    return number((value / scale).normalize()) + word


def figure(value: Decimal, details: Mapping[str, str], codes: Texts, language: str) -> str:
    """Return a figure with its bound and its other end: ``more than 1 trillion yuan``, ``4 to 5 million yuan``.

    `details` are those of a statement: ``unit``, ``bound``, ``upper``, ``total``.
    """
    unit, bound = details.get("unit", ""), details.get("bound", "exact")
    text = amount(value, unit, language)
    if "upper" in details:
        upper = amount(Decimal(details["upper"]), unit, language)
        text = f"{text}至{upper}" if language == "zh" else f"{text} to {upper}"
    if "total" in details:
        total = number(Decimal(details["total"]))
        text = f"{text}（共{total}）" if language == "zh" else f"{text} of {total}"
    if bound == "exact":
        return text
    word = codes.get(bound, {}).get(language, bound)
    return f"{word}{text}" if language == "zh" else f"{word} {text}"


def when(time: str, language: str) -> str:
    """Return an ISO 8601 year, month, day or interval as people write it.

    >>> when("2024-12-31", "en"), when("2025-05", "zh"), when("2021/2024", "en"), when("2025-01/2025-06", "zh")
    ('31 Dec 2024', '2025年5月', '2021–2024', '2025年1月–2025年6月')
    """
    return "–".join(_moment(part, language) for part in time.split("/"))


def _moment(text: str, language: str) -> str:
    found = _ISO.fullmatch(text)
    if found is None or not 1 <= int(found[2] or 1) <= len(_MONTHS):
        return text
    year, month, day = found.groups()
    if language == "zh":
        return f"{year}年" + (f"{int(month)}月" if month else "") + (f"{int(day)}日" if day else "")
    return " ".join(filter(None, (str(int(day)) if day else "", _MONTHS[int(month) - 1] if month else "", year)))
