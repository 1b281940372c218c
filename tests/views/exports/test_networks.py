"""What other programs read of the networks."""

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pyarrow.parquet as pq
import pytest

from biokg.analysis.project import project
from biokg.errors import UsageError
from biokg.store.view import View
from biokg.terms import thing
from biokg.views.exports.export import Choice, export

NASTY = thing("a&b;<c>")


def graphology(path: Path) -> Any:
    data = json.loads(path.read_text(encoding="utf-8"))
    directed = data["options"]["type"] == "directed"
    network: Any = nx.MultiDiGraph() if directed else nx.Graph()
    network.add_nodes_from((node["key"], node["attributes"]) for node in data["nodes"])
    for edge in data["edges"]:
        assert edge.get("undirected", False) is not directed
        network.add_edge(edge["source"], edge["target"], **edge["attributes"])
    return network


def cytoscape(path: Path) -> Any:
    return nx.cytoscape_graph(json.loads(path.read_text(encoding="utf-8")))


READERS: dict[str, Callable[[Path], Any]] = {".graphml": nx.read_graphml, ".cyjs": cytoscape, ".json": graphology}


def rows(network: Any) -> list[tuple[object, ...]]:
    return sorted(
        (*sorted((a, b)), about["predicate"], about["label"], about["weight"], about.get("year") or 0)
        for a, b, about in network.edges(data=True)
    )


@pytest.mark.parametrize("graph", ["whole", "firms-clusters", "clusters"])
@pytest.mark.parametrize("suffix", READERS)
def test_the_same_graph_is_read_back(nasty: View, tmp_path: Path, suffix: str, graph: str) -> None:
    export(nasty, path := tmp_path / f"x{suffix}", Choice(graph))
    ours, theirs = project(nasty, graph), READERS[suffix](path)
    assert theirs.is_directed() == ours.is_directed()
    assert sorted(theirs) == sorted(ours)
    assert rows(theirs) == rows(ours)
    assert theirs.nodes[thing("sip")]["label_zh"] == "苏州工业园区"
    assert theirs.nodes[thing("sip")]["provisional"] is False


@pytest.mark.parametrize(("suffix", "character"), [(".graphml", "\ufffd"), (".json", "\x0b"), (".cyjs", "\x0b")])
def test_hostile_name_comes_back(nasty: View, tmp_path: Path, suffix: str, character: str) -> None:
    export(nasty, path := tmp_path / f"x{suffix}", Choice("whole"))
    assert READERS[suffix](path).nodes[NASTY]["label"] == f'A & "B" <C>,\nline two {character}𠮷=1'


def test_what_links_two_clusters_is_named(world: View, tmp_path: Path) -> None:
    export(world, path := tmp_path / "x.json", Choice("clusters"))
    ((_, _, about),) = graphology(path).edges(data=True)
    assert (about["label"], about["via"], about["shared"]) == ("shares firms with", thing("hengrui"), 1)


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_edge_table_has_a_row_an_edge_with_weight_and_names(nasty: View, tmp_path: Path) -> None:
    export(nasty, path := tmp_path / "x.csv", Choice("whole"))
    lines = {(line["Source"], line["Target"]): line for line in read_csv(path)}
    assert len(lines) == 6  # Two edges of Fudi's have the same ends.
    line = lines[thing("hengrui"), thing("huangpu")]
    assert (line["Type"], line["Label"], line["Weight"], line["year"]) == ("Directed", "present in", "2", "2019")
    assert line["source_label"] == 'Hengrui "R&D"'
    assert lines[NASTY, thing("huangpu")]["year"] == ""


def test_node_table_has_a_row_a_node(nasty: View, tmp_path: Path) -> None:
    export(nasty, path := tmp_path / "x.nodes.csv", Choice("whole", "zh"))
    lines = {line["Id"]: line for line in read_csv(path)}
    assert len(lines) == 6
    assert (lines[thing("sip")]["Label"], lines[thing("sip")]["is_cluster"]) == ("苏州工业园区", "true")
    assert lines[NASTY]["Label"] == 'A & "B" <C>,\nline two \x0b𠮷=1'


def test_parquet_has_types_and_lists(nasty: View, tmp_path: Path) -> None:
    export(nasty, edges := tmp_path / "x.parquet", Choice("whole"))
    export(nasty, nodes := tmp_path / "x.nodes.parquet", Choice("whole"))
    rows_ = {(row["source"], row["target"], row["predicate"]): row for row in pq.read_table(edges).to_pylist()}
    assert rows_[thing("hengrui"), thing("huangpu"), "presentIn"]["evidence"] == [thing("fact/a"), thing("fact/b")]
    assert pq.read_schema(edges).field("year").type == "int64"
    (nasty_row,) = [row for row in pq.read_table(nodes).to_pylist() if row["id"] == NASTY]
    assert (nasty_row["label"], nasty_row["is_cluster"]) == ('A & "B" <C>,\nline two \x0b𠮷=1', False)


@pytest.mark.parametrize("graph", ["whole", "firms-clusters"])
def test_pajek_is_read_by_networkx(nasty: View, tmp_path: Path, graph: str) -> None:
    export(nasty, path := tmp_path / "x.net", Choice(graph))
    ours, theirs = project(nasty, graph), nx.read_pajek(path)
    assert theirs.is_directed() == ours.is_directed()
    names = {node: about["label"] for node, about in ours.nodes(data=True)}
    names |= {NASTY: "A & 'B' <C>, line two  𠮷=1", thing("hengrui"): "Hengrui 'R&D'"}
    assert set(theirs) == set(names.values())
    expected = sorted((*sorted((names[a], names[b])), about["weight"]) for a, b, about in ours.edges(data=True))
    assert sorted((*sorted((a, b)), about["weight"]) for a, b, about in theirs.edges(data=True)) == expected


def test_pajek_parts_things_of_one_name(tmp_path: Path, twins: View) -> None:
    export(twins, path := tmp_path / "x.net")
    assert {"Twin (one)", "Twin (two)"} <= set(nx.read_pajek(path))


def test_dot_quotes_what_graphviz_would_read(nasty: View, tmp_path: Path) -> None:
    export(nasty, path := tmp_path / "x.dot", Choice("whole"))
    text = path.read_text(encoding="utf-8")
    assert text.startswith("digraph biokg {")
    assert r'label="A & \"B\" <C>,\nline two' in text
    assert text.count(" -> ") == 7
    export(nasty, path, Choice("firms-clusters"))
    assert path.read_text(encoding="utf-8").count(" -- ") == 4


NEO4J_HEADING = re.compile(r"\w*(:(ID|LABEL|START_ID|END_ID|TYPE|long|double|boolean|string\[\]))?")


def test_neo4j_files_keep_the_rules_of_its_import(nasty: View, tmp_path: Path) -> None:
    export(nasty, path := tmp_path / "x.neo4j", Choice("whole"))
    texts = {file.name: file.read_bytes() for file in path.iterdir()}
    assert sorted(texts) == ["import.cypher", "nodes.csv", "relationships.csv"]
    nodes, relations = read_csv(path / "nodes.csv"), read_csv(path / "relationships.csv")
    assert all(NEO4J_HEADING.fullmatch(heading) for row in (nodes[0], relations[0]) for heading in row)
    # One line a record: fields with line ends are refused unless the import is told to take them.
    assert [texts[name].count(b"\n") - 1 for name in ("nodes.csv", "relationships.csv")] == [6, 7]
    ids = {row["id:ID"] for row in nodes}
    assert {row[end] for row in relations for end in (":START_ID", ":END_ID")} <= ids
    assert {row[":LABEL"] for row in nodes} == {
        *("Thing;Park;Cluster", "Thing;Park", "Thing;Region;Cluster", "Thing;Enterprise", "Thing;InvestmentFirm"),
    }
    assert {row[":TYPE"] for row in relations} == {"PRESENT_IN", "LOCATED_IN", "PARTNERS_WITH", "HEADQUARTERED_IN"}
    assert f"{thing('fact/a')};{thing('fact/b')}" in {row["evidence:string[]"] for row in relations}


def test_neo4j_script_reads_only_headings_that_there_are(nasty: View, tmp_path: Path) -> None:
    export(nasty, path := tmp_path / "x.neo4j", Choice("whole"))
    script = (path / "import.cypher").read_text(encoding="utf-8")
    for file in ("nodes", "relationships"):
        headings = set(read_csv(path / f"{file}.csv")[0])
        statements = [part for part in script.split(";\n") if f"{file}.csv' AS row" in part]
        assert statements
        assert set(re.findall(r"row\.`([^`]+)`", "".join(statements))) == headings
    assert "MERGE (a)-[r:PARTNERS_WITH]->(b)" in script


def test_neo4j_folder_is_replaced_but_no_other_one(world: View, tmp_path: Path) -> None:
    path = tmp_path / "x.neo4j"
    export(world, path)
    export(world, path)
    (path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="holds something else"):
        export(world, path)
    assert (path / "mine.txt").is_file()
    assert [file.name for file in tmp_path.iterdir()] == ["x.neo4j"]
