"""The clusters that a firm is in only by inference, rolled up as the stated ones are."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from biokg.reason.clauses import Triple
from biokg.reason.closure import Closure, Derivation
from biokg.reason.inferences import inference_iri
from biokg.resolve.linker import Linker
from biokg.terms import INFERRED_GRAPH, bkg, slug, thing
from biokg.triples.nquads import iri, line, typed

_PRESENCE = frozenset({iri(bkg("presentIn")), iri(bkg("headquarteredIn"))})
_LOCATED = iri(bkg("locatedIn"))
_IN_CLUSTER = iri(bkg("presentInCluster"))
_ROLL_UP = "roll-up"


@dataclass(frozen=True, slots=True)
class Gain:
    """A cluster that a firm is in by inference alone, and the inferred presence that puts it there."""

    firm: str
    cluster: str
    presence: Triple


def gains(closure: Closure, given: Iterable[Triple], firms: Iterable[str], linker: Linker) -> list[Gain]:
    """Return the clusters that `firms` (IRIs) gain, sorted; one around or inside a stated one of the firm is none."""
    stated: dict[str, set[str]] = defaultdict(set)
    for subject, predicate, object_ in given:
        if predicate == _IN_CLUSTER:
            stated[subject[1:-1]].add(slug(object_[1:-1]))
    inferred: dict[str, dict[str, Triple]] = defaultdict(dict)
    wanted = set(firms)
    for triple, _ in closure.entailed():
        subject, predicate, object_ = triple
        if predicate in _PRESENCE and subject[1:-1] in wanted and (cluster := linker.clusters_of(slug(object_[1:-1]))):
            inferred[subject[1:-1]].setdefault(cluster, triple)
    return [
        Gain(firm, cluster, inferred[firm][cluster])
        for firm in sorted(inferred)
        for cluster in linker.roll_up([*inferred[firm], *stated[firm]])
        if not stated[firm] & {cluster, *linker.ancestors(cluster)}
    ]


def counted(gained: Iterable[Gain]) -> dict[Triple, Derivation]:
    """Return for each gained cluster the edge to it, and how it follows: by presence somewhere that lies in it."""
    found = {}
    for gain in gained:
        cluster = iri(thing(gain.cluster))
        located = (gain.presence[2], _LOCATED, cluster)
        premises = (gain.presence,) if gain.presence[2] == cluster else (gain.presence, located)
        found[iri(gain.firm), _IN_CLUSTER, cluster] = Derivation(_ROLL_UP, premises)
    return found


def counts(gained: Sequence[Gain], given: Iterable[Triple]) -> Iterator[str]:
    """Yield the counts that gained clusters change, and for which cluster each inferred presence counts."""
    firms: dict[str, set[str]] = defaultdict(set)
    clusters: dict[str, set[str]] = defaultdict(set)
    stated = ((s[1:-1], o[1:-1]) for s, predicate, o in given if predicate == _IN_CLUSTER)
    for firm, cluster in (*stated, *((gain.firm, thing(gain.cluster)) for gain in gained)):
        firms[cluster].add(firm)
        clusters[firm].add(cluster)
    for gain in gained:
        cluster = thing(gain.cluster)
        yield line(inference_iri(gain.presence), bkg("cluster"), iri(cluster), INFERRED_GRAPH)
        for node, name, held in (
            (cluster, "firmCount", firms[cluster]),
            (gain.firm, "clusterCount", clusters[gain.firm]),
        ):
            yield line(node, bkg(name), typed(str(len(held)), "integer"), INFERRED_GRAPH)
