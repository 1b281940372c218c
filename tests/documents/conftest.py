from collections.abc import Callable
from pathlib import Path

import pytest

from biokg.documents.read import Batch, read_documents
from biokg.model import Document

Read = Callable[..., Batch]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Write one file and read it."""

    def write_and_read(content: str | bytes, name: str = "news.txt") -> Batch:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_documents([path])

    return write_and_read


@pytest.fixture
def one(read: Read) -> Callable[..., Document]:
    """Write one file that holds one article and read it."""

    def read_one(content: str | bytes, name: str = "news.txt") -> Document:
        batch = read(content, name)
        assert batch.refused == ()
        (document,) = batch.documents
        return document

    return read_one


@pytest.fixture
def refusal(read: Read) -> Callable[..., str]:
    """Write one file that cannot be read and return the reason."""

    def read_refused(content: str | bytes, name: str = "news.txt") -> str:
        batch = read(content, name)
        assert batch.documents == ()
        (error,) = batch.refused
        assert name in error.path
        return error.reason

    return read_refused
