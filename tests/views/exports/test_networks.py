import csv
import json
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from biokg.analysis.project import project
from biokg.store.view import View
from biokg.terms import thing
from biokg.views.exports.export import export


def rows(network: Any) -> list[tuple[object, ...]]:
    return sorted(
        (*sorted((a, b)), about["predicate"], about["label"], about["weight"], about.get("year") or 0)
        for a, b, about in network.edges(data=True)
    )


def read(path: Path) -> Any:
    if path.suffix == ".graphml":
        return nx.read_graphml(path)
    data = json.loads(path.read_text(encoding="utf-8"))
    return nx.cytoscape_graph(data) if path.suffix == ".cyjs" else nx.node_link_graph(data, edges="edges")


@pytest.mark.parametrize("graph", ["whole", "firms-clusters"])
@pytest.mark.parametrize("suffix", [".graphml", ".json", ".cyjs"])
def test_networkx_reads_the_same_graph_back(nasty: View, tmp_path: Path, suffix: str, graph: str) -> None:
    export(nasty, path := tmp_path / f"x{suffix}", graph)
    ours, theirs = project(nasty, graph), read(path)
    assert theirs.is_directed() == ours.is_directed()
    assert sorted(theirs) == sorted(ours)
    assert rows(theirs) == rows(ours)
    assert theirs.nodes[thing("sip")]["label_zh"] == "苏州工业园区"
    assert theirs.nodes[thing("hengrui")]["provisional"] is False


@pytest.mark.parametrize(("suffix", "character"), [(".graphml", "\ufffd"), (".json", "\x0b"), (".cyjs", "\x0b")])
def test_hostile_name_comes_back(nasty: View, tmp_path: Path, suffix: str, character: str) -> None:
    export(nasty, path := tmp_path / f"x{suffix}", "whole")
    assert read(path).nodes[thing("a&b;<c>")]["label"] == f'A & "B" <C>,\nline two {character}𠮷=1'


def test_edge_list_has_a_row_an_edge_with_weight_and_names(nasty: View, tmp_path: Path) -> None:
    export(nasty, path := tmp_path / "x.csv", "whole")
    with path.open(encoding="utf-8", newline="") as file:
        lines = {(line["Source"], line["Target"]): line for line in csv.DictReader(file)}
    assert len(lines) == 6  # Two edges of Fudi's have the same ends.
    line = lines[thing("hengrui"), thing("huangpu")]
    assert (line["Type"], line["Label"], line["Weight"], line["year"]) == ("Directed", "present in", "2.0", "2019")
    assert line["source_label"] == 'Hengrui "R&D"'
    assert lines[thing("a&b;<c>"), thing("huangpu")]["year"] == ""
