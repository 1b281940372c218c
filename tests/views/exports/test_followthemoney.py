"""Entities against what the package `followthemoney` 4.11.2 says of its schemata (kept beside this)."""

import json
from pathlib import Path
from typing import Any

import pytest

from biokg.store.view import View
from biokg.terms import CLASSES, RECORDS, RELATIONS, document, thing
from biokg.views.exports.export import Choice, export
from biokg.views.exports.followthemoney import links, schemata

MODEL: dict[str, Any] = json.loads((Path(__file__).parent / "followthemoney.json").read_text(encoding="utf-8"))[
    "schemata"
]


def entities(view: View, folder: Path, graph: str) -> list[dict[str, Any]]:
    export(view, path := folder / "x.ftm.json", Choice(graph))
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("graph", ["whole", "firms-clusters", "clusters"])
def test_every_property_is_one_of_its_schema_and_leads_to_what_it_may(nasty: View, tmp_path: Path, graph: str) -> None:
    found = entities(nasty, tmp_path, graph)
    schema_of = {entity["id"]: entity["schema"] for entity in found}
    assert len(schema_of) == len(found)
    for entity in found:
        known = MODEL[entity["schema"]]["properties"]
        for name, values in entity["properties"].items():
            assert all(value and isinstance(value, str) for value in values)
            for wanted in {known[name]} & MODEL.keys():
                assert all(wanted in MODEL[schema_of[value]]["is"] for value in values)
            if known[name] in {"Thing", "LegalEntity", "Document"}:
                assert all(known[name] in MODEL[schema_of[value]]["is"] for value in values)


def test_the_package_itself_takes_every_value(nasty: View, tmp_path: Path) -> None:
    model = pytest.importorskip("followthemoney").model
    for entity in entities(nasty, tmp_path, "whole"):
        taken = model.get_proxy(entity, cleaned=False).to_dict()["properties"]
        assert {name: set(values) for name, values in taken.items()} == {
            name: set(values) for name, values in entity["properties"].items()
        }


def test_things_bear_their_names_in_both_languages(world: View, tmp_path: Path) -> None:
    by_url = {entity["properties"].get("sourceUrl", [""])[0]: entity for entity in entities(world, tmp_path, "whole")}
    park = by_url[thing("sip")]
    assert (park["schema"], park["properties"]["name"]) == ("Address", ["Suzhou Industrial Park", "苏州工业园区"])
    assert by_url[thing("fudi")]["schema"] == "Company"
    assert by_url[document("one")]["schema"] == "Article"


def test_link_says_what_it_is_and_names_its_documents(world: View, tmp_path: Path) -> None:
    found = entities(world, tmp_path, "whole")
    id_of = {entity["properties"].get("sourceUrl", [""])[0]: entity["id"] for entity in found}
    (link,) = [e for e in found if thing("fact/a") in e["properties"].get("recordId", ())]
    assert (link["schema"], link["properties"]["role"]) == ("UnknownLink", ["present in"])
    assert link["properties"]["object"] == [id_of[thing("huangpu")]]
    assert link["properties"]["proof"] == [id_of[document("one")], id_of[document("two")]]


def test_tables_speak_of_what_there_is() -> None:
    assert set(schemata()) <= set(CLASSES) - set(RECORDS)
    assert set(schemata().values()) <= set(MODEL)
    assert set(links()) <= set(RELATIONS)
    for row in (row for rows in links().values() for row in rows):
        known = MODEL[row["schema"]]["properties"]
        for end, ends in ((row["source"], row["sources"]), (row["target"], row["targets"])):
            # Each end fits the range of the property that leads to it.
            assert all(known[end] in MODEL[schema]["is"] for schema in ends.split())
