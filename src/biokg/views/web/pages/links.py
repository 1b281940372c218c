"""From an IRI of the graph to the path of its page here, and back."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import quote, urlencode

from starlette.requests import Request

from biokg import terms

THING: Final = "/thing/"
DOCUMENT: Final = "/document/"
FORMATS: Final[Mapping[str, str]] = {
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
}
"""The suffixes of data files with their media types."""


def page_of(iri: str) -> str:
    """Return the path of the page of a thing, document or term; of any other IRI itself.

    >>> page_of(terms.thing("cn-310000")), page_of(terms.bkg("presentIn")), page_of(terms.document("a.txt#3"))
    ('/thing/cn-310000', '/ontology#presentIn', '/document/a.txt%233')
    """
    for base, path in ((terms.THINGS, THING), (terms.DOCUMENTS, DOCUMENT)):
        if iri.startswith(base) and iri != base:
            return path + quote(terms.slug(iri), safe="/", errors="surrogatepass")
    return f"/ontology#{iri.removeprefix(terms.ONTOLOGY)}" if iri.startswith(terms.ONTOLOGY) else iri


def data_of(iri: str, suffix: str) -> str:
    """Return the path of the data of a thing or document.

    >>> data_of(terms.thing("cn-310000"), "ttl")
    '/data/thing/cn-310000.ttl'
    """
    return f"/data{page_of(iri)}.{suffix}"


def mark_of(document: str, start: int) -> str:
    """Return the path of a sentence in the page of its document."""
    return f"{page_of(document)}#s{start}"


def question(name: str, **values: object) -> str:
    """Return the path of a saved question with parameters.

    >>> question("output", place="SIP", year=None)
    '/ask/output?place=SIP'
    """
    given = {key: str(value) for key, value in values.items() if value not in {None, ""}}
    return f"/ask/{name}" + (f"?{urlencode(given)}" if given else "")


def fragment(iri: str) -> str:
    """Return the name of the place in a page that shows a fact.

    >>> fragment(terms.thing("fact/0a1b"))
    'fact-0a1b'
    """
    return terms.slug(iri).replace("/", "-")


def with_query(request: Request, **changes: object) -> str:
    """Return the address of this page with other values in its query; None takes one out, and the page starts anew."""
    query = [(key, value) for key, value in request.query_params.multi_items() if key not in {*changes, "page", "lang"}]
    query += [(key, str(value)) for key, value in changes.items() if value is not None]
    return request.url.path + (f"?{urlencode(query)}" if query else "")
