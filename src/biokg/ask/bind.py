"""Put values into a query by whole tokens, so that no value, however hostile, is ever read as SPARQL.

A parameter without a value stays a variable that nothing binds. The questions are written for both cases:
``FILTER(COALESCE(?number >= ?__min_integer, true))`` is true without a value, for comparing with nothing is an
error; and ``FILTER EXISTS { ?place bkg:locatedIn* ?__place_iri }`` is, for a path of no step always holds.
"""

from collections.abc import Iterable, Mapping

from pyoxigraph import Literal, NamedNode

from biokg.errors import UsageError
from biokg.store.tokens import tokens

Value = NamedNode | Literal


def bind(sparql: str, values: Mapping[str, Value]) -> str:
    r"""Replace each variable that `values` names (without ``?``) by its term.

    >>> bind('SELECT * { ?s ?p ?_x } # ?_x', {"_x": Literal('"} #')})
    'SELECT * { ?s ?p "\\"} #" } # ?_x'
    """
    return "".join(
        str(values[token.text[1:]]) if token.kind == "variable" and token.text[1:] in values else token.text
        for token in tokens(sparql)
    )


def with_values(sparql: str, variable: str, iris: Iterable[str]) -> str:
    """Restrict `variable` of a query to `iris`, by a VALUES block after the query (so the file alone stays valid).

    >>> print(with_values("SELECT * { ?s ?p ?o }", "s", ["https://example.org/a"]))
    SELECT * { ?s ?p ?o }
    VALUES ?s { <https://example.org/a> }
    """
    return f"{sparql}\nVALUES ?{variable} {{ {' '.join(str(iri_node(iri)) for iri in iris)} }}"


def iri_node(iri: str) -> NamedNode:
    """Return `iri` as a term; raise `UsageError` when it is none.

    >>> iri_node("https://example.org/a> . ?s ?p ?o")
    Traceback (most recent call last):
    biokg.errors.UsageError: 'https://example.org/a> . ?s ?p ?o' is no IRI: Invalid IRI code point '>'
    """
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise UsageError(f"{iri!r} is no IRI: {error}") from error
