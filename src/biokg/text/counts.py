"""Counts in either language; see `english_counts` and `chinese_counts`."""

import re

from biokg.model import Quantity
from biokg.text.chinese_counts import read_chinese_count
from biokg.text.english_counts import read_english_count
from biokg.text.numerals import CHINESE_WORDS
from biokg.text.readings import Place

_PER = re.compile(r"(?:(?<![a-z])(?:every|per|each|one\s(?:in|of|out\sof))\s|每)$")


def read_count(place: Place) -> Quantity | None:
    """Return what the numeral of a place counts, None where it counts nothing."""
    if place.numeral.ordinal or place.numeral.value < 1:
        return None
    if (place.last == "每" or place.last.isspace()) and _PER.search(place.before(12)):
        return None
    return read_chinese_count(place) or (None if place.numeral.style == CHINESE_WORDS else read_english_count(place))
