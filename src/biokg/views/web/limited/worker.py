"""A worker: opens one generation of the store and does one job after the other, until it is killed or told no more.

Run by `process.Worker` as ``python -m biokg.views.web.limited.worker GENERATION MEMORY [scratch]``.
"""

import io
import os
import pickle
import resource
import signal
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from biokg.errors import BiokgError, TooCostly
from biokg.store.view import View, open_generation
from biokg.terms import PREFIXES
from biokg.views.web.limited import frames

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


def main(folder: str, memory: str, *scratch: str) -> None:
    """Work until standard input ends."""
    source, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    # What a library prints by mistake must not end up between the frames.
    os.dup2(2, 1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which then ends its workers
    view = _opened(Path(folder), bool(scratch), answers)
    if view is None:
        return
    _limit_memory(int(memory))
    frames.write(answers, frames.READY)
    while (frame := frames.read(source)) is not None:
        _work(pickle.loads(frame[1]), view, answers)  # noqa: S301 - from the server, our parent


def _opened(folder: Path, scratch: bool, answers: IO[bytes]) -> View | None:
    try:
        view = open_generation(folder)
    except BiokgError as error:
        frames.write(answers, frames.ERROR, pickle.dumps(frames.Failure.of(error)))
        return None
    if scratch:
        from biokg.store.scratch import copied

        view = copied(view)
    return view.with_prefixes(PREFIXES)


def _limit_memory(allowed: int) -> None:
    # Counted from what an open store takes, most of which is address space that is never used.
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except OSError:
        return  # no Linux: only Linux keeps to this limit anyway
    size = pages * resource.getpagesize() + allowed
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _work(job: frames.Job, view: View, answers: IO[bytes]) -> None:
    signal.setitimer(signal.ITIMER_REAL, job.seconds)
    try:
        frames.write(answers, frames.RESULT, pickle.dumps(_done(job, view, answers)))
    except BiokgError as error:
        frames.write(answers, frames.ERROR, pickle.dumps(frames.Failure.of(error)))
    except MemoryError:
        os.abort()  # as Oxigraph does: the server knows the sign
    signal.setitimer(signal.ITIMER_REAL, 0)


def _done(job: frames.Job, view: View, answers: IO[bytes]) -> Any:
    if not job.streams:
        return job.function(view, *job.arguments)
    output = _Output(answers, job.most_bytes)
    try:
        return job.function(view, output, *job.arguments)
    except BiokgError as error:
        # Whoever writes sees only that writing failed.
        raise TooCostly.size(job.most_bytes) if output.is_full else error from None


class _Output(io.RawIOBase):
    """Where a streaming job writes: frames to the server, up to the limit."""

    def __init__(self, answers: IO[bytes], most: int) -> None:
        super().__init__()
        self._answers = answers
        self._left = most
        self.is_full = False

    def writable(self) -> bool:
        return True

    def write(self, content: "ReadableBuffer") -> int:
        content = bytes(content)
        self._left -= len(content)
        if self._left < 0:
            self.is_full = True
            raise OSError("the answer is too large")
        frames.write(self._answers, frames.DATA, content)
        return len(content)


if __name__ == "__main__":
    main(*sys.argv[1:])
