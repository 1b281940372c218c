"""The graph of a store as property tables in DuckDB, and the questions as SQL over them (`bench/scale/sql`).

One row a claim, as an analyst would keep them, and small tables for documents, classes and what the name tables know.
Nothing is counted beforehand: SQL and the plain SPARQL form begin with the same claims. DuckDB serves the bench alone.
"""

import re
from pathlib import Path

import duckdb
import pyarrow as pa

from biokg.store.view import View

SQL = Path(__file__).parent / "sql"
_PREFIXES = """PREFIX bkg: <https://w3id.org/biokg/ontology#> PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#> """
_COLUMNS = (
    *("states", "tier", "subject", "predicate", "object", "metric", "value", "upperValue", "total", "unit", "bound"),
    *("about", "segment", "printed", "time", "year", "modality", "negated", "role", "approvalKind"),
)
_TYPES = {"value": "DECIMAL(24,4)", "upperValue": "DECIMAL(24,4)", "total": "DECIMAL(24,4)", "year": "INTEGER"}
_PAIRS = {
    "kind": "?a a ?b",
    "located": "?a bkg:locatedIn ?b",
    "broader": "?a skos:broader ?b",
    "home": "?a bkg:homeCountry ?b",
    "present": "?a bkg:presentIn|bkg:headquarteredIn ?b",
    "edge": "VALUES ?how { bkg:locatedIn bkg:presentIn bkg:headquarteredIn } ?a ?how ?b",
}
_VIEWS = """
CREATE MACRO bkg(name) AS 'https://w3id.org/biokg/ontology#' || name;
CREATE VIEW asserted AS SELECT * FROM claim WHERE tier = 'A' AND negated IS NULL;
CREATE VIEW presence AS SELECT * FROM asserted
    WHERE predicate IN (bkg('presentIn'), bkg('headquarteredIn')) AND modality = 'reported'
    AND subject IN (SELECT a FROM kind WHERE b IN (bkg('Enterprise'), bkg('InvestmentFirm')));
-- Places with all that hold them, the nearest first.
CREATE VIEW around AS WITH RECURSIVE up(place, outer_, depth) AS (
    SELECT a, a, 0 FROM located UNION SELECT b, b, 0 FROM located
    UNION SELECT a, a, 0 FROM kind WHERE b = bkg('Cluster')
    UNION ALL SELECT place, b, depth + 1 FROM up JOIN located ON a = outer_ WHERE depth < 20) SELECT * FROM up;
CREATE VIEW held AS SELECT place, outer_ AS cluster, depth FROM around
    WHERE outer_ IN (SELECT a FROM kind WHERE b = bkg('Cluster'));
CREATE VIEW counted AS WITH told AS (
        SELECT p.*, h.cluster FROM presence p
        JOIN (SELECT place, arg_min(cluster, depth) AS cluster FROM held GROUP BY place) h ON h.place = p.object),
    nested AS (SELECT DISTINCT t.subject, h.cluster FROM told t JOIN held h ON h.place = t.cluster AND h.depth > 0)
    SELECT * FROM told ANTI JOIN nested USING (subject, cluster);
-- What was last reported of each figure: whole years before parts of years, dated before undated.
CREATE VIEW latest AS SELECT * EXCLUDE (rank_) FROM (
    SELECT *, rank() OVER (PARTITION BY subject, metric, unit, coalesce(segment, '') ORDER BY
        (NOT (contains(coalesce(time, ''), '/') AND time[:4] = split_part(time, '/', 2)[:4])) DESC,
        (year IS NOT NULL) DESC, coalesce(year, issued[:4]::INTEGER, 0) DESC) AS rank_
    FROM asserted LEFT JOIN document d ON d.id = document
    WHERE metric IS NOT NULL AND modality = 'reported' AND total IS NULL) WHERE rank_ = 1;
"""


def tables(view: View) -> duckdb.DuckDBPyConnection:
    """Return a database in memory that holds the claims of a store."""
    database = duckdb.connect()
    held: dict[str, dict[str, str]] = {}
    query = "SELECT ?d ?c ?p ?o WHERE { GRAPH ?d { ?c a bkg:Claim ; ?p ?o } }"
    for document, claim, predicate, value in view.select(_PREFIXES + query):
        name = predicate.value.rpartition("#")[2]  # type: ignore[union-attr]
        if name in _COLUMNS:
            held.setdefault(claim.value, {"document": document.value})[name] = value.value  # type: ignore[union-attr]
    _keep(database, "claim", {name: [row.get(name) for row in held.values()] for name in ("document", *_COLUMNS)})
    for name, pattern in _PAIRS.items():
        _pairs(database, view, name, f"SELECT DISTINCT ?a ?b WHERE {{ {pattern} }}")
    documents = """SELECT ?id ?publisher ?issued ?language WHERE { ?id a bkg:Document ; dcterms:language ?language
        OPTIONAL { ?id dcterms:publisher ?publisher } OPTIONAL { ?id dcterms:issued ?issued } }"""
    _pairs(database, view, "document", documents)
    for statement in _VIEWS.split(";"):
        if statement.strip():
            database.execute(statement)
    return database


def _pairs(database: duckdb.DuckDBPyConnection, view: View, name: str, query: str) -> None:
    rows = view.select(_PREFIXES + query)
    _keep(
        database,
        name,
        {column: [getattr(row[at], "value", None) for row in rows] for at, column in enumerate(rows.variables)},
    )


def _keep(database: duckdb.DuckDBPyConnection, name: str, columns: dict[str, list[str | None]]) -> None:
    database.register("read", pa.table({key: pa.array(values, pa.string()) for key, values in columns.items()}))
    chosen = ", ".join(f'"{key}"::{_TYPES.get(key, "VARCHAR")} AS "{key}"' for key in columns)
    database.execute(f"CREATE TABLE {name} AS SELECT {chosen} FROM read")  # noqa: S608
    database.unregister("read")


def sql(name: str, given: dict[str, str]) -> str | None:
    """Return a question as SQL, if it is written as such, with the values that it needs (`$name`) in it."""
    path = SQL / f"{name}.sql"
    if not path.exists():
        return None
    return re.sub(r"\$(\w+)", lambda found: "'" + given[found[1]].replace("'", "''") + "'", path.read_text("utf-8"))
