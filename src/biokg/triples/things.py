"""The things of the graph: class, labels in both languages, look-up keys, and the places that hold them."""

from collections.abc import Iterator, Mapping

from biokg.model import Entity
from biokg.resolve.linker import Linker
from biokg.terms import ALT_LABEL, BROADER, CONCEPT, PREF_LABEL, RDF_TYPE, bkg, thing
from biokg.text.names import name_key
from biokg.triples.nquads import iri, line, text, typed


def things(named: Mapping[str, Entity], linker: Linker) -> Iterator[str]:
    """Yield the lines of every thing that a claim names and of all places that hold one."""
    held = dict(named)
    for id_ in sorted(named):
        for outer in (id_, *linker.ancestors(id_)):
            held.setdefault(outer, linker.entity(outer) if outer != id_ else named[id_])
    for id_ in sorted(held):
        yield from _thing(held[id_], linker)


def _thing(entity: Entity, linker: Linker) -> Iterator[str]:
    node = thing(entity.id)
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
    if entity.type == "Sector":
        yield line(node, RDF_TYPE, iri(CONCEPT))
    if entity.parent:
        yield line(node, BROADER if entity.type == "Sector" else bkg("locatedIn"), iri(thing(entity.parent)))
