"""Ranks, changes of rank and ages."""

import re
from decimal import Decimal

from biokg.model import Quantity
from biokg.text.bounds import bound_of
from biokg.text.readings import Place, Worded
from biokg.text.scanner import scanner
from biokg.text.wordlists import alternation, table

FALL = "fall"

_LARGEST_TOP = 99
_LOWEST_RANK = 9999  # what is beyond is a number of a register
_SUFFIX = re.compile(r"(?:st|nd|rd|th)(?![a-z])")
_RANK_FOLLOWS = re.compile(
    r"\s(?:in|nationally|nationwide|among|globally|worldwide|place|position|spot|overall|out|on|across|largest|to|from|of|and|with|for|by)(?![a-z])"
    r"|[.,;:)\]\n]|\s?\[|$|\s[-(]"
)
_PLACE_FOLLOWS = re.compile(r"\s(?:place|position|spot)(?![a-z])")
_RANK_CUE = re.compile(rf"(?<![a-z]){alternation('rank-cue-en')}(?![a-z])[^.;\n]{{0,30}}$")
_MONTH_BEFORE = re.compile(r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?\s$")
_NUMBER_SIGN = re.compile(r"(?<![a-z])(?:no\.\s?|no\s|number\s|#)$")
_RANKED_NUMBER = re.compile(
    r"\s(?:in|among|nationwide|nationally|globally|worldwide|position|spot|place|on|across|for|out)(?![a-z])|[.,;)]|$"
)
_TOP_EN = re.compile(r"(?<![a-z])top[-\s]?$")
_TOP_IS_NAME = re.compile(r"\s?(?:list|lists|ranking|rankings|award|awards)(?![a-z])")
_SPELLED_RANK = scanner(
    rf"(?<![a-z])(?:rank|ranks|ranked|ranking|placed|came|stood|stands|standing|finished|coming|placing)\s"
    rf"(?P<cue>(?:the\s)?)(?P<word>{alternation('ordinal-en')})(?![a-z-])"
    rf"|(?<=in\s)(?P<placed>{alternation('ordinal-en')})(?=\splace(?![a-z]))"
)

_RANK_ZH_AFTER = re.compile(r"(?P<unit>位|名)?(?=$|[^\u4e00-\u9fff]|[,、的升上提跃到至、在]|位列|并)")
_RANK_ZH_CUE = re.compile(rf"{alternation('rank-cue-zh')}(?:了|为|在)?第?$")
_TOP_ZH_AFTER = re.compile(r"(?:强|位|名|家)?(?=$|[^\u4e00-\u9fff]|[的,、之行中内里])")
_STRONG_ZH = re.compile(r"强(?!度|化|国|者|力|大|调|烈|市|县|省|镇|劲|制)")

_POSITIONS = re.compile(r"\s(?:positions?|places?|spots?|slots?|ranks|notches|rankings)(?![a-z])")
_RISE_EN = scanner(
    rf"(?<![a-z])(?:{alternation('rise-en')}|(?P<fall>{alternation('fall-en')}))(?:\s(?:by|another|a\sfurther))?\s$"
)
_COMPARED_RANK = re.compile(r"\s(?:better|higher|above|ahead|(?P<fall>worse|lower|below|behind))(?![a-z])")
_POSITIONS_ZH = re.compile(r"(?:个)?(?:位次|名次|位|名)(?!于|列|居)")
_ANY_POSITIONS = scanner(f"{_POSITIONS.pattern}|{_POSITIONS_ZH.pattern}")
_RISE_ZH = scanner(rf"(?:{alternation('rise-zh')}|(?P<fall>{alternation('fall-zh')}))(?:了)?$")

_YEARS = re.compile(r"[-\s]years?")
_AGE_EN = re.compile(
    r"(?:-year(?=\s(?:history|heritage|legacy|tradition))|\syears\sof\s(?=(?:[a-z-]+\s){0,3}?(?:heritage|history|experience|tradition|expertise|legacy|operation|operations)(?![a-z])))"
)
_AGE_IN = re.compile(
    r"\syears\sin\s(?=(?:the\s)?(?:[a-z]+\s)?(?:pharma|business|industry|medicine|biotech|drug|trade|market|manufactur))"
)
_AVERAGE_AGE = re.compile(
    r"(?<![a-z])(?:average|median|mean)\sage\s(?:of|is|was|stands\sat)\s(?:[a-z ]{0,30}\s)?(?:(?:is|was)\s)?"
    r"(?:just\s|only\s|about\s|around\s)?$"
)
_AGE_EN_BEFORE = re.compile(r"(?:history|heritage|legacy)\sof\s(?:[a-z]+\s){0,3}$")
_AGE_ZH = re.compile(
    r"[多余]?年(?=(?:的)?[^。,;\n]{0,6}?(?:历史|积淀|经验|传承|底蕴|沉淀|发展历程|办学史|建厂史|制药史|深耕))"
)
_ANY_YEARS = re.compile(r"[-\s]year|[多余]?年")


def read_rank(place: Place) -> Quantity | None:
    """Return a rank: ``71st``, ``No. 3``, ``top ten`` (at most ten), 第71位, 排名第五, 前十, 十强."""
    numeral = place.numeral
    if numeral.scale != 1 or numeral.mark:
        return None
    return _ordinal(place) or _numbered(place) or _top(place) or _ordinal_zh(place) or _top_zh(place)


def _ordinal(place: Place) -> Quantity | None:
    numeral, low = place.numeral, place.low
    suffix = _SUFFIX.match(low, numeral.end)
    if suffix is None or not numeral.digits or _MONTH_BEFORE.search(place.before(12)):
        return None
    follows = _RANK_FOLLOWS.match(low, suffix.end())
    cue = _RANK_CUE.search(place.before(50))
    if follows is None or not (cue or _PLACE_FOLLOWS.match(low, suffix.end())):
        return None
    return _rank(numeral.start, suffix.end(), numeral.value)


def _numbered(place: Place) -> Quantity | None:
    sign = _NUMBER_SIGN.search(place.before(8)) if place.last.isascii() else None
    if sign is None or place.numeral.value > _LOWEST_RANK or not _RANKED_NUMBER.match(place.low, place.numeral.end):
        return None
    return _rank(place.numeral.start - len(sign.group()), place.numeral.end, place.numeral.value)


def _top(place: Place) -> Quantity | None:
    sign = _TOP_EN.search(place.before(5)) if place.last in {"p", "-"} or place.last.isspace() else None
    numeral = place.numeral
    if sign is None or numeral.value > _LARGEST_TOP or _TOP_IS_NAME.match(place.low, numeral.end):
        return None
    end = numeral.end + place.low.startswith("强", numeral.end)
    return _rank(numeral.start - len(sign.group()), end, numeral.value, "upTo")


def _ordinal_zh(place: Place) -> Quantity | None:
    numeral = place.numeral
    if not numeral.ordinal:
        return None
    after = _RANK_ZH_AFTER.match(place.low, numeral.end)
    if after is None or not (after["unit"] or _RANK_ZH_CUE.search(place.before(14))):
        return None
    return _rank(numeral.start - 1, after.end(), numeral.value)


def _top_zh(place: Place) -> Quantity | None:
    numeral = place.numeral
    if numeral.value > _LARGEST_TOP or numeral.ordinal:
        return None
    front = place.last == "前"
    after = _TOP_ZH_AFTER.match(place.low, numeral.end) if front else _STRONG_ZH.match(place.low, numeral.end)
    if after is None:
        return None
    return _rank(numeral.start - front, after.end(), numeral.value, "upTo")


def _rank(start: int, end: int, value: Decimal, bound: str = "exact") -> Quantity:
    return Quantity(start, end, "rank", value, "rank", bound)


def read_rank_change(place: Place) -> Quantity | None:
    """Return by how many positions a rank rose, or fell (flag ``fall``; the value stays positive, as printed)."""
    numeral = place.numeral
    if not _ANY_POSITIONS.match(place.low, numeral.end):
        return None
    for unit, direction in ((_POSITIONS, _RISE_EN), (_POSITIONS_ZH, _RISE_ZH)):
        match = unit.match(place.low, numeral.end)
        cue = direction.search(place.before(24)) if match and not numeral.ordinal else None
        if match and cue is None and unit is _POSITIONS:
            cue = _COMPARED_RANK.match(place.low, match.end())
        if match and cue:
            flags = (FALL,) if cue["fall"] else ()
            return Quantity(numeral.start, match.end(), "rankChange", numeral.value, "rank", flags=flags)
    return None


def read_age(place: Place) -> Quantity | None:
    """Return an age or length of tradition: ``over 50 years of heritage``, 50多年历史."""
    numeral, low = place.numeral, place.low
    aged = low.find("age", max(0, numeral.start - 60), numeral.start) >= 0
    if not aged and not _ANY_YEARS.match(low, numeral.end):
        return None
    years = _YEARS.match(low, numeral.end)
    match = _AGE_EN.match(low, numeral.end) or _AGE_ZH.match(low, numeral.end) or _AGE_IN.match(low, numeral.end)
    if aged and not numeral.ordinal and _AVERAGE_AGE.search(place.before(60)):
        end = years.end() if years else numeral.end
        return Quantity(numeral.start, end, "age", numeral.value, "year", bound_of(low, numeral.start, end))
    if match is None and years and _AGE_EN_BEFORE.search(place.before(44)):
        match = years
    if match is None or numeral.ordinal:
        return None
    end = years.end() if years else match.end()
    mark = "moreThan" if match.group()[:1] in "多余" else numeral.mark
    return Quantity(numeral.start, end, "age", numeral.value, "year", bound_of(low, numeral.start, end, mark))


def _worded_rank(_: str, match: re.Match[str]) -> Quantity:
    group = "word" if match["word"] else "placed"
    return _rank(*match.span(group), Decimal(table("ordinal-en")[match[group]]))


WORDED_RANKS: tuple[tuple[Worded, re.Pattern[str]], ...] = ((_worded_rank, _SPELLED_RANK),)
"""The ranks that are spelled out: ``ranking third``, ``in second place``."""
