"""Finds what of a text is no prose that rules could read: lines and sentences of no human length.

What reads names and numbers looks over whole sentences, and what is said of each is kept with its sentence: a line of
ten million numbers would hold everything up and state nothing.
"""

import re
from collections.abc import Iterator

from biokg.model import Span, Unread

LONGEST_LINE = 200_000
"""Code points; a whole book has fewer in its longest paragraph."""
LONGEST_SENTENCE = 10_000
"""Code points without a mark that ends a sentence."""

_END = re.compile(r"[。！？!?；;…]|\.(?=[\s\[”’\"')])")


def find_unread(text: str) -> Iterator[tuple[Unread, Span]]:
    r"""Yield what is left unread of a text, with its place: each line or sentence that is too long, in order.

    >>> [(found.line, found.length, span) for found, span in find_unread("A park.\n" + "1 " * 200_000 + "\n")]
    [(2, 400000, (8, 400008))]
    """
    at = 0
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > LONGEST_LINE:
            yield Unread(number, len(line)), (at, at + len(line))
        elif len(line) > LONGEST_SENTENCE:
            for start, end in _long_sentences(line):
                yield Unread(number, end - start), (at + start, at + end)
        at += len(line) + 1


def told(unread: Unread) -> str:
    """Return in words what is left unread, and what to do about it.

    >>> told(Unread(3, 10_000_000))
    '10,000,000 characters of line 3 are left unread: too long for a line or sentence; break them, e.g. fold -s -w 1000'
    """
    piece = f"{unread.length:,} characters of line {unread.line} are left unread"
    return f"{piece}: too long for a line or sentence; break them, e.g. fold -s -w 1000"


def _long_sentences(line: str) -> Iterator[Span]:
    last = 0
    for end in (*(match.end() for match in _END.finditer(line)), len(line)):
        if end - last > LONGEST_SENTENCE:
            yield last, end
        last = end
