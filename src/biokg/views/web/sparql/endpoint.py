"""``/sparql``: queries, updates where those are allowed, and the description of the service."""

from functools import partial
from typing import IO, Final

from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from biokg.store.tokens import form as kind_of
from biokg.views.web.limited.attend import attend
from biokg.views.web.limited.pool import Cancel, Pool
from biokg.views.web.refused import Refused
from biokg.views.web.sparql import forms, jobs, protocol
from biokg.views.web.sparql.description import description
from biokg.views.web.sparql.editor import editor
from biokg.views.web.sparql.protocol import Asked

_PIECE: Final = 1 << 18


async def sparql(request: Request) -> Response:
    """Answer a request of the SPARQL 1.1 Protocol."""
    asked = await protocol.read(request)
    if asked.update is not None:
        return await _updated(request, asked.update, asked)
    kind = "describe" if asked.query is None else kind_of(asked.query)
    offered = forms.offered(kind)
    form = forms.chosen(asked.format, request.headers.get("accept", ""), offered)
    if form is None:
        raise Refused(
            406,
            f"this has the forms {', '.join(one.type for one in offered)}",
            f"可选的格式：{'、'.join(one.type for one in offered)}",
        )
    if form is forms.HTML:
        task = None if asked.query is None else wanted(request, asked.query, asked)
        return await editor(request, task, asked.question)
    if asked.query is None:
        made = await run_in_threadpool(description, request, form)
        return _headed(Response(made), form)
    return _headed(await _answered(request, wanted(request, asked.query, asked), form), form)


def wanted(request: Request, text: str, asked: Asked) -> jobs.Wanted:
    """Return what the workers are told of a query or update."""
    graphs = (asked.default, asked.named) if asked.has_graphs else None
    return jobs.Wanted(text, graphs, endpoint_of(request), request.app.state.settings.services)


def endpoint_of(request: Request) -> str:
    """Return the IRI of the endpoint."""
    return str(request.url.replace(query="", fragment=""))


async def _answered(request: Request, asked: jobs.Wanted, form: forms.Form) -> Response:
    pool: Pool = request.app.state.pool

    def run(cancel: Cancel) -> IO[bytes]:
        return pool.stream(cancel, jobs.written, asked, form.name)

    output = await attend(request, run)
    first = output.read(_PIECE)
    if len(first) < _PIECE:
        output.close()
        return Response(first)
    output.seek(0)
    return StreamingResponse(iter(partial(output.read, _PIECE), b""), background=BackgroundTask(output.close))


async def _updated(request: Request, text: str, asked: Asked) -> Response:
    if not request.app.state.settings.writable:
        raise Refused(403, "this endpoint only reads: updates are refused", "此端点只读，拒绝更新")
    pool: Pool = request.app.state.pool
    task = wanted(request, text, asked)
    await attend(request, lambda cancel: pool.attended(cancel, jobs.updated, task))
    return Response(status_code=204)


def _headed(answer: Response, form: forms.Form) -> Response:
    answer.headers["Content-Type"] = f"{form.type}; charset=utf-8"
    answer.headers["Vary"] = "Accept"
    answer.headers["Cache-Control"] = "no-cache"
    return answer
