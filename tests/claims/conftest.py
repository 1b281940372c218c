"""What several tests of claims need."""

from pathlib import Path

import pytest

from biokg.claims import decisions


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put an own log of corrections in the place of the shipped one."""
    path = tmp_path / "corrections.jsonl"
    monkeypatch.setattr(decisions, "shipped", lambda *_: path)
    monkeypatch.setenv("BIOKG_DECISIONS", str(tmp_path / "own"))
    return path
