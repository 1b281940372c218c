"""The report on anchors as a page."""

from typing import Final

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from biokg.analysis.filters import Filters
from biokg.ask.labels import Thing
from biokg.store.view import View
from biokg.views.anchor_words import interval
from biokg.views.cli.narrowing import undecided_pairs
from biokg.views.reports.contents import Contents, Wanted, contents
from biokg.views.reports.picture import picture
from biokg.views.web.language import language
from biokg.views.web.pages.once import once_a_view
from biokg.views.web.rendering import render

_SHOWN: Final = 30
"""Anchors in the page; the question `anchors` has all, and `biokg report` more."""


@once_a_view
def _reports(view: View) -> dict[str, Contents]:
    """Return the reports that were made of a view, by language: the ranking is made over many times for each."""
    del view
    return {}


def _report(view: View, lang: str) -> Contents:
    made = _reports(view)
    if lang not in made:
        made[lang] = contents(view, Wanted(Filters(), undecided_pairs(), top=_SHOWN, language=lang))
    return made[lang]


def report(request: Request) -> Response:
    """Answer the report."""
    lang = language(request)
    found = _report(request.app.state.held.view(), lang)
    return render(
        request,
        "anchors.html",
        of=found,
        intervals=[interval(row.interval, lang) for row in found.rows],
        # The picture escapes what it writes; it is the same that `biokg report` puts into its page.
        picture=Markup(picture(found)),  # noqa: S704
        thing=lambda one, iri: Thing(iri, one.label, one.label_zh),
    )
