"""List cues: in "companies such as A, B and C" the members are firms whatever their names look like."""

import re
from collections.abc import Iterator
from functools import cache

from biokg.mentions.forms import chinese, english, words
from biokg.model import Mention
from biokg.text.sieve import Search

_CAP_ITEM = r"(?:[A-Z][\w&’'+-]*|[a-z][A-Z]\w+)(?: (?:& |of )?(?:[A-Z][\w&’'+-]*\.?|&+))*"
_ITEM_EN = re.compile(
    rf"(?P<n>{_CAP_ITEM}(?: \([A-Z][^)]{{1,30}}\))?)(?P<sep>, and |, | and | as well as |$|(?=[ ,.]))"
)
_ITEM_ZH = r"[\u3400-\u9fffA-Za-z0-9()·&-]"


@cache
def _cue_en() -> Search[str]:
    firms, cues = words("lists", "english_firms"), words("lists", "english_cues")
    return Search([("", re.compile(rf"(?i:{firms})\b[^.;:\n]{{0,60}}?(?:{cues}) (?P<list>[^.;:\n]{{2,220}})"))])


@cache
def _cues_zh() -> Search[int]:
    firms, cues = words("lists", "chinese_firms"), words("lists", "chinese_cues")
    more = rf"(?:[、和与及]{_ITEM_ZH}{{2,18}})"
    patterns = (
        re.compile(rf"(?P<list>{_ITEM_ZH}{{2,24}}{more}{{0,12}}?)等(?=[^。;,、\n]{{0,14}}?(?:{firms}))"),
        re.compile(rf"(?:{cues})(?P<list>{_ITEM_ZH}{{2,14}}(?:、{_ITEM_ZH}{{2,14}}){{1,20}})(?=[。;,\n]|等)"),
    )
    return Search(enumerate(patterns))


@cache
def _not_firm() -> re.Pattern[str]:
    return re.compile(rf"(?:{words('lists', 'chinese_not_firm')})$|\d")


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(rf".*(?:{words('lists', 'chinese_lead')})(?=[\u3400-\u9fffA-Za-z])")


def find_list_members(text: str) -> list[Mention]:
    """Find the members of lists of firms in a shadow text.

    >>> [m.name for m in find_list_members("home to companies such as Qinghe, Bluestone Bio and Tide.")]
    ['Qinghe', 'Bluestone Bio', 'Tide']
    >>> [m.name for m in find_list_members("园区集聚了青禾、蓝石生物等企业120家。")]
    ['青禾', '蓝石生物']
    """
    return list(dict.fromkeys([*_english(text), *_chinese(text)]))


def _english(text: str) -> Iterator[Mention]:
    for _, cue in _cue_en().found(text):
        position, end = cue.start("list"), cue.end("list")
        while item := _ITEM_EN.match(text, position, end):
            name = item["n"].rstrip(".")
            if _is_name(name):
                yield Mention(item.start("n"), item.start("n") + len(name), name, "Enterprise", "en-list")
            if not item["sep"]:
                break
            position = item.end()


def _is_name(name: str) -> bool:
    first = name.split(" ", 1)[0]
    return len(name) > 1 and first not in english().not_first


def _chinese(text: str) -> Iterator[Mention]:
    for _, found in _cues_zh().found(text):
        yield from _members(found)


def _members(found: re.Match[str]) -> Iterator[Mention]:
    """Yield the items of one Chinese list; the first one is cut at its lead-in verb."""
    base = found.start("list")
    items = list(re.finditer(r"[^、]+", found["list"]))
    last = items[-1] if items else None
    for number, item in enumerate(items):
        start, name = item.start(), item.group()
        if number == 0 and (lead := _lead().match(name)):
            start, name = start + lead.end(), name[lead.end() :]
        parts = [(start, name)]
        if item is last and len(items) > 1 and (joint := re.search(r"[和与及]", name)) and joint.start() >= 2:
            parts = [(start, name[: joint.start()]), (start + joint.end(), name[joint.end() :])]
        for at, part in parts:
            if 2 <= len(part) <= 16 and not _not_firm().search(part) and not chinese().generic.fullmatch(part):
                yield Mention(base + at, base + at + len(part), part, "Enterprise", "zh-list")
