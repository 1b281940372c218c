"""The word lists of this room, read once from ``words.tsv``: list, value, words parted by ``|``."""

import re
from functools import cache
from pathlib import Path
from types import MappingProxyType

_FILE = Path(__file__).with_name("words.tsv")


@cache
def _lists() -> dict[str, dict[str, str]]:
    lists: dict[str, dict[str, str]] = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, value, words = line.split("\t")
            lists.setdefault(name, {}).update(dict.fromkeys(words.split("|"), value))
    return lists


@cache
def table(*names: str) -> MappingProxyType[str, str]:
    """Return some lists together as word to value, in the order of the file.

    >>> table("currency")["美元"]
    'USD'
    """
    return MappingProxyType({word: value for name in names for word, value in _lists()[name].items()})


def words(name: str) -> frozenset[str]:
    """Return the words of one list."""
    return frozenset(_lists()[name])


def alternation(*names: str) -> str:
    """Return the words of some lists as one non-capturing group of a regular expression, longer words first."""
    every = {word for name in names for word in _lists()[name]}
    return "(?:" + "|".join(map(re.escape, sorted(every, key=lambda word: (-len(word), word)))) + ")"


def pattern(name: str) -> str:
    """Return a list of fragments of regular expressions as one non-capturing group, in the file's order."""
    return "(?:" + "|".join(_lists()[name]) + ")"
