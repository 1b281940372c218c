"""Which script a text is in, and traditional characters as simplified ones."""

import re
from functools import cache
from typing import TYPE_CHECKING

from biokg.model import CHINESE, ENGLISH

if TYPE_CHECKING:
    from opencc import OpenCC

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
"""Inside of a regular expression's ``[...]``: the Han characters, with the zero 〇 that counts as one of them."""

_HAN_CHAR = re.compile(f"[{HAN}]")
_LATIN_LETTER = re.compile("[A-Za-z\u00c0-\u024f]")

# Ordinary characters of today's mainland texts (names, mostly) that the converter takes for traditional ones.
_ALSO_SIMPLIFIED = frozenset("乾徵夥拚薹榘袷吒")

# An English word has about five letters where Chinese writes one or two characters, so a text is Chinese well
# before half of its letters are Han: English brand names alone must not make an article English.
_CHINESE_SHARE = 0.25


def is_han(char: str) -> bool:
    """Tell whether one character is Han.

    >>> is_han("药"), is_han("，"), is_han("a")
    (True, False, False)
    """
    return _HAN_CHAR.fullmatch(char) is not None


def to_simplified(text: str) -> str:
    """Return the text with each traditional character as its simplified one; the length never changes.

    >>> to_simplified("臺灣醫藥 PD-1")
    '台湾医药 PD-1'
    """
    return text if text.isascii() else text.translate(SIMPLIFIED)


def language_of(text: str) -> str:
    """Return ``zh`` or ``en`` by the share of Han characters among the letters; ``en`` where there are no letters.

    >>> language_of("Suzhou Industrial Park (苏州工业园区)"), language_of("恒瑞医药 (Hengrui) 落户苏州工业园区")
    ('en', 'zh')
    """
    han = len(_HAN_CHAR.findall(text))
    return CHINESE if han and han >= _CHINESE_SHARE * (han + len(_LATIN_LETTER.findall(text))) else ENGLISH


@cache
def _converter() -> "OpenCC":
    # Loaded with the first Han character: names and commands in plain ASCII must not pay for it.
    from opencc import OpenCC

    return OpenCC("t2s")


class _Simplified(dict[int, int]):
    """A table for `str.translate` that learns each character when it is first met."""

    def __missing__(self, code: int) -> int:
        char = chr(code)
        simple = _converter().convert(char) if is_han(char) and char not in _ALSO_SIMPLIFIED else char
        self[code] = ord(simple) if len(simple) == 1 else code
        return self[code]


SIMPLIFIED = _Simplified()
"""Code point to code point, for `str.translate`."""
