"""English noun phrases after a number: whatever looks like a plural is counted, there is no closed list of things."""

import re

from biokg.model import Span
from biokg.text.wordlists import words

_MAX_WORDS = 8

_WORD = re.compile(
    r"[ \n]{1,2}[\"“‘']?(?P<word>fortune\s(?:global\s)?500"
    r"|(?:class|type|category|phase|grade|tier)\s(?:[0-9]|i{1,3}v?)(?![a-z0-9])"
    r"|[a-z](?:[a-z0-9]|[-'’&/+](?=[a-z0-9])|\.(?=[a-z])){0,40})[\"”’]?|[ ](?P<sign>&)(?=[ ])"
)
_COMMA = re.compile(r",(?=[ ][a-z])")
_POSSESSIVE = re.compile(r"['’]s?$")
_STOP = words("noun-end-en")
_IRREGULAR = words("irregular-plural")
_NOT_PLURAL = words("not-plural")
_PLURAL_MODIFIERS = words("plural-modifier")


def noun_phrase(low: str, start: int) -> Span | None:
    """Return the span of the plural noun phrase that begins at `start` of a lower-case text, None without one.

    >>> page = "168 new class 2 and class 3 approvals in 2023"
    >>> page[slice(*noun_phrase(page, 3) or (0, 0))]
    'new class 2 and class 3 approvals'
    """
    begin, end, last = -1, start, -1
    for _ in range(_MAX_WORDS):
        match = _WORD.match(low, end) or _after_comma(low, end, last)
        if match is None or match["word"] in _STOP:
            break
        if last >= 0 and not (_continues_noun(low, match) and low[end - 1] != ","):
            break
        begin = match.end() - len(match.group().lstrip(" \n")) if begin < 0 else begin
        end = match.end()
        if match["word"] and _is_plural(match["word"]):
            last = match.end("word")
            if match["word"] not in _PLURAL_MODIFIERS:
                break
    return (begin, last) if last >= 0 else None


def _after_comma(low: str, end: int, last: int) -> re.Match[str] | None:
    comma = _COMMA.match(low, end)
    return _WORD.match(low, comma.end()) if comma and last < 0 else None


def _continues_noun(low: str, match: re.Match[str]) -> bool:
    """Tell whether a word after a first plural belongs to the same noun: ``devices`` + ``companies``."""
    word = match["word"]
    if word is None or word == "and" or word.endswith(("ed", "ing", "ly")):
        return False
    if _is_plural(word):
        return True
    following = _WORD.match(low, match.end())
    return following is not None and following["word"] is not None and _is_plural(following["word"])


def _is_plural(word: str) -> bool:
    if word in _IRREGULAR:
        return True
    if word in _NOT_PLURAL or _POSSESSIVE.search(word) or word.endswith(("ss", "ous", "'s", "’s")):
        return False
    return word.endswith("s") and len(word) > 2
