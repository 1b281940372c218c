"""Things and documents as schema.org says them, for the data block of their pages."""

from collections.abc import Sequence
from typing import Any, Final

from biokg.ask.labels import Thing
from biokg.ask.statements import Statement
from biokg.views.web.pages.dossier import Dossier
from biokg.views.web.pages.links import page_of

_TYPES: Final = {
    "Cluster": "Place",
    "Park": "Place",
    "Region": "AdministrativeArea",
    "Enterprise": "Corporation",
    "InvestmentFirm": "Corporation",
    "PublicBody": "GovernmentOrganization",
    "ResearchInstitution": "ResearchOrganization",
    "Alliance": "Organization",
    "Person": "Person",
    "Fund": "InvestmentFund",
    "MotherFund": "InvestmentFund",
    "Product": "Product",
    "Project": "Project",
    "Facility": "Place",
    "Policy": "Legislation",
    "Event": "Event",
    "Sector": "DefinedTerm",
}
_CONTEXT: Final = "https://schema.org"


def of_thing(found: Dossier, base: str, documents: Sequence[Thing]) -> dict[str, Any]:
    """Return a thing with its names, its place and the documents that speak of it; `base` is where we are served."""
    thing = found.thing
    told: dict[str, Any] = {
        "@context": _CONTEXT,
        "@type": _TYPES.get(found.kind, "Thing"),
        "@id": thing.iri,
        "url": base + page_of(thing.iri),
        "name": [{"@value": text, "@language": tag} for text, tag in ((thing.en, "en"), (thing.zh, "zh")) if text],
    }
    if found.aliases:
        told["alternateName"] = list(found.aliases)
    where = [one for one in found.properties.get("locatedIn", ()) if isinstance(one, Thing)]
    if where:
        key = "containedInPlace" if told["@type"] in {"Place", "AdministrativeArea"} else "location"
        told[key] = [{"@type": "Place", "@id": one.iri, "name": one.text("en")} for one in where]
    if "placeCode" in found.properties:
        told["identifier"] = found.properties["placeCode"][0]
    if documents:
        told["subjectOf"] = [{"@type": "Article", "@id": one.iri, "name": one.text("en")} for one in documents]
    return told


def of_document(iri: str, about: dict[str, str], statements: Sequence[Statement], base: str) -> dict[str, Any]:
    """Return a document with its date, publisher and what it mentions; `about` is as the graph says of it."""
    mentioned = {one.subject.iri: one.subject for one in statements if one.subject and one.tier == "A"}
    told = {
        "@context": _CONTEXT,
        "@type": "NewsArticle",
        "@id": iri,
        "url": base + page_of(iri),
        "headline": about["title"],
        "inLanguage": about.get("language"),
        "datePublished": about.get("issued"),
        "publisher": {"@type": "Organization", "name": about["publisher"]} if "publisher" in about else None,
        "mentions": [{"@id": key, "name": one.text("en")} for key, one in sorted(mentioned.items())],
    }
    return {key: value for key, value in told.items() if value}
