"""``biokg serve``: pages, HTTP API and SPARQL endpoint over the store."""

import argparse
import logging
import os
import sys

from biokg.errors import MissingExtra
from biokg.views.cli import options

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
    " Traffic is not encrypted; put a proxy with TLS in front.",
    "zh": "{host} 可从其他机器访问：任何人都能读取图谱并提出耗时的查询。{token}传输未加密，请在前面放置带 TLS 的代理。",
}
_NO_TOKEN = {"en": " Give --token to demand one.", "zh": "可用 --token 要求令牌。"}


def run(words: list[str]) -> int:
    """Run ``biokg serve``."""
    arguments = _parser().parse_args(words)
    try:
        import uvicorn

        from biokg.views.web.app import create_app
        from biokg.views.web.settings import Settings
    except ModuleNotFoundError as error:
        raise MissingExtra(f"`biokg serve` ({error.name})", "web") from error
    settings = Settings(
        store=arguments.store,
        host=arguments.host,
        port=arguments.port,
        token=arguments.token or "",
        language=arguments.lang,
        hosts=tuple(arguments.allow_host),
    )
    app = create_app(settings)
    if not settings.is_local:
        token = "" if settings.token else _NO_TOKEN[arguments.lang]
        print(_OPEN[arguments.lang].format(host=settings.host, token=token), file=sys.stderr)
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stderr)
    print(f"http://{settings.host}:{settings.port}/", file=sys.stderr)
    uvicorn.run(
        app,
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=5,
    )
    return 0


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
    options.add_language(parser)
    options.add_store(parser)
    return parser


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"{text!r} is no port: 1 to 65535")
    return int(text)


def _token(text: str) -> str:
    if len(text) < 8 or not text.isascii() or not text.isprintable() or " " in text:
        raise argparse.ArgumentTypeError("a token has 8 or more visible ASCII characters and no blank")
    return text
