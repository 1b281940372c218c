"""Who bears a name by the shipped tables, whether or not a document of the store speaks of it."""

from collections.abc import Collection, Sequence

from biokg.ask.labels import Thing
from biokg.errors import DataError, UnknownName
from biokg.model import Entity, Role
from biokg.terms import CLASSES, RECORDS, SUPERCLASSES, is_a, slug


def is_shared(name: str) -> bool:
    """Say whether the tables mark a name as one that several things bear."""
    from biokg.resolve.tables import shared_names
    from biokg.text.names import name_key

    return name_key(name) in {name_key(shared) for shared in shared_names()}


def main_bearer(name: str, classes: Sequence[str]) -> Entity | None:
    """Return the one thing of `classes` that a name means where nothing more is said, None where that is open."""
    from biokg.resolve.linker import Linker

    linked = (Linker.shipped().link(Role(class_, name, name)) for class_ in _wanted(classes))
    found = {entity.id: entity for entity in linked if not entity.provisional and fits({entity.type}, classes)}
    return next(iter(found.values())) if len(found) == 1 else None


def bearers(name: str, classes: Sequence[str]) -> list[Entity]:
    """Return all things of `classes` that bear a name, sorted by id."""
    from biokg.resolve.linker import Linker

    found = {one.id: one for class_ in _wanted(classes) for one in Linker.shipped().bearers(name, class_)}
    return [found[id_] for id_ in sorted(found) if fits({found[id_].type}, classes)]


def both(entity: Entity) -> str:
    """Return the preferred name in both languages."""
    return " / ".join(names[0] for names in (entity.en, entity.zh) if names)


def place_name(place: Thing) -> str:
    """Return the English name of a place; where the store does not know it, the tables do."""
    from biokg.resolve.linker import Linker

    if place.en or place.zh:
        return place.text("en")
    try:
        return Linker.shipped().entity(slug(place.iri)).names[0]
    except (UnknownName, DataError):
        return place.text("en")


def fits(found: Collection[str], wanted: Sequence[str]) -> bool:
    """Say whether a thing of the classes `found` is of one of `wanted` (empty: of any)."""
    return not wanted or any(is_a(one, class_) for one in found if one in SUPERCLASSES for class_ in wanted)


def _wanted(classes: Sequence[str]) -> list[str]:
    return [one for one in CLASSES if one not in RECORDS and fits({one}, classes)]
