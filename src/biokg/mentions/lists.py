"""List cues: in "companies such as A, B and C" the members are firms whatever their names look like."""

import re
from collections.abc import Iterator

from biokg.mentions.forms import chinese, english
from biokg.model import Mention

_FIRMS_EN = (
    r"(?:compan(?:y|ies)|enterprises|firms|businesses|corporations|giants|drugmakers|players|manufacturers|leaders|"
    r"multinationals|startups|start-ups|unicorns|groups|clients|pharma)"
)
_CUE_EN = re.compile(
    rf"{_FIRMS_EN}\b[^.;:\n]{{0,60}}?(?:such as|including|like|namely|includes?|among them|e\.g\.,?) (?P<list>[^.;:\n]{{2,220}})"
)
_CAP_ITEM = r"(?:[A-Z][\w&’'+-]*|[a-z][A-Z]\w+)(?: (?:& |of )?(?:[A-Z][\w&’'+-]*\.?|&+))*"
_ITEM_EN = re.compile(
    rf"(?P<n>{_CAP_ITEM}(?: \([A-Z][^)]{{1,30}}\))?)(?P<sep>, and |, | and | as well as |$|(?=[ ,.]))"
)
_LIST_ZH = re.compile(
    r"(?P<list>[\u3400-\u9fffA-Za-z0-9()·&-]{2,24}(?:[、和与及][\u3400-\u9fffA-Za-z0-9()·&-]{2,18}){0,12}?)等"
    r"(?=[^。;,、\n]{0,14}?(?:企业|公司|药企|巨头|龙头|药厂|机构投资者|\d+余?家))"
)
_LIST_ZH_COLON = re.compile(
    r"(?:代表(?:性)?企业有|(?:企业|公司|药企)(?:有|包括|如|涵盖)|引进了?|集聚了?|汇聚了?)"
    r"(?P<list>[\u3400-\u9fffA-Za-z0-9()·&-]{2,14}(?:、[\u3400-\u9fffA-Za-z0-9()·&-]{2,14}){1,20})(?=[。;,\n]|等)"
)
_NOT_FIRM_ZH = re.compile(
    r"(?:产业|领域|环节|技术|药物|器械|治疗|研发|生产|销售|服务|制造|检测|中心|平台|园区?|项目|疫苗|抗体|产品|机构|高校|院所|人才|资本|"
    r"市|省|区|国|政策|设备|材料|诊断试剂|大学|医院|业|药品|新药|基金|方向|赛道|企业|公司|应用|临床)$|\d"
)
_LEAD_ZH = re.compile(
    r".*(?:包括|吸引|引进|拥有|集聚|聚集|汇聚|涌现出?|培育|入驻|有|如|以|与|和|由|是|为|了|的|出|家|企业|公司|巨头|药企)(?=[\u3400-\u9fffA-Za-z])"
)


def find_list_members(text: str) -> list[Mention]:
    """Find the members of lists of firms in a shadow text.

    >>> [m.name for m in find_list_members("home to companies such as Qinghe, Bluestone Bio and Tide.")]
    ['Qinghe', 'Bluestone Bio', 'Tide']
    >>> [m.name for m in find_list_members("园区集聚了青禾、蓝石生物等企业120家。")]
    ['青禾', '蓝石生物']
    """
    return [*_english(text), *_chinese(text)]


def _english(text: str) -> Iterator[Mention]:
    for cue in _CUE_EN.finditer(text):
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
    for pattern in (_LIST_ZH, _LIST_ZH_COLON):
        for found in pattern.finditer(text):
            yield from _members(found)


def _members(found: re.Match[str]) -> Iterator[Mention]:
    """Yield the items of one Chinese list; the first one is cut at its lead-in verb."""
    base = found.start("list")
    items = list(re.finditer(r"[^、]+", found["list"]))
    last = items[-1] if items else None
    for number, item in enumerate(items):
        start, name = item.start(), item.group()
        if number == 0 and (lead := _LEAD_ZH.match(name)):
            start, name = start + lead.end(), name[lead.end() :]
        parts = [(start, name)]
        if item is last and len(items) > 1 and (joint := re.search(r"[和与及]", name)) and joint.start() >= 2:
            parts = [(start, name[: joint.start()]), (start + joint.end(), name[joint.end() :])]
        for at, part in parts:
            if 2 <= len(part) <= 16 and not _NOT_FIRM_ZH.search(part) and not chinese().generic.fullmatch(part):
                yield Mention(base + at, base + at + len(part), part, "Enterprise", "zh-list")
