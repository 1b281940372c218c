"""Everything that has a name, to be searched and listed: every name in both languages, with class and documents."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from biokg import terms
from biokg.ask import labels
from biokg.ask.find import names_in
from biokg.ask.labels import Thing
from biokg.store.view import View
from biokg.text.names import name_key
from biokg.views.web.pages.once import once_a_view

_CLOSE: Final = 75
"""How alike, of 100, a name must be to what was typed when nothing holds it."""


class Named(NamedTuple):
    """A thing or document with its most special class and how many documents speak of it."""

    thing: Thing
    kind: str
    classes: frozenset[str]
    documents: int


class Hit(NamedTuple):
    """What a search found, by which name."""

    named: Named
    name: str
    exact: bool
    """Whether the name holds what was typed, rather than being like it."""


class Names(NamedTuple):
    """All of them: by IRI, and the folded names with whose they are."""

    known: dict[str, Named]
    keys: list[tuple[str, str, str]]
    """Folded name, name, IRI."""


def kind_of(classes: Iterable[str]) -> str:
    """Return the class to show of a thing: the most special one, and ``Cluster`` before the kind of place it is.

    >>> kind_of(["Region", "Cluster"]), kind_of(["Enterprise", "InvestmentFirm"])
    ('Cluster', 'InvestmentFirm')
    """
    own = sorted(set(classes))
    special = [one for one in own if not any(one != other and terms.is_a(other, one) for other in own)]
    return "Cluster" if "Cluster" in special else (special or [""])[0]


@once_a_view
def names(view: View) -> Names:
    """Return everything of a view that has a name."""
    gathered = names_in(view)
    classes = {iri: frozenset(one.removeprefix(terms.ONTOLOGY) for one in own) for iri, own in gathered.classes.items()}
    called = labels.things(view, (iri for iri, own in classes.items() if own))
    known = {
        iri: Named(called[iri], kind_of(own), own, gathered.documents.get(iri, 0))
        for iri, own in sorted(classes.items())
        if own
    }
    keys = [key for key in gathered.keys if key[2] in known]
    return Names(known, keys)


def search(view: View, text: str, most: int = 20) -> list[Hit]:
    """Return the things that bear a name like `text`: the same, beginning so, holding it; if none, a similar one."""
    key = name_key(text)
    if not key:
        return []
    found = names(view)
    best: dict[str, tuple[int, int, str]] = {}
    for folded, name, iri in found.keys:
        at = folded.find(key)
        if at >= 0:
            rank = 0 if folded == key else 1 if at == 0 else 2
            best[iri] = min(best.get(iri, (rank, len(name), name)), (rank, len(name), name))
    exact = bool(best)
    best = best or _similar(found, key)
    order = sorted(best, key=lambda iri: (best[iri][0], -found.known[iri].documents, best[iri][1:], iri))
    return [Hit(found.known[iri], best[iri][2], exact) for iri in order[:most]]


def _similar(found: Names, key: str) -> dict[str, tuple[int, int, str]]:
    from rapidfuzz import fuzz, process

    folded = [one for one, _, _ in found.keys]
    near = process.extract(key, folded, scorer=fuzz.ratio, limit=10, score_cutoff=_CLOSE)
    return {found.keys[at][2]: (100 - round(score), 0, found.keys[at][1]) for _, score, at in near}


def of_class(view: View, class_: str) -> list[Named]:
    """Return the things of a class, those of most documents first."""
    found = [one for one in names(view).known.values() if any(terms.is_a(own, class_) for own in one.classes)]
    return sorted(found, key=lambda one: (-one.documents, one.thing.text("en").casefold(), one.thing.iri))


def pick_list(view: View, classes: Sequence[str], most: int) -> list[Named]:
    """Return what a person may pick where a thing of one of `classes` (empty: of any) is wanted."""
    held = names(view).known.values()
    fitting = [one for one in held if not classes or any(terms.is_a(o, c) for o in one.classes for c in classes)]
    return sorted(fitting, key=lambda one: (-one.documents, one.thing.iri))[:most]


@once_a_view
def class_words(view: View) -> dict[str, Thing]:
    """Return each class of things as the ontology names it."""
    labelled = labels.things(view, (terms.bkg(name) for name in terms.CLASSES))
    return {name: labelled[terms.bkg(name)] for name in terms.CLASSES}
