"""Text as XML 1.0 takes it, for one value or for the columns of many rows at once."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain, groupby, islice, repeat
from operator import attrgetter
from typing import Any, Final

from biokg.views.exports.network import Column, Value

_SPECIAL: Final = re.compile('[&<>"\t\n\r]|[^\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]')
_UNSOUND: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
_REMEMBERED: Final = 4_096
"""Values of a column that are kept as written; columns of which most are different gain nothing by more."""
_RECURRING: Final = 4
"""How often a value must stand in some rows on average to be worth remembering."""


def escaped(text: str) -> str:
    """Return `text` for an attribute or element; a character that XML cannot hold becomes U+FFFD.

    >>> escaped('R&D "研发"' + chr(0))
    'R&amp;D &quot;研发&quot;�'
    """
    # Most text is printable, and then has nothing but four marks: a third of the time of a pattern.
    return _visible(text) if text.isprintable() else _SPECIAL.sub(lambda match: _ESCAPES.get(match[0], "\ufffd"), text)


def _visible(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def sound(text: str) -> str:
    """Return `text` with U+FFFD for each character that XML cannot hold, and all others as they are.

    >>> sound("a<b" + chr(0))
    'a<b�'
    """
    return text if text.isprintable() else _UNSOUND.sub("\ufffd", text)


def woven(*columns: bytes | Iterable[bytes]) -> bytes:
    """Return many rows from their columns; a column that is one text is the same in every row.

    >>> woven(b"<a>", [b"1", b"2"], b"</a>")
    b'<a>1</a><a>2</a>'
    """
    # One join for all rows: a text for each row, let alone for each cell, would take thrice the time.
    streams = [repeat(column) if isinstance(column, bytes) else column for column in columns]
    return b"".join(chain.from_iterable(zip(*streams, strict=False)))


def iris(texts: Iterable[Any]) -> list[bytes]:
    """Return IRIs, or lists of some with blanks between, as XML; all that these can hold of its marks is ``&``.

    >>> iris(["https://example.org/a&b", ""])
    [b'https://example.org/a&amp;b', b'']
    """
    # Joined and split again, for so each step is one call for all.
    return "\n".join(texts).replace("&", "&amp;").encode(errors="replace").split(b"\n")


def numbers(values: Iterable[Any]) -> list[bytes]:
    """Return numbers as XML Schema writes them."""
    return "\n".join(map(str, values)).encode().split(b"\n")


def texts(values: Sequence[str]) -> list[bytes]:
    """Return texts as XML, all in one go where none holds a mark that cannot be seen, such as the end of a line.

    >>> texts(["R&D", ""]), texts(["<"]), texts(["a" + chr(10), "b"])
    ([b'R&amp;D', b''], [b'&lt;'], [b'a&#10;', b'b'])
    """
    if "".join(values).isprintable():
        return _visible("\n".join(values)).encode(errors="replace").split(b"\n")
    return [escaped(value).encode(errors="replace") for value in values]


class Elements:
    """Writes the values of rows as XML elements, a column at a time; what is None gets none."""

    def __init__(self, columns: Sequence[Column], opening: str, closing: str) -> None:
        """Take the text before a value, in which the name of the column stands for ``*``, and the text after it."""
        ends = {column: (opening.replace("*", column.name).encode(), closing.encode()) for column in columns}
        # Neighbours with few values each have few together, and are then written as one.
        groups = [list(group) for few, group in groupby(columns, attrgetter("few")) if few]
        groups += [[column] for column in columns if not column.few]
        groups.sort(key=lambda group: columns.index(group[0]))
        self._groups = [(group, _Remembered([ends[column] for column in group])) for group in groups]

    def of(self, values: Sequence[Sequence[Value]]) -> list[Any]:
        """Return columns for `woven` from the values of some rows, column by column.

        >>> two = Elements([Column("a", "boolean"), Column("b", "string")], "<*>", "</>")
        >>> woven(*two.of([(True, None), ("x&", "y")]), b";")
        b'<a>true</><b>x&amp;</>;<b>y</>;'
        """
        found: list[Any] = []
        waiting = iter(values)
        for group, remembered in self._groups:
            held = list(islice(waiting, len(group)))
            write = _BULK.get(group[0].type)
            if write is None or group[0].few or (group[0].type not in _DIFFERENT and _recurs(held[0])):
                found.append(map(remembered.__getitem__, zip(*held, strict=True)))
                continue
            bulk = write(["" if value is None else value for value in held[0]])
            if any(bulk):
                opening, closing = remembered.ends[0]
                found += [map(remembered.around, bulk)] if b"" in bulk else [opening, bulk, closing]
        return found


def _recurs(values: Sequence[Value]) -> bool:
    """Say whether values come again so often that it pays to remember them."""
    return len(set(values)) * _RECURRING < len(values)


_BULK: Final[Mapping[str, Callable[[Sequence[Any]], list[bytes]]]] = {
    "iris": iris,
    "string": texts,
    "integer": numbers,
    "double": numbers,
}
_DIFFERENT: Final = frozenset({"iris", "double"})
"""Types of which hardly ever two values are the same."""


class _Remembered(dict[tuple[Value, ...], bytes]):
    """Remembers the values of neighbouring columns as elements."""

    def __init__(self, ends: Sequence[tuple[bytes, bytes]]) -> None:
        self.ends = ends

    def around(self, text: bytes) -> bytes:
        opening, closing = self.ends[0]
        return opening + text + closing if text else b""

    def __missing__(self, values: tuple[Value, ...]) -> bytes:
        elements = b"".join(
            opening + written(value).encode(errors="replace") + closing
            for (opening, closing), value in zip(self.ends, values, strict=True)
            if value is not None
        )
        if len(self) < _REMEMBERED:
            self[values] = elements
        return elements


def written(value: Value) -> str:
    """Return `value` as XML Schema writes its type.

    >>> written(True), written(2023), written("A&B")
    ('true', '2023', 'A&amp;B')
    """
    if isinstance(value, str):
        return escaped(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(value)
