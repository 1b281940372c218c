"""The things of the graph: class, labels in both languages, look-up keys, and the places that hold them."""

from collections.abc import Iterator, Mapping

from biokg.foreign import ALT_LABEL, BROADER, CONCEPT, PREF_LABEL, RDF_TYPE, REPLACED_BY
from biokg.model import Entity
from biokg.resolve.linker import Linker
from biokg.terms import bkg, is_a, thing
from biokg.text.names import name_key
from biokg.triples.nquads import iri, line, text, typed

_NAMED_AFTER = ("Fund", "InvestmentFirm", "PublicBody", "ResearchInstitution", "Alliance", "Facility", "Policy")


def things(named: Mapping[str, Entity], linker: Linker) -> Iterator[str]:
    """Yield the lines of every thing that a claim names and of all places that hold one."""
    held = {id_: linker.entity(id_) for entity in named.values() for id_ in around(entity, linker)} | dict(named)
    for id_ in sorted(held):
        yield from thing_lines(held[id_], linker)


def around(entity: Entity, linker: Linker) -> Iterator[str]:
    """Yield the ids of the places that hold a thing, that its name or the tables attribute to it, and that hold those.

    >>> sorted(around(Entity("x/fund/1", "Fund", en=("Shanghai Future Industry Fund",)), Linker.shipped()))
    ['cn', 'cn-310000']
    """
    for outer in (*linker.ancestors(entity.id), *_attributed(entity, linker).values()):
        yield outer
        yield from linker.ancestors(outer)


def _attributed(entity: Entity, linker: Linker) -> dict[str, str]:
    """Return the places that the name and the tables attribute to a thing, by property.

    A firm's name says where it was founded and little of where it is; a fund's or a body's says whose it is.
    """
    found = {}
    if any(is_a(entity.type, class_) for class_ in _NAMED_AFTER) and (place := linker.named_after(entity)):
        found["namedAfter"] = place
    if home := linker.home(entity.id):
        found["homeCountry"] = home
    return found


def thing_lines(entity: Entity, linker: Linker) -> Iterator[str]:
    """Yield the lines of one thing, and of what was merged into it, which only leads to it."""
    node = thing(entity.id)
    yield from (line(thing(old), REPLACED_BY, iri(node)) for old in linker.merged_into(entity.id))
    yield line(node, RDF_TYPE, iri(bkg(entity.type)))
    if linker.is_cluster(entity.id):
        yield line(node, RDF_TYPE, iri(bkg("Cluster")))
    for language, names in (("en", entity.en), ("zh", entity.zh)):
        for number, name in enumerate(names):
            yield line(node, ALT_LABEL if number else PREF_LABEL, text(name, language))
    for key in sorted({name_key(name) for name in entity.names} - {""}):
        yield line(node, bkg("nameKey"), text(key))
    if entity.provisional:
        yield line(node, bkg("provisional"), typed("true", "boolean"))
    if code := linker.code(entity.id):
        yield line(node, bkg("placeCode"), text(code))
    for name, place in _attributed(entity, linker).items():
        yield line(node, bkg(name), iri(thing(place)))
    if entity.type == "Sector":
        yield line(node, RDF_TYPE, iri(CONCEPT))
    if entity.parent:
        yield line(node, BROADER if entity.type == "Sector" else bkg("locatedIn"), iri(thing(entity.parent)))
