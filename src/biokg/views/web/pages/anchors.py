"""The report on anchors as a page."""

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from biokg.analysis.filters import Filters
from biokg.ask.labels import Thing
from biokg.store.view import View
from biokg.views.anchor_words import interval
from biokg.views.cli.narrowing import undecided_pairs
from biokg.views.reports.contents import SHOWN, Contents, Wanted, contents
from biokg.views.reports.picture import picture
from biokg.views.web.language import language
from biokg.views.web.pages.once import once_a_view
from biokg.views.web.rendering import render


@once_a_view
def _reports(view: View) -> dict[str, Contents]:
    """Return the report in both languages; the ranking is made over many times for it, so once a build is enough."""
    pairs = undecided_pairs()
    return {lang: contents(view, Wanted(Filters(), pairs, top=SHOWN, language=lang)) for lang in ("en", "zh")}


def report(request: Request) -> Response:
    """Answer the report."""
    lang = language(request)
    found = _reports(request.app.state.held.view())[lang]
    return render(
        request,
        "anchors.html",
        of=found,
        intervals=[interval(row.interval, lang) for row in found.rows],
        # The picture escapes what it writes; it is the same that `biokg report` puts into its page.
        picture=Markup(picture(found)),  # noqa: S704
        thing=lambda one, iri: Thing(iri, one.label, one.label_zh),
    )
