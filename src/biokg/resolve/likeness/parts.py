"""A name taken apart: places, numbers, words of the dictionary, and the core that is the name's own."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from biokg.resolve.likeness.words import Word, dictionary
from biokg.text.names import clean_name, name_key
from biokg.text.scripts import HAN, to_simplified

_HAN = re.compile(f"[{HAN}]")
_HUMP = re.compile(r"(?<=[a-z]{4})(?=[A-Z][a-z]{2})")
_TOKEN = re.compile(r"[a-z0-9]+(?:['’][a-z]+)?|&")
_LONGEST_PHRASE = 8
_LONGEST_WORD = 12
_COST_WORD, _COST_CHAR = 0.6, 1.0
_SKIPPED = frozenset({"the", "of", "and", "&", "in", "at", "to", "for", "a"})
_BRACKET = re.compile(r"[(（]([^()（）]*)[)）]")
_BODY = frozenset({"hospital", "phase"})

_ZH_DIGITS = {digit: number for number, digit in enumerate("一二三四五六七八九十", 1)}
_ZH_NUMBER = re.compile(r"第([一二三四五六七八九十]{1,3}|\d+)|([一二三四五六七八九十])(?=院|期|医院)")
_SHORT_KIND = {"院": "hospital", "期": "phase"}
_EN_NUMBER = {
    **dict(zip(("first", "second", "third", "fourth", "fifth", "sixth"), range(1, 7), strict=True)),
    **dict(zip(("seventh", "eighth", "ninth", "tenth"), range(7, 11), strict=True)),
    **dict(zip(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"), range(1, 11), strict=True)),
    "eleventh": 11,
    "twelfth": 12,
}
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)?")


@dataclass(frozen=True, slots=True)
class Part:
    """One known word of a name."""

    text: str
    word: Word


@dataclass(frozen=True, slots=True)
class Parts:
    """A name taken apart; `core` holds what no dictionary knows, in the order of the name."""

    core: tuple[str, ...]
    words: tuple[Part, ...]
    bracket: tuple[Part, ...] = ()
    """Places in brackets at the end of a firm's name: its seat, or that of a branch."""
    stock: bool = False
    """Whether the name says that it is a company limited by shares."""


def is_chinese(name: str) -> bool:
    """Tell whether a name is written in Han characters."""
    return bool(_HAN.search(name))


@lru_cache(maxsize=4096)
def parts_of(name: str, readable: Collection[str] = ()) -> Parts:
    """Take a name apart; `readable` are spans of a Chinese name that are to stay whole, as part of the core.

    >>> parts_of("江苏恒瑞医药股份有限公司").core, [p.text for p in parts_of("江苏恒瑞医药股份有限公司").words]
    (('恒瑞',), ['江苏', '医药'])
    >>> parts_of("The First Affiliated Hospital of Sun Yat-sen University").core
    ()
    """
    text = to_simplified(unicodedata.normalize("NFKC", clean_name(name)))
    inside = [part for match in _BRACKET.finditer(text) for part in _split(match[1], ()) if isinstance(part, Part)]
    pieces = list(_split(_BRACKET.sub(" ", text), readable))
    words = [piece for piece in pieces if isinstance(piece, Part)]
    return Parts(
        tuple(piece for piece in pieces if isinstance(piece, str)),
        tuple(part for part in words if "legal" not in part.word.uses),
        tuple(part for part in inside if "place" in part.word.uses),
        any("股份" in part.text for part in words),
    )


def _split(text: str, readable: Collection[str]) -> Iterator[str | Part]:
    return _chinese(text.replace(" ", ""), readable) if is_chinese(text) else _english(text)


def _english(text: str) -> Iterator[str | Part]:
    tokens = _TOKEN.findall(_HUMP.sub(" ", text).casefold())
    at = 0
    while at < len(tokens):
        for end in range(min(len(tokens), at + _LONGEST_PHRASE), at, -1):
            if word := _phrase(tokens[at:end]):
                yield Part(" ".join(tokens[at:end]), word)
                break
        else:
            end = at + 1
            if (number := _number(tokens[at])) is not None:
                yield Part(tokens[at], _numbered(number))
            elif tokens[at] not in _SKIPPED:
                yield tokens[at]
        at = end


def _phrase(tokens: Sequence[str]) -> Word | None:
    key = name_key("".join(tokens))
    word = _known(key)
    is_place = word is not None and word.uses == {"place"}
    return None if is_place and len(tokens) > 1 and key not in dictionary().spaced else word


def _known(key: str) -> Word | None:
    return dictionary().words.get(key)


def _number(token: str) -> int | None:
    if token in _EN_NUMBER:
        return _EN_NUMBER[token]
    match = _ORDINAL.fullmatch(token)
    return int(match[1]) if match else None


def _numbered(number: int) -> Word:
    return Word(frozenset({"number"}), frozenset({f"#{number}"}))


def _chinese(text: str, readable: Collection[str]) -> Iterator[str | Part]:
    """Take the cheapest way through the characters; what no word covers is joined to pieces of the core."""
    best: list[tuple[float, int, str | Part]] = [(0.0, 0, "")]
    for end in range(1, len(text) + 1):
        ways = [
            (best[start][0] + cost, start, piece)
            for start in range(max(0, end - _LONGEST_WORD), end)
            for cost, piece in _pieces(text, start, end, readable)
        ]
        best.append(min(ways, key=lambda way: (way[0], way[1])))
    found: list[str | Part] = []
    at = len(text)
    while at:
        _, at, piece = best[at]
        found.append(piece)
    yield from _joined(found[::-1])


def _pieces(text: str, start: int, end: int, readable: Collection[str]) -> Iterator[tuple[float, str | Part]]:
    piece = text[start:end]
    if piece in readable:
        yield 0.1, piece
    if (match := _ZH_NUMBER.match(text, start)) and match.end() == end:
        yield _COST_WORD / 2, Part(piece, _numbered(_value(match[1] or match[2])))
    if piece in _SHORT_KIND and start and text[start - 1] in _ZH_DIGITS:
        yield _COST_WORD / 2, Part(piece, _known(_SHORT_KIND[piece]) or _numbered(0))
    if (word := _known(name_key(piece))) and (len(piece) > 1 or _may_stand(text, start)):
        yield _COST_WORD, Part(piece, word)
    if end - start == 1:
        yield _COST_CHAR, piece


def _may_stand(text: str, start: int) -> bool:
    """Tell whether a word of one character may stand here: the kind of a thing does so at the end."""
    return start > 1 and start == len(text) - 1


def _value(digits: str) -> int:
    if digits.isdecimal():
        return int(digits)
    tens, ten, ones = digits.rpartition("十")
    if not ten:
        return _ZH_DIGITS[digits[-1]]
    return 10 * _ZH_DIGITS.get(tens, 1) + _ZH_DIGITS.get(ones, 0)


def _joined(pieces: list[str | Part]) -> Iterator[str | Part]:
    run = ""
    for piece in pieces:
        if isinstance(piece, str) and len(piece) == 1:
            run += piece
            continue
        if run:
            yield run
        run = ""
        yield piece
    if run:
        yield run
