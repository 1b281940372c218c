"""Every class, property and metric of the ontology by name, and the IRIs of things: the only file that spells ours.

Plain strings and tuples, so that a question can start without loading an RDF library; `biokg.checks.ontology`
holds this file and `ontology/` against each other, both ways.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final
from urllib.parse import quote, unquote

from biokg.errors import DataError
from biokg.foreign import DCTERMS, OA, OWL, PROV, RDF, RDFS, SCHEMA, SKOS, XSD

ONTOLOGY: Final = "https://w3id.org/biokg/ontology#"
ONTOLOGY_GRAPH: Final = "https://w3id.org/biokg/ontology"
INFERRED_GRAPH: Final = "https://w3id.org/biokg/inferred"
"""The graph of what follows by the axioms of the ontology from what is stated, and says something new."""
RESTATED_GRAPH: Final = "https://w3id.org/biokg/inferred/restated"
"""The graph of what follows too but says less than a triple that is there: of a wider place, a class above."""
THINGS: Final = "https://w3id.org/biokg/id/"
DOCUMENTS: Final = "https://w3id.org/biokg/doc/"
INFERENCES: Final = THINGS + "inference/"
TABLE_ENTRIES: Final = THINGS + "table-entry/"
QUERIES: Final = "https://w3id.org/biokg/query/"
SHAPES: Final = ONTOLOGY_GRAPH + "/shape/"
TABLES: Final = ONTOLOGY_GRAPH + "/table/"
"""The columns of people's tables, and the classes of their rows, as shapes name them."""

PREFIXES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "bkg": ONTOLOGY,
        "id": THINGS,
        "doc": DOCUMENTS,
        "query": QUERIES,
        "rdf": RDF,
        "rdfs": RDFS,
        "skos": SKOS,
        "owl": OWL,
        "xsd": XSD,
        "dcterms": DCTERMS,
        "prov": PROV,
        "oa": OA,
        "schema": SCHEMA,
    }
)

SUPERCLASSES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "Entity": (),
        "Place": ("Entity",),
        "Park": ("Place",),
        "Region": ("Place",),
        "Cluster": ("Place",),
        "Organization": ("Entity",),
        "Enterprise": ("Organization",),
        "InvestmentFirm": ("Enterprise",),
        "PublicBody": ("Organization",),
        "ResearchInstitution": ("Organization",),
        "Alliance": ("Organization",),
        "Person": ("Entity",),
        "Fund": ("Entity",),
        "MotherFund": ("Fund",),
        "Product": ("Entity",),
        "Approval": ("Entity",),
        "Project": ("Entity",),
        "Facility": ("Entity",),
        "Policy": ("Entity",),
        "Event": ("Entity",),
        "Award": ("Entity",),
        "Sector": ("Entity",),
        "Fact": (),
        "Relation": ("Fact",),
        "Observation": ("Fact",),
        "Inference": ("Fact",),
        "TableEntry": (),
        "Growth": (),
        "Alarm": (),
        "Document": (),
        "Claim": (),
        "Evidence": (),
        "Metric": (),
    }
)
"""Each class with its direct superclasses among ours."""

CLASSES: Final = tuple(SUPERCLASSES)
RECORDS: Final = (
    *("Fact", "Relation", "Observation", "Inference", "TableEntry", "Growth", "Alarm", "Document", "Claim"),
    *("Evidence", "Metric"),
)
"""The classes that are no things of the world: what was read, said and counted."""

_PLACE: Final = ("Park", "Region")

DOMAINS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "locatedIn": ("Place", "Organization", "Facility", "Project", "Event", "Fund"),
        "presentIn": ("Enterprise",),
        "headquarteredIn": ("Organization",),
        "foundedBy": ("Organization",),
        "affiliatedWith": ("Person",),
        "subsidiaryOf": ("Organization",),
        "investsIn": ("Organization", "Fund"),
        "manages": ("Organization",),
        "establishes": ("Organization", *_PLACE),
        "serves": ("Fund", "Facility", "Policy", "Alliance"),
        "develops": ("Organization",),
        "produces": ("Organization",),
        "undertakes": ("Organization",),
        "operates": ("Organization",),
        "partnersWith": ("Organization", *_PLACE),
        "holdsApproval": ("Enterprise",),
        "approvedBy": ("Product", "Approval"),
        "focusesOn": (*_PLACE, "Organization", "Fund", "Facility", "Policy", "Project"),
        "receives": ("Organization", *_PLACE),
        "participatesIn": ("Organization", "Person", *_PLACE),
    }
)
"""What may be the subject of each relation; a subclass may too."""

RANGES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "locatedIn": _PLACE,
        "presentIn": _PLACE,
        "headquarteredIn": _PLACE,
        "foundedBy": ("Person",),
        "affiliatedWith": ("Organization", *_PLACE),
        "subsidiaryOf": ("Organization",),
        "investsIn": ("Organization", *_PLACE, "Project", "Fund"),
        "manages": ("Fund",),
        "establishes": ("Fund", "Facility", "Alliance", "Policy", "ResearchInstitution"),
        "serves": _PLACE,
        "develops": ("Product",),
        "produces": ("Product",),
        "undertakes": ("Project",),
        "operates": ("Facility", "Park", "ResearchInstitution"),
        "partnersWith": ("Organization", *_PLACE),
        "holdsApproval": ("Product",),
        "approvedBy": ("PublicBody",),
        "focusesOn": ("Sector",),
        "receives": ("Award",),
        "participatesIn": ("Event",),
    }
)
"""What may be the object of each relation; a subclass may too."""

RELATIONS: Final = tuple(DOMAINS)
SUPERPROPERTIES: Final[Mapping[str, str]] = MappingProxyType({"headquarteredIn": "presentIn"})
SYMMETRIC: Final = ("partnersWith",)
TRANSITIVE: Final = ("locatedIn",)

METRICS: Final[Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(("outputValue", "industryScale", "marketCapitalization", "valuation"), "money"),
        **dict.fromkeys(("fundSize", "investmentAmount", "financingAmount", "licenseDealValue"), "money"),
        **dict.fromkeys(("incentiveAmount", "researchSpending"), "money"),
        **dict.fromkeys(("enterpriseCount", "listedEnterpriseCount", "multinationalCount"), "count"),
        **dict.fromkeys(("signedEnterpriseCount", "investedEnterpriseCount", "talentCount", "expertCount"), "count"),
        **dict.fromkeys(("projectCount", "approvalCount", "productCount", "pipelineCount"), "count"),
        **dict.fromkeys(("clinicalTrialCount", "customerCount", "countryCount", "deliveredUnits"), "count"),
        **dict.fromkeys(("componentCount", "financingCount", "licenseDealCount", "rackCount"), "count"),
        **dict.fromkeys(("eventCount", "otherCount"), "count"),
        **dict.fromkeys(("growthRate", "cagr", "shareOf", "timeReduction", "lossTolerance"), "percent"),
        **dict.fromkeys(("capacityFactor", "efficiencyFactor"), "factor"),
        "rank": "rank",
        "rankChange": "rankChange",
        "age": "age",
    }
)
"""Each metric with the kind of `biokg.model.Quantity` that it takes."""

UNITS: Final[Mapping[str, str]] = MappingProxyType(
    {"count": "1", "percent": "%", "factor": "times", "rank": "rank", "rankChange": "rank", "age": "year"}
)
"""The unit of each kind; `money` is not in it, for its unit is the printed currency (ISO 4217)."""

CURRENCIES: Final = ("CNY", "USD")
"""The currencies with a concept in the ontology; another ISO 4217 code is kept as printed."""
BOUNDS: Final = ("exact", "atLeast", "moreThan", "nearly", "about", "upTo")
MODALITIES: Final = ("reported", "forecast", "target", "planned")
TIERS: Final = ("A", "B", "C")
KINDS: Final = ("relation", "observation")
TIME_BASES: Final = ("explicit", "document-date", "context", "unresolved")

CLAIM_TERMS: Final = (
    *("subject", "predicate", "object", "metric", "value", "upperValue", "total", "unit", "bound", "about", "segment"),
    *("printed", "time", "year", "timeBasis", "modality", "negated", "role", "approvalKind", "tier", "flag", "kind"),
    *("verdict", "decidedBy", "decidedOn", "decisionReason"),
    *("rule", "extractor", "curated", "factId", "states", "hasEvidence", "subjectMention", "objectMention"),
)
"""The properties of facts and claims."""

THING_TERMS: Final = ("nameKey", "provisional", "placeCode", "namedAfter", "homeCountry")
ROLL_UP_TERMS: Final = (
    *("documentCount", "firstPublished", "latestPublished", "presentInCluster", "clusterCount", "cluster"),
    *("firmCount", "latestFor"),
)
"""The properties that the build counts out of the facts."""

COMPARISON_TERMS: Final = (
    "fromFact",
    "toFact",
    "fromYear",
    "rate",
    "computedFor",
    "alarmKind",
    "restsOn",
    "latestReported",
)
"""The properties of what the build computes from several figures: yearly rates, and alarms."""

INFERENCE_TERMS: Final = ("premise", "class", "entailmentRule")
"""What the inferred graph says of an entailed triple, beside the terms of claims."""

DOCUMENT_TERMS: Final = ("origin", "factCount", "textLength", "textOffset", "textHash", "text")
ANNOTATION_TERMS: Final = ("isEdge", "quantityKind")
"""What the ontology says about its own terms: whether a property is an edge, which quantities a metric takes."""

_IRIS: Final = {
    name: ONTOLOGY + name
    for group in (
        *(CLASSES, RELATIONS, METRICS, CLAIM_TERMS),
        *(THING_TERMS, ROLL_UP_TERMS, COMPARISON_TERMS, INFERENCE_TERMS, DOCUMENT_TERMS, ANNOTATION_TERMS),
    )
    for name in group
}
NAMES: Final = tuple(_IRIS)


# Kept as they are: RFC 3986 path characters and the letters of RFC 3987 without its spaces, bidi marks and
# private use. `%`, `#`, `?` and everything else is percent-encoded, so `slug` can read any IRI back.
_ENCODED = re.compile(
    r"[^A-Za-z0-9\-._~!$&'()*+,;=:@/\u00A1-\u167F\u1681-\u1FFF\u2010-\u2027\u2030-\u205E\u2070-\u2FFF"
    r"\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF\U00010000-\U0001FFFD\U00020000-\U0002FFFD\U00030000-\U0003FFFD]"
)
_DOT_SEGMENT = re.compile(r"(?<![^/])\.{1,2}(?![^/])")


def bkg(name: str) -> str:
    """Return the IRI of the class, property or metric `name`; raise `DataError` for a name that is none.

    >>> bkg("presentIn")
    'https://w3id.org/biokg/ontology#presentIn'
    """
    try:
        return _IRIS[name]
    except KeyError:
        raise DataError(f"{name!r} is no term of the ontology; terms are listed in biokg.terms.") from None


def term_name(iri: str) -> str:
    """Return the name of one of our terms; raise `DataError` for any other IRI.

    >>> term_name("https://w3id.org/biokg/ontology#outputValue")
    'outputValue'
    """
    name = iri.removeprefix(ONTOLOGY)
    if _IRIS.get(name) != iri:
        raise DataError(f"{iri!r} is no term of the ontology; its terms begin with {ONTOLOGY}.")
    return name


def thing(slug: str) -> str:
    """Return the IRI of the thing `slug`.

    >>> thing("suzhou-industrial-park"), thing("苏州 工业园")
    ('https://w3id.org/biokg/id/suzhou-industrial-park', 'https://w3id.org/biokg/id/苏州%20工业园')
    """
    return THINGS + _encoded(slug)


def document(identifier: str) -> str:
    """Return the IRI of the document `identifier`, which also names its graph.

    >>> document("digest.txt#3")
    'https://w3id.org/biokg/doc/digest.txt%233'
    """
    return DOCUMENTS + _encoded(identifier)


def slug(iri: str) -> str:
    """Return the slug or document id that `thing` or `document` made into `iri`; raise `DataError` for another IRI.

    >>> slug(document("digest.txt#3")), slug(thing("苏州 工业园"))
    ('digest.txt#3', '苏州 工业园')
    """
    for base in (THINGS, DOCUMENTS):
        if iri.startswith(base) and iri != base:
            return unquote(iri.removeprefix(base), errors="surrogatepass")
    raise DataError(f"{iri!r} is neither a thing nor a document; those begin with {THINGS} or {DOCUMENTS}.")


def is_a(type_: str, class_: str) -> bool:
    """Say whether every `type_` is a `class_`, by the superclasses; raise `DataError` for an unknown `type_`.

    >>> is_a("InvestmentFirm", "Organization"), is_a("Park", "Organization")
    (True, False)
    """
    if type_ not in SUPERCLASSES:
        raise DataError(f"{type_!r} is no class of the ontology; classes: {', '.join(CLASSES)}.")
    return type_ == class_ or any(is_a(above, class_) for above in SUPERCLASSES[type_])


def accepts(predicate: str, subject: str, object_: str) -> bool:
    """Say whether `predicate` may lead from a thing of class `subject` to one of class `object_`.

    >>> accepts("presentIn", "InvestmentFirm", "Park"), accepts("presentIn", "Park", "Region")
    (True, False)
    """
    if predicate not in DOMAINS:
        raise DataError(f"{predicate!r} is no relation of the ontology; relations: {', '.join(RELATIONS)}.")
    return any(is_a(subject, class_) for class_ in DOMAINS[predicate]) and any(
        is_a(object_, class_) for class_ in RANGES[predicate]
    )


def _encoded(text: str) -> str:
    """Return `text` as the path of an IRI, without relative segments that a parser would resolve away."""
    if not text:
        raise DataError("an empty id names nothing; give the thing or document an id.")
    encoded = _ENCODED.sub(lambda match: quote(match[0], safe="", errors="surrogatepass"), text)
    return _DOT_SEGMENT.sub(lambda match: "%2E" * len(match[0]), encoded)
