"""How the server and its workers speak over a pipe: a letter for the kind, four bytes of length, the content."""

import struct
from collections.abc import Callable
from typing import IO, Any, Final, NamedTuple

READY: Final = b"B"
"""The worker has opened the store; no content."""
DATA: Final = b"D"
"""A piece of what a streaming job writes."""
RESULT: Final = b"R"
"""The pickled result of a job, which ends it."""
ERROR: Final = b"X"
"""A pickled `Failure`, which ends the job."""

_HEAD: Final = struct.Struct(">cI")


class Job(NamedTuple):
    """A function at the top of a module, called with the view of the store (and where to write, if it streams)."""

    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    seconds: float
    """After how long the worker ends itself, should the server be gone."""
    streams: bool = False
    most_bytes: int = 0


class Failure(NamedTuple):
    """An error of ours on its way through the pipe (their own constructors take other arguments)."""

    kind: type[Exception]
    said: tuple[Any, ...]
    details: dict[str, Any]

    @classmethod
    def of(cls, error: Exception) -> "Failure":
        """Take an error apart."""
        return cls(type(error), error.args, vars(error))

    def error(self) -> Exception:
        """Return the error as it was raised."""
        made = self.kind.__new__(self.kind)
        made.args = self.said
        vars(made).update(self.details)
        return made


def write(to: IO[bytes], kind: bytes, content: bytes = b"") -> None:
    """Write one frame."""
    to.write(_HEAD.pack(kind, len(content)) + content)
    to.flush()


def read(source: IO[bytes]) -> tuple[bytes, bytes] | None:
    """Read one frame, or None at the end."""
    head = source.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    kind, size = _HEAD.unpack(head)
    return kind, source.read(size)


class Incoming:
    """Frames out of the pieces in which they arrive."""

    def __init__(self) -> None:
        self._held = bytearray()

    def feed(self, piece: bytes) -> list[tuple[bytes, bytes]]:
        """Return the frames that `piece` completes."""
        self._held += piece
        done, start = [], 0
        while len(self._held) - start >= _HEAD.size:
            kind, size = _HEAD.unpack_from(self._held, start)
            end = start + _HEAD.size + size
            if len(self._held) < end:
                break
            done.append((kind, bytes(self._held[start + _HEAD.size : end])))
            start = end
        del self._held[:start]
        return done
