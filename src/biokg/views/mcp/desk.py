"""What every tool needs: the store in use, own questions, the language; and what a tool gives back."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from biokg.ask.questions import LANGUAGES, Question
from biokg.errors import UsageError
from biokg.store.endpoint import Place
from biokg.views.asking import Asker, asker_of, saved_questions
from biokg.views.mcp.sources import source


class Given:
    """The arguments of a call, each read once; what is left over at the end is a mistake."""

    def __init__(self, arguments: Mapping[str, object]) -> None:
        self._left = {name: value for name, value in arguments.items() if value is not None}

    def text(self, name: str, default: str | None = None) -> str:
        """Take a text; raises `UsageError` when it is missing without a default, or no text."""
        value = self._left.pop(name, default)
        if not isinstance(value, str) or not value:
            raise UsageError(f"{name} must be a text.", f"{name} 必须是文字。")
        return value

    def optional(self, name: str) -> str | None:
        """Take a text if there is one."""
        return self.text(name) if name in self._left else None

    def number(self, name: str, default: int, most: int) -> int:
        """Take a number of rows, at most `most`; raises `UsageError` for anything else."""
        value = self._left.pop(name, default)
        if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < len(str(most)) + 3:
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise UsageError(f"{name} {value!r} is no number of rows.", f"{name} {value!r} 不是行数。")
        return min(value, most)

    def language(self, default: str) -> str:
        """Take the language; raises `UsageError` for one that there is not."""
        value = self.text("lang", default)
        if value not in LANGUAGES:
            offered = ", ".join(LANGUAGES)
            raise UsageError(f"lang {value!r} is none of {offered}.", f"lang {value!r} 不是 {offered} 之一。")
        return value

    def texts(self, name: str) -> list[str]:
        """Take a list of texts, or one; raises `UsageError` for anything else."""
        value = self._left.pop(name, [])
        found = [value] if isinstance(value, str) else value
        if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
            raise UsageError(f"{name} must be a list of texts.", f"{name} 必须是文字列表。")
        return found

    def rest(self) -> dict[str, object]:
        """Take all that is left: the parameters of a question."""
        left, self._left = self._left, {}
        return left

    def end(self) -> None:
        """Raise `UsageError` when something is left that nobody asked for."""
        if self._left:
            names = ", ".join(sorted(self._left))
            raise UsageError(f"there is no argument {names}.", f"没有参数 {names}。")


class Outcome(NamedTuple):
    """What a tool gives back: for the model to read, and for programs."""

    text: str
    data: dict[str, Any]


class Tool(NamedTuple):
    """A tool: what it is called, what it does, what it takes (JSON Schema by argument), and how."""

    name: str
    description: str
    arguments: dict[str, Any]
    required: tuple[str, ...]
    call: Callable[["Desk", Given], Outcome]


class Desk:
    """Holds what is asked, the questions, and the language of the tools."""

    def __init__(self, store: Place, folder: Path | None, lang: str) -> None:
        self.lang = lang
        self.source = source(store)
        self._folder = folder
        self._asker: Asker | None = None

    def asker(self) -> Asker:
        """Return what asks the store in use."""
        self._asker = asker_of(self.source.view(), self._asker)
        return self._asker

    def questions(self) -> list[Question]:
        """Return the saved questions, own ones included."""
        return saved_questions(self._folder)
