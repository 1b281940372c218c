"""Is what a tier-A fact says borne by the text? A reading of its own, which shares no code with the extractor.

A fact passes when its quote stands in the text, when the printed number, read here again, is its value, when its unit
is printed, when nothing before or behind the number belongs to it, and when nothing in it is invisible.
"""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

_SCALES = "hundred=2 thousand=3 k=3 million=6 mn=6 m=6 mln=6 billion=9 bn=9 b=9 bln=9 trillion=12 tn=12"
_ENGLISH = {word: int(power) for word, _, power in (one.partition("=") for one in _SCALES.split())}
_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
_WORDS = [*_ONES.split(), "seventeen", "eighteen", "nineteen"]
_ROUND = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENS = dict(zip(_ROUND.split(), range(20, 100, 10), strict=True))
_RANKS = "first second third fourth fifth sixth seventh eighth ninth tenth"
_ORDINALS = dict(zip(_RANKS.split(), range(1, 11), strict=True))
_HAN = dict(zip("〇零一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
_AMOUNT = re.compile(r"(\d[\d,]*(?:\.\d+)?|\.\d+)\s*[余多]?\s*-?\s*([百十千万亿]+|[a-z]*)")
_CURRENCIES = {
    "CNY": r"元|yuan|rmb|cny|¥|人民币|renminbi|元人民币",
    "USD": r"美元|usd|us\$|\$|dollar|美金",
    "EUR": r"欧元|eur|€|euro",
    "HKD": r"港元|港币|hk\$|hkd|hong kong",
    "%": r"%|percent|per cent|百分之|成|个点",
}
_TURNING = re.compile("[\u202b\u202e\u2067]")
_INVISIBLE = {"Cf", "Mn", "Me", "Co", "Cn", "Cs"}


def faults(fact: dict[str, Any], text: str | None) -> Iterator[str]:
    """Yield what is false of a fact of tier A; `text` is the text of its file where that is known for sure."""
    quote = fact["evidence"]["quote"]
    if not quote.strip():
        yield "empty quote"
    if text is not None and text[fact["evidence"]["start"] : fact["evidence"]["end"]] != quote:
        yield "quote not at its place"
    if _TURNING.search(quote):
        yield "quote turned in direction"
    for end in (fact["subject"], fact.get("object")):
        if end and _bare(end["mention"]) not in _bare(quote):
            yield f"mention {end['mention']!r} not in its quote"
    if fact["kind"] == "observation":
        yield from _number_faults(fact, quote)
    if fact["time"] and not _time_borne(fact["time"], text or quote):
        yield f"time {fact['time']} not in the text"


def _number_faults(fact: dict[str, Any], quote: str) -> Iterator[str]:
    printed = fact["printed"]
    if not printed or printed not in quote:
        yield "number not in its quote"
        return
    if not any(_stands_free(quote, found.start(), found.end()) for found in re.finditer(re.escape(printed), quote)):
        yield f"number {printed!r} is part of something longer"
    if any(_is_trick(printed, at) for at in range(len(printed))):
        yield f"number {printed!r} holds something invisible"
    known = list(values(printed))
    wanted = [Decimal(str(fact[name])) for name in ("value", "upper") if fact.get(name) is not None]
    if known and not all(any(_equal(one, want) for one in known) for want in wanted):
        yield f"value {wanted} is not {printed!r}"
    currency = _CURRENCIES.get(fact["unit"] or "")
    if currency and not re.search(currency, _bare(quote)):
        yield f"unit {fact['unit']} is not printed"


def _equal(one: Decimal, other: Decimal) -> bool:
    # JSON numbers with a fraction have passed through binary ones.
    return abs(one - other) <= abs(one) * Decimal("1e-12")


def _is_trick(text: str, at: int) -> bool:
    if unicodedata.category(text[at]) not in _INVISIBLE and text[at] not in "\u3164\u115f\u1160\u2800":
        return False
    around = text[at - 1 : at] + text[at + 1 : at + 2]
    return not (len(around) == 2 and around.isascii() and around.isalpha())


def _stands_free(text: str, start: int, end: int) -> bool:
    before = "".join(char for char in text[max(0, start - 6) : start] if unicodedata.category(char) != "Cf")
    after = text[end : end + 4]
    last, beyond = before[-1:], after[:1]
    if last and not "①" <= last <= "⓿" and unicodedata.category(last) in {"Mn", "Me", "Nd", "Nl", "No"}:
        return False
    if beyond and unicodedata.category(beyond) in {"Mn", "Me"}:
        return False
    if text[start].isdigit() and (re.search(r"\d[.,'’·_:/\s]?$", before) and re.match(r"\d{3}(?!\d)", text[start:])):
        return bool(re.search(r"\d{4}\s$", before))
    if text[start].isdigit() and (re.search(r"(?:^|[^\w)\n）-])[-−]$", before) or re.search(r"\d[.·_^*'’]$", before)):
        return False
    return not (text[end - 1].isdigit() and re.match(r"\d|[.,·_]\d|\s?[×^]\s?\d", after))


@lru_cache(maxsize=4)
def _bare(text: str) -> str:
    """Return a text as mentions are compared: without spaces and invisible characters, in one width and case."""
    folded = unicodedata.normalize("NFKC", text).lower()
    return "".join(char for char in folded if not char.isspace() and unicodedata.category(char) != "Cf")


def values(printed: str) -> Iterator[Decimal]:
    """Yield every value that a printed number may have; nothing for what cannot be read here."""
    text = unicodedata.normalize("NFKC", printed).lower().translate(str.maketrans("億萬圓", "亿万元"))
    text = "".join(str(unicodedata.decimal(char, char)) for char in text)
    text = re.sub(r"\u00ad|(?<=[〇-鿿])\s+(?=[〇-鿿])", "", text)
    for share in re.finditer(r"(\d+)/(\d+)", text):
        yield Decimal(round(Decimal(share[1]) / max(Decimal(1), Decimal(share[2])) * 100, 4))
    found = [(match[1], match[2]) for match in _AMOUNT.finditer(text)]
    powers = [_power(word) for _, word in found]
    for number, word in found:
        try:
            value = Decimal(number.replace(",", ""))
        except InvalidOperation:
            continue
        yield value
        yield -value if re.search("[-−－﹣负]|minus|negative", text) else value
        for power in {*powers, _power(word)}:
            yield value.scaleb(power)
    yield from map(Decimal, _han_values(text))
    yield from map(Decimal, _word_values(text))


def _power(word: str) -> int:
    return _ENGLISH[word] if word in _ENGLISH else sum(_POWERS.get(char, 0) for char in word)


def _han_values(text: str) -> Iterator[int | Decimal]:
    for found in re.finditer("[〇零一二两三四五六七八九十百千万亿点]+", text):
        whole, _, part = found[0].partition("点")
        base, value = _han(whole), None
        yield base
        if found[0][-1] == "万" or found[0][-1] == "亿":
            yield _han(whole[:-1]) * 10 ** _POWERS[whole[-1]] if whole else 0
        if part and all(char in _HAN for char in part):
            value = Decimal(f"{base}.{''.join(str(_HAN[char]) for char in part)}")
            yield value
    for found in re.finditer("百分之([〇零一二两三四五六七八九十百点]+)", text):
        yield _han(found[1].partition("点")[0])


def _han(text: str) -> int:
    """Read what people write: 一百二十, 两千三, 五十亿; each power multiplies all smaller ones before it."""
    total, section, digit, last = 0, 0, 0, 10
    for char in text:
        if char in _HAN:
            digit = _HAN[char]
        elif char in "十百千":
            last = 10 ** _POWERS[char]
            section, digit = section + (digit or 1) * last, 0
        elif char in "万亿":
            last = 10 ** _POWERS[char]
            total, section, digit = (total + section + digit or 1) * last, 0, 0
    loose = digit * last // 10 if digit and last > 10 and text[-2:-1] not in "零〇十" else digit
    return total + section + loose


def _word_values(text: str) -> Iterator[int]:
    value, seen = 0, False
    for word in re.findall("[a-z]+", text):
        if word in _WORDS:
            value, seen = value + _WORDS.index(word), True
        elif word in _TENS:
            value, seen = value + _TENS[word], True
        elif word in _ORDINALS:
            yield _ORDINALS[word]
        elif seen and word in _ENGLISH:
            value *= 10 ** _ENGLISH[word]
    if seen:
        yield value


@lru_cache(maxsize=4)
def _digits(folded: str) -> str:
    han = str.maketrans("〇零○一二三四五六七八九", "000123456789")
    return "".join(str(unicodedata.decimal(char, char)) for char in folded.translate(han))


def _time_borne(time: str, text: str) -> bool:
    folded = _bare(text)
    digits = _digits(folded)
    relative = re.search(
        "去年|今年|明年|前年|同期|lastyear|thisyear|当年|目前|now|current|年内|昨|本月|上月|next|ago", folded
    )
    return bool(relative) or all(
        year in digits or f"{year[2:]}年" in digits or f"/{year[2:]}" in digits or f"'{year[2:]}" in digits
        for year in re.findall(r"(?<!\d)\d{4}", time)
    )
