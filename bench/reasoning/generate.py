"""Make a graph of so many individuals, shaped like a built one: places in places, firms with sites, funds, products.

    python -m bench.reasoning.generate 10000 > graph.nt

The same number gives the same graph. There are about three triples an individual; sites, funds and projects of firms
are what makes the axioms work: chains over places and sectors, subproperties, symmetry, domains, ranges.
"""

import random
import sys
from collections.abc import Iterator

from biokg.foreign import BROADER, RDF_TYPE
from biokg.terms import bkg, thing

Triple = tuple[str, str, str]
_SHARES = {
    "Region": 0.02,
    "Park": 0.03,
    "Sector": 0.01,
    "Enterprise": 0.34,
    "Facility": 0.2,
    "Product": 0.15,
    "Person": 0.12,
    "Fund": 0.05,
    "Project": 0.08,
}
_LEAST = 2


def triples(individuals: int) -> Iterator[Triple]:
    """Yield the triples, as N-Triples writes their terms."""
    choose = random.Random(individuals)  # noqa: S311 (a graph to measure with is no secret)
    made = {
        kind: [_iri(kind, number) for number in range(max(_LEAST, int(individuals * share)))]
        for kind, share in _SHARES.items()
    }
    for kind, nodes in made.items():
        yield from ((node, f"<{RDF_TYPE}>", f"<{bkg(kind)}>") for node in nodes)
    yield from _tree(made["Region"], _property("locatedIn"), choose)
    yield from _tree(made["Sector"], f"<{BROADER}>", choose)
    yield from _firms(made, choose)
    for subjects, name, objects in (
        (made["Park"], "locatedIn", made["Region"]),
        (made["Facility"], "locatedIn", [*made["Region"], *made["Park"]]),
        (made["Fund"], "focusesOn", made["Sector"]),
        (made["Project"], "focusesOn", made["Sector"]),
        (made["Person"], "affiliatedWith", made["Enterprise"]),
    ):
        yield from ((one, _property(name), choose.choice(objects)) for one in subjects)


def _firms(made: dict[str, list[str]], choose: random.Random) -> Iterator[Triple]:
    places = [*made["Region"], *made["Park"]]
    for firm in made["Enterprise"]:
        yield firm, _property(choose.choice(("presentIn", "presentIn", "headquarteredIn"))), choose.choice(places)
        if choose.random() < 0.3:
            yield firm, _property("focusesOn"), choose.choice(made["Sector"])
        if choose.random() < 0.2:
            yield firm, _property("partnersWith"), choose.choice(made["Enterprise"])
    for kind, link in (
        ("Facility", "operates"),
        ("Fund", "manages"),
        ("Project", "undertakes"),
        ("Product", "develops"),
    ):
        for node in made[kind]:
            yield choose.choice(made["Enterprise"]), _property(link), node


def _tree(nodes: list[str], link: str, choose: random.Random) -> Iterator[Triple]:
    """Hang each node below one of about a fifth of those before it, which keeps the tree a few levels deep."""
    for number, node in enumerate(nodes[1:], 1):
        yield node, link, nodes[choose.randrange(max(1, number // 5))]


def _iri(kind: str, number: int) -> str:
    return f"<{thing(f'{kind.casefold()}-{number}')}>"


def _property(name: str) -> str:
    return f"<{bkg(name)}>"


if __name__ == "__main__":
    for triple in triples(int(sys.argv[1])):
        print(*triple, ".")
