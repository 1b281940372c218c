"""Things without a name of their own, told by what they are: "an endoscope plant", 复杂制剂中试平台."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from biokg.mentions.forms import rows, words
from biokg.model import Mention
from biokg.text.sieve import Search

_MEASURE = (
    r"(?:(?:about |nearly |over )?(?:RMB ?|CNY ?|US ?\$|\$)?[\d.,]+(?:-| )(?:million|billion|square|hectare|acre|mu)"
    r"(?:(?:-| )(?:yuan|dollars?|meters?|metres?|foot|RMB))? )?"
)
_MODIFIER = r"(?:[a-z][a-z&-]*|[A-Z]{2,5}(?:/[A-Z]{2,5})?)"
_ARTICLE = r"(?<![A-Za-z])(?:[Aa]n?|[Tt]he|its|their|his|her|[Ii]ts) "
_NOT_INSIDE = (
    r"(?:of|in|at|for|to|and|or|with|by|on|from|that|which|is|are|was|were|has|have|had|will|as|into|than|about|over|"
    r"nearly|under|between|all|biggest|total|most|more|one|two|three|four|five|six|world|city|zone|park|district|said|"
    r"investing|building|opening|million|billion|yuan|square|meters?|metres?|acres?|mu|hectares?|percent|firm|company|"
    r"says|capital|leader|support|solid|good)"
)


class _Works(NamedTuple):
    english: Search[str]
    chinese: Search[str]
    generic_english: frozenset[str]
    generic_chinese: re.Pattern[str]
    verbs: re.Pattern[str]


@cache
def _works() -> _Works:
    verbs = words("works", "chinese_verbs")
    return _Works(
        Search(
            (
                row["type"],
                re.compile(
                    rf"{_ARTICLE}{_MEASURE}"
                    rf"(?P<n>(?:(?!{_NOT_INSIDE}\b){_MODIFIER} ){{1,5}}(?:{'|'.join(row['words'])}))"
                    rf"(?![\w-]| [A-Z]| (?:{'|'.join(row['words'])})s?\b)"
                ),
            )
            for row in rows("works", "english")
        ),
        Search(
            (
                row["type"],
                re.compile(
                    rf"(?:{verbs})(?P<n>[\u4e00-\u9fffA-Za-z0-9-]{{2,18}}?(?:{'|'.join(row['words'])}))"
                    r"(?![\u4e00-\u9fff]{0,2}(?:城市|区域|地位|主任|副主任|总监|负责人|经理|体系|企业|建设))"
                ),
            )
            for row in rows("works", "chinese")
        ),
        frozenset(words("works", "english_generic").split("|")),
        re.compile(rf"(?:{words('works', 'chinese_generic')}|{words('works', 'chinese_verbs')})*"),
        re.compile(verbs),
    )


def find_works(text: str) -> list[Mention]:
    """Find unnamed facilities and projects in a shadow text.

    >>> [(m.name, m.type) for m in find_works("Kehui is investing 560 million yuan in an endoscope plant there.")]
    [('endoscope plant', 'Facility')]
    >>> [(m.name, m.type) for m in find_works("双方共建复杂制剂中试平台;")]
    [('复杂制剂中试平台', 'Facility')]
    """
    return [*_english(text), *_chinese(text)]


def _english(text: str) -> Iterator[Mention]:
    works = _works()
    for type_, match in works.english.found(text):
        start, name = match.start("n"), match["n"]
        while (first := name.split(" ", 1)[0]) in works.generic_english and " " in name:
            start, name = start + len(first) + 1, name[len(first) + 1 :]
        if " " in name:
            yield Mention(start, start + len(name), name, type_, "en-work")


def _chinese(text: str) -> Iterator[Mention]:
    works = _works()
    for type_, match in works.chinese.found(text):
        start, name = match.start("n"), match["n"]
        for verb in works.verbs.finditer(name):
            start, name = match.start("n") + verb.end(), match["n"][verb.end() :]
        lead = works.generic_chinese.match(name)
        head = next(w for w in sorted(_heads(type_), key=len, reverse=True) if name.endswith(w))
        core = name[lead.end() if lead else 0 : -len(head)]
        if len(core) >= 2:
            start += lead.end() if lead else 0
            yield Mention(start, match.end("n"), text[start : match.end("n")], type_, "zh-work")


@cache
def _heads(type_: str) -> tuple[str, ...]:
    return tuple(word for row in rows("works", "chinese") if row["type"] == type_ for word in row["words"])
