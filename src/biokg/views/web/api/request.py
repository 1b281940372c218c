"""What the address of a request asks for, read strictly: an unknown or doubled name is said, never passed over."""

from collections.abc import Iterable
from typing import Final, NamedTuple, cast

from starlette.requests import Request

from biokg.ask.answer import Window
from biokg.ask.questions import LANGUAGES, Question
from biokg.ask.written import Written
from biokg.errors import UsageError
from biokg.terms import TIERS
from biokg.views.asking import Asker, Scope, Wanted, asker_of

OF_ANSWERS: Final = ("as_of", "format", "lang", "limit", "min_tier", "offset", "stated", "why")
"""What can be said of every answer."""
_TRUTHS: Final = {"true": True, "1": True, "false": False, "0": False}
_MOST_DIGITS: Final = 9
_LONGEST: Final = 500


class Words(NamedTuple):
    """The words of an address: by name, each once but for those that may be said more often."""

    single: dict[str, str]
    several: dict[str, tuple[str, ...]]

    def wanted(self) -> Wanted:
        """Return how the answer is wanted; raises `UsageError`."""
        scope = Scope(self.single.get("min_tier", TIERS[0]), self.single.get("as_of"))
        limit = self.natural("limit")
        return Wanted(scope, Window(limit, self.natural("offset") or 0), self.truth("stated"), self.truth("why"))

    def natural(self, name: str) -> int | None:
        """Return a number of rows; raises `UsageError`."""
        text = self.single.get(name)
        if text is None:
            return None
        if not (text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS):
            raise UsageError(f"{name} {text!r} is no number of rows.", f"{name} {text!r} 不是行数。")
        return int(text)

    def truth(self, name: str) -> bool:
        """Return a yes or no; raises `UsageError`."""
        text = self.single.get(name, "false")
        if text not in _TRUTHS:
            raise UsageError(f"{name} {text!r} is neither true nor false.", f"{name} {text!r} 不是 true 或 false。")
        return _TRUTHS[text]

    def needed(self, name: str) -> str:
        """Return what must be said; raises `UsageError`."""
        if name not in self.single:
            raise UsageError(f"{name} is missing.", f"缺少 {name}。")
        if len(self.single[name]) > _LONGEST:
            raise UsageError(f"{name} is longer than {_LONGEST} characters.", f"{name} 超过 {_LONGEST} 个字符。")
        return self.single[name]


def words(request: Request, single: Iterable[str], several: Iterable[str] = ()) -> Words:
    """Return the words of an address, of which `single` may be said once and `several` more often.

    Raises `UsageError` for any other name, for a doubled one, and for one without a value: whoever sends
    ``place=`` out of an empty variable wants no answer for all places.
    """
    once, often = frozenset((*single, "lang")), frozenset(several)
    found: dict[str, list[str]] = {}
    for name, value in request.query_params.multi_items():
        if name not in once | often:
            offered = ", ".join(sorted(once | often))
            raise UsageError(
                f"there is no parameter {name!r}; there are: {offered}.", f"没有参数 {name!r}，可用：{offered}。"
            )
        if not value:
            raise UsageError(f"{name} is empty: give a value or leave it out.", f"{name} 为空：请给出值或省略。")
        found.setdefault(name, []).append(value)
    for name, values in found.items():
        if len(values) > 1 and name not in often:
            raise UsageError(f"{name} is given twice.", f"{name} 重复给出。")
    lang = found.get("lang") or [LANGUAGES[0]]
    if lang[0] not in LANGUAGES:
        raise UsageError(f"lang {lang[0]!r} is none of {', '.join(LANGUAGES)}.", f"lang {lang[0]!r} 不是 en 或 zh。")
    return Words(
        {name: values[0] for name, values in found.items() if name in once},
        {name: tuple(values) for name, values in found.items() if name in often},
    )


def words_of(request: Request, saved: Question) -> Words:
    """Return the words of an address that asks a saved question."""
    lists = [one.name for one in saved.parameters if one.type == "list"]
    return words(request, (*OF_ANSWERS, *(one.name for one in saved.parameters if one.name not in lists)), lists)


def given(found: Words, saved: Question) -> dict[str, Written]:
    """Return the values of a question's own parameters; one value of a list may hold several, with commas between."""
    own = {one.name for one in saved.parameters}
    lists = {name: values if len(values) > 1 else values[0] for name, values in found.several.items()}
    return {name: value for name, value in (found.single | lists).items() if name in own}


def asker(request: Request) -> Asker:
    """Return what asks the store in use, the same for all requests of one build."""
    state = request.app.state
    state.asker = asker_of(state.held.view(), getattr(state, "asker", None))
    return cast(Asker, state.asker)
