"""A graph on a server gives the tools what one in a folder gives them."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from biokg.store.build import write_store
from biokg.store.loading import load
from biokg.views.mcp.desk import Desk
from biokg.views.mcp.server import call

from ...store.shaky import Shaky, running

SAMPLE = Path(__file__).parents[2] / "ask" / "sample.trig"


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, Desk]]:
    lines = [f"{quad} .\n".encode() for quad in ox.parse(SAMPLE.read_bytes(), ox.RdfFormat.TRIG)]
    folder = tmp_path_factory.mktemp("store")
    write_store(lines, folder)
    with running(Shaky()) as endpoint:
        load(lines, endpoint)
        both = Desk(folder, None, "en"), Desk(endpoint, None, "en")
        yield both
        for desk in both:
            desk.source.close()


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("anchors", {}),
        ("output", {"place": "SIP", "min_tier": "B"}),
        ("find", {"text": "hengrui"}),
        ("explain", {"thing": "SIP"}),
        ("sparql", {"query": "SELECT ?firm ?n { ?firm bkg:clusterCount ?n } ORDER BY ?firm"}),
        ("sparql", {"query": "ASK { ?firm bkg:clusterCount 2 }"}),
        ("sparql", {"query": "DROP ALL"}),
    ],
)
def test_the_same_from_a_server(desks: tuple[Desk, Desk], name: str, arguments: dict[str, str]) -> None:
    folder, server = (call(desk, name, arguments) for desk in desks)
    assert folder == server
    assert folder.is_error == (arguments.get("query") == "DROP ALL")
