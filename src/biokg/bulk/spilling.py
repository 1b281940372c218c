"""More than fits into memory: sorted runs of lines and heaps of pieces, on disk beyond a size, merged from there."""

import struct
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from heapq import merge
from pathlib import Path
from typing import BinaryIO

LIMIT = 64 << 20
"""Bytes that are held in memory before they go to disk."""
_MOST_RUNS = 200
_LENGTH = struct.Struct("<Q")
_BUFFER = 1 << 18


class Runs:
    """Lines in any amount, given in any order, which come out sorted and each once."""

    def __init__(self, folder: Path, limit: int = LIMIT) -> None:
        self._folder = folder
        self._limit = limit
        self._held: list[bytes] = []
        self._size = 0
        self._files: list[Path] = []
        self._made = 0

    def add(self, lines: bytes) -> None:
        """Take lines, each with its end."""
        self._held.append(lines)
        self._size += len(lines)
        if self._size > self._limit:
            self._write(self._sorted())
            self._held, self._size = [], 0
            if len(self._files) > _MOST_RUNS:
                runs, self._files = self._files, []
                self._write(_merged(runs))
                for path in runs:
                    path.unlink()

    def merged(self) -> Iterator[bytes]:
        """Yield all lines, sorted, each once."""
        held = self._sorted()
        return _merged(self._files, held) if self._files else iter(held)

    def _sorted(self) -> list[bytes]:
        return sorted({line for lines in self._held for line in lines.splitlines(keepends=True)})

    def _write(self, lines: Iterable[bytes]) -> None:
        path = self._folder / f"run-{self._made:06d}.nq"
        self._made += 1
        with path.open("wb", buffering=_BUFFER) as file:
            file.writelines(lines)
        self._files.append(path)


def _merged(runs: Iterable[Path], held: Iterable[bytes] = ()) -> Iterator[bytes]:
    last = b""
    with ExitStack() as stack:
        files: list[Iterable[bytes]] = [stack.enter_context(path.open("rb", buffering=_BUFFER)) for path in runs]
        for line in merge(*files, held):
            if line != last:
                yield line
            last = line


class Heaps:
    """Pieces of data by the number of their heap, in any amount; a heap comes out whole, in any order."""

    def __init__(self, folder: Path, limit: int = LIMIT) -> None:
        self._folder = folder
        self._limit = limit
        self._held: dict[int, list[bytes]] = {}
        self._size = 0

    def add(self, number: int, piece: bytes) -> None:
        """Put a piece on a heap."""
        self._held.setdefault(number, []).append(piece)
        self._size += len(piece)
        if self._size > self._limit:
            for heap, pieces in self._held.items():
                with self._path(heap).open("ab") as file:
                    file.writelines(part for one in pieces for part in (_LENGTH.pack(len(one)), one))
            self._held, self._size = {}, 0

    def pieces(self, number: int) -> list[bytes]:
        """Return the pieces of a heap."""
        path = self._path(number)
        if not path.exists():
            return self._held.get(number, [])
        with path.open("rb") as file:
            return [*_pieces(file), *self._held.get(number, [])]

    def _path(self, number: int) -> Path:
        return self._folder / f"heap-{number:06d}"


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    while head := file.read(_LENGTH.size):
        yield file.read(_LENGTH.unpack(head)[0])
