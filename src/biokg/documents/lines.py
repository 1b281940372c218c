"""Lines of a stored text with their spans; rules look at a bounded, folded head of each line only.

A scraped file may be one line of megabytes, so no rule ever runs over a whole line of unknown length.
"""

import re
from dataclasses import dataclass
from unicodedata import east_asian_width

HEAD = 200
"""Code points of a line that rules may look at."""

_INVISIBLE = dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF])
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20}
_PLAIN: dict[int, int | None] = {**_FULL_WIDTH, **_INVISIBLE}
_SENTENCE_END = re.compile(r"[.。;；,，、…][\"'”’)）\]]*$")
_ABBREVIATION = re.compile(r"\b(?:Ltd|Inc|Corp|Co|U\.S|No)\.$")
_PROSE_WIDTH = 60


class _Columns(dict[str, int]):
    """How many columns each character takes, learnt when it is first met."""

    def __missing__(self, char: str) -> int:
        self[char] = 2 if east_asian_width(char) in "WF" else 1
        return self[char]


_COLUMNS = _Columns()


@dataclass(frozen=True, slots=True)
class Line:
    """One line without the white space around it; `head` is its folded beginning, to recognise it by."""

    start: int
    end: int
    head: str

    @property
    def blank(self) -> bool:
        """True when nothing but white space stands on the line."""
        return self.start == self.end

    @property
    def whole(self) -> bool:
        """True when `head` holds all of the line, so that a rule for whole lines may judge it."""
        return self.end - self.start <= HEAD


def fold(text: str) -> str:
    """Return the text with full-width ASCII made plain, in the same number of code points.

    >>> fold("来源：新华社")
    '来源:新华社'
    """
    return text.translate(_FULL_WIDTH)


def split_lines(text: str) -> tuple[Line, ...]:
    r"""Cut a text at its newlines; spans are code points of `text`.

    >>> [(line.start, line.end, line.head) for line in split_lines("a\n b ")]
    [(0, 1, 'a'), (3, 4, 'b')]
    """
    found = []
    at = 0
    for raw in text.split("\n"):
        bare = raw.strip()
        start = at + (len(raw) - len(raw.lstrip()) if bare else 0)
        head = bare[:HEAD]
        found.append(Line(start, start + len(bare), (head if head.isascii() else head.translate(_PLAIN)).strip()))
        at += len(raw) + 1
    return tuple(found)


def width(text: str) -> int:
    """Return how many columns a text takes: two for a Han character, one for a Latin letter.

    >>> width("园区 SIP")
    8
    """
    return len(text) if text.isascii() else sum(map(_COLUMNS.__getitem__, text))


def ends_sentence(line: Line, text: str) -> bool:
    """Tell whether a line ends like a sentence or a clause, which no title does."""
    tail = text[max(line.start, line.end - 12) : line.end]
    return bool(_SENTENCE_END.search(tail)) and not _ABBREVIATION.search(tail)


def is_prose(line: Line, text: str) -> bool:
    """Tell whether a line is running text: long, or a sentence of some length."""
    columns = width(line.head)
    tail = text[max(line.start, line.end - 3) : line.end]
    return columns > 2 * _PROSE_WIDTH or (columns >= _PROSE_WIDTH // 2 and any(mark in tail for mark in ".。!?！？]"))
