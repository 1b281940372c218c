"""From any name that a person types to the thing that bears it, in either language; never a guess."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from biokg.ask import table_names
from biokg.ask.bind import bind, iri_node
from biokg.ask.labels import things
from biokg.ask.questions import internal
from biokg.ask.table_names import fits
from biokg.errors import AmbiguousName, UnknownName, WrongClass
from biokg.model import Entity
from biokg.store.view import Row, Term, View
from biokg.terms import ONTOLOGY, PREFIXES, SUPERCLASSES, THINGS, bkg, slug, thing

_OFFERED = 5
_LONGEST = 200
"""Characters of the longest text that may be a name."""


class Note(str):
    """What a person should know of how a name was read, in English, with the same in Chinese beside."""

    __slots__ = ("zh",)
    zh: str

    def __new__(cls, en: str, zh: str) -> "Note":
        """Make a note."""
        note = super().__new__(cls, en)
        note.zh = zh
        return note

    def __reduce__(self) -> tuple[type["Note"], tuple[str, str]]:
        """Return what makes it again: notes travel between processes."""
        return Note, (str(self), self.zh)

    def said(self, language: str) -> str:
        """Return it in ``zh`` or ``en``."""
        return self.zh if language == "zh" else str(self)


_NOTHING = Note("", "")


class Found(NamedTuple):
    """The thing that a name means; `note` says what the person should know of the reading, or is empty."""

    iri: str
    note: Note = _NOTHING


class _Candidate(NamedTuple):
    iri: str
    classes: frozenset[str]
    labels: frozenset[str]
    places: frozenset[str]
    label: str = ""
    """Both names, for a thing that the store may not hold."""


def resolve(view: View, name: str, kind: str = "name", classes: Sequence[str] = ()) -> Found:
    """Return the thing of one of `classes` (empty: of any) that bears `name`: a label, an alias, an IRI or a CURIE.

    A name that the shipped tables know but no document speaks of is found too, with a note. Raises `UnknownName`
    with the nearest names, `WrongClass` when only things of other classes bear it, or `AmbiguousName` with those
    that share it (also those that only the tables know); `kind` is how the message calls it.
    """
    if (iri := _as_iri(name)) is not None:
        return _existing(view, iri, name, kind, classes)
    bearing = _bearing(view, name)
    candidates = [one for one in bearing if fits(one.classes, classes)]
    if len(candidates) == 1:
        return _alone(view, candidates[0], name, kind, classes)
    exact = [one for one in candidates if name in one.labels]
    if len(exact) == 1:
        return Found(exact[0].iri)
    if candidates:
        raise AmbiguousName(kind, name, _described(view, candidates))
    if (found := _in_tables(view, name, kind, classes)) is not None:
        return found
    if bearing:
        raise _wrong(view, kind, name, bearing[0].classes, classes)
    raise UnknownName(kind, name, nearest(view, name, classes))


def _alone(view: View, held: _Candidate, name: str, kind: str, classes: Sequence[str]) -> Found:
    """Return the only bearer in the store, unless the tables know another one that the person may well mean."""
    if not table_names.is_shared(name):
        return Found(held.iri)
    known = table_names.bearers(name, classes)
    iris = [thing(entity.id) for entity in known]
    if held.iri not in iris or len(iris) == 1:
        return Found(held.iri)
    main = table_names.main_bearer(name, classes)
    if main is None or thing(main.id) != held.iri:
        raise AmbiguousName(kind, name, _described(view, _candidates_of(known)))
    read, others = table_names.both(main), "; ".join(table_names.both(entity) for entity in known if entity != main)
    return Found(
        held.iri,
        Note(f"{name} is read as {read}; {others} bears the name too.", f"{name} 按 {read} 理解；{others} 也叫此名。"),
    )


def nearest(view: View, name: str, classes: Sequence[str] = ()) -> list[str]:
    """Return the labels (in both languages) of the known things whose names are closest to `name`.

    A text longer than any name has none: to compare it takes time with its length, for every name there is.
    """
    if len(name) > _LONGEST:
        return []
    from rapidfuzz import fuzz, process

    from biokg.text.names import name_key

    by_name: dict[str, set[str]] = defaultdict(set)
    for row in view.select(internal("known")):
        if isinstance(row[2], Literal) and fits({_class_name(row)}, classes):
            by_name[row[2].value].add(_iri(row))
    # Two letters ("U.S.") are like a part of nearly any word.
    told = sorted(label for label in by_name if len(name_key(label)) > 2 or not label.isascii())
    ranked = process.extract(name, told, scorer=fuzz.WRatio, processor=name_key, limit=_OFFERED * 3)
    iris = dict.fromkeys(iri for label, score, _ in ranked if score >= 50 for iri in sorted(by_name[label]))
    best = list(iris)[:_OFFERED]
    labelled = things(view, best)
    return [" / ".join(filter(None, (labelled[iri].en, labelled[iri].zh))) for iri in best]


def _as_iri(name: str) -> str | None:
    if name.startswith(("http://", "https://")):
        return iri_node(name).value
    prefix, colon, local = name.partition(":")
    return PREFIXES[prefix] + local if colon and prefix in PREFIXES else None


def _existing(view: View, iri: str, name: str, kind: str, classes: Sequence[str]) -> Found:
    found = {_class_of(row[1]) for row in view.select(bind(internal("thing"), {"_thing_iri": iri_node(iri)}))}
    if not found and (now := replaced_by(view, iri)) is not None:
        return _existing(view, now, name, kind, classes)._replace(note=_merged(iri, now))
    if not found:
        return _only_in_tables(iri, name, kind, classes)
    own = found & SUPERCLASSES.keys()
    if not fits(own, classes):
        raise _wrong(view, kind, name, own, classes)
    return Found(iri)


def replaced_by(view: View, iri: str) -> str | None:
    """Return the IRI of the thing into which a person merged the one of `iri`; None where nobody did."""
    rows = view.select(bind(internal("replaced"), {"_thing_iri": iri_node(iri)}))
    return _iri(rows[0]) if rows else None


def _merged(old: str, now: str) -> Note:
    return Note(f"<{old}> was merged into <{now}>.", f"<{old}> 已并入 <{now}>。")


def _only_in_tables(iri: str, name: str, kind: str, classes: Sequence[str]) -> Found:
    from biokg.resolve.linker import Linker

    linker = Linker.shipped()
    id_ = slug(iri) if iri.startswith(THINGS) else ""
    if id_ not in linker or not fits({linker.entity(id_).type}, classes):
        remedy = ("No document in this store speaks of that IRI; give a name.", "库中没有文档提到此 IRI，请给出名称。")
        raise UnknownName(kind, name, (), *remedy)
    entity = linker.entity(id_)
    return Found(thing(entity.id), _unheard(table_names.both(entity), thing(entity.id)))


def _unheard(name: str, iri: str) -> Note:
    return Note(f"No document in this store speaks of {name} <{iri}>.", f"库中没有文档提到 {name} <{iri}>。")


def _in_tables(view: View, name: str, kind: str, classes: Sequence[str]) -> Found | None:
    """Find what the shipped tables say that the name means (they know variants that no document uses)."""
    main = table_names.main_bearer(name, classes)
    if main is not None:
        iri = thing(main.id)
        return Found(iri, _NOTHING if _is_held(view, iri) else _unheard(name, iri))
    known = table_names.bearers(name, classes)
    if len(known) > 1:
        raise AmbiguousName(kind, name, _described(view, _candidates_of(known)))
    return None


def _candidates_of(entities: Iterable[Entity]) -> list[_Candidate]:
    """Return things of the tables as candidates; the store may hold none of them."""
    return [
        _Candidate(
            thing(one.id),
            frozenset({one.type}),
            frozenset(one.names),
            frozenset({thing(one.parent)} if one.parent else ()),
            table_names.both(one),
        )
        for one in entities
    ]


def _is_held(view: View, iri: str) -> bool:
    return bool(view.select(bind(internal("thing"), {"_thing_iri": iri_node(iri)})))


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


def _described(view: View, candidates: Sequence[_Candidate]) -> list[str]:
    labelled = things(view, [iri for one in candidates for iri in (one.iri, *one.places)])
    lines = []
    for one in candidates:
        place = ", ".join(sorted(table_names.place_name(labelled[iri]) for iri in one.places))
        label = one.label or " / ".join(filter(None, (labelled[one.iri].en, labelled[one.iri].zh)))
        lines.append(f"{label} ({', '.join(sorted(one.classes))}{' in ' + place if place else ''}) {one.iri}")
    return lines


def _iri(row: Row) -> str:
    return row[0].value if isinstance(row[0], NamedNode) else ""


def _class_name(row: Row) -> str:
    return _class_of(row[1])


def _class_of(term: Term | None) -> str:
    return term.value.removeprefix(ONTOLOGY) if isinstance(term, NamedNode) else ""


def _wrong(view: View, kind: str, name: str, found: Iterable[str], wanted: Iterable[str]) -> WrongClass:
    own, others = [bkg(one) for one in sorted(found)[:1]] or [bkg("Entity")], [bkg(one) for one in wanted]
    labels = things(view, [*own, *others])

    def spoken(classes: list[str]) -> tuple[str, str]:
        en, zh = ([labels[one].text(language) for one in classes] for language in ("en", "zh"))
        return " or ".join(en), "或".join(zh)

    return WrongClass(kind, name, spoken(own), spoken(others))
