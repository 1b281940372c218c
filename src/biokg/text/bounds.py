"""How exact a number is: the words before and after it that make it a bound (``more than``, 近, 左右)."""

import re

from biokg.text.scanner import scanner
from biokg.text.wordlists import alternation, table

EXACT = "exact"

_REACH = 26
_ENGLISH_BEFORE = scanner(
    r"(?<![a-z])(?P<word>"
    + "|".join(
        re.escape(word).replace(r"\ ", r"\s")
        for word in sorted(table("bound-before"), key=len, reverse=True)
        if word.isascii()
    )
    + r")\s(?:(?:an?|the|even|some|about|its|total\sof|rmb|a\stotal\sof)\s)?$"
)
_CHINESE_BEFORE = scanner(
    "(?P<word>"
    + "|".join(sorted((word for word in table("bound-before") if not word.isascii()), key=len, reverse=True))
    + r")(?:了|到|达|可达|人民币|奖励|补贴|补助|资助|给予|支持|可获|占[^,。;、0-9]{0,8}|\s)?$"
)
_OVER_SCALE = re.compile("(?<![以海])上[百千万亿]")  # 上千家, 上百亿元
_NOT_BOUND = re.compile(alternation("not-bound") + "(?:了)?$")
_AFTER = scanner(rf"\s?(?P<word>{alternation('bound-after')})(?![a-z])")


def bound_of(text: str, start: int, end: int, mark: str = "") -> str:
    """Return the bound of the number at ``text[start:end]`` (lower case), ``exact`` when no word says otherwise.

    `mark` is what the numeral itself carries (余, ``-plus``).

    >>> bound_of("no less than 30 firms", 13, 15), bound_of("签约20家", 2, 5), bound_of("缩短40%左右", 2, 5)
    ('atLeast', 'exact', 'about')
    """
    return bound_before(text, start) or mark or bound_after(text, end) or EXACT


def bound_before(text: str, start: int) -> str:
    """Return the bound that the words before `start` set, or an empty string."""
    left = max(0, start - _REACH)
    if text[start - 1 : start] in (" ", "\n"):
        english = _ENGLISH_BEFORE.search(text, left, start)
        if english:
            return table("bound-before")[english["word"].replace("\n", " ")]
    if start and _OVER_SCALE.match(text, start - 1):
        return "moreThan"
    chinese = _CHINESE_BEFORE.search(text, left, start)
    if chinese is None or (len(chinese["word"]) == 1 and _NOT_BOUND.search(text, left, chinese.end("word"))):
        return ""
    return table("bound-before")[chinese["word"]]


def bound_after(text: str, end: int) -> str:
    """Return the bound that the words after `end` set, or an empty string."""
    match = _AFTER.match(text, end)
    return table("bound-after")[match["word"]] if match else ""
