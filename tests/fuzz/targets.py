"""What the coverage-guided fuzzer feeds bytes to; each takes any bytes and may raise nothing."""

import contextlib
from collections.abc import Callable
from pathlib import Path

from biokg.ask.parameters import amount, date
from biokg.documents.encoding import decode
from biokg.errors import BiokgError
from biokg.store.aimed import aimed
from biokg.store.tokens import tokens
from biokg.store.view import view_of
from biokg.text.quantities import find_quantities
from biokg.text.shadow import shadow
from biokg.text.times import find_times

CORPUS = Path(__file__).parent / "corpus"


def reading(data: bytes) -> None:
    """Read bytes as a document, its numbers and its times."""
    with contextlib.suppress(BiokgError):
        text = shadow(decode("x.txt", data)).text
        for found in find_quantities(text):
            assert 0 <= found.start < found.end <= len(text)
        find_times(text, "2025-03-04")


def parameters(data: bytes) -> None:
    """Read a value that a person types."""
    text = data.decode("utf-8", "replace")
    date(text)
    with contextlib.suppress(BiokgError):
        amount(text)


def queries(data: bytes) -> None:
    """Cut, rewrite, guard and run a query."""
    text = data.decode("utf-8", "replace")
    assert "".join(token.text for token in tokens(text)) == text
    with contextlib.suppress(BiokgError):
        view_of(()).first(text, 3)
    aimed(text)


TARGETS: dict[str, Callable[[bytes], None]] = {"reading": reading, "parameters": parameters, "queries": queries}
