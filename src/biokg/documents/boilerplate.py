"""Finds the spans of an article that are page furniture, so that nothing is extracted from them."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from biokg.documents.bylines import byline_prefix, is_byline, is_chinese_name, is_name_shape
from biokg.documents.dates import read_dateline, read_imprint
from biokg.documents.furniture import pattern, pattern_for
from biokg.documents.lines import HEAD, Line, fold, is_prose
from biokg.model import Span

_TOP, _BOTTOM = 12, 5
_FURNITURE_LONGEST = 1000
_REST_LINES = 20


def find_boilerplate(text: str, lines: Sequence[Line], title: Span | None) -> tuple[Span, ...]:
    """Return the furniture of one article's text, sorted and not overlapping; the title is never part of it."""
    spans = [*_whole_lines(lines), *find_zones(text, lines), *_beginnings(text, lines)]
    spans += [found.span() for found in pattern_for("inline", text).finditer(text)]
    return merge(span for span in spans if title is None or span[1] <= title[0] or span[0] >= title[1])


def is_chronicle(filled: Sequence[Line]) -> bool:
    """Tell whether dates stand alone on more than two lines, so that they head events and do not date the text."""
    imprints = (read_imprint(line.head) for line in filled if line.whole)
    return sum(imprint is not None and not imprint.labelled for imprint in imprints) > 2


def find_zones(text: str, lines: Sequence[Line]) -> Iterator[Span]:
    """Yield the lists of links ('Related stories' and what follows) and the closing notices of an article."""
    filled = [line for line in lines if not line.blank]
    index = 0
    while index < len(filled):
        stop = _zone_end(text, filled, index)
        if stop:
            yield filled[index].start, filled[stop - 1].end
        index = stop or index + 1


def covers(spans: Sequence[Span], at: int) -> bool:
    """Tell whether a place lies in one of the spans, which are sorted and do not overlap.

    >>> covers([(0, 2), (4, 9)], 4), covers([(0, 2), (4, 9)], 2)
    (True, False)
    """
    position = bisect_right(spans, at, key=lambda span: span[0])
    return position > 0 and at < spans[position - 1][1]


def merge(spans: Iterator[Span]) -> tuple[Span, ...]:
    """Sort spans and join those that overlap or touch.

    >>> merge(iter([(4, 9), (0, 2), (8, 12)]))
    ((0, 2), (4, 12))
    """
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _whole_lines(lines: Sequence[Line]) -> Iterator[Span]:
    filled = [line for line in lines if not line.blank]
    chronicle = is_chronicle(filled)
    repeats = Counter(line.head for line in filled if is_name_shape(line.head))
    for rank, line in enumerate(filled):
        near_edge = not chronicle and (rank < _TOP or rank >= len(filled) - _BOTTOM)
        if _is_line_of_furniture(line) or _is_imprint(line, near_edge) or _is_name(line, rank, repeats[line.head]):
            yield line.start, line.end


def _is_line_of_furniture(line: Line) -> bool:
    if line.whole and (pattern("line").fullmatch(line.head) or is_byline(line.head)):
        return True
    if pattern("teaser").fullmatch(line.head):
        return True
    return line.end - line.start <= _FURNITURE_LONGEST and bool(pattern("start").match(line.head))


def _is_imprint(line: Line, near_edge: bool) -> bool:
    imprint = read_imprint(line.head) if line.whole else None
    return imprint is not None and (imprint.labelled or near_edge)


def _is_name(line: Line, rank: int, times: int) -> bool:
    """Tell whether a line is a person's name: a Chinese one near the top, or any that comes again there."""
    if rank == 0:
        return False
    near_top, repeated = rank < _TOP, times > 1
    return (near_top and repeated) or ((near_top or repeated) and is_chinese_name(line.head))


def _zone_end(text: str, filled: Sequence[Line], index: int) -> int:
    """Return the line after the zone that begins on a line; 0 where none begins."""
    line = filled[index]
    if line.whole and pattern("links").fullmatch(line.head):
        return next((at for at in range(index + 1, len(filled)) if _ends_links(filled[at], text)), len(filled))
    closing = line.whole and len(filled) - index <= _REST_LINES and pattern("rest").fullmatch(line.head)
    return len(filled) if closing else 0


def _ends_links(line: Line, text: str) -> bool:
    """Tell whether running text begins again; a headline may be as long, but does not end like a sentence."""
    return is_prose(line, text) and text[max(0, line.end - 1) : line.end] in tuple('.。!！"”')


def _beginnings(text: str, lines: Sequence[Line]) -> Iterator[Span]:
    """Yield the datelines and by-lines before the first sentences of a line near the top."""
    for line in [line for line in lines if not line.blank][:_TOP]:
        head = fold(text[line.start : min(line.end, line.start + HEAD)])
        dateline = read_dateline(head)
        length = dateline.end if dateline else 0
        length += byline_prefix(head[length:])
        if length:
            yield line.start, line.start + length
