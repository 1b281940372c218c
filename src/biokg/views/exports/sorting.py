"""Sorts more lines than fit into memory."""

import heapq
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from tempfile import TemporaryFile
from typing import IO, Final

_RUN: Final = 16 << 20
"""Bytes that are sorted at once; what is more waits on disk (in the folder that TMPDIR names)."""


def sorted_lines(lines: Iterable[bytes], run: int = _RUN) -> Iterator[bytes]:
    r"""Yield `lines`, each of which ends in its only newline, in the order of their bytes.

    At most `run` bytes of them are held at a time.

    >>> list(sorted_lines([b"b\n", b"a\n", b"c\n"], run=4))
    [b'a\n', b'b\n', b'c\n']
    """
    with ExitStack() as files:
        runs: list[IO[bytes]] = []
        held: list[bytes] = []
        size = 0
        for line in lines:
            held.append(line)
            size += len(line)
            if size >= run:
                runs.append(_stored(sorted(held), files))
                held, size = [], 0
        held.sort()
        yield from heapq.merge(*runs, held)


def _stored(lines: list[bytes], files: ExitStack) -> IO[bytes]:
    # The file has no name, so that nothing is left of it however the process ends.
    file = TemporaryFile()  # noqa: SIM115 - closed with the others
    files.callback(file.close)
    file.writelines(lines)
    file.seek(0)
    return file
