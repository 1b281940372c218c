"""Recognises by-lines: names of reporters and photographers alone on a line, or before the first sentence."""

import re
from functools import cache
from pathlib import Path

_ROLE = r"(?:特约记者|见习记者|实习记者|全媒体记者|记者|通讯员|特约撰稿人|撰稿人|实习生|摄影)"
_ENGLISH = re.compile(
    r"[Bb][Yy] [A-Z][\w.'’-]{0,20}(?: (?:and )?[A-Z][\w.'’-]{0,20}){0,5}(?:(?:,| in) [A-Z][\w ]{2,30})?"
)
_SYLLABLE = (
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|er|a|o|e|i|u|v))"
)
_GIVEN = re.compile(rf"{_SYLLABLE}(?:[-']?{_SYLLABLE}){{0,2}}")
_NAME_LINE = re.compile(r"[A-Z][A-Za-z'-]{1,14}(?: [A-Z][A-Za-z'-]{1,14}){1,2}")


@cache
def _surnames() -> tuple[str, frozenset[str]]:
    """Return the Chinese surnames as a character class's inside, and their Latin spellings."""
    rows = Path(__file__).with_name("surnames.tsv").read_text("utf-8").splitlines()
    cells = [row.split("\t") for row in rows if row and not row.startswith(("#", "spelling\t"))]
    return "".join(cell[1] for cell in cells), frozenset(cell[0] for cell in cells)


@cache
def _chinese() -> re.Pattern[str]:
    name = rf"[{_surnames()[0]}][\u4e00-\u9fff·]{{1,3}}(?=[\s、,，)）/|]|$)"
    names = rf"{name}(?:[\s、,，]{{1,2}}{name}){{0,5}}"
    return re.compile(
        rf"(?:本报讯\s?)?[(（【]?[\u4e00-\u9fff、·\s]{{0,16}}?{_ROLE}\s?[:：/|]?\s?{names}"
        rf"(?:[\s、/|]{{1,2}}(?:[\u4e00-\u9fff]{{0,8}}?{_ROLE})\s?[:：/|]?\s?{names}){{0,3}}[)）】]?(?:\s?(?:文|图|摄(?!影)|报道)[/、]?){{0,3}}"
    )


def is_byline(head: str) -> bool:
    """Tell whether a whole line, folded, is a by-line that says so itself.

    >>> is_byline("By Zhou Mo in Shenzhen"), is_byline("记者 张三 通讯员 李四"), is_byline("By 2030")
    (True, True, False)
    """
    return bool(_ENGLISH.fullmatch(head) or _chinese().fullmatch(head))


def byline_prefix(head: str) -> int:
    """Return how many code points of a line's beginning are a by-line with prose after it; 0 for none.

    >>> byline_prefix("记者 张三 通讯员 李四 园区昨天开工。")
    12
    """
    found = _chinese().match(head)
    return found.end() if found else 0


def is_chinese_name(head: str) -> bool:
    """Tell whether a line is a Chinese person's name in Latin letters, alone, in either order.

    >>> is_chinese_name("Ding Yining"), is_chinese_name("Policy Support"), is_chinese_name("Yining Ding")
    (True, False, True)
    """
    if not _NAME_LINE.fullmatch(head):
        return False
    words = head.lower().split()
    spelt = _surnames()[1]
    family_first = words[0] in spelt and all(_GIVEN.fullmatch(word) for word in words[1:])
    return family_first or (words[-1] in spelt and all(_GIVEN.fullmatch(word) for word in words[:-1]))


def is_name_shape(head: str) -> bool:
    """Tell whether a line is two or three capitalised words and nothing else, as a name is."""
    return _NAME_LINE.fullmatch(head) is not None
