"""Places for workers, given out in the order in which they were asked for."""

from collections import deque
from queue import Empty, SimpleQueue
from threading import Lock
from typing import Generic, TypeVar

from biokg.errors import Busy

_T = TypeVar("_T")


class Places(Generic[_T]):
    """A number of places; each holds a thing to use, or None where one must first be made."""

    def __init__(self, count: int, seconds: float) -> None:
        self._free: deque[_T | None] = deque([None] * count)
        self._waiting: deque[SimpleQueue[_T | None]] = deque()
        self._lock = Lock()
        self._seconds = seconds

    def take(self, most_waiting: int) -> _T | None:
        """Return what the next free place holds.

        Raises `Busy` when `most_waiting` others wait already, or none becomes free in time.
        """
        with self._lock:
            if self._free and not self._waiting:
                return self._free.pop()
            if len(self._waiting) >= most_waiting:
                raise Busy.just_now()
            mine: SimpleQueue[_T | None] = SimpleQueue()
            self._waiting.append(mine)
        try:
            return mine.get(timeout=self._seconds)
        except Empty:
            with self._lock:
                if mine in self._waiting:
                    self._waiting.remove(mine)
                    raise Busy.just_now() from None
            return mine.get()  # it was handed over in just this moment

    def give(self, thing: _T | None) -> None:
        """Give a place back, to be taken first."""
        with self._lock:
            if self._waiting:
                self._waiting.popleft().put(thing)
            else:
                self._free.append(thing)

    def give_last(self, thing: _T | None) -> None:
        """Give a place back whose thing is still to be made, or being made: taken when no other is free."""
        with self._lock:
            if self._waiting:
                self._waiting.popleft().put(thing)
            else:
                self._free.appendleft(thing)
