"""Statements as documents make them: of one thing, of one document, or of one fact; each with its sentence."""

from decimal import Decimal
from typing import Final, NamedTuple

from pyoxigraph import Literal, NamedNode

from biokg.ask import labels
from biokg.ask.bind import bind, iri_node
from biokg.ask.labels import Thing
from biokg.ask.questions import internal
from biokg.model import Decision
from biokg.store.view import Row, View


class Statement(NamedTuple):
    """One claim of one document; of `object` and `value` it has the one that its kind has."""

    claim: str
    fact: str
    """The IRI of what it states, which other documents may state too."""
    tier: str
    subject: Thing | None
    """None of a number that nothing binds (tier C), as is `predicate`."""
    predicate: Thing | None
    object: Thing | None
    value: Decimal | None
    details: dict[str, str]
    """Whichever of ``role unit bound upper total printed about segment time modality negated`` it has."""
    rule: str
    document: Thing
    quote: str
    start: int
    """Where the quote begins in the text of its document, in code points."""

    decision: Decision | None = None
    """What a person decided on it."""

    @property
    def negated(self) -> bool:
        """Whether the document denies it."""
        return self.details.get("negated") == "true"


_DETAILS: Final = (
    *("role", "unit", "bound", "upper", "total", "printed", "about", "segment", "time", "modality", "negated"),
)


def about_thing(view: View, iri: str) -> list[Statement]:
    """Return every statement of which a thing is the subject or the object, by property."""
    return _statements(view, bind(internal("about"), {"_thing_iri": iri_node(iri)}))


def of_document(view: View, iri: str) -> list[Statement]:
    """Return every statement of a document, in the order of its text."""
    return _statements(view, bind(internal("document-claims"), {"_document_iri": iri_node(iri)}))


def of_fact(view: View, iri: str) -> list[Statement]:
    """Return every statement of one fact, asserted ones first."""
    return _statements(view, bind(internal("fact-claims"), {"_fact_iri": iri_node(iri)}))


def _statements(view: View, sparql: str) -> list[Statement]:
    found = view.select(sparql)
    names = ("document", "subject", "predicate", "object")
    places = [found.variables.index(name) for name in names]
    terms = (row[place] for row in found for place in places)
    known = labels.things(view, (term.value for term in terms if isinstance(term, NamedNode)))
    return [_statement(found.variables, row, known) for row in found]


def _statement(variables: tuple[str, ...], row: Row, known: dict[str, Thing]) -> Statement:
    told = zip(variables, row, strict=True)
    texts = {name: term.value for name, term in told if isinstance(term, NamedNode | Literal)}
    value = Decimal(texts["value"]) if "value" in texts else None
    return Statement(
        texts["claim"],
        texts["fact"],
        texts["tier"],
        known.get(texts.get("subject", "")),
        known.get(texts.get("predicate", "")),
        known.get(texts.get("object", "")),
        None if value is None else Decimal(f"{value.normalize():f}"),
        {name: texts[name] for name in _DETAILS if name in texts},
        texts["rule"],
        known[texts["document"]],
        texts["quote"],
        int(texts["start"]),
        _decision(texts),
    )


def _decision(texts: dict[str, str]) -> Decision | None:
    if "verdict" not in texts:
        return None
    return Decision(texts["verdict"], texts["decidedBy"], texts["decidedOn"], texts["decisionReason"])
