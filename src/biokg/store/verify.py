"""Hold a store against what the build wrote down of it: every byte of its files, and the number of its quads."""

from pathlib import Path
from typing import NamedTuple

from biokg.errors import CheckFailed
from biokg.store import layout, manifest
from biokg.store.view import open_store


class Verified(NamedTuple):
    """How many files and quads were found to be as they were written."""

    files: int
    quads: int


def verify(path: Path) -> Verified:
    """Verify the store at `path`.

    Raises `CheckFailed` with everything that differs, `StoreError` where there is no store.
    """
    generation = layout.current(path)
    _fail(path, list(manifest.faults(generation)))
    written, held = manifest.read(generation), len(open_store(path))
    if held != written.quads:
        _fail(path, [f"{held} quads are found, {written.quads} were written"])
    return Verified(len(written.files), held)


def _fail(path: Path, found: list[str]) -> None:
    if found:
        raise CheckFailed(
            f"the store at {path} is not what the build wrote: {'; '.join(found)}. "
            "Run `biokg build`, or `biokg restore FILE --force`.",
            f"图谱库 {path} 与构建时写入的不一致：{'；'.join(found)}。"
            "请运行 `biokg build`，或 `biokg restore FILE --force`。",
        )
