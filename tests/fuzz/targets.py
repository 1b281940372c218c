"""What the coverage-guided fuzzer feeds bytes to; each takes any bytes and may raise nothing."""

import contextlib
import tempfile
from collections.abc import Callable
from pathlib import Path

from biokg.ask.parameters import amount, date
from biokg.ask.questions import read as question
from biokg.bulk.reading import read_document
from biokg.claims.decisions import read_log
from biokg.documents.article import make_document
from biokg.documents.encoding import decode
from biokg.documents.from_docx import read_docx
from biokg.documents.from_html import read_html
from biokg.documents.records import Extracted, Known, Part
from biokg.documents.sources import read_source
from biokg.errors import BiokgError
from biokg.resolve.judgements import read_judgements
from biokg.resolve.tables import read_rows
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


def pages(data: bytes) -> None:
    """Read bytes as a web page and as a Word file."""
    for read, name in ((read_html, "x.html"), (read_docx, "x.docx")):
        with contextlib.suppress(BiokgError):
            assert read(name, data).text.isascii() in {True, False}


def claims(data: bytes) -> None:
    """Take the claims of a text: each quote at its place, each number whole."""
    text = "Park news\n\n" + data.decode("utf-8", "replace").replace("\r", "\n")
    document = make_document("x", Extracted(text), Part(0, len(text)), Known())
    for claim in read_document(document).claims:
        assert text[claim.start : claim.end] == claim.quote
        assert claim.printed is None or claim.printed in claim.quote


def tables(data: bytes) -> None:
    """Read a table, a log of decisions, a list of sources and a question of a user."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "t.tsv")
        path.write_bytes(data)
        for read in (
            lambda one: list(read_rows(one, ("id", "type"))),
            read_log,
            read_judgements,
            read_source,
            question,
        ):
            with contextlib.suppress(BiokgError):
                read(path)


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


TARGETS: dict[str, Callable[[bytes], None]] = {
    one.__name__: one for one in (reading, pages, claims, tables, parameters, queries)
}
