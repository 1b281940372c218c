"""``biokg mcp``: the questions as tools of a language-model agent."""

import argparse
import sys

from biokg.errors import MissingExtra
from biokg.views.cli import options

_DESCRIPTION = """\
Serve the saved questions as tools of the Model Context Protocol: one a question, and ask (in words), find, explain,
path, evidence and sparql. Agents start it themselves and speak over standard input and output; with --http it
listens on this machine. It only reads. 以 MCP 工具形式提供全部问题，供智能体调用。"""
_EXAMPLES = (
    "biokg mcp",
    "biokg mcp --http 8765                  (http://127.0.0.1:8765/mcp)",
    "biokg mcp --lang zh --queries my-questions",
    "claude mcp add biokg -- biokg mcp --store /path/to/store",
)


def run(words: list[str]) -> int:
    """Run ``biokg mcp``."""
    parser = options.parser("mcp", _DESCRIPTION, _EXAMPLES)
    parser.add_argument("--http", type=_port, metavar="PORT", help="streamable HTTP on 127.0.0.1 instead of stdio")
    options.add_queries(parser)
    options.add_language(parser)
    options.add_store(parser)
    arguments = parser.parse_args(words)
    try:
        from biokg.views.mcp.server import run_http, run_stdio
    except ModuleNotFoundError as error:
        raise MissingExtra(f"`biokg mcp` ({error.name})", "mcp") from error
    from biokg.views.mcp.desk import Desk

    desk = Desk(arguments.store, arguments.queries, arguments.lang)
    desk.questions()  # a file that is malformed is said at once
    if arguments.http is None:
        run_stdio(desk)
    else:
        print(f"http://127.0.0.1:{arguments.http}/mcp", file=sys.stderr)
        run_http(desk, arguments.http)
    return 0


def _port(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and 0 < int(text) < 65536):
        raise argparse.ArgumentTypeError(f"{text!r} is no port; give 1 to 65535")
    return int(text)
