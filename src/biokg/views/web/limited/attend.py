"""Work in the pool for one request: it ends when the client is gone."""

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

from starlette.requests import ClientDisconnect, Request

from biokg.errors import Busy
from biokg.views.web.limited.pool import Cancel, Pool
from biokg.views.web.limited.process import Stopped

_T = TypeVar("_T")


async def attend(request: Request, work: Callable[[Cancel], _T]) -> _T:
    """Return what ``work(cancel)`` returns, run in a thread of the pool; it is cancelled when the client hangs up.

    Raises what `work` raises, `Busy` when no thread is free, `ClientDisconnect` when nobody waits any more.
    """
    pool: Pool = request.app.state.pool
    if not pool.turn.acquire(blocking=False):
        raise Busy.just_now()
    cancel = Cancel()
    future = asyncio.get_running_loop().run_in_executor(pool.executor, work, cancel)
    future.add_done_callback(lambda _: pool.turn.release())
    gone = asyncio.ensure_future(_hung_up(request))
    try:
        waited: set[asyncio.Future[Any]] = {future, gone}
        await asyncio.wait(waited, return_when=asyncio.FIRST_COMPLETED)
    finally:
        gone.cancel()
        if not future.done():
            cancel()
    try:
        return await future
    except Stopped:
        raise ClientDisconnect from None


async def _hung_up(request: Request) -> None:
    # The body was read before; all that can still arrive is the end.
    while (await request.receive())["type"] != "http.disconnect":
        continue
