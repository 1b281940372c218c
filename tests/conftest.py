"""Made-up worlds in the shape of the built graph, for the rooms that read it."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import settings
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store

from biokg import foreign, terms
from biokg.store.view import View
from biokg.terms import bkg, document, thing
from biokg.text.names import name_key

# How long one example takes says more of the machine than of the code.
settings.register_profile("biokg", deadline=None)
settings.load_profile("biokg")

ONTOLOGY = Path(__file__).parent / "analysis" / "network.trig"
Said = tuple[str, str, str, str]
"""Subject, predicate, object; and "", or words such as "tier=B time=2019 modality=planned"."""
Make = Callable[..., View]


class _World:
    """Writes what documents say in the shape of the built graph."""

    def __init__(self) -> None:
        self.store = Store()
        self.store.load(ONTOLOGY.read_bytes().partition(b"\n{\n")[0], RdfFormat.TRIG)

    def add(self, subject: str, predicate: str, value: str | Literal, graph: str | None = None) -> None:
        term = value if isinstance(value, Literal) else NamedNode(value)
        self.store.add(
            Quad(NamedNode(subject), NamedNode(predicate), term, NamedNode(graph) if graph else DefaultGraph())
        )

    def edge(self, name: str) -> None:
        self.add(bkg(name), bkg("isEdge"), Literal(True), terms.ONTOLOGY_GRAPH)

    def thing(self, name: str, *classes: str) -> None:
        self.add(thing(name), foreign.PREF_LABEL, Literal(name.title(), language="en"))
        self.add(thing(name), bkg("nameKey"), Literal(name_key(name)))
        for class_ in classes:
            if class_ == "provisional":
                self.add(thing(name), bkg("provisional"), Literal(True))
            else:
                self.add(thing(name), foreign.RDF_TYPE, bkg(class_))

    def document(self, name: str, published: str, said: Iterable[Said]) -> None:
        iri = document(name)
        self.add(iri, foreign.RDF_TYPE, bkg("Document"))
        self.add(iri, foreign.TITLE, Literal(name, language="en"))
        if published:
            self.add(iri, foreign.ISSUED, Literal(published))
        for number, (subject, predicate, object_, rest) in enumerate(said):
            details = {"tier": "A", "modality": "reported", **dict(word.split("=") for word in rest.split())}
            self.claim(iri, f"{iri}/{number}", (subject, predicate, object_), details)

    def claim(self, iri: str, claim: str, said: tuple[str, str, str], details: dict[str, str]) -> None:
        parts = [*said, *(f"{name}-{value}" for name, value in sorted(details.items()) if name != "tier")]
        fact = thing(f"fact/{'.'.join(parts)}")
        subject, predicate, object_ = thing(said[0]), bkg(said[1]), thing(said[2])
        asserted = details["tier"] == "A"
        for node, graph in ((claim, iri), *([(fact, None)] if asserted else [])):
            self.add(node, bkg("subject"), subject, graph)
            self.add(node, bkg("predicate"), predicate, graph)
            self.add(node, bkg("object"), object_, graph)
            self.add(node, bkg("modality"), Literal(details["modality"]), graph)
            if "time" in details:
                self.add(node, bkg("time"), Literal(details["time"]), graph)
                self.add(node, bkg("year"), Literal(int(details["time"][-4:])), graph)
        self.evidence(iri, claim, " ".join(parts))
        self.add(claim, bkg("states"), fact, iri)
        self.add(claim, bkg("tier"), Literal(details["tier"]), iri)
        if asserted and details["modality"] == "reported":
            self.add(subject, predicate, object_)

    def evidence(self, iri: str, claim: str, quote: str) -> None:
        self.add(claim, bkg("rule"), Literal("made-up"), iri)
        self.add(claim, bkg("hasEvidence"), f"{claim}/evidence", iri)
        self.add(f"{claim}/evidence", foreign.HAS_SELECTOR, f"{claim}/selector", iri)
        self.add(f"{claim}/selector", foreign.EXACT, Literal(quote), iri)
        self.add(f"{claim}/selector", foreign.START, Literal(0), iri)


@pytest.fixture(scope="session")
def make() -> Make:
    """Return the function that makes a view of things by class, places by what holds them, and documents."""

    def made(things: dict[str, str], inside: dict[str, str], documents: dict[str, list[Said]]) -> View:
        world = _World()
        for name in terms.RELATIONS:
            world.edge(name)
        for class_, names in things.items():
            for name in names.split():
                world.thing(name, *class_.split("+"))
        for inner, outer in inside.items():
            world.add(thing(inner), bkg("locatedIn"), thing(outer))
        for name, said in documents.items():
            world.document(*name.partition("@")[::2], said)
        return View(world.store)

    return made


@pytest.fixture(scope="session")
def market(make: Make) -> View:
    """A made-up land: `town` is a cluster that holds the cluster `park`, which holds `hall`; `harbour` is apart."""
    return make(
        {
            "Park+Cluster": "park harbour",
            "Park": "hall annex",
            "Region+Cluster": "town",
            "Region": "land",
            "Enterprise": "acme bolt cure dote",
            "InvestmentFirm": "purse",
            "Fund": "seed",
            "Sector": "drugs",
        },
        {"hall": "park", "park": "town", "town": "land", "harbour": "land"},
        {
            "one@2020-03": [
                ("acme", "presentIn", "hall", "time=2019"),
                ("acme", "presentIn", "town", ""),
                ("acme", "presentIn", "harbour", ""),
                ("bolt", "presentIn", "park", ""),
                ("acme", "presentIn", "hall", "time=2019"),
            ],
            "two@2022-05-06": [
                ("acme", "presentIn", "hall", "time=2019"),
                ("bolt", "presentIn", "harbour", "time=2021"),
                ("cure", "presentIn", "town", ""),
                ("acme", "focusesOn", "drugs", ""),
                ("acme", "partnersWith", "bolt", ""),
                ("bolt", "partnersWith", "acme", ""),
            ],
            "three@": [
                ("dote", "presentIn", "harbour", "tier=B"),
                ("cure", "presentIn", "harbour", "modality=planned"),
                ("purse", "investsIn", "acme", ""),
                ("purse", "manages", "seed", ""),
                ("seed", "serves", "harbour", ""),
                ("dote", "presentIn", "annex", ""),
                ("annex", "locatedIn", "park", ""),
                ("harbour", "focusesOn", "drugs", ""),
            ],
        },
    )


_CORES = (
    *('"', "'", '"""', "'''", '\\"', "\\", "\\\\", "\\u0022", "\\U00000022", "\n", "\r\n", "\t", "\0", "\x7f"),
    *("} #", ") } #", "# comment", "?s ?p ?o", "; DROP ALL", "} ; INSERT DATA { <a> <b> <c> }", "SERVICE <http://e>"),
    *("<http://e/x>", "http://e/> <http://e/y", "https://e/{}", "bkg:presentIn", "_:b", "?__place_iri", "$__place_iri"),
    *("' OR '1'='1", "UNION { ?a ?b ?c }", "*/", "/**/", "%27", "&quot;", "{{7*7}}", "${HOME}", "$(id)", "`id`"),
    *("苏州\u202e工业", "é\u0301", "\ufeff", "ｓｉｐ", "😀" * 3, "a" * 5000, "-1", "1e999", "NaN", "上海|北京；广州"),
    *("@en", "^^xsd:integer", "true", "[] a ?c", "FROM <http://e>", "VALUES ?x { UNDEF }"),
)
_AROUND = (("", ""), ("SIP", ""), ("", "SIP"), ("<", ">"))
_HOSTILE = tuple(f"{before}{core}{after}" for core in _CORES for before, after in _AROUND)


@pytest.fixture(scope="session")
def hostile() -> tuple[str, ...]:
    """More than two hundred values of parameters that mean harm to whoever takes them for anything but text."""
    return _HOSTILE
