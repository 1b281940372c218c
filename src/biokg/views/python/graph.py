"""`biokg.open()`: a store as an object to ask from Python."""

import os
from collections.abc import Iterable, Sequence
from datetime import date
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from biokg.ask import questions
from biokg.ask.about import about
from biokg.ask.answer import Window, evidence
from biokg.ask.entities import Note
from biokg.ask.path import paths
from biokg.ask.questions import LANGUAGES, Question
from biokg.ask.words.understand import Understood, understand
from biokg.ask.written import written
from biokg.errors import UsageError
from biokg.store.endpoint import Endpoint, Place, place
from biokg.store.tokens import form
from biokg.store.view import open_view
from biokg.terms import PREFIXES, TIERS
from biokg.views.asking import Asker, Scope, Wanted, default_store, saved_questions
from biokg.views.plain.notes import notes
from biokg.views.python import explained, literals
from biokg.views.python.cells import Thing
from biokg.views.python.explained import Connection, Explained
from biokg.views.python.result import Result
from biokg.views.python.rows import AnswerRow, Row
from biokg.views.python.table import Table

if TYPE_CHECKING:
    from pyoxigraph import Triple


def open_graph(
    path: str | os.PathLike[str] | Endpoint | None = None,
    *,
    queries: str | os.PathLike[str] | None = None,
    lang: str = "en",
) -> "KnowledgeGraph":
    """Open a store for reading: the one at `path`, else at $BIOKG_STORE, else at ``build/store``.

    `queries` is a folder with questions of your own; `lang` (``en`` or ``zh``) the language of labels and messages.
    Raises `StoreError` when there is no store, and `UsageError` for another language or no folder.
    """
    store = default_store() if path is None else path if isinstance(path, Endpoint) else place(os.fspath(path))
    return KnowledgeGraph(store, None if queries is None else Path(queries), lang)


class KnowledgeGraph:
    """A store that is open for reading; what a later build writes is seen by whoever opens it anew."""

    def __init__(self, store: Place, folder: Path | None, lang: str) -> None:
        self.store = store
        self.lang = _language(lang)
        self._folder = folder
        self._view = open_view(store).with_prefixes(PREFIXES)
        self._asker = Asker(self._view)
        questions.names(folder)  # a folder that is none is said at once

    # One keyword a thing that can be said of an answer, none of them by position.
    def ask(  # noqa: PLR0913
        self,
        question: str,
        /,
        *,
        limit: int | None = None,
        offset: int = 0,
        lang: str | None = None,
        as_of: str | date | None = None,
        min_tier: str = TIERS[0],
        stated: bool = False,
        **parameters: object,
    ) -> Result:
        """Ask a saved question by its name; `questions()` lists them with their parameters.

        A parameter is given as text ("100亿", "Suzhou") or typed: int, Decimal, date, a thing of another result, a
        list where it takes several. `limit` and `offset` count rows; `as_of` answers from documents published by that
        day, month or year; `min_tier` B or C adds facts bound by inference; `stated` leaves out what only follows.

        Raises `UnknownName` or `AmbiguousName` (both with the nearest), or `UsageError`.
        """
        wanted = Wanted(_scope(min_tier, as_of), _window(limit, offset), stated)
        return self._ask(questions.question(question, self._folder), parameters, wanted, lang)

    def words(  # noqa: PLR0913
        self,
        text: str,
        /,
        *,
        limit: int | None = None,
        offset: int = 0,
        lang: str | None = None,
        as_of: str | date | None = None,
        min_tier: str = TIERS[0],
        stated: bool = False,
        today: date | None = None,
        **parameters: object,
    ) -> Result:
        """Ask a question in words, Chinese or English; `.understood` of the result says which saved one was asked.

        `parameters` count for more than those in the words; `today` is what "last year" counts from. Raises
        `NotUnderstood` when no saved question answers it, `UnclearQuestion` when several do, else as `ask` does.
        """
        found = understand(self._view, text, saved_questions(self._folder), today or date.today())
        wanted = Wanted(_scope(min_tier, as_of), _window(limit, offset), stated)
        return self._ask(found.question, {**found.given, **parameters}, wanted, lang, found)

    def _ask(
        self,
        saved: Question,
        parameters: dict[str, object],
        wanted: Wanted,
        lang: str | None,
        found: Understood | None = None,
    ) -> Result:
        asked = self._asker.ask(saved, parameters, wanted)
        told: list[Note] = [*(found.notes if found else ()), *notes(asked, wanted.scope.as_of)]
        return Result(asked, _language(lang or self.lang), told, found)

    def questions(self) -> "Questions":
        """Return the saved questions, those of your own folder among them, sorted by name."""
        return Questions(saved_questions(self._folder), self.lang)

    def find(
        self, text: str = "", *, classes: str | Sequence[str] = (), limit: int = 10, lang: str | None = None
    ) -> Table[Row]:
        """Return things whose names are like `text` (of `classes` such as ``Place``, if any), the likest first.

        Without a text all of the classes are found, those of most documents first: what a list to pick from shows.
        """
        wanted = (classes,) if isinstance(classes, str) else tuple(classes)
        return explained.hits(self._asker.find(text, wanted, limit), _language(lang or self.lang))

    def explain(self, thing: str | Thing, *, lang: str | None = None) -> Explained:
        """Return everything that is said of one thing, given by any of its names."""
        return Explained(about(self._view, _name("thing", thing)), _language(lang or self.lang))

    def evidence(self, facts: str | AnswerRow | Iterable[str], *, lang: str | None = None) -> Table[Row]:
        """Return the sentences that facts rest on: of a row of a result, or given by the IRIs in its `facts`."""
        wanted = facts.facts if isinstance(facts, AnswerRow) else [facts] if isinstance(facts, str) else list(facts)
        said = evidence(self._view, wanted)
        found = [one for fact in dict.fromkeys(wanted) for one in said.get(fact, ())]
        return explained.sentences(found, _language(lang or self.lang))

    def path(
        self,
        start: str | Thing,
        end: str | Thing,
        *,
        ways: int = 5,
        lang: str | None = None,
        as_of: str | date | None = None,
        min_tier: str = TIERS[0],
    ) -> Connection:
        """Return the shortest ways in which two things are connected, in words with their sentences."""
        known = self._asker.known(_scope(min_tier, as_of))
        found = paths(known.view, _name("start", start), _name("end", end), ways, self._view)
        return Connection(found, _language(lang or self.lang))

    def sparql(self, query: str) -> "Table[Row] | bool | list[Triple]":
        """Run a SPARQL 1.1 query that only reads: a table for SELECT, a truth for ASK, else triples.

        The prefixes bkg:, id:, doc:, skos: ... need no declaration. Raises `QueryError`.
        """
        kind = form(query)
        if kind == "ask":
            return self._view.ask(query)
        return self._view.construct(query) if kind in {"construct", "describe"} else self.select(query)

    def select(self, query: str) -> Table[Row]:
        """Run a SELECT query and return its rows; raises `QueryError`."""
        return literals.table(self._view.select(query))

    def __repr__(self) -> str:
        return f"<biokg store {str(self.store)!r}: .questions() lists what can be asked>"


class Questions(list[Question]):
    """The saved questions; prints as a list with a line for each."""

    def __init__(self, saved: Iterable[Question], lang: str) -> None:
        super().__init__(saved)
        self._lang = lang

    def __repr__(self) -> str:
        return "\n".join(f"{one.name}({_parameters(one)}): {one.summary[self._lang]}" for one in self)

    def _repr_html_(self) -> str:
        rows = (
            "".join(f"<td style='text-align:left'>{escape(text)}</td>" for text in texts)
            for texts in ((one.name, _parameters(one), one.summary[self._lang]) for one in self)
        )
        return f"<table class='biokg'><tbody>{''.join(f'<tr>{row}</tr>' for row in rows)}</tbody></table>"


def _parameters(saved: Question) -> str:
    return ", ".join(
        one.name if one.required else f"{one.name}={one.default or '…'}"
        for one in sorted(saved.parameters, key=lambda one: not one.required)
    )


def _name(parameter: str, thing: str | Thing) -> str:
    name = written(parameter, thing)
    if isinstance(name, str):
        return name
    raise UsageError(f"{parameter} is one thing, not {len(name)}.", f"{parameter} 只能是一个事物。")


def _scope(min_tier: str, as_of: str | date | None) -> Scope:
    return Scope(min_tier, as_of.isoformat()[:10] if isinstance(as_of, date) else as_of)


def _window(limit: int | None, offset: int) -> Window:
    for name, number in (("limit", limit), ("offset", offset)):
        if number is not None and number < 0:
            raise UsageError(f"{name} {number} is no number of rows.", f"{name} {number} 不是行数。")
    return Window(limit, offset)


def _language(lang: str) -> str:
    if lang not in LANGUAGES:
        offered = ", ".join(LANGUAGES)
        raise UsageError(f"lang {lang!r} is none of {offered}.", f"lang {lang!r} 不是 {offered} 之一。")
    return lang
