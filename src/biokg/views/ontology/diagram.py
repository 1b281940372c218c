"""A module as a picture: its terms as a tree of what is wider, and its properties from class to class."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from biokg.views.exports.xml_text import escaped
from biokg.views.ontology.describe import CLASS, CONCEPT, DATATYPE, OBJECT, Module, Term, described, short
from biokg.views.pictures.svg import FONTS
from biokg.views.pictures.text_width import width

_SIZE: Final = 13.0
_LINE: Final = 17.0
"""From one line of a box to the next."""
_PAD, _GAP, _MARGIN = 8.0, 12.0, 16.0
_INDENT: Final = 28.0
_ARROW: Final = 36.0
"""What an arrow takes beside its words."""
_INK, _SOFT, _OWN, _OTHER = "#1f2328", "#57606a", "#ddf4ff", "#f6f8fa"


@dataclass(frozen=True, slots=True)
class _Box:
    """A rectangle with lines of text; a term of another module is paler."""

    lines: tuple[str, ...]
    own: bool = True

    @property
    def wide(self) -> float:
        return max(map(width, self.lines)) * _SIZE + 2 * _PAD

    @property
    def high(self) -> float:
        return len(self.lines) * _LINE + _PAD

    def drawn(self, x: float, y: float, wide: float) -> Iterator[str]:
        """Yield the marks of the box with its upper left corner at a place."""
        dashes = "" if self.own else ' stroke-dasharray="4 3"'
        yield (
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{self.high:.1f}" rx="4" '
            f'fill="{_OWN if self.own else _OTHER}" stroke="{_SOFT}"{dashes}/>'
        )
        for number, line in enumerate(self.lines, 1):
            yield _text(x + _PAD, y + number * _LINE, line, _INK)


def diagram(module: Module) -> str:
    """Return the picture of a module as SVG: shapes and text only, the same for the same module."""
    parts: list[str] = []
    low, right = _tree(module, parts)
    low, right = _links(module, parts, low, right)
    title = escaped(" ".join(module.title))
    frame = f'width="{right:.0f}" height="{low:.0f}" viewBox="0 0 {right:.0f} {low:.0f}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {frame} font-family="{FONTS}" font-size="{_SIZE:.0f}" role="img"'
    ground = f'<rect width="{right:.0f}" height="{low:.0f}" fill="#ffffff"/>'
    return "\n".join([f'{head} aria-label="{title}">', ground, *parts, "</svg>", ""])


def _tree(module: Module, parts: list[str]) -> tuple[float, float]:
    """Draw classes and concepts below what is wider; return the lower and the right end of what is drawn."""
    known = {term.iri: term for term in module.of(CLASS, CONCEPT)}
    y, right = _MARGIN, _MARGIN
    left_of: dict[int, tuple[float, float]] = {}
    for depth, iri in _ordered(known):
        box, x = _box(iri, iri in known), _MARGIN + depth * _INDENT
        middle = y + box.high / 2
        if depth:
            stem, above = left_of[depth - 1]
            parts.append(f'<path d="M{stem:.1f} {above:.1f}V{middle:.1f}H{x:.1f}" fill="none" stroke="{_SOFT}"/>')
            left_of[depth - 1] = (stem, middle)
        parts += box.drawn(x, y, box.wide)
        left_of[depth] = (x + _INDENT / 2, y + box.high)
        right = max(right, x + box.wide)
        y += box.high + _GAP
    return y, right + _MARGIN


def _ordered(known: Mapping[str, Term]) -> Iterator[tuple[int, str]]:
    """Yield the depth and IRI of each term below the first one above it; one from elsewhere stands over its own."""
    below: dict[str | None, list[str]] = {}
    for iri, term in known.items():
        above = term.above[0] if term.above else None
        below.setdefault(above, []).append(iri)
        if above is not None and above not in known and above not in below.get(None, ()):
            below.setdefault(None, []).append(above)

    def walk(iri: str, depth: int) -> Iterator[tuple[int, str]]:
        yield depth, iri
        for one in below.get(iri, ()):
            yield from walk(one, depth + 1)

    for root in below.get(None, ()):
        yield from walk(root, 0)


def _links(module: Module, parts: list[str], y: float, right: float) -> tuple[float, float]:
    """Draw each property between the classes that it leads from and to; return the lower and the right end."""
    properties = module.of(OBJECT, DATATYPE)
    if not properties:
        return y, right
    own = {term.iri for term in module.terms}
    rows = [(_boxed(one.domain, own), _words(one), _boxed(one.range, own)) for one in properties]
    columns = [max(first.wide for first, _, _ in rows), max(width(words) for _, words, _ in rows) * _SIZE + _ARROW]
    far = _MARGIN + sum(columns)
    for first, words, last in rows:
        high = max(first.high, last.high, _LINE + _PAD)
        middle, near = y + high / 2, _MARGIN + columns[0]
        parts += first.drawn(near - first.wide, middle - first.high / 2, first.wide)
        parts.append(_text(near + _ARROW / 2 - 6, middle - 5, words, _INK))
        parts.append(f'<path d="M{near:.1f} {middle:.1f}H{far - 6:.1f}" stroke="{_SOFT}"/>')
        head = f"M{far - 8:.1f} {middle - 4:.1f}L{far:.1f} {middle:.1f}L{far - 8:.1f} {middle + 4:.1f}Z"
        parts.append(f'<path d="{head}" fill="{_SOFT}"/>')
        parts += last.drawn(far, middle - last.high / 2, last.wide)
        y += high + _GAP
    return y, max(right, far + max(last.wide for _, _, last in rows) + _MARGIN)


def _words(term: Term) -> str:
    return f"{term.label[0]} {term.label[1]}"


def _box(iri: str, own: bool) -> _Box:
    return _Box((f"{short(iri)} {_chinese().get(iri, '')}".rstrip(),), own)


def _boxed(iris: Sequence[str], own: Iterable[str]) -> _Box:
    """Return one box for all classes that a property leads from or to."""
    lines = tuple(_box(iri, True).lines[0] for iri in iris) or ("…",)
    return _Box(lines, any(iri in own for iri in iris))


def _chinese() -> Mapping[str, str]:
    return {term.iri: term.label[1] for module in described() for term in module.terms}


def _text(x: float, y: float, words: str, colour: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}">{escaped(words)}</text>'
