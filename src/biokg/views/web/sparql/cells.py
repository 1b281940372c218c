"""Terms as a page shows them: names for IRIs, links to our pages, numbers to compare."""

from decimal import Decimal, InvalidOperation
from typing import Final, NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode

from biokg.foreign import XSD
from biokg.store.view import Term
from biokg.terms import PREFIXES
from biokg.views.web.pages.links import page_of

_NUMBERS: Final = frozenset(XSD + name for name in ("integer", "decimal", "double", "float", "long", "int", "gYear"))


class Cell(NamedTuple):
    """One term: what is read, where it leads (empty for nowhere), its language, its full IRI and its number."""

    text: str
    href: str = ""
    language: str = ""
    title: str = ""
    number: float | None = None


def cell(term: Term | None) -> Cell:
    """Return what a page shows of a term.

    >>> cell(NamedNode("https://w3id.org/biokg/id/boao")).text, cell(Literal("博鳌", language="zh")).language
    ('id:boao', 'zh')
    """
    if isinstance(term, NamedNode):
        # Only these lead anywhere: an IRI may also be a piece of script.
        page = page_of(term.value)
        leads = page if page.startswith(("/", "http://", "https://")) else ""
        return Cell(curie(term.value), leads, title=term.value)
    if isinstance(term, Literal):
        number = _number(term)
        return Cell(
            term.value, language=term.language or "", title="" if number is None else term.datatype.value, number=number
        )
    return Cell(f"_:{term.value}" if isinstance(term, BlankNode) else str(term or ""))


def curie(iri: str) -> str:
    """Return an IRI by its prefix, if one of ours fits; else as it is.

    >>> curie("http://www.w3.org/2004/02/skos/core#prefLabel")
    'skos:prefLabel'
    """
    fitting = [(len(base), prefix, base) for prefix, base in PREFIXES.items() if iri.startswith(base) and iri != base]
    if not fitting:
        return iri
    _, prefix, base = max(fitting)
    return f"{prefix}:{iri.removeprefix(base)}"


def _number(term: Literal) -> float | None:
    if term.datatype.value not in _NUMBERS:
        return None
    try:
        return float(Decimal(term.value))
    except (InvalidOperation, OverflowError, ValueError):
        return None
