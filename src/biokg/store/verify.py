"""Hold a store against what the build wrote down of it: every byte of its files, and the number of its quads."""

from pathlib import Path
from typing import NamedTuple

from biokg.errors import CheckFailed, StoreError
from biokg.store import layout, manifest
from biokg.store.endpoint import Endpoint, Place
from biokg.store.view import open_store


class Verified(NamedTuple):
    """How many files and quads were found to be as they were written."""

    files: int
    quads: int


def verify(path: Place) -> Verified:
    """Verify the store at `path`; of a server, which keeps its own files, the number of quads alone.

    Raises `CheckFailed` with everything that differs, `StoreError` where there is no store.
    """
    if not isinstance(path, Path):
        return _verify_server(path)
    generation = layout.current(path)
    try:
        _fail(path, list(manifest.faults(generation)))
    except StoreError as error:  # of the list of files itself
        raise CheckFailed(str(error), error.zh) from error
    written, held = manifest.read(generation), len(open_store(path))
    if held != written.quads:
        _fail(path, [f"{held} quads are found, {written.quads} were written"])
    return Verified(len(written.files), held)


def _verify_server(endpoint: Endpoint) -> Verified:
    from biokg.store.remote import Remote

    remote = Remote(endpoint)
    remote.require_whole()
    held, written = remote.count(), remote.state().quads
    if held != written:
        _fail(endpoint, [f"{held} quads are found, {written} were written"])
    return Verified(0, held)


def _fail(path: Place, found: list[str]) -> None:
    if found:
        raise CheckFailed(
            f"the store at {path} is not what the build wrote: {'; '.join(found)}. "
            "Run `biokg build`, or `biokg restore FILE --force`.",
            f"图谱库 {path} 与构建时写入的不一致：{'；'.join(found)}。"
            "请运行 `biokg build`，或 `biokg restore FILE --force`。",
        )
