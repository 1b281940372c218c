"""A build of which little has changed: what the changed files gave goes from the store, what they give now comes."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from biokg.bulk.batches import Batches, size_of
from biokg.bulk.concluding import Altered, Change, alter
from biokg.bulk.gathering import How, workers
from biokg.bulk.settling import Settled, Tally, joined, read_work, settle
from biokg.bulk.version import making_version
from biokg.bulk.workspace import Workspace
from biokg.claims.decisions import Correction
from biokg.documents.read import Plan, Planned
from biokg.errors import DataError
from biokg.store.amend import Change as Quads
from biokg.store.amend import amend_store, identity, quads_in
from biokg.terms import document
from biokg.triples.knowledge import firm_counts

_FEW = 32
_SMALL = 0.05
"""The share of files up to which a store is rather changed than built anew."""


@dataclass(frozen=True, slots=True)
class Amended:
    """What a store holds after its change."""

    tally: Tally
    quads: int


def amend(plan: Plan, decisions: Sequence[Correction], space: Workspace, store: Path, how: How) -> Amended | None:
    """Bring the store of an earlier build up to a plan; None where all is to be built anew.

    That is so without an earlier build by the same code, tables and judgements, where its store is another by now, or
    where more than a few files have changed. The outcome is the same.
    """
    try:
        shares = space.state.shares(making_version(), identity(store))
        return _amended(_Task(plan, decisions, space, store, shares), how) if shares else None
    except (DataError, sqlite3.DatabaseError):
        return None


@dataclass(frozen=True, slots=True)
class _Task:
    plan: Plan
    decisions: Sequence[Correction]
    space: Workspace
    store: Path
    shares: int


def _amended(task: _Task, how: How) -> Amended | None:
    state, everything = task.space.state, Batches(task.plan.files, task.decisions, answers=how.answers)
    seen = state.seen()
    changed = list(everything.unlike(seen))
    closed = {path for path, _ in everything.refused}
    gone = seen.glances.keys() - {file.name for file in task.plan.files if file.path not in closed}
    few = len(changed) + len(gone) <= max(_FEW, _SMALL * len(seen.glances))
    if not few or len(gone) == len(seen.glances):
        return None
    state.look(seen.again)
    if changed or gone:
        _change(task, how, changed, gone)
    tally = state.tally()
    tally.refused.extend(everything.refused)
    return Amended(tally, quads_in(task.store))


def _change(task: _Task, how: How, changed: Sequence[Planned], gone: Collection[str]) -> None:
    """Change the store, then the state: killed in between, the state is of another store, and the next build whole."""
    state, cache = task.space.state, task.space.cache
    notes = state.notes([*gone, *(file.name for file in changed)])
    ids = {id_ for note in notes for id_ in note.documents}
    batches = Batches(changed, task.decisions, shares=task.shares, cache=cache, answers=how.answers)
    with workers(how, size_of(changed)) as (near, far):
        settled = list(near.map(settle, far.map(read_work, batches) if far else batches))
        come: defaultdict[int, list[bytes]] = defaultdict(list)
        for one in settled:
            for number, piece in one.shares.items():
                come[number].append(piece)
        numbers = sorted({number for note in notes for number in note.shares} | come.keys())
        altered = list(near.map(alter, (Change(at, state.pieces(at), ids, come[at]) for at in numbers)))
    if cache:
        cache.put(row for one in settled for row in one.read)
    amend_store(task.store, _quads(ids, settled, altered, state.firms()))
    state.amend(gone, settled, altered, identity(task.store))


def _quads(ids: Collection[str], settled: Sequence[Settled], altered: Sequence[Altered], firms: Counter[str]) -> Quads:
    now = Counter(firms)
    for share in altered:
        now.update(share.firms)
    counts = [joined(firm_counts(+one)) for one in (firms, now)]
    pairs = [(share.before, share.after) for share in altered] + [(counts[0], counts[1])]
    before, after = (set(b"".join(lines).splitlines(keepends=True)) for lines in zip(*pairs, strict=True))
    own = (one.lines.splitlines(keepends=True) for one in settled)
    return Quads(tuple(sorted(map(document, ids))), before - after, (after - before).union(*own))
