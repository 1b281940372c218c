"""A text as words: each Latin word by its stem, each Han character by itself, so that both languages mix freely."""

import re
from functools import cache
from typing import NamedTuple

from biokg.text.scripts import HAN, is_han
from biokg.text.shadow import shadow

_TOKEN = re.compile(rf"[{HAN}]|[^\W\d_{HAN}]+|\d+(?:[.,]\d+)*")
_SHORTEST = 3
_PLURAL = re.compile(r"(?<=[^aeiou\W])ies$|(?:(?<=ch)|(?<=sh)|(?<=ss)|(?<=[xzo]))es$|(?<=[^siu])s$")
_ENDING = re.compile(r"(?:ing|ed)$")
_DOUBLED = re.compile(r"([bdgmnpt])\1$")


class Token(NamedTuple):
    """One word or Han character of a folded text, and where it stands there."""

    key: str
    """What it is compared by."""
    start: int
    end: int

    @property
    def is_han(self) -> bool:
        """Tell whether it is a Han character."""
        return is_han(self.key)


def folded(text: str) -> str:
    r"""Return a text in one width and script, on one line; letter case stays.

    >>> folded("蘇州　ＳＩＰ的\n產值")
    '苏州 SIP的 产值'
    """
    return shadow(" ".join(text.split())).text


def tokens(text: str) -> list[Token]:
    """Return the tokens of a folded text in order.

    >>> [token.key for token in tokens("SIP的companies")]
    ['sip', '的', 'company']
    """
    return [Token(stem(match[0].casefold()), *match.span()) for match in _TOKEN.finditer(text)]


@cache
def stem(word: str) -> str:
    """Return what the inflected forms of an English word share; rough, but the same for text and lexicon.

    >>> [stem(word) for word in ("funds", "companies", "invested", "planning", "produces", "sip", "is")]
    ['fund', 'company', 'invest', 'plan', 'produc', 'sip', 'is']
    """
    if not word.isascii() or len(word) <= _SHORTEST:
        return word
    bare = _PLURAL.sub(lambda match: "y" if match[0] == "ies" else "", word)
    shorter = _ENDING.sub("", bare)
    if len(shorter) >= _SHORTEST and re.search("[aeiouy]", shorter):
        bare = _DOUBLED.sub(r"\1", shorter)
    return bare[:-1] if bare.endswith("e") and len(bare) > _SHORTEST else bare
