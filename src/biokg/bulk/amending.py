"""A build of which little has changed: what the changed files gave goes from the store, what they give now comes."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from biokg.bulk.batches import Batches, size_of
from biokg.bulk.concluding import Altered, Change, alter
from biokg.bulk.engines import Workers, default_jobs
from biokg.bulk.gathering import How, Progress, workers
from biokg.bulk.settling import Note, Settled, Tally, joined, read_work, settle
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
"""Files that are always few enough for a store to be changed rather than built anew."""
_SMALL = 0.05
"""The share of the files up to which it is, too."""
_MOST = 4096
_MOST_BYTES = 8 << 20
"""What is changed at most: each portion goes through most of what was kept, which costs a hundredth of a build."""
_PORTION = 4
"""Batches that are changed at a time: memory holds what they say, not all that has changed."""


@dataclass(frozen=True, slots=True)
class Amended:
    """What a store holds after its change."""

    tally: Tally
    quads: int


def amend(
    plan: Plan,
    decisions: Sequence[Correction],
    space: Workspace,
    store: Path,
    how: How,
    progress: Progress | None = None,
) -> Amended | None:
    """Bring the store of an earlier build up to a plan; None where all is to be built anew.

    That is so without an earlier build by the same code, tables and judgements, where its store is another by now, or
    where more than a few files have changed. The outcome is the same.
    """
    try:
        shares = space.state.shares(making_version(), identity(store))
        return _amended(_Task(plan, decisions, space, store, shares, progress), how) if shares else None
    except (DataError, sqlite3.DatabaseError):
        return None


@dataclass(frozen=True, slots=True)
class _Task:
    plan: Plan
    decisions: Sequence[Correction]
    space: Workspace
    store: Path
    shares: int
    progress: Progress | None


def _amended(task: _Task, how: How) -> Amended | None:
    state, everything = task.space.state, Batches(task.plan.files, task.decisions, answers=how.answers)
    seen = state.seen()
    changed = list(everything.unlike(seen))
    closed = {path for path, _ in everything.refused}
    gone = seen.glances.keys() - {file.name for file in task.plan.files if file.path not in closed}
    if len(gone) == len(seen.glances) or not _is_little(changed, len(changed) + len(gone), len(seen.glances)):
        return None
    state.look(seen.again)
    if changed or gone:
        _change(task, how, changed, gone)
    tally = state.tally()
    tally.refused.extend(everything.refused)
    return Amended(tally, quads_in(task.store))


def _is_little(changed: Sequence[Planned], files: int, of: int) -> bool:
    return files <= _FEW or (files <= min(_SMALL * of, _MOST) and size_of(changed) <= _MOST_BYTES)


def _change(task: _Task, how: How, changed: Sequence[Planned], gone: Collection[str]) -> None:
    """Change the store, then the state: killed in between, the state is of another store, and the next build whole."""
    amend_store(task.store, _portions(task, how, changed, gone))
    task.space.state.finish(identity(task.store))


def _portions(task: _Task, how: How, changed: Sequence[Planned], gone: Collection[str]) -> Iterator[Quads]:
    """Yield the change in portions, each of which leads from one whole graph to another; the state follows."""
    state, cache, size = task.space.state, task.space.cache, size_of(changed)
    old = {note.name: note for note in state.notes([*gone, *(file.name for file in changed)])}
    batches = Batches(changed, task.decisions, shares=task.shares, cache=cache, answers=how.answers)
    names, done = set(gone), 0
    with workers(replace(how, jobs=1) if default_jobs(size) == 1 else how, size) as (near, far):
        fresh = near.map(settle, far.map(read_work, batches) if far else batches)
        while (settled := list(islice(fresh, _PORTION))) or names:
            names.update(note.name for one in settled for note in one.notes)
            going = [old[name] for name in sorted(names & old.keys())]
            altered = _altered(task, near, going, settled)
            if cache:
                cache.put(row for one in settled for row in one.read)
            yield _quads({id_ for note in going for id_ in note.documents}, settled, altered, state.firms())
            state.amend(names, settled, altered)
            names.clear()
            done += sum(len(one.notes) for one in settled)
            if task.progress:
                task.progress("documents", done, len(changed))


def _altered(task: _Task, near: Workers, going: Sequence[Note], settled: Sequence[Settled]) -> list[Altered]:
    ids = {id_ for note in going for id_ in note.documents}
    come: defaultdict[int, list[bytes]] = defaultdict(list)
    for one in settled:
        for number, piece in one.shares.items():
            come[number].append(piece)
    numbers = sorted({number for note in going for number in note.shares} | come.keys())
    return list(near.map(alter, (Change(at, task.space.state.pieces(at), ids, come[at]) for at in numbers)))


def _quads(ids: Collection[str], settled: Sequence[Settled], altered: Sequence[Altered], firms: Counter[str]) -> Quads:
    now = Counter(firms)
    for share in altered:
        now.update(share.firms)
    counts = [joined(firm_counts(+one)) for one in (firms, now)]
    pairs = [(share.before, share.after) for share in altered] + [(counts[0], counts[1])]
    before, after = (set(b"".join(lines).splitlines(keepends=True)) for lines in zip(*pairs, strict=True))
    own = (one.lines.splitlines(keepends=True) for one in settled)
    return Quads(tuple(sorted(map(document, ids))), before - after, (after - before).union(*own))
