"""A store behind the SPARQL Protocol, read as one of ours is read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    parse,
    parse_query_results,
)

from biokg.errors import QueryError, StoreError
from biokg.store import http
from biokg.store.aimed import KNOWN, aimed, declared, names_graphs, page
from biokg.store.endpoint import PAGE, Endpoint, natural_of
from biokg.store.tokens import form

FORMAT = 1
"""Raised whenever what a build writes to a server can no longer be read by what asks."""

STATE = "urn:x-biokg:state"
"""The graph, and its one subject, that say what a build wrote and whether it is whole."""

NOTHING = "urn:x-biokg:nothing"
"""A graph without triples: of two graphs Virtuoso 7.2 finds rows of paths that it loses where it asks one alone."""

_ROWS = "application/sparql-results+json, application/sparql-results+xml;q=0.9"
_GRAPH = "application/n-triples, text/turtle;q=0.9"
_TRUE = frozenset({"1", "true"})
_Graph = NamedNode | BlankNode | DefaultGraph
_Term = NamedNode | BlankNode | Literal | Triple


class State(NamedTuple):
    """What a build wrote down of a server; all None where none ever wrote."""

    format: int | None = None
    whole: bool | None = None
    quads: int | None = None


class Remote:
    """Stands for a database of our own wherever a view asks one."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint

    def query(
        self,
        sparql: str,
        *,
        base_iri: str | None = None,
        prefixes: Mapping[str, str] | None = None,
        default_graph: Sequence[_Graph] | None = None,
        named_graphs: Sequence[_Graph] | None = None,
    ) -> QuerySolutions | QueryBoolean | QueryTriples:
        """Return the answer of the server, in the forms of pyoxigraph; raises `QueryError` or `StoreError`."""
        kind = form(sparql)
        graphs = [("default-graph-uri", _name(graph)) for graph in default_graph or ()]
        graphs += [("named-graph-uri", _name(graph)) for graph in named_graphs or ()]
        if not graphs and not names_graphs(sparql):
            graphs = [("default-graph-uri", KNOWN), ("default-graph-uri", NOTHING)]
        text = declared(sparql if graphs else aimed(sparql), prefixes or {}, base_iri)
        try:
            if kind in {"construct", "describe"}:
                return _as_triples(self._post(text, graphs, _GRAPH))
            return self._rows(text, graphs) if kind == "select" else _as_boolean(self._post(text, graphs, _ROWS))
        except (SyntaxError, ValueError) as error:
            raise QueryError(
                f"{self._endpoint} sent what is no SPARQL answer: {error}",
                f"{self._endpoint} 返回的不是 SPARQL 结果：{error}",
            ) from error

    def quads_for_pattern(
        self, _subject: None, predicate: NamedNode | None, _object: None, graph: DefaultGraph | None
    ) -> Iterator[Quad]:
        """Yield the quads with one predicate or all, of the default graph or of all."""
        of = f"?s {predicate or '?p'} ?o"
        named = f"GRAPH <{STATE}> {{ <{STATE}> <{STATE}:graph> ?g }} GRAPH ?g {{ {of} }}"
        known = f"GRAPH <{KNOWN}> {{ {of} }}"
        for where in (known,) if graph else (known, named):
            for row in self._rows(f"SELECT * {{ {where} }}", []):
                yield Quad(row["s"], predicate or row["p"], row["o"], DefaultGraph() if where is known else row["g"])

    def named_graphs(self) -> Iterator[NamedNode]:
        """Yield the named graphs that a build wrote."""
        rows = self._rows(f"SELECT ?g {{ GRAPH <{STATE}> {{ <{STATE}> <{STATE}:graph> ?g }} }}", [])
        yield from (row["g"] for row in rows)

    def count(self) -> int:
        """Return the number of quads that are there in the graphs that a build wrote."""
        named = f"GRAPH <{STATE}> {{ <{STATE}> <{STATE}:graph> ?g }} GRAPH ?g {{ ?s ?p ?o }}"
        counts = (
            self._rows(f"SELECT (COUNT(*) AS ?n) {{ {where} }}", [])
            for where in (f"GRAPH <{KNOWN}> {{ ?s ?p ?o }}", named)
        )
        return sum(int(row["n"].value) for rows in counts for row in rows)

    def state(self) -> State:
        """Return what a build wrote down of the server."""
        rows = self._rows(f"SELECT ?p ?o {{ GRAPH <{STATE}> {{ <{STATE}> ?p ?o FILTER(isLiteral(?o)) }} }}", [])
        said = {row["p"].value.rpartition(":")[2]: row["o"].value for row in rows}
        numbers = {name: int(said[name]) for name in ("format", "quads") if said.get(name, "").isdecimal()}
        whole = said.get("state")
        return State(numbers.get("format"), None if whole is None else whole == "whole", numbers.get("quads"))

    def require_whole(self) -> None:
        """Refuse a server that holds no graph of ours, half of one, or one of another version.

        Raises `StoreError`.
        """
        state, here = self.state(), self._endpoint
        remedy = f"run `biokg build --store {here} --update-store URL`"
        if state.format is None:
            raise StoreError(f"no graph of biokg at {here}: {remedy}", f"{here} 没有 biokg 图谱：请运行 {remedy[4:]}")
        if state.format != FORMAT:
            raise StoreError(
                f"the graph at {here} has format {state.format}, this biokg reads {FORMAT}: {remedy}",
                f"{here} 的图谱格式为 {state.format}，本版读取 {FORMAT}：请运行 {remedy[4:]}",
            )
        if not state.whole:
            raise StoreError(
                f"the graph at {here} is being loaded, or its load was cut short: wait, or {remedy}",
                f"{here} 的图谱正在载入，或载入曾中断：请等待或运行 {remedy[4:]}",
            )

    def _rows(self, text: str, graphs: Sequence[tuple[str, str]]) -> QuerySolutions:
        """Return all rows, page by page where the server cuts them off or the environment asks for pages."""
        wanted = natural_of(PAGE)
        if not wanted:
            answer = self._post(text, graphs, _ROWS)
            if answer.most is None:
                return _solutions(answer)
            wanted = answer.most
        # Our own engine tells the columns of a query without asking anybody for rows.
        planned = Store().query(text)
        variables = [variable.value for variable in planned.variables] if isinstance(planned, QuerySolutions) else []
        if page(text, variables, wanted, 0) is None:
            return _solutions(self._post(text, graphs, _ROWS))
        found: list[Sequence[_Term | None]] = []
        while True:
            answer = self._post(page(text, variables, wanted, len(found)) or "", graphs, _ROWS)
            rows = [tuple(row) for row in _solutions(answer)]
            found.extend(rows)
            if len(rows) < wanted:
                return _of_rows(variables, found)

    def _post(self, text: str, graphs: Sequence[tuple[str, str]], accept: str) -> http.Answer:
        return http.post(self._endpoint.query, [("query", text), *graphs], accept)


def _name(graph: _Graph) -> str:
    return graph.value if isinstance(graph, NamedNode) else KNOWN


def _parsed(answer: http.Answer) -> QuerySolutions | QueryBoolean:
    table = QueryResultsFormat.from_media_type(answer.type)
    if table is None:
        raise ValueError(f"it is of the type {answer.type!r}")
    return parse_query_results(answer.content, table)


def _solutions(answer: http.Answer) -> QuerySolutions:
    found = _parsed(answer)
    if not isinstance(found, QuerySolutions):
        raise ValueError("a yes or no instead of rows")  # noqa: TRY004 - the answer is wrong, not a type of ours
    return found


def _as_boolean(answer: http.Answer) -> QueryBoolean | QuerySolutions:
    found = _parsed(answer)
    if isinstance(found, QueryBoolean):
        return found
    # Virtuoso answers with a row of a number.
    said = next((row[0].value in _TRUE for row in found if isinstance(row[0], Literal)), False)
    return parse_query_results(f'{{"head":{{}},"boolean":{str(said).lower()}}}', QueryResultsFormat.JSON)


def _as_triples(answer: http.Answer) -> QueryTriples | QuerySolutions | QueryBoolean:
    rdf = RdfFormat.from_media_type(answer.type)
    if rdf is None:
        raise ValueError(f"it is of the type {answer.type!r}")
    store = Store()
    store.extend(parse(answer.content, rdf))
    return store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")


def _of_rows(variables: Sequence[str], rows: Iterable[Iterable[_Term | None]]) -> QuerySolutions:
    """Return rows of several pages as one answer."""
    lines = ["\t".join("" if term is None else str(term) for term in row) for row in rows]
    text = "\n".join(["\t".join(f"?{name}" for name in variables), *lines, ""])
    found = parse_query_results(text, QueryResultsFormat.TSV)
    if not isinstance(found, QuerySolutions):
        raise ValueError("no rows")  # noqa: TRY004
    return found
