"""Things that a person's judgement merged into another: their old paths lead on for good."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from biokg import terms
from biokg.resolve.judgements import canonical_ids, read_judgements
from biokg.resolve.tables import load_tables
from biokg.store.view import View
from biokg.views.web.pages.once import once_a_view


@once_a_view
def _leaders(view: View) -> dict[str, str]:
    """Return for every id that a judgement merged the id that stands for its group, as decided when a build came up."""
    del view
    return canonical_ids(read_judgements(), load_tables().things)


def leader_of(request: Request, iri: str) -> str:
    """Return the IRI of the thing that stands for the one of `iri`: itself, unless a judgement merged it."""
    slug = terms.slug(iri)
    leaders = _leaders(request.app.state.held.view())
    return terms.thing(leaders.get(slug, slug)) if iri.startswith(terms.THINGS) else iri


def moved(request: Request, iri: str) -> Response | None:
    """Return the redirection to what a thing was merged into, None for a thing that stands for itself."""
    leader = leader_of(request, iri)
    if leader == iri:
        return None
    from biokg.views.web.pages.links import page_of

    path = request.url.path.replace(page_of(iri).partition("/thing/")[2], page_of(leader).partition("/thing/")[2])
    return RedirectResponse(path + (f"?{request.url.query}" if request.url.query else ""), 301)
