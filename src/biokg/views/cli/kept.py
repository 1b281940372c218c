"""Answers that were given once, kept beside the generation that they come from and printed again.

Opening the database alone takes longer than all of this, so nothing here imports more than Python has loaded anyway.
An answer is kept with a stamp of everything that it could depend on besides the words of the command: the generation
(the folder that it lies in), the program, its data and questions, and people's own decisions.
"""

import os
import sys

from biokg.errors import StoreError
from biokg.store import pointer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Run = Callable[[list[str]], int]
    Printed = tuple[str, str]

_FOLDER = "answers"
_MOST = 400
"""So many answers are kept in one generation at most."""
_LONGEST = 1 << 20
"""No longer answer is kept; in characters."""
_NAME_LENGTH = 60
# Help tells of options, and questions of one's own lie anywhere.
_NEVER = ("-h", "--help", "--queries", "--decisions")
_FLAGS = ("--why", "--stated", "--explain")
_USUAL = {"--format": "csv", "--lang": "en", "--min-tier": "A", "--offset": "0"}
"""What holds where nothing is said, for an answer that goes to a pipe or file."""
_PACKAGE = os.path.dirname(os.path.dirname(os.path.dirname(__file__)))  # noqa: PTH120
_SHIPPED = os.path.join(_PACKAGE, "_shipped")  # noqa: PTH118


def answered(words: list[str], run: "Run") -> int:
    """Print the kept answer to `ask` with these words, or have `run` give it and keep it; return the exit status."""
    store, rest = _apart(words)
    alike = _in_order(rest)
    place = None if sys.stdout.isatty() else _place(store, alike)
    if place is None:
        return run(words)
    head = _head(alike)
    kept = _read(place, head)
    if kept is None:
        return _kept(words, run, place, head)
    out, err = kept
    sys.stderr.write(err)
    sys.stdout.write(out)
    return 0


def is_kept(store: str, words: list[str]) -> bool:
    """Say whether the answer to `ask` with these words is kept."""
    place = _place(store, alike := _in_order(words))
    return place is not None and _read(place, _head(alike)) is not None


def keep(store: str, answers: "dict[tuple[str, ...], Printed]") -> None:
    """Keep what `ask` with these words would print, output and errors, where the store is sound and can be written."""
    stamp = str(_stamp())
    for words, (out, err) in answers.items():
        alike = _in_order([*words])
        if (place := _place(store, alike)) is not None:
            _keep(place, "\0".join([stamp, *alike]), out, err)


def _head(words: list[str]) -> str:
    return "\0".join([str(_stamp()), *words])


def _in_order(words: list[str]) -> list[str]:
    """Return words that ask for the same in one order and form; as they are where that is not plain."""
    said: dict[str, str] = {}
    rest = iter(words[1:])
    for word in rest:
        option, has_value, value = word.partition("=")
        option = "--format" if option == "-f" and not has_value else option
        if option not in _FLAGS and not has_value:
            value = next(rest, "-")
        if option[:2] != "--" or value[:1] == "-" or option in said or (option in _FLAGS and has_value):
            return words
        said[option] = value
    options = (f"{name}={said[name]}" for name in sorted(said) if _USUAL.get(name) != said[name])
    return [*words[:1], *options]


def _place(store: str, words: list[str]) -> str | None:
    """Return where the answer is or would be kept; None where none ever is, and where the store is not sound."""
    # A question in words is meant on the day it is asked, and may ask back.
    if not words or not _is_name(words[0]) or any(word.startswith(_NEVER) for word in words):
        return None
    try:
        generation = pointer.current(store)
    except StoreError:
        return None
    if not pointer.is_as_seen(generation):
        return None
    name = "".join(letter if letter.isalnum() or letter in "-=" else "_" for letter in " ".join(words))
    return f"{generation}/{_FOLDER}/{name[:_NAME_LENGTH]}"


def _is_name(word: str) -> bool:
    return word.isascii() and word[:1] != "-" and word.replace("-", "_").isidentifier()


def _apart(words: list[str]) -> tuple[str, list[str]]:
    """Return which store is meant, and the words without it: the answer is the same whatever the store is called."""
    for at, word in enumerate(words):
        if word == "--store":
            return "".join(words[at + 1 : at + 2]), words[:at] + words[at + 2 :]
        if word.startswith("--store="):
            return word.removeprefix("--store="), words[:at] + words[at + 1 :]
    return pointer.default(), words


def _stamp() -> int:
    """Return a number that changes with any file of the program, of its data and questions, or of own decisions."""
    shipped = _SHIPPED if os.path.isdir(_SHIPPED) else os.path.dirname(os.path.dirname(_PACKAGE))  # noqa: PTH112, PTH120
    folders = [_PACKAGE, *(f"{shipped}/{name}" for name in ("data", "queries", "ontology")), decisions()]
    # Hashes of whole numbers, unlike those of texts, are the same in every process.
    return sum(hash(one) for folder in folders for one in _files(folder))


def decisions() -> str:
    """Return the folder of people's own decisions, as `biokg.resources.decided` has it with pathlib."""
    return os.environ.get("BIOKG_DECISIONS") or "reviewed"


def _files(folder: str) -> "Iterator[tuple[int, int, int]]":
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _files(entry.path)
        else:
            found = entry.stat()
            yield (found.st_ino, found.st_mtime_ns, found.st_size)


def _read(place: str, head: str) -> "Printed | None":
    try:
        with open(place, encoding="utf-8", newline="") as file:  # noqa: PTH123
            told, _, rest = file.read().partition("\0\0")
    except (OSError, UnicodeDecodeError):
        return None
    out, end, err = rest.partition("\0\0")
    return (out, err) if told == head and end else None


def _kept(words: list[str], run: "Run", place: str, head: str) -> int:
    from contextlib import redirect_stderr, redirect_stdout
    from io import StringIO

    out, err = StringIO(newline=""), StringIO(newline="")
    try:
        with redirect_stdout(out), redirect_stderr(err):
            status = run(words)
    finally:
        sys.stderr.write(err.getvalue())
        sys.stdout.write(out.getvalue())
    if status == 0:
        _keep(place, head, out.getvalue(), err.getvalue())
    return status


def _keep(place: str, head: str, out: str, err: str) -> None:
    text = "\0\0".join([head, out, err])
    if len(text) <= _LONGEST and text.count("\0\0") == 2:
        _write(place, text)


def _write(place: str, text: str) -> None:
    folder, fresh = os.path.dirname(place), f"{place}.{os.getpid()}"  # noqa: PTH120
    try:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103
        if len(os.listdir(folder)) < _MOST:  # noqa: PTH208
            with open(fresh, "w", encoding="utf-8", newline="") as file:  # noqa: PTH123
                file.write(text)
            os.replace(fresh, place)  # noqa: PTH105
    except (OSError, UnicodeEncodeError):
        return  # Where the store cannot be written, each answer is found anew.
