"""The forms in which an answer can be had: by media type or by a short name."""

from typing import Final, NamedTuple

from biokg.errors import UsageError
from biokg.views.web.accept import best


class Form(NamedTuple):
    """A form: its short name (which is what the store calls it), its media type and other names of that."""

    name: str
    type: str
    others: tuple[str, ...] = ()
    label: str = ""


TABLES: Final = (
    Form("json", "application/sparql-results+json", ("application/json",), "JSON"),
    Form("xml", "application/sparql-results+xml", ("application/xml", "text/xml"), "XML"),
    Form("csv", "text/csv", (), "CSV"),
    Form("tsv", "text/tab-separated-values", (), "TSV"),
)
TRIPLES: Final = (
    Form("ttl", "text/turtle", ("application/turtle", "application/x-turtle"), "Turtle"),
    Form("nt", "application/n-triples", (), "N-Triples"),
    Form("jsonld", "application/ld+json", ("application/json",), "JSON-LD"),
    Form("rdf", "application/rdf+xml", ("application/xml", "text/xml"), "RDF/XML"),
)
HTML: Final = Form("html", "text/html", ("application/xhtml+xml",))


def offered(kind: str) -> tuple[Form, ...]:
    """Return the forms for what a query asks for, ``select ask construct describe``."""
    return TRIPLES if kind in {"construct", "describe"} else TABLES


def chosen(name: str, accept: str, forms: tuple[Form, ...]) -> Form | None:
    """Return the form that `name` (its short name or a media type; empty for none) or else `accept` wants.

    None when the client takes none of `forms`; raises `UsageError` when `name` is none of them.
    """
    for form in (*forms, HTML):
        if name and name in {form.name, form.type, *form.others}:
            return form
    if name:
        known = ", ".join(form.name for form in forms)
        raise UsageError(f"format={name!r} is none of {known}", f"format={name!r} 不在可用格式之内：{known}")
    by_type = {type_: form for form in reversed((*forms, HTML)) for type_ in (form.type, *form.others)}
    ordered = [form.type for form in forms] + [HTML.type] + [type_ for form in forms for type_ in form.others]
    found = best(accept, [*ordered, *HTML.others])
    return by_type[found] if found else None
