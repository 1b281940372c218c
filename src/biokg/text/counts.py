"""Counts and what they count, in both languages.

English has no closed list of things: whatever looks like a plural noun phrase after a number is counted
(``24 products``, ``7 first-class new drugs``). Chinese has its measure words (19家, 1.2万名, 5000平方米).
"""

import re
from decimal import Decimal

from biokg.model import Quantity, Span
from biokg.text.bounds import bound_of
from biokg.text.numerals import CHINESE_WORDS, ENGLISH_WORDS
from biokg.text.readings import Amount, Place, amount_of
from biokg.text.scripts import HAN
from biokg.text.wordlists import alternation, pattern, words

_MAX_WORDS = 8
_MAX_HAN_NOUN = 16

_WORD = re.compile(
    r"[ \n]{1,2}[\"“‘']?(?P<word>fortune\s(?:global\s)?500"
    r"|(?:class|type|category|phase|grade|tier)\s(?:[0-9]|i{1,3}v?)(?![a-z0-9])"
    r"|[a-z](?:[a-z0-9]|[-'’&/+](?=[a-z0-9])|\.(?=[a-z])){0,40})[\"”’]?|[ ](?P<sign>&)(?=[ ])"
)
_COMMA = re.compile(r",(?=[ ][a-z])")
_POSSESSIVE = re.compile(r"['’]s?$")
_AREA = re.compile(rf"[ ](?P<unit>{alternation('area-en')})(?![a-z])|-(?P<tied>{alternation('area-hyphen')})(?![a-z])")
_STRONG = re.compile(
    r"-strong[ ](?P<noun>(?:[a-z-]{2,20}[ ]){0,3}?(?:team|workforce|staff|force|crew|pool|contingent))(?![a-z])"
)
_OUT_OF = re.compile(
    r"[ ](?:(?:out )?of|among|in)[ ](?:the[ ])?"
    r"(?:(?:world|country|city|nation|china|district|park)['’]s[ ]|global[ ]|national[ ]){0,2}"
    r"(?:top[ -]?)?(?P<total>[0-9]{1,4}|ten|twenty|thirty|fifty|twelve)(?![0-9,.%a-z-])"
)
_OF_THEM = re.compile(r"[ ]of[ ](?:which|them|whom|these|those)(?![a-z])")
_OF_OWN = re.compile(r"[ ]of[ ](?:the|its|their|our|these|those|[a-z]{3,20}['’]s)(?=[ ])")
_LABEL = re.compile(rf"(?<![a-z]){alternation('label-before')}[-\s]?$")
_PER = re.compile(r"(?:(?<![a-z])(?:every|per|each|one\s(?:in|of|out\sof))\s|每)$")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_COUNTING_BEFORE = re.compile(rf"(?<![a-z]){alternation('counting-before')}\s$")
_NUMBER_OF = re.compile(
    rf"(?:number|total|count|amount)\sof\s(?P<noun>[^.:;,\n]{{3,70}}?)"
    rf"(?::|\s(?:in\s[^.;,\n]{{2,40}}\s)?{alternation('reached')}(?:\s{alternation('bound-before')})?)\s$"
)
_BARE_END = re.compile(r"[.,;)\n]|\s(?:in|by|at|as|this|last|with|from|up|and|during|\[|-)|\s?\[|$")

_MEASURE = re.compile(rf"[ ]?(?P<measure>(?!{alternation('not-counted')}){alternation('measure')})")
_NOT_ALONE = frozenset("大组双对部本方面")
_UNITS = words("measure-unit")
_LARGEST_COUNT = 10**8
_NO_MEASURE = re.compile(r"$|[,。;、)!?\n\s]|以上|左右|大关")
_NOUN_END = re.compile(rf"{pattern('noun-end-zh')}|[^{HAN}a-z0-9+/&“”\"\-]")
_HEAD = re.compile(f"{pattern('head-zh-short')}|{alternation('head-zh')}")
_NOUN_BEFORE = re.compile(
    rf"(?P<noun>[{HAN}a-z0-9+/“”\"-]{{2,20}}?)(?P<count>{alternation('noun-count-zh')})?(?:{alternation('noun-bridge-zh')}){{0,3}}$"
)
_NOUN_BEGIN = re.compile(pattern("noun-begin-zh"))
_TOP_BEFORE = re.compile(
    r"(?:前|top ?)?(?P<total>[0-9]{1,2}|[二三五]?十|二十五)强?(?P<noun>[^。;,，0-9\n强大]{1,16}?)"
    r"(?:之?中|里|当中)?[,，]?(?:目前|已经|现|就)?(?:已有|共有|有|就有|现有)(?:超过|近|约)?$"
)
_TOP_BEFORE_EN = re.compile(
    r"(?:among|(?:^|[.;]\s)of)\s(?:the\s)?(?:(?:world|country)['’]s\s)?top\s(?P<total>[0-9]{1,2}|ten|twenty|fifty)\s"
    rf"(?P<noun>[^.;,0-9\n]{{3,70}}),\s(?:{alternation('bound-before')}\s)?$"
)
_TOTAL_WORDS = {"ten": 10, "twelve": 12, "twenty": 20, "thirty": 30, "fifty": 50}


def read_count(place: Place) -> Quantity | None:
    """Return what the numeral of a place counts, None where it counts nothing."""
    if place.numeral.ordinal or place.numeral.value < 1 or _PER.search(place.before(12)):
        return None
    return _chinese_count(place) or (None if place.numeral.style == CHINESE_WORDS else _english_count(place))


def _english_count(place: Place) -> Quantity | None:
    numeral, low = place.numeral, place.low
    if _LABEL.search(place.before(14)) or (numeral.style == ENGLISH_WORDS and numeral.value == 1):
        return None
    amount = amount_of(place)
    area = _AREA.match(low, amount.end)
    if area:
        unit = area.span("unit" if area["unit"] else "tied")
        return _count(place, amount, unit, end=area.end())
    strong = _STRONG.match(low, amount.end)
    if strong:
        return _count(place, amount, strong.span("noun"))
    if low[amount.end : amount.end + 1] == "-" or _is_year(place, amount):
        return None
    return _out_of(place, amount) or _counted(place, amount) or _number_of(place, amount)


def is_counted(low: str, start: int, end: int) -> bool:
    """Tell whether four digits that could be a year count something: ``has 2000 employees``, not ``in 2000``."""
    return _COUNTING_BEFORE.search(low, max(0, start - 16), start) is not None and noun_phrase(low, end) is not None


def _is_year(place: Place, amount: Amount) -> bool:
    """Tell whether four bare digits are a year: 2,020 or ``more than 2020`` are not."""
    if not _YEAR.fullmatch(place.numeral.digits) or amount.scale != 1 or amount.mark:
        return False
    return amount.upper is not None or not is_counted(place.low, amount.start, amount.end)


def _out_of(place: Place, amount: Amount) -> Quantity | None:
    low = place.low
    match = _OUT_OF.match(low, amount.end)
    if match:
        total = Decimal(_TOTAL_WORDS.get(match["total"]) or match["total"])
        noun = noun_phrase(low, match.end())
        if noun and total >= amount.value:
            return _count(place, amount, noun, total=total, end=match.end())
    if _OF_THEM.match(low, amount.end):
        return _count(place, amount, None)
    owned = _OF_OWN.match(low, amount.end)
    noun = noun_phrase(low, owned.end()) if owned else None
    return _count(place, amount, noun) if noun else None


def _counted(place: Place, amount: Amount) -> Quantity | None:
    noun = noun_phrase(place.low, amount.end)
    if noun is None:
        return _among_top_english(place, amount)
    return _count(place, amount, noun)


def _among_top_english(place: Place, amount: Amount) -> Quantity | None:
    match = _TOP_BEFORE_EN.search(place.before(130))
    if match is None:
        return None
    shift = max(0, place.numeral.start - 130)
    total = Decimal(_TOTAL_WORDS.get(match["total"]) or match["total"])
    noun = (match.start("noun") + shift, match.end("noun") + shift)
    return _count(place, amount, noun, total=total)


def _number_of(place: Place, amount: Amount) -> Quantity | None:
    """Read a number whose noun stands before it: ``the number of listed companies reached 19``."""
    if not _BARE_END.match(place.low, amount.end):
        return None
    match = _NUMBER_OF.search(place.before(150))
    if match is None:
        return None
    shift = max(0, place.numeral.start - 150)
    return _count(place, amount, (match.start("noun") + shift, match.end("noun") + shift))


def noun_phrase(low: str, start: int) -> Span | None:
    """Return the span of the plural noun phrase that begins at `start` of a lower-case text, None without one.

    >>> page = "168 new class 2 and class 3 approvals in 2023"
    >>> page[slice(*noun_phrase(page, 3) or (0, 0))]
    'new class 2 and class 3 approvals'
    """
    begin, end, last = -1, start, -1
    for _ in range(_MAX_WORDS):
        match = _WORD.match(low, end) or _after_comma(low, end, last)
        if match is None or match["word"] in _STOP:
            break
        if last >= 0 and not (_continues_noun(low, match) and low[end - 1] != ","):
            break
        begin = match.end() - len(match.group().lstrip(" \n")) if begin < 0 else begin
        end = match.end()
        if match["word"] and _is_plural(match["word"]):
            last = match.end("word")
            if match["word"] not in _PLURAL_MODIFIERS:
                break
    return (begin, last) if last >= 0 else None


def _after_comma(low: str, end: int, last: int) -> re.Match[str] | None:
    comma = _COMMA.match(low, end)
    return _WORD.match(low, comma.end()) if comma and last < 0 else None


def _continues_noun(low: str, match: re.Match[str]) -> bool:
    """Tell whether a word after a first plural belongs to the same noun: ``devices`` + ``companies``."""
    word = match["word"]
    if word is None or word == "and" or word.endswith(("ed", "ing", "ly")):
        return False
    if _is_plural(word):
        return True
    following = _WORD.match(low, match.end())
    return following is not None and following["word"] is not None and _is_plural(following["word"])


def _is_plural(word: str) -> bool:
    if word in _IRREGULAR:
        return True
    if word in _NOT_PLURAL or _POSSESSIVE.search(word) or word.endswith(("ss", "ous", "'s", "’s")):
        return False
    return word.endswith("s") and len(word) > 2


_STOP = words("noun-end-en")
_IRREGULAR = words("irregular-plural")
_NOT_PLURAL = words("not-plural")
_PLURAL_MODIFIERS = words("plural-modifier")


def _chinese_count(place: Place) -> Quantity | None:
    numeral, low = place.numeral, place.low
    near = _MEASURE.match(low, numeral.end)
    amount = amount_of(place, near.end() if near else None)
    if near and not low.startswith(near["measure"], amount.end):
        amount = amount_of(place)
    if numeral.style == CHINESE_WORDS and not _counts_in_words(place, amount):
        return None
    match = _MEASURE.match(low, amount.end)
    if match is None:
        return _without_measure(place, amount)
    measure = match["measure"]
    noun_end = _han_noun(low, match.end())
    total, noun = _among_top(place)
    if noun_end == match.end() and noun is None:
        if measure in _NOT_ALONE:
            return None
        noun = None if measure in _UNITS else _noun_before(place)[0]
    return _count(place, amount, noun or (match.start("measure"), noun_end), total=total, end=match.end())


def _without_measure(place: Place, amount: Amount) -> Quantity | None:
    """Read a number whose noun says that it is a count: 企业总数突破2000, 从业人员达1.2万."""
    if not _NO_MEASURE.match(place.low, amount.end) or amount.scale > _LARGEST_COUNT:
        return None
    noun, counted = _noun_before(place)
    return _count(place, amount, noun) if noun and counted else None


def _noun_before(place: Place) -> tuple[Span | None, bool]:
    """Return the noun that stands before the number, and whether a word such as 总数 says that it is counted."""
    left = max(0, place.numeral.start - 24)
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
    return bool(amount.mark or bound_of(place.low, numeral.start, numeral.end) != "exact")


def _among_top(place: Place) -> tuple[Decimal | None, Span | None]:
    """Read 全球20强药企中有 before a count: the whole that it is out of, and what is counted."""
    match = _TOP_BEFORE.search(place.before(32))
    if match is None or ("强" not in match.group() and not match.group().startswith(("前", "top"))):
        return None, None
    written = match["total"]
    total = Decimal(written) if written.isdigit() else {"十": Decimal(10), "二十": Decimal(20)}.get(written)
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


def _count(
    place: Place, amount: Amount, noun: Span | None, *, total: Decimal | None = None, end: int | None = None
) -> Quantity:
    end = end or amount.end
    return Quantity(
        amount.start,
        end,
        "count",
        amount.value,
        "1",
        bound_of(place.low, amount.start, end, amount.mark),
        amount.upper,
        total,
        place.text[slice(*noun)] if noun else "",
        noun,
    )
