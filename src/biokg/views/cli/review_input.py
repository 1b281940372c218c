"""What a person answers: single keys on a terminal, lines from a pipe or a file."""

import os
import shlex
import sys
import termios
import tty
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import NamedTuple, TextIO

from biokg.errors import UsageError

KEYS = "rweusxq?l"
_END = "\x04"


class Given(NamedTuple):
    """One answer: the item that it is meant for (empty: the one shown), the key, the fields, the reason."""

    item: str
    key: str
    fields: tuple[str, ...] = ()
    why: str = ""


QUIT = Given("", "q")


def parse(line: str) -> Given:
    """Return what a line says: ``[ITEM] KEY [FIELD=VALUE ...] [REASON]``; raises `UsageError` for open quotes.

    >>> parse('e time=2024 why="as the heading says"')
    Given(item='', key='e', fields=('time=2024',), why='as the heading says')
    >>> parse("3f9a6c0b12 w the whole city's")
    Given(item='3f9a6c0b12', key='w', fields=(), why="the whole city's")
    """
    first, _, rest = line.strip().partition(" ")
    item = "" if first in KEYS or not rest.strip() else first
    if item:
        first, _, rest = rest.strip().partition(" ")
    if first != "e":
        return Given(item, first, (), rest.strip())
    return edited(item, rest)


def edited(item: str, rest: str) -> Given:
    """Return an edit from its ``FIELD=VALUE`` words and its reason."""
    try:
        words = shlex.split(rest)
    except ValueError as error:
        raise UsageError(f"{rest!r}: {error}", f"{rest!r}：引号不成对") from error
    why = next((word[4:] for word in words if word.startswith("why=")), "")
    return Given(item, "e", tuple(word for word in words if not word.startswith("why=")), why)


class Lines:
    """Answers from a pipe or a file, one a line; blank lines and lines with # are passed over."""

    is_terminal = False

    def __init__(self, source: TextIO) -> None:
        self._lines: Iterator[str] = (line for line in source if line.strip() and not line.lstrip().startswith("#"))

    def by_key(self) -> AbstractContextManager[None]:
        """Lines come as they are."""
        return nullcontext()

    def answer(self) -> Given:
        """Return the next answer; the end of the lines quits."""
        line = next(self._lines, None)
        return QUIT if line is None else parse(line)

    def more(self, prompt: str) -> str:
        """Return one further line, for an edit whose fields stand on a line of their own."""
        del prompt
        return next(self._lines, "")


class Keyboard:
    """Answers by single keys, without Enter; what needs words is typed as a line.

    The terminal hands over single keys from the first to the last item, so that none is lost that comes early.
    """

    is_terminal = True

    def __init__(self) -> None:
        self._terminal = sys.stdin.fileno()

    @contextmanager
    def by_key(self) -> Iterator[None]:
        """Have the terminal hand over every key at once, and set it back in the end."""
        before = termios.tcgetattr(self._terminal)
        tty.setcbreak(self._terminal, termios.TCSADRAIN)
        try:
            yield
        finally:
            termios.tcsetattr(self._terminal, termios.TCSADRAIN, before)

    @contextmanager
    def by_line(self) -> Iterator[None]:
        """Have the terminal edit lines for a while."""
        keys = termios.tcgetattr(self._terminal)
        lines = list(keys)
        lines[3] |= termios.ICANON | termios.ECHO
        termios.tcsetattr(self._terminal, termios.TCSADRAIN, lines)
        try:
            yield
        finally:
            termios.tcsetattr(self._terminal, termios.TCSADRAIN, keys)

    def answer(self) -> Given:
        """Return the next key; the end of input quits."""
        key = os.read(self._terminal, 1).decode("latin-1")
        return QUIT if key in {"", _END, "\x1b"} else Given("", key.lower())

    def more(self, prompt: str) -> str:
        """Return a line typed after `prompt`."""
        with self.by_line():
            try:
                return input(prompt)
            except EOFError:
                return ""
