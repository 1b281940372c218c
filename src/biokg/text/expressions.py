"""Regular expressions that are compiled once on a machine: what is made of them is kept in the user's cache folder.

Compiling the rules and finding out what each of them needs takes half a second, which every run paid that reads one
document. The folder is ``biokg`` in ``XDG_CACHE_HOME``, else in ``~/.cache``; ``BIOKG_CACHE`` names another one, and
set but empty it says that nothing shall be kept. It holds one file: a hash, then JSON of nothing but numbers and
words. A file that is damaged, someone else's, or of other code or another Python is as good as none, and is replaced.
"""

import _sre  # type: ignore[import-not-found]
import hashlib
import json
import os
import re
import sys
from array import array
from base64 import b64decode, b64encode
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from re import _compiler, _constants, _parser  # type: ignore[attr-defined]
from typing import Any

from biokg.text.starts import start_of

_FILE = "expressions.json"
_MOST = 5000
"""Entries; more are not kept, for rules that were changed a hundred times left them."""
_MAKERS = ("expressions.py", "literals.py", "one_line.py", "starts.py")
_CODE_UNIT = "I"
_HEAD, _MASK, _LEAST = 5, 2, 3
"""The units in the head of code without a prefix; the one that says what is known, and the least width of a match."""


class _Kept:
    """What is known of expressions, by what is asked and the expression itself."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._entries: dict[str, Any] = _read(path) if path else {}
        self._known = len(self._entries)

    def get(self, key: str, make: Callable[[], Any]) -> Any:
        if key not in self._entries:
            self._entries[key] = make()
        return self._entries[key]

    def write(self) -> None:
        if self._path and self._known < len(self._entries) <= _MOST:
            self._known = len(self._entries)
            _write(self._path, {"version": _version(), "entries": self._entries})


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what `re.compile` does, from what is kept of an earlier run where there is something.

    >>> compiled("(?P<n>[0-9]+) firms").search("It has 20 firms")["n"]
    '20'
    """
    whole, groups, names, code = _kept().get(f"code {int(flags)} {pattern}", lambda: _code(pattern, flags))
    numbered: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        numbered[number] = name
    units = array(_CODE_UNIT)
    units.frombytes(b64decode(code))
    made: re.Pattern[str] = _sre.compile(pattern, whole, units.tolist(), groups, names, tuple(numbered))
    return made


def remembered(what: str, pattern: str, flags: int, find_out: Callable[[], Any]) -> Any:
    """Return what was found out about an expression, as JSON knows it; `find_out` tells what nobody asked before."""
    return _kept().get(f"{what} {int(flags)} {pattern}", find_out)


def keep() -> None:
    """Keep what was found out for the next run; where that cannot be done, the next run finds it out again."""
    _kept().write()


@cache
def _kept() -> _Kept:
    folder = _folder()
    return _Kept(folder and folder / _FILE)


def _folder() -> Path | None:
    named = os.environ.get("BIOKG_CACHE")
    if named is not None:
        return Path(named) if named else None
    try:
        return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "biokg"
    except RuntimeError:  # nobody's home
        return None


def _code(pattern: str, flags: int) -> tuple[int, int, dict[str, int], str]:
    """Return what Python's compiler makes of an expression: final flags, groups, their names, and the code."""
    parsed = _parser.parse(pattern, flags)
    code = _compiler._code(parsed, flags)  # what `re.compile` does, in two steps
    start, state = start_of(pattern, flags), parsed.state
    # Where a match may be empty the engine must not be told: it would find the same one for ever.
    units = array(_CODE_UNIT, _with_start(code, start) if start and code[_LEAST] and not code[_MASK] else code)
    return flags | state.flags, state.groups - 1, dict(state.groupdict), b64encode(units.tobytes()).decode()


def _with_start(code: list[int], start: str) -> list[int]:
    """Return code with what a match begins with in its head, where Python's compiler has found nothing to put there.

    The engine then goes from one such character to the next instead of trying the expression everywhere.
    """
    kind, held = _parser.parse(f"[{start}]")[0]
    members, _ = _compiler._optimize_charset(held if kind is _constants.IN else [(kind, held)])
    chars: list[int] = []
    _compiler._compile_charset(members, re.UNICODE, chars)
    info, skip, _, *widths = code[:_HEAD]
    return [info, _HEAD - 1 + len(chars), _compiler.SRE_INFO_CHARSET, *widths, *chars, *code[1 + skip :]]


@cache
def _version() -> str:
    """Return the hash of all that the entries depend on besides the expressions."""
    sources = (Path(__file__).with_name(name).read_bytes() for name in _MAKERS)
    return hashlib.sha256(b"\0".join([sys.version.encode(), str(_sre.MAGIC).encode(), *sources])).hexdigest()


def _read(path: Path) -> dict[str, Any]:
    try:
        data = path.read_bytes() if path.stat().st_uid == os.geteuid() else b""
    except OSError:
        return {}
    digest, _, body = data.partition(b"\n")
    if hashlib.sha256(body).hexdigest().encode() != digest:
        return {}
    held = json.loads(body)
    entries: dict[str, Any] = held["entries"] if held["version"] == _version() else {}
    return entries


def _write(path: Path, held: dict[str, Any]) -> None:
    body = json.dumps(held).encode()
    new = path.with_name(f"{path.name}.{os.getpid()}")
    # A full disk or a folder that cannot be written costs half a second a run, nothing else.
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            new.write_bytes(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
            new.replace(path)
        finally:
            new.unlink(missing_ok=True)
