"""Two clusters, or any two things, side by side: their figures, what they share and what only one has."""

from collections.abc import Sequence
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from biokg import terms
from biokg.ask.entities import resolve
from biokg.ask.labels import Thing
from biokg.errors import AmbiguousName, UnknownName
from biokg.store.view import View
from biokg.views.web.language import language
from biokg.views.web.pages.asking import Refusal, refusal_of
from biokg.views.web.pages.dossier import Dossier, dossier
from biokg.views.web.pages.facts import Fact
from biokg.views.web.pages.names import pick_list
from biokg.views.web.rendering import render

_PICKED = 100


class Side(NamedTuple):
    """A metric of both: the latest figures of each, most of the time one."""

    metric: Thing
    left: tuple[Fact, ...]
    right: tuple[Fact, ...]


class Shared(NamedTuple):
    """Things that stand to the two in the same relation: to both, to the left one only, to the right one only."""

    heading: str
    both: tuple[Thing, ...]
    left: tuple[Thing, ...]
    right: tuple[Thing, ...]


def compare(request: Request) -> Response:
    """Answer two things side by side, or the form that asks which."""
    view, lang = request.app.state.held.view(), language(request)
    texts = [request.query_params.get(name, "").strip()[:500] for name in ("a", "b")]
    sides: list[Dossier] = []
    refusal: Refusal | None = None
    for name, text in zip(("a", "b"), texts, strict=True):
        if text and refusal is None:
            try:
                sides.append(dossier(view, resolve(view, text, name).iri, lang))
            except (UnknownName, AmbiguousName) as error:
                refusal = refusal_of(request, error)
    both = len(sides) == len(texts)
    return render(
        request,
        "compare.html",
        refusal.status if refusal else 200,
        texts=[one.thing.text(lang) for one in sides] if both else texts,
        refusal=refusal,
        sides=sides if both else [],
        metrics=_metrics(*sides) if both else [],
        shared=_shared(*sides) if both else [],
        options=_options(view, lang),
    )


def _options(view: View, lang: str) -> list[str]:
    return [one.thing.text(lang) for one in pick_list(view, ("Cluster",), _PICKED)]


def _metrics(left: Dossier, right: Dossier) -> list[Side]:
    def held(found: Dossier) -> dict[Thing, tuple[Fact, ...]]:
        metrics = list(dict.fromkeys(fact.predicate for fact in found.latest if fact.predicate))
        return {one: tuple(fact for fact in found.latest if fact.predicate == one) for one in metrics}

    one, other = held(left), held(right)
    # What both have comes first, for it is what can be compared.
    order = sorted({*one, *other}, key=lambda metric: (metric not in one or metric not in other, metric.iri))
    return [Side(metric, one.get(metric, ()), other.get(metric, ())) for metric in order]


def _shared(left: Dossier, right: Dossier) -> list[Shared]:
    one, other = _by_heading(left), _by_heading(right)
    found = []
    for heading in dict.fromkeys([*one, *other]):
        first, second = one.get(heading, {}), other.get(heading, {})
        found.append(
            Shared(
                heading,
                tuple(first[iri] for iri in first if iri in second),
                tuple(first[iri] for iri in first if iri not in second),
                tuple(second[iri] for iri in second if iri not in first),
            )
        )
    return found


def _by_heading(found: Dossier) -> dict[str, dict[str, Thing]]:
    held: dict[str, dict[str, Thing]] = {}
    if found.firms:
        held["Firms known in this cluster"] = _by_iri([firm for firm, *_ in found.firms])
    for group in found.groups:
        # Of a cluster the roll-up says more than the presence in the place itself.
        if not (found.firms and group.inward and terms.SUPERPROPERTIES.get(group.name, group.name) == "presentIn"):
            ends = [fact.subject if group.inward else fact.object for fact in group.facts]
            held.setdefault(group.heading, {}).update(_by_iri([one for one in ends if one]))
    return held


def _by_iri(things: Sequence[Thing]) -> dict[str, Thing]:
    return {one.iri: one for one in things}
