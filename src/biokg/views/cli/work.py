"""How much of the machine, or of which, a command may use to read documents, and the line that tells how far it is."""

import argparse
import sys
import time
from collections.abc import Callable

from biokg.bulk.gathering import How
from biokg.errors import UsageError

_EACH = 0.2
"""Seconds between two states of the line."""
_MOST_JOBS = 1024
_CLEAR = "\r\x1b[K"


def add_jobs(to: argparse.ArgumentParser) -> None:
    """Declare --jobs."""
    to.add_argument(
        "--jobs",
        type=_jobs,
        metavar="N",
        help="processes that read documents (default: one a core, or one where there is little to read) 进程数",
    )


def add_engine(to: argparse.ArgumentParser) -> None:
    """Declare --no-cache, --engine and --scheduler."""
    to.add_argument("--no-cache", action="store_true", help="read every document again and remember nothing 不使用缓存")
    to.add_argument(
        "--engine",
        choices=("processes", "dask"),
        default="processes",
        help="who reads the documents: processes of this machine, or a Dask cluster (default: processes) 执行引擎",
    )
    to.add_argument(
        "--scheduler", metavar="ADDRESS", help="the Dask scheduler, such as tcp://127.0.0.1:8786 调度器地址"
    )


def how_of(arguments: argparse.Namespace) -> How:
    """Return how the work is to be done; raise `UsageError` for a scheduler without its engine or an engine without."""
    if (arguments.engine == "dask") != bool(arguments.scheduler):
        raise UsageError("--engine dask and --scheduler ADDRESS go together", "--engine dask 须与 --scheduler 同时使用")
    return How(arguments.jobs, arguments.scheduler, cache=not arguments.no_cache)


def _jobs(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= _MOST_JOBS:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes from 1 to {_MOST_JOBS}")
    return int(text)


class Meter:
    """One line on standard error: what is done, how fast, and how long the rest will take."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._what = ""
        self._begun = self._told = 0.0

    def __call__(self, what: str, done: int, total: int) -> None:
        """Tell that `done` of `total` are done (0 for unknown)."""
        now = self._clock()
        if what != self._what:
            self._what, self._begun, self._told = what, now, -_EACH
        if now - self._told >= _EACH or done == total:
            self._told = now
            line = state(what, done, total, now - self._begun)
            print(_CLEAR + line, end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Take the line away."""
        if self._what:
            print(_CLEAR, end="", file=sys.stderr, flush=True)


def state(what: str, done: int, total: int, seconds: float) -> str:
    """Return how far something is after some seconds.

    >>> state("documents", 250, 1000, 10.0)
    'documents 250/1,000  25.0/s  30 s left'
    >>> state("quads", 200_000, 0, 4.0)
    'quads 200,000  50,000/s'
    >>> state("documents", 3, 17, 0.0)
    'documents 3/17'
    """
    counted = f"{what} {done:,}/{total:,}" if total else f"{what} {done:,}"
    if seconds <= 0 or not done:
        return counted
    rate = done / seconds
    shown = f"{rate:,.0f}" if rate >= 100 else f"{rate:.1f}"
    left = f"  {_span(round((total - done) / rate))} left" if total > done else ""
    return f"{counted}  {shown}/s{left}"


def _span(seconds: int) -> str:
    """Return a span of time in the two units that matter.

    >>> _span(45), _span(200), _span(7500)
    ('45 s', '3 min 20 s', '2 h 5 min')
    """
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {seconds} s" if minutes else f"{seconds} s"
