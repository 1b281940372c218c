"""Counts in English: ``24 products``, ``19 of the top 20 firms``, ``the number of firms reached 300``."""

import re
from decimal import Decimal

from biokg.model import Quantity
from biokg.text.noun_phrases import noun_phrase
from biokg.text.numerals import ENGLISH_WORDS
from biokg.text.readings import Amount, Place, amount_of, count_of
from biokg.text.wordlists import alternation, table

_AREA = re.compile(rf"[ ](?P<unit>{alternation('area-en')})(?![a-z])|-(?P<tied>{alternation('area-hyphen')})(?![a-z])")
_WORDS = alternation("en-unit", "en-teen", "en-tens")
_STRONG = re.compile(
    r"-strong[ ](?P<noun>(?:[a-z-]{2,20}[ ]){0,3}?(?:team|workforce|staff|force|crew|pool|contingent))(?![a-z])"
)
_OUT_OF = re.compile(
    r"[ ](?:(?:out )?of|among|in)[ ](?:(?:the|its|their)[ ])?"
    r"(?:(?:world|country|city|nation|china|district|park)['’]s[ ]|global[ ]|national[ ]){0,2}"
    r"(?:top[ -]?)?(?P<total>[0-9]{1,4}|" + _WORDS + r")(?![0-9,.%a-z-])"
)
_OF_THEM = re.compile(r"[ ]of[ ](?:which|them|whom|these|those)(?![a-z])")
_SUBJECT = re.compile(r"[ ](?:have|are|were|[a-z]{3,15}ed)(?![a-z])")
_JOINED = re.compile(r"(?:[,;]|(?<![a-z])(?:and|which|whom|with))[ ]$")
_TEAM_OF = re.compile(
    rf"(?<![a-z])(?P<noun>team|staff|workforce|faculty|membership|pool|network)\s(?:of|totaling)"
    rf"(?:\s{alternation('bound-before')})?\s$"
)
_OF_OWN = re.compile(r"[ ]of[ ](?:the|its|their|our|these|those|[a-z]{3,20}['’]s)(?=[ ])")
_LABEL = re.compile(rf"(?<![a-z]){alternation('label-before')}[-\s]?$")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_COUNTING_BEFORE = re.compile(rf"(?<![a-z]){alternation('counting-before')}\s$")
_NUMBER_OF = re.compile(
    rf"(?:number|total|count|amount)\sof\s(?P<noun>[^.:;,\n]{{3,70}}?)"
    rf"(?::|\s(?:in\s[^.;,\n]{{2,40}}\s)?{alternation('reached')}(?:\s{alternation('bound-before')})?)\s$"
)
_BARE_END = re.compile(r"[.,;)\n]|\s\(|\s(?:in|by|at|as|this|last|with|from|up|and|during|\[|-)|\s?\[|$")

_TOP_BEFORE_EN = re.compile(
    r"(?:among|(?:^|[.;]\s|\n)of)\s(?:the\s)?(?:(?:world|country)['’]s\s)?top\s(?P<total>[0-9]{1,2}|" + _WORDS + r")\s"
    rf"(?P<noun>[^.;,0-9\n]{{3,70}}),\s(?:{alternation('bound-before')}\s)?$"
)
_TOTALS = table("en-unit", "en-teen", "en-tens")


def read_english_count(place: Place) -> Quantity | None:
    """Return what the numeral of a place counts by the English words around it, None where it counts nothing."""
    numeral, low = place.numeral, place.low
    if _LABEL.search(place.before(14)) or (numeral.style == ENGLISH_WORDS and numeral.value == 1):
        return None
    amount = amount_of(place)
    area = _AREA.match(low, amount.end)
    if area:
        unit = area.span("unit" if area["unit"] else "tied")
        return count_of(place, amount, unit, end=area.end())
    strong = _STRONG.match(low, amount.end)
    if strong:
        return count_of(place, amount, strong.span("noun"))
    if low[amount.end : amount.end + 1] == "-" or _is_year(place, amount):
        return None
    return _out_of(place, amount) or _counted(place, amount) or _without_noun(place, amount)


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
        total = Decimal(_TOTALS.get(match["total"], match["total"]))
        noun = noun_phrase(low, match.end())
        if noun and total >= amount.value:
            return count_of(place, amount, noun, total=total, end=match.end())
    if _OF_THEM.match(low, amount.end):
        return count_of(place, amount, None)
    owned = _OF_OWN.match(low, amount.end)
    noun = noun_phrase(low, owned.end()) if owned else None
    return count_of(place, amount, noun) if noun else None


def _counted(place: Place, amount: Amount) -> Quantity | None:
    noun = noun_phrase(place.low, amount.end)
    if noun is None:
        return _among_top_english(place, amount)
    return count_of(place, amount, noun)


def _among_top_english(place: Place, amount: Amount) -> Quantity | None:
    before = place.before(130)
    match = _TOP_BEFORE_EN.search(before) if "top " in before or "top\n" in before else None
    if match is None:
        return None
    shift = max(0, place.numeral.start - 130)
    total = Decimal(_TOTALS.get(match["total"], match["total"]))
    noun = (match.start("noun") + shift, match.end("noun") + shift)
    return count_of(place, amount, noun, total=total)


def _without_noun(place: Place, amount: Amount) -> Quantity | None:
    """Read a number without its own noun: ``and 21 have listed``, ``the number of listed companies reached 19``."""
    if _SUBJECT.match(place.low, amount.end) and _JOINED.search(place.before(12)):
        return count_of(place, amount, None)
    if not _BARE_END.match(place.low, amount.end):
        return None
    match = _NUMBER_OF.search(place.before(150)) or _TEAM_OF.search(place.before(150))
    if match is None:
        return None
    shift = max(0, place.numeral.start - 150)
    return count_of(place, amount, (match.start("noun") + shift, match.end("noun") + shift))
