"""From any name that a person types to the thing that bears it, in either language; never a guess."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from biokg.ask.bind import bind, iri_node
from biokg.ask.labels import things
from biokg.ask.questions import internal
from biokg.errors import AmbiguousName, UnknownName
from biokg.store.view import Row, View
from biokg.terms import CLASSES, ONTOLOGY, PREFIXES, RECORDS, SUPERCLASSES, is_a, thing

_OFFERED = 5


class Found(NamedTuple):
    """The thing that a name means; `note` says what the person should know of the reading, or is empty."""

    iri: str
    note: str = ""


class _Candidate(NamedTuple):
    iri: str
    classes: frozenset[str]
    labels: frozenset[str]
    places: frozenset[str]


def resolve(view: View, name: str, kind: str = "name", classes: Sequence[str] = ()) -> Found:
    """Return the thing of one of `classes` (empty: of any) that bears `name`: a label, an alias, an IRI or a CURIE.

    A name that the shipped tables know but no document speaks of is found too, with a note. Raises `UnknownName`
    with the nearest names, or `AmbiguousName` with those that share it; `kind` is how the message calls it.
    """
    if (iri := _as_iri(name)) is not None:
        return _existing(view, iri, name, kind)
    candidates = [one for one in _bearing(view, name) if _fits(one.classes, classes)]
    exact = [one for one in candidates if name in one.labels]
    if len(exact) == 1 or len(candidates) == 1:
        return Found((exact or candidates)[0].iri)
    if candidates:
        raise AmbiguousName(kind, name, _described(view, candidates))
    if (iri := _in_tables(name, classes)) is not None:
        return Found(iri, "" if _is_held(view, iri) else f"No document in this store speaks of {name} <{iri}>.")
    raise UnknownName(kind, name, nearest(view, name, classes))


def nearest(view: View, name: str, classes: Sequence[str] = ()) -> list[str]:
    """Return the labels (in both languages) of the known things whose names are closest to `name`."""
    from rapidfuzz import fuzz, process

    from biokg.text.names import name_key

    by_name: dict[str, set[str]] = defaultdict(set)
    for row in view.select(internal("known")):
        if isinstance(row[2], Literal) and _fits({_class_name(row)}, classes):
            by_name[row[2].value].add(_iri(row))
    ranked = process.extract(name, sorted(by_name), scorer=fuzz.WRatio, processor=name_key, limit=_OFFERED * 3)
    iris = dict.fromkeys(iri for label, score, _ in ranked if score >= 50 for iri in sorted(by_name[label]))
    best = list(iris)[:_OFFERED]
    labelled = things(view, best)
    return [" / ".join(filter(None, (labelled[iri].en, labelled[iri].zh))) for iri in best]


def _as_iri(name: str) -> str | None:
    if name.startswith(("http://", "https://")):
        return iri_node(name).value
    prefix, colon, local = name.partition(":")
    return PREFIXES[prefix] + local if colon and prefix in PREFIXES else None


def _existing(view: View, iri: str, name: str, kind: str) -> Found:
    if not _is_held(view, iri):
        raise UnknownName(kind, name, (), "No document in this store speaks of that IRI; give a name.")
    return Found(iri)


def _is_held(view: View, iri: str) -> bool:
    return bool(view.select(bind(internal("thing"), {"_thing_iri": iri_node(iri)})))


def _in_tables(name: str, classes: Sequence[str]) -> str | None:
    """Return what the shipped tables say that the name means (they know variants that no document uses), or None."""
    from biokg.model import Role
    from biokg.resolve.linker import Linker

    wanted = [one for one in CLASSES if one not in RECORDS and _fits({one}, classes)]
    linked = (Linker.shipped().link(Role(class_, name, name)) for class_ in wanted)
    found = {entity.id for entity in linked if not entity.provisional and _fits({entity.type}, classes)}
    return thing(found.pop()) if len(found) == 1 else None


def _bearing(view: View, name: str) -> list[_Candidate]:
    from biokg.text.names import name_key

    rows: dict[str, list[Row]] = defaultdict(list)
    for row in view.select(bind(internal("names"), {"_key_literal": Literal(name_key(name))})):
        rows[_iri(row)].append(row)
    return [
        _Candidate(
            iri,
            frozenset(name for row in found if (name := _class_name(row)) in SUPERCLASSES),
            frozenset(row[2].value for row in found if isinstance(row[2], Literal)),
            frozenset(row[3].value for row in found if isinstance(row[3], NamedNode)),
        )
        for iri, found in sorted(rows.items())
    ]


def _fits(found: set[str] | frozenset[str], wanted: Sequence[str]) -> bool:
    if not wanted:
        return True
    return any(is_a(one, class_) for one in found if one in SUPERCLASSES for class_ in wanted)


def _described(view: View, candidates: Sequence[_Candidate]) -> list[str]:
    labelled = things(view, [iri for one in candidates for iri in (one.iri, *one.places)])
    lines = []
    for one in candidates:
        place = ", ".join(sorted(labelled[iri].text("en") for iri in one.places))
        label = " / ".join(filter(None, (labelled[one.iri].en, labelled[one.iri].zh)))
        lines.append(f"{label} ({', '.join(sorted(one.classes))}{' in ' + place if place else ''}) {one.iri}")
    return lines


def _iri(row: Row) -> str:
    return row[0].value if isinstance(row[0], NamedNode) else ""


def _class_name(row: Row) -> str:
    return row[1].value.removeprefix(ONTOLOGY) if isinstance(row[1], NamedNode) else ""
