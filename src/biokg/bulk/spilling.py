"""More lines than fit into memory: sorted runs, on disk beyond a size, merged from there."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from heapq import merge
from pathlib import Path
from shutil import move

LIMIT = 64 << 20
"""Bytes that are held in memory before they go to disk."""
_MOST_RUNS = 200
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
        self.added = 0
        """Lines that were taken, those that came twice counted twice."""

    def add(self, lines: bytes) -> None:
        """Take lines, each with its end."""
        self._held.append(lines)
        self._size += len(lines)
        self.added += lines.count(b"\n")
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


@contextmanager
def copied(path: Path | None, lines: Iterable[bytes], folder: Path) -> Iterator[Iterable[bytes]]:
    """Give lines that are also written to a file as they pass; the file appears when all have.

    Until then it lies in `folder`, of which the next build removes what a killed one left.
    """
    if path is None:
        yield lines
        return
    held = folder / "lines.nq"
    with held.open("wb") as file:
        yield (line for line in lines if file.write(line))
    move(held, fresh := path.with_name(f"{path.name}.new"))
    fresh.replace(path)
