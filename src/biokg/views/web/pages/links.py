"""From an IRI of the graph to the path of its page here, and back."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import quote, urlencode

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
