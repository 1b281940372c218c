"""``biokg serve``: pages, HTTP API and SPARQL endpoint over the store."""

import argparse
import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from biokg.errors import MissingExtra, UsageError
from biokg.views.cli import options

if TYPE_CHECKING:
    from biokg.views.web.settings import Settings

_DESCRIPTION = """\
Serve the graph on http://127.0.0.1:8000/: pages to read, the questions as forms, an HTTP API and a SPARQL endpoint.
It reads the store and changes nothing; a new build is taken up while it runs. 启动网页、接口与 SPARQL 端点。"""
_EXAMPLES = (
    "biokg serve",
    "biokg serve --port 8080 --lang zh",
    "BIOKG_TOKEN=$(openssl rand -hex 16) biokg serve --host 0.0.0.0 --allow-host kg.example.org",
)
_OPEN = {
    "en": "{host} can be reached from other machines: anyone there may read the graph and ask what costs time.{token}"
    " Traffic is not encrypted; put a proxy with TLS in front."
    " Names that visitors call it by are given by --allow-host.",
    "zh": "{host} 可从其他机器访问：任何人都能读取图谱并提出耗时的查询。{token}"
    "传输未加密，请在前面放置带 TLS 的代理。访问者所用的主机名须以 --allow-host 给出。",
}
_NO_TOKEN = {"en": " Give --token to demand one.", "zh": "可用 --token 要求令牌。"}
_WRITABLE = {
    "en": "/sparql takes updates from anyone who reaches it, on a copy in memory; the store stays as it is.",
    "zh": "/sparql 接受任何访问者的更新，写入内存中的副本；图谱库不变。",
}
_MEGABYTE = 1 << 20
_CONNECTIONS = 500
_LONGEST = 3600


def run(words: list[str]) -> int:
    """Run ``biokg serve``."""
    arguments = _parser().parse_args(words)
    try:
        import uvicorn

        from biokg.views.web.app import create_app
        from biokg.views.web.protocol import Protocol
        from biokg.views.web.settings import Limits, Settings
    except ModuleNotFoundError as error:
        raise MissingExtra(f"`biokg serve` ({error.name})", "web") from error
    if not isinstance(arguments.store, Path):
        raise UsageError(
            f"`biokg serve` reads a store in a folder, not {arguments.store}; build one with --store DIR.",
            f"`biokg serve` 读取文件夹中的图谱库，而非 {arguments.store}；请用 --store DIR 构建。",
        )
    settings = Settings(
        store=arguments.store,
        host=arguments.host,
        port=arguments.port,
        token=arguments.token or "",
        language=arguments.lang,
        hosts=tuple(arguments.allow_host),
        cors=tuple(arguments.cors),
        services=tuple(arguments.allow_service),
        writable=arguments.writable,
        limits=Limits(
            query_seconds=arguments.timeout,
            workers=arguments.workers,
            memory_bytes=arguments.memory * _MEGABYTE,
            answer_bytes=arguments.answer * _MEGABYTE,
        ),
        queries=arguments.queries,
    )
    app = create_app(settings)
    for line in _warnings(settings):
        print(line, file=sys.stderr)
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stderr)
    print(f"http://{settings.host}:{settings.port}/", file=sys.stderr)
    uvicorn.run(
        app,
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,
        log_level="warning",
        http=Protocol,
        ws="none",
        server_header=False,
        limit_concurrency=_CONNECTIONS,
        timeout_graceful_shutdown=5,
    )
    return 0


def _warnings(settings: "Settings") -> Iterator[str]:
    if not settings.is_local:
        token = "" if settings.token else _NO_TOKEN[settings.language]
        yield _OPEN[settings.language].format(host=settings.host, token=token)
    if settings.writable:
        yield _WRITABLE[settings.language]


def _parser() -> argparse.ArgumentParser:
    parser = options.parser("serve", _DESCRIPTION, _EXAMPLES)
    parser.add_argument("--host", default="127.0.0.1", metavar="HOST", help="where to listen (default: 127.0.0.1)")
    parser.add_argument("--port", type=_port, default=8000, metavar="PORT", help="(default: 8000)")
    parser.add_argument(
        "--token",
        type=_token,
        default=os.environ.get("BIOKG_TOKEN") or None,
        metavar="TOKEN",
        help="demand this token of every request (default: $BIOKG_TOKEN, which other users of the machine cannot see)",
    )
    parser.add_argument(
        "--allow-host",
        action="append",
        default=[],
        metavar="NAME",
        help="a name by which visitors call the server, such as kg.example.org; may be given several times",
    )
    parser.add_argument(
        "--cors",
        action="append",
        default=[],
        metavar="ORIGIN",
        help="let pages of this origin read answers, such as https://example.org, or * (default: none)",
    )
    parser.add_argument("--workers", type=_count, default=4, metavar="N", help="queries at once (default: 4)")
    parser.add_argument(
        "--timeout", type=_seconds, default=20.0, metavar="SECONDS", help="a query is stopped then (default: 20)"
    )
    parser.add_argument("--memory", type=_count, default=512, metavar="MB", help="of one query (default: 512)")
    parser.add_argument("--answer", type=_count, default=64, metavar="MB", help="largest answer (default: 64)")
    parser.add_argument(
        "--allow-service",
        action="append",
        default=[],
        metavar="IRI",
        help="an endpoint that queries may ask by SERVICE (default: none)",
    )
    parser.add_argument(
        "--writable", action="store_true", help="take SPARQL updates, on a copy in memory that ends with the server"
    )
    options.add_language(parser)
    options.add_queries(parser)
    options.add_store(parser)
    options.add_decisions(parser)
    return parser


def _count(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 1 << 20:
        raise argparse.ArgumentTypeError(f"{text!r} is no number above 0")
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0
    if not 0 < seconds <= _LONGEST:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds up to {_LONGEST}")
    return seconds


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"{text!r} is no port: 1 to 65535")
    return int(text)


def _token(text: str) -> str:
    if len(text) < 8 or not text.isascii() or not text.isprintable() or " " in text:
        raise argparse.ArgumentTypeError("a token has 8 or more visible ASCII characters and no blank")
    return text
