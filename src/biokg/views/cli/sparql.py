"""``biokg sparql``: any SPARQL query that only reads."""

import sys
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from biokg.errors import UsageError
from biokg.store.tokens import form
from biokg.store.view import Term, View, open_view
from biokg.terms import PREFIXES
from biokg.views.cli import options
from biokg.views.cli.table import print_table

_STANDARD_INPUT = Path("-")
_TABLES = ("table", "csv", "tsv", "json", "xml")
_TRIPLES = ("ttl", "nt", "rdf", "jsonld")
_DESCRIPTION = """\
Run a SPARQL 1.1 query on the graph. What is known stands in the default graph, what each document claims in the
document's own graph. The prefixes bkg:, id:, doc:, skos:, dcterms:, prov:, oa: ... need no declaration.
运行只读 SPARQL 查询。"""
_EXAMPLES = (
    "biokg sparql 'SELECT ?firm ?n { ?firm bkg:clusterCount ?n } ORDER BY DESC(?n) LIMIT 5'",
    "biokg sparql -f query.rq --format json",
    "echo 'DESCRIBE id:suzhou-industrial-park' | biokg sparql -",
)


def run(words: list[str]) -> int:
    """Run ``biokg sparql``."""
    parser = options.parser("sparql", _DESCRIPTION, _EXAMPLES)
    parser.add_argument("query", nargs="?", metavar="QUERY", help="the query, or - to read it from standard input")
    parser.add_argument(
        "--file", "-f", type=Path, metavar="FILE", help="read the query from FILE, or - for standard input"
    )
    parser.add_argument(
        "--format",
        choices=(*_TABLES, *_TRIPLES),
        help="rows: table, csv, tsv, json, xml; triples: ttl, nt, rdf, jsonld"
        " (default: table on a terminal, else csv; ttl for triples)",
    )
    options.add_store(parser)
    arguments = parser.parse_args(words)
    query = _query(arguments.query, arguments.file)
    view = open_view(arguments.store).with_prefixes(PREFIXES)
    form_ = arguments.format or _default(query)
    if form_ == "table":
        _print(view, query)
    else:
        sys.stdout.flush()
        view.write(query, sys.stdout.buffer, form_)
        if form_ == "json":
            print()
    return 0


def _query(text: str | None, file: Path | None) -> str:
    if (text is None) == (file is None):
        raise UsageError("give the query itself, - for standard input, or -f FILE (just one of them).")
    try:
        if file is not None and file != _STANDARD_INPUT:
            return file.read_text(encoding="utf-8")
        return sys.stdin.read() if text in {None, "-"} else str(text)
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"the query cannot be read: {error}") from error


def _default(query: str) -> str:
    kind = form(query)
    if kind in {"construct", "describe"}:
        return "ttl"
    return "table" if sys.stdout.isatty() or kind == "ask" else "csv"


def _print(view: View, query: str) -> None:
    kind = form(query)
    if kind == "ask":
        print("yes" if view.ask(query) else "no")
        return
    if kind != "select":
        raise UsageError(f"triples have no table; formats: {', '.join(_TRIPLES)}.")
    rows = view.select(query)
    print_table(rows.variables, [[_short(term) for term in row] for row in rows], [False] * len(rows.variables))
    print(f"{len(rows)} {'row' if len(rows) == 1 else 'rows'}", file=sys.stderr)


def _short(term: Term | None) -> str:
    if isinstance(term, NamedNode):
        for prefix, iri in PREFIXES.items():
            if term.value.startswith(iri):
                return f"{prefix}:{term.value.removeprefix(iri)}"
    return term.value if isinstance(term, Literal | NamedNode) else str(term or "")
