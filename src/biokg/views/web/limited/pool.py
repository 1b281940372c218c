"""The workers and who may use them: short jobs soon, long ones few at a time and out of the others' way."""

import tempfile
import weakref
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from threading import BoundedSemaphore, Event
from time import monotonic
from typing import IO, Any, Final, TypeVar, cast

from biokg.errors import Busy, TookTooLong
from biokg.views.web.held import Held
from biokg.views.web.limited.crew import Crew
from biokg.views.web.limited.frames import Job
from biokg.views.web.limited.places import Places
from biokg.views.web.limited.process import Stopped, Worker
from biokg.views.web.settings import Limits

_T = TypeVar("_T")
_BOOT_SECONDS: Final = 60.0
_IN_MEMORY: Final = 1 << 20
_LEEWAY: Final = 2.0


class Cancel:
    """Whether whoever asked is gone; then the worker is stopped."""

    def __init__(self) -> None:
        self._gone = Event()
        self._worker: Worker | None = None

    def at(self, worker: Worker) -> None:
        """Say which worker does the job; raises `Stopped` when nobody waits for it any more."""
        self._worker = worker
        if self._gone.is_set():
            raise Stopped

    def __call__(self) -> None:
        """Stop the job."""
        self._gone.set()
        if self._worker:
            self._worker.stop()


class Pool:
    """Runs functions on the store in use, in processes that are killed when they exceed the limits.

    A job has a quick worker for `Limits.quick_seconds`. What takes longer goes on at the lowest priority in one of
    few places for long jobs, or is refused when these are taken, so that no number of long jobs stands in the way of
    short ones. Workers start when first needed. With `scratch`, one worker holds a copy that may be written.
    """

    def __init__(self, held: Held, limits: Limits, *, scratch: bool = False) -> None:
        self.limits = limits
        threads = limits.workers + limits.long_jobs + limits.waiting
        self.executor: Final = ThreadPoolExecutor(threads, "limited")
        self.turn: Final = BoundedSemaphore(threads)
        self._held = held
        self._scratch = scratch
        self._crew = Crew()
        self._places: Places[Worker] = Places(1 if scratch else limits.workers, limits.waiting_seconds)
        self._waiting_long = BoundedSemaphore(max(1, limits.waiting // 10))
        self._slow: list[Worker] = []
        self._long = BoundedSemaphore(limits.long_jobs)
        self.close: Final = weakref.finalize(self, _close, self._crew, self.executor)

    def call(self, function: Callable[..., _T], *arguments: Any) -> _T:
        """Return ``function(view, *arguments)``, run by a worker; blocks, and all of it must be picklable.

        Raises what the function raises if that is an error of ours, `TookTooLong`, `TooCostly`, `Busy`.
        """
        job = Job(function, arguments, self.limits.query_seconds + _LEEWAY)
        # Callers wait in the threads that also serve the pages: most of those stay free.
        return cast(_T, self._run(job, None, Cancel(), self.limits.waiting // 5))

    def call_at_length(self, function: Callable[..., _T], *arguments: Any) -> _T:
        """Do as `call` does, for what is known to take long: it takes no quick worker, but waits for a long place.

        The worker is kept for the next such call, with what it remembers.
        """
        self._await_long()
        worker = self._slow_one()
        try:
            worker.wait_ready(_BOOT_SECONDS)
            worker.start(Job(function, arguments, self.limits.query_seconds + _LEEWAY))
            done = worker.listen(monotonic() + self.limits.query_seconds, None)
            if done is None:
                raise TookTooLong.after(self.limits.query_seconds)
            return cast(_T, done[0])
        finally:
            self._end_long(worker)

    def attended(self, cancel: Cancel, function: Callable[..., _T], *arguments: Any) -> _T:
        """Do as `call` does, for someone who may go away; raises `Stopped` besides."""
        job = Job(function, arguments, self.limits.query_seconds + _LEEWAY)
        return cast(_T, self._run(job, None, cancel, self.limits.waiting))

    def stream(self, cancel: Cancel, function: Callable[..., None], *arguments: Any) -> IO[bytes]:
        """Return what ``function(view, output, *arguments)`` writes, as a file at its beginning.

        Raises as `call` does, and `Stopped` when `cancel` was called.
        """
        seconds = self.limits.query_seconds + _LEEWAY
        job = Job(function, arguments, seconds, streams=True, most_bytes=self.limits.answer_bytes)
        with ExitStack() as unless_done:
            output = unless_done.enter_context(tempfile.SpooledTemporaryFile(_IN_MEMORY))
            self._run(job, output, cancel, self.limits.waiting)
            unless_done.pop_all()
        output.seek(0)
        return cast(IO[bytes], output)

    def _run(self, job: Job, output: Any, cancel: Cancel, most_waiting: int) -> Any:
        worker = self._current(self._places.take(most_waiting))
        is_long = False
        try:
            cancel.at(worker)
            worker.wait_ready(_BOOT_SECONDS)
            begun = monotonic()
            worker.start(job)
            done = worker.listen(begun + self._quick_seconds, output)
            if done is not None:
                return done[0]
            is_long = self._goes_on()
        finally:
            self._after(worker, is_long=is_long)
        return self._at_length(worker, begun + self.limits.query_seconds, output)

    @property
    def _quick_seconds(self) -> float:
        # A scratch copy has one worker only, whose priority is not to be lost.
        return self.limits.query_seconds if self._scratch else self.limits.quick_seconds

    def _goes_on(self) -> bool:
        if self._scratch:
            raise TookTooLong.after(self.limits.query_seconds)
        if not self._long.acquire(blocking=False):
            raise Busy.with_long_ones(self.limits.long_jobs, self.limits.query_seconds)
        return True

    def _after(self, worker: Worker, *, is_long: bool) -> None:
        if worker.is_idle:
            self._places.give(worker)
            return
        if not is_long:
            self._crew.left(worker)
        self._places.give_last(self._started())

    def _at_length(self, worker: Worker, until: float, output: Any) -> Any:
        try:
            worker.slow_down()
            done = worker.listen(until, output)
            if done is None:
                raise TookTooLong.after(self.limits.query_seconds)
            return done[0]
        finally:
            self._end_long(worker)

    def _await_long(self) -> None:
        # Here too those who wait hold threads that serve the pages.
        if self._waiting_long.acquire(blocking=False):
            try:
                if self._long.acquire(timeout=self.limits.waiting_seconds):
                    return
            finally:
                self._waiting_long.release()
        raise Busy.with_long_ones(self.limits.long_jobs, self.limits.query_seconds)

    def _slow_one(self) -> Worker:
        while self._slow:
            worker = self._slow.pop()
            if worker.identity == self._held.identity:
                return worker
            self._crew.left(worker)
        started = self._started()
        if started is None:
            self._long.release()
            raise Busy.just_now()
        started.slow_down()
        return started

    def _end_long(self, worker: Worker) -> None:
        if worker.is_idle and len(self._slow) < self.limits.long_jobs:
            self._slow.append(worker)
        else:
            self._crew.left(worker)
        self._long.release()

    def _current(self, worker: Worker | None) -> Worker:
        if worker is not None and (self._scratch or worker.identity == self._held.identity):
            return worker
        if worker is not None:
            self._crew.left(worker)
        started = self._started()
        if started is None:
            self._places.give_last(None)
            raise Busy.just_now()
        return started

    def _started(self) -> Worker | None:
        identity = self._held.identity
        return self._crew.joined(lambda: Worker(identity, self.limits.memory_bytes, scratch=self._scratch))


def _close(crew: Crew, executor: ThreadPoolExecutor) -> None:
    crew.end()
    executor.shutdown(wait=False, cancel_futures=True)
