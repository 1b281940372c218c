"""What corrections would change, before they are written: facts, edges, and the answers of the saved questions."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from biokg.ask.answer import Cell, ask
from biokg.ask.claims import Told
from biokg.ask.labels import Thing
from biokg.ask.questions import names, question
from biokg.claims.corrections import correct
from biokg.claims.decisions import Correction
from biokg.model import Claim, Entity, Role
from biokg.resolve.linker import Linker
from biokg.review.meaning import alike, documents, exact, kind_of, text_of
from biokg.store.view import View, view_of
from biokg.terms import ONTOLOGY_GRAPH, TIERS
from biokg.triples.graph import Source, quads
from biokg.triples.linking import Linked


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build would say otherwise; each line in words."""

    facts: tuple[tuple[str, str], ...]
    """Facts that come (``+``) or go (``-``) among what is asserted."""
    edges: tuple[tuple[str, str], ...]
    answers: tuple[tuple[str, str, str], ...]
    """Rows that come or go, with the name of the question."""
    unfit: tuple[tuple[Correction, str], ...]


def outcome(view: View, decisions: Sequence[Correction], language: str = "en") -> Outcome:
    """Return what decisions would change in a built graph; nothing is written, and the graph stays as it is.

    Only the documents that speak of a thing concerned are looked at, so answers are compared on these.
    """
    held = documents(view)
    after: dict[str, Told] = {}
    unfit: list[tuple[Correction, str]] = []
    for id_ in sorted({one.document for one in decisions}):
        if id_ not in held:
            unfit += [(one, "no such document") for one in decisions if one.document == id_]
            continue
        page = replace(held[id_].document, text=text_of(view, id_))
        done = correct(page, [exact(one) for one in held[id_].claims], decisions, alike)
        unfit += done.unfit
        after[id_] = Told(held[id_].document, tuple(_linked(done.claims, held[id_])))
    before = {id_: held[id_] for id_ in after}
    concerned = _things(before.values()) ^ _things(after.values()) | _changed(before, after)
    near = [one for one in held.values() if one.document.id in after or concerned & _ids(one)]
    old, new = (_graph(view, (some.get(one.document.id, one) for one in near)) for some in (held, after))
    return Outcome(
        tuple(_signed(_facts(before.values()), _facts(after.values()))),
        tuple(_signed(_edges(before.values()), _edges(after.values()))),
        tuple(_answers(old, new, language)),
        tuple(unfit),
    )


def _linked(claims: Iterable[Claim], was: Told) -> Iterator[Linked]:
    """Link claims as they were; an end that was decided otherwise by its name."""
    known = {one.claim.id: (exact(one), one) for one in was.claims}
    for claim in claims:
        old, linked = known.get(claim.id, (None, None))
        pairs = (
            (claim.subject, old.subject if old else None, linked.subject if linked else None),
            (claim.object, old.object if old else None, linked.object if linked else None),
        )
        subject, object_ = (_end(role, before, entity) for role, before, entity in pairs)
        yield Linked(claim, subject, object_)


def _end(role: Role | None, before: Role | None, entity: Entity | None) -> Entity | None:
    if role is None:
        return None
    return entity if entity and before and (role.name, role.type) == (before.name, before.type) else _link(role)


def _link(role: Role) -> Entity:
    return Linker.shipped().link(role)


def _ids(one: Told) -> set[str]:
    return {end.id for linked in one.claims for end in (linked.subject, linked.object) if end}


def _things(some: Iterable[Told]) -> set[str]:
    return {id_ for one in some for id_ in _ids(one)}


def _changed(before: dict[str, Told], after: dict[str, Told]) -> set[str]:
    found: set[str] = set()
    for id_, told in after.items():
        was = (Linked(exact(one), one.subject, one.object) for one in before[id_].claims)
        for one in set(told.claims) ^ set(was):
            found.update(end.id for end in (one.subject, one.object) if end)
    return found


def _graph(view: View, some: Iterable[Told]) -> View:
    linker = Linker.shipped()
    sources = [Source(one.document, tuple(_placed(linked, linker) for linked in one.claims)) for one in some]
    ontology = (f"{quad} .\n" for quad in view.quads() if str(quad.graph_name) == f"<{ONTOLOGY_GRAPH}>")
    return view_of(line.encode() for line in (*(f"{line}\n" for line in quads(sources, linker, TIERS[:1])), *ontology))


def _placed(linked: Linked, linker: Linker) -> Linked:
    ends = (linked.subject, linked.object)
    subject, object_ = (
        replace(end, parent=linker.entity(end.id).parent) if end and not end.provisional and end.id in linker else end
        for end in ends
    )
    return Linked(linked.claim, subject, object_)


def _facts(some: Iterable[Told]) -> set[str]:
    return {_fact(linked) for one in some for linked in one.claims if linked.claim.tier == "A"}


def _fact(linked: Linked) -> str:
    claim = linked.claim
    value = linked.object.names[0] if linked.object else f"{claim.value:,} {claim.unit or ''}"
    rest = [claim.about, claim.segment, claim.time, claim.modality]
    subject = linked.subject.names[0] if linked.subject else "?"
    return f"{subject} · {kind_of(claim)} · {value.strip()} ({'; '.join(filter(None, rest))})"


def _edges(some: Iterable[Told]) -> set[str]:
    return {
        f"{linked.subject.names[0]} {linked.claim.predicate} {linked.object.names[0]}"
        for one in some
        for linked in one.claims
        if linked.subject and linked.object and linked.claim.tier == "A" and not linked.claim.negated
    }


def _signed(before: set[str], after: set[str]) -> Iterator[tuple[str, str]]:
    yield from (("-", one) for one in sorted(before - after))
    yield from (("+", one) for one in sorted(after - before))


def _answers(old: View, new: View, language: str) -> Iterator[tuple[str, str, str]]:
    for name in names():
        if not any(one.required for one in question(name).parameters):
            for sign, row in _signed(_rows(old, name, language), _rows(new, name, language)):
                yield name, sign, row


def _rows(view: View, name: str, language: str) -> set[str]:
    rows = ask(view, name, {}, stated=True).rows
    return {", ".join(filter(None, (_cell(cell, language) for cell in row.cells))) for row in rows}


def _cell(cell: Cell, language: str) -> str:
    if isinstance(cell, list):
        return "; ".join(one.text(language) for one in cell)
    return cell.text(language) if isinstance(cell, Thing) else "" if cell is None else str(cell)
