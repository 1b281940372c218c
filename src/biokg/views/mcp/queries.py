"""A tool for SPARQL that only reads, within bounds of rows and time."""

import re
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode

from biokg.store.view import Term
from biokg.terms import PREFIXES
from biokg.views.mcp.desk import Desk, Given, Outcome, Tool

_ROWS: Final = 50
_MOST_ROWS: Final = 500
_LOCAL: Final = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)
_SAID: Final = {
    "en": "SPARQL 1.1 (SELECT, ASK, CONSTRUCT); prefixes bkg: id: doc: skos: dcterms: are known; 10 s",
    "zh": "只读 SPARQL 1.1 查询；前缀 bkg: id: doc: skos: dcterms: 已声明；限 10 秒",
}


def tools(lang: str) -> list[Tool]:
    """Return the tool."""
    arguments = {"query": {"type": "string"}, "limit": {"type": "integer"}}
    return [Tool("sparql", _SAID[lang], arguments, ("query",), _sparql)]


def _sparql(desk: Desk, given: Given) -> Outcome:
    query, most = given.text("query"), given.number("limit", _ROWS, _MOST_ROWS)
    given.end()
    found = desk.source.first(query, most + 1)
    if isinstance(found, bool):
        return Outcome(str(found).lower(), {"boolean": found})
    rows = [[_short(term) for term in row] for row in found[:most]]
    cut = len(found) > most
    lines = ["\t".join(found.variables), *("\t".join(row) for row in rows)]
    lines += [f"… cut at {most} rows: use LIMIT and OFFSET"] if cut else []
    return Outcome("\n".join(lines), {"variables": list(found.variables), "rows": rows, "cut": cut})


def _short(term: Term | None) -> str:
    """Return a term in few characters: an IRI by its prefix, a literal by its text."""
    if isinstance(term, NamedNode):
        for prefix, iri in PREFIXES.items():
            local = term.value.removeprefix(iri)
            # Only what SPARQL would take as such: the model may put it into its next query.
            if local != term.value and _LOCAL.fullmatch(local):
                return f"{prefix}:{local}"
        return f"<{term.value}>"
    return term.value if isinstance(term, Literal | BlankNode) else str(term or "")
