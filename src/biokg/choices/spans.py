"""The spans of an article under numbers, so that a choice among them can be told without a name, number or offset."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from biokg.claims.scene import Scene, scenes
from biokg.mentions.reading import Reading
from biokg.model import Mention, Quantity, TimeExpression

T = TypeVar("T", Mention, Quantity, TimeExpression)
PORTION = 6000
"""Characters of an article that are asked about at once; a longer article is asked about in portions."""


@dataclass(frozen=True, slots=True)
class Spans:
    """The names, numbers and times of one portion of an article, by their numbers; each with its sentence."""

    reading: Reading
    scenes: tuple[Scene, ...]
    names: Mapping[str, tuple[Mention, Scene]]
    numbers: Mapping[str, tuple[Quantity, Scene]]
    times: Mapping[str, tuple[TimeExpression, Scene]]


def portions(reading: Reading) -> Iterator[Spans]:
    """Yield the portions of an article that hold anything to choose among; a sentence is never cut."""
    held: list[Scene] = []
    for scene in scenes(reading):
        if held and scene.end - held[0].start > PORTION:
            yield from _worth_asking(_numbered(reading, held))
            held = []
        held.append(scene)
    if held:
        yield from _worth_asking(_numbered(reading, held))


def _worth_asking(spans: Spans) -> Iterator[Spans]:
    if spans.names and (spans.numbers or len(spans.names) > 1):
        yield spans


def _numbered(reading: Reading, held: list[Scene]) -> Spans:
    return Spans(
        reading,
        tuple(held),
        MappingProxyType(_by_number("N", [(one, scene) for scene in held for one in scene.mentions])),
        MappingProxyType(_by_number("Q", [(one, scene) for scene in held for one in scene.quantities])),
        MappingProxyType(_by_number("T", [(one, scene) for scene in held for one in scene.times])),
    )


def _by_number(letter: str, found: list[tuple[T, Scene]]) -> dict[str, tuple[T, Scene]]:
    return {f"{letter}{number}": pair for number, pair in enumerate(found, start=1)}


def marked(spans: Spans) -> list[str]:
    """Return the sentences of a portion with their marks, such as "In [T1 2019] [N1 SIP] had [Q1 2,000 firms]".

    Of spans that overlap only the first is marked; all of them are listed beside the sentences.
    """
    ends = {name: span for group in (spans.names, spans.numbers, spans.times) for name, (span, _) in group.items()}
    marks = sorted((span.start, -span.end, name, span.end) for name, span in ends.items())
    return [
        _marked(scene, [(start, end, name) for start, _, name, end in marks if scene.start <= start < scene.end])
        for scene in spans.scenes
    ]


def _marked(scene: Scene, marks: list[tuple[int, int, str]]) -> str:
    out, position = [], scene.start
    for start, end, name in marks:
        if start >= position:
            out += [scene.text[position:start], f"[{name} {scene.text[start:end]}]"]
            position = end
    return "".join([*out, scene.text[position : scene.end]])
