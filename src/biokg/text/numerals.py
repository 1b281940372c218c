"""Numbers as they are written: ``1,400``, ``22.5 billion``, ``two hundred``, ``1.2万``, ``700余亿``, ``五十亿``.

A numeral knows its value but not what it counts; that is for the readers of money, ratios, ranks and counts.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from biokg.text.scanner import scanner
from biokg.text.wordlists import alternation, table

DIGITS = "digits"
ENGLISH_WORDS = "en"
CHINESE_WORDS = "zh"

_MAX_DIGITS = 15
_ONE = Decimal(1)

_UNIT = alternation("en-unit")
_SMALL = rf"(?:{alternation('en-tens')}(?:[- ]{_UNIT})?|{alternation('en-teen')}|{_UNIT})"
_HAN_NUMBER = "零〇一二三四五六七八九十百千万亿两壹贰叁"
_TOKEN = scanner(
    r"(?P<digits>[0-9]{1,3}(?:,[0-9]{3}){1,6}(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
    rf"|(?P<zh>[{_HAN_NUMBER}]+(?:点[零〇一二三四五六七八九]+)?)"
    rf"|(?<![a-z])(?P<en>{_SMALL}(?:[- ]hundred(?:\sand\s{_SMALL}|\s{_SMALL})?)?(?:(?=fold)|(?![a-z])))"
)
_EN_SCALE = re.compile(rf"[-\s]?(?P<scale>{alternation('en-scale')})(?![a-z])")
_ZH_SCALE = re.compile(
    r"\s?(?P<early>[余多])?(?P<scale>[百千]?万亿|[十百千]亿|[十百千]万|亿|万|千(?![瓦米克卡])|百(?!分))?(?P<late>[余多]|\+)?"
)
_PLUS = re.compile(r"\+(?![a-z0-9])|[-\s]plus(?![a-z-])|(?P<odd>-odd)(?![a-z-])")
_VAGUE_BEFORE = ("数", "几", "若干", "好几")
_DIGIT_BEFORE = re.compile(r"(?:\d\s?|[\d一二三四五六七八九两][-‐-―~～至到])$")
_AFTER_ONE = ("", *"倍成名位,。;、的!")
_SCALE_CHARS = "十百千万亿"
_HAN_DIGIT = {char: int(value) for char, value in table("zh-digit").items()}
_HAN_UNIT = {"十": 10, "百": 100, "千": 1000}
_HAN_MYRIAD = {"万": 10**4, "亿": 10**8}


def plain(value: Decimal) -> Decimal:
    """Return the same number without exponent or trailing zeros, so that equal numbers look equal.

    >>> plain(Decimal("22.50") * 10**9), plain(Decimal("8.90"))
    (Decimal('22500000000'), Decimal('8.9'))
    """
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


class Numeral(NamedTuple):
    """A written number with its scale word: ``22.5 billion``, ``700余亿``."""

    start: int
    end: int
    value: Decimal
    scale: Decimal
    """What the scale word multiplies by; 1 without one."""
    style: str
    """``digits``, ``en`` or ``zh``."""
    mark: str
    """The bound that is written into the number: ``moreThan`` for 余 and 多, ``atLeast`` for ``+``; else empty."""
    digits: str
    """The bare digits as printed; empty for words."""
    bare_scale: bool
    """True for Chinese scale words alone: 百, 千亿."""
    ordinal: bool
    """True after 第."""

    def scaled_by(self, scale: Decimal) -> Decimal:
        """Return the value if the scale word of another number held for this one too (``4 to 5 billion``)."""
        return plain(self.value * scale) if self.scale == 1 else self.value


def find_numerals(text: str) -> Iterator[Numeral]:
    """Yield the numerals of a lower-case text in order.

    >>> [(n.digits, int(n.value)) for n in find_numerals("1,400 firms and 22.5 billion yuan; 130多亿元; pd-1")]
    [('1,400', 1400), ('22.5', 22500000000), ('130', 13000000000)]
    """
    last = 0
    for match in _TOKEN.finditer(text):
        if match.start() < last:
            continue
        numeral = _read(text, match)
        if numeral is not None:
            last = numeral.end
            yield numeral


def han_number(written: str) -> Decimal | None:
    """Return the value of a number in Chinese characters, None where it is not one (十四五, 二〇二五, 三四, 亿亿).

    >>> [int(han_number(written) or 0) for written in ("十三", "一百二十", "两千三", "五十亿", "百亿", "三四")]
    [13, 120, 2300, 5000000000, 10000000000, 0]
    """
    whole, _, fraction = written.partition("点")
    if whole.count("亿") > 1 or any(part.count("万") > 1 for part in whole.split("亿")):
        return None
    parsed = _han_integer(whole)
    if parsed is None or not fraction:
        return None if parsed is None else Decimal(parsed)
    if not set(fraction) <= _HAN_DIGIT.keys():
        return None
    return Decimal(f"{parsed}.{''.join(str(_HAN_DIGIT[char]) for char in fraction)}")


def _read(text: str, match: re.Match[str]) -> Numeral | None:
    if match["digits"]:
        return _from_digits(text, match)
    return _from_english(text, match) if match["en"] else _from_han(text, match)


def _from_digits(text: str, match: re.Match[str]) -> Numeral | None:
    start, end = match.span()
    written = match.group()
    free = _stands_free(text[start - 1 : start]) and _stands_free(text[end : end + 1])
    if len(written) > _MAX_DIGITS + 6 or (not free and _is_part(text, start, end)):
        return None
    value = Decimal(written.replace(",", ""))
    if value.adjusted() >= _MAX_DIGITS:
        return None
    english = _EN_SCALE.match(text, end)
    if english:
        scale, mark, end = Decimal(table("en-scale")[english["scale"]]), "", english.end()
    else:
        scale, mark, end = _chinese_scale(text, end)
    plus = _PLUS.match(text, end)
    if plus:
        mark, end = _plus_mark(plus), plus.end()
    return Numeral(
        start,
        end,
        value if scale == 1 and "." not in written else plain(value * scale),
        scale,
        DIGITS,
        mark,
        written,
        bare_scale=False,
        ordinal=text[start - 1 : start] == "第",
    )


def _plus_mark(plus: re.Match[str]) -> str:
    return "moreThan" if plus["odd"] else "atLeast"


def _chinese_scale(text: str, end: int) -> tuple[Decimal, str, int]:
    match = _ZH_SCALE.match(text, end)
    if match is None or not (match["scale"] or match["early"] or match["late"] in ("余", "多")):
        return _ONE, "", end
    mark = "moreThan" if match["early"] or match["late"] in ("余", "多") else "atLeast" if match["late"] else ""
    return Decimal(_scale_value(match["scale"] or "")), mark, match.end()


def _scale_value(scale: str) -> int:
    return int(han_number(scale) or 1) if scale else 1


def _is_part(text: str, start: int, end: int) -> bool:
    """Tell whether digits belong to something longer: PD-1, 1+N, 23:36, 3.5.1, [12], T+1, 5G."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if before[-1:].isascii() and before[-1:].isalpha() and not _CODE_BEFORE.search(text, max(0, start - 6), start):
        return True
    if (
        len(before) == 2
        and before[1] in "-+/_"
        and before[0].isascii()
        and before[0].isalnum()
        and not before[0].isdigit()
    ):
        return True
    if len(before) == 2 and before[1] in ".,:+/" and before[0].isdigit():
        return True
    if before[-1:] in ("[", "#", "_", "^") or (before[-1:] == "/" and not before[:1].isdigit()):
        return True
    if len(after) == 2 and after[0] in ".,:+" and after[1].isdigit():
        return True
    return bool(_GLUED.match(text, end))


def _stands_free(beside: str) -> bool:
    return not beside or beside == " " or not beside.isascii()


_CODE_BEFORE = re.compile(r"(?<![a-z])(?:rmb|cny|usd|hkd|eur|gbp|jpy|chf|krw|sgd|top)$")
_GLUED = re.compile(
    r"\+[a-z]|(?!(?:st|nd|rd|th|k|m|b|bn|mn|tn|mln|bln|million|billion|trillion|yuan|rmb|fold|x)(?![a-z]))[a-z]"
)


def _from_english(text: str, match: re.Match[str]) -> Numeral | None:
    start, end = match.span()
    if start and (text[start - 1].isalnum() or text[start - 1] in "-'’") and text[start - 1].isascii():
        return None
    value = _english_value(match.group())
    found = _EN_SCALE.match(text, end)
    scale = Decimal(table("en-scale")[found["scale"]]) if found else Decimal(1)
    end = found.end() if found else end
    plus = _PLUS.match(text, end)
    mark, end = (_plus_mark(plus), plus.end()) if plus else ("", end)
    if match.group() == "one" and scale == 1:
        return None
    return Numeral(start, end, plain(value * scale), scale, ENGLISH_WORDS, mark, "", bare_scale=False, ordinal=False)


def _english_value(written: str) -> Decimal:
    total = 0
    for word in re.split(r"[-\s]", written):
        if word == "hundred":
            total *= 100
        elif word != "and":
            total += int(_EN_VALUE[word])
    return Decimal(total)


_EN_VALUE = {**table("en-unit"), **table("en-teen"), **table("en-tens")}


def _from_han(text: str, match: re.Match[str]) -> Numeral | None:
    start, end = match.span()
    written = match.group()
    if written == "一" and text[end : end + 1] not in _AFTER_ONE:
        return None  # by far the most frequent: 一个, 一批, 统一
    if len(written) > _MAX_DIGITS or (written[0] in _SCALE_CHARS and _is_scale_of_another(text, start)):
        return None
    value = han_number(written)
    if not value or text[end : end + 1] == "几":
        return None
    after = text[end : end + 1]
    mark = "moreThan" if after in ("余", "多") else ""
    end += bool(mark)
    scale, late, end = _chinese_scale(text, end) if mark else (Decimal(1), "", end)
    bare = all(char in _SCALE_CHARS for char in written)
    own = _own_scale(written)
    ordinal = text[start - 1 : start] == "第"
    return Numeral(start, end, plain(value * scale), own * scale, CHINESE_WORDS, mark or late, "", bare, ordinal)


def _is_scale_of_another(text: str, start: int) -> bool:
    """Tell whether a scale word belongs to a vague number, or to digits of which no number is made (二—千亿)."""
    return text[:start].endswith(_VAGUE_BEFORE) or bool(_DIGIT_BEFORE.search(text, max(0, start - 3), start))


def _own_scale(written: str) -> Decimal:
    scale = re.search("[万亿]+$", written)
    return Decimal(_scale_value(scale.group())) if scale else Decimal(1)


def _han_integer(written: str) -> int | None:
    """Read sections of at most thousands, each closed by 万 or 亿; None where digits and units do not alternate."""
    total, section, digit, last_unit, zero, myriad = 0, 0, -1, 10**4, False, 1
    for char in written:
        if char in _HAN_DIGIT:
            if digit > 0:
                return None
            digit, zero = _HAN_DIGIT[char], zero or char in "零〇"
        elif char in _HAN_UNIT:
            if _HAN_UNIT[char] >= last_unit:
                return None
            last_unit = _HAN_UNIT[char]
            section += (digit if digit > 0 else 1) * last_unit
            digit, zero = -1, False
        else:
            myriad = _HAN_MYRIAD[char]
            section += max(digit, 0)
            total = total + section * myriad if total > myriad else (total + section or 1) * myriad
            section, digit, last_unit, zero = 0, -1, 10**4, False
    if digit <= 0:
        return total + section
    if zero or (last_unit == 10**4 and not total) or last_unit == 10:
        return total + section + digit
    # A last digit without its unit is of the next lower one: 两千三 is 2300, 一万二 is 12000.
    return total + section + digit * (last_unit if last_unit < 10**4 else myriad) // 10
