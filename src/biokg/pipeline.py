"""The whole order, from files to a store; the only file that knows it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from biokg.bulk.amending import amend
from biokg.bulk.gathering import Gathered, How, Progress, facts_in, gather
from biokg.bulk.inputs import Inputs, beside, keep_inputs
from biokg.bulk.reading import reading_of
from biokg.bulk.settling import LeftOut, Tally
from biokg.bulk.spilling import Runs, copied
from biokg.bulk.telling import tell
from biokg.bulk.workspace import Workspace, workspace
from biokg.choices.answers import Answers
from biokg.choices.asking import Estimate, estimate
from biokg.claims.decisions import Correction, read_corrections
from biokg.claims.gate import Refusal
from biokg.documents.read import Plan, plan, read_documents, shipped_sources
from biokg.errors import NoDocuments, UnknownName, UnreadableDocument
from biokg.model import Document, Entity
from biokg.resolve.linker import Linker
from biokg.terms import INFERENCES, INFERRED_GRAPH, ONTOLOGY_GRAPH, RESTATED_GRAPH, TABLE_ENTRIES
from biokg.triples.graph import Source, quads
from biokg.triples.linking import Linked
from biokg.triples.records import fact_lines

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from biokg.checks.report import Finding
    from biokg.reason.graph import Inferred
    from biokg.store.endpoint import Place
    from biokg.store.view import View

NO_DOCUMENT = "no document of that id was read"
_Unfit = tuple[Correction, str]
_AS_FITS = How()
_TOLD_EACH = 100_000
_TIERS = {"A": ("A",), "B": ("A", "B"), "C": ("A", "B", "C")}


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did, in figures."""

    documents: int
    refused: tuple[UnreadableDocument, ...]
    skipped: tuple[str, ...]
    claims: dict[str, int]
    """Claims by tier."""
    objections: tuple[Refusal, ...]
    """What the gate did not let through."""
    decided: int
    """People's decisions that were applied."""
    unfit: tuple[_Unfit, ...]
    """Decisions that fit nothing (any more), each with the reason."""
    quads: int
    entailed: tuple[int, int] | None = None
    """How many triples follow besides, and how many of them say something new; None when that was not asked."""
    clashes: tuple["Finding", ...] = ()
    """What cannot be true together, where it was asked what follows."""
    unread: tuple[LeftOut, ...] = ()
    amended: bool = field(default=False, compare=False)
    """Whether the store of an earlier build was changed, and not all made anew."""


@dataclass(frozen=True, slots=True)
class FactsResult:
    """The facts of some documents as JSON lines, to be gone through once, and the files that could not be read."""

    lines: Iterator[str]
    refused: tuple[UnreadableDocument, ...]
    skipped: tuple[str, ...] = ()
    unread: tuple[LeftOut, ...] = ()


def build(
    paths: Sequence[Path],
    store: "Place",
    *,
    progress: Progress | None = None,
    nquads: Path | None = None,
    infer: bool = False,
    how: How = _AS_FITS,
) -> BuildReport:
    """Build the store at `store` from documents (without paths: the shipped sources); see `build_from`."""
    return build_from(Inputs(tuple(paths), infer=infer), store, progress=progress, nquads=nquads, how=how)


def build_from(
    inputs: Inputs,
    store: "Place",
    *,
    planned: Plan | None = None,
    progress: Progress | None = None,
    nquads: Path | None = None,
    how: How = _AS_FITS,
) -> BuildReport:
    """Build the store at `store` from documents (as `planned`, where that was done), and keep from which.

    `nquads` also writes the sorted N-Quads to that file; two builds of the same input give the same bytes, whatever
    `how`. What follows from the edges by the axioms of the ontology, where that is wanted, is put in graphs of its own
    and needs the whole graph in memory. Where an earlier build made the store and little has changed since, only that
    is made.
    """
    from biokg.store.amend import identity
    from biokg.store.build import write

    planned = planned or inputs.plan()
    corrections = read_corrections()
    with workspace(beside(store), remember=how.cache) as space:
        # Lines to be sorted, or to be reasoned over, are all lines; a server is loaded whole.
        some = isinstance(store, Path) and not inputs.infer and not nquads
        amended = amend(planned, corrections, space, beside(store), how, progress) if some else None
        if amended:
            keep_inputs(store, inputs)
            return replace(_report(planned, corrections, amended.tally, amended.quads), amended=True)
        gathered = gather(planned, corrections, space, how, progress)
        tally = gathered.tally
        if not tally.documents:
            refused = " ".join(f"Refused: {error}." for error in _refused(planned, tally)[:3])
            raise NoDocuments(f"no document could be read, so the store at {store} stays as it is. {refused}")
        gathered.runs.add(b"".join(_ontology()))
        inferred, clashes = _follow(gathered, space) if inputs.infer else (None, ())
        with copied(nquads, _told(gathered.runs, progress), space.folder) as lines:
            report = _report(planned, corrections, tally, write(lines, store))
        keep_inputs(store, inputs)
        if inferred is None:
            space.state.finish(identity(beside(store)))
            return report
    return replace(report, entailed=(inferred.entailed, inferred.new), clashes=clashes)


def to_ask(paths: Sequence[Path], answers: Answers) -> Estimate:
    """Return what a model is still to be asked about documents (without paths: the shipped sources)."""
    documents = read_documents(paths or [shipped_sources()]).documents
    return estimate((reading_of(document) for document in documents), answers)


def _report(planned: Plan, corrections: Sequence[Correction], tally: Tally, quads: int) -> BuildReport:
    return BuildReport(
        tally.documents,
        _refused(planned, tally),
        planned.skipped,
        {tier: tally.tiers[tier] for tier in "ABC"},
        tuple(sorted(tally.objections, key=lambda one: (one.document, one.rule, one.quote, one.reason))),
        len(tally.used),
        tuple(_unfit(tally, corrections)),
        quads,
        unread=tuple(sorted(tally.unread)),
    )


def _refused(planned: Plan, tally: Tally) -> tuple[UnreadableDocument, ...]:
    found = [*planned.refused, *(UnreadableDocument(path, reason) for path, reason in tally.refused)]
    return tuple(sorted(found, key=lambda error: (error.path, error.reason)))


def _follow(gathered: Gathered, space: Workspace) -> tuple["Inferred", tuple["Finding", ...]]:
    """Add what follows to the lines of the graph; return it, and what cannot be true together."""
    from biokg.checks.consistency import check_consistency
    from biokg.reason.graph import infer

    facts, linked = facts_in(space)
    lines = (line.decode("utf-8") for line in gathered.runs.merged())
    inferred = infer(lines, facts, _axioms(), Linker.shipped())
    gathered.runs.add(b"".join(_encoded(inferred)))
    return inferred, tuple(check_consistency(inferred.closure, linked))


def _unfit(tally: Tally, corrections: Sequence[Correction]) -> Iterator[_Unfit]:
    """Yield what fits nothing: shipped decisions on documents that are not read are nobody's business."""
    yield from sorted(tally.unfit, key=lambda pair: pair[0].place)
    yield from ((one, NO_DOCUMENT) for one in corrections if one.own and one.document not in tally.met)


def _told(runs: Runs, progress: Progress | None) -> Iterator[bytes]:
    """Yield lines, telling every now and then how many have passed."""
    for count, line in enumerate(runs.merged()):
        if progress and count % _TOLD_EACH == 0:
            progress("quads", count, runs.added)
        yield line
    if progress:
        progress("quads", runs.added, runs.added)


def _graph(sources: Sequence[Source], tiers: Sequence[str]) -> Iterator[bytes]:
    """Yield the lines of everything but the ontology; what `tiers` state is what is taken as known."""
    from biokg.checks.alarms import alarms

    doubts = alarms(linked for source in sources for linked in source.claims)
    return (line.encode("utf-8") + b"\n" for line in chain(quads(sources, Linker.shipped(), tiers), doubts))


def _ontology() -> Iterator[bytes]:
    from biokg.checks.ontology import load_ontology_nquads

    graph = f" <{ONTOLOGY_GRAPH}> .\n".encode()
    return (line.removesuffix(b" .") + graph for line in load_ontology_nquads().splitlines() if line)


def _inferred(sources: Sequence[Source], lines: Iterable[bytes], tiers: Sequence[str]) -> "Inferred":
    from biokg.reason.graph import infer
    from biokg.triples.fact import stated

    facts = stated([(source.document, source.claims) for source in sources], tiers)
    return infer((line.decode("utf-8") for line in lines), facts, _axioms(), Linker.shipped())


def _encoded(inferred: "Inferred") -> Iterator[bytes]:
    return (line.encode("utf-8") + b"\n" for line in inferred.lines)


def _axioms() -> list[str]:
    from biokg.checks.ontology import load_ontology_nquads

    return load_ontology_nquads().decode("utf-8").splitlines()


def facts(
    paths: Sequence[Path],
    *,
    tier: str = "B",
    curation: bool = True,
    document: str | None = None,
    how: How = _AS_FITS,
) -> FactsResult:
    """Read documents and return their facts as JSON lines, without touching a store."""
    planned = plan(paths)
    if document is not None:
        # An article of a digest bears the name of its file and its number.
        own = [file for file in planned.files if document == file.name or document.startswith(f"{file.name}#")]
        planned = replace(planned, files=tuple(own))
    told = tell(planned, read_corrections() if curation else (), how, document)
    if document is not None and not len(told):
        _chosen(read_documents(paths).documents, document)
    lines = (line for source in told.sources() for line in fact_lines(source.document, source.claims, tier))
    return FactsResult(lines, _refused(planned, told.tally), planned.skipped, tuple(sorted(told.tally.unread)))


def _flagged(sources: Sequence[Source]) -> Iterator[Source]:
    """Yield the documents with flags on the figures that fail arithmetic beside each other."""
    from biokg.checks.flags import flagged

    claims = iter(flagged(linked for source in sources for linked in source.claims))
    return (replace(source, claims=tuple(islice(claims, len(source.claims)))) for source in sources)


def _chosen(documents: Sequence[Document], wanted: str | None) -> list[Document]:
    """Return the documents of one id, or all; raise `UnknownName` with the nearest ids for one that is not there."""
    found = [document for document in documents if wanted in {None, document.id}]
    if wanted is not None and not found:
        raise UnknownName("document", wanted, get_close_matches(wanted, [d.id for d in documents], 5, 0.0))
    return found


def facts_of_store(view: "View", *, tier: str = "B", curation: bool = True, document: str | None = None) -> FactsResult:
    """Return the facts of a built graph; without `curation` those that a person added or confirmed are left out."""
    from biokg.ask.claims import told

    lines: list[str] = []
    sources = [Source(one.document, one.claims) for one in told(view)]
    stored = {held.document: held.claims for held in _flagged(sources)}
    for held in _chosen(list(stored), document):
        claims = [linked for linked in stored[held] if curation or not linked.claim.curated]
        lines.extend(fact_lines(held, claims, tier))
    return FactsResult(iter(lines), ())


def as_known(view: "View", tier: str = "A", as_of: str | None = None) -> tuple["View", int]:
    """Return the graph as a build would have made it from what was published by `as_of` and with facts down to `tier`.

    `as_of` is a day, month or year; a document whose date (as exact as it is known) is not over by then stays out.
    Returns the number of documents left out, too. The view is held in memory.
    """
    from biokg.ask.claims import told
    from biokg.ask.inference import has_inferences
    from biokg.store.view import view_of
    from biokg.text.calendar_dates import over_by

    linker = Linker.shipped()
    sources = [Source(one.document, tuple(_placed(claim, linker) for claim in one.claims)) for one in told(view)]
    limit = over_by(as_of)
    kept = [one for one in sources if limit is None or (over_by(one.document.published) or limit + "x") <= limit]
    ontology = (f"{quad} .\n".encode() for quad in view.quads() if str(quad.graph_name) == f"<{ONTOLOGY_GRAPH}>")
    lines = [*_graph(kept, _TIERS[tier]), *ontology]
    if has_inferences(view):
        lines.extend(_encoded(_inferred(kept, lines, _TIERS[tier])))
    return view_of(lines), len(sources) - len(kept)


def _placed(linked: Linked, linker: Linker) -> Linked:
    """Give the things of a stored claim the place that the tables put them in, which the store does not tell apart."""

    def end(entity: Entity | None) -> Entity | None:
        known = entity is not None and not entity.provisional and entity.id in linker
        return replace(entity, parent=linker.entity(entity.id).parent) if entity is not None and known else entity

    return Linked(linked.claim, end(linked.subject), end(linked.object))


def check(store: "Place") -> list["Finding"]:
    """Check people's tables, the ontology, and a built graph: its shapes, its layers, its consistency, its figures."""
    from biokg.ask.claims import told
    from biokg.checks.arithmetic import check_arithmetic
    from biokg.checks.consistency import check_consistency
    from biokg.checks.layers import check_layers
    from biokg.checks.ontology import check_ontology
    from biokg.checks.report import merged
    from biokg.checks.sentences import with_sentences
    from biokg.checks.shapes import DATA, ONTOLOGY, check_shapes, with_ontology
    from biokg.checks.tables import check_tables
    from biokg.reason.graph import follow
    from biokg.store.view import open_view, view_of

    view = open_view(store)
    linked = [one for held in told(view) for one in held.claims]
    subjects = {one.claim.id: one.subject.id for one in linked if one.subject}
    quads = [quad for quad in view.quads() if not _made(quad)]
    data = with_ontology(quads)
    whole = view_of([data.encode()])
    found = [
        *check_ontology(),
        *check_tables(lambda triples: view_of([triples.encode()]).select),
        *check_shapes(data, whole.select, (*DATA, ONTOLOGY)),
        *check_layers(quads),
        *check_consistency(follow((f"{quad} .\n" for quad in quads), _axioms()), linked),
        *merged(check_arithmetic([one.claim for one in linked], lambda claim: subjects.get(claim.id, ""))),
    ]
    return with_sentences(found, [one.claim for one in linked], whole.select)


def _made(quad: "Quad") -> bool:
    """Say whether a quad is the ontology's, or an entailed triple: what documents and tables state is checked."""
    graph = str(quad.graph_name)[1:-1]
    node = str(quad.subject)[1:].startswith((INFERENCES, TABLE_ENTRIES))
    return graph == ONTOLOGY_GRAPH or (graph in {INFERRED_GRAPH, RESTATED_GRAPH} and not node)
