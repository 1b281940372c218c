"""The sector scheme of the ontology as things that names can mean."""

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from biokg.foreign import ALT_LABEL, BROADER, PREF_LABEL, RDF_TYPE
from biokg.model import Entity
from biokg.resolve.tables import Known
from biokg.resources import shipped
from biokg.terms import bkg, slug

TABLE = "ontology/modules/sector.ttl"
"""The file that heads the scheme; `sector-*.ttl` beside it hold the narrower sectors."""


def sectors() -> dict[str, Known]:
    """Return the sectors by id; the broader sector stands in the place of a parent.

    >>> sectors()["sector/gene-therapy"].entity.zh[0]
    '基因治疗'
    """
    labels: dict[str, dict[str, list[str]]] = {}
    broader: dict[str, str] = {}
    concepts: set[str] = set()
    files = sorted(shipped("ontology", "modules").glob("sector*.ttl"))
    for quad in (quad for file in files for quad in parse(path=file, format=RdfFormat.TURTLE)):
        subject, predicate, value = quad.subject, quad.predicate.value, quad.object
        if not isinstance(subject, NamedNode):
            continue
        if predicate == RDF_TYPE and isinstance(value, NamedNode) and value.value == bkg("Sector"):
            concepts.add(subject.value)
        elif predicate == BROADER and isinstance(value, NamedNode):
            broader[subject.value] = slug(value.value)
        elif predicate in {PREF_LABEL, ALT_LABEL} and isinstance(value, Literal):
            names = labels.setdefault(subject.value, {}).setdefault(value.language or "en", [])
            names.insert(0 if predicate == PREF_LABEL else len(names), value.value)
    return {slug(iri): _known(iri, labels[iri], broader.get(iri)) for iri in sorted(concepts)}


def _known(iri: str, names: dict[str, list[str]], above: str | None) -> Known:
    en, zh = tuple(names.get("en", ())), tuple(names.get("zh", ()))
    return Known(Entity(slug(iri), "Sector", en, zh, parent=above, source=TABLE), TABLE)
