"""Find things by what a person remembers of a name: the whole, its beginning, a part, or nearly that."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from pyoxigraph import Literal, NamedNode

from biokg.ask import labels
from biokg.ask.bind import with_values
from biokg.ask.labels import Thing
from biokg.ask.questions import internal
from biokg.ask.table_names import fits
from biokg.errors import UsageError
from biokg.store.view import View
from biokg.terms import ONTOLOGY, SUPERCLASSES

_WHOLE, _BEGINNING, _PART = 100.0, 95.0, 90.0
_LEAST: Final = 72.0
"""Below, two names have little in common."""


class Hit(NamedTuple):
    """A thing that was found: its classes, the name that matched, in how many documents it is spoken of."""

    thing: Thing
    classes: tuple[Thing, ...]
    name: str
    documents: int
    score: float
    """How well the name fits, from 0 to 100."""


def find(view: View, text: str, classes: Sequence[str] = (), most: int = 10) -> list[Hit]:
    """Return at most `most` things of `classes` (empty: of any) whose names are like `text`, the likest first.

    Among equally like ones those of more documents come first. Raises `UsageError` for a class that there is not.
    """
    _check(classes)
    names: dict[str, set[str]] = defaultdict(set)
    kinds: dict[str, set[str]] = defaultdict(set)
    for thing, class_, label in view.select(internal("known")):
        if isinstance(thing, NamedNode) and isinstance(class_, NamedNode) and isinstance(label, Literal):
            names[thing.value].add(label.value)
            kinds[thing.value].update([class_.value] if _local(class_.value) in SUPERCLASSES else [])
    wanted = {iri: own for iri, own in names.items() if fits({_local(one) for one in kinds[iri]}, classes)}
    scored = _scored(text, wanted)
    heard = _heard(view, scored)
    ranked = sorted(scored, key=lambda iri: (-scored[iri][0], -heard.get(iri, 0), iri))[:most]
    known = labels.things(view, [*ranked, *(one for iri in ranked for one in kinds[iri])])
    return [
        Hit(
            known[iri],
            tuple(known[one] for one in sorted(kinds[iri])),
            scored[iri][1],
            heard.get(iri, 0),
            scored[iri][0],
        )
        for iri in ranked
    ]


def _check(classes: Iterable[str]) -> None:
    for one in classes:
        if one not in SUPERCLASSES:
            offered = ", ".join(SUPERCLASSES)
            raise UsageError(f"class {one!r} is none of {offered}.", f"类别 {one!r} 不存在，可选：{offered}。")


def _scored(text: str, names: dict[str, set[str]]) -> dict[str, tuple[float, str]]:
    """Return for each thing that is like enough its score and the name that gives it."""
    from rapidfuzz import fuzz

    from biokg.text.names import name_key

    key = name_key(text)
    if not key:
        return {}
    told = sorted({(name_key(name), name, iri) for iri, own in names.items() for name in own})
    best: dict[str, tuple[float, str]] = {}
    for one, name, iri in told:
        score = _WHOLE if one == key else _BEGINNING if one.startswith(key) else _PART if key in one else 0.0
        score = score or fuzz.ratio(key, one, score_cutoff=_LEAST)
        if score > best.get(iri, (0.0, ""))[0]:
            best[iri] = (round(score, 1), name)
    return best


def _heard(view: View, iris: Iterable[str]) -> dict[str, int]:
    rows = view.select(with_values(internal("heard"), "thing", sorted(iris)))
    return {
        thing.value: int(number.value)
        for thing, number in rows
        if isinstance(thing, NamedNode) and isinstance(number, Literal)
    }


def _local(iri: str) -> str:
    return iri.removeprefix(ONTOLOGY)
