"""A claim's sentence with what stands around it in its document."""

from typing import NamedTuple

from biokg.review.items import Said
from biokg.review.meaning import text_of
from biokg.store.view import View

_AROUND = 240
_ENDS = "。！？!?\n"


class Context(NamedTuple):
    """The quote, and what stands before and after it from the beginning to the end of a sentence near."""

    before: str
    quote: str
    after: str


def context(view: View, said: Said) -> Context:
    """Return the sentence of a claim in its context."""
    claim, text = said.linked.claim, text_of(view, said.document.id)
    start, end = claim.start - said.document.offset, claim.end - said.document.offset
    return Context(_before(text, start), claim.quote, _after(text, end))


def _before(text: str, start: int) -> str:
    piece = text[max(0, start - _AROUND) : start]
    cut = next((at + 1 for at, char in enumerate(piece) if char in _ENDS or piece[at : at + 2] == ". "), 0)
    return piece[cut:] if start > _AROUND else piece


def _after(text: str, end: int) -> str:
    piece = text[end : end + _AROUND]
    found = [at for at, char in enumerate(piece) if char in _ENDS or piece[at : at + 2] == ". "]
    return piece[: found[-1] + 1] if found else piece
