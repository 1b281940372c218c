"""How Chinese words sound, for most slips in typed Chinese are other characters of the same sound: 恒锐 for 恒瑞."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xpinyin import Pinyin


def sound(text: str) -> str:
    """Return the syllables of a Chinese text without tones, parted by spaces; other characters stand for themselves.

    >>> sound("恒锐"), sound("恒锐") == sound("恒瑞")
    ('heng rui', True)
    """
    return " ".join(map(_syllable, text))


@cache
def _syllable(char: str) -> str:
    syllable: str = _reader().get_pinyin(char, "")
    return syllable


@cache
def _reader() -> "Pinyin":
    # Loaded with the first word that is not understood: questions without slips must not pay for it.
    from xpinyin import Pinyin

    return Pinyin()
