"""Definitions in a text: "Suzhou Industrial Park (SIP)", 以下简称“乐城”, "also known as ..."."""

import re
from collections.abc import Sequence

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from biokg.mentions.forms import english
from biokg.mentions.gazetteer import is_whole
from biokg.model import Mention

_SHORTEST = 4
_ALONE = re.compile(r"(?<![A-Za-z-])[A-Z][A-Za-z]{3,}(?! [A-Z]|[A-Za-z-])")
_SHORT_EN = re.compile(
    r" ?\((?:(?:hereinafter|hereafter|herein),? )?(?:also )?"
    r"(?:referred to as |known as |called |abbreviated as |abbreviated to |short for |or )?(?:the )?"
    r"[\"“]?(?P<s>[A-Z][A-Za-z0-9&-]{1,15}(?: [A-Z][A-Za-z0-9&-]*){0,3})[\"”]?(?: for short)?\)"
)
_KNOWN_AS = re.compile(
    r",? (?:also known as|or simply|abbreviated as|formerly known as|also called) "
    r"[\"“]?(?P<s>[A-Z][\w&-]*(?: [A-Z][\w&-]*){0,4})"
)
_SHORT_ZH = re.compile(
    r"\(?(?:(?:以下)?简称|下称|以下称|俗称|又称|亦称)(?:为)?:?[“\"]?(?P<s>[\u3400-\u9fffA-Za-z0-9]{2,10}?)[”\"]?(?=[),。;”\"])"
)
_LATIN_ZH = re.compile(r"\((?P<s>[A-Z][A-Za-z0-9 &.-]{1,30})\)")

_DEFINED = (_SHORT_EN, _KNOWN_AS, _SHORT_ZH, _LATIN_ZH)
_OPENS = re.compile(r" ?\(|,? [aof]|[以简下俗又亦]")  # how any of them begins: most names define nothing


def find_definitions(text: str, mentions: Sequence[Mention]) -> dict[str, Mention]:
    """Return the short forms that the text defines, each with the mention that it stands for.

    >>> whole = Mention(0, 22, "Suzhou Industrial Park", "Park", "en-head")
    >>> find_definitions("Suzhou Industrial Park (SIP) grew.", [whole])["SIP"].name
    'Suzhou Industrial Park'
    """
    found: dict[str, Mention] = {}
    for mention in mentions:
        for pattern in _DEFINED if _OPENS.match(text, mention.end) else ():
            match = pattern.match(text, mention.end)
            if match and match["s"] != mention.name and not match["s"].isdigit():
                found.setdefault(match["s"], mention)
    return found


def short_names(text: str, mentions: Sequence[Mention]) -> dict[str, Mention]:
    """Return the first words of firms' names that the text goes on to use alone ("Hybio" for Hybio Pharmaceutical).

    >>> whole = Mention(0, 20, "Hybio Pharmaceutical", "Enterprise", "en-head")
    >>> sorted(short_names("Hybio Pharmaceutical grew. Hybio sold.", [whole]))
    ['Hybio']
    """
    taken = {mention.name for mention in mentions}
    alone = set(_ALONE.findall(text))
    common = english().common
    found: dict[str, Mention] = {}
    for mention in mentions:
        first = mention.name.split(" ", 1)[0]
        whole = mention.type == "Enterprise" and first != mention.name and mention.rule in {"en-head", "en-legal"}
        if not whole or len(first) < _SHORTEST or not first.isascii() or first in common or first in taken:
            continue
        if first in alone:
            found.setdefault(first, mention)
    return found


def spread(text: str, names: dict[str, Mention]) -> list[Mention]:
    """Find every further place of names that the text has introduced once.

    >>> [m.start for m in spread("Tide grew. Tide sold.", {"Tide": Mention(0, 4, "Tide", "Enterprise", "en-list")})]
    [0, 11]
    """
    surfaces = sorted(names)
    # The kind of automaton that is built fastest: this one reads one text.
    automaton = AhoCorasick(surfaces, MatchKind.LeftmostLongest, implementation=Implementation.NoncontiguousNFA)
    found = []
    for index, start, end in automaton.find_matches_as_indexes(text):
        if is_whole(text, start, end):
            origin = names[surfaces[index]]
            found.append(Mention(start, end, origin.name, origin.type, "again", origin.closed))
    return found
