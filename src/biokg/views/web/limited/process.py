"""One worker seen from the server: told a job, listened to until a deadline, killed when it must be."""

import os
import pickle
import select
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic
from typing import IO, Any, Final, cast

from biokg.errors import TooCostly, TookTooLong
from biokg.views.web.limited import frames

_PIECE: Final = 1 << 18
_LOWEST: Final = 19
_OF_MEMORY: Final = {-signal.SIGABRT, -signal.SIGSEGV, -signal.SIGKILL}


class Stopped(Exception):
    """The worker was killed from outside: whoever asked is gone."""


class Worker:
    """A process that does jobs on one generation of the store."""

    def __init__(self, identity: tuple[Path, object], memory: int, *, scratch: bool = False) -> None:
        self.identity = identity
        # -P: the folder that the server was started in may hold modules of anyone's.
        command = [sys.executable, "-P", "-m", f"{__package__}.worker", str(identity[0]), str(memory)]
        self._process = subprocess.Popen(
            [*command, *(["scratch"] if scratch else [])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "RUST_BACKTRACE": "0"},
        )
        self._requests: IO[bytes] = cast(IO[bytes], self._process.stdin)
        self._answers: IO[bytes] = cast(IO[bytes], self._process.stdout)
        self._poll = select.poll()
        self._poll.register(self._answers, select.POLLIN)
        self._frames = frames.Incoming()
        self._arrived: list[tuple[bytes, bytes]] = []
        self._stopped = False
        self._is_ready = False
        self.is_idle = True
        """Whether it has done what it was told, and can be told more."""

    def wait_ready(self, seconds: float) -> None:
        """Wait until the store is open there; raises `StoreError`, `TookTooLong`."""
        if self._is_ready:
            return
        self.is_idle = False
        frame = self._next(monotonic() + seconds)
        if frame is None:
            raise TookTooLong.after(seconds)
        if frame[0] != frames.READY:
            raise _error(frame[1])
        self._is_ready = self.is_idle = True

    def start(self, job: frames.Job) -> None:
        """Tell a job; raises `TooCostly` when the worker is dead."""
        self.is_idle = False
        try:
            frames.write(self._requests, b"J", pickle.dumps(job))
        except BrokenPipeError:
            raise self._death() from None

    def listen(self, until: float, output: IO[bytes] | None) -> tuple[Any] | None:
        """Write what a job streams to `output`; return its result (alone in a tuple), or None when time is up.

        Raises the error of the job, `TooCostly` when the worker died of it, `Stopped` when it was killed.
        """
        while (frame := self._next(until)) is not None:
            kind, content = frame
            if kind == frames.DATA and output:
                output.write(content)
                continue
            self.is_idle = True
            if kind == frames.ERROR:
                raise _error(content)
            return (pickle.loads(content),)  # noqa: S301 - from our own worker
        return None

    def slow_down(self) -> None:
        """Let all others go before; there is no way back, so the worker is for this one job then."""
        try:
            os.setpriority(os.PRIO_PROCESS, self._process.pid, _LOWEST)
        except ProcessLookupError:
            return  # it has just ended, which `listen` will tell

    def stop(self) -> None:
        """Kill the worker from another thread: `listen` then raises `Stopped`."""
        self._stopped = True
        self._process.kill()

    def close(self) -> None:
        """Kill the worker and free what it held."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._requests, self._answers):
            try:
                pipe.close()
            except BrokenPipeError:
                continue  # it died before it read its last job

    def _next(self, until: float) -> tuple[bytes, bytes] | None:
        while not self._arrived:
            if not self._poll.poll(max(0.0, until - monotonic()) * 1000):
                return None
            piece = os.read(self._answers.fileno(), _PIECE)
            if not piece:
                raise self._death()
            self._arrived = self._frames.feed(piece)
        return self._arrived.pop(0)

    def _death(self) -> Exception:
        code = self._process.wait()
        if self._stopped:
            return Stopped()
        if code == -signal.SIGALRM:
            return TookTooLong.after(0)
        return TooCostly.memory() if code in _OF_MEMORY else RuntimeError(f"a worker ended with {code}")


def _error(content: bytes) -> Exception:
    failure: frames.Failure = pickle.loads(content)  # noqa: S301 - from our own worker
    return failure.error()
