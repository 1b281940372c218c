"""The shipped word lists of name forms (`data/names/forms.yml`), compiled once."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from biokg.errors import DataError
from biokg.resources import shipped_table


@dataclass(frozen=True, slots=True)
class Head:
    """The words that end a name of one class."""

    type: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True, eq=False)
class EnglishForms:
    """How English names are formed."""

    heads: tuple[Head, ...]
    not_alone: frozenset[str]
    not_first: frozenset[str]
    generic: frozenset[str]
    common: frozenset[str]
    """All words that are no name by themselves."""


@dataclass(frozen=True, slots=True)
class ChineseForms:
    """How Chinese names are formed."""

    head: re.Pattern[str]
    types: dict[str, str]
    boundary: re.Pattern[str]
    protected: re.Pattern[str]
    generic: re.Pattern[str]
    generic_after: re.Pattern[str]


@cache
def _tables() -> dict[str, Any]:
    loaded = shipped_table("data", "names", "forms.yml")
    if not isinstance(loaded, dict) or {"english", "chinese"} - set(loaded):
        raise DataError("data/names/forms.yml: the keys english and chinese are needed")
    return loaded


def _longest_first(words: list[str]) -> str:
    return "|".join(sorted(dict.fromkeys(words), key=lambda word: (-len(word), word)))


@cache
def words(section: str, key: str) -> str:
    """Return one word list of the table as alternatives of a regular expression, longest first.

    >>> "chairman" in words("people", "english_titles")
    True
    """
    held = _tables()[section][key]
    return held if isinstance(held, str) else _longest_first(held)


def rows(section: str, key: str) -> list[dict[str, Any]]:
    """Return the rows of a table that tell classes by words.

    >>> rows("works", "chinese")[0]["type"]
    'Facility'
    """
    found: list[dict[str, Any]] = _tables()[section][key]
    return found


@cache
def english() -> EnglishForms:
    """Return the English name forms.

    >>> bool(english().heads[0].pattern.search("Investment Promotion Awards"))
    True
    """
    table = _tables()["english"]
    heads = tuple(Head(row["type"], re.compile(rf"(?:^|[ -])(?:{'|'.join(row['words'])})$")) for row in table["heads"])
    alone, first, generic = (frozenset(table[name]) for name in ("not_alone", "not_first", "generic"))
    return EnglishForms(heads, alone, first, generic, alone | first | generic)


@cache
def chinese() -> ChineseForms:
    """Return the Chinese name forms.

    >>> chinese().head.search("云舟生物科技有限公司").group()
    '生物科技'
    """
    table = _tables()["chinese"]
    types: dict[str, str] = {}
    literal: list[str] = []
    for row in table["heads"]:
        for word in row["words"]:
            for form in _expand(word):
                types.setdefault(form, row["type"])
                literal.append(form)
    alternatives = _longest_first
    return ChineseForms(
        re.compile(alternatives(literal)),
        types,
        re.compile(alternatives(table["boundaries"])),
        re.compile(alternatives(table["protected"])),
        re.compile(rf"(?:{alternatives(table['generic'])})*"),
        re.compile(alternatives(table["generic_after"])),
    )


def _expand(word: str) -> list[str]:
    """Spell out the one kind of shorthand that the table uses: ``(?:a|b)c`` is ``ac`` and ``bc``."""
    found = re.fullmatch(r"\(\?:([^)]*)\)(.*)", word)
    return [stem + found[2] for stem in found[1].split("|")] if found else [word]


def is_trade_word(text: str) -> bool:
    """Tell words of the trade (医药, 生物科技) from what could be a brand.

    >>> is_trade_word("生物科技"), is_trade_word("瀚森药业")
    (True, False)
    """
    forms = chinese()
    return bool(forms.generic.fullmatch(forms.head.sub("", text)))
