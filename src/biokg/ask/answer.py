"""Ask a saved question: parameters in, typed rows with labels out, and the sentences behind each row."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from biokg.ask import labels
from biokg.ask.bind import bind, with_values
from biokg.ask.entities import Note
from biokg.ask.given import Shown, read
from biokg.ask.inference import COLUMN, behind, inferred, with_inferences
from biokg.ask.labels import Thing
from biokg.ask.questions import Column, Question, internal, question
from biokg.store.view import Row as RawRow
from biokg.store.view import Term, View

Cell = Thing | list[Thing] | int | Decimal | str | None


class Row(NamedTuple):
    """One row: a cell for each shown column, and the IRIs of the facts that it rests on."""

    cells: tuple[Cell, ...]
    facts: tuple[str, ...]


class Answer(NamedTuple):
    """The rows of a question, with how it was asked; `columns` leaves out the facts, which each row holds apart."""

    question: Question
    parameters: Mapping[str, Shown]
    """Each parameter that has a value, as it was understood."""
    columns: tuple[Column, ...]
    rows: list[Row]
    notes: tuple[Note, ...]
    sparql: str
    """The query that was asked, with the values in it."""
    codes: Mapping[str, Mapping[str, str]]
    """What the codes in cells of the type ``code`` mean, by language."""
    total: int
    """How many rows there are in all, of which `rows` may be a window."""


class Evidence(NamedTuple):
    """A sentence that a fact rests on, with the document that says it."""

    fact: str
    document: str
    title: str
    published: str
    publisher: str
    quote: str
    start: int
    tier: str
    rule: str


class Window(NamedTuple):
    """Which rows to return: so many (None: all) from `offset` on."""

    limit: int | None = None
    offset: int = 0


_ALL = Window()
_BETWEEN = "|"
"""What stands between several texts of one cell."""


def ask(
    view: View,
    name: Question | str,
    given: Mapping[str, object],
    window: Window = _ALL,
    named_in: View | None = None,
    *,
    stated: bool = False,
) -> Answer:
    """Ask a saved question (itself, or a shipped one by name) with parameters as a person types them, or typed.

    An entity is given by any of its names, an IRI or a CURIE; `named_in` is the view that knows the names, where
    `view` holds only a part of it. Where the build inferred and the question reads that, a column `inferred` counts
    the inferences that a row rests on; `stated` leaves them out. Raises `UnknownName`, `AmbiguousName` or `UsageError`.
    """
    asked = question(name) if isinstance(name, str) else name
    values = read(named_in or view, asked, given)
    sparql = bind(asked.sparql, values.terms)
    wider = None if stated else with_inferences(view, asked)
    found = (wider or view).select(sparql)
    end = None if window.limit is None else window.offset + window.limit
    rows = _typed(view, asked.columns, found.variables, found[window.offset : end])
    visible = tuple(column for column in asked.columns if column.type != "facts")
    if wider:
        visible = (*visible, COLUMN)
        rows = [Row((*row.cells, inferred(row.facts)), row.facts) for row in rows]
    return Answer(asked, values.shown, visible, rows, values.notes, sparql, _codes(view, visible), len(found))


def _codes(view: View, columns: Iterable[Column]) -> dict[str, Mapping[str, str]]:
    own = [column for column in columns if column.type == "code"]
    stated: dict[str, Mapping[str, str]] = dict(labels.codes(view)) if own else {}
    return stated | {code: texts for column in own for code, texts in column.codes.items()}


def why(view: View, answer: Answer) -> list[list[Evidence]]:
    """Return the sentences behind each row, asserted ones first; where a row is of one document, only that one's."""
    by_fact = evidence(view, {fact for row in answer.rows for fact in row.facts})
    of = next((at for at, column in enumerate(answer.columns) if column.type == "document"), None)
    found = []
    for row in answer.rows:
        document = row.cells[of] if of is not None else None
        said = (one for fact in row.facts for one in by_fact.get(fact, ()))
        kept = {one for one in said if not isinstance(document, Thing) or one.document == document.iri}
        found.append(in_order(kept))
    return found


def in_order(said: Iterable[Evidence]) -> list[Evidence]:
    """Return sentences in the order in which a person reads them: asserted ones first, then by date and place."""
    return sorted(said, key=lambda one: (one.tier, one.published, one.document, one.start, one.fact))


def evidence(view: View, facts: Iterable[str]) -> dict[str, list[Evidence]]:
    """Return the sentences that each of `facts` rests on; an inference rests on those of the facts behind it."""
    said: dict[str, list[Evidence]] = defaultdict(list)
    resting = behind(view, facts)
    wanted = sorted({fact for stated in resting.values() for fact in stated})
    for row in view.select(with_values(internal("evidence"), "fact", wanted)) if wanted else ():
        fact, document, title, published, publisher, quote, start, tier, rule = map(_text, row)
        said[fact].append(Evidence(fact, document, title, published, publisher, quote, int(start), tier, rule))
    return {fact: [one for each in stated for one in said[each]] for fact, stated in resting.items()}


def _typed(view: View, columns: Iterable[Column], variables: tuple[str, ...], rows: list[RawRow]) -> list[Row]:
    places = [(column.type, variables.index(column.name)) for column in columns]
    plain = [(kind, at) for kind, at in places if kind != "facts"]
    facts = next((at for kind, at in places if kind == "facts"), None)
    of_things = [at for kind, at in plain if kind in {"thing", "things", "document"}]
    known = labels.things(view, (iri for row in rows for at in of_things for iri in _text(row[at]).split()))
    return [
        Row(
            tuple(_cell(kind, row[at], known) for kind, at in plain),
            tuple(sorted(set(_text(row[facts]).split()))) if facts is not None else (),
        )
        for row in rows
    ]


def _cell(kind: str, term: Term | None, known: Mapping[str, Thing]) -> Cell:
    text = _text(term)
    if kind == "things":
        return sorted((known[iri] for iri in text.split()), key=lambda thing: (thing.text("en"), thing.iri))
    if kind == "texts":
        text = "; ".join(sorted(filter(None, set(text.split(_BETWEEN)))))
    if not text:
        return None
    if kind in {"thing", "document"}:
        return known[text]
    if kind in {"integer", "year"}:
        return int(Decimal(text))
    if kind in {"decimal", "money"}:
        return Decimal(f"{Decimal(text).normalize():f}")
    return text


def _text(term: Term | None) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else ""
