"""Everything about one thing, as its page shows it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pyoxigraph import NamedNode

from biokg import foreign, terms
from biokg.ask import labels
from biokg.ask.about import About, Inferred, about
from biokg.ask.answer import Answer, ask
from biokg.ask.bind import bind, iri_node, with_values
from biokg.ask.entities import Note
from biokg.ask.labels import Thing
from biokg.ask.questions import internal, question
from biokg.ask.statements import Statement
from biokg.errors import UnknownName
from biokg.store.view import View
from biokg.terms import bkg
from biokg.views.web.pages.facts import Fact, Teller
from biokg.views.web.pages.figures import Texts
from biokg.views.web.pages.headings import INWARD, ORDER, OUTWARD
from biokg.views.web.pages.library import Listed, documents
from biokg.views.web.pages.names import Named, kind_of, names
from biokg.views.web.pages.once import once_a_view
from biokg.views.web.pages.timeline import Timeline, timeline


class Group(NamedTuple):
    """Facts of one relation seen from one end; `heading` is a message of the catalogue."""

    name: str
    heading: str
    inward: bool
    facts: list[Fact]


class Metric(NamedTuple):
    """The figures of one metric, the latest first."""

    metric: Thing
    facts: list[Fact]


class Dossier(NamedTuple):
    """A thing with all that is known of it."""

    thing: Thing
    kind: str
    classes: tuple[Thing, ...]
    aliases: tuple[str, ...]
    properties: dict[str, list[Thing | str]]
    """Of the thing itself, by the name of our property or the last part of another's."""
    latest: list[Fact]
    """The latest figure of each metric."""
    figures: list[Metric]
    groups: list[Group]
    inferred: list[Fact]
    """What is bound with an inferred part, or unbound: not asserted."""
    follows: list[Inferred]
    timeline: Timeline | None
    neighbours: list[tuple[str, list[Named]]]
    """By class, those of most documents first."""
    alarms: Answer
    contradictions: Answer
    sources: list[Listed]
    """The documents that speak of it, the latest first."""
    places: list[Thing]
    """Those that lie in it."""
    narrower: list[Thing]
    """Of a sector: those that are narrower."""
    at_work: list[tuple[str, list[Named]]]
    """Of a sector: who focuses on it or on a narrower one, by class."""
    firms: list[tuple[Thing, int, int]]
    """Of a cluster: the firms present, each with documents and clusters."""


@once_a_view
def codes(view: View) -> Texts:
    """Return what the codes of the ontology mean, by language."""
    return labels.codes(view)


def dossier(view: View, iri: str, language: str) -> Dossier:
    """Return all that is known of the thing `iri`; raises `UnknownName` when the graph does not hold it."""
    found = about(view, iri)
    if not found.properties:
        # Tables know more things than the documents name.
        raise UnknownName("thing", iri, (), str(found.note), found.note.zh if isinstance(found.note, Note) else "")
    facts = Teller(codes(view), language).facts(found.statements)
    asserted = [fact for fact in facts if fact.tier == "A"]
    own = [fact for fact in asserted if fact.value is not None]
    properties = {name.rpartition("#")[2].rpartition("/")[2]: values for name, values in found.properties.items()}
    classes = tuple(
        one for one in properties.get("type", ()) if isinstance(one, Thing) and one.iri.startswith(terms.ONTOLOGY)
    )
    kind = kind_of(one.iri.removeprefix(terms.ONTOLOGY) for one in classes)
    latest = latest_of(view, iri)
    return Dossier(
        found.thing,
        kind,
        classes,
        _aliases(found),
        properties,
        _one_a_metric([fact for fact in own if fact.iri in latest]),
        _metrics(own),
        _groups([fact for fact in asserted if fact.value is None], iri),
        [fact for fact in facts if fact.tier != "A"],
        found.inferences,
        timeline(own, language),
        _neighbours(view, asserted, iri),
        _doubts(view, "alarms", iri),
        _doubts(view, "contradictions", iri),
        _sources(view, found.statements),
        _places(view, iri),
        _narrower(view, iri),
        _at_work(view, iri) if kind == "Sector" else [],
        _firms(view, iri) if kind == "Cluster" else [],
    )


def latest_of(view: View, iri: str) -> frozenset[str]:
    """Return the facts that hold the latest figures of a thing."""
    rows = view.select(bind(internal("headline"), {"_thing_iri": iri_node(iri)}))
    return frozenset(row[0].value for row in rows if isinstance(row[0], NamedNode))


def _doubts(view: View, name: str, iri: str) -> Answer:
    """Ask a question on doubts of one thing alone: of all things, or of a place with all in it, it takes long."""
    saved = question(name)
    return ask(view, saved._replace(sparql=with_values(saved.sparql, "subject", [iri])), {})


def _sources(view: View, statements: Iterable[Statement]) -> list[Listed]:
    speaking = {one.document.iri for one in statements}
    return [one for one in documents(view) if one.document.iri in speaking]


def _places(view: View, iri: str) -> list[Thing]:
    known = names(view).known
    rows = view.select(bind(internal("places"), {"_thing_iri": iri_node(iri)}))
    within = (known[row[0].value] for row in rows if isinstance(row[0], NamedNode) and row[0].value in known)
    return [one.thing for one in within if any(terms.is_a(class_, "Place") for class_ in one.classes)]


def _aliases(found: About) -> tuple[str, ...]:
    shown = {found.thing.en, found.thing.zh}
    every = [*found.properties.get(foreign.PREF_LABEL, ()), *found.properties.get(foreign.ALT_LABEL, ())]
    return tuple(dict.fromkeys(one for one in every if isinstance(one, str) and one not in shown))


def _one_a_metric(facts: Sequence[Fact]) -> list[Fact]:
    """Keep one figure of each metric and unit: the headline says the latest, the table below says all."""
    kept: dict[tuple[str, str], Fact] = {}
    for fact in sorted(facts, key=lambda one: (one.time, len(one.citations)), reverse=True):
        if fact.predicate:
            kept.setdefault((fact.predicate.iri, fact.details.get("unit", "")), fact)
    return sorted(kept.values(), key=lambda one: _METRICS.index(one.predicate.iri) if one.predicate else 0)


_METRICS = [bkg(name) for name in terms.METRICS]


def _metrics(facts: Sequence[Fact]) -> list[Metric]:
    held: dict[Thing, list[Fact]] = defaultdict(list)
    for fact in sorted(facts, key=lambda one: (one.time, one.iri), reverse=True):
        if fact.predicate:
            held[fact.predicate].append(fact)
    return [Metric(one, held[one]) for one in sorted(held, key=lambda one: _METRICS.index(one.iri))]


def _groups(facts: Sequence[Fact], iri: str) -> list[Group]:
    held: dict[tuple[int, bool, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.predicate:
            name = fact.predicate.iri.removeprefix(terms.ONTOLOGY)
            # A symmetric relation is told from one side only.
            inward = fact.subject is None or (fact.subject.iri != iri and name not in terms.SYMMETRIC)
            held[ORDER[name], inward, name].append(fact)
    return [
        Group(name, (INWARD if inward else OUTWARD)[name], inward, found)
        for (_, inward, name), found in sorted(held.items(), key=lambda pair: pair[0])
    ]


def _narrower(view: View, iri: str) -> list[Thing]:
    rows = view.select(bind(internal("narrower"), {"_thing_iri": iri_node(iri)}))
    found = [row[0].value for row in rows if isinstance(row[0], NamedNode)]
    called = labels.things(view, found)
    return [called[one] for one in found]


def _at_work(view: View, iri: str) -> list[tuple[str, list[Named]]]:
    rows = ask(view, "who-does", {"sector": iri}).rows
    return _by_class(view, {cell.iri for row in rows if isinstance(cell := row.cells[1], Thing)})


def _neighbours(view: View, facts: Sequence[Fact], iri: str) -> list[tuple[str, list[Named]]]:
    return _by_class(view, {end.iri for fact in facts for end in (fact.subject, fact.object) if end and end.iri != iri})


def _by_class(view: View, ends: set[str]) -> list[tuple[str, list[Named]]]:
    known = names(view).known
    held: dict[str, list[Named]] = defaultdict(list)
    for one in sorted((known[end] for end in ends if end in known), key=lambda one: (-one.documents, one.thing.iri)):
        held[one.kind].append(one)
    return sorted(held.items(), key=lambda pair: (-len(pair[1]), pair[0]))


def _firms(view: View, iri: str) -> list[tuple[Thing, int, int]]:
    rows = view.select(bind(internal("present"), {"_cluster_iri": iri_node(iri)}))
    told = [[str(getattr(term, "value", "") or "0") for term in row] for row in rows]
    known = labels.things(view, (firm for firm, *_ in told))
    return [(known[firm], int(documents), int(clusters)) for firm, documents, clusters in told]
