"""Counts in Chinese, by their measure words: 19家, 1.2万名, 5000平方米; or by the noun before: 人才总数突破2万."""

import re
from decimal import Decimal

from biokg.model import Quantity, Span
from biokg.text.bounds import EXACT, bound_of
from biokg.text.numerals import CHINESE_WORDS, han_number
from biokg.text.readings import Amount, Place, amount_of, count_of
from biokg.text.scanner import scanner
from biokg.text.scripts import HAN
from biokg.text.wordlists import alternation, pattern, words

_MAX_HAN_NOUN = 16
_MOST_BEFORE = 24

_MEASURE = scanner(rf"[ ]?(?P<measure>(?!{alternation('not-counted')}){alternation('measure')})")
_NOT_ALONE = frozenset("大组双对部本方面")
_UNITS = words("measure-unit")
_LARGEST_COUNT = 10**8
_NO_MEASURE = re.compile(r"$|[,。;、)!?\n\s]|以上|左右|大关")
_NOUN_END = scanner(rf"{pattern('noun-end-zh')}|[^{HAN}a-z0-9+/&“”\"\-]")
_HEAD = scanner(f"{pattern('head-zh-short')}|{alternation('head-zh')}")
_NOUN_BEFORE = re.compile(
    rf"(?P<noun>[{HAN}a-z0-9+/“”\"-]{{2,20}}?)(?P<count>{alternation('noun-count-zh')})?(?:{alternation('noun-bridge-zh')}){{0,3}}$"
)
_NOUN_BEGIN = scanner(pattern("noun-begin-zh"))
_TOP_BEFORE = scanner(
    r"(?:前|top ?)?(?P<total>[0-9]{1,2}|[二三五]?十|二十五)强?的?(?P<noun>[^。;,，0-9\n强大]{1,16}?)"
    r"(?:之?中|里|当中)?[,，]?(?:目前|已经|现|就)?(?:已有|共有|有|就有|现有)(?:超过|近|约)?$"
)


def read_chinese_count(place: Place) -> Quantity | None:
    """Return what the numeral of a place counts by its measure word or noun, None where it counts nothing."""
    numeral, low = place.numeral, place.low
    near = _MEASURE.match(low, numeral.end)
    amount = amount_of(place, near.end() if near else None)
    if near and not low.startswith(near["measure"], amount.end):
        amount = amount_of(place)
    if numeral.style == CHINESE_WORDS and not _counts_in_words(place, amount):
        return None
    match = near if amount is place.alone else _MEASURE.match(low, amount.end)
    if match is None:
        return _without_measure(place, amount)
    measure = match["measure"]
    noun_end = _han_noun(low, match.end())
    total, noun = _among_top(place)
    if noun_end == match.end() and noun is None:
        if measure in _NOT_ALONE:
            return None
        noun = None if measure in _UNITS else _noun_before(place)[0]
    return count_of(place, amount, noun or (match.start("measure"), noun_end), total=total, end=match.end())


def _without_measure(place: Place, amount: Amount) -> Quantity | None:
    """Read a number whose noun says that it is a count: 企业总数突破2000, 从业人员达1.2万."""
    if place.before(_MOST_BEFORE).isascii():
        return None
    if not _NO_MEASURE.match(place.low, amount.end) or amount.scale > _LARGEST_COUNT:
        return None
    noun, counted = _noun_before(place)
    return count_of(place, amount, noun) if noun and counted else None


def _noun_before(place: Place) -> tuple[Span | None, bool]:
    """Return the noun that stands before the number, and whether a word such as 总数 says that it is counted."""
    left = max(0, place.numeral.start - _MOST_BEFORE)
    match = _NOUN_BEFORE.search(place.low, left, place.numeral.start)
    if match is None:
        return None, False
    start, end = match.span("noun")
    heads = [head.end() for head in _HEAD.finditer(place.low, start, end)]
    if not heads or heads[-1] != end:
        return None, False
    begins = [begin.end() for begin in _NOUN_BEGIN.finditer(place.low, start, end) if begin.end() < end]
    return (max([start, *begins]), end), match["count"] is not None


def _counts_in_words(place: Place, amount: Amount) -> bool:
    """Tell whether Chinese characters are a count: not 一, and 百, 千, 万 alone only with 近, 超, 上, 余."""
    numeral = place.numeral
    if numeral.value == 1:
        return False
    if not numeral.bare_scale or numeral.value == 10:
        return True
    return bool(amount.mark or bound_of(place.low, numeral.start, numeral.end) != EXACT)


def _among_top(place: Place) -> tuple[Decimal | None, Span | None]:
    """Read 全球20强药企中有 before a count: the whole that it is out of, and what is counted."""
    match = _TOP_BEFORE.search(place.before(32))
    if match is None or ("强" not in match.group() and not match.group().startswith(("前", "top"))):
        return None, None
    written = match["total"]
    total = Decimal(written) if written.isdigit() else han_number(written)
    shift = max(0, place.numeral.start - 32)
    return total, (match.start("noun") + shift, match.end("noun") + shift)


def _han_noun(low: str, start: int) -> int:
    """Return where the noun after a measure word ends: at its last head noun, or before a particle or verb."""
    stop = _NOUN_END.search(low, start, start + _MAX_HAN_NOUN)
    limit = stop.start() if stop else min(len(low), start + _MAX_HAN_NOUN)
    end = start
    for head in _HEAD.finditer(low, start, limit):
        end = head.end()
    return end if end > start else limit
