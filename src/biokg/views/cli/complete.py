"""What may follow the words typed so far; a shell asks it (see ``biokg completion``), so it never fails aloud."""

import re
from collections.abc import Iterable
from contextlib import redirect_stderr, redirect_stdout, suppress
from importlib import import_module
from io import StringIO
from pathlib import Path

from biokg.ask import questions
from biokg.ask.beginnings import beginning
from biokg.ask.questions import Parameter
from biokg.errors import BiokgError
from biokg.store.endpoint import Place, place
from biokg.store.view import open_view
from biokg.views.asking import default_store
from biokg.views.cli.commands import COMMANDS

_NAMED = {"explain": 1, "path": 2}
"""The commands whose first so many words are names of things."""

_ENTITIES = {"--place": ("Place",), "--sector": ("Sector",)}
"""Options of other commands that take the name of a thing."""

_FILES = frozenset({"--store", "--queries", "--file", "--nquads"})
_LISTED = re.compile(r"(--[a-z][a-z-]*) [A-Z]+(?:, -\w [A-Z]+)?\s+((?:[a-z0-9_-]+,\s+)+[a-z0-9_-]+)\s+\(default")
_OPTION = re.compile(r"(?<![\w-])(--[a-z][a-z_-]*)(?:[ =](\{[^}]*\}))?")


def run(words: list[str]) -> int:
    """Print what may stand in place of the last of `words`, one a line; nothing leaves it to the shell (files)."""
    typed = [_unquoted(word) for word in words] or [""]
    try:
        found = _candidates(typed[:-1], typed[-1])
    except BiokgError:
        found = []
    for one in found:
        print(one)
    return 0


def _candidates(before: list[str], start: str) -> list[str]:
    if not before:
        return _starting(start, COMMANDS)
    command, rest = before[0], before[1:]
    if command not in COMMANDS:
        return []
    if rest and rest[-1].startswith("--") and (values := _values(command, rest, start)) is not None:
        return values
    if start.startswith("-"):
        return _starting(start, _options(command, rest))
    return _words(command, rest, start)


def _words(command: str, rest: list[str], start: str) -> list[str]:
    """Return what may stand where no option's value does."""
    position = len(_positional(rest))
    if command == "ask" and position == 0:
        return _starting(start, questions.names(_folder(rest)))
    if position < _NAMED.get(command, 0):
        return beginning(open_view(_store(rest)), start)
    choices = {"completion": ("bash", "zsh", "fish"), "queries": ("check",)}
    return _starting(start, choices.get(command, ())) if position == 0 else []


def _values(command: str, rest: list[str], start: str) -> list[str] | None:
    """Return what may follow the last option of `rest`; None where it takes no value."""
    option = rest[-1]
    if option in _FILES:
        return []
    parameter = _parameter(command, rest, option)
    if parameter is not None:
        return _of_parameter(parameter, rest, start)
    if option in _ENTITIES:
        return beginning(open_view(_store(rest)), start, _ENTITIES[option])
    choices = _measures() if option == "--by" else _options(command, rest).get(option)
    return None if choices is None else _starting(start, choices)


def _measures() -> tuple[str, ...]:
    from biokg.analysis.measures import MEASURES

    return tuple(MEASURES)


def _of_parameter(parameter: Parameter, rest: list[str], start: str) -> list[str]:
    type_ = parameter.of or parameter.type
    if type_ == "entity":
        return beginning(open_view(_store(rest)), start, parameter.classes)
    if type_ == "choice":
        done, comma, last = start.rpartition(",")
        return [f"{done}{comma}{one}" for one in _starting(last, parameter.choices)]
    return _starting(start, dict.fromkeys(parameter.example.values()))


def _parameter(command: str, rest: list[str], option: str) -> Parameter | None:
    name = next(iter(_positional(rest)), "") if command == "ask" else ""
    if name not in questions.names(_folder(rest)):
        return None
    saved = questions.question(name, _folder(rest))
    return next((one for one in saved.parameters if option in {f"--{one.option}", f"--{one.name}"}), None)


def _options(command: str, rest: list[str]) -> dict[str, tuple[str, ...]]:
    """Return the options of a command with the values that its help lists; what the help says is what there is."""
    text = StringIO()
    name = _positional(rest)[:1] if command == "ask" else []
    with redirect_stdout(text), redirect_stderr(StringIO()), suppress(SystemExit, BiokgError):
        import_module(f"biokg.views.cli.{command}").run([*name, "--help"])
    found: dict[str, tuple[str, ...]] = {}
    for option, choices in _OPTION.findall(text.getvalue()):
        found[option] = found.get(option) or (tuple(choices.strip("{}").split(",")) if choices else ())
    for option, listed in _LISTED.findall(text.getvalue()):
        found[option] = tuple(re.split(r",\s+", listed))
    return {option: values for option, values in found.items() if option != "--help" and "_" not in option}


def _positional(rest: list[str]) -> list[str]:
    """Return the words that are neither options nor values of options."""
    flags = {"--why", "--explain", "--help"}
    return [
        word
        for at, word in enumerate(rest)
        if not word.startswith("-") and not (at and rest[at - 1].startswith("--") and rest[at - 1] not in flags)
    ]


def _folder(rest: list[str]) -> Path | None:
    given = _given(rest, "--queries")
    return Path(given) if given else None


def _store(rest: list[str]) -> Place:
    given = _given(rest, "--store")
    return place(given) if given else default_store()


def _given(rest: list[str], option: str) -> str:
    return rest[rest.index(option) + 1] if option in rest[:-1] else ""


def _starting(start: str, offered: Iterable[str]) -> list[str]:
    return [one for one in offered if one.startswith(start)]


def _unquoted(word: str) -> str:
    r"""Take off what a shell needs around blanks: a word comes as it stands on the line.

    >>> _unquoted('"Suzhou Ind'), _unquoted("Suzhou\\ Ind")
    ('Suzhou Ind', 'Suzhou Ind')
    """
    return word[1:].removesuffix(word[0]) if word[:1] in {"'", '"'} else re.sub(r"\\(.)", r"\1", word)
