"""How Chinese characters are read in Latin letters, with every reading of those that have several."""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xpinyin import Pinyin


def is_read(characters: str, letters: str) -> bool:
    """Tell whether some reading of the characters is exactly the letters.

    >>> is_read("恒瑞", "hengrui"), is_read("长春", "changchun"), is_read("恒瑞", "hengru")
    (True, True, False)
    """
    starts = {0}
    for character in characters:
        starts = {
            at + len(syllable) for at in starts for syllable in readings(character) if letters.startswith(syllable, at)
        }
    return len(letters) in starts


@cache
def readings(character: str) -> tuple[str, ...]:
    """Return the syllables of one character without tones, the commonest first; ``lv`` is also written ``lu``.

    >>> readings("重"), readings("绿")
    (('zhong', 'chong', 'tong'), ('lv', 'lu', 'lyu'))
    """
    return tuple(dict.fromkeys(_spellings(character)))


def _spellings(character: str) -> Iterator[str]:
    for syllable in _reader().get_pinyins(character, ""):
        yield syllable
        if "v" in syllable:
            yield syllable.replace("v", "u")
            yield syllable.replace("v", "yu")


@cache
def _reader() -> "Pinyin":
    from xpinyin import Pinyin

    return Pinyin()
