"""Made-up networks whose anchors, bridges and communities are known, as N-Quads in the shape of a built graph."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from biokg import foreign, terms
from biokg.checks.ontology import load_ontology_nquads
from biokg.terms import bkg, document, thing
from biokg.triples.nquads import iri, line, text, typed

_PER_DOCUMENT: Final = 12


@dataclass(frozen=True, slots=True)
class Plan:
    """What to plant."""

    firms: int = 400
    groups: int = 4
    """Communities of clusters: a firm's clusters lie in one of them, but for anchors and bridges."""
    clusters: int = 5
    """Clusters in each community."""
    anchors: int = 6
    """Firms in three clusters of their own community and one of each of two others."""
    bridges: int = 3
    """Firms that link two communities beside the anchors: in one cluster of each."""
    second: float = 0.35
    """The chance that an ordinary firm is in a second cluster of its community."""
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Planted:
    """A network with what was planted in it; firms and clusters by slug."""

    presence: tuple[tuple[str, str], ...]
    anchors: tuple[str, ...]
    bridges: tuple[str, ...]
    communities: tuple[tuple[str, ...], ...]
    """The clusters of each community."""


def planted(plan: Plan) -> Planted:
    """Return a network made to `plan`; the same plan gives the same one."""
    draw = random.Random(plan.seed)  # noqa: S311 - nothing secret
    groups = [[f"cluster-{group}-{number}" for number in range(plan.clusters)] for group in range(plan.groups)]
    anchors = [f"anchor-{number:02}" for number in range(plan.anchors)]
    bridges = [f"bridge-{number:02}" for number in range(plan.bridges)]
    found: list[tuple[str, str]] = []
    for number, anchor in enumerate(anchors):
        home = number % plan.groups
        found += [(anchor, cluster) for cluster in draw.sample(groups[home], min(3, plan.clusters))]
        others = sorted({(home + step) % plan.groups for step in (1, 2)} - {home})
        found += [(anchor, draw.choice(groups[other])) for other in others]
    for number, bridge in enumerate(bridges):
        found += [(bridge, draw.choice(groups[(number + step) % plan.groups])) for step in (0, 1)]
    for number in range(plan.firms):
        # Some clusters have many firms and some few.
        sites = groups[number % plan.groups]
        weights = [1 / (rank + 1) for rank in range(plan.clusters)]
        chosen = {draw.choices(sites, weights)[0]}
        if draw.random() < plan.second:
            chosen.add(draw.choices(sites, weights)[0])
        found += [(f"firm-{number:06}", cluster) for cluster in sorted(chosen)]
    return Planted(tuple(sorted(set(found))), tuple(anchors), tuple(bridges), tuple(map(tuple, groups)))


def quads(network: Planted, seed: int = 1) -> Iterator[bytes]:
    """Yield the N-Quads of a store that holds the network: documents, claims with their sentences, facts, things."""
    yield from (f"{one}\n".encode() for one in _lines(network, random.Random(seed)))  # noqa: S311 - nothing secret
    graph = f" <{terms.ONTOLOGY_GRAPH}> .\n".encode()
    for one in load_ontology_nquads().splitlines():
        yield one.removesuffix(b" .") + graph


def _lines(network: Planted, draw: random.Random) -> Iterator[str]:
    yield from _things(network)
    documents = len(network.presence) // _PER_DOCUMENT + 2
    for number in range(documents):
        yield from _document(number)
    for number, (firm, cluster) in enumerate(network.presence):
        fact = thing(f"fact/{number}")
        about = [
            (bkg("subject"), iri(thing(firm))),
            (bkg("predicate"), iri(bkg("presentIn"))),
            (bkg("object"), iri(thing(cluster))),
            (bkg("modality"), text("reported")),
        ]
        if draw.random() < 0.5:
            year = str(draw.randint(2015, 2025))
            about += [(bkg("time"), text(year)), (bkg("year"), typed(year, "integer"))]
        yield line(fact, foreign.RDF_TYPE, iri(bkg("Relation")))
        yield from (line(fact, predicate, term) for predicate, term in about)
        yield line(thing(firm), bkg("presentIn"), iri(thing(cluster)))
        for held in sorted({draw.randrange(documents) for _ in range(draw.choice((1, 1, 1, 2, 3)))}):
            yield from _claim(document(f"paper-{held}"), f"{number}-{held}", fact, about, f"{firm} is in {cluster}.")


def _things(network: Planted) -> Iterator[str]:
    names: dict[str, set[str]] = {}
    for firm, cluster in network.presence:
        names.setdefault(firm, set()).add("Enterprise")
        names.setdefault(cluster, set()).update(("Park", "Cluster"))
    for slug, classes in sorted(names.items()):
        english, number = slug.replace("-", " ").title(), slug.split("-", 1)[1]
        chinese = {"anchor": "锚定药业", "bridge": "联桥生物", "firm": "百业医药", "cluster": "生物医药园"}[
            slug.split("-")[0]
        ]
        yield from (line(thing(slug), foreign.RDF_TYPE, iri(bkg(class_))) for class_ in sorted(classes))
        yield line(thing(slug), foreign.PREF_LABEL, text(english, "en"))
        yield line(thing(slug), foreign.PREF_LABEL, text(f"{chinese}{number}", "zh"))


def _document(number: int) -> Iterator[str]:
    node = document(f"paper-{number}")
    yield line(node, foreign.RDF_TYPE, iri(bkg("Document")))
    yield line(node, foreign.TITLE, text(f"What is new in the parks, part {number}", "en"))
    yield line(node, foreign.PUBLISHER, text("The Made-up Daily"))
    yield line(node, foreign.ISSUED, text(f"{2018 + number % 8}-{1 + number % 12:02}"))


def _claim(graph: str, name: str, fact: str, about: list[tuple[str, str]], quote: str) -> Iterator[str]:
    claim, evidence, selector = (thing(f"{kind}/{name}") for kind in ("claim", "evidence", "selector"))
    yield from (line(claim, predicate, term, graph) for predicate, term in about)
    yield line(claim, bkg("states"), iri(fact), graph)
    yield line(claim, bkg("tier"), text("A"), graph)
    yield line(claim, bkg("rule"), text("planted"), graph)
    yield line(claim, bkg("hasEvidence"), iri(evidence), graph)
    yield line(evidence, foreign.HAS_SELECTOR, iri(selector), graph)
    yield line(selector, foreign.EXACT, text(quote), graph)
    yield line(selector, foreign.START, typed("0", "integer"), graph)
