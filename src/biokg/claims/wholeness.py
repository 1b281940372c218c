"""Tells whether a number stands whole in its text, as a person who looks at the page would read it.

What readers of numbers leave out as invisible, or take for the end of a number, may hide a part of it: a zero-width
space within, a combining stroke, a digit of another script before it, ``1 600`` of which only ``600`` is read.
"""

import re
from functools import lru_cache
from unicodedata import category

from biokg.model import Span

_HIDDEN = {"Cf", "Mn", "Me", "Cc", "Co", "Cn", "Cs"}
_BLANKS = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters that nothing is seen of."""
_FULL_WIDTH = "０１２３４５６７８９"
_LAYOUT = "\n\t\r"
_TURNING = re.compile("[\u202b\u202e\u2067]")
_LETTER = re.compile("[A-Za-z]")
_HAN_DIGITS = "〇零○一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟"
_SCALE_ALONE = re.compile("[十百千万亿〇零]")
_LIST_MARKS = range(0x2460, 0x2500)
_GROUP = re.compile(r"(?<!\d)\d{1,3}(?:\s?[\s'’‘`´′]|\s?[,，]\s?)$")
_THREE_DIGITS = re.compile(r"\d{3}(?!\d)")
_SEPARATED = re.compile(r"\d[^\w\s，,;；:：、。!?！？()（）\[\]【】<>《》“”\"|/~～—–-]+$|\d_+$|[.．]$")
_SIGN = re.compile(r"[^0-9A-Za-z０-９\n‐-―-][-－‒–]$|[−﹣]\s?$|负$|\b(?:[Mm]inus|[Nn]egative)\s$")
_BEYOND = re.compile(r"[\s'’‘`´′]?\d{3}(?!\d)|\d|\s?[×xX*^]\s?\d|[.,·_]\d")
_FRACTION = re.compile(r"\d+/\d+$")
_UNIT = re.compile(r"[十百千万亿元余多家个项名]|\s?(?:hundred|thousand|[mb]illion|trillion|bn|yuan)")
_GLUED = re.compile(r"(?:[\dA-Za-z.,)）*_^/%:+'’·-]|\d[\s，]+)$")
_REACH = 10


def torn(text: str, start: int, end: int) -> str | None:
    """Return why the number at ``text[start:end]`` is not whole or not plain to see, None where it is both.

    >>> torn("产值达1 600亿元", 5, 10), torn("产值达600亿元", 3, 8)
    ('a part of it stands before it', None)
    """
    printed, after = text[start:end], text[end : end + _REACH]
    before = text[max(0, start - _REACH) : start]
    if _holds_hidden(printed, before[-1:], after[:1]):
        return "hidden characters stand in it"
    if before and _goes_on_before(printed, _seen(before)):
        return "a part of it stands before it"
    return "a part of it stands behind it" if _goes_on_behind(printed, after) else None


def turned(text: str, start: int, end: int) -> bool:
    r"""Tell whether marks turn the direction of reading within the line of ``text[start:end]``, up to its end.

    >>> turned("\u202e006 firms", 1, 10), turned("600 firms", 0, 9)
    (True, False)
    """
    return any(mark < end and start <= line_end for mark, line_end in _turns(text))


@lru_cache(maxsize=4)
def _turns(text: str) -> tuple[Span, ...]:
    """Return where the direction of reading is turned, each place with the end of its line."""
    found = (match.start() for match in _TURNING.finditer(text))
    return tuple((at, text.find("\n", at) % (len(text) + 1)) for at in found)


def _holds_hidden(printed: str, before: str, after: str) -> bool:
    if printed.isascii() and printed.isprintable() and after.isascii():
        return False
    around = before + printed + after
    inside = ((at, char) for at, char in enumerate(printed, len(before)) if _is_hidden(char))
    if any(char not in _LAYOUT and not _within_word(around, at) for at, char in inside):
        return True
    return category(after) in {"Mn", "Me"} if after else False


def _is_hidden(char: str) -> bool:
    """Tell whether a character is not seen for what it is; digits of other scripts look like others of our own."""
    kind = category(char)
    return kind in _HIDDEN or char in _BLANKS or (kind == "Nd" and not char.isascii() and char not in _FULL_WIDTH)


def _within_word(text: str, at: int) -> bool:
    """Tell whether a soft hyphen parts two letters."""
    return text[at] == "\u00ad" and bool(_LETTER.match(text[at - 1 : at]) and _LETTER.match(text[at + 1 : at + 2]))


def _seen(text: str) -> str:
    """Return a text without the invisible characters at its end: what stands before a number for who looks at it."""
    end = len(text)
    while end and (category(text[end - 1]) == "Cf" or text[end - 1] in _BLANKS):
        end -= 1
    return text[:end]


def _goes_on_before(printed: str, before: str) -> bool:
    last, first = before[-1:], printed[0]
    if _is_digit_like(last) or _SIGN.search(before):
        return True
    if _SCALE_ALONE.match(first):
        return _GLUED.search(before) is not None
    if not first.isdigit():
        return False  # a currency stands before the number
    if (last and last in _HAN_DIGITS) or _SEPARATED.search(before) or (first == "0" and printed[:2].isdigit()):
        return True
    return _GROUP.search(before) is not None and _THREE_DIGITS.match(printed) is not None


def _goes_on_behind(printed: str, after: str) -> bool:
    if _FRACTION.search(printed) and _UNIT.match(after):
        return True
    if printed[-1].isdigit():
        return _BEYOND.match(after) is not None or category(after[:1] or " ") in {"Nl", "No"}
    return printed[-1].isascii() and printed[-1].isalpha() and category(after[:1] or " ") == "Nd"


def _is_digit_like(char: str) -> bool:
    """Tell whether a character may belong to the number behind it; a circled numeral marks an item of a list."""
    kind = category(char or " ")
    return kind in {"Mn", "Me"} or (kind in {"Nd", "Nl", "No"} and ord(char) not in _LIST_MARKS)
