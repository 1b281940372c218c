"""What people decide is kept in their git alone: a store that is deleted comes back byte for byte."""

import shutil
from pathlib import Path

import pytest

from biokg import pipeline
from biokg.claims.decisions import read_corrections
from biokg.errors import UsageError
from biokg.review.doubts import doubts
from biokg.review.items import AlarmItem, FactItem, NameItem
from biokg.review.session import Session
from biokg.store.view import open_view


def _decide_twenty(session: Session) -> int:
    """Decide on twenty things in all the ways there are."""
    done = 0
    ways = ("right", "wrong", "edit", "right")
    while done < 20 and (item := session.current) is not None:
        verdict = ways[done % 4] if isinstance(item, FactItem) else "right"
        try:
            session.decide(verdict, f"reason {done}", {"about": "read anew"} if verdict == "edit" else None)
            done += 1
        except UsageError:
            session.skip()
    return done


def test_twenty_decisions_then_the_store_deleted_then_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BIOKG_DECISIONS", raising=False)
    store = tmp_path / "build" / "store"
    pipeline.build([], store)
    view = open_view(store)
    items = doubts(view)
    mixed = [*items[:16], *(one for one in items if isinstance(one, NameItem | AlarmItem))]
    ticks = iter(range(100))
    assert _decide_twenty(Session(view, mixed, "me", lambda: f"2026-01-01T00:00:{next(ticks):02}+00:00")) == 20
    first = pipeline.build([], store, nquads=tmp_path / "one.nq")
    assert first.unfit == ()
    shutil.rmtree(tmp_path / "build")
    second = pipeline.build([], store, nquads=tmp_path / "two.nq")
    assert (tmp_path / "one.nq").read_bytes() == (tmp_path / "two.nq").read_bytes()
    own = [one for one in read_corrections() if one.own]
    assert len(own) >= 12
    assert first.decided == second.decided
    assert b"reason 0" in (tmp_path / "two.nq").read_bytes()
