"""Read a store: a view that asks and can change nothing."""

import re
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple, Self, TypeVar

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
    serialize,
)

from biokg.errors import QueryError, StoreError
from biokg.store import guard, layout, manifest
from biokg.store.endpoint import Place

if TYPE_CHECKING:
    from biokg.store.remote import Remote

Term = NamedNode | BlankNode | Literal | Triple
Row = tuple[Term | None, ...]
_Result = QuerySolutions | QueryBoolean | QueryTriples
_TRIPLE = ("subject", "predicate", "object")
_Format = TypeVar("_Format", RdfFormat, QueryResultsFormat)


class Rows(list[Row]):
    """The rows of a SELECT, and its variables (without ``?``) in their order."""

    def __init__(self, variables: tuple[str, ...], rows: Iterable[Row]) -> None:
        super().__init__(rows)
        self.variables = variables


class Dataset(NamedTuple):
    """The graphs that a query is asked of; None for those of the store, or that the query itself names by FROM."""

    default: tuple[NamedNode | DefaultGraph, ...] | None = None
    named: tuple[NamedNode, ...] | None = None


class View:
    """A read-only view of one graph store; every query is guarded (no update, no SERVICE but those allowed)."""

    def __init__(
        self, store: "Store | Remote", prefixes: Mapping[str, str] | None = None, dataset: Dataset | None = None
    ) -> None:
        self._store = store
        self._prefixes = dict(prefixes or {})
        self._dataset = dataset or Dataset()
        self._services: frozenset[str] = frozenset()
        self._base: str | None = None

    def with_prefixes(self, prefixes: Mapping[str, str]) -> "View":
        """Return the same view, whose queries need not declare `prefixes`."""
        return self._with(prefixes=dict(prefixes))

    def including(self, graph: str) -> "View":
        """Return the same view, whose queries find the triples of one named graph beside those of the default graph.

        A triple that stands in both is found twice.
        """
        return self._with(dataset=Dataset((DefaultGraph(), NamedNode(graph))))

    def of(self, default: Iterable[str], named: Iterable[str]) -> "View":
        """Return the same view, whose queries see these graphs and no others, whatever they name by FROM.

        Raises `QueryError` when one is no IRI.
        """
        try:
            return self._with(dataset=Dataset(tuple(map(NamedNode, default)), tuple(map(NamedNode, named))))
        except ValueError as error:
            raise QueryError(f"a graph is named by its IRI: {error}", f"图须以 IRI 指明：{error}") from error

    def reaching(self, services: Iterable[str]) -> "View":
        """Return the same view, whose queries may ask these other endpoints by SERVICE."""
        return self._with(services=frozenset(services))

    def relative_to(self, base: str) -> "View":
        """Return the same view, whose queries may write IRIs relative to `base`."""
        return self._with(base=base)

    def _with(self, **changed: object) -> Self:
        view = copy(self)
        for name, value in changed.items():
            setattr(view, f"_{name}", value)
        return view

    def select(self, sparql: str) -> Rows:
        """Return the rows of a SELECT query; raises `QueryError`."""
        result = self._query(sparql)
        if not isinstance(result, QuerySolutions):
            raise QueryError("a SELECT query is wanted here", "此处需要 SELECT 查询")
        try:
            rows = [tuple(solution) for solution in result]
        except (OSError, RuntimeError, SyntaxError) as error:
            raise QueryError(f"the query failed while running: {error}", f"查询运行失败：{error}") from error
        return Rows(tuple(variable.value for variable in result.variables), rows)

    def ask(self, sparql: str) -> bool:
        """Return the answer of an ASK query; raises `QueryError`."""
        result = self._query(sparql)
        if not isinstance(result, QueryBoolean):
            raise QueryError("an ASK query is wanted here", "此处需要 ASK 查询")
        return bool(result)

    def construct(self, sparql: str) -> list[Triple]:
        """Return the triples of a CONSTRUCT or DESCRIBE query; raises `QueryError`."""
        result = self._query(sparql)
        if not isinstance(result, QueryTriples):
            raise QueryError("a CONSTRUCT or DESCRIBE query is wanted here", "此处需要 CONSTRUCT 或 DESCRIBE 查询")
        try:
            return list(result)
        except (OSError, RuntimeError, SyntaxError) as error:
            raise QueryError(f"the query failed while running: {error}", f"查询运行失败：{error}") from error

    def first(self, sparql: str, most: int) -> Rows | bool:
        """Return the answer of any query, of rows or triples (rows of three) the first `most`; raises `QueryError`."""
        result = self._query(sparql)
        if isinstance(result, QueryBoolean):
            return bool(result)
        try:
            rows = [tuple(row) for row in islice(result, most)]
        except (OSError, RuntimeError, SyntaxError) as error:
            raise QueryError(f"the query failed while running: {error}", f"查询运行失败：{error}") from error
        if isinstance(result, QueryTriples):
            return Rows(_TRIPLE, rows)
        return Rows(tuple(variable.value for variable in result.variables), rows)

    def write(self, sparql: str, output: IO[bytes], suffix: str) -> None:
        """Write the answer in a standard form: ``csv tsv json xml``, or for triples ``ttl nt rdf jsonld``.

        Raises `QueryError` when the query fails or its answer has no such form.
        """
        result = self._query(sparql)
        try:
            if isinstance(result, QueryTriples):
                rdf = _format(RdfFormat.from_extension(suffix), suffix, "a CONSTRUCT", "ttl, nt, rdf, jsonld")
                serialize(result, output, rdf, prefixes=self._prefixes)
            else:
                table = QueryResultsFormat.from_extension({"xml": "srx", "json": "srj"}.get(suffix, suffix))
                result.serialize(output, format=_format(table, suffix, "this query", "csv, tsv, json, xml"))
        except BrokenPipeError:
            raise
        except (OSError, RuntimeError, ValueError) as error:
            raise QueryError(
                f"the answer cannot be written as {suffix}: {error}", f"结果无法写成 {suffix}：{error}"
            ) from error

    def quads(self, *, default_only: bool = False, predicate: str | None = None) -> Iterator[Quad]:
        """Yield the quads of the store in no order: all, those of the default graph, those with one predicate (IRI).

        Raises `StoreError` when the store cannot be read on.
        """
        graph = DefaultGraph() if default_only else None
        wanted = NamedNode(predicate) if predicate else None
        try:
            yield from self._store.quads_for_pattern(None, wanted, None, graph)
        except (OSError, RuntimeError) as error:
            raise StoreError(f"the store cannot be read on: {error}; run `biokg build`") from error

    def graphs(self) -> list[str]:
        """Return the IRIs of the named graphs, sorted."""
        return sorted(graph.value for graph in self._store.named_graphs())

    def _query(self, sparql: str) -> _Result:
        guard.check(sparql, self._services)
        default, named = self._dataset
        try:
            return self._store.query(
                sparql,
                base_iri=self._base,
                prefixes=self._prefixes,
                default_graph=None if default is None else list(default),
                named_graphs=None if named is None else list(named),
            )
        except SyntaxError as error:
            said, zh = _where(sparql, error)
            raise QueryError(f"the query cannot be parsed{said}", f"查询无法解析{zh}") from error
        except (OSError, RuntimeError, ValueError) as error:
            raise QueryError(f"the query cannot be run: {error}", f"查询无法运行：{error}") from error


def open_view(place: Place) -> View:
    """Open the store at `place` for reading: a folder, or a server that a build has loaded.

    Raises `StoreError` when it is missing, damaged, half loaded or of another format.
    """
    if isinstance(place, Path):
        return View(open_store(place))
    from biokg.store.remote import Remote

    remote = Remote(place)
    remote.require_whole()
    return View(remote)


def open_generation(folder: Path) -> View:
    """Open one generation of a store for reading, such as `biokg.store.layout.current` names.

    Raises `StoreError` when it is missing or damaged.
    """
    return View(_database(folder))


def open_store(path: Path) -> Store:
    """Open the database of the store at `path` for reading; raises `StoreError` as `open_view` does."""
    generation = layout.current(path)
    try:
        return _database(generation)
    except StoreError:
        if layout.current(path) == generation:
            raise
        return open_store(path)  # builds have replaced it between the two steps


def _database(generation: Path) -> Store:
    manifest.require_sound(generation)
    try:
        return Store.read_only(str(generation / manifest.QUADS))
    except (OSError, RuntimeError) as error:
        raise StoreError(
            f"store at {generation.parent} is damaged: run `biokg build` ({error})",
            f"图谱库 {generation.parent} 已损坏：请运行 `biokg build`（{error}）",
        ) from error


def view_of(quads: Iterable[bytes]) -> View:
    """Return a view of N-Quads lines, held in memory."""
    store = Store()
    store.bulk_load(b"".join(quads), format=RdfFormat.N_QUADS)
    return View(store)


def _format(found: _Format | None, suffix: str, what: str, offered: str) -> _Format:
    if found is None:
        raise QueryError(
            f"{what} has no form {suffix!r}; it has {offered}", f"没有 {suffix!r} 这种格式，可用的有 {offered}"
        )
    return found


def _where(sparql: str, error: SyntaxError) -> tuple[str, str]:
    # Oxigraph goes on to list every character that it would have taken; where it stopped says more.
    match = re.match(r"error at (\d+):(\d+)", error.msg)
    if match is None:
        return f": {error.msg}", f"：{error.msg}"
    line, column = int(match[1]), int(match[2])
    text = sparql.splitlines()[line - 1] if line <= len(sparql.splitlines()) else ""
    rest = text[column - 1 :][:30].strip()
    if not rest:
        return ": it ends too early", "：内容不完整"
    return f" from line {line}, column {column} on: {rest!r}", f"，自第 {line} 行第 {column} 列起：{rest!r}"
