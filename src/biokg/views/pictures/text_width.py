"""How much room a text takes, whichever sans-serif font a reader has."""

from typing import Final
from unicodedata import east_asian_width

_WIDTHS: Final = {
    **dict.fromkeys("ijl.,:;'|!I", 0.33),
    **dict.fromkeys('frt()[]{}-/\\" ', 0.42),
    **dict.fromkeys("mwMW@%", 0.98),
    **dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZ&", 0.75),
}
_OTHER: Final = 0.63
"""Parts of the font size; not the mean of common fonts but about the widest, so that no name runs into another."""


def width(text: str) -> float:
    """Return the width of `text` in font sizes.

    >>> width("药明"), round(width("WuXi"), 2)
    (2.0, 2.69)
    """
    return sum(1.0 if east_asian_width(one) in "WF" else _WIDTHS.get(one, _OTHER) for one in text)


def wrapped(text: str, most: float, lines: int = 2) -> list[str]:
    """Return `text` in at most `lines` lines of at most `most` font sizes, cut with an ellipsis where it is longer.

    >>> wrapped("Wuxi National High-tech District", 12)
    ['Wuxi National', 'High-tech District']
    >>> wrapped("苏州工业园区", 4)
    ['苏州工业', '园区']
    """
    found: list[str] = []
    rest = " ".join(text.split())
    while rest and len(found) < lines:
        cut = _fits(rest, most)
        found.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    if rest and found:
        found[-1] = found[-1][: _fits(found[-1], most - 1)].rstrip() + "…"
    return found


def _fits(text: str, most: float) -> int:
    """Return how many characters fit, to the last blank among them if a word of Latin letters would be cut."""
    end, used = 0, 0.0
    while end < len(text) and (used := used + width(text[end])) <= most:
        end += 1
    if end == len(text):
        return end
    blank = text.rfind(" ", 1, end + 1)
    in_word = east_asian_width(text[end]) not in "WF" and east_asian_width(text[end - 1]) not in "WF"
    return blank if in_word and blank > 0 else max(end, 1)
