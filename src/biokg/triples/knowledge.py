"""The default graph: tier-A facts with their plain edges, the things, and the roll-ups that questions read."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from biokg.foreign import RDF_TYPE
from biokg.model import Document, Entity
from biokg.resolve.linker import Linker
from biokg.resolve.provisional import named_besides
from biokg.terms import TIERS, bkg, is_a, thing
from biokg.triples.content import fields, is_part_of_year, year_of
from biokg.triples.fact import Fact, stated
from biokg.triples.linking import Linked
from biokg.triples.nquads import iri, line, text, typed
from biokg.triples.series import growth
from biokg.triples.things import things

_AHEAD = frozenset({"forecast", "target"})
_PRESENCE = frozenset({"presentIn", "headquarteredIn"})


def knowledge(
    sources: Sequence[tuple[Document, Sequence[Linked]]], linker: Linker, tiers: Collection[str] = TIERS[:1]
) -> Iterator[str]:
    """Yield the N-Quads lines of the default graph but for the documents' own; facts are what `tiers` state."""
    firms: Counter[str] = Counter()
    yield from known(stated(sources, tiers), linker, firms)
    yield from firm_counts(firms)
    named, spoken = named_in((document, ends(claims)) for document, claims in sources)
    yield from things(named, linker)
    yield from spoken_of(spoken)


def known(facts: Sequence[Fact], linker: Linker, firms: Counter[str]) -> Iterator[str]:
    """Yield the lines of facts and what is rolled up from them; add to `firms` how many each cluster has."""
    yield from told(facts)
    yield from rolled_up(facts, linker, firms)


def told(facts: Iterable[Fact]) -> Iterator[str]:
    """Yield the lines of facts: of each those of its own node, which no other fact makes."""
    return (said for fact in facts for said in _fact(fact))


def rolled_up(facts: Sequence[Fact], linker: Linker, firms: Counter[str]) -> Iterator[str]:
    """Yield what is rolled up from facts, plain edges too; add to `firms` how many each cluster has.

    It is so by subject: all facts of one subject belong in one call.
    """
    yield from _edges(facts)
    yield from _presence(facts, linker, firms)
    yield from _latest(facts)
    yield from growth(facts)


def ends(claims: Iterable[Linked]) -> Iterator[Entity]:
    """Yield the things that claims name."""
    return (end for linked in claims for end in (linked.subject, linked.object) if end)


def named_in(sources: Iterable[tuple[Document, Iterable[Entity]]]) -> tuple[dict[str, Entity], Counter[str]]:
    """Return the things that documents, in their order, name, by id, and in how many documents each is named."""
    named: dict[str, Entity] = {}
    spoken: Counter[str] = Counter()
    for _, entities in sources:
        here = united(entities)
        named.update({id_: named_besides(named.get(id_, entity), entity.names) for id_, entity in here.items()})
        spoken.update(here.keys())
    return named, spoken


def united(entities: Iterable[Entity]) -> dict[str, Entity]:
    """Return each thing once, by id, under all names that it is given."""
    found: dict[str, Entity] = {}
    for entity in entities:
        found[entity.id] = named_besides(found.get(entity.id, entity), entity.names)
    return found


def spoken_of(spoken: Mapping[str, int]) -> Iterator[str]:
    """Yield in how many documents each thing is named."""
    return (line(thing(id_), bkg("documentCount"), typed(str(count), "integer")) for id_, count in spoken.items())


def firm_counts(firms: Mapping[str, int]) -> Iterator[str]:
    """Yield how many firms are known to be in each cluster."""
    return (line(thing(id_), bkg("firmCount"), typed(str(firms[id_]), "integer")) for id_ in sorted(firms))


def _fact(fact: Fact) -> Iterator[str]:
    kind = "Relation" if fact.first.claim.kind == "relation" else "Observation"
    yield line(fact.iri, RDF_TYPE, iri(bkg(kind)))
    for predicate, term in fields(fact.first):
        yield line(fact.iri, predicate, term)
    yield line(fact.iri, bkg("tier"), text(fact.tier))
    yield line(fact.iri, bkg("documentCount"), typed(str(len(fact.documents)), "integer"))
    dates = sorted(date for date in fact.documents.values() if date)
    if dates:
        yield line(fact.iri, bkg("firstPublished"), text(dates[0]))
        yield line(fact.iri, bkg("latestPublished"), text(dates[-1]))


def _edges(facts: Iterable[Fact]) -> Iterator[str]:
    for fact in facts:
        subject, object_ = fact.first.subject, fact.first.object
        if fact.first.claim.predicate and subject and object_ and fact.holds:
            yield line(thing(subject.id), bkg(fact.first.claim.predicate), iri(thing(object_.id)))


def _presence(facts: Iterable[Fact], linker: Linker, firms: Counter[str]) -> Iterator[str]:
    """Roll presence up to clusters: a firm in a park and in the district that holds it is in one cluster."""
    places: dict[str, dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for fact in facts:
        subject, object_ = fact.first.subject, fact.first.object
        is_firm = subject is not None and is_a(subject.type, "Enterprise")
        if is_firm and fact.first.claim.predicate in _PRESENCE and subject and object_ and fact.holds:
            places[subject.id][object_.id].append(fact)
    for firm in sorted(places):
        clusters = linker.roll_up(places[firm])
        for cluster in clusters:
            firms[cluster] += 1
            yield line(thing(firm), bkg("presentInCluster"), iri(thing(cluster)))
        if clusters:
            yield line(thing(firm), bkg("clusterCount"), typed(str(len(clusters)), "integer"))
        for place, said in places[firm].items():
            if (cluster_ := linker.clusters_of(place)) in clusters and cluster_:
                yield from (line(fact.iri, bkg("cluster"), iri(thing(cluster_))) for fact in said)


def _latest(facts: Sequence[Fact]) -> Iterator[str]:
    """Mark what was last reported of each thing, metric, unit and part, and link each forecast and target to it.

    The latest figure of a thing is that of the whole; a part's is only what a target of that part is set beside.
    """
    latest = _last_reported(facts)
    for key, last in latest.items():
        if not key[-1]:
            yield from (line(fact.iri, bkg("latestFor"), iri(thing(key[0]))) for fact in last)
    for fact in facts:
        if fact.first.claim.modality in _AHEAD and (key_ := _figure_of(fact)) is not None:
            yield from (line(fact.iri, bkg("latestReported"), iri(now.iri)) for now in latest.get(key_, ()))


def _last_reported(facts: Iterable[Fact]) -> dict[tuple[str, ...], list[Fact]]:
    """Return the reported figures of the latest year by what they are of.

    A figure without a stated year is as old as its document and counts only where no figure has a year. So does one
    of a part of a year, for half a year's output is no yearly output.
    """
    latest: dict[tuple[str, ...], tuple[tuple[bool, bool, int], list[Fact]]] = {}
    for fact in facts:
        key = _figure_of(fact)
        if key is None or not fact.holds:
            continue
        year = year_of(fact.first.claim.time)
        dates = [int(date[:4]) for date in fact.documents.values() if date]
        whole = not is_part_of_year(fact.first.claim.time)
        held = (whole, year is not None, year if year is not None else max(dates, default=0))
        best, stated = latest.get(key, ((False, False, -1), []))
        if held > best:
            latest[key] = (held, [fact])
        elif held == best:
            stated.append(fact)
    return {key: stated for key, (_, stated) in latest.items()}


def _figure_of(fact: Fact) -> tuple[str, ...] | None:
    """Return whose figure of which metric, unit and part it is; None for relations and for parts of a total."""
    claim, subject = fact.first.claim, fact.first.subject
    if claim.metric is None or subject is None or claim.total is not None or claim.negated:
        return None
    return (subject.id, claim.metric, claim.unit or "", claim.segment or "")
