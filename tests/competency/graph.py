"""A competency question as its file gives it, and the small graph that its statements make.

The statements become claims, and the rooms of the house make the graph of them, roll-ups and all, as they do for
documents: so no file has to know how the graph lies.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import yaml

from biokg.checks.alarms import alarms
from biokg.checks.ontology import load_ontology_nquads
from biokg.model import Claim, Document, Entity, Role
from biokg.reason.graph import infer
from biokg.resolve.linker import Linker
from biokg.resolve.tables import Known, Tables
from biokg.store.view import View
from biokg.terms import CLASSES, METRICS, ONTOLOGY_GRAPH, RECORDS, RELATIONS, TIERS, UNITS, bkg, is_a
from biokg.triples.fact import stated
from biokg.triples.graph import Source, quads
from biokg.triples.linking import Linked

Settings = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Statement:
    """One line of a file: subject, relation or metric, object or value, and what else is said."""

    subject: str
    said: str
    object: str
    settings: Settings


@dataclass(frozen=True, slots=True)
class Competency:
    """One question with the graph to ask it of and the rows that are expected."""

    question: Mapping[str, str]
    covers: tuple[str, ...]
    """The terms without which the answer would be another."""
    ask: str | None
    """A saved question; else `sparql` is asked."""
    given: Mapping[str, str]
    sparql: str
    infer: bool
    ontology: bool
    """Whether the graph holds the ontology, as a built one does."""
    things: Mapping[str, Settings]
    documents: Mapping[str, Settings]
    statements: tuple[Statement, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def without(self, term: str) -> "Competency":
        """Return the same question on a graph that lacks what a term stands for, as far as it is stated."""
        kept = tuple(one for one in self.statements if one.said != term)
        if term not in CLASSES or term in RECORDS:
            return replace(self, statements=kept)
        if term == "Cluster":
            return replace(self, things={id_: {**held, "cluster": False} for id_, held in self.things.items()})
        gone = {id_ for id_, held in self.things.items() if is_a(held["a"], term)}
        things = {id_: held for id_, held in self.things.items() if id_ not in gone}
        left = {id_: {key: value for key, value in held.items() if value not in gone} for id_, held in things.items()}
        told = tuple(one for one in self.statements if not {one.subject, one.object} & gone)
        return replace(self, things=left, statements=told)


def read(path: Path) -> Competency:
    """Read one file."""
    held = yaml.safe_load(path.read_text(encoding="utf-8"))
    statements = tuple(_statement(one) for one in held["statements"])
    return Competency(
        question=held["question"],
        covers=tuple(held["covers"]),
        ask=held.get("ask"),
        given={name: str(value) for name, value in held.get("with", {}).items()},
        sparql=held.get("sparql", ""),
        infer=held.get("infer", False),
        ontology=held.get("ontology", False),
        things=held["things"],
        documents=held.get("documents", {"one": {"published": "2025-01-01"}}),
        statements=statements,
        columns=tuple(held["columns"]),
        rows=tuple(tuple("" if cell is None else str(cell) for cell in row) for row in held["rows"]),
    )


def _statement(line: str | Mapping[str, Settings]) -> Statement:
    words, settings = (line, {}) if isinstance(line, str) else next(iter(line.items()))
    subject, said, object_ = words.split()
    return Statement(subject, said, object_, settings)


def view_of(asked: Competency, without: str = "") -> View:
    """Return the graph of a question; lines that hold the IRI of the term `without` are left out."""
    linker = _linker(asked)
    sources = list(_sources(asked))
    lines = [*quads(sources, linker), *alarms(one for source in sources for one in source.claims)]
    if asked.infer:
        facts = stated([(source.document, source.claims) for source in sources], TIERS[:1])
        lines.extend(infer(lines, facts, _ontology(), linker).lines)
    if asked.ontology:
        lines.extend(f"{line.removesuffix(' .')} <{ONTOLOGY_GRAPH}> ." for line in _ontology())
    term = f"<{bkg(without)}>" if without else "\n"
    store = ox.Store()
    store.bulk_load("\n".join(line for line in lines if term not in line).encode(), format=ox.RdfFormat.N_QUADS)
    return View(store)


@cache
def _ontology() -> tuple[str, ...]:
    return tuple(load_ontology_nquads().decode("utf-8").splitlines())


def _linker(asked: Competency) -> Linker:
    known = {
        id_: Known(_entity(id_, held), "competency", level=held.get("level", ""), home=held.get("home"))
        for id_, held in asked.things.items()
    }
    clusters = {id_: "stated in the file" for id_, held in asked.things.items() if held.get("cluster")}
    return Linker(Tables(known, clusters, {}))


def _entity(id_: str, held: Settings) -> Entity:
    english = (held["en"],) if "en" in held else (id_,)
    return Entity(id_, held["a"], english, (held["zh"],) if "zh" in held else (), held.get("in"))


def _sources(asked: Competency) -> Iterator[Source]:
    for name, held in asked.documents.items():
        told = [one for one in enumerate(asked.statements) if one[1].settings.get("document", _first(asked)) == name]
        text = "\n".join(_quote(one) for _, one in told)
        published = held.get("published")
        document = Document(
            id=name,
            title=held.get("title", name),
            text=text,
            offset=0,
            language=held.get("language", "en"),
            publisher=held.get("publisher"),
            published=None if published is None else str(published),
            published_basis="printed",
            origin=None,
        )
        yield Source(document, tuple(_linked(asked, f"claim-{number}", name, text, one) for number, one in told))


def _first(asked: Competency) -> str:
    return next(iter(asked.documents))


def _quote(one: Statement) -> str:
    return str(one.settings.get("quote", f"{one.subject} {one.said} {one.object}."))


def _linked(asked: Competency, id_: str, document: str, text: str, one: Statement) -> Linked:
    subject = _entity(one.subject, asked.things[one.subject])
    quote = _quote(one)
    start = text.index(quote)
    claim = Claim(
        id=id_,
        kind="relation" if one.said in RELATIONS else "observation",
        document=document,
        subject=Role(subject.type, subject.names[0], subject.names[0]),
        start=start,
        end=start + len(quote),
        quote=quote,
        rule="by-hand",
        tier=one.settings.get("tier", "A"),
        qualifiers=tuple((name, one.settings[name]) for name in ("kind", "role") if name in one.settings),
        time=one.settings.get("time"),
        time_basis="explicit" if "time" in one.settings else "unresolved",
        modality=one.settings.get("modality", "reported"),
        negated=one.settings.get("negated", False),
    )
    if one.said in RELATIONS:
        object_ = _entity(one.object, asked.things[one.object])
        role = Role(object_.type, object_.names[0], object_.names[0])
        return Linked(replace(claim, predicate=one.said, object=role), subject, object_)
    return Linked(_figure(claim, one), subject, None)


def _figure(claim: Claim, one: Statement) -> Claim:
    given = one.settings
    return replace(
        claim,
        metric=one.said,
        value=Decimal(one.object),
        upper=Decimal(given["upper"]) if "upper" in given else None,
        total=Decimal(given["total"]) if "total" in given else None,
        unit=given.get("unit", UNITS.get(METRICS[one.said], "CNY")),
        bound=given.get("bound", "exact"),
        about=given.get("about"),
        segment=given.get("segment"),
        printed=given.get("printed", one.object),
    )
