from pathlib import Path

import pytest

import biokg


@pytest.fixture(scope="session")
def kg(shipped_store: Path) -> biokg.KnowledgeGraph:
    return biokg.open(shipped_store)
