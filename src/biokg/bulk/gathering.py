"""All files of a plan to the sorted lines of the graph, in bounded memory, by whichever engine."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from biokg.bulk.batches import Batches, shares_for, size_of
from biokg.bulk.cache import Cache
from biokg.bulk.concluding import conclude, facts_of
from biokg.bulk.engines import Workers, cluster, default_jobs, processes
from biokg.bulk.reading import warm_up
from biokg.bulk.settling import Settled, Tally, Work, bare, joined, read_work, settle, sources_of
from biokg.bulk.spilling import Heaps, Runs
from biokg.bulk.workspace import Workspace
from biokg.claims.decisions import Correction
from biokg.documents.read import Plan
from biokg.resolve.linker import Linker
from biokg.triples.fact import Fact
from biokg.triples.graph import Source, run_lines
from biokg.triples.knowledge import firm_counts
from biokg.triples.linking import Linked

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class How:
    """How the work is to be done; the outcome is the same."""

    jobs: int | None = None
    """Processes; None for as many as the input is worth."""
    scheduler: str | None = None
    """The address of the scheduler of a Dask cluster that reads the files."""
    cache: bool = True
    """Whether what was read is remembered between builds."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the files of a plan gave."""

    runs: Runs
    """The lines of the graph, but for the ontology and what follows by it."""
    heaps: Heaps
    shares: int
    tally: Tally = field(default_factory=Tally)

    def facts(self) -> tuple[list[Fact], list[Linked]]:
        """Return all facts and bound claims, in memory: for what reasons over all of them at once."""
        parts = [facts_of(self.heaps.pieces(number)) for number in range(self.shares)]
        claims = (linked for _, some in parts for linked in some)
        return (
            sorted((fact for facts, _ in parts for fact in facts), key=lambda fact: fact.iri),
            sorted(claims, key=lambda one: (one.claim.document, one.claim.start, one.claim.kind, one.claim.id)),
        )


def gather(
    plan: Plan, decisions: Sequence[Correction], space: Workspace, how: How, progress: Progress | None = None
) -> Gathered:
    """Read the files of a plan and make lines of what they say; without any document there are no lines."""
    size = size_of(plan.files)
    gathered = Gathered(Runs(space.folder), Heaps(space.folder), shares_for(size))
    batches = Batches(plan.files, decisions, shares=gathered.shares, cache=space.cache)
    with _workers(how, size) as (near, far):
        done = 0
        for settled in near.map(settle, far.map(read_work, batches) if far else batches):
            _take(gathered, settled, space.cache)
            done += settled.files
            if progress:
                progress("documents", done, len(plan.files))
        if gathered.tally.documents:
            _conclude(gathered, near, progress)
    gathered.tally.refused.extend((*plan.refused, *batches.refused))
    return gathered


def tell(plan: Plan, decisions: Sequence[Correction], how: How) -> tuple[list[Source], Tally]:
    """Return the documents of a plan, sorted by id and without their text, with what they say; all in memory."""
    size, tally = size_of(plan.files), Tally()
    batches = Batches(plan.files, decisions)
    sources: list[Source] = []
    with _workers(how, size) as (near, far):
        for some, met in near.map(_told, far.map(read_work, batches) if far else batches):
            sources.extend(some)
            tally.add(met)
    tally.refused.extend((*plan.refused, *batches.refused))
    return sorted(sources, key=lambda source: source.document.id), tally


def _told(work: Work) -> tuple[list[Source], Tally]:
    linker, tally = Linker.shipped(), Tally()
    found = (source for item in read_work(work).items for source in sources_of(item, work.decisions, linker, tally))
    return [Source(bare(source.document), source.claims) for source in found], tally


@contextmanager
def _workers(how: How, size: int) -> Iterator[tuple[Workers, Workers | None]]:
    """Give the workers of this machine, and those of a cluster where one does the reading."""
    jobs = default_jobs(size) if how.jobs is None else how.jobs
    if jobs > 1 and not how.scheduler:
        warm_up()
    with ExitStack() as stack:
        near = stack.enter_context(processes(jobs))
        yield near, stack.enter_context(cluster(how.scheduler)) if how.scheduler else None


def _take(gathered: Gathered, settled: Settled, cache: Cache | None) -> None:
    if cache and settled.read:
        cache.put(settled.read)
    gathered.runs.add(settled.lines)
    for number, piece in settled.shares.items():
        gathered.heaps.add(number, piece)
    gathered.tally.add(settled.tally)


def _conclude(gathered: Gathered, near: Workers, progress: Progress | None) -> None:
    firms: Counter[str] = Counter()
    heaps = (gathered.heaps.pieces(number) for number in range(gathered.shares))
    for done, (lines, counts) in enumerate(near.map(conclude, heaps), 1):
        gathered.runs.add(lines)
        firms.update(counts)
        if progress:
            progress("subjects", done, gathered.shares)
    gathered.runs.add(joined([*run_lines(), *firm_counts(firms)]))
