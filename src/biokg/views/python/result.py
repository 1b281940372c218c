"""The answer to a question: its rows, how it was understood, and the sentences behind each row."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from biokg.ask.answer import Answer, Evidence
from biokg.ask.entities import Note
from biokg.ask.questions import Question
from biokg.ask.words.understand import Understood
from biokg.views.asking import Asked
from biokg.views.python.cells import cell
from biokg.views.python.rows import AnswerRow, Column, Reasons
from biokg.views.python.table import Table

if TYPE_CHECKING:
    import networkx as nx


class Result(Table[AnswerRow]):
    """The rows of a saved question, in the language asked for."""

    def __init__(
        self, asked: Asked, language: str, notes: Sequence[Note], understood: Understood | None = None
    ) -> None:
        answer = asked.answer
        names = tuple(column.name for column in answer.columns)
        reasons = Reasons(asked.known.view, answer)
        rows = [
            AnswerRow(names, tuple(cell(one, language) for one in row.cells), row.facts).within(reasons, at)
            for at, row in enumerate(answer.rows)
        ]
        super().__init__(_columns(answer, language), rows, language)
        self.question: Question = answer.question
        """The saved question, with its description and columns in both languages."""
        self.parameters: Mapping[str, object] = {
            name: [cell(one, language) for one in value] if isinstance(value, list) else cell(value, language)
            for name, value in answer.parameters.items()
        }
        """Each parameter that had a value, as it was understood."""
        self.notes = tuple(note.said(language) for note in notes)
        """What you should know of the answer: how a name was read, what a date leaves out."""
        self.understood = understood
        """Of a question in words: which one was chosen, how sure that is, and what else it might have meant."""
        self.total = answer.total
        """How many rows there are in all, where `limit` or `offset` leave some out."""
        self.sparql = answer.sparql
        """The query that was asked, with the values in it."""

    def why(self) -> list[list[Evidence]]:
        """Return for each row the sentences that it rests on, asserted ones first."""
        return [row.why() for row in self]

    def to_networkx(self) -> "nx.MultiDiGraph[str]":
        """Return the things of the rows as nodes (by IRI) and an edge from the first thing of a row to each other one.

        An edge holds the column of its end (`relation`), the row's plain cells and its facts; a node its labels.
        """
        from biokg.views.python.network import network

        return network(self.columns, self)


def _columns(answer: Answer, language: str) -> list[Column]:
    def meant(column: str) -> Mapping[str, str]:
        return {code: texts[language] for code, texts in answer.codes.items()} if column == "code" else {}

    return [Column(one.name, one.type, one.labels[language], meant(one.type)) for one in answer.columns]
