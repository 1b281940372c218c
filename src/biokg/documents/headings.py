"""Finds the headings of an article: its title, marked-up lines, short lines between paragraphs, inline headings."""

import re
from collections.abc import Iterator, Sequence

from biokg.documents.boilerplate import covers
from biokg.documents.lines import Line, ends_sentence, width
from biokg.model import Span

_MARKDOWN = re.compile(r"#{1,6}\s")
_NUMBERED = re.compile(r"(?:[（(]?[一二三四五六七八九十]{1,3}[)）、.]|第[一二三四五六七八九十]{1,3}[章节部])")
_GROUP = re.compile(r"\bGroup \d{1,2}(?:: (?:(?! - )[^\n]){1,90})?(?= - )|\bCore (?:Insights|Viewpoint|View)(?= - )")
_WORD = r"(?:[A-Z][\w&'’/-]{0,30}|and|of|for|in|the|to|on|with|&)"
_INLINE = re.compile(rf"(?<=[\].] )[A-Z][\w&'’/-]{{0,30}}(?: {_WORD}){{0,8}}(?= - )")
_LIST_ITEM = re.compile(r"[-*•·|]|\d+\s*[.、)]\s*\d|\d+$")
_WIDEST = 72


def find_headings(text: str, lines: Sequence[Line], title: Span | None, skip: Sequence[Span]) -> tuple[Span, ...]:
    """Return the spans of an article's headings, sorted; `skip` is its boilerplate, in which no heading is sought."""
    found = set() if title is None else {title}
    seen = [line for line in lines if not (covers(skip, line.start) and covers(skip, line.end - 1))]
    found.update(_standing(text, seen))
    if "Group " in text or "Core " in text:
        found.update(match.span() for match in _GROUP.finditer(text))
    if _is_bulleted(text):
        found.update(match.span() for match in _INLINE.finditer(text))
    return tuple(sorted(found))


def _is_bulleted(text: str) -> bool:
    """Tell whether the text is a summary set as a run of ' - ' items, in which headings stand inline."""
    return len(re.findall(r"[\]].? [A-Z][^\n]{0,100}? - ", text)) >= 1 and text.count(" - ") >= 4


def _standing(text: str, lines: Sequence[Line]) -> Iterator[Span]:
    filled = [line for line in lines if not line.blank]
    for index, line in enumerate(filled):
        inside = 0 < index < len(filled) - 1
        if _MARKDOWN.match(line.head) or (inside and _stands_out(text, filled[index - 1 : index + 2])):
            yield line.start, line.end


def _stands_out(text: str, around: Sequence[Line]) -> bool:
    """Tell whether the middle one of three lines is a heading: short, unpunctuated, between two paragraphs."""
    before, line, after = around
    columns = width(line.head)
    if columns > _WIDEST or not line.whole or _LIST_ITEM.match(line.head) or "\t" in line.head:
        return False
    if ends_sentence(line, text) or line.head.endswith((":", "!", '"', "”")) or not any(map(str.isalpha, line.head)):
        return False
    if _NUMBERED.match(line.head):
        return True
    if after.head[:1].islower():
        return False  # a sentence goes on below: the text is wrapped
    set_off = "\n\n" in text[before.end : line.start].replace(" ", "") or ends_sentence(before, text)
    return set_off and width(after.head) >= 1.6 * columns
