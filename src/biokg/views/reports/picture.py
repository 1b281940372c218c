"""Draws anchors and their clusters as a ladder: firms on the left in their order, clusters on the right."""

from collections.abc import Iterable
from html import escape
from math import sqrt
from typing import Final, NamedTuple
from unicodedata import east_asian_width

from biokg.analysis.anchors import Anchor, Presence
from biokg.views.reports.contents import Contents

MOST: Final = 30
"""Anchors that a picture holds; more would be no picture."""
_STEP: Final = 30
_WIDEST_STEP: Final = 60
_TOP: Final = 20
_BETWEEN: Final = 440
_WIDEST: Final = 320
_SIZE: Final = 14


class _Column(NamedTuple):
    """Where the discs of one side stand, and their labels."""

    x: float
    places: dict[str, float]
    labels: dict[str, str]


def picture(of: Contents) -> str:
    """Return the picture as an SVG element; its colours follow the page (`--ink`, `--link`, `--firm`, `--cluster`)."""
    rows = of.rows[:MOST]
    if not rows:
        return ""
    clusters = {one.cluster: one for row in rows for one in row.presence}
    left = {row.id: of.name(row) for row in rows}
    right = {iri: of.name(one) for iri, one in clusters.items()}
    height = _TOP * 2 + _STEP * max(len(left), len(right), 1)
    firms = _Column(_width(left.values()) + 24, _spread(list(left), height), left)
    order = _untangled(rows, firms.places)
    sites = _Column(firms.x + _BETWEEN, _spread(order, height), right)
    width = sites.x + 34 + _width(right.values())
    title = escape(of.say("picture"))
    parts = [
        f'<svg class="ladder" viewBox="0 0 {width:.0f} {height}" width="{width:.0f}" height="{height}" role="img"'
        f' aria-label="{title}" xmlns="http://www.w3.org/2000/svg"><title>{title}</title>',
        *(_line(of, row, one, (firms, sites)) for row in rows for one in row.presence),
        *(_firm(firms, row.id) for row in rows),
        *(_cluster(of, sites, clusters[iri]) for iri in order),
        "</svg>",
    ]
    return "\n".join(parts)


def _untangled(rows: tuple[Anchor, ...], firms: dict[str, float]) -> list[str]:
    """Return the clusters in an order in which few lines cross: each at the mean height of its firms."""
    around: dict[str, list[float]] = {}
    for row in rows:
        for one in row.presence:
            around.setdefault(one.cluster, []).append(firms[row.id])
    return sorted(around, key=lambda iri: (round(sum(around[iri]) / len(around[iri]), 3), iri))


def _spread(order: list[str], height: int) -> dict[str, float]:
    """Return the heights of things one below the other, in the middle of the picture and as wide apart as it allows."""
    free = (height - 2 * _TOP - _STEP) / max(1, len(order) - 1)
    step = max(_STEP, min(free, _WIDEST_STEP))
    start = (height - step * (len(order) - 1)) / 2
    return {one: start + step * at for at, one in enumerate(order)}


def _line(of: Contents, row: Anchor, one: Presence, columns: tuple[_Column, _Column]) -> str:
    firms, sites = columns
    (x1, y1), (x2, y2) = (firms.x, firms.places[row.id]), (sites.x, sites.places[one.cluster])
    bend = (x2 - x1) / 2
    thick = min(6.0, 0.8 + 1.2 * len(one.documents))
    year = str(one.year) if one.year else of.say("no-year")
    about = f"{of.name(row)} – {of.name(one)} · {year} · {of.say('documents-count', count=len(one.documents))}"
    return (
        f'<path class="link" d="M{x1:.0f} {y1:.1f}C{x1 + bend:.0f} {y1:.1f} {x2 - bend:.0f} {y2:.1f} {x2:.0f} {y2:.1f}"'
        f' stroke-width="{thick:.1f}"><title>{escape(about)}</title></path>'
    )


def _firm(firms: _Column, iri: str) -> str:
    y = firms.places[iri]
    return (
        f'<circle class="firm" cx="{firms.x:.0f}" cy="{y:.1f}" r="5"/>'
        f'<text x="{firms.x - 12:.0f}" y="{y + 5:.1f}" text-anchor="end">{_label(firms.labels[iri])}</text>'
    )


def _cluster(of: Contents, sites: _Column, one: Presence) -> str:
    y = sites.places[one.cluster]
    radius = min(13.0, 3.5 + 1.4 * sqrt(one.firms))
    count = of.say("firm-count") if one.firms == 1 else of.say("firms-count", count=one.firms)
    return (
        f'<circle class="cluster" cx="{sites.x:.0f}" cy="{y:.1f}" r="{radius:.1f}">'
        f"<title>{escape(count)}</title></circle>"
        f'<text x="{sites.x + 18:.0f}" y="{y + 5:.1f}">{_label(sites.labels[one.cluster])}</text>'
    )


def _label(text: str) -> str:
    """Return a label that fits, with the whole of it as its title where it was cut."""
    if _long(text) <= _WIDEST:
        return escape(text)
    cut = text
    while _long(cut) > _WIDEST - _SIZE:
        cut = cut[:-1]
    return f"{escape(cut.rstrip())}…<title>{escape(text)}</title>"


def _width(labels: Iterable[str]) -> float:
    return min(_WIDEST, max(map(_long, labels), default=0.0))


def _long(text: str) -> float:
    """Return about how long a text is drawn: a Chinese character is as wide as high, a Latin letter half as wide."""
    return sum(_SIZE * (1.0 if east_asian_width(letter) in "WF" else 0.56) for letter in text)
