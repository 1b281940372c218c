"""Saved questions over HTTP: the list of them, one by name, and one in words."""

from datetime import date
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from biokg.ask import questions
from biokg.ask.questions import Question
from biokg.ask.words.understand import Understood, understand
from biokg.views.asking import saved_questions
from biokg.views.plain.answers import Told
from biokg.views.plain.catalogue import entry
from biokg.views.plain.readings import reading
from biokg.views.web.api.answers import answered, as_json, etag, form_of, unchanged
from biokg.views.web.api.request import OF_ANSWERS, Words, asker, given, words, words_of
from biokg.views.web.language import language
from biokg.views.web.limited.asking import ask_within
from biokg.views.web.settings import Settings


def catalogue(request: Request) -> Response:
    """Answer the saved questions with what each takes and gives."""
    words(request, ())
    saved = saved_questions(folder(request))
    return as_json(request, {"questions": [_entry(one, language(request)) for one in saved]}, *saved)


def _entry(saved: Question, lang: str) -> dict[str, object]:
    return {**entry(saved, lang), "href": f"/api/questions/{saved.name}"}


def question(request: Request) -> Response:
    """Answer one saved question."""
    saved = questions.question(request.path_params["name"], folder(request))
    found = words_of(request, saved)
    tag = etag(request, saved, form_of(request, found.single.get("format")).type)
    return unchanged(request, tag) or _answer(request, saved, found, tag)


def in_words(request: Request) -> Response:
    """Answer a question in words, with how it was understood."""
    found = words(request, (*OF_ANSWERS, "text"))
    saved, today = saved_questions(folder(request)), date.today()
    tag = etag(request, saved, today, form_of(request, found.single.get("format")).type)
    if (same := unchanged(request, tag)) is not None:
        return same
    understood = understand(asker(request).whole, found.needed("text"), saved, today)
    return _answer(request, understood.question, found, tag, understood)


def _answer(
    request: Request, saved: Question, found: Words, tag: str, understood: Understood | None = None
) -> Response:
    wanted, lang = found.wanted(), language(request)
    values = understood.given if understood else given(found, saved)
    asked = ask_within(request.app.state.pool, saved, values, wanted)
    told = [note.said(lang) for note in (*(understood.notes if understood else ()), *asked.notes)]
    more: dict[str, object] = {"notes": told}
    if understood:
        more["understood"] = reading(understood.text, asked.answer, understood.score, understood.alternatives)
    return answered(request, Told(asked.answer, lang, asked.evidence), wanted.window, tag, more)


def folder(request: Request) -> Path | None:
    """Return the folder with the questions that the owner of the server added."""
    settings: Settings = request.app.state.settings
    return settings.queries
