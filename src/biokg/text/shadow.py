"""The shadow text: what the rules read, with a way back to the offsets of the original.

Rules want one spelling of everything (half-width, simplified, no line breaks inside a sentence); evidence must
quote the document as it stands. So rules read a shadow, and every span goes back through it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from unicodedata import decimal

from biokg.model import Span
from biokg.text.scanner import scanner
from biokg.text.scripts import HAN, SIMPLIFIED

_ZERO_WIDTH = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\r]+")
_WIDE_COMMA = scanner("(?<![0-9])，|，(?![0-9])")
_SPACE_AT_DIGIT = scanner(f"(?<=[{HAN}]) +(?=[0-9])|(?<=[0-9%+]) +(?=[{HAN}])")
_SPACE_BETWEEN_HAN = scanner(f"(?<=[{HAN}]) +(?=[{HAN}])")
_CHINESE = re.compile(f"[{HAN}、，“”《》]")
_PROSE = re.compile("[。,;!?]")

_SENTENCE_END = "。！？!?.…;；:："
_LIST_START = re.compile(
    r"\s*(?:[-•·●○■◆▲*#>|【]|[(（]?[0-9]{1,2}[).、）]|[(（]?[一二三四五六七八九十]{1,3}[)、）]|第[一二三四五六七八九十]{1,3}[章节条])"
)
_DATE_LINE = re.compile(r"[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}|^\s*(?:来源|作者|记者|编辑|责任编辑|发布时间)")
_MIN_WRAPPED = 25
_MAX_WRAPPED = 200
_FULL_SHARE = 0.75
_MAX_LONE = 4


@dataclass(frozen=True, slots=True)
class Shadow:
    """A text made uniform for the rules; `back` leads a span of it to the original."""

    text: str
    starts: tuple[int, ...]
    """Where each run of `text` begins that was taken over without a gap."""
    origins: tuple[int, ...]
    """Where that run begins in the original."""

    def back(self, start: int, end: int) -> Span:
        """Return the span of the original that ``text[start:end]`` stands for.

        >>> page = shadow("投资２０ 亿元")
        >>> page.text, page.back(2, 6)
        ('投资20亿元', (2, 7))
        """
        first = self._origin(start)
        return (first, self._origin(end - 1) + 1) if end > start else (first, first)

    def _origin(self, offset: int) -> int:
        run = bisect_right(self.starts, offset) - 1
        return self.origins[run] + offset - self.starts[run]


def shadow(text: str, leave_out: Sequence[Span] = ()) -> Shadow:
    """Return the shadow of a text: width and script folded, line wraps undone, the spans of `leave_out` left out.

    Full-width forms become half-width ones (but a full-width comma between plain digits stays: it parts two numbers),
    other spaces plain ones, digits of any script those of ASCII, traditional characters simplified ones. Curly quotes
    stay.

    >>> shadow("蘇州（ＳＩＰ）　19 家").text
    '苏州(SIP) 19家'
    """
    if text.isascii():
        return _ascii_shadow(text, leave_out)
    folded = _WIDE_COMMA.sub(",", text).translate(_FOLDED)
    breaks = _line_breaks(folded)
    folded = _with_spaces(folded, (start for start, dropped in breaks if not dropped))
    gaps = [match.span() for match in _ZERO_WIDTH.finditer(folded)]
    gaps += [(start, start + 1) for start, dropped in breaks if dropped]
    gaps += [match.span() for match in _SPACE_AT_DIGIT.finditer(folded)]
    gaps += _wrap_spaces(folded)
    return _without(folded, sorted([*gaps, *leave_out]))


def _ascii_shadow(text: str, leave_out: Sequence[Span]) -> Shadow:
    """Return the shadow of a text that has no width or script to fold, nor spaces between Han characters."""
    folded, gaps = text.replace("\t", " "), list(leave_out)
    if "\n" in folded:
        # Two halves of a line that meet without a space are Chinese on one side.
        folded = _with_spaces(folded, (start for start, _ in _line_breaks(folded)))
    if "\r" in folded:
        gaps += [match.span() for match in _ZERO_WIDTH.finditer(folded)]
    return _without(folded, sorted(gaps))


class _Folded(dict[int, int]):
    """A table for `str.translate`: width, spaces and script in one pass, always one character for one."""

    def __missing__(self, code: int) -> int:
        self[code] = self._fold(code)
        return self[code]

    @staticmethod
    def _fold(code: int) -> int:
        if code == ord("，"):
            return code
        if 0xFF01 <= code <= 0xFF5E:
            return code - 0xFEE0
        if 0xD800 <= code <= 0xDFFF:
            return 0xFFFD  # half a character is none; nothing beyond this room could encode it
        if code == ord("\t") or (code > 0x7F and chr(code).isspace()):
            return ord(" ")
        digit = decimal(chr(code), -1)
        return ord("0") + digit if digit >= 0 else SIMPLIFIED[code]


_FOLDED = _Folded()


def _line_breaks(text: str) -> list[tuple[int, bool]]:
    """Return the newlines that only wrap a line: where, and whether they vanish (else they become a space)."""
    found: list[tuple[int, bool]] = []
    offset = 0
    for filled, lines in groupby(text.split("\n"), key=bool):
        block = list(lines)
        if filled and _MIN_WRAPPED <= max(map(len, block)) <= _MAX_WRAPPED:
            found += _breaks_of(block, offset)
        offset += sum(map(len, block)) + len(block)
    return found


def _breaks_of(block: list[str], offset: int) -> Iterator[tuple[int, bool]]:
    """Yield the wraps of a block of lines without a blank one between them: those of lines that are full."""
    full = max(_MIN_WRAPPED, _FULL_SHARE * max(map(len, block)))
    for line, following in pairwise(block):
        offset += len(line) + 1
        if len(line) >= full and _continues(line, following):
            yield offset - 1, _joins_closely(line, following)


def _continues(line: str, following: str) -> bool:
    last, first = line.rstrip()[-1:], following.lstrip()[:1]
    if not last or not first or last in _SENTENCE_END or _LIST_START.match(following) or _DATE_LINE.search(following):
        return False
    if len(following) < _MIN_WRAPPED and following.rstrip()[-1:] not in _SENTENCE_END:
        return first.islower()
    return _joins_closely(line, following) or last in ",，、" or (last.isascii() and first.isascii())


def _joins_closely(line: str, following: str) -> bool:
    """Tell whether two halves meet without a space: Chinese on both sides, or Chinese and a figure."""
    last, first = line[-1], following[0]
    chinese = _CHINESE.match
    return bool((chinese(last) and (chinese(first) or first.isdigit())) or (last.isdigit() and chinese(first)))


def _wrap_spaces(text: str) -> Iterator[Span]:
    """Yield the spaces between Han characters that are the trace of a wrapped line, not meant ones."""
    line, prose = (0, 0), False
    for match in _SPACE_BETWEEN_HAN.finditer(text):
        if match.end() > line[1]:
            end = text.find("\n", match.end())
            line = (text.rfind("\n", 0, match.start()) + 1, len(text) if end < 0 else end)
            prose = _PROSE.search(text, *line) is not None
        if prose and _is_wrap(text, match.span(), line):
            yield match.span()


def _is_wrap(text: str, space: Span, line: Span) -> bool:
    """Tell whether a space in a line of prose only wraps it.

    Meant are the spaces of titles (lines without punctuation, so not asked about here), those around a lone short
    word (by-lines: 记者 张三 通讯员), and the one after a short heading that a crawler has run into the text.
    """
    start, end = space
    before = text.rfind(" ", line[0], start) + 1 or line[0]
    after = text.find(" ", end, min(line[1], end + _MAX_LONE + 1))
    if after >= 0 or (before > line[0] and start - before <= _MAX_LONE):
        return False
    return before == line[0] or start - before >= _MIN_WRAPPED - 5 or bool(_PROSE.search(text, before, start))


def _with_spaces(text: str, offsets: Iterable[int]) -> str:
    pieces, last = [], 0
    for offset in offsets:
        pieces += [text[last:offset], " "]
        last = offset + 1
    return "".join([*pieces, text[last:]])


def _without(text: str, gaps: Sequence[Span]) -> Shadow:
    pieces: list[str] = []
    starts, origins, length, last = [0], [0], 0, 0
    for start, end in [*gaps, (len(text), len(text))]:
        if start > last:
            pieces.append(text[last:start])
            starts.append(length)
            origins.append(last)
            length += start - last
        last = max(last, end)
    return Shadow("".join(pieces), tuple(starts), tuple(origins))
