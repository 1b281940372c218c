"""Put values into a query by whole tokens, so that no value, however hostile, is ever read as SPARQL.

An optional parameter without a value takes the FILTER or HAVING that names it along. Left in place (by grlc, which
only replaces) it stays a variable that nothing binds, and the questions are written for that too:
``FILTER(COALESCE(?number >= ?__min_number, true))`` is true without a value, for comparing with nothing is an
error; and ``FILTER EXISTS { ?place bkg:locatedIn* ?__place_iri }`` is, for a path of no step always holds. Not
every engine follows the standard there (Virtuoso does not), hence our way.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pyoxigraph import Literal, NamedNode

from biokg.errors import UsageError
from biokg.store.tokens import Token, tokens

Value = NamedNode | Literal

_OPTIONAL = ("?__", "$__")
_OPENING, _CLOSING = frozenset("({"), frozenset(")}")


def bind(sparql: str, values: Mapping[str, Value | Sequence[Value]]) -> str:
    r"""Replace each variable that `values` names (without ``?``) by its term, or by its terms with commas between.

    >>> bind('SELECT * { ?s ?p ?_x } # ?_x', {"_x": Literal('"} #')})
    'SELECT * { ?s ?p "\\"} #" } # ?_x'
    >>> bind('SELECT * { ?s ?p ?o FILTER(?o IN (?__x)) }', {"__x": [Literal("a"), Literal("b")]})
    'SELECT * { ?s ?p ?o FILTER(?o IN ("a", "b")) }'
    >>> bind('SELECT * { ?s ?p ?o FILTER(?o > ?__x) }', {})
    'SELECT * { ?s ?p ?o  }'
    """
    found = list(tokens(sparql))
    dropped = {at for span in conditions(found) if _lacks_a_value(found, span, values) for at in span}
    return "".join(_text(token, values) for at, token in enumerate(found) if at not in dropped)


def _text(token: Token, values: Mapping[str, Value | Sequence[Value]]) -> str:
    value = values.get(token.text[1:]) if token.kind == "variable" else None
    if value is None:
        return token.text
    return str(value) if isinstance(value, NamedNode | Literal) else ", ".join(map(str, value))


def _lacks_a_value(found: Sequence[Token], span: range, values: Mapping[str, object]) -> bool:
    named = (found[at].text for at in span if found[at].kind == "variable")
    return any(name.startswith(_OPTIONAL) and name[1:] not in values for name in named)


def conditions(found: Sequence[Token]) -> Iterator[range]:
    """Yield the place of each FILTER and HAVING, from its word to the bracket that closes it."""
    for start, token in enumerate(found):
        if token.kind == "word" and token.text.casefold() in {"filter", "having"}:
            depth = 0
            for at in range(start + 1, len(found)):
                if found[at].kind == "mark":
                    depth += (found[at].text in _OPENING) - (found[at].text in _CLOSING)
                    if not depth and found[at].text in _CLOSING:
                        yield range(start, at + 1)
                        break


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
