"""Who does the work: this process, several of this machine, or a Dask cluster; all give the same."""

import gc
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import TypeVar

from biokg.errors import BiokgError, MissingExtra, UsageError

T = TypeVar("T")
R = TypeVar("R")
Map = Callable[[Callable[[T], R], Iterable[T]], Iterator[R]]
_SELDOM = (100_000, 20, 20)
_AHEAD = 3
"""Pieces of work a process that wait to be done, so that none is idle and memory stays bounded."""
_PATIENCE = 10.0
"""Seconds to wait for a scheduler."""
_LARGE = 256 << 10
"""Bytes of documents below which further processes cost more than they save."""


def default_jobs(size: int) -> int:
    """Return how many processes documents of together `size` bytes are worth: one, or one a core.

    >>> default_jobs(1000)
    1
    """
    return len(os.sched_getaffinity(0)) if size > _LARGE else 1


class Workers:
    """Does pieces of work in `jobs` processes; results come as they are ready, in no order."""

    def __init__(self, executor: Executor | None, window: int) -> None:
        self._executor = executor
        self._window = window

    def map(self, function: Callable[[T], R], pieces: Iterable[T]) -> Iterator[R]:
        """Yield what a function gives of each piece; with one process in order, and one by one."""
        if self._executor is None:
            yield from map(function, pieces)
            return
        under_way: set[Future[R]] = set()
        for piece in pieces:
            under_way.add(self._executor.submit(function, piece))
            if len(under_way) >= self._window:
                done, under_way = wait(under_way, return_when=FIRST_COMPLETED)
                yield from (future.result() for future in done)
        while under_way:
            done, under_way = wait(under_way, return_when=FIRST_COMPLETED)
            yield from (future.result() for future in done)


@contextmanager
def processes(jobs: int) -> Iterator[Workers]:
    """Give workers in `jobs` processes of this machine; with one the work is done in this process itself."""
    if jobs == 1:
        with _seldom_collecting():
            yield Workers(None, 1)
        return
    # A fork has the tables already, but must not be made beside other threads, which may hold locks.
    method = "fork" if threading.active_count() == 1 and "fork" in multiprocessing.get_all_start_methods() else "spawn"
    with ProcessPoolExecutor(jobs, multiprocessing.get_context(method), _begin) as pool:
        try:
            yield Workers(pool, jobs * _AHEAD)
        except BrokenProcessPool as error:
            raise BiokgError(
                "a process that reads documents was killed (too little memory?); run the command again, it goes on "
                "where it was, or give fewer --jobs",
                "读取文档的进程被终止（内存不足？）；请重新运行该命令，它会接着进行；或减少 --jobs",
            ) from error


@contextmanager
def _seldom_collecting() -> Iterator[None]:
    before = gc.get_threshold()
    _collect_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def _begin() -> None:
    _collect_seldom()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process when the one that began it has: killed, it cannot say so, and its lock would be held here."""
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _collect_seldom() -> None:
    # Rules and tables stay, and what reading makes holds no cycles: looking for some takes a twentieth of the time.
    gc.freeze()
    gc.set_threshold(*_SELDOM)


@contextmanager
def cluster(address: str) -> Iterator[Workers]:
    """Give the workers of a Dask cluster by the address of its scheduler; raise `UsageError` where there is none."""
    try:
        from distributed import Client
    except ImportError:
        raise MissingExtra("--engine dask", "dask") from None
    try:
        client = Client(address, timeout=_PATIENCE)
    except (OSError, ValueError) as error:
        raise UsageError(
            f"no Dask scheduler answers at {address!r}: {error}", f"{address!r} 处没有 Dask 调度器应答：{error}"
        ) from error
    with client:
        threads = sum(client.nthreads().values())
        # The name of a task is the hash of its work, so that a scheduler that sees it twice does it once.
        yield Workers(client.get_executor(pure=True), max(threads, 1) * _AHEAD)
