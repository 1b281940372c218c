"""Chinese names of open classes: a head word and what stands before it up to the name's left edge."""

import re
from collections.abc import Iterator

from biokg.mentions.forms import ChineseForms, chinese
from biokg.model import Mention
from biokg.text.sieve import Search

_LONGEST = 24
_CORE_CHAR = re.compile(r"(?:[\u3400-\u9fffA-Za-z0-9·+-]|\([\u3400-\u9fffA-Za-z]{1,10}\))*$")
_TITLED = re.compile(r"《([^》\n]{3,60})》")
_TITLED_POLICY = re.compile(r"(?:方案|规划|计划|措施|意见|办法|条例|政策|通知|细则|十条|指引|决定)(?:\(.{0,20}\))?$")
_QUOTED = re.compile(r"[“\"]([^”“\"\n]{2,30})[”\"]")
_FIRM_SHORT = frozenset(
    {"生物", "医药", "医疗", "科技", "基因", "诊断", "公司", "集团", "股份", "控股", "证券", "资本", "生物医药"}
)
_LISTED = re.compile(
    r"(?P<n>[\u4e00-\u9fffA-Za-z]{2,10})\((?:股票代码:?)?(?:[03689]\d{5}|\d{4,5})(?:\.[A-Z]{2})?(?:\)|[,;、])"
)
_MANAGED = re.compile(r"由(?P<n>[\u4e00-\u9fff]{2,8}?)(?:负责|担任|进行|受托)(?:基金)?管理")
_CUED = Search([("Enterprise", _LISTED), ("InvestmentFirm", _MANAGED)])
_CONJUNCTIONS = frozenset("和与及同")  # 仁和集团: a conjunction has more than one character before it
_SHORTEST = {"Policy": 4, "Project": 4}
_PARTNERS = re.compile(r"\((?:有限合伙|有限合夥)\)")
_LEFT_NUMBER = re.compile(
    r"^(?:\d+(?!价)(?:\.\d+)?(?!价)(?:亿|万|余|多)?(?:元|家|个|名|项|款|种|位|座|条)?|[一二两三四五六七八九十百]+(?:家|个|间|款|座|条|所|支|批|项))"
)


def find_chinese(text: str) -> list[Mention]:
    """Find Chinese names in a shadow text.

    >>> [(m.name, m.type) for m in find_chinese("由青禾生物科技有限公司在苏州建设,园区发布《三年行动方案》。")]
    [('青禾生物科技有限公司', 'Enterprise'), ('三年行动方案', 'Policy')]
    """
    forms = chinese()
    found = list(_headed(text, forms))
    found.extend(
        Mention(m.start(1), m.end(1), m[1], "Policy", "zh-titled")
        for m in _TITLED.finditer(text)
        if _TITLED_POLICY.search(m[1])
    )
    found.extend(_cued(text, forms))
    found.extend(_quoted(text, forms))
    return found


def _cued(text: str, forms: ChineseForms) -> Iterator[Mention]:
    """Yield firms without a head word that a stock code or the care of a fund gives away: 三生(688771), 由元禾管理."""
    for type_, match in _CUED.found(text):
        start = _left_edge(text, match.end("n"), forms)
        name = text[max(start, match.start("n")) : match.end("n")]
        if len(name) >= 2 and not forms.generic.fullmatch(name):
            yield Mention(match.end("n") - len(name), match.end("n"), name, type_, "zh-cue")


def _headed(text: str, forms: ChineseForms) -> Iterator[Mention]:
    """Yield each name ended by a head word; of touching heads (生物 科技 有限公司) the last one ends the name."""
    matches = list(forms.head.finditer(text))
    for number, head in enumerate(matches):
        following = matches[number + 1] if number + 1 < len(matches) else None
        if following and _continues(text, head.end(), following):
            continue
        mention = _name(text, head, forms)
        if mention:
            yield mention


def _continues(text: str, end: int, following: re.Match[str]) -> bool:
    """Tell whether the name goes on to the next head without a break (生物 + 科技, 资本 + 投资运营有限公司)."""
    between = text[end : following.start()]
    return (
        len(between) <= (10 if following.group().endswith("公司") else 3)
        and not re.search(r"[^\u3400-\u9fffA-Za-z0-9()]", between)
        and (not between or not chinese().boundary.search(between))
    )


def _name(text: str, head: re.Match[str], forms: ChineseForms) -> Mention | None:
    start = _left_edge(text, head.start(), forms)
    core = text[start : head.start()]
    if number := _LEFT_NUMBER.match(core):
        start, core = start + number.end(), core[number.end() :]
    type_ = forms.types[head.group()]
    if len(core.strip("()")) < _SHORTEST.get(type_, 2) or forms.generic.fullmatch(core):
        return None
    if type_ == "Enterprise" and not _firm(text, head, core, forms):
        return None
    end = head.end()
    if type_ == "Fund" and (partners := _PARTNERS.match(text, end)):
        end = partners.end()
    return Mention(start, end, text[start:end], type_, "zh-head")


def _firm(text: str, head: re.Match[str], core: str, forms: ChineseForms) -> bool:
    """Keep trade words that end an industry phrase (生物医药产业) from being read as the end of a firm's name."""
    if head.group() not in _FIRM_SHORT and head.group() not in {
        "生物科技",
        "生物技术",
        "生物制药",
        "医疗器械",
        "医疗科技",
    }:
        return True
    return len(core) <= 8 and not forms.generic_after.match(text, head.end())


def _left_edge(text: str, head_start: int, forms: ChineseForms) -> int:
    """Return where the name begins: after the last boundary word, punctuation or space before its head."""
    floor = max(0, head_start - _LONGEST)
    core = _CORE_CHAR.search(text, floor, head_start)
    floor = core.start() if core else head_start
    window = text[floor:head_start]
    safe = [m.span() for m in forms.protected.finditer(text, floor, min(len(text), head_start + 4))]
    edge = floor
    position = 0
    while found := forms.boundary.search(window, position):
        start, end = floor + found.start(), floor + found.end()
        lone = found.group() in _CONJUNCTIONS and start - edge == 1
        if lone or any(a <= start and end <= b for a, b in safe):
            position = found.start() + 1
            continue
        edge = end
        position = found.end()
    return edge


def _quoted(text: str, forms: ChineseForms) -> Iterator[Mention]:
    """Yield names that stand in quotation marks and end in a head word."""
    for match in _QUOTED.finditer(text):
        inner = match[1]
        for head in forms.head.finditer(inner):
            if head.end() == len(inner) and head.start() >= 2 and forms.types[head.group()] != "Enterprise":
                yield Mention(match.start(1), match.end(1), inner, forms.types[head.group()], "zh-quoted")
