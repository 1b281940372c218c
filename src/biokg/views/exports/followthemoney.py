"""FollowTheMoney entities, which Aleph and other tools of investigative journalism read: one JSON object a line.

Which class is which schema, and which edge which link, is data: ``data/followthemoney``.
"""

import csv
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from biokg.resources import shipped
from biokg.views.exports.network import Network
from biokg.views.exports.records import EDGE_FIELDS, NODE_FIELDS, EdgeRecord, NodeRecord, edges, named, nodes

ANY_LINK: Final = {"schema": "UnknownLink", "source": "subject", "target": "object"}
"""The link between any two things; its role says which."""
DOCUMENT: Final = "Article"
"""The schema of what was read."""
_SEVERAL: Final = "; "
Entity = dict[str, Any]


def followthemoney(network: Network) -> Iterator[bytes]:
    """Yield an entity for each node, each edge and each document that states an edge.

    Sectors have no schema; they are keywords of what focuses on them.
    """
    schema_of: dict[str, str] = {}
    for node in nodes(network):
        if entity := _thing(node):
            schema_of[node.id] = entity["schema"]
            yield _line(entity)
    stating: set[str] = set()
    for edge in edges(network):
        if edge.source in schema_of and edge.target in schema_of:
            about = named(EDGE_FIELDS, edge.values)
            stating.update(str(about.get("sources", "")).split())
            yield _line(_link(edge, about, network, (schema_of[edge.source], schema_of[edge.target])))
    yield from (_line(_document(iri, network)) for iri in sorted(stating))


@cache
def schemata() -> dict[str, str]:
    """Return the schema of each class."""
    return {row["class"]: row["schema"] for row in _table("entities")}


@cache
def links() -> dict[str, list[dict[str, str]]]:
    """Return the links that each predicate may be, in the order in which they are tried."""
    found: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    for row in _table("links"):
        found[row["predicate"]].append(row)
    return dict(found)


def _thing(node: NodeRecord) -> Entity | None:
    about = named(NODE_FIELDS, node.values)
    type_, label = str(about.get("type", "")), str(about.get("label", ""))
    if type_ not in schemata():
        return None
    names = [label, *sorted({str(about[name]) for name in ("label_en", "label_zh") if name in about} - {label})]
    sectors = str(about["sector"]).split(_SEVERAL) if "sector" in about else []
    schema = schemata()[type_]
    said = {"name": names, "keywords": [type_, *sectors], "sourceUrl": [node.id]}
    # What a place is called is its address, and a document's name its title.
    shown = {"Address": "full", DOCUMENT: "title"}.get(schema)
    return _entity(node.id, schema, said | ({shown: names[:1]} if shown else {}))


def _link(edge: EdgeRecord, about: dict[str, Any], network: Network, ends: tuple[str, str]) -> Entity:
    fitting = (
        row
        for row in links().get(about["predicate"], ())
        if ends[0] in row["sources"].split() and ends[1] in row["targets"].split()
    )
    link = next(fitting, ANY_LINK)
    documents = about.get("sources", "").split()
    publishers = {network.documents[iri].publisher for iri in documents if iri in network.documents}
    said = {
        link["source"]: [_id(edge.source)],
        link["target"]: [_id(edge.target)],
        "role": [about["label"]],
        "recordId": about.get("evidence", "").split(),
        "proof": [_id(iri) for iri in documents],
        "publisher": sorted(filter(None, publishers)),
        **_times(about.get("time", "").split()),
    }
    return _entity(f"{edge.source} {about['predicate']} {edge.target}", link["schema"], said)


def _times(times: list[str]) -> dict[str, list[str]]:
    """Return dates; an interval has a beginning and an end."""
    spans = [time.split("/") for time in times if "/" in time]
    return {
        "date": [time for time in times if "/" not in time],
        "startDate": [first for first, _ in spans if first],
        "endDate": [last for _, last in spans if last],
    }


def _document(iri: str, network: Network) -> Entity:
    known = network.documents.get(iri)
    said = {
        "title": [known.title] if known else [],
        "publishedAt": [known.published] if known and known.published else [],
        "publisher": [known.publisher] if known and known.publisher else [],
        "sourceUrl": [iri],
    }
    return _entity(iri, DOCUMENT, said)


def _entity(iri: str, schema: str, properties: dict[str, list[str]]) -> Entity:
    return {"id": _id(iri), "schema": schema, "properties": {name: held for name, held in properties.items() if held}}


def _id(iri: str) -> str:
    # Ids have only letters, digits, points and hyphens there.
    return f"biokg-{hashlib.sha256(iri.encode()).hexdigest()[:20]}"


def _line(entity: Entity) -> bytes:
    return (json.dumps(entity, ensure_ascii=False) + "\n").encode(errors="replace")


def _table(name: str) -> list[dict[str, str]]:
    with shipped("data", "followthemoney", f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t"))
