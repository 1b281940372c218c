"""What the endpoint can do, as a SPARQL 1.1 Service Description."""

import io
from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize
from starlette.requests import Request

from biokg import foreign
from biokg.views.web.settings import Settings
from biokg.views.web.sparql.forms import TABLES, TRIPLES, Form

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_NAMES = {
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
    "ttl": "Turtle",
    "nt": "N-Triples",
    "jsonld": "JSON-LD",
    "rdf": "RDF_XML",
}
_SERVICE, _DATASET = BlankNode("service"), BlankNode("dataset")
_RDF_FORMATS = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "rdf": RdfFormat.RDF_XML,
}
_Node = NamedNode | BlankNode


def description(request: Request, form: Form) -> bytes:
    """Return the description of the service that `request` calls, in a form of triples."""
    output = io.BytesIO()
    endpoint = NamedNode(str(request.url.replace(query="", fragment="")))
    settings, held = request.app.state.settings, request.app.state.held
    graphs = () if settings.writable else held.view().graphs()
    triples = [*_service(endpoint, settings), *_dataset(graphs, held.as_of.published)]
    serialize(triples, output, _RDF_FORMATS[form.name], prefixes={"sd": _SD, "dcterms": foreign.DCTERMS})
    return output.getvalue()


def _service(endpoint: NamedNode, settings: Settings) -> Iterator[Triple]:
    yield _is_a(_SERVICE, "Service")
    yield Triple(_SERVICE, _sd("endpoint"), endpoint)
    yield Triple(_SERVICE, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    if settings.writable:
        yield Triple(_SERVICE, _sd("supportedLanguage"), _sd("SPARQL11Update"))
    if settings.services:
        yield Triple(_SERVICE, _sd("feature"), _sd("BasicFederatedQuery"))
    for form in (*TABLES, *TRIPLES):
        yield Triple(_SERVICE, _sd("resultFormat"), NamedNode(_FORMATS + _NAMES[form.name]))
    yield Triple(_SERVICE, _sd("defaultDataset"), _DATASET)


def _dataset(graphs: Iterable[str], published: str) -> Iterator[Triple]:
    default = BlankNode("default")
    yield _is_a(_DATASET, "Dataset")
    if published:
        yield Triple(_DATASET, NamedNode(foreign.DCTERMS + "modified"), Literal(published))
    yield Triple(_DATASET, _sd("defaultGraph"), default)
    yield _is_a(default, "Graph")
    for number, graph in enumerate(graphs):
        node, content = BlankNode(f"named{number}"), BlankNode(f"graph{number}")
        yield Triple(_DATASET, _sd("namedGraph"), node)
        yield _is_a(node, "NamedGraph")
        yield Triple(node, _sd("name"), NamedNode(graph))
        yield Triple(node, _sd("graph"), content)
        yield _is_a(content, "Graph")


def _is_a(node: _Node, class_: str) -> Triple:
    return Triple(node, NamedNode(foreign.RDF_TYPE), _sd(class_))


def _sd(name: str) -> NamedNode:
    return NamedNode(_SD + name)
