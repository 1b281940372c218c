"""The graph of the shipped documents on disk, for the doors."""

from pathlib import Path

import pytest

import biokg
from biokg import pipeline


@pytest.fixture(scope="session")
def shipped_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("shipped") / "store"
    pipeline.build([], store)
    return store


@pytest.fixture(scope="session")
def kg(shipped_store: Path) -> biokg.KnowledgeGraph:
    """It opened from Python."""
    return biokg.open(shipped_store)
