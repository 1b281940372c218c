"""The labels of things, documents and terms, joined to an answer by one query."""

from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode

from biokg.ask.bind import with_values
from biokg.ask.questions import internal
from biokg.store.view import View


class Thing(NamedTuple):
    """An IRI with its label in each language, as far as known."""

    iri: str
    en: str | None = None
    zh: str | None = None

    def text(self, language: str) -> str:
        """Return the label in `language`, else in the other one, else the last part of the IRI.

        >>> Thing("https://w3id.org/biokg/id/bo%20ao").text("zh")
        'bo ao'
        """
        first, second = (self.zh, self.en) if language == "zh" else (self.en, self.zh)
        return first or second or unquote(self.iri.rpartition("#")[2].rpartition("/")[2])


def things(view: View, iris: Iterable[str]) -> dict[str, Thing]:
    """Return each of `iris` with its labels."""
    wanted = sorted(set(iris))
    labels: dict[str, dict[str, str]] = {iri: {} for iri in wanted}
    if wanted:
        for row in view.select(with_values(internal("labels"), "thing", wanted)):
            thing, label = row
            if isinstance(thing, NamedNode) and isinstance(label, Literal):
                # The smaller one wins where data gives a language twice, so that the answer never depends on order.
                known = labels[thing.value].setdefault(language_of(label), label.value)
                labels[thing.value][language_of(label)] = min(known, label.value)
    return {iri: Thing(iri, texts.get("en"), texts.get("zh")) for iri, texts in labels.items()}


def codes(view: View) -> dict[str, dict[str, str]]:
    """Return what each code of the ontology (``moreThan``, ``target``) means, by language."""
    meanings: dict[str, dict[str, str]] = {}
    for code, label in view.select(internal("codes")):
        if isinstance(code, Literal) and isinstance(label, Literal):
            meanings.setdefault(code.value, {})[language_of(label)] = label.value
    return meanings


def language_of(label: Literal) -> str:
    """Return ``zh`` or ``en``: what a label counts as; one without a language tag counts as English."""
    return "zh" if (label.language or "").startswith("zh") else "en"
