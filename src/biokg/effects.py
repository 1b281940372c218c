"""What a judgement on identity would change: statements that move, edges that come and go, and the anchors."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from biokg.ask.answer import ask
from biokg.ask.claims import Told, told
from biokg.ask.labels import Thing
from biokg.model import Entity, Judgement, Role
from biokg.resolve.judgements import read_judgements
from biokg.resolve.linker import Linker
from biokg.resolve.provisional import named_besides, slug_of
from biokg.resolve.tables import PLACE, family_of
from biokg.store.view import View, view_of
from biokg.terms import ONTOLOGY_GRAPH, TIERS, thing
from biokg.triples.graph import Source, quads
from biokg.triples.linking import Linked

Edge = tuple[Thing, str, Thing]
Ends = tuple[Thing | None, Thing | None]
_PRESENCE = frozenset({"presentIn", "headquarteredIn"})


@dataclass(frozen=True, slots=True)
class Moved:
    """A statement whose subject or object is another thing afterwards."""

    document: str
    quote: str
    tier: str
    said: str
    """The relation, or the metric with its number as printed."""
    before: Ends
    after: Ends


@dataclass(frozen=True, slots=True)
class Anchor:
    """A firm with the clusters in which it is present."""

    firm: Thing
    clusters: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """What would be otherwise after a rebuild."""

    moved: tuple[Moved, ...]
    lost: tuple[Edge, ...]
    gained: tuple[Edge, ...]
    anchors: tuple[tuple[Anchor | None, Anchor | None], ...]
    """Firms in several clusters that change: before and after, None where it is none."""
    count: tuple[int, int]
    """How many anchors there are, before and after."""


def effect(view: View, decided: Sequence[Judgement]) -> Effect:
    """Return what `decided` would change in a built graph; nothing is written, and the graph stays as it is."""
    log = read_judgements()
    known = list(told(view))
    relinked = _Relinked(log, decided, known)
    now = [Told(one.document, tuple(relinked(claim) for claim in one.claims)) for one in known]
    pairs = [(a, b) for one, two in zip(known, now, strict=True) for a, b in zip(one.claims, two.claims, strict=True)]
    changed = [(a, b) for a, b in pairs if _ends(a) != _ends(b)]
    before = {_ends_and(a): _edge(a) for a, _ in pairs if _is_edge(a)}
    after = {_ends_and(b): _edge(b) for _, b in pairs if _is_edge(b)}
    old = _anchors(view)
    new = _anchors(_rebuilt(view, now, relinked.after)) if _touches_presence(changed, relinked) else old
    return Effect(
        tuple(_moved(a, b) for a, b in changed if b.claim.tier != "C"),
        tuple(before[key] for key in sorted(before.keys() - after.keys())),
        tuple(after[key] for key in sorted(after.keys() - before.keys())),
        tuple(_changes(old, new)),
        (len(old), len(new)),
    )


class _Relinked:
    """Links a stored claim as it would be under another log."""

    def __init__(self, log: Sequence[Judgement], decided: Sequence[Judgement], known: Iterable[Told]) -> None:
        before = Linker.over(log)
        self.after = Linker.over((*log, *decided))
        ends = (end for one in known for claim in one.claims for end in (claim.subject, claim.object))
        self._spoken = {end.id: end for end in ends if end is not None}
        ids = {side for line in (*log, *decided) for side in (line.left, line.right)}
        self.affected = {one for one in ids if before.leader(one) != self.after.leader(one)}
        self.affected |= {linker.leader(one) for linker in (before, self.after) for one in set(self.affected)}

    def __call__(self, linked: Linked) -> Linked:
        """Return the claim with the things that its ends would be."""
        subject, object_ = (
            self._end(linked.subject, linked.claim.subject),
            self._end(linked.object, linked.claim.object),
        )
        return Linked(linked.claim, subject, object_)

    def _end(self, entity: Entity | None, role: Role | None) -> Entity | None:
        if entity is None or role is None:
            return entity
        if entity.id not in self.affected:
            return self._placed(entity)
        target = self._meant(entity, role)
        if target in self.after:
            return named_besides(self.after.entity(target), (role.mention,) if entity.id != target else entity.names)
        own = self._spoken.get(target, Entity(target, entity.type, provisional=True))
        return named_besides(own, (role.mention,) if entity.id != target else entity.names)

    def _meant(self, entity: Entity, role: Role) -> str:
        """Return the thing of a mention: what its letters say, else (the park, 该公司) what stands for it now."""
        by_table = self.after.link(Role(entity.type, role.mention, role.mention)).id
        if by_table in self.affected:
            return by_table
        own = self.after.slug(role.mention)
        by_name = sorted(one for one in self.affected if slug_of(one) == own)
        return self.after.leader(by_name[0] if by_name else entity.id)

    def _placed(self, entity: Entity) -> Entity:
        known = not entity.provisional and entity.id in self.after
        return replace(entity, parent=self.after.entity(entity.id).parent) if known else entity


def _rebuilt(view: View, sources: Iterable[Told], linker: Linker) -> View:
    """Return the graph that these claims make."""
    lines = quads([Source(one.document, one.claims) for one in sources], linker, TIERS[:1])
    ontology = (f"{quad} .\n" for quad in view.quads() if str(quad.graph_name) == f"<{ONTOLOGY_GRAPH}>")
    return view_of(line.encode() for line in (*(f"{line}\n" for line in lines), *ontology))


def _touches_presence(changed: Iterable[tuple[Linked, Linked]], relinked: _Relinked) -> bool:
    """Tell whether an anchor can change: a firm's presence moves, or a place that may hold or be a cluster."""
    return any(
        a.claim.predicate in _PRESENCE or family_of(end.type) == PLACE
        for a, _ in changed
        for end in (a.subject, a.object)
        if end is not None and end.id in relinked.affected
    )


def _anchors(view: View) -> Mapping[str, Anchor]:
    rows = (row.cells for row in ask(view, "anchors", {}, stated=True).rows)
    return {
        firm.iri: Anchor(firm, tuple(one for one in clusters if isinstance(one, Thing)))
        for firm, clusters, *_ in rows
        if isinstance(firm, Thing) and isinstance(clusters, list)
    }


def _changes(old: Mapping[str, Anchor], new: Mapping[str, Anchor]) -> Iterator[tuple[Anchor | None, Anchor | None]]:
    for iri in sorted({*old, *new}):
        before, after = old.get(iri), new.get(iri)
        if _where(before) != _where(after):
            yield before, after


def _where(anchor: Anchor | None) -> frozenset[str]:
    return frozenset(cluster.iri for cluster in anchor.clusters) if anchor else frozenset()


def _ends(linked: Linked) -> tuple[str, str]:
    return linked.subject.id if linked.subject else "", linked.object.id if linked.object else ""


def _ends_and(linked: Linked) -> tuple[str, str, str]:
    return (*_ends(linked), linked.claim.predicate or "")


def _is_edge(linked: Linked) -> bool:
    claim = linked.claim
    return bool(claim.predicate and claim.tier == "A" and claim.modality == "reported" and not claim.negated)


def _edge(linked: Linked) -> Edge:
    ends = _things(linked)
    return ends[0] or Thing(""), linked.claim.predicate or "", ends[1] or Thing("")


def _moved(before: Linked, after: Linked) -> Moved:
    claim = before.claim
    said = claim.predicate or f"{claim.metric} {claim.printed}"
    return Moved(claim.document, claim.quote, claim.tier, said, _things(before), _things(after))


def _things(linked: Linked) -> Ends:
    return _thing(linked.subject), _thing(linked.object)


def _thing(entity: Entity | None) -> Thing | None:
    if entity is None:
        return None
    return Thing(thing(entity.id), next(iter(entity.en), None), next(iter(entity.zh), None))
