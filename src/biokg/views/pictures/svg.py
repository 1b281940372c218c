"""Writes a drawing as SVG 1.1: shapes and text only, no script, no style sheet, nothing loaded from elsewhere."""

from collections.abc import Iterable, Iterator, Sequence
from math import hypot
from typing import Final, NamedTuple

from biokg.views.exports.colours import hexadecimal
from biokg.views.exports.xml_text import escaped
from biokg.views.pictures.drawing import Drawing, Label, Line, Mark
from biokg.views.pictures.labels import LEADING, SIZE
from biokg.views.pictures.marks import OTHER, SHAPES, corners
from biokg.views.pictures.text_width import width, wrapped

FONTS: Final = (
    "'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei', 'WenQuanYi Micro Hei',"
    " 'Heiti SC', sans-serif"
)
"""Fonts with Chinese, the first that a reader has."""
MARGIN: Final = 28.0
_TITLE: Final = 20.0
_INK, _SOFT, _LINE, _GRID = "#1f2328", "#57606a", "#8c959f", "#e4e7eb"
_NARROWEST: Final = 640.0
_KEY: Final = 22.0
"""Height of a line of the legend."""


class Captions(NamedTuple):
    """The words around a drawing."""

    title: str
    subtitle: str
    types: tuple[tuple[str, str], ...]
    """Each class that occurs with its name in the language of the picture."""
    notes: tuple[str, ...]
    language: str


def svg(drawing: Drawing, captions: Captions) -> str:
    """Return the drawing with its title and legend; the same drawing gives the same text."""
    left, top, right, bottom = _extent(drawing)
    wide = max(right - left + 2 * MARGIN, _NARROWEST)
    head = MARGIN + _TITLE + 3 * SIZE
    legend = list(_legend(captions, wide))
    below = (max((y for y, _ in legend), default=0.0) + _KEY) if legend else 0.0
    high = head + (bottom - top) + MARGIN + below + MARGIN
    across = (wide - (right - left)) / 2 - left
    frame = f'width="{wide:.0f}" height="{high:.0f}" viewBox="0 0 {wide:.0f} {high:.0f}"'
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" {frame} font-family="{FONTS}" xml:lang="{captions.language}" '
            f'role="img" aria-label="{escaped(captions.title)}">',
            f'<rect width="{wide:.0f}" height="{high:.0f}" fill="#ffffff"/>',
            _text(MARGIN, MARGIN + _TITLE * 0.8, captions.title, size=_TITLE, weight="bold"),
            _text(MARGIN, MARGIN + _TITLE + SIZE * 1.3, captions.subtitle, size=SIZE + 1, fill=_SOFT),
            f'<g transform="translate({across:.1f} {head - top:.1f})">',
            *_body(drawing),
            "</g>",
            f'<g transform="translate(0 {head + bottom - top + MARGIN:.1f})">',
            *(part for _, part in legend),
            "</g>",
            "</svg>\n",
        ]
    )


def _body(drawing: Drawing) -> Iterator[str]:
    for points in drawing.grid:
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        yield f'<polyline points="{path}" fill="none" stroke="{_GRID}" stroke-width="1"/>'
    for x, y, name in drawing.towns:
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="1.5" fill="{_LINE}"/>'
        yield _text(x + 4, y + 3.5, name, size=10, fill=_LINE)
    yield f'<g stroke="{_LINE}" stroke-opacity="0.7" stroke-linecap="round">'
    yield from (_line(line, drawing.marks) for line in drawing.lines)
    yield "</g>"
    yield from (_mark(mark) for mark in drawing.marks)
    yield f'<g font-size="{SIZE:.0f}" fill="{_INK}">'
    yield from (part for label in drawing.labels for part in _label(label))
    yield "</g>"


def _line(line: Line, marks: Sequence[Mark]) -> str:
    one, other = marks[line.first], marks[line.second]
    apart = hypot(other.x - one.x, other.y - one.y) or 1.0
    right, down = (other.x - one.x) / apart, (other.y - one.y) / apart
    start = (one.x + right * (one.radius + 1), one.y + down * (one.radius + 1))
    end = (other.x - right * (other.radius + 1), other.y - down * (other.radius + 1))
    heads = [
        _head(*tip, sign * right, sign * down, line.width)
        for wanted, tip, sign in ((line.to_second, end, 1.0), (line.to_first, start, -1.0))
        if wanted
    ]
    straight = f'<line x1="{start[0]:.1f}" y1="{start[1]:.1f}" x2="{end[0]:.1f}" y2="{end[1]:.1f}"/>'
    return f'<g stroke-width="{line.width:.1f}"><title>{escaped(line.title)}</title>{straight}{"".join(heads)}</g>'


def _head(x: float, y: float, right: float, down: float, line: float) -> str:
    long, half = 5.0 + line, 2.2 + line / 2
    back = (x - right * long, y - down * long)
    points = ((x, y), (back[0] - down * half, back[1] + right * half), (back[0] + down * half, back[1] - right * half))
    path = " ".join(f"{px:.1f},{py:.1f}" for px, py in points)
    return f'<polygon points="{path}" fill="{_LINE}" stroke="none"/>'


def _mark(mark: Mark) -> str:
    edge = f'stroke="{_INK}" stroke-width="2"' if mark.ring else 'stroke="#ffffff" stroke-width="1"'
    return f"<g><title>{escaped(mark.title)}</title>{_shape(mark.type, mark.x, mark.y, mark.radius, edge)}</g>"


def _shape(type_: str, x: float, y: float, radius: float, edge: str) -> str:
    shape, fill = SHAPES.get(type_, OTHER), hexadecimal(type_)
    if not shape.corners:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{fill}" {edge}/>'
    path = " ".join(f"{px:.1f},{py:.1f}" for px, py in corners(shape, x, y, radius))
    return f'<polygon points="{path}" fill="{fill}" {edge}/>'


def _label(label: Label) -> Iterator[str]:
    # The white rim keeps a name readable where a line passes under it.
    rim = 'paint-order="stroke" stroke="#ffffff" stroke-width="3" stroke-linejoin="round"'
    for number, line in enumerate(label.lines):
        y = label.y + number * LEADING * SIZE
        yield f'<text x="{label.x:.1f}" y="{y:.1f}" text-anchor="{label.anchor}" {rim}>{escaped(line)}</text>'


def _legend(captions: Captions, wide: float) -> Iterator[tuple[float, str]]:
    """Yield the parts of the legend, each with the height at which it stands."""
    x, y = MARGIN, SIZE
    for type_, name in captions.types:
        needed = 20 + width(name) * SIZE + 18
        if x > MARGIN and x + needed > wide - MARGIN:
            x, y = MARGIN, y + _KEY
        yield y, _shape(type_, x + 7, y - 4, 6.5, 'stroke="none"') + _text(x + 20, y, name, size=SIZE)
        x += needed
    for note in captions.notes:
        for line in wrapped(note, (wide - 2 * MARGIN) / SIZE, lines=4):
            y += _KEY
            yield y, _text(MARGIN, y, line, size=SIZE, fill=_SOFT)


def _text(x: float, y: float, text: str, *, size: float, fill: str = _INK, weight: str = "normal") -> str:
    look = f'font-size="{size:.0f}" fill="{fill}"' + (f' font-weight="{weight}"' if weight != "normal" else "")
    return f'<text x="{x:.1f}" y="{y:.1f}" {look}>{escaped(text)}</text>'


def _extent(drawing: Drawing) -> tuple[float, float, float, float]:
    boxes = [
        *((m.x - m.radius - 3, m.y - m.radius - 3, m.x + m.radius + 3, m.y + m.radius + 3) for m in drawing.marks),
        *(label.box for label in drawing.labels),
        *((x, y, x, y) for points in drawing.grid for x, y in points),
    ]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def joined(parts: Iterable[str]) -> str:
    """Return the parts of a subtitle or title in one line."""
    return " · ".join(part for part in parts if part)
