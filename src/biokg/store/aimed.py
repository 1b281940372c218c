"""Queries rewritten so that they mean on any server what they mean on a store of ours.

Servers differ in what their default graph is: triples without a graph, all graphs as one, nothing. So what stands in
our default graph is loaded into a graph of a name, and the pattern of a query is put inside it; a GRAPH within the
pattern goes on to name other graphs.
"""

from collections.abc import Mapping, Sequence

from biokg.store.tokens import Token, form, tokens

KNOWN = "urn:x-biokg:known"
"""The graph that holds on a server what our default graph holds."""

_OPENING, _CLOSING = frozenset("({["), frozenset(")}]")
_UNMEANT = frozenset({"space", "comment"})


def names_graphs(sparql: str) -> bool:
    """Say whether a query names graphs itself; one that does not may be told by the protocol which to ask.

    >>> names_graphs("ASK { GRAPH ?g { ?s ?p ?o } }"), names_graphs("ASK { ?s ?p 'GRAPH' }")
    (True, False)
    """
    return any(token.kind == "word" and token.text.casefold() in {"graph", "from"} for token in tokens(sparql))


def aimed(sparql: str, graph: str = KNOWN) -> str:
    """Return a query whose pattern is asked of `graph`; one that names its graphs by FROM stays as it is.

    >>> aimed("SELECT ?s { ?s ?p ?o } LIMIT 1", "urn:g")
    'SELECT ?s { GRAPH <urn:g> { ?s ?p ?o } } LIMIT 1'
    >>> aimed("CONSTRUCT WHERE { ?s ?p ?o }", "urn:g")
    'CONSTRUCT { ?s ?p ?o } WHERE { GRAPH <urn:g> { ?s ?p ?o } }'
    """
    found = list(tokens(sparql))
    outer = _outer(found)
    if any(token.kind == "word" and token.text.casefold() == "from" for at, token in enumerate(found) if at in outer):
        return sparql
    groups = _patterns(found)
    if groups and _is_short(found, groups[0][0]):
        return _written_out(found, groups[0], graph)
    template = form(sparql) == "construct"
    opening, closing = ({group[end] for group in groups[template:]} for end in (0, 1))
    return "".join(
        f"{{ GRAPH <{graph}> {{" if at in opening else "} }" if at in closing else token.text
        for at, token in enumerate(found)
    )


def declared(sparql: str, prefixes: Mapping[str, str], base: str | None) -> str:
    r"""Return a query with the declarations that it may rely on; only prefixes that it uses are declared.

    >>> declared("ASK { ex:a a ?c }", {"ex": "urn:", "no": "urn:no"}, None)
    'PREFIX ex: <urn:>\nASK { ex:a a ?c }'
    """
    used = {token.text.partition(":")[0] for token in tokens(sparql) if token.kind == "name"}
    lines = [f"BASE <{base}>\n"] if base else []
    lines += [f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in prefixes.items() if prefix in used]
    return "".join([*lines, sparql])


def page(sparql: str, variables: Sequence[str], size: int, offset: int) -> str | None:
    """Return the query for one page of the rows of a SELECT; None where it has a LIMIT or OFFSET of its own.

    The order of its own, or one over all its variables, keeps pages apart. It stands as a sub-select, for some servers
    refuse to sort and to cut in one step.
    """
    found = list(tokens(sparql))
    outer = _outer(found)
    words = {found[at].text.casefold(): at for at in sorted(outer, reverse=True) if found[at].kind == "word"}
    if "select" not in words or {"limit", "offset"} & words.keys():
        return None
    before, body = _text(found[: words["select"]]), _text(found[words["select"] :])
    columns = " ".join(f"?{name}" for name in variables)
    if "order" not in words:
        body = f"SELECT {columns} {{ {{ {body}\n}} }} ORDER BY {columns}"
    return f"{before}SELECT {columns} {{ {{ {body}\n}} }} LIMIT {size} OFFSET {offset}"


def _outer(found: list[Token]) -> frozenset[int]:
    """Return the places of the tokens that stand in no bracket."""
    depth, places = 0, []
    for at, token in enumerate(found):
        if token.kind == "mark":
            depth += (token.text in _OPENING) - (token.text in _CLOSING)
        if not depth:
            places.append(at)
    return frozenset(places)


def _patterns(found: list[Token]) -> list[tuple[int, int]]:
    """Return the places of the braces of the outermost groups, those of EXISTS in an expression too; no VALUES."""
    depth, start, data, groups = 0, 0, False, []
    for at, token in enumerate(found):
        if token.kind == "word" and depth == 0:
            data = token.text.casefold() == "values"
        if token.kind == "mark" and token.text in "{}":
            if token.text == "{":
                start, depth = (at if depth == 0 else start), depth + 1
            else:
                depth -= 1
                if depth == 0 and not data:
                    groups.append((start, at))
    return groups


def _written_out(found: list[Token], group: tuple[int, int], graph: str) -> str:
    """Return a CONSTRUCT WHERE as the long form, for the short one has no GRAPH."""
    start, end = group
    before, inside, after = _text(found[:start]), _text(found[start : end + 1]), _text(found[end + 1 :])
    return f"{before.rstrip()[: -len('where')].rstrip()} {inside} WHERE {{ GRAPH <{graph}> {inside} }}{after}"


def _is_short(found: list[Token], start: int) -> bool:
    words = [token.text.casefold() for token in found[:start] if token.kind not in _UNMEANT]
    return words[-2:] == ["construct", "where"]


def _text(found: list[Token]) -> str:
    return "".join(token.text for token in found)
