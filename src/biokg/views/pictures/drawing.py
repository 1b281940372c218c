"""What a picture consists of, in pixels, before it is written as SVG."""

from dataclasses import dataclass, field

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A thing: a shape in the colour of its class, with its name."""

    x: float
    y: float
    radius: float
    type: str
    name: str
    title: str
    """What a pointer that rests on it is told."""
    ring: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A link between two marks, by their numbers; an arrow at either end where the link has a direction."""

    first: int
    second: int
    width: float
    title: str
    to_first: bool = False
    to_second: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """A name where it stands: its lines, the anchor of the first baseline, and ``start``, ``middle`` or ``end``."""

    mark: int
    lines: tuple[str, ...]
    x: float
    y: float
    anchor: str
    box: Box


@dataclass(slots=True)
class Drawing:
    """A picture without its frame."""

    marks: list[Mark]
    lines: list[Line]
    labels: list[Label] = field(default_factory=list)
    grid: list[tuple[tuple[float, float], ...]] = field(default_factory=list)
    """Lines behind everything, as rows of points."""
    towns: list[tuple[float, float, str]] = field(default_factory=list)
    """Points with a name that only say where one is."""
