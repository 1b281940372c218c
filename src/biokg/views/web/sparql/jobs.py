"""What the workers do for the endpoint, and what the server sends them for it."""

from typing import IO, NamedTuple, cast

from biokg.store.scratch import Scratch
from biokg.store.view import Rows, View


class Wanted(NamedTuple):
    """A query or update with the graphs it is asked of (None for those it names itself) and the base of its IRIs."""

    sparql: str
    graphs: tuple[tuple[str, ...], tuple[str, ...]] | None
    base: str
    services: tuple[str, ...] = ()

    def of(self, view: View) -> View:
        """Return the view to ask."""
        seen = view.relative_to(self.base).reaching(self.services)
        return seen if self.graphs is None else seen.of(*self.graphs)


def written(view: View, output: IO[bytes], wanted: Wanted, form: str) -> None:
    """Write the answer in a form of `biokg.store.view.View.write`."""
    wanted.of(view).write(wanted.sparql, output, form)


def begun(view: View, wanted: Wanted, most: int) -> Rows | bool:
    """Return the first `most` rows of the answer."""
    return wanted.of(view).first(wanted.sparql, most)


def updated(view: View, wanted: Wanted) -> None:
    """Run an update on a scratch copy."""
    default, named = wanted.graphs or ((), ())
    cast(Scratch, view).update(wanted.sparql, default, named, wanted.base)
