"""The graph of the shipped documents on disk, for the doors."""

from pathlib import Path

import pytest

from biokg import pipeline


@pytest.fixture(scope="session")
def shipped_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("shipped") / "store"
    pipeline.build([], store)
    return store
