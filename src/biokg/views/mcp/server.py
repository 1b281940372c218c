"""The tools as a server of the Model Context Protocol, over standard input and output or HTTP on this machine."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, TypeVar

import anyio
from mcp import types
from mcp.server import Server, ServerRequestContext
from mcp.server.stdio import stdio_server

from biokg import __version__
from biokg.errors import BiokgError, UnknownName
from biokg.views.mcp import queries, questions, things
from biokg.views.mcp.desk import Desk, Given, Outcome, Tool
from biokg.views.plain import faults

INSTRUCTIONS: Final = {
    "en": "Facts on China's biomedical clusters (parks, firms, funds, approvals, people, policies, figures), each with"
    " the sentence it rests on: quote it. A thing is given by any name, zh or en, or IRI; money in yuan as '100亿' or"
    " '10 billion'. Every question takes limit (20), offset, lang (en, zh), as_of (only documents published by that"
    " day, month or year) and min_tier (A asserted, B and C less certain). bound tells 'more than' from 'exact',"
    " modality a forecast or target from what is reported.",
    "zh": "关于中国生物医药产业集群的事实（园区、企业、基金、获批、人物、政策、数据），每条附原文，请引用。"
    "事物可用中英文任一名称或 IRI；金额为人民币，如“100亿”。各问题都可带 limit（20）、offset、lang、"
    "as_of（仅用该日及之前发布的文档）、min_tier（A 已断言，B、C 较不确定）。"
    "bound 为界限，modality 区分已报道与预测、目标。",
}
_T = TypeVar("_T")
_Context = ServerRequestContext[Any]


def tools_of(desk: Desk) -> list[Tool]:
    """Return all tools: one a question, and those beside."""
    return [*questions.tools(desk.questions(), desk.lang), *things.tools(desk.lang), *queries.tools(desk.lang)]


def server(desk: Desk) -> Server[Any]:
    """Return the server; a question that is added while it runs is a tool at once."""

    async def listed(_: _Context, __: types.PaginatedRequestParams | None) -> types.ListToolsResult:
        return types.ListToolsResult(tools=[_described(tool) for tool in await _threaded(tools_of, desk)])

    async def called(_: _Context, params: types.CallToolRequestParams) -> types.CallToolResult:
        return await _threaded(call, desk, params.name, params.arguments or {})

    return Server(
        "biokg",
        version=__version__,
        instructions=INSTRUCTIONS[desk.lang],
        on_list_tools=listed,
        on_call_tool=called,
    )


def call(desk: Desk, name: str, arguments: Mapping[str, object]) -> types.CallToolResult:
    """Call a tool; what cannot be is an answer too, so that the model can mend its call."""
    try:
        outcome = _named(tools_of(desk), name).call(desk, Given(arguments))
    except BiokgError as error:
        return _result(Outcome(error.said(desk.lang), faults.told(error)), is_error=True)
    return _result(outcome, is_error=False)


def _named(tools: Iterable[Tool], name: str) -> Tool:
    by_name = {tool.name: tool for tool in tools}
    if name not in by_name:
        from difflib import get_close_matches

        raise UnknownName("tool", name, get_close_matches(name, by_name, 5, 0.3))
    return by_name[name]


def _result(outcome: Outcome, *, is_error: bool) -> types.CallToolResult:
    text = types.TextContent(type="text", text=outcome.text)
    return types.CallToolResult(content=[text], structured_content=outcome.data, is_error=is_error)


def _described(tool: Tool) -> types.Tool:
    schema: dict[str, Any] = {"type": "object", "properties": tool.arguments, "additionalProperties": False}
    if tool.required:
        schema["required"] = list(tool.required)
    only_reads = types.ToolAnnotations(read_only_hint=True, open_world_hint=False)
    return types.Tool(name=tool.name, description=tool.description, input_schema=schema, annotations=only_reads)


async def _threaded(work: Callable[..., _T], *arguments: Any) -> _T:
    # The store is asked in a thread, so that a long answer holds up no other call.
    return await anyio.to_thread.run_sync(work, *arguments)


def run_stdio(desk: Desk) -> None:
    """Serve over standard input and output until the client closes them."""

    async def main() -> None:
        made = server(desk)
        async with stdio_server() as (reading, writing):
            await made.run(reading, writing, made.create_initialization_options())

    anyio.run(main)


def run_http(desk: Desk, port: int) -> None:
    """Serve streamable HTTP at ``http://127.0.0.1:PORT/mcp``; other names and origins are refused."""
    import uvicorn

    app = server(desk).streamable_http_app(json_response=True, stateless_http=True)
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning", access_log=False)
