"""All workers there are, so that none is left behind."""

from collections.abc import Callable
from threading import Lock

from biokg.views.web.limited.process import Worker


class Crew:
    """The workers of a pool, from their start to their end."""

    def __init__(self) -> None:
        self._workers: set[Worker] = set()
        self._lock = Lock()
        self._has_ended = False

    def joined(self, start: Callable[[], Worker]) -> Worker | None:
        """Start a worker and return it; None when there is no process to be had, or the crew has ended."""
        with self._lock:
            if self._has_ended:
                return None
            try:
                worker = start()
            except OSError:
                return None
            self._workers.add(worker)
            return worker

    def left(self, worker: Worker) -> None:
        """Kill a worker."""
        worker.close()
        with self._lock:
            self._workers.discard(worker)

    def end(self) -> None:
        """Kill all workers, and start none any more."""
        with self._lock:
            self._has_ended = True
            workers = list(self._workers)
        for worker in workers:
            # Whoever listens to a busy one hears of its end, and closes it.
            if worker.is_idle:
                worker.close()
            else:
                worker.stop()
