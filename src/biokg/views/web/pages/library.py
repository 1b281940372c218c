"""The documents of a build, the latest first."""

from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from biokg.ask import labels
from biokg.ask.labels import Thing
from biokg.ask.questions import internal
from biokg.store.view import View
from biokg.views.web.pages.once import once_a_view


class Listed(NamedTuple):
    """A document of the list."""

    document: Thing
    publisher: str
    published: str
    language: str


@once_a_view
def documents(view: View) -> list[Listed]:
    """Return all documents, the latest first."""
    rows = [[text_of(cell) for cell in row] for row in view.select(internal("documents"))]
    titles = labels.things(view, (row[0] for row in rows))
    found = {row[0]: Listed(titles[row[0]], row[4], row[5], row[2]) for row in rows}
    by_name = sorted(found.values(), key=lambda one: one.document.iri)
    return sorted(by_name, key=lambda one: one.published, reverse=True)


def text_of(term: object) -> str:
    """Return an IRI or the text of a literal; empty for neither."""
    return term.value if isinstance(term, NamedNode | Literal) else ""
