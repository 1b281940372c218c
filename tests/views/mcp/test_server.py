"""The tools as an agent has them: the SDK's own client lists and calls every one, over stdio and HTTP."""

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters
from mcp.types import CallToolResult, TextContent, Tool

from biokg.ask import questions
from biokg.errors import BiokgError
from biokg.views.mcp.desk import Desk
from biokg.views.mcp.server import call, server, tools_of

BESIDE: dict[str, dict[str, Any]] = {
    "ask": {"text": "哪些企业同时布局多个园区？"},
    "find": {"text": "suzhou"},
    "explain": {"thing": "药明生物", "limit": 2},
    "path": {"start": "Roche", "end": "Hengrui"},
    "evidence": {"facts": ["https://w3id.org/biokg/id/fact/none"]},
    "sparql": {"query": "SELECT ?firm { ?firm bkg:clusterCount 2 }"},
}


@pytest.fixture(scope="module")
def desk(shipped_store: Path) -> Iterator[Desk]:
    made = Desk(shipped_store, None, "en")
    yield made
    made.source.close()


def arguments_of(name: str) -> dict[str, Any]:
    if name in BESIDE:
        return BESIDE[name]
    return {one.name: one.example["zh"] for one in questions.question(name).parameters if one.required}


def text_of(result: CallToolResult) -> str:
    (block,) = result.content
    assert isinstance(block, TextContent)
    return block.text


def test_a_client_over_stdio_lists_and_calls_every_tool(shipped_store: Path) -> None:
    command = StdioServerParameters(command=sys.executable, args=["-m", "biokg", "mcp", "--store", str(shipped_store)])

    async def main() -> tuple[list[Tool], dict[str, CallToolResult]]:
        async with Client(command) as client:
            tools = (await client.list_tools()).tools
            return tools, {tool.name: await client.call_tool(tool.name, arguments_of(tool.name)) for tool in tools}

    tools, results = anyio.run(main)
    assert sorted(results) == sorted([*questions.names(), *BESIDE])
    assert [name for name, result in results.items() if result.is_error] == []
    assert "“One of the biomedicine businesses in SIP is Hengrui" in text_of(results["anchors"])
    assert results["anchors"].structured_content["rows"][0]["why"][0]["document"].startswith("https://")
    assert all(tool.annotations and tool.annotations.read_only_hint for tool in tools)


def test_a_client_over_http_does_too(shipped_store: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "biokg", "mcp", "--http", str(port), "--store", str(shipped_store)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        try:
            _wait_for(port)

            async def main() -> CallToolResult:
                async with Client(f"http://127.0.0.1:{port}/mcp") as client:
                    assert len((await client.list_tools()).tools) == len(questions.names()) + len(BESIDE)
                    return await client.call_tool("funds", {"place": "上海", "min_size": "100亿"})

            assert anyio.run(main).structured_content["total"] == 3
        finally:
            process.terminate()


def _wait_for(port: int) -> None:
    for _ in range(200):
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("the server did not start")


def test_all_tools_together_are_small_enough_for_a_context(desk: Desk) -> None:
    async def listed() -> list[Tool]:
        async with Client(server(desk)) as client:
            return (await client.list_tools()).tools

    tools = anyio.run(listed)
    told = json.dumps([one.model_dump(exclude_none=True, by_alias=True) for one in tools], ensure_ascii=False)
    assert len(told) < 20_000
    assert max(len(one.description or "") for one in tools) <= 100


@pytest.mark.parametrize(
    ("name", "arguments", "said", "candidates"),
    [
        ("output", {"place": "Suzou"}, "unknown place 'Suzou'", True),
        ("output", {"place": "Taizhou"}, "ambiguous", True),
        ("output", {"city": "SIP"}, "no parameter 'city'", False),
        ("output", {"year": "soon"}, "is no year", False),
        ("output", {"limit": -1}, "limit -1", False),
        ("output", {"limit": True}, "limit True", False),
        ("output", {"lang": "fr"}, "lang 'fr'", False),
        ("output", {"as_of": "soon"}, "as_of 'soon'", False),
        ("cluster-profile", {}, "needs cluster", False),
        ("ask", {"text": "What will the weather be like tomorrow?"}, "no saved question", True),
        ("ask", {}, "text must be a text", False),
        ("explain", {"thing": "Nobody at all Inc"}, "unknown", True),
        ("evidence", {"facts": []}, "1 to 100", False),
        ("evidence", {"facts": ["a b"]}, "is no IRI", False),
        ("find", {"text": "x", "classes": ["Planet"]}, "'Planet'", False),
        ("sparql", {"query": "SELECT * {"}, "cannot be parsed", False),
        ("sparql", {"query": "SELECT * { SERVICE <http://e> { ?s ?p ?o } }"}, "SERVICE", False),
        ("sparql", {"query": "DROP ALL"}, "only read", False),
        ("sparql", {"query": "ASK { }", "format": "csv"}, "no argument format", False),
        ("outputs", {}, "unknown tool 'outputs'", True),
    ],
)
def test_what_cannot_be_is_an_error_of_the_tool_that_helps(
    desk: Desk, name: str, arguments: dict[str, Any], said: str, candidates: bool
) -> None:
    result = call(desk, name, arguments)
    assert result.is_error
    assert said in text_of(result)
    assert bool(result.structured_content.get("candidates")) == candidates


def test_pages_lead_on(desk: Desk) -> None:
    first = call(desk, "output", {"limit": 2}).structured_content
    second = call(desk, "output", {"limit": 2, "offset": first["next_offset"]}).structured_content
    assert len(first["rows"]) == len(second["rows"]) == 2
    assert first["rows"] != second["rows"]
    assert text_of(call(desk, "output", {"limit": 2})).endswith("more: offset=2")
    assert "next_offset" not in call(desk, "output", {"limit": 100}).structured_content


def test_values_may_be_typed_or_in_words(desk: Desk) -> None:
    typed = call(desk, "funds", {"place": "Shanghai", "min_size": 10_000_000_000}).structured_content
    assert typed == call(desk, "funds", {"place": "上海", "min_size": "100亿"}).structured_content
    metrics = call(desk, "contradictions", {"metric": ["outputValue", "industryScale"]}).structured_content
    assert metrics["parameters"] == {"metric": ["outputValue", "industryScale"]}


def test_the_words_are_told_how_they_were_read(desk: Desk) -> None:
    told = call(desk, "ask", {"text": "Which funds in Shanghai are larger than 10 billion yuan?"}).structured_content
    assert told["understood"]["query"] == "funds"


def test_free_queries_are_bounded_in_rows_and_time(desk: Desk) -> None:
    cut = call(desk, "sparql", {"query": "SELECT ?s { ?s ?p ?o }", "limit": 5}).structured_content
    assert (len(cut["rows"]), cut["cut"]) == (5, True)
    assert call(desk, "sparql", {"query": "ASK { id:nobody ?p ?o }"}).structured_content == {"boolean": False}


def test_tools_and_answers_are_told_in_chinese_too(shipped_store: Path) -> None:
    chinese = Desk(shipped_store, None, "zh")
    try:
        assert "基金的规模、管理人与投向" in {tool.description for tool in tools_of(chinese)}
        assert text_of(call(chinese, "funds", {"place": "上海"})).startswith("funds(place=上海市): ")
        assert "找不到" in text_of(call(chinese, "output", {"place": "Suzou"}))
    finally:
        chinese.source.close()


def test_own_questions_are_tools_too(shipped_store: Path, tmp_path: Path) -> None:
    (tmp_path / "firms.rq").write_text(
        "#+ summary: Firms\n#+ x-biokg:\n#+   columns:\n#+     - {name: firm, type: thing, en: firm}\n"
        "PREFIX bkg: <https://w3id.org/biokg/ontology#>\nSELECT ?firm { ?firm a bkg:Enterprise } ORDER BY ?firm"
    )
    own = Desk(shipped_store, tmp_path, "en")
    try:
        assert call(own, "firms", {}).structured_content["total"] > 10
    finally:
        own.source.close()


def test_hostile_values_are_answered_or_refused_in_words(desk: Desk, hostile: tuple[str, ...]) -> None:
    before = call(desk, "anchors", {}).structured_content
    for at, text in enumerate(hostile[3::5]):
        tool = tools_of(desk)[at % 35] if at % 3 == 0 else tools_of(desk)[-at % 6]
        for name in list(tool.arguments)[:2]:
            result = call(desk, tool.name, {name: text})
            assert text_of(result), (tool.name, name, text)
    assert call(desk, "anchors", {}).structured_content == before


def test_no_store_is_said_before_anything_is_served(tmp_path: Path) -> None:
    with pytest.raises(BiokgError, match="biokg build"):
        Desk(tmp_path / "nowhere", None, "en")
