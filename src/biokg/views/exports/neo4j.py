"""A folder for Neo4j: nodes and relationships as ``neo4j-admin database import`` takes them, and a Cypher script."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from biokg.views.exports.network import EDGE_COLUMNS, Column, Network, Value
from biokg.views.exports.records import EDGE_FIELDS, NODE_FIELDS, EdgeRecord, NodeRecord, edges, nodes
from biokg.views.exports.tables import csv_lines

_TYPES: Final = {"integer": ":long", "double": ":double", "boolean": ":boolean", "iris": ":string[]", "string": ""}
_READ: Final = {
    "integer": "toInteger({})",
    "double": "toFloat({})",
    "boolean": "toBoolean({})",
    "iris": "split({}, ';')",
    "string": "{}",
}
_CAPITAL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LINE_ENDS: Final = re.compile(r"[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_PREDICATE: Final = len(EDGE_FIELDS) - len(EDGE_COLUMNS) + [column.name for column in EDGE_COLUMNS].index("predicate")
_CLASS: Final = [field.name for field in NODE_FIELDS].index("type")
_IS_CLUSTER: Final = [field.name for field in NODE_FIELDS].index("is_cluster")

Files = Mapping[str, Callable[[Network], Iterator[bytes]]]


def node_file(network: Network) -> Iterator[bytes]:
    """Yield the lines of ``nodes.csv``."""
    header = ["id:ID", *map(_heading, NODE_FIELDS), ":LABEL"]
    rows = ([node.id, *_cells(NODE_FIELDS, node.values), ";".join(_labels(node))] for node in nodes(network))
    return csv_lines([header], rows)


def relationship_file(network: Network) -> Iterator[bytes]:
    """Yield the lines of ``relationships.csv``."""
    header = [":START_ID", ":END_ID", *map(_heading, EDGE_FIELDS), ":TYPE"]
    rows = (
        [edge.source, edge.target, *_cells(EDGE_FIELDS, edge.values), relationship_type(edge)]
        for edge in edges(network)
    )
    return csv_lines([header], rows)


def script(network: Network) -> Iterator[bytes]:
    """Yield the statements of ``import.cypher``, for a database that runs; they may be run again."""
    yield (
        "// Put nodes.csv and relationships.csv into the import folder of the database; cypher-shell -f import.cypher\n"
        "// A new and empty database is filled faster, without this script, by\n"
        "//   neo4j-admin database import full --nodes=nodes.csv --relationships=relationships.csv\n"
        "CREATE CONSTRAINT biokg_thing IF NOT EXISTS FOR (n:Thing) REQUIRE n.id IS UNIQUE;\n"
        f"{_load('nodes')}\nMERGE (n:Thing {{id: row.`id:ID`}})\nSET n += {_properties(NODE_FIELDS)};\n"
    ).encode()
    for label in sorted({label for node in nodes(network) for label in _labels(node)} - {"Thing"}):
        where = f"WITH row WHERE '{label}' IN split(row.`:LABEL`, ';')"
        yield f"{_load('nodes')}\n{where}\nMATCH (n:Thing {{id: row.`id:ID`}})\nSET n:{label};\n".encode()
    for type_ in sorted({relationship_type(edge) for edge in edges(network)}):
        where = f"WITH row WHERE row.`:TYPE` = '{type_}'"
        ends = "MATCH (a:Thing {id: row.`:START_ID`})\nMATCH (b:Thing {id: row.`:END_ID`})"
        merged = f"MERGE (a)-[r:{type_}]->(b)\nSET r += {_properties(EDGE_FIELDS)}"
        yield f"{_load('relationships')}\n{where}\n{ends}\n{merged};\n".encode()


NEO4J: Final[Files] = {"nodes.csv": node_file, "relationships.csv": relationship_file, "import.cypher": script}
"""The files of the folder."""


def relationship_type(edge: EdgeRecord) -> str:
    """Return the type of an edge as Neo4j's style has it: ``presentIn`` is ``PRESENT_IN``."""
    return _CAPITAL.sub("_", str(edge.values[_PREDICATE])).upper()


def _labels(node: NodeRecord) -> list[str]:
    cluster = ["Cluster"] if node.values[_IS_CLUSTER] else []
    type_ = str(node.values[_CLASS] or "")
    return list(dict.fromkeys(["Thing", *([type_] if type_ else []), *cluster]))


def _heading(field: Column) -> str:
    return field.name + _TYPES[field.type]


def _cells(fields: Iterable[Column], values: Iterable[Value]) -> Iterator[Value]:
    for field, value in zip(fields, values, strict=True):
        if not isinstance(value, str):
            yield value
        elif field.type == "iris":
            # Lists have ';' between their items, which an IRI may hold too.
            yield value.replace(";", "%3B").replace(" ", ";")
        else:
            # The import takes no line ends inside of a field unless told to.
            yield _LINE_ENDS.sub(" ", value)


def _load(file: str) -> str:
    return f"LOAD CSV WITH HEADERS FROM 'file:///{file}.csv' AS row"


def _properties(fields: Iterable[Column]) -> str:
    said = (f"{field.name}: {_READ[field.type].format(f'row.`{_heading(field)}`')}" for field in fields)
    return "{" + ", ".join(said) + "}"
