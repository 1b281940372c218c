"""The one entry point: finds the command, runs it and turns errors into words and exit statuses."""

import os
import sys
from io import TextIOWrapper
from itertools import pairwise

from biokg.errors import AmbiguousName, BiokgError, CheckFailed, UnknownName, UsageError
from biokg.views.cli.commands import COMMANDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from biokg.views.cli.kept import Run

COMPLETE = "__complete"
"""What the scripts of ``biokg completion`` call; no command for people."""

EXIT_STATUS: dict[type[BiokgError], int] = {UsageError: 2, UnknownName: 4, AmbiguousName: 4, CheckFailed: 5}
"""What a command exits with when it could not be done; any other error of ours is 1."""

_INTERRUPTED = 130

_HELP = """\
usage: biokg COMMAND [...]

A knowledge graph of China's biomedical clusters, every fact with its sentence.
中国生物医药产业集群知识图谱，每条事实都附原文。

commands:
{commands}

  biokg COMMAND --help   says more of one command
  biokg --version        prints the version

start with:
  biokg build            reads the shipped documents
  biokg ask              lists the questions; --lang zh 用中文列出
  biokg ask anchors      asks one

exit status: 0 done, 1 it could not be, 2 wrong usage, 4 unknown or ambiguous name, 5 a check failed
"""


def main(arguments: list[str] | None = None) -> int:
    """Run one command line and return its exit status."""
    words = sys.argv[1:] if arguments is None else arguments
    _speak_utf8()
    try:
        status = _dispatch(words)
        sys.stdout.flush()
    except BiokgError as error:
        print(f"biokg: {error.said(_language(words))}", file=sys.stderr)
        return next((code for kind, code in EXIT_STATUS.items() if isinstance(error, kind)), 1)
    except BrokenPipeError:
        # The reader has what it wanted.
        _drop_output()
        return 0
    except OSError as error:
        # Our rooms name their own; what is left is standard output itself, say on a full disk.
        print(f"biokg: {error}", file=sys.stderr)
        _drop_output()
        return 1
    except KeyboardInterrupt:
        return _INTERRUPTED
    return status


def _dispatch(words: list[str]) -> int:
    name = words[0] if words else "--help"
    if name in {"-h", "--help", "help"}:
        print(_HELP.format(commands="\n".join(f"  {name:<11}{text}" for name, text in COMMANDS.items())), end="")
        return 0
    if name == "--version":
        from importlib.metadata import version

        print(f"biokg {version('biokg')}")
        return 0
    if name == COMPLETE:
        from biokg.views.cli import complete

        return complete.run(words[1:])
    if name not in COMMANDS:
        raise UsageError(f"unknown command {name!r}; commands: {', '.join(COMMANDS)}.")
    if name == "ask":
        from biokg.views.cli import kept

        return kept.answered(words[1:], _command(name))
    return _command(name)(words[1:])


def _command(name: str) -> "Run":
    def run(words: list[str]) -> int:
        from importlib import import_module

        status: int = import_module(f"biokg.views.cli.{name}").run(words)
        return status

    return run


def _language(words: list[str]) -> str:
    return "zh" if "--lang=zh" in words or ("--lang", "zh") in pairwise(words) else "en"


def _drop_output() -> None:
    """Send what is still to be written nowhere, or Python complains once more when it closes standard output."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
