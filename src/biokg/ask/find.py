"""Find things by what a person remembers of a name: the whole, its beginning, a part, or nearly that."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from pyoxigraph import Literal, NamedNode

from biokg.ask import labels
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


class Names(NamedTuple):
    """Everything in a graph that has a name: what takes longest about finding, and is the same for every text."""

    view: View
    keys: list[tuple[str, str, str]]
    """Folded name, name, IRI; sorted."""
    classes: dict[str, frozenset[str]]
    documents: dict[str, int]


def names_in(view: View) -> Names:
    """Gather the names of all things of a graph."""
    from biokg.text.names import name_key

    keys: set[tuple[str, str, str]] = set()
    classes: dict[str, set[str]] = defaultdict(set)
    for thing, class_, label in view.select(internal("known")):
        if isinstance(thing, NamedNode) and isinstance(class_, NamedNode) and isinstance(label, Literal):
            keys.add((name_key(label.value), label.value, thing.value))
            classes[thing.value].update([class_.value] if _local(class_.value) in SUPERCLASSES else [])
    heard = {
        thing.value: int(number.value)
        for thing, number in view.select(internal("heard"))
        if isinstance(thing, NamedNode) and isinstance(number, Literal)
    }
    return Names(view, sorted(keys), {iri: frozenset(own) for iri, own in classes.items()}, heard)


def find(names: Names, text: str, classes: Sequence[str] = (), most: int = 10) -> list[Hit]:
    """Return at most `most` things of `classes` (empty: of any) whose names are like `text`, the likest first.

    Among equally like ones those of more documents come first; without a text all of the classes are alike. Raises
    `UsageError` for a class that there is not.
    """
    _check(classes)
    wanted = {iri for iri, own in names.classes.items() if fits({_local(one) for one in own}, classes)}
    scored = _scored(text, (one for one in names.keys if one[2] in wanted))
    ranked = sorted(scored, key=lambda iri: (-scored[iri][0], -names.documents.get(iri, 0), iri))[:most]
    known = labels.things(names.view, [*ranked, *(one for iri in ranked for one in names.classes[iri])])

    def hit(iri: str) -> Hit:
        score, name = scored[iri]
        kinds = tuple(known[one] for one in sorted(names.classes[iri]))
        return Hit(known[iri], kinds, name or known[iri].text("en"), names.documents.get(iri, 0), score)

    return [hit(iri) for iri in ranked]


def _check(classes: Iterable[str]) -> None:
    for one in classes:
        if one not in SUPERCLASSES:
            offered = ", ".join(SUPERCLASSES)
            raise UsageError(f"class {one!r} is none of {offered}.", f"类别 {one!r} 不存在，可选：{offered}。")


def _scored(text: str, keys: Iterable[tuple[str, str, str]]) -> dict[str, tuple[float, str]]:
    """Return for each thing that is like enough its score and the name that gives it."""
    from rapidfuzz import fuzz

    from biokg.text.names import name_key

    key = name_key(text)
    if not key:
        return {} if text else {iri: (0.0, "") for _, _, iri in keys}
    best: dict[str, tuple[float, str]] = {}
    for one, name, iri in keys:
        score = _WHOLE if one == key else _BEGINNING if one.startswith(key) else _PART if key in one else 0.0
        score = score or fuzz.ratio(key, one, score_cutoff=_LEAST)
        if score > best.get(iri, (0.0, ""))[0]:
            best[iri] = (round(score, 1), name)
    return best


def _local(iri: str) -> str:
    return iri.removeprefix(ONTOLOGY)
