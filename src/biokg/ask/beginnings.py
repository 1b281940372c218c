"""Names that begin as a person has begun to type, for completion."""

from collections.abc import Sequence

from pyoxigraph import Literal, NamedNode

from biokg.ask.bind import bind
from biokg.ask.questions import internal
from biokg.ask.table_names import fits
from biokg.store.view import View
from biokg.terms import ONTOLOGY


def beginning(view: View, start: str, classes: Sequence[str] = (), most: int = 50) -> list[str]:
    """Return at most `most` names of things of one of `classes` (empty: of any) that begin with `start`, sorted.

    Case, spaces and script variants do not matter, so that "suzhou i" and "苏州工业" both find the park.
    """
    from biokg.text.names import name_key

    key = name_key(start)
    rows = view.select(bind(internal("starting"), {"_start_literal": Literal(key)}))
    found = {
        label.value
        for label, class_ in rows
        if isinstance(label, Literal)
        and isinstance(class_, NamedNode)
        and fits({class_.value.removeprefix(ONTOLOGY)}, classes)
    }
    # A thing is found by one name and has others that begin otherwise.
    return sorted(name for name in found if name_key(name).startswith(key))[:most]
