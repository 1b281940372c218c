"""What follows beside what is stated: whether a question may read it, and which facts of a row are inferences."""

from collections import defaultdict
from collections.abc import Iterable

from pyoxigraph import NamedNode

from biokg.ask.bind import with_values
from biokg.ask.questions import Column, Question, internal
from biokg.store.view import View
from biokg.terms import INFERENCES, INFERRED_GRAPH

COLUMN = Column("inferred", "integer", {"en": "of these inferred", "zh": "其中推得"}, {})
"""How many of the facts that a row rests on are inferences; shown where a question reads them."""


def has_inferences(view: View) -> bool:
    """Say whether the build made any inference."""
    return bool(view.select(internal("inferred")))


def with_inferences(view: View, asked: Question) -> View | None:
    """Return the view with what follows in it, or None where the question or the build does not go so far."""
    return view.including(INFERRED_GRAPH) if asked.infer and has_inferences(view) else None


def inferred(facts: Iterable[str]) -> int:
    """Return how many of some facts are inferences."""
    return sum(fact.startswith(INFERENCES) for fact in facts)


def behind(view: View, facts: Iterable[str]) -> dict[str, list[str]]:
    """Return for each fact the stated facts that it rests on: itself, or for an inference those behind it."""
    found: dict[str, list[str]] = defaultdict(list)
    wanted = sorted(set(facts))
    for fact in wanted:
        if not inferred([fact]):
            found[fact].append(fact)
    if len(found) < len(wanted):
        rows = view.select(with_values(internal("premises"), "inference", (one for one in wanted if one not in found)))
        for inference, stated in rows:
            if isinstance(inference, NamedNode) and isinstance(stated, NamedNode):
                found[inference.value].append(stated.value)
    return found
