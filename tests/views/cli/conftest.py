"""A small store on disk, and a way to run the command line in this process."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox
import pytest

from biokg.store.build import write_store
from biokg.views.cli.main import main


class Done(NamedTuple):
    status: int
    out: str
    err: str


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("store")
    sample = Path(__file__).parents[2] / "ask" / "sample.trig"
    write_store((f"{quad} .\n".encode() for quad in ox.parse(sample.read_bytes(), ox.RdfFormat.TRIG)), folder)
    return folder


@pytest.fixture
def run(store: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Done]:
    monkeypatch.setenv("BIOKG_STORE", str(store))

    def _run(*words: str) -> Done:
        try:
            status = main(list(words))
        except SystemExit as exit_:  # argparse leaves this way when the usage is wrong
            status = int(exit_.code or 0)
        out, err = capfd.readouterr()
        return Done(status, out, err)

    return _run
