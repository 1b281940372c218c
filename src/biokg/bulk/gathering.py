"""All files of a plan to the sorted lines of the graph, in bounded memory, by whichever engine."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from biokg.bulk.batches import Batches, shares_for, size_of
from biokg.bulk.concluding import conclude, facts_of
from biokg.bulk.engines import Workers, cluster, default_jobs, processes
from biokg.bulk.reading import warm_up
from biokg.bulk.settling import Tally, joined, read_work, settle
from biokg.bulk.spilling import Runs
from biokg.bulk.version import making_version
from biokg.bulk.workspace import Workspace
from biokg.choices.answers import Answers
from biokg.claims.decisions import Correction
from biokg.documents.read import Plan
from biokg.triples.fact import Fact
from biokg.triples.graph import run_lines
from biokg.triples.knowledge import firm_counts
from biokg.triples.linking import Linked

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class How:
    """How the work is to be done; but for `answers` the outcome is the same."""

    jobs: int | None = None
    """Processes; None for as many as the input is worth."""
    scheduler: str | None = None
    """The address of the scheduler of a Dask cluster that reads the files."""
    cache: bool = True
    """Whether what was read and made is remembered between builds."""
    answers: Answers | None = None
    """What a model chose beside the rules; the one thing here that changes the outcome."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the files of a plan gave."""

    runs: Runs
    """The lines of the graph, but for the ontology and what follows by it."""
    tally: Tally = field(default_factory=Tally)


def gather(
    plan: Plan, decisions: Sequence[Correction], space: Workspace, how: How, progress: Progress | None = None
) -> Gathered:
    """Read the files of a plan and make lines of what they say; without any document there are no lines."""
    size, state, gathered = size_of(plan.files), space.state, Gathered(Runs(space.folder))
    shares = shares_for(size)
    batches = Batches(plan.files, decisions, shares=shares, cache=space.cache, answers=how.answers)
    state.begin(making_version(), shares)
    with workers(how, size) as (near, far):
        done = 0
        if progress:
            progress("documents", 0, len(plan.files))
        for settled in near.map(settle, far.map(read_work, batches) if far else batches):
            if space.cache:
                space.cache.put(settled.read)
            state.add(settled)
            gathered.runs.add(settled.lines)
            for note in settled.notes:
                gathered.tally.add(note.tally)
            done += len(settled.notes)
            if progress:
                progress("documents", done, len(plan.files))
        if gathered.tally.documents:
            _conclude(gathered.runs, space, near, progress)
            if space.cache:
                space.cache.tidy()
    gathered.tally.refused.extend(batches.refused)
    return gathered


def _conclude(runs: Runs, space: Workspace, near: Workers, progress: Progress | None) -> None:
    firms: Counter[str] = Counter()
    shares = space.state.dealt_to()
    for done, concluded in enumerate(near.map(conclude, map(space.state.dealt, shares)), 1):
        runs.add(concluded.lines)
        space.state.conclude(concluded.firms)
        firms.update(concluded.firms)
        if progress:
            progress("shares of the subjects", done, len(shares))
    runs.add(joined([*run_lines(), *firm_counts(firms)]))


def facts_in(space: Workspace) -> tuple[list[Fact], list[Linked]]:
    """Return all facts and bound claims of a build, in memory: for what reasons over all of them at once."""
    parts = [facts_of(pieces) for pieces in map(space.state.dealt, space.state.dealt_to())]
    claims = (linked for _, some in parts for linked in some)
    return (
        sorted((fact for facts, _ in parts for fact in facts), key=lambda fact: fact.iri),
        sorted(claims, key=lambda one: (one.claim.document, one.claim.start, one.claim.kind, one.claim.id)),
    )


@contextmanager
def workers(how: How, size: int) -> Iterator[tuple[Workers, Workers | None]]:
    """Give the workers of this machine, and those of a cluster where one does the reading."""
    jobs = default_jobs(size) if how.jobs is None else how.jobs
    if jobs > 1 and not how.scheduler:
        warm_up()
    with ExitStack() as stack:
        near = stack.enter_context(processes(jobs))
        yield near, stack.enter_context(cluster(how.scheduler)) if how.scheduler else None
