"""A copy of a store in memory, to try updates on: what is written there is gone with the process."""

from collections.abc import Iterator

from pyoxigraph import NamedNode, Store

from biokg.errors import QueryError
from biokg.store import guard
from biokg.store.tokens import Token, tokens
from biokg.store.view import View


class Scratch(View):
    """A view that may be written; it fetches nothing from elsewhere."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._memory = store

    def update(self, sparql: str, default: tuple[str, ...] = (), named: tuple[str, ...] = (), base: str = "") -> None:
        """Run a SPARQL update, whose patterns see the graphs `default` and `named` if there are any.

        Raises `QueryError` when it cannot be parsed or run, or itself names graphs by USING or WITH beside those.
        """
        guard.check_update(sparql)
        text = using(sparql, default, named) if default or named else sparql
        try:
            self._memory.update(text, prefixes=self._prefixes, base_iri=base or None)
        except SyntaxError as error:
            raise QueryError(f"the update cannot be parsed: {error.msg}", f"更新无法解析：{error.msg}") from error
        except (OSError, RuntimeError, ValueError) as error:
            raise QueryError(f"the update cannot be run: {error}", f"更新无法运行：{error}") from error


def copied(view: View) -> Scratch:
    """Return a copy in memory of all that `view` holds."""
    store = Store()
    store.bulk_extend(view.quads())
    return Scratch(store)


def using(sparql: str, default: tuple[str, ...], named: tuple[str, ...]) -> str:
    """Return an update whose patterns name their graphs by USING, as the protocol's parameters say it.

    Raises `QueryError` when the update names graphs of its own, or one of those is no IRI.

    >>> using("DELETE { ?s ?p 1 } WHERE { ?s ?p 1 }", ("http://example.org/a",), ())
    'DELETE { ?s ?p 1 } USING <http://example.org/a> WHERE { ?s ?p 1 }'
    """
    try:
        clauses = [f"USING {NamedNode(iri)}" for iri in default] + [f"USING NAMED {NamedNode(iri)}" for iri in named]
    except ValueError as error:
        raise QueryError(f"a graph is named by its IRI: {error}", f"图须以 IRI 指明：{error}") from error
    return "".join(_with(clauses, tokens(sparql)))


def _with(clauses: list[str], all_tokens: Iterator[Token]) -> Iterator[str]:
    depth, last = 0, ""
    for token in all_tokens:
        word = token.text.casefold() if token.kind == "word" and depth == 0 else ""
        if word in {"using", "with"}:
            raise QueryError(
                "name the graphs in the update or by parameters, not both", "图可在更新中或用参数指明，不可兼用"
            )
        # DELETE WHERE { } is a form of its own, which has no USING.
        if word == "where" and last != "delete":
            yield from (f"{clause} " for clause in clauses)
        yield token.text
        depth += (token.text in "{([") - (token.text in "})]") if token.kind == "mark" else 0
        last = last if token.kind in {"space", "comment"} else word
