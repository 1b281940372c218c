"""The forms in which an answer can be had: by media type or by a short name."""

from typing import Final, NamedTuple

from biokg.errors import UsageError
from biokg.views.web.accept import best


class Form(NamedTuple):
    """A form: its short name (which is what the store calls it), its media type, its heading and its other names."""

    name: str
    type: str
    label: str
    types: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


TABLES: Final = (
    Form("json", "application/sparql-results+json", "JSON", ("application/json",)),
    Form("xml", "application/sparql-results+xml", "XML", ("application/xml", "text/xml")),
    Form("csv", "text/csv", "CSV"),
    Form("tsv", "text/tab-separated-values", "TSV"),
)
TRIPLES: Final = (
    Form("ttl", "text/turtle", "Turtle", ("application/turtle", "application/x-turtle"), ("turtle",)),
    Form("nt", "application/n-triples", "N-Triples", (), ("ntriples", "n-triples")),
    Form("jsonld", "application/ld+json", "JSON-LD", ("application/json",), ("json-ld", "json")),
    Form("rdf", "application/rdf+xml", "RDF/XML", ("application/xml", "text/xml"), ("rdf+xml", "xml")),
)
HTML: Final = Form("html", "text/html", "HTML", ("application/xhtml+xml",))


def offered(kind: str) -> tuple[Form, ...]:
    """Return the forms for what a query asks for, ``select ask construct describe``."""
    return TRIPLES if kind in {"construct", "describe"} else TABLES


def chosen(name: str, accept: str, forms: tuple[Form, ...]) -> Form | None:
    """Return the form that `name` (a short name or a media type; empty for none) or else `accept` wants.

    None when the client takes none of `forms`. Raises `UsageError` when `name` is none of them and `accept` leaves it
    open (some clients name forms in words of their own besides).
    """
    for form in (*forms, HTML):
        if name and name in {form.name, form.type, *form.types, *form.names}:
            return form
    if name and accept.strip() in {"", "*/*"}:
        known = ", ".join(form.name for form in forms)
        raise UsageError(f"format={name!r} is none of {known}", f"format={name!r} 不在可用格式之内：{known}")
    by_type = {type_: form for form in reversed((*forms, HTML)) for type_ in (form.type, *form.types)}
    first = [form.type for form in (*forms, HTML)]
    found = best(accept, [*first, *(type_ for type_ in by_type if type_ not in first)])
    return by_type[found] if found else None
