"""What crawlers ask for: the data set described in VoID and DCAT, the site map, robots."""

from collections.abc import Iterator
from html import escape
from io import BytesIO
from typing import Final

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from biokg import __version__, foreign, terms
from biokg.ask.questions import internal
from biokg.errors import UnknownName
from biokg.foreign import DCTERMS, RDF_TYPE, XSD
from biokg.store.view import View
from biokg.views.web.pages.library import documents
from biokg.views.web.pages.links import FORMATS, page_of
from biokg.views.web.pages.names import names

_VOID: Final = "http://rdfs.org/ns/void#"
_DCAT: Final = "http://www.w3.org/ns/dcat#"
_FOAF: Final = "http://xmlns.com/foaf/0.1/"
_LICENCE: Final = "https://www.apache.org/licenses/LICENSE-2.0"
_A_MAP: Final = 20_000
"""Pages in one part of the site map, far below the 50,000 that the protocol allows."""
_TITLES: Final = (
    Literal("biokg: biomedical clusters of China", language="en"),
    Literal("biokg：中国生物医药产业集群", language="zh"),
)


def dataset(request: Request) -> Response:
    """Answer the description of the data set in the format that the suffix names."""
    suffix = request.path_params["suffix"]
    if suffix not in FORMATS:
        raise UnknownName("format", suffix, tuple(FORMATS))
    held = request.app.state.held
    triples = list(_described(held.view(), _base(request), held.as_of.published))
    output = BytesIO()
    prefixes = {"void": _VOID, "dcat": _DCAT, "dcterms": DCTERMS, "foaf": _FOAF, "bkg": terms.ONTOLOGY, "xsd": XSD}
    serialize(triples, output, RdfFormat.from_media_type(FORMATS[suffix]), prefixes=prefixes)
    return Response(output.getvalue(), media_type=FORMATS[suffix], headers={"Access-Control-Allow-Origin": "*"})


def well_known(request: Request) -> Response:
    """Lead from the place where VoID is looked for to the description."""
    del request
    return RedirectResponse("/data/dataset.ttl", 303)


def _base(request: Request) -> str:
    return str(request.base_url).rstrip("/")


def _described(view: View, base: str, published: str) -> Iterator[Triple]:
    one = NamedNode(f"{base}/data/dataset")

    def said(property_: str, value: NamedNode | Literal, of: NamedNode = one) -> Triple:
        return Triple(of, NamedNode(property_), value)

    for class_ in (f"{_VOID}Dataset", f"{_DCAT}Dataset"):
        yield said(RDF_TYPE, NamedNode(class_))
    for title in _TITLES:
        yield said(foreign.TITLE, title)
    yield said(f"{DCTERMS}license", NamedNode(_LICENCE))
    yield said(f"{DCTERMS}hasVersion", Literal(__version__))
    if published:
        yield said(f"{DCTERMS}modified", Literal(published))
    yield said(f"{_FOAF}homepage", NamedNode(f"{base}/"))
    yield said(f"{_VOID}sparqlEndpoint", NamedNode(f"{base}/sparql"))
    yield said(f"{_VOID}uriSpace", Literal(terms.THINGS))
    yield said(f"{_VOID}vocabulary", NamedNode(terms.ONTOLOGY_GRAPH))
    for example in [*names(view).known][:1]:
        yield said(f"{_VOID}exampleResource", NamedNode(example))
    for type_ in FORMATS.values():
        yield said(f"{_VOID}feature", NamedNode(f"http://www.w3.org/ns/formats/{_FORMAT_NAMES[type_]}"))
    yield from _service(one, base)
    yield from _partitions(view, one, base)


_FORMAT_NAMES: Final = {
    "text/turtle": "Turtle",
    "application/ld+json": "JSON-LD",
    "application/n-triples": "N-Triples",
    "application/rdf+xml": "RDF_XML",
}


def _service(one: NamedNode, base: str) -> Iterator[Triple]:
    service = NamedNode(f"{base}/data/dataset#sparql")
    for property_, value in (
        (RDF_TYPE, f"{_DCAT}DataService"),
        (f"{_DCAT}endpointURL", f"{base}/sparql"),
        (f"{_DCAT}servesDataset", one.value),
        (f"{DCTERMS}conformsTo", "https://www.w3.org/TR/sparql11-protocol/"),
    ):
        yield Triple(service, NamedNode(property_), NamedNode(value))


def _partitions(view: View, one: NamedNode, base: str) -> Iterator[Triple]:
    total = 0
    for kind, query, key, count in (
        ("class", "classes", "class", "entities"),
        ("property", "properties", "property", "triples"),
    ):
        for term, number in (row[:2] for row in view.select(internal(query))):
            if isinstance(term, NamedNode) and isinstance(number, Literal):
                part = NamedNode(f"{base}/data/dataset#{kind}-{term.value.rpartition('#')[2].rpartition('/')[2]}")
                yield Triple(one, NamedNode(f"{_VOID}{kind}Partition"), part)
                yield Triple(part, NamedNode(_VOID + key), term)
                yield Triple(part, NamedNode(_VOID + count), _integer(int(number.value)))
                total += int(number.value) if kind == "property" else 0
    yield Triple(one, NamedNode(f"{_VOID}triples"), _integer(total))
    yield Triple(one, NamedNode(f"{_VOID}documents"), _integer(len(documents(view))))


def _integer(number: int) -> Literal:
    return Literal(str(number), datatype=NamedNode(f"{XSD}integer"))


def _pages(view: View) -> list[str]:
    fixed = ["/", "/list", "/ask", "/anchors", "/documents", "/ontology", "/about"]
    return fixed + [page_of(iri) for iri in names(view).known] + [page_of(one.document.iri) for one in documents(view)]


def sitemap(request: Request) -> Response:
    """Answer the index of the site map."""
    parts = -(-len(_pages(request.app.state.held.view())) // _A_MAP)
    entries = (f"<sitemap><loc>{escape(_base(request))}/sitemap-{at}.xml</loc></sitemap>" for at in range(1, parts + 1))
    return _xml("sitemapindex", entries)


def sitemap_part(request: Request) -> Response:
    """Answer one part of the site map."""
    part = request.path_params["part"]
    pages = _pages(request.app.state.held.view())[(part - 1) * _A_MAP : part * _A_MAP] if part else []
    if not pages:
        raise UnknownName("part of the site map", str(part), ())
    return _xml("urlset", (f"<url><loc>{escape(_base(request) + path)}</loc></url>" for path in pages))


def _xml(root: str, entries: Iterator[str]) -> Response:
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    body = "\n".join(entries)
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{space}">\n{body}\n</{root}>\n'
    return Response(text, media_type="application/xml")


def robots(request: Request) -> Response:
    """Answer what robots may read: the pages, not what costs time."""
    refused = ("/sparql", "/api", "/ask/*?", "/search", "/compare?", "/explore", "/review")
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in refused), f"Sitemap: {_base(request)}/sitemap.xml"]
    return Response("\n".join(lines) + "\n", media_type="text/plain")
