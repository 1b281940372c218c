"""Which portions of which articles a model is to be asked about, what that takes, and the asking."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from biokg.choices.answer import choices_in
from biokg.choices.answers import Answers
from biokg.choices.endpoint import Endpoint
from biokg.choices.prompt import instructions, portion
from biokg.choices.spans import portions
from biokg.errors import ModelError
from biokg.mentions.reading import Reading

_IN_A_ROW = 3
"""Articles without an answer after which the endpoint is taken to be down."""
_LETTERS_A_TOKEN = 4
_TOKENS_OF_ANSWER = 40
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Request:
    """One portion that is still to be asked about."""

    document: str
    text: str
    choices: int
    """How many numbers and names there are to choose for."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """What asking takes, told before it is done."""

    requests: tuple[Request, ...]
    kept: int
    """Portions that are answered already."""

    @property
    def tokens(self) -> tuple[int, int]:
        """About how many tokens go in and come out: a Chinese character is one, of Latin letters four are."""
        fixed = _tokens(instructions())
        return (
            sum(fixed + _tokens(one.text) for one in self.requests),
            sum(_TOKENS_OF_ANSWER * one.choices for one in self.requests),
        )


@dataclass(slots=True)
class Outcome:
    """What came of asking."""

    asked: int = 0
    failed: list[tuple[str, ModelError]] = field(default_factory=list)
    """Documents without an answer, with the reason."""
    faulty: list[tuple[str, str]] = field(default_factory=list)
    """Documents whose answer is not wholly what was asked for."""
    tokens: dict[str, int] = field(default_factory=dict)
    skipped: int = 0
    """Requests that were not made since the endpoint is down."""


def estimate(readings: Iterable[Reading], answers: Answers) -> Estimate:
    """Return what is still to be asked about some articles."""
    requests, kept = [], 0
    for reading in readings:
        for spans in portions(reading):
            text = portion(spans)
            if answers.get(text) is not None:
                kept += 1
            else:
                requests.append(Request(reading.document.id, text, len(spans.numbers) + len(spans.names) // 2))
    return Estimate(tuple(requests), kept)


def ask(found: Estimate, endpoint: Endpoint, answers: Answers, progress: Progress | None = None) -> Outcome:
    """Ask about each portion in turn and keep the answers; an article without one does not stop the others."""
    outcome, in_a_row = Outcome(), 0
    for number, request in enumerate(found.requests, start=1):
        if in_a_row == _IN_A_ROW:
            outcome.skipped = len(found.requests) - number + 1
            break
        try:
            reply = endpoint.ask(instructions(), request.text)
        except ModelError as error:
            outcome.failed.append((request.document, error))
            in_a_row += 1
            continue
        in_a_row = 0
        outcome.asked += 1
        outcome.faulty += ((request.document, fault) for fault in choices_in(reply.content)[1])
        for name, count in reply.usage.items():
            outcome.tokens[name] = outcome.tokens.get(name, 0) + count
        answers.put(request.text, reply, request.document)
        if progress:
            progress("model", number, len(found.requests))
    return outcome


def _tokens(text: str) -> int:
    wide = sum(char > "\u2e7f" for char in text)
    return wide + (len(text) - wide) // _LETTERS_A_TOKEN
